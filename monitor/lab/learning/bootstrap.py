"""How sure a figure is: intervals by resampling blocks of three days of one operation.

Stories of one day hang together, so whole blocks are drawn, with replacement. A block that is drawn twice counts twice,
its developments as other ones. Every method is measured on the same draws, so that differences are paired.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.lab.learning.scoring import Counted, Day, f1

DRAWS = 1000
SEED = 20180501
BLOCK = 3
"""Days."""
OUTSIDE = 0.025
"""Share of the draws on either side of an interval."""

Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """95 % intervals of one method."""

    precision: Range
    recall: Range
    f1: Range
    gain: Range
    """Of its F1 less that of the method compared with."""


def intervals(days: Mapping[str, Mapping[Day, Counted]], against: str, draws: int = DRAWS) -> dict[str, Interval]:
    """Intervals of each method from its days; `against` names the one that the others are compared with."""
    blocks = sorted({(topic, day // BLOCK) for found in days.values() for topic, day in found})
    counts = {name: _counts(found, blocks) for name, found in days.items()}
    chance = random.Random(SEED)  # noqa: S311 (chance, not secrecy)
    drawn: dict[str, list[tuple[float, float, float]]] = {name: [] for name in days}
    for _ in range(draws):
        picked = chance.choices(range(len(blocks)), k=len(blocks))
        for name, found in counts.items():
            caught, wrong, began = (sum([column[i] for i in picked]) for column in found)
            drawn[name].append((caught / max(1, caught + wrong), caught / max(1, began), f1(caught, wrong, began)))
    base = [figures[2] for figures in drawn[against]]
    return {
        name: Interval(
            precision=_range([p for p, _, _ in figures]),
            recall=_range([r for _, r, _ in figures]),
            f1=_range([f for _, _, f in figures]),
            gain=_range([f - b for (_, _, f), b in zip(figures, base, strict=True)]),
        )
        for name, figures in drawn.items()
    }


def _counts(days: Mapping[Day, Counted], blocks: list[Day]) -> tuple[list[int], list[int], list[int]]:
    """Developments told, wrong alerts and developments, a block each."""
    places = {block: place for place, block in enumerate(blocks)}
    caught, wrong, began = ([0] * len(blocks) for _ in range(3))
    for (topic, day), counted in days.items():
        place = places[topic, day // BLOCK]
        caught[place] += counted.caught
        wrong[place] += counted.wrong
        began[place] += counted.began
    return caught, wrong, began


def _range(values: list[float]) -> Range:
    ordered = sorted(values)
    return ordered[int(OUTSIDE * len(ordered))], ordered[int((1 - OUTSIDE) * (len(ordered) - 1))]
