"""A small world: feeds you publish to, a clock you push, receivers you read. All of it on real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from monitor import config
from monitor.lab.stage import Item, Stage, stage
from monitor.model import Answer, Delivery, DeliveryState
from monitor.service.once import rehearse, run_once
from monitor.service.poll import Polled
from monitor.service.wiring import House, furnish
from tests.builders import at

OPERATIONS = """
[[operation]]
name = "inherent-resolve"
title = "Operation Inherent Resolve"
aliases = ["OIR", "CJTF-OIR"]
about = [
    ["Syria*", "Euphrates", "Hajin", "Baghuz"],
    ["SDF", "Syrian Democratic Forces", "US-led coalition", "US-backed"],
]
"""
FEEDS = {"Front": "Front Agency", "Herald": "The Herald"}
HAJIN = (
    "SDF captures Hajin from Islamic State in eastern Syria",
    "The Syrian Democratic Forces captured the town of Hajin on Friday after weeks of fighting, a spokesman said. "
    "The US-led coalition had struck the town through the night. Islamic State fighters withdrew towards the river.",
)
BRIDGE = (
    "Coalition strike destroys Euphrates bridge at Baghuz",
    "A US-led coalition air strike destroyed the last bridge over the Euphrates at Baghuz in Syria on Monday, the "
    "Syrian Democratic Forces said. Twelve Islamic State fighters were killed, a commander said.",
)
QUIET = ("Rain expected along the coast", "Farmers welcomed the forecast.")


@dataclass(slots=True)
class World:
    """What the test pushes and reads."""

    stage: Stage
    directory: Path
    now: datetime
    house: House | None = None
    polled: list[Polled] = field(default_factory=list)
    attempts: list[tuple[Delivery, Answer]] = field(default_factory=list)
    _stories: int = 0

    def publish(self, feed: str, story: tuple[str, str], **given: Any) -> None:
        """Put a story on top of a feed, now."""
        title, text = story
        link = given.pop("link", f"https://{feed}.example/{crc32(title.encode())}")
        self._stories += 1  # a second between any two: of the same moment, neither is told first for sure
        published = self.now + timedelta(seconds=self._stories)
        self.stage.publish(feed, Item(title=title, text=text, link=link, published=published, **given))

    async def turn(self, minutes: float) -> list[Polled]:
        """Push the clock to so many minutes after noon, poll every feed, send what is due."""
        self.now = at(minutes)
        assert self.house is not None
        return await run_once(self.house)

    async def release(self, *, all_again: bool = False) -> None:
        """Let go of what has waited long enough, and send it, as the daemon does each second."""
        assert self.house is not None
        await self.house.deliverer.release(all_again=all_again)
        await self.house.deliverer.deliver_due()

    def headlines(self) -> list[str]:
        """What the webhook was told, in order."""
        return [message.json()["data"]["headline"] for message in self.stage.hook]

    def ids(self) -> list[str]:
        """Under which ids."""
        return [message.headers["webhook-id"] for message in self.stage.hook]

    async def states(self) -> dict[str, list[str]]:
        """Where each channel's deliveries stand."""
        assert self.house is not None
        found: dict[str, list[str]] = {}
        for delivery in await self.house.store.call(lambda store: store.deliveries(tuple(DeliveryState))):
            found.setdefault(delivery.channel, []).append(delivery.state.value)
        return found


@asynccontextmanager
async def world(
    directory: Path,
    *,
    operations: str = OPERATIONS,
    more: str = "",
    hook: str = "",
    mail: str = "",
    desk: str = "",
) -> AsyncIterator[World]:
    """Two feeds, three channels; nobody has polled yet. `more` stands in monitor.toml, `hook`, `mail` and `desk`
    (Slack) in their tables."""
    async with stage() as here:
        here.configure(directory, operations=operations, feeds=FEEDS, more=more, hook=hook, desk=desk)
        path = directory / "channels.toml"
        path.write_text(path.read_text() + mail)
        yield World(stage=here, directory=directory, now=at(0))


@asynccontextmanager
async def living(here: World) -> AsyncIterator[World]:
    """One life of the service in this world."""
    async with furnish(
        config.load(here.directory),
        clock=lambda: here.now,
        polled=here.polled.append,
        attempted=lambda delivery, answer: here.attempts.append((delivery, answer)),
    ) as house:
        here.house = house
        yield here
        here.house = None


@asynccontextmanager
async def following(directory: Path, **given: str) -> AsyncIterator[World]:
    """A world whose feeds have been seen once, at noon."""
    async with world(directory, **given) as here, living(here):
        here.publish("front", QUIET)
        here.publish("herald", QUIET)
        await here.turn(0)
        yield here


async def rehearsal(here: World) -> list[Polled]:
    """A dry run in this world."""
    async with furnish(config.load(here.directory), clock=lambda: here.now, rehearse=True) as house:
        return await rehearse(house)
