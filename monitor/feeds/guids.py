"""A guid that is no address is nobody's link.

A guid stands for an item's link unless it says otherwise, so feedparser makes an address of `<guid>12345</guid>` by the
feed's own: one that leads nowhere, and that items of all feeds of a site may share. What it yields stays as it is; the
guid as it was written is noted beside it. There is no public way to hear of an element, so a method is replaced.
"""
# ruff: noqa: SLF001

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feedparser.namespaces._base import Namespace

_WRITTEN = "monitor_guid"
_end = Namespace._end_guid


def link_and_guid(item: Mapping[str, Any]) -> tuple[Any, Any]:
    """Of an item as feedparser gives it; the link is "" where it was made of a guid that is no address, which then
    stands as it was written."""
    link, guid, written = item.get("link"), item.get("id"), item.get(_WRITTEN, "")
    has_own = any(one.get("rel") == "alternate" for one in item.get("links") or ())
    is_made = bool(item.get("guidislink")) and link == guid and not has_own and "://" not in written
    return ("", written) if is_made else (link, guid)


def _ended(parser: Any) -> None:
    name, _expecting, pieces = parser.elementstack[-1] if parser.elementstack else ("", 0, ())
    texts = [piece.decode("utf-8", "replace") if isinstance(piece, bytes) else piece for piece in pieces]
    _end(parser)
    if name == "id":
        parser._get_context().setdefault(_WRITTEN, "".join(texts).strip())


Namespace._end_guid = Namespace._end_id = _ended
