"""The company that a story keeps: titles that surely were about the operation of late, and titles that surely were not.

What must never happen: a judgement that feeds on itself. So which side a title is on is decided by what its story says
alone, without its company; what was told or marked plays no part, no version of an item speaks for or against another,
and after a fortnight a title speaks no more. Nor may it silence a report for want of text: two titles that are nearly
one are the same report, and where one was refused for having nothing else to say, the other may have more. Nor may one
bad report of an event silence all that follows: a rare name of which the operation's own news speaks, such as that of
the ship that was hijacked, never makes a title like a refused one. (Names in the operator's own words are no event's.)
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import repeat

from monitor.judge.words.terms import Frequencies
from monitor.model import LedgerEntry, Story

SURE = 0.8
"""Relevance alone from which a story's title speaks for those like it."""
REFUSED = 0.3
"""Relevance alone below which it speaks against them."""
LIKELY = 0.5
"""Relevance alone from which the rare names in title and opening are the operation's own."""
RARE = 5.0
"""Idf of a name from which it tells one event from others."""
LATELY = timedelta(days=14)
"""How far back is looked."""
SLOW = 336.0
"""Hours: τ of the likeness."""
LEAST = 0.15
"""Cosine of two titles below which they share a word by chance."""
SAME = 0.8
"""Cosine from which they are one report's."""
FEWEST = 2
"""Words that a title shares with a sure one: one alone, of a country that is seldom told of, is in all of its news."""
WEIGHT = 4.0
"""Log-odds of a title that is the same as a sure one and like no refused one."""
MOST = 1000
"""Titles of a side that are remembered; the older half goes first."""
HOUR = timedelta(hours=1)


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

    def __init__(self, background: Frequencies, spoken: frozenset[str] = frozenset()) -> None:
        """`spoken`: stems of the operator's own words."""
        self._background = background
        self._spoken = spoken
        self._sure, self._refused = _Side(), _Side()
        self._own: set[str] = set()
        """Stems of rare names in the operation's news and seeds."""

    def know(self, entry: LedgerEntry, title: Mapping[str, float], stems: Iterable[str]) -> None:
        """Take in a story that is sure to be on a side. A seed is on none: its title is weighed as it is. `title`:
        TF-IDF of its stems, of length 1; `stems`: those of title and opening."""
        if entry.at is None or entry.relevance >= LIKELY:
            self._own.update(filter(self._is_rare_name, stems))
        if entry.at is None:
            return
        if entry.relevance >= SURE:
            self._sure.add(entry, title)
        elif entry.relevance < REFUSED:
            self._refused.add(entry, title)

    def of(self, story: Story, title: Mapping[str, float]) -> Company:
        """Whom the title of a story is like. `title`: as above."""
        since = story.first_seen.timestamp() - LATELY.total_seconds()
        asked = _Asked(item=story.item, tongue=story.language[:2], at=story.first_seen, since=since)
        others = {stem: weight for stem, weight in title.items() if stem not in self._own}
        return Company(
            sure=self._sure.likest(title, asked, fewest=FEWEST),
            refused=self._refused.likest(others, asked, below=SAME),
        )

    def _is_rare_name(self, stem: str) -> bool:
        return stem not in self._spoken and self._background.is_name(stem) and self._background.idf(stem) >= RARE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    item: str
    tongue: str
    """A two-letter code, or nothing."""
    at: datetime
    since: float
    """POSIX time from which titles speak."""


class _Side:
    """Entries in the order in which they came, and by the stems of their titles."""

    def __init__(self) -> None:
        self._entries: list[LedgerEntry] = []
        self._times: list[float] = []
        """POSIX times that never fall: of an entry that came late the latest before it."""
        self._holding: dict[str, tuple[array[int], array[float]]] = {}
        """Stem → the places of the entries whose titles hold it, and what it weighs in each."""

    def add(self, entry: LedgerEntry, title: Mapping[str, float]) -> None:
        if len(self._entries) >= MOST:
            self._forget()
        place, at = len(self._entries), entry.at.timestamp() if entry.at else 0.0
        self._entries.append(entry)
        self._times.append(max(at, self._times[-1]) if self._times else at)
        for stem, weight in title.items():
            places, weights = self._holding.setdefault(stem, (array("I"), array("d")))
            places.append(place)
            weights.append(weight)

    def _forget(self) -> None:
        gone = MOST // 2
        del self._entries[:gone], self._times[:gone]
        for stem, (places, weights) in list(self._holding.items()):
            first = bisect_left(places, gone)
            if first == len(places):
                del self._holding[stem]
            else:
                self._holding[stem] = array("I", (place - gone for place in places[first:])), weights[first:]

    def likest(
        self, title: Mapping[str, float], asked: _Asked, *, below: float = math.inf, fewest: int = 1
    ) -> Likest | None:
        """Of the last fortnight by the cosine once that has faded, the younger of equals. `title`: TF-IDF of stems;
        `below`: which cosines count; `fewest`: stems that are shared."""
        eldest = bisect_left(self._times, asked.since)
        cosines: dict[int, float] = {}
        for stem, share in title.items():
            if held := self._holding.get(stem):
                places, weights = held
                first = bisect_left(places, eldest)
                _add(cosines, places[first:], map(share.__mul__, weights[first:]))
        best = (0.0, 0, 0.0)
        alike = [(cosine, place) for place, cosine in cosines.items() if LEAST <= cosine < below]
        for cosine, place in sorted(alike, reverse=True):
            if cosine < best[0]:  # what is less alike than the best is by now is not once it has faded
                break
            if self._entries[place].item != asked.item and (fewest == 1 or self._shared(title, place) >= fewest):
                best = max(best, (cosine * self._faded(place, asked), place, cosine))
        faded, place, cosine = best
        return Likest(entry=self._entries[place], cosine=cosine, faded=faded) if faded > 0 else None

    def _shared(self, title: Mapping[str, float], place: int) -> int:
        """How many stems two titles share."""
        held = (self._holding.get(stem) for stem in title)
        found = ((places, bisect_left(places, place)) for places, _ in filter(None, held))
        return sum(at < len(places) and places[at] == place for places, at in found)

    def _faded(self, place: int, asked: _Asked) -> float:
        """e^(-age/τ); nothing across languages, where sharing words is chance."""
        entry = self._entries[place]
        if entry.at is None or (asked.tongue and entry.language and asked.tongue != entry.language[:2]):
            return 0.0
        return math.exp(-max(0.0, (asked.at - entry.at) / HOUR) / SLOW)


def _add(sums: dict[int, float], places: Sequence[int], weights: Iterable[float]) -> None:
    """Add to the sum of each place, which are all different, its weight; without a loop of our own."""
    sums.update(zip(places, map(float.__add__, map(sums.get, places, repeat(0.0)), weights), strict=False))
