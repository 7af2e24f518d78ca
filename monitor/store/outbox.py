"""The outbox: what is owed, to whom, and how far it has come.

What must never happen: a row that is lost, a row that two workers send at once, a row whose text is not what was
decided, a later alert that overtakes an earlier one on its way to the same receiver.

How it works. `pending → sending → delivered | retry | dead`, and `sending → ambiguous | held` for a row whose worker
died on the way, or whose answer was lost; before that a row may be `waiting` (see `waiting.py`). An attempt is counted
and committed before the wire is touched, so a crash leaves `sending` behind and never a row that looks untried. Each
receiver (channel and recipient) has a queue of its own, and only its head may be claimed: a receiver that is down is
asked with one row, and gets the others in order when it is back.

A row may be poison: the receiver is there, and fails at this very message each time. After five such answers it stands
aside, still tried at the same pace, and the later ones pass it. Three at most of one receiver do: where a fourth fails
the same way it is the receiver that is broken. When it takes a row that it had failed at, what stands aside is due, and
so is what it may have taken before without a word.

An answer is written only to the row that still belongs to the attempt: same state, same attempt count, same worker.
A worker that slept through its lease therefore cannot settle what another has taken over.

The text is hashed when it is owed and compared when it is claimed: most flipped bits on a disk go unnoticed by the
database. A row that does not match goes dead, with the reason, and out to nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, false, func, literal, or_, select, update

from monitor.model import Alert, AlertKind, Answer, Delivery, DeliveryState, Holding, Later, Refused, Sent
from monitor.store.codec import alert_of
from monitor.store.contract import Ambiguity, Standing
from monitor.store.recall import chunks
from monitor.store.schema import EPOCH, UNFINISHED_ROWS, WAITING_ROWS, Moment, alert, delivery

PASSED_AFTER, MOST_ASIDE = 5, 3
"""Attempts; deliveries of one receiver."""
FARTHEST = timedelta(hours=25)
"""No next try is planned farther ahead; one that is was planned before the clock was set back."""
INTERRUPTED = "the service stopped while this was being sent: it may have arrived"
PUT_BACK = "the database was put back from an older one: this may have arrived"
DISCARDED = "discarded: the database was put back from an older one (monitor release --discard)"
DAMAGED = "its stored text is damaged (checksum): restore a backup, or read the development with `monitor timeline`"

_WAITING = (DeliveryState.PENDING.value, DeliveryState.RETRY.value, DeliveryState.AMBIGUOUS.value)
_AT_ONCE = (DeliveryState.PENDING.value, DeliveryState.AMBIGUOUS.value)
_PARKED = (DeliveryState.DEAD.value, DeliveryState.HELD.value)
_COUNTED = {
    DeliveryState.DELIVERED.value: "delivered",
    DeliveryState.WAITING.value: "waiting",
    **dict.fromkeys((*_WAITING, DeliveryState.SENDING.value), "unfinished"),
    **dict.fromkeys(_PARKED, "parked"),
}
_NOTICES = select(alert.c.id).where(alert.c.kind == AlertKind.NOTICE.value)
_NOT_YET = (DeliveryState.WAITING.value,)
_DISCARDABLE = _WAITING + _PARKED + _NOT_YET
_NOBODY = {"leased_until": None, "leased_by": None}


def checksum(delivery_id: str, channel: str, recipient: str, payload: str) -> str:
    """Hex SHA-256 over what is sent and to whom."""
    return hashlib.sha256(f"{delivery_id}\x1f{channel}\x1f{recipient}\x1f{payload}".encode()).hexdigest()


def claim(
    connection: Connection,
    now: datetime,
    limit: int,
    ends: datetime | ColumnElement[int],
    channels: Sequence[str],
    worker: str,
    *,
    notices_only: bool = False,
) -> tuple[Delivery, ...]:
    """The heads that are due, each now `sending` and this worker's until the lease `ends`; damaged ones go dead."""
    heads = (
        select(func.min(delivery.c.seq))
        .where(UNFINISHED_ROWS, delivery.c.channel.in_(channels), delivery.c.aside.is_(False))
        .group_by(delivery.c.channel, delivery.c.recipient)
    )
    aside = select(delivery.c.seq).where(UNFINISHED_ROWS, delivery.c.channel.in_(channels), delivery.c.aside.is_(True))
    if notices_only:
        heads, aside = (each.where(delivery.c.alert.in_(_NOTICES)) for each in (heads, aside))
    may = or_(delivery.c.seq.in_(heads), delivery.c.seq.in_(aside))
    # What was not tried, or was cut off, waits for nothing: its moment lies ahead only where the clock was set back.
    moment = or_(delivery.c.state.in_(_AT_ONCE), delivery.c.next_try <= now, delivery.c.next_try > now + FARTHEST)
    due = rows_wanted().where(may, delivery.c.state.in_(_WAITING), moment)
    rows = connection.execute(due.limit(limit).with_for_update(of=delivery, skip_locked=True)).all()
    sound = only_sound(connection, rows, now)
    change(
        connection,
        sound,
        state=DeliveryState.SENDING.value,
        attempts=delivery.c.attempts + 1,
        leased_until=ends,
        leased_by=worker,
    )
    return tuple(as_delivery(row, state=DeliveryState.SENDING, attempts=row.attempts + 1) for row in sound)


def only_sound(connection: Connection, rows: Sequence[Row[Any]], now: datetime) -> list[Row[Any]]:
    """Those whose text is what was decided; the others go dead."""
    sound: list[Row[Any]] = []
    broken: list[Row[Any]] = []
    for row in rows:
        is_sound = row.checksum == checksum(row.id, row.channel, row.recipient, row.payload)
        (sound if is_sound else broken).append(row)
    change(connection, broken, state=DeliveryState.DEAD.value, last_answer=DAMAGED, next_try=None, settled_at=now)
    return sound


def settle(
    connection: Connection,
    tried: Delivery,
    answer: Answer,
    now: datetime,
    next_try: datetime | None,
    worker: str,
    *,
    hold: bool = False,
) -> None:
    """Write the answer to the row, if it still belongs to this attempt."""
    may_have_arrived = isinstance(answer, Later) and answer.ambiguous
    state = DeliveryState.HELD if hold and may_have_arrived else _after(answer, next_try)
    passed = state is DeliveryState.RETRY and _is_passed(connection, tried, answer)
    done = connection.execute(
        update(delivery)
        .where(
            delivery.c.id == tried.id,
            delivery.c.state == DeliveryState.SENDING.value,
            delivery.c.attempts == tried.attempts,
            delivery.c.leased_by == worker,
        )
        .values(
            state=state.value,
            next_try=next_try if state is DeliveryState.RETRY else None,
            settled_at=None if state is DeliveryState.RETRY else now,
            failing_since=func.coalesce(delivery.c.failing_since, literal(now, Moment))
            if state is DeliveryState.RETRY
            else None,
            last_answer=answer.detail if isinstance(answer, Sent) else answer.why,
            **({"repeat": True} if may_have_arrived else {}),
            **({"aside": True} if passed else {}),
            **_NOBODY,
        )
    )
    if done.rowcount and isinstance(answer, Sent) and tried.attempts > 1:
        connection.execute(update(delivery).where(*_doubtful(tried), delivery.c.next_try > now).values(next_try=now))
    if done.rowcount and state is DeliveryState.DEAD:
        _reconsider(connection, tried, now)


def _reconsider(connection: Connection, tried: Delivery, now: datetime) -> None:
    """What waits because the receiver was told the same under another operation is looked at anew: it may not have
    been told after all. Not as what it was, for one that is due by that name is one whose digest has come; a follow-up
    that is due was promised nothing."""
    elsewhere = (WAITING_ROWS, delivery.c.holding == Holding.ELSEWHERE.value, delivery.c.next_try > now)
    anew = {"next_try": now, "holding": Holding.FOLLOW_UP.value}
    connection.execute(update(delivery).where(*_same_receiver(tried), *elsewhere).values(anew))


def _is_passed(connection: Connection, tried: Delivery, answer: Answer) -> bool:
    """Whether the later ones may pass it from now on."""
    blames = isinstance(answer, Later) and (answer.of_message or answer.ambiguous)
    if not blames or tried.attempts < PASSED_AFTER:
        return False
    others = select(func.count()).where(*_aside(tried), delivery.c.id != tried.id)
    return connection.execute(others).scalar_one() < MOST_ASIDE


def _aside(tried: Delivery) -> tuple[ColumnElement[bool], ...]:
    """What stands aside of the same receiver, one that is being sent among it."""
    unfinished = delivery.c.state.in_((*_WAITING, DeliveryState.SENDING.value))
    return (*_same_receiver(tried), unfinished, delivery.c.aside.is_(True))


def _doubtful(tried: Delivery) -> tuple[ColumnElement[bool], ...]:
    """What the same receiver may take now that it took this: what stands aside, and what waits since it hung up."""
    either = or_(delivery.c.aside.is_(True), delivery.c.repeat.is_(True))
    return (*_same_receiver(tried), delivery.c.state.in_(_WAITING), either)


def _same_receiver(tried: Delivery) -> tuple[ColumnElement[bool], ...]:
    return (delivery.c.channel == tried.channel, delivery.c.recipient == tried.recipient)


def _after(answer: Answer, next_try: datetime | None) -> DeliveryState:
    match answer:
        case Sent():
            return DeliveryState.DELIVERED
        case Refused():
            return DeliveryState.DEAD
        case Later():
            return DeliveryState.DEAD if next_try is None else DeliveryState.RETRY


def set_back(connection: Connection, by: timedelta) -> None:
    """The clock was set back: what is to be tried again is tried after the same time as before."""
    planned = select(delivery).where(delivery.c.state == DeliveryState.RETRY.value, delivery.c.next_try.is_not(None))
    for row in connection.execute(planned.with_for_update(skip_locked=True)).all():
        since = row.failing_since and row.failing_since - by
        change(connection, [row], next_try=row.next_try - by, failing_since=since)


def recover(
    connection: Connection,
    now: datetime,
    policies: Mapping[str, Ambiguity],
    worker: str,
    under_way: Collection[str] | None,
    over: datetime | ColumnElement[int],
) -> tuple[Delivery, ...]:
    """Rows that a worker left `sending`: due again as repeats, or held; not those this worker says are `under_way`
    (None: it sends nothing more, and has left all of its own). `over`: what leases end by."""
    ours = [delivery.c.leased_by == worker] if under_way is None else []
    left = or_(delivery.c.leased_until <= over, _owner_is_gone(connection, worker), *ours)
    wanted = rows_wanted().where(delivery.c.state == DeliveryState.SENDING.value, left)
    found = connection.execute(wanted.with_for_update(of=delivery, skip_locked=True)).all()
    rows = [row for row in found if row.id not in (under_way or ())]
    held = [row for row in rows if policies.get(row.channel) == "hold"]
    again = [row for row in rows if row not in held]
    cut_off = {"repeat": True, "last_answer": INTERRUPTED, **_NOBODY}
    change(connection, held, state=DeliveryState.HELD.value, next_try=None, **cut_off)
    change(connection, again, state=DeliveryState.AMBIGUOUS.value, next_try=now, **cut_off)
    return by_seq(connection, [row.seq for row in rows])


def hand_back(connection: Connection, worker: str, under_way: Collection[str]) -> None:
    """What this worker claimed without being told so, as it was before: a claim may be committed and its answer lost
    with the database. Nobody was asked with it."""
    wanted = rows_wanted().where(delivery.c.state == DeliveryState.SENDING.value, delivery.c.leased_by == worker)
    found = connection.execute(wanted.with_for_update(of=delivery, skip_locked=True)).all()
    for row in (each for each in found if each.id not in under_way):
        cut_off = DeliveryState.AMBIGUOUS if row.repeat else DeliveryState.PENDING
        before = DeliveryState.RETRY if row.failing_since else cut_off
        change(connection, [row], state=before.value, attempts=row.attempts - 1, **_NOBODY)


def doubt(
    connection: Connection, now: datetime, policies: Mapping[str, Ambiguity], *, discard: bool
) -> tuple[Delivery, ...]:
    """What waits may have arrived: due as repeats, held, or given up."""
    wanted = rows_wanted().where(delivery.c.state.in_(_WAITING + _NOT_YET), delivery.c.alert.not_in(_NOTICES))
    rows = connection.execute(wanted.with_for_update(of=delivery, skip_locked=True)).all()
    held = [row for row in rows if policies.get(row.channel) == "hold"]
    if discard:
        change(
            connection, rows, state=DeliveryState.DISCARDED.value, next_try=None, settled_at=now, last_answer=DISCARDED
        )
    else:
        doubtful = {"repeat": True, "last_answer": PUT_BACK}
        change(connection, held, state=DeliveryState.HELD.value, next_try=None, **doubtful)
        change(connection, [row for row in rows if row not in held and row.state in _NOT_YET], **doubtful)
        due = [row for row in rows if row not in held and row.state in _WAITING]
        change(connection, due, next_try=now, **doubtful)
    return by_seq(connection, [row.seq for row in rows])


def _owner_is_gone(connection: Connection, worker: str) -> ColumnElement[bool]:
    """A SQLite file has one owner, so whoever else claimed there is dead; on PostgreSQL only the lease tells."""
    return delivery.c.leased_by != worker if connection.dialect.name == "sqlite" else false()


def listed(connection: Connection, states: Sequence[DeliveryState], limit: int) -> tuple[Delivery, ...]:
    """Oldest first."""
    wanted = rows_wanted().limit(limit)
    if states:
        wanted = wanted.where(delivery.c.state.in_([state.value for state in states]))
    return tuple(as_delivery(row) for row in connection.execute(wanted))


def standings(connection: Connection) -> tuple[Standing, ...]:
    """How each channel stands, by name."""
    stands = {
        channel: Standing(channel=channel)
        for channel in connection.scalars(select(delivery.c.channel).distinct().order_by(delivery.c.channel))
    }
    counts = select(delivery.c.channel, delivery.c.state, func.count().label("rows"))
    for row in connection.execute(counts.group_by(delivery.c.channel, delivery.c.state)):
        word = _COUNTED.get(row.state)
        if word:
            counted = getattr(stands[row.channel], word) + row.rows
            stands[row.channel] = replace(stands[row.channel], **{word: counted})
    for row in connection.execute(_newest_dead(connection)):
        stands[row.channel] = replace(stands[row.channel], died_at=row.settled_at, last_answer=row.last_answer)
    failing = select(delivery).where(delivery.c.state == DeliveryState.RETRY.value)
    for row in connection.execute(failing.order_by(delivery.c.failing_since.desc(), delivery.c.seq.desc())):
        stands[row.channel] = replace(  # who has failed longest comes last
            stands[row.channel], failing_since=row.failing_since, last_answer=row.last_answer
        )
    return tuple(stands.values())


def _newest_dead(connection: Connection) -> Select[Any]:
    dead = delivery.c.state == DeliveryState.DEAD.value
    newest = select(func.max(delivery.c.settled_at)).where(dead).group_by(delivery.c.channel)
    moments = [moment for moment in connection.scalars(newest) if moment]
    wanted = select(delivery.c.channel, delivery.c.settled_at, delivery.c.last_answer)
    return wanted.where(dead, delivery.c.settled_at.in_(moments)).order_by(delivery.c.settled_at, delivery.c.seq)


def replay(connection: Connection, ids: Sequence[str], now: datetime) -> tuple[Delivery, ...]:
    """Parked rows are pending again, attempts and patience from the start; that one may have arrived is kept. Of those
    named, one that waits for its next try is due as well: that may be a day away, at the receiver's own wish."""
    states = (*_PARKED, DeliveryState.RETRY.value) if ids else _PARKED
    wanted = rows_wanted().where(delivery.c.state.in_(states)).with_for_update(of=delivery, skip_locked=True)
    queries = [wanted.where(delivery.c.id.in_(part)) for part in chunks(ids)] if ids else [wanted]
    rows = [row for query in queries for row in connection.execute(query)]
    anew = {"attempts": 0, "next_try": now, "released_at": now, "settled_at": None, "aside": False}
    anew["failing_since"] = None
    parked = [row for row in rows if row.state in _PARKED]
    change(connection, parked, state=DeliveryState.PENDING.value, **anew)
    change(connection, [row for row in rows if row not in parked], next_try=now)
    return by_seq(connection, [row.seq for row in rows])


def discard(connection: Connection, ids: Sequence[str], why: str, now: datetime) -> tuple[Delivery, ...]:
    """Rows that a person gives up: kept, and never sent."""
    wanted = rows_wanted().where(delivery.c.state.in_(_DISCARDABLE)).with_for_update(of=delivery, skip_locked=True)
    rows = [row for part in chunks(ids) for row in connection.execute(wanted.where(delivery.c.id.in_(part)))]
    gone = {"state": DeliveryState.DISCARDED.value, "last_answer": f"discarded: {why}", "next_try": None}
    change(connection, rows, **gone, settled_at=now, **_NOBODY)
    return by_seq(connection, [row.seq for row in rows])


# --- rows -------------------------------------------------------------------------------------------------------------


def rows_wanted() -> Select[Any]:
    """Deliveries with their texts, oldest first."""
    return select(delivery, alert.c.payload).join(alert, alert.c.id == delivery.c.alert).order_by(delivery.c.seq)


def by_seq(connection: Connection, numbers: Sequence[int]) -> tuple[Delivery, ...]:
    """These rows as they are now."""
    return tuple(
        as_delivery(row)
        for start in range(0, len(numbers), 500)
        for row in connection.execute(rows_wanted().where(delivery.c.seq.in_(sorted(numbers)[start : start + 500])))
    )


def named(connection: Connection, ids: Sequence[str]) -> tuple[Delivery, ...]:
    """These deliveries as they are now, oldest first."""
    rows = [row for part in chunks(ids) for row in connection.execute(rows_wanted().where(delivery.c.id.in_(part)))]
    return tuple(as_delivery(row) for row in sorted(rows, key=lambda row: row.seq))


def change(connection: Connection, rows: Sequence[Row[Any]], **values: Any) -> None:
    """Set these columns of these rows."""
    numbers = [row.seq for row in rows]
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
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
