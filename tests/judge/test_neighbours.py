"""Operations beside each other: one story is told once, under the one it fits best, and never under none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monitor.judge.explain import explain
from monitor.model import AlertKind, Operation, Outcome, Story, Verdict
from tests.judge.judging import Desk, seeded, told

TITLE = "Syrian Democratic Forces capture Hajin from ISIS with coalition air strikes"
LEAD = "The Syrian Democratic Forces captured the town of Hajin from ISIS on Friday, the US-led coalition said."
OTHER = (
    "The town of Hajin fell to the Syrian Democratic Forces on Friday after coalition strikes on ISIS, officials said."
)


def neighbour(**given: Any) -> Operation:
    """The same war, seen from the air; it meets less of the story."""
    default: dict[str, Any] = {
        "name": "air-war",
        "title": "Coalition air strikes on ISIS in Syria",
        "aliases": ("Operation Sky Anvil",),
        "about": (
            ("Syria*", "Hajin"),
            ("air strike*", "airstrike*", "strike*"),
            ("coalition*",),
        ),
    }
    return seeded(**{**default, **given})


def read(desk: Desk, story: Story) -> dict[str, Verdict]:
    desk.read(story)
    return {verdict.operation: verdict for verdict in desk.judgements[-1].verdicts}


def rules(verdict: Verdict) -> set[str]:
    return {reason.rule for reason in verdict.reasons}


@pytest.mark.parametrize("turned", [False, True])
def test_a_story_about_two_neighbours_is_told_under_the_one_it_fits_best(*, turned: bool) -> None:
    both = [seeded(), neighbour()]
    story = told(TITLE, LEAD, hours=200)
    desk = Desk(*(reversed(both) if turned else both))

    found = read(desk, story)

    best, other = sorted(found.values(), key=lambda verdict: -verdict.relevance)
    assert best.told
    assert [alert.operation for alert in desk.alerts] == [best.operation]
    assert other.outcome is Outcome.DETAIL
    assert f"told under {best.operation}, which it fits better" in [reason.text for reason in other.reasons]
    assert explain(other, story)[0].startswith("new, and told under another operation; not told")
    assert list(found) == [operation.name for operation in desk.judge.operations]


def test_each_would_have_told_it_alone() -> None:
    for operation in (seeded(), neighbour()):
        assert read(Desk(operation), told(TITLE, LEAD, hours=200))[operation.name].told


@pytest.mark.parametrize("was_told", [True, False])
def test_what_a_better_fit_has_told_is_not_told_under_a_neighbour_in_other_words(*, was_told: bool) -> None:
    """What it knows and has told nobody is in no neighbour's way."""
    desk = Desk(seeded(), neighbour())
    best = max(read(Desk(seeded(), neighbour()), told(TITLE, LEAD, hours=200)).values(), key=lambda v: v.relevance)
    only = Desk(next(one for one in desk.judge.operations if one.name == best.operation))
    earlier = told("Syrian Democratic Forces take Hajin from ISIS, coalition says", OTHER, hours=198, source="Gulf")
    if was_told:
        read(only, earlier)
    else:
        only.judge.one(earlier, only.memory, silent=True)
    desk.memory.ledgers[best.operation] = only.memory.ledgers[best.operation]
    desk.memory.developments[best.operation] = only.memory.open(best.operation)

    found = read(desk, told(TITLE, LEAD, hours=200))

    assert not found[best.operation].told
    other = next(verdict for name, verdict in found.items() if name != best.operation)
    assert other.told is not was_told
    assert ("competition" in rules(other)) is was_told
    if was_told:
        said = f"what it says was told under {best.operation}, which it fits better"
        assert said in [reason.text for reason in other.reasons]
        assert explain(other, told(TITLE, LEAD, hours=200))[0].startswith("new, and told under another operation")


def test_the_same_event_in_other_words_is_a_repeat_for_who_lost_it_too() -> None:
    desk = Desk(seeded(), neighbour())
    read(desk, told(TITLE, LEAD, hours=200))

    found = read(
        desk, told("Hajin falls to Syrian Democratic Forces after coalition strikes", OTHER, hours=201, source="G")
    )

    assert len(desk.alerts) == 1
    assert not any(verdict.told for verdict in found.values())


def test_an_edit_of_what_was_told_under_one_is_not_told_under_the_other() -> None:
    desk = Desk(seeded(), neighbour())
    first = told(TITLE, LEAD, hours=200, url="https://north-wire.example/hajin")
    read(desk, first)

    read(desk, told(f"UPDATE 1: {TITLE}", f"{LEAD} {OTHER}", hours=201, url=first.url))
    found = read(desk, told(TITLE, f"{LEAD} Its airbase was hit by coalition strikes.", hours=202, url=first.url))

    assert len(desk.alerts) == 1
    assert found


@pytest.mark.parametrize(
    "given",
    [
        {"channels": ("desk-b",)},
        {"routes": ((AlertKind.NEW, ("desk-b",)),)},
        {"parent": "inherent-resolve"},
    ],
)
def test_operations_that_are_told_to_others_or_are_a_family_do_not_compete(given: dict[str, Any]) -> None:
    desk = Desk(seeded(), neighbour(**given))

    read(desk, told(TITLE, LEAD, hours=200))

    assert sorted(alert.operation for alert in desk.alerts) == ["air-war", "inherent-resolve"]


def test_a_part_of_a_part_does_not_compete_with_the_whole() -> None:
    middle = neighbour(name="middle", parent="inherent-resolve")
    desk = Desk(seeded(), middle, neighbour(parent="middle"))

    read(desk, told(TITLE, LEAD, hours=200))

    assert sorted(alert.operation for alert in desk.alerts) == ["air-war", "inherent-resolve", "middle"]


def test_a_story_that_names_an_operation_is_told_under_it() -> None:
    desk = Desk(seeded(), neighbour())
    story = told(TITLE, f"{LEAD} It was part of Operation Sky Anvil.", hours=200)

    read(desk, story)

    assert [alert.operation for alert in desk.alerts] == ["air-war"]


def test_twins_tell_a_story_once_under_the_first() -> None:
    desk = Desk(seeded(), replace(seeded(), name="twin"))

    read(desk, told(TITLE, LEAD, hours=200))

    assert [alert.operation for alert in desk.alerts] == ["inherent-resolve"]


def test_what_is_taken_in_silence_competes_for_nothing() -> None:
    desk = Desk(seeded(), neighbour())
    desk.read(told(TITLE, LEAD, hours=200), silent=True)

    assert desk.judgements[-1].verdicts
    assert not any("competition" in rules(verdict) for verdict in desk.judgements[-1].verdicts)
