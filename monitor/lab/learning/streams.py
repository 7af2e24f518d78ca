"""Streams in which every story is about the operation, so that only novelty is measured.

*Rewritten timelines*: each update of a timeline in the words of three writers, and now and then a paragraph that sums
up what came before; told on a bursty clock, since one development a day would let the hour alone decide. *Releases*:
a command's daily reports of air strikes, of which only those with a first-time place are news.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from monitor.judge import stories
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.text import sentences
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.lab.learning.pairs import records
from monitor.model import Known, Operation, Story

BEGINNING = datetime(2020, 1, 6, 8, tzinfo=UTC)
GAP = 8.0
"""Mean hours between two developments."""
ECHO = 2.0
"""Mean hours between two tellings of one development."""
CERTAIN = 20.0
"""Log-odds of being about the operation."""
SEED = 1
EVERYTHING = Operation(name="everything", title="", about=(("the", "a", "an", "of", "in", "to", "and", "near"),))
"""An operation that hardly a text in English does not concern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One story of a stream: `event` is the development that it tells, empty for none."""

    story: Story
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a stream brought."""

    developments: int = 0
    told: int = 0
    """Developments that were told, at whichever telling."""
    wrong: int = 0
    """All other alerts."""

    def __add__(self, other: Count) -> Count:
        return Count(
            developments=self.developments + other.developments,
            told=self.told + other.told,
            wrong=self.wrong + other.wrong,
        )

    @property
    def precision(self) -> float:
        """Developments told / all alerts."""
        return self.told / max(1, self.told + self.wrong)

    @property
    def recall(self) -> float:
        """Developments told / developments."""
        return self.told / max(1, self.developments)


def count(tellings: Iterable[Telling], weights: Weights, encoder: Meaning | Missing = WORDS_ALONE) -> Count:
    """Judge a stream, in its order, by a judge that takes every story to be about its operation."""
    judge = Judge([EVERYTHING], _certain(weights), encoder)
    memory = judge.memory_of(Known())
    events: set[str] = set()
    told: set[str] = set()
    wrong = 0
    for telling in tellings:
        events.add(telling.event)
        if not any(verdict.told for verdict in judge.one(telling.story, memory).verdicts):
            continue
        if telling.event and telling.event not in told:
            told.add(telling.event)
        else:
            wrong += 1
    return Count(developments=len(events - {""}), told=len(told), wrong=wrong)


def _certain(weights: Weights) -> Weights:
    """The same weights for a judge that takes every story to be about its operation."""
    model = replace(weights.relevance, weights=(0.0,) * len(weights.relevance.weights), bias=CERTAIN)
    return replace(weights, relevance=model, drafted=model)


def rewritten_timelines(path: Path) -> Iterator[list[Telling]]:
    """A stream for each timeline, in the order of its clock."""
    topics: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for record in records(path):
        topics[record["topic"]][record["id"].rpartition("-")[0]].append(record)
    for name, updates in sorted(topics.items()):
        yield sorted(_paced(name, updates), key=lambda telling: telling.story.first_seen)


def _paced(name: str, updates: dict[str, list[dict[str, Any]]]) -> Iterator[Telling]:
    dice = random.Random(f"{SEED} {name}")  # noqa: S311 - a clock, no secret
    now = BEGINNING
    for event, versions in updates.items():
        now += timedelta(hours=dice.expovariate(1 / GAP))
        at = now
        for record in versions:
            is_background = record.get("kind") == "background"
            yield Telling(story=_update(record, at), event="" if is_background else event)
            at += timedelta(hours=dice.expovariate(1 / ECHO))


def _update(record: dict[str, Any], at: datetime) -> Story:
    lead = sentences(record["text"], "en")[0]
    writer = f"writer {record['annotator']}"
    return stories.compose(
        id=record["id"], title=lead, text=record["text"], source=writer, first_seen=at, language="en"
    )


def releases(path: Path) -> list[Telling]:
    """A command's daily reports; the event of a day with a first-time place is the day."""
    return [
        Telling(
            story=stories.compose(
                id=record["id"],
                title=record["title"],
                text=record["text"],
                source=record["source"],
                first_seen=datetime.fromisoformat(record["published"]).replace(hour=18, tzinfo=UTC),
                language="en",
            ),
            event=record["id"] if record["first_time_locations"] else "",
        )
        for record in records(path)
    ]
