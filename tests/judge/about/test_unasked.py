"""Kinds of event of which nobody asked, where groups are drafted."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import unasked
from tests.judge.judging import Desk, seeded, told

SEED = stories.seed(
    "seed.txt",
    "Drones fall on two towns in Chad\n\nDrones fell on Fada and Faya in the north of Chad on Monday and felled a "
    "school, its governor said. Nobody knows who sent them.",
)
TITLE = "Drone strikes on Chad: what is hit, who is blamed, and what the government does about it"


@pytest.mark.parametrize(
    ("headline", "is_unasked"),
    [
        ("Flights halted after drone strikes airport in Chad", False),
        ("Chad's airport takes first flights from Oslo", True),
    ],
)
def test_what_tells_of_the_very_act_is_of_no_other_kind(headline: str, is_unasked: bool) -> None:
    desk = Desk(seeded(title=TITLE, about=(), aliases=(), seeds=(SEED,)))
    desk.read(told(headline, f"{headline} on Friday, its minister said.", hours=24))
    reasons = {reason.rule: reason.text for reason in desk.judgements[0].verdicts[0].reasons}

    assert ("travel" in " ".join(reasons.values())) == is_unasked


def test_who_wrote_groups_has_said_what_is_asked() -> None:
    about = (("Chad*",), ("drone*", "strike*"))
    desk = Desk(seeded(title=TITLE, about=about, aliases=(), seeds=(SEED,)))
    desk.read(told("Flights halted after drone strikes airport in Chad", "Flights were halted on Friday.", hours=24))

    assert any("speaks of travel" in reason.text for reason in desk.judgements[0].verdicts[0].reasons)


RAID = stories.seed(
    "seed.txt",
    "Gunmen raid two villages in Chad\n\nGunmen raided two villages near Fada in the north of Chad on Monday and "
    "killed 13 people, its governor said. Nobody knows who sent them.",
)
RAIDS = "Attacks by gunmen on villages in Chad: raids, the dead, and what the government does about it"


@pytest.mark.parametrize(
    ("headline", "is_befallen"),
    [
        ("Bus falls into ravine in Chad, killing 13", True),
        ("Floods kill 13 in north of Chad", True),
        ("Methane explosion kills nine at coal mine in Chad", True),
        ("Gunmen attack bus in Chad, killing 13 as it falls into ravine", False),
        ("Gunmen kill 13 in Chad", False),
    ],
)
def test_what_befalls_people_is_no_act_of_the_operations(headline: str, is_befallen: bool) -> None:
    desk = Desk(seeded(title=RAIDS, about=(), aliases=(), seeds=(RAID,)))
    desk.read(told(headline, f"{headline} on Friday, its governor said.", hours=24))
    reasons = {reason.rule: reason for reason in desk.judgements[0].verdicts[0].reasons}

    assert ("misfortune" in reasons) == is_befallen
    assert not is_befallen or reasons["misfortune"].weight < 0


def test_what_befalls_people_is_no_act_beside_groups_that_a_person_wrote_either() -> None:
    groups = (("Chad*", "Fada"), ("gunmen", "raid*", "attack*", "blast*"), ("kill*", "dead"))
    desk = Desk(seeded(title=RAIDS, about=groups, aliases=(), seeds=(RAID,)))
    for place, headline in enumerate(("Bus plunges into ravine in Chad, killing 13", "Gunmen kill 13 in Fada")):
        desk.read(told(headline, f"{headline} on Friday, the governor said.", hours=24 + 40 * place))
    bus, raid = (judgement.verdicts[0] for judgement in desk.judgements)

    assert "misfortune" in {reason.rule for reason in bus.reasons}
    assert not bus.told
    assert raid.told


@pytest.mark.parametrize(
    ("own", "acts", "told_of"),
    [
        ({"attacks": 1.0}, {"accidents", "deaths"}, {"accidents"}),
        ({"attacks": 1.0, "storms": 0.1}, {"accidents", "deaths"}, set()),  # who follows floods may follow a bus
        ({"attacks": 1.0, "rescues": 0.1}, {"quakes"}, {"quakes"}),
        ({"attacks": 1.0, "rescues": 0.5}, {"quakes"}, set()),
        ({"attacks": 1.0, "ships": 0.5}, {"accidents"}, set()),  # they collide on purpose too
        ({"attacks": 1.0}, {"accidents", "attacks"}, set()),
        ({"attacks": 1.0}, {"deaths"}, set()),
    ],
)
def test_an_operation_that_speaks_of_misfortunes_is_told_of_them(
    own: dict[str, float], acts: set[str], told_of: set[str]
) -> None:
    assert unasked.befallen(own, acts) == told_of
