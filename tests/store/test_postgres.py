"""What many workers on one PostgreSQL may rely on: real threads, real locks."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from monitor.model import DeliveryState, Later, Sent
from monitor.service.hold import Hold
from monitor.store.contract import StoreError
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
