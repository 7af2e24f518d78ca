"""The rows of the outbox: how they are read, named and changed, and how a text that a disk has changed is found out.

What is owed is hashed when it is owed and compared when it is to be sent: most flipped bits on a disk go unnoticed by
the database. A row that does not match goes dead, with the reason, and out to nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, update

from monitor.model import Alert, AlertKind, Delivery, DeliveryState, Holding, Receiver
from monitor.store.codec import alert_of
from monitor.store.recall import chunks
from monitor.store.schema import EPOCH, alert, delivery

TO_SEND = (DeliveryState.PENDING.value, DeliveryState.RETRY.value, DeliveryState.AMBIGUOUS.value)
NOT_YET = (DeliveryState.WAITING.value,)
NOTICES = select(alert.c.id).where(alert.c.kind == AlertKind.NOTICE.value)
"""Alerts that are about the service itself."""
NOBODY = {"leased_until": None, "leased_by": None}
DAMAGED = "its stored text is damaged (checksum): restore a backup, or read the development with `monitor timeline`"


def checksum(delivery_id: str, channel: str, recipient: str, payload: str) -> str:
    """Hex SHA-256 over what is sent and to whom."""
    return hashlib.sha256(f"{delivery_id}\x1f{channel}\x1f{recipient}\x1f{payload}".encode()).hexdigest()


def only_sound(connection: Connection, rows: Sequence[Row[Any]], now: datetime) -> list[Row[Any]]:
    """Those whose text is what was decided; the others go dead."""
    sound: list[Row[Any]] = []
    broken: list[Row[Any]] = []
    for row in rows:
        is_sound = row.checksum == checksum(row.id, row.channel, row.recipient, row.payload)
        (sound if is_sound else broken).append(row)
    change(connection, broken, state=DeliveryState.DEAD.value, last_answer=DAMAGED, next_try=None, settled_at=now)
    return sound


def rows_wanted() -> Select[Any]:
    """Deliveries with their texts, oldest first."""
    return select(delivery, alert.c.payload).join(alert, alert.c.id == delivery.c.alert).order_by(delivery.c.seq)


def owed_to(who: Receiver | Delivery) -> tuple[ColumnElement[bool], ...]:
    """What is owed to this receiver, or to that of this delivery."""
    return (delivery.c.channel == who.channel, delivery.c.recipient == who.recipient)


def by_seq(connection: Connection, numbers: Sequence[int]) -> tuple[Delivery, ...]:
    """These rows as they are now."""
    parts = (rows_wanted().where(delivery.c.seq.in_(part)) for part in chunks(numbers))
    return tuple(as_delivery(row) for wanted in parts for row in connection.execute(wanted))


def named(connection: Connection, ids: Sequence[str]) -> tuple[Delivery, ...]:
    """These deliveries as they are now, oldest first."""
    rows = [row for part in chunks(ids) for row in connection.execute(rows_wanted().where(delivery.c.id.in_(part)))]
    return tuple(as_delivery(row) for row in sorted(rows, key=lambda row: row.seq))


def change(connection: Connection, rows: Sequence[Row[Any]], **values: Any) -> None:
    """Set these columns of these rows."""
    for part in chunks(row.seq for row in rows):
        connection.execute(update(delivery).where(delivery.c.seq.in_(part)).values(**values))


def as_delivery(row: Row[Any], **changed: Any) -> Delivery:
    """A row of `rows_wanted`, with what was changed since it was read."""
    stands = {
        "state": DeliveryState(row.state),
        "attempts": row.attempts,
        "repeat": row.repeat,
        "next_try": row.next_try,
        "last_answer": row.last_answer,
        "holding": Holding(row.holding) if row.holding else None,
        "why": row.why,
        "bundle": row.bundle or "",
    }
    return Delivery(
        id=row.id,
        alert=_alert(row),
        channel=row.channel,
        recipient=row.recipient,
        created_at=row.created_at,
        released_at=row.released_at,
        **{**stands, **changed},
    )


def _alert(row: Row[Any]) -> Alert:
    """A damaged text must not hide the row it belongs to: a stand-in says what is wrong."""
    try:
        return alert_of(row.payload)
    except ValueError:
        return Alert(
            id=row.alert,
            kind=AlertKind.NOTICE,
            operation="",
            operation_title="",
            development="",
            headline="(damaged)",
            new=DAMAGED,
            source="",
            url="",
            first_seen=EPOCH,
        )
