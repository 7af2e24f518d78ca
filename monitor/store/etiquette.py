"""The log of requests, and what it says about our etiquette.

Each request is written in the transaction that saves what came of its poll. The log is looked through from the
outside: whether we asked too early, during a pause, two at once or without a breath is worked out from the moments
alone, not from what the poller believed of itself.

What must never happen: the log grows without end. It keeps a fortnight, and at most `MOST` requests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select

from monitor.model import FeedState, Request
from monitor.store.contract import Asked, Etiquette, Kind, Misstep
from monitor.store.put import put
from monitor.store.schema import MICROSECOND, Moment, request

KEPT = timedelta(days=14)
MOST = 250_000
"""Requests kept, about 40 MB."""
LONGEST = timedelta(days=1)
"""Of pauses."""
AT_ONCE = 5000
"""Dropped in one transaction."""
_SET_BACK = timedelta(minutes=15)
"""A request that is logged so much earlier than one before it: the clock was set back in between."""
_BLINK = timedelta(milliseconds=20)
"""Clocks that are kept in step by slewing run a little fast or slow."""


@dataclass(frozen=True, slots=True)
class _Row:
    feed: str
    site: str
    at: datetime
    until: datetime
    status: int | None
    first: bool
    forced: bool
    conditional: bool
    received: int
    saved: int
    spacing: timedelta
    pause_until: datetime | None
    free_at: datetime
    age: int
    """How often the clock had been set back."""


def log(connection: Connection, polls: Iterable[tuple[FeedState, Asked]]) -> None:
    """Write down the requests of polls; each state is its feed's after the poll."""
    rows = [_row(state, asked, number, one) for state, asked in polls for number, one in enumerate(asked.requests)]
    put(connection, request, rows)


def forget(connection: Connection, now: datetime) -> int:
    """Drop what is older than a fortnight or beyond the most that is kept, a little at a time; gives how many were."""
    oldest, last = connection.execute(select(func.min(request.c.seq), func.max(request.c.seq))).one()
    if last is None:
        return 0
    # rows are in the order of time, so the first that is young enough ends the search
    young = select(request.c.seq).where(request.c.at >= now - KEPT).order_by(request.c.seq).limit(1)
    first = connection.scalar(young)
    kept = max(last - MOST + 1, last + 1 if first is None else first)
    return connection.execute(delete(request).where(request.c.seq < min(kept, oldest + AT_ONCE))).rowcount


def pauses(connection: Connection, now: datetime) -> dict[str, datetime]:
    """By site: until when it asked to be left alone, where that is still ahead; more than a day ahead is what was noted
    before the clock was set back."""
    until = func.max(request.c.pause_until, type_=Moment)
    rows = connection.execute(
        select(request.c.site, until).where(request.c.pause_until.between(now, now + LONGEST)).group_by(request.c.site)
    )
    return {site: moment for site, moment in rows if moment is not None}


def of_sites(connection: Connection) -> tuple[Etiquette, ...]:
    """What the log says of each site, the most burdened first."""
    sites: dict[str, _Site] = defaultdict(_Site)
    free: dict[str, tuple[int, datetime]] = {}
    for row in _rows(connection):
        here = sites[row.site]
        here.rows.append(row)
        if row.first:
            age, since = free.get(row.feed, (row.age, row.at))
            if not row.forced and age == row.age and row.at < since - _BLINK:
                here.missteps.append(_step("early", row, since))
            free[row.feed] = row.age, row.free_at
    found = [here.judged(name) for name, here in sites.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.missteps), -one.requests, one.site)))


@dataclass(slots=True)
class _Site:
    rows: list[_Row] = field(default_factory=list)
    missteps: list[Misstep] = field(default_factory=list)

    def judged(self, name: str) -> Etiquette:
        rows = sorted(self.rows, key=lambda row: (row.age, row.at, row.until))
        steps = sorted((*self.missteps, *_crowded(rows)), key=lambda step: step.at)
        return Etiquette(
            site=name,
            feeds=len({row.feed for row in rows}),
            requests=len(rows),
            conditional=sum(row.conditional for row in rows),
            not_modified=sum(row.status == 304 for row in rows),
            forced=sum(row.forced for row in rows),
            received=sum(row.received for row in rows),
            saved=sum(row.saved for row in rows),
            since=rows[0].at,
            last=rows[-1].at,
            missteps=tuple(steps),
        )


def _crowded(rows: Iterable[_Row]) -> Iterator[Misstep]:
    """During a pause, two at once, without a breath; `rows` of one site in the order of time."""
    before: _Row | None = None
    rest: datetime | None = None
    for row in rows:
        if before is None or before.age != row.age:
            before, rest = None, None
        if rest is not None and row.at < rest - _BLINK:
            yield _step("resting", row, rest)
        if before is not None and row.at < before.until - _BLINK:
            yield _step("at-once", row, before.until)
        elif before is not None and row.at < before.until + before.spacing - _BLINK:
            yield _step("spacing", row, before.until + before.spacing)
        if row.pause_until is not None:
            rest = max(row.pause_until, rest or row.pause_until)
        before = row if before is None or row.until >= before.until else before


def _step(kind: Kind, row: _Row, since: datetime) -> Misstep:
    return Misstep(kind=kind, feed=row.feed, at=row.at, allowed_at=since)


def _rows(connection: Connection) -> Iterator[_Row]:
    names = [column for column in request.c if column.name != "seq"]
    age, newest = 0, None
    for found in connection.execute(select(*names).order_by(request.c.seq)).mappings():
        values = dict(found)
        spacing = timedelta(microseconds=values.pop("spacing"))
        row = _Row(**values, spacing=spacing, age=age)
        if newest is not None and row.at < newest - _SET_BACK:
            age, newest = age + 1, row.at
            row = replace(row, age=age)
        newest = row.at if newest is None else max(newest, row.at)
        yield row


def _row(state: FeedState, asked: Asked, number: int, one: Request) -> dict[str, Any]:
    return {
        "feed": state.url,
        "site": one.site,
        "at": one.at,
        "until": one.until,
        "status": one.status,
        "first": number == 0,
        "forced": asked.forced,
        "conditional": one.conditional,
        "received": one.received,
        "saved": state.size if one.status == 304 else 0,
        "spacing": one.spacing // MICROSECOND,
        "pause_until": one.pause_until,
        "free_at": asked.free_at,
    }
