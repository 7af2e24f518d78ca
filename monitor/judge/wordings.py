"""A story's own words, and what they mean in English, beside the operations' descriptions.

An operator describes an operation in one language and reads feeds in several. Each operation is laid beside whichever
wording is more like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.judge.topic import Hit, Profile, TopicEvidence, Topics, weigh
from monitor.judge.words import glosses
from monitor.judge.words.terms import Reading


class Wording(NamedTuple):
    """A story in one language."""

    reading: Reading
    vector: dict[str, float]
    """TF-IDF of title and opening, of length 1."""
    likeness: dict[int, float]
    """Cosine to each operation's profile that shares a word with it."""
    translated: bool

    def weighed(self, place: int, profile: Profile, hits: Sequence[Hit]) -> TopicEvidence:
        """What speaks for and against its being about an operation."""
        like = self.likeness.get(place, 0.0)
        return weigh(profile, self.reading, hits, self.vector, like, translated=self.translated)


def wordings(reading: Reading, topics: Topics) -> Iterator[Wording]:
    """As it stands, and in English where its words are known."""
    meant = glosses.in_english(reading, topics.stems, topics.background)
    for each in (reading, meant):
        if each is not None:
            vector = topics.background.vector(each.stems)
            yield Wording(each, vector, topics.likeness(vector), each is meant)


def nearest(found: Sequence[Wording], place: int) -> Wording:
    """The one that is most like an operation."""
    return max(found, key=lambda wording: wording.likeness.get(place, 0.0))


def most_alike(found: Sequence[Wording]) -> dict[int, float]:
    """The likeness to each operation of whichever is more like it."""
    places = dict.fromkeys(place for wording in found for place in wording.likeness)
    return {place: nearest(found, place).likeness[place] for place in places}
