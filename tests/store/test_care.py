"""A copy is whole and checked, nothing is written over, and of a damaged file what can be read is saved."""

import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.model import DeliveryState, Sent
from monitor.store import care
from monitor.store.contract import DamagedError, Retention, StoreBusyError, StoreError
from monitor.store.sql import SqlStore
from tests.builders import at, story
from tests.store.toy import DESK, HOOK, Toy, batch

LEASE = timedelta(minutes=2)
NEVER = timedelta(days=36500)
ROUTES = {"*": (HOOK, DESK)}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "monitor.db"


def fill(store: SqlStore, count: int) -> None:
    for number in range(count):
        told = story(f"SDF story {number}", f"Sentence {number} of a long text. " * 9)
        store.decide(batch(told, routes=ROUTES), Toy())


def test_a_copy_is_taken_while_the_owner_writes(file, tmp_path, opened):
    store = opened(str(file))
    fill(store, 3)
    content = care.back_up(file, tmp_path / "copy.db")
    fill(store, 5)

    assert content.stories == 3 == care.inspect(tmp_path / "copy.db").stories
    assert not list(tmp_path.glob("*.part"))


def test_a_copy_for_which_there_is_no_room_says_so_of_its_own_disk_and_leaves_nothing(
    file, tmp_path, opened, monkeypatch
):
    opened(str(file))

    def full(path):
        path.with_name(f"{path.name}-journal").touch()  # as SQLite leaves it then
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(care, "inspect", full)
    with pytest.raises(StoreError, match=r"copy\.db: cannot be written \(its disk is full\)"):
        care.back_up(file, tmp_path / "copy.db")

    assert not list(tmp_path.glob("copy*"))


def test_a_copy_is_not_written_over(file, tmp_path, opened):
    opened(str(file))
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        care.back_up(file, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_copy_is_put_back_and_what_was_there_is_kept(file, tmp_path):
    with closing(SqlStore.open(str(file))) as store:
        fill(store, 2)
    care.back_up(file, tmp_path / "copy.db")
    with closing(SqlStore.open(str(file))) as store:
        fill(store, 4)
    aside = care.put_back(tmp_path / "copy.db", file, at(0), bool)

    assert care.inspect(file).stories == 2
    assert care.inspect(aside).stories == 4
    assert "before-restore" in aside.name


def test_a_copy_is_not_put_back_under_a_running_daemon(file, tmp_path, opened):
    store = opened(str(file))
    fill(store, 2)
    care.back_up(file, tmp_path / "copy.db")
    held = []
    with pytest.raises(StoreBusyError, match="stop it first"):
        care.put_back(tmp_path / "copy.db", file, at(0), lambda: held.append("held"))

    assert not held


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no database; name a backup"),
        (b"SQLite format 3\0" + bytes(200), "damaged|no database"),
        (b"hello" * 99, "no database; name a backup"),
    ],
)
def test_what_is_no_backup_is_refused(content, said, tmp_path):
    path = tmp_path / "strange.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=said):
        care.inspect(path)


def test_another_programs_database_is_no_backup(tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as raw:
        raw.execute("CREATE TABLE things (name)")
    with pytest.raises(StoreError, match="not monitor's"):
        care.inspect(tmp_path / "other.db")


def test_a_memory_put_back_shows_an_older_count(file, tmp_path):
    with closing(SqlStore.open(str(file))) as store:
        assert (store.advance(), store.advance()) == (1, 2)
        care.back_up(file, tmp_path / "copy.db")
        store.advance()
    care.put_back(tmp_path / "copy.db", file, at(0), bool)
    with closing(SqlStore.open(str(file))) as store:
        assert store.generation() == 2


# --- damage -----------------------------------------------------------------------------------------------------------


def damage(file: Path, seed: int) -> None:
    """A stretch of bytes in the middle of the file turns to noise."""
    noise = random.Random(seed)
    size = file.stat().st_size
    with file.open("r+b") as raw:
        raw.seek(size // 2)
        raw.write(noise.randbytes(size // 8))


def test_of_a_damaged_file_what_can_be_read_is_saved_and_the_file_is_kept(file):
    with closing(SqlStore.open(str(file))) as store:
        fill(store, 200)
        store.advance()
    damage(file, 7)
    broken = file.read_bytes()
    with pytest.raises(DamagedError, match="it is damaged"):
        SqlStore.open(str(file))
    said = care.mend(file, at(0))

    (aside,) = file.parent.glob("monitor.db.damaged-*Z")
    assert aside.read_bytes() == broken
    assert aside.name in said
    with closing(SqlStore.open(str(file))) as store:
        saved = store.deliveries(tuple(DeliveryState), limit=9999)
        assert store.generation() == 1
    assert 0 < len(saved) <= 200
    assert 50 < care.inspect(file).stories < 200


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_no_changed_text_is_sent(seed, file):
    with closing(SqlStore.open(str(file))) as store:
        fill(store, 40)
        right = {each.id: each.alert for each in store.deliveries(tuple(DeliveryState), limit=999)}
    noise = random.Random(seed)
    with file.open("r+b") as raw:
        for _ in range(300):
            raw.seek(noise.randrange(100, file.stat().st_size))
            raw.write(noise.randbytes(1))
    before = file.read_bytes()
    sent = []
    try:
        try:
            store = SqlStore.open(str(file))
        except DamagedError:
            care.mend(file, at(0))
            (aside,) = file.parent.glob("monitor.db.damaged-*Z")
            assert aside.read_bytes() == before
            store = SqlStore.open(str(file))
        with closing(store):
            for minute in range(300):
                sent += store.claim_deliveries(at(minute), 1, LEASE, ("hook", "mail"))
    except StoreError:
        pass  # what cannot be read is said in a line

    assert all(right[each.id] == each.alert for each in sent)


# --- forgetting -------------------------------------------------------------------------------------------------------


def test_old_texts_are_forgotten_and_the_story_is_not(place, opened):
    store = opened(place)
    told = story("SDF moves", "One sentence. Another sentence.")
    store.decide(batch(told), Toy())
    keep = Retention(texts=timedelta(days=90), decisions=NEVER, deliveries=NEVER)

    assert store.prune(told.first_seen + timedelta(days=89), keep) == 0
    assert store.prune(told.first_seen + timedelta(days=91), keep) == 1
    assert store.prune(told.first_seen + timedelta(days=91), keep) == 0
    (known,) = store.explain(told.id)
    assert known.story.sentences == ()
    assert store.decide(batch(told, minutes=5), Toy()).stories == ()


def test_what_is_owed_is_never_forgotten_and_what_is_through_is(place, opened):
    store = opened(place)
    store.decide(batch(story("SDF moves"), routes=ROUTES), Toy())
    keep = Retention(texts=NEVER, decisions=NEVER, deliveries=timedelta(days=90))
    owed = store.deliveries()

    assert store.prune(at(0) + timedelta(days=900), keep) == 0
    (claimed, *_others) = store.claim_deliveries(at(1), 1, LEASE, ("hook", "mail"))
    store.settle(claimed, Sent(), at(1), None)
    store.prune(at(0) + timedelta(days=900), keep)

    assert {each.id for each in store.deliveries()} == {each.id for each in owed} - {claimed.id}


# --- doubt ------------------------------------------------------------------------------------------------------------


def test_what_may_have_arrived_is_a_repeat_or_waits_for_a_person(place, opened):
    store = opened(place)
    store.decide(batch(story("SDF moves"), routes=ROUTES), Toy())
    doubtful = store.doubt(at(5), {"mail": "hold"}, discard=False)

    assert {each.channel: each.state for each in doubtful} == {
        "hook": DeliveryState.PENDING,
        "mail": DeliveryState.HELD,
    }
    (claimed,) = store.claim_deliveries(at(5), 9, LEASE, ("hook", "mail"))
    assert claimed.repeat


def test_what_is_given_up_is_discarded_and_says_why(place, opened):
    store = opened(place)
    store.decide(batch(story("SDF moves"), routes=ROUTES), Toy())
    store.doubt(at(5), {}, discard=True)

    assert {each.state for each in store.deliveries()} == {DeliveryState.DISCARDED}
    assert all("release --discard" in each.last_answer for each in store.deliveries())
    assert store.claim_deliveries(at(9), 9, LEASE, ("hook", "mail")) == ()
