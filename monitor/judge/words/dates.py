"""Dates in an operation's own words say when it happens and not what it is about; and an article is of a day."""

from __future__ import annotations

import re
from datetime import date

from monitor.judge.words.number_words import MONTHS

_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_GAP = r"\W{1,3}(?:de |del |of |to |until |and )?"
_ONE = rf"(?:{_DAY}{_GAP}){{0,2}}(?:{MONTHS})\b(?:\W{{1,3}}{_DAY})?"
_DATE = re.compile(rf"\b(?:{_ONE}(?:{_GAP}{_YEAR})?{_GAP})?{_ONE}{_GAP}{_YEAR}(?=\s*(?:[^\w\s]|$))", re.IGNORECASE)


def without(text: str) -> str:
    """A text without the dates that end a clause; "the 7 October 2023 attack" is known by its date."""
    return _DATE.sub(" ", text)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?:{'|'.join((*map(str.title, _MONTHS), *map(str.upper, _MONTHS)))})[A-Za-z]*\.?"
_FIRST = re.compile(
    rf"\b(?:(?:19|20)\d\d-\d\d-\d\d|(?:{_NAME} \d{{1,2}}|\d{{1,2}} {_NAME})\b(?:,? (?:19|20)\d\d)?)(?!\d)"
)


def first(text: str) -> str:
    """The first day that a text names, in figures or in English; "" for none."""
    found = _FIRST.search(text)
    return found.group() if found else ""


def day(written: str, near: date) -> date | None:
    """What `first` found as a day; where it names no year, that which comes nearest to another. None where no calendar
    has it."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    month = next((place for place, name in enumerate(_MONTHS, 1) if name in written.lower()), 0)
    try:
        if not month:
            return date(*numbers)
        if len(numbers) > 1:
            return date(numbers[1], month, numbers[0])
        return min((date(near.year + more, month, numbers[0]) for more in (-1, 0, 1)), key=lambda one: abs(one - near))
    except (ValueError, TypeError, IndexError):
        return None
