"""Room on the disk of a SQLite memory: polling stops before there is none, deliveries go on with what was kept.

SQLite refuses every write on a full disk, deletions too, so nothing could be marked as sent and nothing would be sent.
A file of no use is kept beside the database; it is deleted when the disk is full, and made again once there is room.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import structlog

log = structlog.get_logger()

RESERVE = 64 * 1024**2
"""Bytes; a twentieth of a small disk."""
LEAST = 200 * 1024**2
"""Bytes below which no feed is asked; a twentieth of a small disk."""

BEGINNING = 4 * 1024**2
"""Bytes that a memory needs to be opened and to be written to for a while: as large as its log grows."""


@dataclass(slots=True)
class Room:
    """The disk of one data directory. Its calls touch the disk: they belong on the store's thread."""

    directory: Path
    _paused: bool = False

    def is_short(self) -> bool:
        """Whether polls wait for room; only looks."""
        free, least, reserve = self._measured()
        return free < (least if self._reserve.exists() else least + 2 * reserve)

    def is_enough(self) -> bool:
        """Whether what a poll brings can be kept; makes the reserve again where it is gone."""
        free, least, reserve = self._measured()
        if not self._reserve.exists() and free >= least + 2 * reserve:
            self._make(reserve)
            free, least, reserve = self._measured()
        enough = free >= least and self._reserve.exists()
        if enough == self._paused:
            self._paused = not enough
            say, event = (log.info, "polling.resumed") if enough else (log.error, "polling.paused")
            say(event, free_mib=free // 1024**2, directory=str(self.directory))
        return enough

    def make_way(self) -> None:
        """Before the memory is opened: on a full disk not even its log could be begun, and nothing owed were sent."""
        if shutil.disk_usage(self.directory).free < BEGINNING:
            self.give_up_reserve()

    def give_up_reserve(self) -> None:
        """The disk is full: what is owed is sent with this."""
        self._reserve.unlink(missing_ok=True)

    def _measured(self) -> tuple[int, int, int]:
        """Bytes: that are free, that must be, and of the reserve."""
        usage = shutil.disk_usage(self.directory)
        a_twentieth = usage.total // 20
        return usage.free, min(LEAST, a_twentieth), min(RESERVE, a_twentieth)

    @property
    def _reserve(self) -> Path:
        return self.directory / "reserve"

    def _make(self, size: int) -> None:
        descriptor = os.open(self._reserve, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(descriptor, 0, size)
        except OSError:  # somebody else was quicker with the room
            self._reserve.unlink(missing_ok=True)
        finally:
            os.close(descriptor)
