"""Verdicts beside labels."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from monitor import config, semantic
from monitor.lab.learning.baselines import BASELINES
from monitor.lab.learning.evaluate import evaluate
from monitor.lab.learning.lessons import Label, Topic, read_topics
from monitor.lab.learning.scoring import WRONG, auc, average_precision, calibration, score
from monitor.lab.trial import judge_file
from monitor.model import Outcome, Verdict
from tests.builders import at, story
from tests.lab.bench_files import write_bench

SCORER = Path(__file__).resolve().parents[3].parent / "shared" / "bench" / "score.py"
TOPIC = Topic(
    name="t",
    first_day="2018-05-01",
    last_day="2018-05-09",
    seed="seed",
    labels={
        "n1": Label(relevance=2, code="N", event="e1"),
        "u1": Label(relevance=2, code="u", event="e1"),
        "r1": Label(relevance=2, code="r", event="e1"),
        "n2": Label(relevance=2, code="N", event="e2"),
        "b1": Label(relevance=2, code="b", event=""),
        "m1": Label(relevance=1, code="", event=""),
    },
)
STORIES = [
    story(name, id=name, first_seen=at(60 * i))
    for i, name in enumerate(("seed", "n1", "u1", "r1", "n2", "b1", "m1", "x"))
]


def verdicts(*told: str) -> dict[str, Verdict]:
    return {
        s.id: Verdict(
            story=s.id,
            operation="t",
            outcome=Outcome.DEVELOPMENT,
            relevance=0.1 if s.id == "x" else 0.9,
            novelty=0.9 if s.id[0] == "n" else 0.1,
            probability=0.5,
            told=s.id in told,
        )
        for s in STORIES
    }


def test_a_perfect_run_scores_one() -> None:
    figures = score(TOPIC, STORIES, verdicts("n1", "n2")).figures()

    assert (figures["P"], figures["R"], figures["F1"], figures["AUC"]) == (1, 1, 1, 1)


def test_a_development_told_late_counts_once_and_its_lag_is_kept() -> None:
    tally = score(TOPIC, STORIES, verdicts("u1", "r1"))

    assert (tally.counts["told"], tally.counts["redundant"]) == (1, 1)
    assert tally.lags == [1.0]
    assert [s.id for s, _ in tally.missed] == ["n2"]


def test_details_and_marginal_items_do_no_harm_and_the_rest_does() -> None:
    tally = score(TOPIC, STORIES, verdicts("n1", "u1", "m1", "b1", "x"))

    assert {name: tally.counts[name] for name in ("detail", "marginal", "background", "off topic")} == dict.fromkeys(
        ("detail", "marginal", "background", "off topic"), 1
    )
    assert tally.precision == pytest.approx(1 / 3)
    assert sorted(why for why, _, _ in tally.false) == ["background", "off topic"]


def test_no_verdicts_score_nothing() -> None:
    figures = score(TOPIC, STORIES, {}).figures()

    assert (figures["P"], figures["R"], figures["F1"]) == (0, 0, 0)


def test_a_topic_without_its_seed_among_the_stories_is_refused() -> None:
    with pytest.raises(ValueError, match="its seed seed is not among the stories"):
        score(TOPIC, STORIES[1:], {})


def test_average_precision_ranks_ties_against_us() -> None:
    assert average_precision([(0.9, True), (0.5, False), (0.4, True)]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([(0.5, True), (0.5, False)]) == 0.5


def test_auc_counts_a_tie_half() -> None:
    assert auc([1, 0.5], [0.5, 0]) == 0.875


def test_a_day_counts_for_what_was_told_and_for_silence() -> None:
    figures = score(TOPIC, STORIES, verdicts("n1", "x")).more_figures()

    # both alerts fall on the first of nine days, which brought two developments, one of them told
    assert figures["silent"] == 1
    assert figures["EG1"] == pytest.approx((8 + 1 / 2) / 9)
    assert figures["GMP"] == pytest.approx((0.5 - 0.5) / 9)
    assert figures["strict"] == 0.5
    assert figures["a day"] == pytest.approx(2 / 7)


def test_probabilities_that_come_true_as_often_as_they_say_are_calibrated() -> None:
    assert calibration([(0.25, 1), (0.25, 0), (0.25, 0), (0.25, 0)]) == {"Brier": 0.1875, "ECE": 0}
    assert calibration([(1.0, 0)]) == {"Brier": 1, "ECE": 1}


def test_a_broken_line_is_named_and_the_rest_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, stories = write_bench(tmp_path)
    whole, rest = io.StringIO(), io.StringIO()
    evaluate(labels, stories, whole, as_json=True, choice="off")
    stories.write_bytes(stories.read_bytes() + b'{"title": \n')

    assert evaluate(labels, stories, rest, as_json=True, choice="off") == 1
    assert rest.getvalue() == whole.getvalue()
    assert capsys.readouterr().err.splitlines()[-1] == f"{stories}: 1 line skipped, the rest judged"


def test_every_topic_and_all_are_printed(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    out = io.StringIO()

    assert evaluate(labels, stories, out) == 0

    lines = out.getvalue().splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["topic", "arland", "borduria", "ALL"]


def test_a_small_budget_tells_less_and_surer(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    found = {}
    for budget in (0.05, 1000.0):
        out = io.StringIO()
        assert evaluate(labels, stories, out, as_json=True, budget=budget, choice="off") == 0
        found[budget] = next(row for row in map(json.loads, out.getvalue().splitlines()) if row["topic"] == "ALL")

    assert found[0.05]["a day"] < found[1000.0]["a day"]
    assert found[0.05]["R"] < found[1000.0]["R"]


METHODS = [*(name for name, _, _ in BASELINES), "tier 0", *([] if semantic.missing() else ["tier 1"])]


def test_every_baseline_stands_beside_the_judge(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    out = io.StringIO()

    evaluate(labels, stories, out)

    table = out.getvalue().split("\n\n")[1].splitlines()
    assert [line[:24].strip() for line in table] == ["method", *METHODS]


def test_meanings_that_are_not_wanted_are_not_compared(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    out = io.StringIO()

    evaluate(labels, stories, out, as_json=True, choice="off")

    assert [row["method"] for row in read(out) if "method" in row][-1] == "tier 0"


@pytest.mark.parametrize("how", [{}, {"left_out": True}, {"groups": False}])
def test_as_json_each_topic_and_each_method_is_a_line(tmp_path: Path, how: dict[str, bool]) -> None:
    labels, stories = write_bench(tmp_path)
    out = io.StringIO()

    assert evaluate(labels, stories, out, as_json=True, **how) == 0

    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["topic"] for row in rows[:3]] == ["arland", "borduria", "ALL"]
    assert rows[2]["developments"] == 16
    assert rows[2]["R"] > 0.3
    assert [row["method"] for row in rows[3:]] == METHODS
    assert all(low <= row["F1"] <= high for row in rows[3:] for low, high in [row["F1 range"]])
    assert {key: rows[-1][key] for key in rows[2] if key != "topic"} == {
        key: value for key, value in rows[2].items() if key != "topic"
    }


def test_errors_lists_each_miss_and_each_false_alert_with_reasons(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    as_json, as_text = io.StringIO(), io.StringIO()

    evaluate(labels, stories, as_json, as_json=True, errors=True)
    evaluate(labels, stories, as_text, errors=True)

    rows = [json.loads(line) for line in as_json.getvalue().splitlines()]
    (summed,) = (row for row in rows if row.get("topic") == "ALL")
    mistakes = [row for row in rows if "error" in row]
    missed = [row for row in mistakes if row["error"] == "missed"]
    assert len(missed) == summed["developments"] - summed["told"] > 0
    assert len(mistakes) - len(missed) == sum(summed[why] for why in WRONG)
    assert all(row["why"] for row in mistakes)
    assert all(f": missed {row['id']} Wire: {row['title']}\n    " in as_text.getvalue() for row in missed)


def test_the_picture_has_each_method_and_the_words_an_operator_may_choose(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)

    evaluate(labels, stories, io.StringIO(), drawing=tmp_path / "p.svg")

    drawn = [text.text or "" for text in ET.parse(tmp_path / "p.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert [name for name in METHODS if any(text.startswith(f"{name} (P ") for text in drawn)] == METHODS
    assert {"few", "balanced", "every"} <= set(drawn)


def test_a_picture_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, stories = write_bench(tmp_path)

    assert evaluate(labels, stories, io.StringIO(), drawing=tmp_path / "nowhere" / "p.svg") == 1

    assert "p.svg: cannot be written" in capsys.readouterr().err


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer is not beside the checkout")
def test_the_figures_are_those_of_the_scorer(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    seen = {row["id"]: row["first_seen"] for row in read(stories)}
    for path in labels.glob("*.labels.jsonl"):
        rows = [{**row, "first_seen": seen[row["id"]]} for row in read(path)]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said, verdicts = io.StringIO(), tmp_path / "verdicts.jsonl"
    with verdicts.open("w", encoding="utf-8") as out:
        assert judge_file(labels / "operations.toml", stories, out) == 0

    evaluate(labels, stories, said, as_json=True)
    command = [sys.executable, SCORER, labels, verdicts, "--stream", stories, "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    ours = {row["topic"]: row for row in read(said) if "topic" in row}
    names = {"caught": "told", "off_topic": "off topic", "per_day": "a day"}
    for topic, figures in scored.items():
        expected = {names.get(name, name): value for name, value in figures.items() if name != "stories"}
        assert {name: ours[topic][name] for name in expected} == pytest.approx(expected, abs=1e-4)


def read(lines: Path | io.StringIO) -> list[dict[str, Any]]:
    text = lines.getvalue() if isinstance(lines, io.StringIO) else lines.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_an_operation_without_seeds_has_its_topics_seed(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    with_seeds, without = io.StringIO(), io.StringIO()
    evaluate(labels, stories, with_seeds, groups=False, choice="off")
    operations = labels / "operations.toml"
    told = [line for line in operations.read_text().splitlines() if not line.startswith("seeds")]
    operations.write_text("\n".join(told))

    assert evaluate(labels, stories, without, groups=False, choice="off") == 0
    assert without.getvalue() == with_seeds.getvalue()


def test_the_topics_that_are_kept_here_can_be_read() -> None:
    kept = Path(__file__).parents[2] / "topics"

    topics = {topic.name: topic for topic in read_topics(kept)}

    assert {operation.name for operation in config.load_operations(kept / "operations.toml")} == topics.keys()
    assert all(any(label.code == "N" for label in topic.labels.values()) for topic in topics.values())


def test_labels_that_cannot_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, stories = write_bench(tmp_path)
    (labels / "arland.topic.json").write_text("{}", encoding="utf-8")

    assert evaluate(labels, stories, io.StringIO()) == 1

    assert "arland.topic.json: cannot be read as a labelled topic" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "rel": 2', "Expecting"),
        ('{"id": "a", "rel": 2, "event": null}', "'novelty' is missing"),
        ('{"id": "a", "rel": "two", "novelty": "N", "event": "e"}', "`rel` is 'two', not 2"),
        ('{"id": "a", "rel": 2, "novelty": "new", "event": "e"}', "`novelty` is 'new', not N"),
        ("[]", "correct the line or take it out"),
    ],
)
def test_a_label_that_is_none_is_named_with_its_line(
    line: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, stories = write_bench(tmp_path)
    file = labels / "arland.labels.jsonl"
    first = len(file.read_text(encoding="utf-8").splitlines())
    with file.open("a", encoding="utf-8") as more:
        more.write(f"\n{line}\n")

    assert evaluate(labels, stories, io.StringIO()) == 1

    error = capsys.readouterr().err
    assert f"arland.labels.jsonl:{first + 1}: " in error
    assert said in error


def test_topics_know_their_labels(tmp_path: Path) -> None:
    labels, _ = write_bench(tmp_path)

    topics = read_topics(labels)

    assert [topic.name for topic in topics] == ["arland", "borduria"]
    assert topics[0].labels["arland-1"] == Label(relevance=2, code="N", event="e1")
