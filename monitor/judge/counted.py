"""What a figure counts that follows its verb: "Cholera cases in Sudland rise to 900", "Evacuees top 40,000".

What must never happen: a figure is laid to somebody's fate that another clause tells of ("Police arrest leader as
inflation rises to 12"). So it is asked only where nothing behind the figure says what it counts, of the clause that
ends with the verb, and of words in it that name people by their fate and are no verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from monitor.judge.words.families import families
from monitor.judge.words.number_words import FATE, UNITS

if TYPE_CHECKING:
    from monitor.judge.numbers import Figure

CASE, INFECTED = "case", "infected"
"""The fate of those whom an illness takes."""
_COMES_TO = re.compile(
    r"\b(?:(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|grow(?:s|n|ing)?|grew|increas(?:es?|ed|ing)"
    r"|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|swell(?:s|ed)?|swollen|doubl(?:es?|ed)|up|now|stands?|stood)"
    r"(?: (?:sharply|further|again|now|up))? (?:to|at|past|above)"
    r"|reach(?:es|ed|ing)?|tops?|topp(?:ed|ing)|pass(?:es|ed|ing)?|hits?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    r"|cross(?:es|ed|ing)?"
    r"|(?:steigt|stieg|gestiegen) auf|s'eleve a|(?:passe|monte|grimpe) a|depasse|atteint"
    r"|(?:sube|aumenta|asciende|llega)n? a|supera[n]?|sob[ei]m? para|passa[m]? de|chega[m]? a|sal(?:e|gono) a"
    r"|(?:возросло|выросло|увеличилось|зросла|зросло) до|достигло|превысило|(?:ارتفع|ارتفاع) الي)"
    r"(?: (?:at least|about|some|around|nearly|almost|over|more than|plus de|pres de|mas de|casi|mais de|uber|fast"
    r"|mehr als|более|اكثر من|نحو))? $"
)
"""Up to a figure."""
_CLAUSE = re.compile(
    r"[,;:!?()\"—]|\.(?!\d)|\b(?:and|but|as|while|when|after|before|amid|whereas|et|y|e|und|tandis|и)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_TOLL = re.compile(
    r"\b(?:(?<!injury )tolls?|bilan|saldo|todesopfer)\b"
    r"(?! of (?:the )?(?:people )?(?:infect|missing|displac|injur|wound))"
)
_FREED = re.compile(r"\b(?:freed|releas|liber|rescu|swapp|exchang|befreit|freigelass|освобожд)")
"""Prisoners who are free are no more taken than before."""
_VERB = re.compile(
    r"kill|killed|arrest|arrested|detain|detains|flee|flees|fleeing|fled|evacuate|evacuates|captures?|surrenders?"
    r"|abducts?|kidnaps?|die|dies|died|dying|displace|displaces|wound|wounds|injure|injures|hurt|infects?"
)
"""Of these a clause tells, and counts none by them."""


def before(text: str) -> str:
    """The fate of those whom a figure counts right behind `text`, which is folded; "" where none is named."""
    if not comes_to(text):
        return ""
    clause = _CLAUSE.split(text)[-1]
    if _TOLL.search(clause) or _FREED.search(clause):
        return ""
    words = _WORD.findall(clause)
    for word, behind in zip_longest(words, words[1:], fillvalue=""):
        if not _VERB.fullmatch(word) and (named := _named(word)):
            return _named(behind) or named  # "evacuees killed": what became of them at last
    return ""


def comes_to(text: str) -> bool:
    """Whether `text`, which is folded, ends with the verb of a count that is to follow."""
    return bool(_COMES_TO.search(text))


def _named(word: str) -> str:
    fate = FATE.fullmatch(word)
    return (fate.lastgroup or "") if fate else CASE if UNITS.get(word) == CASE else ""


def ill(found: Sequence[Figure], masked: str) -> Sequence[Figure]:
    """Cases are of an illness where the sentence speaks of one: a court has others. No two say alike of which it is."""
    counts = [figure.unit in (CASE, INFECTED) for figure in found]
    if not any(counts) or not (INFECTED in (figure.unit for figure in found) or "epidemics" in families(masked)):
        return found
    return [
        replace(figure, unit=INFECTED, of="") if is_ill else figure
        for figure, is_ill in zip(found, counts, strict=True)
    ]
