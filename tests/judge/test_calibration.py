"""Marks move an operation's thresholds: a little, within bounds, and not at all once they are withdrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.calibration import FURTHEST, UNMARKED, bias, correction
from monitor.judge.sensitivity import Pace, limits
from monitor.model import Known, Mark, MarkWord, Outcome, Verdict
from tests.judge.judging import START, TOWN, Desk, seeded, told, weights


def marks(word: MarkWord, count: int, *, relevance: float = 0.8, novelty: float = 0.7) -> list[Mark]:
    verdict = Verdict(
        story="s", operation="o", outcome=Outcome.DEVELOPMENT, relevance=relevance, novelty=novelty, probability=0.5
    )
    return [Mark(id=f"{word}{n}", operation="o", word=word, at=START, story="s", verdict=verdict) for n in range(count)]


def test_no_marks_teach_nothing() -> None:
    assert correction([]) == UNMARKED


def test_a_few_marks_cannot_swing_an_operation() -> None:
    assert -0.25 < correction(marks(MarkWord.REPEAT, 5)).novelty < 0
    assert -0.25 < correction(marks(MarkWord.OFF_TOPIC, 5)).relevance < 0


def test_many_marks_move_it_and_no_number_moves_it_further_than_the_bound() -> None:
    assert correction(marks(MarkWord.REPEAT, 40)).novelty < -0.6
    assert correction(marks(MarkWord.BACKGROUND, 5000)).novelty == pytest.approx(-FURTHEST)
    assert correction(marks(MarkWord.MISSED, 5000, novelty=0.01)).novelty == pytest.approx(FURTHEST)


def test_each_word_speaks_of_what_it_can_know() -> None:
    off, repeat = correction(marks(MarkWord.OFF_TOPIC, 20)), correction(marks(MarkWord.REPEAT, 20))

    assert off.relevance < 0 == off.novelty
    assert repeat.novelty < 0 < repeat.relevance


def test_marks_that_bear_the_judge_out_move_next_to_nothing() -> None:
    fair = [*marks(MarkWord.USEFUL, 14), *marks(MarkWord.REPEAT, 6)]

    assert correction(fair).novelty == pytest.approx(0, abs=0.01)


def test_what_was_withdrawn_and_what_was_never_judged_teach_nothing() -> None:
    withdrawn = [replace(mark, withdrawn=True) for mark in marks(MarkWord.REPEAT, 30)]
    unread = [replace(mark, verdict=None) for mark in marks(MarkWord.MISSED, 30)]

    assert correction([*withdrawn, *unread]) == UNMARKED


@given(st.lists(st.tuples(st.floats(-30, 30), st.booleans()), max_size=60), st.floats(-30, 30))
def test_the_bias_is_bounded_and_one_more_yes_never_lowers_it(pairs: list[tuple[float, bool]], score: float) -> None:
    before, after = bias(pairs), bias([*pairs, (score, True)])

    assert -FURTHEST <= before <= after + 1e-3 <= FURTHEST + 1e-3


def test_the_thresholds_move_against_the_bias() -> None:
    learnt = correction(marks(MarkWord.REPEAT, 40))
    found = limits(seeded(), weights(), Pace(), START, learnt)

    assert found.thresholds.novelty > weights().thresholds.novelty
    assert found.thresholds.relevance < weights().thresholds.relevance


def test_marks_are_known_to_the_next_decision_and_named_in_its_reasons() -> None:
    desk = Desk()
    desk.memory = desk.judge.memory_of(Known(marks={"inherent-resolve": tuple(marks(MarkWord.REPEAT, 12))}))
    verdict = desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200))

    assert verdict
    assert any(reason.text == "12 marks of yours moved the thresholds" for reason in verdict.reasons)
    assert verdict.features["groups_title"] > 0
    assert "same_title" in verdict.features
