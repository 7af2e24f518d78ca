"""What a decision stands on: a `Case`, all that is to be said about one story for one operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.judge import posts
from monitor.judge.about.acquaintance import Names
from monitor.judge.about.company import Company
from monitor.judge.changes.update import Update
from monitor.judge.copies import Copy
from monitor.judge.ledger import Likeness, Nearest
from monitor.judge.meanings.meaning import Meant, Missing
from monitor.judge.meanings.sense import Sense
from monitor.judge.novelty import GENRE, SAMENESS
from monitor.judge.sensitivity import Limits, margin
from monitor.judge.topic import Profile, TopicEvidence
from monitor.judge.weights import Thresholds, probability
from monitor.judge.words.terms import Reading
from monitor.model import LedgerEntry, Operation, Story

LATE = timedelta(days=7)
"""A story published longer ago than this, when it is first seen, is old news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that is to be said about one story for one operation."""

    story: Story
    operation: Operation
    profile: Profile
    topic: TopicEvidence
    name: str
    """The operation's name or alias, as the title or opening has it."""
    relevance: Mapping[str, float]
    """Contributions to the log-odds of being about the operation."""
    company: Company
    names: Names
    """Titles of late that its own is like."""
    bygone: str
    """The year, long past, of which its title tells in a court or a memorial."""
    away: tuple[str, ...]
    """Countries that its title names, and none in which the operation is set."""
    ruled_out: str
    """What the operation's title rules out by name, where its own tells of that."""
    reports: int
    """That one publisher had of late of what may be the operation, where its groups are drafted."""
    meant: Meant | Missing | None
    """What its meaning adds, where its words leave it in doubt; or why nothing."""
    sense: Sense | None
    """What its title's meaning adds to the question whether it is new."""
    reading: Reading
    """What was judged: the story, or of a near-copy what it adds."""
    likeness: Likeness
    novelty: Mapping[str, float]
    """Contributions to the log-odds of being new."""
    features: Mapping[str, float]
    """What was measured, of relevance and of novelty."""
    copy: Copy | None
    added: tuple[str, ...]
    """Sentences that a near-copy adds to its original, or a bulletin to all that is known."""
    common: frozenset[str]
    """Stems of which the operation itself speaks."""
    sentence: str
    """The one that is new, if any is."""
    nearest: Nearest | None
    """The known sentence nearest to it."""
    update: Update
    """What it does to something known: a figure changed, an act undone."""
    is_grown: bool = False
    """What an earlier version that was told did not have was judged, as a report of its own."""
    compared: bool = True
    """False where it is about the operation so little that it was not seen beside the known."""
    corroborates: LedgerEntry | None
    """A report that waited for a second source, which this story is."""
    told_as: str
    """The development that an earlier version of the same item was told as; empty where none was told."""
    abroad: LedgerEntry | None
    """The report of the same event that was told in another language."""
    limits: Limits
    known_elsewhere: str = ""
    """Why its readers know it of another operation, if they do."""
    about: float = field(init=False)
    """Probability that the story is about the operation."""
    new: float = field(init=False)
    """Probability that it is a development, given that it is about the operation."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "about", probability(sum(self.relevance.values())))
        object.__setattr__(self, "new", probability(sum(self.novelty.values())))

    @property
    def was_told(self) -> bool:
        """Whether an alert was raised for an earlier version of the same item."""
        return bool(self.told_as)

    @property
    def thresholds(self) -> Thresholds:
        """Those in force."""
        return self.limits.thresholds

    @property
    def margin(self) -> float:
        """By how much log-odds it passes the balanced thresholds."""
        return margin(sum(self.relevance.values()), sum(self.novelty.values()), self.limits.usual)

    @property
    def alone(self) -> float:
        """The same by its own words: without the company that the story keeps, whom its operation knows, how much is
        written, and what it does to something that was told."""
        others = ("company", "names", "attention", "follows")
        return probability(sum(weight for name, weight in self.relevance.items() if name not in others))

    @property
    def is_late(self) -> bool:
        """An old story that surfaces again; a page of which followers were told may change for weeks."""
        at = self.story.published
        return at is not None and self.story.first_seen - at > LATE and not self.was_told

    @property
    def is_rumour(self) -> bool:
        """Its source says that nobody has confirmed it, and nobody has."""
        return posts.is_rumour(self.story) and not self.corroborates

    @property
    def is_background(self) -> bool:
        """Its form speaks louder against it than its likeness to what is known."""
        form = sum(self.novelty.get(name, 0.0) for name in GENRE)
        same = sum(self.novelty.get(name, 0.0) for name in SAMENESS)
        return form < same
