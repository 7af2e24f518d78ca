"""Looking into the memory: what commands ask of it, opened to read alone and closed again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
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
    with closing(open_store(settings, owner=False)) as store:
        found = known_by(store, reference, operation)
        return found, () if found else read_by(store, reference)


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
    with closing(open_store(settings, owner=False)) as store:
        return store.timeline(operation)


def feeds(settings: Config) -> tuple[dict[str, FeedState], dict[str, Quarantine]]:
    """How each feed stands, and what of it waits in quarantine, by URL; nothing where there is no memory yet."""
    if not settings.store_exists():
        return {}, {}
    with closing(open_store(settings, owner=False)) as store:
        return {one.url: one for one in store.feeds()}, {one.feed: one for one in store.quarantines()}


def status(settings: Config) -> dict[str, Any]:
    """How everything stands, as `/api/status` has it; StoreError where there is no memory yet."""
    with closing(open_store(settings, owner=False)) as store:
        return status_record(standing(settings, store, utc_now()), running=control.listens(settings.data_dir))


def etiquette(settings: Config) -> tuple[Etiquette, ...]:
    """How each site was treated, by the log of requests."""
    with closing(open_store(settings, owner=False)) as store:
        return store.etiquette()


def deliveries(settings: Config, states: Sequence[DeliveryState]) -> tuple[Delivery, ...]:
    """Deliveries in these states, oldest first."""
    with closing(open_store(settings, owner=False)) as store:
        return store.deliveries(states)


def stories(settings: Config, ids: Sequence[str]) -> dict[str, Story]:
    """Stored stories by id, with as much of their text as is kept."""
    with closing(open_store(settings, owner=False)) as store:
        return {one.id: one for each in ids for one in store.stories(each)}


def operations(settings: Config, now: datetime) -> tuple[tuple[Followed, ...], tuple[Mark, ...], tuple[Silence, ...]]:
    """What is known of each operation, all marks, and the silences that last; nothing where there is no memory yet."""
    if not settings.store_exists():
        return (), (), ()
    with closing(open_store(settings, owner=False)) as store:
        return store.census(0).operations, store.marks(), store.silences(now)


def silences(settings: Config, now: datetime | None) -> tuple[Silence, ...]:
    """Those that have not ended by `now`, or all."""
    with closing(open_store(settings, owner=False)) as store:
        return store.silences(now)


def raised(settings: Config, limit: int, *, suppressed: bool, operation: str = "") -> tuple[Raised, ...]:
    """Alerts with what became of them, newest first: `limit` at most, of this operation or of all."""
    with closing(open_store(settings, owner=False)) as store:
        return store.raised(limit, suppressed=suppressed, operation=operation)


def marks(settings: Config, operation: str = "") -> tuple[Mark, ...]:
    """What operators said of stories, oldest first."""
    with closing(open_store(settings, owner=False)) as store:
        return store.marks(operation)
