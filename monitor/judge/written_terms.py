"""The terms of all operations in one automaton: a story about none costs one pass.

Known exceptions. "South Sudan" is no hit for "Sudan" (`COMPOUNDS`), unless the operation speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from monitor.judge.words import particles
from monitor.judge.words.families import OTHER_SENSES
from monitor.judge.words.longer_names import COMPOUNDS
from monitor.judge.words.terms import Reading, surface


class Hit(NamedTuple):
    """A term found in a reading. A story has a dozen, most of them of no use: the kind that is made fastest."""

    group: int
    """Index into the operation's groups; -1 for its exclusions."""
    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    operation: int
    group: int
    term: str
    key: str
    stem: bool
    rest: re.Pattern[str] | None
    """What follows the key, where a word before the last may end in any way too."""
    capitals: frozenset[str]
    within: frozenset[str]
    """The longer names in which it is no hit."""


_INNER = re.compile(r"(?<=\w)\*\s+(?=\w)")
_LONGER = {surface(" ".join(name.split())).folded: name in OTHER_SENSES for name in (*COMPOUNDS, *OTHER_SENSES)}
"""Names and phrases that hold a term and mean another thing; whether they do as whole words alone."""


def _prepare(operation: int, group: int, term: str, spoken: str) -> _Term | None:
    """`spoken`: all that the operator wrote, folded."""
    first, *others = _INNER.split(term.strip().rstrip("*").strip())
    key = " ".join(surface(first).folded.split())
    if not key:
        return None
    stem = term.strip().endswith("*")
    written = (w for w in surface(term.replace("*", " ")).cased.split() if len(w) > 1 and w.isupper())
    return _Term(
        operation=operation,
        group=group,
        term=term,
        key=key,
        stem=stem,
        rest=_rest(others, stem=stem) if others else None,
        capitals=frozenset(written),
        within=frozenset(name for name in _LONGER if key in name and key != name and name not in spoken),
    )


def _rest(parts: Sequence[str], *, stem: bool) -> re.Pattern[str]:
    """The words of a term after its first stem: the ends of "заступник* міністр*" go by case and number."""
    words = (" ".join(map(re.escape, surface(part).folded.split())) for part in parts)
    return re.compile("".join(rf"\w* {word}" for word in words) + ("" if stem else r"\b"))


class WrittenTerms:
    """Terms, met as they are written."""

    def __init__(self, terms: Iterable[tuple[int, int, str, str]]) -> None:
        """`terms`: operation, group, term, and all that the operator wrote, folded."""
        self._automaton = ahocorasick.Automaton()
        self._masks = ahocorasick.Automaton()
        keyed: dict[str, list[_Term]] = {}
        for operation, group, term, spoken in terms:
            if prepared := _prepare(operation, group, term, spoken):
                for key in particles.spellings(prepared.key):
                    keyed.setdefault(key, []).append(prepared)
        for key, found in keyed.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        for name, whole in _LONGER.items():
            self._masks.add_word(name, (name, whole))
        self._masks.make_automaton()
        if keyed:
            self._automaton.make_automaton()

    def hits(self, reading: Reading) -> dict[int, list[Hit]]:
        """Those that a reading has, by operation, in their order."""
        found: dict[int, list[Hit]] = {}
        if not len(self._automaton):
            return found
        text, cased = reading.surface.folded, reading.surface.cased
        masks: list[tuple[int, int, str]] | None = None
        for end, (length, terms) in self._automaton.iter(text):
            start = end + 1 - length
            if text[start - 1].isalnum() and text[start].isalnum() and not particles.begins(text, start):
                continue
            whole = not text[end + 1].isalnum() or bool(particles.ANYWHERE.match(text[end]))
            for term in terms:
                if term.rest:
                    if not (rest := term.rest.match(text, end + 1)):
                        continue
                    last = rest.end()
                elif whole or term.stem:
                    last = end + 1
                else:
                    continue
                if term.capitals and not term.capitals.issubset(cased[start:last].split()):
                    continue
                if term.within:
                    if masks is None:
                        met = self._masks.iter(text)
                        # South Sudanese is not of Sudan; an army that bands together is an army
                        masks = [(e + 1 - len(k), e + 1, k) for e, (k, w) in met if not (w and text[e + 1].isalnum())]
                    if any(a <= start and end < b and name in term.within for a, b, name in masks):
                        continue
                found.setdefault(term.operation, []).append(Hit(term.group, term.term, start, last))
        return found
