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
from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import fsum

from monitor.judge.ledger import Ledger
from monitor.judge.words.terms import Reading, read_stems, surface
from monitor.model import LedgerEntry

RAREST = 5.0
"""Rarity that counts at most: a name that nobody has ever seen is no more than a name."""
OWN = 0.25
"""Weight of the words that the operation's description holds, beside others: all its news has them, and the event as
well ("Sudland and Norland agree …")."""
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


class Asked:
    """A story of which is asked whether this or that report has told it."""

    def __init__(self, reading: Reading, ledger: Ledger) -> None:
        self._reading = reading
        self._rarity, self._own = ledger.background.idf, ledger.common
        self._title, self._both = frozenset(reading.title_stems), frozenset(reading.stems)
        self._in_title, self._in_both = self._weight(self._title), self._weight(self._both)

    def odds(self, entry: LedgerEntry, age: timedelta, cosine: float | None) -> float:
        """Log-odds that it tells the event of which a report told, or as much as they may be where that is not even;
        `cosine`: of their titles in meaning."""
        title, both = map(frozenset, read_stems(entry.title, entry.sentences))
        shared_title, shared_both = self._weight(self._title & title), self._weight(self._both & both)
        told = self._weight(self._title & both) / (self._in_title or 1.0)
        so_far = TOLD * told + DAY * (age / timedelta(days=1))

        def likely(in_title: float, in_both: float, tells: float) -> float:
            titles = 2 * shared_title / ((self._in_title + in_title) or 1.0)
            openings = 2 * shared_both / ((self._in_both + in_both) or 1.0)
            if cosine is None:
                return so_far + TELLS * tells + BIAS + TITLES * titles + OPENINGS * openings
            meant = TITLES_MEANT * titles + OPENINGS_MEANT * openings + MEANING * cosine
            return so_far + TELLS * tells + BIAS_MEANT + meant

        if (most := likely(shared_title, shared_both, 1.0)) <= 0:  # if the report told nothing else
            return most
        in_title = self._weight(title)
        found = likely(in_title, self._weight(both), self._weight(title & self._both) / (in_title or 1.0))
        if found <= 0:
            return found  # what follows only speaks against it
        reading = self._reading
        days, known_days = weekdays(reading.title, reading.sentences), weekdays(entry.title, entry.sentences)
        return found + OTHER_DAY * bool(days and known_days and days.isdisjoint(known_days))

    def _weight(self, found: Iterable[str]) -> float:
        """The same to the last bit, in whatever order they come."""
        return fsum([min(RAREST, self._rarity(stem)) * (OWN if stem in self._own else 1.0) for stem in found])


def weekdays(title: str, sentences: Sequence[str]) -> frozenset[str]:
    """The days of the week in headline and lead."""
    return frozenset(_WEEKDAY.findall(" ".join(surface(line).folded for line in (title, *sentences[:1]))))
