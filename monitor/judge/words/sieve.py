"""Long patterns that are searched for only where they may be found.

A list of a hundred verbs is tried at each word of a text, and most texts have none of them. But every match of such a
pattern holds one of a few runs of letters, which the pattern itself tells; and one automaton (Aho, Corasick 1975) sees
in a single pass which runs of all the patterns a text has. Where it has none of a pattern's there is nothing to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, product
from re import _constants as op  # type: ignore[attr-defined]  # as `re` itself reads patterns, so that both agree
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick import AHOCORASICK, Automaton

MOST = 256
"""Runs of letters with which a part of a pattern may begin; where there are more the run ends before it."""
SHORTEST = 2
"""Letters that few enough texts have."""
AT_HAND = 4096
"""Texts whose runs of letters are kept."""


class Sieve:
    """A pattern, case-sensitive, that finds what `re` finds, in less time where it finds nothing."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.plain = re.compile(pattern)
        self._bit = _ask_for(letters(pattern))

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has the letters for it."""
        return not self._bit or bool(_seen(text) & self._bit)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.plain.search(text) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, one after the other."""
        return self.plain.finditer(text) if self.may_stand_in(text) else iter(())

    def sub(self, new: str, text: str) -> str:
        """A text with `new` for each match."""
        return self.plain.sub(new, text) if self.may_stand_in(text) else text


_RUNS = Automaton()
"""Runs of letters, each with the bits of the patterns that it stands for."""
_BITS = count()


def _ask_for(runs: frozenset[str]) -> int:
    if not runs:
        return 0
    bit = 1 << next(_BITS)
    for run in runs:
        _RUNS.add_word(run, _RUNS.get(run, 0) | bit)
    _seen.cache_clear()
    return bit


@lru_cache(maxsize=AT_HAND)
def _seen(text: str) -> int:
    if _RUNS.kind != AHOCORASICK:
        _RUNS.make_automaton()
    seen = 0
    for _, bits in _RUNS.iter(text):
        seen |= bits
    return seen


# --- what every match holds -------------------------------------------------------------------------------------------

_Part = tuple[Any, Any]
"""Of a pattern as `re` reads it: kind and value."""


def letters(pattern: str) -> frozenset[str]:
    """Runs of letters of which every match of a pattern holds at least one; none where that cannot be said."""
    parsed = _parser.parse(pattern)
    found = frozenset[str]() if parsed.state.flags & re.IGNORECASE else _held(parsed)
    return found if _length(found) >= SHORTEST else frozenset()


def _length(runs: frozenset[str]) -> int:
    return min(map(len, runs), default=0)


def _held(parts: Sequence[_Part]) -> frozenset[str]:
    """The longest of the runs that stand side by side and of those that stand within a part."""
    best, place = frozenset[str](), 0
    while place < len(parts):
        runs, taken, _ = _beginning(parts[place:])
        best = max(best, runs, key=_length)
        place += max(1, taken)
    return max([best, *(_within(*part) for part in parts)], key=_length)


def _within(kind: Any, value: Any) -> frozenset[str]:
    match kind:
        case op.SUBPATTERN if not value[1]:  # with no flags of its own
            return _held(value[3])
        case op.MAX_REPEAT | op.MIN_REPEAT if value[0]:
            return _held(value[2])
        case op.BRANCH:
            each = [_held(part) for part in value[1]]
            return frozenset[str]().union(*each) if all(map(_length, each)) else frozenset()
    return frozenset()


def _beginning(parts: Sequence[_Part]) -> tuple[frozenset[str], int, bool]:
    """With what parts in a row begin, how many of them that takes in, and whether it ends where they do."""
    runs, taken, is_whole = frozenset({""}), 0, True
    while is_whole and taken < len(parts):
        more, is_whole = _begins(*parts[taken])
        if not more or len(runs) * len(more) > MOST:
            return runs, taken, False
        runs, taken = frozenset(map("".join, product(runs, more))), taken + 1
    return runs, taken, is_whole and taken == len(parts)


def _begins(kind: Any, value: Any) -> tuple[frozenset[str], bool]:
    """With what a part begins, nothing where that may be anything; and whether it ends there."""
    match kind:
        case op.AT | op.ASSERT | op.ASSERT_NOT:
            return frozenset({""}), True
        case op.LITERAL:
            return frozenset({chr(value)}), True
        case op.IN if all(one is op.LITERAL for one, _ in value):
            return frozenset(chr(code) for _, code in value), True
        case op.SUBPATTERN if not value[1]:
            return _in_all(value[3])
        case op.BRANCH:
            each = [_in_all(part) for part in value[1]]
            runs = frozenset[str]().union(*(runs for runs, _ in each)) if all(runs for runs, _ in each) else frozenset()
            return runs, all(is_whole for _, is_whole in each)
        case op.MAX_REPEAT | op.MIN_REPEAT:
            least, most, inner = value
            runs, is_whole = _in_all(inner)
            if least:
                return runs, is_whole and least == most == 1
            return (runs | {""}, True) if most == 1 and runs and is_whole else (frozenset(), False)
    return frozenset(), False


def _in_all(parts: Sequence[_Part]) -> tuple[frozenset[str], bool]:
    runs, taken, is_whole = _beginning(parts)
    return (runs, is_whole) if taken or not parts else (frozenset(), False)
