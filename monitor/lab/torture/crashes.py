"""The service killed, and its disk failing: at every commit, again while it recovers, at random, with I/O errors."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from statistics import quantiles

from monitor.lab.crash import killed, messages, theatre, undisturbed
from monitor.lab.torture.arena import Arena, Row, arena

AT_ONCE = 5
"""Kills of one memory, at random moments."""
_DRAINS: set[asyncio.Task[bytes]] = set()


async def at_every_commit(developments: int, every: int) -> Row:
    """F1: before and after each commit; the sends lie between the commits."""
    row = Row(fault="F1", what="kill -9 before and after every commit")
    commits, expected = await undisturbed(developments)
    row.of = 2 * len(range(1, commits + 1, every))
    for number in range(1, commits + 1, every):
        for side in ("before", "after"):
            await _kill(row, expected, developments, (number, side))
    row.notes.append(f"{commits} commits in an undisturbed run")
    return row


async def while_recovering(developments: int, every: int) -> Row:
    """F3: killed, and killed again in the life that takes up what was left."""
    row = Row(fault="F3", what="kill -9 at a commit, and again at a commit of the next life")
    commits, expected = await undisturbed(developments)
    firsts = range(1, commits + 1, every)
    pairs = [(first, second) for first in firsts for second in range(1, commits - first + 1, every)]
    row.of = len(pairs)
    for first, second in pairs:
        await _kill(row, expected, developments, (first, "after"), (second, "before" if second % 2 else "after"))
    return row


async def _kill(row: Row, expected: set[str], developments: int, *points: tuple[int, str]) -> None:
    got, kills = await killed(developments, *points)
    row.cases += 1
    row.planted += len(expected)
    row.lost += len(expected - got.keys())
    row.doubled += len(got.keys() - expected)
    row.repeats += sum(times - 1 for times in got.values())
    row.allowed += kills


async def at_random(developments: int, kills: int, seed: int = 1) -> Row:
    """F2: the daemon itself, killed at moments that nobody chose, started again each time."""
    row = Row(fault="F2", what="kill -9 of the running daemon at random moments")
    chance = random.Random(seed)  # noqa: S311 no secret
    ready: list[float] = []
    row.of = -(-kills // AT_ONCE)
    while row.allowed < kills:
        async with arena() as here:
            here.now = datetime.now(UTC) - timedelta(hours=1)
            async with here.life():
                await here.plant(developments)
            for _ in range(min(AT_ONCE, kills - row.allowed)):
                process = await start(here)
                ready.append(await until_ready(process))
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), chance.uniform(0.0, 1.5))
                process.kill()
                await process.wait()
                row.allowed += 1
            process = await start(here)
            await until_ready(process)
            await here.stage.until(lambda: len(here.arrived()) >= here.owed)
            process.send_signal(signal.SIGTERM)
            await process.wait()
            here.now = datetime.now(UTC)
            async with here.life():
                await here.count(row)
    row.notes.append(f"start to ready p50 {quantiles(ready, n=100)[49]:.2f} s, p99 {quantiles(ready, n=100)[98]:.2f} s")
    return row


async def start(here: Arena, **environment: str) -> Process:
    """The daemon, on its own; with so much more in its environment."""
    command = (sys.executable, "-m", "monitor", "run", "--config", str(here.directory))
    return await asyncio.create_subprocess_exec(
        *command, stdout=DEVNULL, stderr=PIPE, env={**os.environ, **environment}
    )


async def until_ready(process: Process) -> float:
    """Seconds from now until it says that it is ready."""
    assert process.stderr is not None  # noqa: S101 piped above
    begun = time.monotonic()
    while line := await process.stderr.readline():
        if b"service.ready" in line:
            took = time.monotonic() - begun
            _DRAINS.add(drain := asyncio.create_task(process.stderr.read()))  # a full pipe would stop it
            drain.add_done_callback(_DRAINS.discard)
            return took
    raise RuntimeError("the daemon ended before it was ready")


async def failing_disk(developments: int, every: int) -> Row:
    """F12: one sync, or one read of the memory, fails with an I/O error; then the service is started again."""
    row = Row(fault="F12", what="EIO on a sync or a write of the memory")
    if not shutil.which("strace"):
        row.skipped = "strace is not there"
        return row
    _commits, expected = await undisturbed(developments)
    ended: list[int] = []
    for call in ("fdatasync", "pwrite64"):
        number = 1
        while True:
            async with theatre(developments) as (here, directory):
                code = await _traced(str(directory), f"inject={call}:error=EIO:when={number}")
                again = code and await _traced(str(directory), "")
                got = messages(here)
                ended.append(code)
            row.cases += 1
            row.planted += len(expected)
            row.lost += len(expected - got.keys())
            row.doubled += len(got.keys() - expected)
            row.repeats += sum(times - 1 for times in got.values())
            row.allowed += 1
            row.expect(not again, f"{call} {number}: started again and ended with {again}")
            if not code and number > every:  # the fault was never met, or was survived
                break
            number += every
    failed = sum(code != 0 for code in ended)
    row.notes.append(f"{failed} of {row.cases} ended with an error, and were started again")
    return row


async def _traced(directory: str, fault: str) -> int:
    held = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", fault] if fault else []
    process = await asyncio.create_subprocess_exec(
        *held, sys.executable, "-m", "monitor.lab.torture.life", directory, stderr=DEVNULL
    )
    return await process.wait()
