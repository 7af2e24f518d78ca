"""What the settings of all channels share: names, durations, and keys whose value stands elsewhere.

Settings are pydantic models, so that `config.py` can gather every mistake at once. A key marked `Elsewhere` may be
given as K, as K_file or as K_env; `config.py` puts the value in its place before the model sees it.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LONGEST_DURATION = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Marks a key that may be given by file or environment; a secret one may stand inline for loopback only."""

    secret: bool = True


def duration(value: Any) -> timedelta:
    """`"30s"`, `"15m"`, `"24h"` or `"2d"` as a timedelta; ValueError for anything else."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d{1,9})\s*([smhd])", value) if isinstance(value, str) else None
    if not found:
        raise ValueError('must be a duration such as "30s", "15m", "24h" or "2d"')
    seconds = int(found[1]) * UNITS[found[2]]
    if seconds > LONGEST_DURATION.total_seconds():
        raise ValueError("is longer than a year; give a shorter duration")
    return timedelta(seconds=seconds)


def web_address(value: str) -> str:
    """The URL as it is, if it is one with http or https and a host; ValueError otherwise."""
    try:
        parts = urlsplit(value.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s\x00-\x1f\x7f]", value.strip()):
        raise ValueError("must be a web address that starts with https:// or http:// and names a host")
    return value.strip()


def is_loopback(host: str) -> bool:
    """Whether the name or address is this very machine; names other than localhost are not looked up."""
    try:
        return host.rstrip(".").lower() == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def host_of(url: str) -> str:
    """The host of a URL, or nothing."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _secret_address(value: SecretStr) -> SecretStr:
    return SecretStr(web_address(value.get_secret_value())) if value.get_secret_value() else value


Duration = Annotated[timedelta, BeforeValidator(duration)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Secret = Annotated[SecretStr, Elsewhere()]
SecretAddress = Annotated[SecretStr, Elsewhere(), AfterValidator(_secret_address)]
"""A URL that lets whoever knows it in; empty where it is not given."""
PlainAddress = Annotated[SecretStr, Elsewhere(secret=False), AfterValidator(_secret_address)]
"""A URL that may stand in the file, and is yet in no log."""


class Settings(BaseModel):
    """A table of a TOML file: no unknown keys, no guessing at types, no change afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class ChannelSettings(Settings):
    """What every `[[channel]]` has."""

    name: Name
    type: str
    ambiguous: Literal["repeat", "hold"] = "repeat"
    """What becomes of a delivery whose answer was lost: sent again, marked as a repeat, or held for a person."""
    allow_private: bool = False
    """The receiver may live on an inner address."""
