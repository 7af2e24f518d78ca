"""The search of a ledger: which entries are most like something, once that has faded by their age.

Exact, and without looking at every entry. The stems of a query are taken in the order of how few entries hold them; the
first entries that they lead to are looked at, which sets a bar. Then the weights of all stems are summed, for all
entries at once (bits.py), so that what each can reach at most is known: its sum, and how much its age fades it. They
are gone through by age, of each age the most promising first; one that cannot be among the best is never looked at.

A memory holds tens of thousands of entries, so they are packed: each stem is a letter of the shelf's own, and the stems
of an entry are a string of such letters, a tenth of what a set takes and as quick to look in.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapreplace
from itertools import islice
from operator import itemgetter
from sys import intern

from monitor.judge.bits import SLACK, Places, Sums, highest_first
from monitor.model import LedgerEntry

SEED_AGE = 24.0
"""Hours: as what age a seed is taken, always."""
MOST_LETTERS = 1_000_000
"""Stems that a shelf can hold: there are a few more characters."""
AT_FIRST = 10
"""Entries that are looked at one by one, and as many more as are wanted."""
AT_ONCE = 3
"""Entries that are looked at before the others are measured by what came of it."""
AGES = 4
"""Parts of τ: entries whose ages differ by no more than one are gone through together."""
UNITS = 500
"""Parts of what all stems of a query weigh together: so finely their weights are summed."""
STEP = 1.2
"""By how much rarities differ that are taken for one."""


@dataclass(slots=True)
class Noted:
    """An entry with what it is compared by."""

    entry: LedgerEntry
    stems: str
    """Of title and opening, a letter each."""
    title: str
    """The title's stems, a letter each."""
    weights: array[float]
    """TF-IDF of the title's stems, in their order there, of length 1."""
    rarity: float
    """Summed idf of the title's stems."""
    at: float | None
    """POSIX time; None for a seed."""
    tongue: str
    """A two-letter code, or nothing."""


@dataclass(slots=True, kw_only=True)
class Posting(Places):
    """The entries that hold a stem: those that may be among the best, in the order of time; never none."""

    letter: str
    newest: int = 0
    """The place that came last."""
    held: int = 0
    """How many, copies aside."""


Text = tuple[str, tuple[str, ...], str]
"""An entry's title, its sentences and its language."""
Weighed = Sequence[tuple[str, float]]
"""Letters of stems with the stems' weights."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for among the entries, and by which measure."""

    postings: Mapping[str, Posting]
    weights: Mapping[str, float]
    """Of stems."""
    likeness: Callable[[Noted, Weighed], float]
    """Of one entry, not faded, as far as these stems go."""
    most: Callable[[float], float]
    """How like an entry can be at most, from the summed weights of the stems that it may hold."""
    fewest: Callable[[float], float]
    """The other way round: the summed weights that an entry needs to be as like as that, as a share of its whole."""
    wholes: Mapping[float, Places] | None = None
    """Of which entries the likeness is a share of that or a little more; where there is none, of 1 for all."""
    squared: bool = False
    """Whether it is the squares of the weights that are summed."""

    def lettered(self) -> list[tuple[str, float]]:
        """The stems that any entry holds, in the order of the weights."""
        held = self.postings.get
        return [(found.letter, weight) for stem, weight in self.weights.items() if (found := held(stem))]


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


class Shelf:
    """Entries in the order of time, by their places, and the indexes in which they are found."""

    def __init__(self, needed: int) -> None:
        """`needed`: of entries with one text so many of the youngest are to be found, and no more."""
        self.noted: list[Noted] = []
        self.times: list[float] = []
        """POSIX times that never fall: of an entry that came late the latest before it, of a seed too."""
        self.rarities: dict[float, Places] = {}
        """The entries by the summed idf of their titles' stems, rounded down."""
        self.least_rarity = math.inf
        self.seeds: list[int] = []
        self.postings: dict[str, Posting] = {}
        """By the stems of title and opening."""
        self.titles: dict[str, Posting] = {}
        self._needed = needed
        self._twins: dict[Text, list[int]] = {}

    def put(
        self, entry: LedgerEntry, title: Mapping[str, float], stems: Collection[str], rarity: float, *, counts: bool
    ) -> None:
        """Take an entry in. `title`: TF-IDF of its stems, of length 1; `stems`: of title and opening,
        each once; `counts`: whether it makes them more common."""
        place, at = len(self.noted), entry.at.timestamp() if entry.at else None
        latest = self.times[-1] if self.times else -math.inf
        self.times.append(latest if at is None else max(latest, at))
        rounded = STEP ** math.floor(math.log(rarity, STEP)) / SLACK if rarity > 0 else 0.0
        self.rarities.setdefault(rounded, Places()).listed.append(place)
        self.least_rarity = min(self.least_rarity, rarity)
        letters = self._post(self.postings, stems, place, counts=counts)
        title_letters = self._post(self.titles, title, place, counts=counts)
        weights = array("d", title.values())
        tongue = intern(entry.language[:2])
        self.noted.append(
            Noted(entry=entry, stems=letters, title=title_letters, weights=weights, rarity=rarity, at=at, tongue=tongue)
        )
        if at is None:
            self.seeds.append(place)
        elif (needless := self._needless(entry, place)) is not None:
            for postings, held in ((self.postings, stems), (self.titles, title)):
                for stem in held:
                    postings[stem].discard(needless)

    def _post(self, postings: dict[str, Posting], stems: Iterable[str], place: int, *, counts: bool) -> str:
        """Have an entry found by its stems; gives their letters."""
        letters = []
        for stem in stems:
            if (posting := postings.get(stem)) is None:
                known = self.postings.get(stem)
                posting = postings[stem] = Posting(letter=known.letter if known else chr(len(self.postings)))
            posting.held += counts
            posting.listed.append(place)
            posting.newest = place
            letters.append(posting.letter)
        return "".join(letters)

    def _needless(self, entry: LedgerEntry, place: int) -> int | None:
        """Of the entries with this one's text the place of one that no search needs, if there is any.

        Twins differ by age alone. Needed are the youngest, and of those that came last together the first.
        """
        twins = self._twins.setdefault((entry.title, entry.sentences, entry.language), [])
        twins.append(place)
        if len(twins) <= self._needed + 1:
            return None
        ages = sorted((self.noted[twin].at or 0.0, twin) for twin in twins)
        first = min(twin for at, twin in ages if at == ages[-1][0])
        needless = next(twin for _, twin in ages if twin != first)
        twins.remove(needless)
        return needless

    def best(
        self,
        query: Query,
        moment: Moment,
        tau: float,
        *,
        count: int = 1,
        younger: bool = True,
        likely: Sequence[int] = (),
    ) -> list[tuple[float, int]]:
        """The entries most like once faded, at most `count`, as (likeness, place), best first; never one that is not.

        Of equals the younger comes first, or the older. The entries of the rarest stems are looked at one by one, which
        sets a bar; of those that share commoner ones only those that may reach it. `likely`: places of some that are
        looked at before any other.
        """
        return _Search(self, query, moment, tau, count, younger=younger).found(likely)


class _Search:
    """One search of a shelf."""

    def __init__(self, shelf: Shelf, query: Query, moment: Moment, tau: float, count: int, *, younger: bool) -> None:
        self._noted, self._times = shelf.noted, shelf.times
        self._query, self._moment, self._tau = query, moment, tau
        self._order = 1 if younger else -1
        self._best = [(0.0, 0)] * count
        self._least = 0.0
        self._met: set[int] = set()
        if shelf.seeds:
            every = query.lettered()
            for place in shelf.seeds:
                self._look_at(place, every)
        self._stems = stems = self._rarest_first()
        self._letters = [(posting.letter, weight) for posting, weight in stems]
        rest, squared = 0.0, query.squared
        self._rests = rests = [rest]
        """What each stem weighs together with all behind it; behind the last nothing."""
        for _, weight in reversed(stems):
            rest += weight * weight * SLACK if squared else weight * SLACK
            rests.append(rest)
        rests.reverse()

    def found(self, likely: Sequence[int]) -> list[tuple[float, int]]:
        """See `Shelf.best`."""
        for place in likely:
            if place not in self._met:
                self._look_at(place, self._letters)
        left, query, times, met = AT_FIRST + len(self._best), self._query, self._times, self._met
        for (posting, _), rest in zip(self._stems, self._rests, strict=False):
            most = query.most(rest)
            if most < self._least:
                break
            eldest = bisect_left(times, self._since(most))
            if posting.newest < eldest:
                continue
            for place in reversed(posting.listed):
                if place < eldest or not left:
                    break
                if place not in met:
                    self._look_at(place, self._letters)
                    left -= 1
            if not left:
                self._look_further()
                break
        return [(faded, self._order * place) for faded, place in sorted(self._best, reverse=True) if faded > 0]

    def _look_at(self, place: int, letters: Weighed) -> None:
        self._met.add(place)
        noted = self._noted[place]
        likeness = self._query.likeness(noted, letters)
        if likeness >= self._least and likeness > 0:
            faded = likeness * self._moment.fade(noted, self._tau), self._order * place
            if faded > self._best[0] and faded[0] > 0:
                heapreplace(self._best, faded)
                self._least = self._best[0][0]

    def _look_further(self) -> None:
        """At all those not met that may be among the best: the likest first, which raises the bar, then by age."""
        query, times = self._query, self._times
        eldest, end = bisect_left(times, self._since(query.most(self._rests[0]))), len(times)
        sums = Sums(self._rests[0] / UNITS)
        for posting, weight in self._stems:
            if posting.newest >= eldest:
                sums.add(posting.bits() >> eldest, weight * weight if query.squared else weight)
        left = (1 << end - eldest) - 1
        for place in self._met:
            if place >= eldest:
                left &= ~(1 << place - eldest)
        for place in islice(highest_first(sums.highest(len(self._best), left)), len(self._best)):
            self._look_at(eldest + place, self._letters)
            left ^= 1 << place
        at, fading = self._moment.at, 3600 * self._tau
        while end > eldest:
            latest = min(times[end - 1], at)
            faded = math.exp((latest - at) / fading)
            if not faded or self._least > faded * SLACK:
                break
            first = max(eldest, min(end - 1, bisect_left(times, latest - fading / AGES)))
            among = left >> first - eldest & (1 << end - first) - 1
            self._look_through(first, among, sums.part(first - eldest, end - eldest), faded)
            end = first

    def _look_through(self, first: int, left: int, sums: Sums, faded: float) -> None:
        """At those left, counted from the first, that may be among the best when they have faded so far."""
        fewest, wholes = self._query.fewest, self._query.wholes
        groups = (
            ((1.0, left),) if wholes is None else ((w, places.bits() >> first & left) for w, places in wholes.items())
        )
        for whole, group in groups:
            among = group
            while among and self._least <= faded * SLACK:
                among = sums.reaching(fewest(self._least / faded) * whole, among)
                likest = sums.highest(AT_ONCE, among)
                for place in highest_first(likest):
                    self._look_at(first + place, self._letters)
                among ^= likest

    def _since(self, most: float) -> float:
        """POSIX time before which what is alike by `most` has faded below the least of the best; a millisecond to
        spare."""
        if self._least <= 0:
            return self._moment.since
        return max(self._moment.since, self._moment.at + 3600 * self._tau * math.log(self._least / most) - 0.001)

    def _rarest_first(self) -> list[tuple[Posting, float]]:
        """The stems that entries of the time hold, those of the fewest first, with their weights."""
        times, postings, since = self._times, self._query.postings, self._moment.since
        counted = [
            (found.held, stem, found, weight)
            for stem, weight in self._query.weights.items()
            if (found := postings.get(stem)) and times[found.newest] >= since
        ]
        counted.sort(key=_by_rarity)
        return [(found, weight) for _, _, found, weight in counted]


_by_rarity = itemgetter(0, 1)
