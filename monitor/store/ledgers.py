"""The operations' ledgers, kept between batches and brought up to date in each.

What must never happen: a batch is judged beside a ledger that lacks what another worker has written. So each decision
asks the database, after it has taken the operation's turn, for what was written since, and counts what there is; where
that is not what is kept with the news behind it, everything is read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from monitor.model import LedgerEntry
from monitor.store.codec import LEDGER
from monitor.store.schema import ledger

_YOUNG = (ledger.c.operation == bindparam("of")) & or_(ledger.c.at.is_(None), ledger.c.at >= bindparam("since"))
_COUNT = select(func.count()).select_from(ledger).where(_YOUNG)
_NEWS = (
    select(ledger.c.place, ledger.c.state)
    .where(_YOUNG, ledger.c.place > bindparam("place"))
    .order_by(ledger.c.place, ledger.c.at.nulls_first(), ledger.c.story)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    since: datetime
    place: int = -1
    """Of the last entry."""
    entries: tuple[LedgerEntry, ...] = ()


class Ledgers:
    """What one store has read of them."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def recall(self, connection: Connection, operation: str, since: datetime) -> tuple[LedgerEntry, ...]:
        """An operation's entries from `since`, and those that do not age, in the order in which they were written.

        An entry that was there before is the same object again.
        """
        kept = _up_to_date(connection, operation, _from(self._kept.get(operation), since))
        if len(kept.entries) != connection.scalar(_COUNT, {"of": operation, "since": since}):
            kept = _up_to_date(connection, operation, _Kept(since=since))
        self._kept[operation] = kept
        return kept.entries


def _from(kept: _Kept | None, since: datetime) -> _Kept:
    if kept is None or kept.since > since:
        return _Kept(since=since)
    if kept.since == since:
        return kept
    young = tuple(each for each in kept.entries if each.at is None or each.at >= since)
    return _Kept(since=since, place=kept.place, entries=young)


def _up_to_date(connection: Connection, operation: str, kept: _Kept) -> _Kept:
    rows = connection.execute(_NEWS, {"of": operation, "since": kept.since, "place": kept.place}).all()
    if not rows:
        return kept
    entries = (*kept.entries, *(LEDGER.decode(row.state) for row in rows))
    return _Kept(since=kept.since, place=rows[-1].place, entries=entries)
