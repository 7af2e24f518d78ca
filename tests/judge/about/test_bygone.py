"""Courts and memorials that look back on what is years past."""

from __future__ import annotations

import pytest

from monitor.judge.about.bygone import year
from tests.judge.judging import Desk, told


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Trial opens in Paris over 2019 raid in northern Syria", "2019"),
        ("Inquest hears of soldier's death in 2018 Syria mission", "2018"),
        ("Town marks earthquake of 1985 with a drill", "1985"),
        ("Madrid rinde homenaje a las víctimas de 2004", "2004"),
        ("Годовщина захвата 2014 года", "2014"),
        ("Raid kills commander wanted for 2019 attack", ""),  # an act, whatever it is for
        ("Court jails first commander since 2019", ""),
        ("Court jails 2000 soldiers", ""),
        ("Court jails commander over 2025 attack", ""),  # last year
        ("Court jails commander over attack", ""),
    ],
)
def test_a_court_or_a_memorial_names_the_year_of_which_it_tells(title: str, found: str) -> None:
    assert year(title, 2026, (), ()) == found


def test_an_operation_that_speaks_of_the_year_or_of_courts_wants_it() -> None:
    title = "Trial opens over 2019 raid"

    assert not year(title, 2026, ("the inquiry into the raid of 2019",), ())
    assert not year(title, 2026, (), ("courts",))


@pytest.mark.parametrize(("when", "alerts"), [("", 1), (" of 2011", 0)])
def test_a_trial_over_an_old_raid_is_not_told_and_says_why(when: str, alerts: int) -> None:
    desk = Desk()
    title = f"Damascus court sentences eight over Syrian Democratic Forces raid{when} near Hajin"
    verdict = desk.read(
        told(title, "A court in Damascus sentenced eight Syrian commanders on Thursday, officials said.")
    )

    assert len(desk.alerts) == alerts
    assert verdict is not None
    assert ("bygone" in [reason.rule for reason in verdict.reasons]) is not bool(alerts)
