"""Taking turns: one request to a site at a time, and a breath after each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from weakref import WeakValueDictionary


class Turns:
    """A queue for each site, and the pauses that sites have asked for.

    A lock lives as long as somebody holds it or waits for it; pauses are dropped once they are over.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._pauses: dict[str, float] = {}

    @asynccontextmanager
    async def at(self, site: str, spacing: float) -> AsyncIterator[None]:
        """Wait for our turn at a site; the next one gets its turn `spacing` seconds after we are done."""
        lock = self._locks.setdefault(site, asyncio.Lock())
        await lock.acquire()
        try:
            yield
        finally:
            if spacing > 0:
                asyncio.get_running_loop().call_later(spacing, lock.release)
            else:
                lock.release()

    def pause(self, site: str, wait: timedelta) -> None:
        """The site asked for rest: nobody has a turn until it is over."""
        until = asyncio.get_running_loop().time() + wait.total_seconds()
        self._pauses[site] = max(until, self._pauses.get(site, until))

    def paused(self, site: str) -> timedelta | None:
        """How long the rest that a site asked for still lasts; None where it asked for none."""
        left = self._pauses.get(site, 0.0) - asyncio.get_running_loop().time()
        if left > 0:
            return timedelta(seconds=left)
        self._pauses.pop(site, None)
        return None
