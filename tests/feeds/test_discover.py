"""From a site to its feeds, against a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from monitor.feeds.discover import Discovery, discover, links
from monitor.feeds.parse import Parser
from monitor.model import Failure
from tests.builders import feed_state
from tests.feeds.server import RSS, Site, fetcher


def rss(items: str) -> bytes:
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


PAGE = b"""<!doctype html><html><head><base href="/site/"><title>News</title>
<link rel="stylesheet" href="x.css"><link rel=alternate type="application/rss+xml" href="rss">
<LINK REL="Alternate home" TYPE="application/atom+xml; charset=utf-8" HREF="/atom">
<link rel="alternate" type="text/html" href="/de"><link rel="alternate" type="application/rss+xml" href="javascript:x">
<link rel="alternate" type="application/rss+xml" href="rss"></head></html>"""


@pytest_asyncio.fixture
async def parser() -> AsyncIterator[Parser]:
    made = Parser(workers=1)
    yield made
    await made.close()


async def at(url: str, parser: Parser) -> Discovery:
    asks = fetcher()
    try:
        return await discover(url, feed_state(url), asks, parser)
    finally:
        await asks.close()


def test_a_page_names_its_feeds_in_its_order_and_each_once() -> None:
    named = ("https://news.example/site/rss", "https://news.example/atom")

    assert links(PAGE, "https://news.example/") == (named, ())


def test_the_first_base_of_a_page_counts_wherever_it_stands() -> None:
    page = (
        b'<link rel=alternate type="application/rss+xml" href="rss"><base target=_top><base href="https://cdn.example/a/">'
        b'<base href="/other/"><link rel=alternate type="application/atom+xml" href="atom">'
    )

    named = ("https://cdn.example/a/rss", "https://cdn.example/a/atom")

    assert links(page, "https://news.example/") == (named, ())


def test_addresses_that_differ_in_their_fragment_are_one() -> None:
    page = b"".join(b'<link rel=alternate type=rss+xml href="/rss#%d">' % number for number in range(9))

    assert links(page, "https://news.example/") == (("https://news.example/rss",), ())


@pytest.mark.parametrize(
    "inside",
    [
        b'<link rel="alternate" type="text/xml" title="RSS" href="/found"><a href="/other.rss">RSS</a>',
        b'<link rel="alternate" type="application/rss+xml" href="feed://news.example/found">',
        b'<a href="/about">About</a> <a href="/found" type="application/rss+xml">RSS</a>',
    ],
)
def test_a_page_may_name_its_feeds_as_old_sites_do(inside: bytes) -> None:
    (named,), comments = links(b"<html>" + inside, "http://news.example/")

    assert (named, comments) == ("http://news.example/found", ())


@pytest.mark.parametrize("odd", [b"<![foo[ x ]]>", b"<![", b"<![endif]-->", b"<![CDATA[ x ]]>", b"<![if !IE]>"])
def test_a_marked_section_hides_no_feed_of_a_page(odd: bytes) -> None:
    page = b"<html>" + odd + b'<b><link rel="alternate" type="application/rss+xml" href="/found">'

    assert links(page, "http://news.example/") == (("http://news.example/found",), ())


def test_what_a_page_links_to_under_a_feeds_name_is_taken_where_it_names_none() -> None:
    page = b"".join(
        b'<a href="%s">x</a>' % href
        for href in (
            b"/rss",
            b"/world/rss.xml?edition=int",
            b"/feed/",
            b"//f.example/a.atom",
            b"/feedback",
            b"/rss.html",
        )
    )

    named = ("/rss", "/world/rss.xml?edition=int", "/feed/")

    assert links(page, "https://news.example/") == (
        (*(f"https://news.example{path}" for path in named), "https://f.example/a.atom"),
        (),
    )
    assert links(PAGE + page, "https://news.example/")[0] == links(PAGE, "https://news.example/")[0]


async def test_the_usual_places_are_tried_where_what_a_page_links_to_is_no_feed(parser: Parser) -> None:
    async with Site() as site:
        for path in ("/", "/rss"):
            site.says(path, body=b'<html><a href="/rss">RSS</a></html>', headers={"Content-Type": "text/html"})
        site.says("/feed/", body=b"", status=404)
        site.says("/rss.xml")
        found = await at(site.url("/"), parser)

    assert [one.url for one in found.feeds] == [site.url("/rss.xml")]


async def test_a_page_that_names_very_many_feeds_says_so(parser: Parser) -> None:
    async with Site() as site:
        page = b"".join(b'<link rel=alternate type=rss+xml href="/%d">' % number for number in range(30))
        site.says("/", body=b"<html>" + page, headers={"Content-Type": "text/html"})
        for number in range(30):
            site.says(f"/{number}")
        found = await at(site.url("/"), parser)

    assert len(found.feeds) == 8
    (told,) = found.failures
    assert "it names 30 feeds, of which the first 8 were tried" in told.detail
    assert "/8 and on" in told.detail


@pytest.mark.parametrize(("status", "kept"), [(302, "/feed"), (301, "/found")])
async def test_an_address_is_kept_where_it_is_sent_on_for_the_moment(parser: Parser, status: int, kept: str) -> None:
    async with Site() as site:
        site.moves("/feed", "/found", status)
        site.says("/found")
        page = b'<html><link rel=alternate type=rss+xml href="/feed">'
        site.says("/", body=page, headers={"Content-Type": "text/html"})
        itself, named = await at(site.url("/feed"), parser), await at(site.url("/"), parser)

    assert [feed.url for feed in (*itself.feeds, *named.feeds)] == [site.url(kept)] * 2


def test_what_readers_say_is_told_apart_from_a_section_called_comment() -> None:
    page = b"""<link rel=alternate type=rss+xml title="Blatt &raquo; Kommentar-Feed" href="/comments/feed/">
    <link rel=alternate type=rss+xml title="Blatt &raquo; Kommentar-Feed" href="/?feed=comments-rss2">
    <link rel=alternate type=rss+xml title="Paper &raquo; A headline Comments Feed" href="/a-headline/feed/">
    <link rel=alternate type=atom+xml title="Atom" href="/feeds/17/comments/default">
    <link rel=alternate type=rss+xml title="Comment is free" href="/comment/rss">
    <link rel=alternate type=rss+xml title="Kommentare" href="/kommentare.rss">"""

    named, comments = links(page, "https://news.example/")

    assert [each.removeprefix("https://news.example") for each in named] == ["/comment/rss", "/kommentare.rss"]
    assert [each.removeprefix("https://news.example") for each in comments] == [
        "/comments/feed/", "/?feed=comments-rss2", "/a-headline/feed/", "/feeds/17/comments/default",
    ]  # fmt: skip


async def test_a_feed_of_comments_that_stands_first_is_left_out_and_named(parser: Parser) -> None:
    async with Site() as site:
        page = b"""<!doctype html>
        <link rel=alternate type=rss+xml title="Example &raquo; Comments Feed" href="/comments/feed/">
        <link rel=alternate type=rss+xml title="Example &raquo; Feed" href="/feed/">"""
        site.says("/", body=page)
        site.says("/comments/feed/")
        site.says("/feed/")
        found = await at(site.url("/"), parser)

    assert [feed.url for feed in found.feeds] == [site.url("/feed/")]
    (failure,) = found.failures
    assert failure.detail.startswith(f"{site.url('/comments/feed/')}: a feed of readers' comments")


@pytest.mark.parametrize(("items", "kept"), [(3, ["/rss"]), (2, ["/rss", "/atom"])])
async def test_the_same_items_in_another_form_are_left_out_and_named(
    parser: Parser, items: int, kept: list[str]
) -> None:
    pages = [f"https://news.example/{number}" for number in range(items)]
    entries = "".join(f'<entry><id>{page}</id><title>t</title><link href="{page}"/></entry>' for page in pages)
    async with Site() as site:
        page = b"<html><link rel=alternate type=rss+xml href=/rss><link rel=alternate type=atom+xml href=/atom>"
        site.says("/", body=page, headers={"Content-Type": "text/html"})
        site.says("/rss", body=rss("".join(f"<item><title>t</title><link>{page}</link></item>" for page in pages)))
        site.says("/atom", body=f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode())
        found = await at(site.url("/"), parser)

    assert [feed.url for feed in found.feeds] == [site.url(path) for path in kept]
    assert all("the items of" in failure.detail for failure in found.failures)
    assert len(found.feeds) + len(found.failures) == 2


async def test_a_feed_is_its_own_discovery(parser: Parser) -> None:
    async with Site() as site:
        site.says("/rss")
        found = await at(site.url("/rss"), parser)

    assert [(feed.url, feed.title, feed.entries) for feed in found.feeds] == [(site.url("/rss"), "Example", 1)]
    assert len(site.asked) == 1


async def test_the_feeds_of_a_page_are_tried_and_those_that_are_none_are_told(parser: Parser) -> None:
    async with Site() as site:
        site.says("/", body=PAGE)
        site.says("/site/rss", body=b"", status=404)
        site.says("/atom")
        found = await at(site.url("/"), parser)

    assert [feed.url for feed in found.feeds] == [site.url("/atom")]
    assert [failure.status for failure in found.failures] == [404]


async def test_where_a_page_names_none_the_usual_places_are_tried(parser: Parser) -> None:
    async with Site() as site:
        for path in ("/feed/", "/rss", "/atom.xml", "/feed.xml", "/index.xml"):
            site.says(path, body=b"", status=404)
        site.says("/", body=b"<html><title>News</title>")
        site.says("/rss.xml", body=RSS)
        found = await at(site.url("/"), parser)

    assert [feed.url for feed in found.feeds] == [site.url("/rss.xml")]
    assert found.failures == ()


async def test_a_site_without_feeds_says_what_it_is(parser: Parser) -> None:
    async with Site() as site:
        for path in ("/feed/", "/rss.xml", "/rss", "/atom.xml", "/feed.xml", "/index.xml"):
            site.says(path, body=b"", status=404)
        site.says("/", body=b"<html><title>Shop</title>")
        site.says("/gone", body=b"", status=410)
        nothing, gone = await at(site.url("/"), parser), await at(site.url("/gone"), parser)

    assert nothing.feeds == gone.feeds == ()
    assert "Shop" in nothing.failures[0].detail
    assert gone.failures[0].reason is Failure.GONE


async def test_a_page_that_only_leads_on_is_followed_and_not_for_ever(parser: Parser) -> None:
    async with Site() as site:
        html = {"Content-Type": "text/html"}
        site.says("/", body=b'<html><meta http-equiv="Refresh" content="0; URL=\'/en\'">', headers=html)
        site.says("/en", body=b'<html><meta http-equiv=refresh content="0;/news/">', headers=html)
        site.says("/news/", body=b'<html><link rel=alternate type=rss+xml href="found">', headers=html)
        site.says("/news/found")
        for here, there in ((b"round", b"about"), (b"about", b"round")):
            body = b'<html><meta http-equiv=refresh content="0; url=/%s">' % there
            site.says(f"/{here.decode()}", body=body, headers=html)
        found, lost = [await at(site.url(path), parser) for path in ("/", "/round")]

    assert [one.url for one in found.feeds] == [site.url("/news/found")]
    assert not lost.feeds
    assert lost.failures
