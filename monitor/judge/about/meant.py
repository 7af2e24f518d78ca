"""The terms of an operation's groups as other languages say them, by what their words mean in English.

An operator writes groups in one language and reads feeds in several. What is met as it stands (written_terms.py) is
written in the same letters; here a term is met by a word one of whose meanings it is, or that sounds like it; a term of
several words by all of them close together, since no two languages have them in one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from monitor.judge.words import glossary, glosses
from monitor.judge.words.glosses import Report, Sense
from monitor.judge.words.terms import STEM, Reading

GAP = 1
"""Words that may stand between those of a term, besides articles and the like."""


class Term(NamedTuple):
    """One of an operation's group."""

    operation: int
    group: int
    term: str


class Met(NamedTuple):
    """A term in a report."""

    term: Term
    start: int
    end: int
    """In the report's surface."""


class MeantTerms:
    """The terms of operations in one index."""

    def __init__(self, terms: Iterable[tuple[Term, str]]) -> None:
        """Each with the language in which it is written, of which words are known."""
        self._index: dict[str, list[tuple[int, int]]] = {}
        """What a word may be in a report → which words of which terms are that."""
        self._terms: list[tuple[Term, int]] = []
        """With how many words each has."""
        for term, language in terms:
            found = list(_words(term.term, language))
            if all(found):
                for at, keys in enumerate(found):
                    for key in keys:
                        self._index.setdefault(key, []).append((len(self._terms), at))
                self._terms.append((term, len(found)))

    def __bool__(self) -> bool:
        return bool(self._terms)

    def hits(self, reading: Reading, report: Report) -> Iterator[Met]:
        """Those in headline and opening."""
        length = len(report.title)
        yield from self._in_part(report.title, reading.surface.cased, 0)
        yield from self._in_part(report.both[length:], reading.surface.cased, reading.title_end)

    def _in_part(self, senses: Sequence[Sense], cased: str, start: int) -> Iterator[Met]:
        begun: dict[int, dict[int, int]] = {}
        """Term → which of its words was last met where."""
        for at, sense in enumerate(senses):
            start = max(start, cased.find(sense.written, start))
            for place, word in sorted({hit for key in _keys(sense) for hit in self._index.get(key, ())}):
                term, length = self._terms[place]
                seen = begun.setdefault(place, {})
                seen[word] = at
                if len({*seen.values()}) == length and at - min(seen.values()) < length + GAP:
                    yield Met(term, start, start + len(sense.written))


def _words(term: str, language: str) -> Iterator[frozenset[str]]:
    """What each word of a term may be in a report. A word that is cut short is each that goes on from it; it is an
    English one where it is no other, as drafted terms are."""
    term = term.strip()
    senses = list(glosses.senses(term.rstrip("*"), language))
    for place, sense in enumerate(senses, start=1):
        keys = _keys(sense)
        is_english = not glossary.is_foreign(language) or (sense.own.isascii() and not sense.meanings)
        if term.endswith("*") and place == len(senses) and is_english and len(sense.own) < STEM:
            keys |= {one for one in glossary.known() if one.startswith(sense.own)}
        yield frozenset(keys)


def _keys(sense: Sense) -> set[str]:
    """What it means, what it is where that is not known, and how it sounds, which no stem is."""
    heard = () if sense.is_of_country else sense.sounds
    return {*(sense.meanings or (sense.own,)), *(f"={one}" for one in heard)}
