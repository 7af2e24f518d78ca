"""The words of `monitor/model.py` with a quiet default for every field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.model import Alert, AlertKind, Delivery, Feed, FeedState, Operation, Sketch, Story, derived_id

NOON = datetime(2018, 5, 1, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """Minutes after noon of the day the offensive was announced."""
    return NOON + timedelta(minutes=minutes)


def feed(url: str = "https://news.example/rss", **given: Any) -> Feed:
    return Feed(**{"url": url, "name": "Example News", "publisher": "Example", **given})


def feed_state(url: str = "https://news.example/rss", **given: Any) -> FeedState:
    return FeedState(**{"url": url, "next_poll": NOON, **given})


def sketch(text: str = "") -> Sketch:
    return Sketch(exact=derived_id("exact", text), minhash=(), shingles=0)


def story(title: str = "SDF takes the town of Hajin", *sentences: str, **given: Any) -> Story:
    item = given.pop("item", derived_id("item", given.get("url", title)))
    default = {
        "id": derived_id("story", item, title, *sentences),
        "item": item,
        "title": title,
        "sentences": sentences,
        "source": "Example News",
        "publisher": "Example",
        "url": "https://news.example/" + item[:8],
        "feed": "https://news.example/rss",
        "first_seen": NOON,
        "sketch": sketch(title + " ".join(sentences)),
    }
    return Story(**{**default, **given})


def operation(name: str = "inherent-resolve", **given: Any) -> Operation:
    default = {
        "name": name,
        "title": "Operation Inherent Resolve",
        "aliases": ("OIR", "CJTF-OIR"),
        "about": (("Syria*", "Hajin", "Euphrates"), ("SDF", "Syrian Democratic Forces", "US-led coalition")),
    }
    return Operation(**{**default, **given})


def alert(headline: str = "SDF takes the town of Hajin", **given: Any) -> Alert:
    development = given.pop("development", derived_id("development", headline))
    default = {
        "id": derived_id("alert", development),
        "kind": AlertKind.NEW,
        "operation": "inherent-resolve",
        "operation_title": "Operation Inherent Resolve",
        "development": development,
        "headline": headline,
        "new": "The Syrian Democratic Forces captured the town of Hajin on Friday.",
        "source": "Example News",
        "url": "https://news.example/hajin",
        "first_seen": NOON,
    }
    return Alert(**{**default, **given})


def delivery(channel: str = "hook", **given: Any) -> Delivery:
    told = given.pop("alert", None) or alert()
    default = {
        "id": derived_id("delivery", told.id, channel, given.get("recipient", "")),
        "alert": told,
        "channel": channel,
        "created_at": NOON,
    }
    return Delivery(**{**default, **given})
