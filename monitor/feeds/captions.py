"""What a picture shows is not what its item says.

feedparser takes `media:description` for one more description: it puts the caption beside the item's own words, or in
their place. It still does, so that what it yields stays as it is; but it notes which texts are captions, and what the
item said before the first of them. There is no public way to hear of an element, so two of its methods are replaced.
"""
# ruff: noqa: SLF001

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from feedparser.namespaces.mediarss import Namespace

_SAID, _CAPTIONS = "monitor_said", "monitor_captions"
_begin, _end = Namespace._start_media_description, Namespace._end_media_description


def own_text(item: Mapping[str, Any], bodies: Sequence[str]) -> str:
    """The longest text that is no caption of an item as feedparser gives it; "" where it has no caption, or no other
    text: a video's says what the video tells. `bodies`: its `content`."""
    captions = item.get(_CAPTIONS, ())
    said = (item.get(_SAID) or "", item.get("summary") or "", *bodies)  # None, where an element ends that never began
    return max((text for text in said if text not in captions), key=len, default="") if captions else ""


def _started(parser: Any, attributes: Any) -> None:
    item = parser._get_context()
    item.setdefault(_SAID, item.get("summary", ""))
    _begin(parser, attributes)


def _ended(parser: Any) -> None:
    is_content = parser._summaryKey == "content"
    _end(parser)
    item = parser._get_context()
    item.setdefault(_CAPTIONS, []).append(item["content"][-1]["value"] if is_content else item.get("summary", ""))


Namespace._start_media_description, Namespace._end_media_description = _started, _ended
