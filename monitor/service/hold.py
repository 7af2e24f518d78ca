"""Holding deliveries: a file in the data directory says that the memory is older than what was sent from it.

A database that was put back, or saved from a damaged file, does not know what was told since: what it owes may have
arrived long ago. Nothing but notices leaves until a person says `monitor release`. Files, since both a running daemon
and a command without one must see them, and since they must outlive the database that they are about.

`hold` holds the reason; `release` what a person said to do; `generation` the highest count of the memory so far, the
numbers that the disk gives it, the database and the directory, and the time of its writing. Where the whole directory
was put back, the count is as old as the memory, but the files are others: some number is new, and so is the time of its
last change, which no tool that copies can set. Each alone may change without a copy: some shared file systems number
files anew, and `chown` is a change. A memory on PostgreSQL has a count as well; each service that uses it keeps its
own word of it, and holds what it would send.
"""

from __future__ import annotations

import errno
import hashlib
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from monitor.config import SQLITE_FILE
from monitor.store.contract import Ambiguity, FullError, Store, StoreError

log = structlog.get_logger()

SEND, DISCARD = "send", "discard"
AT_ONCE = 1.0
"""Seconds between a file's own word of its time and that of its disk."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The hold on one data directory. Its calls touch the disk: they belong on the store's thread."""

    directory: Path
    memory: str = ""
    """Of a memory that is elsewhere: what tells it from others that this directory may have been used with."""

    @property
    def _count(self) -> Path:
        name = f"generation-{hashlib.sha256(self.memory.encode()).hexdigest()[:12]}" if self.memory else "generation"
        return self.directory / name

    def why(self) -> str:
        """Empty where nothing is held."""
        return _read(self.directory / "hold")

    def unanswered(self) -> str:
        """The same, and empty once a person has said what is to become of it: the service does it when it runs."""
        return "" if self._said() else self.why()

    def put(self, why: str) -> None:
        """Hold, from now on and over restarts; what a person said of an earlier hold does not count for this one."""
        with suppress(OSError):  # nothing can be written either, and that is said
            (self.directory / "release").unlink(missing_ok=True)
        _write(self.directory / "hold", why)

    def lift(self, *, discard: bool) -> None:
        """A person says: send what waits (or give it up). Whoever owns the memory does it."""
        _write(self.directory / "release", DISCARD if discard else SEND)

    def counted(self) -> int:
        """How far the memory had counted when it was last written down; 0 where that says nothing."""
        said = _read(self._count).split()
        return int(said[0]) if said and said[0].isdecimal() else 0

    def look_back(self, store: Store) -> None:
        """At start, and now and then: hold where the memory is older than it once was, or may be."""
        now = store.generation()
        if why := _doubt(self._count, now):
            if not self.why():  # as when `monitor restore` has said it, and a person may have answered
                self.put(why)
            _write_numbered(self._count, now)  # the hold is said once; who lifts it has lifted it

    def count_on(self, store: Store) -> None:
        """Each minute: the memory first, so that only an older one shows less than the file. What it shows is not
        written over before it was looked at."""
        self.look_back(store)
        _write_numbered(self._count, store.advance())

    def is_held(self, store: Store, now: datetime, policies: Mapping[str, Ambiguity]) -> bool:
        """Whether only notices may leave; does what a person said first."""
        why = self.why()
        if not why:
            return False
        said = self._said()
        if not said:
            return True
        doubtful = store.doubt(now, policies, discard=said == DISCARD)
        log.warning("deliveries.released", deliveries=len(doubtful), how=said, was=why)
        for name in ("release", "hold"):  # a crash in between does it again, and that changes nothing
            (self.directory / name).unlink(missing_ok=True)
        return False

    def _said(self) -> str:
        said = _read(self.directory / "release")
        return said if said in (SEND, DISCARD) else ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def _write_numbered(path: Path, count: int) -> None:
    """A count, and which files say so since when: what is wrong in a copy of them."""
    _write(path, f"{count} {time.time():.3f}", numbered=True)


def _numbers(directory: Path, file: os.stat_result) -> str:
    """Of the disk: a file's, the database's and the directory's. Empty where the memory is elsewhere."""
    database = directory / SQLITE_FILE
    return f"{file.st_ino} {database.stat().st_ino} {directory.stat().st_ino}" if database.exists() else ""


def _doubt(path: Path, now: int) -> str:
    """Why a memory at this count may not be the latest; empty where it is, or where nothing was written of it yet."""
    said = _read(path).split()
    try:
        seen, at = int(said[0]) if said else 0, float(said[1]) if said[1:] else 0.0
    except ValueError:
        return f"{path} is damaged, and with it the word that the database is the latest"
    if now < seen:
        return "the database is older than it was when it was last used: it was put back from a copy"
    if not said[2:]:  # an older program's, or the memory is elsewhere
        return ""
    found = path.stat()
    if _numbers(path.parent, found).split() != said[2:] and found.st_ctime > at + AT_ONCE:
        return "the data directory is a copy: what was told since it was made is not in it"
    return ""


def _write(path: Path, text: str, *, numbered: bool = False) -> None:
    """Whole or not at all, and there after a power cut. `StoreError` where it cannot be."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            numbers = _numbers(path.parent, os.fstat(file.fileno())) if numbered else ""
            file.write(f"{text} {numbers}".strip() + "\n")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        kind = FullError if error.errno == errno.ENOSPC else StoreError
        raise kind(
            f"{path}: cannot be written ({error.strerror}): make room on its disk, or give the directory to the user "
            "that runs monitor"
        ) from error
