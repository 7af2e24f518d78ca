"""Looking after the memory: holding what may have been sent, keeping room for it, forgetting what is old; and, where no
daemon is needed, copying it and putting a copy back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from monitor.config import SQLITE_FILE, Config
from monitor.model import Notice, UserError
from monitor.service import troubles
from monitor.service.hold import Hold
from monitor.service.memory import StoreThread
from monitor.service.room import Room
from monitor.store import care
from monitor.store.contract import Ambiguity, Retention, Store

log = structlog.get_logger()

FORGET_EVERY = timedelta(hours=6)
LEAP = timedelta(hours=1)
"""Between two looks, a minute apart: the clock was set, or the machine slept."""


@dataclass(slots=True, kw_only=True)
class Caretaker:
    """Looks after one memory while the service runs."""

    store: StoreThread
    hold: Hold
    room: Room | None
    """None where the memory is on another machine."""
    retention: Retention
    policies: Mapping[str, Ambiguity]
    clock: Callable[[], datetime]
    _looked_at: datetime | None = None
    _forgot_at: datetime | None = None

    async def look_back(self) -> tuple[Notice, ...]:
        """Before anything is sent, and now and then: a database on another machine may be put back while it is in use.
        Gives what is to be told about it."""
        await self.store.call(self.hold.look_back)
        return troubles.held(await self.store.call(lambda _store: self.hold.why()))

    async def look(self) -> None:
        """Each minute. A clock that has just leapt makes nothing old: it may be wrong, and forgotten is gone."""
        now = self.clock()
        if self._looked_at and not timedelta() <= now - self._looked_at < LEAP:
            self._forgot_at = now
        self._looked_at = now
        if self._forgot_at is None or now - self._forgot_at >= FORGET_EVERY:
            self._forgot_at = now
            while await self.store.call(lambda store: store.prune(now, self.retention)):
                pass
        await self.store.call(self.hold.count_on)  # last: it writes a file, where nothing may be writable

    async def may_poll(self) -> bool:
        """Whether there is room for what a poll brings."""
        room = self.room
        return room is None or await self.store.call(lambda _store: room.is_enough())

    async def make_room(self) -> None:
        """A write found the disk full."""
        if room := self.room:
            await self.store.call(lambda store: _squeeze(room, store))

    async def hold_replaced(self) -> None:
        """From the next start on: what stands where the memory stood does not know what was told last."""
        why = "the database was replaced, or taken away, while the service ran"
        await self.store.call(lambda _store: self.hold.put(why))

    def is_held(self, store: Store) -> bool:
        """On the store's thread: whether only notices may leave."""
        return self.hold.is_held(store, self.clock(), self.policies)


def _squeeze(room: Room, store: Store) -> None:
    room.give_up_reserve()
    store.reuse_journal()


# --- without a daemon -------------------------------------------------------------------------------------------------


def back_up(settings: Config, to: Path | None, now: datetime) -> tuple[Path, care.Content]:
    """A checked copy of the memory, in use or not; beside it where no place is named."""
    file = _file(settings, "monitor backup", "pg_dump")
    copy = to or file.with_name(f"{file.name}.backup-{now:%Y%m%dT%H%M%SZ}")
    if copy.is_dir():
        copy = copy / f"monitor-{now:%Y%m%dT%H%M%SZ}.db"
    return copy, care.back_up(file, copy)


def restore(settings: Config, backup: Path, now: datetime) -> tuple[care.Content, Path | None]:
    """A copy becomes the memory, its deliveries held; also gives what the one before is called now."""
    file = _file(settings, "monitor restore", "pg_restore")
    content = care.inspect(backup)
    file.parent.mkdir(parents=True, exist_ok=True)
    why = f"the database was put back from {backup.name}"
    return content, care.put_back(backup, file, now, lambda: Hold(file.parent).put(why))


def mend(settings: Config, now: datetime) -> None:
    """A damaged memory: kept aside, what can be read saved, deliveries held."""
    file = settings.data_dir / SQLITE_FILE
    hold = Hold(file.parent)
    hold.put("the database was damaged, and what could be read of it was saved")
    said = care.mend(file, now)
    hold.put(said)
    log.error("store.mended", what=said)


def release(settings: Config, *, discard: bool) -> str:
    """What was held is to be sent, or given up; gives why it was held, empty where it was not."""
    hold = Hold(settings.data_dir)
    if why := hold.why():
        hold.lift(discard=discard)
    return why


def _file(settings: Config, command: str, instead: str) -> Path:
    if not settings.is_file:
        raise UserError(f"the memory is in PostgreSQL: use {instead} instead of {command}")
    return settings.data_dir / SQLITE_FILE
