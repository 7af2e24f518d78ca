"""The service killed, and its disk failing: at every commit and system call, again while it recovers, at random."""

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
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from monitor.lab.bench.crash import Played, cut_off, killed, killed_again, last_life, theatre, undisturbed
from monitor.lab.torture.arena import Arena, Row, arena

AT_ONCE = 12
"""Kills of one memory, at random moments: as many as its traffic lasts for."""
STARTING = 0.25
"""The share of kills that come while the daemon is still starting."""
RECOVERY = 30
"""Commits within which a life has taken up what was left and told the next development."""
CALLS = ("fdatasync", "sendto", "recvfrom", "connect", "rename", "unlink")
"""System calls at whose Nth use the service is killed."""
_DRAINS: set[asyncio.Task[bytes]] = set()


async def at_every_commit(developments: int, every: int, traced: int) -> Row:
    """F1: before and after each commit, then at each system call of every kind that lies between them; `traced`: how
    many developments that is played with."""
    row = Row(fault="F1", what="kill -9 before and after every commit, and at every system call")
    commits, expected = await undisturbed(developments)
    row.of = 2 * len(range(1, commits + 1, every))
    for number in range(1, commits + 1, every):
        for side in ("before", "after"):
            _tally(row, expected, await killed(developments, (number, side)))
    row.notes.append(f"before and after {commits // every or 1} of {commits} commits: {_counted(row)}")
    row.of = 0
    if not shutil.which("strace"):
        row.notes.append("system calls not played: strace is not there")
        return row
    _commits, expected = await undisturbed(traced)
    for call in CALLS:
        before = replace(row)
        await _at_every_call(row, call, traced, every, expected)
        row.notes.append(f"{call}: {_counted(row, before)}")
    return row


async def _at_every_call(row: Row, call: str, developments: int, every: int, expected: set[str]) -> None:
    """At the first use of a call, the second, and so on until a life comes through (each thread counts its own)."""
    number = 1
    while True:
        async with theatre(developments) as (here, directory):
            code = await _traced(directory, f"inject={call}:signal=SIGKILL:when={number}")
            if code != -signal.SIGKILL:
                return
            played = Played(kills=1, cut_off=len(cut_off(directory)))
            await last_life(played, here, directory)
        _tally(row, expected, played)
        number += every


async def while_recovering(developments: int, every: int) -> Row:
    """F3: killed, and killed again in the life that takes up what was left."""
    row = Row(fault="F3", what="kill -9 at a commit, and again while the next life recovers")
    commits, expected = await undisturbed(developments)
    seconds = [(number, "before" if number % 2 else "after") for number in range(1, RECOVERY + 1, every)]
    firsts = range(1, commits + 1, every)
    row.of = len(firsts) * len(seconds)
    for first in firsts:
        for played in await killed_again(developments, (first, "after" if first % 2 else "before"), seconds):
            _tally(row, expected, played)
    row.notes.append(f"{commits} commits, {len(firsts)} first kills, up to {len(seconds)} second ones after each")
    return row


def _tally(row: Row, expected: set[str], played: Played) -> None:
    row.cases += 1
    row.planted += len(expected)
    row.lost += len(expected - played.got.keys())
    row.doubled += len(played.got.keys() - expected)
    again = sum(times - 1 for times in played.got.values())
    row.repeats += again
    row.allowed += played.cut_off
    row.corrupt += played.corrupt
    row.expect(again <= played.cut_off, f"case {row.cases}: {again} repeats of {played.cut_off} cut off")


def _counted(row: Row, before: Row | None = None) -> str:
    """What a row came to since it was as it was before."""
    names = {"cases": "crash points", "lost": "lost", "repeats": "repeats", "corrupt": "corrupt"}
    return ", ".join(f"{getattr(row, each) - getattr(before, each, 0)} {name}" for each, name in names.items())


async def at_random(developments: int, kills: int, seed: int = 1) -> Row:
    """F2: the daemon itself, killed at moments that nobody chose, started again each time."""
    row = Row(fault="F2", what="kill -9 of the running daemon at random moments", of=-(-kills // AT_ONCE))
    chance = random.Random(seed)  # noqa: S311 no secret
    ready: list[float] = []
    done = 0
    while done < kills:
        async with arena() as here:
            here.now = datetime.now(UTC) - timedelta(hours=1)
            async with here.life():
                await here.plant(developments)
            for _ in range(min(AT_ONCE, kills - done)):
                await _one_kill(here, chance, ready)
                done += 1
            process = await start(here)
            ready.append(await until_ready(process))
            await here.stage.until(lambda: len(here.arrived()) >= here.owed)
            process.send_signal(signal.SIGTERM)
            await process.wait()
            here.now = datetime.now(UTC)
            async with here.life():
                await here.count(row)
    cuts = quantiles(ready, n=100)
    row.notes.append(f"{done} kills; start to ready p50 {cuts[49]:.2f} s, p99 {cuts[98]:.2f} s")
    return row


async def _one_kill(here: Arena, chance: random.Random, ready: list[float]) -> None:
    """Start the daemon, and kill it: while it starts, or some time after it was ready."""
    process = await start(here)
    starting = chance.random() < STARTING
    if not starting:
        ready.append(await until_ready(process))
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), chance.uniform(0.0, 3.0 if starting else 1.5))
    process.kill()
    await process.wait()
    here.was_killed()


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
    """F12: one sync, or one write of the memory, fails with an I/O error; then the service is started again."""
    row = Row(fault="F12", what="EIO on a sync or a write of the memory")
    if not shutil.which("strace"):
        row.skipped = "strace is not there"
        return row
    _commits, expected = await undisturbed(developments)
    ended: list[int] = []
    for call in ("fdatasync", "pwrite64"):
        number = 1
        while True:
            played = Played()
            async with theatre(developments) as (here, directory):
                code = await _traced(directory, f"inject={call}:error=EIO:when={number}")
                played.cut_off = len(cut_off(directory))
                await last_life(played, here, directory)
                ended.append(code)
            _tally(row, expected, played)
            if not code and number > every:  # the fault was never met, or was survived
                break
            number += every
    failed = sum(code != 0 for code in ended)
    row.notes.append(f"{failed} of {row.cases} ended with an error, and were started again")
    return row


async def _traced(directory: Path, fault: str) -> int:
    held = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", fault]
    process = await asyncio.create_subprocess_exec(
        *held, sys.executable, "-m", "monitor.lab.torture.life", str(directory), stderr=DEVNULL
    )
    return await process.wait()
