"""A proxy between the service and a receiver that spoils the way: the eight toxics of the trade."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from monitor.lab.stage import HOST

TOXICS = ("latency", "down", "bandwidth", "slow_close", "timeout", "reset_peer", "slicer", "limit_data")
WAIT = 0.3
"""Seconds."""
LIMIT = 12
"""Bytes of an answer."""


@dataclass(slots=True)
class Proxy:
    """Passes on what it gets, save where a toxic is in the way."""

    to: int
    """Port of loopback."""
    port: int = 0
    toxic: str = ""
    _server: asyncio.Server | None = None
    _talks: set[asyncio.Task[None]] = field(default_factory=set)

    async def spoil(self, toxic: str) -> None:
        """From now on; empty: not any more."""
        await self.close()
        self.toxic = toxic
        if toxic != "down":
            self._server = await asyncio.start_server(self._begin, HOST, self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Nobody listens any more."""
        if self._server:
            self._server.close()
            self._server = None
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._talk(reader, writer))
        self._talks.add(task)
        task.add_done_callback(self._talks.discard)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection(HOST, self.to)
        try:
            async with asyncio.TaskGroup() as pumps:
                pumps.create_task(self._there(reader, forth))
                pumps.create_task(self._back(back, writer))
        except* (OSError, _CutError):
            pass
        finally:
            if self.toxic == "slow_close":
                await asyncio.sleep(WAIT)
            forth.close()
            writer.close()

    async def _there(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(65536):
            writer.write(chunk)
            await writer.drain()
        writer.write_eof()

    async def _back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        passed = 0
        while chunk := await reader.read(65536):
            if self.toxic == "reset_peer":
                writer.transport.abort()
                raise _CutError
            if self.toxic == "timeout":
                await asyncio.sleep(WAIT)
                raise _CutError
            if self.toxic == "limit_data":
                writer.write(chunk[: max(0, LIMIT - passed)])
                passed += len(chunk)
                if passed >= LIMIT:
                    await writer.drain()
                    raise _CutError
                continue
            if self.toxic == "latency":
                await asyncio.sleep(WAIT)
            size = {"slicer": 16, "bandwidth": 64}.get(self.toxic, len(chunk))
            for start in range(0, len(chunk), size):
                writer.write(chunk[start : start + size])
                await writer.drain()
                if size < len(chunk):
                    await asyncio.sleep(0.002)
        raise _CutError


class _CutError(Exception):
    """The talk is over."""


@asynccontextmanager
async def proxy(to: int) -> AsyncIterator[Proxy]:
    """Clean at first."""
    here = Proxy(to)
    await here.spoil("")
    try:
        yield here
    finally:
        await here.close()
