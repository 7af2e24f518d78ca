"""Articles: asked for once, politely, and read where nothing can be done with them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from importlib.util import find_spec

import pytest

from monitor.feeds import fulltext
from monitor.feeds.fulltext import READER, Article, Articles, speaks_of
from monitor.feeds.parse import Parser
from monitor.model import Failed, Fresh
from tests.builders import at
from tests.feeds.pages import page
from tests.feeds.server import Site, fetcher

pytestmark = pytest.mark.skipif(find_spec("trafilatura") is None, reason="the extra `fulltext` is not installed")

TITLE = "Coalition aircraft destroy the bridge at Baghuz"
TEXT = (
    "Coalition aircraft destroyed the last bridge over the river at Baghuz on Monday, a spokesman said in the evening.",
    "Twelve fighters were killed on the bridge and four vehicles burnt out, according to a commander at the place.",
    "The town of nine thousand people has been surrounded since January; aid convoys have not reached it for weeks.",
)


class Clock:
    def __init__(self) -> None:
        self.now = at(0)

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def reading(site: Site, clock: Clock | None = None) -> AsyncIterator[Articles]:
    asks, parser = fetcher(), Parser(workers=1, deadline=10, memory=2**30, reader=READER)
    try:
        yield Articles(asks, parser, clock or Clock())
    finally:
        await parser.close()
        await asks.close()


def publish(site: Site, *, robots: bytes = b"", status: int = 404, body: bytes = page(TITLE, *TEXT)) -> None:
    site.says("/robots.txt", body=robots, status=status)
    site.says("/news/1", body=body, headers={"Content-Type": "text/html; charset=utf-8"})


def asked(site: Site) -> list[str]:
    return [request.path for request in site.asked]


async def test_the_text_of_an_article_comes_without_what_stands_around_it() -> None:
    async with Site() as site, reading(site) as articles:
        publish(site)
        article = await articles.get(site.url("/news/1"))

    assert all(paragraph in article.markup for paragraph in TEXT)
    assert "lobster" not in article.markup
    assert "newsletter" not in article.markup
    assert [request.status for request in article.requests] == [404, 200]


async def test_an_article_is_asked_for_once_and_robots_txt_once_a_day() -> None:
    clock = Clock()
    async with Site() as site, reading(site, clock) as articles:
        publish(site)
        site.says("/news/2", body=page(TITLE, *TEXT), headers={"Content-Type": "text/html"})
        first = await articles.get(site.url("/news/1"))
        again = await articles.get(site.url("/news/1"))
        await articles.get(site.url("/news/2"))
        clock.now += timedelta(hours=25)
        await articles.get(site.url("/news/1"))

        assert asked(site) == ["/robots.txt", "/news/1", "/news/2", "/robots.txt", "/news/1"]
    assert again.markup == first.markup
    assert again.requests == ()


async def test_what_robots_txt_said_is_asked_again_when_the_clock_is_set_back() -> None:
    clock = Clock()
    async with Site() as site, reading(site, clock) as articles:
        publish(site)
        await articles.get(site.url("/news/1"))
        publish(site, robots=b"User-agent: *\nDisallow: /", status=200)
        clock.now -= timedelta(days=365)

        assert "robots.txt" in (await articles.get(site.url("/news/1"))).why


@pytest.mark.parametrize(
    ("status", "robots"),
    [
        (200, b"User-agent: *\nDisallow: /news/"),
        (200, b"User-agent: monitor\nDisallow: /\n\nUser-agent: *\nAllow: /"),
        (200, b"User-agent: *\nDisallow: /*/1$"),
        (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /news/"),
        (200, "User-agent: *\nDisallow: /news/".encode("utf-16")),
        (200, b"User-agent: Monitor/1.0 # ours\nDisallow: /news/"),
        (503, b""),
        (429, b""),
    ],
)
async def test_a_page_that_robots_txt_forbids_is_not_asked_for(status: int, robots: bytes) -> None:
    """Nor one of a site whose robots.txt cannot be had."""
    async with Site() as site, reading(site) as articles:
        publish(site, robots=robots, status=status)
        article = await articles.get(site.url("/news/1"))

        assert asked(site) == ["/robots.txt"]
    assert article.markup == ""
    assert "robots.txt" in article.why


async def test_a_site_that_asks_for_time_between_two_pages_gets_it() -> None:
    clock = Clock()
    async with Site() as site, reading(site, clock) as articles:
        publish(site, robots=b"User-agent: *\nCrawl-delay: 30", status=200)
        site.says("/news/old", status=301, headers={"Location": "/news/1"})
        moved = await articles.get(site.url("/news/old"))
        clock.now += timedelta(seconds=20)
        soon = await articles.get(site.url("/news/1"))
        clock.now += timedelta(seconds=20)
        site.says("/news/2", body=page(TITLE, *TEXT), headers={"Content-Type": "text/html"})
        later = await articles.get(site.url("/news/2"))

        assert asked(site) == ["/robots.txt", "/news/old", "/news/1", "/news/2"]
    assert moved.markup
    assert later.markup
    assert "30 s between two pages" in soon.why


async def test_a_redirect_to_what_robots_txt_forbids_is_not_followed() -> None:
    async with Site() as site, reading(site) as articles:
        publish(site, robots=b"User-agent: *\nDisallow: /news/1", status=200)
        site.says("/news/2", body=page(TITLE, *TEXT), headers={"Content-Type": "text/html"})
        site.moves("/a", "/b")
        site.moves("/b", "/news/1")
        site.moves("/c", "/news/2")
        forbidden, fine = [await articles.get(site.url(path)) for path in ("/a", "/c")]

        assert asked(site) == ["/robots.txt", "/a", "/b", "/c", "/news/2"]
    assert forbidden.markup == ""
    assert "robots.txt" in forbidden.why
    assert TEXT[0] in fine.markup
    assert [len(one.requests) for one in (forbidden, fine)] == [3, 2]


@pytest.mark.parametrize(
    ("status", "robots"),
    [
        (200, b""),
        (200, b"User-agent: *\nDisallow:"),
        (200, b"User-agent: badbot\nDisallow: /"),
        (200, b"\xff\xfe\x00 no robots at all <html>"),
        (403, b"no"),
        (404, b"<html>not here</html>"),
    ],
)
async def test_a_page_that_nothing_is_said_against_is_read(status: int, robots: bytes) -> None:
    async with Site() as site, reading(site) as articles:
        publish(site, robots=robots, status=status)

        assert TEXT[0] in (await articles.get(site.url("/news/1"))).markup


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/latest", "http://10.0.0.1/a", "file:///etc/passwd", "http://a.example:25/", "http://[::1"],
)
async def test_an_article_at_an_address_that_feeds_may_not_reach_is_not_asked_for(url: str) -> None:
    async with Site() as site, reading(site) as articles:
        article = await articles.get(url)

    assert article.markup == ""
    assert article.why
    assert all(request.status is None for request in article.requests)


async def test_what_is_no_page_or_no_article_is_nothing() -> None:
    async with Site() as site, reading(site) as articles:
        publish(site, body=b"<html><body><p>Log in</p></body></html>")
        site.says("/video", body=b"\x01" * 100, headers={"Content-Type": "video/mp4"})
        site.says("/gone", body=b"", status=410)
        login, video, gone = [await articles.get(site.url(path)) for path in ("/news/1", "/video", "/gone")]

    assert [each.markup for each in (login, video, gone)] == ["", "", ""]
    assert video.why == "it is no page"
    assert "410" in gone.why


async def test_markup_that_an_article_shows_is_text() -> None:
    async with Site() as site, reading(site) as articles:
        shown = (
            "He wrote <script>alert(1)</script> & <b>left</b> the town before the fighting began, she said on Monday."
        )
        publish(site, body=page(TITLE, TEXT[0], shown, TEXT[2]))
        article = await articles.get(site.url("/news/1"))

    assert "<script" not in article.markup
    assert "&lt;script&gt;" in article.markup


async def test_a_page_that_takes_too_long_is_given_up_and_so_is_the_next() -> None:
    """Each by a reader of its own, since the one before was killed."""
    parser = Parser(workers=1, deadline=0.001, memory=2**30, reader=READER)
    fresh = Fresh(url="http://a.example/", status=200, body=page(TITLE, *TEXT * 2000), content_type="text/html")
    late = [await parser.parse(fresh) for _ in range(2)]
    await parser.close()

    assert all(isinstance(each, Failed) and "it may be an attack" in each.detail for each in late)


def test_a_wall_before_the_article_is_not_its_text() -> None:
    wall = "We and our 1,400 partners store cookies on your device. Accept all to go on reading."

    assert speaks_of(Article(markup="".join(TEXT)), TITLE)
    assert not speaks_of(Article(markup=wall), TITLE)
    assert speaks_of(Article(markup="anything"), "ОИР")


def test_a_page_that_lists_a_headline_among_others_is_not_its_text() -> None:
    listed = "".join((TITLE, *TEXT))

    assert speaks_of(Article(markup=listed, title=f"{TITLE} | The Herald"), TITLE)
    assert not speaks_of(Article(markup=listed, title="The Herald: news, sport, weather"), TITLE)


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "find_spec", lambda _name: None)

    assert fulltext.missing() == "trafilatura is not installed; install it with `pip install monitor[fulltext]`"
