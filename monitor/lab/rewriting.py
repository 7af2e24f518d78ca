"""The operator's own files, changed whole or not at all: neither a full disk nor a power cut leaves half of one, and a
service that reads its configuration meanwhile sees the one or the other."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def rewrite(file: Path, text: str) -> None:
    """Put a text in the place of a file that is there, under its owner and mode. OSError leaves it as it was."""
    meant = file.resolve()  # a link stays one
    before = meant.stat()
    descriptor, name = tempfile.mkstemp(prefix=f".{meant.name}.", dir=meant.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(descriptor)
            os.fchmod(descriptor, before.st_mode & 0o7777)
            with suppress(PermissionError):
                os.fchown(descriptor, before.st_uid, before.st_gid)
        beside.replace(meant)
    except OSError:
        beside.unlink()
        raise
