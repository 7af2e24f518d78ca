"""Holding deliveries: a file in the data directory says that the memory is older than what was sent from it.

A database that was put back, or saved from a damaged file, does not know what was told since: what it owes may have
arrived long ago. Nothing but notices leaves until a person says `monitor release`. Files, since both a running daemon
and a command without one must see them, and since they must outlive the database that they are about.

`hold` holds the reason; `release` what a person said to do; `generation` the highest count of the memory so far.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from monitor.store.contract import Ambiguity, Store

log = structlog.get_logger()

SEND, DISCARD = "send", "discard"


@dataclass(frozen=True, slots=True)
class Hold:
    """The hold on one data directory. Its calls touch the disk: they belong on the store's thread."""

    directory: Path

    def why(self) -> str:
        """Empty where nothing is held."""
        return _read(self.directory / "hold")

    def put(self, why: str) -> None:
        """Hold, from now on and over restarts."""
        _write(self.directory / "hold", why)

    def lift(self, *, discard: bool) -> None:
        """A person says: send what waits (or give it up). Whoever owns the memory does it."""
        _write(self.directory / "release", DISCARD if discard else SEND)

    def look_back(self, store: Store) -> None:
        """At start: hold where the memory is older than it once was."""
        seen, now = int(_read(self.directory / "generation") or 0), store.generation()
        if now < seen:
            self.put("the database is older than it was when it was last used: it was put back from a copy")
            _write(self.directory / "generation", str(now))  # the hold is said once; who lifts it has lifted it

    def count_on(self, store: Store) -> None:
        """Each minute: the memory first, so that only an older one shows less than the file."""
        if count := store.advance():
            _write(self.directory / "generation", str(count))

    def is_held(self, store: Store, now: datetime, policies: Mapping[str, Ambiguity]) -> bool:
        """Whether only notices may leave; does what a person said first."""
        why = self.why()
        if not why:
            return False
        said = _read(self.directory / "release")
        if said not in (SEND, DISCARD):
            return True
        doubtful = store.doubt(now, policies, discard=said == DISCARD)
        log.warning("deliveries.released", deliveries=len(doubtful), how=said, was=why)
        for name in ("release", "hold"):  # a crash in between does it again, and that changes nothing
            (self.directory / name).unlink(missing_ok=True)
        return False


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and there after a power cut."""
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
