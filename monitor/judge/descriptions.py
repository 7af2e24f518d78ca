"""What an operator wrote, as reports are compared with it: in the language in which it stands, and in English.

An operation that is described in Arabic finds its news in English feeds, and, by way of English, in any language of
which words are known (glosses.py).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.judge.words import dates, glosses
from monitor.judge.words.glosses import Sense
from monitor.judge.words.terms import Frequencies, Reading, cosine, stems, unit

FLOOR = 0.12
"""Least likeness that a seed is taken to have to its own profile."""
CHANCE = 0.05
"""Mean of 1/length over background vectors, times their mean (1 + ln tf): scales `likeness by chance`."""
STATED = 2.0
"""What the operator's own words count."""
SAID = 0.6
"""What a seed's do, each time but three at most, and once more in its headline."""
MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A likeness on the scale where 0 is a chance story and 1 the seed."""

    chance: float
    own: float

    def of(self, likeness: float) -> float:
        """At most 2."""
        return min(2.0, (likeness - self.chance) / (max(self.own, FLOOR) - self.chance + 0.02))


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Title, and title with seeds, in one language."""

    title: dict[str, float]
    title_scale: Scale
    profile: dict[str, float]
    profile_scale: Scale


def as_written(
    title_words: Sequence[str], seeds: Sequence[Reading], background: Frequencies, *, titled: bool
) -> Description:
    """By its stems. `titled`: the title says something; what says nothing but a name is like nothing, and the seed
    speaks for it."""
    profile = _profile_vector(title_words, seeds, background)
    return _described(background.vector(title_words) if titled else profile, profile, seeds, background)


def as_meant(
    title: str, seeds: Sequence[Reading], language: str, background: Frequencies, *, titled: bool
) -> Description:
    """By the English stems of all that its words may mean, of which a report has one. `language`: one of which words
    are known."""
    stated = [*glosses.senses(dates.without(title), language)]
    said = dict.fromkeys(map(_meant, stated), 0.0)
    for sense in stated:
        said[_meant(sense)] += STATED
    for seed in seeds:
        for key, n in Counter(map(_meant, _senses((seed.title, *seed.sentences), language))).items():
            said[key] = said.get(key, 0.0) + SAID * min(n, MOST)
        for sense in _senses((seed.title,), language):
            said[_meant(sense)] = said.get(_meant(sense), 0.0) + SAID
    profile = _spread(said, background)
    in_title = _spread(dict.fromkeys(map(_meant, stated), 1.0), background) if titled else profile
    read = [glosses.in_english(seed, profile, background) or seed for seed in seeds]
    return _described(in_title, profile, read, background)


def _described(
    title: dict[str, float], profile: dict[str, float], seeds: Sequence[Reading], background: Frequencies
) -> Description:
    return Description(
        title=title,
        title_scale=_scale(title, seeds, background),
        profile=profile,
        profile_scale=_scale(profile, seeds, background),
    )


def _profile_vector(title: Sequence[str], seeds: Sequence[Reading], background: Frequencies) -> dict[str, float]:
    """Rocchio: the operator's words count twice; the seed's as often as they come, three times at most."""
    weights: dict[str, float] = {}
    for stem in title:
        weights[stem] = weights.get(stem, 0.0) + STATED
    for seed in seeds:
        counted: dict[str, int] = {}
        for stem in stems(" ".join((seed.title, *seed.sentences))):
            counted[stem] = counted.get(stem, 0) + 1
        for stem, n in counted.items():
            weights[stem] = weights.get(stem, 0.0) + SAID * min(n, MOST)
        for stem in seed.title_stems:
            weights[stem] = weights.get(stem, 0.0) + SAID
    return unit({stem: w * background.idf(stem) for stem, w in weights.items()})


def _scale(vector: Mapping[str, float], seeds: Sequence[Reading], background: Frequencies) -> Scale:
    chance = CHANCE * sum(
        w * background.count(stem) / max(background.stories, 1) * background.idf(stem) for stem, w in vector.items()
    )
    own = max((cosine(vector, background.vector(seed.stems)) for seed in seeds), default=0.3)
    return Scale(chance=chance, own=own)


def _senses(lines: Iterable[str], language: str) -> Iterable[Sense]:
    return (sense for line in lines for sense in glosses.senses(line, language))


def _meant(sense: Sense) -> frozenset[str]:
    """What it may be in a report: what means nothing known is a name."""
    return sense.meanings or frozenset((sense.own,))


def _spread(said: Mapping[frozenset[str], float], background: Frequencies) -> dict[str, float]:
    """What each word counts, on all its meanings; of length 1 for a report that has one of each."""
    found: dict[str, float] = {}
    squares = 0.0
    for meanings, count in said.items():
        weight = count * min(map(background.idf, meanings))
        squares += weight * weight
        for one in meanings:
            found[one] = max(found.get(one, 0.0), weight)
    return {one: weight / math.sqrt(squares) for one, weight in found.items()} if squares else {}


class Index:
    """Profiles by their stems."""

    def __init__(self, profiles: Iterable[Mapping[str, float]]) -> None:
        """In the order of the operations."""
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, profile in enumerate(profiles):
            for stem, weight in profile.items():
                self._postings.setdefault(stem, []).append((place, weight))

    @cached_property
    def most(self) -> Mapping[str, float]:
        """The most that each stem counts in one."""
        return {stem: max(weight for _, weight in found) for stem, found in self._postings.items()}

    def likeness(self, vector: Mapping[str, float]) -> dict[int, float]:
        """Cosine to each that shares a word with it."""
        found: dict[int, float] = {}
        for weight, postings in zip(vector.values(), map(self._postings.get, vector), strict=True):
            for place, posting in postings or ():
                found[place] = found.get(place, 0.0) + weight * posting
        return found
