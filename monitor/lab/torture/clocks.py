"""The machine's clock is set while the service runs, and the machine sleeps (F14)."""

from __future__ import annotations

import asyncio
import html
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.lab.stage import Item, Stage
from monitor.lab.torture.arena import EVENTS, SOURCE, Arena, Row, arena
from monitor.lab.torture.crashes import start, until_ready

INTERVAL = 20
"""Seconds between two polls, as configured."""
LONGEST = 2 * 2 * INTERVAL
"""Two intervals, of a feed that has become quiet: it is asked half as often. A poll comes within so much, with all that
notices a leap (three looks a minute)."""
EVERYWHERE = 3
"""Receivers."""
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LEAPS = (-DAY, DAY, 5 * MINUTE, -5 * MINUTE, timedelta(hours=-9), 3650 * DAY)
SUSPEND = timedelta(hours=1)
ASLEEP = 3.0
"""Seconds for which the process stands still, while the clock goes on by an hour."""


async def leaps(count: int) -> Row:
    """Something happens after each leap, with the clock away and with the clock back: it is told, once."""
    row = Row(fault="F14", what="the clock leaps by minutes, hours, days and ten years, there and back; a suspend")
    library = _library()
    if library is None:
        row.skipped = "libfaketime is not installed"
        return row
    async with arena() as here:
        settings = here.directory / "monitor.toml"
        pace = f'[polling]\nfloor = "{INTERVAL}s"\ninterval = "{INTERVAL}s"\n'
        settings.write_text(settings.read_text().replace("[polling]\n", pace))
        here.stage.publish("front", Item(title="Weather along the Euphrates", link="https://front.example/weather"))
        machine = Machine(here, here.directory / "clock")
        process = await start(
            here,
            LD_PRELOAD=str(library),
            FAKETIME_TIMESTAMP_FILE=str(machine.clock),
            FAKETIME_NO_CACHE="1",
            FAKETIME_DONT_FAKE_MONOTONIC="1",
        )
        await until_ready(process)
        await machine.polls(2)  # so what came of the first has been kept
        events = iter(EVENTS)
        for leap in LEAPS[: max(count - 1, 1)]:
            machine.leap(leap)
            minutes = f"{leap / MINUTE:+,.0f} min"
            await _told(row, machine, next(events), f"the clock set by {minutes}")
            machine.leap(-leap)
            took = await machine.polls(1)
            row.expect(took <= LONGEST, f"a poll within {LONGEST} s after the clock came back from {minutes}")
            row.notes.append(f"and back: a poll after {took:.0f} s")
        process.send_signal(signal.SIGSTOP)
        machine.leap(SUSPEND)
        await asyncio.sleep(ASLEEP)
        process.send_signal(signal.SIGCONT)
        await _told(row, machine, next(events), f"a suspend of {SUSPEND}")
        process.send_signal(signal.SIGTERM)
        row.expect(await process.wait() == 0, "ended with 0")
        told = list(_headlines(here.stage))
        row.repeats = sum(max(0, sum(title in one for one in told) - EVERYWHERE) for title, _text in EVENTS)
    return row


def _library() -> Path | None:
    """What stands between a program and the clock, where it is installed."""
    return next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)


class Machine:
    """The clock that the daemon sees."""

    def __init__(self, here: Arena, clock: Path) -> None:
        self.here = here
        self.clock = clock
        self.ahead = timedelta()
        self.leap(timedelta())

    def leap(self, by: timedelta) -> None:
        """Set it."""
        self.ahead += by
        whole = self.clock.with_suffix(".part")
        whole.write_text(f"{int(self.ahead.total_seconds()):+d}")
        whole.replace(self.clock)

    async def polls(self, count: int) -> float:
        """Seconds until the feed was asked so many times more."""
        began, asked = time.monotonic(), len(self.here.stage.asked)
        async with asyncio.timeout(10 * INTERVAL):
            await self.here.stage.until(lambda: len(self.here.stage.asked) >= asked + count)
        return time.monotonic() - began


async def _told(row: Row, machine: Machine, event: tuple[str, str], after: str) -> None:
    """It happens now, and arrives everywhere while the clock is as it is: once."""
    title, text = event
    stage = machine.here.stage
    row.cases += 1
    row.planted += EVERYWHERE

    def arrived() -> int:
        return sum(title in headline for headline in _headlines(stage))

    published = datetime.now(UTC) + machine.ahead
    stage.publish(
        "front", Item(title=title, text=text + SOURCE, link=f"https://front.example/{after}", published=published)
    )
    began = time.monotonic()
    try:
        async with asyncio.timeout(10 * INTERVAL):
            await stage.until(lambda: arrived() >= EVERYWHERE)
    except TimeoutError:
        row.lost += EVERYWHERE - arrived()
        row.expect(kept=False, promise=f"told after {after}")
        return
    took = time.monotonic() - began
    row.expect(took <= LONGEST, f"told within {LONGEST} s after {after}, not after {took:.0f} s")
    row.notes.append(f"after {after}: told after {took:.0f} s, with a poll every {INTERVAL} s")


def _headlines(stage: Stage) -> Iterator[str]:
    """Of every message that arrived anywhere."""
    yield from (message.json()["data"]["headline"] for message in stage.hook)
    yield from (html.unescape(message.json()["text"]) for message in stage.slack)
    yield from (str(message["Subject"]) for message in stage.mail)
