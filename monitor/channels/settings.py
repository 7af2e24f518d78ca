"""What settings are made of: kinds of values, keys whose value stands elsewhere, and faults in words for a person.

Settings are pydantic models. A key marked `Elsewhere` may be given as K, as K_file or as K_env. `read` finds all faults
of one table at once and never raises for what stands in it.
"""

from __future__ import annotations

import difflib
import hashlib
import ipaddress
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from monitor import files

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LONGEST_TIMEOUT = timedelta(minutes=4)
LONGEST_DURATION = timedelta(days=365)
LARGEST_SECRET = 64 * 1024
LONGEST_PLACE = 255
"""Characters of a file's name."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Marks a key that may be given by file or environment; a secret one may stand inline for loopback only."""

    secret: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a key of a table, and what to do; no key where the table as a whole is wrong."""

    key: str
    text: str


def fingerprint(settings: BaseModel) -> str:
    """A digest that changes with anything in a table, its secrets included, and tells none of it."""
    values = json.dumps(settings.model_dump(), sort_keys=True, default=_revealed)
    return hashlib.sha256(values.encode()).hexdigest()


def _revealed(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def duration(value: Any) -> timedelta:
    """`"30s"`, `"15m"`, `"24h"` or `"2d"` as a timedelta; ValueError for anything else."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"([1-9]\d{0,8})\s*([smhd])", value) if isinstance(value, str) else None
    if not found:
        raise ValueError(f'must be a duration such as "30s", "15m", "24h" or "2d", not {value!r}')
    seconds = int(found[1]) * UNITS[found[2]]
    if seconds > LONGEST_DURATION.total_seconds():
        raise ValueError("is longer than a year; give a shorter duration")
    return timedelta(seconds=seconds)


def _answered_soon(value: timedelta) -> timedelta:
    """A send may take several requests, and all of them less than a delivery is leased for; and a service whose
    deliveries stand still is taken for hung."""
    if value > LONGEST_TIMEOUT:
        raise ValueError("is longer than 4m; a receiver that needs more is to take the message first and work after")
    return value


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


def not_empty(value: tuple[str, ...]) -> tuple[str, ...]:
    """The same, if there is anything in it; ValueError otherwise."""
    if not value:
        raise ValueError("must not be empty; give at least one")
    return value


def is_loopback(host: str) -> bool:
    """Whether the name or address is this very machine; names other than localhost are not looked up."""
    try:
        return host.rstrip(".").lower() == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def host_of(url: str) -> str:
    """The host of a URL, or nothing; a port that there cannot be makes it no URL."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    return "" if port == 0 else parts.hostname or ""


def _secret_address(value: SecretStr) -> SecretStr:
    return _needed_address(value) if value.get_secret_value() else value


def _needed_address(value: SecretStr) -> SecretStr:
    return SecretStr(web_address(value.get_secret_value()))


def _name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", value):
        raise ValueError(f"must be at most 64 letters, digits, dots, _ or -, with no blanks, not {value[:80]!r}")
    return value


def _network(value: Any) -> IPv4Network | IPv6Network:
    try:
        return ipaddress.ip_network(value)
    except ValueError:
        raise ValueError(f'must be a network such as "10.0.0.0/8", not {value!r}') from None


def _bytes(value: Any) -> int:
    found = re.fullmatch(r"(\d{1,6})\s*(KiB|MiB)", value) if isinstance(value, str) else None
    if found:
        value = int(found[1]) * {"KiB": 1024, "MiB": 1024**2}[found[2]]
    if not isinstance(value, int) or isinstance(value, bool) or not 1024 <= value <= 32 * 1024**2:
        raise ValueError('must be a size from "1KiB" to "32MiB"')
    return value


def _contact(value: str) -> str:
    if len(value) > 200 or not value.isascii() or not all(map(str.isprintable, value)):
        raise ValueError("must be a mail address or web page of at most 200 plain characters")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?", value):
        raise ValueError('must be a language tag such as "en" or "ar"')
    return value


def _listen(value: str) -> str:
    if not value:
        return value
    found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})", value)
    if not found or int(found[2]) > 65535:
        raise ValueError('must be host:port, such as "127.0.0.1:8484", or "" for no page')
    return value


def _term(value: str) -> str:
    if not any(map(str.isalnum, value)) or re.search(r"\*(?!\s+\w|\s*$)|(?<!\w)\*(?!\s*$)", value):
        raise ValueError(f"{value!r} is no term: give a word or phrase, with * only at the end of a word")
    return value.strip()


Duration = Annotated[timedelta, BeforeValidator(duration)]
Timeout = Annotated[Duration, AfterValidator(_answered_soon)]
Name = Annotated[str, AfterValidator(_name)]
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network)]
Size = Annotated[int, BeforeValidator(_bytes)]
Contact = Annotated[str, AfterValidator(_contact)]
Language = Annotated[str, AfterValidator(_language)]
Listen = Annotated[str, AfterValidator(_listen)]
Term = Annotated[str, AfterValidator(_term)]
Terms = Annotated[tuple[Term, ...], Field(strict=False), AfterValidator(not_empty)]
Text = Annotated[str, Field(min_length=1, max_length=300)]
Secret = Annotated[SecretStr, Elsewhere()]
SecretAddress = Annotated[SecretStr, Elsewhere(), AfterValidator(_secret_address)]
"""A URL that lets whoever knows it in; empty where it is not given."""
PlainAddress = Annotated[SecretStr, Elsewhere(secret=False), AfterValidator(_secret_address)]
"""A URL that may stand in the file, and is yet in no log; empty where it is not given."""
NeededAddress = Annotated[SecretStr, Elsewhere(secret=False), AfterValidator(_needed_address)]
"""The same, never empty."""


class Settings(BaseModel):
    """A table of a TOML file: no unknown keys, no guessing at types, no change afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


S = TypeVar("S", bound=Settings)


def read(
    model: type[S], values: Mapping[str, Any], env: Mapping[str, str], directories: Sequence[Path]
) -> tuple[S | None, tuple[Fault, ...]]:
    """The table as settings, and all that is wrong with it. K_file is looked for in `directories`, in their order."""
    gathered, found = _gathered(model, values, env, directories)
    spoken_for = {fault.key.removesuffix("_file").removesuffix("_env") for fault in found}
    try:
        settings = model.model_validate(gathered)
    except ValidationError as error:
        # What could not be gathered has been told; that it is missing now, or needed, would be told twice. So would be
        # that a list is too short whose items were refused.
        details = error.errors(include_url=False)
        refused = {detail["loc"][:-1] for detail in details}
        found += [
            Fault(_path(detail["loc"]), _in_words(detail, model))
            for detail in details
            if (not spoken_for or (detail["loc"] and _path(detail["loc"]) not in spoken_for))
            and not (detail["type"] == "too_short" and detail["loc"] in refused)
        ]
        return None, tuple(found)
    return (None if found else settings), tuple(found)


def _gathered(
    model: type[Settings], values: Mapping[str, Any], env: Mapping[str, str], directories: Sequence[Path]
) -> tuple[dict[str, Any], list[Fault]]:
    """The values with those from files and the environment in their places, and what could not be found."""
    whole, found = dict(values), []
    for key, inner in _tables(model):
        if isinstance(given := values.get(key), Mapping):
            whole[key], faults = _gathered(inner, given, env, directories)
            found += [Fault(f"{key}.{fault.key}", fault.text) for fault in faults]
    # inline ones last: whether they may be depends on addresses that may stand elsewhere
    for key, mark in sorted(_elsewhere(model), key=lambda each: each[0] in values):
        ways = [way for way in (key, f"{key}_file", f"{key}_env") if way in values]
        if len(ways) > 1:
            found.append(Fault(ways[1], f"stands beside {ways[0]}; give only one of them"))
        elif ways == [key] and mark.secret and not _on_loopback(whole):
            found.append(Fault(key, f"is a secret; put it into a file that {key}_file names, or use {key}_env"))
        elif ways and ways[0] != key:
            try:
                whole[key] = _fetched(ways[0], values[ways[0]], env, directories)
            except ValueError as error:
                found.append(Fault(ways[0], str(error)))
        for way in ways:
            if way != key:
                whole.pop(way)
    return whole, found


@cache
def _tables(model: type[Settings]) -> tuple[tuple[str, type[Settings]], ...]:
    return tuple(
        (field.alias or name, field.annotation)
        for name, field in model.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, Settings)
    )


@cache
def _elsewhere(model: type[Settings]) -> tuple[tuple[str, Elsewhere], ...]:
    return tuple(
        (field.alias or name, mark)
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Elsewhere)
    )


def _on_loopback(values: Mapping[str, Any]) -> bool:
    """Whether all that the table names as its other end is this machine; naming nobody is not enough."""
    hosts = [host_of(str(values[key])) for key in ("url", "api") if key in values]
    hosts += [str(values["host"])] if "host" in values else []
    return bool(hosts) and all(is_loopback(host) for host in hosts)


def _fetched(way: str, value: Any, env: Mapping[str, str], directories: Sequence[Path]) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be text in quotes, and not empty")
    if "://" in value or len(value) > LONGEST_PLACE:  # it is not shown: it may well be the secret
        raise ValueError("must name where the value stands, and not be the value itself; write that there")
    if way.endswith("_env"):
        if not env.get(value, "").strip():
            raise ValueError(f"the environment variable {value} is {'empty' if value in env else 'not set'}; set it")
        return env[value].strip()
    path = next((place / value for place in directories if (place / value).exists()), None)
    if path is None:
        raise ValueError(f"there is no file {value}; write the value into it")
    if path.is_fifo() or path.is_char_device():  # may have no end, or keep us waiting for ever
        raise ValueError(f"{value} is a pipe or a device; put the value into a file")
    try:
        text = files.read(path, LARGEST_SECRET).decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise ValueError(f"{value} holds no text; write the value into it as UTF-8") from None
    except OSError as error:
        raise ValueError(f"{value} cannot be read ({error.strerror}); check what it is and its permissions") from None
    if not text:
        raise ValueError(f"{value} is empty; write the value into it")
    return text


def _path(loc: tuple[int | str, ...]) -> str:
    """`polling.floor`, `about[1][2]`: items count from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _in_words(detail: ErrorDetails, model: type[Settings]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        return unknown(str(detail["loc"][-1]), _keys(model, detail["loc"][:-1]))
    if kind == "missing":
        mark = dict(_elsewhere(model)).get(str(detail["loc"][-1]))
        key = detail["loc"][-1]
        ways = f"{key}_file or {key}_env" if mark and mark.secret else "it"
        return f"is missing; give {ways}"
    said = {
        "string_type": "must be text in quotes",
        "bool_type": "must be true or false, without quotes",
        "int_type": "must be a whole number, without quotes",
        "float_type": "must be a number, without quotes",
        "finite_number": "must be a number, and not without end",
        "tuple_type": 'must be a list, such as ["one", "two"]',
        "model_type": "must be a table",
        "string_too_short": "must not be empty",
        "too_short": "must not be empty; give at least one",
        "string_too_long": f"must have at most {context.get('max_length')} characters",
        "literal_error": f"must be {context.get('expected')}",
        "greater_than_equal": f"must be at least {context.get('ge')}",
        "less_than_equal": f"must be at most {context.get('le')}",
    }
    return said.get(kind, f"is wrong: {detail['msg']}; see the documentation of this key")


def unknown(key: str, known: Sequence[str], what: str = "key") -> str:
    """That there is no such key, and which was meant."""
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    return f"is no known {what}; " + (f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}")


def _keys(model: type[Settings], inside: tuple[int | str, ...]) -> list[str]:
    """The keys of the table that this path leads to, with the other ways to give them."""
    for part in inside:
        inner = model.model_fields[str(part)].annotation if isinstance(part, str) else None
        if isinstance(inner, type) and issubclass(inner, Settings):
            model = inner
    keys = [field.alias or name for name, field in model.model_fields.items()]
    return keys + [f"{key}{way}" for key, _ in _elsewhere(model) for way in ("_file", "_env")]
