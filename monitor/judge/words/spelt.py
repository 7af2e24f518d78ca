"""Numbers written in words: one hundred and twenty, deux cents, zweihundert, doscientos, iki yüz, двести.

What must never happen: of "one hundred and twenty killed" a hundred are nobody and twenty are killed; or "between two
hundred and three hundred" is read as one number. So of a run of number words as many are read as are one number: each
fits below the one before it, or multiplies what stands before it, and none is left alone before its own multiplier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import inf

from monitor.judge.words.number_words import GERMAN_ONES, GERMAN_TENS, MAGNITUDES, NUMBERS, ONES


def any_of(words: Iterable[str]) -> str:
    """A pattern of them, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SCORES = {f"quatre{blank}{score}": 80.0 for blank in " -" for score in ("vingt", "vingts")}
_FRENCH = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_ARABIC = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
PLAIN = (
    NUMBERS
    | {f"{article} {word}": MAGNITUDES[word] for article in ("a", "an") for word in
       ("dozen", "hundred", "thousand", "million", "billion")}
    | {f"{one}{blank}{cent}": 100.0 * value for value, one in enumerate(_FRENCH, 2) for blank in " -"
       for cent in ("cent", "cents")}
    | _SCORES
    | {f"{one}{hundred}": 100.0 * value for value, one in enumerate(_ARABIC, 3) for hundred in ("ميه", "مايه")}
    | {f"{ten}{end}": 10.0 * value for value, ten in enumerate(("عشر", *_ARABIC), 2) for end in ("ين", "ون")}
)  # fmt: skip
"""What may begin a number, with its value."""
_VALUES = ONES | PLAIN
_SCALES = {word: value for word, value in MAGNITUDES.items() if len(word) > 2}
_ROOMY = frozenset({"soixante", *_SCORES})
"""They go on up to nineteen more: soixante-douze, quatre-vingt-dix."""

_SMALL = (
    rf"(?:(?:{any_of(GERMAN_ONES)})und(?:{any_of(GERMAN_TENS)})|"
    rf"{any_of([*GERMAN_TENS, 'eins', 'zwolf', 'elf', *(w for w in NUMBERS if w.endswith('zehn')), *GERMAN_ONES])})"
)
_HUNDRED = rf"({any_of(GERMAN_ONES)})?hundert"
_GERMAN = rf"(?:({_SMALL})?(tausend)(?:{_HUNDRED})?|{_HUNDRED})(?:und)?({_SMALL})?\b"
_WITHIN = NUMBERS | GERMAN_ONES | {"eins": 1.0}
_COMPOUND = re.compile(_GERMAN)
_COMPOUNDS = re.sub(r"[(](?![?])", "(?:", _GERMAN)
_JOINT = r"(?: and | et | y | e | و|[ -])"
_NEXT = rf"(?:{any_of((*_VALUES, *_SCALES))}|{_COMPOUNDS})\b"
RUN = rf"(?:{any_of(PLAIN)}|{_COMPOUNDS})\b(?:{_JOINT}{_NEXT}){{0,11}}"
"""Number words in a row, folded; `read` tells how much of them is one number."""
_WORD = re.compile(rf"(?P<joint>{_JOINT})?(?P<word>{_NEXT})")


def read(run: str) -> tuple[float, int]:
    """The number that a run of number words begins with, and how many of its characters are that number."""
    found = list(_WORD.finditer(run))
    for count in range(len(found), 1, -1):
        is_cut = count < len(found) and found[count]["word"] in _SCALES
        if not is_cut and (value := _number(found[:count])):
            return value, found[count - 1].end()
    return _value(found[0]["word"]), found[0].end()


def _number(found: Sequence[re.Match[str]]) -> float:
    """What the words come to; 0 where they are not one number."""
    whole, part, last = 0.0, _value(found[0]["word"]), 0.0
    room, least = _room(found[0]["word"], part), inf
    for each in found[1:]:
        word, joint = each["word"], each["joint"] or ""
        scale, value = _SCALES.get(word, 0.0), _value(word)
        if scale and joint in (" ", "-"):
            if part >= scale or scale == least or (scale > least and part):
                return 0.0
            if scale < 1000:
                part, room = part * scale, scale if scale > 12 else 0.0
            else:
                whole = (whole + part) * scale if scale > least else whole + part * scale
                part, room, least = 0.0, scale, scale
            last = 0.0
        elif value and (_fits(value, room, joint) or (joint == " و" and last < 10 <= value < 100 and not value % 10)):
            part, last, room = part + value, value, _room(word, value)
        else:
            return 0.0
    return whole + part


def _fits(value: float, room: float, joint: str) -> bool:
    """Whether a number may follow: `and` stands behind hundreds, `y` and `et` between ten and one."""
    return value < room and not (joint == " and " and room < 100) and not (joint in (" y ", " et ") and room > 20)


def _room(word: str, value: float) -> float:
    """Below what a number must be that is added to this one; 0 where none is."""
    if word in _ROOMY:
        return 20.0
    return next((step for step in (1000.0, 100.0) if value >= step and value % step == 0), 0.0) or (
        10.0 if 20 <= value < 100 and value % 10 == 0 else 0.0
    )


def _value(word: str) -> float:
    if word in _VALUES or not (compound := _COMPOUND.fullmatch(word)):
        return _VALUES.get(word, 0.0)
    thousands, thousand, *hundreds, rest = compound.groups()
    value = _WITHIN.get(rest, 0.0) + (1000 * _WITHIN.get(thousands, 1.0) if thousand else 0.0)
    return value + ("hundert" in word) * 100 * next((_WITHIN[one] for one in hundreds if one), 1.0)
