"""What makes news of a sentence that is nearly known: a figure that changed, an act that was undone.

Likeness speaks against a story; where the likeness is to a sentence with another figure, or to one that says the
opposite, it must not. A share that changed (98 % → 90 %) is a turn; a rounding is none (numbers.py). A toll that rises
is a detail of what was told, and a turn only where it rises by a quarter or passes a round number.
"""

from __future__ import annotations

import re

from monitor.judge import numbers
from monitor.judge.numbers import Figure
from monitor.judge.terms import surface
from monitor.model import NumberChange

RISE = 1.25
"""Growth from which a toll's rise is told."""
STEPS = (10, 50, 100, 500, 1000, 5000, 10_000)
"""Round numbers whose passing is told."""
TOLLS = frozenset({"killed", "injured", "wounded", "dead", "missing", "displaced", "arrested", "detained", "captured"})

_UNDOES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|retract\w*|withdr[ae]w\w*|revers(?:e|es|ed|ing)|halt(?:s|ed|ing)?"
    r"|suspend\w*|paus(?:e|es|ed|ing)|resum\w+|cancel\w*|call(?:s|ed)? off|lift(?:s|ed|ing)?|postpon\w+|delay(?:s|ed)"
    r"|reject(?:s|ed)|abandon(?:s|ed)|no longer|reopen\w*|scrap(?:s|ped)|recaptur\w*|retak(?:e|es|en)|retook"
    r"|collaps(?:es|ed)|did not|not true|false)\b"
)


def undoing(sentence: str) -> str:
    """The word that says something was denied, halted, resumed or undone; "" where none does."""
    found = _UNDOES.search(surface(sentence).folded)
    return found.group() if found else ""


def reverses(known: str, new: str) -> bool:
    """Whether `new` undoes, denies or takes up again what `known` says."""
    said = undoing(new)
    return bool(said) and said[:4].replace("y", "i") not in surface(known).folded


def changed_figures(known: str, new: str) -> tuple[NumberChange, ...]:
    """The figures that make news of a sentence like a known one."""
    changes = numbers.changes(known, new)
    if not changes:
        return ()
    before, after = numbers.figures(known), numbers.figures(new)
    return tuple(c for c in changes if _tells(c, before, after))


def _tells(change: NumberChange, before: tuple[Figure, ...], after: tuple[Figure, ...]) -> bool:
    if change.unit.startswith("%"):
        return True
    old, new = _value(change.old, before), _value(change.new, after)
    if old is None or new is None or not is_toll(change) or new <= old:
        return False
    return new >= RISE * old or any(old < step <= new for step in STEPS)


def is_toll(change: NumberChange) -> bool:
    """Whether a change is of people killed, hurt, displaced or taken."""
    return bool(TOLLS.intersection(change.unit.split()))


def falls(known: str, new: str) -> tuple[NumberChange, ...]:
    """Tolls that are lower than was known: two sources that disagree, as tolls do not fall."""
    before, after = numbers.figures(known), numbers.figures(new)
    found = []
    for change in numbers.changes(known, new):
        old, said = _value(change.old, before), _value(change.new, after)
        if is_toll(change) and old is not None and said is not None and said < old:
            found.append(change)
    return tuple(found)


def _value(written: str, figures: tuple[Figure, ...]) -> float | None:
    return next((figure.value for figure in figures if figure.number == written), None)
