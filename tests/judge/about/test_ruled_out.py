"""What a title rules out by name."""

from __future__ import annotations

import pytest

from monitor.judge.about.ruled_out import met, phrases
from tests.judge.judging import Desk, seeded, told


@pytest.mark.parametrize(
    ("negative", "title", "found"),
    [
        ("not Sudland's raids on tankers", "Sudland raids two oil depots", "Sudland's raids on tankers"),
        ("not Sudland's raids on tankers", "Navy chases tanker to Sudland", "Sudland's raids on tankers"),
        ("not Sudland's raids on tankers", "Court hands ship over to Sudland", ""),
        ("not Sudland's raids on tankers", "Norland raids tanker", ""),
        ("not seizures off Sudland", "Tanker seized near Sudland is freed", "seizures off Sudland"),
        ("not the West Bank, not sport", "Soldiers raid West Bank town", "the West Bank"),
        ("not the West Bank, not sport", "Soldiers raid river bank", ""),
        ("Elections are not on topic", "Elections are called", ""),  # it is a kind, and no name
        ("not attacks by militants inside Norland", "Norland attacks militants at border", ""),  # it is of Norland
        ("", "Sudland raids tanker", ""),
    ],
)
def test_a_headline_tells_of_what_was_ruled_out_by_name(negative: str, title: str, found: str) -> None:
    assert met(title, phrases("The blockade of Norland", negative)) == found


@pytest.mark.parametrize(("ruled_out", "alerts"), [("", 1), (" (not Iraq's arrests of fighters)", 0)])
def test_what_was_ruled_out_by_name_is_not_told_and_says_why(ruled_out: str, alerts: int) -> None:
    desk = Desk(seeded(title=f"The campaign against ISIS in eastern Syria{ruled_out}"))
    text = "Iraq said on Friday that it had arrested nine men who fled from Hajin to its side of the border."
    verdict = desk.read(told("Iraq arrests nine who fled Syrian Democratic Forces", text))

    assert len(desk.alerts) == alerts
    assert verdict
    assert ("excluded" in {reason.rule for reason in verdict.reasons}) is not bool(alerts)
