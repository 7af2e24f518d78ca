"""Figures in a sentence, and what has become of them since another sentence.

What must never happen: two figures of unlike things are told as a change (3 soldiers, 12 civilians), or a rounding as
news ("about 90 percent", then "90 %"). What is no quantity is dropped first: dates, years, times, ordinals, ages, names
of weapons, flights and resolutions; and so is what a sentence itself says was so before. Figures are then given the
head of what they count: a fate where one stands near (killed, wounded, displaced), else the noun that follows; percent
with what they are percent of.

Known exceptions: without a parser, an adjective in an unusual place may be taken for the noun; both sentences of one
comparison are mostly read the same way, so this costs a missed change rather than a false one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import floor, log10

from monitor.judge import counted
from monitor.judge.text import fold_with_offsets
from monitor.judge.words import written_figures
from monitor.judge.words.number_words import (
    ABOUT,
    ADJECTIVES,
    BRIDGE,
    COLLECTIVES,
    CURRENCIES,
    CURRENCY_WORDS,
    FATE,
    FATES,
    FREED,
    FREES,
    JOINED_DATES,
    MAGNITUDES,
    MEASURE,
    NO_QUANTITY,
    NUMBERS,
    ONLY_WITH_FATE,
    OVER,
    PEOPLE,
    SOMEBODY,
    STOP,
    TOLL,
    UNDER,
    UNITS,
)
from monitor.judge.words.particles import ANYWHERE, HANGUL
from monitor.judge.words.spelt import any_of, read
from monitor.model import NumberChange

LONGEST_SENTENCE = 4000
"""Characters that are read; what is longer is no sentence."""
MOST_FIGURES = 50
"""A sentence with more of them is a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity of a sentence."""

    value: float
    unit: str
    """What is counted, in one folded singular word: `killed`, `%`, `$`, `airstrike`; empty where it cannot be told."""
    modifier: str = ""
    """`about`, `over`, `under` or none."""
    of: str = ""
    """Whose fate it is, or what it is percent of: `soldier`, `territory`; empty for people and for nothing named."""
    number: str = ""
    """As written, with its modifier: `at least 17`."""
    text: str = ""
    """The same with what it counts: `at least 17 people`."""


# --- reading ----------------------------------------------------------------------------------------------------------


_NEXT_WORD = re.compile(r"[\s-]*([^\W\d_][\w'-]*)")
_CLAUSE_END = re.compile(r"[,;:!?()\"—]|\.(?!\d)|\b(?:and|but|while|whereas|et|y|e|und|ve|и)\b")
_ARABIC_AND = re.compile(r"\bو(?=\d)")
"""Written into the figure behind it."""
_POINTED = re.compile(r"\b([a-z])\.([a-z])\.(?= [a-z])")
_POWER = re.compile(r"[\s-]*(?:(?P<square>square|sq\.?|квадратн\w*)|(?P<cubic>cubic|кубическ\w*))[\s-]+(?=[^\W\d_])")
_POWER_BEHIND = re.compile(r"\s(?:(?P<square>cuadrados|quadrados|carres)|(?P<cubic>cubicos|cubes))\b")
"""Of a length: what makes another unit of it."""
_KOREAN = re.compile(f"[{HANGUL}]")
"""There a fate follows those whom it befell, if the clause has one there."""
_WINDOW = 90
"""Characters around a figure in which its noun and fate are looked for."""


@lru_cache(maxsize=16_384)
def figures(sentence: str) -> tuple[Figure, ...]:
    """The quantities of a sentence, in order; dates, times, ordinals, ages and identifiers are none."""
    folded, offsets = fold_with_offsets(sentence[:LONGEST_SENTENCE])
    if not written_figures.has_any(folded):
        return ()
    masked = _masked(folded)
    found: list[Figure] = []
    for match in written_figures.each(masked):
        if figure := _figure(sentence, masked, offsets, match):
            found.append(figure)
        if len(found) == MOST_FIGURES:
            break
    return tuple(counted.ill(_tolls(found) if TOLL.search(masked) else found, masked))


def _tolls(found: list[Figure]) -> list[Figure]:
    """In a sentence that speaks of a toll, the first that counts nothing named is the toll; else the first count of
    people is. What follows it may be anything: "toll rises to 71, helicopters rescue 1,500"."""
    units = [figure.unit for figure in found]
    if "" not in units and not FATES.keys().isdisjoint(units):
        return found
    first = next((units.index(unit) for unit in ("", "person") if unit in units), -1)
    return [replace(figure, unit="killed") if place == first else figure for place, figure in enumerate(found)]


def _masked(folded: str) -> str:
    """What is no quantity, blanked out letter by letter; `u.s.` loses its points. The length stays."""
    if not folded.isascii() and ANYWHERE.search(folded):
        folded = JOINED_DATES.sub(lambda found: "\x00" * len(found.group()), folded)
    masked = NO_QUANTITY.sub(
        lambda found: found.group() if MEASURE.match(found.group()) else "\x00" * len(found.group()),
        _ARABIC_AND.sub(" ", folded),
    )
    return _POINTED.sub(r"\1\2  ", masked)


def _figure(sentence: str, folded: str, offsets: Sequence[int] | None, found: re.Match[str]) -> Figure | None:
    before = folded[max(0, found.start() - _WINDOW) : found.start()]
    after = folded[found.end() : found.end() + _WINDOW]
    if _FORMER.search(before) or (after.startswith(" to ") and _FROM.search(before)):
        return None
    value = _value(found)
    unit, of, end = _unit(before, after, found)
    is_toll = unit in FATES or (not unit and TOLL.search(before) and _RISEN_TO.search(before))
    is_word = found["spelt"] in ONLY_WITH_FATE and not (found["magnitude"] or is_toll)
    if value is None or is_word or (is_toll and not value.is_integer()):  # a 7.1 quake kills
        return None
    modifier, length = _modifier(before)
    first = found.start() - length
    number, text = (_original(sentence, offsets, first, last) for last in (found.end(), found.end() + end))
    return Figure(value=value, unit=unit, of=of, modifier=modifier, number=number, text=text)


def _original(sentence: str, offsets: Sequence[int] | None, first: int, last: int) -> str:
    written = sentence[first:last] if offsets is None else sentence[offsets[first] : offsets[last - 1] + 1]
    return written.strip()


def _value(found: re.Match[str]) -> float | None:
    digits, magnitude = found["digits"], found["magnitude"]
    value = _digits(digits, has_magnitude=bool(magnitude)) if digits else read(found["spelt"])[0]
    for word in re.findall(r"[^\W\d_]+", magnitude):
        value *= MAGNITUDES[word]
    return value if value < 1e18 else None


def _digits(written: str, *, has_magnitude: bool) -> float:
    """Thousands: `1,200`, `1 200`, `1'200`, `1.200.000` and, with no magnitude behind, `1.200`; `3,5` is a decimal."""
    if re.fullmatch(r"\d{1,3}(?:[, ']\d{3})+(?:\.\d+)?", written):
        return float(re.sub("[, ']", "", written))
    if written.count(".") > 1 or (not has_magnitude and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written)):
        return float(written.replace(".", ""))
    return float(written.replace(",", "."))


def _modifier(before: str) -> tuple[str, int]:
    """The modifier that ends right before a figure, and its length as written."""
    tail = before[-24:]
    for name, pattern in (("over", OVER), ("under", UNDER), ("about", ABOUT)):
        if (found := pattern.search(tail)) and (found.start() == 0 or not tail[found.start() - 1].isalpha()):
            return name, len(found.group())
    return "", 0


_ROUGHLY = r"(?:(?:at least|about|some|around|nearly|almost|over|more than) )?"
_FORMER = re.compile(
    r"\b(?:(?:up|down) from|instead of|rather than|not|from (?:an? |the )?(?:earlier|previous|initial)"
    r"|(?:earlier|previous|initial) (?:\w+ ){0,2}?of|to [^\s]*\d[^\s]*(?: %| percent| \w+s)? from"
    rf") {_ROUGHLY}$"
)
"""Before what a sentence itself says was so before: "rises to 23, up from 12"."""
_FROM = re.compile(rf"\bfrom {_ROUGHLY}$")
"""The same where what it is now follows: "rises from 12 to 23"."""
_RISEN_TO = re.compile(r"\b(?:auf|bei|an?|en|em|para|до|на) $")
"""Before what a toll has come to, in languages whose word for it may be another word: "steigt auf elf"."""
_MORE = re.compile(r" (?:more|further|additional|others?)\b")
_ANOTHER = re.compile(r"\b(?:another|further|additional) $")
"""What a count comes on top of is no part of it: nine more are fewer than 27, and nobody says that fewer died."""
_BESIDE_ONE = re.compile(rf"\b(?:{any_of(SOMEBODY)})(?:,| and|, along with| along with) (?:\w+ )?$")
"""The same of one who is not counted: "officer, two soldiers killed" are three."""

_GRAVE, _SOON = ("killed", "injured"), 4
"""What becomes of people who have a fate already ("three hostages killed"), and how many words behind the count."""


def _unit(before: str, after: str, found: re.Match[str]) -> tuple[str, str, int]:
    """The unit's head, what it is of, and how far into `after` it reaches."""
    if found["percent"] or found["before"]:
        return "%", *_percent_of(after)
    if found["currency"]:
        return CURRENCIES[found["currency"]], "", 0
    power = _POWER.match(after)
    phrase = _noun_phrase(after, power.end() if power else 0, one=found["spelt"] == "one" or found["digits"] == "1")
    head, end = phrase[-1] if phrase else ("", 0)
    if head in CURRENCY_WORDS:
        return CURRENCY_WORDS[head], "", end
    if fate := _fate(before, after, head):
        named = FATE.fullmatch(head)
        is_fate = named and (named.lastgroup == fate or not _is_plural(head))
        fate = f"more {fate}" if _MORE.match(after) or _ANOTHER.search(before) or _BESIDE_ONE.search(before) else fate
        is_run = ANYWHERE.search(head)  # without spaces it is all that follows
        return fate, "" if PEOPLE.fullmatch(head) or is_fate or is_run else _singular(head), end
    if power := power or _POWER_BEHIND.match(after, end):
        return f"{power.lastgroup} {_singular(head)}", "", max(end, power.end())
    return ("person" if PEOPLE.fullmatch(head) else _singular(head)), "", end


def _percent_of(after: str) -> tuple[str, int]:
    found = re.match(
        r" of (?:the |its |their |his |all |an? )*(?:[a-z]+(?:an|ish|ese|al|ed) )?([^\W\d_][\w'-]*)", after
    )
    return (_singular(found.group(1)), found.end()) if found else ("", 0)


def _noun_phrase(after: str, position: int, *, one: bool) -> list[tuple[str, int]]:
    """The words behind a number that may be its noun, each with its end: up to a verb, a small word or a comma."""
    found: list[tuple[str, int]] = []
    while len(found) < 4 and (word := _NEXT_WORD.match(after, position)):
        text = word.group(1).removesuffix("'s")
        if text in STOP or (found and _is_verb(text)):
            break
        position = word.end()
        found.append((text, position))
        many = _is_plural(text) or (text in COLLECTIVES and not one)
        if FATE.fullmatch(text) or PEOPLE.fullmatch(text) or many:
            return found
    # nothing in it is a plural as English makes them: then the noun comes first, as elsewhere, or last behind "one"
    return found[-1:] if one else found[:1]


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in ADJECTIVES


def _is_verb(word: str) -> bool:
    return bool(FATE.fullmatch(word)) or word == "shot" or (len(word) > 4 and word.endswith(("ed", "ing")))


_LISTED = re.compile(r"(?:^|[.;,:\n•-])\s*([^\W\d_]+)\s?[:=]\s*$")
"""What opens its clause and stands before a colon."""
NEAR = 7
"""Words behind a figure among which its fate stands."""
_TOKEN = re.compile(r"ums leben|без вести|verlor\w* (?:ihr|das) leben|perd\w+ l?a (?:vida|vie)|[^\W\d_]+(?:'s)?|\d+")
"""A word or a number; a few fates are told in more than one word."""
_LAST = re.compile(r"(?:getotet|ums leben|verletzt|verwundet|gestorben|festgenommen|vertrieben|evakuiert)\w{0,2}")
"""A participle that closes its clause in German, however long that is."""


def _fate(before: str, after: str, head: str) -> str:
    """The fate of those counted: said in the noun, just before, or soon after in the same clause."""
    if named := FATE.fullmatch(head):
        graver = next((each for each, place in _fates_behind(after) if place <= _SOON and each in _GRAVE), "")
        is_freed = named.lastgroup == "captured" and (FREES.search(before) or FREED.match(after))
        return graver or ("" if is_freed else named.lastgroup or "")
    behind = next(_fates_behind(after), None)
    ahead = _fate_ahead(before) or (None if behind else _listed(before))
    if ahead and (behind is None or (ahead[1] <= behind[1] and not _KOREAN.match(head))):
        return ahead[0]
    return behind[0] if behind else ""


def _listed(before: str) -> tuple[str, int] | None:
    """As a brief lists them ("Killed: 12, wounded: 45")."""
    found = _LISTED.search(before)
    fate = FATE.fullmatch(found[1]) if found else None
    return (fate.lastgroup or "", 0) if fate else None


def _fates_behind(after: str) -> Iterator[tuple[str, int]]:
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    for distance, word in enumerate(_TOKEN.findall(clause)):
        if word.isdigit() or word in NUMBERS:
            return
        if (fate := FATE.fullmatch(word)) and (distance < NEAR or _LAST.fullmatch(word)):
            yield fate.lastgroup or "", distance


def _fate_ahead(before: str) -> tuple[str, int] | None:
    if counted.comes_to(before):  # whose count it is, not whom else the clause names: "toll in attack on evacuees"
        counts = counted.before(before)
        return (counts, 0) if counts else None
    clause = _CLAUSE_END.split(before)[-1]
    for distance, word in enumerate(reversed(re.findall(r"[^\W\d_]+|\d+", clause)[-7:])):
        if fate := FATE.fullmatch(word):
            return fate.lastgroup or "", distance
        if word not in BRIDGE:
            return None
    return None


def _singular(word: str) -> str:
    return UNITS.get(word, "") or _without_plural(word)


def _without_plural(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


# --- changes ----------------------------------------------------------------------------------------------------------


def changes(old: str, new: str) -> tuple[NumberChange, ...]:
    """What both sentences count and count differently, in the order of `new`; roundings of one value are the same."""
    before, after = _by_unit(figures(old)), _by_unit(figures(new))
    found: list[NumberChange] = []
    for key, later in after.items():
        earlier = _counterpart(before, key)
        if earlier and not any(same(a, b) for a in earlier for b in later):
            pairs = zip(earlier, later, strict=False)
            found.extend(NumberChange(unit=_named(key), old=a.number, new=b.number) for a, b in pairs)
    return tuple(found)


def _named(key: tuple[str, str]) -> str:
    unit, of = key
    return unit if not of else f"% of {of}" if unit == "%" else f"{of} {unit}"


def _by_unit(found: Sequence[Figure]) -> dict[tuple[str, str], list[Figure]]:
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in found:
        if figure.unit:
            grouped.setdefault((figure.unit, figure.of), []).append(figure)
    return grouped


def _counterpart(before: Mapping[tuple[str, str], list[Figure]], key: tuple[str, str]) -> list[Figure] | None:
    """The earlier figures of the same thing; a percentage of nothing named may be one of anything.

    So may a toll: "toll rises to 15" is of the soldiers whose deaths are known. Not the other way round: of 20 killed
    5 may be soldiers.
    """
    if key in before:
        return before[key]
    if key[0] in FATES and not key[1]:
        counted = [group for (unit, _), group in before.items() if unit == key[0]]
        return counted[0] if len(counted) == 1 else None
    if key[0] != "%":
        return None
    shares = [group for (unit, of), group in before.items() if unit == "%" and (not of or not key[1])]
    return shares[0] if len(shares) == 1 else None


def same(a: Figure, b: Figure) -> bool:
    """Whether two figures may be one: equal, or the rounder of them stands for the other.

    A rounder number that calls itself so ("about 40") covers half its grain to either side, "more than 40" up to its
    next grain but a quarter at most; one that does not, a twentieth.
    """
    if a.value == b.value:
        return True
    rough, fine = (a, b) if _grain(a.value) >= _grain(b.value) else (b, a)
    grain, apart = _grain(rough.value), fine.value - rough.value
    if grain <= 1:
        return False
    if (rough.modifier == "over" and apart > 0) or (rough.modifier == "under" and apart < 0):
        return abs(apart) < min(grain, rough.value / 4)
    if abs(apart) > grain / 2:
        return False
    return bool(a.modifier or b.modifier) or abs(apart) <= 0.05 * max(abs(a.value), abs(b.value))


def _grain(value: float) -> float:
    """How coarse a number is written: 1,200 by hundreds, 90 by tens, 17 by ones."""
    if not float(value).is_integer():
        return 0.1 if value < 1000 else 10.0 ** (floor(log10(value)) - 2)
    digits = str(int(value))
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0
