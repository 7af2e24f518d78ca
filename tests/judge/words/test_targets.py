"""Words of a kind of event in another sense."""

from __future__ import annotations

import pytest

from monitor.judge.words.cues import kinds
from monitor.judge.words.terms import surface


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Senate to vote on Sudland sanctions bill", "elections"),
        ("Sudland's ruling military council names ministers", "courts"),
        ("Mayor appeals for help after raid", "courts"),
        ("Navy begins sea trials of submarine", "courts"),
        ("Shell hits bus, prosecutors say", "courts"),
        ("Norland approves more arms sales to Sudland", "markets"),
        ("Crude tanker struck off Dorva", "markets"),
        ("Sudland's economic crisis feeds unrest", "markets"),
        ("Sudland fires cruise missiles", "travel"),
        ("Sudland fires cruise and anti-ship missiles", "travel"),
        ("Norland protests over airspace breaches", "travel"),
        ("Jets down drone in Norland's airspace", "travel"),
        ("Tankers stranded for fifth day", "travel"),
        ("Minister travels to Dorva after quake", "travel"),
        ("Norland restricts visas of three ministers", "travel"),
        ("Protest outside Norland embassy in Dorva", "travel"),
        ("Gunfire near Dorva's capital airport", "travel"),
        ("Four injured after incident at Dorva International Airport", "travel"),
        ("Norland demands answers after embassy officials die in Dorva", "travel"),
        ("Drone launched at Norland crashes in Westland", "disasters"),
        ("Gunmen filmed at border post", "life"),
        ("Fears for food supply as port shuts", "life"),
        ("Sudland refuses Christmas truce", "life"),
        ("Virus matches known strains, Sudland says", "sport"),
    ],
)
def test_it_is_none_of_that_kind(headline: str, kind: str) -> None:
    assert kind not in kinds(surface(headline).folded)


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Sudland votes in first election since coup", "elections"),
        ("Court ruling halts mine", "courts"),
        ("Economic growth slows in Sudland", "markets"),
        ("Crude prices jump", "markets"),
        ("Cruise ship docks in Dorva", "travel"),
        ("Airspace reopens for holiday flights", "travel"),
        ("Tourists stranded in Dorva", "travel"),
        ("Plane crashes near Dorva", "disasters"),
        ("Christmas concert in Dorva", "life"),
        ("Rain halts cricket matches", "sport"),
    ],
)
def test_it_is_still_one_of_that_kind(headline: str, kind: str) -> None:
    assert kind in kinds(surface(headline).folded)
