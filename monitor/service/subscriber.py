"""Feeds that tell of news by themselves: hubs are asked, their pushes taken, polls hastened (see `feeds.websub`)."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import aiohttp
import structlog

from monitor.feeds import websub
from monitor.feeds.guard import WEB_PORTS, ForbiddenAddressError, Network, check_url, connector
from monitor.feeds.trouble import where
from monitor.model import Feed, FeedState, Subscription
from monitor.service.memory import StoreThread
from monitor.store.contract import Store

log = structlog.get_logger()

WITHIN = aiohttp.ClientTimeout(total=15)
AT_ONCE = 20
"""Requests to one hub, one after the other, in one look."""
_TWICE = 2
"""An event is logged from so many tries without an answer on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """One configuration's; without a callback address it subscribes to nothing, and ends what is left of before."""

    store: StoreThread
    feeds: Mapping[str, Feed]
    """By URL."""
    callback: str
    """A public address; a subscription's token is put behind it. Empty: off."""
    key: bytes
    """What tokens and secrets are made with."""
    allow: Sequence[Network] = ()
    """Inner networks that hubs may live in: those of feeds."""
    user_agent: str
    clock: Callable[[], datetime]
    _urls: Mapping[str, str] = field(init=False)
    """By token."""
    _waiting: set[str] = field(default_factory=set)
    """Feeds that are to be asked after the poll that is under way."""

    def __post_init__(self) -> None:
        tokens = {websub.token(self.key, url): url for url in self.feeds} if self.callback else {}
        object.__setattr__(self, "_urls", tokens)

    def following(self, before: Subscriber) -> Subscriber:
        """With the polls that the one before it still has to hasten."""
        return replace(self, _waiting=before._waiting)

    # the polls

    async def expecting(self, feed: Feed, state: FeedState, new: int) -> Feed:
        """The feed as it is to be planned after a poll that found so many new items (`state`: before it): with a longer
        interval where its hub is trusted to tell."""
        if not self.callback or not state.hub:
            return feed
        now = self.clock()

        def taught(before: Subscription | None) -> Subscription | None:
            return before and websub.polled(before, state.polled_at, new, now)

        standing = await self.store.call(lambda store: store.subscribe(feed.url, taught))
        if standing is None or not websub.is_trusted(standing, now):
            if standing is not None and standing.suspect_at == now:
                log.warning("hub.missed", feed=feed.name, new=new)
            return feed
        return replace(feed, interval=max(feed.interval, websub.SAFETY_NET))

    async def remind(self) -> None:
        """Plan the polls again that a push came in the middle of."""
        now = self.clock()
        for url in tuple(self._waiting):
            if await self.store.call(partial(_hasten, url=url, now=now)):
                self._waiting.discard(url)

    # the hubs

    async def look(self) -> None:
        """Ask hubs for subscriptions and new leases; feeds that nobody tells of any more are polled as usual."""
        standing = {one.url: one for one in await self.store.call(lambda store: store.subscriptions())}
        if not self.callback and not standing:
            return
        now = self.clock()
        states = {state.url: state for state in await self.store.call(lambda store: store.feeds(with_hub=True))}
        due: dict[str, list[Subscription]] = defaultdict(list)
        for url in states.keys() | standing.keys():
            before, wanted = standing.get(url), self._wanted(standing.get(url), states.get(url))
            if before is not None and wanted is None:
                await self._end(before)
                continue
            if before is not None and wanted is not before:
                self._waiting.add(url)  # nobody at its new hub tells of it yet
            if wanted is not None and wanted.until is not None and not websub.is_live(wanted, now):
                wanted = replace(wanted, since=None, until=None, listening_since=None)
                await self._end(wanted, keep=True)
            if wanted is not None and websub.is_due(wanted, now):
                due[wanted.hub].append(wanted)
        await asyncio.gather(*(self._ask_all(ones[:AT_ONCE]) for ones in due.values()))

    def _wanted(self, before: Subscription | None, state: FeedState | None) -> Subscription | None:
        if not self.callback or state is None or state.url not in self.feeds or state.gone:
            return None
        return websub.wanted(before, state.url, websub.Offer(state.hub, state.topic))

    async def _end(self, subscription: Subscription, *, keep: bool = False) -> None:
        """Nobody tells of this feed any more: it is polled now, and as usual from then on."""
        await self.store.call(lambda store: store.subscribe(subscription.url, lambda _: subscription if keep else None))
        self._waiting.add(subscription.url)
        log.info("hub.ended", feed=self._name(subscription.url), hub=where(subscription.hub))

    async def _ask_all(self, subscriptions: Sequence[Subscription]) -> None:
        for one in subscriptions:
            await self._ask(one)

    async def _ask(self, subscription: Subscription) -> None:
        """Written down before the hub is asked: it may look whether we did before it answers."""
        asked, now = subscription, self.clock()

        def asking(before: Subscription | None) -> Subscription | None:
            nonlocal asked
            same = before is not None and (before.hub, before.topic) == (subscription.hub, subscription.topic)
            asked = websub.asked(before if before is not None and same else subscription, now)
            return asked

        await self.store.call(lambda store: store.subscribe(subscription.url, asking))
        why = check_url(asked.hub, WEB_PORTS) or await self._post(asked)
        if why:
            failed = partial(_failed, why=why)
            await self.store.call(lambda store: store.subscribe(asked.url, failed))
        if why or asked.tries > _TWICE:
            why = why or "the hub does not look whether we asked: is callback_url reached from outside?"
            log.warning("hub.failed", feed=self._name(asked.url), hub=where(asked.hub), why=why)

    async def _post(self, asked: Subscription) -> str:
        """Ask a hub; "" or what went wrong."""
        form = {
            "hub.callback": f"{self.callback.rstrip('/')}/{websub.token(self.key, asked.url)}",
            "hub.mode": "subscribe",
            "hub.topic": asked.topic,
            "hub.lease_seconds": str(int(websub.LEASE.total_seconds())),
            "hub.secret": websub.secret(self.key, asked),
        }
        try:
            async with (
                aiohttp.ClientSession(
                    connector=connector(self.allow),
                    cookie_jar=aiohttp.DummyCookieJar(),
                    headers={"User-Agent": self.user_agent},
                    timeout=WITHIN,
                    trust_env=False,
                ) as session,
                session.post(asked.hub, data=form, allow_redirects=False) as answer,
            ):
                return "" if 200 <= answer.status < 300 else f"it answered {answer.status}"
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, ForbiddenAddressError):
                return f"it leads to {error.os_error.address} ({error.os_error.why}), which feeds may not reach"
            return "it cannot be reached"
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return f"it cannot be asked ({type(error).__name__})"

    # what comes in

    def knows(self, token: str) -> bool:
        """Is this the last part of a callback of ours?"""
        return token in self._urls

    async def confirm(self, token: str, query: Mapping[str, str]) -> str | None:
        """What to answer a hub that looks whether we asked; None where we did not."""
        answers: list[str | None] = [None]
        now = self.clock()

        def looked(before: Subscription | None) -> Subscription | None:
            if before is None:
                return None
            after, answers[0] = websub.confirm(before, query, now)
            return after or before

        url = self._urls[token]
        standing = await self.store.call(lambda store: store.subscribe(url, looked))
        if standing is not None and answers[0] is not None:
            if standing.last_error:
                log.warning("hub.failed", feed=self._name(url), hub=where(standing.hub), why=standing.last_error)
            else:
                log.info("hub.subscribed", feed=self._name(url), hub=where(standing.hub), until=str(standing.until))
            self._waiting.add(url)  # what came before the hub listened, or comes after
        return answers[0]

    async def pushed(self, token: str, body: bytes, signature: str) -> bool:
        """A push: its feed is asked as soon as it may be, and what it carries is left alone. False for one that is not
        signed by who knows the secret."""
        url, now = self._urls[token], self.clock()
        standing = await self.store.call(lambda store: store.subscribe(url, lambda before: before))
        if standing is None or not websub.is_signed(body, signature, websub.secret(self.key, standing)):
            log.warning("push.ignored", feed=self._name(url), why="it is not signed with our secret")
            return False
        await self.store.call(lambda store: store.subscribe(url, lambda one: one and websub.pushed(one, now)))
        if not await self.store.call(partial(_hasten, url=url, now=now)):
            self._waiting.add(url)
        log.info("push.taken", feed=self._name(url))
        return True

    def _name(self, url: str) -> str:
        feed = self.feeds.get(url)
        return feed.name if feed else "a feed that is not followed any more"


def key(file: Path) -> bytes:
    """The key in this file, made where it is missing; nobody else may read it. OSError where it cannot be had."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        found = file.read_bytes().strip()
        if len(found) >= 32:
            return found
        file.unlink()  # cut off while it was written: hubs are asked again
        return key(file)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(secrets.token_hex(32).encode() + b"\n")
        opened.flush()
        os.fsync(opened.fileno())
    return file.read_bytes().strip()


def _hasten(store: Store, *, url: str, now: datetime) -> bool:
    return store.hasten(url, now)


def _failed(before: Subscription | None, why: str) -> Subscription | None:
    return before and replace(before, pending=False, last_error=why)
