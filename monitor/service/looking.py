"""Looking into the memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from monitor.config import Config
from monitor.judge.stories import item_of
from monitor.model import Delivery, DeliveryState, Development, FeedState, Mark, Silence, Story
from monitor.service.desk import standing
from monitor.service.wiring import open_store, utc_now
from monitor.store.contract import Etiquette, Explained, Followed, Quarantine, Raised, Store
from monitor.web import control
from monitor.web.reports import status_record

__all__ = [
    "Etiquette",
    "Explained",
    "Followed",
    "Raised",
    "deliveries",
    "etiquette",
    "feeds",
    "looked_up",
    "marks",
    "operations",
    "raised",
    "silences",
    "stories",
    "timeline",
]


def looked_up(settings: Config, reference: str, operation: str) -> tuple[tuple[Explained, ...], tuple[Story, ...]]:
    """Every stored decision that the reference names, a URL in any of its spellings; and where there is none, the
    stories of that name that were read and met no term of any operation."""
    store = open_store(settings, owner=False)
    try:
        found = known_by(store, reference, operation)
        return found, () if found else read_by(store, reference)
    finally:
        store.close()


def read_by(store: Store, reference: str) -> tuple[Story, ...]:
    """The stories that a URL or an id names, judged or not."""
    item = item_of(reference)
    return store.stories(reference) or (store.stories(item) if item else ())


def known_by(store: Store, reference: str, operation: str = "") -> tuple[Explained, ...]:
    """The decisions on what a URL or an id names."""
    found = store.explain(reference, operation)
    item = item_of(reference)
    return found or (store.explain(item, operation) if item else ())


def timeline(settings: Config, operation: str) -> tuple[Development, ...]:
    """An operation's developments, oldest first."""
    store = open_store(settings, owner=False)
    try:
        return store.timeline(operation)
    finally:
        store.close()


def feeds(settings: Config) -> tuple[dict[str, FeedState], dict[str, Quarantine]]:
    """How each feed stands, and what of it waits in quarantine, by URL; nothing where there is no memory yet."""
    if not settings.store_exists():
        return {}, {}
    store = open_store(settings, owner=False)
    try:
        return {one.url: one for one in store.feeds()}, {one.feed: one for one in store.quarantines()}
    finally:
        store.close()


def status(settings: Config) -> dict[str, Any]:
    """How everything stands, as `/api/status` has it; StoreError where there is no memory yet."""
    store = open_store(settings, owner=False)
    try:
        return status_record(standing(settings, store, utc_now()), running=control.listens(settings.data_dir))
    finally:
        store.close()


def etiquette(settings: Config) -> tuple[Etiquette, ...]:
    """How each site was treated, by the log of requests."""
    store = open_store(settings, owner=False)
    try:
        return store.etiquette()
    finally:
        store.close()


def deliveries(settings: Config, states: Sequence[DeliveryState]) -> tuple[Delivery, ...]:
    """Deliveries in these states, oldest first."""
    store = open_store(settings, owner=False)
    try:
        return store.deliveries(states)
    finally:
        store.close()


def stories(settings: Config, ids: Sequence[str]) -> dict[str, Story]:
    """Stored stories by id, with as much of their text as is kept."""
    store = open_store(settings, owner=False)
    try:
        return {one.id: one for each in ids for one in store.stories(each)}
    finally:
        store.close()


def operations(settings: Config, now: datetime) -> tuple[tuple[Followed, ...], tuple[Mark, ...], tuple[Silence, ...]]:
    """What is known of each operation, all marks, and the silences that last; nothing where there is no memory yet."""
    if not settings.store_exists():
        return (), (), ()
    store = open_store(settings, owner=False)
    try:
        return store.census(0).operations, store.marks(), store.silences(now)
    finally:
        store.close()


def silences(settings: Config, now: datetime | None) -> tuple[Silence, ...]:
    """Those that have not ended by `now`, or all."""
    store = open_store(settings, owner=False)
    try:
        return store.silences(now)
    finally:
        store.close()


def raised(settings: Config, limit: int, *, suppressed: bool, operation: str = "") -> tuple[Raised, ...]:
    """Alerts with what became of them, newest first: `limit` at most, of this operation or of all."""
    store = open_store(settings, owner=False)
    try:
        return store.raised(limit, suppressed=suppressed, operation=operation)
    finally:
        store.close()


def marks(settings: Config, operation: str = "") -> tuple[Mark, ...]:
    """What operators said of stories, oldest first."""
    store = open_store(settings, owner=False)
    try:
        return store.marks(operation)
    finally:
        store.close()
