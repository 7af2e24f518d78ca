"""The service with an end: one round of polls and sends, a rehearsal of it, and how both stand at their end.

It is the daemon's road without its ticks. `recover` is where both begin: what an earlier service was sending when it
was cut off is settled before anything else is sent.
"""

from __future__ import annotations

from datetime import datetime

import structlog

from monitor.model import THROUGH, AlertKind, DeliveryState
from monitor.service.poll import Polled
from monitor.service.wiring import House
from monitor.store.contract import FullError, Raised

log = structlog.get_logger()


async def recover(house: House, *, last: bool = False) -> None:
    """Sends that were cut off are repeated under the same id, or held, as each channel's policy has it. `last`: this
    service sends nothing more, and what it was sending need not wait for the end of its lease."""
    policies, busy = house.caretaker.policies, None if last else frozenset(house.deliverer.under_way)
    for delivery in await house.store.call(lambda store: store.recover(house.clock(), policies, busy)):
        log.warning(
            "delivery.ambiguous", delivery=delivery.id, channel=delivery.channel, policy=policies.get(delivery.channel)
        )


async def run_once(house: House) -> list[Polled]:
    """Poll every feed one time, send what is due (waiting for no retry), and come back."""
    await house.notifier.tell(*await house.caretaker.look_back())
    await recover(house)
    polled = await house.poller.once() if await house.caretaker.may_poll() else []
    try:
        await house.notifier.look()
        await house.deliverer.release(at_once=True)
        await house.deliverer.deliver_due()
    except FullError:
        await house.caretaker.make_room()
        await house.deliverer.deliver_due()
    await house.caretaker.look()
    if await house.notifier.look():  # a channel that refused just now is told through another
        await house.deliverer.deliver_due()
    return polled


async def rehearse(house: House) -> list[Polled]:
    """Poll every feed one time, see what is wrong, and send nothing."""
    polled = await house.poller.once()
    await house.notifier.look()
    return polled


async def noticed(house: House, since: datetime) -> list[Raised]:
    """The notices that were raised from then on, with what became of them; oldest first."""
    told = await house.store.call(lambda store: store.raised())
    return [one for one in reversed(told) if one.alert.kind is AlertKind.NOTICE and one.at >= since]


async def unfinished(house: House) -> tuple[int, int]:
    """How many deliveries are owed and not through, and how many of those only wait for their time."""
    owed = await house.store.call(lambda store: store.deliveries([s for s in DeliveryState if s not in THROUGH]))
    waiting = sum(delivery.state is DeliveryState.WAITING for delivery in owed)
    return len(owed) - waiting, waiting
