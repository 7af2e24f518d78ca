"""Notices about the service itself: told once a day at most for each trouble, several of one kind as one.

What was told, and when, is a table of its own: a notice about three feeds is one alert, and each of the three is known
as told. A moment in the far future was written before the clock was set back, and keeps nobody from being told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from monitor.model import ROUTE_OF_ANY, ROUTE_OF_NOTICES, Alert, AlertKind, Delivery, Notice, Receiver, derived_id
from monitor.store.codec import plain
from monitor.store.put import put
from monitor.store.recall import chunks
from monitor.store.record import owe
from monitor.store.schema import notice

A_DAY = timedelta(days=1)
SHOWN = 20
"""Troubles of one kind that a notice spells out."""


def notify(
    connection: Connection,
    raised: Sequence[Notice],
    now: datetime,
    routes: Mapping[str, tuple[Receiver, ...]],
    *,
    waits: bool = False,
) -> tuple[Delivery, ...]:
    """Owe what was not told lately; gives the deliveries newly owed."""
    told = _told(connection, raised)
    fresh = {(each.word, each.subject): each for each in raised if not _lately(told, each, now)}
    groups: dict[tuple[str, str], list[Notice]] = {}
    for each in sorted(fresh.values(), key=lambda each: (each.word, each.avoid, each.subject)):
        groups.setdefault((each.word, each.avoid), []).append(each)
    owed: list[Delivery] = []
    for (word, avoid), group in groups.items():
        alert = as_alert(group, now)
        owed += owe(connection, [alert], {ROUTE_OF_NOTICES: _receivers(routes, avoid)}, now, waits=waits)
        rows = [{"word": word, "subject": each.subject, "told_at": now, "alert": alert.id} for each in group]
        put(connection, notice, rows, ("told_at", "alert"))
    return tuple(owed)


def as_alert(group: Sequence[Notice], now: datetime) -> Alert:
    """Notices of one word in the form in which channels tell them."""
    first, others = group[0], len(group) - 1
    spelt = [f"{each.headline}: {each.detail.rstrip('.')}" for each in group[:SHOWN]]
    unspelt = [f"and {len(group) - SHOWN} more"] if len(group) > SHOWN else []
    remedies = dict.fromkeys(each.remedy for each in group if each.remedy)
    return Alert(
        id=derived_id("notice", now.date().isoformat(), first.word, first.avoid, *(each.subject for each in group)),
        kind=AlertKind.NOTICE,
        operation="",
        operation_title="monitor",
        development="",
        headline=plain(f"{first.headline}, and {others} more" if others else first.headline),
        new=plain("; ".join([*spelt, *unspelt]) if others else first.detail),
        source="monitor",
        url="",
        first_seen=now,
        word=first.word,
        remedy=plain("; ".join(remedies)),
    )


def _told(connection: Connection, raised: Sequence[Notice]) -> dict[tuple[str, str], datetime]:
    """When each of these was told last, by word and subject. Thousands of feeds may have died, and are looked at again
    and again."""
    wanted = select(notice.c.word, notice.c.subject, notice.c.told_at)
    return {
        (row.word, row.subject): row.told_at
        for part in chunks(plain(each.subject) for each in raised)
        for row in connection.execute(wanted.where(notice.c.subject.in_(part)))
    }


def _lately(told: Mapping[tuple[str, str], datetime], each: Notice, now: datetime) -> bool:
    at = told.get((each.word, plain(each.subject)))
    return at is not None and now - max(each.again, A_DAY) < at <= now + A_DAY


def _receivers(routes: Mapping[str, tuple[Receiver, ...]], avoid: str) -> tuple[Receiver, ...]:
    """Those that take notices, without the channel that fails; any other rather than that one alone."""

    def others(receivers: Iterable[Receiver]) -> tuple[Receiver, ...]:
        return tuple(each for each in receivers if each.channel != avoid)

    every = routes.get(ROUTE_OF_ANY, ())
    usual = routes.get(ROUTE_OF_NOTICES, every)
    return others(usual) or others(every) or usual
