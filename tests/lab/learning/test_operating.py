"""The steps between telling much and telling little are measured, and the words chosen among them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from monitor.judge.weights import Step, Weights
from monitor.lab.learning import operating, train
from monitor.lab.learning.scoring import judged_left_out, tallies_of, total, windows_of
from monitor.lab.trial import sound
from monitor.model import Sensitivity
from tests.lab.bench_files import write_bench


def test_the_curve_agrees_with_judging_at_the_balanced_step(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    lessons = train.prepare(labels, stories, sound(stories)[0])
    models = {o.name: Weights.from_json(train.weights(lessons, o.name)) for o in lessons.operations}
    judged = judged_left_out(lessons.operations, lessons.topics, lessons.stories, models)

    windows = windows_of(lessons.operations, lessons.topics, lessons.stories)

    steps = operating.curve(windows, judged)

    exact = total(tallies_of(windows, judged))
    balanced = next(step for step in steps if step.shift == 0)
    assert balanced.precision == pytest.approx(exact.precision, abs=1e-3)
    assert balanced.recall == pytest.approx(exact.recall, abs=1e-3)
    assert balanced.alerts == pytest.approx(exact.counts["alerts"] / 60, abs=1e-3)
    recalls, alerts = [step.recall for step in steps], [step.alerts for step in steps]
    assert recalls == sorted(recalls, reverse=True)
    assert alerts == sorted(alerts, reverse=True)


def test_the_words_weigh_precision_and_recall() -> None:
    steps = [
        Step(shift=shift, precision=p, recall=r, alerts=1)
        for shift, p, r in ((-2, 0.2, 0.99), (-1, 0.5, 0.95), (0, 0.7, 0.8), (1, 0.9, 0.6), (2, 1.0, 0.1))
    ]

    assert operating.words(steps) == {Sensitivity.FEW: 1, Sensitivity.BALANCED: 0, Sensitivity.EVERY: -1}


def test_what_was_learnt_carries_the_curve(tmp_path: Path) -> None:
    train.train(*write_bench(tmp_path), tmp_path / "w.json")

    document = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    weights = Weights.from_json(document)

    assert [step.shift for step in weights.curve] == list(operating.SHIFTS)
    assert weights.words[Sensitivity.BALANCED] == 0
    assert document["figures"]["developments"] == 16
