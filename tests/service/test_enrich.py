"""Stories of a line or two are judged by the text of their articles, where an operator wants that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from aiohttp import web

from monitor import config
from monitor.feeds import fulltext
from monitor.model import Story
from monitor.service.enrich import AT_ONCE
from tests.feeds.pages import page
from tests.world import BRIDGE, HAJIN, World, following, rehearsal

pytestmark = pytest.mark.skipif(find_spec("trafilatura") is None, reason="the extra `fulltext` is not installed")

ON = "[fulltext]\nenabled = true\n"
TEASER = (BRIDGE[0], "A US-led coalition air strike in Syria.")
MORE = "Four vehicles burnt out on the bridge and nine thousand people are cut off from aid, a spokesman said at night."
LONG = (
    "Families who had fled to the desert in the autumn began to return on Thursday, aid workers in the province said. "
    "Mines that were laid between the houses have to be cleared first, which takes until the spring at the earliest."
)


@asynccontextmanager
async def reading(directory: Path, more: str = ON) -> AsyncIterator[World]:
    """Two feeds, seen once; the article of the bridge stands on their site."""
    async with following(directory, more=more) as here:
        here.stage.script("robots.txt", 404)
        here.stage.script(
            "articles/bridge", 200, page(BRIDGE[0], BRIDGE[1], MORE), {"Content-Type": "text/html; charset=utf-8"}
        )
        yield here


async def stored(here: World) -> Story:
    house, url = here.house, here.stage.url("articles/bridge")
    assert house is not None
    (found,) = await house.store.call(lambda store: store.stories(url))
    return found


async def test_a_story_of_one_line_is_judged_by_its_article(tmp_path: Path) -> None:
    async with reading(tmp_path) as here:
        here.publish("front", TEASER, link=here.stage.url("articles/bridge"))
        await here.turn(30)
        found = await stored(here)

        assert here.headlines() == [BRIDGE[0]]
        assert MORE in found.sentences
        assert here.house is not None
        (kept,) = await here.house.store.call(lambda store: store.etiquette())
        assert kept.requests == 4 + 2  # two feeds, twice; robots.txt and the page
        assert kept.missteps == ()


async def test_off_unless_it_is_wanted(tmp_path: Path) -> None:
    async with reading(tmp_path, more="") as here:
        here.publish("front", TEASER, link=here.stage.url("articles/bridge"))
        await here.turn(30)

        assert MORE not in (await stored(here)).sentences


async def test_a_story_about_nothing_that_is_followed_and_a_long_one_are_left_as_they_are(tmp_path: Path) -> None:
    async with reading(tmp_path) as here:
        asked: list[str] = []

        async def seen(request: web.Request) -> web.Response:
            asked.append(request.path)
            return web.Response(status=404)

        for path in ("articles/lobster", "articles/hajin"):
            here.stage.scripted[path] = seen
        here.publish("front", ("Ten places to eat lobster", "By the sea."), link=here.stage.url("articles/lobster"))
        here.publish("herald", (HAJIN[0], f"{HAJIN[1]} {MORE} {LONG}"), link=here.stage.url("articles/hajin"))
        await here.turn(30)

        assert here.headlines() == [HAJIN[0]]
    assert asked == []


@pytest.mark.parametrize("wall", [page("Please log in", "Accept our cookies to go on. " * 20), b"", b"<html>"])
async def test_a_page_that_is_not_the_article_changes_nothing(tmp_path: Path, wall: bytes) -> None:
    async with reading(tmp_path) as here:
        here.stage.script("articles/bridge", 200, wall, {"Content-Type": "text/html"})
        here.publish("front", TEASER, link=here.stage.url("articles/bridge"))
        await here.turn(30)

        assert (await stored(here)).sentences == (TEASER[1],)
        assert here.headlines() == [BRIDGE[0]]


async def test_an_item_that_comes_again_is_neither_asked_for_nor_told_again(tmp_path: Path) -> None:
    async with reading(tmp_path) as here:
        here.publish("front", TEASER, link=here.stage.url("articles/bridge"))
        await here.turn(30)
        here.stage.script("articles/bridge", 500)
        here.publish("herald", TEASER, link=here.stage.url("articles/bridge"))
        await here.turn(60)

        assert here.headlines() == [BRIDGE[0]]
        assert MORE in (await stored(here)).sentences


async def test_pages_of_one_poll_are_few(tmp_path: Path) -> None:
    async with reading(tmp_path) as here:
        asked: list[str] = []

        async def seen(request: web.Request) -> web.Response:
            asked.append(request.path)
            return web.Response(status=404)

        for number in range(AT_ONCE + 3):
            here.stage.scripted[f"articles/{number}"] = seen
            link = here.stage.url(f"articles/{number}")
            here.publish("front", (f"Strike {number} hits Euphrates town", "US-led coalition, Syria."), link=link)
        await here.turn(30)

    assert len(asked) == AT_ONCE


async def test_a_dry_run_reads_articles_too_and_a_configuration_without_the_extra_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(tmp_path) as here:
        here.publish("front", TEASER, link=here.stage.url("articles/bridge"))
        polled = await rehearsal(here)

        assert any(MORE in story.sentences for one in polled for story in one.decided.stories)
        monkeypatch.setattr(fulltext, "find_spec", lambda _name: None)
        with pytest.raises(config.ConfigError, match=r"monitor.toml: fulltext.enabled: is true, but .*pip install"):
            config.load(tmp_path)


@pytest.mark.parametrize("together", [True, False], ids=["in one poll", "one after the other"])
async def test_one_page_under_many_addresses_is_the_text_of_none(tmp_path: Path, *, together: bool) -> None:
    """A wall that lists the day's headlines, or a front page to which every address leads."""
    wall = page("The Herald", *(f"{title}. {text}" for title, text in (HAJIN, BRIDGE)), LONG)
    async with reading(tmp_path) as here:
        here.stage.script("articles/hajin", 200, wall, {"Content-Type": "text/html"})
        here.stage.script("articles/bridge", 200, wall, {"Content-Type": "text/html"})
        here.publish("front", (HAJIN[0], "The US-led coalition in Syria."), link=here.stage.url("articles/hajin"))
        if not together:
            await here.turn(30)
        here.publish("front", TEASER, link=here.stage.url("articles/bridge"))
        await here.turn(60)

        assert sorted(here.headlines()) == sorted([HAJIN[0], BRIDGE[0]])
