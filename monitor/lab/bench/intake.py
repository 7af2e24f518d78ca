"""What a poll costs: monitor beside its peers, on the same feeds, pass by pass, in one run.

CPU is user and system time of the whole process tree, reader workers included, from just before a pass to just after
it; starting up is nobody's. Noise is shared: the pollers take each pass in turn, and are compared within it. The farm
that answers is a process of its own and is not counted.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen, run
from typing import TextIO

from monitor.lab.bench.farm import ITEMS, OPERATIONS, Farm, farm

POLLERS = ("monitor", "bare", "reader")
_TICKS = os.sysconf("SC_CLK_TCK")
_LIBC = ctypes.CDLL(None)
_SCRIPT = Path(__file__).with_name("pollers.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a pass finds, as shares of the feeds; and what is to be reached."""

    name: str
    fresh: float = 0.0
    """One new item of fifty."""
    blind: float = 0.0
    """The same bytes again, whatever is asked."""
    rounds: int = 1
    """Every feed is polled so often in a pass: what takes a tenth of a second cannot be measured well."""
    bare: float
    """monitor may cost so many times what the bare loop costs."""
    reader: float
    """reader costs at least so many times what monitor costs."""


CASES = (
    Case(name="all 304", rounds=5, bare=2, reader=4),
    Case(name="all 200, unchanged", blind=1, bare=2, reader=40),
    Case(name="one new item of 50 in each", fresh=1, bare=1 / 8, reader=1),
    Case(name="80 % 304, 15 % unchanged, 5 % one new", fresh=0.05, blind=0.15, bare=1, reader=8),
)


_SLOW = "slow servers, 304 after 20 to 200 ms"
NAMES = (*(case.name for case in CASES), _SLOW)
"""Of all cases, as the table prints them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One pass of one poller."""

    cpu: float
    """Seconds."""
    wall: float
    """Seconds."""
    polls: int
    new: int
    failed: int

    @property
    def per_thousand(self) -> float:
        return self.cpu * 1000 / self.polls


class Poller:
    """A process that polls when it is told to."""

    def __init__(self, name: str, process: Popen[str], farm: Farm) -> None:
        self.name = name
        self.farm = farm
        self._process = process

    def ready(self) -> None:
        self._line()

    def take(self, rounds: int = 1) -> Cost:
        """Poll every feed so many times. RuntimeError where the poller died."""
        before, began = cpu_seconds(self._process.pid), time.monotonic()
        polls, new, failed = map(sum, zip(*(self._once() for _ in range(rounds)), strict=True))
        wall = time.monotonic() - began
        return Cost(cpu=cpu_seconds(self._process.pid) - before, wall=wall, polls=polls, new=new, failed=failed)

    def _once(self) -> tuple[int, int, int]:
        if self._process.stdin is None:
            raise RuntimeError(f"{self.name} has no input")
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        polls, new, failed = json.loads(self._line())
        return polls, new, failed

    def rss(self) -> float:
        """MiB, of the whole tree."""
        return tree_rss(self._process.pid)

    def _line(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"{self.name} ended in the middle; its complaints stand above")
        return line


def compare(
    out: TextIO, *, feeds: int, passes: int, latency: bool, peers: Path | None, only: Sequence[str] = ()
) -> bool:
    """Print the table; whether all that is to be reached was. `only`: words of the cases that are wanted."""
    python = reader_python(peers)
    if python is None:
        print("reader: not installed, left out; --peers FOLDER installs it there", file=out)
    names = [name for name in POLLERS if name != "reader" or python]
    cases = [case for case in CASES if not only or any(word in case.name for word in only)]
    latency &= not only or any(word in _SLOW for word in only)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="monitor-intake-")))
        wanted = names if cases else ()
        at = [stack.enter_context(poller(name, folder / name, feeds, python=python)) for name in wanted]
        for one in at:
            one.farm.sow(0, 0, 0)
            print(_row("first sight", one, [one.take()]), file=out, flush=True)
        reached = [_case(out, case, at, passes) for case in cases]
    return all(reached) & (not latency or _slow_servers(out, feeds, names, python))


def _case(out: TextIO, case: Case, pollers: Sequence[Poller], passes: int) -> bool:
    costs: dict[str, list[Cost]] = {one.name: [] for one in pollers}
    for number in range(passes):
        for one in pollers:
            one.farm.sow(number + 1, case.fresh, case.blind)
            costs[one.name].append(one.take(case.rounds))
    for one in pollers:
        print(_row(case.name, one, costs[one.name]), file=out)
    bare = _ratio(costs["monitor"], costs["bare"])
    fine = bare <= case.bare
    said = [f"{_times(bare)} of bare (at most {_times(case.bare)})"]
    if "reader" in costs:
        ratio = _ratio(costs["reader"], costs["monitor"])
        fine = fine and ratio >= case.reader
        said.append(f"reader {_times(ratio)} of monitor (at least {_times(case.reader)})")
    print(f"{case.name}: monitor {'; '.join(said)}: {'reached' if fine else 'NOT REACHED'}", file=out, flush=True)
    return fine


def _slow_servers(out: TextIO, feeds: int, names: Sequence[str], python: str | None) -> bool:
    """Servers that take 20 to 200 ms: polls a second by the clock on the wall."""
    rates = {}
    for name in names:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="monitor-intake-")))
            one = stack.enter_context(poller(name, folder, feeds, python=python, latency=(0.02, 0.2), items=2))
            one.farm.sow(0, 0, 0)
            one.take()
            one.farm.sow(1, 0, 0)
            cost = one.take()
            rates[name] = cost.polls / cost.wall
            print(f"{_SLOW}: {name}: {rates[name]:.0f} polls/s", file=out, flush=True)
    if "reader" not in rates:
        return True
    ratio = rates["monitor"] / rates["reader"]
    fine = ratio >= 10
    print(f"{_SLOW}: {_times(ratio)} reader's rate (at least ×10): {'reached' if fine else 'NOT REACHED'}", file=out)
    return fine


def _row(case: str, one: Poller, costs: Sequence[Cost]) -> str:
    rate = median(cost.polls / cost.wall for cost in costs)
    new = sum(cost.new for cost in costs)
    failed = sum(cost.failed for cost in costs)
    return (
        f"{case}: {one.name}: {_cost(costs):.3f} CPU-s per 1,000 polls, {rate:.0f} polls/s, {new} new, "
        f"{failed} failed, {one.rss():.0f} MiB"
    )


def _cost(costs: Sequence[Cost]) -> float:
    return median(cost.per_thousand for cost in costs)


def _ratio(costs: Sequence[Cost], others: Sequence[Cost]) -> float:
    """Pass by pass: both were disturbed by the same things."""
    return median(one.per_thousand / other.per_thousand for one, other in zip(costs, others, strict=True))


def _times(ratio: float) -> str:
    return f"×{ratio:.2f}" if ratio < 10 else f"×{ratio:.0f}"


# --- pollers ----------------------------------------------------------------------------------------------------------


@contextmanager
def poller(
    name: str,
    folder: Path,
    feeds: int,
    *,
    python: str | None = None,
    latency: tuple[float, float] = (0.0, 0.0),
    items: int = ITEMS,
    connections: int = 300,
) -> Iterator[Poller]:
    """A poller with a farm of its own, ready. `python`: who runs reader."""
    folder.mkdir(parents=True, exist_ok=True)
    with farm(feeds, latency, items) as grown:
        (folder / "urls.json").write_text(json.dumps(list(grown.urls)), encoding="utf-8")
        configure(folder, grown.urls, connections)
        runs = (python or sys.executable) if name == "reader" else sys.executable
        command = [runs, "-P", str(_SCRIPT), name, str(folder), str(connections)]
        with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as process:  # noqa: S603 our own script
            try:
                one = Poller(name, process, grown)
                one.ready()
                yield one
            finally:
                if process.stdin:
                    process.stdin.close()


def configure(
    folder: Path, urls: Sequence[str], connections: int, interval: str = "15m", allow: str = "127.0.0.0/8"
) -> None:
    """A configuration that follows these feeds."""
    (folder / "monitor.toml").write_text(
        f'data_dir = "var"\n[polling]\ninterval = "{interval}"\nconcurrency = {connections}\n'
        f'allow_private = ["{allow}"]\n',
        encoding="utf-8",
    )
    (folder / "operations.toml").write_text(OPERATIONS, encoding="utf-8")
    (folder / "feeds.toml").write_text(
        "\n".join(f'[[feed]]\nurl = "{url}"\nname = "Paper {number}"\n' for number, url in enumerate(urls)),
        encoding="utf-8",
    )


def reader_python(peers: Path | None) -> str | None:
    """The interpreter that has reader: this one, or a virtual environment's, made where it is missing."""
    python = sys.executable if peers is None else str(peers / "bin" / "python")
    if peers is not None and not Path(python).exists():
        venv.create(peers, with_pip=True)
        # reader's own copy of feedparser wants sgmllib3k, which the feedparser of today does not bring any more
        run([python, "-m", "pip", "install", "--quiet", "reader", "sgmllib3k"], check=False)  # noqa: S603 fixed words
    found = run([python, "-c", "import reader"], check=False, capture_output=True)  # noqa: S603 fixed words
    return python if found.returncode == 0 else None


# --- what a process tree costs ----------------------------------------------------------------------------------------


def _tree(root: int) -> list[int]:
    """A process and all that it started that still live."""
    children: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        if fields := _stat(place):
            children.setdefault(int(fields[1]), []).append(int(place.parent.name))
    found, left = [], [root]
    while left:
        pid = left.pop()
        found.append(pid)
        left += children.get(pid, ())
    return found


def cpu_seconds(root: int) -> float:
    """Seconds, user and system, of a tree; those that ended count, in ticks, with who waited for them."""
    tree = _tree(root)
    ended = sum(int(field) for pid in tree for field in _stat(Path(f"/proc/{pid}/stat"))[13:15])
    return sum(map(_clock, tree)) / 1e9 + ended / _TICKS


def _clock(pid: int) -> int:
    """Nanoseconds of a process and its threads, those that ended too; 0 where it has gone. /proc counts in ticks, and
    a pass may be over within ten."""
    found = ctypes.c_int()
    if _LIBC.clock_getcpuclockid(pid, ctypes.byref(found)):
        return 0
    try:
        return time.clock_gettime_ns(found.value)
    except OSError:
        return 0


def tree_rss(root: int) -> float:
    """MiB of a tree. A process that was forked and has not become another program yet has its parent's memory, which
    is counted once."""
    return sum(_rss(pid) for pid in _tree(root) if pid == root or not _is_fork(pid)) / 2**20


def _stat(place: Path) -> list[str]:
    """The fields after the name; none where the process has gone."""
    try:
        return place.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _is_fork(pid: int) -> bool:
    fields = _stat(Path(f"/proc/{pid}/stat"))
    try:
        own, parents = (Path(f"/proc/{each}/cmdline").read_bytes() for each in (pid, *fields[1:2]))
    except (OSError, ValueError):
        return False
    return own == parents


def _rss(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
