"""JSON Feed 1.0 and 1.1 (jsonfeed.org), which feedparser does not read."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from monitor.model import Failed, Failure

_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonItem:
    """One item; the fields that are used, under feedparser's meaning."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    """HTML; plain text is escaped."""
    published: datetime | None
    updated: datetime | None
    author: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFeed:
    """A whole document."""

    title: str
    language: str
    items: tuple[JsonItem, ...]
    links: tuple[tuple[str, str], ...] = ()
    """Relation and target: its own address, and hubs."""


def looks_like(body: bytes) -> bool:
    """Is it JSON rather than XML? By its first character."""
    return body[:64].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\0").startswith((b"{", b"["))


def read(body: bytes) -> JsonFeed | Failed:
    """Read a document in UTF-8; fields of the wrong type are as if missing, other items and fields are kept."""
    try:
        document = _loaded(body)
    except (ValueError, RecursionError) as error:
        return Failed(reason=Failure.PARSE, detail=f"it is not proper JSON ({' '.join(str(error).split())[:120]})")
    version = _string(document, "version")
    items = document.get("items") if isinstance(document, dict) else None
    if "jsonfeed.org/version/1" not in version or not isinstance(items, list):
        return Failed(reason=Failure.NOT_A_FEED, detail="it is JSON, but no JSON Feed: is the address still right?")
    return JsonFeed(
        title=_string(document, "title"),
        language=_string(document, "language"),
        items=tuple(_item(item) for item in items if isinstance(item, dict)),
        links=_links(document),
    )


def _loaded(body: bytes) -> Any:
    """Numbers as they are written: nothing counts with them, and one of a thousand digits is no reason to lose a feed,
    nor is a line end within a text, a byte that is no UTF-8, or what a cache has written behind it. Raises ValueError,
    RecursionError."""
    return _DECODER.raw_decode(body.decode("utf-8-sig", "replace").lstrip(" \t\r\n\0"))[0]


def _links(document: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    given = document.get("hubs")
    hubs = [hub for hub in given if _string(hub, "type").lower() == "websub"] if isinstance(given, list) else []
    return (("self", _string(document, "feed_url")), *(("hub", _string(hub, "url")) for hub in hubs))


def _item(item: Mapping[str, Any]) -> JsonItem:
    tags = item.get("tags")
    return JsonItem(
        id=_string(item, "id"),
        url=_string(item, "url") or _string(item, "external_url"),
        title=_string(item, "title"),
        summary=html.escape(_string(item, "summary"), quote=False),
        content=_string(item, "content_html") or html.escape(_string(item, "content_text"), quote=False),
        published=_moment(_string(item, "date_published")),
        updated=_moment(_string(item, "date_modified")),
        author=_author(item),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _author(item: Mapping[str, Any]) -> str:
    given = item.get("authors")
    authors = given if given and isinstance(given, list) else [item.get("author")]
    return ", ".join(name for name in (_string(author, "name") for author in authors) if name)


def _string(document: Any, key: str) -> str:
    """A string; 1.0 allowed numbers as ids, and they are common (see `_loaded`)."""
    value = document.get(key) if isinstance(document, dict) else None
    return value if isinstance(value, str) else ""


def _moment(value: str) -> datetime | None:
    """RFC 3339."""
    try:
        found = datetime.fromisoformat(value.strip())
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
