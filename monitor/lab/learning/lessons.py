"""Labelled stories → rows to learn from: one for each story and operation that a judge would have to weigh.

The judge's own code computes every feature, so what is learnt is what is later used. Two passes: what a story says of
its operation needs no memory; whether it is new is seen beside a ledger, which holds what the first pass's model,
fitted on the other topics, takes to be on topic.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from monitor import files
from monitor.judge import genre, novelty
from monitor.judge.beginnings import seed_entries
from monitor.judge.consequences import KEPT
from monitor.judge.genre import Style, WordModel
from monitor.judge.ledger import Ledger
from monitor.judge.meanings import meaning, sense
from monitor.judge.meanings.meaning import Meaning
from monitor.judge.topic import Topics, weigh
from monitor.judge.verdict import ABOUT
from monitor.judge.words.terms import Frequencies, Reading, read, read_story, stems_of, surface, words
from monitor.model import LedgerEntry, Operation, Outcome, Story, UserError

MARGINAL = 1
ON_TOPIC = 2
LARGEST_LABELS = 64 * files.MIB
"""Bytes of one file."""
CODES = ("N", "u", "r", "b", "")
NAMELIKE = 0.8
"""Share of a stem's places inside a sentence where it has a capital, from which it is a name's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a reader said of one story and topic."""

    relevance: int
    """2 on topic, 1 marginal."""
    code: str
    """N first report, u detail, r repeat, b background."""
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A labelled topic and the days on which it was read."""

    name: str
    first_day: str
    last_day: str
    seed: str
    """Id of the seed's story."""
    labels: Mapping[str, Label]
    """By story id."""


Senses = tuple[Meaning, Style]
"""An encoder, and how it tells news from features."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A story that may be about an operation."""

    place: int
    """Of the operation."""
    story: Story
    reading: Reading
    relevance: int
    """2, 1, or 0 where no label says otherwise."""
    features: dict[str, float]
    stripped: dict[str, float] | None
    """The same with all text removed; None where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoveltyRow:
    """A story on topic, seen beside what was known then."""

    place: int
    story: Story
    code: str
    features: dict[str, float]
    stripped: dict[str, float]
    has_text: bool


class LabelsError(UserError, ValueError):
    """Labels that cannot be read, or that are of other stories."""

    said_by = ""


def no_seed(topic: str, seed: str) -> str:
    """What is wrong where a topic's seed is missing."""
    return f"{topic}: its seed {seed} is not among the stories; give those that were labelled"


def read_topics(directory: Path) -> list[Topic]:
    """The labelled topics of a directory, by name. LabelsError says what is wrong, where and in which line."""
    return [_topic(path) for path in sorted(directory.glob("*.topic.json"))]


def _topic(path: Path) -> Topic:
    labels = _labels(path.with_name(path.name.replace(".topic.json", ".labels.jsonl")))
    try:
        said = json.loads(files.read(path, LARGEST_LABELS))
        first, last = said["window"]
        return Topic(name=said["topic"], first_day=first, last_day=last, seed=said["seed_id"], labels=labels)
    except KeyError as error:
        raise LabelsError(f"{path}: cannot be read as a labelled topic: {error} is missing") from None
    except (TypeError, ValueError, OSError) as error:
        raise LabelsError(f"{path}: cannot be read as a labelled topic: {error}") from None


def _labels(path: Path) -> dict[str, Label]:
    found: dict[str, Label] = {}
    try:
        lines = files.read(path, LARGEST_LABELS).decode().splitlines()
    except (ValueError, OSError) as error:
        raise LabelsError(f"{path}: the topic's labels cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                row = json.loads(line)
                found[row["id"]] = _label(row)
        except KeyError as error:
            raise LabelsError(f"{path}:{number}: {error} is missing; correct the line or take it out") from None
        except (TypeError, ValueError) as error:
            raise LabelsError(f"{path}:{number}: {error}; correct the line or take it out") from None
    return found


def _label(row: Mapping[str, Any]) -> Label:
    relevance, code, event = row["rel"], row["novelty"] or "", row["event"] or ""
    if relevance not in (0, MARGINAL, ON_TOPIC):
        raise ValueError(f"`rel` is {relevance!r}, not 2 (on topic), 1 (marginal) or 0")
    if code not in CODES:
        raise ValueError(f"`novelty` is {code!r}, not N (first report), u (detail), r (repeat), b (background) or null")
    return Label(relevance=relevance, code=code, event=event)


def within(topic: Topic, story: Story, began: datetime) -> bool:
    """Whether a story counts for a topic: in its window and after its seed."""
    return topic.first_day <= story.first_seen.date().isoformat() <= topic.last_day and story.first_seen > began


def topic_rows(
    stories: Sequence[Story],
    readings: Sequence[Reading],
    operations: Sequence[Operation],
    topics: Mapping[str, Topic],
    background: Frequencies,
) -> list[TopicRow]:
    """Every candidate of every operation's window, in the order of the stories. LabelsError where a seed is missing."""
    index = Topics(operations, background)
    times = {story.id: story.first_seen for story in stories}
    for operation in operations:
        if (seed := topics[operation.name].seed) not in times:
            raise LabelsError(no_seed(operation.name, seed))
    rows = []
    for story, reading in zip(stories, readings, strict=True):
        bare = None
        for place, features in _evidence(index, reading):
            topic = topics[operations[place].name]
            if not within(topic, story, times[topic.seed]):
                continue
            if reading.sentences:
                bare = bare or dict(_evidence(index, read(story.title, ()), every=True))
            label = topic.labels.get(story.id)
            rows.append(
                TopicRow(
                    place=place,
                    story=story,
                    reading=reading,
                    relevance=label.relevance if label else 0,
                    features=features,
                    stripped=bare[place] if bare and reading.sentences else None,
                )
            )
    return rows


def _evidence(index: Topics, reading: Reading, *, every: bool = False) -> Iterator[tuple[int, dict[str, float]]]:
    hits, vector = index.hits(reading), index.background.vector(reading.stems)
    likeness = index.likeness(vector)
    for place in range(len(index.profiles)) if every else sorted({*hits, *likeness}):
        found, alike = hits.get(place, []), likeness.get(place, 0.0)
        if every or index.candidate(place, reading, found, alike):
            yield place, weigh(index.profiles[place], reading, found, vector, alike).features


def with_meaning(rows: Sequence[TopicRow], operations: Sequence[Operation], encoder: Meaning) -> list[TopicRow]:
    """The rows with the meaning of their titles among the features. Those that the encoder cannot read are left out."""
    readable = [row for row in rows if meaning.is_english(row.story)]
    encoder.learn([meaning.headline(row.story) for row in readable])
    subjects = meaning.subjects(operations, encoder)
    found = []
    for row in readable:
        if about := subjects[operations[row.place].name]:
            meant = about.of(meaning.headline(row.story), encoder).features
            found.append(
                replace(row, features=row.features | meant, stripped=row.stripped | meant if row.stripped else None)
            )
    return found


def novelty_rows(
    rows: Sequence[TopicRow],
    about: Sequence[float],
    operations: Sequence[Operation],
    topics: Mapping[str, Topic],
    background: Frequencies,
    models: tuple[WordModel, WordModel],
    senses: Senses | None = None,
) -> list[NoveltyRow]:
    """The labelled stories, each beside the ledger of its moment. `senses`: what reads the meaning of their titles."""
    ledgers = [Ledger(background, seed_entries(operation)) for operation in operations]
    found = []
    for row, relevance in zip(rows, about, strict=True):
        ledger, name = ledgers[row.place], operations[row.place].name
        label = topics[name].labels.get(row.story.id)
        if label:
            bare = read(row.story.title, ())
            look = _look(row.story, ledger, models, senses)
            found.append(
                NoveltyRow(
                    place=row.place,
                    story=row.story,
                    code=label.code if label.relevance == ON_TOPIC else "",
                    features=look(row.reading),
                    stripped=look(bare),
                    has_text=novelty.has_lead(row.reading),
                )
            )
        if relevance >= ABOUT:
            ledger.add(_entry(row.story, name))
    return found


def _look(
    story: Story, ledger: Ledger, models: tuple[WordModel, WordModel], senses: Senses | None
) -> Callable[[Reading], dict[str, float]]:
    sensed = sense.of(story, ledger, *senses) if senses else None

    def at(reading: Reading) -> dict[str, float]:
        words = novelty.features(story, reading, ledger.compare(reading, story.first_seen), models, ledger)
        # what is shown live is judged by what it tells; of labels it teaches all the same
        words["labelled"] = max(words["labelled"], float(genre.is_labelled(story)))
        return words | (sensed.features if sensed else {})

    return at


def _entry(story: Story, operation: str) -> LedgerEntry:
    return LedgerEntry(
        operation=operation,
        story=story.id,
        item=story.item,
        at=story.first_seen,
        title=story.title,
        sentences=story.sentences[:KEPT],
        source=story.source,
        publisher=story.publisher,
        language=story.language,
        outcome=Outcome.REPEAT,
    )


def count(readings: Iterable[Reading], *, fewest: int) -> Frequencies:
    """Document frequencies of title and opening, the rare ones left out, and which stems are names."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    total = 0
    for reading in readings:
        total += 1
        counts.update(set(reading.stems))
        for line in (reading.title, *reading.opening):
            for word in words(surface(line).cased)[1:]:
                for stem in stems_of((word,)):
                    inside[stem] += 1
                    capitals[stem] += word[0].isupper()
    kept = {stem: n for stem, n in sorted(counts.items()) if n >= fewest}
    names = frozenset(stem for stem in kept if stem[0].isalpha() and capitals[stem] > NAMELIKE * inside[stem])
    return Frequencies(stories=total, counts=kept, names=names)


def readings_of(stories: Sequence[Story]) -> list[Reading]:
    """All stories, cut up."""
    return [read_story(story) for story in stories]
