"""Looking into the memory, and the few things a command may change in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from monitor.config import Config
from monitor.model import Delivery, DeliveryState, Development, FeedState
from monitor.service import daemon
from monitor.service.desk import standing
from monitor.service.wiring import furnish, open_store, utc_now
from monitor.store.contract import Explained, Manners, Quarantine, StoreBusyError
from monitor.web.control import ask_release, ask_replay
from monitor.web.reports import status_record

__all__ = ["Manners", "deliveries", "explained", "feeds", "manners", "release", "replay", "timeline"]


def explained(settings: Config, reference: str, operation: str) -> tuple[Explained, ...]:
    """Every stored decision that the reference names."""
    store = open_store(settings, owner=False)
    try:
        return store.explain(reference, operation)
    finally:
        store.close()


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
        return status_record(standing(settings, store, utc_now()))
    finally:
        store.close()


def manners(settings: Config) -> tuple[Manners, ...]:
    """How each site was treated, by the log of requests."""
    store = open_store(settings, owner=False)
    try:
        return store.manners()
    finally:
        store.close()


def deliveries(settings: Config, states: Sequence[DeliveryState]) -> tuple[Delivery, ...]:
    """Deliveries in these states, oldest first."""
    store = open_store(settings, owner=False)
    try:
        return store.deliveries(states)
    finally:
        store.close()


async def replay(settings: Config, ids: Sequence[str]) -> list[str]:
    """Owe dead and held deliveries again: by the running daemon where there is one, else by ourselves."""
    try:
        store = open_store(settings, owner=True)
    except StoreBusyError:
        return await ask_replay(settings.data_dir, list(ids))
    try:
        return [delivery.id for delivery in store.replay(ids, utc_now())]
    finally:
        store.close()


async def release(settings: Config, url: str, *, tell: bool) -> dict[str, int]:
    """As `daemon.release`: by the running daemon where there is one, else by ourselves."""
    try:
        async with furnish(settings) as house:
            return await daemon.release(house, url, tell=tell)
    except StoreBusyError:
        return await ask_release(settings.data_dir, url, tell=tell)
