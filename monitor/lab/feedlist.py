"""Getting feeds in and out: found on a site's page, read from OPML, written as OPML.

`feeds.toml` is the operator's file: lines are added at its end and nothing else in it is touched. If the configuration
is not fine with them, the file is put back as it was.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from monitor import __version__, config
from monitor.config import ConfigError
from monitor.feeds import opml
from monitor.feeds.discover import discover
from monitor.feeds.fetch import Fetcher
from monitor.feeds.parse import Parser
from monitor.model import Feed, FeedState
from monitor.service.wiring import utc_now

TITLE = "Feeds followed by monitor"


async def add(url: str, directory: Path, out: TextIO) -> int:
    """Find the feeds of a site (or take the feed itself) and follow those that are not followed yet."""
    settings = config.load(directory)
    fetcher = Fetcher(user_agent=settings.polling.user_agent(__version__), allow=settings.polling.allow_private)
    parser = Parser(workers=1)
    try:
        found = await discover(url, FeedState(url=url, next_poll=utc_now()), fetcher, parser)
    finally:
        await parser.close()
        await fetcher.close()
    for failure in found.failures if not found.feeds else ():
        print(f"monitor: {failure.detail}", file=sys.stderr)
    if not found.feeds:
        print(f"monitor: {url}: no feed was found there; give a feed's own address", file=sys.stderr)
        return 1
    return follow(
        (Feed(url=one.url, name=one.title[:100], language=one.language) for one in found.feeds), directory, out
    )


def take(document: Path, directory: Path, out: TextIO) -> int:
    """Follow what an OPML file lists and is not followed yet. 1 where something in it was no feed."""
    read = opml.read(document.read_bytes())
    for mistake in read.mistakes:
        print(f"monitor: {document}: {mistake}", file=sys.stderr)
    return follow(read.feeds, directory, out) or int(bool(read.mistakes))


def give(directory: Path) -> str:
    """What is followed, as OPML 2.0."""
    return opml.write(config.load(directory).feeds, TITLE, utc_now()).decode()


def follow(feeds: Iterable[Feed], directory: Path, out: TextIO) -> int:
    """Add feeds at the end of feeds.toml. 1 where the configuration is not fine with them: then none is added."""
    known = {feed.url for feed in config.load(directory).feeds}
    new = [feed for feed in feeds if feed.url not in known]
    file = directory / "feeds.toml"
    before = file.read_text(encoding="utf-8")
    if new:
        file.write_text(before.rstrip("\n") + "\n\n" + "\n".join(opml.toml(feed) for feed in new), encoding="utf-8")
    try:
        config.load(directory)
    except ConfigError as error:
        file.write_text(before, encoding="utf-8")
        print(f"{error}\nmonitor: {file} was left as it is", file=sys.stderr)
        return 1
    for feed in new:
        print(f"{feed.name or feed.url}: {feed.url}", file=out)
    print(f"{len(new)} feeds added to {file}", file=out)
    return 0
