"""Which feeds are due, and who gets them.

What must never happen: two workers hold one feed, or a feed is passed over because much else is due. A claim is made
every second and after many a poll, and most find little. So its statements are made once (to make them takes longer
than to carry them out), each goes along an index, and what is due is read only as far as is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from monitor.model import FeedState
from monitor.store.codec import FEED
from monitor.store.recall import chunks
from monitor.store.schema import MICROSECOND, Moment, feed

LONGEST_WAIT = timedelta(hours=25)
"""No poll is planned further ahead: one that is was planned before the clock was set back, and is due."""

_NOW, _ENDS = bindparam("now", type_=Moment), bindparam("ends", type_=Moment)
_SOON, _LATEST = bindparam("soon", type_=Moment), bindparam("latest", type_=Moment)
# A lease that ends later than a new one would was given before the clock was set back: it binds nobody.
_IS_FREE = or_(feed.c.leased_until.is_(None), feed.c.leased_until <= _NOW, feed.c.leased_until > _ENDS)
_DUE = tuple(
    select(feed.c.url)
    .where(feed.c.followed.is_(True), planned, feed.c.gone.is_(False), _IS_FREE)
    .order_by(feed.c.next_poll)
    for planned in (feed.c.next_poll <= _NOW, feed.c.next_poll > _LATEST)
)
"""Each in the order of the index: where thousands are due nothing is sorted."""
# What speaks against a feed stands in a single term, or SQLite goes through all that is due or followed instead of
# taking these by their key.
_IS_LOST = or_(feed.c.followed.is_(False), feed.c.gone.is_(True), feed.c.next_poll.between(_SOON, _LATEST), ~_IS_FREE)
_NAMED = feed.c.url.in_(bindparam("urls", expanding=True))
_STILL_FREE = select(feed.c.url, feed.c.state).where(and_(_NAMED, ~_IS_LOST)).with_for_update(skip_locked=True)
_LEASE = (
    update(feed)
    .where(_NAMED)
    .values(leased_until=_ENDS, leased_by=bindparam("worker"), next_poll=bindparam("later", type_=Moment))
)


def claim(
    connection: Connection,
    now: datetime,
    limit: int,
    lease: timedelta,
    again: timedelta,
    takes: Callable[[str], bool],
    worker: str,
) -> tuple[FeedState, ...]:
    """As `contract.Store.claim_feeds`. `worker`: whose the leases are."""
    moments = {"now": now, "ends": now + lease, "soon": now + MICROSECOND, "latest": now + LONGEST_WAIT}
    chosen: list[str] = []
    for due in _DUE:
        with connection.execute(due, moments) as urls:
            chosen += islice(filter(takes, urls.scalars()), limit - len(chosen))
    found: dict[str, str] = {}
    for part in chunks(chosen):
        for row in connection.execute(_STILL_FREE, {**moments, "urls": part}):
            found[row.url] = row.state
    for part in chunks(found):
        connection.execute(_LEASE, {"urls": part, "worker": worker, "ends": now + lease, "later": now + again})
    return tuple(FEED.decode(found[url]) for url in chosen if url in found)
