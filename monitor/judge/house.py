"""How each publisher writes its headlines: what reads like a feature in one house is the news of another.

The two models of word forms learnt from three agencies. A broadcaster that puts the subject first and quotes what was
said ("Norland floods: Dam 'could burst'") is far from their headlines in all that it writes, news as well as features.
Of that half is taken to be its manner and is not held against a story; the other half may well be what it writes of.

What must never happen: a judgement that feeds on itself. All headlines about the operation count, whatever was made of
them; those that were refused do not, since what is about nothing that is followed changes nothing.
"""

from __future__ import annotations

from operator import add, sub

from monitor.judge import genre
from monitor.judge.genre import WordModel
from monitor.model import LedgerEntry

LATEST = 100
"""Headlines of a publisher that are looked at."""
PRIOR = 5
"""Headlines of a publisher from which its own average counts as much as what is typical."""
TYPICAL = (0.0, -0.4)
"""Scores of headlines that may be about an operation, on average of the agencies."""
UNIT = 1e-6
MANNER = 0.5
"""Share of what a house differs by that is its manner."""


class Houses:
    """The headlines that each publisher had of late about one operation."""

    def __init__(self) -> None:
        self._titles: dict[str, dict[str, tuple[int, ...]]] = {}
        """By publisher each once, the latest last, with its scores; none before they are asked for."""
        self._unscored: dict[str, list[str]] = {}
        self._sums: dict[str, tuple[int, ...]] = {}
        """Of the scores of each publisher's headlines, in units: whole numbers, of which it does not matter in which
        order they come and go."""

    def know(self, entry: LedgerEntry) -> None:
        """Take a headline into account."""
        if entry.at is None or not (entry.title and entry.publisher and genre.is_english(entry.language)):
            return
        titles = self._titles.setdefault(entry.publisher, {})
        if entry.title in titles:
            return
        titles[entry.title] = ()
        self._unscored.setdefault(entry.publisher, []).append(entry.title)
        if len(titles) > LATEST and (gone := titles.pop(next(iter(titles)))):
            self._sums[entry.publisher] = tuple(map(sub, self._sums[entry.publisher], gone))

    def manner(self, publisher: str, models: tuple[WordModel, ...]) -> tuple[float, ...]:
        """By how much each of the models is to score a publisher's headlines higher, or lower where that is negative.
        `models`: always the same, in the order of `TYPICAL`."""
        if unscored := self._unscored.pop(publisher, ()):
            titles = self._titles[publisher]
            for title in titles.keys() & unscored:
                titles[title] = scores = tuple(round(score / UNIT) for score in genre.scores(title, models))
                self._sums[publisher] = tuple(map(add, self._sums.get(publisher, (0,) * len(models)), scores))
        count, sums = len(self._titles.get(publisher, ())), self._sums.get(publisher)
        if not sums:
            return (0.0,) * len(TYPICAL)
        return tuple(
            MANNER * (count * usual - UNIT * total) / (count + PRIOR)
            for usual, total in zip(TYPICAL, sums, strict=True)
        )
