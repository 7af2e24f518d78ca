"""What is looked up: what a batch's stories must be judged against, and what a person asks about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    cast,
    func,
    or_,
    select,
    type_coerce,
)

from monitor.model import Development, Known, Mark, Story
from monitor.store import codec
from monitor.store.codec import ALERT, DEVELOPMENT, SENTENCES, STORY, VERDICT
from monitor.store.contract import Explained
from monitor.store.ledgers import Ledgers
from monitor.store.schema import alert, band, development, feed, mark, story, verdict

Key = TypeVar("Key", str, int)

CHUNK = 500
"""Values in one IN list: SQLite's older limit is 999 for a whole statement."""
LIKELY = 1000
"""Likely copies looked at for each chunk of bands, those that share most first: boilerplate fills whole buckets."""
MOST_MARKS = 1000
"""Of an operation, the newest, that a decision knows."""
SHORTEST_PREFIX = 6


def chunks(values: Iterable[Key]) -> Iterator[list[Key]]:
    """Distinct values in a fixed order, as many at a time as one statement takes."""
    distinct = sorted(set(values))
    for start in range(0, len(distinct), CHUNK):
        yield distinct[start : start + CHUNK]


def column(
    connection: Connection, wanted: ColumnElement[str], key: ColumnElement[Any], values: Iterable[str]
) -> set[str]:
    """What stands in `wanted` where `key` is one of the values."""
    there = _standing_among(wanted, key)
    return {found for part in chunks(values) for found in connection.scalars(there, {"values": part})}


def within(connection: Connection, name: str) -> Any:
    """A field of feeds' states, where the database can look: it need not be brought here whole to be sorted out."""
    state = feed.c.state
    document = cast(state, JSON) if connection.dialect.name == "postgresql" else type_coerce(state, JSON)
    return document[(0, name)]


@cache
def _standing_among(wanted: ColumnElement[str], key: ColumnElement[Any]) -> Select[str]:
    """Made once: to put such a statement together takes longer than to carry it out."""
    return select(wanted).where(key.in_(bindparam("values", expanding=True)))


# --- for a decision ---------------------------------------------------------------------------------------------------


def stored(connection: Connection, stories: Iterable[Story]) -> set[str]:
    """Ids of those that are stored in this very version."""
    return column(connection, story.c.id, story.c.id, (each.id for each in stories))


def unseen(stories: Sequence[Story], stored: Collection[str]) -> tuple[Story, ...]:
    """Those that are not among the stored, each once, oldest first."""
    fresh = {each.id: each for each in stories if each.id not in stored}
    return tuple(sorted(fresh.values(), key=lambda each: (each.first_seen, each.published or each.first_seen)))


def known(
    connection: Connection, stories: Sequence[Story], operations: Sequence[str], since: datetime, ledgers: Ledgers
) -> Known:
    """Versions and likely copies of the stories at any age; developments of the operations from `since`, their ledgers
    from the day of it: so that they begin with the same entry for a day."""
    day = since.replace(hour=0, minute=0, second=0, microsecond=0)
    return Known(
        stories=load(connection, kin(connection, stories)),
        ledger={name: ledgers.recall(connection, name, day) for name in operations},
        developments={name: _growing(connection, name, since) for name in operations},
        marks={name: _standing_marks(connection, name) for name in operations},
    )


_VERSIONS = (
    select(story.c.id, story.c.item)
    .where(story.c.item.in_(bindparam("items", expanding=True)))
    .order_by(story.c.first_seen, story.c.id)
)
_SHARING = (
    select(band.c.story)
    .where(band.c.band.in_(bindparam("bands", expanding=True)))
    .group_by(band.c.story)
    .order_by(func.count().desc(), band.c.story)
    .limit(LIKELY)
)
_WHOLE = select(story.c.state, story.c.sentences).where(story.c.id.in_(bindparam("ids", expanding=True)))
_GROWING = (
    select(development.c.state)
    .where(development.c.operation == bindparam("of"), development.c.updated_at >= bindparam("since"))
    .order_by(development.c.opened_at, development.c.id)
)
_MARKS = (
    select(mark.c.state)
    .where(mark.c.operation == bindparam("of"), mark.c.withdrawn.is_(False))
    .order_by(mark.c.at.desc(), mark.c.id)
    .limit(MOST_MARKS)
)


def kin(connection: Connection, stories: Sequence[Story]) -> set[str]:
    """Ids of stored stories that are the newest version of one of these, its exact copy, or share a band with it. Older
    versions stand for nothing any more, and there may be thousands: some feeds count readers in their texts."""
    items = chunks(each.item for each in stories)
    stored = [row for part in items for row in connection.execute(_VERSIONS, {"items": part})]
    newest = {row.item: row.id for row in stored}
    found = set[str]()
    for part in chunks(key for each in stories for key in each.sketch.bands):
        found.update(connection.scalars(_SHARING, {"bands": part}))
    exact = (each.sketch.exact for each in stories if each.sketch.exact)
    found = found.difference(row.id for row in stored).union(newest.values())
    return found | column(connection, story.c.id, story.c.exact, exact)


def load(connection: Connection, ids: Iterable[str]) -> tuple[Story, ...]:
    """Oldest first."""
    found = [
        _story(row.state, row.sentences) for part in chunks(ids) for row in connection.execute(_WHOLE, {"ids": part})
    ]
    return tuple(sorted(found, key=lambda each: (each.first_seen, each.id)))


def _story(state: str, sentences: str | None) -> Story:
    """A story as it was, or without its sentences where those were not kept."""
    return replace(STORY.decode(state), sentences=SENTENCES.decode(sentences) if sentences else ())


def _growing(connection: Connection, operation: str, since: datetime) -> tuple[Development, ...]:
    rows = connection.scalars(_GROWING, {"of": operation, "since": since})
    return tuple(codec.development(row) for row in rows)


def _standing_marks(connection: Connection, operation: str) -> tuple[Mark, ...]:
    newest = connection.scalars(_MARKS, {"of": operation}).all()
    return tuple(codec.mark(row) for row in reversed(newest))


# --- for a person -----------------------------------------------------------------------------------------------------


def explain(connection: Connection, reference: str, operation: str) -> tuple[Explained, ...]:
    """Stored verdicts of what `reference` names, oldest first (see the contract)."""
    ids = named(connection, reference)
    found: list[Row[Any]] = []
    for part in chunks(ids):
        wanted = (
            select(verdict, story.c.state.label("remembered"), story.c.sentences, story.c.first_seen)
            .join(story, story.c.id == verdict.c.story)
            .where(verdict.c.story.in_(part))
        )
        if operation:
            wanted = wanted.where(verdict.c.operation == operation)
        found += connection.execute(wanted).all()
    found.sort(key=lambda row: (row.decided_at, row.first_seen, row.story, row.operation))
    return tuple(_explained(connection, row) for row in found)


def named(connection: Connection, reference: str) -> set[str]:
    """Ids of the stories that a reference means."""

    def is_meant(key: ColumnElement[str]) -> ColumnElement[bool]:
        return key.startswith(reference, autoescape=True) if len(reference) >= SHORTEST_PREFIX else key == reference

    queries = (
        select(story.c.id).where(or_(is_meant(story.c.id), is_meant(story.c.item), story.c.url == reference)),
        select(verdict.c.story).where(verdict.c.development != "", is_meant(verdict.c.development)),
        select(alert.c.story).where(or_(is_meant(alert.c.id), is_meant(alert.c.development))),
    )
    return {found for query in queries for found in connection.scalars(query)} if reference else set()


def _explained(connection: Connection, row: Row[Any]) -> Explained:
    raised = select(alert.c.payload).where(alert.c.story == row.story, alert.c.operation == row.operation)
    payload = connection.scalar(raised.order_by(alert.c.created_at, alert.c.id).limit(1))
    return Explained(
        story=_story(row.remembered, row.sentences),
        verdict=VERDICT.decode(row.state),
        decided_at=row.decided_at,
        alert=ALERT.decode(payload) if payload else None,
    )


def timeline(connection: Connection, operation: str) -> tuple[Development, ...]:
    """An operation's developments, oldest first."""
    wanted = select(development.c.state).where(development.c.operation == operation)
    rows = connection.scalars(wanted.order_by(development.c.opened_at, development.c.id))
    return tuple(DEVELOPMENT.decode(row) for row in rows)


def marks(connection: Connection, operation: str) -> tuple[Mark, ...]:
    """Oldest first, withdrawn ones among them."""
    wanted = select(mark.c.state).where(mark.c.operation == operation) if operation else select(mark.c.state)
    return tuple(codec.mark(row) for row in connection.scalars(wanted.order_by(mark.c.at, mark.c.id)))
