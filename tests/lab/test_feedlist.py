"""Feeds in and out of feeds.toml."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from monitor import config
from monitor.feeds import opml
from monitor.lab import feedlist, feedtest
from monitor.lab.stage import rss
from tests.world import QUIET, World, world

PAGE = (
    '<html><head><link rel="alternate" type="application/rss+xml" href="/feeds/found"></head><body>News</body></html>'
)


def urls(here: World) -> list[str]:
    return [feed.url for feed in config.load(here.directory).feeds]


async def test_the_feeds_that_a_page_names_are_followed_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.stage.script("home", 200, PAGE, {"Content-Type": "text/html"})
        here.publish("found", QUIET)
        before = (tmp_path / "feeds.toml").read_text()

        told, repeated = StringIO(), StringIO()
        added = await feedlist.add(here.stage.url("home"), tmp_path, told)
        again = await feedlist.add(here.stage.url("home"), tmp_path, repeated)

        assert (added, again) == (0, 0)
        assert "monitor reload" in told.getvalue()
        assert "monitor reload" not in repeated.getvalue()
        assert urls(here)[-1] == here.stage.url("feeds/found")
        assert len(urls(here)) == 3
        assert (tmp_path / "feeds.toml").read_text().startswith(before.rstrip())


def test_feeds_of_several_sites_that_are_called_alike_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As one publisher they would confirm nothing of each other's."""
    (tmp_path / "monitor.toml").touch()
    outlines = (
        ("World", "https://www.one.example/world"),
        ("World", "https://two.example/world"),
        ("Home", "https://www.one.example/home"),
        ("Home", "https://feeds.one.example/top"),
    )
    lines = "".join(f'<outline text="{name}" xmlUrl="{url}"/>' for name, url in outlines)
    (tmp_path / "list.opml").write_text(f'<opml version="2.0"><body>{lines}</body></opml>')

    assert feedlist.take(tmp_path / "list.opml", tmp_path, StringIO()) == 0

    (said,) = capsys.readouterr().err.splitlines()
    assert "the feeds of one.example, two.example are all called “World”" in said


@pytest.mark.parametrize("before", [None, "", "# none yet\n"], ids=["no file", "an empty file", "a comment"])
async def test_the_first_feed_can_be_added_and_needs_no_operation(before: str | None, tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.publish("found", QUIET)
        (tmp_path / "feeds.toml").unlink()
        (tmp_path / "operations.toml").rename(tmp_path / "later.toml")
        if before is not None:
            (tmp_path / "feeds.toml").write_text(before)

        assert await feedlist.add(here.stage.url("feeds/found"), tmp_path, StringIO()) == 0

        (tmp_path / "later.toml").rename(tmp_path / "operations.toml")
        assert urls(here) == [here.stage.url("feeds/found")]
        assert (tmp_path / "feeds.toml").read_text().startswith(before or "[[feed]]")


async def test_a_list_that_holds_nothing_makes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with world(tmp_path):
        (tmp_path / "feeds.toml").unlink()
        (tmp_path / "list.opml").write_text('<opml version="2.0"><body/></opml>')

        assert feedlist.take(tmp_path / "list.opml", tmp_path, StringIO()) == 1
        assert not (tmp_path / "feeds.toml").exists()

    assert "there is none; write at least one [[feed]], or: monitor feeds add URL" in capsys.readouterr().err


async def test_a_page_without_feeds_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with world(tmp_path) as here:
        here.stage.script("home", 404)
        here.stage.script("page", 200, "<html><body>Nothing.", {"Content-Type": "text/html"})
        before = (tmp_path / "feeds.toml").read_bytes()

        assert await feedlist.add(here.stage.url("home"), tmp_path, StringIO()) == 1
        assert await feedlist.add(here.stage.url("page"), tmp_path, StringIO()) == 1
        assert (tmp_path / "feeds.toml").read_bytes() == before

    assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()] == [
        here.stage.url("home"),
        here.stage.url("page"),
    ]


async def test_a_feed_that_a_page_names_and_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world(tmp_path) as here:
        here.stage.script("home", 200, PAGE + '<link rel="alternate" type="application/rss+xml" href="/lost">')
        here.publish("found", QUIET)

        assert await feedlist.add(here.stage.url("home"), tmp_path, StringIO()) == 0

    assert capsys.readouterr().err.startswith(f"monitor: {here.stage.url('lost')}: ")


async def test_what_a_feed_says_cannot_turn_a_terminals_line_around(tmp_path: Path) -> None:
    out = StringIO()
    async with world(tmp_path) as here:
        here.publish("front", ("Navy \u202eretsaw\u202c base", *QUIET[1:]))
        assert await feedtest.read(here.stage.url("feeds/front"), tmp_path, as_json=False, out=out) == 0

    assert "Navy retsaw base" in out.getvalue()


@pytest.mark.parametrize("scheme", ["feed:http:", "feed:"])
async def test_an_address_as_a_reader_of_feeds_is_called_is_taken(scheme: str, tmp_path: Path) -> None:
    added, tested = StringIO(), StringIO()
    async with world(tmp_path) as here:
        here.publish("front", QUIET)
        address = here.stage.url("feeds/front").replace("http:", scheme)
        (tmp_path / "feeds.toml").write_text("")
        assert await feedlist.add(address, tmp_path, added) == 0
        assert await feedtest.read(address, tmp_path, as_json=False, out=tested) == 0

    assert "1 feed added" in added.getvalue()
    assert QUIET[0] in tested.getvalue()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("news.example/feed", "news.example/feed: is no web address; begin it with https://"),
        ("http://[news", "?: the URL cannot be read"),
        ("https://me:hunter2@news.example/feed", "https://news.example/feed: "),
    ],
)
async def test_an_address_that_is_none_is_said_without_its_password(
    address: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world(tmp_path):
        assert await feedlist.add(address, tmp_path, StringIO()) == 1
        if "://" in address:
            assert await feedtest.read(address, tmp_path, as_json=False, out=StringIO()) == 1

    told = capsys.readouterr().err
    assert said in told
    assert "hunter2" not in told


async def test_what_is_exported_can_be_imported(tmp_path: Path) -> None:
    async with world(tmp_path / "one") as one, world(tmp_path / "two") as two:
        (tmp_path / "list.opml").write_text(feedlist.give(one.directory))

        assert feedlist.take(tmp_path / "list.opml", two.directory, StringIO()) == 0
        assert urls(two)[2:] == urls(one)
        assert opml.read((tmp_path / "list.opml").read_bytes()).mistakes == ()


async def test_a_list_that_is_none_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        (tmp_path / "list.opml").write_text("<html>no list")
        before = (tmp_path / "feeds.toml").read_bytes()

        assert feedlist.take(tmp_path / "list.opml", here.directory, StringIO()) == 1
        assert (tmp_path / "feeds.toml").read_bytes() == before


async def test_of_a_list_what_feeds_toml_cannot_hold_is_named_and_the_rest_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        f'<outline text="{"x" * 300}" xmlUrl="https://long.example/rss" language="English (UK)"/>',
        '<outline text="a" xmlUrl="https://twice.example/rss"/>',
        '<outline text="b" xmlUrl="http://twice.example/rss/"/>',
        '<outline text="c" xmlUrl="javascript:alert(1)"/>',
    ]
    async with world(tmp_path) as here:
        before = (tmp_path / "feeds.toml").read_text()
        (tmp_path / "list.opml").write_text("<opml><body>" + "\n".join(lines) + "</body></opml>")
        ended = feedlist.take(tmp_path / "list.opml", here.directory, StringIO())

        assert ended == 1
        assert urls(here)[2:] == ["https://long.example/rss", "https://twice.example/rss"]
        assert (tmp_path / "feeds.toml").read_text().startswith(before.rstrip())
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "line 4" in said[0]
    assert "is the URL of" in said[1]


async def test_an_address_that_no_feed_can_have_is_not_taken_for_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await feedtest.read("ftp://news.example/feed", tmp_path, as_json=False, out=StringIO()) == 1
    assert capsys.readouterr().err == "monitor: ftp://news.example/feed: the scheme 'ftp' is not http or https\n"


async def test_a_feed_is_shown_with_how_often_it_would_be_asked_and_why(tmp_path: Path) -> None:
    out = StringIO()
    async with world(tmp_path) as here:
        here.publish("front", QUIET)
        here.stage.script("slow", 200, rss("Slow", here.stage.items["front"]), {"Cache-Control": "max-age=7200"})
        assert await feedtest.read(here.stage.url("feeds/front"), tmp_path, as_json=False, out=out) == 0
        assert await feedtest.read(here.stage.url("slow"), tmp_path, as_json=False, out=out) == 0

    said = [line for line in out.getvalue().splitlines() if line.startswith("#")]
    assert said[0].startswith("# front: 1 entry, ")
    assert said[1].endswith("as configured")
    assert said[2] == "# its server gives ETag: a poll costs nothing while nothing changes"
    assert "# asked every 2 h: its server says that the answer stays fresh so long" in said
    assert "# its server gives neither ETag nor Last-Modified: each poll takes the whole body" in said
