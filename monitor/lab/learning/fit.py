"""Logistic regression with signs, in plain Python: few features, so no library is worth its weight.

The loss is 1000 · weighted mean log-loss + ½ · ridge · ‖w‖², the bias free; each weight may be held to one sign.
Newton steps outside, coordinate descent on the quadratic inside (as glmnet does; Friedman, Hastie & Tibshirani 2010).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.judge.weights import probability

SCALE = 1000.0
CONSTANT = 1e-8
"""Variance below which a feature never varied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A logistic model over standardised features."""

    means: tuple[float, ...]
    deviations: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def margin(self, row: Sequence[float]) -> float:
        """Log-odds of one row."""
        return self.bias + sum(
            w * (x - m) / s for w, x, m, s in zip(self.weights, row, self.means, self.deviations, strict=True)
        )

    def probability(self, row: Sequence[float]) -> float:
        """In 0..1."""
        return probability(self.margin(row))


def logistic(
    rows: Sequence[Sequence[float]],
    labels: Sequence[bool],
    *,
    signs: Sequence[int],
    shares: Sequence[float] | None = None,
    ridge: float = 10.0,
    passes: int = 12,
) -> Fitted:
    """Fit. `signs`: +1 or -1 binds a weight, 0 leaves it free. `shares`: what each row counts (1 each)."""
    size = len(signs)
    shares = list(shares) if shares else [1.0] * len(rows)
    total = sum(shares)
    means = [sum(c * row[j] for c, row in zip(shares, rows, strict=True)) / total for j in range(size)]
    deviations = [_deviation(rows, shares, j, means[j]) for j in range(size)]
    scaled = [[(row[j] - means[j]) / deviations[j] for j in range(size)] + [1.0] for row in rows]
    counts = [SCALE * c / total for c in shares]
    bound = [*signs, 0]
    penalty = [ridge] * size + [0.0]
    weights = [0.0] * (size + 1)
    for _ in range(passes):
        gradient, hessian = _expand(scaled, labels, counts, weights)
        step = _quadratic(weights, gradient, hessian, bound, penalty)
        if max(abs(a - b) for a, b in zip(step, weights, strict=True)) < 1e-7:
            weights = step
            break
        weights = step
    return Fitted(means=tuple(means), deviations=tuple(deviations), weights=tuple(weights[:-1]), bias=weights[-1])


def _deviation(rows: Sequence[Sequence[float]], shares: Sequence[float], j: int, mean: float) -> float:
    """Of one feature; 1 where it never varies, so that it can be divided by."""
    spread = sum(c * (row[j] - mean) ** 2 for c, row in zip(shares, rows, strict=True)) / sum(shares)
    return math.sqrt(spread) if spread > CONSTANT else 1.0


def _expand(
    rows: Sequence[Sequence[float]], labels: Sequence[bool], counts: Sequence[float], weights: Sequence[float]
) -> tuple[list[float], list[list[float]]]:
    """Gradient and Hessian of the log-loss at `weights`."""
    size = len(weights)
    gradient = [0.0] * size
    hessian = [[0.0] * size for _ in range(size)]
    for row, label, count in zip(rows, labels, counts, strict=True):
        p = probability(sum(w * x for w, x in zip(weights, row, strict=True)))
        pull = count * (p - label)
        curve = count * max(p * (1 - p), 1e-6)
        for j, x in enumerate(row):
            if x:
                gradient[j] += pull * x
                line, cx = hessian[j], curve * x
                for k in range(j + 1):
                    line[k] += cx * row[k]
    for j in range(size):
        for k in range(j):
            hessian[k][j] = hessian[j][k]
    return gradient, hessian


def _quadratic(
    start: Sequence[float],
    gradient: Sequence[float],
    hessian: Sequence[Sequence[float]],
    bound: Sequence[int],
    penalty: Sequence[float],
) -> list[float]:
    """Minimise the quadratic about `start` within the signs."""
    weights = list(start)
    for _ in range(200):
        moved = 0.0
        for j in range(len(weights)):
            slope = (
                gradient[j]
                + sum(h * (w - s) for h, w, s in zip(hessian[j], weights, start, strict=True))
                + penalty[j] * weights[j]
            )
            value = weights[j] - slope / (hessian[j][j] + penalty[j] + 1e-12)
            if bound[j] * value < 0:
                value = 0.0
            moved = max(moved, abs(value - weights[j]))
            weights[j] = value
        if moved < 1e-9:
            break
    return weights
