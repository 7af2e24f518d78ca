"""What each step between telling much and telling little reaches, on topics that were not learnt from.

Every topic is judged once, by weights that have not seen it, at the balanced thresholds; each of its stories has its
margin there (see `LedgerEntry`), and at a step it is told if its margin reaches the step. What hangs on what was told
before (a report that waits for a second source) is left as the balanced run has it; judging anew at a step, as
`monitor evaluate --left-out --sensitivity WORD` does, came to the same within .002 of precision and of recall.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from monitor.judge.weights import Step
from monitor.lab.lessons import Topic
from monitor.lab.scoring import Judged, score, total
from monitor.model import LedgerEntry, Sensitivity, Story, Verdict

SHIFTS = tuple(quarter / 4 for quarter in range(-6, 13))
"""Log-odds, from the most lenient step to the strictest."""
ALIKE: Mapping[str, Any] = {"curve": [], "words": dict.fromkeys(Sensitivity, 0.0)}
"""No curve yet, and every word balanced: what weights say that are still to be measured."""


def curve(topics: Mapping[str, Topic], stories: Sequence[Story], judged: Mapping[str, Judged]) -> tuple[Step, ...]:
    """Precision, recall and alerts a day of every step, all topics together."""
    days = sum(_days(topics[name]) for name in judged)
    found = []
    for shift in SHIFTS:
        tallies = {
            name: score(topics[name], stories, _told(one.verdicts, one.entries, shift)) for name, one in judged.items()
        }
        tally = total(tallies)
        found.append(
            Step(
                shift=shift,
                precision=round(tally.precision, 3),
                recall=round(tally.recall, 3),
                alerts=round(tally.counts["alerts"] / days, 3),
            )
        )
    return tuple(found)


def _days(topic: Topic) -> int:
    return (date.fromisoformat(topic.last_day) - date.fromisoformat(topic.first_day)).days + 1


def _told(verdicts: Mapping[str, Verdict], entries: Sequence[LedgerEntry], shift: float) -> dict[str, Verdict]:
    """The verdicts as they would be at a step: an item is told once."""
    told: set[str] = set()
    items: set[str] = set()
    for entry in entries:
        if entry.margin is not None and entry.margin >= shift and entry.item not in items:
            told.add(entry.story)
            items.add(entry.item)
    return {story: replace(verdict, told=story in told) for story, verdict in verdicts.items()}


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
