"""Long patterns that are searched for only where they may be found.

A list of a hundred verbs is tried at each word of a text, and most texts have none of them. But every match of such a
pattern holds one of a few runs of letters, which the pattern itself tells; and one automaton (Aho, Corasick 1975) sees
in a single pass which runs of all the patterns a text has. Where it has none of a pattern's there is nothing to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]  # as `re` itself reads patterns, so that both agree
from re import _parser  # type: ignore[attr-defined]
from typing import Any, ClassVar, NamedTuple

from ahocorasick import Automaton

from monitor.judge.words.once import Once

MOST = 256
"""Runs of letters with which a part of a pattern may begin; where there are more the run ends before it."""
SHORTEST = 2
"""Letters that few enough texts have."""
AT_HAND = 4096
"""Texts whose runs of letters are kept."""


class Sieve:
    """A pattern, case-sensitive, that finds what `re` finds, in less time where it finds nothing."""

    _seen: ClassVar[Once[int]]
    """Of all of them, in the texts of late."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.plain = re.compile(pattern)
        self._bit = 1 << len(_PATTERNS)
        _PATTERNS.append(pattern)
        Sieve._seen = Once(_seen, AT_HAND)  # what was seen before says nothing of this one

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has the letters for it."""
        return bool(self._seen[text] & self._bit)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.plain.search(text) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, one after the other."""
        return self.plain.finditer(text) if self.may_stand_in(text) else iter(())

    def sub(self, new: str, text: str) -> str:
        """A text with `new` for each match."""
        return self.plain.sub(new, text) if self.may_stand_in(text) else text


_PATTERNS: list[str] = []
"""Of all sieves: modules make them when they are imported."""


def _seen(text: str) -> int:
    """The bits of the patterns that may stand in a text."""
    runs, seen = _runs(len(_PATTERNS))
    for _, bits in runs.iter(text) if len(runs) else ():
        seen |= bits
    return seen


@lru_cache(maxsize=1)
def _runs(count: int) -> tuple[Automaton, int]:
    """The runs of letters of the first so many patterns, each with the bits of those that it stands for; and the bits
    of those that have none. Never changed once it is made: several threads look into it."""
    found, always = Automaton(), 0
    for place, pattern in enumerate(_PATTERNS[:count]):
        runs = letters(pattern)
        always |= 0 if runs else 1 << place
        for run in runs:
            found.add_word(run, found.get(run, 0) | 1 << place)
    found.make_automaton()
    return found, always


# --- what every match holds -------------------------------------------------------------------------------------------


class _Found(NamedTuple):
    """What is known of all matches of a part."""

    held: frozenset[str] = frozenset()
    """Each has one of these in it."""
    begins: frozenset[str] = frozenset()
    """Each begins with one of these; none where it may begin with anything."""
    is_whole: bool = False
    """And ends there."""


_NOTHING = frozenset({""})


@cache
def letters(pattern: str) -> frozenset[str]:
    """Runs of letters of which every match of a pattern holds at least one; none where that cannot be said."""
    parsed = _parser.parse(pattern)
    found = frozenset[str]() if parsed.state.flags & re.IGNORECASE else _in_row(parsed).held
    return found if _shortest(found) >= SHORTEST else frozenset()


def _shortest(runs: frozenset[str]) -> int:
    return min(map(len, runs), default=0)


def _in_row(parts: Iterable[tuple[Any, Any]]) -> _Found:
    """Of parts, kind and value each, that stand side by side: the longest runs in one of them or across some."""
    each = [_in_part(*part) for part in parts]
    begins, taken, is_whole = _beginning(each)
    runs, place = [begins], max(1, taken)
    while place < len(each):
        more, passed, _ = _beginning(each[place:])
        runs, place = [*runs, more], place + max(1, passed)
    held = max([*runs, *(one.held for one in each)], key=_shortest)
    return _Found(held, begins if taken or not each else frozenset(), is_whole)


def _beginning(each: Sequence[_Found]) -> tuple[frozenset[str], int, bool]:
    """With what parts in a row begin, how many of them that takes in, and whether it ends where they do."""
    runs, taken, is_whole = _NOTHING, 0, True
    while is_whole and taken < len(each):
        more, is_whole = each[taken].begins, each[taken].is_whole
        if not more or len(runs) * len(more) > MOST:
            return runs, taken, False
        runs, taken = frozenset(map("".join, product(runs, more))), taken + 1
    return runs, taken, is_whole


def _in_part(kind: Any, value: Any) -> _Found:
    match kind:
        case op.AT | op.ASSERT | op.ASSERT_NOT:  # has no letters of its own
            return _Found(_NOTHING, _NOTHING, True)
        case op.LITERAL:
            return _exactly({chr(value)})
        case op.IN if all(one is op.LITERAL for one, _ in value):
            return _exactly(chr(code) for _, code in value)
        case op.SUBPATTERN if not value[1]:  # with no flags of its own
            return _in_row(value[3])
        case op.BRANCH:
            return _in_one_of([_in_row(part) for part in value[1]])
        case op.MAX_REPEAT | op.MIN_REPEAT:
            return _repeated(_in_row(value[2]), *value[:2])
    return _Found()


def _exactly(runs: Iterable[str]) -> _Found:
    found = frozenset(runs)
    return _Found(found, found, True)


def _in_one_of(each: Sequence[_Found]) -> _Found:
    return _Found(
        held=_together([one.held for one in each]),
        begins=_together([one.begins for one in each]),
        is_whole=all(one.is_whole for one in each),
    )


def _together(each: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*each) if all(each) else frozenset()


def _repeated(once: _Found, least: int, most: int) -> _Found:
    if least:
        return once._replace(is_whole=once.is_whole and least == most == 1)
    return _Found(_NOTHING, once.begins | _NOTHING, True) if most == 1 and once.begins and once.is_whole else _Found()
