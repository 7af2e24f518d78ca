"""Where an alert would go, when, and why: an example laid before the desk that the service uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.config import Config
from monitor.judge.alerts import called
from monitor.model import (
    ROUTE_OF_ANY,
    ROUTE_OF_NOTICES,
    Alert,
    AlertKind,
    Delivery,
    DeliveryState,
    Receiver,
    derived_id,
    route,
)
from monitor.service.ways import desk, routes
from monitor.service.wiring import open_store
from monitor.store.contract import Plan, Queue, StoreError


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What becomes of an alert on its way to one receiver."""

    channel: str
    recipient: str
    until: datetime | None
    """When it goes, if not now; None also where it never does."""
    goes: str
    """`now`, `later` or `never`."""
    reason: str
    """One word, as `monitor alerts list` has it."""
    why: str


def alert_of(settings: Config, reference: str) -> Alert | None:
    """The stored alert with this id, or this start of one (six characters or more)."""
    if len(reference) < 6 or not settings.store_exists():
        return None
    with closing(open_store(settings, owner=False)) as store:
        found = [each.alert for each in store.raised(limit=100_000) if each.alert.id.startswith(reference)]
    return found[0] if len(found) == 1 else None


def example(settings: Config, operation: str, kind: AlertKind, now: datetime) -> Alert:
    """An alert of this kind, about something that nobody ever heard of."""
    title = next((called(one) for one in settings.operations if one.name == operation), operation)
    about = "" if kind is AlertKind.NOTICE else operation
    return Alert(
        id=derived_id("example", operation, kind),
        kind=kind,
        operation=about,
        operation_title=title,
        development=derived_id("example", operation) if about else "",
        headline="An example",
        new="An example.",
        source="monitor",
        url="",
        first_seen=now,
    )


def ways(settings: Config, alert: Alert, now: datetime) -> tuple[Way, ...]:
    """For each receiver of each channel, in their order."""
    table = routes(settings)
    key = ROUTE_OF_NOTICES if alert.kind is AlertKind.NOTICE else route(alert.operation, alert.kind)
    going = table.get(key, table[route(ROUTE_OF_ANY, alert.kind)] if alert.operation else ())
    found = []
    for receiver, queue in _queues(settings, now):
        if receiver in going:
            found.append(_planned(settings, alert, receiver, queue, now))
        else:
            found.append(
                Way(
                    channel=receiver.channel,
                    recipient=receiver.recipient,
                    until=None,
                    goes="never",
                    reason="no route",
                    why=_left_out(settings, alert, receiver),
                )
            )
    return tuple(found)


def _queues(settings: Config, now: datetime) -> Iterator[tuple[Receiver, Queue]]:
    """Every receiver with what it waits for and was told; with nothing, where there is no memory yet."""
    receivers = [Receiver(channel=one.name, recipient=name) for one in settings.channels for name in one.recipients]
    if not settings.store_exists():
        yield from ((receiver, Queue(receiver=receiver, waiting=())) for receiver in receivers)
        return
    try:
        store = open_store(settings, owner=False)
    except StoreError:
        yield from ((receiver, Queue(receiver=receiver, waiting=())) for receiver in receivers)
        return
    with closing(store):
        memory = desk(settings).memory
        yield from [(receiver, store.queue(receiver, now, memory)) for receiver in receivers]


def _planned(settings: Config, alert: Alert, receiver: Receiver, queue: Queue, now: datetime) -> Way:
    """As it waits there, where it does: what it was promised holds. Otherwise as if it came now."""
    waiting = tuple(replace(each, id="example") if each.alert.id == alert.id else each for each in queue.waiting)
    come = Delivery(
        id="example",
        alert=alert,
        channel=receiver.channel,
        recipient=receiver.recipient,
        state=DeliveryState.WAITING,
        created_at=now,
        next_try=now,
    )
    owed = waiting if any(each.id == "example" for each in waiting) else (*waiting, come)
    told = tuple(each for each in queue.told if each.alert.id != alert.id)
    plan = desk(settings).plan(replace(queue, waiting=owed, told=told), now)
    return _way(plan, receiver)


def _way(plan: Plan, receiver: Receiver) -> Way:
    to = {"channel": receiver.channel, "recipient": receiver.recipient}
    for hold in plan.holds:
        if hold.id == "example":
            return Way(**to, until=hold.until, goes="later", reason=hold.holding.value, why=hold.why)
    mates = next(len(parcel.ids) - 1 for parcel in plan.parcels if "example" in parcel.ids)
    why = f"in one message with {mates} others that wait" if mates else "by itself"
    return Way(**to, until=None, goes="now", reason="", why=why)


def _left_out(settings: Config, alert: Alert, receiver: Receiver) -> str:
    """Which key keeps it from this channel."""
    channel = next(one for one in settings.channels if one.name == receiver.channel)
    kind = alert.kind.value
    if alert.kind is AlertKind.CONFIRMED and "kinds" not in channel.model_fields_set:
        return (
            f"confirmed is told where kinds of a channel (channels.toml) or a route names it; {channel.name} does not"
        )
    if kind not in channel.kinds:
        return f"kinds of the channel {channel.name} (channels.toml) leaves {kind} out"
    if alert.kind is AlertKind.NOTICE:
        return "notices (monitor.toml) names other channels"
    operation = next((one for one in settings.operations if one.name == alert.operation), None)
    if operation and alert.kind in dict(operation.routes):
        return f"routes.{kind} of the operation {operation.name} (operations.toml) names other channels"
    if operation and operation.channels:
        return f"channels of the operation {operation.name} (operations.toml) names others"
    return f"routes.{kind} (monitor.toml) names other channels"
