"""Dates as texts write them. In an operation's own words they say when it happens and not what it is about."""

from __future__ import annotations

import re
from datetime import date

from monitor.judge.words.number_words import MONTHS
from monitor.judge.words.terms import surface
from monitor.model import NamedDay

_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_GAP = r"\W{1,3}(?:de |del |of |to |until |and )?"
_ONE = rf"(?:{_DAY}{_GAP}){{0,2}}(?:{MONTHS})\b(?:\W{{1,3}}{_DAY})?"
_DATE = re.compile(rf"\b(?:{_ONE}(?:{_GAP}{_YEAR})?{_GAP})?{_ONE}{_GAP}{_YEAR}(?=\s*(?:[^\w\s]|$))", re.IGNORECASE)
_BEGIN = (
    "jan ene gen oca ian янв січ ιαν ינו ינואר ينا",
    "feb fev sub фев лют φεβ פבר فبر",
    "mar maa мар бер μαρ מרץ مار",
    "apr avr abr nis kwi апр кві απρ אפר ابر",
    "may mai mag mei maj мая тра μαι מאי ماي",
    "jun juin giu haz iun cze июн чер ιουν יונ يون",
    "jul juil lug tem iul lip июл лип ιουλ יול يول",
    "aug agu aou ago авг сер αυγ אוג اغس",
    "sep set eyl wrz сен вер σεπ ספט سبت",
    "oct okt out ott eki paz окт жов οκτ אוק اكت",
    "nov noi kas ноя лис νοε נוב نوف",
    "dec dez des dic ara gru дек гру δεκ דצמ ديس",
)
_NUMBER = {stem: number for number, stems in enumerate(_BEGIN, 1) for stem in surface(stems).folded.split()}
_OF_YEAR = r"\b(?:,? (?:de )?(?P<year>(?:19|20)\d\d)\b)?"
_WRITTEN = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? ?(?:of |de |ב)?(?P<month>[^\W\d_]{{3,12}}){_OF_YEAR}"),
    re.compile(rf"\b(?P<month>[^\W\d_]{{3,12}})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){_OF_YEAR}"),
)
_FIGURES = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)"
    r"|(?P<first>\d\d?)[./](?P<second>\d\d?)[./](?P<last>20\d\d)(?!\d)"
    r"|(?:(?P<of>20\d\d)[年년] ?)?(?P<moon>\d\d?)[月월] ?(?P<sun>\d\d?)[日일])"
)
MOST_MONTHS, MOST_DAYS = 12, 31


def without(text: str) -> str:
    """A text without the dates that end a clause; "the 7 October 2023 attack" is known by its date."""
    return _DATE.sub(" ", text)


def month(word: str) -> int:
    """The number of a month by how its name begins, folded; 0 where no month begins so."""
    return _NUMBER.get(word[:3]) or _NUMBER.get(word[:4]) or 0


def named(text: str) -> frozenset[NamedDay]:
    """The days that a text names, in words or figures; where these may be either, the day stands before the month."""
    folded = surface(text).folded
    days = [(int(m["year"] or 0), month(m["month"]), int(m["day"])) for form in _WRITTEN for m in form.finditer(folded)]
    for m in _FIGURES.finditer(text):
        first, second = m["first"], m["second"]
        if second and int(second) > MOST_MONTHS:
            first, second = second, first
        year, of, day = (
            m["year"] or m["last"] or m["of"],
            m["month"] or second or m["moon"],
            m["day"] or first or m["sun"],
        )
        days.append((int(year or 0), int(of), int(day)))
    return frozenset(one for one in days if 1 <= one[1] <= MOST_MONTHS and 1 <= one[2] <= MOST_DAYS)


def is_one(days: frozenset[NamedDay], day: date) -> bool:
    """Whether a day is among those that are named, in its own year or without one."""
    return not days.isdisjoint({(year, day.month, day.day) for year in (0, day.year)})
