"""In what people travelled, where accidents are followed."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import subject, vehicles
from monitor.judge.topic import profile_of
from monitor.judge.words.terms import stems
from tests.judge.judging import Desk, seeded, told, weights

PLANES = frozenset({"air"})


@pytest.mark.parametrize(
    ("clause", "kinds"),
    [
        ("Crashes of planes and helicopters around the world", {"air"}),
        ("The train crash at Dorva", {"rail"}),
        ("Collisions of ferries and trains", {"rail", "water"}),
        ("Accidents on building sites", set()),
        ("Attacks on ships off Norland", set()),  # they are no accidents
        ("Flugzeugabsturz: Absturz eines Flugzeugs bei Dorva", {"air"}),
        ("El accidente de tren de Dorva", {"rail"}),
    ],
)
def test_the_first_clause_says_of_what_accidents(clause: str, kinds: set[str]) -> None:
    assert vehicles.of_clause(clause) == kinds


@pytest.mark.parametrize(
    ("title", "opening", "kinds"),
    [
        ("bus crash kills nine near dorva", "", {"road"}),
        ("plane hits bus on dorva runway", "", set()),
        ("crash kills nine near dorva", "", set()),
        ("truck driver is first at crash near dorva", "a small plane fell on a field.", set()),
    ],
)
def test_another_vehicle_is_another_accident(title: str, opening: str, kinds: set[str]) -> None:
    assert vehicles.others(PLANES, title, f"{title} {opening}") == kinds
    assert vehicles.others(frozenset(), title, f"{title} {opening}") == frozenset()


@pytest.mark.parametrize(
    ("headline", "is_said"),
    [
        ("norland buys nine helicopters", False),
        ("helicopter crashes in norland", True),
    ],
)
def test_that_it_names_the_vehicle_alone_tells_of_no_accident(headline: str, *, is_said: bool) -> None:
    seed = stories.seed("seed.txt", "Light plane crashes near Dorva\n\nA light plane crashed near Dorva on Monday.")
    title = "Crashes of planes and helicopters around the world: the dead, survivors, and what inquiries find"
    profile = profile_of(seeded(title=title, about=(), aliases=(), seeds=(seed,)), weights().background)
    found = subject.shared(profile, stems(headline), {0}, {0}, headline)

    assert (not found.unsaid) is is_said


@pytest.mark.parametrize("groups", [(), (("plane*", "helicopter*", "aircraft"), ("crash*", "collision*", "wreck*"))])
def test_who_follows_planes_is_told_of_no_bus(groups: tuple[tuple[str, ...], ...]) -> None:
    seed = stories.seed(
        "seed.txt",
        "Light plane crashes near Dorva, killing four\n\nA light plane crashed near Dorva in Croatia on Monday and its "
        "four passengers were killed, police said.",
    )
    title = "Crashes of planes and helicopters around the world: the dead, survivors, and what inquiries find"
    desk = Desk(seeded(title=title, about=groups, aliases=(), seeds=(seed,)))
    bus, helicopter = (
        desk.read(told(line, f"{line[:-10]} killed 14 passengers in Uganda on Friday, police said.", hours=hours))
        for hours, line in ((24, "Bus crash kills 14 in Uganda"), (60, "Helicopter crash kills 14 in Uganda"))
    )

    assert not (bus and bus.told)
    assert not (bus and groups) or next(reason.weight for reason in bus.reasons if reason.rule == "vehicle") < 0
    assert helicopter
    assert helicopter.told
