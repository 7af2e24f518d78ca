"""Dates in an operation's own words: they say when it happens and not what it is about."""

from __future__ import annotations

import re

from monitor.judge.words.number_words import MONTHS

_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?\b"
_YEAR = r"(?:19|20)\d\d\b"
_GAP = r"\W{1,3}(?:de |del |of |to |until |and )?"
_ONE = rf"(?:{_DAY}{_GAP}){{0,2}}(?:{MONTHS})\b(?:\W{{1,3}}{_DAY})?"
_DATE = re.compile(rf"\b(?:{_ONE}(?:{_GAP}{_YEAR})?{_GAP})?{_ONE}{_GAP}{_YEAR}(?=\s*(?:[^\w\s]|$))", re.IGNORECASE)


def without(text: str) -> str:
    """A text without the dates that end a clause; "the 7 October 2023 attack" is known by its date."""
    return _DATE.sub(" ", text)
