"""`monitor doctor`: what this installation stands on, a line each, with the remedy where something is amiss.

Nothing is written and nobody is written to; what cannot be looked at is a warning, not a failure.
"""

from __future__ import annotations

import asyncio
import json
import os
import pyexpat
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from pathlib import Path
from typing import TextIO

from monitor import semantic
from monitor.config import Config, ConfigError, load
from monitor.judge.meanings.meaning import Missing
from monitor.lab import check
from monitor.model import DeliveryState, counted
from monitor.service import install
from monitor.service.hold import Hold
from monitor.service.room import Room
from monitor.service.wiring import StoreError, open_store

LEAST = {"aiohttp": "3.14.4", "feedparser": "6.0.12", "apscheduler": "3.11.3", "sqlalchemy": "2.0.40"}
"""Below these something is known to be broken: aiohttp's decompression (CVE-2026-128131) for one."""
SOUND_WAL = (3, 51, 3)
"""SQLite before this can corrupt a log that two connections reset at once; ours has one."""
SOUND_EXPAT = (2, 6, 0)
"""Expat before this takes quadratic time over one large token (CVE-2023-52425)."""
LITTLE_ROOM = 1024**3
"""Bytes free on the disk of the data, below which it is time to make room."""
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
EXPOSED = 1.3
PATIENCE = 30.0
"""Seconds for systemd's own tool."""


class Grade(StrEnum):
    """How a thing is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at."""

    grade: Grade
    what: str
    detail: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.grade:5}{self.what}: {self.detail}" + (f"; {self.remedy}" if self.remedy else "")


def _ok(what: str, detail: str) -> Finding:
    return Finding(grade=Grade.OK, what=what, detail=detail)


def _warn(what: str, detail: str, remedy: str = "") -> Finding:
    return Finding(grade=Grade.WARN, what=what, detail=detail, remedy=remedy)


def _fail(what: str, detail: str, remedy: str = "") -> Finding:
    return Finding(grade=Grade.FAIL, what=what, detail=detail, remedy=remedy)


def examine(directory: Path, out: TextIO, *, online: bool, as_json: bool) -> int:
    """Print a line for each thing looked at; gives 1 where one of them fails."""
    failed = False
    for finding in _findings(directory, online=online):
        failed |= finding.grade is Grade.FAIL
        print(json.dumps(asdict(finding), ensure_ascii=False) if as_json else finding, file=out, flush=True)
    return int(failed)


def _findings(directory: Path, *, online: bool) -> Iterator[Finding]:
    yield from _versions()
    yield _clock(datetime.now(UTC))
    try:
        settings = load(directory)
    except ConfigError as error:
        for mistake in error.errors:
            yield _fail("configuration", str(mistake))
        return
    yield _ok(
        "configuration",
        f"{directory}: {counted(len(settings.feeds), 'feed')}, {counted(len(settings.operations), 'operation')}",
    )
    yield _meanings(settings)
    yield from _contradictions(settings)
    yield from _allowed("secrets", _secrets(directory))
    yield from _allowed("data_dir", _data(settings))
    yield from _allowed("store", _store(settings))
    yield from _units(directory)
    if online:
        yield from _reachable(settings)


def _contradictions(settings: Config) -> Iterator[Finding]:
    """Terms that an operation asks for and rules out at once, so that what it is after speaks against itself."""
    for operation in settings.operations:
        wanted = {term.rstrip("*").casefold() for group in operation.about for term in group}
        wanted |= {name.casefold() for name in operation.aliases}
        for term in operation.exclude:
            if term.rstrip("*").casefold() in wanted:
                said = f"{term!r} is asked for and stands in `not`, so that hardly anything that has it is told"
                yield _warn(f"operation {operation.name}", said, "take it out of one of the two")


# --- the machine ------------------------------------------------------------------------------------------------------


def _versions() -> Iterator[Finding]:
    yield _ok("python", sys.version.split()[0])
    for name, least in LEAST.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            yield _fail(name, "is not installed", "install monitor again")
            continue
        fine = _numbers(found) >= _numbers(least)
        yield _ok(name, found) if fine else _fail(name, f"{found} is older than {least}", "install monitor again")
    if sqlite3.sqlite_version_info >= SOUND_WAL:
        yield _ok("sqlite", sqlite3.sqlite_version)
    else:
        yield _ok("sqlite", f"{sqlite3.sqlite_version}; its log may be reset by one connection only, and we have one")
    if pyexpat.version_info >= SOUND_EXPAT:
        yield _ok("expat", pyexpat.EXPAT_VERSION)
    else:
        slow = (
            f"{pyexpat.EXPAT_VERSION} is slow over huge tokens; feeds are parsed with a deadline, so it costs one poll"
        )
        yield _warn("expat", slow, "a newer Python or system library mends it")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:3] if part.isdigit())


def _clock(now: datetime) -> Finding:
    if now < EARLIEST:
        return _fail("clock", f"it is {now:%Y-%m-%d} here", "set the clock; with NTP it stays set")
    status = Path("/run/systemd/timesync/synchronized")
    if shutil.which("timedatectl") and not status.exists() and status.parent.exists():
        return _warn("clock", f"{now:%Y-%m-%d %H:%M:%S} UTC, not synchronised", "look at: timedatectl timesync-status")
    return _ok("clock", f"{now:%Y-%m-%d %H:%M:%S} UTC")


def _meanings(settings: Config) -> Finding:
    """Whether there is an encoder. One that is wanted in any case was looked for with the configuration."""
    if settings.semantic == "off":
        return _ok("meanings", "not compared: semantic is off")
    encoder = semantic.encoder()
    if not isinstance(encoder, Missing):
        return _ok("meanings", "compared where words leave doubt")
    bare = [operation.name for operation in settings.operations if not operation.about]
    if bare:
        return _warn("meanings", f"not compared, which {', '.join(bare[:3])} would gain most by: {encoder.why}")
    return _ok("meanings", f"not compared: {encoder.why}")


def _allowed(what: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """What whoever asks may not look at is a finding like others, and hides none."""
    try:
        yield from findings
    except PermissionError as error:
        yield _fail(what, f"{error.filename}: {error.strerror}", "run this as a user who may use it")


# --- files ------------------------------------------------------------------------------------------------------------


def _secrets(directory: Path) -> Iterator[Finding]:
    """Files that the configuration takes values from, and those beside it that are no TOML: nobody else should read
    them. What systemd hands over is in its care."""
    read = (directory / f"{name}.toml" for name in ("monitor", "feeds", "channels"))
    texts = (path.read_text(encoding="utf-8-sig") for path in read if path.exists())
    named = (directory / name for text in texts for name in _named(tomllib.loads(text)))
    for path in sorted({*named, *(path for path in directory.iterdir() if path.suffix != ".toml")}):
        if path.is_file() and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            yield _warn("secrets", f"{path}: others may read it", f"if it is a secret: chmod 600 {path}")


def _named(values: object) -> Iterator[str]:
    """What keys that end in `_file` name, in all tables."""
    if isinstance(values, dict):
        yield from (value for key, value in values.items() if key.endswith("_file") and isinstance(value, str))
    inner = values.values() if isinstance(values, dict) else values if isinstance(values, list) else ()
    for each in inner:
        yield from _named(each)


def _data(settings: Config) -> Iterator[Finding]:
    directory = settings.data_dir
    if not directory.exists():
        yield _warn("data_dir", f"{directory} is not there yet", "the service makes it")
        return
    try:
        with tempfile.TemporaryFile(dir=directory):
            yield _ok("data_dir", f"{directory} can be written")
    except OSError as error:
        yield _fail(
            "data_dir", f"{directory} cannot be written ({error.strerror})", "give it to the user of the service"
        )
    if directory.stat().st_mode & stat.S_IROTH:
        yield _warn("data_dir", f"{directory}: others may read it", f"chmod 700 {directory}")
    free = shutil.disk_usage(directory).free
    found = f"{free / 1024**3:.1f} GiB free"
    if settings.is_file and Room(directory).is_short():
        yield _fail("disk", found, "make room: until then no feed is asked")
    elif free < LITTLE_ROOM:
        yield _warn("disk", found, "make room")
    else:
        yield _ok("disk", found)


def _store(settings: Config) -> Iterator[Finding]:
    if not settings.store_exists():
        yield _warn("store", "nothing is stored yet", "run the service once")
        return
    try:
        with closing(open_store(settings, owner=False)) as store:
            feeds = store.feeds()
            dead = store.deliveries([DeliveryState.DEAD, DeliveryState.HELD])
            waiting = store.deliveries([DeliveryState.PENDING, DeliveryState.RETRY])
    except StoreError as error:
        yield _fail("store", str(error))
        return
    yield _ok(
        "store",
        f"opens; {counted(len(feeds), 'feed')} followed, {counted(len(waiting), 'delivery', 'deliveries')} waiting",
    )
    failing = [state for state in feeds if state.failures]
    if failing:
        yield _warn("feeds", f"{len(failing)} of {len(feeds)} failed when last polled", "see: monitor feeds list")
    if why := Hold(settings.data_dir).unanswered():
        yield _warn("held", f"nothing but notices leaves: {why}", "see: monitor deliveries; then: monitor release")
    if dead:
        yield _warn("deliveries", f"{len(dead)} are dead or held", "see: monitor deliveries")


# --- the surroundings -------------------------------------------------------------------------------------------------


def _units(directory: Path) -> Iterator[Finding]:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        yield _warn("systemd", "is not here", "start `monitor run` by whatever starts services on this machine")
        return
    text = install.units(install.program(), directory.resolve())["monitor.service"]
    with tempfile.TemporaryDirectory() as scratch:
        unit = Path(scratch) / "monitor.service"
        unit.write_text(text, encoding="utf-8")
        try:
            told = subprocess.run(  # noqa: S603 (systemd's own tool, our own file)
                [analyze, "security", "--offline=true", "--no-pager", f"--threshold={round(10 * EXPOSED)}", str(unit)],
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
                env={**os.environ, "SYSTEMD_COLORS": "0"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            yield _warn("systemd", f"systemd-analyze did not answer ({error})")
            return
    lines = [line for line in told.stdout.splitlines() if "exposure level" in line]
    level = lines[-1].partition(": ")[2].split()[0] if lines else "unknown"
    if told.returncode == 0:
        yield _ok("systemd", f"exposure of the unit {level} of 10")
    else:
        yield _warn("systemd", f"exposure of the unit {level} of 10, above {EXPOSED}", "see: monitor install --print")


def _reachable(settings: Config) -> Iterator[Finding]:
    lines = StringIO()
    asyncio.run(check.online(settings, lines))
    for line in lines.getvalue().splitlines():
        word, _, rest = line.partition(" ")
        what, _, detail = rest.strip().partition(": ")
        yield _ok(what, detail) if word == "ok" else _fail(what, detail)
