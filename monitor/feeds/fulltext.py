"""The text of an article where its feed gives only a line or two: asked for once, as politely as feeds are.

A page is fetched by the fetcher of the feeds: the same guard, limits, turns and pauses. Its site's robots.txt is asked
first and kept for a day (RFC 9309: none there permits, one that cannot be had forbids), and so is that of each address
that it is redirected to. What a page says is read by a
process that can be killed. What cannot be had is no failure of the feed: its own few lines are judged.
"""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Protocol
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from monitor.feeds.fetch import Permits
from monitor.feeds.guard import WEB_PORTS, check_url
from monitor.feeds.reading import Parsed
from monitor.model import Failed, Failure, Feed, FeedState, Fetched, Fresh, Request

READER = "monitor.feeds.article"
"""The module that a reader process runs."""
ROBOTS = "robots.txt"
"""See `article.ROBOTS`, which is known only where the extra is."""
REMEDY = "install it with `pip install monitor[fulltext]`"
_PACKAGES = ("trafilatura", "lxml_html_clean", "protego")
_KEPT = timedelta(hours=24)
_KEPT_FAILURE = timedelta(hours=1)
_MOST = 1000
_LARGEST_ROBOTS = 512 * 1024
_PERMITTED = b"User-agent: *\nDisallow:\n"
_WORD = re.compile(r"\w{4,}")
_HTML = ("text/html", "application/xhtml+xml")


class Fetch(Protocol):
    """Page → what its server says."""

    async def fetch(self, feed: Feed, state: FeedState, permits: Permits | None = None) -> Fetched: ...


class Parse(Protocol):
    """Body → what `article.read` makes of it."""

    async def parse(self, fresh: Fresh, seen: bytes = b"") -> Parsed | Failed: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page that was asked for."""

    markup: str = ""
    """Its text in paragraphs; empty where it could not be had."""
    title: str = ""
    """What the page is called, in its head and above its text; empty where it does not say."""
    why: str = ""
    """Why not, as a line."""
    requests: tuple[Request, ...] = ()
    """Made for it, robots.txt included."""


def missing() -> str:
    """What of the extra is not installed, and what to do; "" where all is there."""
    lacking = next((name for name in _PACKAGES if find_spec(name) is None), "")
    return f"{lacking} is not installed; {REMEDY}" if lacking else ""


def speaks_of(article: Article, title: str) -> bool:
    """Is this the text under this title? A wall before the article, a login or an error page is not; nor is a page that
    lists this headline among others and is called otherwise: its text would make copies of all that it lists."""
    words = _words(title)
    places = (article.markup, article.title or article.markup)
    return all(len(words & _words(place)) * 2 >= len(words) for place in places)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


class Articles:
    """Asks for pages; what was asked for lately is not asked for again."""

    def __init__(self, fetcher: Fetch, parser: Parse, clock: Callable[[], datetime]) -> None:
        self._fetcher = fetcher
        self._parser = parser
        self._clock = clock
        self._rules: OrderedDict[str, tuple[datetime, bytes | None]] = OrderedDict()
        """By origin: until when its robots.txt is believed, and what it says; None: nothing may be read."""
        self._asked: OrderedDict[str, datetime] = OrderedDict()
        """By origin: when a page was asked for last."""
        self._articles: OrderedDict[str, tuple[datetime, Article]] = OrderedDict()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def get(self, url: str) -> Article:
        """One page. Never raises for what the world does."""
        if wrong := check_url(url, WEB_PORTS):
            return Article(why=wrong)
        async with self._locks.setdefault(_origin(url), asyncio.Lock()):
            now = self._clock()
            if (kept := self._articles.get(url)) and _lasts(kept[0], now):
                return replace(kept[1], requests=())
            article = await self._ask(url)
            self._articles[url] = (now + (_KEPT if article.markup else _KEPT_FAILURE), article)
            if len(self._articles) > _MOST:
                self._articles.popitem(last=False)
            return article

    async def _robots(self, origin: str) -> tuple[bytes | None, tuple[Request, ...]]:
        now = self._clock()
        if (kept := self._rules.get(origin)) and _lasts(kept[0], now):
            return kept[1], ()
        answer = await self._fetcher.fetch(*_blank(f"{origin}/robots.txt", now, _LARGEST_ROBOTS))
        rules: bytes | None = None
        if isinstance(answer, Fresh):
            rules = answer.body
        elif isinstance(answer, Failed) and (answer.reason is Failure.EMPTY or 400 <= (answer.status or 0) < 429):
            rules = _PERMITTED
        self._rules[origin] = (now + (_KEPT if rules is not None else _KEPT_FAILURE), rules)
        if len(self._rules) > _MOST:
            self._rules.popitem(last=False)
        return rules, answer.requests

    async def _ask(self, url: str) -> Article:
        """With all requests that it took."""
        asked: list[Request] = []
        now = self._clock()

        async def forbids(address: str) -> str:
            robots, requests = await self._robots(_origin(address))
            asked.extend(requests)
            if robots is None:
                return "its site's robots.txt cannot be read now"
            said = await self._parser.parse(Fresh(url=address, status=200, body=robots, content_type=ROBOTS))
            if isinstance(said, Failed):
                return said.detail
            last = self._asked.pop(_origin(address), now)
            # an article that leads on to another address of its site is one
            if said.ttl and last != now and abs(now - last) < said.ttl:
                self._asked[_origin(address)] = last
                return f"its site's robots.txt asks for {said.ttl.total_seconds():g} s between two pages"
            self._asked[_origin(address)] = now
            if len(self._asked) > _MOST:
                self._asked.popitem(last=False)
            return ""

        if why := await forbids(url):
            return Article(why=why, requests=tuple(asked))
        answer = await self._fetcher.fetch(*_blank(url, now), forbids)
        asked.extend(answer.requests)
        if not isinstance(answer, Fresh):
            return Article(why=answer.detail if isinstance(answer, Failed) else "", requests=tuple(asked))
        if not answer.content_type.strip().lower().startswith(_HTML):
            return Article(why="it is no page", requests=tuple(asked))
        read = await self._parser.parse(answer)
        if isinstance(read, Failed):
            return Article(why=read.detail, requests=tuple(asked))
        (entry,) = read.entries
        return Article(markup=entry.content, title=entry.title, requests=tuple(asked))


def _lasts(until: datetime, now: datetime) -> bool:
    """Nothing is kept so long that it ends later: what does was kept before the clock was set back."""
    return now < until <= now + _KEPT


def _origin(url: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


def _blank(url: str, now: datetime, most: int = Feed(url="").max_body) -> tuple[Feed, FeedState]:
    """A request without memory."""
    return Feed(url=url, max_body=most), FeedState(url=url, next_poll=now)
