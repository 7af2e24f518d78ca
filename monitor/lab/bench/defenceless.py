"""A plain client and parser, as one writes them in an afternoon: the peer that a siege shows us beside.

It says `ready` once it has loaded, takes a URL on its standard input, and says what became of it. Nothing of monitor is
loaded, so that what it costs is the attack.
"""

from __future__ import annotations

import asyncio
import resource
import sys
from socket import AF_INET, AddressFamily

import aiohttp
import feedparser
from aiohttp.abc import AbstractResolver, ResolveResult

MEMORY = 3 * 2**30
"""Bytes that it may have, for the sake of the machine."""


class Inside(AbstractResolver):
    """Every name leads to one address."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def resolve(self, host: str, port: int = 0, family: AddressFamily = AF_INET) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host=self._address, port=port, family=family or AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing to close."""


async def read(url: str) -> str:
    """What becomes of it, in a few words."""
    names = aiohttp.TCPConnector(resolver=Inside("127.0.0.1"))
    async with aiohttp.ClientSession(connector=names) as session, session.get(url) as answer:
        body = await answer.read()
    return f"read {len(feedparser.parse(body).entries)} entries"


async def became(url: str) -> str:
    """The same, or what it died of."""
    (end,) = await asyncio.gather(read(url), return_exceptions=True)
    return end if isinstance(end, str) else f"raised {type(end).__name__}"


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    print("ready", flush=True)
    print(asyncio.run(became(sys.stdin.readline().strip())), flush=True)
