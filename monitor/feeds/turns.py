"""Taking turns: one request to a site at a time, and a breath after each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.feeds.politeness import CEILING


@dataclass(slots=True)
class Turn:
    """One turn at a site, from when it comes until what it is for is done."""

    taken: dict[str, list[asyncio.Future[None]]]
    site: str
    spacing: float

    async def __aenter__(self) -> None:
        waiting = self.taken.get(self.site)
        if waiting is None:
            self.taken[self.site] = []
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # the turn came just then, and goes on to the next
                self._release()
            raise

    async def __aexit__(self, *_failure: object) -> None:
        if self.spacing > 0:
            asyncio.get_running_loop().call_later(self.spacing, self._release)
        else:
            self._release()

    def _release(self) -> None:
        waiting = self.taken[self.site]
        while waiting:
            following = waiting.pop(0)
            if not following.done():  # nor called off meanwhile
                following.set_result(None)
                return
        del self.taken[self.site]


class Turns:
    """Who has the turn at each site and who waits for it, and the pauses that sites have asked for.

    A site is remembered as long as somebody has its turn; pauses are dropped once they are over. An `asyncio.Lock` for
    each would be a hundredth of what a poll costs.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._taken: dict[str, list[asyncio.Future[None]]] = {}
        self._pauses: dict[str, datetime] = {}

    def at(self, site: str, spacing: float) -> Turn:
        """Wait for our turn at a site; the next one gets its turn `spacing` seconds after we are done."""
        return Turn(self._taken, site, spacing)

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
