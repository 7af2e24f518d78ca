"""A farm of feeds on loopback, in a process of its own, so that what it costs is not counted to who polls it.

Each feed has fifty items of some two hundred words, a third of them Atom; every item is its feed's own, so nobody
is spared work by meeting it twice. What a feed answers in the next pass is drawn from the number of the pass: nothing
new (304 to who asks conditionally), the same bytes again to everybody, or one new item on top.

A few hundred ports stand for as many sites: one request at a time to a site is politeness, and should not be what a
pass measures.
"""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from subprocess import PIPE, Popen
from typing import Any
from urllib.request import ProxyHandler, build_opener

HOST = "127.0.0.1"
ITEMS = 50
TEMPLATES = 50
SITES = 500
ABOUT = 0.02
"""Of the items: those that are about an operation that is followed."""
OPERATIONS = """
[[operation]]
name = "river-shield"
title = "Operation River Shield"
aliases = ["River Shield"]
about = [["Marrand", "Oskel*", "Tevra valley"], ["Northern Guard", "coalition", "militia*"]]

[[operation]]
name = "harbour-light"
title = "Operation Harbour Light"
aliases = ["Harbour Light"]
about = [["Port Selim", "strait"], ["convoy*", "frigate*", "tanker*"]]
"""
PACE = timedelta(minutes=17)
"""Between two items of a feed."""
_MARK = b"@@feed@@"
_WHO = ("The ministry", "A spokeswoman", "The mayor", "Farmers", "Two engineers", "The court", "Researchers",
        "Shoppers", "The union", "A local paper", "Teachers", "The railway", "Officials",
        "Residents", "The central bank")  # fmt: skip
_DID = ("announced", "questioned", "approved", "delayed", "inspected", "rejected", "reopened", "measured", "praised",
        "described", "repaired", "counted", "closed", "extended", "reviewed")  # fmt: skip
_WHAT = ("the new timetable", "a bridge over the canal", "the budget for schools", "a survey of wages", "the harvest",
         "an exhibition", "the price of bread", "a water main", "the airport's second runway", "a football stadium",
         "the tram line", "an old theatre", "the trade figures", "a court ruling", "the weather service")  # fmt: skip
_WHERE = ("in Almerton", "near Lake Vessin", "in the capital", "along the coast", "in Brod", "outside Kellmark",
          "in the northern suburbs", "at the market hall", "in Sandviken district", "across the county")  # fmt: skip
_WHEN = ("on Monday", "late on Tuesday", "this week", "after a long debate", "for the third time",
         "before the holidays", "despite heavy rain", "at short notice", "on Thursday morning",
         "during the conference")  # fmt: skip
_ON_TOPIC = (
    "The Northern Guard took the village of {place} near Marrand {when}, the coalition said, after {number} days of "
    "fighting in the Tevra valley.",
    "A convoy of {number} tankers left Port Selim {when} with two frigates, and passed the strait near {place}.",
)
_PLACES = ("Oskelin", "Dravna", "Upper Tevra", "Halvik", "Moss Ferry", "Karst", "Linden Cross", "Orrey", "Sable Point")


@dataclass(slots=True)
class Crop:
    """The bytes of every item, made when they are first asked for, and what each feed answers now."""

    feeds: int
    latency: tuple[float, float] = (0.0, 0.0)
    """Seconds, least and most; drawn for each feed."""
    versions: list[int] = field(default_factory=list)
    """By feed: how many items were added since the beginning."""
    blind: list[bool] = field(default_factory=list)
    """By feed: it answers in full, whatever it is asked."""
    items: int = ITEMS
    since: datetime = datetime(2026, 1, 5, 6, tzinfo=UTC)
    """The date of the oldest items."""
    _items: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.versions = [0] * self.feeds
        self.blind = [False] * self.feeds

    def sow(self, number: int, fresh: float, blind: float) -> None:
        """Draw what pass `number` finds: these shares of the feeds have one new item, or send the same again."""
        draw = random.Random(number)  # noqa: S311 no secret
        for feed in range(self.feeds):
            drawn = draw.random()
            self.versions[feed] += drawn < fresh
            self.blind[feed] = fresh <= drawn < fresh + blind

    def wait(self, feed: int) -> float:
        """Seconds until a feed answers."""
        low, high = self.latency
        return low + (high - low) * random.Random(feed).random()  # noqa: S311 no secret

    def etag(self, feed: int) -> bytes:
        """Changes with the body."""
        return b'"%d-%d"' % (feed, self.versions[feed])

    def body(self, feed: int) -> bytes:
        """The whole document."""
        version, template = self.versions[feed], feed % TEMPLATES
        atom = template % 3 == 0
        numbers = range(version + self.items - 1, version - 1, -1)
        head, tail = (_ATOM_HEAD, b"</feed>") if atom else (_RSS_HEAD, b"</channel></rss>")
        inner = b"\n".join([head, *(self._item(template, number, atom=atom) for number in numbers), tail])
        return inner.replace(_MARK, b"%05d" % feed)

    def _item(self, template: int, number: int, *, atom: bool) -> bytes:
        key = template, number
        if key not in self._items:
            self._items[key] = (_entry if atom else _item)(template, number, self.since + PACE * number)
        return self._items[key]


_RSS_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
    b'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed @@feed@@</title>'
    b"<link>https://paper-@@feed@@.example/</link><description>News of the county</description><language>en</language>"
)
_ATOM_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
    b"<title>Feed @@feed@@</title><id>https://paper-@@feed@@.example/</id>"
    b'<link href="https://paper-@@feed@@.example/"/><updated>2026-01-05T06:00:00Z</updated>'
)


def _words(template: int, number: int) -> tuple[str, str]:
    """Title and HTML of an item."""
    draw = random.Random(template * 100_003 + number)  # noqa: S311 no secret
    sentences = [
        f"{draw.choice(_WHO)} {draw.choice(_DID)} {draw.choice(_WHAT)} {draw.choice(_WHERE)} {draw.choice(_WHEN)}."
        for _ in range(14)
    ]
    if draw.random() < ABOUT:
        told = draw.choice(_ON_TOPIC).format(
            place=f"{draw.choice(_PLACES)} @@feed@@", when=draw.choice(_WHEN), number=draw.randrange(2, 90)
        )
        sentences[:2] = [told, sentences[0]]
    title = sentences[0].rstrip(".")[:110]
    more = f'<a href="https://paper-@@feed@@.example/more/{number}?a=1&amp;b=2" class="more">Read on</a>'
    marked = [f"<p>{sentence} {'' if place % 4 else more}</p>" for place, sentence in enumerate(sentences)]
    image = f'<p><img src="https://paper-@@feed@@.example/i/{number}.jpg" alt="Photograph" width="600"/></p>'
    return title, image + "".join(marked)


def _item(template: int, number: int, date: datetime) -> bytes:
    title, text = _words(template, number)
    when = format_datetime(date)
    return (
        f"<item><title>{title}</title><link>https://paper-@@feed@@.example/news/{number}</link>"
        f'<guid isPermaLink="false">paper-@@feed@@-{number}</guid><pubDate>{when}</pubDate>'
        f"<category>county</category><description><![CDATA[{text}]]></description></item>"
    ).encode()


def _entry(template: int, number: int, date: datetime) -> bytes:
    title, text = _words(template, number)
    when = date.isoformat()
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        f"<entry><title>{title}</title><id>tag:paper-@@feed@@.example,2026:{number}</id>"
        f'<link href="https://paper-@@feed@@.example/news/{number}"/><published>{when}</published>'
        f'<updated>{when}</updated><author><name>Desk</name></author><content type="html">{escaped}</content></entry>'
    ).encode()


class _Answering(asyncio.Protocol):
    """HTTP/1.1, GET only, keep-alive: as little as will do."""

    def __init__(self, crop: Crop) -> None:
        self._crop = crop
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self._got += data
        while b"\r\n\r\n" in self._got:
            head, _, self._got = self._got.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        crop = self._crop
        if path.startswith("/sow/"):
            number, fresh, blind = path.split("/")[2:5]
            crop.sow(int(number), float(fresh), float(blind))
            self._send(b"sown")
            return
        feed = int(path.rsplit("/", 1)[1])
        wait = crop.wait(feed)
        if wait:
            asyncio.get_running_loop().call_later(wait, self._serve, feed, head)
        else:
            self._serve(feed, head)

    def _serve(self, feed: int, head: bytes) -> None:
        etag = self._crop.etag(feed)
        if not self._crop.blind[feed] and b"if-none-match: " + etag in head.lower():
            self._transport.write(b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag)
            return
        kind = b"application/atom+xml" if feed % TEMPLATES % 3 == 0 else b"application/rss+xml"
        self._send(self._crop.body(feed), b"ETag: %s\r\nContent-Type: %s\r\n" % (etag, kind))

    def _send(self, body: bytes, headers: bytes = b"") -> None:
        self._transport.write(b"HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s" % (headers, len(body), body))


async def _serve(crop: Crop) -> None:
    loop = asyncio.get_running_loop()
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    servers = [await loop.create_server(lambda: _Answering(crop), HOST, 0) for _ in range(min(SITES, crop.feeds))]
    print(json.dumps([server.sockets[0].getsockname()[1] for server in servers]), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # until who started us goes


@dataclass(frozen=True, slots=True)
class Farm:
    """A running farm: where its feeds are, and a lever for what they answer next."""

    urls: Sequence[str]
    pid: int
    """Its process."""

    def sow(self, number: int, fresh: float, blind: float) -> None:
        """As Crop.sow."""
        place = self.urls[0].rsplit("/", 2)[0]
        with build_opener(ProxyHandler({})).open(f"{place}/sow/{number}/{fresh}/{blind}", timeout=60) as answer:
            answer.read()


@contextmanager
def farm(feeds: int, latency: tuple[float, float] = (0.0, 0.0), items: int = ITEMS) -> Iterator[Farm]:
    """Serve so many feeds for as long as the context lasts. `latency`: seconds, least and most; `items`: in a feed."""
    command = [sys.executable, "-m", "monitor.lab.bench.farm", *map(str, (feeds, *latency, items))]
    with Popen(command, stdin=PIPE, stdout=PIPE) as process:  # noqa: S603 our own module
        if process.stdout is None or process.stdin is None:
            raise ValueError("a farm needs pipes")
        ports = json.loads(process.stdout.readline())
        urls = [f"http://{HOST}:{ports[number % len(ports)]}/feed/{number}" for number in range(feeds)]
        yield Farm(urls, process.pid)
        process.stdin.close()


if __name__ == "__main__":
    _feeds, _low, _high, _items = sys.argv[1:]
    # the newest items are of now: feeds whose newest is of last year are silent, which is told
    _since = datetime.now(UTC).replace(microsecond=0) - PACE * int(_items)
    asyncio.run(_serve(Crop(int(_feeds), (float(_low), float(_high)), items=int(_items), since=_since)))
