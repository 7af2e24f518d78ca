"""Which file the name of a database leads to, and whose the log beside it is.

What must never happen: a log is read into a database that it was not written for. SQLite cannot tell. Where a file is
moved away, or another put in its place, while its owner lives, the log of the one before stays under its name; read
into the new file it leaves a mixture of both. So the owner looks before each transaction whether the name still leads
to its own file, writes nothing more where it does not, and sets its log aside when it closes.

Known exceptions. A file that is written over where it stands stays the same one (`cp COPY FILE`). And after a crash
nobody can tell whose a log is: the disk gives a number that is free to another file, so in a copy of a whole directory
anything may have the number that something else had. `monitor restore` takes file and log away together.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from monitor.store.contract import ReplacedError
from monitor.store.engine import put_in_place


@dataclass(frozen=True, slots=True)
class Place:
    """An open file, by its number on the disk."""

    file: Path
    number: int
    log: int
    """The number of its write-ahead log; 0 where it has none."""

    @classmethod
    def of(cls, file: Path) -> Self:
        """As it is now, while it is open."""
        return cls(file, _number(file), _number(_log(file)))

    def is_left(self) -> bool:
        """Whether the name leads elsewhere by now, or nowhere; a disk that does not say changes nothing."""
        try:
            return _number(self.file) != self.number
        except OSError:
            return False

    def check(self) -> None:
        """`ReplacedError` where it was left."""
        if self.is_left():
            what = "another file stands in its place" if self.file.exists() else "it was taken away"
            raise ReplacedError(
                f"{self.file}: {what} since the service opened it: nothing more is written; start the service again, "
                "it goes by what stands there now and keeps what it knew beside it"
            )

    def keep(self, engine: Engine) -> Path | None:
        """Write down beside it what the open file holds, which has no name any more; None where that cannot be."""
        copy = free_name(self.file, "replaced", datetime.now(UTC))
        unfinished = copy.with_name(copy.name + ".part")
        try:
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("VACUUM INTO ?", (str(unfinished),))
            put_in_place(unfinished, copy)
        except (sqlite3.Error, OSError):
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            return None
        return copy

    def part(self) -> None:
        """Set its log aside, which whoever opens the other file would read into that one."""
        log = _log(self.file)
        if self.log and _number(log) == self.log:
            log.rename(free_name(log, "of-another-file", datetime.now(UTC)))
            self.file.with_name(self.file.name + "-shm").unlink(missing_ok=True)


def free_name(file: Path, why: str, now: datetime) -> Path:
    """A name beside a file that is not taken, for what is to be kept of it."""
    stem = f"{file.name}.{why}-{now:%Y%m%dT%H%M%SZ}"
    names = (file.with_name(stem if not number else f"{stem}-{number}") for number in range(1000))
    return next(name for name in names if not name.exists())


def _log(file: Path) -> Path:
    return file.with_name(file.name + "-wal")


def _number(file: Path) -> int:
    try:
        return file.stat().st_ino
    except FileNotFoundError:
        return 0
