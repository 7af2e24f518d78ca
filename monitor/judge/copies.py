"""Which known text a story is a copy or an edit of, and what it adds to it.

What must never happen. A near copy with one new sentence is hidden: that is the commonest real development there is
("…captured the town of Hajin on Friday" under eleven known paragraphs). So nothing here decides: `find` says what a
story is like, `added` says what it has that the other had not, and the verdict weighs both.

How it works. Likely copies meet under the keys of their sketches: sixteen bands for texts that share about half their
shingles, a key for the title's words, one for each opening sentence. Those who meet are compared in full, or by their
sketches where the text has been forgotten.

* VERSION: the same item with another text. An edited wire story returns with a new guid and the same link.
* EXACT: word for word the same, at any age; from anybody.
* NEAR: four fifths of the shorter text's shingles stand in the longer one, at any age, with at least twenty of them: a
  syndicated copy three weeks late is still a copy. Titles are compared with those of the last 72 hours only, and must
  say the same in numbers, negations and names: headlines are so formulaic that older or looser likeness means nothing.
* One publisher's own near copies are none: a daily release changes little but its figures, and those are the news.
* A seed is an original like any other; it has no publisher, no age and takes part for ever.

Known exceptions. A short headline ("Israel strikes Gaza") that comes again after three days is a new item, though its
words are the same. A text that was forgotten is compared by sketch alone, whose estimate is rough where the lengths
differ much. A rewritten headline over a known body adds nothing unless it brings a figure or a negation of its own.

What was tried and left, on copies made from 500 wire stories of about 1,200 characters: likeness of the whole (Jaccard
≥ .85, as the trade does it) finds 1 in 100 of those cut to two sentences and none inside a longer round-up; the bands
alone let 23 to 37 in 100 and 20 in 100 of them meet. With the keys of the opening it is 99 and 98 in 100.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from math import sqrt

from monitor.judge import numbers
from monitor.judge.site import is_of_its_asking
from monitor.judge.sketch import PERMUTATIONS, containment, jaccard, shingles, words
from monitor.judge.text import bag, fold
from monitor.judge.words.number_words import MAGNITUDES, NUMBERS
from monitor.judge.words.variants import CANONICAL
from monitor.model import Seed, Sketch, Story, derived_id

NEAR = 0.8
"""Share of the shorter text's shingles from which on two texts are copies."""
FEWEST_SHINGLES = 20
TITLE_WINDOW = timedelta(hours=72)
TITLE_WORDS = 6
"""Content words that a headline needs for its likeness to mean anything."""
TITLE_LIKENESS = 0.9
MOST_COMPARED = 48
"""Candidates compared in full, those that share most keys first."""
AT_HAND = 64
"""Texts whose shingles are kept: a story's own, and those that the next is compared with as well."""

SEED_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for "known from the start" where a seed appears as a story."""


class CopyKind(StrEnum):
    """In what way a story was known before."""

    VERSION = "version"
    """The same item with another text."""
    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The known story that another is a copy or an edit of."""

    story: Story
    """For a seed: a story with the seed's name as its source and `SEED_TIME` as its first sight."""
    kind: CopyKind
    containment: float
    """Share of the shorter text's shingles that the longer one has."""


class CopyIndex:
    """All that is known, by the keys under which copies meet."""

    def __init__(self, stories: Iterable[Story] = ()) -> None:
        self._by_key: dict[str, list[Story]] = {}
        self._by_exact: dict[str, Story] = {}
        self._by_item: dict[str, Story] = {}
        for story in stories:
            self.add(story)

    def add(self, story: Story) -> None:
        """Know this story from now on; of one item's versions the latest added stands for it."""
        self._by_item[story.item] = story
        self._by_exact.setdefault(story.sketch.exact, story)
        for key in story.sketch.bands:
            self._by_key.setdefault(key, []).append(story)

    def add_seed(self, seed: Seed) -> None:
        """Know a seed article: its copies are found like any other's."""
        self.add(as_story(seed))

    def find(self, story: Story) -> Copy | None:
        """The known story that this one repeats word for word, or edits, or nearly copies; in this order."""
        return self._exact(story) or self._version(story) or self._near(story)

    def _exact(self, story: Story) -> Copy | None:
        same = self._by_exact.get(story.sketch.exact)
        if same is None or (not story.sentences and not _title_may_copy(story, same)):
            return None
        return Copy(story=same, kind=CopyKind.EXACT, containment=1.0)

    def _version(self, story: Story) -> Copy | None:
        earlier = self._by_item.get(story.item)
        if earlier is None or earlier.id == story.id:
            return None
        return Copy(story=earlier, kind=CopyKind.VERSION, containment=likeness(story, earlier))

    def _near(self, story: Story) -> Copy | None:
        best: Copy | None = None
        for known in self._candidates(story):
            share = near(story, known)
            if share and (best is None or share > best.containment):
                best = Copy(story=known, kind=CopyKind.NEAR, containment=share)
        return best

    def _candidates(self, story: Story) -> list[Story]:
        met: Counter[str] = Counter()
        by_id: dict[str, Story] = {}
        for key in story.sketch.bands:
            for known in self._by_key.get(key, ())[-MOST_COMPARED:]:
                met[known.id] += 1
                by_id.setdefault(known.id, known)
        likest = met.most_common(MOST_COMPARED) if met else ()
        return [by_id[id_] for id_, _ in likest if by_id[id_].item != story.item]


def as_story(seed: Seed) -> Story:
    """A seed in the shape of a story."""
    return Story(
        id=derived_id("seed", seed.name, seed.sketch.exact),
        item=derived_id("seed", seed.name),
        title=seed.title,
        sentences=seed.sentences,
        source=seed.name,
        publisher="",
        first_seen=SEED_TIME,
        language=seed.language,
        sketch=seed.sketch,
    )


# --- likeness ---------------------------------------------------------------------------------------------------------


def near(new: Story, known: Story) -> float:
    """The containment of two texts if they are near copies, else 0."""
    if new.publisher and fold(new.publisher) == fold(known.publisher):
        return 0.0
    if min(new.sketch.shingles, known.sketch.shingles) < FEWEST_SHINGLES:
        return _near_titles(new, known)
    if _hopeless(new.sketch, known.sketch):
        return 0.0
    share = likeness(new, known)
    return share if share >= NEAR else 0.0


def _hopeless(a: Sketch, b: Sketch) -> bool:
    """Whether the sketches alone rule a near copy out: three standard errors below, on shingles of equal worth."""
    shared = jaccard(a, b)
    highest = min(1.0, shared + 3 * sqrt(max(shared * (1 - shared), 1 / 64) / PERMUTATIONS))
    return highest / (1 + highest) * (a.shingles + b.shingles) < 0.5 * NEAR * min(a.shingles, b.shingles)


def likeness(a: Story, b: Story) -> float:
    """The share of the shorter text's shingles that the longer one has, with the titles or without, 0 to 1."""
    if not (a.sentences and b.sentences):
        return containment(a.sketch, b.sketch)
    bodies = _body(a.sentences), _body(b.sentences)
    whole = _contained(bodies[0] | shingles(words(a.title)), bodies[1] | shingles(words(b.title)))
    return max(whole, _contained(*bodies) if min(map(len, bodies)) >= FEWEST_SHINGLES else 0.0)


@lru_cache(maxsize=AT_HAND)
def _body(sentences: tuple[str, ...]) -> frozenset[str]:
    return frozenset(shingles([word for sentence in sentences for word in words(sentence)]))


def _contained(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _title_may_copy(new: Story, known: Story) -> bool:
    """A headline alone: a long one is itself at any age, a short one for three days. A count makes it longer."""
    length = len(_content(new.title)) + bool(_figures(new.title))
    return length >= TITLE_WORDS or abs(new.first_seen - known.first_seen) <= TITLE_WINDOW


def _near_titles(new: Story, known: Story) -> float:
    if known.first_seen != SEED_TIME and abs(new.first_seen - known.first_seen) > TITLE_WINDOW:
        return 0.0
    a, b = _content(new.title), _content(known.title)
    share = len(a & b) / max(1, len(a), len(b))
    if min(len(a), len(b)) < TITLE_WORDS or share < TITLE_LIKENESS or says_otherwise(new.title, known.title):
        return 0.0
    return share if not added(new, known) else 0.0


# --- what is added ----------------------------------------------------------------------------------------------------

_STOP = (
    NUMBERS.keys()
    | MAGNITUDES.keys()
    | bag(
        "a an the of to in on at by for from with as and or but is are was were be been it its that this which who has "
        "have had will would he she they his her their them him said says say also after into over"
    )
)
_NEGATION = re.compile(
    r"\b(?:not?|never|none|nor|without|den(?:y|ies|ied)|n't|cannot|refus\w+|reject\w+|halt\w*|suspend\w*|resum\w+|"
    r"revers\w+|retract\w*|cancel\w*|lift(?:s|ed|ing)?|fail(?:s|ed)?|unharmed|false)\b|n't\b"
)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_INITIALS = re.compile(r"\b([A-Z])\.(?=[A-Z]\b)")
"""The dots inside "U.S." and "U.N.", which every house but one leaves out."""
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[^\W\d_a-zß-ÿ][\w'’-]+")
SENTENCE_LIKENESS = 0.9
_CUT_OFF = re.compile(r"(?:[\w,–—-]|…|\.\.\.)[\])]?$")
AT_HAND = 4096
"""Lines whose words are kept: those of a development are compared with each report of it."""
FEWEST_WORDS = 2
"""Content words without which a sentence says nothing of its own."""


def added(new: Story, old: Story) -> tuple[str, ...]:
    """The sentences of `new` that are not in `old`, up to case, punctuation and small edits.

    A sentence is in `old` where nine tenths of its content words stand in one of its sentences, and numbers, negations
    and names are the same. The title speaks too if `new` is an edit or has no text; in a copy with a headline of its
    own only if it brings a figure or a negation that `old` had not.
    """
    known = KnownLines((old.title, *old.sentences))
    fresh = [line for line in _whole(new.sentences) if not (is_of_its_asking(line) or known.holds(line))]
    return (new.title, *fresh) if _title_speaks(new, old, known) else tuple(fresh)


def _whole(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Without a last one that is cut off, as feeds shorten texts: of a known sentence too its end would be another."""
    cut = [line for line in sentences if _CUT_OFF.search(line)]
    return sentences[:-1] if len(sentences) > 2 and cut == [*sentences[-1:]] else sentences


def _title_speaks(new: Story, old: Story, known: KnownLines) -> bool:
    if not new.title or known.holds(new.title):
        return False
    if new.item == old.item or not new.sentences:
        return True
    everything = " ".join((old.title, *old.sentences))
    return bool(_figures(new.title) - _figures(everything)) or _negated(new.title) > _negated(everything)


class KnownLines:
    """Sentences that were told, in many reports again and again."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._contents = {sentence: _content(sentence) for sentence in dict.fromkeys(sentences)}

    def holds(self, sentence: str) -> bool:
        """Whether one of them has nine tenths of its content words, and the same numbers, negations and names."""
        content = _content(sentence)
        if not content or (len(content) < FEWEST_WORDS and not _figures(sentence)):
            return True
        least = SENTENCE_LIKENESS * len(content)
        return any(
            len(content & known) >= least and not says_otherwise(sentence, other)
            for other, known in self._contents.items()
        )


def says_otherwise(sentence: str, other: str) -> bool:
    """Whether `sentence` has a number, a negation or a name that `other` has not."""
    return _negated(sentence) != _negated(other) or brings(sentence, other)


def brings(sentence: str, other: str) -> bool:
    """Whether `sentence` has a number or a name that `other` has not."""
    return bool(_figures(sentence) - _figures(other) or _names(sentence) - _in_one_spelling(_undotted(other)))


@lru_cache(maxsize=AT_HAND)
def _content(text: str) -> frozenset[str]:
    """Its words without small ones and without numbers, which are compared for themselves."""
    return frozenset(word for word in _undotted(text) if word not in _STOP and not word[0].isdigit())


def _undotted(text: str) -> list[str]:
    """Its words, those of initials joined."""
    return words(_dotless(text))


def _dotless(text: str) -> str:
    return _INITIALS.sub(r"\1", text)


def _figures(text: str) -> frozenset[str]:
    written = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return frozenset(written | {f"{figure.value:g}" for figure in numbers.figures(text)})


def _negated(text: str) -> bool:
    return bool(_NEGATION.search(fold(text)))


def _names(text: str) -> set[str]:
    return _in_one_spelling(word for name in _NAME.findall(text) for word in words(name + " "))


def _in_one_spelling(found: Iterable[str]) -> set[str]:
    return {CANONICAL.get(word, word) for word in found}
