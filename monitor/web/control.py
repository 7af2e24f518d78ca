"""How commands reach the running daemon: a socket in its data directory, for whoever may write there.

A database has one writer, so what a command wants changed while the daemon runs is asked of the daemon.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp
from aiohttp import web

from monitor.model import Delivery

SOCKET = "control.sock"

Replay = Callable[[list[str]], Awaitable[tuple[Delivery, ...]]]


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
async def listening(directory: Path, replay: Replay) -> AsyncIterator[None]:
    """Serve commands on the socket for as long as the context lasts."""

    async def on_replay(request: web.Request) -> web.Response:
        asked = await request.json()
        done = await replay([str(one) for one in asked["ids"]])
        return web.json_response({"replayed": [delivery.id for delivery in done]})

    app = web.Application()
    app.router.add_post("/deliveries/replay", on_replay)
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
    with _address(directory) as path:
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.UnixConnector(path), timeout=aiohttp.ClientTimeout(total=30)
            ) as session,
            session.post("http://daemon/deliveries/replay", json={"ids": ids}) as answer,
        ):
            answer.raise_for_status()
            return list((await answer.json())["replayed"])
