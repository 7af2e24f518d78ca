"""What a person may do from a message: links to the page, signed (`monitor.tokens`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr, model_validator

from monitor import tokens
from monitor.channels.settings import Secret, Settings, is_loopback, web_address
from monitor.channels.wording import Link
from monitor.model import AlertKind, Delivery

PATH = "act"
"""Where the page takes them, below `public_url`."""
LAST = timedelta(days=30)
LABELS = {
    tokens.Action.USEFUL: "useful",
    tokens.Action.REPEAT: "repeat",
    tokens.Action.BACKGROUND: "background",
    tokens.Action.OFF_TOPIC: "off-topic",
    tokens.Action.MUTE: "mute for 24 h",
}


def _public(value: str) -> str:
    if not value:
        return value
    parts = urlsplit(web_address(value))
    if parts.query or parts.fragment:
        raise ValueError("must end with its path: no ? and no #")
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise ValueError("must start with https://: whoever sees a link may use it")
    return value.strip().rstrip("/")


def _keys(value: SecretStr) -> SecretStr:
    if any(len(key) < tokens.SHORTEST_KEY for key in value.get_secret_value().split()):
        raise ValueError(f"must be {tokens.SHORTEST_KEY} characters or more, such as `openssl rand -hex 32` makes")
    return value


class LinkSettings(Settings):
    """Keys of `monitor.toml`: no links where they are not given."""

    public_url: Annotated[str, AfterValidator(_public)] = ""
    """Under which address readers of messages reach the page."""
    link_key: Annotated[Secret, AfterValidator(_keys)] = SecretStr("")
    """What signs links; further lines hold old keys, whose links still count."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The first signs, any verifies."""
        return tuple(self.link_key.get_secret_value().split())

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if bool(self.public_url) != bool(self.keys):
            raise ValueError("public_url and link_key go together: give both or neither")
        return self


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one channel's messages."""

    settings: LinkSettings
    channel: str

    def of(self, delivery: Delivery) -> tuple[Link, ...]:
        """For each action its name and link; none where no page is reached, or the message is about no one story. The
        same on every attempt: they last from when the alert was owed."""
        alert = delivery.alert
        if not self.settings.public_url or not alert.story or alert.kind in (AlertKind.NOTICE, AlertKind.DIGEST):
            return ()
        until = (delivery.created_at + LAST).astimezone(UTC).replace(microsecond=0)
        return tuple(Link(name=name, url=self._url(action, delivery, until)) for action, name in LABELS.items())

    def _url(self, action: tokens.Action, delivery: Delivery, until: datetime) -> str:
        alert = delivery.alert
        asked = tokens.Asked(
            action=action,
            operation=alert.operation,
            story=alert.story,
            development=alert.development,
            channel=self.channel,
            until=until,
        )
        return f"{self.settings.public_url}/{PATH}?token={tokens.sign(asked, self.settings.keys[0])}"


NO_LINKS = Links(LinkSettings(), "")
