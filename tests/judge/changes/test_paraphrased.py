"""How likely two reports are of one event also hangs on the day that they come in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.judge.changes.paraphrased import Asked, Day
from monitor.judge.ledger import Ledger
from monitor.judge.words.terms import read_story
from tests.judge.judging import remembered, told, weights

KNOWN = remembered(
    told("Ferry skipper found alive in Looma", "Captain Brandt, whom divers looked for, walked into a house on Monday.")
)
AGAIN = told(
    "Captain of sunken ferry turns up at cousin's", "Brandt was found in Looma, the coast guard said on Monday."
)
HOUR, QUIET = timedelta(hours=1), Day(developments=1, publishers=4)


def odds(age: timedelta = HOUR, day: Day = QUIET, title: str = AGAIN.title) -> float:
    story = told(title, " ".join(AGAIN.sentences))
    return Asked(read_story(story), Ledger(weights().background)).odds(KNOWN, age, day)


def test_two_reports_that_share_what_is_rare_are_of_one_event() -> None:
    assert odds() > 0


@pytest.mark.parametrize(
    "day", [Day(developments=9, publishers=4), Day(developments=1, publishers=2)], ids=["much happens", "few report"]
)
def test_less_so_on_another_day(day: Day) -> None:
    assert odds(day=day) < odds()


def test_less_so_hours_later() -> None:
    assert odds(age=timedelta(hours=9)) < odds()


def test_less_so_where_the_headline_undoes_what_the_other_does_not() -> None:
    assert odds(title="Coast guard denies captain found alive in Looma") < odds(title="Captain found alive in Looma")
