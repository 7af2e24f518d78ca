"""Config → the things it names: the one place that picks a concrete store, fetcher or channel."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

import aiohttp
import structlog

from monitor import __version__, config, semantic
from monitor.channels.apprise import Apprise, AppriseSettings
from monitor.channels.console import Console, ConsoleSettings
from monitor.channels.contract import Channel
from monitor.channels.links import Links, LinkSettings
from monitor.channels.mail import Mail, MailSettings
from monitor.channels.settings import fingerprint
from monitor.channels.slack import Slack, SlackSettings
from monitor.channels.webhook import Webhook, WebhookSettings
from monitor.config import Config
from monitor.feeds.fetch import Fetcher
from monitor.feeds.fulltext import READER, Articles
from monitor.feeds.guard import connector
from monitor.feeds.parse import MEMORY, Parser
from monitor.feeds.playback import Playback
from monitor.feeds.record import Recorder
from monitor.feeds.turns import Turns
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.model import AlertKind, Answer, Delivery, Feed, Operation, SemanticChoice, route
from monitor.service import systemd
from monitor.service.caring import Caretaker, mend
from monitor.service.deliver import Deliverer
from monitor.service.enrich import Enricher
from monitor.service.hold import Hold
from monitor.service.memory import StoreThread
from monitor.service.notices import Notifier
from monitor.service.pace import PACES
from monitor.service.poll import Enrich, Fetch, Polled, Poller, as_given
from monitor.service.room import Room
from monitor.service.routing import Desk
from monitor.service.subscriber import Subscriber, key
from monitor.service.ways import desk, routes
from monitor.store.contract import DamagedError, Retention, Store, StoreError
from monitor.store.rehearsal import Rehearsal
from monitor.store.sql import SqlStore

log = structlog.get_logger()

SLOWEST = 2 * 1024**2
"""Bytes of the memory a second that a start is given to look through and mend it, before it counts as hung."""

__all__ = ["House", "StoreError", "furnish", "judge", "open_store", "utc_now"]


def utc_now() -> datetime:
    """The clock that is handed in where no other is."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A configuration, furnished."""

    config: Config
    store: StoreThread
    poller: Poller
    deliverer: Deliverer
    notifier: Notifier
    caretaker: Caretaker
    subscriber: Subscriber
    clock: Callable[[], datetime]
    workshop: Workshop

    async def close(self, keeping: House | None = None) -> None:
        """Let go of the channels and of the way to the feeds, save those that another house goes on with."""
        kept = keeping.parts() if keeping else ()
        for part in self.parts():
            if not any(part is other for other in kept):
                await part.close()

    def parts(self) -> tuple[Channel | Fetch, ...]:
        """What is open to the world outside."""
        return (*self.deliverer.channels.values(), self.poller.fetcher)


def judge(operations: tuple[Operation, ...], choice: SemanticChoice) -> Judge:
    """The thinking, with the weights that the package carries. Raises semantic.NoEncoderError."""
    return Judge(operations, Weights.from_json(config.weights()), semantic.chosen(choice))


def open_store(settings: Config, *, owner: bool) -> SqlStore:
    """The memory that the configuration names; as its owner, or to look only."""
    if owner:
        try:
            settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's business
        except OSError as error:
            raise StoreError(
                f"{settings.data_dir}: cannot be created ({error.strerror}); "
                "set data_dir in monitor.toml to a directory that may be written"
            ) from None
        if settings.is_file:
            Room(settings.data_dir).make_way()
    return SqlStore.open(settings.store, owner=owner, one_clock=True, workers=settings.data_dir / "workers")


def _own_store(settings: Config, clock: Callable[[], datetime]) -> SqlStore:
    """For the service: a damaged file is kept aside, and what can be read of it is gone on with."""
    with suppress(OSError):
        size = (settings.data_dir / config.SQLITE_FILE).stat().st_size
        systemd.notify(f"EXTEND_TIMEOUT_USEC={size * 1_000_000 // SLOWEST}", "STATUS=looking through the memory")
    try:
        return open_store(settings, owner=True)
    except DamagedError:
        mend(settings, clock())
        return open_store(settings, owner=True)


def rehearsal(settings: Config) -> tuple[Rehearsal, bool]:
    """A store that writes nothing, and whether there is a real memory behind it."""
    try:
        real = open_store(settings, owner=False)
    except StoreError:
        if settings.store_exists():
            raise
        return Rehearsal(None), False
    return Rehearsal(real), True


def channel(settings: config.ChannelSettings, console: TextIO, links: LinkSettings) -> Channel:
    """One way out, as configured."""
    actions = Links(links, settings.name)
    match settings:
        case ConsoleSettings():
            return Console(settings, console)
        case WebhookSettings() | SlackSettings():
            session = aiohttp.ClientSession(
                connector=connector(allow_private=settings.allow_private),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": f"monitor/{__version__}"},
                trust_env=False,
            )
            if isinstance(settings, WebhookSettings):
                return Webhook(settings, session)
            return Slack(settings, session, actions)
        case MailSettings():
            return Mail(settings, actions)
        case AppriseSettings():
            return Apprise(settings, actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Furnishes houses over one memory: the first, and after each reload the next, out of what can be kept."""

    store: StoreThread
    parser: Parser
    pages: Parser
    """Reads articles; it starts nothing before there is one."""
    clock: Callable[[], datetime]
    rest: Callable[[float], Awaitable[None]]
    console: TextIO
    silent_first_sight: bool
    listens: bool
    """Hubs may be asked: it is no rehearsal."""
    polled: Callable[[Polled], None]
    attempted: Callable[[Delivery, Answer], None]
    record: Path | None
    played: Playback | None
    dial: Callable[[], aiohttp.TCPConnector] | None
    turns: Turns
    """At sites, for all houses: what one has begun is not over when the next stands."""

    async def furnish(self, settings: Config, before: House | None = None) -> House:
        """A house of this configuration. Of the one `before`, channels and the way to the feeds are kept where they
        are configured as they were, with all that polls and sends in flight there know of each other."""
        async with AsyncExitStack() as opened:  # closed again where something in here goes wrong
            house = await self._furnish(settings, before, opened)
            opened.pop_all()
        return house

    async def _furnish(self, settings: Config, before: House | None, opened: AsyncExitStack) -> House:
        channels = self._channels(settings, before, opened)
        if before and settings.polling == before.config.polling:
            fetcher = before.poller.fetcher
        else:
            fetcher = self.played or await self._fetcher(settings)
            opened.push_async_callback(fetcher.close)
        await self.store.call(lambda store: store.follow(settings.feeds, self.clock()))
        ways, feeds = routes(settings), {feed.url: feed for feed in settings.feeds}
        planner, caretaker = desk(settings), self._caretaker(settings)
        deliverer = await self._deliverer(settings, channels, planner, caretaker)
        subscriber = await self._subscriber(settings, feeds)
        operations = tuple(
            replace(one, confirmations=bool(ways[route(one.name, AlertKind.CONFIRMED)])) for one in settings.operations
        )
        thinking = await asyncio.to_thread(judge, operations, settings.semantic)
        poller = Poller(
            store=self.store,
            fetcher=fetcher,
            parser=self.parser,
            judge=thinking,
            feeds=feeds,
            routes=ways,
            planner=planner,
            clock=self.clock,
            floor=settings.polling.floor,
            silent_first_sight=self.silent_first_sight,
            expecting=subscriber.expecting,
            enrich=self._enrich(settings, fetcher, thinking),
            told=self.polled,
            at_once=settings.polling.concurrency,
        )
        return House(
            config=settings,
            store=self.store,
            clock=self.clock,
            poller=poller.following(before.poller) if before else poller,
            deliverer=deliverer.following(before.deliverer) if before else deliverer,
            caretaker=caretaker,
            subscriber=subscriber.following(before.subscriber) if before else subscriber,
            notifier=Notifier(
                store=self.store,
                routes=ways,
                planner=planner,
                clock=self.clock,
                feeds=feeds,
                channels=tuple(channels),
                shut_out=deliverer.shut_out,
                data_dir=settings.data_dir,
                left_out=tuple(map(str, settings.left_out)),
            ),
            workshop=self,
        )

    def _channels(self, settings: Config, before: House | None, opened: AsyncExitStack) -> dict[str, Channel]:
        channels = {}
        for one in settings.channels:
            if before and one in before.config.channels and settings.links == before.config.links:
                channels[one.name] = before.deliverer.channels[one.name]
            else:
                channels[one.name] = channel(one, self.console, settings.links)
                opened.push_async_callback(channels[one.name].close)
        return channels

    async def _deliverer(
        self, settings: Config, channels: dict[str, Channel], planner: Desk, caretaker: Caretaker
    ) -> Deliverer:
        addresses = {one.name: fingerprint(one) for one in settings.channels}
        return Deliverer(
            store=self.store,
            channels=channels,
            paces={one.name: PACES[one.type] for one in settings.channels},
            planner=planner,
            held=frozenset(one.name for one in settings.channels if one.ambiguous == "hold"),
            clock=self.clock,
            rest=self.rest,
            is_held=caretaker.is_held,
            counted=caretaker.hold.counted,
            told=self.attempted,
            gone=set(await self.store.call(lambda store: store.gone(addresses))),
            addresses=addresses,
        )

    def _enrich(self, settings: Config, fetcher: Fetch, thinking: Judge) -> Enrich:
        if not isinstance(fetcher, Fetcher | Recorder) or not settings.fulltext.enabled:
            return as_given
        return Enricher(articles=Articles(fetcher, self.pages, self.clock), judge=thinking)

    def _caretaker(self, settings: Config) -> Caretaker:
        place = urlsplit(settings.store)
        return Caretaker(
            store=self.store,
            hold=Hold(settings.data_dir, "" if settings.is_file else place.netloc.rpartition("@")[2] + place.path),
            room=Room(settings.data_dir) if settings.is_file else None,
            retention=Retention(**dict(settings.retention)),
            policies={one.name: one.ambiguous for one in settings.channels},
            clock=self.clock,
        )

    async def _subscriber(self, settings: Config, feeds: Mapping[str, Feed]) -> Subscriber:
        callback = settings.websub.callback_url.get_secret_value() if self.listens else ""
        file = settings.data_dir / "websub-key"
        try:
            secret = await asyncio.to_thread(key, file) if callback else b""
        except OSError as error:
            raise StoreError(f"{file}: cannot be written ({error.strerror}): check its permissions") from None
        return Subscriber(
            store=self.store,
            feeds=feeds,
            callback=callback,
            key=secret,
            allow=settings.polling.allow_private,
            user_agent=settings.polling.user_agent(__version__),
            clock=self.clock,
        )

    async def _fetcher(self, settings: Config) -> Fetcher | Recorder:
        """The way to the feeds, written down where that is wanted."""
        pauses = await self.store.call(lambda store: store.pauses(self.clock()))
        fetcher = Fetcher(
            user_agent=settings.polling.user_agent(__version__),
            allow=settings.polling.allow_private,
            concurrency=settings.polling.concurrency,
            dial=self.dial,
            clock=self.clock,
            turns=self.turns,
            pauses=pauses,
        )
        if self.record is None:
            return fetcher
        software = f"monitor {__version__}"
        async with AsyncExitStack() as opened:
            opened.push_async_callback(fetcher.close)
            recorder = await asyncio.to_thread(
                Recorder, fetcher, self.record, self.clock, software=software, trouble=_recording_stopped
            )
            opened.pop_all()
        return recorder


@asynccontextmanager
async def furnish(
    settings: Config,
    *,
    clock: Callable[[], datetime] = utc_now,
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    rehearse: bool = False,
    console: TextIO = sys.stdout,
    polled: Callable[[Polled], None] = lambda _polled: None,
    attempted: Callable[[Delivery, Answer], None] = lambda _delivery, _answer: None,
    record: Path | None = None,
    played: Playback | None = None,
    dial: Callable[[], aiohttp.TCPConnector] | None = None,
) -> AsyncIterator[House]:
    """Open everything, hand it out, and close it again in the reverse order.

    `rehearse`: the same road into a store that writes nothing. With no database behind it the seeds alone are known,
    so nothing is taken in silence. `record`: where what feeds answer is written down. `played`: a recording that
    answers instead of the feeds; memory is empty at first, and gone at the end. `dial`: another way to the feeds.
    `rest`: lets seconds of `clock` pass.
    """
    async with AsyncExitStack() as stack:
        store: Store
        if played:
            store, remembers = Rehearsal(None), True
        else:
            store, remembers = rehearsal(settings) if rehearse else (_own_store(settings, clock), True)
        thread = StoreThread(store)
        stack.push_async_callback(thread.close)
        largest = max((feed.max_body for feed in settings.feeds), default=0)
        parser = Parser(memory=max(MEMORY, 32 * largest))
        stack.push_async_callback(parser.close)
        pages = Parser(workers=1, deadline=10, memory=1024 * 2**20, reader=READER)
        stack.push_async_callback(pages.close)
        house = await Workshop(
            store=thread,
            parser=parser,
            pages=pages,
            clock=clock,
            rest=rest,
            console=console,
            silent_first_sight=remembers,
            listens=not (rehearse or played),
            polled=polled,
            attempted=attempted,
            record=record,
            played=played,
            dial=dial,
            turns=Turns(clock),
        ).furnish(settings)
        stack.push_async_callback(house.close)
        yield house


def _recording_stopped(why: str) -> None:
    log.error("recording.stopped", why=why)
