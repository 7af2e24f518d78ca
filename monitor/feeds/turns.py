"""Taking turns: one request to a site at a time, and a breath after each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from monitor.feeds.politeness import CEILING


@dataclass(slots=True)
class Turn:
    """One turn at a site, from when it comes until what it is for is done."""

    lock: asyncio.Lock
    spacing: float

    async def __aenter__(self) -> None:
        await self.lock.acquire()

    async def __aexit__(self, *_failure: object) -> None:
        if self.spacing > 0:
            asyncio.get_running_loop().call_later(self.spacing, self.lock.release)
        else:
            self.lock.release()


class Turns:
    """A queue for each site, and the pauses that sites have asked for.

    A lock lives as long as somebody holds it or waits for it; pauses are dropped once they are over.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._pauses: dict[str, datetime] = {}

    def at(self, site: str, spacing: float) -> Turn:
        """Wait for our turn at a site; the next one gets its turn `spacing` seconds after we are done."""
        return Turn(self._locks.setdefault(site, asyncio.Lock()), spacing)

    def pause(self, site: str, until: datetime) -> None:
        """The site asked for rest: nobody has a turn until it is over."""
        self._pauses[site] = max(until, self._pauses.get(site, until))

    def set_back(self, by: timedelta) -> None:
        """The clock was set back by so much: what sites asked for lasts as long as before."""
        self._pauses = {site: until - by for site, until in self._pauses.items()}

    def paused(self, site: str) -> timedelta | None:
        """How long the rest that a site asked for still lasts; None where it asked for none.

        None is longer than a day: what seems so was noted before the clock was set back.
        """
        until = self._pauses.get(site)
        left = None if until is None else until - self._clock()
        if left is not None and timedelta() < left <= CEILING:
            return left
        self._pauses.pop(site, None)
        return None
