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
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.judge.terms import Frequencies, Reading, read, stems
from monitor.model import LedgerEntry

WINDOW = timedelta(days=7)
"""How far back likeness is looked for."""
MOST = 4000
"""Entries an operation's ledger holds; the oldest go first."""
SEED_AGE = 24.0
"""Hours: as what age a seed is taken, always."""


NEAREST = 6
"""Entries whose sentences are looked at one by one for the nearest."""
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
    nearest_cover: float = 0.0
    """Its cover without fading."""
    closest: LedgerEntry | None = None
    """The known story that holds most of title and first sentence, however old: what a person is shown as known."""
    unseen: float = 1.0
    """Share of the title's words, by rarity, that no entry of the window holds."""


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
    lines: tuple[tuple[str, frozenset[str]], ...] = ()
    """Title and sentences with their stems; cut when first asked for."""


def _best_sentence(shares: dict[str, float], noted: _Noted) -> tuple[float, str]:
    if not noted.lines:
        lines = (noted.entry.title, *noted.entry.sentences)
        noted.lines = tuple((line, frozenset(stems(line))) for line in lines if line)
    found = [(sum(w for stem, w in shares.items() if stem in held), line) for line, held in noted.lines]
    return max(found, key=lambda pair: pair[0], default=(0.0, ""))


class Ledger:
    """One operation's memory. Entries are added in the order of time."""

    def __init__(self, background: Frequencies, entries: Iterable[LedgerEntry] = ()) -> None:
        self._background = background
        self._noted: list[_Noted] = []
        self._times: list[float] = []
        self._seeds: list[int] = []
        self._postings: dict[str, list[int]] = {}
        self._titles: dict[str, list[int]] = {}
        self._items: dict[str, LedgerEntry] = {}
        self._told: set[str] = set()
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return len(self._noted)

    def add(self, entry: LedgerEntry, reading: Reading | None = None) -> None:
        """Know this from now on."""
        if len(self._noted) >= MOST:
            self._forget()
        reading = reading or read(entry.title, entry.sentences, entry.language)
        place = len(self._noted)
        self._items[entry.item] = entry
        if entry.told:
            self._told.add(entry.item)
        title = self._background.vector(reading.title_stems)
        rarity = sum(self._background.idf(stem) for stem in sorted(set(reading.title_stems))) or 1.0
        self._noted.append(_Noted(entry, reading, title, rarity))
        if entry.at is None:
            self._seeds.append(place)
        latest = self._times[-1] if self._times else -math.inf
        self._times.append(latest if entry.at is None else max(latest, entry.at.timestamp()))
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

    def _forget(self) -> None:
        kept = [n for n in self._noted if n.entry.at is None] + [
            n for n in self._noted[len(self._noted) // 2 :] if n.entry.at is not None
        ]
        self.__init__(self._background)  # type: ignore[misc]
        for noted in kept:
            self.add(noted.entry, noted.reading)

    def compare(self, reading: Reading, now: datetime) -> Likeness:
        """How like what is known, at this moment."""
        if not self._noted:
            return Likeness()
        moment = now.timestamp()
        first = bisect_left(self._times, moment - WINDOW.total_seconds())
        title = self._damped(reading.title_stems)
        lead = self._damped(stems(reading.sentences[0])) if reading.sentences else {}
        covers = self._cover(title, first)
        best, score = -1, 0.0
        for place, cover in covers.items():
            faded = cover * self._fade(place, moment, 36)
            if faded > score:
                best, score = place, faded
        return Likeness(
            title_cover=score,
            title_cosine=self._title_cosine(reading, first, moment),
            lead_cover=max((c * self._fade(p, moment, 48) for p, c in self._cover(lead, first).items()), default=0.0),
            title_held=self._title_held(reading, first, moment),
            nearest=self._noted[best].entry if best >= 0 else None,
            nearest_cover=covers.get(best, 0.0),
            closest=self._closest(title, lead),
            unseen=self._unseen(title, first),
        )

    def _closest(self, title: dict[str, float], lead: dict[str, float]) -> LedgerEntry | None:
        covers = Counter(self._cover(title, 0))
        covers.update(self._cover(lead, 0))
        return self._noted[max(covers, key=lambda place: (covers[place], place))].entry if covers else None

    def nearest(self, sentence: str, now: datetime) -> Nearest | None:
        """The known sentence nearest to this one, among seeds and the last week; the younger of equals nearly so."""
        shares = self._damped(stems(sentence))
        first = bisect_left(self._times, now.timestamp() - WINDOW.total_seconds())
        covers = self._cover(shares, first)
        moment = now.timestamp()
        ranked = sorted(covers, key=lambda place: (-covers[place] * self._fade(place, moment, SLOW), -place))
        near = [*ranked[:NEAREST], *(place for place in self._seeds if place not in ranked[:NEAREST])]
        found = [(place, *_best_sentence(shares, self._noted[place])) for place in near]
        if not found:
            return None
        place, share, known = max(found, key=lambda one: (one[1] * self._fade(one[0], moment, SLOW), one[0]))
        return Nearest(entry=self._noted[place].entry, sentence=known, share=share) if share else None

    def _fade(self, place: int, moment: float, tau: float) -> float:
        entry = self._noted[place].entry
        age = SEED_AGE if entry.at is None else max(0.0, (moment - entry.at.timestamp()) / 3600)
        return math.exp(-age / tau)

    def _damped(self, found: Sequence[str]) -> dict[str, float]:
        """Each stem's share of the whole, by rarity in the background and in the operation's own news."""
        known = len(self._noted) + 3
        weights = {
            stem: self._background.idf(stem) * (1 - len(self._postings.get(stem, ())) / known) for stem in set(found)
        }
        total = sum(weights.values())
        return {stem: w / total for stem, w in sorted(weights.items())} if total else {}

    def _places(self, postings: Sequence[int], first: int) -> Sequence[int]:
        recent = postings[bisect_left(postings, first) :]
        seeds = [p for p in self._seeds if p < first and postings[bisect_left(postings, p) :][:1] == [p]]
        return [*seeds, *recent]

    def _cover(self, shares: dict[str, float], first: int) -> dict[int, float]:
        covers: dict[int, float] = {}
        for stem, share in shares.items():
            for place in self._places(self._postings.get(stem, ()), first):
                covers[place] = covers.get(place, 0.0) + share
        return covers

    def _unseen(self, shares: dict[str, float], first: int) -> float:
        return sum(w for stem, w in shares.items() if not self._places(self._postings.get(stem, ()), first))

    def _title_held(self, reading: Reading, first: int, moment: float) -> float:
        held: dict[int, float] = {}
        for stem in sorted(set(reading.stems)):
            rarity = self._background.idf(stem)
            for place in self._places(self._titles.get(stem, ()), first):
                held[place] = held.get(place, 0.0) + rarity
        return max((w / self._noted[p].rarity * self._fade(p, moment, 36) for p, w in held.items()), default=0.0)

    def _title_cosine(self, reading: Reading, first: int, moment: float) -> float:
        vector = self._background.vector(reading.title_stems)
        dots: Counter[int] = Counter()
        for stem, weight in vector.items():
            for place in self._places(self._titles.get(stem, ()), first):
                dots[place] += weight * self._noted[place].title[stem]  # type: ignore[assignment]
        return max((dot * self._fade(p, moment, 24) for p, dot in dots.items()), default=0.0)
