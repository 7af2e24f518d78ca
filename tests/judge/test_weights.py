"""The learnt weights are read whole or refused with the remedy."""

from __future__ import annotations

import json
from typing import Any

import pytest

from monitor import config
from monitor.judge.weights import Weights, WeightsError, probability


def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(config.weights()))
    return read


def test_the_shipped_weights_are_whole() -> None:
    weights = Weights.from_json(document())

    assert weights.background.stories > 1000
    assert "syria" in weights.background.names
    assert 0 < weights.thresholds.novelty < 1


@pytest.mark.parametrize(
    "broken",
    [
        {"schema": 99},
        {"models": {}},
        {"background": {"stories": 1, "counts": {"x": "a"}}},
        {"words": {"form": None, "lead": None}},
        {"thresholds": {"relevance": "high"}},
    ],
)
def test_other_weights_are_refused_with_the_command_that_remakes_them(broken: dict[str, Any]) -> None:
    with pytest.raises(WeightsError, match=r"^weights\.json: .*; remake it with `monitor lab train`$"):
        Weights.from_json({**document(), **broken})


def test_a_deviation_that_is_none_is_refused() -> None:
    tampered = document()
    next(iter(tampered["models"]["title"]["features"].values()))["deviation"] = 0

    with pytest.raises(WeightsError):
        Weights.from_json(tampered)


@pytest.mark.parametrize(("log_odds", "expected"), [(0, 0.5), (1000, 1.0), (-1000, 0.0)])
def test_log_odds_become_a_probability(log_odds: float, expected: float) -> None:
    assert probability(log_odds) == pytest.approx(expected)
