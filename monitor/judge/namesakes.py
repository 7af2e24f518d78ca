"""Headlines of another operation whose name shares a word with the own one: Atlantic Resolve for Inherent Resolve.

Armies draw their names from a small stock of words, and two that differ by one read alike. So where a headline names an
operation, in full and none of the own, and nothing in it says where the own one is, it is of that other one. What is
called by the own name and a word more ("Desert Storm II") is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.judge.operations import bare_name, find
from monitor.judge.text import fold
from monitor.judge.topic import Profile, TopicEvidence
from monitor.judge.words.operation_grammar import LINKS
from monitor.judge.words.terms import Reading

NAMESAKE = -3.5
"""Log-odds of such a headline."""
_WORD = re.compile(r"[^\W_]{2,}")


def is_met(reading: Reading, topic: TopicEvidence, profile: Profile) -> bool:
    """Whether a headline is of another operation, and not of this one."""
    if any(met.place == "title" and met.group == profile.anchor for met in topic.met):
        return False
    return bool(named(reading.title, profile.operation.title, profile.operation.aliases))


def named(title: str, own: str, aliases: Sequence[str]) -> str:
    """The other operation that a headline names; "" where it names none. `own`: the title of the operation."""
    if not (names := _names(own, tuple(aliases))):
        return ""
    folded = fold(title)
    if not any(word in folded for name in names for word in name):
        return ""
    for span in find(title):
        other = _words(span.name)
        if not any(name <= other for name in names) and any(name & other for name in names):
            return span.name
    return ""


@lru_cache(maxsize=1024)
def _names(own: str, aliases: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The words of each name; one of one word has no namesakes but parts of it."""
    found = map(_words, (*(span.name for span in find(own)), *aliases))
    return tuple(dict.fromkeys(name for name in found if len(name) >= 2))


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(bare_name(name)))) - LINKS
