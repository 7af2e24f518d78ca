"""The memory of a dry run: reads the real one, writes nothing, and remembers until the run is over.

It is the same store, over a database that lives in memory. The short tables (`_AT_ONCE`) are copied there when it
opens; of the long ones each batch brings in the rows that it could meet: earlier versions and likely copies of its own
stories. So a dry run takes the same road as a real one, over either database, and two copies within one run know each
other. Nothing can be sent from it: it hands out no deliveries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, select, update

from monitor.model import Feed, Story
from monitor.store import recall
from monitor.store.contract import Ambiguity, Batch, Decided, Judge, Met
from monitor.store.engine import sqlite_memory
from monitor.store.put import put
from monitor.store.schema import (
    alert,
    band,
    delivery,
    departure,
    development,
    feed,
    ledger,
    mark,
    metadata,
    notice,
    quarantine,
    sight,
    silence,
    story,
)
from monitor.store.sql import SqlStore

_AT_ONCE = (feed, sight, ledger, development, alert, notice, delivery, departure, quarantine, mark, silence)


class Rehearsal(SqlStore):
    """A store that forgets; `real` is one opened without owning it, or None where there is no database yet."""

    def __init__(self, real: SqlStore | None = None) -> None:
        super().__init__(sqlite_memory(), "the rehearsal")
        self._real = real
        with self.transaction() as overlay:
            metadata.create_all(overlay)
            if real:
                with real.transaction() as source:
                    for table in _AT_ONCE:
                        _copy(source, overlay, table)

    def follow(self, feeds: Sequence[Feed], now: datetime) -> None:
        """As the real one, and every feed is due: a rehearsal waits for nothing."""
        super().follow(feeds, now)
        with self.transaction() as overlay:
            overlay.execute(update(feed).values(next_poll=now, leased_until=None).where(feed.c.next_poll > now))

    def pauses(self, now: datetime) -> Mapping[str, datetime]:
        """Those of the real one: a site that asked for rest wants it from a rehearsal too."""
        return self._real.pauses(now) if self._real else {}

    def met(self, readings: Sequence[tuple[str, Sequence[Story]]]) -> tuple[Met, ...]:
        """Known to the real one, or met in this rehearsal."""
        if self._real:
            with self._real.transaction() as source, self.transaction() as overlay:
                _bring(source, overlay, [each for _, stories in readings for each in stories])
        return super().met(readings)

    def decide(self, batch: Batch, judge: Judge) -> Decided:
        """What would have been decided and owed."""
        if self._real:
            batch = replace(batch, stories=tuple(map(batch.drawn, batch.stories)))
            with self._real.transaction() as source, self.transaction() as overlay:
                _bring(source, overlay, batch.stories)
        return super().decide(batch, judge)

    def claim_deliveries(  # the contract's arguments
        self,
        now: datetime,  # noqa: ARG002
        limit: int,  # noqa: ARG002
        lease: timedelta,  # noqa: ARG002
        channels: Sequence[str],  # noqa: ARG002
        *,
        notices_only: bool = False,  # noqa: ARG002
        counted: int = 0,  # noqa: ARG002
    ) -> tuple[()]:
        """None, ever."""
        return ()

    def recover(
        self,
        now: datetime,  # noqa: ARG002 (as above)
        policies: Mapping[str, Ambiguity],  # noqa: ARG002
        under_way: Collection[str] | None = (),  # noqa: ARG002
    ) -> tuple[()]:
        """None: what the service is sending meanwhile is its own affair."""
        return ()

    def close(self) -> None:
        """The real one too."""
        super().close()
        if self._real:
            self._real.close()


def _bring(source: Connection, overlay: Connection, stories: Sequence[Story]) -> None:
    same = recall.column(source, story.c.id, story.c.id, (each.id for each in stories))
    met = same | recall.kin(source, stories)
    _copy(source, overlay, story, met, story.c.id.name)
    _copy(source, overlay, band, met, band.c.story.name)


def _copy(
    source: Connection, overlay: Connection, table: Table, keys: Iterable[str] | None = None, key: str = ""
) -> None:
    """A table's rows, all or those with these keys; what the overlay has already it keeps."""
    everything = select(table)
    parts = [everything] if keys is None else [everything.where(table.c[key].in_(part)) for part in recall.chunks(keys)]
    for part in parts:
        put(overlay, table, [dict(row) for row in source.execute(part).mappings()])
