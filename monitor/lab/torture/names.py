"""Names that lead nowhere or elsewhere (F13): the service's own resolver asks a name server with moods, over UDP."""

from __future__ import annotations

import asyncio
import struct
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv4Network
from typing import cast

import aiohttp
from aiohttp.resolver import AsyncResolver

from monitor import config
from monitor.feeds.guard import DNS_SECONDS, DNS_TRIES, connector
from monitor.lab.stage import HOST, Item
from monitor.lab.torture.arena import EVENTS, SOURCE, Arena, Row, arena
from monitor.lab.torture.receivers import DAY, through_all
from monitor.model import Feed, FeedState
from monitor.service.wiring import House, furnish

CANARY = "127.0.0.2"
"""An inner address that no feed may be read from."""
GOOD, BESIEGED = 20, 80
"""Feeds whose names are well, polled in peace and meanwhile: once each, since a site that was asked is left alone."""
PACE = 0.01
"""Seconds between two polls of names that are dead."""
LEAST = 0.5
"""Seconds: what is quicker is no delay, since a name server that says nothing is waited for ten times as long."""
_A, _NO_SUCH_NAME, _SERVER_FAILED = 1, 3, 2
_DEAD = ("gone", "broken", "silent")
_LEADS_TO = {"good": (HOST,), "inner": (CANARY,), "both": (CANARY, HOST)}


class NameServer(asyncio.DatagramProtocol):
    """Answers by a name's first word: `good` is the stage, `gone` NXDOMAIN, `broken` SERVFAIL, `silent` nothing,
    `inner` the canary, `both` the canary and the stage."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        words = list(_labels(data))
        end = 12 + sum(len(word) + 1 for word in words) + 1
        mood, wanted = words[0].decode().partition("-")[0], struct.unpack_from("!H", data, end)[0]
        self.asked[mood] += 1
        if mood == "silent":
            return
        code = {"gone": _NO_SUCH_NAME, "broken": _SERVER_FAILED}.get(mood, 0)
        to = _LEADS_TO.get(mood, ()) if wanted == _A else ()
        found = [struct.pack("!HHHIH", 0xC00C, _A, 1, 0, 4) + IPv4Address(address).packed for address in to]
        head = data[:2] + struct.pack("!HHHHH", 0x8180 | code, 1, len(found), 0, 0)
        self._transport.sendto(head + data[12 : end + 4] + b"".join(found), addr)


def _labels(data: bytes) -> Iterator[bytes]:
    at = 12
    while length := data[at]:
        yield data[at + 1 : at + 1 + length]
        at += 1 + length


async def names(events: int, dead: int) -> Row:
    """So many dead names beside good ones, and two that lead to an inner address; meanwhile things happen."""
    row = Row(fault="F13", what=f"{dead} names that are gone, broken or silent, two that lead to an inner address")
    async with arena() as here, _server() as (server, port), _canary(here.stage.port) as reached:
        _configure(here, dead)
        async with _life(here, port) as house:
            here.house = house
            feeds = list(house.poller.feeds.values())
            good = [feed for feed in feeds if "//good-" in feed.url]
            normal = [await _polled(house, feed) for feed in good[:GOOD]]
            siege = asyncio.ensure_future(_besiege(house, [feed for feed in feeds if feed not in good]))
            here.now += DAY
            for number, (title, text) in enumerate(EVENTS[:events]):
                link = f"https://front.example/{number}"
                here.stage.publish("front", Item(title=title, text=text + SOURCE, link=link, published=here.now))
            besieged = [await _polled(house, feed) for feed in good[GOOD:] if not siege.done()]
            await siege
            for feed in good[:GOOD]:
                await _polled(house, feed)
            owed = len(await here.deliveries())
            row.expect(not reached, f"the canary was reached {len(reached)} times")
            row.expect(owed == 3 * events, f"{owed} of {3 * events} alerts are owed")
            _compare(row, normal, besieged)
            row.notes.append("questions: " + ", ".join(f"{n} {mood}" for mood, n in sorted(server.asked.items())))
            await through_all(here, DAY)
            await here.count(row)
    return row


def _compare(row: Row, normal: Sequence[float], besieged: Sequence[float]) -> None:
    row.expect(len(besieged) >= GOOD, "the dead names were through too soon to delay anybody")
    before, after = (sorted(some)[int(0.99 * (len(some) - 1))] for some in (normal, besieged))
    row.notes.append(f"a good feed's poll, p99: {before:.3f} s in peace, {after:.3f} s beside dead names")
    row.expect(after <= max(2 * before, LEAST), f"good feeds are delayed: {after:.3f} s against {before:.3f} s")


def _configure(here: Arena, dead: int) -> None:
    """Feeds by name instead of by address: those that are polled in peace have the news, the others are quiet."""
    names = [f"good-{number}" for number in range(GOOD + BESIEGED)] + ["inner-0", "both-0"]
    names += [f"{_DEAD[number % len(_DEAD)]}-{number}" for number in range(dead)]
    tables = []
    for number, name in enumerate(names):
        page = "front" if number < GOOD else "quiet"
        url = f"http://{name}.example:{here.stage.port}/feeds/{page}"
        tables.append(f'[[feed]]\nurl = "{url}"\nname = "{name}"\n')
    for page in ("front", "quiet"):
        here.stage.publish(page, Item(title="Rain expected along the coast", link=f"https://{page}.example/weather"))
    (here.directory / "feeds.toml").write_text("\n".join(tables), encoding="utf-8")


@asynccontextmanager
async def _life(here: Arena, port: int) -> AsyncIterator[House]:
    def dial() -> aiohttp.TCPConnector:
        resolver = AsyncResolver(nameservers=[HOST], udp_port=port, timeout=DNS_SECONDS, tries=DNS_TRIES)
        return connector([IPv4Network(f"{HOST}/32")], resolver=resolver)

    async with furnish(config.load(here.directory), clock=here.clock, rest=here.rest, dial=dial) as house:
        yield house


async def _besiege(house: House, feeds: Sequence[Feed]) -> None:
    """Poll them nine times as fast as 10,000 feeds are at a poll in 15 minutes."""
    under_way = []
    for feed in feeds:
        under_way.append(asyncio.ensure_future(_polled(house, feed)))
        await asyncio.sleep(PACE)
    await asyncio.gather(*under_way)


async def _polled(house: House, feed: Feed) -> float:
    """Seconds that it took."""
    known = await house.store.call(lambda store: store.feed_state(feed.url))
    began = asyncio.get_running_loop().time()
    await house.poller.poll(feed, known or FeedState(url=feed.url, next_poll=house.clock()), forced=True)
    return asyncio.get_running_loop().time() - began


@asynccontextmanager
async def _server() -> AsyncIterator[tuple[NameServer, int]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(NameServer, local_addr=(HOST, 0))
    try:
        yield server, transport.get_extra_info("sockname")[1]
    finally:
        transport.close()


@asynccontextmanager
async def _canary(port: int) -> AsyncIterator[list[str]]:
    """Hears of each connection that it should not have had."""
    reached: list[str] = []

    def heard(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append(str(writer.get_extra_info("peername")))
        writer.close()

    async with await asyncio.start_server(heard, CANARY, port):
        yield reached
