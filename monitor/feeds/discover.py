"""From the address of a site to the addresses of its feeds.

A page names its feeds in its head; where it does not, what it links to under a feed's usual name is tried, then a few
usual places. Only what was fetched and read as a feed is said to be one. Each request is an ordinary poll: guarded,
limited, one at a time for each site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Protocol
from urllib.parse import urldefrag, urljoin, urlsplit

from monitor import markup
from monitor.feeds.guard import check_url
from monitor.feeds.opml import web_address
from monitor.feeds.reading import Parsed, web_link
from monitor.feeds.trouble import where
from monitor.model import Failed, Failure, Feed, FeedState, Fetched, Fresh, Hints

_PAGE_HEAD = 512 * 1024
_MOST_TRIED = 8
_TELLING = 3
"""Items by whose links two feeds are known for one."""
_TYPES = ("rss+xml", "atom+xml", "feed+json", "rdf+xml")
_OLD_TYPES = frozenset({"text/xml", "application/xml"})
"""What old sites call their feeds; that of an embedding is `text/xml+oembed`."""
_LOOKS_LIKE_ONE = re.compile(r"(?:\.(?:rss|atom|rdf)|/(?:rss|feed|atom|index)\.xml|/(?:rss|feed))/?$", re.IGNORECASE)
"""How the path of a feed ends, where a page only links to it."""
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?\s*([^'\"\s]+)['\"]?\s*", re.IGNORECASE)
"""Seconds, and an address (HTML, §4.2.5.3)."""
_USUAL_PLACES = ("/feed/", "/rss.xml", "/rss", "/atom.xml", "/feed.xml", "/index.xml")


class Fetch(Protocol):
    """Feed → what its server says."""

    async def fetch(self, feed: Feed, state: FeedState) -> Fetched: ...


class Parse(Protocol):
    """Body → entries."""

    async def parse(self, fresh: Fresh, seen: bytes = b"") -> Parsed | Failed: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that was asked and read."""

    url: str
    title: str
    language: str
    entries: int
    hints: Hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What is to be had at an address."""

    feeds: tuple[Found, ...]
    """The page's own order; the address itself where it is a feed."""
    failures: tuple[Failed, ...] = ()
    """Of the address itself, or of the feeds that its page names."""


async def discover(url: str, state: FeedState, fetcher: Fetch, parser: Parse, hops: int = 2) -> Discovery:
    """Find the feeds of a site. `url`: of a feed or of any page; `state`: a blank one, for requests without memory;
    `hops`: how often a page may lead to another by itself (`<meta http-equiv="refresh">`)."""
    first = await fetcher.fetch(Feed(url=url), state)
    if not isinstance(first, Fresh):
        return Discovery(feeds=(), failures=(first,) if isinstance(first, Failed) else ())
    answer = await parser.parse(first)
    if isinstance(answer, Parsed):
        return Discovery(feeds=(_found(url, first, answer),))
    answer = _at(first.url, answer)
    if answer.reason is not Failure.NOT_A_FEED:
        return Discovery(feeds=(), failures=(answer,))
    named, comments = links(first.body, first.url)
    if hops and not named and (onward := _Page.of(first.body, first.url).onward):
        return await discover(onward, state, fetcher, parser, hops - 1)
    left_out = tuple(_of_comments(each) for each in comments)
    tried = Discovery(feeds=())
    if named:
        tried = await _try(named[:_MOST_TRIED], state, fetcher, parser)
        untried = (_untried(first.url, named),) if len(named) > _MOST_TRIED else ()
        tried = replace(tried, failures=(*tried.failures, *left_out, *untried))
    if tried.feeds:
        return tried
    places = (urljoin(first.url, place) for place in _USUAL_PLACES)
    guessed = await _try([place for place in places if place not in named], state, fetcher, parser)
    # that guesses fail is no news
    failures = tried.failures or left_out
    return Discovery(feeds=guessed.feeds[:1], failures=failures if guessed.feeds else (failures or (answer,)))


def links(body: bytes, url: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The feeds that a page names (`<link rel="alternate">`) or, where it names none, links to; absolute, each once, in
    its order. Then those that hold what readers say, which is no news."""
    plain = ((urldefrag(link).url, title) for link, title in _Page.of(body, url).links)
    usable = {link: title for link, title in plain if not check_url(link) and link != url}
    comments = tuple(link for link, title in usable.items() if _is_of_comments(link, title))
    return tuple(link for link in usable if link not in comments), comments[:_MOST_TRIED]


def _is_of_comments(url: str, title: str) -> bool:
    """By what blogs call it, in their addresses in whatever language. No word alone: papers have sections called
    "Comment"."""
    parts = urlsplit(url.lower())
    return "comments" in parts.path.split("/") or "feed=comments" in parts.query or "comments feed" in title.lower()


def _of_comments(url: str) -> Failed:
    said = f"{where(url)}: a feed of readers' comments, left out; add it by its own address if it is wanted"
    return Failed(reason=Failure.NOT_A_FEED, detail=said)


def _in_another_form(url: str, first: str) -> Failed:
    """Sites offer the same items as RSS and as Atom: to ask for both costs them twice as much and tells no more."""
    said = f"{where(url)}: the items of {where(first)} in another form, left out"
    return Failed(reason=Failure.NOT_A_FEED, detail=said)


def _untried(url: str, named: Sequence[str]) -> Failed:
    rest = f"add others by their own addresses, {where(named[_MOST_TRIED])} and on"
    said = f"{where(url)}: it names {len(named)} feeds, of which the first {_MOST_TRIED} were tried; {rest}"
    return Failed(reason=Failure.NOT_A_FEED, detail=said)


async def _try(urls: Sequence[str], state: FeedState, fetcher: Fetch, parser: Parse) -> Discovery:
    found: dict[str, Found] = {}
    told: dict[frozenset[str], str] = {}
    failures = []
    for url in urls:
        fetched = await fetcher.fetch(Feed(url=url), state)
        answer = await parser.parse(fetched) if isinstance(fetched, Fresh) else fetched
        if isinstance(fetched, Fresh) and isinstance(answer, Parsed):
            pages = frozenset(entry.link for entry in answer.entries if entry.link)
            first = told.setdefault(pages, fetched.url) if len(pages) >= _TELLING else fetched.url
            if first == fetched.url:
                found.setdefault(first, _found(url, fetched, answer))
            else:
                failures.append(_in_another_form(url, first))
        elif isinstance(answer, Failed):
            failures.append(_at(url, answer))
    return Discovery(feeds=tuple(found.values()), failures=tuple(failures))


def _at(url: str, failed: Failed) -> Failed:
    """The failure, saying of which address it speaks."""
    named = failed.detail.startswith(where(url))
    return failed if named else replace(failed, detail=f"{where(url)}: {failed.detail}")


def _found(asked: str, fresh: Fresh, read: Parsed) -> Found:
    """By the address that was asked, unless it has moved for good: a redirect may lead elsewhere tomorrow."""
    url = fresh.moved_to or urldefrag(asked).url
    return Found(url=url, title=read.title, language=read.language, entries=len(read.entries), hints=read.hints)


class _Page(HTMLParser):
    """What a page says of its feeds. Its first `<base>` is the one that counts, for links above it as well (HTML,
    §2.4.3)."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._base = ""
        self._named: list[tuple[str, str]] = []
        self._linked: list[tuple[str, str]] = []
        self.onward = ""
        """Where it sends its reader, absolute; "" where to nowhere else."""

    @classmethod
    def of(cls, body: bytes, url: str) -> _Page:
        """What the head of a page says."""
        page = cls(url)
        page.feed(markup.tame(body[:_PAGE_HEAD].decode("utf-8", "replace")))
        page.close()
        return page

    @property
    def links(self) -> list[tuple[str, str]]:
        """Absolute, with their titles."""
        named = ((web_address(href), title) for href, title in self._named or self._linked)
        absolute = ((web_link(href, self._base or self._url), title) for href, title in named)
        return [(link, title) for link, title in absolute if link]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "base" and "href" in given and not self._base:
            self._base = web_link(given["href"], self._url) or self._url
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh" and not self.onward:
            leads = _REFRESH.fullmatch(given.get("content", ""))
            to = web_link(leads[1], self._base or self._url) if leads else ""
            self.onward = to if to and to != self._url and not check_url(to) else ""
        elif tag == "link" and "alternate" in given.get("rel", "").lower().split() and _is_feed(given):
            self._named.append((given.get("href", ""), given.get("title", "")))
        elif tag == "a" and (_is_feed(given) or _LOOKS_LIKE_ONE.search(given.get("href", "").partition("?")[0])):
            self._linked.append((given.get("href", ""), given.get("title", "")))


def _is_feed(given: Mapping[str, str]) -> bool:
    kind = given.get("type", "").lower()
    return any(each in kind for each in _TYPES) or kind.partition(";")[0].strip() in _OLD_TYPES
