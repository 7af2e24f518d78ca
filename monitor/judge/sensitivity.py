"""How much is told: the word or the budget that an operator gave, as a shift of the thresholds.

All thresholds move together, in log-odds. What a step of that way reaches was measured by `monitor lab train` on
topics that were left out, and stands in the weights. A word names a step. A budget names alerts a day, on average: of
the steps no more lenient than "every" it takes the most lenient one whose expected rate fits. What is expected is what
the operation's own stories of the last fortnight would have raised, with the measured rate counted in as if it had been
seen for a few days, so that a first busy morning does not close the door.

What must never happen: a budget swallows a story. Nothing is cut off by count: a story passes or fails by its own
merits, what fails keeps its verdict with the reason, and a day on which much happens tells more than the budget's mean.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.judge.calibration import UNMARKED, Correction
from monitor.judge.weights import Step, Thresholds, Weights, log_odds, probability
from monitor.model import LedgerEntry, Operation, Sensitivity

FORTNIGHT = timedelta(days=14)
MEASURED = 3.0
"""Days that the measured rate counts for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The thresholds in force for an operation."""

    thresholds: Thresholds
    usual: Thresholds
    """The balanced ones, as the operator's marks have moved them."""
    said: str = ""
    """Why they are not the balanced ones: `sensitivity few`."""
    marks: int = 0
    """How many of the operator's marks have moved them."""


class Pace:
    """The margins (see `LedgerEntry`) of an operation's stories of the last fortnight."""

    def __init__(self, seen: Iterable[tuple[datetime, float]] = ()) -> None:
        """`seen`: when a story came, and its margin."""
        self._seen = deque(sorted(seen))
        self._margins = sorted(margin for _, margin in self._seen)

    @classmethod
    def of(cls, entries: Iterable[LedgerEntry]) -> Pace:
        """Of what a ledger recalls."""
        return cls((e.at, e.margin) for e in entries if e.at is not None and e.margin is not None)

    def __len__(self) -> int:
        """Stories that count."""
        return len(self._seen)

    def note(self, at: datetime, margin: float) -> None:
        """One more story; those that are too old by then are forgotten."""
        self._forget(at)
        self._seen.append((at, margin))
        insort(self._margins, margin)

    def expected(self, step: Step, now: datetime) -> float:
        """Alerts a day at a step of the curve."""
        self._forget(now)
        days = max(0.0, (now - self._seen[0][0]) / timedelta(days=1)) if self._seen else 0.0
        told = len(self._margins) - bisect_left(self._margins, step.shift)
        return (MEASURED * step.alerts + told) / (MEASURED + days)

    def _forget(self, now: datetime) -> None:
        while self._seen and now - self._seen[0][0] > FORTNIGHT:
            _, margin = self._seen.popleft()
            del self._margins[bisect_left(self._margins, margin)]


def limits(
    operation: Operation,
    weights: Weights,
    pace: Pace,
    now: datetime,
    learnt: Correction = UNMARKED,
    balanced: Thresholds | None = None,
) -> Limits:
    """The thresholds that an operation's word or budget and its operator's marks stand for at this moment.

    `balanced`: those of the tier that decides, the words' where none are given.
    """
    usual = balanced or weights.thresholds
    if learnt.marks:
        usual = usual.moved(-learnt.relevance, -learnt.novelty)
    if operation.budget is not None:
        shift = _within(operation.budget, weights, pace, now)
        said = f"a budget of {operation.budget:g} alert{'' if operation.budget == 1 else 's'} a day"
    else:
        shift = weights.words[operation.sensitivity]
        said = "" if operation.sensitivity is Sensitivity.BALANCED else f"sensitivity {operation.sensitivity}"
    thresholds = usual.moved(shift, shift) if shift else usual
    return Limits(thresholds=thresholds, usual=usual, said=said, marks=learnt.marks)


def _within(budget: float, weights: Weights, pace: Pace, now: datetime) -> float:
    """The most lenient step whose expected rate fits; the strictest where none does."""
    steps = [step for step in weights.curve if step.shift >= weights.words[Sensitivity.EVERY]]
    fitting = (step.shift for step in steps if pace.expected(step, now) <= budget)
    return next(fitting, max((step.shift for step in steps), default=0.0))


def margin(about: float, new: float, usual: Thresholds) -> float:
    """By how much log-odds of relevance, novelty and both pass the balanced thresholds; the least of the three."""
    both = log_odds(probability(about) * probability(new))
    return min(about - log_odds(usual.relevance), new - log_odds(usual.novelty), both - log_odds(usual.both))
