"""What waits: deliveries that are not to go out yet, what lets them go, and the silences that keep them.

What must never happen: an alert that waits for ever, or one that goes out by itself and in a digest as well.

How it works. A delivery whose alert may have to wait is owed as `waiting`. Whenever something changes for its receiver
(a new alert, a silence, an hour that has come) all that waits for that receiver is laid before the planner, with what
was told lately and the silences that last, in one transaction. What may go becomes `pending`, by itself; or it becomes
`bundled` in the very transaction that owes the message which carries it, under an id that is derived from what it
carries. Everything else is given the moment at which it is looked at again. A crash leaves either the old state, which
is planned again, or the new one. On PostgreSQL workers take turns for each receiver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, func, or_, select, update

from monitor.model import Delivery, DeliveryState, Holding, Receiver, Silence, delivery_id
from monitor.store.codec import ALERT, SILENCE, alert_of
from monitor.store.contract import Heard, Hold, Parcel, Planner, Queue, Raised
from monitor.store.outbox import as_delivery, by_seq, change, only_sound, rows_wanted
from monitor.store.recall import SHORTEST_PREFIX, chunks
from monitor.store.record import alert_row, delivery_row, put
from monitor.store.schema import EPOCH, WAITING_ROWS, alert, delivery, silence

LEAST = timedelta(seconds=1)
"""No row is looked at more often."""
_UNTOLD = (DeliveryState.WAITING.value, DeliveryState.DEAD.value, DeliveryState.DISCARDED.value)


def receivers(connection: Connection, now: datetime, *, all_again: bool = False) -> tuple[Receiver, ...]:
    """Those for whom something waits that is due to be looked at; with `all_again`, for whom anything waits."""
    wanted = select(delivery.c.channel, delivery.c.recipient).where(WAITING_ROWS).distinct()
    if not all_again:
        wanted = wanted.where(delivery.c.next_try <= now)
    rows = connection.execute(wanted.order_by(delivery.c.channel, delivery.c.recipient))
    return tuple(Receiver(channel=row.channel, recipient=row.recipient) for row in rows)


def release(
    connection: Connection, now: datetime, planner: Planner, whom: Collection[Receiver]
) -> tuple[Delivery, ...]:
    """Plan what waits for these receivers; gives the deliveries that are pending now."""
    freed: list[int] = []
    for receiver in whom:
        rows = {row.id: row for row in only_sound(connection, _waiting(connection, receiver), now)}
        plan = planner.plan(queue(connection, receiver, now, planner.memory, rows.values()), now)
        freed += [_send(connection, receiver, each, [rows[one] for one in each.ids], now) for each in plan.parcels]
        _keep(connection, rows, plan.holds, now)
    return by_seq(connection, freed)


def queue(
    connection: Connection,
    receiver: Receiver,
    now: datetime,
    memory: timedelta,
    rows: Iterable[Row[Any]] | None = None,
) -> Queue:
    """What decides when a receiver is told what it is owed; `rows` are those that wait, where they are read already."""
    return Queue(
        receiver=receiver,
        waiting=tuple(as_delivery(row) for row in (_waiting(connection, receiver) if rows is None else rows)),
        told=_told(connection, receiver, now - min(memory, now - EPOCH)),
        silences=lasting(connection, now),
    )


def _waiting(connection: Connection, receiver: Receiver) -> Sequence[Row[Any]]:
    wanted = rows_wanted().where(WAITING_ROWS, *_to(receiver))
    return connection.execute(wanted.with_for_update(of=delivery)).all()


def _told(connection: Connection, receiver: Receiver, since: datetime) -> tuple[Heard, ...]:
    """What was let go to a receiver, what was refused or given up aside."""
    wanted = (
        select(delivery.c.released_at, delivery.c.state, alert.c.payload)
        .join(alert, alert.c.id == delivery.c.alert)
        .where(*_to(receiver), delivery.c.released_at >= since, delivery.c.state.not_in(_UNTOLD))
        .order_by(delivery.c.released_at, delivery.c.seq)
    )
    return tuple(
        Heard(alert=alert_of(row.payload), at=row.released_at, carried=row.state == DeliveryState.BUNDLED.value)
        for row in connection.execute(wanted)
    )


def _to(receiver: Receiver) -> tuple[Any, ...]:
    return delivery.c.channel == receiver.channel, delivery.c.recipient == receiver.recipient


def _send(connection: Connection, receiver: Receiver, parcel: Parcel, rows: Sequence[Row[Any]], now: datetime) -> int:
    """One row by itself, or a new one that carries these; gives the number of the row that is pending."""
    if parcel.alert is None:
        (row,) = rows
        change(connection, rows, state=DeliveryState.PENDING.value, next_try=now, released_at=now)
        return int(row.seq)
    carrier = Delivery(
        id=delivery_id(parcel.alert.id, receiver.channel, receiver.recipient),
        alert=parcel.alert,
        channel=receiver.channel,
        recipient=receiver.recipient,
        created_at=now,
        released_at=now,
        next_try=now,
    )
    put(connection, alert, [alert_row(parcel.alert, now)])
    put(connection, delivery, [delivery_row(carrier, ALERT.encode(parcel.alert))])
    done = {"state": DeliveryState.BUNDLED.value, "bundle": carrier.id, "next_try": None}
    change(connection, rows, **done, released_at=now, settled_at=now)
    return int(connection.execute(select(delivery.c.seq).where(delivery.c.id == carrier.id)).scalar_one())


def _keep(connection: Connection, rows: Mapping[str, Row[Any]], holds: Iterable[Hold], now: datetime) -> None:
    """Write down until when and why, where that has changed: what has the same in common in one statement."""
    changed: dict[tuple[datetime, str, str], list[Row[Any]]] = {}
    for hold in holds:
        row, said = rows[hold.id], (max(hold.until, now + LEAST), hold.holding.value, hold.why)
        if (row.next_try, row.holding, row.why) != said:
            changed.setdefault(said, []).append(row)
    for (until, holding, why), those in changed.items():
        change(connection, those, next_try=until, holding=holding, why=why)


# --- silences ---------------------------------------------------------------------------------------------------------


def add(connection: Connection, new: Silence) -> None:
    """From now on: it has its say whenever what waits is looked at."""
    put(connection, silence, [{"id": new.id, "ends_at": new.ends_at, "state": SILENCE.encode(new)}])


def lasting(connection: Connection, now: datetime | None) -> tuple[Silence, ...]:
    """Those that have not ended by `now`, or all; oldest first."""
    wanted = select(silence.c.state)
    if now is not None:
        wanted = wanted.where(silence.c.ends_at > now)
    found = (SILENCE.decode(row) for row in connection.scalars(wanted))
    return tuple(sorted(found, key=lambda each: (each.created_at, each.id)))


def expire(connection: Connection, reference: str, now: datetime, by: str) -> Silence | None:
    """End one that lasts; None where none does, or more than one is called so."""
    meant = [each for each in lasting(connection, now) if _is_called(each, reference)]
    if len(meant) != 1:
        return None
    ended = replace(meant[0], ends_at=now, expired_by=by)
    values = {"ends_at": ended.ends_at, "state": SILENCE.encode(ended)}
    connection.execute(update(silence).where(silence.c.id == ended.id).values(**values))
    kept = (WAITING_ROWS, delivery.c.holding == Holding.SILENCE.value)
    connection.execute(update(delivery).where(*kept).values(next_try=now))
    return ended


def _is_called(each: Silence, reference: str) -> bool:
    return each.id == reference or (len(reference) >= SHORTEST_PREFIX and each.id.startswith(reference))


# --- for a person -----------------------------------------------------------------------------------------------------


def raised(connection: Connection, limit: int, *, suppressed: bool) -> tuple[Raised, ...]:
    """Alerts with what became of them, newest first; messages that only carry others are left out."""
    carriers = select(delivery.c.bundle).where(delivery.c.bundle.is_not(None))
    wanted = (
        select(alert.c.id, alert.c.payload, alert.c.created_at)
        .where(~exists().where(and_(delivery.c.alert == alert.c.id, delivery.c.id.in_(carriers))))
        .order_by(alert.c.created_at.desc(), alert.c.id)
        .limit(limit)
    )
    if suppressed:
        quiet = (DeliveryState.WAITING.value, DeliveryState.BUNDLED.value, DeliveryState.DISCARDED.value)
        kept = exists().where(and_(delivery.c.alert == alert.c.id, delivery.c.state.in_(quiet)))
        nobody = ~exists().where(delivery.c.alert == alert.c.id)
        remembered = (
            alert.c.created_at >= select(func.min(delivery.c.created_at)).scalar_subquery()
        )  # the rest is pruned
        wanted = wanted.where(or_(kept, nobody & remembered))
    rows = connection.execute(wanted).all()
    owed: dict[str, list[Delivery]] = {}
    for part in chunks(row.id for row in rows):
        for each in connection.execute(rows_wanted().where(delivery.c.alert.in_(part))):
            owed.setdefault(each.alert, []).append(as_delivery(each))
    alerts = {row.id: ALERT.decode(row.payload) for row in rows}
    return tuple(
        Raised(alert=alerts[row.id], at=row.created_at, deliveries=tuple(owed.get(row.id, ())))
        for row in rows
        if not alerts[row.id].mentions  # a message whose delivery was pruned
    )
