"""What a bulletin says otherwise than the last of its series; made-up volcanoes, storms and offices."""

from __future__ import annotations

import pytest

from monitor.judge.changes import bulletins, given
from monitor.judge.ledger import Ledger
from monitor.model import Operation, Outcome, Story
from tests.judge.judging import Desk, remembered, told, weights

MOUNTAIN = Operation(
    name="mountain",
    title="The eruption of Mount Orlu in Kestria: alert levels, evacuations",
    about=(("Orlu",), ("volcan*", "eruption", "ash", "alert", "evacuat*")),
)
TAIL = "The service will keep a close watch on this volcano. More will be said when necessary."


def _bulletin(number: int, level: int, line: str, hours: float) -> Story:
    title = f"Kestria Volcano Bulletin No {number} - Orlu - Alert Level {level}"
    text = f"Kestria Volcano Bulletin No {number} Orlu Activity. {line} Orlu Volcano Alert Level: {level}. {TAIL}"
    return told(title, text, hours=hours, source="Kestria Geohazards")


def _table(hours: float, dead: int, hurt: int, number: int = 3) -> Story:
    rows = f"as of 6:00 PM.\n\nDead {dead} (9 validated)\n\nInjured {hurt}\n\nMissing 17\n\nHouses destroyed 11,208"
    return told(f"SitRep No. {number} re Typhoon Orlu", f"Report no. {number} re Typhoon Orlu.\n\n{rows}", hours=hours)


def _after(*known: Story) -> Ledger:
    return Ledger(weights().background, [remembered(each, "mountain", outcome=Outcome.DEVELOPMENT) for each in known])


def _turned(story: Story, *known: Story) -> list[tuple[str, str, str]]:
    update = bulletins.changed(story, _after(*known))
    return [(change.unit, change.old, change.new) for change in update.turned] if update else []


def test_a_level_is_told_where_it_is_another_and_not_each_day() -> None:
    days = [
        _bulletin(4, 2, "Orlu volcano is in the state of major unrest since Monday, its scientists said.", 3),
        _bulletin(5, 2, "Orlu volcano stays in the state of major unrest.", 27),
        _bulletin(6, 2, "Orlu volcano goes on in the state of major unrest.", 51),
        _bulletin(7, 3, "Orlu volcano is in the state of minor eruption.", 75),
        _bulletin(8, 3, "Orlu volcano goes on in the state of minor eruption.", 99),
        _bulletin(9, 2, "Orlu volcano has calmed.", 123),
    ]

    assert Desk(MOUNTAIN).kinds(days)[1:] == ["-", "-", "changed", "-", "changed"]


@pytest.mark.parametrize(
    ("before", "now", "turned"),
    [
        (
            "Bulletin Nr. 5: Tropical Storm Orlu",
            "Bulletin Nr. 9: Typhoon Orlu",
            [("class", "Tropical Storm", "Typhoon")],
        ),
        ("Bulletin Nr. 9: Typhoon Orlu", "Bulletin Nr. 12: Tropical Storm Orlu", []),  # it weakens over land
        ("Bulletin Nr. 5: Tropical Storm Orlu", "Bulletin Nr. 9: Typhoon Tarsin", []),  # another storm
        ("Daily update: threat level HIGH", "Daily update: threat level SEVERE", [("threat level", "high", "severe")]),
        ("Daily update: alert level 3", "Daily update: alert level 03", []),
        ("Daily update: alert level 3", "Daily update: alert level ٣", []),
        ("Threat level HIGH in Orlu", "Threat level SEVERE in Orlu", []),  # no series of papers
    ],
)
def test_what_is_of_another_class_or_level(before: str, now: str, turned: list[tuple[str, str, str]]) -> None:
    first, second = (told(title, "Issued at noon by the service.", hours=h) for title, h in ((before, 3), (now, 9)))

    assert _turned(second, first) == turned


def test_a_toll_in_a_table_rises_unless_others_have_it() -> None:
    report = told("Typhoon Orlu toll climbs to 31", "It killed 31 people, officials said.", hours=30, source="Courier")

    assert _turned(_table(33, 31, 23, 9), _table(9, 7, 22)) == [("killed", "7", "31")]
    assert _turned(_table(33, 8, 23, 9), _table(9, 7, 22)) == []
    assert _turned(_table(33, 31, 23, 9), _table(9, 7, 22), report) == []


def test_of_a_row_the_sum_counts() -> None:
    table = ("Bulletin.", "Day 9.", "Deaths 3 7", "Injured: 1,204", "Cases 6 15", "Missing " + "9" * 5000)

    assert given.rows(table) == ("7 killed", "1,204 injured")
