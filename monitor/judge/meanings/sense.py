"""What the meaning of a headline adds to the question whether it is new: tier 1, beside the words.

Two things that words miss. A known event told in other words: the likeness of the two titles in meaning, faded by age
as that of words is. And a feature that is written like news: the encoder tells from thousands of headlines how features
read (genre.Style). Both are features among others, in models of their own that were fitted with them; neither decides
alone. An encoder sees the kind of event and not which of its kind, so the likeness fades fast and counts from well
above chance. Nor can it quite leave the subject out: of fires and floods every headline reads a little like a feature.
So a headline is held against the latest of its own operation.

Looked at are stories that may be about the operation and are no near-copies: of those the added sentences are weighed.
English only. No vectors are stored: what is remembered is remembered by the encoder, and a restart costs the titles of
the last days once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from monitor.judge.genre import Style
from monitor.judge.ledger import Ledger
from monitor.judge.meanings.meaning import Meaning, headline, is_english
from monitor.model import LedgerEntry, Story

FEATURES: Mapping[str, int] = {"same_meaning": -1, "style": 1}
"""Each with the sign that its weight may have."""
WINDOW = timedelta(days=4)
"""How far back titles are looked at: e^(-96/36) is .07."""
MOST = 200
"""Titles that are looked at, the latest."""
FAST = 36.0
"""Hours: τ of the likeness."""
LEAST = 0.3
"""Cosine that two reports of one operation have by chance."""
TYPICAL = 0.5
"""Style of headlines about operations of all kinds, on average."""
PRIOR = 10
"""Headlines of an operation from which its own average counts as much as that."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """How a headline reads in meaning, and the known one that says the same."""

    style: float
    """In standard deviations, less what is the operation's own; positive reads like news."""
    same: float
    """Likeness above chance of the nearest known title, faded by age: 0 to 1 - LEAST."""
    nearest: LedgerEntry | None
    cosine: float
    """Of its title; 0 where there is none."""

    @property
    def features(self) -> dict[str, float]:
        """Beside those of the words."""
        return {"same_meaning": self.same, "style": self.style}


def of(story: Story, ledger: Ledger, encoder: Meaning, style: Style) -> Sense | None:
    """A story beside what its operation's followers know; None where the encoder cannot read it."""
    title = headline(story)
    if not title or not is_english(story):
        return None
    known: dict[str, LedgerEntry] = {}
    for entry in ledger.within(WINDOW, story.first_seen):  # the latest first, and of one title the latest alone
        if len(known) == MOST:
            break
        if is_english(entry) and (said := headline(entry)):
            known.setdefault(said, entry)
    cosines = encoder.likeness(title, tuple(known))
    best: tuple[float, LedgerEntry | None, float] = (0.0, None, 0.0)
    for entry, cosine in zip(known.values(), cosines, strict=True):
        if (same := max(0.0, cosine - LEAST) * _faded(entry, story)) > best[0]:
            best = same, entry, cosine
    same, nearest, cosine = best
    reads = round(_style(title, encoder, style) - _of_subject(known, encoder, style), 3)
    return Sense(style=reads, same=same, nearest=nearest, cosine=cosine)


def _of_subject(titles: Iterable[str], encoder: Meaning, style: Style) -> float:
    """By how much headlines read more like news than others do: what they share is their subject."""
    apart = [_style(title, encoder, style) - TYPICAL for title in titles]
    return math.fsum(apart) / (len(apart) + PRIOR)


@lru_cache(maxsize=4096)
def _style(title: str, encoder: Meaning, style: Style) -> float:
    (vector,) = encoder.vectors((title,))
    return style.score(vector)


def _faded(entry: LedgerEntry, story: Story) -> float:
    """e^(-age/τ)."""
    age = (story.first_seen - entry.at) / HOUR if entry.at else math.inf
    return math.exp(-max(0.0, age) / FAST)
