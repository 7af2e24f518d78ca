"""What is said to be the first count of the dead is the first that followers hear of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.judge import stories
from tests.judge.judging import Desk, seeded, told

SEED = stories.seed(
    "seed.txt",
    "Bomb kills 14 at bus station in Sarn, Norland\n\nA bomb hidden in a rickshaw exploded at the main bus station "
    "in Sarn on Friday, killing 14 people, police in Norland said. The roof of the waiting hall came down.",
)
BOMB = replace(
    seeded(),
    name="bomb",
    title="The bomb at the bus station of Sarn in Norland",
    about=(("Sarn", "Norland*"), ("bomb*", "blast")),
    seeds=(SEED,),
)


@pytest.mark.parametrize(
    ("headline", "is_first"),
    [
        ("Fourteen dead, more than 80 hurt in Norland bomb attack", False),
        ("Sixteen dead, more than 80 hurt in Norland bomb attack", True),
    ],
)
def test_a_toll_that_the_seed_has_is_not_the_first(headline: str, is_first: bool) -> None:
    verdict = Desk(BOMB).read(told(headline, hours=24, source="Southern Wire"))

    assert verdict is not None
    assert ("toll" in {reason.rule for reason in verdict.reasons}) is is_first
