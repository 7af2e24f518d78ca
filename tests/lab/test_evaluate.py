"""Verdicts beside labels."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from monitor.lab.evaluate import evaluate
from monitor.lab.lessons import Label, Topic, read_topics
from monitor.lab.scoring import auc, average_precision, score
from monitor.model import Outcome, Verdict
from tests.builders import at, story
from tests.lab.bench_files import write_bench

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


def test_every_topic_and_all_are_printed_and_each_miss_explained(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    out = io.StringIO()

    assert evaluate(labels, stories, out) == 0

    lines = out.getvalue().splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["topic", "arland", "borduria", "ALL"]


@pytest.mark.parametrize("how", [{}, {"left_out": True}, {"groups": False}])
def test_as_json_each_topic_is_a_line(tmp_path: Path, how: dict[str, bool]) -> None:
    labels, stories = write_bench(tmp_path)
    out = io.StringIO()

    assert evaluate(labels, stories, out, as_json=True, **how) == 0

    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["topic"] for row in rows] == ["arland", "borduria", "ALL"]
    assert rows[2]["developments"] == 16
    assert rows[2]["R"] > 0.3


def test_labels_that_cannot_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, stories = write_bench(tmp_path)
    (labels / "arland.topic.json").write_text("{}", encoding="utf-8")

    assert evaluate(labels, stories, io.StringIO()) == 1

    assert "arland.topic.json: cannot be read as a labelled topic" in capsys.readouterr().err


def test_topics_know_their_labels(tmp_path: Path) -> None:
    labels, _ = write_bench(tmp_path)

    topics = read_topics(labels)

    assert [topic.name for topic in topics] == ["arland", "borduria"]
    assert topics[0].labels["arland-1"] == Label(relevance=2, code="N", event="e1")
