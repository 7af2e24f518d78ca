"""Verdicts beside labels: average precision, AUC, precision, recall and F1 of one topic or of all together.

A development counts once, at whichever of its items was told first. Details (u) and marginal items are ignored. A story
without a verdict counts as not about the topic, not new and not told.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from monitor.judge.verdict import Judge, Weights
from monitor.lab.lessons import MARGINAL, ON_TOPIC, Label, Topic, within
from monitor.model import Known, LedgerEntry, Operation, Story, Verdict

WRONG = ("off topic", "background", "redundant")
UNSEEN = Label(relevance=0, code="", event="")


@dataclass(slots=True)
class Tally:
    """What was counted, of one topic or of several."""

    counts: Counter[str] = field(default_factory=Counter)
    precisions: list[float] = field(default_factory=list)
    """Average precision of relevance, one a topic."""
    new: list[float] = field(default_factory=list)
    """Novelty of first reports on topic."""
    old: list[float] = field(default_factory=list)
    """Novelty of repeats and background on topic."""
    lags: list[float] = field(default_factory=list)
    """Hours from a development's first item to its alert."""
    false: list[tuple[str, Story, Verdict]] = field(default_factory=list)
    """Alerts that should not have been: why, what."""
    missed: list[tuple[Story, Verdict | None]] = field(default_factory=list)
    """First items of developments that were never told."""

    def add(self, other: Tally) -> None:
        """Count another's as well."""
        self.counts.update(other.counts)
        for name in ("precisions", "new", "old", "lags", "false", "missed"):
            getattr(self, name).extend(getattr(other, name))

    @property
    def precision(self) -> float:
        """Developments told / (told and wrong alerts)."""
        told = self.counts["told"]
        wrong = sum(self.counts[name] for name in WRONG)
        return told / (told + wrong) if told + wrong else 0.0

    @property
    def recall(self) -> float:
        """Developments told / developments."""
        return self.counts["told"] / self.counts["developments"] if self.counts["developments"] else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def figures(self) -> dict[str, float]:
        """By the names that a table uses."""
        return {
            "AP": sum(self.precisions) / len(self.precisions) if self.precisions else math.nan,
            "AUC": auc(self.new, self.old),
            "P": self.precision,
            "R": self.recall,
            "F1": self.f1,
            "lag": sum(self.lags) / len(self.lags) if self.lags else 0.0,
            **{name: self.counts[name] for name in ("alerts", "told", "developments", "detail", *WRONG, "marginal")},
        }


def tallies_of(judge: Judge, topics: Mapping[str, Topic], stories: Sequence[Story]) -> dict[str, Tally]:
    """All topics judged together, as they would be in service."""
    verdicts: dict[str, dict[str, Verdict]] = {operation.name: {} for operation in judge.operations}
    memory = judge.memory_of(Known())
    for story in stories:
        for verdict in judge.one(story, memory).verdicts:
            verdicts[verdict.operation][story.id] = verdict
    return {name: score(topics[name], stories, found) for name, found in verdicts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """All that was made of one topic's stories."""

    verdicts: Mapping[str, Verdict]
    """By story."""
    entries: Sequence[LedgerEntry]
    """In the order of judging."""


def judged_left_out(
    operations: Sequence[Operation], stories: Sequence[Story], weights: Mapping[str, Weights]
) -> dict[str, Judged]:
    """Each topic judged alone, by weights of its own; only stories that concern it are looked at."""
    together = Judge(operations, next(iter(weights.values())))
    concerned: dict[str, list[Story]] = {operation.name: [] for operation in operations}
    for story in stories:
        for name in together.concerns(story):
            concerned[name].append(story)
    found = {}
    for operation in operations:
        judge = Judge([operation], weights[operation.name])
        memory = judge.memory_of(Known())
        judgements = [judge.one(story, memory) for story in concerned[operation.name]]
        found[operation.name] = Judged(
            verdicts={verdict.story: verdict for judgement in judgements for verdict in judgement.verdicts},
            entries=[entry for judgement in judgements for entry in judgement.entries],
        )
    return found


def left_out_tallies(
    operations: Sequence[Operation],
    topics: Mapping[str, Topic],
    stories: Sequence[Story],
    weights: Mapping[str, Weights],
) -> dict[str, Tally]:
    """The measures of each topic, judged by weights of its own."""
    judged = judged_left_out(operations, stories, weights)
    return {name: score(topics[name], stories, one.verdicts) for name, one in judged.items()}


def total(tallies: Mapping[str, Tally]) -> Tally:
    """All topics together."""
    summed = Tally()
    for tally in tallies.values():
        summed.add(tally)
    return summed


def score(topic: Topic, stories: Sequence[Story], verdicts: Mapping[str, Verdict]) -> Tally:
    """One topic: `verdicts` by story id, `stories` in the order in which they were judged."""
    tally = Tally()
    began = next((story.first_seen for story in stories if story.id == topic.seed), None)
    if began is None:
        raise ValueError(f"{topic.name}: its seed {topic.seed} is not among the stories")
    window = [story for story in stories if within(topic, story, began) and story.id != topic.seed]
    seen = {story.id for story in window}
    developments = {
        label.event
        for story, label in topic.labels.items()
        if story in seen and label.relevance == ON_TOPIC and label.code == "N"
    }
    tally.counts["developments"] = len(developments)
    first: dict[str, Story] = {}
    told: set[str] = set()
    ranked = []
    for story in window:
        label, verdict = topic.labels.get(story.id, UNSEEN), verdicts.get(story.id)
        if label.relevance != MARGINAL:
            ranked.append((verdict.relevance if verdict else -math.inf, label.relevance == ON_TOPIC))
        if label.relevance == ON_TOPIC:
            _rank_novelty(tally, label, verdict)
            if label.code != "b" and label.event:
                first.setdefault(label.event, story)
        if verdict and verdict.told:
            _alerted(tally, story, verdict, label, developments, told, first)
    tally.precisions.append(average_precision(ranked))
    tally.missed = [(first[event], verdicts.get(first[event].id)) for event in sorted(developments - told)]
    return tally


def _rank_novelty(tally: Tally, label: Label, verdict: Verdict | None) -> None:
    if label.code in ("N", "r", "b"):
        (tally.new if label.code == "N" else tally.old).append(verdict.novelty if verdict else -math.inf)


def _alerted(
    tally: Tally,
    story: Story,
    verdict: Verdict,
    label: Label,
    developments: set[str],
    told: set[str],
    first: Mapping[str, Story],
) -> None:
    tally.counts["alerts"] += 1
    event = label.event if label.relevance == ON_TOPIC and label.code != "b" else ""
    if event in developments and event not in told:
        told.add(event)
        tally.counts["told"] += 1
        tally.lags.append((story.first_seen - first[event].first_seen).total_seconds() / 3600)
        return
    why = _why(label)
    tally.counts[why] += 1
    if why in WRONG:
        tally.false.append((why, story, verdict))


def _why(label: Label) -> str:
    if label.relevance == 0:
        return "off topic"
    if label.relevance == MARGINAL:
        return "marginal"
    return {"b": "background", "u": "detail"}.get(label.code, "redundant")


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    """Mean precision at each positive; ties are ranked negatives first."""
    hits, summed = 0, 0.0
    for place, (_, positive) in enumerate(sorted(ranked, key=lambda pair: (-pair[0], pair[1])), 1):
        if positive:
            hits += 1
            summed += hits / place
    return summed / hits if hits else math.nan


def auc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Chance that a positive scores above a negative; a tie counts half."""
    if not positives or not negatives:
        return math.nan
    wins = sum((p > n) + 0.5 * (p == n) for p in positives for n in negatives)
    return wins / (len(positives) * len(negatives))
