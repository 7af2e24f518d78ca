"""Learning is repeatable, honest about what it left out, and keeps the signs."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from monitor.judge.novelty import TITLE_FEATURES
from monitor.judge.weights import Weights
from monitor.lab.learning import train, words
from monitor.lab.learning.fit import logistic
from monitor.lab.trial import sound
from tests.lab.bench_files import write_bench


def test_the_same_data_give_the_same_file_byte_for_byte(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)

    for name in ("a.json", "b.json"):
        assert train.train(labels, stories, tmp_path / name) == 0

    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_what_was_learnt_can_be_read_back(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    train.train(labels, stories, tmp_path / "w.json")

    document = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    weights = Weights.from_json(document)

    assert len(document["data"]["sha256"]) == 64
    assert document["figures"]["developments"] == 16
    assert weights.title.features == tuple(TITLE_FEATURES)
    assert weights.background.is_name("arland")


def test_a_broken_line_is_named_and_the_rest_learnt_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, stories = write_bench(tmp_path)
    stories.write_bytes(stories.read_bytes() + b'{"title": \n')

    assert train.train(labels, stories, tmp_path / "w.json") == 1
    assert (tmp_path / "w.json").exists()
    assert f"{stories}: 1 line skipped, the rest judged" in capsys.readouterr().err.splitlines()


def test_other_labels_give_another_digest(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    before = train.prepare(labels, stories, sound(stories)[0]).digest
    first = next(iter(labels.glob("*.labels.jsonl")))
    first.write_text(first.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert train.prepare(labels, stories, sound(stories)[0]).digest != before


def test_a_topic_that_is_left_out_teaches_nothing(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    lessons = train.prepare(labels, stories, sound(stories)[0])

    whole, without = train.weights(lessons), train.weights(lessons, without="arland")

    assert whole["models"] != without["models"]
    assert without["data"]["without"] == "arland"


def test_a_logistic_model_finds_the_signal_and_keeps_to_the_signs() -> None:
    dice = random.Random(3)
    rows = [[dice.gauss(0, 1), dice.gauss(0, 1), dice.gauss(0, 1)] for _ in range(400)]
    labels = [dice.random() < 1 / (1 + 2.718 ** -(2 * a - b)) for a, b, _ in rows]

    free = logistic(rows, labels, signs=[0, 0, 0], ridge=0.01)
    bound = logistic(rows, labels, signs=[1, 1, 0], ridge=0.01)

    assert free.weights[0] == pytest.approx(2, abs=0.5)
    assert free.weights[1] == pytest.approx(-1, abs=0.4)
    assert bound.weights[1] == 0.0
    assert free.probability([2, -2, 0]) > 0.9


def test_words_are_learnt_and_the_common_ones_left_alone() -> None:
    titles = [{"army", "takes"} if i % 2 else {"why", "takes"} for i in range(40)]

    model = words.learn(titles, [i % 2 == 1 for i in range(40)])

    assert model.weights["army"] > 0 > model.weights["why"]
    assert abs(model.weights["takes"]) < 0.1
    assert model.score({"army"}) > 0 > model.score({"why"})
    assert words.as_json(model)["weights"]["army"] == model.weights["army"]
