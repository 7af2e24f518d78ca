"""One poll of one feed: ask politely, take what comes within limits, and say in a value what happened.

What must never happen: an exception of the world's making leaves `fetch`; a body that was cut is taken for whole; an
inner address is dialled; a server that drips, lies or never ends costs more than its own slot.

How it works: redirects are walked by hand, so that every hop is checked, waits for its own site's turn, and gets only
the validators that are its own (they belong to the URL that gave them). Time spent waiting for a turn is not counted
against the feed. aiohttp neither decompresses nor follows nor keeps cookies for us.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import aiohttp
from aiohttp import hdrs
from multidict import CIMultiDictProxy
from yarl import URL

from monitor.feeds.body import Body, BodyError
from monitor.feeds.guard import Network, check_url, connector, forbidden, permitted
from monitor.feeds.patience import Patience
from monitor.feeds.politeness import CEILING, freshness, minutes, retry_after, site
from monitor.feeds.trouble import failed, failure, refused, where, without_secrets
from monitor.feeds.turns import Turns
from monitor.feeds.websub import header_links, offer
from monitor.model import Failed, Failure, Feed, FeedState, Fetched, Fresh, Request, Unchanged

MAX_REDIRECTS = 5
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
_MOVED = frozenset({301, 302, 303, 307, 308})
_MOVED_FOR_GOOD = frozenset({301, 308})
_PAUSES = frozenset({429, 503})
_REST = timedelta(minutes=10)
"""For a site that is asked too often, and does not say how long to wait."""
_SHORT_WAIT = timedelta(seconds=30)
"""Before a redirect is followed: for so long a poll may be under way."""
_BODIES = frozenset({200, 203})
_LONGEST_VALIDATOR = 1024
_LONGEST_HEADER, _MOST_HEADERS = 64 * 1024, 500
"""Bytes, and how many. Some sites' security policies take more than aiohttp's own 8 KiB. How much all of them may take
together, `framing.MOST` says."""
_WRITTEN = re.compile(r"(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", re.ASCII)
"""A URL that needs no escaping (RFC 3986), save those with an IPv6 address or a fragment."""
_NAMED = re.compile(r"(?:https?:)?//[^/?#]*", re.IGNORECASE)
"""What names the host in the target of a redirect, where one is named."""
Permits = Callable[[str], Awaitable[str]]
"""Why a URL that a redirect leads to may not be asked, as a line; "" where it may."""


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One request and what was answered to it. Not frozen: one is made for every poll, in a third of the time."""

    url: str
    sent: Collection[tuple[str, str]] = ()
    """Headers of the request."""
    status: int
    headers: CIMultiDictProxy[str]
    body: bytes | None = None
    """Decoded; None where it was not read, or not to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One poll: what came of it, and each exchange that led there."""

    answer: Fetched
    exchanges: tuple[Exchange, ...] = ()


@dataclass(slots=True)
class Journey:
    """One poll on its way through redirects."""

    feed: Feed
    state: FeedState
    url: str
    seconds: float = 0.0
    """Left of the total."""
    permits: Permits | None = None
    been: tuple[str, ...] = ()
    """Where it was sent on from."""
    for_good: bool = True
    """Every redirect so far was permanent."""
    exchanges: list[Exchange] | None = None
    """None where nobody asks for them."""
    requests: list[Request] = field(default_factory=list)

    @property
    def start(self) -> str:
        return self.state.address or self.feed.url

    @property
    def moved_to(self) -> str:
        return self.url if self.for_good and self.url != self.start else ""

    def validators(self) -> dict[str, str]:
        """Those that this URL gave."""
        if self.url != (self.state.found_at or self.start):
            return {}
        given: dict[str, str] = {hdrs.IF_NONE_MATCH: self.state.etag} if self.state.etag else {}
        if self.state.last_modified:
            given[hdrs.IF_MODIFIED_SINCE] = self.state.last_modified
        return given

    def follow(self, moved: Moved) -> Failed | None:
        """Go where the answer points, or say why not."""
        if wrong := _wrong_redirect(self.feed.url, self.url, moved.url):
            return Failed(reason=Failure.REDIRECT, detail=wrong)
        self.been = (*self.been, self.url)
        if moved.url in self.been:  # without cookies it would answer the same again
            return failed(
                Failure.REDIRECT, self.feed.url, "it redirects in a circle: does it want cookies, or a login?"
            )
        self.url = moved.url
        self.for_good = self.for_good and moved.status in _MOVED_FOR_GOOD
        return None

    async def refused(self) -> Failed | None:
        """Whether the one who asks wants to go where it leads."""
        why = await self.permits(self.url) if self.permits else ""
        return Failed(reason=Failure.REDIRECT, detail=why) if why else None


@dataclass(frozen=True, slots=True)
class Moved:
    """A redirect."""

    url: str
    status: int
    wait: timedelta
    """To be waited before that is asked."""


class Fetcher:
    """Asks feeds; at most `concurrency` at a time, one at a time for each site.

    `allow`: networks that feeds may live in although they are forbidden. `total_timeout`: seconds for one poll,
    redirects and body included, waiting for a turn not. `spacing`: seconds between two requests to one site.
    `dial`: makes the connector; called once, in the loop that fetches. `turns`: at sites, where another fetcher takes
    them too. `pauses`: by site, until when it is to be left alone: what was learnt before a restart.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        allow: Sequence[Network] = (),
        concurrency: int = 100,
        total_timeout: float = 30.0,
        connect_timeout: float = 10.0,
        read_timeout: float = 10.0,
        spacing: float = 1.0,
        tls: ssl.SSLContext | None = None,
        dial: Callable[[], aiohttp.TCPConnector] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        turns: Turns | None = None,
        pauses: Mapping[str, datetime] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._headers = {"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        self._allow = tuple(allow)
        self._slots = asyncio.Semaphore(concurrency)
        self._patience = Patience()
        self._total = total_timeout
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=connect_timeout, sock_read=read_timeout)
        self._spacing = spacing
        self._spacing_for = lru_cache(maxsize=20_000)(self._spaced)
        self._dial = dial or (lambda: connector(self._allow, limit=concurrency, tls=tls))
        self._clock = clock
        self._turns = turns or Turns(clock)
        for paused, until in (pauses or {}).items():
            self._turns.pause(paused, until)
        self._sleep = sleep
        self._session: aiohttp.ClientSession | None = None

    def fetch(self, feed: Feed, state: FeedState, permits: Permits | None = None) -> Coroutine[Any, Any, Fetched]:
        """Poll once. Never raises for what the world does."""
        return self._travel(Journey(feed, state, state.address or feed.url, self._total, permits))

    async def visit(self, feed: Feed, state: FeedState, permits: Permits | None = None) -> Visit:
        """As `fetch`, with all that was asked and answered on the way."""
        exchanges: list[Exchange] = []
        journey = Journey(feed, state, state.address or feed.url, self._total, permits, exchanges=exchanges)
        return Visit(answer=await self._travel(journey), exchanges=tuple(exchanges))

    async def close(self) -> None:
        """Close all connections; a second call does nothing."""
        if self._session is not None:
            await self._session.close()

    async def _travel(self, journey: Journey) -> Fetched:
        for _ in range(MAX_REDIRECTS + 1):
            answer: Fetched | Moved | None = await self._hop(journey)
            if isinstance(answer, Moved):
                answer = journey.follow(answer) or await journey.refused() or await self._waited(journey, answer)
            if answer is not None:
                break
        else:
            answer = lost(journey.feed)
        answer = without_secrets(answer, journey.feed, journey.url, *journey.been)
        return answer if answer.requests else replace(answer, requests=tuple(journey.requests))

    async def _waited(self, journey: Journey, moved: Moved) -> Failed | None:
        """A redirect may ask to be followed only later (RFC 9110 §10.2.3). A short wait passes here; a longer one until
        the next poll, which is given the same answer and goes on."""
        if moved.wait <= _SHORT_WAIT:
            await self._sleep(moved.wait.total_seconds())
        elif journey.state.not_before is None or journey.state.rests(self._clock()):
            told = f"it redirects, and wants that to be followed only {minutes(moved.wait)} later"
            return failed(Failure.REDIRECT, journey.been[-1], told, moved.status, moved.wait)
        return None

    async def _hop(self, journey: Journey) -> Fetched | Moved:
        url = journey.url
        if wrong := check_url(url):
            return Failed(reason=Failure.CONNECTION, detail=f"{where(url)}: {wrong}")
        here, spacing = site(url), self._spacing_for(url)
        async with self._turns.at(here, spacing), self._slots:
            if (pause := self._turns.paused(here)) is not None:
                detail = f"the site asked for a pause, {pause.total_seconds():.0f} s of it are left"
                return failed(Failure.PAUSED, url, detail, retry_after=pause)
            loop = asyncio.get_running_loop()
            began = loop.time()
            now = self._clock()
            request = Request(site=here, at=now, until=now, spacing=timedelta(seconds=spacing))
            journey.requests.append(request)
            try:
                with self._patience.limit(journey.seconds):
                    answer = await self._ask(journey, request)
            except (TimeoutError, BodyError, aiohttp.ClientError, OSError, ValueError) as error:
                answer = failure(error, url, self._total, self._timeout)
            journey.seconds -= loop.time() - began
            request.until = self._clock()
            if rest := _rest(answer):
                request.pause_until = request.until + rest
                self._turns.pause(here, request.pause_until)
            return answer

    async def _ask(self, journey: Journey, request: Request) -> Fetched | Moved:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=self._dial(),
                headers=self._headers,
                timeout=self._timeout,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                max_field_size=_LONGEST_HEADER,
                max_headers=_MOST_HEADERS,
            )
            # it would send a request again by itself, at once, where the connection breaks before the answer: a second
            # one that the site's turn and the log know nothing of. Middleware could keep it from that as well, for a
            # tenth of what a poll costs; this is how aiohttp's own test client does it
            self._session._retry_connection = False  # noqa: SLF001
        validators = journey.validators()
        request.conditional = bool(validators)
        async with self._session.get(_address(journey.url), headers=validators, allow_redirects=False) as response:
            request.status = response.status
            return await self._read(journey, response, request)

    async def _read(self, journey: Journey, response: aiohttp.ClientResponse, request: Request) -> Fetched | Moved:
        exchange = Exchange(url=journey.url, status=response.status, headers=response.headers)
        if journey.exchanges is not None:
            exchange = replace(exchange, sent=response.request_info.headers.items())
            journey.exchanges.append(exchange)
        if response.status in _BODIES:
            body = Body(", ".join(response.headers.getall("Content-Encoding", ())), journey.feed.max_body)
            async for chunk in response.content.iter_any():
                request.received += len(chunk)
                body.feed(chunk)
            exchange = replace(exchange, body=body.finish())
            if journey.exchanges is not None:
                journey.exchanges[-1] = exchange
        return understood(journey, exchange, self._clock(), conditional=request.conditional)

    def _spaced(self, url: str) -> float:
        """No breath is needed between requests to an inner address that the operator named."""
        host = urlsplit(url).hostname or ""
        own = forbidden(host) not in ("", "not-an-address") and not permitted(host, self._allow)
        return 0.0 if own else self._spacing


@lru_cache(maxsize=20_000)
def _address(url: str) -> URL:
    """Taken apart once: aiohttp takes a text apart for every request, a tenth of what it costs. What needs no escaping
    goes out to the letter: of a signed address not even a `%2F` may become a `/`."""
    return URL(url, encoded=_WRITTEN.fullmatch(url) is not None and "/." not in url)


def _target(here: str, location: str) -> str:
    """Where a redirect leads, absolute, without a fragment; what no URL may hold is escaped, byte by byte, save in the
    name of a host: DNS has letters of its own for that, which stand for these."""
    named = _NAMED.match(location)
    host = named[0] if named and named[0].isprintable() else ""
    escaped = quote(location[len(host) :].encode("utf-8", "surrogateescape"), safe="%:/?#[]@!$&'()*+,;=~")
    return urldefrag(urljoin(here, host + escaped)).url


def _rest(answer: Fetched | Moved) -> timedelta | None:
    """For how long the whole site wants to be left alone; None where it does not say so."""
    if not isinstance(answer, Failed) or answer.status not in _PAUSES:
        return None
    if answer.retry_after is None:
        return _REST if answer.status == 429 else None
    return min(answer.retry_after, CEILING)


def understood(journey: Journey, exchange: Exchange, now: datetime, *, conditional: bool) -> Fetched | Moved:
    """What an answer means for the poll. `conditional`: the request carried validators."""
    headers, status = exchange.headers, exchange.status
    if status in _MOVED:
        target = headers.get("Location", "")
        if not target:
            return failed(Failure.REDIRECT, journey.url, f"it answered {status} without saying where to", status)
        return Moved(_target(journey.url, target), status, retry_after(headers, now) or timedelta())
    if status == 304 and conditional:
        return Unchanged(
            etag=_validator(headers, hdrs.ETAG, journey.state.etag) or journey.state.etag,
            last_modified=_validator(headers, hdrs.LAST_MODIFIED) or journey.state.last_modified,
            max_age=freshness(headers, now),
            moved_to=journey.moved_to,
            requests=tuple(journey.requests),  # what nearly all polls come to, so not copied for that alone
        )
    if status not in _BODIES:
        return refused(journey.url, status, retry_after(headers, now), sent_on=journey.url != journey.start)
    if not (body := exchange.body or b"").strip(b" \t\r\n\0"):
        return failed(Failure.EMPTY, journey.url, "the answer is empty", status)
    offered = offer(header_links(headers.getall("Link", ())), journey.url)
    return Fresh(
        url=journey.url,
        status=status,
        body=body,
        content_type=headers.get("Content-Type", ""),
        etag=_validator(headers, "ETag"),
        last_modified=_validator(headers, "Last-Modified"),
        max_age=freshness(headers, now),
        moved_to=journey.moved_to,
        hub=offered.hub,
        topic=offered.topic,
    )


def lost(feed: Feed) -> Failed:
    """A poll that only ever was sent on."""
    return failed(Failure.REDIRECT, feed.url, f"it was redirected more than {MAX_REDIRECTS} times")


def _wrong_redirect(start: str, here: str, target: str) -> str:
    """What forbids this step, as a line; "" where nothing does."""
    ports = frozenset({80, 443} | {port for port in (urlsplit(start).port,) if port})
    if wrong := check_url(target, ports):
        return f"{where(here)}: it redirects to {where(target)}: {wrong}"
    if here.startswith("https:") and not target.startswith("https:"):
        return f"{where(here)}: it redirects from https to http: configure the address you trust"
    return ""


def _validator(headers: Mapping[str, str], name: str, stored: str = "") -> str:
    """Opaque, exactly as sent; one that could not be stored and sent back as it is, is none."""
    value = headers.get(name, "")
    if value == stored:
        return value
    storable = value.isprintable() and len(value) <= _LONGEST_VALIDATOR
    return value if storable and not any("\ud800" <= character <= "\udfff" for character in value) else ""
