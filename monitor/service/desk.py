"""The running service as the page, the metrics and the health answers see it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor import __version__
from monitor.config import Config
from monitor.model import THROUGH, Delivery, DeliveryState, Development
from monitor.service.hold import Hold
from monitor.service.pulse import Pulse
from monitor.service.room import Room
from monitor.service.wiring import House
from monitor.store.contract import Explained, Store, StoreError
from monitor.web.contract import Health, Status

PATIENCE = 5.0
"""Seconds that the memory may take to answer before it is not well."""
MOST = 500
"""Deliveries on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDesk:
    """Looks at whichever house is the present one."""

    house: Callable[[], House]
    pulse: Pulse

    async def health(self) -> Health:
        return Health(parts={"store": self.pulse.failing() or await self._store(), **self.pulse.stuck()})

    async def _store(self) -> str:
        try:
            async with asyncio.timeout(PATIENCE):
                await self.house().store.call(lambda store: store.standings())
        except StoreError as error:
            return str(error)
        except TimeoutError:
            return f"has not answered for {PATIENCE:.0f} s"
        return ""

    async def status(self) -> Status:
        house = self.house()
        return await house.store.call(lambda store: standing(house.config, store, house.clock()))

    async def timeline(self, operation: str) -> Sequence[Development]:
        return await self.house().store.call(lambda store: store.timeline(operation))

    async def explain(self, reference: str) -> Sequence[Explained]:
        return await self.house().store.call(lambda store: store.explain(reference))

    async def deliveries(self) -> Sequence[Delivery]:
        unfinished = [state for state in DeliveryState if state not in THROUGH]
        return (await self.house().store.call(lambda store: store.deliveries(unfinished)))[:MOST]


def standing(settings: Config, store: Store, now: datetime) -> Status:
    """How a configuration's memory stands."""
    known = {one.url: one for one in settings.feeds}
    return Status(
        now=now,
        version=__version__,
        feeds=sorted(((known[one.url], one) for one in store.feeds() if one.url in known), key=lambda row: row[0].name),
        operations={one.name: one.title for one in settings.operations},
        census=store.census(),
        held=Hold(settings.data_dir).why(),
        paused=settings.store.startswith("sqlite") and Room(settings.data_dir).is_short(),
    )
