"""What was drafted and left as it was says no more than the seed."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from monitor.judge import stories
from monitor.judge.alerts import called
from monitor.judge.offers import suggest
from monitor.judge.written import as_written, without_headline
from monitor.model import Operation
from tests.judge.judging import Desk, told, weights

BACKGROUND = weights().background
SEED = stories.seed(
    "seed.txt",
    "Rebels attack Goma, army says\n\nRebels of the Light Army attacked Goma in eastern Congo on Monday, killing nine "
    "soldiers, the army said. Operation Silver Dawn against them goes on, its commander said.",
)


def suggested() -> Operation:
    """As a person has it who edits nothing."""
    (table,) = tomllib.loads(suggest.as_toml(SEED, "seed.txt", BACKGROUND))["operation"]
    return Operation(
        name=table["name"],
        title=table["title"],
        aliases=tuple(table["aliases"]),
        about=tuple(map(tuple, table["about"])),
        seeds=(SEED,),
    )


def test_groups_that_are_the_drafts_own_are_drafted_still() -> None:
    assert suggested().about
    assert as_written(suggested(), BACKGROUND).about == ()


def test_groups_that_somebody_edited_are_a_persons() -> None:
    given = suggested()
    fewer = replace(given, about=(given.about[0][1:], *given.about[1:]))
    more = replace(given, about=((*given.about[0], "Sake"), *given.about[1:]))

    assert as_written(fewer, BACKGROUND).about == fewer.about
    assert as_written(more, BACKGROUND).about == more.about
    assert as_written(replace(given, seeds=()), BACKGROUND).about == given.about


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        (SEED.title, ""),
        (f"Operation Silver Dawn: {SEED.title}", "Operation Silver Dawn"),
        (f"The war there, since {SEED.title}", f"The war there, since {SEED.title}"),
        ("The war in eastern Congo", "The war in eastern Congo"),
        ("", ""),
    ],
)
def test_a_seeds_headline_is_no_title(title: str, rest: str) -> None:
    assert without_headline(replace(suggested(), title=title)).title == rest


def test_who_edits_nothing_is_told_the_same_as_who_gives_the_seed_alone() -> None:
    report = told("Congo's army retakes Goma suburb from rebels", "Soldiers entered Ndosho on Friday, the army said.")
    bare = replace(suggested(), title="Operation Silver Dawn", about=())

    left, alone = (Desk(operation).read(report) for operation in (suggested(), bare))

    assert left is not None
    assert left == alone


def test_alerts_are_headed_as_before() -> None:
    assert called(suggested()) == "Operation Silver Dawn"
