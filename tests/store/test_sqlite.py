"""What holds for a SQLite file: one owner, readers that leave no trace, and errors as one line."""

import errno
import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import event, inspect
from sqlalchemy.exc import OperationalError

from monitor.model import DeliveryState
from monitor.store import sql
from monitor.store.care import back_up, mend, put_back
from monitor.store.contract import DamagedError, ReplacedError, StoreBusyError, StoreError
from monitor.store.engine import read_through, sqlite_reader, sqlite_writer
from monitor.store.migrate import SCRIPTS, check_current, migrate
from monitor.store.sql import SqlStore
from tests.builders import at, feed, feed_state, story
from tests.store.toy import Toy, batch

LEASE = timedelta(minutes=2)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "monitor.db"


def snapshot(directory: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(directory.iterdir())}


@pytest.fixture
def daemon(file):
    """Starts a process of its own that owns the file, does something and waits to be killed."""
    with ExitStack() as stack:

        def start(body: str) -> subprocess.Popen[str]:
            command = [sys.executable, "-c", DAEMON.format(body=body), str(file)]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            process = stack.enter_context(subprocess.Popen(command, cwd=Path(__file__).parents[2], **pipes))
            stack.callback(process.kill)
            assert process.stdout.readline() == "ready\n"
            return process

        yield start


DAEMON = """
import sys
from monitor.store.sql import SqlStore
from tests.builders import *
from tests.store.toy import *

def ready(*_):
    print("ready", flush=True)
    sys.stdin.read()

store = SqlStore.open(sys.argv[1])
{body}
ready()
"""


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


# --- opening ----------------------------------------------------------------------------------------------------------


def test_the_data_directory_is_made(file, opened):
    opened(str(file))

    assert file.exists()


def test_commits_survive_a_power_cut_and_foreign_keys_hold(file, opened):
    with opened(str(file)).transaction() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout")
        }

    full = 2
    assert said == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "busy_timeout": 5000,
    }


def test_a_second_daemon_is_refused_and_told_who_is_there(file, opened):
    opened(str(file))

    with pytest.raises(StoreBusyError, match=r"monitor\.db: another monitor \(process \d+\) runs .* stop it first"):
        SqlStore.open(str(file))


def test_the_next_daemon_may_own_it_once_the_first_has_gone(file, opened):
    opened(str(file)).close()

    assert opened(str(file)).feeds() == ()


def test_a_worker_forked_by_a_daemon_that_was_killed_does_not_keep_the_next_one_out(file, daemon, opened):
    body = """
import os
hear, say = os.pipe()
if os.fork() == 0:
    os.write(say, b".")
    sys.stdin.read()
    os._exit(0)
os.read(hear, 1)
"""
    kill(daemon(body))

    assert opened(str(file)).feeds() == ()


@pytest.mark.parametrize("where", ["a-file/data/monitor.db", "a-file/monitor.db"])
def test_a_directory_that_cannot_be_made_is_one_line(tmp_path, where):
    (tmp_path / "a-file").write_text("not a directory")

    with pytest.raises(StoreError, match=r"a-file.*: cannot be made \(.*\): set another data_dir"):
        SqlStore.open(str(tmp_path / where))


def test_a_directory_that_cannot_be_written_is_one_line():
    """Nobody makes files in /proc, not even root."""
    with pytest.raises(StoreError, match=r"/proc/monitor\.db\.lock: cannot be written .* another data_dir"):
        SqlStore.open("/proc/monitor.db")


@pytest.mark.parametrize("owner", [True, False])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path, owner):
    notes = tmp_path / "notes.txt"
    notes.write_text("Shopping list: bread, and a great deal of patience. " * 99)
    before = notes.read_bytes()

    with pytest.raises(StoreError, match=r"notes\.txt: it is no database: move it aside"):
        SqlStore.open(str(notes), owner=owner)
    assert notes.read_bytes() == before


def test_a_damaged_database_is_refused_and_left_as_it_is(file, opened):
    store = opened(str(file))
    store.decide(batch(*(story(f"SDF {n}", "text " * 200) for n in range(200))), Toy())
    store.close()
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 40_000] = b"\xff" * 40_000
    file.write_bytes(whole)

    with pytest.raises(StoreError, match=r"monitor\.db: it is damaged: restore a backup with `monitor restore`"):
        SqlStore.open(str(file))
    assert file.read_bytes() == whole


def test_a_file_that_cannot_be_read_through_is_left_to_who_looks_at_it(tmp_path):
    (tmp_path / "three").write_bytes(b"x" * 3_000_000)

    for name in ("three", "nowhere", "."):
        read_through(tmp_path / name)

    assert [path.name for path in tmp_path.iterdir()] == ["three"]


def test_every_page_is_looked_at_unless_the_file_is_as_its_owner_left_it(file, daemon, opened, monkeypatch):
    """A clean stop is believed once; a kill, another hand or damage that was met in between is not."""
    looked = []
    monkeypatch.setattr(sql, "read_through", lambda path: looked.append(("read", str(path))))
    monkeypatch.setattr(sql, "check_sound", lambda _engine, where: looked.append(("look", where)))

    def looks() -> bool:
        looked.clear()
        opened(str(file)).close()
        assert looked in ([], [("read", str(file)), ("look", str(file))])
        return bool(looked)

    assert looks(), "a new file"
    assert not looks(), "after a clean stop"
    kill(daemon(""))
    assert looks(), "after a kill"
    file.touch()
    assert looks(), "after another hand"
    kept = opened(str(file))
    with pytest.raises(DamagedError), kept.transaction():
        raise OperationalError("", None, malformed())
    kept.close()
    assert looks(), "after damage that was met while it was open"


def malformed() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def test_somebody_elses_database_is_left_as_it_is(tmp_path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = other.read_bytes()

    with pytest.raises(StoreError, match=r"other\.db: a database, but not monitor's"):
        SqlStore.open(str(other))

    assert other.read_bytes() == before


@pytest.mark.parametrize("place", ["mysql://host/name", "sqlite://", "://"])
def test_an_address_that_is_not_supported_says_which_are(place):
    with pytest.raises(StoreError, match="use sqlite:///FILE or postgresql://HOST/NAME"):
        SqlStore.open(place)


def test_a_feed_that_a_killed_daemon_had_leased_is_due_at_the_next_start(file, daemon, opened):
    kill(daemon("store.follow([feed()], at(0)); store.claim_feeds(at(0), 1, timedelta(days=1))"))

    assert len(opened(str(file)).claim_feeds(at(1), 1, LEASE)) == 1


def steps_of_a_claim(store, feeds: int) -> int:
    """Steps of SQLite's machine, in tens, for one more feed where so many are due and sixty are being polled."""
    store.follow([feed(f"https://{number}.example/") for number in range(feeds)], at(0))
    store.claim_feeds(at(0), 60, LEASE)
    steps = []
    with store.transaction() as connection:
        raw = connection.connection.driver_connection
    raw.set_progress_handler(lambda: steps.append(1), 10)
    claimed = store.claim_feeds(at(0), 1, LEASE)
    raw.set_progress_handler(None, 0)
    assert len(claimed) == 1
    return len(steps)


def test_what_a_claim_costs_does_not_grow_with_what_else_is_due(file, opened):
    """As when thousands of feeds are new, or a machine has slept."""
    few = steps_of_a_claim(opened(str(file)), 200)

    assert steps_of_a_claim(opened(str(file.with_name("other.db"))), 4000) < 1.5 * few


# --- versions ---------------------------------------------------------------------------------------------------------


def test_a_newer_programs_database_is_refused(file, opened):
    store = opened(str(file))
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE schema_version SET version_num = '9999'")
    store.close()

    for owner in (True, False):
        with pytest.raises(StoreError, match=r"written by a newer monitor \(tables 9999\): update this one"):
            SqlStore.open(str(file), owner=owner)


@pytest.fixture
def newer_scripts(tmp_path):
    """The migrations of a version to come."""
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    head = ScriptDirectory(str(SCRIPTS)).get_current_head()
    (scripts / "versions" / "v9_next.py").write_text(
        f"from alembic import op\nrevision = '9'\ndown_revision = {head!r}\n"
        "def upgrade():\n    op.execute('ALTER TABLE feed ADD COLUMN mood TEXT')\n"
    )
    return scripts


def columns(engine):
    return {column["name"] for column in inspect(engine).get_columns("feed")}


def test_a_database_is_copied_before_it_is_updated_and_only_then(file, opened, newer_scripts):
    store = opened(str(file))
    store.follow([feed()], at(0))
    store.close()
    assert not [*file.parent.glob("*.before-update-from-*")]

    engine = sqlite_writer(file)
    migrate(engine, str(file), file, newer_scripts)
    assert "mood" in columns(engine)
    engine.dispose()

    (copy,) = file.parent.glob("*.before-update-from-*")
    assert opened(str(copy)).feeds() == (feed_state(next_poll=at(0)),)


def test_a_failed_update_changes_nothing(file, opened, newer_scripts):
    opened(str(file)).close()
    version = newer_scripts / "versions" / "v9_next.py"
    version.write_text(version.read_text() + "    op.execute('ALTER TABLE nowhere ADD COLUMN mood TEXT')\n")

    engine = sqlite_writer(file)
    before = columns(engine)
    with pytest.raises(OperationalError, match="nowhere"):
        migrate(engine, str(file), file, newer_scripts)
    assert columns(engine) == before
    assert "mood" not in before
    engine.dispose()

    assert opened(str(file)).feeds() == ()


def test_a_reader_does_not_update_an_older_database(file, opened, newer_scripts):
    opened(str(file)).close()

    with pytest.raises(StoreError, match="its tables are not this version's yet: run the service once"):
        check_current(sqlite_reader(file), str(file), newer_scripts)


# --- readers ----------------------------------------------------------------------------------------------------------


def test_a_reader_needs_a_database(file):
    with pytest.raises(StoreError, match=r"monitor\.db: there is no database yet: run the service once"):
        SqlStore.open(str(file), owner=False)
    assert not file.parent.exists()


def test_a_reader_sees_what_the_daemon_commits_while_it_runs_and_cannot_write(file, opened):
    owner = opened(str(file))
    reader = opened(str(file), owner=False)
    assert reader.deliveries() == ()

    owed = owner.decide(batch(story()), Toy()).deliveries

    assert reader.deliveries() == owed
    with pytest.raises(StoreError, match="readonly"):
        reader.follow([feed()], at(0))


@pytest.mark.parametrize("state", ["stopped", "running", "killed"])
def test_a_reader_leaves_every_byte_as_it_was(file, daemon, state, opened):
    process = daemon("store.decide(batch(story()), Toy())")
    if state == "stopped":
        kill(process)
        opened(str(file)).close()
    elif state == "killed":
        kill(process)
    before = snapshot(file.parent)

    reader = opened(str(file), owner=False)
    assert len(reader.explain(story().id)) == len(reader.deliveries()) == len(reader.timeline("inherent-resolve")) == 1
    reader.close()

    assert snapshot(file.parent) == before


def test_a_copy_without_its_shared_memory_is_read_with_all_that_its_log_holds(file, daemon, opened):
    kill(daemon("store.decide(batch(story()), Toy())"))
    file.with_name("monitor.db-shm").unlink()
    before = file.read_bytes()

    assert len(opened(str(file), owner=False).deliveries()) == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize("owner", [True, False])
def test_an_owner_killed_before_the_first_page_of_its_log_is_followed_and_read(file, daemon, opened, owner):
    """What a kill at the first commit after a clean stop leaves: a log of nothing but a header, and its index."""
    kill(daemon("store.decide(batch(story()), Toy())"))
    log, index = (file.with_name(f"monitor.db-{part}") for part in ("wal", "shm"))
    header, mapped = log.read_bytes()[:32], index.read_bytes()
    opened(str(file)).close()
    log.write_bytes(header)
    index.write_bytes(mapped)

    assert len(opened(str(file), owner=owner).deliveries()) == 1


def test_a_log_whose_beginning_is_damaged_is_named_as_damage_and_mended(file, daemon, opened):
    opened(str(file)).close()
    kill(daemon("store.decide(batch(story()), Toy())"))
    log = file.with_name("monitor.db-wal")
    log.write_bytes(b"no log" + log.read_bytes()[6:])

    with pytest.raises(DamagedError, match="it is damaged: restore a backup"):
        opened(str(file))
    mend(file, at(0))

    assert opened(str(file)).deliveries() == ()
    assert len(list(file.parent.glob("monitor.db.damaged-*-wal"))) == 1


# --- crashes and full disks -------------------------------------------------------------------------------------------


def test_a_daemon_killed_while_sending_leaves_an_ambiguous_delivery_and_loses_none(file, daemon, opened):
    body = "store.decide(batch(story()), Toy()); store.claim_deliveries(at(1), 1, timedelta(days=1), ['hook'])"
    kill(daemon(body))

    store = opened(str(file))

    assert [(each.state, each.attempts) for each in store.recover(at(2), {})] == [(DeliveryState.AMBIGUOUS, 1)]


def test_a_daemon_killed_in_the_middle_of_a_decision_has_decided_nothing(file, daemon, opened):
    body = """
class Slow(Toy):
    def judge(self, stories, known, *, silent):
        ready()
store.follow([feed()], at(0))
store.decide(batch(story(), state=feed_state(etag="new")), Slow())
"""
    kill(daemon(body))

    store = opened(str(file))

    assert (store.feeds()[0].etag, store.deliveries(), store.explain(story().id)) == ("", (), ())
    assert len(store.decide(batch(story()), Toy()).deliveries) == 1


def test_a_full_disk_is_one_line_and_nothing_is_lost_once_there_is_room(file, opened):
    store = opened(str(file))
    store.follow([feed()], at(0))
    many = batch(*(story(f"SDF {n}", "text " * 200) for n in range(300)), state=feed_state(etag="new"))
    with store.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")

    with pytest.raises(StoreError, match=r"monitor\.db: the disk is full: make room"):
        store.decide(many, Toy())
    assert (store.feeds()[0].etag, store.deliveries()) == ("", ())

    with store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert len(store.decide(many, Toy()).deliveries) == 300


def test_another_program_that_holds_the_file_is_named_as_the_cause(file, opened):
    store = opened(str(file))
    with store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="another program holds it"):
        store.feeds()
    other.close()

    assert store.feeds() == ()


def test_batches_that_are_decided_together_take_one_commit(file):
    commits = []
    owner = SqlStore.open(str(file))
    event.listen(owner._engine, "commit", commits.append)

    decided = owner.decide_all([(batch(story(f"SDF {number}")), Toy()) for number in range(5)])
    owner.close()

    assert len(commits) == 1
    assert [len(each.deliveries) for each in decided] == [1] * 5


def remember(store: SqlStore, *words: str) -> None:
    """Enough for many pages."""
    for word in words:
        store.save_feed(feed_state(f"https://{word}.example/", etag=word * 500))


def urls(file: Path) -> list[str]:
    store = SqlStore.open(str(file))
    try:
        with store.transaction() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        return [state.url for state in store.feeds()]
    finally:
        store.close()


def known(*words: str) -> list[str]:
    return [f"https://{word}.example/" for word in words]


@pytest.fixture
def yesterday(file):
    """A copy of what the file held before more came to it; and its owner, who lives."""
    store = SqlStore.open(str(file))
    store.follow([feed(url) for url in known("a", "b", "c", "d")], at(0))
    remember(store, "a", "b")
    copy = file.with_name("yesterday.db")
    back_up(file, copy)
    for _ in range(20):
        remember(store, "c", "d", "a")
    yield store, copy
    store.close()


def test_nothing_is_written_to_a_file_whose_name_leads_to_another_one(file, yesterday) -> None:
    """And what its owner knew is kept beside it; the log of the one is not read into the other."""
    store, copy = yesterday
    before = hashlib.sha256(copy.read_bytes()).hexdigest()
    copy.replace(file)

    with pytest.raises(ReplacedError, match="another file stands in its place"):
        remember(store, "a")
    store.close()

    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
    assert not file.with_name("monitor.db-wal").exists()
    (kept,) = file.parent.glob("monitor.db.replaced-*")
    assert urls(file) == urls(kept) == known("a", "b", "c", "d")
    assert state_of(file, "a").etag == "a" * 500
    assert (state_of(file, "c").etag, state_of(kept, "c").etag) == ("", "c" * 500)


def state_of(file: Path, word: str):
    store = SqlStore.open(str(file))
    try:
        return store.feed_state(f"https://{word}.example/")
    finally:
        store.close()


def test_a_file_that_is_taken_away_is_missed(file, yesterday) -> None:
    store, _copy = yesterday
    file.unlink()

    with pytest.raises(ReplacedError, match="it was taken away"):
        remember(store, "a")
    store.close()

    (kept,) = file.parent.glob("monitor.db.replaced-*")
    assert state_of(kept, "c").etag == "c" * 500


def test_what_cannot_be_kept_for_want_of_room_leaves_nothing_half_done(file, yesterday, monkeypatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("monitor.store.engine.sync", full)
    store, copy = yesterday
    copy.replace(file)

    store.close()

    assert not list(file.parent.glob("monitor.db.replaced-*"))
    assert urls(file) == known("a", "b", "c", "d")


def test_the_log_of_a_killed_owner_is_read_whatever_number_its_file_has_now(file, daemon) -> None:
    """A copy of a whole directory has other numbers, and may have given them to other files."""
    killed = daemon("store.follow([feed('https://a.example/')], at(0))")
    killed.kill()
    killed.wait()
    shutil.copy2(file, file.with_name("copy.db"))
    file.with_name("copy.db").replace(file)

    assert urls(file) == known("a")


def test_a_log_whose_file_was_removed_is_not_read_into_what_is_put_back(file, daemon) -> None:
    killed = daemon(
        "store.follow([feed(f'https://{word}.example/') for word in 'abcd'], at(0))\n"
        "from monitor.store.care import back_up\n"
        "back_up(store._place.file, store._place.file.with_name('yesterday.db'))\n"
        "for word in 'abcd' * 20:\n"
        "    store.save_feed(feed_state(f'https://{word}.example/', etag=word * 500))"
    )
    killed.kill()
    killed.wait()
    file.unlink()

    assert put_back(file.with_name("yesterday.db"), file, at(0), bool) is None

    assert not file.with_name("monitor.db-wal").exists()
    assert state_of(file, "c").etag == ""
