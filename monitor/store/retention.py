"""Forgetting, a little at a time, so that no poll and no delivery waits for it.

What is never forgotten: that a story was known (its identity and sketch: a copy is silent at any age), what happened
(developments and the alerts that told of them), and whatever is still owed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, select, tuple_, update

from monitor.model import THROUGH, DeliveryState
from monitor.store import etiquette
from monitor.store.contract import Retention
from monitor.store.schema import ago, alert, delivery, notice, story, verdict

AT_ONCE = 500
"""Rows of each kind in one transaction."""

_OVER = tuple(state.value for state in (*THROUGH, DeliveryState.DEAD))


def prune(connection: Connection, now: datetime, retention: Retention) -> int:
    """Forget up to `AT_ONCE` rows of each kind; gives how many were."""
    old_text = (story.c.first_seen < ago(now, retention.texts)) & story.c.sentences.is_not(None)
    stale = select(story.c.id).where(old_text).limit(AT_ONCE)
    count = connection.execute(update(story).where(story.c.id.in_(stale)).values(sentences=None)).rowcount
    untold = (verdict.c.decided_at < ago(now, retention.decisions)) & verdict.c.told.is_(False)
    count += _delete(connection, verdict, untold, "story", "operation")
    over = delivery.c.state.in_(_OVER) & (delivery.c.settled_at < ago(now, retention.deliveries))
    count += _delete(connection, delivery, over, "seq")
    bare = (
        (alert.c.development == "")
        & (alert.c.created_at < ago(now, retention.deliveries))
        & alert.c.id.not_in(select(delivery.c.alert))
        & alert.c.id.not_in(select(notice.c.alert))
    )
    return count + _delete(connection, alert, bare, "id") + etiquette.forget(connection, now)


def _delete(connection: Connection, table: Table, which: Any, *key: str) -> int:
    columns = [table.c[name] for name in key]
    wanted = [tuple(row) for row in connection.execute(select(*columns).where(which).limit(AT_ONCE))]
    return connection.execute(delete(table).where(tuple_(*columns).in_(wanted))).rowcount if wanted else 0
