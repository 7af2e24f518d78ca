"""Whoever polls a farm: monitor itself, a bare loop, and lemon24/reader. Each runs as a process of its own.

A poller says `ready` once it stands; for each line on its standard input it polls every feed once and answers with a
line: how many polls, how many entries or stories were new to it, and how many polls failed. What it costs is read from
outside, so nothing here counts CPU.

This file runs in another virtual environment as well, which has reader and nothing of monitor: it imports inside its
functions.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Pass = Callable[[], Awaitable[tuple[int, int, int]]]
"""Polls every feed; gives polls, what was new, failures."""


async def _obey(once: Pass) -> None:
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(await once()), flush=True)


async def monitor(folder: Path, _urls: list[str], _connections: int) -> None:
    """The service's own road, as `monitor run --once` takes it, nothing sent."""
    from monitor import config
    from monitor.service.daemon import settle
    from monitor.service.log import set_up
    from monitor.service.wiring import furnish

    set_up("critical")
    async with furnish(config.load(folder)) as house:
        settle()

        def counted(polled: Any) -> tuple[int, bool]:
            """What is kept of a poll, as in service: nothing of its stories."""
            return len(polled.decided.stories), polled.result == "failed"

        async def once() -> tuple[int, int, int]:
            polled = await house.poller.everything(counted)
            return len(polled), sum(new for new, _ in polled), sum(failed for _, failed in polled)

        await _obey(once)


async def bare(_folder: Path, urls: list[str], connections: int) -> None:
    """A loop of aiohttp and feedparser and no more: validators and body hashes in a dictionary, nothing kept."""
    import aiohttp
    import feedparser

    etags: dict[str, str] = {}
    bodies: dict[str, bytes] = {}
    seen: set[str] = set()
    slots = asyncio.Semaphore(connections)
    # its own parsing stops the loop for minutes, and the clock of a connection goes on meanwhile
    patient = aiohttp.ClientTimeout()
    connector = aiohttp.TCPConnector(limit=connections)
    async with aiohttp.ClientSession(connector=connector, timeout=patient) as session:

        async def poll(url: str) -> int:
            asked = {"If-None-Match": etags[url]} if url in etags else {}
            async with slots, session.get(url, headers=asked) as answer:
                if answer.status == 304:
                    return 0
                body = await answer.read()
            etags[url] = answer.headers.get("ETag", "")
            digest = hashlib.blake2b(body).digest()
            if bodies.get(url) == digest:
                return 0
            bodies[url] = digest
            new = {entry.id for entry in feedparser.parse(io.BytesIO(body)).entries} - seen
            seen.update(new)
            return len(new)

        async def once() -> tuple[int, int, int]:
            return len(urls), sum(await asyncio.gather(*map(poll, urls))), 0

        await _obey(once)


async def reader(folder: Path, urls: list[str], _connections: int) -> None:
    """lemon24/reader's `update_feeds`, every feed whether due or not, with the twenty workers of its command line."""
    from reader import make_reader

    with make_reader(str(folder / "reader.sqlite")) as library:
        for url in urls:
            library.add_feed(url)

        async def once() -> tuple[int, int, int]:
            new = failed = 0
            for result in library.update_feeds_iter(workers=20, scheduled=False):
                updated: Any = result.value
                failed += isinstance(updated, Exception)
                new += getattr(updated, "new", 0) or 0
            return len(urls), new, failed

        await _obey(once)


if __name__ == "__main__":
    _who = {"monitor": monitor, "bare": bare, "reader": reader}[sys.argv[1]]
    _urls = json.loads(Path(sys.argv[2], "urls.json").read_text(encoding="utf-8"))
    asyncio.run(_who(Path(sys.argv[2]), _urls, int(sys.argv[3])))
