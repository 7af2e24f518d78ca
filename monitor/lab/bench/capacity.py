"""How many feeds one service takes: the daemon itself, a process of its own, over a farm of feeds.

Time is compressed: feeds that would be asked every fifteen minutes are asked so many times as often, so what is seen in
a minute stands for that many. Lateness and the loop's lag are those of the compressed run, and so worse than life; the
share of a core is worked out for the interval of life. Who is asked when has to spread first: what there was until
every feed could be asked twice is not counted.
"""

from __future__ import annotations

import socket
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TextIO
from urllib.request import ProxyHandler, build_opener

from monitor.lab.bench.farm import HOST, Farm, farm
from monitor.lab.bench.intake import configure, cpu_seconds, tree_rss
from monitor.model import UserError

INTERVAL = 900
"""Seconds, in life."""
MOST_RSS, MOST_LATE, MOST_LAG = 300.0, 5.0, 0.020
"""MiB; seconds at the 99th percentile, both."""
_START = 1800.0
_LOOK = 0.5
"""Seconds between two looks at the loop's lag."""
_CHANGES = 5.0
"""Seconds after which the farm has something new again."""


class NothingSeenError(UserError):
    """There is nothing to measure; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What so many feeds cost."""

    feeds: int
    rate: float
    """Polls a second in the compressed run."""
    cpu: float
    """Seconds a poll."""
    rss: float
    """MiB, workers included, the most that was seen."""
    late: float
    """Seconds: 99 % of the polls were at most so late (the bound of the histogram's class)."""
    lag: float
    """Seconds: the 99th percentile of the longest lags of half seconds."""

    @property
    def share(self) -> float:
        """Of one core, at one poll of each feed in fifteen minutes."""
        return self.cpu * self.feeds / INTERVAL

    @property
    def is_fine(self) -> bool:
        return self.rss <= MOST_RSS and self.late <= MOST_LATE and self.lag <= MOST_LAG

    def __str__(self) -> str:
        return (
            f"{self.feeds} feeds at 15 min: {self.share:.1%} of a core, {self.rss:.0f} MiB; "
            f"at {self.rate:.0f} polls/s: p99 lateness ≤ {self.late:g} s, p99 loop lag {self.lag * 1000:.0f} ms"
        )


def measure(out: TextIO, sizes: Sequence[int], *, seconds: float, compressed: int) -> bool:
    """Print a line for each size; whether all that is to be reached was."""
    fine = True
    for feeds in sizes:
        with (
            tempfile.TemporaryDirectory(prefix="monitor-capacity-") as folder,
            farm(feeds, (0.02, 0.2), 2) as grown,
        ):
            load = _load(Path(folder), grown, feeds, seconds, compressed)
        fine &= load.is_fine
        print(f"{load}: {'reached' if load.is_fine else 'NOT REACHED'}", file=out, flush=True)
    return fine


def _load(folder: Path, grown: Farm, feeds: int, seconds: float, compressed: int) -> Load:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port = found.getsockname()[1]
    interval = max(INTERVAL // compressed, 1)
    configure(folder, grown.urls, 100, f"{interval}s")
    text = (folder / "monitor.toml").read_text(encoding="utf-8")
    more = f'listen = "{HOST}:{port}"\nlog_level = "error"\n'
    text = more + text.replace("[polling]\n", f'[polling]\nfloor = "{interval}s"\n')
    (folder / "monitor.toml").write_text(text, encoding="utf-8")
    grown.sow(0, 0, 0)
    command = [sys.executable, "-m", "monitor", "run", "--config", str(folder)]
    with Popen(command, stdout=DEVNULL) as process:  # noqa: S603 our own program
        try:
            _wait(process, port, feeds)
            return _watch(process, port, grown, feeds, seconds, interval)
        finally:
            process.terminate()


def _wait(process: Popen[bytes], port: int, feeds: int) -> None:
    """Until there were twice as many polls as feeds. NothingSeenError where the service ends, or takes half an hour."""
    ends = time.monotonic() + _START
    while time.monotonic() < ends:
        if process.poll() is not None:
            raise NothingSeenError("the service ended; its complaints stand above")
        if _polls(_metrics(port)) >= 2 * feeds:
            return
        time.sleep(1)
    raise NothingSeenError(f"{feeds} feeds were not seen twice in {_START:.0f} s")


def _watch(process: Popen[bytes], port: int, grown: Farm, feeds: int, seconds: float, interval: int) -> Load:
    """One in twenty answers is new, three in twenty are the same again, and the others 304."""
    before, cpu, began = _metrics(port), cpu_seconds(process.pid), time.monotonic()
    lags, most, sown, after = [0.0], 0.0, 0, before
    while (elapsed := time.monotonic() - began) < seconds:
        if elapsed >= sown * _CHANGES:
            sown += 1
            grown.sow(sown, min(0.05 * _CHANGES / interval, 1.0), 0.15)
        time.sleep(_LOOK)
        after = _metrics(port)
        lags.append(after.get("monitor_event_loop_lag_seconds", 0.0))
        most = max(most, tree_rss(process.pid))
    spent, polls = cpu_seconds(process.pid) - cpu, _polls(after) - _polls(before)
    if not polls:
        raise NothingSeenError("nothing was polled: watch for longer, or compress time further")
    return Load(
        feeds=feeds,
        rate=polls / (time.monotonic() - began),
        cpu=spent / polls,
        rss=most,
        late=_late(before, after),
        lag=sorted(lags)[min(int(len(lags) * 0.99), len(lags) - 1)],
    )


def _metrics(port: int) -> dict[str, float]:
    """What the service says of itself, by name and labels; nothing while it is not there yet."""
    try:
        with build_opener(ProxyHandler({})).open(f"http://{HOST}:{port}/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return {}
    found = (line.rpartition(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, _, value in found}


def _polls(metrics: dict[str, float]) -> float:
    return sum(value for name, value in metrics.items() if name.startswith("monitor_polls_total"))


def _late(before: dict[str, float], after: dict[str, float]) -> float:
    """The least bound of the histogram that 99 % of what came in between are under."""
    start = 'monitor_poll_lateness_seconds_bucket{le="'
    grown = {
        float(name.removeprefix(start).rstrip('"}').replace("+Inf", "inf")): value - before.get(name, 0.0)
        for name, value in after.items()
        if name.startswith(start)
    }
    whole = max(grown.values(), default=0.0)
    return min((bound for bound, count in grown.items() if count >= 0.99 * whole), default=0.0)
