"""A story's own words, and what they mean in English, beside the operations' descriptions.

An operator describes an operation in one language and reads feeds in several. Each operation is laid beside whichever
wording is more like it. A report in the operation's own language is compared as it stands; but for languages in which
one word has so many forms that its first letters tell little: there what it means may be more like it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from monitor.judge.topic import Profile, TopicEvidence, Topics, weigh
from monitor.judge.words import glossary, glosses
from monitor.judge.words.terms import Reading
from monitor.judge.written_terms import Hit


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
    vector = topics.background.vector(reading.stems)
    is_english = glossary.is_english(reading.language)
    yield Wording(reading, vector, topics.likeness(vector, english=is_english), translated=False)
    if not reading.language and topics.any_foreign:  # a headline too short to tell by: English it may be
        yield Wording(reading, vector, topics.likeness(vector, english=True), translated=True)
    if meant := glosses.in_english(reading, topics.stems, topics.background):
        vector = topics.background.vector(meant.stems)
        likeness = topics.likeness(vector, english=True)
        if (tongue := reading.language[:2]) not in glossary.MANY_FORMS:
            likeness = {at: like for at, like in likeness.items() if topics.profiles[at].language[:2] != tongue}
        yield Wording(meant, vector, likeness, translated=True)


def nearest(found: Sequence[Wording], place: int, profile: Profile) -> Wording:
    """The one that is most like an operation, on the scale of its language."""
    if len(found) == 1:
        return found[0]

    def alike(wording: Wording) -> float:
        scale = (profile.meant if wording.translated else profile.written).profile_scale
        return scale.of(wording.likeness.get(place, 0.0))

    return max(found, key=alike)


def most_alike(found: Sequence[Wording]) -> dict[int, float]:
    """The likeness to each operation in whichever wording that is more."""
    together: dict[int, float] = {}
    for wording in found:
        for place, likeness in wording.likeness.items():
            together[place] = max(together.get(place, 0.0), likeness)
    return together
