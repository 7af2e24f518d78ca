"""Several operations said at once: `Operations X and Y`, las operaciones X, Y y Z, «операций „X“ и „Y“».

What must never happen: the places of a company's operations ("las operaciones Norte y Sur"), two persons behind their
office, or two groups in quotes ("عمليات «…» و«…»") are read as names of operations. So without quotes every one of the
list must look like a name, and the sentence must not be about business or a clinic.

The word belongs to the name beside it, the first or, in Turkish, the last; the others stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.judge.text import bag
from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import places
from monitor.judge.words.operation_civil import DIRECTIONS, FORCES, MANAGED, is_civil
from monitor.judge.words.operation_ends import name_end

MOST = 6
"""Names of one list."""
SHORT = 5
"""Letters of an acronym: a body, and not what it does."""
HINTS = ("perat", "pérat", "perac", "peraç", "peraz", "PERA", "PÉRA")
_ADJECTIVES = (
    r"(?:(?:militaires|policières|antiterroristes|extérieures|aériennes|militares|policiales|antiterroristas|conjuntas|"
    r"policiais|militari|militaire|wojskow\w+|policyjn\w+)\s){0,2}"
)
_NAMED = r"(?:(?:baptisées|dites|denominadas|bautizadas|llamadas|chamadas|batizadas|denominate|chiamate|genaamd)\s)?"
_ITEM = rf"(?:{grammar.QUOTED}|(?P<name>{grammar.NAME}))"
_FIRST = re.compile(
    r"(?<![\w-])(?P<word>Operations|OPERATIONS|operations|[Oo]pérations|OPÉRATIONS|[Oo]peraciones|OPERACIONES|"
    r"[Oo]perações|OPERAÇÕES|[Oo]perazioni|OPERAZIONI|Operationen|OPERATIONEN|[Oo]peraties|[Oo]perativos|OPERATIVOS|"
    rf"[Oo]peracj(?:e|i|ach|ami|om))\s{_ADJECTIVES}{_NAMED}{_ITEM}"
)
_NEXT = re.compile(rf"(?:,\s|(?P<last>,?\s(?:and|et|y|e|und|en|i|oraz|&|AND|ET|Y|E|UND)\s)){_ITEM}")
_CAPITAL_AND = re.compile(r"\s(?:AND|ET|Y|E|UND|EN|I|ORAZ)\s")
"""Where all is capitals it looks like a part of the name."""
_GERMAN_ADJECTIVE = re.compile(
    r"(?:Rot|Schwarz|Weiß|Blau|Grün|Grau|Golden|Silbern|Eisern|Stählern|Still|Groß|Klein|Hell|Dunk[e]?l|Kalt|Heiß|"
    r"Fliegend|"
    r"Wild|Ewig|Frei|Letzt|Erst|Neu|Alt|Tief|Hoh|Wahr|Stark|Schnell|Scharf|Brennend|Schlafend|Tapfer)(?:er|e|es|en|em)$"
)
_AFTER = re.compile(
    r"^(?:Tras|Después de|Luego de|Após|Depois d|Dopo|Après|Avant|Antes de|Nach|Vor|Prima d)\S*\s(?:\w+\s){0,2}$"
)
"""At a sentence's beginning two persons may stand behind it, who did something after operations."""
_DUTCH_ARTICLE = re.compile(r"\b[Dd]e\s$")
_KINDS = bag("especiales spéciales speciali especiais speciale special joint conjuntas conjointes combined spezielle")
_DETERMINED = re.compile(
    r"(?i)(?:^|[:–—(«“\"]\s?|\b(?:las|ambas|estas|esas|les|des|aux|ces|deux|trois|leurs|die|den|der|beiden|diesen|"
    r"zwei|drei|le|delle|nelle|alle|dalle|sulle|due|tre|as|das|nas|às|pelas|duas|beide|twee|dos|tres|los|ambos|estos|"
    r"os|"
    r"w|z|po|od|obu|dwóch)\s(?:dos|tres|deux|zwei|beiden|due|duas|nouvelles|nuevas|grandes|großen)?\s?)$"
)
"""Before a plural in another language than English, whose capital says that it has a name."""


def lists(sentence: str, *, headline: bool) -> Iterator[tuple[int, int]]:
    """The names of each list of two or more, in Latin letters; none of a list in which one is no name."""
    if not any(hint in sentence for hint in HINTS):
        return
    for first in _FIRST.finditer(sentence):
        found, ends = [first], [_end(first, headline=headline)]
        while ends[-1] and len(found) < MOST and not found[-1].groupdict().get("last"):
            following = _NEXT.match(sentence, ends[-1])
            if not following:
                break
            found.append(following)
            ends.append(_next_end(following, first, ends[0], headline=headline))
        if all(ends) and found[-1].groupdict().get("last") and _are_names(sentence, found, ends, headline=headline):
            yield first.start("word"), ends[0]
            yield from (one.span("quoted") if one["quoted"] else (one.start("name"), end)
                        for one, end in zip(found[1:], ends[1:], strict=True))  # fmt: skip


def _end(found: re.Match[str], *, headline: bool) -> int:
    end = name_end(found, headline=headline)
    if end and headline and not found["quoted"] and (joint := _CAPITAL_AND.search(found.string, found.start(), end)):
        return joint.start()
    return end


def _next_end(found: re.Match[str], first: re.Match[str], end: int, *, headline: bool) -> int:
    """German nouns behind a name have capitals too: there it has as many words as the first."""
    whole = _end(found, headline=headline)
    if found["quoted"] or first["quoted"] or first["word"].lower() != "operationen":
        return whole
    words = list(re.finditer(r"\S+", found.string[found.start("name") : whole]))
    most = len(found.string[first.start("name") : end].split())
    if words and most == 1 and _GERMAN_ADJECTIVE.match(words[0].group()):
        most = 2
    return found.start("name") + words[min(most, len(words)) - 1].end() if words else 0


def _are_names(sentence: str, found: list[re.Match[str]], ends: list[int], *, headline: bool) -> bool:
    names = [one["quoted"] or sentence[one.start("name") : end] for one, end in zip(found, ends, strict=True)]
    if any(DIRECTIONS.issuperset(name.lower().split()) or name.lower().split()[0] in _KINDS for name in names):
        return False
    if all(one["quoted"] for one in found):
        return not is_civil(sentence) or bool(FORCES.search(sentence))
    before, word = sentence[: found[0].start()], found[0]["word"]
    if word == "operations" or MANAGED.search(before) or is_civil(sentence):
        return False
    dutch = word.lower() == "operaties" and _DUTCH_ARTICLE.search(before)
    if word != "Operations" and not dutch and not _DETERMINED.search(before):
        return False
    if (word.lower() == "operativos" or _AFTER.search(before)) and not FORCES.search(sentence):
        return False
    return not any(_is_place_or_body(name, headline=headline) for name in names)


def _is_place_or_body(name: str, *, headline: bool) -> bool:
    return places.country(name) >= 0 or (name.isupper() and len(name) <= SHORT and not headline)
