"""Verdicts beside labels: average precision, AUC, precision, recall and F1 of one topic or of all together.

A development counts once, at whichever of its items was told first. Details (u) and marginal items are ignored. A story
without a verdict counts as not about the topic, not new and not told.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.lab.learning.lessons import MARGINAL, ON_TOPIC, Label, LabelsError, Topic, no_seed, within
from monitor.model import Known, LedgerEntry, Operation, Story, Verdict

WRONG = ("off topic", "background", "redundant")
UNSEEN = Label(relevance=0, code="", event="")

Day = tuple[str, int]
"""A topic and a day of it, as its ordinal."""


@dataclass(slots=True)
class Counted:
    """What a topic's day brought. A development belongs to the day of its first item, a wrong alert to its own."""

    began: int = 0
    caught: int = 0
    """Of the developments that began, those that were told, then or later."""
    gained: int = 0
    """Developments told on this day."""
    wrong: int = 0
    alerts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The stories that count for a topic, in the order in which they are judged, and what a reader said of them."""

    topic: Topic
    stories: tuple[Story, ...]
    developments: frozenset[str]
    first: Mapping[str, Story]
    """First item of each event."""
    days: tuple[int, ...]
    """Ordinals, from the seed's to the last."""
    length: int
    """Whole days from the seed to the beginning of the last day, one at least."""

    def label(self, story: Story) -> Label:
        """What was said of a story; unlabelled ones are off topic."""
        return self.topic.labels.get(story.id, UNSEEN)


def window_of(topic: Topic, stories: Sequence[Story]) -> Window:
    """LabelsError where the topic's seed is not among the stories."""
    began = next((story.first_seen for story in stories if story.id == topic.seed), None)
    if began is None:
        raise LabelsError(no_seed(topic.name, topic.seed))
    kept = tuple(story for story in stories if within(topic, story, began) and story.id != topic.seed)
    first: dict[str, Story] = {}
    found: set[str] = set()
    for story in kept:
        label = topic.labels.get(story.id, UNSEEN)
        if label.relevance == ON_TOPIC and label.code != "b" and label.event:
            first.setdefault(label.event, story)
            if label.code == "N":
                found.add(label.event)
    begins, ends = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (topic.first_day, topic.last_day))
    opened = max(begins, began)
    return Window(
        topic=topic,
        stories=kept,
        developments=frozenset(found),
        first=first,
        days=tuple(range(opened.toordinal(), max(opened, ends).toordinal() + 1)),
        length=max(1, (ends - opened).days),
    )


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
    days: dict[Day, Counted] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Count another's as well."""
        self.counts.update(other.counts)
        for name in ("precisions", "new", "old", "lags", "false", "missed"):
            getattr(self, name).extend(getattr(other, name))
        self.days.update(other.days)

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

    def more_figures(self) -> dict[str, float]:
        """What stands beside precision and recall in the protocol (docs/judging.md), by name.

        `strict`: developments told / all alerts. `a day`: alerts for each day of an operation. `silent`: share of the
        days without a development on which nothing was told. `EG1`: mean over days of developments told / alerts, where
        a day without a development counts 1 for silence and else 0. `GMP`: mean over days of half the developments told
        less half the wrong alerts. Lags in hours. `Brier` and `ECE` (ten bins) of novelty, first reports against
        repeats and background; infinite novelty counts as none.
        """
        days = list(self.days.values())
        silent = [day.alerts == 0 for day in days if not day.began]
        alerts = self.counts["alerts"]
        return {
            "strict": self.counts["told"] / alerts if alerts else 0.0,
            "a day": alerts / max(1, self.counts["days"]),
            "silent": _mean(silent),
            "EG1": _mean([_gain(day) for day in days]),
            "GMP": _mean([0.5 * day.gained - 0.5 * day.wrong for day in days]),
            "median lag": statistics.median(self.lags) if self.lags else 0.0,
            "p90 lag": sorted(self.lags)[int(0.9 * (len(self.lags) - 1))] if self.lags else 0.0,
            **calibration([(max(0.0, p), 1) for p in self.new] + [(max(0.0, p), 0) for p in self.old]),
        }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def _gain(day: Counted) -> float:
    if day.alerts:
        return day.gained / day.alerts
    return 0.0 if day.began else 1.0


def calibration(said: Sequence[tuple[float, int]]) -> dict[str, float]:
    """Of probabilities and what came true (1 or 0): Brier score and expected calibration error."""
    bins: dict[int, list[tuple[float, int]]] = {}
    for p, came in said:
        bins.setdefault(min(9, int(10 * p)), []).append((p, came))
    off = sum(abs(sum(p for p, _ in found) - sum(came for _, came in found)) for found in bins.values())
    return {
        "Brier": _mean([(p - came) ** 2 for p, came in said]),
        "ECE": off / len(said) if said else math.nan,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """All that was made of one topic's stories."""

    verdicts: Mapping[str, Verdict]
    """By story."""
    entries: Sequence[LedgerEntry]
    """In the order of judging."""


def judged_together(judge: Judge, stories: Iterable[Story]) -> dict[str, Judged]:
    """All topics judged in one run, as they would be in service."""
    verdicts: dict[str, dict[str, Verdict]] = {operation.name: {} for operation in judge.operations}
    entries: dict[str, list[LedgerEntry]] = {operation.name: [] for operation in judge.operations}
    memory = judge.memory_of(Known())
    for story in stories:
        judgement = judge.one(story, memory)
        for verdict in judgement.verdicts:
            verdicts[verdict.operation][story.id] = verdict
        for entry in judgement.entries:
            entries[entry.operation].append(entry)
    return {name: Judged(verdicts=found, entries=entries[name]) for name, found in verdicts.items()}


def judged_left_out(
    operations: Sequence[Operation],
    topics: Mapping[str, Topic],
    stories: Sequence[Story],
    weights: Mapping[str, Weights],
    encoder: Meaning | Missing = WORDS_ALONE,
) -> dict[str, Judged]:
    """Each topic judged alone, by weights of its own; only stories that concern it are looked at, to its last day."""
    together = Judge(operations, next(iter(weights.values())))
    concerned: dict[str, list[Story]] = {operation.name: [] for operation in operations}
    for story in stories:
        for name in together.concerns(story):
            if story.first_seen.date().isoformat() <= topics[name].last_day:
                concerned[name].append(story)
    found = {}
    for operation in operations:
        judge = Judge([operation], weights[operation.name], encoder)
        memory = judge.memory_of(Known())
        judgements = [judge.one(story, memory) for story in concerned[operation.name]]
        found[operation.name] = Judged(
            verdicts={verdict.story: verdict for judgement in judgements for verdict in judgement.verdicts},
            entries=[entry for judgement in judgements for entry in judgement.entries],
        )
    return found


def windows_of(
    operations: Iterable[Operation], topics: Mapping[str, Topic], stories: Sequence[Story]
) -> dict[str, Window]:
    """The window of each operation's topic."""
    return {operation.name: window_of(topics[operation.name], stories) for operation in operations}


def tallies_of(windows: Mapping[str, Window], judged: Mapping[str, Judged]) -> dict[str, Tally]:
    """The measures of each topic."""
    return {name: score_window(windows[name], one.verdicts) for name, one in judged.items()}


def total(tallies: Mapping[str, Tally]) -> Tally:
    """All topics together."""
    summed = Tally()
    for tally in tallies.values():
        summed.add(tally)
    return summed


def score(topic: Topic, stories: Sequence[Story], verdicts: Mapping[str, Verdict]) -> Tally:
    """One topic: `verdicts` by story id, `stories` in the order in which they were judged."""
    return score_window(window_of(topic, stories), verdicts)


def score_window(window: Window, verdicts: Mapping[str, Verdict]) -> Tally:
    """As `score`, where the topic's window is known."""
    tally = Tally()
    tally.counts.update(developments=len(window.developments), days=window.length)
    tally.days = {(window.topic.name, day): Counted() for day in window.days}
    for event in window.developments:
        _day(tally, window, window.first[event]).began += 1
    told: set[str] = set()
    ranked = []
    for story in window.stories:
        label, verdict = window.label(story), verdicts.get(story.id)
        if label.relevance != MARGINAL:
            ranked.append((verdict.relevance if verdict else -math.inf, label.relevance == ON_TOPIC))
        if label.relevance == ON_TOPIC:
            _rank_novelty(tally, label, verdict)
        if verdict and verdict.told:
            _alerted(tally, story, verdict, window, told)
    tally.precisions.append(average_precision(ranked))
    missed = [window.first[event] for event in sorted(window.developments - told)]
    tally.missed = [(story, verdicts.get(story.id)) for story in missed]
    return tally


def _day(tally: Tally, window: Window, story: Story) -> Counted:
    return tally.days.setdefault((window.topic.name, story.first_seen.date().toordinal()), Counted())


def _rank_novelty(tally: Tally, label: Label, verdict: Verdict | None) -> None:
    if label.code in ("N", "r", "b"):
        (tally.new if label.code == "N" else tally.old).append(verdict.novelty if verdict else -math.inf)


def _alerted(tally: Tally, story: Story, verdict: Verdict, window: Window, told: set[str]) -> None:
    label, today = window.label(story), _day(tally, window, story)
    tally.counts["alerts"] += 1
    today.alerts += 1
    event = event_of(label)
    if event in window.developments and event not in told:
        first = window.first[event]
        told.add(event)
        tally.counts["told"] += 1
        today.gained += 1
        _day(tally, window, first).caught += 1
        tally.lags.append((story.first_seen - first.first_seen).total_seconds() / 3600)
        return
    why = _why(label)
    tally.counts[why] += 1
    if why in WRONG:
        today.wrong += 1
        tally.false.append((why, story, verdict))


def event_of(label: Label) -> str:
    """The event that telling an item tells; "" for none."""
    return label.event if label.relevance == ON_TOPIC and label.code != "b" else ""


def outcome(window: Window, told: Iterable[Story]) -> tuple[int, int]:
    """Developments told and wrong alerts, where these stories were told, in their order."""
    events: set[str] = set()
    wrong = 0
    for story in told:
        label = window.label(story)
        event = event_of(label)
        if event in window.developments and event not in events:
            events.add(event)
        else:
            wrong += _why(label) in WRONG
    return len(events), wrong


def f1(caught: int, wrong: int, developments: int) -> float:
    """Of precision caught / (caught + wrong) and recall caught / developments."""
    return 2 * caught / (caught + wrong + developments) if caught else 0.0


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
