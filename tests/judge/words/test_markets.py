"""Prices that move on the news are background; whoever follows prices has news in them."""

from __future__ import annotations

import pytest

from monitor.judge.words.markets import moved
from monitor.judge.words.terms import stems
from monitor.model import Operation, Outcome
from tests.judge.judging import Desk, told


@pytest.mark.parametrize(
    "title",
    [
        "Oil rises 2% as Norland shells Dorva port",
        "Copper up 1.2 percent on strike at Dorva mine",
        "Most Sudland markets ease after truce collapses",
        "Yen slips on plague jitters",
        "Commodity prices jump after canal is shut",
        "Norland energy shares sharply extend losses as tankers burn",
        "Gold hits record high after coup in Sudland",
        "Wheat futures close higher on Dorva blockade",
    ],
)
def test_prices_that_move_tell_of_nothing_else(title: str) -> None:
    assert moved(title)


@pytest.mark.parametrize(
    "title",
    [
        "Markets close as curfew is imposed in Dorva",
        "Oil tanker hit by drone off Norland",
        "Drone hits oil depot, prices rise",
        "Norland shares film of the attack",
        "Gold mine falls to rebels in Sudland",
        "Norland cuts oil exports by half",
        "Oil spill reaches Dorva beach",
        "Food prices rise by half in besieged Dorva",
        "Fuel prices jump in Sarn as rebels close roads",
        "Norland rial falls to record low",
        "Insurance rates soar for ships off Dorva",
        "Dorva markets fall silent as shells land",
        "Riot over maize prices leaves three dead",
        "Copper miners at Dorva end strike",
        "Dollar bills burned in Dorva square",
    ],
)
def test_what_happens_to_what_is_traded_is_news(title: str) -> None:
    assert not moved(title)


def test_to_who_follows_prices_they_are_news() -> None:
    assert not moved("Oil rises 2% as Norland shells Dorva port", frozenset(stems("price of oil")))


def test_an_operations_followers_are_not_told_of_prices() -> None:
    desk = Desk(
        Operation(name="dorva", title="The shelling of the port of Dorva", about=(("Dorva",), ("shell*", "port")))
    )

    verdict = desk.read(told("Oil rises 2% as Norland shells Dorva port", hours=1, language="en"))

    assert verdict
    assert verdict.outcome is Outcome.BACKGROUND
    assert any("tells how prices moved on it" in reason.text for reason in verdict.reasons)
