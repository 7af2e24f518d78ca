"""Training the two models of word forms: ridge logistic regression over masked n-grams, in plain Python.

Minimised with L-BFGS (Nocedal 1980), eight pairs of memory; the classes weigh the same; of the n-grams the thousand
heaviest are kept. About six seconds for twenty thousand titles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any

from monitor.judge.genre import WordModel

COST = 0.1
"""Weight of the log-loss against ½‖w‖²."""
FEWEST = 5
"""Titles that an n-gram must stand in."""
KEPT = 1000
STEPS = 60
PAIRS = 8

Objective = Callable[[list[float]], tuple[float, list[float]]]


def learn(titles: Sequence[Collection[str]], labels: Sequence[bool]) -> WordModel:
    """A model that scores a title's n-grams, its score standardised over these titles."""
    counts = Counter(gram for title in titles for gram in title)
    names = sorted(gram for gram, count in counts.items() if count >= FEWEST)
    place = {gram: index for index, gram in enumerate(names)}
    rows = [[place[gram] for gram in sorted(title) if gram in place] for title in titles]
    found = minimise(_objective(rows, labels, len(names)), [0.0] * (len(names) + 1))
    heaviest = sorted(range(len(names)), key=lambda j: (-abs(found[j]), names[j]))[:KEPT]
    weights = {names[j]: round(found[j], 3) for j in sorted(heaviest)}
    bias = round(found[-1], 3)
    scores = [bias + sum(weights.get(gram, 0.0) for gram in sorted(title)) for title in titles]
    mean = math.fsum(scores) / len(scores)
    deviation = math.sqrt(math.fsum((score - mean) ** 2 for score in scores) / len(scores))
    return WordModel(bias=bias, mean=round(mean, 4), deviation=round(deviation, 4) or 1.0, weights=weights)


def as_json(model: WordModel) -> dict[str, Any]:
    """As `Weights.from_json` reads it."""
    return {
        "bias": model.bias,
        "mean": model.mean,
        "deviation": model.deviation,
        "weights": dict(sorted(model.weights.items())),
    }


def balanced(labels: Sequence[bool]) -> dict[bool, float]:
    """What a row of either class counts, so that the classes weigh the same."""
    positive = sum(labels)
    return {True: COST * len(labels) / 2 / positive, False: COST * len(labels) / 2 / (len(labels) - positive)}


def log_loss(margin: float, label: bool, share: float) -> tuple[float, float]:
    """Of one row, and its slope along the margin; `share`: what the row counts."""
    agreed = margin if label else -margin
    small = math.exp(-abs(agreed))
    missed = share * (small / (1 + small) if agreed > 0 else 1 / (1 + small))
    return share * (math.log1p(small) + (0.0 if agreed > 0 else -agreed)), -missed if label else missed


def _objective(rows: Sequence[Sequence[int]], labels: Sequence[bool], size: int) -> Objective:
    shares = balanced(labels)

    def at(weights: list[float]) -> tuple[float, list[float]]:
        slope = [*weights[:-1], 0.0]
        loss = 0.5 * sum(w * w for w in weights[:-1])
        for row, label in zip(rows, labels, strict=True):
            lost, pull = log_loss(weights[size] + sum([weights[j] for j in row]), label, shares[label])
            loss += lost
            slope[size] += pull
            for j in row:
                slope[j] += pull
        return loss, slope

    return at


def minimise(objective: Objective, start: list[float]) -> list[float]:
    """L-BFGS with a backtracking line search (Armijo)."""
    x = start
    value, slope = objective(x)
    pairs: list[tuple[list[float], list[float], float]] = []
    for _ in range(STEPS):
        direction = _direction(slope, pairs)
        fall = -_dot(slope, direction)
        step = 1.0
        while True:
            there = [a - step * b for a, b in zip(x, direction, strict=True)]
            new_value, new_slope = objective(there)
            if new_value <= value + 1e-4 * step * fall or step < 1e-6:
                break
            step /= 2
        moved = [a - b for a, b in zip(there, x, strict=True)]
        bent = [a - b for a, b in zip(new_slope, slope, strict=True)]
        settled = abs(value - new_value) < 1e-6 * abs(value)
        x, value, slope = there, new_value, new_slope
        curvature = _dot(moved, bent)
        if settled or curvature <= 0:
            break
        pairs = [*pairs, (moved, bent, 1 / curvature)][-PAIRS:]
    return x


def _direction(slope: Sequence[float], pairs: Sequence[tuple[list[float], list[float], float]]) -> list[float]:
    """The inverse Hessian's estimate times the slope: the two-loop recursion."""
    if not pairs:
        length = math.sqrt(_dot(slope, slope)) or 1.0
        return [g / length for g in slope]
    found = list(slope)
    kept = []
    for moved, bent, rho in reversed(pairs):
        alpha = rho * _dot(moved, found)
        kept.append(alpha)
        found = [q - alpha * y for q, y in zip(found, bent, strict=True)]
    moved, bent, _ = pairs[-1]
    scale = _dot(moved, bent) / _dot(bent, bent)
    found = [scale * q for q in found]
    for (moved, bent, rho), alpha in zip(pairs, reversed(kept), strict=True):
        beta = rho * _dot(bent, found)
        found = [q + (alpha - beta) * s for q, s in zip(found, moved, strict=True)]
    return found


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(u * v for u, v in zip(a, b, strict=True))
