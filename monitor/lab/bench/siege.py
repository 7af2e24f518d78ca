"""What each attack costs: us, a plain aiohttp and feedparser, and the feeds beside it.

Three processes: one that attacks (a server that says anything, and canaries where nobody may knock), one that polls as
the service does, the attacked feed once and good feeds over and over meanwhile, and this one, which watches what the
other costs from outside. The undefended peer is a fresh process for each attack, killed when its time is over.
"""

from __future__ import annotations

import json
import os
import select
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, TextIO

from monitor.lab.bench.besieged import ATTACKER
from monitor.lab.bench.hostile import ROWS, Row
from monitor.lab.bench.intake import configure, cpu_seconds, tree_rss

LAG = 0.05
"""Seconds the event loop may be held."""
OTHERS = 1.0
"""Seconds a poll of another feed may take."""
MEMORY = 400
"""MiB of the whole process tree."""
_LOOK = 0.02
"""Seconds between two looks at a process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an attack came to."""

    seconds: float
    cpu: float
    """Seconds."""
    rss: float
    """MiB, the most that was seen."""
    said: str
    knocks: int
    """Connections to canaries, and openings of the file that nobody may open."""
    others: float = 0.0
    """Seconds that the slowest poll of another feed took."""
    lag: float = 0.0
    """Seconds that the event loop was late at most."""
    busy: float = 0.0
    """Seconds of it that the process itself computed: what a machine with other work does not change."""
    harm: str = ""
    """What should not have come through."""
    kept: bool = False
    """Validators were kept."""


def siege(out: TextIO, *, patience: float = 10.0, only: Sequence[str] = ()) -> bool:
    """Print a row for each attack (`only`: whose names contain one of these); whether all was withstood.

    `patience`: seconds that the undefended peer is given.
    """
    rows = [row for row in ROWS if not only or any(word in row.name for word in only)]
    costs, held = [], 0
    with tempfile.TemporaryDirectory(prefix="monitor-siege-") as folder:
        fifo = Path(folder) / "canary.xml"
        os.mkfifo(fifo)
        with attackers(fifo) as at, besieged(Path(folder), at) as poller:
            print(f"no attack: {_ours(poller.poll(_url(at.port, 'good/0'), at))}", file=out, flush=True)
            for row in rows:
                bare = at.undefended(row, patience)
                cost = poller.poll(at.of(row), at)
                wrong = wrongs(row, cost)
                held += not wrong
                costs.append(cost)
                told = f"NOT WITHSTOOD: {', '.join(wrong)}" if wrong else "withstood"
                print(f"{row.name}: undefended {_bare(bare)}; monitor {_ours(cost)}: {told}", file=out, flush=True)
    knocks = sum(cost.knocks for cost in costs)
    lag, busy = max(cost.lag for cost in costs), max(cost.busy for cost in costs)
    others, rss = max(cost.others for cost in costs), max(cost.rss for cost in costs)
    print(
        f"{held} of {len(rows)} attacks withstood; canaries reached {knocks} times; at most: loop late by "
        f"{lag * 1000:.0f} ms ({busy * 1000:.0f} busy), another feed {others:.2f} s, {rss:.0f} MiB",
        file=out,
    )
    return held == len(rows)


def wrongs(row: Row, cost: Cost) -> list[str]:
    """What was not withstood of an attack."""
    checks = (
        (cost.knocks > 0, "a canary was reached"),
        (bool(cost.harm), cost.harm),
        (cost.kept and not row.read, "validators were kept"),
        (cost.seconds > row.seconds, f"it took {cost.seconds:.1f} s"),
        (cost.busy > LAG, f"it held the loop for {cost.busy * 1000:.0f} ms"),
        (cost.others > OTHERS, f"another feed took {cost.others:.1f} s"),
        (cost.rss > MEMORY, f"{cost.rss:.0f} MiB"),
    )
    return [said for broken, said in checks if broken]


def _bare(cost: Cost) -> str:
    knocked = ", canary reached" if cost.knocks else ""
    return f"{cost.seconds:.1f} s, {cost.cpu:.1f} s CPU, {cost.rss:.0f} MiB, {cost.said}{knocked}"


def _ours(cost: Cost) -> str:
    return (
        f"{cost.seconds:.2f} s, {cost.cpu:.2f} s CPU, {cost.rss:.0f} MiB, {cost.said}, another feed "
        f"{cost.others * 1000:.0f} ms, loop late by {cost.lag * 1000:.0f} ms ({cost.busy * 1000:.0f} of it busy)"
    )


# --- the processes ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Attackers:
    """The server of all that is hostile, and its canaries."""

    process: Popen[str]
    canary: int
    port: int
    good: Sequence[str]
    """URLs of feeds that harm nobody."""
    fifo: Path

    def of(self, row: Row) -> str:
        """What to ask for this attack."""
        return row.url.format(port=self.canary) if row.url else _url(self.port, f"row/{ROWS.index(row)}")

    def knocks(self) -> int:
        """Connections to canaries since the last time."""
        return int(_ask(self.process, ""))

    def undefended(self, row: Row, patience: float) -> Cost:
        """A plain client and parser, given so many seconds."""
        opened, late = 0, False
        with Popen([sys.executable, "-P", _DEFENCELESS], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True) as process:  # noqa: S603
            asked, answers = _pipes(process)
            answers.readline()
            rss = tree_rss(process.pid)
            before, began = cpu_seconds(process.pid), time.monotonic()
            asked.write(self.of(row) + "\n")
            asked.flush()
            while not late and not select.select([answers], [], [], _LOOK)[0]:
                rss = max(rss, tree_rss(process.pid))
                opened += _is_read(self.fifo)
                late = time.monotonic() - began > patience
            seconds, cpu = time.monotonic() - began, cpu_seconds(process.pid) - before
            said = "not over by then" if late else answers.readline().strip() or "died of it"
            process.kill()
        return Cost(seconds=seconds, cpu=cpu, rss=rss, said=said, knocks=opened + self.knocks())


@dataclass(frozen=True, slots=True)
class Besieged:
    """The poller."""

    process: Popen[str]

    def poll(self, url: str, at: Attackers) -> Cost:
        """Watch a poll from outside."""
        asked, answers = _pipes(self.process)
        rss, opened = 0.0, 0
        before, began = cpu_seconds(self.process.pid), time.monotonic()
        asked.write(url + "\n")
        asked.flush()
        while not select.select([answers], [], [], _LOOK)[0]:
            rss = max(rss, tree_rss(self.process.pid))
            opened += _is_read(at.fifo)
        told = json.loads(answers.readline())
        return Cost(
            seconds=time.monotonic() - began,
            cpu=cpu_seconds(self.process.pid) - before,
            rss=max(rss, tree_rss(self.process.pid)),
            knocks=opened + at.knocks(),
            **told,
        )


_DEFENCELESS = str(Path(__file__).with_name("defenceless.py"))
_MODULE = (sys.executable, "-m", "monitor.lab.bench.besieged")


@contextmanager
def attackers(fifo: Path) -> Iterator[Attackers]:
    """At work for as long as the context lasts. `fifo`: the file that nobody may open."""
    with _running("attack", str(fifo)) as process:
        canary, port, *others = json.loads(_pipes(process)[1].readline())
        good = [_url(other, "good/0") for other in others]
        yield Attackers(process=process, canary=canary, port=port, good=good, fifo=fifo)


@contextmanager
def besieged(folder: Path, at: Attackers) -> Iterator[Besieged]:
    """A poller that follows good feeds, and has seen them."""
    configure(folder, at.good, 100, allow=f"{ATTACKER}/32")
    with _running("poll", str(folder)) as process:
        _pipes(process)[1].readline()
        yield Besieged(process)


@contextmanager
def _running(*arguments: str) -> Iterator[Popen[str]]:
    with Popen([*_MODULE, *arguments], stdin=PIPE, stdout=PIPE, text=True) as process:  # noqa: S603 our own module
        try:
            yield process
        finally:
            _pipes(process)[0].close()


def _url(port: int, path: str) -> str:
    return f"http://{ATTACKER}:{port}/{path}"


def _ask(process: Popen[str], line: str) -> str:
    asked, answers = _pipes(process)
    asked.write(line + "\n")
    asked.flush()
    return answers.readline()


def _pipes(process: Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("it needs a pipe each way")
    return process.stdin, process.stdout


def _is_read(fifo: Path) -> bool:
    """Has somebody opened it? Only then can it be written to."""
    try:
        os.close(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True
