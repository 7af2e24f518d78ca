"""The configuration directory: TOML files → one Config, or every mistake at once.

A mistake is a line: which file, which key, what is wrong and what to do. Nothing stops at the first one: a table that
is wrong in one key is still checked in all others, and what a later check needs of a wrong value is left out of that
check rather than complained of twice. Items of a list count from 1 and are called by their own name as well.

Settings live beside the code they set; those of the daemon itself are in `tables`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from monitor.channels import settings as kinds
from monitor.channels.links import LinkSettings
from monitor.channels.settings import LONGEST_DURATION, duration
from monitor.config.gather import known_channels, known_routes, read_channels, read_feeds, read_operations
from monitor.config.reader import ConfigError, Mistake, Reader, Table
from monitor.config.tables import (
    ChannelSettings,
    FulltextSettings,
    HeartbeatSettings,
    MonitorSettings,
    PollingSettings,
    RetentionSettings,
    RoutesSettings,
    Telling,
    WebSubSettings,
)
from monitor.feeds import fulltext
from monitor.judge.weights import REMEDY
from monitor.model import Feed, Operation, SemanticChoice
from monitor.semantic import missing

__all__ = [
    "LONGEST_DURATION",
    "ChannelSettings",
    "Config",
    "ConfigError",
    "Mistake",
    "PollingSettings",
    "duration",
    "load",
    "load_operations",
    "weights",
]

SQLITE_FILE = "monitor.db"

UNFINISHED = frozenset({"feeds", "operations"})
"""What a configuration that is being written may lack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All that was configured, checked."""

    directory: Path
    log_level: str
    data_dir: Path
    """Absolute; whoever opens the store creates it."""
    store: str = field(repr=False)
    """A database URL; it may hold a password."""
    listen: tuple[str, int] | None
    """Where the page and the metrics are; None: nowhere."""
    polling: PollingSettings
    feeds: tuple[Feed, ...]
    operations: tuple[Operation, ...]
    channels: tuple[ChannelSettings, ...]
    notices: tuple[str, ...] = ()
    """Channels that take notices; empty: every channel."""
    heartbeat: HeartbeatSettings = field(default_factory=HeartbeatSettings)
    websub: WebSubSettings = field(default_factory=WebSubSettings)
    fulltext: FulltextSettings = field(default_factory=FulltextSettings)
    retention: RetentionSettings = field(default_factory=RetentionSettings)
    routes: RoutesSettings = field(default_factory=RoutesSettings)
    """Of operations that say nothing of a kind, and name no channels."""
    links: LinkSettings = field(default_factory=LinkSettings)
    semantic: SemanticChoice = "auto"
    left_out: tuple[Mistake, ...] = ()
    """What is wrong with feeds that were left out."""

    @property
    def is_file(self) -> bool:
        """Whether the memory is a file in `data_dir`, and on no database server."""
        return self.store.startswith("sqlite")

    def store_exists(self) -> bool:
        """Whether there is a memory already: a database server is taken to have one."""
        return not self.is_file or (self.data_dir / SQLITE_FILE).exists()


def load(
    directory: Path,
    env: Mapping[str, str] | None = None,
    *,
    leave_out: bool = False,
    may_lack: Collection[str] = (),
) -> Config:
    """Read `monitor.toml`, `feeds.toml`, `operations.toml` and, where it is there, `channels.toml`.

    `env` is where keys that end in `_env` are looked up, and `CREDENTIALS_DIRECTORY`; the process's own by default.
    Raises ConfigError with every mistake. Without channels the console speaks. `leave_out`: feeds with a mistake in
    their own table are left out instead, as long as another one is fine: a wrong line must not silence all the others.
    `may_lack`: of `feeds` and `operations` there may be none yet, nor a file; whoever adds the first one asks so.
    """
    if not directory.is_dir():
        raise ConfigError((Mistake(str(directory), "", "is no directory; make it, or name another with --config"),))
    reader = Reader(directory, os.environ if env is None else env)
    top = reader.file(directory / "monitor.toml") or Table("monitor.toml", "", {})
    # A file that is wrong has no say about feeds: they are held to the lowest floor.
    lowest = PollingSettings(floor=timedelta(seconds=1))
    settings = reader.settings(top, MonitorSettings) or MonitorSettings(polling=lowest)
    try:
        data_dir = _inside(directory, settings.data_dir)
    except ConfigError as error:
        reader.mistakes += error.errors
        data_dir = directory
    if blocked := next((each for each in (data_dir, *data_dir.parents) if each.exists() and not each.is_dir()), None):
        reader.wrong(top, "data_dir", f"{blocked} is no directory; name another, or move that away")
    store = _store(reader, top, settings.store.get_secret_value(), data_dir)
    feeds, left_out = read_feeds(reader, directory / "feeds.toml", settings.polling, may_lack="feeds" in may_lack)
    tables, channels = read_channels(reader, directory / "channels.toml")
    # A channel with a mistake in it is named all the same: operations may point to it.
    names = {one.name for one in channels} | {str(table.values.get("name", "")) for table in tables}
    operations = read_operations(
        reader, directory / "operations.toml", names, settings, may_lack="operations" in may_lack
    )
    known_channels(reader, top, "notices", names)
    known_routes(reader, top, names)
    _has_what_it_needs(reader, top, settings, tables)
    if len(reader.mistakes) > len(left_out) or (left_out and not (leave_out and feeds)):
        raise ConfigError(tuple(reader.mistakes))
    host, _, port = settings.listen.rpartition(":")
    return Config(
        directory=directory,
        log_level=settings.log_level,
        data_dir=data_dir,
        store=store,
        listen=(host.strip("[]"), int(port)) if port else None,
        polling=settings.polling,
        feeds=feeds,
        operations=operations,
        channels=channels,
        notices=settings.notices,
        heartbeat=settings.heartbeat,
        websub=settings.websub,
        fulltext=settings.fulltext,
        retention=settings.retention,
        routes=settings.routes,
        links=LinkSettings(public_url=settings.public_url, link_key=settings.link_key),
        semantic=settings.semantic,
        left_out=left_out,
    )


def _has_what_it_needs(reader: Reader, top: Table, settings: MonitorSettings, channels: Sequence[Table]) -> None:
    """Extras that must be installed, and the page that hubs and Slack must reach."""
    if settings.semantic == "on" and (lacking := missing()):
        reader.wrong(top, "semantic", f'is "on", but {lacking.why}')
    if settings.websub.callback_url.get_secret_value() and not settings.listen:
        reader.wrong(top, "websub.callback_url", "needs a server that hubs can reach; give listen an address too")
    for table in channels if not settings.listen else ():
        if any(key.startswith("signing_secret") for key in table.values):
            reader.wrong(table, "signing_secret", "needs a page that Slack reaches; give listen an address too")
    if settings.fulltext.enabled and (lacking_text := fulltext.missing()):
        reader.wrong(top, "fulltext.enabled", f"is true, but {lacking_text}")


def data_dir(directory: Path) -> Path:
    """Where a daemon of this configuration has its socket, however much else is wrong with `monitor.toml`. Raises
    ConfigError where that leads nowhere."""
    reader, file = Reader(directory, {}), directory / "monitor.toml"
    read = reader.file(file)
    said = read.values.get("data_dir") if read else reader.line(file, "data_dir")
    return _inside(directory, said if isinstance(said, str) else MonitorSettings().data_dir)


def check_change(before: Config, after: Config) -> None:
    """Raises ConfigError for what cannot change while the service runs."""
    fixed = {"data_dir": before.data_dir == after.data_dir, "store": before.store == after.store}
    fixed["listen"] = before.listen == after.listen
    say = "cannot change while the service runs; restart it, or set it back"
    wrong = [Mistake("monitor.toml", key, say) for key, same in fixed.items() if not same]
    if before.channels != after.channels and not (after.directory / "channels.toml").exists():
        # at a start the console is as good as nothing; here it would be told what others wait for
        wrong.append(
            Mistake("channels.toml", "", "is gone, and with it who is told; put it back, or restart the service")
        )
    if wrong:
        raise ConfigError(tuple(wrong))


def load_operations(path: Path) -> tuple[Operation, ...]:
    """The operations of one file, with their seeds. Raises ConfigError with every mistake."""
    reader = Reader(path.parent, {}, waits=True)
    operations = read_operations(reader, path, None, Telling())
    if reader.mistakes:
        raise ConfigError(tuple(reader.mistakes))
    return operations


def weights() -> Mapping[str, Any]:
    """The judge's trained weights, which the package carries. Raises ConfigError where they are missing or broken."""
    try:
        read = json.loads((resources.files("monitor.judge") / "weights.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        read = None
    if not isinstance(read, dict):
        raise ConfigError((Mistake("judge/weights.json", "", f"is missing or cut off; {REMEDY}"),))
    return read


def _inside(directory: Path, path: str) -> Path:
    try:
        return (directory / Path(path).expanduser()).resolve()
    except (RuntimeError, ValueError) as error:  # `~` of nobody, links in a circle, a NUL
        told = f"leads nowhere ({str(error).rstrip('.')}); write the whole path"
        raise ConfigError((Mistake("monitor.toml", "data_dir", told),)) from error


def _store(reader: Reader, top: Table, value: str, data_dir: Path) -> str:
    value = str(top.values.get("store", value))
    if value == "sqlite":
        return f"sqlite:///{data_dir / SQLITE_FILE}"
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        reader.wrong(top, "store", 'must be "sqlite" or a URL that begins with postgresql://')
    elif url.password and "store" in top.values and not kinds.is_loopback(url.host or "localhost"):
        reader.wrong(top, "store", "holds a password; put the URL into a file that store_file names, or use store_env")
    return value
