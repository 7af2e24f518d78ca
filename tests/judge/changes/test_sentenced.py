"""A court's sentence in another agency's words."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.changes import sentenced
from monitor.judge.ledger import Ledger
from tests.judge.judging import Desk, remembered, seeded, told, weights

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


@pytest.mark.parametrize(
    ("known", "title", "is_told"),
    [
        ("Orsk jailed for seven years over coup plot", "Orsk jailed for 7 years over coup plot, court says", True),
        ("Orsk jailed for seven years over coup plot", "Brandt jailed for seven years over coup plot", False),
        ("Ex-harbour master gets nine years in jail", "Ex-customs chief gets nine years in jail", False),
        ("Orsk jailed for twenty-five years over coup", "Orsk jailed for five years over coup", False),
    ],
)
def test_another_person_or_another_term_makes_another_sentence(known: str, title: str, is_told: bool) -> None:
    before = remembered(told(known, hours=20), development="d1")
    ledger = Ledger(weights().background, [before])

    assert bool(sentenced.again(told(title, hours=28), ledger)) is is_told
