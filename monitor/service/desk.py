"""The running service as the page, the metrics and the health answers see it."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor import __version__, tokens
from monitor.channels.unsubscribe import UnsubscribeSettings, unsubscribe_token
from monitor.config import Config
from monitor.model import THROUGH, Delivery, DeliveryState, Development, Silence
from monitor.service.buttons import Buttons
from monitor.service.hold import Hold
from monitor.service.pulse import Pulse
from monitor.service.room import Room
from monitor.service.wiring import House
from monitor.store.contract import Explained, Store, StoreError
from monitor.tokens import Action, Asked, Invalid
from monitor.web.contract import Health, Offer, Press, Status
from monitor.web.control import Obey

PATIENCE = 5.0
"""Seconds that the memory may take to answer before it is not well."""
MOST = 500
"""Deliveries on the page."""
MUTED = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDesk:
    """Looks at whichever house is the present one."""

    house: Callable[[], House]
    pulse: Pulse
    obey: Obey
    """How what is asked for is carried out."""
    _buttons: Buttons = field(default_factory=Buttons)

    def names(self) -> frozenset[str]:
        settings = self.house().config
        mails = [one.unsubscribe_url for one in settings.channels if isinstance(one, UnsubscribeSettings)]
        urls = (settings.links.public_url, settings.websub.callback_url.get_secret_value(), *mails)
        return frozenset(host for url in urls if (host := urlsplit(url).hostname))

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

    async def status(self, *, feeds: bool = True) -> Status:
        house = self.house()
        return await house.store.call(lambda store: standing(house.config, store, house.clock(), feeds=feeds))

    async def timeline(self, operation: str) -> Sequence[Development]:
        return await self.house().store.call(lambda store: store.timeline(operation))

    async def explain(self, reference: str) -> Sequence[Explained]:
        return await self.house().store.call(lambda store: store.explain(reference))

    async def deliveries(self) -> Sequence[Delivery]:
        unfinished = [state for state in DeliveryState if state not in THROUGH]
        return (await self.house().store.call(lambda store: store.deliveries(unfinished)))[:MOST]

    async def offer(self, token: str) -> Offer | Invalid:
        asked = self._read(token)
        if isinstance(asked, Invalid):
            return asked
        found = await self.explain(asked.story)
        headline = next((one.story.title for one in found if one.verdict.operation == asked.operation), asked.story)
        title = next((one.title for one in self.house().config.operations if one.name == asked.operation), "")
        return Offer(what=_in_words(asked), headline=headline, operation=title or asked.operation)

    async def act(self, token: str) -> str | Invalid:
        asked = self._read(token)
        return asked if isinstance(asked, Invalid) else await self._carry_out(asked, "")

    async def pressed(self, body: bytes, timestamp: str, signature: str) -> Press:
        return await self._buttons.pressed(self.house(), self._carry_out, body, timestamp, signature)

    async def close(self) -> None:
        """Once what was asked for is done."""
        await self._buttons.close()

    async def _carry_out(self, asked: Asked, by: str) -> str:
        """`by`: who asked, where that is known."""
        if asked.action is Action.MUTE:
            if lasting := await self._muted(asked):
                return f"Muted on {asked.channel} already, until {lasting.ends_at:%d %B %Y %H:%M} UTC."
            ends_at = (self.house().clock() + MUTED).isoformat()
            meant = {"operation": asked.operation, "channel": asked.channel, "development": asked.development}
            why = {"reason": "muted from a message", "author": f"{by or 'a reader'} of {asked.channel}"}
            await self.obey("silences.add", {**meant, **why, "ends_at": ends_at})
        else:
            operations = [one.name for one in self.house().config.operations]
            meant = {"reference": asked.story, "word": asked.action.value, "operation": asked.operation}
            note = f"from a message on {asked.channel}" + (f", by {by}" if by else "")
            await self.obey("feedback.mark", {**meant, "note": note, "operations": operations})
        return f"Done: {_in_words(asked)}."

    async def _muted(self, asked: Asked) -> Silence | None:
        """The silence that does what a mute asks for, while one lasts: pressing again makes it no longer."""
        now, meant = self.house().clock(), (asked.operation, None, asked.channel, asked.development)
        lasting = await self.house().store.call(lambda store: store.silences(now))
        return next((one for one in lasting if (one.operation, one.kind, one.channel, one.development) == meant), None)

    def _read(self, token: str) -> Asked | Invalid:
        return tokens.read(token, self.house().config.links.keys, self.house().clock())

    def may_leave(self, channel: str, recipient: str, token: str) -> bool:
        known = [one for one in self.house().config.channels if one.name == channel]
        mails = [one for one in known if isinstance(one, UnsubscribeSettings)]
        keys = [key for one in mails if (key := one.unsubscribe_key.get_secret_value())]
        return any(
            hmac.compare_digest(unsubscribe_token(key, channel, recipient).encode(), token.encode()) for key in keys
        )

    async def leave(self, channel: str, recipient: str) -> None:
        await self.obey("channels.leave", {"channel": channel, "recipient": recipient})


def _in_words(asked: Asked) -> str:
    if asked.action is Action.MUTE:
        return f"say nothing more of it on {asked.channel} for {MUTED.total_seconds() / 3600:.0f} hours"
    return f"mark it as {asked.action.value}"


def standing(settings: Config, store: Store, now: datetime, *, feeds: bool = True) -> Status:
    """How a configuration's memory stands; with each of its `feeds`, or without."""
    known = {one.url: one for one in settings.feeds} if feeds else {}
    states = store.feeds() if feeds else ()
    return Status(
        now=now,
        version=__version__,
        feeds=sorted(((known[one.url], one) for one in states if one.url in known), key=lambda row: row[0].name),
        operations={one.name: one.title for one in settings.operations},
        census=store.census(),
        held=Hold(settings.data_dir).unanswered(),
        paused=settings.is_file and Room(settings.data_dir).is_short(),
    )
