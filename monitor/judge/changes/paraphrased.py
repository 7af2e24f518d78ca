"""One event in other words: what a headline tells may be what another house told within the day.

A dozen houses tell one event within hours, each in words of its own. Two of its reports share parts of headline and
lead, the operation's own names among them, and mostly come close upon each other. How likely that makes it one event
was fitted to 1,554 pairs of the labelled news in English: what one agency told beside what the other had told that day,
every fifth pair of one event.

What must never happen: the next event is silent for sharing actors with the last. So it is weighed, beside all else:
what surely is new is told in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from datetime import timedelta
from math import fsum
from typing import NamedTuple

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
BIAS, BIAS_MEANT = -2.0, -3.7
"""`MEANT`: where the meaning of both titles is compared as well."""
TOLD, TELLS = 1.9, 0.5
"""Log-odds of the share of a headline that the known report holds, and of the share of that one's headline."""
TITLES, TITLES_MEANT = 4.2, 1.8
OPENINGS, OPENINGS_MEANT = 3.3, 2.6
"""The same of what both headlines have of the two together, and both headlines with their leads."""
MEANING = 4.0
"""The same of the cosine of the two titles."""
DAY = -1.7
"""Log-odds a day that lies between them."""

OTHER_DAY = -1.2
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

    def odds(self, entry: LedgerEntry, age: timedelta, cosine: float | None) -> float:
        """Log-odds that it tells the event of which a report in its own language told, or as much as they may be where
        that is not even; `cosine`: of their titles in meaning."""
        title, both = map(frozenset, read_stems(entry.title, entry.sentences))
        found = self._odds(self._told, title, both, age, cosine)
        if found <= 0:
            return found  # what follows only speaks against it
        reading = self._reading
        days, known_days = weekdays(reading.title, reading.sentences), weekdays(entry.title, entry.sentences)
        return found + OTHER_DAY * bool(days and known_days and days.isdisjoint(known_days))

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
        return self._odds(told, title, both, age, None, common.mute)

    def _odds(
        self,
        told: _Words,
        title: frozenset[str],
        both: frozenset[str],
        age: timedelta,
        cosine: float | None,
        mute: Container[str] = (),
    ) -> float:
        shared_title, shared_both = self._weight(told.title & title), self._weight(told.both & both)
        so_far = TOLD * self._weight(told.title & both) / (told.in_title or 1.0) + DAY * (age / timedelta(days=1))

        def likely(in_title: float, in_both: float, tells: float) -> float:
            titles = 2 * shared_title / ((told.in_title + in_title) or 1.0)
            openings = 2 * shared_both / ((told.in_both + in_both) or 1.0)
            if cosine is None:
                return so_far + TELLS * tells + BIAS + TITLES * titles + OPENINGS * openings
            meant = TITLES_MEANT * titles + OPENINGS_MEANT * openings + MEANING * cosine
            return so_far + TELLS * tells + BIAS_MEANT + meant

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
