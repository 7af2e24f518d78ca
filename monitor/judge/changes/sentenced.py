"""A sentence of a court that was told already, in another agency's words: "Ex-minister gets seven-year term", then
"Former minister Roe jailed for seven years".

What must never happen: another defendant's is taken for it. So the years have to be the same, and two words shared
besides them and besides those of all the operation's news, or most of all words; and not both headlines may have a
name, or a word for who is sentenced, that the other lacks. In English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.judge.changes.update import FIRST, Update
from monitor.judge.ledger import Ledger
from monitor.judge.words.number_words import NUMBERS
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import stems, surface, words
from monitor.model import Story

_YEARS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_TERM = re.compile(rf"(?<!ty )\b(?:(\d{{1,4}}|{_YEARS}) years?|(life|death))\b")
"""Of twenty-five years the five are no term."""
_PENAL = Sieve(r"\b(?:jail\w*|prison\w*|sentenc\w+|imprison\w*|behind bars|hard labou?r|death penalty|life terms?)\b")
_NOT_YET = re.compile(
    r"\b(?:seeks?|sought|asks?|asked|demands?|requests?|could|may|might|faces?|facing|appeals?|urges?)\b"
)
"""What is asked for, or may come, is no sentence; and an appeal is news of its own."""
_OF_COURTS = frozenset(stems("years year jail jailed prison sentence sentenced term court gets given life death"))
_IS_SENTENCED = re.compile(r"\b(?:jailed|imprisoned|sentenced|gets?|got|given|handed|receives?|received)\b")
"""Behind him who is: "Former minister jailed"."""
_ONCE = frozenset(stems("former ex"))
FEWEST_SHARED = 2
MOST_SHARED = 0.6
"""Share of both headlines' words, the mean of both ways."""


def again(story: Story, ledger: Ledger) -> Update | None:
    """A report of the last day that tells the same sentence."""
    term = _term(story.title)
    if not term:
        return None
    said, names, whom = _said(story.title), _names(story.title), _whom(story.title)
    for entry in ledger.within(FIRST, story.first_seen):
        if not entry.development or _term(entry.title) != term:
            continue
        known = _said(entry.title)
        if names - known and _names(entry.title) - said:
            continue
        other = _whom(entry.title)
        if whom - other and other - whom:
            continue
        both = said & known
        if (
            len(both - ledger.common) >= FEWEST_SHARED
            or len(both) / len(said) + len(both) / len(known) >= 2 * MOST_SHARED
        ):
            return Update(word=term, rule="again", entry=entry)
    return None


@lru_cache(maxsize=256)
def _term(title: str) -> str:
    """The years that a headline's court gives, "life" or "death"; "" where there is none."""
    folded = surface(title).folded
    if not _PENAL.search(folded) or _NOT_YET.search(folded):
        return ""
    found = {other or f"{NUMBERS.get(years) or int(years):g}" for years, other in _TERM.findall(folded)}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=256)
def _said(title: str) -> frozenset[str]:
    """Besides the words of courts."""
    return frozenset(stems(title)) - _OF_COURTS or frozenset({""})


@lru_cache(maxsize=256)
def _names(title: str) -> frozenset[str]:
    """The first word has a capital anyway."""
    found = words(surface(title).cased)[1:]
    return frozenset(stem for word in found if word[0].isupper() for stem in stems(word))


@lru_cache(maxsize=256)
def _whom(title: str) -> frozenset[str]:
    """Who is sentenced, where he stands before that."""
    before, *behind = _IS_SENTENCED.split(surface(title).folded, maxsplit=1)
    return frozenset(stems(before)) - _OF_COURTS - _ONCE if behind else frozenset()
