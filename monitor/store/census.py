"""How the memory stands, in figures and its last alerts: for the page, the metrics and `monitor status`."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, case, func, select

from monitor.store.codec import ALERT, DEVELOPMENT
from monitor.store.contract import Census, Followed, Told
from monitor.store.outbox import standings
from monitor.store.recall import within
from monitor.store.schema import UNFINISHED_ROWS, alert, delivery, development, feed, ledger


def census(connection: Connection, limit: int) -> Census:
    """All of it as of one moment; the newest `limit` alerts, newest first."""
    kept = select(ledger.c.operation, func.count()).group_by(ledger.c.operation)
    entries: dict[str, int] = {row[0]: row[1] for row in connection.execute(kept)}
    grouped = select(development.c.operation, func.count(), func.max(development.c.updated_at))
    counted = {row[0]: (row[1], row[2]) for row in connection.execute(grouped.group_by(development.c.operation))}
    newest = select(alert.c.payload, alert.c.created_at).order_by(alert.c.created_at.desc(), alert.c.id).limit(limit)
    waiting = select(delivery.c.channel, func.min(delivery.c.created_at)).where(UNFINISHED_ROWS)
    return Census(
        operations=tuple(
            Followed(
                name=name,
                developments=counted.get(name, (0, None))[0],
                last=_last(connection, name) if name in counted else "",
                last_at=counted.get(name, (0, None))[1],
                ledger=entries.get(name, 0),
            )
            for name in sorted({*entries, *counted})
        ),
        alerts=tuple(Told(alert=ALERT.decode(row.payload), at=row.created_at) for row in connection.execute(newest)),
        standings=standings(connection),
        waiting_since={row[0]: row[1] for row in connection.execute(waiting.group_by(delivery.c.channel))},
        next_poll=connection.scalar(
            select(func.min(feed.c.next_poll)).where(feed.c.followed.is_(True), feed.c.gone.is_(False))
        ),
        feeds=_feeds(connection),
    )


def _feeds(connection: Connection) -> dict[str, int]:
    """Counted where they stand: to bring ten thousand states here takes half a second."""
    failing = within(connection, "failures").as_integer() > 0
    counted = select(func.count(), _sum(failing), _sum(feed.c.gone)).where(feed.c.followed.is_(True))
    return dict(zip(("followed", "failing", "gone"), connection.execute(counted).one(), strict=True))


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _last(connection: Connection, operation: str) -> str:
    wanted = select(development.c.state).where(development.c.operation == operation)
    row = connection.scalar(wanted.order_by(development.c.updated_at.desc(), development.c.id).limit(1))
    return DEVELOPMENT.decode(row).headline if row else ""
