"""How commands reach the running daemon: a socket in its data directory, for whoever may write there.

A database has one writer, so what a command wants changed while the daemon runs is asked of the daemon.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from monitor.model import Delivery

SOCKET = "control.sock"

Replay = Callable[[list[str]], Awaitable[tuple[Delivery, ...]]]
Release = Callable[[str, bool], Awaitable[Mapping[str, int]]]
"""A feed's URL, and whether its quarantine is to be told → what was done, in numbers."""


@contextmanager
def _address(directory: Path) -> Iterator[str]:
    """The socket's path. The kernel takes about 100 bytes of one; a longer directory is named by its descriptor."""
    path = directory / SOCKET
    if len(os.fsencode(path)) < 100:
        yield str(path)
        return
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{descriptor}/{SOCKET}"
    finally:
        os.close(descriptor)


@asynccontextmanager
async def listening(directory: Path, replay: Replay, release: Release) -> AsyncIterator[None]:
    """Serve commands on the socket for as long as the context lasts."""

    async def on_replay(request: web.Request) -> web.Response:
        asked = await request.json()
        done = await replay([str(one) for one in asked["ids"]])
        return web.json_response({"replayed": [delivery.id for delivery in done]})

    async def on_release(request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response(dict(await release(str(asked["feed"]), bool(asked["tell"]))))

    app = web.Application()
    app.router.add_post("/deliveries/replay", on_replay)
    app.router.add_post("/feeds/release", on_release)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    with _address(directory) as path:
        try:
            await web.UnixSite(runner, path).start()
            (directory / SOCKET).chmod(0o600)
            yield
        finally:
            await runner.cleanup()


async def ask_replay(directory: Path, ids: list[str]) -> list[str]:
    """Have the running daemon replay deliveries; gives the ids it took. OSError where no daemon listens."""
    return list((await _ask(directory, "/deliveries/replay", {"ids": ids}))["replayed"])


async def ask_release(directory: Path, feed: str, *, tell: bool) -> dict[str, int]:
    """Have the running daemon release a feed; gives what it did. OSError where no daemon listens."""
    return await _ask(directory, "/feeds/release", {"feed": feed, "tell": tell})


async def _ask(directory: Path, path: str, what: Mapping[str, Any]) -> dict[str, Any]:
    with _address(directory) as socket:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.UnixConnector(socket), timeout=aiohttp.ClientTimeout(total=30)
            ) as session,
            session.post(f"http://daemon{path}", json=what) as answer,
        ):
            answer.raise_for_status()
            return dict(await answer.json())
