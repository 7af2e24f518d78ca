"""How each publisher writes its headlines: what reads like a feature in one house is the news of another.

The two models of word forms learnt from three agencies. A broadcaster that puts the subject first and quotes what was
said ("Norland floods: Dam 'could burst'") is far from their headlines in all that it writes, news as well as features.
Of that half is taken to be its manner and is not held against a story; the other half may well be what it writes of.

What must never happen: a judgement that feeds on itself. All headlines count, whatever was made of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from monitor.judge import genre
from monitor.judge.genre import WordModel
from monitor.model import LedgerEntry

LATEST = 100
"""Headlines of a publisher that are looked at."""
PRIOR = 5
"""Headlines of a publisher from which its own average counts as much as what is typical."""
TYPICAL = (0.0, -0.4)
"""Scores of headlines that may be about an operation, on average of the agencies."""
MANNER = 0.5
"""Share of what a house differs by that is its manner."""


class Houses:
    """The headlines that each publisher had of late about one operation."""

    def __init__(self) -> None:
        self._titles: dict[str, dict[str, tuple[float, ...] | None]] = {}
        """By publisher each once, the latest last, with its scores once they were asked for."""
        self._manners: dict[str, tuple[float, ...]] = {}

    def know(self, entry: LedgerEntry) -> None:
        """Take a headline into account."""
        if entry.at is None or not (entry.title and entry.publisher and genre.is_english(entry.language)):
            return
        titles = self._titles.setdefault(entry.publisher, {})
        if entry.title in titles:
            return
        titles[entry.title] = None
        if len(titles) > LATEST:
            del titles[next(iter(titles))]
        self._manners.pop(entry.publisher, None)

    def manner(self, publisher: str, models: Sequence[WordModel]) -> tuple[float, ...]:
        """By how much each of the models is to score a publisher's headlines higher, or lower where that is negative.
        `models`: always the same, in the order of `TYPICAL`."""
        if publisher not in self._manners:
            titles = self._titles.get(publisher, {})
            for title, scores in titles.items():
                if scores is None:
                    titles[title] = tuple(model.score(genre.ngrams(title)) for model in models)
            self._manners[publisher] = tuple(
                MANNER * fsum(usual - scores[place] for scores in titles.values() if scores) / (len(titles) + PRIOR)
                for place, usual in enumerate(TYPICAL)
            )
        return self._manners[publisher]
