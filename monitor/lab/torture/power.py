"""Power cuts (F4): what a disk holds where only that which was synced has reached it.

`strace` writes down every write, sync, truncation and removal that the service does to its memory. From that the disk
is built as it would be after a cut at each of those moments, with everything unsynced gone, and opened: is it sound,
and is all there that had been committed? A killed process is no such test, since the kernel keeps what it wrote.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from monitor.lab.bench.crash import theatre
from monitor.lab.torture.arena import Row
from monitor.lab.torture.life import PROMISES, count

CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename"
DATABASE = "monitor.db"
_CALL = re.compile(rb"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_UNFINISHED = re.compile(rb"^(\d+) +(\w+)\((.*?) <unfinished \.\.\.>")
_RESUMED = re.compile(rb"^(\d+) +<\.\.\. \w+ resumed>(.*)\) += (-?\d+)")
_HEX = re.compile(rb"\\x([0-9a-f]{2})")


async def power(count_of: int, *, normal: bool = False) -> Row:
    """F4; `normal`: with a setting that loses commits, to show that the loss is seen."""
    row = Row(fault="F4", what="power cut at every write and sync of the memory")
    if not shutil.which("strace"):
        row.skipped = "strace is not there"
        return row
    async with theatre(count_of) as (here, directory):
        trace = directory / "trace"
        process = await asyncio.create_subprocess_exec(
            "strace", "-f", "-y", "-qq", "-e", f"trace={CALLS}", "-xx", "-s", "200000", "-o", str(trace),
            sys.executable, "-m", "monitor.lab.torture.life", str(directory), *(["--normal"] if normal else []),
        )  # fmt: skip
        if await process.wait():
            row.skipped = "strace may not trace here"
            return row
        row.planted = len(here.hook) * 3
        await asyncio.to_thread(_cut_everywhere, trace, row)
    return row


def _cut_everywhere(trace: Path, row: Row) -> None:
    disk, promised = _Disk(), ""
    with tempfile.TemporaryDirectory(prefix="monitor-power-") as folder:
        for name, arguments in _calls(trace):
            path, moved = disk.do(name, arguments)
            if path.endswith(PROMISES) and moved:
                promised = moved.decode().strip()
            elif DATABASE not in Path(path).name:
                continue
            if not promised:
                continue
            for files in disk.after_a_cut():
                row.cases += 1
                found = _look(files, Path(folder))
                row.corrupt += found is None
                row.lost += found is not None and any(
                    int(kept) < int(owed) for kept, owed in zip(found.split(), promised.split(), strict=True)
                )
    row.notes.append(f"{row.cases} cuts, each followed by an integrity check")


def _look(files: dict[str, bytes], folder: Path) -> str | None:
    """What a memory holds that is put together from these files; None where it is not sound."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    connection = sqlite3.connect(folder / DATABASE)
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return None
        return count(connection)
    except sqlite3.OperationalError:  # sound, but the tables never reached it
        return "0 0 0 0"
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()


@dataclass(slots=True)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    seen: bytearray = field(default_factory=bytearray)
    """As a program sees it: with what is not synced yet."""
    half: bytes = b""
    """As synced, with the first half of the last write: a page that was torn."""


@dataclass(slots=True)
class _Disk:
    files: dict[str, _File] = field(default_factory=dict)

    def do(self, name: str, arguments: list[bytes]) -> tuple[str, bytes]:
        """Carry out a call; gives the file's path, and what was written."""
        first = arguments[0]
        path = (first[first.index(b"<") + 1 : first.rindex(b">")] if b"<" in first else first.strip(b'"')).decode()
        file = self.files.setdefault(path, _File())
        if name in ("fdatasync", "fsync"):
            file.synced, file.half = bytearray(file.seen), b""
        elif name == "unlink":
            self.files.pop(path)
        elif name == "ftruncate":
            size = int(arguments[1])
            file.seen = file.seen[:size].ljust(size, b"\0")
        elif name == "pwrite64":
            content, place = arguments[1], int(arguments[3])
            file.seen = file.seen.ljust(place, b"\0")
            file.seen[place : place + len(content)] = content
            torn = bytearray(file.synced.ljust(place, b"\0"))
            torn[place : place + len(content) // 2] = content[: len(content) // 2]
            file.half = bytes(torn)
            return path, content
        elif name == "write":
            file.seen += arguments[1]
            return path, arguments[1]
        return path, b""

    def after_a_cut(self) -> Iterator[dict[str, bytes]]:
        """Files of the memory, by name, with all that was not synced gone, and once more with the last write torn. The
        index in shared memory is made anew by whoever opens them."""
        files = {Path(path).name: file for path, file in self.files.items()}
        kept = {name: file for name, file in files.items() if name in (DATABASE, f"{DATABASE}-wal")}
        whole = {name: bytes(file.synced) for name, file in kept.items()}
        yield whole
        for name, file in kept.items():
            if file.half:
                yield {**whole, name: file.half}


def _calls(trace: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Calls that succeeded, in the order in which they ended, with their arguments."""
    waiting: dict[bytes, tuple[bytes, bytes]] = {}
    with trace.open("rb") as lines:
        for line in lines:
            if begun := _UNFINISHED.match(line):
                waiting[begun[1]] = begun[2], begun[3]
                continue
            if ended := _RESUMED.match(line):
                name, arguments = waiting.pop(ended[1], (b"", b""))
                arguments, result = arguments + ended[2], ended[3]
            elif whole := _CALL.match(line):
                name, arguments, result = whole[1], whole[2], whole[3]
            else:
                continue
            if name and not result.startswith(b"-"):
                yield name.decode(), [_plain(part) for part in _split(arguments)]


def _split(arguments: bytes) -> list[bytes]:
    return [part.strip() for part in arguments.split(b", ")]


def _plain(argument: bytes) -> bytes:
    quoted = argument.startswith(b'"')
    text = _HEX.sub(lambda found: bytes([int(found[1], 16)]), argument)
    return text[1:-1] if quoted else text
