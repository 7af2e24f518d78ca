"""What simpler systems would have told, on the same stories: the rows that a judge has to beat.

Each takes a story for on topic where it meets every group of an operation in title or opening, and is given a number
for how new each such story is, 0 to 1, beside those before it (the seed first). All but the first two differ in nothing
else. Where a threshold has to be fitted, each topic's is the best of the other topics.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from monitor.judge.sketch import shingles, words
from monitor.judge.topic import Topics
from monitor.judge.words.terms import Frequencies, Reading, cosine, read_story, stems
from monitor.lab.learning.scoring import Tally, Window, f1, outcome, score_window
from monitor.model import Operation, Outcome, Story, Verdict

OVERLAP = 0.85
"""Share of all shingles of two texts that both have, from which the trade takes them for copies."""
FADE = 48.0
"""Hours: τ of the decayed containment."""
STEPS = 60
"""Thresholds that are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story on topic, or a seed, as the baselines compare it."""

    hours: float
    exact: tuple[str, ...]
    shingles: frozenset[str]
    vector: dict[str, float]
    lead: frozenset[str]
    """Stems of the first sentence; of the title where there is none."""
    held: frozenset[str]
    """Stems of title and opening."""


Measure = Callable[[Item, Item, Frequencies], float]
"""How well an item (the first) is known from an earlier one, 0 to 1."""


def same(new: Item, known: Item, _background: Frequencies) -> float:
    """Word for word."""
    return float(new.exact == known.exact)


def overlap(new: Item, known: Item, _background: Frequencies) -> float:
    """Jaccard index of word 3-shingles."""
    return len(new.shingles & known.shingles) / max(1, len(new.shingles | known.shingles))


def alike(new: Item, known: Item, _background: Frequencies) -> float:
    """Cosine of the TF-IDF vectors of title and opening."""
    return cosine(new.vector, known.vector)


def contained(new: Item, known: Item, background: Frequencies) -> float:
    """Share of the lead's words, by rarity, that the known item holds, faded by the time between."""
    total = sum(background.idf(stem) for stem in sorted(new.lead))
    held = sum(background.idf(stem) for stem in sorted(new.lead & known.held))
    return held / total * math.exp(-max(0.0, new.hours - known.hours) / FADE) if total else 0.0


BASELINES: tuple[tuple[str, Measure | None, float | None], ...] = (
    ("nothing", None, math.inf),
    ("every on-topic story", None, 0.0),
    ("exact dedup", same, 0.5),
    ("85 % overlap", overlap, 1 - OVERLAP),
    ("1 - highest cosine", alike, None),
    ("decayed containment", contained, None),
)
"""Name, measure, and the newness above which a story is told; None: fitted on the other topics."""

Scores = dict[str, float]
"""Story id → how new it is."""


def on_topic(operations: Sequence[Operation], windows: Mapping[str, Window], index: Topics) -> dict[str, list[Story]]:
    """The stories of each topic's window that meet its operation's groups, by the operation's name."""
    asked: dict[str, list[int]] = {}
    stories: dict[str, Story] = {}
    for place, operation in enumerate(operations):
        for story in windows[operation.name].stories:
            asked.setdefault(story.id, []).append(place)
            stories[story.id] = story
    kept: dict[str, set[str]] = {operation.name: set() for operation in operations}
    for id_, places in asked.items():
        reading = read_story(stories[id_])
        hits = index.hits(reading)
        for place in places:
            met = {hit.group for hit in hits.get(place, ()) if hit.group >= 0 and hit.start < reading.opening_end}
            if met and len(met) == len(index.profiles[place].groups):
                kept[operations[place].name].add(id_)
    return {name: [story for story in windows[name].stories if story.id in found] for name, found in kept.items()}


def newness(operation: Operation, stories: Sequence[Story], background: Frequencies, measure: Measure | None) -> Scores:
    """How new each of an operation's stories is beside its seeds and those before it."""
    if measure is None:
        return dict.fromkeys((story.id for story in stories), 1.0)
    start = stories[0].first_seen.timestamp() / 3600 if stories else 0.0
    known = [_item(read_story(seed), start, background) for seed in operation.seeds]
    found: Scores = {}
    for story in stories:
        item = _item(read_story(story), story.first_seen.timestamp() / 3600, background)
        found[story.id] = 1 - max((measure(item, other, background) for other in known), default=0.0)
        known.append(item)
    return found


def _item(reading: Reading, hours: float, background: Frequencies) -> Item:
    spoken = words(" ".join((reading.title, *reading.sentences)))
    return Item(
        hours=hours,
        exact=tuple(spoken),
        shingles=frozenset(shingles(spoken)),
        vector=background.vector(reading.stems),
        lead=frozenset(stems(reading.sentences[0] if reading.sentences else reading.title)),
        held=frozenset(reading.stems),
    )


def tallies(
    stories: Mapping[str, list[Story]], windows: Mapping[str, Window], scores: Mapping[str, Scores], above: float | None
) -> dict[str, Tally]:
    """Each topic's figures where what is newer than `above` is told; None: than what is best for the other topics."""
    limits = fitted(stories, windows, scores) if above is None else dict.fromkeys(stories, above)
    return {
        name: score_window(windows[name], {s.id: _verdict(s, name, scores[name][s.id], limits[name]) for s in found})
        for name, found in stories.items()
    }


def fitted(
    stories: Mapping[str, list[Story]], windows: Mapping[str, Window], scores: Mapping[str, Scores]
) -> dict[str, float]:
    """For each topic the threshold that gives the others together the highest F1."""
    values = sorted(value for found in scores.values() for value in found.values())
    steps = sorted({values[i * (len(values) - 1) // STEPS] for i in range(STEPS + 1)}) if values else [0.0]
    counts = {
        name: [reached(windows[name], found, scores[name], step) for step in steps] for name, found in stories.items()
    }
    best = {}
    for name in stories:
        others = [other for other in stories if other != name]
        size = sum(len(windows[other].developments) for other in others)

        def together(i: int, others: list[str] = others, size: int = size) -> float:
            return f1(sum(counts[other][i][0] for other in others), sum(counts[other][i][1] for other in others), size)

        best[name] = steps[max(range(len(steps)), key=lambda i: (together(i), -i))]
    return best


def reached(window: Window, stories: Sequence[Story], scores: Mapping[str, float], above: float) -> tuple[int, int]:
    """Developments told and wrong alerts where the stories that score more than `above` are told."""
    return outcome(window, (story for story in stories if scores[story.id] > above))


def _verdict(story: Story, operation: str, new: float, above: float) -> Verdict:
    told = new > above
    return Verdict(
        story=story.id,
        operation=operation,
        outcome=Outcome.DEVELOPMENT if told else Outcome.REPEAT,
        relevance=1.0,
        novelty=new,
        probability=new,
        told=told,
    )
