"""A guid that is no address is nobody's link.

A guid stands for an item's link unless it says otherwise, so feedparser makes an address of `<guid>12345</guid>` by the
feed's own: one that leads nowhere, and that items of all feeds of a site may share. What it yields stays as it is, link
included; the guid as it was written is noted beside it, and a story goes by that. There is no public way to hear of an
element, so a method is replaced.
"""
# ruff: noqa: SLF001

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feedparser.namespaces._base import Namespace

_WRITTEN = "monitor_guid"
_end = Namespace._end_guid


def own_guid(item: Mapping[str, Any]) -> str | None:
    """Of an item as feedparser gives it; None where no link was made of its guid, or it is an address."""
    written: str = item.get(_WRITTEN, "")
    has_own = any(one.get("rel") == "alternate" for one in item.get("links") or ())
    is_made = bool(item.get("guidislink")) and item.get("link") == item.get("id") and not has_own
    return written if is_made and "://" not in written else None


def _ended(parser: Any) -> None:
    name, _expecting, pieces = parser.elementstack[-1] if parser.elementstack else ("", 0, ())
    texts = [piece.decode("utf-8", "replace") if isinstance(piece, bytes) else piece for piece in pieces]
    _end(parser)
    if name == "id":
        parser._get_context().setdefault(_WRITTEN, "".join(texts).strip())


Namespace._end_guid = Namespace._end_id = _ended
