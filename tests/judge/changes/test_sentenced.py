"""A court's sentence in another agency's words."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from tests.judge.judging import Desk, seeded, told

TRIALS = seeded(
    name="trials",
    title="The trials of Sudland's former rulers over the coup: charges, verdicts, sentences and appeals",
    aliases=(),
    about=(("Sudland*", "coup"), ("court*", "trial*", "sentenc*", "jail*", "prison", "verdict*")),
    seeds=(stories.seed("seed.txt", "Sudland charges former rulers over coup"),),
)
KNOWN = "Former Sudland harbour master gets 12-year prison term for role in coup"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Sudland's ex-Harbour Master Orsk sentenced to twelve years in jail over coup, Sudland News says", "-"),
        ("Sudland court gives customs chief Orsk nine years in jail over coup", "new"),
        ("Sudland court jails general Brandt for 12 years over coup", "new"),
        ("Sudland prosecutors ask court for 12-year jail term for ex-finance chief Halm", "new"),
    ],
)
def test_the_same_sentence_is_told_once_and_another_defendants_as_well(title: str, kind: str) -> None:
    desk = Desk(TRIALS)

    assert desk.kinds([told(KNOWN), told(title, hours=28, source="South Wire")]) == ["new", kind]
