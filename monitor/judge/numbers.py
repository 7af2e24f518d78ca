"""Figures in a sentence, and what has become of them since another sentence.

What must never happen: two figures of unlike things are told as a change (3 soldiers, 12 civilians), or a rounding as
news ("about 90 percent", then "90 %"). What is no quantity is dropped first: dates, years, times, ordinals, ages, names
of weapons, flights and resolutions. Figures are then given the head of what they count: a fate where one stands near
(killed, wounded, displaced), else the noun that follows; percent with what they are percent of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10
from types import MappingProxyType

from monitor.judge.text import fold
from monitor.model import NumberChange


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
    text: str = ""
    """As written, its modifier and what it counts included."""


# --- tables -----------------------------------------------------------------------------------------------------------

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: Mapping[str, float] = MappingProxyType(
    {word: float(value) for value, word in enumerate(_UNITS)}
    | {word: 20.0 + 10 * index for index, word in enumerate(_TENS)}
    | {
        f"{ten}-{unit}": 20.0 + 10 * index + value
        for index, ten in enumerate(_TENS)
        for value, unit in enumerate(_UNITS[1:10], 1)
    }
    | {"half": 0.5, "quarter": 0.25}
    | dict(zip("deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente".split(),
               (2.0, 3.0, 4.0, 5.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 15.0, 20.0, 30.0), strict=True))
    | dict(zip("dos tres cuatro cinco seis siete ocho nueve diez doce veinte".split(),
               (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0), strict=True))
    | dict(zip("zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig".split(),
               (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 20.0), strict=True))
    | dict(zip("iki uc dort bes alti yedi sekiz dokuz on".split(),
               (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), strict=True))
)  # fmt: skip
_SINGLE_WORDS = frozenset({"one", "half", "quarter", "on", "zero"})
"""Numbers only where a unit follows: elsewhere they are other words."""
_MAGNITUDES: Mapping[str, float] = MappingProxyType({
    "hundred": 1e2, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "bln": 1e9,
    "m": 1e6, "bn": 1e9, "k": 1e3, "mille": 1e3, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mil": 1e3,
    "millon": 1e6, "millones": 1e6, "milhao": 1e6, "milhoes": 1e6, "tausend": 1e3, "millionen": 1e6, "milliarden": 1e9,
    "bin": 1e3, "milyon": 1e6, "milyar": 1e9, "тысяч": 1e3, "тысячи": 1e3, "млн": 1e6, "миллионов": 1e6, "млрд": 1e9,
})  # fmt: skip
_PERCENT = frozenset("% percent pct per-cent prozent porcento yuzde процентов процента процент".split())
_CURRENCY = {
    "$": "$",
    "us$": "$",
    "usd": "$",
    "€": "€",
    "eur": "€",
    "£": "£",
    "gbp": "£",
    "¥": "¥",
    "₺": "₺",
    "₽": "₽",
    "₹": "₹",
}
_CURRENCY_WORDS = {
    "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£", "rubles": "₽", "roubles": "₽",
    "lira": "₺", "rupees": "₹", "yuan": "¥", "yen": "¥", "dolares": "$", "dolar": "$",
}  # fmt: skip
_FATES = (
    ("killed", r"kill\w*|dead|deaths?|died?|dies|fatalit\w+|slain|tuees?|tues?|morts?|muert[oe]s?|mort[oe]s|getotet\w*|tote[nr]?|"
               r"oldu\w*|olu|hayatini|погиб\w*|убит\w*|martyr\w*|lives"),
    ("injured", r"injur\w+|wound\w+|hurt|blesses?|herid[oe]s?|ferid[oe]s?|verletzt\w*|yarali\w*|yaralan\w+|ранен\w*"),
    ("missing", r"missing|disparus?|desaparecid[oe]s?|vermisst\w*|kayip"),
    ("displaced", r"displac\w+|fled|flee\w*|refugees?|evacuat\w+|deplaces?|desplazad[oe]s?|vertrieben\w*"),
    ("captured", r"captur\w+|arrest\w*|detain\w*|captives?|prisoners?|hostages?|surrender\w*|abduct\w*|kidnap\w*|"
                 r"gozalti\w*|detenid[oe]s?|festgenommen\w*|arretees?|задержан\w*"),
)  # fmt: skip
_FATE = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _FATES))
_PEOPLE = frozenset(
    "people person persons others other individual individuals man men personnes personas pessoas menschen personen kisi "
    "человек more body bodies toll lives".split()
)
_ABOUT = re.compile(
    r"(?:about|around|approximately|some|roughly|nearly|almost|an estimated|estimated|close to|up to|as many as|environ|"
    r"pres de|unos|unas|cerca de|casi|etwa|rund|fast|yaklasik|около|почти|~)\s*$"
)
_OVER = re.compile(r"(?:more than|over|at least|exceed\w+|upwards of|no fewer than|not less than|plus de|au moins|mas de|"
                   r"al menos|pelo menos|mais de|mehr als|mindestens|uber|en az|более|свыше|не менее)\s*$")  # fmt: skip
_UNDER = re.compile(
    r"(?:less than|fewer than|under|below|at most|no more than|moins de|menos de|weniger als|менее)\s*$"
)

# --- what is no quantity ----------------------------------------------------------------------------------------------

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januar|februar|marz|juni|"
    "juli|oktober|dezember|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
)
_NO_QUANTITY = re.compile(
    rf"\b(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:(?:,| of)? (?:19|20)\d\d)?\b(?!\s?%)(?! (?:people|percent|killed))|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:de )?(?:{_MONTHS})\b(?:\.?,? (?:de )?(?:19|20)\d\d)?|"
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|"
    r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|gmt|utc|local|hours)|\b\d{1,2}:\d\d(?::\d\d)?\b|"
    r"\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{3,4} (?:gmt|utc)\b|\b\d+h\d\d\b|"
    r"\b\d+(?:st|nd|rd|th|eme|ere?)\b|\b(?:19|20)\d0s\b|\b(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b(?![,.]\d|\s?%)|"
    r"\b\d+-years?-olds?\b|\baged? \d+\b|\b\d+ years? old\b|(?<=[a-z]), \d\d,(?= )|"
    r"\b(?:no|nos|number|resolution|article|section|chapter|phase|day|week|round|highway|route|flight|channel|chapter|"
    r"group of|unit|division|brigade|battalion|gate|block|area|zone|sector|room|page|act|tier|level|part|apollo|"
    r"season|episode|version|windows|covid|formula|top)\.? \d+\b|"
    r"\b[a-z]+-?\d+[a-z]*\b|\b\d+[a-z]{1,2}\d*\b(?<!m)(?<!k)(?<!bn)|"
    r"\b\d+-\d+(?: (?:win|defeat|loss|vote|draw|victory))\b|\bg-?\d+\b|\b24/7\b|#\d+|"
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_QUANTITY_ANYWAY = re.compile(r"\d+(?:m|k|bn|km|kg|mm|cm)\b")
"""Looks like an identifier and is a measure."""

# --- reading ----------------------------------------------------------------------------------------------------------

_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"
_SPELT = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_MAGNITUDE = "|".join(sorted(map(re.escape, _MAGNITUDES), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<currency>us\$|[$€£¥₺₽₹])?\s?(?<![\w.])(?:(?P<digits>{_DIGITS})|(?P<spelt>\b(?:{_SPELT})\b)|"
    rf"(?P<bare>\b(?:a |several )?(?P<many>dozen|hundred|thousand|million|billion)\b))"
    rf"(?P<magnitude>(?:[ -]?(?:{_MAGNITUDE})\b)*)(?P<percent>\s?%|[ -](?:per ?cent|pct|prozent|por ciento|por cento|pour cent|процент\w*)\b)?"
)
_NEXT_WORD = re.compile(r"[\s-]*([^\W\d_][\w'’-]*)")
_CLAUSE_END = re.compile(r"[,;:.!?()\"—]|\b(?:and|but|while|whereas|et|y|und|ve|и)\b")
_STOP = frozenset(
    "the a an of in on at by to for from with as and or but were was are is be been being had has have who which that "
    "since during after before when while into over under than more its their his her our this these those including "
    "said says other two by et de la le les des du dans en el los las del y der die das und von im per each every across "
    "near between among against about also not will would could may can it he she they we i you".split()
)
_ADJECTIVES = frozenset(
    "new more additional other further such total many different suspected alleged armed local foreign senior young "
    "major separate confirmed".split()
)


def figures(sentence: str) -> tuple[Figure, ...]:
    """The quantities of a sentence, in order; dates, times, ordinals, ages and identifiers are none."""
    folded = _masked(fold(sentence))
    if not _FIGURE.search(folded):
        return ()
    return tuple(figure for found in _FIGURE.finditer(folded) if (figure := _figure(folded, found)) is not None)


def _masked(folded: str) -> str:
    """What is no quantity, blanked out letter by letter."""
    return _NO_QUANTITY.sub(
        lambda found: found.group() if _QUANTITY_ANYWAY.fullmatch(found.group()) else "\x00" * len(found.group()),
        folded,
    )


def _figure(sentence: str, found: re.Match[str]) -> Figure | None:
    value = _value(found)
    before, after = sentence[: found.start()], sentence[found.end() :]
    unit, of, end = _unit(before, after, found)
    spelt = found["spelt"] or ""
    if value is None or (spelt in _SINGLE_WORDS and not (unit and found["magnitude"] or unit in _CERTAIN)):
        return None
    modifier = _modifier(before) or ("about" if found["bare"] else "")
    return Figure(value=value, unit=unit, of=of, modifier=modifier, text=_written(sentence, found, end))


_CERTAIN = frozenset(name for name, _ in _FATES)
"""Units that are sure to belong to a number word."""


def _value(found: re.Match[str]) -> float | None:
    if found["digits"]:
        value = _digits(found["digits"], bool(found["magnitude"]))
    elif found["spelt"]:
        value = _WORDS[found["spelt"]]
    else:
        value = _MAGNITUDES[found["many"]]
    for word in re.findall(r"[^\W\d_]+", found["magnitude"]):
        value *= _MAGNITUDES[word]
    return value if value < 1e18 else None


def _digits(written: str, magnitude: bool) -> float:
    """`1,200`, `1 200`, `1.200.000` and, with no magnitude behind, `1.200` are thousands; `3,5` is a decimal."""
    thousands = (
        r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?" if magnitude else r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3})+"
    )
    if re.fullmatch(thousands, written):
        grouped = re.sub(r"[, ]", "", written)
        return float(grouped if re.search(r"[, ]", written) else written.replace(".", ""))
    if written.count(".") > 1:
        return float(written.replace(".", ""))
    return float(written[:300].replace(",", "."))


def _modifier(before: str) -> str:
    tail = before[-24:]
    for name, pattern in (("over", _OVER), ("under", _UNDER), ("about", _ABOUT)):
        if pattern.search(tail):
            return name
    return ""


def _unit(before: str, after: str, found: re.Match[str]) -> tuple[str, str, int]:
    """The unit's head, what it is of, and how far into `after` it reaches."""
    if found["percent"]:
        return "%", *_percent_of(after)
    if found["currency"]:
        return _CURRENCY[found["currency"]], "", 0
    phrase = _noun_phrase(after)
    head, end = (phrase[-1][0], phrase[-1][1]) if phrase else ("", 0)
    if head in _CURRENCY_WORDS:
        return _CURRENCY_WORDS[head], "", end
    fate = _fate(before, after, [word for word, _ in phrase])
    if fate:
        return fate, "" if head in _PEOPLE or _FATE.fullmatch(head) else _singular(head), end
    return ("person" if head in _PEOPLE else _singular(head)), "", end


def _percent_of(after: str) -> tuple[str, int]:
    found = re.match(r" of (?:the |its |their |his |all |an? )*([^\W\d_][\w'-]*)", after)
    return (_singular(found.group(1)), found.end()) if found else ("", 0)


def _noun_phrase(after: str) -> list[tuple[str, int]]:
    """The words behind a number that may be its noun, each with its end: up to a verb, a small word or a comma."""
    found: list[tuple[str, int]] = []
    position = 0
    while len(found) < 4 and (word := _NEXT_WORD.match(after, position)):
        text = word.group(1).replace("’", "'").removesuffix("'s")
        if text in _STOP or (found and _is_verb(text)):
            break
        position = word.end()
        found.append((text, position))
        if text.endswith("s") and not text.endswith("ss") and text not in _ADJECTIVES or text in _PEOPLE:
            break
    return found


def _is_verb(word: str) -> bool:
    return bool(_FATE.fullmatch(word)) or (len(word) > 4 and word.endswith(("ed", "ing")))


def _fate(before: str, after: str, phrase: Sequence[str]) -> str:
    """The fate of those counted: said in the noun, soon after in the same clause, or just before."""
    behind = next(iter(_fates_behind(after)), None)
    ahead = _fate_ahead(before)
    if phrase and (named := _FATE.fullmatch(phrase[-1])):
        return named.lastgroup or ""
    if ahead and (behind is None or ahead[1] <= behind[1]):
        return ahead[0]
    return behind[0] if behind else ""


def _fates_behind(after: str) -> Iterator[tuple[str, int]]:
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    for distance, word in enumerate(re.findall(r"[^\W\d_]+|\d+", clause)[:7]):
        if word.isdigit():
            return
        if fate := _FATE.fullmatch(word):
            yield fate.lastgroup or "", distance


_BRIDGE = frozenset("at least about more than over some up to as many nearly around the a to rose rises rising reached "
                    "reaches climbed toll of least fewer no an estimated of".split())  # fmt: skip


def _fate_ahead(before: str) -> tuple[str, int] | None:
    clause = _CLAUSE_END.split(before)[-1]
    for distance, word in enumerate(reversed(re.findall(r"[^\W\d_]+|\d+", clause)[-7:])):
        if fate := _FATE.fullmatch(word):
            return fate.lastgroup or "", distance
        if word not in _BRIDGE:
            return None
    return None


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _written(sentence: str, found: re.Match[str], end: int) -> str:
    return sentence[found.start() : found.end() + end].replace("\x00", "").strip()


# --- changes ----------------------------------------------------------------------------------------------------------


def changes(old: str, new: str) -> tuple[NumberChange, ...]:
    """What both sentences count and count differently, in the order of `new`; roundings of one value are the same."""
    before, after = _by_unit(figures(old)), _by_unit(figures(new))
    found: list[NumberChange] = []
    for key, later in after.items():
        earlier = _counterpart(before, key)
        if earlier and not any(same(a, b) for a in earlier for b in later):
            found.extend(
                NumberChange(unit=" ".join(filter(None, key)), old=_shown(a), new=_shown(b))
                for a, b in zip(earlier, later, strict=False)
            )
    return tuple(found)


def _by_unit(found: Sequence[Figure]) -> dict[tuple[str, str], list[Figure]]:
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in found:
        if figure.unit:
            grouped.setdefault((figure.unit, figure.of), []).append(figure)
    return grouped


def _counterpart(before: Mapping[tuple[str, str], list[Figure]], key: tuple[str, str]) -> list[Figure] | None:
    """The earlier figures of the same thing; a percentage of nothing named may be one of anything."""
    if key in before or key[0] != "%":
        return before.get(key)
    shares = [group for (unit, of), group in before.items() if unit == "%" and (not of or not key[1])]
    return shares[0] if len(shares) == 1 else None


def same(a: Figure, b: Figure) -> bool:
    """Whether two figures may be one: equal, or the rounder of them stands for the other."""
    if a.value == b.value:
        return True
    rough, fine = (a, b) if _grain(a.value) >= _grain(b.value) else (b, a)
    grain, apart = _grain(rough.value), abs(a.value - b.value)
    if rough.modifier == "over" and 0 < fine.value - rough.value < min(grain, rough.value / 4):
        return grain > 1
    if rough.modifier == "under" and 0 < rough.value - fine.value < min(grain, rough.value / 4):
        return grain > 1
    if grain <= 1 or apart > grain / 2:
        return False
    return bool(a.modifier or b.modifier) or apart <= 0.05 * max(abs(a.value), abs(b.value))


def _grain(value: float) -> float:
    """How coarse a number is written: 1,200 by hundreds, 90 by tens, 17 by ones."""
    if not value or not float(value).is_integer():
        return 10.0 ** floor(log10(abs(value)) - 1) if value >= 1000 else 0.1
    digits = str(int(abs(value)))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _shown(figure: Figure) -> str:
    return f"{figure.modifier} {figure.text}".strip()
