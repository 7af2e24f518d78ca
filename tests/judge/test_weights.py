"""The learnt weights are read whole or refused with the remedy."""

from __future__ import annotations

import json
from typing import Any

import pytest

from monitor import config
from monitor.judge.weights import Weights, WeightsError, log_odds, probability, seal
from monitor.model import Sensitivity

REFUSED = r"^judge/weights\.json: .*; remake it with `monitor lab train LABELS --stories FILE --out .*`, or reinstall$"


def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(config.weights()))
    return read


def sealed(read: dict[str, Any]) -> dict[str, Any]:
    """Broken in earnest: the seal is right."""
    return {**read, "seal": seal(read)}


def test_the_shipped_weights_are_whole() -> None:
    weights = Weights.from_json(document())

    assert weights.background.stories > 1000
    assert "syria" in weights.background.names
    assert 0 < weights.thresholds.novelty < 1


def test_a_word_that_was_counted_in_each_case_is_as_common_as_all_of_them() -> None:
    background = Weights.from_json(document()).background

    assert background.idf("рынк") < 6
    assert not background.is_name("рынк")


@pytest.mark.parametrize(
    "broken",
    [
        {"schema": 99},
        {"models": {}},
        {"background": {"stories": 1, "counts": {"x": "a"}}},
        {"words": {"form": None, "lead": None}},
        {"thresholds": {"relevance": "high"}},
        {"operating": {"curve": [{"shift": 0}], "words": {"few": 1, "balanced": 0, "every": -1}}},
        {"operating": {"curve": [], "words": {"balanced": 0}}},
    ],
)
def test_other_weights_are_refused_with_the_command_that_remakes_them(broken: dict[str, Any]) -> None:
    with pytest.raises(WeightsError, match=REFUSED):
        Weights.from_json(sealed({**document(), **broken}))


def test_a_document_that_was_changed_by_hand_is_refused() -> None:
    tampered = document()
    tampered["thresholds"]["novelty"] = 0.1

    with pytest.raises(WeightsError, match=r"changed by hand.*monitor lab train"):
        Weights.from_json(tampered)
    assert Weights.from_json(sealed(tampered)).thresholds.novelty == 0.1


def test_the_steps_lead_from_lenient_to_strict_and_the_words_are_among_them() -> None:
    weights = Weights.from_json(document())
    shifts = [step.shift for step in weights.curve]

    assert shifts == sorted(shifts)
    assert weights.words[Sensitivity.EVERY] < weights.words[Sensitivity.BALANCED] == 0 < weights.words[Sensitivity.FEW]
    assert set(weights.words.values()) <= set(shifts)
    assert weights.curve[0].recall > weights.curve[-1].recall


def test_a_deviation_that_is_none_is_refused() -> None:
    tampered = document()
    next(iter(tampered["models"]["title"]["features"].values()))["deviation"] = 0

    with pytest.raises(WeightsError, match="deviation 0"):
        Weights.from_json(sealed(tampered))


@pytest.mark.parametrize(("odds", "expected"), [(0, 0.5), (1000, 1.0), (-1000, 0.0)])
def test_log_odds_become_a_probability(odds: float, expected: float) -> None:
    assert probability(odds) == pytest.approx(expected)


def test_thresholds_move_in_log_odds_and_stay_within_bounds() -> None:
    assert log_odds(probability(1.5)) == pytest.approx(1.5)
    assert probability(log_odds(1.0)) < 1
