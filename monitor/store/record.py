"""What is written when a batch has been judged: all of it, by whole lists, in the caller's transaction.

Rows go in sorted by their key, so that two workers which meet on PostgreSQL wait for each other instead of each
holding what the other needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from monitor.model import (
    ROUTE_OF_ANY,
    Alert,
    Delivery,
    DeliveryState,
    FeedState,
    Judgement,
    Mark,
    Receiver,
    Sketch,
    Story,
    delivery_id,
    route,
)
from monitor.store import departures
from monitor.store.codec import ALERT, DEVELOPMENT, FEED, LEDGER, MARK, SENTENCES, STORY, VERDICT
from monitor.store.contract import Asked, Batch
from monitor.store.etiquette import log
from monitor.store.owed import checksum
from monitor.store.put import put
from monitor.store.recall import chunks, column
from monitor.store.schema import alert, band, delivery, development, feed, ledger, mark, sight, story, verdict


def record(
    connection: Connection, batch: Batch, stories: Sequence[Story], judgement: Judgement
) -> tuple[Delivery, ...]:
    """Stories, verdicts, ledger, developments, alerts, deliveries; gives the deliveries newly owed."""
    spoken_of = {each.story for each in judgement.verdicts} | {each.story for each in judgement.entries}
    remember(connection, stories, spoken_of)
    _write_judgement(connection, judgement, batch.now)
    return owe(connection, judgement.alerts, batch.routes, batch.now, waits=batch.planner is not None)


def save_feed(connection: Connection, state: FeedState, asked: Asked | None = None) -> None:
    """As it is from now on, its lease ended; whether it is followed stays as it was."""
    put(connection, feed, [_feed_row(state)], _OF_A_POLL)
    if asked is not None:
        log(connection, [(state, asked)])


def save_feeds(connection: Connection, polls: Sequence[tuple[FeedState, Asked]]) -> None:
    """As `save_feed`, many at once."""
    ordered = sorted(polls, key=lambda poll: poll[0].url)
    put(connection, feed, [_feed_row(state) for state, _asked in ordered], _OF_A_POLL)
    log(connection, polls)


def save_read(connection: Connection, batches: Sequence[Batch]) -> None:
    """The feeds of batches as they are after them, and what their items are known by."""
    polls = [(batch.feed, batch) for batch in batches if batch.feed is not None]
    ordered = sorted(polls, key=lambda poll: poll[0].url)
    put(connection, feed, [_feed_row(state) for state, _batch in ordered], _OF_A_POLL)
    put(connection, sight, [{"feed": state.url, "known": batch.seen} for state, batch in ordered], ("known",))
    log(connection, [(state, batch.asked) for state, batch in polls if batch.asked is not None])


_OF_A_POLL = ("gone", "next_poll", "leased_until", "leased_by", "state")


def _feed_row(state: FeedState) -> dict[str, Any]:
    return {
        "url": state.url,
        "followed": False,
        "gone": state.gone,
        "next_poll": state.next_poll,
        "leased_until": None,
        "leased_by": None,
        "state": FEED.encode(state),
    }


def save_marks(connection: Connection, marks: Sequence[Mark]) -> None:
    """Each in the place of an earlier one with its id."""
    rows = [
        {
            "id": each.id,
            "operation": each.operation,
            "at": each.at,
            "withdrawn": each.withdrawn,
            "state": MARK.encode(each),
        }
        for each in sorted(marks, key=lambda each: each.id)
    ]
    put(connection, mark, rows, ("at", "withdrawn", "state"))


def remember(connection: Connection, stories: Sequence[Story], spoken_of: Collection[str] = ()) -> None:
    """A story that no verdict speaks of is about nothing that is followed: only its identity is kept."""
    ordered = sorted(stories, key=lambda each: each.id)
    put(connection, story, [_whole(each) if each.id in spoken_of else _identity(each) for each in ordered])
    kept = (each for each in ordered if each.id in spoken_of)
    put(connection, band, [{"band": key, "story": each.id} for each in kept for key in sorted(set(each.sketch.bands))])


def _whole(told: Story) -> dict[str, Any]:
    bare, exact, sentences = replace(told, sentences=()), told.sketch.exact or None, SENTENCES.encode(told.sentences)
    return _row(bare, exact, sentences)


def _identity(told: Story) -> dict[str, Any]:
    bare = replace(told, sentences=(), sketch=Sketch(exact=told.sketch.exact, minhash=(), shingles=0))
    return _row(bare, None, None)


def _row(bare: Story, exact: str | None, sentences: str | None) -> dict[str, Any]:
    return {
        "id": bare.id,
        "item": bare.item,
        "url": bare.url,
        "exact": exact,
        "first_seen": bare.first_seen,
        "state": STORY.encode(bare),
        "sentences": sentences,
    }


def _write_judgement(connection: Connection, judgement: Judgement, now: datetime) -> None:
    verdicts = [
        {
            "story": each.story,
            "operation": each.operation,
            "outcome": each.outcome.value,
            "told": each.told,
            "development": each.development,
            "decided_at": now,
            "state": VERDICT.encode(each),
        }
        for each in judgement.verdicts
    ]
    places = _places(connection, {each.operation for each in judgement.entries})
    entries = [
        {
            "operation": each.operation,
            "story": each.story,
            "at": each.at,
            "place": next(places[each.operation]),
            "state": LEDGER.encode(each),
        }
        for each in judgement.entries
    ]
    developments = [
        {
            "id": each.id,
            "operation": each.operation,
            "opened_at": each.opened_at,
            "updated_at": each.updated_at,
            "state": DEVELOPMENT.encode(each),
        }
        for each in judgement.developments
    ]
    put(connection, verdict, verdicts, ("outcome", "told", "development", "decided_at", "state"))
    put(connection, ledger, entries, ("at", "place", "state"))
    put(connection, development, developments, ("updated_at", "state"))


_LAST_PLACES = (
    select(ledger.c.operation, func.max(ledger.c.place).label("place"))
    .where(ledger.c.operation.in_(bindparam("of", expanding=True)))
    .group_by(ledger.c.operation)
)


def _places(connection: Connection, operations: Iterable[str]) -> dict[str, Iterator[int]]:
    """The places behind an operation's last ledger entry: nobody else writes there while its turn is taken."""
    last = {
        row.operation: row.place
        for part in chunks(operations)
        for row in connection.execute(_LAST_PLACES, {"of": part})
    }
    return {name: count(last.get(name, 0) + 1) for name in operations}


def owe(
    connection: Connection,
    alerts: Sequence[Alert],
    routes: Mapping[str, tuple[Receiver, ...]],
    now: datetime,
    *,
    waits: bool = False,
) -> tuple[Delivery, ...]:
    """Each alert to each of its receivers, once and for ever: what is owed already stays as it is.

    `waits`: a planner has yet to say when it goes out.
    """
    put(connection, alert, [alert_row(each, now) for each in alerts])
    stored = _payloads(connection, (each.id for each in alerts))
    left = frozenset(departures.all_of_them(connection)) if alerts else frozenset()
    owed: dict[str, tuple[Delivery, str]] = {}
    for each in alerts:
        told = ALERT.decode(stored[each.id])
        for receiver in _receivers(each, routes):
            if receiver in left:
                continue
            new = Delivery(
                id=delivery_id(each.id, receiver.channel, receiver.recipient),
                alert=told,
                channel=receiver.channel,
                recipient=receiver.recipient,
                state=DeliveryState.WAITING if waits else DeliveryState.PENDING,
                created_at=now,
                released_at=None if waits else now,
                next_try=now,
            )
            owed.setdefault(new.id, (new, stored[each.id]))
    there = column(connection, delivery.c.id, delivery.c.id, owed)
    fresh = [(new, payload) for new, payload in owed.values() if new.id not in there]
    put(connection, delivery, [delivery_row(new, payload) for new, payload in fresh])
    return tuple(new for new, _ in fresh)


def _receivers(told: Alert, routes: Mapping[str, tuple[Receiver, ...]]) -> tuple[Receiver, ...]:
    """Those of its operation and kind, of its operation, of its kind under any operation, of any."""
    operations = (told.operation, ROUTE_OF_ANY)
    keys = [key for name in operations for key in (route(name, told.kind), name)]
    return next((routes[key] for key in keys if key in routes), ())


def _payloads(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    return {
        row.id: row.payload
        for part in chunks(ids)
        for row in connection.execute(select(alert.c.id, alert.c.payload).where(alert.c.id.in_(part)))
    }


def alert_row(told: Alert, now: datetime) -> dict[str, Any]:
    """An alert, as it is from now on."""
    return {
        "id": told.id,
        "kind": told.kind.value,
        "operation": told.operation,
        "development": told.development,
        "story": told.story,
        "created_at": now,
        "payload": ALERT.encode(told),
    }


def delivery_row(new: Delivery, payload: str) -> dict[str, Any]:
    """A delivery that is owed from now on."""
    return {
        "id": new.id,
        "alert": new.alert.id,
        "channel": new.channel,
        "recipient": new.recipient,
        "state": new.state.value,
        "attempts": 0,
        "repeat": False,
        "created_at": new.created_at,
        "next_try": new.next_try,
        "last_answer": "",
        "released_at": new.released_at,
        "holding": new.holding.value if new.holding else None,
        "checksum": checksum(new.id, new.channel, new.recipient, payload),
    }
