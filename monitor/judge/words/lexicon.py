"""Lists of words and phrases, and which of them a text has a word of: as patterns, and all lists at once.

A word is looked up and no list is searched, so that twenty lists of thirty words cost what one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from monitor.judge.words.once import Once
from monitor.judge.words.particles import ANYWHERE, forms

MOST_PHRASES = 8192
"""Phrases whose patterns are kept."""
MOST_WORDS = 32_768
"""Words whose lists are kept."""
_WORD = re.compile(r"\w+")
BEGINS = r"\b(?=\w)"
"""Before many words to choose from: by `\\b` alone all of them are tried at the end of each word as well."""


def listed(words: str) -> tuple[str, ...]:
    """Terms that are written with `|` between them."""
    return tuple(" ".join(word.split()) for word in words.split("|"))


def any_of(terms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a folded text: words and phrases, `*` ends a stem."""
    parts = [re.escape(term).replace(r"\*", r"\w*") for term in terms]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b")


@lru_cache(maxsize=MOST_PHRASES)
def _phrase(term: str) -> re.Pattern[str]:
    """As a pattern, once a text has its first word: of thousands a stream meets few."""
    return any_of([term])


class Lexicon:
    """Lists by their names; terms are folded, and `*` ends a stem. In scripts without spaces, and in Korean, a term is
    found anywhere."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._phrases: dict[str, list[tuple[str, str]]] = {}
        self._anywhere = dict[str, set[str]]()
        for name, terms in lists.items():
            for term in terms:
                self._take(term, name)
        self._lengths = tuple(sorted(set(map(len, self._stems))))
        self._runs = re.compile("|".join(sorted(map(re.escape, self._anywhere), key=len, reverse=True)))
        self._met = Once(self._lists_of, MOST_WORDS)

    def _take(self, term: str, name: str) -> None:
        if ANYWHERE.search(term):
            self._anywhere.setdefault(term.removesuffix("*"), set()).add(name)
        elif _WORD.fullmatch(term.removesuffix("*")):
            words = self._stems if term.endswith("*") else self._whole
            words.setdefault(term.removesuffix("*"), set()).add(name)
        else:
            first, *_ = _WORD.findall(term)
            self._phrases.setdefault(first, []).append((term, name))

    def met(self, folded: str) -> frozenset[str]:
        """The names of the lists of which a folded text has a term."""
        words = set(_WORD.findall(folded))
        found = set[str]().union(*filter(None, map(self._met.__getitem__, words)))
        for word in words & self._phrases.keys():
            for term, name in self._phrases[word]:
                if name not in found and _phrase(term).search(folded):
                    found.add(name)
        if self._anywhere and not folded.isascii() and ANYWHERE.search(folded):
            found.update(*map(self._anywhere.__getitem__, self._runs.findall(folded)))
        return frozenset(found)

    def _lists_of(self, word: str) -> frozenset[str]:
        """Those that have a word or the beginning of it, in Arabic and Hebrew without the small words before it."""
        found = set[str]()
        for form in forms(word):
            found.update(self._whole.get(form, ()))
            for length in self._lengths:
                if length > len(form):
                    break
                if lists := self._stems.get(form[:length]):
                    found.update(lists)
        return frozenset(found)
