"""Scripted publishers that write down how they are polled.

A few sites on loopback, under names of their own, each with papers that want to be treated in a way of their own:
validators of either kind or none, freshness, `ttl`, hours of rest, `Retry-After` in both forms, refusals without a
hint, moves, pages instead of feeds, an end for good. Every request is written down with what its answer asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import IPv4Network
from typing import Any

import aiohttp
from aiohttp import web

from monitor.feeds.guard import connector
from monitor.lab.bench.defenceless import Inside
from monitor.lab.stage import HOST, Item, rss

BEGIN = datetime(2026, 1, 5, 6, tzinfo=UTC)
"""A Monday."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGEST = DAY
"""No wait need be longer, whatever was said."""
_WINDOW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a paper answers in a span of time instead of its feed."""

    begins: timedelta
    ends: timedelta
    status: int
    """0: the connection is cut; 200: a page, or half a feed where `cut`."""
    rest: str = ""
    """How the rest until the end is asked for: in "seconds", as a "date", or not at all."""
    location: str = ""
    """Host and path that a redirect leads to."""
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A feed, and how it wants to be treated."""

    host: str
    path: str = "/rss"
    every: timedelta = 3 * HOUR
    """A new item so often."""
    etag: bool = True
    last_modified: bool = True
    fresh: timedelta = timedelta()
    """How long an answer stays fresh."""
    said: str = ""
    """How that is said: "max-age", "expires", "ttl" or "sy"."""
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    fast: timedelta = timedelta()
    """How far the server's clock is ahead."""
    troubles: tuple[Trouble, ...] = ()

    @property
    def name(self) -> str:
        """Host and path."""
        return self.host + self.path

    @property
    def site(self) -> str:
        """Whom a request burdens."""
        return ".".join(self.host.split(".")[-2:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, and what its answer asked for."""

    paper: Paper
    at: datetime
    until: datetime
    sent: Mapping[str, str]
    """Headers of the request, names in lower case."""
    status: int | None
    """None: cut off before it was answered."""
    validators: tuple[str, str] = ("", "")
    """ETag and Last-Modified of the answer."""
    good: bool = False
    """The whole feed, or 304."""
    cut: bool = False
    """Half of the feed."""
    rest: timedelta = timedelta()
    """For how long the paper wants not to be asked again."""
    site_rest: bool = False
    """And nobody else of its site."""


_QUIET = "quiet.example"
_STRICT = "strict.example"
_ILL = "ill.example"
PAPERS = (
    Paper(host=f"feeds.{_QUIET}"),
    Paper(host=f"www.{_QUIET}", etag=False),
    Paper(host=f"www.{_QUIET}", path="/weekly", etag=False, last_modified=False, every=7 * DAY),
    Paper(host="fresh.example", said="max-age", fresh=2 * HOUR),
    Paper(host="fresh.example", path="/expires", said="expires", fresh=3 * HOUR, fast=HOUR),
    Paper(host="fresh.example", path="/year", said="max-age", fresh=365 * DAY),
    Paper(host="hints.example", said="ttl", fresh=2 * HOUR),
    Paper(host="hints.example", path="/sy", said="sy", fresh=6 * HOUR),
    Paper(host="hints.example", path="/nights", skip_hours=(0, 1, 2, 3, 4, 5), skip_days=("Sunday",), every=HOUR),
    # within one site each rest is asked for by one paper, and kept by all
    Paper(host=f"a.{_STRICT}", troubles=(
        Trouble(begins=20 * HOUR, ends=26 * HOUR, status=429, rest="seconds"),
        Trouble(begins=9 * DAY, ends=11 * DAY, status=429, rest="date"),
    )),
    Paper(host=f"b.{_STRICT}", fast=-HOUR, troubles=(
        Trouble(begins=3 * DAY, ends=3 * DAY + 5 * HOUR, status=503, rest="date"),
    )),
    Paper(host=f"c.{_STRICT}", troubles=(
        Trouble(begins=5 * DAY, ends=7 * DAY, status=429),
        Trouble(begins=8 * DAY, ends=9 * DAY, status=403),
    )),
    Paper(host=_ILL, troubles=(Trouble(begins=DAY, ends=3 * DAY, status=500),)),
    Paper(host=_ILL, path="/page", troubles=(
        Trouble(begins=30 * HOUR, ends=60 * HOUR, status=200),
        Trouble(begins=80 * HOUR, ends=90 * HOUR, status=200, cut=True),
    )),
    Paper(host=f"gone.{_ILL}", troubles=(Trouble(begins=12 * HOUR, ends=365 * DAY, status=410),)),
    Paper(host=f"cut.{_ILL}", troubles=(Trouble(begins=2 * DAY, ends=4 * DAY, status=0),)),
    Paper(host="old.example", troubles=(
        Trouble(begins=10 * HOUR, ends=365 * DAY, status=301, location="new.example/moved"),
    )),
    Paper(host="away.example", troubles=(
        Trouble(begins=2 * DAY, ends=6 * DAY, status=302, location="new.example/lodging"),
    )),
)  # fmt: skip
"""Those that are followed."""
TARGETS = (Paper(host="new.example", path="/moved"), Paper(host="new.example", path="/lodging"))
"""Those that others lead to."""


@dataclass(slots=True)
class Town:
    """The publishers at work."""

    clock: Callable[[], datetime]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    _papers: dict[str, Paper] = field(default_factory=dict)
    _open: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._papers = {paper.name: paper for paper in (*PAPERS, *TARGETS)}
        self._open.set()

    def url(self, paper: Paper) -> str:
        """Where it is."""
        return f"http://{paper.host}:{self.port}{paper.path}"

    def dial(self) -> aiohttp.TCPConnector:
        """A way there, by name."""
        return connector([IPv4Network("127.0.0.0/8")], resolver=Inside(HOST))

    async def hold(self) -> None:
        """From now on answer nobody; comes back once somebody waits for an answer."""
        self._open.clear()
        self._waiting.clear()
        await self._waiting.wait()

    def drop(self) -> None:
        """Those who wait get no answer; others do again."""
        self._open.set()

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer, and write it down."""
        at = self.clock()
        paper = self._papers[request.host.partition(":")[0] + request.path]
        held = not self._open.is_set()
        self._waiting.set()
        await self._open.wait()
        status, headers, body, meant = (None, {}, b"", {}) if held else _answer(self, paper, request.headers, at)
        sent = {name.lower(): value for name, value in request.headers.items()}
        self.asked.append(Asked(paper=paper, at=at, until=self.clock(), sent=sent, status=status, **meant))
        if not status and request.transport is not None:
            request.transport.abort()
        return web.Response(status=status or 500, headers=headers, body=body)


@asynccontextmanager
async def town(clock: Callable[[], datetime]) -> AsyncIterator[Town]:
    """Publishers at work on a free port, for as long as the context lasts."""
    here = Town(clock)
    runner = web.ServerRunner(web.Server(here.serve, access_log=None))
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        here.port = runner.addresses[0][1]
        yield here
    finally:
        await runner.cleanup()


# --- what is answered -------------------------------------------------------------------------------------------------

_Answer = tuple[int, dict[str, str], bytes, dict[str, Any]]


def _answer(here: Town, paper: Paper, sent: Mapping[str, str], now: datetime) -> _Answer:
    """Status, headers, body, and what is meant by it."""
    headers = {"Date": format_datetime(now + paper.fast, usegmt=True), "Content-Type": "application/rss+xml"}
    since = now - BEGIN
    for trouble in paper.troubles:
        if trouble.begins <= since < trouble.ends:
            return _troubled(here, paper, trouble, headers, now)
    newest = BEGIN + (since // paper.every) * paper.every
    validators = {
        **({"ETag": f'W/"{paper.path}; {newest:%d %H}"'} if paper.etag else {}),
        **({"Last-Modified": format_datetime(newest, usegmt=True)} if paper.last_modified else {}),
    }
    headers |= validators
    if paper.said == "max-age":
        headers["Cache-Control"] = f"public, max-age={paper.fresh // timedelta(seconds=1)}"
    if paper.said == "expires":
        headers["Expires"] = format_datetime(now + paper.fast + paper.fresh, usegmt=True)
    given = validators.get("ETag", ""), validators.get("Last-Modified", "")
    meant = {"validators": given, "good": True, "rest": min(paper.fresh, LONGEST)}
    if validators and (sent.get("If-None-Match", ""), sent.get("If-Modified-Since", "")) == given:
        return 304, headers, b"", meant
    return 200, headers, _body(paper, newest), meant


def _troubled(here: Town, paper: Paper, trouble: Trouble, headers: dict[str, str], now: datetime) -> _Answer:
    until = BEGIN + trouble.ends
    meant: dict[str, Any] = {}
    if trouble.rest:
        seconds = -(-(until - now) // timedelta(seconds=1))
        date = format_datetime(now + timedelta(seconds=seconds) + paper.fast, usegmt=True)
        headers["Retry-After"] = str(seconds) if trouble.rest == "seconds" else date
        meant = {"rest": min(until - now, LONGEST), "site_rest": True}
    if trouble.location:
        host, _, path = trouble.location.partition("/")
        headers["Location"] = f"http://{host}:{here.port}/{path}"
    if trouble.status != 200:
        return trouble.status, headers, b"", meant
    headers["ETag"] = '"of no feed"'
    if trouble.cut:
        return 200, headers, _body(paper, now)[:-200], {"cut": True}
    return 200, headers | {"Content-Type": "text/html"}, b"<html><title>Sign in</title><body></body></html>", meant


def _body(paper: Paper, newest: datetime) -> bytes:
    moments = [newest - number * paper.every for number in range(_WINDOW)]
    items = [
        Item(
            title=f"Council of {paper.host} meets, {moment:%d %B %H:%M}",
            text="Its minutes will be published later.",
            link=f"http://{paper.host}{paper.path}/{moment:%Y%m%d%H%M}",
            published=moment,
        )
        for moment in moments
    ]
    head = f"<ttl>{paper.fresh // timedelta(minutes=1)}</ttl>" if paper.said == "ttl" else ""
    if paper.said == "sy":
        head += f"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>{DAY // paper.fresh}</sy:updateFrequency>"
    hours = "".join(f"<hour>{hour}</hour>" for hour in paper.skip_hours)
    days = "".join(f"<day>{day}</day>" for day in paper.skip_days)
    head += f"<skipHours>{hours}</skipHours>" if hours else ""
    head += f"<skipDays>{days}</skipDays>" if days else ""
    named = b'<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
    body = rss(paper.name, items).replace(b'<rss version="2.0">', named, 1)
    return body.replace(b"<description/>", b"<description/>" + head.encode(), 1)
