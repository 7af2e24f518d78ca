"""Lists of words and phrases, and which of them a text has a word of: as patterns, and all lists at once.

A word is looked up and no list is searched, so that twenty lists of thirty words cost what one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from monitor.judge.words.once import Once
from monitor.judge.words.particles import forms

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


class Lexicon:
    """Lists by their names; terms are folded, and `*` ends a stem."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._phrases: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for name, terms in lists.items():
            for term in terms:
                self._take(term, name)
        self._lengths = tuple(sorted(set(map(len, self._stems))))
        self._met = Once(self._lists_of, MOST_WORDS)

    def _take(self, term: str, name: str) -> None:
        if _WORD.fullmatch(term.removesuffix("*")):
            words = self._stems if term.endswith("*") else self._whole
            words.setdefault(term.removesuffix("*"), set()).add(name)
        else:
            first, *_ = _WORD.findall(term)
            self._phrases.setdefault(first, []).append((any_of([term]), name))

    def met(self, folded: str) -> frozenset[str]:
        """The names of the lists of which a folded text has a term."""
        words = set(_WORD.findall(folded))
        found = set[str]().union(*filter(None, map(self._met.__getitem__, words)))
        for word in words & self._phrases.keys():
            for pattern, name in self._phrases[word]:
                if name not in found and pattern.search(folded):
                    found.add(name)
        return frozenset(found)

    def _lists_of(self, word: str) -> frozenset[str]:
        """Those that have a word or the beginning of it, in Arabic without the small words before it."""
        found = set[str]()
        for form in forms(word):
            found.update(self._whole.get(form, ()))
            for length in self._lengths:
                if length > len(form):
                    break
                if lists := self._stems.get(form[:length]):
                    found.update(lists)
        return frozenset(found)
