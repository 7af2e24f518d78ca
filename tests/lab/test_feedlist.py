"""Feeds in and out of feeds.toml."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from monitor import config
from monitor.feeds import opml
from monitor.lab import feedlist
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

        added = await feedlist.add(here.stage.url("home"), tmp_path, StringIO())
        again = await feedlist.add(here.stage.url("home"), tmp_path, StringIO())

        assert (added, again) == (0, 0)
        assert urls(here)[-1] == here.stage.url("feeds/found")
        assert len(urls(here)) == 3
        assert (tmp_path / "feeds.toml").read_text().startswith(before.rstrip())


async def test_a_page_without_feeds_adds_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.stage.script("home", 404)
        before = (tmp_path / "feeds.toml").read_bytes()

        assert await feedlist.add(here.stage.url("home"), tmp_path, StringIO()) == 1
        assert (tmp_path / "feeds.toml").read_bytes() == before


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
