"""Whether a story says what an operation is about, in whatever words: tier 1, for what the words leave in doubt.

What must never happen: the judge gives another kind of answer where no encoder is at hand. The words judge every story;
one that they are nearly sure of is left to them. For the rest the meaning of the title is one more feature beside the
words', in a model of its own that was fitted with it, with thresholds of its own; it never decides alone, since it sees
the subject and not which event of its kind.

How it works. The title alone is compared (a lead costs five times as much and adds nothing) with the operation's
one-sentence title, and with each clause that follows its colon; the nearest counts. Likeness stands on the scale where
0 is a chance story and 1 the seed's own title, as for words. English only: the encoder knows no other language. A title
that only names the operation says nothing to compare with: no report of it is in meaning near to a code name.

What was tried and left, with figures: docs/judging.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from monitor.judge.about import ruled_out
from monitor.judge.descriptions import Scale
from monitor.judge.operations import says_what_about
from monitor.model import LedgerEntry, Operation, Seed, Story

FEATURE = "meaning"
SURE_NOT, SURE = 0.1, 0.95
"""Relevance by words alone; between the two it is in doubt."""
CHANCE = 0.05
"""Cosine of a chance story."""
FLOOR = 0.25
"""Least likeness that a seed is taken to have to its operation's title."""
UNSEEDED = 0.5
"""The likeness that a seed would have, where there is none."""
PLAIN = 0.95
"""Share of an English line's letters that have no accent, at least: Orbán may be named."""

"""Of a title, beside the operation's names: "Operation Roundup" says nothing, "Roundup in eastern Syria" does."""


class Meaning(Hashable, Protocol):
    """A sentence encoder, handed in."""

    @property
    def model(self) -> str:
        """Names the model: weights that were learnt with one are of no use with another."""

    def learn(self, texts: Sequence[str]) -> None:
        """Read these, all at once: quicker than one by one."""

    def vectors(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Each text as a vector of length 1; the same text gives the same numbers, but for their last bits."""

    def likeness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        """The cosine of a text and each of the others, -1 to 1; the same texts give the same numbers."""


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no encoder; everything works without."""

    why: str
    """One line, with the remedy. Empty where nobody is to be told."""


WORDS_ALONE = Missing("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """How like a story is in meaning to what an operation is about."""

    text: str
    """What of the story was compared."""
    nearest: str
    """The clause of the operation's title that it is most like."""
    cosine: float
    feature: float
    """The cosine on the scale of the operation: 0 a chance story, 1 its seed, 2 at most."""

    @property
    def features(self) -> dict[str, float]:
        """Beside those of the words."""
        return {FEATURE: self.feature}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an operation is about, to be compared with."""

    clauses: tuple[str, ...]
    scale: Scale

    def of(self, title: str, meaning: Meaning) -> Meant:
        """A story's title beside it."""
        cosine, nearest = _nearest(title, self.clauses, meaning)
        return Meant(text=title, nearest=nearest, cosine=cosine, feature=self.scale.of(cosine))


def subject(operation: Operation, meaning: Meaning) -> Subject | None:
    """What an operation is about; None where it speaks another language than the encoder, or only says its name."""
    positive, _ = ruled_out.split(operation.title)
    if not all(is_english(seed) for seed in operation.seeds) or not says_what_about(positive, operation.aliases):
        return None
    told = clauses(positive)
    own = max((_nearest(headline(seed), told, meaning)[0] for seed in operation.seeds), default=UNSEEDED)
    return Subject(clauses=told, scale=Scale(chance=CHANCE, own=max(own, FLOOR)))


def subjects(operations: Sequence[Operation], meaning: Meaning | Missing) -> dict[str, Subject | None]:
    """By the operations' names; none where there is no encoder."""
    return {} if isinstance(meaning, Missing) else {each.name: subject(each, meaning) for each in operations}


def clauses(title: str) -> tuple[str, ...]:
    """The whole; then, where it goes on after a colon, each thing that follows with what stands before."""
    head, _, rest = title.partition(":")
    return (title, *(f"{head}: {clause.strip()}" for clause in rest.split(",") if clause.strip()))


def headline(story: Story | Seed | LedgerEntry) -> str:
    """What of a story is compared: its title, or the first sentence where it has none."""
    return story.title or next(iter(story.sentences), "")


def is_english(story: Story | Seed | LedgerEntry) -> bool:
    """Whether the encoder can read it. A line too short to tell its language by passes if its letters could be."""
    if story.language:
        return story.language[:2].lower() == "en"
    letters = [letter for letter in headline(story) if letter.isalpha()]
    return sum(map(str.isascii, letters)) >= PLAIN * len(letters)


def is_doubtful(about: float) -> bool:
    """Whether words alone leave it open if a story is about an operation."""
    return SURE_NOT < about < SURE


def _nearest(text: str, others: Sequence[str], meaning: Meaning) -> tuple[float, str]:
    found = zip(meaning.likeness(text, others), others, strict=True)
    return max(found, key=lambda pair: pair[0])
