"""How the service stands, as plain values for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from monitor.web.contract import Status
from monitor.web.pages import standing


def status_record(status: Status, *, running: bool = True) -> dict[str, Any]:
    """JSON values; moments are ISO 8601 in UTC. Addresses of feeds are left out: one may let whoever knows it in."""
    known = {one.name: one for one in status.census.operations}
    return {
        "now": _iso(status.now),
        "version": status.version,
        "running": running,
        "held": status.held,
        "polling_paused": status.paused,
        "next_poll": _iso(status.census.next_poll),
        "feeds": [
            {
                "name": feed.name,
                "publisher": feed.publisher,
                "stands": standing(state, status.now),
                "failures": state.failures,
                "last_error": state.last_error,
                "succeeded_at": _iso(state.succeeded_at),
                "newest_at": _iso(state.newest_at),
                "next_poll": None if state.gone else _iso(state.next_poll),
            }
            for feed, state in status.feeds
        ],
        "operations": [
            {
                "name": name,
                "title": title,
                "developments": known[name].developments if name in known else 0,
                "last": known[name].last if name in known else "",
                "last_at": _iso(known[name].last_at) if name in known else None,
            }
            for name, title in status.operations.items()
        ],
        "channels": [
            {
                "name": one.channel,
                "delivered": one.delivered,
                "waiting": one.waiting,
                "unfinished": one.unfinished,
                "parked": one.parked,
                "waiting_since": _iso(status.census.waiting_since.get(one.channel)),
                "last_answer": one.last_answer,
            }
            for one in status.census.standings
        ],
        "alerts": [
            {
                "id": told.alert.id,
                "at": _iso(told.at),
                "kind": told.alert.kind.value,
                "operation": told.alert.operation,
                "headline": told.alert.headline,
                "source": told.alert.source,
                "url": told.alert.url,
            }
            for told in status.census.alerts
        ],
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
