"""How much of an item's newer version is another story than its older one.

Most edits change words and no fact; some are the news (a search becomes a rescue, a helicopter that crashed has
killed seven). The share of the new version's words that the old one lacks, rare words counting more, tells the two
apart best of all that was tried; a toll or a denial that the old version had not counts on top, as it takes few words.
"""

from __future__ import annotations

from monitor.judge import numbers, turns
from monitor.judge.terms import OPENING, Frequencies, stems
from monitor.model import Story

TURN = 0.25
"""What a first toll or a denial adds to the share of new words."""


def substance(old: Story, new: Story, background: Frequencies) -> float:
    """How much `new` says that `old` did not: 0 for the same words, about 1 for another story."""
    before, after = " . ".join((old.title, *old.sentences)), " . ".join((new.title, *new.sentences[:OPENING]))
    known, said = set(stems(before)), set(stems(after))
    whole = sum(background.idf(stem) for stem in sorted(said))
    share = sum(background.idf(stem) for stem in sorted(said - known)) / whole if whole else 0.0
    turned = _tolls(after) - _tolls(before) or turns.reverses(before, after)
    return share + (TURN if turned else 0.0)


def _tolls(text: str) -> set[str]:
    return {figure.unit for figure in numbers.figures(text)} & {"killed"}
