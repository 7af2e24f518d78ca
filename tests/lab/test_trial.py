"""A file of stories in, verdicts out, one JSON line each."""

from __future__ import annotations

import gzip
import io
import json
import tomllib
from pathlib import Path

import pytest

from monitor.lab.trial import find_names, judge_file, read_stories, suggest
from monitor.model import Story
from tests.lab.bench_files import write_bench


def judged(operations: Path, stories: Path) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    code = judge_file(operations, stories, out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_story_that_may_be_about_an_operation_has_a_line(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)

    code, lines = judged(labels / "operations.toml", stories)

    assert code == 0
    keys = ["id", "operation", "relevance", "novelty", "probability", "outcome", "alert", "development", "reasons"]
    assert list(lines[0]) == keys
    assert {line["operation"] for line in lines} == {"arland", "borduria"}
    assert not any(str(line["id"]).startswith("o") and line["alert"] for line in lines)
    assert sum(bool(line["alert"]) for line in lines) > 5


def test_a_compressed_file_gives_the_same(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    packed = tmp_path / "stories.jsonl.gz"
    packed.write_bytes(gzip.compress(stories.read_bytes()))

    assert judged(labels / "operations.toml", packed) == judged(labels / "operations.toml", stories)


@pytest.mark.parametrize(
    ("text", "tongue"),
    [("The army of Borduria went on, the ministry said.", "en"), ("L'armée de Bordurie avance dans le nord.", "fr")],
)
def test_a_story_without_a_language_is_read_like_one_of_a_feed_that_names_none(
    tmp_path: Path, text: str, tongue: str
) -> None:
    path = tmp_path / "stories.jsonl"
    row = {"id": "a", "title": "Borduria", "text": text, "first_seen": "2020-01-01T00:00:00Z"}
    path.write_text("\n".join(json.dumps(row | extra) for extra in ({}, {"lang": ""}, {"lang": "de"})))

    read = [story.language for story in read_stories(path) if isinstance(story, Story)]

    assert read == [tongue, tongue, "de"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ("[" * 100_000, "no JSON (nested too deep)"),
        ('{"title": "x"}', "'first_seen' is missing"),
        ('{"title": "x", "first_seen": "soon"}', "first_seen is no ISO 8601 time: 'soon'"),
        ('{"title": "x", "first_seen": 5}', "first_seen is no ISO 8601 time"),
        ('{"title": 7, "first_seen": "2020-01-01T00:00:00Z"}', "title is no text"),
        ('{"first_seen": "2020-01-01T00:00:00Z"}', "neither title nor text"),
        ("\udcff", "no"),
    ],
)
def test_a_broken_line_is_named_and_skipped_and_the_rest_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, complaint: str
) -> None:
    labels, stories = write_bench(tmp_path)
    whole = judged(labels / "operations.toml", stories)[1]
    stories.write_bytes(line.encode("utf-8", "surrogateescape") + b"\n" + stories.read_bytes())

    code, lines = judged(labels / "operations.toml", stories)

    said = capsys.readouterr().err.splitlines()
    assert code == 1
    assert lines == whole
    assert said[0].startswith(f"{stories}:1: {complaint}")
    assert said[1] == f"{stories}: 1 line skipped, the rest judged"


@pytest.mark.parametrize(
    ("key", "moment"),
    [
        ("published", "0001-01-01T00:00:00+14:00"),
        ("published", "9999-12-31T23:59:59-14:00"),
        ("first_seen", "0001-01-01T00:00:00Z"),
        ("first_seen", "9999-12-31T23:59:59Z"),
    ],
)
def test_a_date_at_the_end_of_time_breaks_nothing_and_what_follows_is_judged(
    tmp_path: Path, key: str, moment: str
) -> None:
    labels, stories = write_bench(tmp_path)
    given = [json.loads(line) for line in stories.read_text().splitlines()]
    odd = next(place for place, story in enumerate(given) if story["id"].startswith("a"))
    given[odd][key] = moment
    stories.write_text("".join(json.dumps(story) + "\n" for story in given))

    code, lines = judged(labels / "operations.toml", stories)

    assert code == 0
    assert given[odd]["id"] in {line["id"] for line in lines}
    assert sum(bool(line["alert"]) for line in lines) > 5


def test_an_edit_is_judged_by_what_it_changed(tmp_path: Path) -> None:
    labels, stories = write_bench(tmp_path)
    first = next(json.loads(line) for line in stories.read_text().splitlines() if '"arland-1"' in line)
    again = {**first, "first_seen": "2020-01-28T00:00:00+00:00", "id": "again", "title": first["title"] + "!"}
    stories.write_text(stories.read_text() + json.dumps(again) + "\n")

    _, lines = judged(labels / "operations.toml", stories)

    last = lines[-1]
    assert (last["id"], last["outcome"], last["alert"]) == ("again", "copy", False)


def test_a_suggestion_is_an_operations_table(tmp_path: Path) -> None:
    seed = tmp_path / "seed.txt"
    seed.write_text("Army takes Tolma from River Front\n\nThe army of Arland took Tolma on Friday, officials said.\n")

    table = tomllib.loads(suggest(seed))["operation"][0]

    assert table["title"] == "Army takes Tolma from River Front"
    assert any("Tolma" in term for term in table["about"][0])


def test_each_line_of_texts_is_answered_with_its_own_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where two lines have the same, or a number; a text that is none is said and left."""
    lines = [{"id": 7, "text": "Operation Quiet Dawn"}, {"id": 7, "text": "none"}, {"id": "a", "text": None}]
    (tmp_path / "texts").write_text("\n".join(map(json.dumps, lines)))
    out = io.StringIO()

    assert find_names(tmp_path / "texts", out, as_json=True) == 1

    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"id": 7, "spans": [[0, 20, "Operation Quiet Dawn"]]},
        {"id": 7, "spans": []},
    ]
    assert "texts:3: no JSON object with `id` and a `text` in quotes" in capsys.readouterr().err
