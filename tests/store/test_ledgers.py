"""Ledgers are kept between batches, and whatever another hand wrote is in them all the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from monitor.store.codec import LEDGER
from monitor.store.schema import ledger
from tests.builders import at, story
from tests.store.toy import Toy, batch

ROOT = Path(__file__).parents[2]
NAME = "inherent-resolve"
ANOTHER_PROCESS = """
import sys
from monitor.store.sql import SqlStore
from tests.builders import at, story
from tests.store.toy import Toy, batch
store = SqlStore.open(sys.argv[1])
store.decide(batch(story("SDF from afar", first_seen=at(20)), minutes=20), Toy())
store.close()
"""


class Desk:
    """A judge with a store, who is asked about one story after another."""

    def __init__(self, store):
        self.store, self.judge = store, Toy()

    def known(self, title, minutes, first_seen=None):
        """The ledger beside which a story is judged."""
        told = story(title, first_seen=at(minutes if first_seen is None else first_seen))
        self.store.decide(batch(told, minutes=minutes), self.judge)
        return self.judge.asked[-1].ledger[NAME]

    def change(self, statement):
        with self.store.transaction() as connection:
            connection.execute(statement)


@pytest.fixture
def desk(store):
    return Desk(store)


def titles(entries):
    return [entry.title for entry in entries]


def test_what_was_read_is_not_read_again(desk):
    desk.known("SDF one", 0)
    before = desk.known("SDF two", 10)

    after = desk.known("SDF three", 20)

    assert (titles(before), titles(after)) == (["SDF one"], ["SDF one", "SDF two"])
    assert after[0] is before[0]


def test_what_another_process_commits_is_seen(opened, postgres):
    here = Desk(opened(postgres))
    here.known("SDF one", 0)
    here.known("SDF two", 10)

    subprocess.run([sys.executable, "-c", ANOTHER_PROCESS, postgres], cwd=ROOT, check=True, timeout=120)

    assert titles(here.known("SDF three", 30)) == ["SDF one", "SDF two", "SDF from afar"]


def test_two_workers_that_take_turns_see_all_that_either_wrote(opened, postgres):
    desks = [Desk(opened(postgres)), Desk(opened(postgres))]

    seen = [titles(desks[turn % 2].known(f"SDF {turn}", turn)) for turn in range(6)]

    assert seen == [[f"SDF {n}" for n in range(turn)] for turn in range(6)]


def test_a_row_that_is_gone_or_was_written_anew_is_noticed(desk):
    desk.known("SDF one", 0)
    desk.known("SDF two", 10)
    one, two = desk.known("SDF three", 20)

    desk.change(delete(ledger).where(ledger.c.story == one.story))
    without = desk.known("SDF four", 30)
    rewritten = LEDGER.encode(two).replace("SDF two", "SDF second")
    desk.change(update(ledger).where(ledger.c.story == two.story).values(state=rewritten, place=99))
    anew = desk.known("SDF five", 40)

    assert titles(without) == ["SDF two", "SDF three"]
    assert titles(anew) == ["SDF three", "SDF four", "SDF second"]


def test_a_batch_that_failed_leaves_nothing(desk):
    class Broken(Toy):
        def judge(self, stories, known, *, silent):
            super().judge(stories, known, silent=silent)
            raise RuntimeError("the judge is unwell")

    desk.known("SDF one", 0)
    with pytest.raises(RuntimeError):
        desk.store.decide(batch(story("SDF lost", first_seen=at(5)), minutes=5), Broken())

    assert titles(desk.known("SDF two", 10)) == ["SDF one"]


def test_they_begin_with_the_day_that_the_judge_still_remembers_whichever_way_the_clock_goes(desk):
    day, memory = 24 * 60, 90
    desk.known("SDF one", 0)
    desk.known("SDF two", day)

    later = desk.known("SDF three", (memory + 1) * day)
    back = desk.known("SDF four", 2 * day)

    assert titles(later) == ["SDF two"]
    assert titles(back) == ["SDF one", "SDF two", "SDF three"]


def test_an_entry_that_came_late_stands_where_it_was_written(desk):
    desk.known("SDF one", 60)
    desk.known("SDF of an hour ago", 70, first_seen=5)

    assert titles(desk.known("SDF two", 80)) == ["SDF one", "SDF of an hour ago"]
