"""A week of the service on a clock that is pushed: what it holds at the end that it did not hold at the beginning.

The service is furnished in this process, over a database on disk and a receiver on loopback, and does in steps what the
daemon does each second: polls what is due, sends what is owed, lets go, looks for trouble, looks after its memory. The
feeds are a farm in a process of its own, which is not counted. Memory is that of this process and its readers.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean, linear_regression
from typing import TextIO

from aiohttp import web

from monitor import config
from monitor.config import SQLITE_FILE
from monitor.lab.bench.farm import HOST, Farm, farm
from monitor.lab.bench.intake import configure, cpu_seconds, tree_rss
from monitor.lab.show import table
from monitor.service.daemon import settle
from monitor.service.once import recover
from monitor.service.wiring import House, furnish

START = datetime(2026, 1, 5, 20, tzinfo=UTC)
"""The farm's first items are of that day."""
STEP = timedelta(minutes=10)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRESH, BLIND = 0.05, 0.15
"""Of the feeds, each hour: one new item; the same bytes again."""
WARM = 1.0
"""Days until caches are full and the first sights are over: slopes are of what comes after."""
MOST_GROWTH = 0.01
"""Of the memory, a day; what noise comes to."""
MOST_LOG = 64.0
"""MiB of write-ahead log, ever; what it is cut to once it is empty."""
MIB = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the service holds at one moment."""

    day: float
    rss: float
    """MiB, readers included."""
    descriptors: int
    log: float
    """MiB of write-ahead log."""
    database: float
    """MiB."""


@dataclass(slots=True, kw_only=True)
class Week:
    """A service, and what pushes its clock."""

    folder: Path
    grown: Farm
    now: datetime = START
    polls: int = 0
    sent: int = 0

    async def step(self, house: House) -> None:
        """Ten minutes."""
        self.now += STEP
        while polls := await house.poller.claim(100):
            self.polls += len(await asyncio.gather(*polls))
        await recover(house)
        await house.deliverer.release()
        await house.notifier.look()
        await house.deliverer.deliver_due()
        await house.caretaker.look()

    def sample(self) -> Sample:
        """Now."""
        file = self.folder / "var" / SQLITE_FILE
        log = file.with_name(f"{file.name}-wal")
        return Sample(
            day=(self.now - START) / DAY,
            rss=tree_rss(os.getpid()) - tree_rss(self.grown.pid),
            descriptors=sum(1 for _each in Path("/proc/self/fd").iterdir()),
            log=log.stat().st_size / MIB if log.exists() else 0.0,
            database=file.stat().st_size / MIB,
        )


def soak(out: TextIO, *, feeds: int, days: float, every: timedelta = 6 * HOUR, interval: str = "1h") -> bool:
    """Print what the service held every so often, and the slopes; whether it kept to what it had."""
    samples = asyncio.run(_soak(out, feeds, days, every, interval))
    rows = [
        (f"{one.day:.2f}", f"{one.rss:.1f}", str(one.descriptors), f"{one.log:.1f}", f"{one.database:.0f}")
        for one in samples
    ]
    table("Held", ("day", "memory, MiB", "descriptors", "WAL, MiB", "database, MiB"), rows, out)
    found = slopes([one for one in samples if one.day >= min(WARM, days / 2)])
    print(found, file=out, flush=True)
    return found.is_flat


@dataclass(frozen=True, slots=True, kw_only=True)
class Slopes:
    """What came to be held in a day, by the straight line nearest to the samples."""

    rss: float
    """MiB."""
    held: float
    """MiB in the middle."""
    descriptors: int
    """How many more there were at most in the second half than in the first: connections come and go."""
    log: float
    """MiB."""
    longest: float
    """MiB: the longest log."""

    @property
    def is_flat(self) -> bool:
        return self.rss <= MOST_GROWTH * self.held and self.descriptors <= 0 and self.longest <= MOST_LOG

    def __str__(self) -> str:
        lines = (
            f"a day: memory {self.rss:+.2f} MiB of {self.held:.0f} (at most {MOST_GROWTH:.0%}), WAL {self.log:+.2f}",
            f"the longest WAL {self.longest:.1f} MiB (at most {MOST_LOG:g})",
            f"descriptors, most in each half: {self.descriptors:+d} (at most 0)",
        )
        return f"{'; '.join(lines)}: {'reached' if self.is_flat else 'NOT REACHED'}"


def slopes(samples: Sequence[Sample]) -> Slopes:
    """Of two samples at least, at different moments."""
    days, half = [one.day for one in samples], len(samples) // 2

    def most(some: Sequence[Sample]) -> int:
        return max(one.descriptors for one in some)

    def slope(values: Sequence[float]) -> float:
        return linear_regression(days, values).slope

    return Slopes(
        rss=slope([one.rss for one in samples]),
        held=fmean(one.rss for one in samples),
        descriptors=most(samples[half:]) - most(samples[:half]),
        log=slope([one.log for one in samples]),
        longest=max(one.log for one in samples),
    )


async def _soak(out: TextIO, feeds: int, days: float, every: timedelta, interval: str) -> list[Sample]:
    with tempfile.TemporaryDirectory(prefix="monitor-soak-") as name, farm(feeds) as grown:
        week = Week(folder=Path(name), grown=grown)
        async with _receiver(week) as hook:
            configure(week.folder, grown.urls, 100, interval=interval)
            (week.folder / "channels.toml").write_text(_CHANNEL.format(url=hook), encoding="utf-8")
            (week.folder / "hook-secret").write_text("whsec_c29hay1zZWNyZXQtc29hay1zZWNyZXQtc29hay1zZWNy\n", "utf-8")
            async with furnish(config.load(week.folder), clock=lambda: week.now) as house:
                settle()
                samples = await _live(week, house, days, every)
        cpu = cpu_seconds(os.getpid()) - cpu_seconds(grown.pid)
        print(
            f"{feeds} feeds for {days:g} days: {week.polls} polls, {week.sent} messages, {cpu:.0f} s of CPU", file=out
        )
    return samples


_CHANNEL = """
[[channel]]
name = "hook"
type = "webhook"
url = "{url}"
secret_file = "hook-secret"
allow_private = true
"""


async def _live(week: Week, house: House, days: float, every: timedelta) -> list[Sample]:
    samples: list[Sample] = []
    for number in range(1, int(timedelta(days=days) / STEP) + 1):
        if number % (HOUR // STEP) == 0:
            await asyncio.to_thread(week.grown.sow, number, FRESH, BLIND)
        await week.step(house)
        if number % (every // STEP) == 0:
            samples.append(week.sample())
    return samples


@asynccontextmanager
async def _receiver(week: Week) -> AsyncIterator[str]:
    """Takes every message and keeps none."""

    async def take(request: web.Request) -> web.Response:
        await request.read()
        week.sent += 1
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/", take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        yield f"http://{HOST}:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()
