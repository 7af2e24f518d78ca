"""What a headline shares with a title from which an operation's groups were drafted, besides names and kinds of acts.

An operator who writes groups puts the subject's own words in them (fuel, settlers, platforms); a draft knows names and
families of acts, and likeness to a long title is thin. So each word of the title that is neither counts by its rarity.
And what names nobody and no place of the operation, in title or opening, is the same act of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from monitor.judge.words.families import families
from monitor.judge.words.terms import Frequencies, stems

WORTH = 0.1
"""Log-odds for each of a word's rarity (idf)."""
MOST = 12.0
"""Rarity of all words together that counts."""
UNPLACED = -1.0
"""Log-odds of a story that meets no name of the operation in title or opening."""
_WORD = re.compile(r"\w[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What one headline has of it."""

    words: tuple[str, ...] = ()
    """As the operation's title has them."""
    told: float = 0.0
    """Log-odds of these."""
    unplaced: float = 0.0
    """Log-odds of naming none of whom or where it is about."""


def own_words(title: str, background: Frequencies) -> dict[str, tuple[str, float]]:
    """Stem → the word that a title has in small letters, and its rarity; without what is in its names or of a family of
    acts."""
    written = _WORD.findall(title)
    names = {stem for word in written if word[0].isupper() for stem in stems(word)}
    own = [word for word in written if word[0].islower() and not families(word)]
    return {stem: (word, background.idf(stem)) for word in own for stem in stems(word) if stem not in names}


class Drafted(Protocol):
    """What is asked of an operation."""

    @property
    def own(self) -> Mapping[str, tuple[str, float]]:
        """Its own words."""

    @property
    def groups(self) -> Sequence[tuple[str, ...]]:
        """Its groups."""

    @property
    def drafted(self) -> bool:
        """Whether nobody wrote them."""


def shared(profile: Drafted, title_stems: Iterable[str], met: Collection[int]) -> Shared:
    """Of a headline's stems and the groups that it and the opening meet, the first of which is of names where there are
    two."""
    if not profile.drafted:
        return Shared()
    found = [profile.own[stem] for stem in dict.fromkeys(title_stems) if stem in profile.own]
    return Shared(
        words=tuple(word for word, _ in found),
        told=WORTH * min(MOST, sum(rarity for _, rarity in found)),
        unplaced=UNPLACED if len(profile.groups) > 1 and 0 not in met else 0.0,
    )
