"""What many workers on one PostgreSQL may rely on: real threads, real locks."""

import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import OperationalError, ProgrammingError

from monitor.model import DeliveryState, Later, Sent
from monitor.service.hold import Hold
from monitor.store import leftovers, locks
from monitor.store.contract import StoreError
from monitor.store.engine import because
from monitor.store.sql import SqlStore
from tests.builders import at, feed, story
from tests.store.toy import HOOK, Toy, batch

LEASE = timedelta(minutes=2)


@pytest.fixture
def workers(postgres, opened):
    return opened(postgres), opened(postgres)


def both(act, workers):
    """Each worker's answer; both begin at the same time."""
    start = threading.Barrier(len(workers))

    def begin(worker):
        start.wait()
        return act(worker)

    with ThreadPoolExecutor(len(workers)) as pool:
        return list(pool.map(begin, workers))


def test_two_workers_with_two_copies_at_once_raise_one_alert(workers):
    copies = dict(zip(workers, (story(url="https://a.example/1"), story(url="https://b.example/1")), strict=True))

    decided = both(lambda worker: worker.decide(batch(copies[worker]), Toy()), workers)

    assert sorted(len(each.deliveries) for each in decided) == [0, 1]
    assert len(workers[0].deliveries()) == 1


def test_the_second_worker_waits_until_the_first_has_decided_and_then_knows_it(workers):
    first, second = workers
    judging, waiting = threading.Event(), threading.Event()

    class Slow(Toy):
        def judge(self, stories, known, *, silent):
            judging.set()
            assert waiting.wait(20)
            return super().judge(stories, known, silent=silent)

    class Late(Toy):
        def concerns(self, told):
            assert judging.wait(20)
            waiting.set()
            return super().concerns(told)

    late = Late()
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(first.decide, batch(story(url="https://a.example/1")), Slow())
        two = pool.submit(second.decide, batch(story(url="https://b.example/1")), late)

    assert (len(one.result().deliveries), len(two.result().deliveries)) == (1, 0)
    assert len(late.asked[0].ledger["inherent-resolve"]) == 1


def test_two_workers_that_read_the_very_same_story_judge_it_once(workers):
    decided = both(lambda worker: worker.decide(batch(story()), Toy()), workers)

    assert sorted(len(each.stories) for each in decided) == [0, 1]


def test_batches_about_many_operations_do_not_lock_each_other_out(workers):
    told = {
        worker: [story(f"{word} {name} {n}") for n in range(40) for word in words]
        for worker, name, words in zip(workers, "ab", (("SDF", "herbicide"), ("herbicide", "SDF")), strict=True)
    }

    decided = both(lambda worker: worker.decide(batch(*told[worker]), Toy()), workers)

    assert [len(each.deliveries) for each in decided] == [80, 80]


def test_two_workers_share_the_feeds(workers):
    workers[0].follow([feed(f"https://{n}.example/rss") for n in range(40)], at(0))

    claimed = both(lambda worker: worker.claim_feeds(at(0), 30, LEASE), workers)

    urls = [state.url for states in claimed for state in states]
    assert len(urls) == len(set(urls))
    assert len(workers[0].claim_feeds(at(0), 40, LEASE)) == 40 - len(urls)


def test_two_workers_never_send_the_same_delivery(workers):
    workers[0].decide(batch(*(story(f"SDF {n}") for n in range(20))), Toy())

    def send_all(worker):
        sent, idle = [], 0
        while idle < 50:
            claimed = worker.claim_deliveries(at(1), 10, LEASE, ("hook",))
            idle = 0 if claimed else idle + 1
            for each in claimed:
                sent.append(each.id)
                worker.settle(each, Sent(), at(1), None)
        return sent

    sent = [each for ids in both(send_all, workers) for each in ids]

    assert len(sent) == len(set(sent)) == 20


def test_a_living_workers_delivery_is_not_taken_from_it_until_its_lease_is_over(workers):
    first, second = workers
    first.decide(batch(story()), Toy())
    (claimed,) = first.claim_deliveries(at(1), 1, LEASE, ("hook",))

    assert second.recover(at(2), {}) == second.recover(at(2), {}, None) == ()
    assert [each.id for each in second.recover(at(3), {})] == [claimed.id]

    (taken,) = second.claim_deliveries(at(3), 1, LEASE, ("hook",))
    first.settle(claimed, Sent(), at(4), None)
    assert second.deliveries()[0].state is DeliveryState.SENDING
    second.settle(taken, Sent(), at(4), None)
    assert first.deliveries()[0].state is DeliveryState.DELIVERED


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(), timedelta(days=-1)])
def test_a_lease_goes_by_the_databases_clock_where_those_of_workers_differ(postgres, opened, ahead):
    first, second = opened(postgres, one_clock=True), opened(postgres, one_clock=True)
    first.decide(batch(story()), Toy())
    now = datetime.now(UTC)

    (claimed,) = first.claim_deliveries(now, 1, LEASE, ("hook",))
    assert second.recover(now + ahead, {}) == ()

    first.settle(claimed, Later(why="503"), now, now)
    (again,) = first.claim_deliveries(now, 1, timedelta(), ("hook",))
    assert [each.id for each in second.recover(now + ahead, {})] == [again.id]


@pytest.fixture
def at_work(postgres, opened, tmp_path):
    """A worker with a feed and a delivery of its own, known to its colleagues by a directory."""
    there = tmp_path / "workers"
    worker = opened(postgres, one_clock=True, workers=there)
    worker.follow([feed("https://polled.example/rss")], at(0))
    worker.decide(batch(story()), Toy())
    assert worker.claim_deliveries(datetime.now(UTC), 1, LEASE, ("hook",))
    assert worker.claim_feeds(at(0), 1, LEASE, again=LEASE / 2)
    return worker, there


def takes_up(worker):
    """What it finds left behind: deliveries, and feeds that are due once the publisher may be asked again."""
    return len(worker.recover(datetime.now(UTC), {})), len(worker.claim_feeds(at(1), 1, LEASE))


def test_what_a_killed_worker_had_leased_is_taken_up_at_once_on_its_machine(postgres, opened, tmp_path):
    there, place = tmp_path / "workers", Path(__file__).parents[2]
    command = [sys.executable, "-c", WORKER, postgres, str(there)]
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        successor = opened(postgres, one_clock=True, workers=there)
        assert takes_up(successor) == (0, 0)

        process.kill()
        process.wait()
        assert takes_up(successor) == (1, 1)

    (again,) = successor.claim_deliveries(datetime.now(UTC), 1, LEASE, ("hook",))
    assert (again.repeat, again.attempts) == (True, 2)


WORKER = """
import sys, time
from pathlib import Path
from monitor.store.sql import SqlStore
from tests.store.test_postgres import *
worker = SqlStore.open(sys.argv[1], one_clock=True, workers=Path(sys.argv[2]))
worker.follow([feed("https://polled.example/rss")], at(0))
worker.decide(batch(story()), Toy())
worker.claim_deliveries(datetime.now(UTC), 1, LEASE, ("hook",))
worker.claim_feeds(at(0), 1, LEASE, again=LEASE / 2)
print("ready", flush=True)
sys.stdin.read()
"""


def test_what_a_worker_leaves_is_seen_to_once_and_again_where_that_failed(at_work, postgres, opened, monkeypatch):
    first, there = at_work
    second = opened(postgres, one_clock=True, workers=there)
    assert takes_up(second) == (0, 0)

    first.close()
    with monkeypatch.context() as patch:
        patch.setattr(leftovers, "recover", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            second.recover(datetime.now(UTC), {})
    assert takes_up(second) == (1, 1)
    assert takes_up(second) == (0, 0)
    assert len([*there.iterdir()]) == 1


def test_who_works_in_a_directory_of_its_own_or_in_a_copy_knows_nothing_of_the_others(at_work, postgres, opened):
    """A copy may come from another machine, where its worker lives."""
    _first, there = at_work
    copy = there.with_name("copy")
    shutil.copytree(there, copy)

    assert takes_up(opened(postgres, one_clock=True, workers=copy)) == (0, 0)
    assert takes_up(opened(postgres, one_clock=True, workers=there.with_name("own"))) == (0, 0)
    assert takes_up(opened(postgres, one_clock=True)) == (0, 0)


def test_after_a_start_of_the_machine_leases_last_until_they_end(at_work, postgres, opened, monkeypatch):
    """A disk's image may be in use elsewhere."""
    first, there = at_work
    first.close()
    started = locks._started()
    monkeypatch.setattr(locks, "_started", lambda: started + 60)

    assert takes_up(opened(postgres, one_clock=True, workers=there)) == (0, 0)
    assert len([*there.iterdir()]) == 1


def test_a_worker_whose_directory_cannot_be_written_works_all_the_same(postgres, opened, tmp_path):
    (tmp_path / "workers").write_text("no directory")

    assert takes_up(opened(postgres, workers=tmp_path / "workers")) == (0, 0)


def test_a_database_that_was_put_back_holds_what_each_worker_would_send(postgres, postgres_server, opened, tmp_path):
    """From a dump: here, a copy that was made before the last minutes."""
    holds = [Hold(tmp_path / name, postgres) for name in ("one", "two")]
    workers = [opened(postgres), opened(postgres)]
    for hold, worker in zip(holds, workers, strict=True):
        hold.directory.mkdir()
        hold.look_back(worker)
        hold.count_on(worker)
        worker.close()
    with psycopg.connect(postgres) as connection:
        name = connection.info.dbname
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE yesterday TEMPLATE {name}")
    holds[0].count_on(opened(postgres))
    holds[1].count_on(opened(postgres))
    assert [hold.why() for hold in holds] == ["", ""]

    put_back = opened(postgres_server("yesterday"))
    for hold in holds:
        hold.look_back(put_back)

    assert ["was put back from a copy" in hold.why() for hold in holds] == [True, True]


def test_a_server_that_fell_silent_is_given_up_after_a_minute_unless_its_address_says_otherwise(postgres, opened):
    def told(store):
        with store.transaction() as connection:
            return connection.connection.driver_connection.info.get_parameters()

    usual, patient = opened(postgres), opened(f"{postgres}{'&' if '?' in postgres else '?'}tcp_user_timeout=5000")

    asked = {key: told(usual)[key] for key in ("connect_timeout", "keepalives_idle", "tcp_user_timeout")}
    assert asked == {"connect_timeout": "10", "keepalives_idle": "20", "tcp_user_timeout": "60000"}
    assert told(patient)["tcp_user_timeout"] == "5000"


def test_workers_that_start_together_make_the_tables_once(postgres_server, opened):
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE empty")

    stores = both(lambda _: opened(postgres_server("empty")), (1, 2, 3))

    assert [store.feeds() for store in stores] == [(), (), ()]


def test_one_who_only_looks_cannot_write(postgres, opened):
    opened(postgres).decide(batch(story(), routes={"*": (HOOK,)}), Toy())
    reader = opened(postgres, owner=False)

    assert len(reader.deliveries()) == 1
    with pytest.raises(StoreError, match="read-only"):
        reader.follow([feed()], at(0))


def test_one_who_only_looks_does_not_make_the_tables(postgres_server):
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE bare")

    with pytest.raises(StoreError, match="run the service once"):
        SqlStore.open(postgres_server("bare"), owner=False)


def test_a_server_that_does_not_answer_is_one_line_without_the_password():
    with pytest.raises(StoreError) as caught:
        SqlStore.open("postgresql://monitor:sesame@127.0.0.1:1/monitor")

    said = str(caught.value)
    assert said.startswith("postgresql://127.0.0.1/monitor: ")
    assert "sesame" not in said
    assert "\n" not in said


def test_a_missing_driver_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)

    with pytest.raises(StoreError, match=r'pip install "monitor\[postgres\]"'):
        SqlStore.open("postgresql://127.0.0.1/monitor")


def test_nothing_is_left_in_a_session_that_a_pooler_would_give_to_others(postgres, opened):
    opened(postgres)
    with opened(postgres, owner=False).transaction() as connection:
        for _ in range(10):
            readonly = connection.exec_driver_sql("SELECT current_setting('transaction_read_only')").scalar()
        session = connection.exec_driver_sql("SELECT current_setting('default_transaction_read_only')").scalar()
        prepared = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar()

    assert (readonly, session, prepared) == ("on", "off", 0)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.OperationalError("connection failed: no route"), "look whether it runs and lets this user in"),
        (
            psycopg.errors.ReadOnlySqlTransaction("cannot execute UPDATE"),
            "give as store the address of the one that is written",
        ),
        (psycopg.errors.InsufficientPrivilege("permission denied"), "make it the owner of the database"),
        (psycopg.errors.DiskFull("could not extend file"), "make room there"),
        (psycopg.errors.DeadlockDetected("deadlock detected"), "the database refused: deadlock detected"),
    ],
)
def test_what_the_server_complains_of_comes_with_what_to_do(error, said):
    wrapped = (OperationalError if isinstance(error, psycopg.OperationalError) else ProgrammingError)("", None, error)

    told = str(because(wrapped, "postgresql://db/monitor"))

    assert told.startswith("postgresql://db/monitor: ")
    assert said in told
    assert str(error) in told
    assert "\n" not in told
