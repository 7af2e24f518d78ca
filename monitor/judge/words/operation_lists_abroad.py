"""Several operations said at once in Russian, Ukrainian, Turkish and Arabic: операций «…» и «…», عمليتي «…» و«…».

What must never happen: two companies, two armed groups or two towns whose operations they are are read as two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import operation_scripts as scripts
from monitor.judge.words import places
from monitor.judge.words.operation_civil import BUSINESS, is_civil

# --- Russian and Ukrainian --------------------------------------------------------------------------------------------

_CYRILLIC_ITEM = r"[«„\"“](?P<name>[А-ЯЁІЇЄҐ][^«»„“”\"\n]{1,50})[»“”\"]"
_CYRILLIC_FIRST = re.compile(
    r"(?<!\w)(?P<word>(?:[Сс]пец)?[Оо]пераци(?:й|ях|ями|ям)|(?:[Сс]пец)?[Оо]перац(?:ій|іях|іями|іям)|ОПЕРАЦИЙ|"
    r"ОПЕРАЦИЯХ)"
    rf"\s{_CYRILLIC_ITEM}"
)
_CYRILLIC_MANY = re.compile(
    r"(?:^|(?<!\w)(?:пров|нач|розпоч|поч|заверш|законч|осуществ|организ|дв[еі]|обе|обидві|три|эти|ці|[Пп]рошли)\w*\s)"
    rf"(?P<word>(?:[Сс]пец)?[Оо]пераці?[иії]|ОПЕРАЦИИ|ОПЕРАЦІЇ)\s{_CYRILLIC_ITEM}"
)
"""Also said of one; not at a sentence's beginning, nor behind what was done or how many there were."""
_CYRILLIC_NEXT = re.compile(rf"(?:,\s|(?P<last>\s(?:и|И|та|й|і|а также)\s)){_CYRILLIC_ITEM}")
_CYRILLIC_OWNERS = re.compile(
    r"(?i)^(?:\w+(?:ого|его|ых|их)(?!\w)|хамас|хез?бол|талиб|игил|аль-|яндекс|сбер|газпром|роснефт|вагнер|моссад|"
    r"хуси|хути|джихад)"
)
"""Whose operations they are, and no names: «Исламского джихада»."""

# --- Arabic -----------------------------------------------------------------------------------------------------------

_ARABIC_QUOTED = r"[«\"“”'](?P<name>[^«»\"“”'\n]{2,40})[»\"“”']"
_ARABIC_ITEM = rf"(?:{_ARABIC_QUOTED}|(?P<bare>{scripts.ARABIC_BARE}))"
_ARABIC_FIRST = re.compile(
    rf"(?<!\w)(?:[وبلفك]|لل)?ـ?(?P<word>(?:ال)?عملي(?:ت[\u064b-\u0652]?ي|تا|ت[\u064b-\u0652]?ين|تان|"
    rf"ات))\s{_ARABIC_ITEM}"
)
_ARABIC_NEXT = re.compile(rf"(?:\s?،\s?|(?P<last>\s?،?\s?و\s?ـ?)){_ARABIC_ITEM}")

# --- Turkish ----------------------------------------------------------------------------------------------------------

_TURKISH_QUOTED = r"[\"“„«‘'](?P<quoted>[^\"“”„«»‘’'\n]{3,40})[\"”“»’']"
_TURKISH_WORD = rf"[{grammar.UPPER}]{grammar.LETTER}{{1,24}}(?:[-‐‑](?:[{grammar.UPPER}]{grammar.LETTER}+|\d{{1,4}}))?"
_TURKISH_BARE = rf"(?P<name>{_TURKISH_WORD}(?:\s{_TURKISH_WORD}){{0,2}})"
_TURKISH_ITEM = rf"(?:{_TURKISH_QUOTED}|{_TURKISH_BARE})"
_TURKISH_KIND = re.compile(
    r"\s(?P<said>(?:(?:kod\s)?adl[ıi]|isimli|ad[ıi]\sverilen|kod\sisimli)\s)?"
    r"(?P<kind>[Hh]arek[âa]tlar[ıi]?|HAREK[ÂA]TLARI|[Oo]perasyonlar[ıi]?|OPERASYONLARI|tatbikatlar[ıi]?)\w*"
)
_TURKISH_AND = re.compile(rf"(?<![\w'’]){_TURKISH_ITEM}(?P<joint>,\s|\s(?:ve|ile)\s)")
_TURKISH_LAST = re.compile(_TURKISH_ITEM)


def lists_abroad(sentence: str) -> Iterator[tuple[int, int]]:
    """The names of each list of two or more."""
    if "ерац" in sentence or "ЕРАЦ" in sentence:
        yield from _cyrillic(sentence)
    if "عملي" in sentence:
        yield from _arabic(sentence)
    if "lar" in sentence and _TURKISH_KIND.search(sentence):
        yield from _turkish(sentence)


def _run(first: re.Match[str], following: re.Pattern[str]) -> list[re.Match[str]]:
    """The items of a list, to the one behind its "and"; none where it has none."""
    found = [first]
    while more := following.match(first.string, found[-1].end()):
        found.append(more)
        if more["last"]:
            return found
    return []


def _cyrillic(sentence: str) -> Iterator[tuple[int, int]]:
    if BUSINESS.search(sentence):
        return
    for first in (*_CYRILLIC_FIRST.finditer(sentence), *_CYRILLIC_MANY.finditer(sentence)):
        found = _run(first, _CYRILLIC_NEXT)
        if found and not any(_CYRILLIC_OWNERS.match(one["name"]) for one in found):
            yield first.start("word"), first.end()
            yield from (one.span("name") for one in found[1:])


def _arabic(sentence: str) -> Iterator[tuple[int, int]]:
    if is_civil(sentence):
        return
    for first in _ARABIC_FIRST.finditer(sentence):
        found = _run(first, _ARABIC_NEXT)
        while found and (more := _ARABIC_NEXT.match(sentence, found[-1].end())):
            found.append(more)
        if found and not any(scripts.ARABIC_OWNERS.match(one["name"] or "") for one in found):
            yield first.start("word"), first.end()
            yield from (one.span("name" if one["name"] else "bare") for one in found[1:])


def _turkish(sentence: str) -> Iterator[tuple[int, int]]:
    """Each name from the kind of operation backwards: what stands before the list has a capital too."""
    place = 0
    while first := _TURKISH_AND.search(sentence, place):
        found, following = [first], _TURKISH_AND.match(sentence, first.end())
        while following:
            found.append(following)
            following = _TURKISH_AND.match(sentence, following.end())
        last = _TURKISH_LAST.match(sentence, found[-1].end())
        place = found[-1].end()
        kind = _TURKISH_KIND.match(sentence, last.end()) if last else None
        if last and kind and found[-1]["joint"].strip(", "):
            spans = [_without_opening(one) for one in (*found, last)]
            if all(_is_turkish_name(sentence, *span, said=bool(kind["said"]), kind=kind["kind"]) for span in spans):
                yield from spans


def _without_opening(found: re.Match[str]) -> tuple[int, int]:
    """Without who acts, at a sentence's beginning: `Ordu Demir Kalkan ve …`."""
    begin, end = found.span("quoted" if found["quoted"] else "name")
    words = list(re.finditer(r"\S+", found.string[begin:end]))
    skipped = next((i for i, word in enumerate(words) if word.group().lower() not in grammar.TURKISH_BEFORE), 0)
    return begin + words[skipped].start(), end


def _is_turkish_name(sentence: str, begin: int, end: int, *, said: bool, kind: str) -> bool:
    name = sentence[begin:end]
    words, quoted = name.lower().split(), sentence[begin - 1 : begin] in tuple("\"“„«‘'")
    if (
        words[-1] in grammar.TURKISH_OFFICES
        or (words[0] in grammar.NO_TURKISH_NAMES and not quoted)
        or places.country(words[-1]) >= 0
    ):
        return False
    if places.country(name) >= 0 or not name[0].isupper():
        return False
    numbered = bool(re.search(r"[-‐‑](?:\d|\w)", name))
    return said or numbered or quoted or (len(words) > 1 and kind[0] in "hH")
