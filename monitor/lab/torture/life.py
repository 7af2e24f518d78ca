"""One life of the service as a program of its own, for `strace` to hold: python -m monitor.lab.torture.life DIRECTORY.

After each commit it writes down, into a file beside the database, how much the memory then holds: what was promised to
be kept. `--normal` sets SQLite to promise more than it keeps, to show that the loss would be seen.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from sqlalchemy.engine import default

from monitor.lab.bench.crash import live
from monitor.service.log import set_up

COUNTED = ("story", "alert", "delivery", "delivery WHERE state = 'delivered'")
PROMISES = "promises"


def count(connection: Any) -> str:
    """How much of each the memory holds."""
    return " ".join(str(connection.execute(f"SELECT count(*) FROM {each}").fetchone()[0]) for each in COUNTED)  # noqa: S608 names of ours


def main(directory: Path, *, normal: bool) -> None:
    """Until the script of the stage is at its end."""
    (directory / "var").mkdir(exist_ok=True)
    promises = os.open(directory / "var" / PROMISES, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    commit: Any = default.DefaultDialect.do_commit

    def do_commit(self: Any, connection: Any) -> None:
        commit(self, connection)
        if normal:
            connection.execute("PRAGMA synchronous = NORMAL")
        try:
            os.write(promises, count(connection).encode() + b"\n")
        except sqlite3.OperationalError:  # the tables are being made
            return

    setattr(default.DefaultDialect, "do_commit", do_commit)  # noqa: B010 mypy refuses the plain assignment
    set_up("critical")
    asyncio.run(live(directory))


if __name__ == "__main__":
    main(Path(sys.argv[1]), normal="--normal" in sys.argv)
