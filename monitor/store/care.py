"""Keeping a SQLite file: a copy while it is in use, putting one back, and saving what can be saved of a damaged one.

What must never happen: a copy that is only half there, or that cannot be read, under the name of a backup; a database
written over, damaged or not. What is replaced is moved aside under a name that says why, its log with it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from monitor.store import migrate
from monitor.store.contract import DamagedError, FullError, StoreError
from monitor.store.engine import DATABASE_ERRORS, because, put_in_place, read_through, sqlite_reader
from monitor.store.locks import OwnerLock
from monitor.store.place import free_name
from monitor.store.salvage import save_rows

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a database file holds, in figures."""

    version: str
    """Of its tables."""
    stories: int
    alerts: int
    unfinished: int
    """Deliveries that were owed and not through."""
    generation: int
    """How often its owner has counted on (see `SqlStore.advance`)."""


def back_up(file: Path, copy: Path) -> Content:
    """A whole copy of the file, whether a daemon writes to it or not; checked before it gets its name.

    `StoreError` where that cannot be done, or where `copy` is there already.
    """
    if copy.exists():
        raise StoreError(f"{copy}: is there already; name another file")
    if not file.exists():
        raise StoreError(f"{file}: there is no database yet: run the service once, or set the right data_dir")
    unfinished = copy.with_name(copy.name + ".part")
    engine = sqlite_reader(file)
    try:
        migrate.check_ours(engine, str(file))
        copy.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA query_only=OFF")  # else nothing may be written to the copy either
            raw.cursor().execute("VACUUM INTO ?", (str(unfinished),))
        content = inspect(unfinished)
        put_in_place(unfinished, copy)
    except DATABASE_ERRORS as error:
        failed = because(error, str(file))
        if isinstance(failed, FullError):  # the copy's disk: nothing is written beside the file
            raise StoreError(f"{copy}: cannot be written (its disk is full); name another place") from error
        raise failed from error
    except OSError as error:
        raise StoreError(f"{copy}: cannot be written ({error.strerror}); name another place") from error
    finally:
        engine.dispose()
        for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            left.unlink(missing_ok=True)
    return content


def inspect(file: Path) -> Content:
    """What a file holds that no daemon uses. `StoreError` for one that is missing, damaged, another program's or a
    newer monitor's; the file is not changed."""
    if not file.is_file():
        raise StoreError(f"{file}: there is no such file; name a backup that `monitor backup` wrote")
    read_through(file)
    try:
        with file.open("rb") as begun:
            if begun.read(len(_MAGIC)) != _MAGIC:
                raise StoreError(f"{file}: it is no database; name a backup that `monitor backup` wrote")
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
            said = raw.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if said != "ok":
                raise DamagedError(f"{file}: it is damaged: {' '.join(str(said).split())}; take another backup")
            tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if migrate.VERSIONS not in tables:
                raise StoreError(f"{file}: a database, but not monitor's; name a backup that `monitor backup` wrote")
            version = str(raw.execute(f"SELECT version_num FROM {migrate.VERSIONS}").fetchone()[0])  # noqa: S608 (a constant)
            migrate.check_known(version, str(file))
            count = {
                table: raw.execute(f"SELECT count(*) FROM {table} {where}").fetchone()[0]  # noqa: S608 (constants)
                for table, where in (
                    ("story", ""),
                    ("alert", ""),
                    ("delivery", "WHERE state IN ('pending', 'sending', 'retry', 'ambiguous')"),
                )
            }
            generation = raw.execute("PRAGMA user_version").fetchone()[0]
    except DATABASE_ERRORS as error:
        raise because(error, str(file)) from error
    return Content(
        version=version,
        stories=count["story"],
        alerts=count["alert"],
        unfinished=count["delivery"],
        generation=generation,
    )


def put_back(backup: Path, file: Path, now: datetime, hold: Callable[[], object]) -> Path | None:
    """Make a backup the database, with its content checked; what was there is moved aside, and named. `hold` is called
    once nothing stands in the way any more, and before anything is changed.

    `StoreBusyError` while a daemon runs on it.
    """
    inspect(backup)
    with _owned(file):
        unfinished = file.with_name(file.name + ".part")
        try:
            shutil.copyfile(backup, unfinished)
            hold()
            was_there = file.exists()
            aside = set_aside(file, "before-restore", now)  # a log that was left alone as well
            put_in_place(unfinished, file)
        except OSError as error:
            raise StoreError(f"{file}: cannot be written ({error.strerror}); make room, or set its rights") from error
        finally:
            unfinished.unlink(missing_ok=True)
    return aside if was_there else None


def mend(file: Path, now: datetime) -> str:
    """Move a damaged file aside and put what can still be read of it in its place; says in a line what was done."""
    with _owned(file):
        unfinished = file.with_name(file.name + ".part")
        try:
            aside = set_aside(file, "damaged", now)
            saved, lost = save_rows(aside, unfinished)
            put_in_place(unfinished, file)
        except DATABASE_ERRORS:
            return f"{file.name} was damaged; it is kept as {aside.name}; nothing of it could be read"
        except OSError as error:
            raise StoreError(f"{file}: it is damaged, and cannot be mended ({error.strerror}): make room") from error
        finally:
            unfinished.unlink(missing_ok=True)
    said = f"{file.name} was damaged; it is kept as {aside.name}, and {saved} rows of it were saved"
    return said + (f"; of {', '.join(lost)} not all could be read" if lost else "")


def set_aside(file: Path, why: str, now: datetime) -> Path:
    """Rename a database, its log with it, to a name that is not taken; gives that name."""
    aside = free_name(file, why, now)
    for part in ("-wal", "-shm", ""):  # the file itself last: as long as it stands, this can be done again
        old = file.with_name(file.name + part)
        if old.exists():
            old.rename(aside.with_name(aside.name + part))
    return aside


@contextmanager
def _owned(file: Path) -> Iterator[None]:
    """While this lasts no daemon may open the file."""
    lock = OwnerLock(file)
    try:
        yield
    finally:
        lock.release()
