"""How long the service takes from its start to READY, with a large memory behind it.

A farm of feeds is polled for real, so that each feed has its state and a few stories; these are then multiplied in the
database itself, rows of every table that grows, until there are as many as asked for. The daemon is a process of its
own and says that it is ready as it says it to systemd. A third of the starts come after a clean stop, a third after
kill -9, and a third find nothing of the database in the page cache, as after a boot.
"""

from __future__ import annotations

import math
import os
import secrets
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from typing import TextIO

from monitor.lab.bench.farm import farm
from monitor.lab.bench.intake import configure, cpu_seconds
from monitor.model import UserError

MOST = 2.0
"""Seconds at the 99th percentile."""
HOWS = ("after a clean stop", "after kill -9", "nothing cached")
_PATIENCE = 600.0
"""Seconds."""
_GROWING = {
    "story": ("id", "item", "url", "exact"),
    "band": ("story",),
    "verdict": ("story", "development"),
    "ledger": ("story",),
    "development": ("id",),
    "alert": ("id", "development", "story"),
    "delivery": ("id", "alert"),
    "request": (),
}
"""Tables that grow with the stories, and their columns that tell one row from the next."""


class StartError(UserError):
    """The service could not be started; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What stands behind a start."""

    feeds: int
    stories: int
    deliveries: int
    size: int
    """Bytes on disk."""

    def __str__(self) -> str:
        size = f"{self.size / 2**20:.0f} MiB"
        return f"{self.feeds:,} feeds, {self.stories:,} stories, {self.deliveries:,} deliveries, {size}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """From the start of the process to READY=1."""

    seconds: float
    cpu: float
    """Seconds, user and system: what a machine that is busy with other things does not change."""


def measure(out: TextIO, *, feeds: int, stories: int, starts: int) -> bool:
    """Print how long starts took; whether 99 % of all were quick enough."""
    with tempfile.TemporaryDirectory(prefix="monitor-start-") as name, farm(feeds, items=2) as grown:
        folder = Path(name)
        configure(folder, grown.urls, 300, interval="1h")
        _poll(folder)
        grown.sow(1, 0.5, 0)
        _poll(folder)
        print(fill(folder / "var" / "monitor.db", stories), file=out, flush=True)
        took: dict[str, list[Start]] = {how: [] for how in HOWS}
        for number in range(starts):
            how = HOWS[number % len(HOWS)]
            with _started(folder, folder / "var" / "monitor.db", how) as start:
                took[how].append(start)
    for how, some in took.items():
        if some:
            print(_row(how, some), file=out)
    every = [start for some in took.values() for start in some]
    fine = percentile([start.seconds for start in every], 99) <= MOST
    print(f"{_row('all', every)} (at most {MOST:g} s): {'reached' if fine else 'NOT REACHED'}", file=out, flush=True)
    return fine


def percentile(values: Sequence[float], share: int) -> float:
    """The least value that so many per cent of all do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]


def _row(how: str, some: Sequence[Start]) -> str:
    seconds, cpu = [start.seconds for start in some], [start.cpu for start in some]
    return (
        f"start to READY, {how}: {len(some)} starts, p50 {percentile(seconds, 50):.2f} s, "
        f"p99 {percentile(seconds, 99):.2f} s; of CPU p50 {percentile(cpu, 50):.2f} s, p99 {percentile(cpu, 99):.2f} s"
    )


# --- a large memory ---------------------------------------------------------------------------------------------------


def _poll(folder: Path) -> None:
    command = [sys.executable, "-m", "monitor", "run", "--once", "--config", str(folder)]
    done = run(command, stdout=DEVNULL, stderr=PIPE, text=True, check=False)  # noqa: S603 our own program
    if done.returncode:
        raise StartError(f"the feeds could not be polled: {(done.stderr.strip().splitlines() or ['?'])[-1]}")


def fill(file: Path, stories: int) -> Memory:
    """Multiply what the memory holds until it has so many stories."""
    with closing(sqlite3.connect(file, isolation_level=None)) as memory:
        memory.execute("PRAGMA synchronous=OFF")
        there = _count(memory, "story")
        if not there:
            raise StartError(f"{file}: there is no story to multiply")
        memory.execute("BEGIN")
        for table, distinct in _GROWING.items():
            _multiply(memory, table, distinct, math.ceil(stories / there))
        memory.execute("COMMIT")
        memory.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Memory(
            feeds=_count(memory, "feed"),
            stories=_count(memory, "story"),
            deliveries=_count(memory, "delivery"),
            size=file.stat().st_size,
        )


def _multiply(memory: sqlite3.Connection, table: str, distinct: Sequence[str], times: int) -> None:
    """The rows that are there, so many times in all, each under a name of its own."""
    names = [name for _cid, name, *_rest in memory.execute(f"PRAGMA table_info({table})") if name != "seq"]
    values = [f"{name} || '-' || number" if name in distinct else name for name in names]
    memory.execute(
        f"WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < {times}) "  # noqa: S608 (names of ours)
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} "
        f"FROM (SELECT * FROM {table}), numbers WHERE number < {times}"
    )


def _count(memory: sqlite3.Connection, table: str) -> int:
    (count,) = memory.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 (a name of ours)
    return int(count)


# --- a start ----------------------------------------------------------------------------------------------------------


@contextmanager
def _started(folder: Path, file: Path, how: str) -> Iterator[Start]:
    """A service that is ready; it ends as the next start wants it."""
    if how == HOWS[2]:
        forget(file)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        name = f"monitor-start-{secrets.token_hex(8)}"
        told.bind(f"\0{name}")
        told.settimeout(1)
        began = time.monotonic()
        command = [sys.executable, "-m", "monitor", "run", "--config", str(folder)]
        environment = {**os.environ, "NOTIFY_SOCKET": f"@{name}"}
        with Popen(command, stdout=DEVNULL, stderr=DEVNULL, env=environment) as process:  # noqa: S603 our own program
            try:
                yield _ready(process, told, began)
            finally:
                process.send_signal(signal.SIGKILL if how == HOWS[0] else signal.SIGTERM)


def _ready(process: Popen[bytes], told: socket.socket, began: float) -> Start:
    while (took := time.monotonic() - began) < _PATIENCE:
        try:
            said = told.recv(4096)
        except TimeoutError:
            if process.poll() is not None:
                raise StartError(f"the service ended with {process.returncode} before it was ready") from None
            continue
        if b"READY=1" in said:
            return Start(seconds=time.monotonic() - began, cpu=cpu_seconds(process.pid))
    raise StartError(f"the service was not ready after {took:.0f} s")


def forget(file: Path) -> None:
    """Take a file out of the page cache."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
