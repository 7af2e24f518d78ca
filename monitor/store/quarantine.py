"""Stories of a flood: kept apart, judged by nobody, until a person says whether they are news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, select

from monitor.model import Story
from monitor.store.codec import STORY
from monitor.store.contract import Met, Quarantine
from monitor.store.put import put
from monitor.store.recall import chunks, column
from monitor.store.schema import Moment, quarantine, story

_GOING_ON = select(quarantine.c.feed).where(quarantine.c.feed.in_(bindparam("of", expanding=True))).distinct()


def met(connection: Connection, readings: Sequence[tuple[str, Sequence[Story]]]) -> tuple[Met, ...]:
    """Of each feed's reading: which of its items are known in any version, and which its quarantine holds."""
    known = column(connection, story.c.item, story.c.item, {each.item for _, stories in readings for each in stories})
    going_on = {
        url for part in chunks(url for url, _ in readings) for url in connection.scalars(_GOING_ON, {"of": part})
    }
    return tuple(
        Met(
            known=frozenset(known.intersection(each.item for each in stories)),
            held=_held(connection, url, stories) if url in going_on else frozenset(),
            going_on=url in going_on,
        )
        for url, stories in readings
    )


def _held(connection: Connection, feed: str, stories: Sequence[Story]) -> frozenset[str]:
    waits = _held_of(connection, feed, {each.item for each in stories})
    return waits | _held_anew(connection, feed, [each for each in stories if each.item not in waits and each.guid])


def _held_of(connection: Connection, feed: str, items: Iterable[str]) -> frozenset[str]:
    of_feed = select(quarantine.c.item).where(quarantine.c.feed == feed)
    parts = (of_feed.where(quarantine.c.item.in_(part)) for part in chunks(items))
    return frozenset(found for wanted in parts for found in connection.scalars(wanted))


def _held_anew(connection: Connection, feed: str, stories: Sequence[Story]) -> frozenset[str]:
    """Items with guid and text of one that is held, under another link: some feeds give a new one with each answer, and
    each would be held again."""
    if not stories:
        return frozenset()
    kept = {(each.guid, each.sketch.exact) for each in held(connection, feed)}
    return frozenset(each.item for each in stories if (each.guid, each.sketch.exact) in kept)


def hold(connection: Connection, feed: str, stories: Sequence[Story], now: datetime) -> None:
    """Keep these apart; those that are there already stay as they were."""
    rows = [
        {"feed": feed, "story": each.id, "item": each.item, "at": now, "state": STORY.encode(each)} for each in stories
    ]
    put(connection, quarantine, rows)


def held(connection: Connection, feed: str) -> tuple[Story, ...]:
    """Oldest first, as far as they say."""
    states = connection.scalars(select(quarantine.c.state).where(quarantine.c.feed == feed))
    found = [STORY.decode(state) for state in states]
    return tuple(sorted(found, key=lambda each: (each.published or each.first_seen, each.id)))


def standing(connection: Connection) -> tuple[Quarantine, ...]:
    """What waits, feed by feed."""
    since = func.min(quarantine.c.at, type_=Moment)
    rows = connection.execute(select(quarantine.c.feed, func.count(), since).group_by(quarantine.c.feed))
    return tuple(Quarantine(feed=feed, stories=count, since=first) for feed, count, first in sorted(rows))


def end(connection: Connection, feed: str, stories: Sequence[Story]) -> None:
    """These are not kept apart any more."""
    for part in chunks(each.id for each in stories):
        connection.execute(delete(quarantine).where(quarantine.c.feed == feed, quarantine.c.story.in_(part)))
