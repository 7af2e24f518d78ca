"""A headline of another operation whose name shares a word with the own one."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.namesakes import named
from monitor.model import Operation, Outcome
from tests.judge.judging import Desk, told

OWN = "Operation Desert Shield North: the army's drive in Tarsin"
SEED = (
    "Operation Desert Shield North begins in Tarsin\n\nThe army began Operation Desert Shield North in Tarsin on "
    "Monday, it said."
)
NORTH = Operation(
    name="north",
    title="Operation Desert Shield North",
    aliases=("Desert Shield North",),
    seeds=(stories.seed("s", SEED),),
)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Four soldiers killed in Operation Desert Shield South", "Operation Desert Shield South"),
        ("Operation Silver Shield: frigates sail for Zelma", "Operation Silver Shield"),
        ("Operación Shield de Hierro acaba en Dorva", "Operación Shield de Hierro"),
        ("Operation Desert Shield North ends", ""),
        ("Operation Desert Shield North II begins", ""),
        ("Operation Iron Hammer ends in Dorva", ""),  # shares nothing
        ("Army shields desert town in north", ""),
        ("Four soldiers killed in Tarsin", ""),
    ],
)
def test_a_name_that_shares_a_word_is_anothers(title: str, other: str) -> None:
    assert named(title, OWN, ("Desert Shield North",)) == other


def test_an_operation_without_a_name_of_two_words_has_no_namesakes() -> None:
    assert not named("Operation Barkhane South ends", "Operation Barkhane", ())
    assert not named("Operation Silver Shield ends", "The shield over Tarsin", ("Shield",))


def test_what_is_told_of_a_namesake_is_off_topic_and_says_why() -> None:
    desk = Desk(NORTH)
    stray = told("Four soldiers killed in Operation Desert Shield South", "Four soldiers of it were killed in Dorva.")

    verdict = desk.read(stray)

    assert verdict
    assert verdict.outcome is Outcome.OFF_TOPIC
    assert not desk.alerts
    assert any("names another operation" in reason.text for reason in verdict.reasons)


def test_two_that_differ_by_one_word_are_each_told_their_own() -> None:
    seed = stories.seed("t", SEED.replace("North", "South").replace("Tarsin", "Dorva"))
    south = Operation(
        name="south", title="Operation Desert Shield South", aliases=("Desert Shield South",), seeds=(seed,)
    )
    desk = Desk(NORTH, south)
    for place, side in enumerate(("South", "North")):
        text = f"Five soldiers of Operation Desert Shield {side} were killed on Friday, the army said."
        desk.read(told(f"Five soldiers killed in Operation Desert Shield {side}", text, hours=60 + 9 * place))

    assert [alert.operation for alert in desk.alerts] == ["south", "north"]


def test_where_the_headline_says_where_the_operation_is_the_other_may_be_a_part_of_it() -> None:
    desk = Desk(NORTH)

    verdict = desk.read(told("Army begins Operation Silver Shield in Tarsin", "The army began it on Friday, it said."))

    assert verdict
    assert verdict.outcome is not Outcome.OFF_TOPIC
