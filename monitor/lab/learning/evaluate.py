"""Quality against labels: every figure of each topic and of all, beside what simpler systems would have told.

Each miss and each false alert can be listed with its reasons, and the whole drawn as one picture.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from monitor import config, semantic
from monitor.judge import stories as texts
from monitor.judge.explain import explain
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.lab.learning import baselines, operating, picture, train
from monitor.lab.learning.bootstrap import Interval, intervals
from monitor.lab.learning.lessons import Topic, read_topics
from monitor.lab.learning.scoring import (
    Tally,
    Window,
    judged_left_out,
    judged_together,
    outcome,
    tallies_of,
    total,
    windows_of,
)
from monitor.lab.trial import sound
from monitor.model import Operation, SemanticChoice, Sensitivity, Story

ALL = "ALL"
TIER, MEANT = "tier 0", "tier 1"
"""The judge by words alone, and with meanings compared as well."""
WIDTH = 24
COLUMNS = ("AP", "AUC", "P", "R", "F1", "lag", "alerts", "told", "developments", "detail", "redundant", "background")
MORE = ("strict", "a day", "silent", "EG1", "GMP", "median lag", "p90 lag")
STEPS = 50
"""Points of a curve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way to decide, and what it came to."""

    name: str
    tallies: Mapping[str, Tally]
    """By topic."""
    curve: tuple[picture.Point, ...] = ()
    """What it reaches at other thresholds."""
    marks: tuple[tuple[str, picture.Point], ...] = ()
    """Where an operator can set it, by the word for it."""

    @property
    def all(self) -> Tally:
        """All topics together."""
        return total(self.tallies)


def evaluate(
    labels: Path,
    stories: Path,
    out: TextIO,
    *,
    as_json: bool = False,
    left_out: bool = False,
    groups: bool = True,
    sensitivity: Sensitivity | None = None,
    budget: float | None = None,
    errors: bool = False,
    drawing: Path | None = None,
    choice: SemanticChoice = "auto",
) -> int:
    """Judge the stories and print the measures of each topic, of all, and of the baselines.

    Gives 1 where there are none, or where a line of the stories is broken: it is named, and the rest judged; else 0.

    `labels` holds operations.toml and the topics; an operation without seeds has its topic's. `left_out`: each topic is
    judged by weights that have not learnt from it. `groups`: False takes the operator's groups away, so that title and
    seed stand alone. `sensitivity` or `budget`: of all operations, whatever their table says. `errors`: each miss and
    each false alert as well, with its reasons. `drawing`: a file for the picture (SVG). `choice`: whether meanings are
    compared too, beside the words alone.
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
    if budget:
        operations = [replace(operation, budget=budget) for operation in operations]
    try:
        encoder = semantic.chosen(choice)
        told, code = sound(stories)
        methods = list(_methods(operations, topics, labels, stories, told, encoder, left_out=left_out))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    sure = intervals({method.name: method.all.days for method in methods}, TIER)
    (_print_json if as_json else _print)(methods, sure, out)
    if errors:
        for mistake in _mistakes(methods[-1].tallies):
            print(json.dumps(mistake, ensure_ascii=False) if as_json else _told(mistake), file=out)
    if drawing:
        title = "Precision and recall" + (", topics left out one by one" if left_out else "")
        drawn = [
            picture.Drawn(name=m.name, point=(m.all.recall, m.all.precision), curve=m.curve, marks=m.marks)
            for m in methods
        ]
        try:
            drawing.write_text(picture.svg(drawn, title), encoding="utf-8")
        except OSError as error:
            print(f"{drawing}: cannot be written: {error.strerror}; name another file", file=sys.stderr)
            return 1
    return code


def seeded(operation: Operation, topic: Topic, told: Iterable[Story]) -> Operation:
    """With its topic's seed, where it has none of its own: so labels can be kept without anybody's text."""
    if operation.seeds:
        return operation
    seed = next(story for story in told if story.id == topic.seed)
    return replace(operation, seeds=(texts.seed(seed.id, "\n\n".join([seed.title, *seed.sentences])),))


def _methods(
    operations: Sequence[Operation],
    topics: Mapping[str, Topic],
    labels: Path,
    stories: Path,
    told: Sequence[Story],
    encoder: Meaning | Missing,
    *,
    left_out: bool,
) -> Iterator[Method]:
    """The baselines, then the judge by words alone, then with meanings where there is an encoder."""
    windows = windows_of(operations, topics, told)
    operations = [seeded(operation, topics[operation.name], told) for operation in operations]
    shipped = Weights.from_json(config.weights())
    yield from _baselines(operations, windows, Judge(operations, shipped))
    if left_out:
        lessons = train.prepare(labels, stories, told, encoder)
        measured = {"operating": config.weights()["operating"]}
        weights = {o.name: Weights.from_json(train.weights(lessons, o.name, measured)) for o in operations}
    for name, meaning in ((TIER, WORDS_ALONE), (MEANT, encoder)):
        if name == MEANT and isinstance(meaning, Missing):
            continue
        if left_out:
            judged = judged_left_out(operations, topics, told, weights, meaning)
        else:
            judged = judged_together(Judge(operations, shipped, meaning), told)
        steps = {step.shift: (step.recall, step.precision) for step in operating.curve(windows, judged)}
        yield Method(
            name=name,
            tallies=tallies_of(windows, judged),
            curve=tuple(point for _, point in sorted(steps.items(), reverse=True)),
            marks=tuple((word.value, steps[shift]) for word, shift in shipped.words.items() if shift in steps),
        )


def _baselines(operations: Sequence[Operation], windows: Mapping[str, Window], judge: Judge) -> Iterator[Method]:
    met = baselines.on_topic(operations, windows, judge.topics)
    for name, measure, above in baselines.BASELINES:
        scores = {
            operation.name: baselines.newness(operation, met[operation.name], judge.weights.background, measure)
            for operation in operations
        }
        yield Method(
            name=name,
            tallies=baselines.tallies(met, windows, scores, above),
            curve=_curve(windows, scores) if above is None else (),
        )


def _curve(windows: Mapping[str, Window], scores: Mapping[str, Mapping[str, float]]) -> tuple[picture.Point, ...]:
    """Recall and precision where what scores as much as each of some thresholds is told, the highest first."""
    scored = {name: [s for s in window.stories if s.id in scores[name]] for name, window in windows.items()}
    values = sorted((value for found in scores.values() for value in found.values()), reverse=True)
    steps = sorted({values[i * (len(values) - 1) // STEPS] for i in range(STEPS + 1)}, reverse=True) if values else []
    developments = sum(len(window.developments) for window in windows.values())
    return tuple(_reached(windows, scored, scores, step, developments) for step in steps)


def _reached(
    windows: Mapping[str, Window],
    stories: Mapping[str, Sequence[Story]],
    scores: Mapping[str, Mapping[str, float]],
    least: float,
    developments: int,
) -> picture.Point:
    counts = [outcome(windows[n], [s for s in found if scores[n][s.id] >= least]) for n, found in stories.items()]
    caught, wrong = sum(c for c, _ in counts), sum(w for _, w in counts)
    return caught / max(1, developments), caught / max(1, caught + wrong)


# --- telling ----------------------------------------------------------------------------------------------------------


def _print_json(methods: Sequence[Method], sure: Mapping[str, Interval], out: TextIO) -> None:
    tallies = methods[-1].tallies
    for name, tally in [*tallies.items(), (ALL, total(tallies))]:
        print(json.dumps({"topic": name, **_plain(tally.figures() | tally.more_figures())}), file=out)
    for method in methods:
        summed, interval = method.all, sure[method.name]
        ranges = {
            "P range": interval.precision,
            "R range": interval.recall,
            "F1 range": interval.f1,
            "F1 gain range": interval.gain,
        }
        figures = _plain(summed.figures() | summed.more_figures())
        rounded = {name: [round(low, 4), round(high, 4)] for name, (low, high) in ranges.items()}
        print(json.dumps({"method": method.name, **figures, **rounded}), file=out)


def _plain(figures: Mapping[str, float]) -> dict[str, float | None]:
    return {key: None if math.isnan(value) else round(value, 4) for key, value in figures.items()}


def _print(methods: Sequence[Method], sure: Mapping[str, Interval], out: TextIO) -> None:
    tallies = methods[-1].tallies
    columns = (*COLUMNS, "off topic", "marginal")
    print("topic".ljust(WIDTH) + _heads(columns), file=out)
    for name, tally in [*tallies.items(), (ALL, total(tallies))]:
        print(name.ljust(WIDTH) + _cells(tally.figures(), columns), file=out)
    counts = ("alerts", "redundant", "background", "off topic", *MORE)
    ranges = "F1 from - to   beside tier 0"
    print(
        "\n" + "method".ljust(WIDTH) + _heads(("AP", "AUC", "P", "R", "F1")) + f"  {ranges}" + _heads(counts), file=out
    )
    for method in methods:
        figures, interval = method.all.figures() | method.all.more_figures(), sure[method.name]
        low, high = interval.f1
        gain = "" if method.name == TIER else f"{interval.gain[0]:+.2f} to {interval.gain[1]:+.2f}"
        told = f"  {low:.2f} - {high:.2f}".ljust(len(ranges) - 11) + gain.ljust(14)
        print(
            method.name.ljust(WIDTH) + _cells(figures, ("AP", "AUC", "P", "R", "F1")) + told + _cells(figures, counts),
            file=out,
        )


def _heads(columns: Sequence[str]) -> str:
    return "".join(name.rjust(max(len(name), 6) + 1) for name in columns)


def _cells(figures: Mapping[str, float], columns: Sequence[str]) -> str:
    return "".join(_cell(figures[name]).rjust(max(len(name), 6) + 1) for name in columns)


def _cell(value: float) -> str:
    return "-" if math.isnan(value) else str(value) if isinstance(value, int) else f"{value:.3f}"


def _mistakes(tallies: Mapping[str, Tally]) -> Iterator[dict[str, Any]]:
    """Each development that was never told, at its first item, and each wrong alert."""
    for topic, tally in tallies.items():
        for story, verdict in tally.missed:
            why = explain(verdict, story) if verdict else ("met no term and is unlike it",)
            yield _mistake("missed", topic, story, why)
        for kind, story, verdict in tally.false:
            yield _mistake(kind, topic, story, explain(verdict, story))


def _mistake(kind: str, topic: str, story: Story, why: Iterable[str]) -> dict[str, Any]:
    return {
        "error": kind,
        "topic": topic,
        "id": story.id,
        "source": story.source,
        "title": story.title,
        "why": list(why),
    }


def _told(mistake: Mapping[str, Any]) -> str:
    said = "missed" if mistake["error"] == "missed" else f"told, but {mistake['error']}:"
    head = f"\n{mistake['topic']}: {said} {mistake['id']} {mistake['source']}: {mistake['title']}"
    return "\n".join([head, *(f"    {line}" for line in mistake["why"])])
