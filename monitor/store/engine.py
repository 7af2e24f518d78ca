"""How a database is opened: one writer on SQLite, a pool on PostgreSQL, and errors as one line.

What must never happen: two daemons on one SQLite file (each would send the other's alerts), a damaged file written
over, a commit that a power cut undoes, a reader that changes a byte.

SQLite. The owner holds a lock on `<file>.lock` for as long as it lives and has exactly one connection, handed from
thread to thread by a pool of one: SQLite before 3.51.3 can corrupt a write-ahead log that two connections reset at the
same time, and most systems link an older one. `synchronous=FULL`, since NORMAL forgets acknowledged commits when the
power goes. Every page is looked at before a file is used, which takes some seconds for a gibibyte, unless it is as its
last owner left it at a clean stop. Every transaction begins IMMEDIATE, so that what was recalled is still true when it
is written.

Readers beside a living (or killed) owner map its shared memory read-only (`readonly_shm`); where no log is left, or
nothing in it yet, the file is opened `immutable`: an ordinary read-only connection would create the log and its index,
and with read-only shared memory SQLite waits ten seconds for a killed owner's log of a header alone, then gives up
("locking protocol"). One known exception: a file copied with its log but without its `-shm` gets a new `-shm`; the file
and the log stay as they are.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import cast
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from monitor.store.contract import DamagedError, FullError, StoreError

BUSY_TIMEOUT = 5.0
"""Seconds; as long as a backup tool or a curious shell may hold the file."""
WRITER_WAIT = 120.0
"""Seconds that a thread waits for the one connection."""
JOURNAL_LIMIT = 64 * 1024 * 1024
"""Bytes that the write-ahead log keeps on disk once it is empty."""

LOG_HEADER = 32
"""Bytes of a write-ahead log before its first page (https://www.sqlite.org/walformat.html)."""

DATABASE_ERRORS = (SQLAlchemyError, sqlite3.Error, UnicodeDecodeError)
"""The last: a damaged file, text of which SQLite repeats in its complaint."""

DAMAGED = "it is damaged: restore a backup with `monitor restore`, or start the service, which saves what can be read"

_REMEDIES = {
    "SQLITE_FULL": "the disk is full: make room; nothing that was recorded is lost",
    "SQLITE_IOERR": "the disk is full or does not answer as it should: make room, or look at the system log",
    "SQLITE_READONLY": "it cannot be written: give the file and its directory to the user that runs monitor",
    "SQLITE_CANTOPEN": "it cannot be opened: give the file and its directory to the user that runs monitor",
    "SQLITE_PERM": "it may not be opened: give the file and its directory to the user that runs monitor",
    "SQLITE_BUSY": "another program holds it: end that program, then start again",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_PROTOCOL": DAMAGED,  # its log begins with nothing that a log begins with
    "SQLITE_NOTADB": "it is no database: move it aside, or set another data_dir; it was left as it is",
}
_POSTGRES_REMEDIES = {
    "25006": "it can only be read, as a standby: give as store the address of the one that is written to",
    "42501": "its user may not do this: make it the owner of the database",
    "53100": "its disk is full: make room there; nothing that was recorded is lost",
}
"""By SQLSTATE."""
_NOT_REACHED = "look whether it runs and lets this user in, and whether store in monitor.toml is right"


def because(error: Exception, where: str) -> StoreError:
    """A database's complaint as one line for a person: what, where, what to do."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeDecodeError):
        return DamagedError(f"{where}: {DAMAGED}")
    said = " ".join(str(cause).split())
    code = getattr(cause, "sqlite_errorname", "")
    for name, remedy in _REMEDIES.items():
        if code.startswith(name):
            kind = DamagedError if remedy is DAMAGED else FullError if name == "SQLITE_FULL" else StoreError
            return kind(f"{where}: {remedy} ({said})")
    if isinstance(error, OperationalError) and getattr(cause, "sqlstate", "") is None:  # PostgreSQL's, of no statement
        return StoreError(f"{where}: the database cannot be reached: {_NOT_REACHED} ({said})")
    hint = _POSTGRES_REMEDIES.get(getattr(cause, "sqlstate", None) or "")
    return StoreError(f"{where}: {hint} ({said})" if hint else f"{where}: the database refused: {said}")


# --- which database ---------------------------------------------------------------------------------------------------


def locate(place: str) -> Path | URL:
    """A SQLite file, or the address of a PostgreSQL database; `StoreError` for anything else."""
    if "://" not in place:
        return Path(place)
    try:
        url = make_url(place)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise StoreError("store: not a database address: use sqlite:///FILE or postgresql://HOST/NAME") from error
    if backend == "sqlite" and url.database:
        return Path(url.database)
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    raise StoreError(f"store: {backend} is not supported: use sqlite:///FILE or postgresql://HOST/NAME")


# --- SQLite -----------------------------------------------------------------------------------------------------------


def sqlite_writer(file: Path) -> Engine:
    """The owner's engine: one connection, whatever the number of threads."""

    def connect() -> sqlite3.Connection:
        raw = _connect(f"file:{quote(str(file))}?mode=rwc")
        try:
            for pragma in (
                f"journal_size_limit={JOURNAL_LIMIT}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "trusted_schema=OFF",
            ):
                raw.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=WRITER_WAIT,
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def sqlite_reader(file: Path) -> Engine:
    """For looking while the owner writes, or where there is none: changes nothing on disk.

    Each transaction opens the file anew, as an owner may have come or gone since the last.
    """

    def connect() -> sqlite3.Connection:
        raw = _connect(f"file:{quote(str(file))}?mode=ro{_manners(file)}")
        raw.execute("PRAGMA query_only=ON")
        return raw

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
    _begin_with(engine, "BEGIN")
    return engine


def sqlite_memory() -> Engine:
    """A database that is nowhere on disk and ends with its engine."""

    def connect() -> sqlite3.Connection:
        raw = _connect("file::memory:")
        raw.execute("PRAGMA foreign_keys=ON")
        return raw

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=0)
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)


def _manners(file: Path) -> str:
    """How not to leave a trace, which depends on what the last owner left (see above)."""
    try:
        logged = file.with_name(file.name + "-wal").stat().st_size
    except FileNotFoundError:
        logged = 0
    if logged <= LOG_HEADER:
        return "&immutable=1"
    return "&readonly_shm=1" if file.with_name(file.name + "-shm").exists() else ""


def _begin_with(engine: Engine, statement: str) -> None:
    """Python's driver begins late and by itself; SQLAlchemy's recipe makes every beginning explicit."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def reuse_journal(engine: Engine) -> None:
    """SQLite: what stands in the journal goes into the database, and the journal begins anew in the room that it has.

    The journal grows by some pages with every commit until it is 4 MiB; a disk that is full before that would take no
    commit more. Where not even this can be done (the database itself has to grow) the journal stays as it is.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, suppress(sqlite3.OperationalError):
            raw = cast(sqlite3.Connection, connection.connection.driver_connection)
            raw.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()


def sync(path: Path) -> None:
    """What was written to a file, or the names in a directory, outlive a power cut from now on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(unfinished: Path, file: Path) -> None:
    """Give a file that is whole its name, so that a power cut leaves either nothing or all of it."""
    sync(unfinished)
    unfinished.replace(file)
    sync(file.parent)


def note_closed(file: Path) -> None:
    """The owner has closed the file well: as it is now, it was written by a database that knew what it did."""
    if file.with_name(file.name + "-wal").exists():
        return
    with suppress(OSError):  # without the note the next start looks at every page
        _closed(file).write_text(_looks(file), encoding="ascii")


def was_closed_well(file: Path) -> bool:
    """Whether nobody has touched the file since its owner closed it; asked once, by the next owner."""
    note = _closed(file)
    try:
        said = note.read_text(encoding="ascii")
        note.unlink()
        return said == _looks(file) and not file.with_name(file.name + "-wal").exists()
    except (OSError, UnicodeDecodeError):
        return False


def _closed(file: Path) -> Path:
    return file.with_name(file.name + ".closed")


def _looks(file: Path) -> str:
    found = file.stat()
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}\n"


def read_through(file: Path) -> None:
    """Have the system hold a file that is about to be looked at whole: SQLite takes pages in the order of its trees,
    which on a disk costs many times what reading from one end to the other does. A file that cannot be read is left
    to who looks at it. Only before this process opens it: closing a file gives up the locks of all who have it open."""
    with suppress(OSError), file.open("rb", buffering=0) as raw:
        part = bytearray(1024 * 1024)
        while raw.readinto(part):
            pass


def check_sound(engine: Engine, where: str) -> None:
    """`DamagedError` for a file whose pages do not hold together."""
    with engine.connect() as connection:
        said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if said != "ok":
        raise DamagedError(f"{where}: {DAMAGED}: " + " ".join(str(said).split()))


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


SILENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 4,
    "tcp_user_timeout": 60_000,
}
"""A server that was switched off, or whose network fell silent, says nothing more: after a minute its connection is
given up (Linux alone waits for two hours). Seconds; the last in milliseconds. What the address says goes before."""


def postgres(url: URL, *, owner: bool) -> Engine:
    """A small pool; `StoreError` where the driver is not installed."""
    try:
        patience = {key: value for key, value in SILENCE.items() if key not in url.query}
        engine = create_engine(
            url,
            # Nothing is left in a session that others must not find: a pooler gives each transaction any of them.
            connect_args={**patience, "prepare_threshold": None},
            execution_options={} if owner else {"postgresql_readonly": True},
            pool_size=5,
            max_overflow=5,
            pool_pre_ping=True,
            pool_timeout=WRITER_WAIT,
        )
    except ModuleNotFoundError as error:
        raise StoreError('store: PostgreSQL needs its driver: pip install "monitor[postgres]"') from error
    settings = ("SET synchronous_commit = on", "SET lock_timeout = '60s'")

    @event.listens_for(engine, "connect")
    def prepare(raw: object, _record: object) -> None:
        raw.autocommit = True  # type: ignore[attr-defined]  # psycopg's connection
        for setting in settings:
            raw.execute(setting)  # type: ignore[attr-defined]
        raw.autocommit = False  # type: ignore[attr-defined]

    return engine
