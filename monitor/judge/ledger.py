"""What an operation's followers know already, and how like it a new story is.

Likeness fades: two clashes three weeks apart are two developments, though their reports share every word; so every
likeness is multiplied by e^(-age/τ). (A copy three weeks late is still a copy: that is copies.py, and does not fade.)
Words that are common in the operation's own news say little, and are damped by how common they are there.

Entries are found through an index of stems, the rarest stem first and the youngest entry first, and the search ends
where no entry that it has not met can be more like than those it has (search.py). So a story costs about the same
whether the ledger holds a thousand sentences or twenty thousand. Of entries with one text, which differ by age alone,
the index keeps the few that can be among the best: the thousandth copy costs what the tenth does.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from monitor.judge import events, house, routine
from monitor.judge.about.acquaintance import Acquaintance
from monitor.judge.about.attention import Attention
from monitor.judge.about.company import Companions
from monitor.judge.search import MOST_LETTERS, Moment, Noted, Query, Shelf, Text, Weighed
from monitor.judge.words import dates
from monitor.judge.words.terms import Frequencies, Reading, read_stems, stems
from monitor.model import LedgerEntry, NamedDay, Outcome

NO_DAYS: Mapping[str, frozenset[NamedDay]] = MappingProxyType({})
WINDOW = timedelta(days=7)
"""How far back likeness is looked for."""
READ_ONCE = 8192
"""Sentences whose stems are kept."""
AT_HAND = 256
"""Entries whose stems are: what is compared with a story more than once."""
MOST = 4000
"""Entries an operation's ledger holds; the oldest go first."""
NEAREST = 6
"""Entries whose sentences are looked at one by one for the nearest."""
ASKED_AT_ONCE = 16
"""Sentences whose nearest are kept: a story's lead, headline and new sentence are mostly one."""
TELLING = 0.03
"""Share of a sentence from which a stem is worth looking up among all entries."""
MOST_ABROAD = 200
"""Stories in one language, the latest, beside which one in another is seen."""
_as_it_is = float
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
    retold: float = 0.0
    """Both at once of one known story, their harmonic mean (τ 36 h): the same headline in about the same words."""
    nearest: LedgerEntry | None = None
    """The known story with the largest cover, fading included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The known sentence that a sentence is most like."""

    entry: LedgerEntry
    sentence: str
    share: float
    """Of the sentence's words, those that the known one holds; not faded."""


def _best_sentence(shares: dict[str, float], asked: frozenset[str], noted: Noted) -> tuple[float, str]:
    best, most = "", -1.0
    for line in (noted.entry.title, *noted.entry.sentences):
        if line:
            held = _stems(line)
            share = 0.0 if asked.isdisjoint(held) else sum([w for stem, w in shares.items() if stem in held])
            if share > most:
                best, most = line, share
    return max(most, 0.0), best


def _both(covering: Query, holding: Query) -> Query:
    """By the harmonic mean of two measures; who holds nothing of the first has nothing of both."""
    rarities = holding.lettered()

    def mean(noted: Noted, shares: Weighed) -> float:
        covered = covering.likeness(noted, shares)
        held = holding.likeness(noted, rarities) if covered else 0.0
        return 2 * covered * held / (covered + held) if held else 0.0

    return Query(
        covering.postings, covering.weights, mean, lambda rest: 2 * rest / (1 + rest), lambda like: like / (2 - like)
    )


@lru_cache(maxsize=READ_ONCE)
def _stems(line: str) -> frozenset[str]:
    return frozenset(stems(line))


@lru_cache(maxsize=AT_HAND)
def _read(title: str, sentences: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Stems of the title, and of title and opening, these each once."""
    of_title, both = read_stems(title, sentences)
    return of_title, tuple(dict.fromkeys(both))


class Ledger:
    """One operation's memory. Entries are added in the order of time."""

    def __init__(
        self,
        background: Frequencies,
        entries: Iterable[LedgerEntry] = (),
        common: frozenset[str] = frozenset(),
        spoken: frozenset[str] = frozenset(),
        days: Mapping[str, frozenset[NamedDay]] = NO_DAYS,
    ) -> None:
        """`common`: stems that the operation's own description holds, and that so tell no two of its events apart;
        `spoken`: those of them that the operator wrote; `days`: those that each seed names, by its item."""
        self.background = background
        self.common, self.spoken = common, spoken
        self._days = days
        self._since: list[LedgerEntry] = []
        """What was added since it was made, forgotten entries among them."""
        self.company, self.acquaintance = Companions(background, spoken), Acquaintance(background, common | spoken)
        self.attention, self.houses = Attention(), house.Houses()
        self._empty()
        for entry in entries:
            self._know(entry)

    def _empty(self) -> None:
        self._shelf = Shelf(NEAREST)
        self._own = 0
        """Entries in words of their own: twenty copies of one report make its words no commoner."""
        self._items: dict[str, LedgerEntry] = {}
        self._told: dict[str, str] = {}
        self._tongues: dict[str, deque[LedgerEntry]] = {}
        """By language its latest reports."""
        self.bulletins = routine.Bulletins()
        self._named: set[str] = set()
        self._named_to = 0  # up to which place they are those of all entries
        self._grown: dict[str, dict[Text, LedgerEntry]] = {}
        self._likely: list[int] = []  # places that were most like what was asked last
        self._answered: dict[tuple[str, datetime, str], Sequence[Nearest]] = {}
        """What was near to the sentences that were asked about since the last entry."""

    def __len__(self) -> int:
        return len(self._shelf.noted)

    def add(self, entry: LedgerEntry) -> None:
        """Know this from now on."""
        self._since.append(entry)
        self._know(entry)

    def keep_up(self, entries: Sequence[LedgerEntry]) -> bool:
        """Add of these entries those that are new, where what was added before is what they begin with; else False."""
        known = len(self._since)
        if len(entries) < known:
            return False
        for place, (held, given) in enumerate(zip(self._since, entries, strict=False)):
            if held is not given and held != given:
                return False
            self._since[place] = given
        for entry in entries[known:]:
            self.add(entry)
        return True

    def _know(self, entry: LedgerEntry) -> None:
        title, stems_there = _read(entry.title, entry.sentences)
        vector = self.background.title(title)
        self.company.know(entry, vector, stems_there)
        self.acquaintance.know(entry, stems_there)
        self.attention.know(entry)
        if entry.outcome is Outcome.OFF_TOPIC:
            return
        self.houses.know(entry)
        if len(self._shelf.noted) >= MOST or len(self._shelf.postings) >= MOST_LETTERS:
            self._forget()
        self._note(entry, dict(sorted(vector.items())), stems_there)

    def _note(self, entry: LedgerEntry, title: Mapping[str, float], stems: Collection[str]) -> None:
        rarity = sum(self.background.idf(stem) for stem in title) or 1.0
        counts = entry.outcome is not Outcome.COPY
        self._shelf.put(entry, title, stems, rarity, counts=counts)
        self._own += counts
        self._answered.clear()
        self._items[entry.item] = entry
        if entry.told:
            self._told[entry.item] = entry.development
        if counts and entry.language:
            self._tongues.setdefault(entry.language[:2], deque(maxlen=MOST_ABROAD)).append(entry)
        self.bulletins.know(entry)
        if entry.development:
            text = entry.title, entry.sentences, entry.language
            self._grown.setdefault(entry.development, {}).setdefault(text, entry)

    def of_item(self, item: str) -> LedgerEntry | None:
        """The latest version of an item, if it is known."""
        return self._items.get(item)

    def told_of(self, item: str) -> str:
        """The development that some version of an item was told as; "" where none was told."""
        return self._told.get(item, "")

    def abroad(self, language: str, age: timedelta, now: datetime) -> Iterator[LedgerEntry]:
        """What was known that long before or later in another language than this, in its own words."""
        for tongue, entries in self._tongues.items() if language else ():
            if tongue != language[:2]:
                yield from (entry for entry in entries if not entry.at or now - entry.at <= age)

    def is_fresh(self, stem: str, entry: LedgerEntry, age: timedelta) -> bool:
        """Whether neither the operation's description nor an entry from that long before this one has a stem."""
        posting = self._shelf.postings.get(stem)
        if stem in self.common or entry.at is None:
            return False
        first = self._shelf.noted[posting.listed[0]] if posting else None
        return first is None or (first.at is not None and first.at > entry.at.timestamp() - age.total_seconds())

    def of_development(self, development: str) -> tuple[LedgerEntry, ...]:
        """The reports of a development, oldest first; of those with one text the first."""
        return tuple(self._grown.get(development, {}).values())

    def within(self, age: timedelta, now: datetime) -> Iterator[LedgerEntry]:
        """What was known that long before or later, the latest first."""
        first = bisect_left(self._shelf.times, now.timestamp() - age.total_seconds())
        for place in range(len(self._shelf.noted) - 1, first - 1, -1):
            if self._shelf.noted[place].at is not None:
                yield self._shelf.noted[place].entry

    @property
    def seeds(self) -> Iterator[LedgerEntry]:
        """What its followers have read before all."""
        return (self._shelf.noted[place].entry for place in self._shelf.seeds)

    def seeds_of_today(self, now: datetime) -> list[LedgerEntry]:
        """Seeds that name that day, in whichever part of the world, or the one before: others still tell their news."""
        today = {(now + hours).date() for hours in (-timedelta(hours=24), timedelta(), timedelta(hours=14))}
        return [
            seed
            for seed in self.seeds
            if any(dates.is_one(self._days.get(seed.item, frozenset()), day) for day in today)
        ]

    def age(self, now: datetime) -> timedelta:
        """Since the first report that it holds; none where it holds none."""
        first = next((entry.at for entry in (noted.entry for noted in self._shelf.noted) if entry.at), now)
        return max(now - first, timedelta())

    def is_strange(self, line: str, entry: LedgerEntry) -> bool:
        """Whether a line has a name that no report of the entry's development has, and the operation neither."""
        return events.is_strange(line, entry, self._reports(entry), self.common, self.background)

    def elsewhere(self, title: str, lead: str, entry: LedgerEntry) -> str:
        """The name that a report has where the entry has another, be it one of the operation's own; "" for none."""
        return events.elsewhere(title, lead, entry, self._reports(entry), self.background)

    def _reports(self, entry: LedgerEntry) -> tuple[LedgerEntry, ...]:
        return self.of_development(entry.development) or (entry,)

    def own_words(self, reading: Reading) -> frozenset[str]:
        """The stems that tell no two of its events apart, as a report has them."""
        return events.own_words(reading, self.common, self.spoken)

    def event_shares(self, reading: Reading, entry: LedgerEntry) -> tuple[float, float]:
        """How much of each report's title the other tells (events.py)."""
        return events.shares(reading, _read(entry.title, entry.sentences), self.own_words(reading), self.background)

    def names(self) -> set[str]:
        """The stems of every name that any entry holds."""
        for noted in self._shelf.noted[self._named_to :]:
            for line in (noted.entry.title, *noted.entry.sentences):
                self._named |= routine.names(line, self.background)
        self._named_to = len(self._shelf.noted)
        return self._named

    def _forget(self) -> None:
        kept = [n for n in self._shelf.noted if n.entry.at is None] + [
            n for n in self._shelf.noted[len(self._shelf.noted) // 2 :] if n.entry.at is not None
        ]
        stems_of = {posting.letter: stem for stem, posting in self._shelf.postings.items()}
        self._empty()
        for noted in kept:
            title = dict(zip(map(stems_of.__getitem__, noted.title), noted.weights, strict=True))
            self._note(noted.entry, title, [stems_of[letter] for letter in noted.stems])

    def compare(self, reading: Reading, now: datetime) -> Likeness:
        """How like what is known, at this moment."""
        if not self._shelf.noted:
            return Likeness()
        moment = Moment(now.timestamp(), reading.language[:2], now.timestamp() - WINDOW.total_seconds())
        lead = stems(reading.sentences[0]) if reading.sentences else ()
        shares = self._damped(reading.title_stems)
        covering, holding = self._covering(shares), self._holding_title(reading)
        title_cover, most_covering = self._strongest(covering, moment, 36)
        # what is most like by one measure is likely to be so by the others: looked at first, it spares many
        self._likely = likely = [] if most_covering is None else [most_covering]
        title_held, most_held = self._strongest(holding, moment, 36, likely)
        likely += [] if most_held is None else [most_held]
        # of one entry both are known by now; and nothing is more than the most of either
        both = title_cover + title_held if most_covering == most_held else 0.0
        mean = 2 * title_cover * title_held / both if both else None
        return Likeness(
            title_cover=title_cover,
            title_cosine=self._strongest(self._like_title(reading), moment, 24, likely)[0],
            lead_cover=self._strongest(self._covering(self._damped(lead)), moment, 48, likely)[0],
            title_held=title_held,
            retold=self._strongest(_both(covering, holding), moment, 36, likely)[0] if mean is None else mean,
            nearest=None if most_covering is None else self._shelf.noted[most_covering].entry,
        )

    def _strongest(
        self, query: Query, moment: Moment, tau: float, likely: Sequence[int] = ()
    ) -> tuple[float, int | None]:
        """The largest likeness once faded, and the place of what has it; the earlier of equals."""
        if not query.weights:
            return 0.0, None
        return next(iter(self._shelf.best(query, moment, tau, younger=False, likely=likely)), (0.0, None))

    def near(self, sentence: str, now: datetime, tongue: str = "") -> Sequence[Nearest]:
        """The known sentences nearest to this one, one an entry, best first; the younger of equals nearly so."""
        asked = sentence, now, tongue
        if asked not in self._answered:
            if len(self._answered) >= ASKED_AT_ONCE:
                self._answered.clear()
            self._answered[asked] = self._near(sentence, now, tongue)
        return self._answered[asked]

    def _near(self, sentence: str, now: datetime, tongue: str) -> Sequence[Nearest]:
        moment = Moment(now.timestamp(), tongue[:2])
        shares = self._damped(stems(sentence))
        asked = frozenset(shares)
        telling = self._covering({stem: share for stem, share in shares.items() if share >= TELLING})
        ranked = [place for _, place in self._shelf.best(telling, moment, SLOW, count=NEAREST, likely=self._likely)]
        self._likely = ranked
        found = [
            (share * moment.fade(self._shelf.noted[place], SLOW), place, share, known)
            for place in dict.fromkeys([*ranked, *self._shelf.seeds])
            for share, known in [_best_sentence(shares, asked, self._shelf.noted[place])]
        ]
        return [
            Nearest(entry=self._shelf.noted[place].entry, sentence=known, share=share)
            for likeness, place, share, known in sorted(found, reverse=True)
            if likeness > 0
        ]

    def _damped(self, found: Sequence[str]) -> dict[str, float]:
        """Each stem's share of the whole, by rarity in the background and in the operation's own news."""
        known, idf, posted = self._own + 3, self.background.idf, self._shelf.postings.get
        weights = {
            stem: idf(stem) * (1 - held.held / known) if (held := posted(stem)) else idf(stem)
            for stem in sorted(set(found))
        }
        total = sum(weights.values())
        return {stem: w / total for stem, w in weights.items()} if total else {}

    def _covering(self, shares: Mapping[str, float]) -> Query:
        """By the share of these stems that title and opening of an entry hold."""
        return Query(self._shelf.postings, shares, _cover, _as_it_is, _as_it_is)

    def _like_title(self, reading: Reading) -> Query:
        """By the cosine of the titles."""
        weights = self.background.title(reading.title_stems)
        return Query(self._shelf.titles, weights, _cosine, math.sqrt, lambda like: like * like, squared=True)

    def _holding_title(self, reading: Reading) -> Query:
        """By the share of an entry's title that title and opening of the reading hold."""
        rarities = {
            stem: self.background.idf(stem) for stem in sorted(set(reading.stems)) if stem in self._shelf.titles
        }
        shelf, least = self._shelf, self._shelf.least_rarity
        return Query(shelf.titles, rarities, _held, lambda rest: min(1.0, rest / least), _as_it_is, shelf.rarities)


def _cover(noted: Noted, shares: Weighed) -> float:
    held = noted.stems
    return sum([share for stem, share in shares if stem in held])


def _cosine(noted: Noted, weights: Weighed) -> float:
    title, weighed = noted.title, noted.weights
    return sum([weight * weighed[title.index(stem)] for stem, weight in weights if stem in title])


def _held(noted: Noted, rarities: Weighed) -> float:
    title = noted.title
    return sum([rarity for stem, rarity in rarities if stem in title]) / noted.rarity
