"""A toll that an outlet takes back is told to whoever was told of it; one that others count otherwise is not that."""

from __future__ import annotations

import pytest

from monitor.model import Operation
from tests.judge.judging import Desk, told

HOTEL = Operation(
    name="hotel",
    title="The attack on a hotel in Dorva, Norland",
    about=(("Dorva", "Norland*"), ("hotel",)),
)
FIRST = "Fifty-two people died in the attack on the hotel, a police commander said on Friday."


def kinds(title: str, text: str, *, source: str = "Dorva Online") -> list[str]:
    return Desk(HOTEL).kinds(
        [
            told("Dorva hotel siege leaves 52 dead, police say", FIRST, hours=3, source="Dorva Online", language="en"),
            told(title, text, hours=20, source=source, language="en"),
        ]
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Police: 23 dead in Dorva hotel, not 52", "The Norland police chief spoke on Saturday."),
        ("We correct: 23 dead in Dorva hotel, 52 were in it", "The figure was of the guests."),
        ("Norland lowers toll of Dorva hotel attack to 23", "The interior ministry spoke on Saturday."),
        ("Dorva hotel: toll revised down to 23", "The interior ministry of Norland spoke on Saturday."),
        ("23 died in Dorva hotel", "The commander got his figures wrong, Norland's police chief said on Saturday."),
    ],
)
def test_a_toll_that_is_taken_back_is_told(title: str, text: str) -> None:
    assert kinds(title, text) == ["new", "changed"]


def test_what_says_of_itself_that_it_corrects_nothing_is_no_correction() -> None:
    assert kinds("Dorva hotel: 52 dead mourned", "They died in the attack on the hotel in Norland.") == ["new", "-"]
