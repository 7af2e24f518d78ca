"""Ticks: work that begins again and again, whatever the clock does meanwhile.

APScheduler is asked by the wall's clock when a job is next due, and that clock is set: by hand, at a boot that begins
with the wrong hour, by a machine that slept. Left alone it fails twice. Set back by a day, every job is due tomorrow,
and until then nothing runs. Set ahead by years, an interval is counted through one missed second after the other, which
holds the loop for hours. So the next time is always so long after *now*, and once a second, by a count that nobody
sets, a job that is further away than its own interval is made due. Its moments are in UTC, which has no summer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

KEEP = 1.0
"""Seconds between two looks at whether ticks still come."""

Work = Callable[..., Coroutine[Any, Any, None]]


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """So long after now, however much was missed."""

    def __init__(self, length: timedelta) -> None:
        self.length = length

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:  # noqa: ARG002
        """APScheduler's question."""
        return now + self.length


class Ticker:
    """Starts coroutines that are short: they only begin tasks of ours, since a shutdown cancels what it runs itself."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._keeper: asyncio.TimerHandle | None = None

    def every(self, seconds: float, work: Work, *given: Any, name: str) -> None:
        """From now on; in the place of an earlier one of this name."""
        length = timedelta(seconds=seconds)
        self._scheduler.add_job(work, Every(length), args=given, id=name, replace_existing=True)

    def forget(self, name: str) -> None:
        """No more of it."""
        if self._scheduler.get_job(name):
            self._scheduler.remove_job(name)

    def start(self) -> None:
        """In the running loop."""
        self._scheduler.start()
        self._keep()

    def stop(self) -> None:
        """Nothing more begins. Harmless where nothing was started."""
        if self._keeper:
            self._keeper.cancel()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _keep(self) -> None:
        now = datetime.now(UTC)
        for job in self._scheduler.get_jobs():
            if job.next_run_time > now + job.trigger.length + timedelta(seconds=KEEP):  # the clock was set back
                job.modify(next_run_time=now)
        self._keeper = asyncio.get_running_loop().call_later(KEEP, self._keep)
