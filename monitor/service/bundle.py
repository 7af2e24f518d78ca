"""Several alerts in one message: pure.

What belongs to one development becomes one alert about it, as its first says it, with the sources of all. Anything else
becomes a digest: a line for each alert, in the order in which they came. The id is derived from what is carried, so
whoever puts the same together says it under the same id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.model import Alert, AlertKind, Delivery, Holding, Mention, Source, derived_id

MOST = 30
"""Alerts that one message carries: what fits into a chat message and into 20 KB of JSON, a line each."""

_SAID = (Holding.SILENCE, Holding.ELSEWHERE)
"""Reasons that a reader of the digest is told: the others are plain from its being one."""


def bundle(parts: Sequence[Delivery], now: datetime) -> Alert:
    """The alert that carries these deliveries to their receiver; `parts` are oldest first. What was told under another
    operation is no news of its own, not even by itself: a digest says so."""
    alerts = [part.alert for part in parts]
    name = derived_id("bundle", *(part.id for part in parts))
    about = {(alert.operation, alert.development) for alert in alerts}
    plain = all(
        part.alert.development and not part.alert.mentions and part.holding is not Holding.ELSEWHERE for part in parts
    )
    if plain and len(about) == 1:
        return _grown(alerts, name)
    return _digest(parts, name, now)


def _grown(alerts: Sequence[Alert], name: str) -> Alert:
    """One development: news as its first alert tells it, follow-ups as the last does."""
    first, last = alerts[0], alerts[-1]
    told = first if first.kind is AlertKind.NEW else last
    others = [alert for alert in alerts if alert is not told]
    return replace(
        told,
        id=name,
        sources=_sources(alerts),
        numbers=next((alert.numbers for alert in reversed(alerts) if alert.numbers), ()),
        mentions=tuple(mention(alert) for alert in others),
    )


def _sources(alerts: Sequence[Alert]) -> tuple[Source, ...]:
    return tuple({(s.publisher, s.url): s for alert in alerts for s in alert.sources}.values())


def _digest(parts: Sequence[Delivery], name: str, now: datetime) -> Alert:
    alerts = [part.alert for part in parts]
    operations = {(alert.operation, alert.operation_title) for alert in alerts}
    operation, title = operations.pop() if len(operations) == 1 else ("", "")
    return Alert(
        id=name,
        kind=AlertKind.DIGEST,
        operation=operation,
        operation_title=title or "monitor",
        development="",
        headline="an alert that had to wait" if len(parts) == 1 else f"{len(parts)} alerts that had to wait",
        new="",
        source="monitor",
        url="",
        first_seen=now,
        mentions=tuple(mention(part.alert, part.why if part.holding in _SAID else "") for part in parts),
    )


def mention(alert: Alert, why: str = "") -> Mention:
    """An alert in a line."""
    return Mention(
        alert=alert.id,
        kind=alert.kind,
        operation=alert.operation,
        operation_title=alert.operation_title,
        development=alert.development,
        headline=alert.headline or alert.new,
        source=alert.source,
        url=alert.url,
        first_seen=alert.first_seen,
        why=why,
    )
