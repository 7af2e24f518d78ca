"""The judge's figures on labelled news beside the checkout. Slow: the whole stream is judged once."""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path

import pytest

from monitor import config
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.lab.learning.lessons import read_topics
from monitor.lab.learning.scoring import Tally, judged_together, tallies_of, total, windows_of
from monitor.lab.trial import Broken, read_stories
from monitor.model import Known

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench"
WIRE, MISSION = BENCH / "dev" / "wire_topics", BENCH / "dev" / "mission"

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not BENCH.exists(), reason="the labelled news is not beside the checkout"),
]


@cache
def wire() -> tuple[Tally, float]:
    """All topics together, and the CPU seconds that reading and judging took."""
    began = time.process_time()
    operations = config.load_operations(WIRE / "operations.toml")
    judge = Judge(operations, Weights.from_json(config.weights()))
    stories = [s for s in read_stories(BENCH / "streams" / "wire2026.jsonl.gz") if not isinstance(s, Broken)]
    judged = judged_together(judge, stories)
    took = time.process_time() - began
    windows = windows_of(operations, {topic.name: topic for topic in read_topics(WIRE)}, stories)
    return total(tallies_of(windows, judged)), took


def test_seventeen_topics_reach_the_promised_figures() -> None:
    figures = wire()[0].figures()

    assert figures["F1"] >= 0.76
    assert figures["R"] >= 0.80
    assert figures["AUC"] >= 0.85
    assert figures["AP"] >= 0.92


def test_the_whole_stream_is_judged_in_ninety_seconds_on_one_core() -> None:
    assert wire()[1] < 90


def test_nine_developments_of_the_mission_are_told_with_at_most_four_false_alerts() -> None:
    labels = {}
    for line in (MISSION / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["id"]] = label["label"]
    judge = Judge(config.load_operations(MISSION / "operations.toml"), Weights.from_json(config.weights()))
    memory = judge.memory_of(Known())

    told = [
        labels.get(story.id, 0)
        for story in read_stories(MISSION / "stories.jsonl.gz")
        if not isinstance(story, Broken)
        for verdict in judge.one(story, memory).verdicts
        if verdict.told
    ]

    assert told.count(1) >= 9
    assert told.count(0) <= 4
