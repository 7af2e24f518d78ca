"""How much is told: the word or the budget that an operator gave, as a shift of both thresholds.

Both thresholds move together, in log-odds. What a step of that way reaches was measured by `monitor lab train` on
topics that were left out, and stands in the weights. A word names a step. A budget names alerts a day, on average: of
the steps no more lenient than "every" it takes the most lenient one whose expected rate fits. What is expected is what
the operation's own stories of the last fortnight would have raised, with the measured rate counted in as if it had been
seen for a few days, so that a first busy morning does not close the door.

What must never happen: a budget swallows a story. Nothing is cut off by count: a story passes or fails by its own
merits, what fails keeps its verdict with the reason, and a day on which much happens tells more than the budget's mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.judge.calibration import UNMARKED, Correction
from monitor.judge.weights import Step, Thresholds, Weights, log_odds
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


@dataclass(slots=True)
class Pace:
    """The margins (see `LedgerEntry`) of an operation's stories of the last fortnight, in order of time."""

    seen: list[tuple[datetime, float]] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[LedgerEntry]) -> Pace:
        """Of what a ledger recalls."""
        return cls(sorted((e.at, e.margin) for e in entries if e.at is not None and e.margin is not None))

    def note(self, at: datetime, margin: float) -> None:
        """One more story; those that are too old by then are forgotten."""
        self.seen = [one for one in self.seen if at - one[0] <= FORTNIGHT]
        self.seen.append((at, margin))

    def expected(self, step: Step, now: datetime) -> float:
        """Alerts a day at a step of the curve."""
        young = [one for one in self.seen if now - one[0] <= FORTNIGHT]
        days = max(0.0, (now - young[0][0]) / timedelta(days=1)) if young else 0.0
        told = sum(margin >= step.shift for _, margin in young)
        return (MEASURED * step.alerts + told) / (MEASURED + days)


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
    """By how much log-odds of relevance and novelty pass the balanced thresholds; the lesser of the two."""
    return min(about - log_odds(usual.relevance), new - log_odds(usual.novelty))
