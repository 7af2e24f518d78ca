"""Getting feeds in and out: found on a site's page, read from OPML, written as OPML.

`feeds.toml` is the operator's file: lines are added at its end and nothing else in it is touched. A feed that would be
a mistake there (the URL of another one spelt otherwise) is named and left out; if the configuration cannot be read for
other reasons, the file is put back as it was.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from monitor import __version__, config, files
from monitor.config import ConfigError
from monitor.feeds import opml
from monitor.feeds.discover import discover
from monitor.feeds.fetch import Fetcher
from monitor.feeds.parse import Parser
from monitor.feeds.trouble import where
from monitor.lab.check import called_alike
from monitor.lab.rewriting import rewrite
from monitor.model import Feed, FeedState, counted
from monitor.service.wiring import utc_now

TITLE = "Feeds followed by monitor"
LARGEST_LIST = 16 * files.MIB
"""Bytes: a hundred thousand feeds."""


async def add(url: str, directory: Path, out: TextIO) -> int:
    """Find the feeds of a site (or take the feed itself) and follow those that are not followed yet."""
    url = opml.web_address(url)
    if "://" not in url:
        print(f"monitor: {url}: is no web address; begin it with https://", file=sys.stderr)
        return 1
    settings = config.load(directory, leave_out=True, may_lack=config.UNFINISHED)
    fetcher = Fetcher(user_agent=settings.polling.user_agent(__version__), allow=settings.polling.allow_private)
    parser = Parser(workers=1)
    try:
        found = await discover(url, FeedState(url=url, next_poll=utc_now()), fetcher, parser)
    finally:
        await parser.close()
        await fetcher.close()
    nothing = [] if found.feeds else [f"{where(url)}: no feed was found there; give a feed's own address"]
    for told in [failure.detail for failure in found.failures] or nothing:
        print(f"monitor: {told}", file=sys.stderr)
    if not found.feeds:
        return 1
    return follow(
        (Feed(url=one.url, name=one.title[:100], language=one.language) for one in found.feeds), directory, out
    )


def take(document: Path, directory: Path, out: TextIO) -> int:
    """Follow what an OPML file lists and is not followed yet. 1 where something in it was no feed."""
    read = opml.read(files.read(document, LARGEST_LIST))
    for mistake in read.mistakes:
        print(f"monitor: {document}: {mistake}", file=sys.stderr)
    return follow(read.feeds, directory, out) or int(bool(read.mistakes))


def give(directory: Path) -> str:
    """What is followed, as OPML 2.0."""
    return opml.write(config.load(directory, leave_out=True).feeds, TITLE, utc_now()).decode()


def follow(feeds: Iterable[Feed], directory: Path, out: TextIO) -> int:
    """Add feeds at the end of feeds.toml, save those that it could not hold: 1 where there are such, each named."""
    before = config.load(directory, leave_out=True, may_lack=config.UNFINISHED)
    known = {feed.url for feed in before.feeds}
    asked = tuple(feeds)
    new = [feed for feed in asked if feed.url not in known]
    old = len(asked) - len(new)
    file = directory / "feeds.toml"
    first = not file.exists()
    if first:
        file.touch()
    text = file.read_text(encoding="utf-8")
    try:
        _append(file, text, new)
        after = config.load(directory, leave_out=True, may_lack=config.UNFINISHED - {"feeds"})
        wrong = [mistake for mistake in after.left_out if mistake not in before.left_out]
        taken = {feed.url for feed in after.feeds}
        new = [feed for feed in new if feed.url in taken]
        if wrong:
            _append(file, text, new)
    except ConfigError as error:
        rewrite(file, text)
        if first:
            file.unlink()
        print(f"{error}\nmonitor: {file} was left as it is", file=sys.stderr)
        return 1
    for mistake in wrong:
        print(f"monitor: not added: {mistake}", file=sys.stderr)
    for feed in new:
        print(f"{feed.name or feed.url}: {feed.url}", file=out)
    print(
        f"{counted(len(new), 'feed')} added to {file}"
        + (f", {old} {'was' if old == 1 else 'were'} followed already" if old else ""),
        file=out,
    )
    for line in set(called_alike(after.feeds)) - set(called_alike(before.feeds)):
        print(f"monitor: {line}", file=sys.stderr)
    if new:
        print("a running service takes what was added by: monitor reload", file=out)
    return int(bool(wrong))


def _append(file: Path, text: str, feeds: Sequence[Feed]) -> None:
    """After what stood there, which stays as it is."""
    more = "\n".join(opml.toml(feed) for feed in feeds) if feeds else ""
    before = text.rstrip("\n")
    rewrite(file, before + ("\n\n" if before and more else "\n" if before else "") + more)
