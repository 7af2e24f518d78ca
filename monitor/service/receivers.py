"""The channels as configured and as they stand, and a test message to one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any, TextIO

from monitor.channels.manners import is_whole_week
from monitor.config import ChannelSettings, Config
from monitor.model import (
    ROUTE_OF_NOTICES,
    Alert,
    AlertKind,
    Answer,
    Delivery,
    DeliveryState,
    Receiver,
    delivery_id,
    derived_id,
    route,
)
from monitor.service.ways import routes
from monitor.service.wiring import channel, open_store
from monitor.store.contract import Standing

TEST = "test"
TOLD = (AlertKind.NEW, AlertKind.CHANGED, AlertKind.DISPUTED)
"""Kinds that are news: whoever follows an operation wants them."""


def listed(settings: Config) -> list[dict[str, Any]]:
    """A record for each configured channel, and for each that something is still owed to; no address but those of mail,
    no secret."""
    known = {one.name: one for one in settings.channels}
    stands, gone = _standings(settings)
    left = [
        name
        for name, stand in stands.items()
        if name not in known and (stand.waiting or stand.unfinished or stand.parked)
    ]
    return [_record(name, known.get(name), stands.get(name, Standing(channel=name)), gone) for name in (*known, *left)]


def to_nobody(settings: Config) -> list[str]:
    """A line for each kind of alert that nobody gets though no route says so, and for what would wait for ever."""
    ways, usual = routes(settings), dict(settings.routes.by_kind())
    found = []
    for one in settings.operations:
        meant = {kind for kind, names in (usual | dict(one.routes)).items() if not names}
        lost = [kind.value for kind in TOLD if kind not in meant and not ways[route(one.name, kind)]]
        if lost:
            found.append(
                f"{one.name}: nobody is told what is {' or '.join(lost)}: no channel that it goes to takes that "
                "(kinds in channels.toml; channels and routes in operations.toml)"
            )
    if not ways[ROUTE_OF_NOTICES]:
        found.append("nobody gets notices about the service: notices in monitor.toml, and kinds in channels.toml")
    found += [
        f"{one.name}: is quiet all week, so nothing but what is urgent is ever told there (quiet in channels.toml)"
        for one in settings.channels
        if is_whole_week(one.quiet)
    ]
    return found


def _standings(settings: Config) -> tuple[Mapping[str, Standing], Sequence[Receiver]]:
    if not settings.store_exists():
        return {}, ()
    with closing(open_store(settings, owner=False)) as store:
        return {one.channel: one for one in store.standings()}, store.departed()


def _record(name: str, settings: ChannelSettings | None, stand: Standing, left: Sequence[Receiver]) -> dict[str, Any]:
    gone = {one.recipient for one in left if one.channel == name}
    return {
        "name": name,
        "type": settings.type if settings else "",
        "recipients": [one for one in settings.recipients if one and one not in gone] if settings else [],
        "unsubscribed": sorted(gone),
        "kinds": list(settings.kinds) if settings else [],
        "waits": _waits(settings) if settings else [],
        "delivered": stand.delivered,
        "waiting": stand.waiting,
        "unfinished": stand.unfinished,
        "parked": stand.parked,
        "last_answer": stand.last_answer,
    }


def _waits(settings: ChannelSettings) -> list[str]:
    """What of its manners differs from sending at once, in words."""
    given = settings.model_fields_set & {"wait", "interval", "quiet", "digest_only", "budget", "urgent", "burst"}
    return sorted(given)


async def test(settings: Config, name: str, now: datetime, console: TextIO) -> dict[str, Answer]:
    """Send each recipient of a channel a message that says it is a test, signed and formed like any other; the outbox
    knows nothing of it, and it is not repeated. Gives the answers by recipient. `console`: what a console writes to."""
    chosen = next(one for one in settings.channels if one.name == name)
    way = channel(chosen, console, settings.links)
    try:
        return {to: await way.send(example(name, to, now), now) for to in way.recipients}
    finally:
        await way.close()


def example(name: str, recipient: str, now: datetime) -> Delivery:
    """The test that a person asked for at this moment: a notice, since it is about the service itself."""
    alert = Alert(
        id=derived_id(TEST, name, now.isoformat()),
        kind=AlertKind.NOTICE,
        operation="",
        operation_title="monitor",
        development="",
        headline=f"This is a test of the channel {name}",
        new="Nothing has happened. Alerts for this channel arrive the same way.",
        source="monitor",
        url="",
        first_seen=now,
        word=TEST,
    )
    return Delivery(
        id=delivery_id(alert.id, name, recipient),
        alert=alert,
        channel=name,
        recipient=recipient,
        state=DeliveryState.SENDING,
        attempts=1,
        created_at=now,
        next_try=now,
    )
