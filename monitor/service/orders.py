"""What a command may change in the memory: by the running daemon where there is one, else by the command itself.

Each order is a function of a furnished house and plain values, and gives plain values: both ways run the same one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from monitor import config
from monitor.config import Config
from monitor.model import AlertKind, Receiver, Silence, derived_id
from monitor.service import feedback
from monitor.service.wiring import House, furnish
from monitor.store.contract import Store, StoreBusyError, StoreError
from monitor.web import control

Order = Callable[[House, Mapping[str, Any]], Awaitable[Any]]


def _in_store(change: Callable[[Store, datetime, Mapping[str, Any]], Any]) -> Order:
    """An order that needs the memory and the moment alone."""

    async def order(house: House, asked: Mapping[str, Any]) -> Any:
        return await house.store.call(lambda store: change(store, house.clock(), asked))

    return order


def _replay(store: Store, now: datetime, asked: Mapping[str, Any]) -> list[str]:
    return [delivery.id for delivery in store.replay([str(one) for one in asked["ids"]], now)]


def _discard(store: Store, now: datetime, asked: Mapping[str, Any]) -> list[str]:
    given_up = store.discard([str(one) for one in asked["ids"]], str(asked["why"]), now)
    return [delivery.id for delivery in given_up]


def _add_silence(store: Store, now: datetime, asked: Mapping[str, Any]) -> str:
    """A silence as the fields of `model.Silence` have it, `ends_at` in ISO 8601; gives its id, derived from them."""
    fields = {name: str(asked.get(name, "")) for name in ("operation", "channel", "development", "reason", "author")}
    kind, ends_at = str(asked.get("kind", "")), datetime.fromisoformat(asked["ends_at"])
    name = derived_id("silence", *fields.values(), kind, now.isoformat(), ends_at.isoformat())
    meant = AlertKind(kind) if kind else None
    store.add_silence(Silence(id=name, kind=meant, created_at=now, ends_at=ends_at, **fields))
    return name


def _expire_silence(store: Store, now: datetime, asked: Mapping[str, Any]) -> str:
    """The one whose `id` begins so ends now, as `by` wishes; gives its id, or "" where it is not just one."""
    ended = store.expire_silence(str(asked["id"]), now, str(asked["by"]))
    return ended.id if ended else ""


def _leave(store: Store, now: datetime, asked: Mapping[str, Any]) -> None:
    store.leave(Receiver(channel=str(asked["channel"]), recipient=str(asked["recipient"])), now)


def _come_back(store: Store, _now: datetime, asked: Mapping[str, Any]) -> bool:
    return store.come_back(Receiver(channel=str(asked["channel"]), recipient=str(asked["recipient"])))


async def release(house: House, asked: Mapping[str, Any]) -> dict[str, int]:
    """Take the feed at `url` out of quarantine, its stories judged as news (`tell`) or taken as known, and have it
    asked again if it was gone: `stories` released, `alerts` raised, `asked_again` 0 or 1."""
    url = str(asked["url"])
    again = await house.store.call(lambda store: store.ask_again(url, house.clock()))
    stories, decided = await house.poller.release(url, tell=bool(asked["tell"]))
    return {"stories": stories, "alerts": len(decided.judgement.alerts), "asked_again": int(again)}


ORDERS: Mapping[str, Order] = {
    "deliveries.replay": _in_store(_replay),
    "deliveries.discard": _in_store(_discard),
    "silences.add": _in_store(_add_silence),
    "silences.expire": _in_store(_expire_silence),
    "channels.leave": _in_store(_leave),
    "channels.come_back": _in_store(_come_back),
    "feeds.release": release,
    "feedback.mark": _in_store(feedback.mark),
    "feedback.undo": _in_store(feedback.undo),
    "feedback.reset": _in_store(feedback.reset),
}


async def obey(house: House, order: str, asked: Mapping[str, Any]) -> Any:
    """Carry out an order in this house. ControlError for one that is not known."""
    if order not in ORDERS:
        raise control.ControlError(f"the running daemon does not take {order!r}; restart it")
    return await ORDERS[order](house, asked)


async def carry_out(settings: Config, order: str, **asked: Any) -> Any:
    """Do what is asked. StoreError or ControlError says in one line why it cannot be done."""
    if not settings.store_exists():
        raise StoreError(
            f"{settings.data_dir}: there is no database yet: run the service once, or set the right data_dir"
        )
    try:
        async with furnish(settings) as house:
            return await obey(house, order, asked)
    except StoreBusyError:
        return await control.ask(settings.data_dir, order, asked)


async def reload(directory: Path) -> list[str]:
    """Have the running daemon read its configuration again; what is wrong with it. ControlError where none runs."""
    return list(await control.ask(config.data_dir(directory), "reload", {}))
