"""What an operator's marks teach about one operation: two biases, small and bounded, and nothing else.

Of an alert marked off-topic the judge was too sure that it was about the operation; of one marked as a repeat or as
background, too sure that it was new; of one marked useful, or missed, not sure enough. One logistic bias is fitted to
each of the two scores as they were at the time, all else held (Platt's scaling without the slope), and the thresholds
move by it.

What must never happen: a few marks swing an operation, or marks given in anger silence it. So the biases are drawn to
zero by a prior that a handful of marks cannot move far (five of one kind: a fifth of a log-odd at most; thirty: three
quarters), and they end at one log-odd. Terms, seeds and weights are never touched: profiles that learn from what they
accept drift. The marks are the only state: withdrawn, they have taught nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.judge.weights import log_odds, probability
from monitor.model import Mark, MarkWord

PRIOR = 0.25
"""Deviation of the biases before any mark, in log-odds."""
FURTHEST = 1.0
"""Log-odds that no number of marks goes beyond."""
STEPS = 25

ABOUT = {word: word is not MarkWord.OFF_TOPIC for word in MarkWord}
"""Whether a story that was marked so was about the operation."""
NEW = {MarkWord.USEFUL: True, MarkWord.MISSED: True, MarkWord.REPEAT: False, MarkWord.BACKGROUND: False}
"""Whether it was new; what is off topic says nothing of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Log-odds that are added to relevance and to novelty, as the thresholds see them."""

    relevance: float = 0.0
    novelty: float = 0.0
    marks: int = 0
    """How many it was learnt from."""


UNMARKED = Correction()


def correction(marks: Iterable[Mark]) -> Correction:
    """What these marks of one operation teach; those of stories that were never judged teach nothing here."""
    judged = [(mark.word, mark.verdict) for mark in marks if mark.verdict and not mark.withdrawn]
    return Correction(
        relevance=bias([(log_odds(verdict.relevance), ABOUT[word]) for word, verdict in judged]),
        novelty=bias([(log_odds(verdict.novelty), NEW[word]) for word, verdict in judged if word in NEW]),
        marks=len(judged),
    )


def bias(pairs: Sequence[tuple[float, bool]]) -> float:
    """The likeliest bias of scores (log-odds) with their truths, given the prior; within ±FURTHEST.

    The derivative of the log-posterior falls everywhere, so its root is found by halving.
    """
    low, high = -FURTHEST, FURTHEST
    if not pairs:
        return 0.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        pull = math.fsum(truth - probability(score + middle) for score, truth in pairs) - middle / PRIOR**2
        low, high = (middle, high) if pull > 0 else (low, middle)
    return round((low + high) / 2, 4)
