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

from monitor import __version__, config
from monitor.config import Config
from monitor.feeds.fetch import Fetcher
from monitor.feeds.parse import Parsed, Parser
from monitor.model import Entry, Failed, Feed, FeedState, Fetched, Fresh
from monitor.service.wiring import utc_now

SHOWN = ("guid", "link", "title", "summary", "content", "published", "updated", "author")


async def read(source: str, directory: Path, *, as_json: bool, out: TextIO) -> int:
    """Print the feed's entries; 1 where it could not be read, with one line on stderr."""
    web = urlsplit(source).scheme in ("http", "https")
    answer = await _fetch(source, directory) if web else _file(Path(source))
    parser = Parser(workers=1)
    try:
        found = await parser.parse(answer) if isinstance(answer, Fresh) else answer
    finally:
        await parser.close()
    if not isinstance(found, Parsed):
        why = found.detail if isinstance(found, Failed) else "the server says that nothing has changed"
        print(f"monitor: {source}: {why}", file=sys.stderr)
        return 1
    for complaint in found.complaints:
        print(f"monitor: {source}: {complaint}", file=sys.stderr)
    for entry in found.entries:
        print(json.dumps(record(entry), ensure_ascii=False) if as_json else _line(entry), file=out)
    return 0


def record(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that outside tools rely on; moments in ISO 8601, UTC, or null."""
    fields = asdict(entry)
    return {name: fields[name].isoformat() if isinstance(fields[name], datetime) else fields[name] for name in SHOWN}


def _line(entry: Entry) -> str:
    when = f"{entry.published:%Y-%m-%d %H:%M}" if entry.published else "no date         "
    return f"{when}  {' '.join(entry.title.split())}  {entry.link}"


def _file(path: Path) -> Fresh:
    try:
        return Fresh(url="", status=200, body=path.read_bytes())
    except OSError as error:
        print(f"monitor: {path}: cannot be read ({error.strerror}); give a URL or a feed's file", file=sys.stderr)
        raise SystemExit(1) from None


async def _fetch(url: str, directory: Path) -> Fetched:
    settings = config.load(directory) if (directory / "monitor.toml").exists() else None
    fetcher = Fetcher(
        user_agent=f"monitor/{__version__}" if settings is None else settings.polling.user_agent(__version__),
        allow=_allowed(url, settings),
    )
    try:
        return await fetcher.fetch(Feed(url=url), FeedState(url=url, next_poll=utc_now()))
    finally:
        await fetcher.close()


def _allowed(url: str, settings: Config | None) -> tuple[Any, ...]:
    """What the configuration allows, and an inner address that the operator has written out: it is meant."""
    configured = tuple(settings.polling.allow_private) if settings else ()
    try:
        return (*configured, ipaddress.ip_network(urlsplit(url).hostname or ""))
    except ValueError:
        return configured
