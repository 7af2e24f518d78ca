"""A seed article on disk becomes a Seed, or one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor import seeds
from monitor.model import NamedDay, Seed

REAL = Path(__file__).parents[1] / "seeds" / "us-backed-forces-launch-offensive.txt"


def test_the_real_seed_has_its_title_and_each_sentence_once() -> None:
    seed = seeds.load(REAL)

    assert seed.name == "us-backed-forces-launch-offensive"
    assert seed.title == "US-backed forces launch offensive against final ISIS strongholds in Syria"
    assert seed.sentences[0].startswith("Forces backed by the United States have launched")
    assert len(seed.sentences) == len(set(seed.sentences)) == 13
    assert not any("bloggers" in sentence or "\u00a0" in sentence for sentence in seed.sentences)
    assert seed.language == "en"


def test_a_seed_in_windows_1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Un titre d’époque\n\nL’armée a pris la ville.".encode("cp1252"))

    assert seeds.load(path).title == "Un titre d’époque"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r"])
def test_a_seed_that_is_neither_utf_8_nor_in_latin_letters_is_read(tmp_path: Path, encoding: str) -> None:
    said = "Колонна вошла в город Северный\n\nКолонна вошла в город, сообщили военные.\n"
    (tmp_path / "seed.txt").write_bytes(said.encode(encoding))

    assert seeds.text(tmp_path / "seed.txt") == said


def test_a_seed_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_text("A title\n\nOne sentence.", encoding="utf-16")

    assert seeds.load(path).title == "A title"


@pytest.mark.parametrize(
    ("article", "days"),
    [
        ("A ferry sinks\n\nPORT SELIM, Oct 12 (North Wire) - A ferry sank on Monday.", {(0, 10, 12)}),
        ("A ferry sinks\n\n12 October 2026\n\nA ferry sank on Monday.", {(2026, 10, 12)}),
        ("Une fregate coule\n\nPort Selim, le 1er août 2026. Un navire a coulé.", {(2026, 8, 1)}),
        ("A ferry sinks\n\nA ferry sank on Monday.", set()),
        ("A ferry sinks\n\n" + "A ferry sank on Monday. " * 40 + "Another sank on 3 May.", set()),
    ],
)
def test_a_seed_knows_the_days_that_its_beginning_names(article: str, days: set[NamedDay]) -> None:
    assert seeds.read("ferry", article, "ferry.txt").days == days


def page(folder: Path, head: str) -> Seed:
    path = folder / "page.html"
    path.write_text(
        f"<!doctype html><head><title>A ferry sinks</title>{head}</head>"
        "<body><h1>A ferry sinks</h1><p>A ferry sank off Port Selim on Monday.</p></body>"
    )
    return seeds.load(path)


@pytest.mark.parametrize("name", ['property="article:published_time"', 'itemprop="datePublished"', 'name="date"'])
def test_a_page_says_when_it_was_published(tmp_path: Path, name: str) -> None:
    seed = page(tmp_path, f"<meta {name} content='2026-10-12T08:30:00Z'>")
    assert seed.days == {(2026, 10, 12)}
    assert (seed.title, seed.sentences) == ("A ferry sinks", ("A ferry sank off Port Selim on Monday.",))


@pytest.mark.parametrize("content", ["", "yesterday", "2026-13-45", "<script>"])
def test_a_page_that_says_no_day_is_a_seed_all_the_same(tmp_path: Path, content: str) -> None:
    seed = page(tmp_path, f'<meta name="date" content="{content}"><meta name="date">')
    assert not seed.days
    assert seed.sentences == ("A ferry sank off Port Selim on Monday.",)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "nothing to read"),
        (b" \n\t\n", "nothing to read"),
        (b"%d bloggers like this:", "nothing to read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "no text"),
        (bytes(range(256)) * 8, "no text"),
        (b"a " * 2_000_000, "larger than"),
    ],
)
def test_a_bad_seed_is_refused_in_one_line_that_names_it(tmp_path: Path, body: bytes, says: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(body)

    with pytest.raises(seeds.SeedError, match=says) as refused:
        seeds.load(path)

    assert str(refused.value).startswith(f"{path}: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("name", "says"), [("missing.txt", "no such file"), (".", "directory")])
def test_a_seed_that_is_no_file_is_refused_by_name(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(seeds.SeedError, match=says):
        seeds.load(tmp_path / name)


def test_a_seed_that_the_system_will_not_open_says_why(tmp_path: Path) -> None:
    with pytest.raises(seeds.SeedError, match="cannot be read"):
        seeds.load(tmp_path / ("x" * 400))


PAGE = """<!DOCTYPE html><html><head><title>Navies begin Operation Prosperity Guardian | The Daily</title>
<script>var a = "<p>evil</p>";</script></head>
<body><form><nav><p>Menu Sport</p></nav><h1>The Daily</h1>
<h1>Navies begin Operation Prosperity Guardian</h1><p>The navies began it on <b>Monday</b> &amp; sail for Yemen.</p>
<aside><p>Read also: a film review</aside><p>Britain takes part.</p><footer><p>Subscribe now</p></footer></body></html>
"""


def test_of_a_page_the_article_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)

    seed = seeds.load(path)

    assert seed.title == "Navies begin Operation Prosperity Guardian"
    assert seed.sentences == ("The navies began it on Monday & sail for Yemen.", "Britain takes part.")


def test_a_page_says_how_it_is_written(tmp_path: Path) -> None:
    page = '<html><meta charset="windows-1251"><h1>Армия начала операцию</h1><p>Она идёт на севере.</p></html>'
    path = tmp_path / "page.html"
    path.write_bytes(page.encode("cp1251"))

    assert seeds.load(path).title == "Армия начала операцию"
    assert seeds.article("<html><p>Война.</p>".encode("koi8-r"), "text/html; charset=koi8-r") == "Война."
    assert "Ð" not in seeds.article("<html><p>Война.</p>".encode(), "text/html; charset=no-such")


def test_a_page_without_paragraphs_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><title>The Daily</title><div>A title</div><div>Troops entered the town on Monday.</div></html>"
    )

    assert "Troops entered the town on Monday." in seeds.load(path).sentences


def test_a_marked_section_of_a_page_is_none_of_its_text() -> None:
    page = b"<html><h1>Troops enter</h1><![foo[ x ]]><p>They came on Monday.</p>"

    assert seeds.article(page) == "Troops enter\n\nThey came on Monday."
