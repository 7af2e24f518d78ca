"""Subscriptions at hubs, and feeds that are asked sooner than planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from monitor.model import Subscription
from monitor.store.codec import FEED, SUBSCRIPTION
from monitor.store.put import put
from monitor.store.schema import feed, subscription


def standing(connection: Connection) -> tuple[Subscription, ...]:
    """All, by the feed's URL."""
    rows = connection.scalars(select(subscription.c.state).order_by(subscription.c.url))
    return tuple(SUBSCRIPTION.decode(row) for row in rows)


def of(connection: Connection, url: str) -> Subscription | None:
    """A feed's."""
    row = connection.scalar(select(subscription.c.state).where(subscription.c.url == url).with_for_update())
    return None if row is None else SUBSCRIPTION.decode(row)


def keep(connection: Connection, standing: Subscription) -> None:
    """In the place of the one before."""
    put(connection, subscription, [{"url": standing.url, "state": SUBSCRIPTION.encode(standing)}], ("state",))


def drop(connection: Connection, url: str) -> None:
    """Forget it."""
    connection.execute(delete(subscription).where(subscription.c.url == url))


def hasten(connection: Connection, url: str, now: datetime) -> bool:
    """Plan a feed's next poll as soon as its publisher allows; False while a poll is under way."""
    row = connection.execute(
        select(feed.c.state, feed.c.next_poll, feed.c.leased_until).where(feed.c.url == url).with_for_update()
    ).first()
    if row is None:
        return True
    if row.leased_until is not None and row.leased_until > now:
        return False
    state = FEED.decode(row.state)
    soonest = max([now, *(moment for moment in (state.free_at, state.not_before) if moment is not None)])
    if soonest < row.next_poll:
        sooner = FEED.encode(replace(state, next_poll=soonest))
        connection.execute(update(feed).where(feed.c.url == url).values(next_poll=soonest, state=sooner))
    return True
