"""Training what the meaning of a headline says of its form: one direction in the encoder's space, in plain Python.

Two ridge logistic regressions over vectors, with the teachers of the word models (genre.py), that no person had to
label: headlines whose prefix or section says that they are background, against others; headlines whose lead names a day
and a source, against those whose lead names neither. Both scores standardised, their sum is the direction. Weights are
rounded to hundredths, so that the last bits of another machine's floats change nothing.
About half a minute: of what is no background every sixth headline is enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any

from monitor.judge.genre import Style
from monitor.judge.meanings.meaning import Meaning
from monitor.lab.learning.words import Objective, balanced, log_loss, minimise

EVERY = 6
"""Of this many headlines that are no background one is learnt from."""

Vector = Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One that nobody labelled, and what its own feed says of its form."""

    title: str
    grams: frozenset[str]
    is_news: bool
    """Neither prefix nor section calls it background."""
    leads: bool | None
    """Its lead names day and source; None where it names one of them, or there is no text."""


def learn(headlines: Sequence[Headline], encoder: Meaning) -> Style:
    """How the encoder tells news from features."""
    kept = [one for one in headlines if not one.is_news] + [one for one in headlines if one.is_news][::EVERY]
    led = [one for one in headlines if one.leads is not None]
    titles = list(dict.fromkeys(one.title for one in (*kept, *led)))
    vectors = dict(zip(titles, encoder.vectors(titles), strict=True))
    form = _fit([vectors[one.title] for one in kept], [one.is_news for one in kept])
    lead = _fit([vectors[one.title] for one in led], [bool(one.leads) for one in led])
    direction = tuple(round(a + b, 2) + 0.0 for a, b in zip(form, lead, strict=True))  # one kind of zero
    mean, deviation = _spread(direction, [vectors[one.title] for one in kept])
    return Style(direction=direction, mean=round(mean, 4), deviation=round(deviation, 4) or 1.0)


def as_json(style: Style) -> dict[str, Any]:
    """As `Weights.from_json` reads it."""
    return {
        "direction": " ".join(f"{weight:g}" for weight in style.direction),
        "mean": style.mean,
        "deviation": style.deviation,
    }


def _fit(rows: Sequence[Vector], labels: Sequence[bool]) -> list[float]:
    """The weights, in standard deviations of their score over these rows."""
    size = len(rows[0])
    found = minimise(_objective(rows, labels, size), [0.0] * (size + 1))[:size]
    _, deviation = _spread(found, rows)
    return [weight / deviation for weight in found]


def _spread(direction: Vector, rows: Sequence[Vector]) -> tuple[float, float]:
    """Mean and standard deviation of a score."""
    scores = [math.fsum(map(mul, direction, row)) for row in rows]
    mean = math.fsum(scores) / len(scores)
    return mean, math.sqrt(math.fsum((score - mean) ** 2 for score in scores) / len(scores)) or 1.0


def _objective(rows: Sequence[Vector], labels: Sequence[bool], size: int) -> Objective:
    shares = balanced(labels)

    def at(weights: list[float]) -> tuple[float, list[float]]:
        inner, bias = weights[:size], weights[size]
        slope, slope_bias = inner, 0.0
        loss = 0.5 * sum(map(mul, inner, inner))
        for row, label in zip(rows, labels, strict=True):
            lost, pull = log_loss(bias + sum(map(mul, inner, row)), label, shares[label])
            loss += lost
            slope_bias += pull
            slope = [s + pull * x for s, x in zip(slope, row, strict=True)]
        return loss, [*slope, slope_bias]

    return at
