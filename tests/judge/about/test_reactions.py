"""What an outsider says of an operation: told by who speaks."""

from __future__ import annotations

import pytest

from monitor.judge.about.reactions import is_reaction
from monitor.judge.words.places import mentioned

SPOKEN = "us and israeli strikes on iran, retaliation by iran"
COUNTRIES = mentioned("Strikes by Israel on Iran")


def reacts(title: str, spoken: str = SPOKEN) -> bool:
    return is_reaction(title, COUNTRIES, spoken)


@pytest.mark.parametrize(
    "title",
    [
        "Norway urges restraint after strikes on Iran",
        "Portugal's foreign minister says the strikes on Iran breach international law",
        "Strikes on Iran breach international law, Portugal's foreign minister says",
        "NATO chief praises strikes on Iran",
        "Brazil and Chile condemn the attack on Iran",
        "Kremlin will discuss Iran with its allies",
    ],
)
def test_an_outsider_who_speaks_reacts(title: str) -> None:
    assert reacts(title)


@pytest.mark.parametrize(
    "title",
    [
        "Iran says it hit an air base",
        "Air base hit, Israel says",
        "US says its aircraft left Spain",
        "U.S. warns of further strikes",
        "Iran and Norway call for talks",  # one of the two is the operation's own
        "Norway says two of its soldiers were killed",  # a count: a report
        "Norway says 2 of its soldiers were killed",
        "Drone hits tanker off Norway",
        "Officials say strikes will go on",  # nobody is named
        "Strikes on Iran go on",
        "",
    ],
)
def test_who_belongs_to_the_operation_or_reports_does_not(title: str) -> None:
    assert not reacts(title)


def test_who_is_an_outsider_depends_on_what_the_operator_wrote() -> None:
    title = "NATO warns of further strikes"

    assert reacts(title)
    assert not reacts(title, spoken="nato air strikes on iran")
    assert reacts("US warns of further strikes", spoken="strikes on iran")
