"""What waits: deliveries that are not to go out yet, what lets them go, and the silences that keep them.

What must never happen: an alert that waits for ever, or one that goes out by itself and in a digest as well.

How it works. A delivery whose alert may have to wait is owed as `waiting`. Whenever something changes for its receiver
(a new alert, a silence that ends, an hour that has come) what is due to be looked at is laid before the planner, in one
transaction, with what bears on it of all that waits, what was told lately and the silences that last: a new alert costs
the same however many wait. After a restart, a reload and a clock that was set, all that waits is looked at.

What may go becomes `pending`, by itself; or it becomes `bundled` in the very transaction that owes the message which
carries it, under an id that is derived from what it carries. Everything else is given the moment at which it is looked
at again. A crash leaves either the old state, which is planned again, or the new one. On PostgreSQL workers take turns
for each receiver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select, update

from monitor.model import Alert, AlertKind, Delivery, DeliveryState, Holding, Receiver, Silence, delivery_id, derived_id
from monitor.store import codec
from monitor.store.codec import ALERT, SILENCE, alert_of
from monitor.store.contract import Counted, Heard, Hold, Parcel, Planner, Queue, Raised, Reach
from monitor.store.owed import as_delivery, by_seq, change, only_sound, owed_to, rows_wanted
from monitor.store.put import put
from monitor.store.recall import SHORTEST_PREFIX, chunks, column
from monitor.store.record import alert_row, delivery_row
from monitor.store.schema import EPOCH, WAITING_ROWS, ago, alert, delivery, development, silence, story

MOST_RELATED = 500
"""Alerts of related operations with which a new one is compared, the newest first."""
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
    connection: Connection, now: datetime, planner: Planner, whom: Collection[Receiver], *, all_again: bool = False
) -> tuple[Delivery, ...]:
    """Plan what is due to be looked at for these receivers, or with `all_again` all that waits; gives the deliveries
    that are pending now."""
    freed: list[int] = []
    for receiver in whom:
        found, told = (_everything if all_again else _concerned)(connection, receiver, now, planner)
        rows = {row.id: row for row in only_sound(connection, found, now)}
        if not rows:
            continue
        waiting = tuple(as_delivery(row) for row in rows.values())
        asked = Queue(receiver=receiver, waiting=waiting, silences=lasting(connection, now), **told)
        plan = planner.plan(asked, now)
        freed += [_send(connection, receiver, each, [rows[one] for one in each.ids], now) for each in plan.parcels]
        _keep(connection, rows, plan.holds, now)
    return by_seq(connection, freed)


def queue(connection: Connection, receiver: Receiver, now: datetime, memory: timedelta) -> Queue:
    """All that decides when a receiver is told what it is owed."""
    rows = connection.execute(_waiting(receiver)).all()
    told = _told_since(connection, receiver, ago(now, memory))
    waiting = tuple(as_delivery(row) for row in rows)
    return Queue(receiver=receiver, waiting=waiting, silences=lasting(connection, now), **told)


def _everything(
    connection: Connection, receiver: Receiver, now: datetime, planner: Planner
) -> tuple[Sequence[Row[Any]], dict[str, Any]]:
    rows = connection.execute(_waiting(receiver).with_for_update(of=delivery)).all()
    return rows, _told_since(connection, receiver, ago(now, planner.memory)) if rows else {}


def _concerned(
    connection: Connection, receiver: Receiver, now: datetime, planner: Planner
) -> tuple[Sequence[Row[Any]], dict[str, Any]]:
    """The rows that are due and those that bear on them; then of what was told what bears on them, and the counts. What
    is looked at is decided anew, due or not, so what bears on that is looked at as well."""
    due = connection.execute(_waiting(receiver, delivery.c.next_try <= now).with_for_update(of=delivery)).all()
    if not due:
        return (), {}
    rows = {row.seq: row for row in due}
    found, more = set(rows), set(rows)
    while more:
        reach = planner.reach(receiver, [as_delivery(row).alert for row in rows.values()], now)
        near = _near(connection, receiver, reach)
        more = {number for number, state in near.items() if state == DeliveryState.WAITING.value}
        more |= set(_ends_of_waiting(connection, receiver, reach))
        more -= found
        found |= more
        for part in chunks(more):
            wanted = _waiting(receiver, delivery.c.seq.in_(part)).with_for_update(of=delivery)
            rows |= {row.seq: row for row in connection.execute(wanted)}
    said = [number for number, state in near.items() if state not in _UNTOLD]
    said += _ends_of_told(connection, receiver, reach)
    told: list[Row[Any]] = []
    for part in chunks(said):
        told += connection.execute(_released(receiver, ago(now, planner.memory), delivery.c.seq.in_(part)))
    return [rows[number] for number in sorted(rows)], {
        "told": tuple(_heard(row) for row in sorted(told, key=lambda row: (row.released_at, row.seq))),
        "counted": _counted(connection, receiver, reach.counted),
    }


def _near(connection: Connection, receiver: Receiver, reach: Reach) -> dict[int, str]:
    """What was owed to this receiver of the same developments and stories, and lately of related operations: the
    number of each row, and its state. Rows are found by their alerts, and not by their receiver, of whom there may be
    a hundred thousand."""
    same = column(connection, story.c.id, story.c.url, reach.links) | reach.stories
    alerts = column(connection, alert.c.id, alert.c.development, reach.developments)
    alerts |= column(connection, alert.c.id, alert.c.story, same)
    if reach.relatives:
        related = select(alert.c.id).where(alert.c.operation.in_(reach.relatives), alert.c.created_at >= reach.near)
        alerts |= set(connection.scalars(related.order_by(alert.c.created_at.desc()).limit(MOST_RELATED)))
    found: dict[int, str] = {}
    for part in chunks(alerts):
        wanted = select(delivery.c.seq, delivery.c.channel, delivery.c.recipient, delivery.c.state)
        for row in connection.execute(wanted.where(delivery.c.alert.in_(part))):
            if (row.channel, row.recipient) == (receiver.channel, receiver.recipient):
                found[row.seq] = row.state
    return found


def _ends_of_waiting(connection: Connection, receiver: Receiver, reach: Reach) -> list[int]:
    """Of whole operations all that waits; of others the one that has waited for company longest."""
    numbers = select(delivery.c.seq).join(alert, alert.c.id == delivery.c.alert).where(WAITING_ROWS, *owed_to(receiver))
    found: list[int] = []
    if reach.whole:
        found += connection.scalars(numbers.where(alert.c.operation.in_(reach.whole)))
    in_company = numbers.where(delivery.c.holding == Holding.GROUP.value).order_by(delivery.c.created_at).limit(1)
    for name in sorted(reach.ends):
        found += connection.scalars(in_company.where(alert.c.operation == name))
    return found


def _ends_of_told(connection: Connection, receiver: Receiver, reach: Reach) -> list[int]:
    """What each operation was told of last."""
    newest = _released(receiver, EPOCH).order_by(None).order_by(delivery.c.released_at.desc()).limit(1)
    return [
        row.seq for name in sorted(reach.ends) for row in connection.execute(newest.where(alert.c.operation == name))
    ]


def _waiting(receiver: Receiver, *which: ColumnElement[bool]) -> Select[Any]:
    return rows_wanted().where(WAITING_ROWS, *owed_to(receiver), *which)


def _released(receiver: Receiver, since: datetime, *which: ColumnElement[bool]) -> Select[Any]:
    """What was let go to a receiver, oldest first; what was refused or given up aside."""
    return (
        select(
            delivery.c.seq,
            delivery.c.released_at,
            delivery.c.state,
            delivery.c.holding,
            alert.c.kind,
            alert.c.payload,
        )
        .join(alert, alert.c.id == delivery.c.alert)
        .where(*owed_to(receiver), delivery.c.released_at >= since, delivery.c.state.not_in(_UNTOLD), *which)
        .order_by(delivery.c.released_at, delivery.c.seq)
    )


def _told_since(connection: Connection, receiver: Receiver, since: datetime) -> dict[str, Any]:
    heard = tuple(_heard(row) for row in connection.execute(_released(receiver, since)))
    messages = (each for each in heard if not each.carried)
    return {"told": heard, "counted": tuple(Counted(at=m.at, kind=m.alert.kind, holding=m.holding) for m in messages)}


def _heard(row: Row[Any]) -> Heard:
    carried = row.state == DeliveryState.BUNDLED.value
    return Heard(alert=alert_of(row.payload), at=row.released_at, carried=carried, holding=_holding(row.holding))


def _holding(written: str | None) -> Holding | None:
    return Holding(written) if written else None


def _counted(connection: Connection, receiver: Receiver, since: datetime) -> tuple[Counted, ...]:
    by_itself = _released(receiver, since, delivery.c.state != DeliveryState.BUNDLED.value)
    wanted = by_itself.with_only_columns(delivery.c.released_at, delivery.c.holding, alert.c.kind)
    return tuple(
        Counted(at=row.released_at, kind=AlertKind(row.kind), holding=_holding(row.holding))
        for row in connection.execute(wanted)
    )


def _send(connection: Connection, receiver: Receiver, parcel: Parcel, rows: Sequence[Row[Any]], now: datetime) -> int:
    """One row by itself, or a new one that carries these; gives the number of the row that is pending."""
    told = _with_sources(connection, parcel.alert) if parcel.alert else _joined(connection, rows)
    if told is None:
        (row,) = rows
        change(connection, rows, state=DeliveryState.PENDING.value, next_try=now, released_at=now)
        return int(row.seq)
    carrier = Delivery(
        id=delivery_id(told.id, receiver.channel, receiver.recipient),
        alert=told,
        channel=receiver.channel,
        recipient=receiver.recipient,
        created_at=now,
        released_at=now,
        next_try=now,
        holding=_holding(rows[0].holding) if all(row.holding for row in rows) else None,
    )
    put(connection, alert, [alert_row(told, now)])
    put(connection, delivery, [delivery_row(carrier, ALERT.encode(told))])
    done = {"state": DeliveryState.BUNDLED.value, "bundle": carrier.id, "next_try": None}
    change(connection, rows, **done, released_at=now, settled_at=now)
    return int(connection.execute(select(delivery.c.seq).where(delivery.c.id == carrier.id)).scalar_one())


def _joined(connection: Connection, rows: Sequence[Row[Any]]) -> Alert | None:
    """What is to be told instead of a row that has waited by itself, where others have reported the same meanwhile."""
    (row,) = rows
    owed = alert_of(row.payload)
    told = _with_sources(connection, owed) if row.holding else owed
    return None if told is owed else replace(told, id=derived_id("bundle", row.id))


def _with_sources(connection: Connection, told: Alert) -> Alert:
    """The same, with all who have reported its development by now; itself where nobody has joined."""
    wanted = select(development.c.state).where(development.c.id == told.development)
    for state in connection.scalars(wanted):
        sources = codec.development(state).sources
        if len(sources) > max(len(told.sources), 1):
            return replace(told, sources=sources)
    return told


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


def raised(connection: Connection, limit: int, *, suppressed: bool, operation: str) -> tuple[Raised, ...]:
    """Alerts with what became of them, newest first; messages that only carry others are left out."""
    carriers = select(delivery.c.bundle).where(delivery.c.bundle.is_not(None))
    wanted = (
        select(alert.c.id, alert.c.payload, alert.c.created_at)
        .where(~exists().where(and_(delivery.c.alert == alert.c.id, delivery.c.id.in_(carriers))))
        .order_by(alert.c.created_at.desc(), alert.c.id)
        .limit(limit)
    )
    if operation:
        wanted = wanted.where(alert.c.operation == operation)
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
    decided = {_told_of(alerts[row.id]): row.id for row in rows}  # the oldest
    return tuple(
        Raised(alert=alerts[row.id], at=row.created_at, deliveries=tuple(owed.get(row.id, ())))
        for row in rows
        # a message whose delivery was pruned is no alert of its own
        if not alerts[row.id].mentions and (row.id in owed or decided[_told_of(alerts[row.id])] == row.id)
    )


def _told_of(one: Alert) -> tuple[str, ...]:
    """The same for an alert and for the message that tells it with more sources."""
    return (one.development, one.story, one.kind.value, one.headline) if one.development else (one.id,)
