"""A feed whose address was corrected in the configuration.

What must never happen: news that came since the last poll of the old address is taken in silence for what the new one
has always held.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, select

from monitor.model import FeedState
from monitor.store.codec import FEED
from monitor.store.put import put
from monitor.store.schema import feed, sight


def take_over(connection: Connection, new: Collection[str], now: datetime) -> None:
    """Follow those of these URLs to which a feed had moved that is not followed any more, or which differ from it in
    `http` and `https` alone: known as that was, and due."""
    feeds: dict[str, dict[str, Any]] = {}
    sights: dict[str, dict[str, Any]] = {}
    left = (
        select(feed.c.state, sight.c.known)
        .select_from(feed.outerjoin(sight, sight.c.feed == feed.c.url))
        .where(feed.c.followed.is_(False))
    )
    for row in connection.execute(left) if new else ():
        before = FEED.decode(row.state)
        addresses = {before.address, before.move.to if before.move else "", _otherwise(before.url)}
        for url in addresses.intersection(new) if before.primed_at else ():
            state = _as_it_was(before, url, now)
            feeds[url] = {
                "url": url,
                "followed": True,
                "gone": False,
                "next_poll": state.next_poll,
                "state": FEED.encode(state),
            }
            sights[url] = {"feed": url, "known": row.known or b""}
    put(connection, feed, list(feeds.values()))
    put(connection, sight, list(sights.values()), ("known",))


def _otherwise(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(scheme="http" if parts.scheme == "https" else "https").geturl()


def _as_it_was(before: FeedState, url: str, now: datetime) -> FeedState:
    """What was learnt of the feed, and nothing of how its old address stood."""
    rest = before.not_before if before.rests(now) else None
    return replace(
        before,
        url=url,
        next_poll=rest or now,
        not_before=rest,
        etag="",
        last_modified="",
        failures=0,
        last_error="",
        gone=False,
        found_at="",
        move=None,
        address="",
    )
