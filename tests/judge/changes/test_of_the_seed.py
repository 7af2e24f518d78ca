"""On the seed's own day other outlets report what the seed told: followers have read that."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.judge import stories
from monitor.judge.words import dates
from monitor.model import Operation
from tests.judge.judging import Desk, told

SEED = """Ferry Amela sinks off Tarsin with 187 aboard

TARSIN, {}(Wire) - The ferry Amela sank in rough seas off the island of Tarsin, leaving four dead and 70 missing, the
coast guard said. The Amela was bound for Looma with 187 people aboard when its cargo shifted.
"""
AGAIN = told(
    "Fishermen bring in survivors as ferry goes down west of Tarsin",
    "Fishing boats from Orvik were first at the scene when the ferry Amela went under with 187 people on Sunday night.",
    hours=0,
)


def kinds(dated: str, title: str = AGAIN.title) -> list[str]:
    seed = stories.seed("seed.txt", SEED.format(dated))
    ferry = Operation(
        name="ferry", title="The sinking of the ferry Amela and its inquiry", about=(("Amela", "ferry"),), seeds=(seed,)
    )
    return Desk(ferry).kinds([told(title, " ".join(AGAIN.sentences), hours=2)])


def on(hours: float) -> str:
    day = told("Any", hours=hours).first_seen
    return f"{day:%b} {day.day} "


def test_what_the_seed_of_the_day_told_is_not_told_again() -> None:
    assert kinds(on(0)) == ["-"]


@pytest.mark.parametrize("dated", ["", on(-100), on(-24 * 40)], ids=["of no day", "older", "much older"])
def test_a_seed_of_another_day_says_nothing_of_this_one(dated: str) -> None:
    assert kinds(dated) == ["new"]


def test_another_toll_is_told_on_the_first_day_too() -> None:
    assert kinds(on(0), "Forty dead as ferry Amela goes down west of Tarsin") != ["-"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LOOMA, Jan 1 (Wire) - A ferry", date(2027, 1, 1)),
        ("Published 31 December 2025 at noon", date(2025, 12, 31)),
        ("LOOMA, Dec. 31 (Wire) - A ferry", date(2026, 12, 31)),
        ("Updated 2026-11-05", date(2026, 11, 5)),
        ("Feb 30 is no day", None),
        ("It may 5 times fall", None),
        ("Nothing of that kind", None),
    ],
)
def test_the_day_of_an_article(text: str, day: date | None) -> None:
    assert dates.day(dates.first(text), date(2027, 1, 2)) == day
