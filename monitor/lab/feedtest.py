"""One feed, read as the service would read it: from its URL, or from a file."""

from __future__ import annotations

import ipaddress
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from monitor import __version__, config, files
from monitor.config import Config, PollingSettings
from monitor.feeds.body import Body, BodyError
from monitor.feeds.fetch import Fetcher
from monitor.feeds.learning import learned
from monitor.feeds.opml import web_address
from monitor.feeds.parse import Parsed, Parser
from monitor.feeds.politeness import minutes, why
from monitor.feeds.trouble import where
from monitor.judge.text import plain
from monitor.model import Entry, Failed, Failure, Feed, FeedState, Fetched, Fresh, counted
from monitor.service.wiring import utc_now

SHOWN = ("guid", "link", "title", "summary", "content", "published", "updated", "author")


async def read(source: str, directory: Path, *, as_json: bool, out: TextIO) -> int:
    """Print the feed's entries, and how often it would be asked (with `as_json`: on stderr); 1 where it could not be
    read, with one line on stderr."""
    source = web_address(source)
    web = "://" in source  # of another scheme too: the fetcher says which it takes
    settings = config.load(directory, leave_out=True) if (directory / "monitor.toml").exists() else None
    answer = await _fetch(source, settings) if web else _file(Path(source), _configured(source, settings).max_body)
    parser = Parser(workers=1)
    try:
        found = await parser.parse(answer) if isinstance(answer, Fresh) else answer
    finally:
        await parser.close()
    if not isinstance(found, Parsed) or not isinstance(answer, Fresh):
        print(f"monitor: {_wrong(source, found, web=web)}", file=sys.stderr)
        return 1
    for complaint in (*found.complaints, *found.remarks):
        print(f"monitor: {source}: {complaint}", file=sys.stderr)
    for line in about(_configured(source, settings), answer, found, settings, utc_now()):
        print(f"# {line}", file=sys.stderr if as_json else out)
    for entry in found.entries:
        print(json.dumps(record(entry), ensure_ascii=False) if as_json else _line(entry), file=out)
    return 0


def _wrong(source: str, found: Fetched | Parsed, *, web: bool) -> str:
    """Why nothing can be shown, and what helps."""
    if not isinstance(found, Failed):
        return f"{source}: the server says that nothing has changed"
    told = found.detail if found.detail.startswith(where(source)) else f"{source}: {found.detail}"
    if found.retry_after:
        told += f"; it wants not to be asked for {minutes(found.retry_after)}"
    if found.reason is Failure.NOT_A_FEED and web:
        told += f"{' ' if told.endswith('?') else '; '}monitor feeds add {source} looks for the feeds of its site"
    return told


def about(feed: Feed, answer: Fresh, found: Parsed, settings: Config | None, now: datetime) -> tuple[str, ...]:
    """What was read, how often the feed would be asked and why, as lines for a person."""
    polling = settings.polling if settings else PollingSettings()
    state = learned(feed, FeedState(url=feed.url, next_poll=now), answer, now, floor=polling.floor, read=found)
    named = f"{found.title}: " if found.title else ""
    lines = [f"{named}{counted(len(found.entries), 'entry', 'entries')}, {len(answer.body) / 1024:.1f} KiB"]
    if found.language:
        lines[0] += f", language {found.language}"
    lines.append(f"asked {why(feed, found.hints, answer.max_age, polling.floor, state.rhythm)}")
    if state.rhythm is not None:
        lines.append(f"something new every {minutes(state.rhythm)}, by the dates of its entries")
    if answer.url:
        conditional = [name for name, value in (("ETag", state.etag), ("Last-Modified", state.last_modified)) if value]
        lines.append(
            f"its server gives {' and '.join(conditional)}: a poll costs nothing while nothing changes"
            if conditional
            else "its server gives neither ETag nor Last-Modified: each poll takes the whole body"
        )
    if answer.moved_to:
        lines.append(f"it has moved for good to {where(answer.moved_to)}: configure that")
    lines += [f"odd: {oddity}" for oddity in state.oddities]
    return tuple(lines)


def record(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that outside tools rely on; moments in ISO 8601, UTC, or null."""
    fields = asdict(entry)
    return {name: fields[name].isoformat() if isinstance(fields[name], datetime) else fields[name] for name in SHOWN}


def _line(entry: Entry) -> str:
    at = entry.published or entry.updated
    when = f"{at:%Y-%m-%d %H:%M}" if at else "no date         "
    link = entry.link if entry.own_guid is None else ""
    return f"{when}  {' '.join(plain(entry.title).split())}  {' '.join(plain(link).split())}"


def _file(path: Path, largest: int) -> Fresh:
    body = Body("", largest)
    try:
        body.feed(files.read(path, largest))
        return Fresh(url="", status=200, body=body.finish())
    except (OSError, BodyError) as error:
        told = error.detail if isinstance(error, BodyError) else error.strerror
        print(f"monitor: {path}: cannot be read ({told}); give a URL or a feed's file", file=sys.stderr)
        raise SystemExit(1) from None


def _configured(source: str, settings: Config | None) -> Feed:
    """The feed as it is configured, or as it would be."""
    interval = (settings.polling if settings else PollingSettings()).interval
    known = {feed.url: feed for feed in settings.feeds} if settings else {}
    return known.get(source, Feed(url=source, interval=interval))


async def _fetch(url: str, settings: Config | None) -> Fetched:
    fetcher = Fetcher(
        user_agent=f"monitor/{__version__}" if settings is None else settings.polling.user_agent(__version__),
        allow=_allowed(url, settings),
    )
    try:
        return await fetcher.fetch(_configured(url, settings), FeedState(url=url, next_poll=utc_now()))
    finally:
        await fetcher.close()


def _allowed(url: str, settings: Config | None) -> tuple[Any, ...]:
    """What the configuration allows, and an inner address that the operator has written out: it is meant."""
    configured = tuple(settings.polling.allow_private) if settings else ()
    try:
        return (*configured, ipaddress.ip_network(urlsplit(url).hostname or ""))
    except ValueError:
        return configured
