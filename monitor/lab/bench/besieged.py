"""The processes of a siege, beside the one that watches: who attacks, and who polls.

Each is told what to do by a line on its standard input, and answers with a line.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Network
from itertools import count
from pathlib import Path
from typing import Any

from monitor import config
from monitor.feeds.guard import connector
from monitor.lab.bench.defenceless import Inside
from monitor.lab.bench.hostile import ROWS
from monitor.lab.stage import Item, rss
from monitor.model import Feed, FeedState
from monitor.service.daemon import settle
from monitor.service.log import set_up
from monitor.service.wiring import House, furnish, utc_now

ATTACKER = "127.0.0.5"
"""Where feeds may be; the canaries are on other addresses of the loopback."""
CANARIES = ("127.0.0.1", "::1")
GOOD = 2
"""Feeds that harm nobody."""
_LOOK = 0.005
_BREATH = 0.1
"""Seconds between polls of the good feeds."""


# --- who attacks ------------------------------------------------------------------------------------------------------


class _Attacker:
    def __init__(self, file: str) -> None:
        self._file = file
        self._canary = 0
        self._knocks = 0
        self._numbers = count()

    async def serve(self) -> None:
        # a site is a host and a port here: of one site there is one request at a time
        servers = [await asyncio.start_server(self._answer, ATTACKER, 0) for _ in range(1 + GOOD)]
        canary = await asyncio.start_server(self._knocked, CANARIES[0], 0)
        self._canary = canary.sockets[0].getsockname()[1]
        with suppress(OSError):  # where there is no IPv6 nobody gets there either
            await asyncio.start_server(self._knocked, CANARIES[1], self._canary)
        print(json.dumps([self._canary, *(server.sockets[0].getsockname()[1] for server in servers)]), flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            print(self._knocks, flush=True)
            self._knocks = 0

    async def _knocked(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._knocks += 1
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        _, kind, which = head.split(b" ", 2)[1].decode().split("/")
        try:
            for piece in self._good() if kind == "good" else self._row(int(which)):
                if isinstance(piece, float):
                    await asyncio.sleep(piece)
                else:
                    writer.write(piece)
                    await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()

    def _good(self) -> Iterator[bytes]:
        """Something new each time."""
        number = next(self._numbers)
        items = [
            Item(title=f"Council meets, day {each}", text="Its minutes follow.", link=f"https://council.example/{each}")
            for each in range(number, number + 20)
        ]
        yield from _whole(rss("Council", items))

    def _row(self, number: int) -> Iterator[bytes | float]:
        row = ROWS[number]
        if row.wire:
            return row.wire()
        if row.location:
            place = row.location.format(port=self._canary)
            return iter([f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()])
        return _whole(row.body(self._file) if row.body else b"")


def _whole(body: bytes) -> Iterator[bytes]:
    yield b'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: "kept"\r\nConnection: close\r\n'
    yield b"Content-Length: %d\r\n\r\n" % len(body) + body


# --- who polls --------------------------------------------------------------------------------------------------------


async def _poll(folder: Path) -> None:
    set_up("critical")
    allow = [IPv4Network(f"{ATTACKER}/32")]
    async with furnish(config.load(folder), dial=lambda: connector(allow, resolver=Inside(CANARIES[0]))) as house:
        for _ in range(2):
            await house.poller.once()
        settle()
        print("ready", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps(await _attacked(house, line.strip())), flush=True)


async def _attacked(house: House, url: str) -> dict[str, Any]:
    """One poll, the good feeds polled over and over until it is over; what came of it, as fields of a Cost."""
    task = asyncio.create_task(house.poller.poll(Feed(url=url, name="attack"), FeedState(url=url, next_poll=utc_now())))
    lag = asyncio.create_task(_lag(task))
    others = [await _others(house)]
    while not (await asyncio.wait({task}, timeout=_BREATH))[0]:
        others.append(await _others(house))
    polled, (late, busy) = await task, await lag
    state = await house.store.call(lambda store: store.feed_state(url))
    texts = [text for story in polled.decided.stories for text in (story.title, *story.sentences)]
    links = [story.url for story in polled.decided.stories]
    harm = [
        *("a control" for text in texts if not text.isprintable()),
        *("a link that is none" for link in links if link and not link.startswith(("http://", "https://"))),
    ]
    said = f"“{polled.detail}”" if polled.detail else f"read {polled.read} entries"
    return {
        "said": said,
        "others": max(others),
        "lag": late,
        "busy": busy,
        "harm": ", ".join(sorted(set(harm))),
        "kept": state is not None and bool(state.etag),
    }


async def _others(house: House) -> float:
    """Seconds until the slowest good feed was through."""

    async def timed(url: str, feed: Feed) -> float:
        state = await house.store.call(lambda store: store.feed_state(url))
        began = asyncio.get_running_loop().time()
        polled = await house.poller.poll(feed, state or FeedState(url=url, next_poll=utc_now()))
        if polled.detail:
            raise RuntimeError(f"a good feed failed: {polled.detail}")
        return asyncio.get_running_loop().time() - began

    return max(await asyncio.gather(*(timed(url, feed) for url, feed in house.poller.feeds.items())))


async def _lag(task: asyncio.Task[Any]) -> tuple[float, float]:
    """Seconds that the loop was late at most until the task was done: by the clock on the wall, and by what this
    process computed meanwhile, which a machine with other work does not change."""
    loop, worst, busy = asyncio.get_running_loop(), 0.0, 0.0
    while not task.done():
        began, spent = loop.time(), time.process_time()
        await asyncio.sleep(_LOOK)
        late = loop.time() - began - _LOOK
        worst, busy = max(worst, late), max(busy, min(late, time.process_time() - spent))
    return worst, busy


if __name__ == "__main__":
    _who, _what = sys.argv[1:]
    asyncio.run(_Attacker(_what).serve() if _who == "attack" else _poll(Path(_what)))
