"""A file that somebody named, read no further than its kind can need: the name may lead to a device or a pipe that
never ends, or to something a thousand times larger than what it was taken for."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path

MIB = 2**20
LONGEST_LINE = 16 * MIB
"""Bytes of one line of JSON lines: more is none."""


def read(path: Path, largest: int) -> bytes:
    """All that a file or a pipe holds, `largest` bytes at most. Raises OSError, with EFBIG where it holds more."""
    with path.open("rb") as source:
        body = source.read(largest + 1)
    if len(body) > largest:
        raise OSError(errno.EFBIG, f"larger than the {_size(largest)} that are read of such a file", str(path))
    return body


def lines(source: BufferedIOBase, path: Path) -> Iterator[bytes]:
    """The lines of a file of JSON lines, however long it is. Raises OSError, with EFBIG at a line that has no end."""
    while line := source.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise OSError(errno.EFBIG, f"has a line of more than {_size(LONGEST_LINE)}", str(path))
        yield line


def _size(count: int) -> str:
    return f"{count // MIB} MiB" if count >= MIB else f"{count} bytes"
