"""One event in other words: what a headline tells may be what another house told within the day.

A dozen houses tell one event within hours, each in words of its own. Two of its reports share parts of headline and
lead, the operation's own names among them, and mostly come close upon each other. How likely that makes it one event
also hangs on the day: where much happens the next report is the more likely of another event, and where many outlets
report each event comes several times. Fitted to 4,400 pairs in English of what one house told beside what another had
told that day, every fifth of one event: 61 labelled topics of the agencies, and made-up courses of events in the words
of ten to nineteen houses each. A name that the other report lacks, figures below the headline and the meaning of the
titles add nothing to that.

What must never happen: the next event is silent for sharing actors with the last. So it is weighed, beside all else:
what surely is new is told in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from datetime import timedelta
from math import fsum, log1p
from typing import NamedTuple

from monitor.judge import numbers
from monitor.judge.changes import given, turns
from monitor.judge.ledger import Ledger
from monitor.judge.words import glossary, glosses
from monitor.judge.words.number_words import NUMBERS
from monitor.judge.words.side_by_side import hits_another, in_one_tongue
from monitor.judge.words.terms import Reading, read_stems, surface
from monitor.model import LedgerEntry

RAREST = 5.0
"""Rarity that counts at most: a name that nobody has ever seen is no more than a name."""
OWN = 0.25
"""Weight of the words that the operation's description holds, beside others: all its news has them, and the event as
well ("Sudland and Norland agree …")."""
MUTE = 0.5
"""The same of words that the other report's language cannot have, as far as is known, beside one in another."""
FEWEST_OWN = 2
"""Of the operation's own words, besides names, that two reports in two languages share if they share no other."""


class Scale(NamedTuple):
    """Log-odds that two reports are of one event."""

    bias: float
    told: float
    """Of the share of a headline that the known report holds."""
    tells: float
    """Of the share of that one's headline."""
    titles: float
    """Of what both headlines have of the two together."""
    openings: float
    """The same of both headlines with their leads."""


HOME = Scale(bias=0.1, told=3.4, tells=1.4, titles=0.0, openings=4.2)
ABROAD = Scale(bias=-2.0, told=1.9, tells=0.5, titles=4.2, openings=3.3)
HOURS = -0.86
"""The same of ln(1 + hours between them), at home."""
DAY = -1.7
"""The same a day between them, abroad."""
EVENTS = -1.0
"""Of ln(1 + developments of the day): where much happens the next report is the more likely of another."""
OUTLETS = 0.36
"""Of ln(1 + publishers of the day): of whom many report an event each tells it."""
UNDONE = -0.86
"""Where the headline undoes something that the known report does not."""
COUNTED = 1.45
"""Where the known report counts as many of what the headline counts: of 99 such pairs 82 were of one event."""
HOUR = timedelta(hours=1)

OTHER_DAY = -1.16
"""The same where both leads name a day of the week, and none that both do."""
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
    r"|(?:maan|dins|donder|vrij|zater|zon)dag\b|woensdag\b"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b"
    r"|(?:lune|marte|mercole|giove|vener)di\b|sabato\b|domenica\b|(?:segunda|terca|quarta|quinta|sexta) feira\b"
    r"|(?:pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar)\b"
    r"|понедел|вторн|сред[ауы]\b|четв[ер]+г|пятниц|суббот|воскресен|понеділ|вівтор|середу?\b|п'ятниц|неділ"
    r"|poniedzial|wtor(?:ek|ku)\b|srod[aey]\b|czwart(?:ek|ku)\b|piat(?:ek|ku)\b|sobot[aey]\b|niedziel"
    r"|(?:ال)(?:[اإ]ثنين|ثلاثا|[اأ]ربعا|خميس|جمع[هة]|سبت|[اأ]حد)\b"
    r"|(?:یک|دو|سه|چهار|پنج)?شنبه\b|جمعه\b|יום (?:ראשון|שני|שלישי|רביעי|חמישי|שישי)\b|שבת\b)"
)
"""In any language: reports of one language are compared, so that its words stand for themselves."""


class Day(NamedTuple):
    """What was told of an operation within a day."""

    developments: int
    publishers: int
    """Of its reports, the one at hand among them."""


NO_DAY = Day(developments=0, publishers=1)
SEED, SEED_FROM = 1.6, 1.1
"""By how much the log-odds are steeper beside a seed, and from where on they are even: of a seed all is known, and what
comes next shares more with it than with another report. Fitted to 463 reports of an operation's first two days, 130 of
them of the seed's own event."""


class _Words(NamedTuple):
    """A report's words, and what they weigh."""

    title: frozenset[str]
    both: frozenset[str]
    in_title: float
    in_both: float


class Asked:
    """A story of which is asked whether this or that report has told it."""

    def __init__(self, reading: Reading, ledger: Ledger) -> None:
        self._reading = reading
        self._background, self._rarity, self._own = ledger.background, ledger.background.idf, ledger.own_words(reading)
        self._told = self._words(reading.title_stems, reading.stems)
        self._counted = [figure for figure in numbers.figures(reading.title) if figure.unit]
        self._tolls = [figure for figure in self._counted if figure.unit in turns.TOLLS]

    def odds(self, entry: LedgerEntry, age: timedelta, day: Day) -> float:
        """Log-odds that it tells the event of which a report in its own language told, or as much as they may be where
        that is not even."""
        title, both = map(frozenset, read_stems(entry.title, entry.sentences))
        so_far = COUNTED * self.counts_alike(entry)
        so_far += HOURS * log1p(age / HOUR) + EVENTS * log1p(day.developments) + OUTLETS * log1p(day.publishers)
        found = self._odds(HOME, so_far, self._told, title, both)
        if found <= 0:
            return found  # what follows only speaks against it
        reading = self._reading
        days, known_days = weekdays(reading.title, reading.sentences), weekdays(entry.title, entry.sentences)
        is_other_day = bool(days and known_days and days.isdisjoint(known_days))
        undone = set(turns.undoings(reading.title))
        is_undone = bool(undone) and not undone <= {
            way for line in given.opening(entry) for way in turns.undoings(line)
        }
        return found + OTHER_DAY * is_other_day + UNDONE * is_undone

    def odds_of_seed(self, seed: LedgerEntry, age: timedelta) -> float:
        """The same of a seed of that day or the one before. `age`: since the operation's first report."""
        return SEED * (self.odds(seed, age, NO_DAY) - SEED_FROM)

    def counts_alike(self, entry: LedgerEntry) -> bool:
        """Whether a report gives a figure of the headline, or nearly a toll of it."""
        lines = given.opening(entry) if self._counted else ()
        return bool(lines) and (given.gives(lines, self._counted) or given.nearly_gives(lines, self._tolls))

    def shared_words(self, entry: LedgerEntry) -> int:
        """How many words a report has in common with it, without those of all the operation's news."""
        _, both = read_stems(entry.title, entry.sentences)
        return len(self._told.both.intersection(both) - self._own)

    def odds_abroad(self, entry: LedgerEntry, age: timedelta, *, figures: bool = True) -> float | None:
        """The same of a report in another language, by what the words of both mean; None where that is not known, and
        where a headline shares nothing but names. Without `figures` by its other words."""
        reading = self._reading
        if not (glossary.is_known(reading.language) and glossary.is_known(entry.language)):
            return None
        own = glosses.read_senses(reading.title, reading.sentences, reading.language)
        there = glosses.read_senses(entry.title, entry.sentences, entry.language)
        if not figures:
            own, there = _without_figures(own), _without_figures(there)
        common = in_one_tongue(own, there, self._background)
        if common.strange or hits_another(own, there):
            return None
        told = self._words(common.new[: len(own.title)], common.new, common.mute)
        title, both = frozenset(common.known[: len(there.title)]), frozenset(common.known)
        shared = [stem for stem in told.title & both | told.both & title if not self._background.is_name(stem)]
        if len(shared) < FEWEST_OWN and self._own.issuperset(shared):
            return None  # whoever is in the news is in that of many events
        return self._odds(ABROAD, DAY * (age / timedelta(days=1)), told, title, both, common.mute)

    def _odds(
        self,
        scale: Scale,
        so_far: float,
        told: _Words,
        title: frozenset[str],
        both: frozenset[str],
        mute: Container[str] = (),
    ) -> float:
        shared_title, shared_both = self._weight(told.title & title), self._weight(told.both & both)
        so_far += scale.bias + scale.told * self._weight(told.title & both) / (told.in_title or 1.0)

        def likely(in_title: float, in_both: float, tells: float) -> float:
            titles = 2 * shared_title / ((told.in_title + in_title) or 1.0)
            openings = 2 * shared_both / ((told.in_both + in_both) or 1.0)
            return so_far + scale.tells * tells + scale.titles * titles + scale.openings * openings

        if (most := likely(shared_title, shared_both, 1.0)) <= 0:  # if the report told nothing else
            return most
        in_title = self._weight(title, mute)
        return likely(in_title, self._weight(both, mute), self._weight(title & told.both) / (in_title or 1.0))

    def _words(self, title: Iterable[str], both: Iterable[str], mute: Container[str] = ()) -> _Words:
        of_title, of_both = frozenset(title), frozenset(both)
        return _Words(of_title, of_both, self._weight(of_title, mute), self._weight(of_both, mute))

    def _weight(self, found: Iterable[str], mute: Container[str] = ()) -> float:
        """The same to the last bit, in whatever order they come."""
        weights = [min(RAREST, self._rarity(stem)) * (OWN if stem in self._own else 1.0) for stem in found]
        if mute:
            weights = [w * MUTE if stem in mute else w for w, stem in zip(weights, found, strict=True)]
        return fsum(weights)


def _without_figures(report: glosses.Report) -> glosses.Report:
    title, both = (
        tuple(sense for sense in part if not (sense.own.isdigit() or sense.own in NUMBERS))
        for part in (report.title, report.both)
    )
    return report._replace(title=title, both=both)


def weekdays(title: str, sentences: Sequence[str]) -> frozenset[str]:
    """The days of the week in headline and lead."""
    return frozenset(_WEEKDAY.findall(" ".join(surface(line).folded for line in (title, *sentences[:1]))))
