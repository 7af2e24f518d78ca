"""What an operation's followers know already, and how like it a new story is.

Likeness fades: two clashes three weeks apart are two developments, though their reports share every word; so every
likeness is multiplied by e^(-age/τ). (A copy three weeks late is still a copy: that is copies.py, and does not fade.)
Words that are common in the operation's own news say little, and are damped by how common they are there.

Entries are found through an index of stems and only those of the last week are looked at, so a story costs the same
whether the ledger holds a thousand sentences or twenty thousand.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from heapq import heappushpop

from monitor.judge import routine
from monitor.judge.terms import Frequencies, Reading, read, stems
from monitor.model import LedgerEntry

WINDOW = timedelta(days=7)
"""How far back likeness is looked for."""
READ_ONCE = 8192
"""Recalled entries whose cut form is kept between batches."""
MOST = 4000
"""Entries an operation's ledger holds; the oldest go first."""
SEED_AGE = 24.0
"""Hours: as what age a seed is taken, always."""


NEAREST = 6
"""Entries whose sentences are looked at one by one for the nearest."""
TELLING = 0.03
"""Share of a sentence from which a stem is worth looking up among all entries."""
SLOW = 336.0
"""Hours: τ of the search for the nearest sentence, which is shown and not weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like the known a reading is; every share is in 0..1 and faded by age."""

    title_cover: float = 0.0
    """Share of the title's words, by rarity, that one known story holds in title and opening (τ 36 h)."""
    title_cosine: float = 0.0
    """Of the two titles (τ 24 h)."""
    lead_cover: float = 0.0
    """Share of the first sentence that one known story holds (τ 48 h)."""
    title_held: float = 0.0
    """Share of one known story's title that title and opening hold (τ 36 h): a headline retold with more words."""
    nearest: LedgerEntry | None = None
    """The known story with the largest cover, fading included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The known sentence that a sentence is most like."""

    entry: LedgerEntry
    sentence: str
    share: float
    """Of the sentence's words, those that the known one holds; not faded."""


@dataclass(slots=True)
class _Noted:
    entry: LedgerEntry
    reading: Reading
    title: dict[str, float]
    rarity: float
    """Summed idf of the title's stems."""
    at: float | None
    """POSIX time; None for a seed."""
    tongue: str
    lines: tuple[tuple[str, frozenset[str]], ...] = ()
    """Title and sentences with their stems; cut when first asked for."""
    names: frozenset[str] | None = None
    """Stems of the names it holds; found when first asked for."""


def _best_sentence(shares: dict[str, float], noted: _Noted) -> tuple[float, str]:
    if not noted.lines:
        lines = (noted.entry.title, *noted.entry.sentences)
        noted.lines = tuple((line, frozenset(stems(line))) for line in lines if line)
    found = [(sum(w for stem, w in shares.items() if stem in held), line) for line, held in noted.lines]
    return max(found, key=lambda pair: pair[0], default=(0.0, ""))


def _names(noted: _Noted, background: Frequencies) -> frozenset[str]:
    if noted.names is None:
        lines = (noted.entry.title, *noted.entry.sentences)
        noted.names = frozenset(name for line in lines for name in routine.names(line, background))
    return noted.names


@lru_cache(maxsize=READ_ONCE)
def _read(title: str, sentences: tuple[str, ...], language: str) -> Reading:
    """A store recalls the same entries batch after batch; each is cut up once."""
    return read(title, sentences, language)


@lru_cache(maxsize=1024)
def _form(sentences: tuple[str, ...]) -> routine.Skeleton:
    return routine.skeleton(sentences)


class Ledger:
    """One operation's memory. Entries are added in the order of time."""

    def __init__(
        self, background: Frequencies, entries: Iterable[LedgerEntry] = (), common: frozenset[str] = frozenset()
    ) -> None:
        """`common`: stems that the operation's own description holds, and that so tell no two of its events apart."""
        self._background = background
        self._common = common
        self._noted: list[_Noted] = []
        self._times: list[float] = []
        self._seeds: list[int] = []
        self._postings: dict[str, list[int]] = {}
        self._titles: dict[str, list[int]] = {}
        self._items: dict[str, LedgerEntry] = {}
        self._told: set[str] = set()
        self._forms: dict[str, list[int]] = {}
        self._grown: dict[str, list[int]] = {}
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return len(self._noted)

    def add(self, entry: LedgerEntry, reading: Reading | None = None) -> None:
        """Know this from now on."""
        if len(self._noted) >= MOST:
            self._forget()
        reading = reading or _read(entry.title, entry.sentences, entry.language)
        place = len(self._noted)
        self._items[entry.item] = entry
        if entry.told:
            self._told.add(entry.item)
        title = self._background.vector(reading.title_stems)
        rarity = sum(self._background.idf(stem) for stem in sorted(set(reading.title_stems))) or 1.0
        at = entry.at.timestamp() if entry.at else None
        self._noted.append(_Noted(entry, reading, title, rarity, at, entry.language[:2]))
        if entry.at is None:
            self._seeds.append(place)
        self._forms.setdefault(entry.publisher, []).append(place)
        if entry.development:
            self._grown.setdefault(entry.development, []).append(place)
        latest = self._times[-1] if self._times else -math.inf
        self._times.append(latest if at is None else max(latest, at))
        for stem in set(reading.stems):
            self._postings.setdefault(stem, []).append(place)
        for stem in set(reading.title_stems):
            self._titles.setdefault(stem, []).append(place)

    def of_item(self, item: str) -> LedgerEntry | None:
        """The latest version of an item, if it is known."""
        return self._items.get(item)

    def has_told(self, item: str) -> bool:
        """Whether some version of an item raised an alert."""
        return item in self._told

    def of_development(self, development: str) -> tuple[LedgerEntry, ...]:
        """All reports of a development, oldest first."""
        return tuple(self._noted[place].entry for place in self._grown.get(development, ()))

    def since(self, moment: datetime) -> Iterator[LedgerEntry]:
        """What was known from then on, the latest first."""
        for place in range(len(self._noted) - 1, bisect_left(self._times, moment.timestamp()) - 1, -1):
            if self._noted[place].at is not None:
                yield self._noted[place].entry

    def is_strange(self, line: str, entry: LedgerEntry) -> bool:
        """Whether a line has a name that no report of the entry's development has, and the operation neither."""
        reports = self.of_development(entry.development) or (entry,)
        known = {stem for report in reports for line in (report.title, *report.sentences) for stem in stems(line)}
        said = {stem for name in routine.names(line, self._background) for stem in stems(name)}
        return bool(said - known - self._common)

    def event_share(self, reading: Reading, entry: LedgerEntry) -> float:
        """How much of one report's title the other tells, without what all news of the operation has: 0 to 1.

        By rarity; of the two directions the larger. Two reports of one event share its act, place or figure.
        """
        other = _read(entry.title, entry.sentences, entry.language)
        return max(self._told_by(reading, other), self._told_by(other, reading))

    def _told_by(self, reading: Reading, other: Reading) -> float:
        weights = {stem: self._background.idf(stem) for stem in sorted(set(reading.title_stems) - self._common)}
        held = set(other.stems)
        return sum(w for stem, w in weights.items() if stem in held) / (sum(weights.values()) or 1.0)

    def is_routine(self, sentences: Sequence[str], publisher: str) -> bool:
        """Whether a text is the next of this publisher's bulletins."""
        latest = self._forms.get(publisher, [])[-routine.LATEST :]
        if len(latest) < routine.FEWEST_LATEST:
            return False
        return routine.is_routine(_form(tuple(sentences)), [_form(self._noted[p].entry.sentences) for p in latest])

    def names(self) -> set[str]:
        """The stems of every name that any entry holds."""
        return {name for noted in self._noted for name in _names(noted, self._background)}

    def _forget(self) -> None:
        kept = [n for n in self._noted if n.entry.at is None] + [
            n for n in self._noted[len(self._noted) // 2 :] if n.entry.at is not None
        ]
        self.__init__(self._background, common=self._common)  # type: ignore[misc]
        for noted in kept:
            self.add(noted.entry, noted.reading)

    def compare(self, reading: Reading, now: datetime) -> Likeness:
        """How like what is known, at this moment."""
        if not self._noted:
            return Likeness()
        moment, tongue = now.timestamp(), reading.language
        first = bisect_left(self._times, moment - WINDOW.total_seconds())
        lead = stems(reading.sentences[0]) if reading.sentences else ()
        cover, nearest = self._strongest(self._cover(self._damped(reading.title_stems), first), moment, 36, tongue)
        return Likeness(
            title_cover=cover,
            title_cosine=self._strongest(self._title_cosines(reading, first), moment, 24, tongue)[0],
            lead_cover=self._strongest(self._cover(self._damped(lead), first), moment, 48, tongue)[0],
            title_held=self._strongest(self._titles_held(reading, first), moment, 36, tongue)[0],
            nearest=nearest,
        )

    def _strongest(
        self, found: dict[int, float], moment: float, tau: float, tongue: str
    ) -> tuple[float, LedgerEntry | None]:
        """The largest likeness once faded, and whose it is; the earlier of equals."""
        best, most = -1, 0.0
        for place, likeness in found.items():
            if likeness <= most:
                continue
            faded = likeness * self._fade(place, moment, tau, tongue)
            if faded > most:
                best, most = place, faded
        return most, self._noted[best].entry if best >= 0 else None

    def near(self, sentence: str, now: datetime, tongue: str = "") -> list[Nearest]:
        """The known sentences nearest to this one, one an entry, best first; the younger of equals nearly so."""
        moment = now.timestamp()
        shares = self._damped(stems(sentence))
        covers = self._cover({stem: share for stem, share in shares.items() if share >= TELLING}, 0)
        ranked = self._ranked(covers, moment, tongue)
        found = [
            (share * self._fade(place, moment, SLOW, tongue), place, share, known)
            for place in dict.fromkeys([*ranked, *self._seeds])
            for share, known in [_best_sentence(shares, self._noted[place])]
        ]
        return [
            Nearest(entry=self._noted[place].entry, sentence=known, share=share)
            for likeness, place, share, known in sorted(found, reverse=True)
            if likeness > 0
        ]

    def _ranked(self, covers: dict[int, float], moment: float, tongue: str) -> list[int]:
        """The places of the largest covers once faded, the younger of equals first."""
        best = [(-1.0, -1)] * NEAREST
        for place, cover in covers.items():
            if cover >= best[0][0]:
                heappushpop(best, (cover * self._fade(place, moment, SLOW, tongue), place))
        return [place for _, place in sorted(best, reverse=True) if place >= 0]

    def _fade(self, place: int, moment: float, tau: float, tongue: str) -> float:
        """e^(-age/τ); nothing across languages, where sharing words is chance."""
        noted = self._noted[place]
        if tongue and noted.tongue and tongue[:2] != noted.tongue:
            return 0.0
        if noted.at is None:
            return math.exp(-SEED_AGE / tau)
        return math.exp((noted.at - moment) / 3600 / tau) if noted.at < moment else 1.0

    def _damped(self, found: Sequence[str]) -> dict[str, float]:
        """Each stem's share of the whole, by rarity in the background and in the operation's own news."""
        known = len(self._noted) + 3
        weights = {
            stem: self._background.idf(stem) * (1 - len(self._postings.get(stem, ())) / known) for stem in set(found)
        }
        total = sum(weights.values())
        return {stem: w / total for stem, w in sorted(weights.items())} if total else {}

    def _places(self, postings: Sequence[int], first: int) -> Sequence[int]:
        if first == 0 or not postings:
            return postings
        recent = postings[bisect_left(postings, first) :]
        seeds = [p for p in self._seeds if p < first and postings[bisect_left(postings, p) :][:1] == [p]]
        return [*seeds, *recent] if seeds else recent

    def _cover(self, shares: dict[str, float], first: int) -> dict[int, float]:
        covers: dict[int, float] = {}
        for stem, share in shares.items():
            for place in self._places(self._postings.get(stem, ()), first):
                covers[place] = covers[place] + share if place in covers else share
        return covers

    def _titles_held(self, reading: Reading, first: int) -> dict[int, float]:
        held: dict[int, float] = {}
        for stem in sorted(set(reading.stems)):
            rarity = self._background.idf(stem)
            for place in self._places(self._titles.get(stem, ()), first):
                held[place] = held.get(place, 0.0) + rarity
        return {place: weight / self._noted[place].rarity for place, weight in held.items()}

    def _title_cosines(self, reading: Reading, first: int) -> dict[int, float]:
        dots: dict[int, float] = {}
        for stem, weight in self._background.vector(reading.title_stems).items():
            for place in self._places(self._titles.get(stem, ()), first):
                dots[place] = dots.get(place, 0.0) + weight * self._noted[place].title[stem]
        return dots
