"""The configuration directory: TOML files → one Config, or every mistake at once.

A mistake is a line: which file, which key, what is wrong and what to do. Nothing stops at the first one: a table that
is wrong in one key is still checked in all others, and what a later check needs of a wrong value is left out of that
check rather than complained of twice. Items of a list count from 1 and are called by their own name as well.

Settings live beside the code they set; here stand those of the daemon itself, and the gathering.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from w3lib.url import canonicalize_url

from monitor import seeds
from monitor.channels import settings as kinds
from monitor.channels.apprise import AppriseSettings
from monitor.channels.console import ConsoleSettings
from monitor.channels.links import LinkSettings
from monitor.channels.mail import MailSettings
from monitor.channels.settings import Duration, Name, Settings, Text, duration, host_of, unknown
from monitor.channels.slack import SlackSettings
from monitor.channels.webhook import WebhookSettings
from monitor.channels.wording import plain
from monitor.feeds import fulltext, salvage
from monitor.judge.weights import REMEDY
from monitor.model import AlertKind, Feed, Operation, Seed, SemanticChoice, Sensitivity, UserError
from monitor.semantic import missing

__all__ = ["ChannelSettings", "Config", "ConfigError", "Mistake", "duration", "load", "load_operations", "weights"]

ChannelSettings = ConsoleSettings | WebhookSettings | SlackSettings | MailSettings | AppriseSettings
CHANNELS: Mapping[str, type[ChannelSettings]] = {
    "console": ConsoleSettings,
    "webhook": WebhookSettings,
    "slack": SlackSettings,
    "mail": MailSettings,
    "apprise": AppriseSettings,
}
SQLITE_FILE = "monitor.db"


class PollingSettings(Settings):
    """`[polling]`: how feeds are asked."""

    interval: Duration = timedelta(minutes=30)
    """How often a feed is asked that names no interval of its own."""
    floor: Duration = timedelta(minutes=5)
    """No feed is asked more often."""
    allow_private: tuple[kinds.Network, ...] = Field(default=(), strict=False)
    """Inner networks that feeds may live in."""
    concurrency: int = Field(default=100, ge=1, le=1000)
    """Feeds asked at the same time; of one site, never more than one."""
    contact: kinds.Contact = ""
    """An address or page that publishers find in the User-Agent."""

    @field_validator("floor")
    @classmethod
    def _below_the_interval(cls, floor: timedelta, info: ValidationInfo) -> timedelta:
        if floor > info.data.get("interval", floor):
            raise ValueError("is above polling.interval, and no feed is asked more often than it; lower it")
        return floor

    def user_agent(self, version: str) -> str:
        """What publishers see: who asks, and where to complain."""
        return f"monitor/{version}" + (f" (+{self.contact})" if self.contact else "")


class HeartbeatSettings(Settings):
    """`[heartbeat]`: a web address that is asked while everything moves."""

    url: kinds.SecretAddress = SecretStr("")
    interval: Duration = timedelta(minutes=5)
    allow_private: bool = False
    """It may be on an inner address."""


class WebSubSettings(Settings):
    """`[websub]`: feeds whose hub tells of news by itself."""

    callback_url: kinds.PlainAddress = SecretStr("")
    """Where hubs reach the page's server; off where it is not given."""


class FulltextSettings(Settings):
    """`[fulltext]`: articles of which a feed gives only a line or two."""

    enabled: bool = False
    """Ask for the page of a story that may be about an operation."""


class RetentionSettings(Settings):
    """`[retention]`: how long what may be forgotten is kept."""

    texts: Duration = timedelta(days=90)
    """Sentences of stories. That a story was known is never forgotten."""
    decisions: Duration = timedelta(days=365)
    """Why stories were not told, for `monitor explain`."""
    deliveries: Duration = timedelta(days=90)
    """Deliveries that are through."""


class RoutesSettings(Settings):
    """`[routes]` and `[operation.routes]`: which channels a kind of alert goes to; no channel for an empty list."""

    new: tuple[str, ...] | None = Field(default=None, strict=False)
    confirmed: tuple[str, ...] | None = Field(default=None, strict=False)
    changed: tuple[str, ...] | None = Field(default=None, strict=False)
    disputed: tuple[str, ...] | None = Field(default=None, strict=False)

    def by_kind(self) -> tuple[tuple[AlertKind, tuple[str, ...]], ...]:
        """Those that are given."""
        given = ((AlertKind(name), getattr(self, name)) for name in type(self).model_fields)
        return tuple((kind, names) for kind, names in given if names is not None)


class Telling(Settings):
    """How much is told: by a word, or by a budget."""

    sensitivity: Literal["few", "balanced", "every"] | None = None
    budget: float | None = Field(default=None, ge=0.05, le=1000, allow_inf_nan=False)
    """Alerts a day and operation, on average."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.sensitivity and self.budget:
            raise ValueError("sensitivity and budget both say how much is told; give only one of them")
        return self


class MonitorSettings(Telling, LinkSettings):
    """`monitor.toml`."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"

    data_dir: str = Field(default="../var", min_length=1)
    store: Annotated[SecretStr, kinds.Elsewhere(secret=False)] = SecretStr("sqlite")
    listen: kinds.Listen = "127.0.0.1:8484"
    semantic: SemanticChoice = "auto"
    """Whether stories that the words leave in doubt are compared by meaning too."""
    notices: tuple[str, ...] = Field(default=(), strict=False)
    """Channels that take notices about the service itself; all of them where none is named."""
    polling: PollingSettings = PollingSettings()
    heartbeat: HeartbeatSettings = HeartbeatSettings()
    websub: WebSubSettings = WebSubSettings()
    fulltext: FulltextSettings = FulltextSettings()
    retention: RetentionSettings = RetentionSettings()
    routes: RoutesSettings = RoutesSettings()


class FeedSettings(Settings):
    """One `[[feed]]`."""

    url: kinds.PlainAddress
    name: str = Field(default="", max_length=100)
    publisher: str = Field(default="", max_length=100)
    interval: Duration | None = None
    language: kinds.Language = ""
    tags: tuple[Text, ...] = Field(default=(), strict=False)
    max_body: kinds.Size = 5 * 1024 * 1024


class OperationSettings(Telling):
    """One `[[operation]]`."""

    name: Name
    title: str = Field(default="", max_length=2000)
    aliases: tuple[Text, ...] = Field(default=(), strict=False)
    seeds: tuple[Text, ...] = Field(default=(), strict=False)
    about: tuple[kinds.Terms, ...] = Field(default=(), strict=False)
    exclude: tuple[Text, ...] = Field(default=(), alias="not", strict=False)
    channels: tuple[str, ...] = Field(default=(), strict=False)
    routes: RoutesSettings = RoutesSettings()
    parent: str = ""
    """The operation that it is a part of."""

    @model_validator(mode="after")
    def _can_be_followed(self) -> OperationSettings:
        if not (self.title or self.aliases or self.about or self.seeds):
            raise ValueError("has neither names nor seeds to know it by; give seeds, or title, aliases or about")
        return self


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in one place."""

    file: str
    key: str
    text: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.text) if part)


class ConfigError(UserError):
    """All that is wrong with a configuration."""

    exit_code = 78
    said_by = ""

    def __init__(self, errors: tuple[Mistake, ...]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.errors)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file: what it is called in a mistake, and what stands in it."""

    file: str
    key: str
    values: Mapping[str, Any]


class Reader:
    """Reads tables, and keeps every mistake."""

    def __init__(self, directory: Path, env: Mapping[str, str]) -> None:
        """Values that stand in files are looked for among systemd's credentials first."""
        credentials = env.get("CREDENTIALS_DIRECTORY", "")
        self.env = env
        self.places = (*((Path(credentials),) if credentials else ()), directory)
        self.mistakes: list[Mistake] = []

    def wrong(self, table: Table, key: str, text: str) -> None:
        self.mistakes.append(Mistake(table.file, " ".join(part for part in (table.key, key) if part), text))

    def file(self, path: Path) -> Table | None:
        """The whole file as one table; None where it cannot be read."""
        text = self._text(path)
        try:
            return None if text is None else Table(path.name, "", tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            self._no_toml(path, error)
            return None

    def _text(self, path: Path) -> str | None:
        top = Table(path.name, "", {})
        try:
            return path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            self.wrong(top, "", f"there is no such file in {path.parent}; write it, or name another directory")
        except OSError as error:
            self.wrong(top, "", f"cannot be read ({error.strerror}); check what it is and its permissions")
        except UnicodeDecodeError:
            self.wrong(top, "", "is no text in UTF-8; save it as UTF-8")
        return None

    def _no_toml(self, path: Path, error: tomllib.TOMLDecodeError) -> tuple[()]:
        told = f"is no TOML: {str(error)[:1].lower()}{str(error)[1:]}; correct it there"
        self.wrong(Table(path.name, "", {}), "", told)
        return ()

    def tables(self, path: Path, kind: str, *called: str, apart: bool = False) -> tuple[Table, ...]:
        """The `[[kind]]` tables of a file, counted from 1 and called by the first of these keys that they have.

        `apart`: where the file is no TOML its tables are read one by one, and those that can be are given.
        """
        text = self._text(path)
        if text is None:
            return ()
        try:
            top = Table(path.name, "", tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            pieces = salvage.tables(text, kind) if apart else ()
            return self._apart(path, kind, called, pieces) or self._no_toml(path, error)
        for key in sorted(top.values.keys() - {kind}):
            self.wrong(top, key, unknown(key, [kind]))
        items = top.values.get(kind, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            self.wrong(top, kind, f"must be a list of tables; write [[{kind}]] above each")
            return ()
        if not items and kind != "channel":
            self.wrong(top, kind, f"there is none; write at least one [[{kind}]]")
        return tuple(
            Table(path.name, _called(kind, number, item, called), item) for number, item in enumerate(items, 1)
        )

    def _apart(
        self, path: Path, kind: str, called: tuple[str, ...], pieces: Sequence[salvage.Piece]
    ) -> tuple[Table, ...]:
        """Tables that were read one by one; none where none can be."""
        tables = [
            Table(path.name, _called(kind, number, piece.values, called), piece.values)
            for number, piece in enumerate(pieces, 1)
        ]
        fine = [table for table, piece in zip(tables, pieces, strict=True) if not piece.error]
        for table, piece in zip(tables, pieces, strict=True):
            if fine and piece.error:
                self.wrong(table, "", piece.error)
        return tuple(fine)

    def settings(self, table: Table, model: type[kinds.S]) -> kinds.S | None:
        """The table as settings; None where anything is wrong with it."""
        settings, found = kinds.read(model, table.values, self.env, self.places)
        for fault in found:
            self.wrong(table, fault.key, fault.text)
        return settings

    def unique(self, tables: Iterable[Table]) -> None:
        """No two of these may have one name."""
        seen: dict[Any, Table] = {}
        for table in tables:
            name = table.values.get("name")
            first = seen.setdefault(name, table) if isinstance(name, str) else table
            if first is not table:
                self.wrong(table, "name", f"is the name of {first.key} as well; choose another")


def _called(kind: str, number: int, item: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    own = next((item[key] for key in keys if isinstance(item.get(key), str) and item[key]), "")
    return f"{kind}[{number}]" + (f' "{plain(own, 60)}"' if own else "")


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

    def store_exists(self) -> bool:
        """Whether there is a memory already: a database server is taken to have one."""
        return not self.store.startswith("sqlite") or (self.data_dir / SQLITE_FILE).exists()


def load(directory: Path, env: Mapping[str, str] | None = None, *, leave_out: bool = False) -> Config:
    """Read `monitor.toml`, `feeds.toml`, `operations.toml` and, where it is there, `channels.toml`.

    `env` is where keys that end in `_env` are looked up, and `CREDENTIALS_DIRECTORY`; the process's own by default.
    Raises ConfigError with every mistake. Without channels the console speaks. `leave_out`: feeds with a mistake in
    their own table are left out instead, as long as another one is fine: a wrong line must not silence all the others.
    """
    if not directory.is_dir():
        raise ConfigError((Mistake(str(directory), "", "is no directory; make it, or name another with --config"),))
    reader = Reader(directory, os.environ if env is None else env)
    top = reader.file(directory / "monitor.toml") or Table("monitor.toml", "", {})
    # A file that is wrong has no say about feeds: they are held to the lowest floor.
    lowest = PollingSettings(floor=timedelta(seconds=1))
    settings = reader.settings(top, MonitorSettings) or MonitorSettings(polling=lowest)
    data_dir = _inside(directory, settings.data_dir)
    store = _store(reader, top, settings.store.get_secret_value(), data_dir)
    feeds, left_out = _feeds(reader, directory / "feeds.toml", settings.polling)
    tables, channels = _channels(reader, directory / "channels.toml")
    # A channel with a mistake in it is named all the same: operations may point to it.
    names = {one.name for one in channels} | {str(table.values.get("name", "")) for table in tables}
    operations = _operations(reader, directory / "operations.toml", names, settings)
    _known_channels(reader, top, "notices", names)
    _known_routes(reader, top, names)
    if settings.semantic == "on" and (lacking := missing()):
        reader.wrong(top, "semantic", f'is "on", but {lacking.why}')
    if settings.websub.callback_url.get_secret_value() and not settings.listen:
        reader.wrong(top, "websub.callback_url", "needs a server that hubs can reach; give listen an address too")
    if settings.fulltext.enabled and (lacking_text := fulltext.missing()):
        reader.wrong(top, "fulltext.enabled", f"is true, but {lacking_text}")
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


def data_dir(directory: Path) -> Path:
    """Where a daemon of this configuration has its socket, however much else is wrong with `monitor.toml`."""
    read = Reader(directory, {}).file(directory / "monitor.toml")
    said = read.values.get("data_dir") if read else None
    return _inside(directory, said if isinstance(said, str) else MonitorSettings().data_dir)


def check_change(before: Config, after: Config) -> None:
    """Raises ConfigError for what cannot change while the service runs."""
    fixed = {"data_dir": before.data_dir == after.data_dir, "store": before.store == after.store}
    fixed["listen"] = before.listen == after.listen
    changed = [key for key, same in fixed.items() if not same]
    if changed:
        say = "cannot change while the service runs; restart it, or set it back"
        raise ConfigError(tuple(Mistake("monitor.toml", key, say) for key in changed))


def load_operations(path: Path) -> tuple[Operation, ...]:
    """The operations of one file, with their seeds. Raises ConfigError with every mistake."""
    reader = Reader(path.parent, {})
    operations = _operations(reader, path, None, Telling())
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
    return (directory / Path(path).expanduser()).resolve()


def _store(reader: Reader, top: Table, value: str, data_dir: Path) -> str:
    value = str(top.values.get("store", value))
    if value == "sqlite":
        return f"sqlite:///{data_dir / SQLITE_FILE}"
    try:
        url = make_url(value)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "postgresql":
        reader.wrong(top, "store", 'must be "sqlite" or a URL that begins with postgresql://')
    elif url.password and "store" in top.values and not kinds.is_loopback(url.host or "localhost"):
        reader.wrong(top, "store", "holds a password; put the URL into a file that store_file names, or use store_env")
    return value


def _feeds(reader: Reader, path: Path, polling: PollingSettings) -> tuple[tuple[Feed, ...], tuple[Mistake, ...]]:
    """The feeds that are fine, and what is wrong with the others."""
    seen: dict[str, Table] = {}
    feeds = []
    begun = len(reader.mistakes)
    for table in reader.tables(path, "feed", "name", "url", apart=True):
        before = len(reader.mistakes)
        one = reader.settings(table, FeedSettings)
        url = one.url.get_secret_value() if one else str(table.values.get("url", ""))
        if host_of(url):
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
        name = one.name or host_of(url)
        given = {key: getattr(one, key) for key in ("language", "tags", "max_body")}
        interval = one.interval or polling.interval
        private = "url" not in table.values
        feeds.append(
            Feed(url=url, name=name, publisher=one.publisher or name, interval=interval, private=private, **given)
        )
    return tuple(feeds), tuple(mistake for mistake in reader.mistakes[begun:] if mistake.key.startswith("feed["))


def _same_feed(url: str) -> str:
    """What two spellings of one feed have in common: scheme, usual port, order of parameters and fragment aside."""
    parts = urlsplit(canonicalize_url(url))
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    return f"{(parts.hostname or '').lower()}{port}{parts.path.rstrip('/')}?{parts.query}"


def _channels(reader: Reader, path: Path) -> tuple[tuple[Table, ...], tuple[ChannelSettings, ...]]:
    """The tables, whatever is wrong with them, and the settings; the console where none is configured."""
    tables = reader.tables(path, "channel", "name", "type") if path.exists() else ()
    found = []
    for table in tables:
        kind = table.values.get("type")
        model = CHANNELS.get(kind) if isinstance(kind, str) else None
        if model is None:
            reader.wrong(table, "type", f"must be one of {', '.join(CHANNELS)}")
            continue
        found.append(reader.settings(table, model))
    reader.unique(tables)
    return tables, tuple(one for one in found if one is not None) or (ConsoleSettings(),)


def _operations(reader: Reader, path: Path, channels: Collection[str] | None, usual: Telling) -> tuple[Operation, ...]:
    """Read operations; with `channels` None, the channels that they name are not looked at. `usual`: how much is told
    of those that do not say so themselves."""
    operations = []
    tables = reader.tables(path, "operation", "name")
    for table in tables:
        one = reader.settings(table, OperationSettings)
        if channels is not None:
            _known_channels(reader, table, "channels", channels)
            _known_routes(reader, table, channels)
        known = _seeds(reader, table, path.parent, _texts(table, "seeds"))
        if one is None:
            continue
        telling = one if one.sensitivity or one.budget else usual
        operations.append(
            Operation(
                name=one.name,
                title=one.title or one.name.replace("-", " ").replace("_", " ").title(),
                aliases=one.aliases,
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


def _known_routes(reader: Reader, table: Table, channels: Collection[str]) -> None:
    given = table.values.get("routes")
    inner = Table(table.file, f"{table.key} routes".strip(), given if isinstance(given, dict) else {})
    for key in RoutesSettings.model_fields:
        _known_channels(reader, inner, key, channels)


def _known_channels(reader: Reader, table: Table, key: str, channels: Collection[str]) -> None:
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
        try:
            loaded.append(seeds.load(directory / path))
        except seeds.SeedError as error:
            reader.wrong(table, f"seeds[{number}]", str(error))
    return tuple(loaded)
