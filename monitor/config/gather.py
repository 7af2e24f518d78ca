"""Feeds, channels and operations out of their files: each table by itself, then what they say of one another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url

from monitor import seeds
from monitor.channels.console import ConsoleSettings
from monitor.channels.settings import host_of, unknown
from monitor.config.reader import Mistake, Reader, Table
from monitor.config.tables import (
    CHANNELS,
    ChannelSettings,
    FeedSettings,
    OperationSettings,
    PollingSettings,
    RoutesSettings,
    Telling,
)
from monitor.judge.offers.suggest import own_names
from monitor.judge.operations import as_words
from monitor.model import Feed, Operation, Seed, Sensitivity


def read_feeds(
    reader: Reader, path: Path, polling: PollingSettings, *, may_lack: bool = False
) -> tuple[tuple[Feed, ...], tuple[Mistake, ...]]:
    """The feeds that are fine, and what is wrong with the others. `may_lack`: that there are none is no mistake."""
    seen: dict[str, Table] = {}
    feeds = []
    begun = len(reader.mistakes)
    for table in reader.tables(path, "feed", "name", "url", apart=True, may_lack=may_lack):
        before = len(reader.mistakes)
        one = reader.settings(table, FeedSettings)
        url = one.url.get_secret_value() if one else str(table.values.get("url", ""))
        if host := host_of(url):
            first = seen.setdefault(_same_feed(url), table)
            if first is not table:
                reader.wrong(table, "url", f"is the URL of {first.key} as well; keep one of the two")
        if one is None:
            continue
        if "@" in urlsplit(url).netloc:
            reader.wrong(table, "url", "holds a user or password, which feeds cannot have; take it out")
        if one.interval is not None and one.interval < polling.floor:
            reader.wrong(table, "interval", "is below polling.floor of monitor.toml; raise it, or lower the floor")
        if len(reader.mistakes) > before:
            continue
        name = one.name or host
        given = {key: getattr(one, key) for key in ("language", "tags", "max_body")}
        interval = one.interval or polling.interval
        private = "url" not in table.values
        feeds.append(
            Feed(url=url, name=name, publisher=one.publisher or name, interval=interval, private=private, **given)
        )
    return tuple(feeds), tuple(mistake for mistake in reader.mistakes[begun:] if mistake.key.startswith("feed["))


_PLAIN = re.compile(r"https?://[a-z0-9.:-]+/[A-Za-z0-9/._~-]*")
"""Addresses that are spelt in one way alone: nearly all, and each is looked at on every start."""


def _same_feed(url: str) -> str:
    """What two spellings of one feed have in common: scheme, usual port, order of parameters and fragment aside."""
    parts = urlsplit(url if _PLAIN.fullmatch(url) else canonicalize_url(url))
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    return f"{(parts.hostname or '').lower()}{port}{parts.path.rstrip('/')}?{parts.query}"


def read_channels(reader: Reader, path: Path) -> tuple[tuple[Table, ...], tuple[ChannelSettings, ...]]:
    """The tables, whatever is wrong with them, and the settings; the console where none is configured."""
    tables = reader.tables(path, "channel", "name", "type", may_lack=True)
    found = []
    for table in tables:
        kind = table.values.get("type")
        model = CHANNELS.get(kind) if isinstance(kind, str) else None
        if model is None:
            near = get_close_matches(kind, CHANNELS, n=1) if isinstance(kind, str) else []
            meant = f"; did you mean {near[0]}?" if near else ""
            reader.wrong(table, "type", f"must be one of {', '.join(CHANNELS)}{meant}")
            for kind in near:  # what else is wrong with the table is told as well
                reader.settings(replace(table, values={**table.values, "type": kind}), CHANNELS[kind])
            continue
        found.append(reader.settings(table, model))
    usual = {"name": ConsoleSettings().name}
    reader.unique(
        replace(table, values={**usual, **table.values}) if table.values.get("type") == "console" else table
        for table in tables
    )
    return tables, tuple(one for one in found if one is not None) or (ConsoleSettings(),)


def read_operations(
    reader: Reader, path: Path, channels: Collection[str] | None, usual: Telling, *, may_lack: bool = False
) -> tuple[Operation, ...]:
    """Read operations; with `channels` None, the channels that they name are not looked at. `usual`: how much is told
    of those that do not say so themselves. `may_lack`: that there are none is no mistake."""
    operations = []
    tables = reader.tables(path, "operation", "name", may_lack=may_lack)
    for table in tables:
        one = reader.settings(table, OperationSettings)
        if channels is not None:
            known_channels(reader, table, "channels", channels)
            known_routes(reader, table, channels)
        known = _seeds(reader, table, path.parent, _texts(table, "seeds"))
        if one is None:
            continue
        telling = one if one.sensitivity or one.budget else usual
        operations.append(
            Operation(
                name=one.name,
                title=one.title or _title(one, known),
                aliases=one.aliases or own_names(known),
                about=one.about,
                exclude=one.exclude,
                seeds=known,
                channels=one.channels,
                sensitivity=Sensitivity(telling.sensitivity or Sensitivity.BALANCED),
                budget=telling.budget,
                routes=one.routes.by_kind(),
                parent=one.parent,
            )
        )
    reader.unique(tables)
    _known_parents(reader, tables)
    return tuple(operations)


def _title(one: OperationSettings, seeds: Sequence[Seed]) -> str:
    """For an operation without a title: its name as words; with groups, what its seed says it is about besides."""
    words = as_words(one.name).title()
    return f"{words}: {seeds[0].title}" if one.about and seeds and seeds[0].title else words


def _known_parents(reader: Reader, tables: Sequence[Table]) -> None:
    """A parent is another operation of the file, and nobody is a part of itself in the end."""
    parents = {str(table.values.get("name")): table.values.get("parent", "") for table in tables}
    for table in tables:
        name, parent = str(table.values.get("name")), table.values.get("parent", "")
        if not isinstance(parent, str) or not parent:
            continue
        if parent not in parents:
            reader.wrong(table, "parent", f"{parent!r} {unknown(parent, list(parents), 'operation')}")
            continue
        seen = {name}
        while isinstance(parent, str) and parent and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent, "")
        if parent == name:
            reader.wrong(table, "parent", "makes it a part of itself; take one of the parents out")


def known_routes(reader: Reader, table: Table, channels: Collection[str]) -> None:
    given = table.values.get("routes")
    inner = Table(table.file, f"{table.key} routes".strip(), given if isinstance(given, dict) else {})
    for key in RoutesSettings.model_fields:
        known_channels(reader, inner, key, channels)


def known_channels(reader: Reader, table: Table, key: str, channels: Collection[str]) -> None:
    for number, name in enumerate(_texts(table, key), 1):
        if name not in channels:
            reader.wrong(table, f"{key}[{number}]", f"{name!r} {unknown(name, list(channels), 'channel')}")


def _texts(table: Table, key: str) -> tuple[str, ...]:
    """The texts of a list, also where something else in its table is wrong."""
    values = table.values.get(key)
    return tuple(value for value in values if isinstance(value, str) and value) if isinstance(values, list) else ()


def _seeds(reader: Reader, table: Table, directory: Path, paths: tuple[str, ...]) -> tuple[Seed, ...]:
    loaded = []
    for number, path in enumerate(paths, 1):
        if reader.is_endless(directory / path):
            reader.wrong(table, f"seeds[{number}]", f"{path} is a pipe or a device; save the article as a file")
            continue
        try:
            loaded.append(seeds.load(directory / path))
        except seeds.SeedError as error:
            reader.wrong(table, f"seeds[{number}]", str(error))
    return tuple(loaded)
