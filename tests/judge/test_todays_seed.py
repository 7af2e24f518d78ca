"""Where the seed is of today, others still report its own event: followers have read that."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.model import Operation
from tests.judge.judging import START, Desk, told

TODAY = START.strftime("%B %-d")
SEED = (
    "Gunmen seize ferry off Port Selim with 140 passengers aboard\n\n"
    "PORT SELIM, {day} (North Wire) - Gunmen stormed the ferry Meri off Port Selim in Norland early on Wednesday "
    "and are holding 140 passengers, the coast guard said.\n\n"
    "Some ten men with rifles boarded the ferry from two fishing boats before dawn and shot at the bridge, wounding "
    "the mate.\n\nCoast guard ships have closed the strait. Nobody has said what the gunmen want."
)
AGAIN = told(
    "140 held as armed men storm Norland ferry Meri",
    "Armed men from two fishing boats have boarded the ferry Meri and hold 140 passengers off Port Selim, the coast "
    "guard said on Wednesday.",
    hours=3,
    source="South Post",
)
NEXT = told(
    "Ferry gunmen let 20 children go in Port Selim",
    "The gunmen who hold the ferry Meri let 20 children go on Wednesday afternoon after talks by radio, the coast "
    "guard said.",
    hours=9,
    source="South Post",
)


def desk(day: str) -> Desk:
    return Desk(
        Operation(
            name="meri",
            title="The seizure of the ferry Meri off Port Selim in Norland",
            about=(("Meri", "Port Selim", "Norland"), ("ferry", "gunmen", "hostage*", "passengers")),
            seeds=(stories.seed("seed.txt", SEED.format(day=day)),),
        )
    )


def test_what_the_seed_of_today_tells_is_not_told_again() -> None:
    verdict = desk(TODAY).read(AGAIN)
    assert verdict
    assert not verdict.told
    assert any(reason.rule == "alike" and "Gunmen seize ferry" in reason.text for reason in verdict.reasons)


@pytest.mark.parametrize("day", ["April 20", f"{TODAY}, 2016", "Sunday"])
def test_beside_a_seed_of_another_day_the_same_report_is_another_event(day: str) -> None:
    verdict = desk(day).read(AGAIN)
    assert verdict
    assert verdict.told
    assert not any(reason.rule == "alike" for reason in verdict.reasons)


def test_what_comes_next_is_told() -> None:
    here = desk(TODAY)
    assert here.kinds([AGAIN, NEXT]) == ["-", "new"]


@pytest.mark.parametrize("title", ["Gunmen seize second ferry off Port Selim", "Gunmen storm ferry Meri again"])
def test_a_second_of_the_kind_is_not_held_against_what_the_seed_tells(title: str) -> None:
    verdict = desk(TODAY).read(told(title, " ".join(AGAIN.sentences), hours=3, source="South Post"))
    assert verdict
    assert not any(reason.rule == "alike" for reason in verdict.reasons)
