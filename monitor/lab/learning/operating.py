"""What each step between telling much and telling little reaches, on topics that were not learnt from.

Every topic is judged once, by weights that have not seen it, at the balanced thresholds; each of its stories has its
margin there (see `LedgerEntry`), and at a step it is told if its margin reaches the step. What hangs on what was told
before (a report that waits for a second source) is left as the balanced run has it; judging anew at a step, as
`monitor evaluate --left-out --sensitivity WORD` does, came to the same within .002 of precision and of recall.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from monitor.judge.weights import Step
from monitor.lab.learning.lessons import Topic
from monitor.lab.learning.scoring import Judged, Window, outcome
from monitor.model import LedgerEntry, Sensitivity, Story

SHIFTS = tuple(quarter / 4 for quarter in range(-6, 13))
"""Log-odds, from the most lenient step to the strictest."""
ALIKE: Mapping[str, Any] = {"curve": [], "words": dict.fromkeys(Sensitivity, 0.0)}
"""No curve yet, and every word balanced: what weights say that are still to be measured."""


def curve(windows: Mapping[str, Window], judged: Mapping[str, Judged]) -> tuple[Step, ...]:
    """Precision, recall and alerts a day of every step, all topics together."""
    days = sum(_days(windows[name].topic) for name in judged)
    developments = sum(len(windows[name].developments) for name in judged)
    found = []
    for shift in SHIFTS:
        told = {name: _told(windows[name], one.entries, shift) for name, one in judged.items()}
        reached = [outcome(windows[name], stories) for name, stories in told.items()]
        caught, wrong = sum(c for c, _ in reached), sum(w for _, w in reached)
        found.append(
            Step(
                shift=shift,
                precision=round(caught / (caught + wrong), 3) if caught else 0.0,
                recall=round(caught / developments, 3) if developments else 0.0,
                alerts=round(sum(len(stories) for stories in told.values()) / days, 3),
            )
        )
    return tuple(found)


def _days(topic: Topic) -> int:
    return (date.fromisoformat(topic.last_day) - date.fromisoformat(topic.first_day)).days + 1


def _told(window: Window, entries: Sequence[LedgerEntry], shift: float) -> list[Story]:
    """The window's stories that would be told at a step: an item is told once."""
    told: set[str] = set()
    items: set[str] = set()
    for entry in entries:
        if entry.margin is not None and entry.margin >= shift and entry.item not in items:
            told.add(entry.story)
            items.add(entry.item)
    return [story for story in window.stories if story.id in told]


def words(steps: Sequence[Step]) -> dict[Sensitivity, float]:
    """The step of each word: `few` counts precision twice (the highest F½ of the stricter steps), `every` counts recall
    twice (the highest F2 of the more lenient ones)."""
    return {
        Sensitivity.FEW: max((s for s in steps if s.shift >= 0), key=lambda s: f(s, 0.5)).shift,
        Sensitivity.BALANCED: 0.0,
        Sensitivity.EVERY: max((s for s in steps if s.shift <= 0), key=lambda s: (f(s, 2), s.shift)).shift,
    }


def f(step: Step, beta: float) -> float:
    """F of precision and recall, recall counting `beta` times as much."""
    p, r = step.precision, step.recall
    return (1 + beta**2) * p * r / (beta**2 * p + r) if p + r else 0.0


def as_json(steps: Sequence[Step]) -> dict[str, Any]:
    """As the weights have it."""
    written = [{"shift": s.shift, "precision": s.precision, "recall": s.recall, "alerts": s.alerts} for s in steps]
    return {"curve": written, "words": {word.value: shift for word, shift in words(steps).items()}}
