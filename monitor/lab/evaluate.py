"""Quality against labels: every figure of each topic and of all, every miss and every false alert explained."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from monitor import config
from monitor.judge.explain import explain
from monitor.judge.verdict import Judge, Weights
from monitor.lab import train
from monitor.lab.lessons import read_topics
from monitor.lab.scoring import Tally, left_out_tallies, tallies_of, total
from monitor.lab.trial import Broken, read_stories
from monitor.model import Sensitivity

ALL = "ALL"
WIDTH = 24
COLUMNS = ("AP", "AUC", "P", "R", "F1", "lag", "alerts", "told", "developments", "detail", "redundant", "background")


def evaluate(
    labels: Path,
    stories: Path,
    out: TextIO,
    *,
    as_json: bool = False,
    left_out: bool = False,
    groups: bool = True,
    sensitivity: Sensitivity | None = None,
) -> int:
    """Judge the stories and print the measures of each topic and of all together. Gives 1 where nothing can be judged.

    `labels` holds operations.toml and the topics. `left_out`: each topic is judged by weights that have not learnt from
    it. `groups`: False takes the operator's groups away, so that title and seed stand alone.
    `sensitivity`: of all operations, whatever their table says.
    """
    try:
        topics = {topic.name: topic for topic in read_topics(labels)}
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    operations = [o for o in config.load_operations(labels / "operations.toml") if o.name in topics]
    if not operations:
        print(f"{labels}: no topic that operations.toml names; nothing to evaluate", file=sys.stderr)
        return 1
    operations = operations if groups else [replace(operation, about=()) for operation in operations]
    if sensitivity:
        operations = [replace(operation, sensitivity=sensitivity, budget=None) for operation in operations]
    told = [story for story in read_stories(stories) if not isinstance(story, Broken)]
    if left_out:
        lessons = train.prepare(labels, stories)
        measured = {"operating": config.weights()["operating"]}
        weights = {o.name: Weights.from_json(train.weights(lessons, o.name, measured)) for o in operations}
        tallies = left_out_tallies(operations, topics, told, weights)
    else:
        tallies = tallies_of(Judge(operations, Weights.from_json(config.weights())), topics, told)
    (_print_json if as_json else _print)(tallies, out)
    return 0


def _print_json(tallies: Mapping[str, Tally], out: TextIO) -> None:
    for name, tally in [*tallies.items(), (ALL, total(tallies))]:
        figures = {key: None if math.isnan(value) else round(value, 4) for key, value in tally.figures().items()}
        print(json.dumps({"topic": name, **figures}), file=out)


def _print(tallies: Mapping[str, Tally], out: TextIO) -> None:
    columns = (*COLUMNS, "off topic", "marginal")
    print("topic".ljust(WIDTH) + "".join(name.rjust(max(len(name), 6) + 1) for name in columns), file=out)
    for name, tally in [*tallies.items(), (ALL, total(tallies))]:
        figures = tally.figures()
        cells = (_cell(figures[key]).rjust(max(len(key), 6) + 1) for key in columns)
        print(name.ljust(WIDTH) + "".join(cells), file=out)
    for name, tally in tallies.items():
        for line in _explained(name, tally):
            print(line, file=out)


def _cell(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _explained(name: str, tally: Tally) -> Iterator[str]:
    for story, verdict in tally.missed:
        yield f"\n{name}: missed {story.id} {story.source}: {story.title}"
        yield from (
            f"    {line}" for line in (explain(verdict, story) if verdict else ("met no term and is unlike it",))
        )
    for why, story, verdict in tally.false:
        yield f"\n{name}: told, but {why}: {story.id} {story.source}: {story.title}"
        yield from (f"    {line}" for line in explain(verdict, story))
