"""Who owns the memory, and what holds its owner up: two at once, one that stands still, too little room (F21–F23)."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sqlite3
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import UTC, datetime, timedelta

from monitor.lab.torture.arena import Arena, Row, arena
from monitor.lab.torture.crashes import start, until_ready
from monitor.lab.torture.receivers import DAY, through_all

WATCHDOG = 6
"""Seconds without a sign of life after which the stand-in for systemd kills and starts again; a minute in life."""
MOST = 90
"""Seconds until it is ready again."""
LEAST_ROOM, MOST_ROOM = 64, 1024
"""MiB of address space."""
PATIENCE = 60
"""Seconds that a start is given."""


async def two(count: int) -> Row:
    """F22: a second daemon is refused in one line, also while the first stands still; from a dead one it takes over."""
    row = Row(fault="F22", what="a second daemon on one memory: beside one that runs, is stopped, is dead")
    async with _owing(count) as here:
        first = await start(here)
        await until_ready(first)
        row.expect(await _is_refused(here), "refused beside one that runs")
        first.send_signal(signal.SIGSTOP)
        row.expect(await _is_refused(here), "refused beside one that is stopped")
        first.send_signal(signal.SIGCONT)
        first.kill()
        await first.wait()
        here.was_killed()
        second = await start(here)
        await until_ready(second)
        row.notes.append("both times refused in one line; ready once the first was dead")
        await _all_told(here, row, second)
    return row


async def _is_refused(here: Arena) -> bool:
    process = await start(here)
    _out, said = await asyncio.wait_for(process.communicate(), PATIENCE)
    return process.returncode == 1 and b"another monitor" in said and said.count(b"\n") == 1


async def still(count: int, rounds: int) -> Row:
    """F21: the process stands still and is ended by who watches it; its memory is locked, and it goes on."""
    row = Row(
        fault="F21", what=f"the daemon stands still (watchdog of {WATCHDOG} s), its memory is locked from outside"
    )
    took = []
    async with _owing(count) as here, _watching() as told:
        environment = {"NOTIFY_SOCKET": "@" + told.name, "WATCHDOG_USEC": str(WATCHDOG * 1_000_000)}
        process = await start(here, **environment)
        await until_ready(process)
        for _ in range(rounds):
            process.send_signal(signal.SIGSTOP)
            began = time.monotonic()
            while await told.alive(WATCHDOG):
                pass
            process.send_signal(signal.SIGABRT)
            process.send_signal(signal.SIGCONT)
            await process.wait()
            here.was_killed()
            process = await start(here, **environment)
            await until_ready(process)
            took.append(time.monotonic() - began)
        file = here.directory / "var" / "monitor.db"
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(WATCHDOG + 2)  # longer than a statement waits
            other.execute("ROLLBACK")
        row.expect(process.returncode is None, "goes on while its memory is locked")
        await _all_told(here, row, process)
    row.expect(max(took) <= MOST, f"ready again within {MOST} s")
    row.notes.append(f"stopped {rounds} times: ended and ready again after {max(took):.0f} s at most")
    return row


async def cramped(count: int, sizes: int) -> Row:
    """F23: started with too little address space, again and again; what is owed arrives once there is enough."""
    row = Row(fault="F23", what=f"{sizes} starts with {LEAST_ROOM} to {MOST_ROOM} MiB of address space", of=1)
    ready = 0
    async with _owing(count) as here:
        for number in range(sizes):
            room = LEAST_ROOM + (MOST_ROOM - LEAST_ROOM) * number // max(sizes - 1, 1)
            command = f'ulimit -v {room * 1024}; exec "$0" -m monitor run --config "$1"'
            process = await asyncio.create_subprocess_exec(
                "/bin/sh", "-c", command, sys.executable, str(here.directory), stdout=DEVNULL, stderr=PIPE
            )
            with suppress(RuntimeError, TimeoutError):
                await asyncio.wait_for(until_ready(process), PATIENCE)
                ready += 1
                with suppress(TimeoutError):
                    await asyncio.wait_for(process.wait(), 1)
            if process.returncode is None:
                process.kill()
            await process.wait()
            here.was_killed()
        last = await start(here)
        await until_ready(last)
        await _all_told(here, row, last)
    row.notes.append(f"{ready} of {sizes} starts came to READY and were killed a second later")
    return row


# --- the stage --------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def _owing(count: int) -> AsyncIterator[Arena]:
    """Things happened a minute ago, and nothing is sent yet."""
    async with arena() as here:
        here.now = datetime.now(UTC) - timedelta(hours=1)
        async with here.life():
            await here.plant(count)
        yield here


async def _all_told(here: Arena, row: Row, process: Process) -> None:
    """What is owed arrives, and the daemon ends well."""
    async with asyncio.timeout(5 * PATIENCE):
        await here.stage.until(lambda: len(here.arrived()) >= here.owed)
    process.send_signal(signal.SIGTERM)
    row.expect(await process.wait() == 0, "ended with 0")
    here.now = datetime.now(UTC)
    async with here.life():
        await through_all(here, DAY)
        await here.count(row)


class _Told:
    """What systemd would be told."""

    def __init__(self, listening: socket.socket, name: str) -> None:
        self.name = name
        self._socket = listening

    async def alive(self, seconds: float) -> bool:
        """Whether a sign of life comes within so many seconds."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                while b"WATCHDOG=1" not in await loop.sock_recv(self._socket, 4096):
                    pass
        except TimeoutError:
            return False
        return True


@asynccontextmanager
async def _watching() -> AsyncIterator[_Told]:
    name = f"monitor-torture-{os.getpid()}-{secrets.token_hex(4)}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("\0" + name)
        listening.setblocking(False)
        yield _Told(listening, name)
