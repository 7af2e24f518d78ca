"""From a configuration: to whom what is owed, and the desk that says when it goes out."""

from __future__ import annotations

from monitor.config import Config
from monitor.model import ROUTE_OF_ANY, ROUTE_OF_NOTICES, AlertKind, Receiver, route
from monitor.service.routing import Desk


def routes(settings: Config) -> dict[str, tuple[Receiver, ...]]:
    """To whom each operation's alerts of each kind are owed, and notices about the service.

    An operation's own word for a kind goes before its `channels`, these before `[routes]`, that before every channel;
    and a channel gets only the kinds that it takes.
    """
    channels = {one.name: one for one in settings.channels}
    every, usual = tuple(channels), dict(settings.routes.by_kind())

    def receivers(names: tuple[str, ...], kind: AlertKind, *, named: bool = False) -> tuple[Receiver, ...]:
        return tuple(
            Receiver(channel=name, recipient=recipient)
            for name in names
            if channels[name].takes(kind, named=named)
            for recipient in channels[name].recipients
        )

    found = {ROUTE_OF_NOTICES: receivers(settings.notices or every, AlertKind.NOTICE)}
    for kind in (AlertKind.NEW, AlertKind.CONFIRMED, AlertKind.CHANGED, AlertKind.DISPUTED):
        elsewhere = usual.get(kind, every)
        found[route(ROUTE_OF_ANY, kind)] = receivers(elsewhere, kind, named=kind in usual)
        for one in settings.operations:
            own = dict(one.routes).get(kind)
            names = one.channels or elsewhere if own is None else own
            named = own is not None or (not one.channels and kind in usual)
            found[route(one.name, kind)] = receivers(names, kind, named=named)
    return {**found, ROUTE_OF_ANY: receivers(every, AlertKind.NOTICE)}


def desk(settings: Config) -> Desk:
    """What says when an alert goes out: the manners of the channels, and the family of the operations."""
    return Desk(
        manners={one.name: one for one in settings.channels},
        parents={one.name: one.parent for one in settings.operations if one.parent},
        titles={one.name: one.title for one in settings.operations},
    )
