"""Bulletins: one publisher's releases on one skeleton, where every figure is new and nothing is news.

A daily strike release changes its counts each day and its places now and then. Likeness cannot tell the one from the
other and genre calls all of them background, so of a release on the skeleton of its publisher's last ones only a name
that the operation's ledger has never held is news: a first-time place, unit or person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from monitor.judge.genre import masked
from monitor.judge.number_words import NUMBERS
from monitor.judge.terms import Frequencies, stems, surface, words

LATEST = 3
"""A publisher's latest entries that a text is compared with."""
FEWEST_LATEST = 2
"""Of these, those that there must be."""
SHARED = 0.5
"""Share of a text's masked trigrams that stand in the latest entries, from which it is on their skeleton. Wire stories
of one publisher share .05 on the median with the three before, daily strike releases .65."""
FEWEST = 12
"""Trigrams that a skeleton needs to mean anything."""
SPELLING = 0.7
"""Likeness of two transliterations from which they are one name."""
SHORTEST = 4
"""Letters of a name; shorter ones are articles and abbreviations."""

_COUNTS = frozenset({"a", "an", *NUMBERS})

Skeleton = frozenset[tuple[str, ...]]


def skeleton(sentences: Iterable[str]) -> Skeleton:
    """Three masked words in a row: names and figures say nothing of the form."""
    found: set[tuple[str, ...]] = set()
    for sentence in sentences:
        tokens = ["<num>" if token in _COUNTS else token for token in masked(sentence)]
        found.update(tuple(tokens[i : i + 3]) for i in range(len(tokens) - 2))
    return frozenset(found)


def is_routine(form: Skeleton, latest: Sequence[Skeleton]) -> bool:
    """Whether a text stands on the skeleton of its publisher's latest ones."""
    if len(form) < FEWEST or len(latest) < FEWEST_LATEST:
        return False
    return len(form & frozenset().union(*latest)) >= SHARED * len(form)


def names(sentence: str, background: Frequencies) -> set[str]:
    """The stems of the names in a sentence."""
    return {
        stem
        for word in words(surface(sentence).cased)
        if word[0].isupper() and len(word) >= SHORTEST and not word[:-1].isupper()
        for stem in stems(word)
        if background.is_name(stem)
    }


def first_time(sentences: Sequence[str], known: set[str], background: Frequencies) -> tuple[str, ...]:
    """The sentences that hold a name which was never known, in no spelling."""
    return tuple(
        sentence
        for sentence in sentences
        if any(not _is_spelt_otherwise(name, known) for name in names(sentence, background) - known)
    )


def _is_spelt_otherwise(name: str, known: set[str]) -> bool:
    """Whether a known name differs in a letter or two only: Hawija, Hawayjah."""
    return any(
        other[0] == name[0] and SequenceMatcher(None, name, other, autojunk=False).ratio() >= SPELLING
        for other in known
    )
