"""A verdict in plain lines."""

from __future__ import annotations

from datetime import timedelta

from monitor.judge.explain import OUTCOMES, explain
from monitor.model import Outcome, Reason, Verdict
from tests.builders import story
from tests.judge.judging import TOWN, Desk, told


def test_a_told_story_quotes_what_is_new_and_names_what_was_known() -> None:
    report = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)
    verdict = Desk().read(report)

    assert verdict
    lines = explain(verdict, report)
    assert lines[0] == "a new development; told"
    assert lines[1] == f"new: “{TOWN}”"
    assert lines[2].startswith("nearest known (from the seed article): ")
    assert sum(line.startswith(("for ", "against ")) for line in lines) == 3


def test_a_silent_story_is_explained_as_well() -> None:
    desk = Desk()
    desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200))
    copy = told("SDF capture Hajin", TOWN, hours=203, source="Gulf Daily")
    verdict = desk.read(copy)

    assert verdict
    lines = explain(verdict, copy, copy.first_seen + timedelta(hours=5))
    assert lines[0].endswith("; not told; seen 5 h ago")
    assert any("North Wire, 3 h before" in line for line in lines)


def test_every_outcome_has_words() -> None:
    assert set(OUTCOMES) == set(Outcome)


def test_the_heaviest_reasons_come_first() -> None:
    reasons = tuple(Reason(rule="r", weight=w, text=f"{w}") for w in (0.1, -3.0, 2.0, 1.0))
    verdict = Verdict(
        story="s", operation="o", outcome=Outcome.REPEAT, relevance=0.5, novelty=0.5, probability=0.25, reasons=reasons
    )

    assert explain(verdict, story())[1:] == ("against 3.0: -3.0", "for 2.0: 2.0", "for 1.0: 1.0", "0.1")
