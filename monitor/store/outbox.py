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

How rows are read and written stands in `owed.py`, what is left of sends that were cut off in `leftovers.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, or_, select, update

from monitor.model import Answer, Delivery, DeliveryState, Holding, Later, Refused, Sent
from monitor.store.contract import Standing
from monitor.store.owed import (
    NOBODY,
    NOT_YET,
    NOTICES,
    TO_SEND,
    as_delivery,
    by_seq,
    change,
    only_sound,
    owed_to,
    rows_wanted,
)
from monitor.store.recall import chunks
from monitor.store.schema import UNFINISHED_ROWS, WAITING_ROWS, Moment, delivery

PASSED_AFTER, MOST_ASIDE = 5, 3
"""Attempts; deliveries of one receiver."""
FARTHEST = timedelta(hours=25)
"""No next try is planned farther ahead; one that is was planned before the clock was set back."""

_AT_ONCE = (DeliveryState.PENDING.value, DeliveryState.AMBIGUOUS.value)
_PARKED = (DeliveryState.DEAD.value, DeliveryState.HELD.value)
_COUNTED = {
    DeliveryState.DELIVERED.value: "delivered",
    DeliveryState.WAITING.value: "waiting",
    **dict.fromkeys((*TO_SEND, DeliveryState.SENDING.value), "unfinished"),
    **dict.fromkeys(_PARKED, "parked"),
}
_DISCARDABLE = TO_SEND + _PARKED + NOT_YET


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
        heads, aside = (each.where(delivery.c.alert.in_(NOTICES)) for each in (heads, aside))
    may = or_(delivery.c.seq.in_(heads), delivery.c.seq.in_(aside))
    # What was not tried, or was cut off, waits for nothing: its moment lies ahead only where the clock was set back.
    moment = or_(delivery.c.state.in_(_AT_ONCE), delivery.c.next_try <= now, delivery.c.next_try > now + FARTHEST)
    due = rows_wanted().where(may, delivery.c.state.in_(TO_SEND), moment)
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
            **NOBODY,
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
    connection.execute(update(delivery).where(*owed_to(tried), *elsewhere).values(anew))


def _is_passed(connection: Connection, tried: Delivery, answer: Answer) -> bool:
    """Whether the later ones may pass it from now on."""
    blames = isinstance(answer, Later) and (answer.of_message or answer.ambiguous)
    if not blames or tried.attempts < PASSED_AFTER:
        return False
    others = select(func.count()).where(*_aside(tried), delivery.c.id != tried.id)
    return connection.execute(others).scalar_one() < MOST_ASIDE


def _aside(tried: Delivery) -> tuple[ColumnElement[bool], ...]:
    """What stands aside of the same receiver, one that is being sent among it."""
    unfinished = delivery.c.state.in_((*TO_SEND, DeliveryState.SENDING.value))
    return (*owed_to(tried), unfinished, delivery.c.aside.is_(True))


def _doubtful(tried: Delivery) -> tuple[ColumnElement[bool], ...]:
    """What the same receiver may take now that it took this: what stands aside, and what waits since it hung up."""
    either = or_(delivery.c.aside.is_(True), delivery.c.repeat.is_(True))
    return (*owed_to(tried), delivery.c.state.in_(TO_SEND), either)


def _after(answer: Answer, next_try: datetime | None) -> DeliveryState:
    match answer:
        case Sent():
            return DeliveryState.DELIVERED
        case Refused():
            return DeliveryState.DEAD
        case Later():
            return DeliveryState.DEAD if next_try is None else DeliveryState.RETRY


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
    change(connection, rows, **gone, settled_at=now, **NOBODY)
    return by_seq(connection, [row.seq for row in rows])
