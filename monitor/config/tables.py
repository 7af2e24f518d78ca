"""The tables of the configuration: their keys, what each may hold, and what holds where it is not given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator

from monitor.channels import settings as kinds
from monitor.channels.apprise import AppriseSettings
from monitor.channels.console import ConsoleSettings
from monitor.channels.links import LinkSettings
from monitor.channels.mail import MailSettings
from monitor.channels.settings import Duration, Name, Settings, Text
from monitor.channels.slack import SlackSettings
from monitor.channels.webhook import WebhookSettings
from monitor.model import AlertKind, SemanticChoice

ChannelSettings = ConsoleSettings | WebhookSettings | SlackSettings | MailSettings | AppriseSettings
CHANNELS: Mapping[str, type[ChannelSettings]] = {
    "console": ConsoleSettings,
    "webhook": WebhookSettings,
    "slack": SlackSettings,
    "mail": MailSettings,
    "apprise": AppriseSettings,
}


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

    url: kinds.NeededAddress
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
