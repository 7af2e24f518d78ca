"""The company that a story keeps: titles that surely were about the operation of late, and titles that surely were not.

What must never happen: a judgement that feeds on itself. So which side a title is on is decided by what its story says
alone, without its company; what was told or marked plays no part, no version of an item speaks for or against another,
and after a fortnight a title speaks no more. Nor may it silence a report for want of text: two titles that are nearly
one are the same report, and where one was refused for having nothing else to say, the other may have more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.judge.search import Moment, Shelf, by_title
from monitor.judge.terms import Frequencies, Reading, read
from monitor.model import LedgerEntry

SURE = 0.8
"""Relevance alone from which a story's title speaks for those like it."""
REFUSED = 0.3
"""Relevance alone below which it speaks against them."""
LATELY = timedelta(days=14)
"""How far back is looked."""
SLOW = 336.0
"""Hours: τ of the likeness."""
LEAST = 0.15
"""Cosine of two titles below which they share a word by chance."""
SAME = 0.8
"""Cosine from which they are one report's."""
WEIGHT = 4.0
"""Log-odds of a title that is the same as a sure one and like no refused one."""
MOST = 4000
"""Titles of a side that are remembered; the older half goes first."""
LOOKED_AT = 4
"""Of the nearest titles: some may be the story's own, or the same report's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likest:
    """The title of one side that a title is most like."""

    entry: LedgerEntry
    cosine: float
    faded: float
    """The cosine, faded by age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The likest title of either side, where there is one."""

    sure: Likest | None = None
    refused: Likest | None = None

    @property
    def weight(self) -> float:
        """What it adds to the log-odds of being about the operation."""
        speaks_for, speaks_against = (one.faded if one else 0.0 for one in (self.sure, self.refused))
        return WEIGHT * (speaks_for - speaks_against)


class Companions:
    """One operation's titles of late: those that surely were about it, and those that surely were not."""

    def __init__(self, background: Frequencies) -> None:
        self._background = background
        self._sure, self._refused = Shelf(LOOKED_AT), Shelf(LOOKED_AT)

    def know(self, entry: LedgerEntry) -> None:
        """Take in a story that is sure to be on a side. A seed is on none: its title is weighed as it is."""
        if entry.at is None or not entry.title:
            return
        if entry.relevance >= SURE:
            self._sure = self._with(self._sure, entry)
        elif entry.relevance < REFUSED:
            self._refused = self._with(self._refused, entry)

    def _with(self, shelf: Shelf, entry: LedgerEntry) -> Shelf:
        if len(shelf.noted) >= MOST:
            younger, shelf = shelf.noted[MOST // 2 :], Shelf(LOOKED_AT)
            for noted in younger:
                self._put(shelf, noted.entry)
        self._put(shelf, entry)
        return shelf

    def _put(self, shelf: Shelf, entry: LedgerEntry) -> None:
        title = self._background.vector(read(entry.title, (), entry.language).title_stems)
        shelf.put(entry, dict(sorted(title.items())), title, 1.0, counts=True)

    def of(self, reading: Reading, item: str, now: datetime) -> Company:
        """Whom a title is like. `item`: whose versions have no say."""
        moment = Moment(now.timestamp(), reading.language[:2], (now - LATELY).timestamp())
        title = self._background.vector(reading.title_stems)
        return Company(
            sure=_likest(self._sure, title, moment, item, math.inf),
            refused=_likest(self._refused, title, moment, item, SAME),
        )


def _likest(shelf: Shelf, title: Mapping[str, float], moment: Moment, item: str, below: float) -> Likest | None:
    if not shelf.noted:
        return None
    for faded, place in shelf.best(by_title(shelf, title), moment, SLOW, count=LOOKED_AT):
        noted = shelf.noted[place]
        cosine = faded / moment.fade(noted, SLOW)
        if LEAST <= cosine < below and noted.entry.item != item:
            return Likest(entry=noted.entry, cosine=cosine, faded=faded)
    return None
