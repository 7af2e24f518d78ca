"""What an installation takes: room on the disk for the program with all that it needs, and the time of its help."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from subprocess import DEVNULL, run
from typing import TextIO

import monitor

MOST = 0.3
"""Seconds, in the middle."""
MIB = 2**20
_NAME = re.compile(r"[\w.-]+")
_PROGRAMS = {"monitor --help": ("-m", "monitor", "--help"), "Python that does nothing": ("-c", "pass")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What it took to start a program and wait for its end."""

    seconds: float
    cpu: float
    """Seconds, user and system: what a machine that is busy with other things changes least."""


def measure(out: TextIO, *, times: int) -> bool:
    """Print the room, and the times of both programs, each started so often; whether help was quick enough."""
    sizes = installed()
    largest = sorted(sizes, key=lambda name: -sizes[name])[:4]
    named = ", ".join(f"{name} {sizes[name] / MIB:.0f}" for name in largest)
    print(f"installed: {len(sizes)} packages, {sum(sizes.values()) / MIB:.0f} MiB (of these {named})", file=out)
    took: dict[str, list[Took]] = {name: [] for name in _PROGRAMS}
    for _ in range(times):
        for name, arguments in _PROGRAMS.items():  # in turns: what else the machine does hits both
            took[name].append(_time(arguments))
    for name, some in took.items():
        seconds, cpu = median(one.seconds for one in some), median(one.cpu for one in some)
        print(f"{name}: {times} times, p50 {seconds:.2f} s, {cpu:.2f} s of CPU", file=out)
    fine = median(one.seconds for one in took["monitor --help"]) <= MOST
    print(f"at most {MOST} s: {'reached' if fine else 'NOT REACHED'}", file=out, flush=True)
    return fine


def installed() -> Mapping[str, int]:
    """The program and all that it needs, extras aside: name of the package → bytes on disk."""
    found: dict[str, int] = {}
    wanted = ["monitor"]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # of another system or Python
            continue
        found[name] = _size(Path(str(package.locate_file(file))) for file in package.files or ())
        wanted += [_called(each) for each in package.requires or () if "extra ==" not in each]
    # where it is worked on, its files are not among those that were installed
    own = Path(monitor.__file__).parent
    found["monitor"] = max(found.get("monitor", 0), _size(each for each in own.rglob("*") if each.suffix != ".pyc"))
    return found


def _called(requirement: str) -> str:
    name = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower() if name else ""


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())


def _time(arguments: tuple[str, ...]) -> Took:
    before, began = getrusage(RUSAGE_CHILDREN), time.monotonic()
    run([sys.executable, *arguments], stdout=DEVNULL, check=True)  # noqa: S603 our own words
    after = getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(seconds=time.monotonic() - began, cpu=cpu)
