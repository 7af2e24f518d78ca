"""What is no mistake and yet hardly meant; then every feed and every channel, tried once. Nobody is written to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TextIO

from monitor.config import Config
from monitor.feeds.parse import Parsed
from monitor.feeds.politeness import site
from monitor.model import Failed, Feed, FeedState, Fresh, Later, Refused, Sent, counted
from monitor.service.wiring import House, furnish, utc_now


def called_alike(feeds: Iterable[Feed]) -> tuple[str, ...]:
    """A line for each name by which feeds of several sites count as one publisher, so that none confirms another."""
    sites: dict[str, dict[str, None]] = {}
    for feed in feeds:
        if feed.publisher == feed.name:
            sites.setdefault(feed.name, {})[site(feed.url)] = None
    return tuple(
        f"feeds.toml: the feeds of {', '.join(several)} are all called “{name}”, so they count as one publisher, and "
        "none confirms what another reports; give each its publisher"
        for name, several in sites.items()
        if len(several) > 1
    )


async def online(settings: Config, out: TextIO) -> int:
    """Print a line for each feed and channel: `ok` or `fail`, and why. Gives the number of failures."""
    async with furnish(settings, rehearse=True) as house:
        feeds = await asyncio.gather(*(_feed(house, url) for url in house.poller.feeds))
        channels = await asyncio.gather(*(_channel(house, name) for name in house.deliverer.channels))
    for fine, line in [*feeds, *channels]:
        print("ok   " if fine else "fail ", line, sep="", file=out)
    return sum(not fine for fine, _line in [*feeds, *channels])


async def _feed(house: House, url: str) -> tuple[bool, str]:
    feed = house.poller.feeds[url]
    answer = await house.poller.fetcher.fetch(feed, FeedState(url=url, next_poll=utc_now()))
    found = await house.poller.parser.parse(answer) if isinstance(answer, Fresh) else answer
    match found:
        case Parsed(entries=entries, complaints=complaints):
            complaint = f", with complaints: {'; '.join(complaints)}" if complaints else ""
            return True, f"feed {feed.name or url}: {counted(len(entries), 'entry', 'entries')}{complaint}"
        case Failed(detail=detail):
            return False, f"feed {feed.name or url}: {detail}"
        case _:
            return True, f"feed {feed.name or url}: unchanged"


async def _channel(house: House, name: str) -> tuple[bool, str]:
    match await house.deliverer.channels[name].check():
        case Sent(detail=detail):
            return True, f"channel {name}: {detail or 'reachable'}"
        case Later(why=why) | Refused(why=why):
            return False, f"channel {name}: {why}"
