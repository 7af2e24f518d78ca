"""Breaks the program on purpose, in every process that has this directory on its path: MUTANT names how.

The suite is believed only if it turns red on each of these (`tests/test_mutants.py`).
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any


def two_transactions() -> None:
    """What is known is committed, and what is owed after it."""
    from monitor.store import record
    from monitor.store.sql import SqlStore

    decide = SqlStore.decide

    def decided(self: Any, batch: Any, judge: Any) -> Any:
        made = decide(self, replace(batch, routes={}), judge)
        with self.transaction() as connection:
            return replace(made, deliveries=record.owe(connection, made.judgement.alerts, batch.routes, batch.now))

    SqlStore.decide = decided  # type: ignore[method-assign]


def validators_first() -> None:
    """The server's validators are kept before the stories are."""
    from monitor.store.sql import SqlStore

    decide = SqlStore.decide

    def decided(self: Any, batch: Any, judge: Any) -> Any:
        if batch.feed is not None:
            self.save_feed(batch.feed)
        return decide(self, batch, judge)

    SqlStore.decide = decided  # type: ignore[method-assign]


def marked_before_sent() -> None:
    """A delivery is through before it is sent."""
    from monitor.model import Sent
    from monitor.service.deliver import Deliverer

    deliver = Deliverer._deliver

    async def delivered(self: Any, delivery: Any) -> None:
        await self.store.call(lambda store: store.settle(delivery, Sent(), self.clock(), None))
        await deliver(self, delivery)

    Deliverer._deliver = delivered  # type: ignore[method-assign]


def random_ids() -> None:
    """A delivery's id is drawn, not derived."""
    from monitor.store import record

    record.delivery_id = lambda *_of: uuid.uuid4().hex


def not_synced() -> None:
    """SQLite promises more than a power cut leaves."""
    import sqlite3

    connect = sqlite3.connect

    class Lax(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> Any:
            return super().execute(sql.replace("synchronous=FULL", "synchronous=NORMAL"), *more)

    def connected(*given: Any, **more: Any) -> Any:
        return connect(*given, **{"factory": Lax, **more})

    sqlite3.connect = connected  # type: ignore[assignment]


def too_many_requests_is_for_ever() -> None:
    """A receiver that asks for patience is given up."""
    from monitor.channels import http

    http.PATIENCE = frozenset()


def cancelled_at_the_end() -> None:
    """Whatever is under way is cancelled when the service stops."""
    from monitor.service import daemon

    daemon.DRAIN = 0.0


def clock_is_believed() -> None:
    """A poll that was planned before the clock was set back waits for the old time."""
    from monitor.store import claims

    claims.LONGEST_WAIT = timedelta(days=36500)


def only_names_are_checked() -> None:
    """Addresses are dialled as they come."""
    from monitor.feeds import guard

    guard.permitted = lambda *_address, **_more: ""


def no_cap() -> None:
    """A body is read to its end."""
    from monitor.feeds.body import Body

    made = Body.__init__

    def unlimited(self: Any, encoding: str, limit: int) -> None:
        made(self, encoding, limit=2**62)

    Body.__init__ = unlimited  # type: ignore[method-assign]


def read_on_the_loop() -> None:
    """Feeds are read where everything else waits for it."""
    import io

    import feedparser

    from monitor.feeds.parse import Parser

    parse = Parser.parse

    async def parsed(self: Any, fresh: Any, seen: bytes = b"") -> Any:
        feedparser.parse(io.BytesIO(fresh.body))
        return await parse(self, fresh, seen)

    Parser.parse = parsed  # type: ignore[method-assign]


def logs_as_they_come() -> None:
    """What a feed said reaches the terminal as it is."""
    from monitor.service import log

    log._UNPRINTABLE = log.re.compile(r"(?!)")


MUTANTS: dict[str, Callable[[], None]] = {
    mutant.__name__: mutant
    for mutant in (
        two_transactions, validators_first, marked_before_sent, random_ids, not_synced, too_many_requests_is_for_ever,
        cancelled_at_the_end, clock_is_believed, only_names_are_checked, no_cap, read_on_the_loop, logs_as_they_come,
    )
}  # fmt: skip

if wanted := os.environ.get("MUTANT"):
    MUTANTS[wanted]()
