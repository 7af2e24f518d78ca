"""The search of a ledger: which entries are most like something, once that has faded by their age.

Exact, and without looking at every entry. The stems of a query are taken in the order of how few entries hold them.
What an entry can reach at most that holds none of those before is known beforehand, and so is by how much its age fades
it; an entry that cannot be among the best is never looked at.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapreplace

from monitor.model import LedgerEntry

SEED_AGE = 24.0
"""Hours: as what age a seed is taken, always."""
SLACK = 1 + 1e-9
"""For sums whose order differs."""


@dataclass(slots=True)
class Noted:
    """An entry with what it is compared by."""

    entry: LedgerEntry
    stems: frozenset[str]
    """Of title and opening."""
    title: dict[str, float]
    """TF-IDF of the title's stems, in alphabetical order, of length 1."""
    rarity: float
    """Summed idf of the title's stems."""
    at: float | None
    """POSIX time; None for a seed."""
    tongue: str
    names: frozenset[str] | None = None
    """Stems of the names it holds; found when first asked for."""


@dataclass(slots=True)
class Posting:
    """The entries that hold a stem."""

    held: int = 0
    """How many."""
    places: list[int] = field(default_factory=list)
    """Those that may be among the best, in the order of time; never none."""


Weighed = Sequence[tuple[str, float]]
"""Stems with their weights."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for among the entries, and by which measure."""

    postings: Mapping[str, Posting]
    weights: Mapping[str, float]
    likeness: Callable[[Noted, Weighed], float]
    """Of one entry, not faded, as far as these stems go."""
    most: Callable[[float], float]
    """How like an entry can be at most, from the summed weights of the stems that it may hold."""
    squared: bool = False
    """Whether it is the squares of the weights that are summed."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and in which language likeness is asked for."""

    at: float
    """POSIX time."""
    tongue: str
    since: float = -math.inf
    """How far back; seeds are always looked at."""

    def fade(self, noted: Noted, tau: float) -> float:
        """e^(-age/τ); nothing across languages, where sharing words is chance."""
        if self.tongue and noted.tongue and self.tongue != noted.tongue:
            return 0.0
        if noted.at is None:
            return math.exp(-SEED_AGE / tau)
        return math.exp((noted.at - self.at) / 3600 / tau) if noted.at < self.at else 1.0


@dataclass(slots=True)
class Shelf:
    """Entries in the order of time, by their places."""

    noted: list[Noted] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """POSIX times that never fall: of an entry that came late the latest before it, of a seed too."""
    seeds: list[int] = field(default_factory=list)

    def put(self, noted: Noted) -> int:
        """Take an entry in; gives its place."""
        latest = self.times[-1] if self.times else -math.inf
        self.times.append(latest if noted.at is None else max(latest, noted.at))
        self.noted.append(noted)
        if noted.at is None:
            self.seeds.append(len(self.noted) - 1)
        return len(self.noted) - 1

    def hopeless(self, twins: Sequence[int], count: int) -> int | None:
        """Of entries with one text the place of one that a search for the best `count` never needs, if there is any.

        Twins differ by age alone. Needed are the `count` youngest, and of those that came last together the first.
        """
        if len(twins) <= count + 1:
            return None
        ages = sorted((self.noted[place].at or 0.0, place) for place in twins)
        first = min(place for at, place in ages if at == ages[-1][0])
        return next(place for _, place in ages if place != first)

    def best(
        self, query: Query, moment: Moment, tau: float, *, count: int = 1, younger: bool = True
    ) -> list[tuple[float, int]]:
        """The entries most like once faded, at most `count`, as (likeness, place), best first; never one that is not.

        Of equals the younger comes first, or the older. The stems are taken in the order of what entries can reach by
        them, a stem's entries from the youngest back to where that has faded below the least of the best. An entry that
        is met under a stem holds none of those before it, so only the stems that are left are looked for in it.
        """
        order = 1 if younger else -1
        best = [(0.0, 0)] * count
        times, all_noted, likeness_of = self.times, self.noted, query.likeness
        met = set(self.seeds)
        every = list(query.weights.items())
        for place in self.seeds:
            faded = likeness_of(all_noted[place], every) * moment.fade(all_noted[place], tau)
            if faded > 0 and (faded, order * place) > best[0]:
                heapreplace(best, (faded, order * place))
        since = moment.since
        stems, mosts = self._rarest_first(query, since)
        for first, (stem, most) in enumerate(zip(stems, mosts, strict=True)):
            least = best[0][0]
            if most < least:
                break
            posting = query.postings[stem[0]].places
            if times[posting[-1]] < since:
                continue
            since = max(since, _since(moment.at, tau, least, most))
            left = stems[first:]
            for place in reversed(posting):
                if times[place] < since:
                    break
                if place in met:
                    continue
                met.add(place)
                noted = all_noted[place]
                likeness = likeness_of(noted, left)
                if likeness < least:
                    continue
                faded = likeness * moment.fade(noted, tau)
                if faded > 0 and (faded, order * place) > best[0]:
                    heapreplace(best, (faded, order * place))
                    least = best[0][0]
                    since = max(since, _since(moment.at, tau, least, most))
        return [(faded, order * place) for faded, place in sorted(best, reverse=True) if faded > 0]

    def _rarest_first(self, query: Query, since: float) -> tuple[list[tuple[str, float]], list[float]]:
        """The stems that entries since then hold, those of the fewest first, with their weights; and with each how like
        an entry can be at most that holds none before it."""
        times, postings = self.times, query.postings
        counted = [
            (found.held, stem, weight)
            for stem, weight in query.weights.items()
            if (found := postings.get(stem)) and times[found.places[-1]] >= since
        ]
        counted.sort()
        rest, mosts = 0.0, []
        for _, _, weight in reversed(counted):
            rest += weight * weight if query.squared else weight
            mosts.append(query.most(rest * SLACK))
        return [(stem, weight) for _, stem, weight in counted], mosts[::-1]


def _since(at: float, tau: float, least: float, most: float) -> float:
    """POSIX time before which what is alike by `most` has faded below `least`; a millisecond to spare."""
    return at + 3600 * tau * math.log(least / most) - 0.001 if least > 0 else -math.inf
