"""What is left of sends that were cut off, and what a clock or a database that was put back makes of the outbox.

What must never happen: a row that stays `sending` for ever, one that is taken from a worker which is still sending it,
or one that may have arrived and is sent as though it had not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, false, or_, select, update

from monitor.model import Delivery, DeliveryState
from monitor.store.contract import Ambiguity
from monitor.store.owed import NOBODY, NOT_YET, NOTICES, TO_SEND, by_seq, change, rows_wanted
from monitor.store.schema import delivery, feed

INTERRUPTED = "the service stopped while this was being sent: it may have arrived"
PUT_BACK = "the database was put back from an older one: this may have arrived"
DISCARDED = "discarded: the database was put back from an older one (monitor release --discard)"
ABOUT = timedelta(hours=1)
"""No next try that is due has waited so long to be made."""


def left(
    connection: Connection, worker: str, gone: Collection[str], over: datetime | ColumnElement[int]
) -> ColumnElement[bool]:
    """Rows that nobody is sending any more, as this `worker` sees it: their lease has ended by `over`, or they are
    leased to workers that are `gone`. A SQLite file has one owner, so whoever else claimed there is."""
    whose = delivery.c.leased_by != worker if connection.dialect.name == "sqlite" else false()
    return or_(delivery.c.leased_until <= over, whose, delivery.c.leased_by.in_(gone))


def recover(
    connection: Connection,
    now: datetime,
    policies: Mapping[str, Ambiguity],
    which: ColumnElement[bool],
    under_way: Collection[str],
) -> tuple[Delivery, ...]:
    """`which` of the rows that are `sending`: due again as repeats, or held; not those this worker says are
    `under_way`."""
    wanted = rows_wanted().where(delivery.c.state == DeliveryState.SENDING.value, which)
    found = connection.execute(wanted.with_for_update(of=delivery, skip_locked=True)).all()
    rows = [row for row in found if row.id not in under_way]
    held = [row for row in rows if policies.get(row.channel) == "hold"]
    again = [row for row in rows if row not in held]
    cut_off = {"repeat": True, "last_answer": INTERRUPTED, **NOBODY}
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
        change(connection, [row], state=before.value, attempts=row.attempts - 1, **NOBODY)


def doubt(
    connection: Connection, now: datetime, policies: Mapping[str, Ambiguity], *, discard: bool
) -> tuple[Delivery, ...]:
    """What waits may have arrived: due as repeats, held, or given up."""
    wanted = rows_wanted().where(delivery.c.state.in_(TO_SEND + NOT_YET), delivery.c.alert.not_in(NOTICES))
    rows = connection.execute(wanted.with_for_update(of=delivery, skip_locked=True)).all()
    held = [row for row in rows if policies.get(row.channel) == "hold"]
    if discard:
        change(
            connection, rows, state=DeliveryState.DISCARDED.value, next_try=None, settled_at=now, last_answer=DISCARDED
        )
    else:
        doubtful = {"repeat": True, "last_answer": PUT_BACK}
        change(connection, held, state=DeliveryState.HELD.value, next_try=None, **doubtful)
        change(connection, [row for row in rows if row not in held and row.state in NOT_YET], **doubtful)
        due = [row for row in rows if row not in held and row.state in TO_SEND]
        change(connection, due, next_try=now, **doubtful)
    return by_seq(connection, [row.seq for row in rows])


def set_back(connection: Connection, by: timedelta, now: datetime) -> None:
    """The clock was set back: what is to be tried again is tried after the same time as before.

    Each of several workers sees that: what is no longer about that far ahead, another has brought nearer already.
    """
    ahead = delivery.c.next_try > now + min(by / 2, by - ABOUT)
    planned = select(delivery).where(delivery.c.state == DeliveryState.RETRY.value, ahead)
    for row in connection.execute(planned.with_for_update(skip_locked=True)).all():
        since = row.failing_since and row.failing_since - by
        change(connection, [row], next_try=row.next_try - by, failing_since=since)


def free_feeds(connection: Connection, workers: Collection[str], under_way: Collection[str] = ()) -> None:
    """What these workers have leased, and is not `under_way`, is nobody's: due when a poll that was cut off is."""
    if workers:
        theirs = feed.c.leased_until.is_not(None), feed.c.leased_by.in_(workers), feed.c.url.not_in(under_way)
        connection.execute(update(feed).where(*theirs).values(**NOBODY))
