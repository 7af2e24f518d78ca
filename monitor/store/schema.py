"""The tables, for SQLite and PostgreSQL alike.

A row keeps its value whole, as JSON (`codec`), beside the few columns it is found by. Moments are integers:
microseconds since 1970 in UTC, so that they compare the same everywhere. The migrations spell these tables out
again; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)

from monitor.store.codec import plain

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def ago(now: datetime, age: timedelta) -> datetime:
    """As far back as moments go, at most: an age may be of a thousand years."""
    return now - min(age, now - EPOCH)


class Moment(TypeDecorator[datetime]):
    """An aware moment as microseconds since 1970, UTC; `ValueError` for a naive one."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return _microseconds(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:  # noqa: ARG002 (as above)
        """Past SQLAlchemy's own way there, which is as long again."""
        return _microseconds

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (as above)
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Plain(TypeDecorator[str]):
    """Text from the world, without what a database refuses."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return _plain(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:  # noqa: ARG002 (as above)
        """As a Moment's."""
        return _plain


def _microseconds(value: datetime | None) -> int | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone: every moment in the store is aware")
    return (value - EPOCH) // MICROSECOND


def _plain(value: str | None) -> str | None:
    return None if value is None else plain(value)


Serial = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts by itself only in a column that is exactly INTEGER."""

UNFINISHED_ROWS = text("state IN ('pending', 'sending', 'retry', 'ambiguous')")
"""Deliveries that keep a receiver's later ones waiting; a held or dead one lets them pass. Literal, since SQLite uses
a partial index only for a query that repeats its words."""

WHOLE_ROWS = text("sentences IS NOT NULL")
"""Stories whose text is still there."""
WAITING_ROWS = text("state = 'waiting'")
"""Deliveries that are not to go out yet. Literal, as above; their indexes begin with the state all the same, or SQLite
would rather take one over all states and look at each row that waits."""

metadata = MetaData()

feed = Table(
    "feed",
    metadata,
    Column("url", Plain, primary_key=True),
    Column("followed", Boolean, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("next_poll", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("leased_by", String),
    Column("state", Text, nullable=False),
    Index("feed_due", "followed", "next_poll"),
)

sight = Table(  # apart from its feed's row, which every poll writes anew and most change nothing here
    "sight",
    metadata,
    Column("feed", Plain, primary_key=True),
    Column("known", LargeBinary, nullable=False),  # what the items of its last decided poll are known by
)

departure = Table(
    "departure",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)

gone = Table(
    "gone",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

subscription = Table(
    "subscription",
    metadata,
    Column("url", Plain, primary_key=True),
    Column("state", Text, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("feed", Plain, primary_key=True),
    Column("story", Plain, primary_key=True),
    Column("item", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", Text, nullable=False),  # the whole story
)

request = Table(
    "request",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("feed", Plain, nullable=False),
    Column("site", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("status", Integer),  # empty: no answer
    Column("first", Boolean, nullable=False),  # of its poll; the others are redirects
    Column("forced", Boolean, nullable=False),  # by a run that polls everything, due or not
    Column("conditional", Boolean, nullable=False),
    Column("received", BigInteger, nullable=False),  # bytes on the wire
    Column("saved", BigInteger, nullable=False),  # bytes that a 304 spared
    Column("spacing", BigInteger, nullable=False),  # microseconds owed to the site afterwards
    Column("pause_until", Moment),
    Column("free_at", Moment, nullable=False),  # from then on the feed may be asked again
)

story = Table(
    "story",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("item", Plain, nullable=False),
    Column("url", Plain, nullable=False),
    Column("exact", String),  # empty where only the identity is kept
    Column("first_seen", Moment, nullable=False),
    Column("state", Text, nullable=False),  # the story without its sentences
    Column("sentences", Text),  # may be forgotten; the rest outlives them
    Index("story_item", "item"),
    Index("story_url", "url"),
    Index("story_exact", "exact"),
    Index("story_age", "first_seen", sqlite_where=WHOLE_ROWS, postgresql_where=WHOLE_ROWS),
)

band = Table(
    "band",
    metadata,
    Column("band", Plain, primary_key=True),
    Column("story", Plain, ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
    Index("band_story", "story"),
    sqlite_with_rowid=False,
)

verdict = Table(
    "verdict",
    metadata,
    Column("story", Plain, primary_key=True),
    Column("operation", Plain, primary_key=True),
    Column("outcome", String, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("development", Plain, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Index("verdict_development", "development"),
    Index("verdict_age", "told", "decided_at"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("operation", Plain, primary_key=True),
    Column("story", Plain, primary_key=True),
    Column("at", Moment),  # empty: known from the start, does not age
    Column("place", BigInteger, nullable=False, server_default="0"),  # in the order of writing; rows from before: 0
    Column("state", Text, nullable=False),
    Index("ledger_age", "operation", "at"),
    Index("ledger_place", "operation", "place"),
)

development = Table(
    "development",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("operation", Plain, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Index("development_age", "operation", "updated_at"),
)

alert = Table(
    "alert",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("kind", String, nullable=False),
    Column("operation", Plain, nullable=False),
    Column("development", Plain, nullable=False),
    Column("story", Plain, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("payload", Text, nullable=False),
    Index("alert_development", "development"),
    Index("alert_story", "story"),
    Index("alert_operation", "operation", "created_at"),
)

notice = Table(
    "notice",
    metadata,
    Column("word", Plain, primary_key=True),
    Column("subject", Plain, primary_key=True),
    Column("told_at", Moment, nullable=False),  # the last time
    Column("alert", Plain, ForeignKey("alert.id"), nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("id", String, primary_key=True),
    Column("operation", Plain, nullable=False),
    Column("at", Moment, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Index("mark_operation", "operation", "at"),
)

silence = Table(
    "silence",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("ends_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Index("silence_end", "ends_at"),
)

delivery = Table(
    "delivery",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("alert", Plain, ForeignKey("alert.id"), nullable=False),
    Column("channel", Plain, nullable=False),
    Column("recipient", Plain, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("repeat", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("next_try", Moment),
    Column("settled_at", Moment),
    Column("leased_until", Moment),
    Column("leased_by", String),
    Column("last_answer", Plain, nullable=False),
    Column("checksum", String, nullable=False),  # SHA-256 over what is sent and to whom
    Column("released_at", Moment),  # when it was let go, or owed where nothing held it; empty while it waits
    Column("holding", String),
    Column("why", Plain, nullable=False, server_default=""),
    Column("bundle", String),  # the delivery that carries it
    Column("aside", Boolean, nullable=False, server_default=false()),  # later ones may pass it
    Column("failing_since", Moment),  # the first of the tries that have failed for now; empty where none has
    Index(
        "delivery_queue",
        "channel",
        "recipient",
        "seq",
        sqlite_where=UNFINISHED_ROWS,
        postgresql_where=UNFINISHED_ROWS,
    ),
    Index("delivery_waiting", "state", "next_try", sqlite_where=WAITING_ROWS, postgresql_where=WAITING_ROWS),
    Index(
        "delivery_company",
        "state",
        "holding",
        "channel",
        "recipient",
        sqlite_where=WAITING_ROWS,
        postgresql_where=WAITING_ROWS,
    ),
    Index("delivery_released", "released_at"),
    Index("delivery_alert", "alert"),
    Index("delivery_state", "state"),
    Index("delivery_age", "state", "settled_at"),
)

generation = Table(
    "generation",
    metadata,
    Column("times", BigInteger, nullable=False),  # one row; on PostgreSQL alone, a SQLite file has a count of its own
)
