"""How commands reach the running daemon: a socket in its data directory, for whoever may write there.

A database has one writer, so what a command wants changed while the daemon runs is asked of the daemon: an order by its
name, with plain values. What the person who gave it can mend comes back as the one line that they would have seen
without a daemon.
"""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from monitor.model import UserError

SOCKET = "control.sock"
REFUSED = 409
PATIENCE = 30.0
"""Seconds that an answer is waited for."""

Obey = Callable[[str, Mapping[str, Any]], Awaitable[Any]]
"""An order's name and its values → plain values; UserError for what the person who gave it can mend."""


class ControlError(UserError):
    """The running daemon would not, or could not, do it; one line."""


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
async def listening(directory: Path, obey: Obey) -> AsyncIterator[None]:
    """Take orders on the socket for as long as the context lasts."""

    async def on_order(request: web.Request) -> web.Response:
        try:
            return web.json_response(await obey(request.match_info["order"], await request.json()))
        except UserError as error:
            return web.json_response(str(error), status=REFUSED)

    app = web.Application()
    app.router.add_post("/{order}", on_order)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    ours = 0
    with _address(directory) as path:
        try:
            await _begin(web.UnixSite(runner, path), directory / SOCKET)
            (directory / SOCKET).chmod(0o600)
            ours = (directory / SOCKET).stat().st_ino
            yield
        finally:
            await runner.cleanup()
            with suppress(OSError):  # another may have come meanwhile, where the memory has several workers
                if (directory / SOCKET).stat().st_ino == ours:
                    (directory / SOCKET).unlink()


async def _begin(site: web.UnixSite, place: Path) -> None:
    """What a killed daemon left there goes first: where it cannot, asyncio would call the socket one in use."""
    try:
        _make_way(place)
        await site.start()
    except OSError as error:
        said = f"{place}: cannot be made ({error.strerror or error})"
        raise ControlError(
            f"{said}: give its directory to the user that runs monitor, or set another data_dir"
        ) from None


def _make_way(place: Path) -> None:
    if place.is_socket():
        place.unlink()


def listens(directory: Path) -> bool:
    """Whether a daemon takes orders there."""
    with socket.socket(socket.AF_UNIX) as tried:
        try:
            with _address(directory) as path:
                tried.connect(path)
        except OSError:
            return False
    return True


async def ask(directory: Path, order: str, values: Mapping[str, Any]) -> Any:
    """Give the running daemon an order. ControlError where it refuses, or where nobody listens."""
    try:
        with _address(directory) as path:
            async with (
                aiohttp.ClientSession(
                    connector=aiohttp.UnixConnector(path), timeout=aiohttp.ClientTimeout(total=PATIENCE)
                ) as session,
                session.post(f"http://daemon/{order}", json=dict(values)) as answer,
            ):
                if answer.status == REFUSED:
                    raise ControlError(str(await answer.json()))
                answer.raise_for_status()
                return await answer.json()
    except aiohttp.ClientResponseError as error:
        raise ControlError(f"the running daemon does not take {order!r} ({error.status}); restart it") from None
    except TimeoutError:
        what = f"{directory / SOCKET}: the service has not answered for {PATIENCE:.0f} s"
        raise ControlError(f"{what}, and may yet do it: look at what it logs, and whether it is stopped") from None
    except (OSError, aiohttp.ClientError) as error:
        what = f"{directory / SOCKET}: no running service answers there ({getattr(error, 'strerror', None) or error})"
        raise ControlError(f"{what}; try again, or look whether it runs, and on which data_dir") from None
