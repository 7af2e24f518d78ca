"""One-click unsubscription by mail header (RFC 8058): a signed link that needs no log-in and no cookie.

The link is the configured URL with three parameters: `channel`, `to` (the address) and `token`, which is the hex
HMAC-SHA256, under the configured key, of `unsubscribe`, the channel and the address, joined by line feeds. Whoever
answers there must act on POST only, and compare the token in constant time.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated, Self
from urllib.parse import urlencode, urlsplit

from pydantic import AfterValidator, SecretStr, model_validator

from monitor.channels.settings import Secret, Settings, web_address


def _target(value: str) -> str:
    if value and urlsplit(web_address(value)).scheme != "https":
        raise ValueError("must start with https://: mail services press no other link (RFC 8058)")
    return value.strip()


class UnsubscribeSettings(Settings):
    """Where a recipient's mail service may take them off the list; no headers where it is not set."""

    unsubscribe_url: Annotated[str, AfterValidator(_target)] = ""
    unsubscribe_key: Secret = SecretStr("")

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if bool(self.unsubscribe_url) != bool(self.unsubscribe_key.get_secret_value()):
            raise ValueError("unsubscribe_url and unsubscribe_key go together: give both or neither")
        return self


def unsubscribe_token(key: str, channel: str, address: str) -> str:
    """What proves that a link was made here, for this address and channel."""
    return hmac.new(key.encode(), f"unsubscribe\n{channel}\n{address}".encode(), hashlib.sha256).hexdigest()


def unsubscribe_headers(settings: UnsubscribeSettings, channel: str, address: str) -> tuple[tuple[str, str], ...]:
    """`List-Unsubscribe` and `List-Unsubscribe-Post`, or none."""
    if not settings.unsubscribe_url:
        return ()
    token = unsubscribe_token(settings.unsubscribe_key.get_secret_value(), channel, address)
    joint = "&" if "?" in settings.unsubscribe_url else "?"
    link = f"{settings.unsubscribe_url}{joint}{urlencode({'channel': channel, 'to': address, 'token': token})}"
    return (("List-Unsubscribe", f"<{link}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
