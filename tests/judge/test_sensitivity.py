"""A word or a budget moves the thresholds; nothing is cut off by count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor.judge.sensitivity import FORTNIGHT, Limits, Pace, limits, margin
from monitor.judge.weights import Step, Thresholds, log_odds, probability
from monitor.model import Known, Sensitivity
from tests.judge.judging import START, TOWN, Desk, seeded, told, weights

CURVE = tuple(
    Step(shift=s, precision=0.5, recall=0.5, alerts=a) for s, a in ((-1.0, 4.0), (0.0, 2.0), (1.0, 1.0), (2.0, 0.5))
)
LEARNT = replace(
    weights(),
    curve=CURVE,
    words={Sensitivity.FEW: 1.0, Sensitivity.BALANCED: 0.0, Sensitivity.EVERY: -1.0},
    thresholds=Thresholds(relevance=0.5, novelty=0.5, both=0.3),
)


def of(pace: Pace | None = None, **given: object) -> Limits:
    return limits(seeded(**given), LEARNT, pace or Pace(), START)


def test_balanced_is_what_was_learnt_and_needs_no_words() -> None:
    assert of() == Limits(thresholds=LEARNT.thresholds, usual=LEARNT.thresholds)


@pytest.mark.parametrize(("word", "threshold"), [(Sensitivity.FEW, 0.731), (Sensitivity.EVERY, 0.269)])
def test_a_word_moves_both_thresholds_by_its_step(word: Sensitivity, threshold: float) -> None:
    found = of(sensitivity=word)

    assert (found.thresholds.relevance, found.thresholds.novelty) == pytest.approx((threshold, threshold), abs=1e-3)
    assert found.said == f"sensitivity {word}"


@pytest.mark.parametrize(("budget", "shift"), [(100, -1), (4, -1), (3.9, 0), (1.5, 1), (0.5, 2), (0.1, 2)])
def test_a_budget_takes_the_most_lenient_step_that_fits_and_the_strictest_where_none_does(
    budget: float, shift: float
) -> None:
    assert of(budget=budget).thresholds == LEARNT.thresholds.moved(shift, shift)


def test_a_busy_operation_is_held_to_its_budget_by_its_own_stories() -> None:
    """Ten a day that pass every step but the last: what was measured elsewhere has little say."""
    busy = Pace([(START - timedelta(hours=h), 1.5) for h in range(240, 0, -2)])

    assert of(busy, budget=2).thresholds == LEARNT.thresholds.moved(2, 2)
    assert of(Pace(), budget=2).thresholds == LEARNT.thresholds


def test_a_first_busy_hour_does_not_close_the_door() -> None:
    burst = Pace([(START - timedelta(minutes=m), 1.5) for m in (30, 20, 10)])

    assert of(burst, budget=4).thresholds == LEARNT.thresholds


def test_what_is_older_than_a_fortnight_is_forgotten() -> None:
    pace = Pace([(START - FORTNIGHT - timedelta(days=1), 5.0)] * 500)

    assert pace.expected(CURVE[1], START) == pytest.approx(2.0)
    pace.note(START, 1.0)
    assert len(pace) == 1


def test_the_margin_is_the_least_of_the_three() -> None:
    usual = Thresholds(relevance=0.5, novelty=0.5, both=0.5)

    assert margin(9.0, 0.5, usual) == pytest.approx(0.5, abs=1e-3)
    assert margin(-3.0, 9.0, usual) == pytest.approx(-3.0, abs=1e-2)
    assert margin(0.5, 0.5, usual) == pytest.approx(log_odds(probability(0.5) ** 2))


@given(st.floats(0.001, 0.999), st.floats(0.001, 0.999), st.floats(-1.5, 3))
def test_what_has_the_margin_of_a_step_is_told_there(about: float, new: float, shift: float) -> None:
    usual = Thresholds(relevance=0.6, novelty=0.5, both=0.5)
    passed = margin(log_odds(about), log_odds(new), usual) - shift

    assume(abs(passed) > 1e-6)
    assert usual.moved(shift, shift).reached(about, new) == (passed > 0)


def test_what_is_barely_about_an_operation_and_barely_new_is_not_told() -> None:
    usual = Thresholds(relevance=0.6, novelty=0.5, both=0.5)

    assert usual.reached(0.95, 0.55)
    assert usual.reached(0.62, 0.9)
    assert not usual.reached(0.62, 0.55)


def test_what_a_word_holds_back_is_remembered_with_the_reason() -> None:
    story = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)
    strict = replace(weights(), words={**weights().words, Sensitivity.FEW: 9.0})
    usual, few = Desk(), Desk(seeded(sensitivity=Sensitivity.FEW))
    few.judge.weights = strict

    assert usual.read(story)
    assert usual.alerts
    verdict = few.read(story)
    assert verdict
    assert not few.alerts
    assert any(r.text == "held back by sensitivity few: balanced would tell it" for r in verdict.reasons)
    assert few.judgements[-1].entries[0].margin == pytest.approx(usual.judgements[-1].entries[0].margin)


def test_a_first_sight_says_nothing_of_a_usual_day() -> None:
    story = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)
    judged = Desk().judge.judge([story], Known(), silent=True)

    assert [entry.margin for entry in judged.entries] == [None]
    assert len(Pace.of(judged.entries)) == 0
