"""Where a sentence has a figure, in digits or in words: whatever it counts, and be it a date.

The pattern is tried at each word, and most sentences have no figure. So its digits are looked for first, and number
words, which cost less to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.judge.words.number_words import CURRENCIES, MAGNITUDES
from monitor.judge.words.particles import ANYWHERE, HANGUL, UNSPACED
from monitor.judge.words.spelt import PLAIN, RUN, any_of, read

_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d{1,15})?(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d{1,3}(?:'\d{3})+(?!\d)|"
    r"\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,18}(?:[.,]\d{1,15})?(?!\d)"
)


def _pattern(begins: str, behind: str) -> re.Pattern[str]:
    """`begins`: with what a figure does, or what is before it; `behind`: where it may stand."""
    return re.compile(
        rf"(?=[%u{''.join(CURRENCIES.values())}]|{begins})"
        rf"(?:(?P<currency>{any_of(CURRENCIES)})\s?|(?P<before>(?:%|\byuzde)\s?))?"
        rf"{behind}(?:(?P<digits>{_DIGITS})|(?P<spelt>\b{RUN}))"
        rf"(?P<magnitude>(?:[ -]?(?:{any_of(MAGNITUDES)})\b(?:(?<=тыс)\.)?)*)"
        r"(?P<percent>\s?%|[ -](?:per ?cent|percent|pct|percentage points?|prozent|por ?ciento|por ?cento|pour ?cent|"
        r"процент\w*|في الم(?:ي|اي)ه|بالم(?:ي|اي)ه)(?!\w))?"
    )


_FIGURE = _pattern(r"\b\w", r"(?<![\w.,])")
_JOINED = _pattern(rf"\b\w|(?<=[{UNSPACED}{HANGUL}])\d", rf"(?<![^\W{UNSPACED}{HANGUL}])(?<!\d[.,])")
"""In scripts whose words stand beside figures without a space."""
_BEFORE = 3 + max(map(len, (*CURRENCIES, "yuzde")))
"""Characters before the digits of a figure that may belong to it, with some to spare."""
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_NUMERALS = frozenset(
    {"dozen", "hundred", "thousand", "million", "billion", *(word.split()[-1].rpartition("'")[2] for word in PLAIN)}
)
"""Of each number in words one is part: without them the digits tell where figures are."""


def has_any(folded: str) -> bool:
    """Whether a folded text has a figure."""
    return _next(folded, 0, spelt=_has_number_word(folded)) is not None


def each(folded: str) -> Iterator[re.Match[str]]:
    """Figures one after the other; of number words in a row only those that are one number."""
    place, spelt = 0, _has_number_word(folded)
    while found := _next(folded, place, spelt=spelt):
        if found["spelt"] and (length := read(found["spelt"])[1]) < len(found["spelt"]):
            found = found.re.match(folded, found.start(), found.start("spelt") + length) or found
        yield found
        place = found.end()


def _next(folded: str, place: int, *, spelt: bool) -> re.Match[str] | None:
    """The first from a place on. `spelt`: there are number words."""
    if not spelt:
        digit = _DIGIT.search(folded, place)
        if digit is None:
            return None
        place = max(place, digit.start() - _BEFORE)
    pattern = _FIGURE if folded.isascii() or not ANYWHERE.search(folded) else _JOINED
    return pattern.search(folded, place)


def _has_number_word(folded: str) -> bool:
    return not _NUMERALS.isdisjoint(_WORD.findall(folded)) or "hundert" in folded or "tausend" in folded
