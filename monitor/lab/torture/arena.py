"""Where faults are played: the service, furnished, on a clock that is pushed, before receivers that keep a ledger."""

from __future__ import annotations

import html
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import config
from monitor.lab.bench.crash import cut_off
from monitor.lab.stage import Item, Stage, stage
from monitor.model import Answer, Delivery, DeliveryState, Later
from monitor.service.once import recover
from monitor.service.wiring import House, furnish

START = datetime(2018, 11, 1, 12, tzinfo=UTC)
OPERATIONS = """
[[operation]]
name = "inherent-resolve"
title = "Operation Inherent Resolve"
about = [["Syria*", "Euphrates"], ["SDF", "Syrian Democratic Forces", "US-led coalition"]]
"""
EVENTS = (
    ("SDF captures Hajin from Islamic State in Syria", "Fighters took the town of Hajin"),
    ("US-led coalition strike destroys Euphrates bridge", "A jet struck the last bridge at Baghuz in Syria"),
    ("Car bomb kills nine SDF fighters at Syria checkpoint", "Nine men were killed when a car blew up in Manbij"),
    ("SDF opens corridor for 3,000 civilians in Syria", "Buses brought families out of Sousa"),
    ("US-led coalition doubles its advisers in Syria", "Another 400 advisers arrived in Kobani"),
    ("SDF and Damascus sign truce on the Euphrates in Syria", "A truce was signed in Deir ez-Zor"),
    ("Islamic State frees 20 hostages to SDF in Syria", "Twenty Druze women were handed over at Tanf"),
    ("US-led coalition helicopter crashes in Syria", "A helicopter came down near Rmeilan, and three of its crew died"),
    ("SDF commander killed by mine in Syria's Shafah", "A commander died when he stepped on a mine"),
    ("US-led coalition hands prison in Syria to SDF", "The prison of Hasakah with 900 inmates was handed over"),
)
"""Headline, and what happened; none is the repeat of another."""
SOURCE = " on Thursday, a spokesman of the US-led coalition said. The Syrian Democratic Forces confirmed it."


begun: ContextVar[Callable[[Row], None]] = ContextVar("begun", default=lambda _row: None)
"""Hears of each row as it begins: whoever shows how far it is."""


@dataclass(slots=True, kw_only=True)
class Row:
    """What one fault did."""

    fault: str
    what: str
    cases: int = 0
    of: int = 0
    """How many cases there will be, where that is known; 0 where it is not."""
    planted: int = 0
    """Pairs of a development and a receiver."""
    lost: int = 0
    """Of those: counted as delivered, and nowhere to be found."""
    doubled: int = 0
    """Pairs that arrived under two ids, or twice without a fault that explains it."""
    repeats: int = 0
    """Arrivals of an id that had arrived already."""
    allowed: int = 0
    """Repeats that the fault explains."""
    corrupt: int = 0
    notes: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Other promises that were not kept."""
    skipped: str = ""
    """Why it could not be played here."""

    def __post_init__(self) -> None:
        begun.get()(self)

    @property
    def is_kept(self) -> bool:
        return not (self.lost or self.doubled or self.corrupt or self.broken) and self.repeats <= self.allowed

    def expect(self, kept: bool, promise: str) -> None:
        """Write down a promise that was broken."""
        if not kept:
            self.broken.append(promise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """An attempt, by the pushed clock."""

    answer: Answer
    at: datetime
    since: datetime
    """The first attempt of the same delivery."""


@dataclass(slots=True)
class Arena:
    """One memory and its receivers; lives of the service come and go."""

    stage: Stage
    directory: Path
    now: datetime = START
    house: House | None = None
    owed: int = 0
    """Pairs of a development and a receiver, as planted."""
    lost_answers: Counter[str] = field(default_factory=Counter)
    """By delivery: attempts that may have arrived, since no answer came, or since the service was killed meanwhile, and
    after which it was tried again."""
    doubts: Counter[str] = field(default_factory=Counter)
    """What those answers came to, of developments, by channel: `mail: the connection broke …`."""
    tried: dict[str, Try] = field(default_factory=dict)
    """By delivery: the last time."""

    @property
    def here(self) -> House:
        assert self.house is not None  # noqa: S101 used within a life only
        return self.house

    def clock(self) -> datetime:
        return self.now

    @asynccontextmanager
    async def life(self) -> AsyncIterator[House]:
        """One life of the service; at its start, what an earlier one left half done is taken up."""
        settings = config.load(self.directory)
        async with furnish(settings, clock=self.clock, rest=self.rest, attempted=self._attempted) as house:
            self.house = house
            await recover(house)
            yield house

    async def rest(self, seconds: float) -> None:
        """The pushed clock goes on; nobody waits."""
        self.now += timedelta(seconds=seconds)

    def _attempted(self, delivery: Delivery, answer: Answer) -> None:
        before = self.tried.get(delivery.id)
        if before and isinstance(before.answer, Later) and before.answer.ambiguous:
            self.lost_answers[delivery.id] += 1  # only where it is tried again can it explain a repeat
            if delivery.alert.story:
                self.doubts[f"{delivery.channel}: {before.answer.why}"] += 1
        self.tried[delivery.id] = Try(answer=answer, at=self.now, since=before.since if before else self.now)

    def was_killed(self) -> None:
        """A life has just been killed: what it was sending may have arrived."""
        self.lost_answers.update(cut_off(self.directory))

    async def poll(self) -> None:
        """Every feed once."""
        await self.here.poller.once()

    async def plant(self, count: int = len(EVENTS)) -> None:
        """Have so many things happen, and the service read of them; nothing is sent yet."""
        self.stage.publish("front", Item(title="Weather along the Euphrates", link="https://front.example/weather"))
        await self.poll()
        self.now += timedelta(minutes=30)
        for number, (title, text) in enumerate(EVENTS[:count]):
            link = f"https://front.example/{number}"
            self.stage.publish("front", Item(title=title, text=text + SOURCE, link=link, published=self.now))
        await self.poll()
        self.owed = len(await self.deliveries())

    async def deliver(self) -> None:
        """All that is due, and what is wrong is told."""
        await self.here.notifier.look()
        await self.here.deliverer.deliver_due()

    async def wait(self, length: timedelta, step: timedelta, until: Callable[[], bool] = lambda: False) -> timedelta:
        """Let time pass in steps, delivering at each; gives how long it was until `until` held, or `length`."""
        begun = self.now
        while self.now - begun < length:
            self.now += step
            await self.deliver()
            if until():
                break
        return self.now - begun

    async def deliveries(self) -> tuple[Delivery, ...]:
        """Everything ever owed about developments."""
        rows = await self.here.store.call(lambda store: store.deliveries(tuple(DeliveryState), limit=10**6))
        return tuple(row for row in rows if row.alert.story)

    def arrived(self) -> Counter[tuple[str, str]]:
        """By channel and by what the message is known by there: its id, or on an incoming webhook of Slack its text."""
        hook = [("hook", message.headers["webhook-id"]) for message in self.stage.hook]
        mail = [("mail", str(message["Message-ID"]).strip("<>").partition("@")[0]) for message in self.stage.mail]
        slack = [("desk", message.json()["text"]) for message in self.stage.slack]
        return Counter(hook + mail + slack)

    async def count(self, row: Row) -> None:
        """Add this arena's pairs to the row. A delivery may have come once more for each answer of its own that was
        lost; what came more often than that counts as doubled."""
        arrived = self.arrived()
        rows = await self.deliveries()
        row.cases += 1
        row.planted += len(rows)
        for delivery in rows:
            times = sum(count for (channel, key), count in arrived.items() if _is(delivery, channel, key))
            row.lost += times == 0 and delivery.state is DeliveryState.DELIVERED
            again, explained = max(0, times - 1), self.lost_answers[delivery.id]
            row.repeats += again
            row.allowed += explained
            row.doubled += max(0, again - explained)
        row.doubled += len(rows) - len({(one.alert.id, one.channel, one.recipient) for one in rows})


def _is(delivery: Delivery, channel: str, key: str) -> bool:
    if channel != delivery.channel:
        return False
    return delivery.alert.headline[:60] in html.unescape(key) if channel == "desk" else delivery.id in key


@asynccontextmanager
async def arena(more: str = "") -> AsyncIterator[Arena]:
    """An arena of its own, gone at the end. `more` stands in monitor.toml."""
    with tempfile.TemporaryDirectory(prefix="monitor-torture-") as folder:
        async with stage() as here:
            directory = here.configure(Path(folder), operations=OPERATIONS, feeds={"Front": "Front"}, more=more)
            yield Arena(here, directory)
