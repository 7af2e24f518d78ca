"""What can still be read of a damaged SQLite file, as rows of a new one.

A table is read from its beginning, a few rows at a time, until a page does not hold together, and from its end back to
there: what lies between is lost. Rows whose text was changed without SQLite noticing come along; the outbox finds them
by their checksum.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from monitor.store import migrate
from monitor.store.engine import sqlite_writer

AT_ONCE = 50
"""Rows that are lost together where one of them cannot be read."""

Rows = list[tuple[object, ...]]


def save_rows(damaged: Path, file: Path) -> tuple[int, list[str]]:
    """Copy into a new file, with the tables that the old one had; gives how many rows, and the tables that are not
    whole. `sqlite3.Error` where not even its version can be read."""
    saved, broken = 0, []
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as old:
        version = _version(old)
        engine = sqlite_writer(file)
        migrate.build(engine, version)
        engine.dispose()
        with closing(sqlite3.connect(file, isolation_level=None)) as new:
            cursor = new.cursor()
            cursor.execute(
                "BEGIN"
            )  # what a row points to may come later, or be lost: keys are looked at when all is in
            tables = [
                name
                for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                if name != migrate.VERSIONS and not name.startswith("sqlite_")
            ]
            for table in tables:
                rows, whole = _copy(old, cursor, table)
                saved += rows
                broken += [] if whole else [table]
            for table in tables:
                _drop_orphans(cursor, table)
            cursor.execute(f"PRAGMA user_version={old.execute('PRAGMA user_version').fetchone()[0]}")
            cursor.execute("COMMIT")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return saved, broken


def _version(old: sqlite3.Connection) -> str:
    """Of its tables; where that is among what was lost, the newest."""
    try:
        return str(old.execute(f"SELECT version_num FROM {migrate.VERSIONS}").fetchone()[0])  # noqa: S608 (a constant)
    except (sqlite3.Error, UnicodeDecodeError, TypeError):
        return "head"


def _copy(old: sqlite3.Connection, new: sqlite3.Cursor, table: str) -> tuple[int, bool]:
    """Rows copied, and whether that was all."""
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})").fetchall()]
    into = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 (our own names)
    copied, whole = 0, True
    try:
        old.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608 (as above)
        parts = _by_rowid(old, table, columns)
    except (sqlite3.Error, UnicodeDecodeError):
        parts = _from_the_start(old, table, columns)
    for rows in parts:
        if rows is None:
            whole = False
        else:
            new.executemany(into, rows)
            copied += max(new.rowcount, 0)
    return copied, whole


def _by_rowid(old: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Rows | None]:
    """From both ends towards what cannot be read; None once where something cannot."""
    wanted = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid > ? AND rowid < ? ORDER BY rowid"  # noqa: S608 (our own names)
    low, high = -(2**63), 2**63 - 1
    for order in ("ASC", "DESC"):
        try:
            while rows := old.execute(f"{wanted} {order} LIMIT {AT_ONCE}", (low, high)).fetchall():
                yield [row[1:] for row in rows]
                if order == "ASC":
                    low = rows[-1][0]
                else:
                    high = rows[-1][0]
        except (sqlite3.Error, UnicodeDecodeError):
            if order == "ASC":
                yield None
        else:
            return


def _from_the_start(old: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Rows | None]:
    """A table without row numbers: up to what cannot be read."""
    try:
        cursor = old.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 (our own names)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows
    except (sqlite3.Error, UnicodeDecodeError):
        yield None


def _drop_orphans(cursor: sqlite3.Cursor, table: str) -> None:
    """Rows that point to one that was lost are of no use."""
    for _number, _part, parent, column, key, *_rest in cursor.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        cursor.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {key} FROM {parent})")  # noqa: S608 (our own names)
