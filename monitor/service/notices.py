"""What the service tells about itself: looks for trouble, and tells it through the channels that take notices."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from monitor.model import Delivery, Feed, FeedState, Notice, Receiver
from monitor.service import troubles
from monitor.service.memory import StoreThread
from monitor.store.contract import Planner

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifier:
    """Tells notices; each trouble once a day at most, whoever sees it and however often."""

    store: StoreThread
    routes: Mapping[str, tuple[Receiver, ...]]
    planner: Planner
    clock: Callable[[], datetime]
    feeds: Mapping[str, Feed]
    """By URL."""
    channels: Collection[str]
    shut_out: Collection[str]
    """Those that let nothing in until a person corrects how they are configured, as it was at the last try."""
    data_dir: Path
    left_out: tuple[str, ...] = ()
    """What is wrong with feeds that were left out."""

    async def tell(self, *raised: Notice) -> tuple[Delivery, ...]:
        """Owe these to whoever takes notices; what was told lately is not told again."""
        if not raised:
            return ()
        now = self.clock()
        owed = await self.store.call(lambda store: store.notify(raised, now, self.routes, self.planner))
        for alert in {delivery.alert.id: delivery.alert for delivery in owed}.values():
            log.warning("notice.raised", notice=alert.word, what=alert.headline, why=alert.new)
        return owed

    async def look(self, *, feeds: bool = True) -> tuple[Delivery, ...]:
        """Look at channels, the disk and `feeds` too, and tell what is wrong."""
        now = self.clock()
        # beside the loop, which twenty thousand feeds would hold for 40 ms
        of_feeds = await self.store.call(lambda store: self._of_feeds(store.feeds(), now)) if feeds else ()
        waiting = await self.store.call(lambda store: store.quarantines())
        standings = await self.store.call(lambda store: store.standings())
        return await self.tell(
            *troubles.left_out(self.left_out),
            *of_feeds,
            *troubles.floods(waiting, self.feeds),
            *troubles.channels(standings, self.channels, now, self.shut_out),
            *self._disk(),
        )

    def _of_feeds(self, states: Collection[FeedState], now: datetime) -> tuple[Notice, ...]:
        return (*troubles.ahead(states, now), *troubles.feeds(states, self.feeds, now))

    def _disk(self) -> tuple[Notice, ...]:
        try:
            usage = shutil.disk_usage(self.data_dir)
        except OSError:  # no such directory: a rehearsal makes none, and a store elsewhere needs none
            return ()
        return troubles.disk(usage.free, usage.total, str(self.data_dir))
