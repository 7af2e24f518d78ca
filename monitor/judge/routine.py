"""Bulletins: one publisher's releases on one skeleton, where every figure is new and nothing is news.

A daily strike release changes its counts each day and its places now and then. Likeness cannot tell the one from the
other and genre calls all of them background, so of a release on the skeleton of its publisher's last ones only a name
that the operation's ledger has never held is news: a first-time place, unit or person.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.judge.genre import masked
from monitor.judge.text import bag
from monitor.judge.words.number_words import MONTHS, NUMBERS
from monitor.judge.words.terms import Frequencies, stems, surface
from monitor.model import LedgerEntry, Story

LATEST = 6
"""A publisher's latest entries that a text is compared with."""
FEWEST_LATEST = 2
"""Of these, those that there must be."""
SHARED = 0.4
"""Share of a story's masked trigrams that stand in the latest entries, from which it is on their skeleton. Wire stories
of one publisher share .05 on the median with those before, daily strike releases .7."""
ALIKE = 0.35
"""Share that each of them must hold alone: two short reports that name their source alike are no bulletins."""
FEWEST = 12
"""Trigrams that a skeleton needs to mean anything."""
SPELLING = 0.75
"""Likeness of two transliterations from which they are one name."""
CONSONANTS = 3
"""From which on two spellings with the same ones are one name: Hawija, Huwayjah."""
FEWEST_LETTERS = 2
SHORT = 3
"""Letters up to which a word with a capital inside a sentence is taken for a name, though it is a word as well: Hit."""
_ARTICLES = bag("al el ar as ad an az ash at ed es ul the")
_MONTH = re.compile(MONTHS)
_VOWELS = str.maketrans("", "", "aeiouy'")
_MID_SENTENCE = re.compile(r"(?<=[^\W_] )[^\W_]+(?:'[^\W_]+)*")
_OF_ITS_OWN = re.compile(rf"(?<![A-Z][A-Z\d] ){_MID_SENTENCE.pattern}")
"""The same but for what follows an acronym, which is something that its bearer has: an ISIL Stryker vehicle."""

_COUNTS = frozenset({"a", "an", *NUMBERS})

Skeleton = frozenset[tuple[str, ...]]


def skeleton(sentences: Iterable[str]) -> Skeleton:
    """Three masked words in a row, in a title and the sentences under it: names and figures say nothing of the form."""
    return frozenset().union(*map(_trigrams, sentences))


@lru_cache(maxsize=1024)
def _trigrams(sentence: str) -> Skeleton:
    tokens = ["<num>" if token in _COUNTS else token for token in masked(sentence)]
    return frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False))


def is_routine(form: Skeleton, latest: Sequence[Skeleton]) -> bool:
    """Whether a story stands on the skeleton of its publisher's latest ones."""
    if len(form) < FEWEST or sum(len(form & one) >= ALIKE * len(form) for one in latest) < FEWEST_LATEST:
        return False
    return len(form & frozenset().union(*latest)) >= SHARED * len(form)


def names(sentence: str, background: Frequencies, words: re.Pattern[str] = _MID_SENTENCE) -> set[str]:
    """The names in a sentence, folded: words that have a capital there and in the background's sentences too."""
    found = (word for word in words.findall(surface(sentence).cased) if word[0].isupper() and not word[:-1].isupper())
    plain = (word.lower().removesuffix("'s").replace("'", "") for word in found)
    return {word for word in plain if _may_name(word, background)}


def _may_name(word: str, background: Frequencies) -> bool:
    if len(word) < FEWEST_LETTERS or word in _ARTICLES or _MONTH.fullmatch(word):
        return False
    return all(len(word) <= SHORT or background.is_name(stem) for stem in stems(word))


def first_time(sentences: Sequence[str], known: set[str], background: Frequencies) -> tuple[str, ...]:
    """The sentences that hold a name which was never known, in no spelling."""
    return tuple(
        sentence
        for sentence in sentences
        if any(not is_spelt_otherwise(name, known) for name in names(sentence, background, _OF_ITS_OWN) - known)
    )


def is_spelt_otherwise(name: str, known: Collection[str]) -> bool:
    """Whether a known name differs in vowels only, or in a letter or two: Hawija, Hawayjah."""
    bones = _consonants(name)
    return any(
        other[0] == name[0]
        and (
            (len(bones) >= CONSONANTS and bones == _consonants(other))
            or SequenceMatcher(None, name, other, autojunk=False).ratio() >= SPELLING
        )
        for other in known
    )


def _consonants(name: str) -> str:
    return name.translate(_VOWELS).rstrip("h")


class Bulletins:
    """What each publisher wrote of late for one operation."""

    def __init__(self) -> None:
        self._latest: dict[str, deque[LedgerEntry]] = {}

    def know(self, entry: LedgerEntry) -> None:
        """Know this from now on."""
        self._latest.setdefault(entry.publisher, deque(maxlen=LATEST)).append(entry)

    def of(self, publisher: str) -> Sequence[LedgerEntry]:
        """The last ones of a publisher, oldest first."""
        return self._latest.get(publisher, ())

    def has_next(self, story: Story) -> bool:
        """Whether a story is the next of its publisher's bulletins."""
        latest = self.of(story.publisher)
        if not story.sentences or len(latest) < FEWEST_LATEST:
            return False
        # background that a publisher puts under each report is none of a report's form
        held = {line for entry in latest for line in entry.sentences}
        form = _form(story.title, tuple(line for line in story.sentences if line not in held))
        return len(form) >= FEWEST and is_routine(form, [_form(entry.title, entry.sentences) for entry in latest])


@lru_cache(maxsize=1024)
def _form(title: str, sentences: tuple[str, ...]) -> Skeleton:
    return skeleton((title, *sentences)) if sentences else frozenset()  # headlines alone are alike by chance
