"""Taking turns: one request to a site at a time, and a breath after each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.feeds.politeness import CEILING


class _Queue(asyncio.Lock):
    """Of a site."""

    wanted = 0
    """By so many, who holds it included."""


@dataclass(slots=True)
class Turn:
    """One turn at a site, from when it comes until what it is for is done."""

    queues: dict[str, _Queue]
    site: str
    spacing: float

    async def __aenter__(self) -> None:
        queue = self.queues.get(self.site)
        if queue is None:
            queue = self.queues[self.site] = _Queue()
        queue.wanted += 1
        try:
            await queue.acquire()
        except asyncio.CancelledError:
            self._leave(queue)
            raise

    async def __aexit__(self, *_failure: object) -> None:
        if self.spacing > 0:
            asyncio.get_running_loop().call_later(self.spacing, self._release)
        else:
            self._release()

    def _release(self) -> None:
        queue = self.queues[self.site]
        queue.release()
        self._leave(queue)

    def _leave(self, queue: _Queue) -> None:
        queue.wanted -= 1
        if not queue.wanted:
            del self.queues[self.site]


class Turns:
    """A queue for each site, and the pauses that sites have asked for.

    A queue lives as long as somebody has the turn or waits for it; pauses are dropped once they are over.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._queues: dict[str, _Queue] = {}
        self._pauses: dict[str, datetime] = {}

    def at(self, site: str, spacing: float) -> Turn:
        """Wait for our turn at a site; the next one gets its turn `spacing` seconds after we are done."""
        return Turn(self._queues, site, spacing)

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
