"""The figures of novelty, one a row: labelled topics left out one by one, labelled pairs, and streams all on topic.

What a file is missing for is said in its row and is no failure: the labelled news is not part of the project.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from monitor import config, semantic
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.weights import Weights
from monitor.lab.learning import outlets, pairs, streams, train
from monitor.lab.learning.evaluate import seeded
from monitor.lab.learning.lessons import read_topics
from monitor.lab.learning.scoring import auc
from monitor.lab.trial import sound

TOPICS = Path("dev/wire_topics")
STREAM = Path("streams/wire2026.jsonl.gz")
WIDTH = 98


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure; `value` is None where its file is missing."""

    name: str
    value: float | None


Measure = Callable[[Path, Weights, Meaning | Missing], Iterator[tuple[str, float]]]
MEANT = ", meanings compared"
"""Of figures that the judge reaches with an encoder; there are none where there is no encoder."""


def figures(bench: Path, out: TextIO, *, as_json: bool = False) -> int:
    """Print every figure that the folder `bench` has the files for. Gives 1 where it has none, else 0."""
    rows = []
    for row in measured(bench, Weights.from_json(config.weights()), semantic.encoder()):
        rows.append(row)
        value = None if row.value is None else round(row.value, 4)
        if as_json:
            print(json.dumps({"figure": row.name, "value": value}), file=out, flush=True)
        else:
            print(row.name.ljust(WIDTH), "file missing" if value is None else f"{value:.3f}", file=out, flush=True)
    return 0 if any(row.value is not None for row in rows) else 1


def measured(bench: Path, weights: Weights, encoder: Meaning | Missing = WORDS_ALONE) -> Iterator[Row]:
    """Every figure in its order; the pairs and streams by `weights`, the topics by models that have not seen them."""
    for name, file, measure in MEASURES:
        if (bench / file).exists():
            found = measure(bench / file, weights, encoder)
            yield from (Row(name=f"{name}{kind}", value=value) for kind, value in found)
        else:
            yield Row(name=name, value=None)


def _topics(labels: Path, _weights: Weights, encoder: Meaning | Missing) -> Iterator[tuple[str, float]]:
    stories = labels.parents[1] / STREAM
    lessons = train.prepare(labels, stories, sound(stories)[0], encoder)
    tiers = [("", lessons.new, train.WORDS)]
    if lessons.meant:
        tiers.append((MEANT, lessons.meant.new, train.MEANT))
    for tier, rows, signs in tiers:
        scored = train.left_out_novelty(rows, len(lessons.operations), signs)
        for kind, name in (("", "whole"), (", title alone", "title"), (", all text removed", "stripped")):
            told = [s for s in scored if name != "title" or not s.row.has_text]
            score = [(s.row.code == "N", s.stripped if name == "stripped" else s.whole) for s in told]
            value = auc([value for new, value in score if new], [value for new, value in score if not new])
            yield f"{kind}{tier}", value


def _outlets(labels: Path, weights: Weights, encoder: Meaning | Missing) -> Iterator[tuple[str, float]]:
    topics = {topic.name: topic for topic in read_topics(labels)}
    told, _code = sound(labels.parents[1] / STREAM)
    followed = [one for one in config.load_operations(labels / "operations.toml") if one.name in topics]
    operations = [seeded(one, topics[one.name], told) for one in followed]
    for tier, by in _tiers(encoder):
        for name, share in outlets.told_again(operations, told, weights, by):
            yield f", {name}{tier}", share


def _same_event(path: Path, weights: Weights, encoder: Meaning | Missing) -> Iterator[tuple[str, float]]:
    for tier, by in _tiers(encoder):
        yield tier, pairs.same_event(path, weights, by)


def _edits(path: Path, weights: Weights, encoder: Meaning | Missing) -> Iterator[tuple[str, float]]:
    for tier, by in _tiers(encoder):
        rest, cosmetic = pairs.substantive_edits(path, weights.background, by)
        yield f" against the rest{tier}", rest
        yield f" against cosmetic{tier}", cosmetic


def _timelines(path: Path, weights: Weights, encoder: Meaning | Missing) -> Iterator[tuple[str, float]]:
    yield from _shares(list(streams.rewritten_timelines(path)), weights, encoder)


def _releases(path: Path, weights: Weights, encoder: Meaning | Missing) -> Iterator[tuple[str, float]]:
    yield from _shares([list(streams.releases(path))], weights, encoder)


def _shares(
    found: Sequence[Sequence[streams.Telling]], weights: Weights, encoder: Meaning | Missing
) -> Iterator[tuple[str, float]]:
    for tier, by in _tiers(encoder):
        counted = sum((streams.count(stream, weights, by) for stream in found), streams.Count())
        yield f", precision{tier}", counted.precision
        yield f", recall{tier}", counted.recall


def _tiers(encoder: Meaning | Missing) -> Iterator[tuple[str, Meaning | Missing]]:
    """By words, and by meaning where that can be."""
    yield "", WORDS_ALONE
    if not isinstance(encoder, Missing):
        yield MEANT, encoder


MEASURES: tuple[tuple[str, Path, Measure], ...] = (
    ("novelty AUC, on-topic items", TOPICS, _topics),
    ("told again, another outlet prints", TOPICS, _outlets),
    ("same event AUC, cross_wire_titles", Path("dev/pairs/cross_wire_titles.jsonl"), _same_event),
    ("same event AUC, wire_same_event", Path("dev/pairs/wire_same_event.jsonl.gz"), _same_event),
    ("edits AUC, substantive", Path("dev/pairs/headline_edits.jsonl"), _edits),
    ("rewritten timelines", Path("dev/fsd/timeline_updates_rewritten.jsonl.gz"), _timelines),
    ("strike releases", Path("dev/fsd/centcom_strike_releases.jsonl.gz"), _releases),
)
