"""Kinds of event of which nobody asked, where groups are drafted."""

from __future__ import annotations

import pytest

from monitor.judge import stories
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
