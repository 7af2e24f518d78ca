"""One name, spelt in two ways: Deir Ezzor and Deir al-Zor, White House and Whitehouse, United Nations and UN."""

from __future__ import annotations

from difflib import SequenceMatcher

SAME = 0.6
"""Likeness from which two names are one."""
_ARTICLES = frozenset({"A", "An", "The"})


def is_one_name(one: str, other: str) -> bool:
    """Whether two names, written as in the text, are one."""
    parts, others = _parts(one), _parts(other)
    likeness = SequenceMatcher(None, " ".join(parts).lower(), " ".join(others).lower(), autojunk=False).ratio()
    return likeness >= SAME or _abbreviates(parts, others) or _abbreviates(others, parts)


def _parts(name: str) -> list[str]:
    return [part for part in name.replace("-", " ").replace(".", "").split() if part not in _ARTICLES]


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """By the first letters of two words or more."""
    return len(full) > 1 and short == ["".join(part[0] for part in full if part[0].isupper())]
