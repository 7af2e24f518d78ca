"""The way in: fetch, parse, read, decide. One feed, one poll, one transaction."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol, TypeAlias, TypeVar

import structlog

from monitor.feeds.learning import News, flood, learned, since_first_asked
from monitor.feeds.politeness import free_at, site, welcome
from monitor.feeds.reading import Parsed
from monitor.feeds.split import likenesses, memory, remembered
from monitor.judge.stories import drawn, read_all
from monitor.model import AlertKind, Failed, Feed, FeedState, Fetched, Fresh, Outcome, Receiver, Request, Story
from monitor.service.memory import StoreThread, kept
from monitor.service.polled import Polled, Result
from monitor.store.contract import Asked, Batch, Decided, Judge, Planner, Store, StoreError

__all__ = ["Batch", "Fetch", "Parse", "Polled", "Poller", "Result"]

log = structlog.get_logger()

Kept = TypeVar("Kept")
_Understood: TypeAlias = tuple[tuple[Story, ...], Set[str], bytes]

LEASE = timedelta(minutes=10)
_OF_A_SITE = 2
"""Polls of one site under way: one is asked for and one waits for its turn. More would take the places of others."""
_AT_ONCE = 20_000
"""Characters that are understood in a few milliseconds."""
_KEPT = LEASE * 3 / 4
"""After its begin, what a poll brought is not offered any more to a memory that cannot take it."""


class Fetch(Protocol):
    """Feed → what its server says."""

    async def fetch(self, feed: Feed, state: FeedState) -> Fetched: ...

    async def close(self) -> None: ...


class Parse(Protocol):
    """Body → entries."""

    async def parse(self, fresh: Fresh, seen: bytes = b"") -> Parsed | Failed: ...


class Expecting(Protocol):
    """The feed as it is to be planned after a poll that found so many new items; `state`: before it."""

    async def __call__(self, feed: Feed, state: FeedState, new: int, /) -> Feed: ...


async def _as_configured(feed: Feed, _state: FeedState, _new: int) -> Feed:
    return feed


class Enrich(Protocol):
    """Stories with more of their text, as far as it can be had, and what was asked of publishers for it; `new`: items
    that were met for the first time."""

    async def __call__(
        self, stories: tuple[Story, ...], new: Set[str], /
    ) -> tuple[tuple[Story, ...], tuple[Request, ...]]: ...


async def as_given(stories: tuple[Story, ...], _new: Set[str]) -> tuple[tuple[Story, ...], tuple[Request, ...]]:
    """What feeds give is enough."""
    return stories, ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Poller:
    """Takes due feeds through one poll each."""

    store: StoreThread
    fetcher: Fetch
    parser: Parse
    judge: Judge
    feeds: Mapping[str, Feed]
    """By URL."""
    routes: Mapping[str, tuple[Receiver, ...]]
    planner: Planner
    clock: Callable[[], datetime]
    floor: timedelta
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep
    silent_first_sight: bool = True
    """False in a dry run that has nothing but the seeds to go by."""
    expecting: Expecting = _as_configured
    enrich: Enrich = as_given
    told: Callable[[Polled], None] = lambda _polled: None
    """Hears of every poll, for a progress display."""
    at_once: int = 100
    """Polls under way, at most."""
    _long_read: asyncio.Lock = field(default_factory=asyncio.Lock)
    _seen: dict[str, bytes] = field(default_factory=dict)
    """By feed, as far as this process has read it: what the items of its last decided poll are known by."""
    _under_way: set[str] = field(default_factory=set)
    """Feeds that are being polled: a clock that is set ahead ends their leases, and they are not asked twice for it."""
    _passed_over: set[str] = field(default_factory=set)
    """Sites that have more feeds which are due, and had as many under way as they may."""
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    """The last claim took all that it was to: more may be due."""
    _unheard: asyncio.Event = field(default_factory=asyncio.Event)
    """What this worker has leased may not be what it polls: a claim failed, and may have been committed and only its
    answer lost; or the database was put back from a copy that was made while others were leased."""

    def following(self, before: Poller) -> Poller:
        """With what the one before it has seen and is polling."""
        return replace(self, _seen=before._seen, _under_way=before._under_way, _unheard=before._unheard)

    def doubt_leases(self) -> None:
        """At the next claim, let go of what is leased to this worker and not polled by it."""
        self._unheard.set()

    async def claim(self, limit: int) -> Sequence[Coroutine[Any, Any, Polled]]:
        """Lease up to `limit` due feeds, few of each site; each coroutine polls one of them."""
        now = self.clock()
        under_way, passed = frozenset(self._under_way), set[str]()
        planned = Counter(map(site, under_way))

        def takes(url: str) -> bool:
            here = site(url)
            if url in under_way:
                return False
            if planned[here] >= _OF_A_SITE:
                passed.add(here)
                return False
            planned[here] += 1
            return True

        if self._unheard.is_set():
            await self.store.call(lambda store: store.hand_back_feeds(under_way))
        self._unheard.set()
        claimed = await self.store.call(lambda store: store.claim_feeds(now, limit, LEASE, self.floor, takes))
        states = [state for state in claimed if state.url in self.feeds]
        for state in states:
            if (later := welcome(state, now)) > now:
                await self.store.call(partial(_save, replace(state, next_poll=later)))
        self._unheard.clear()
        self._passed_over.clear()
        self._passed_over.update(passed)
        (self._more.set if len(claimed) >= limit else self._more.clear)()
        taken = [state for state in states if welcome(state, now) <= now]
        self._under_way.update(state.url for state in taken)
        return [self.poll(self.feeds[state.url], state) for state in taken]

    def leaves_room(self, feed: Feed) -> bool:
        """Is a claim worth while after a poll of this feed? Feeds of its site were due and had to wait, or more feeds
        than could be taken, and half of their places are free: a claim costs what several polls do."""
        return site(feed.url) in self._passed_over or (self._more.is_set() and 2 * len(self._under_way) <= self.at_once)

    async def everything(self, keep: Callable[[Polled], Kept]) -> list[Kept]:
        """Poll every feed once, due or not, save those whose servers asked to be left alone; gives what `keep` makes of
        each poll. More than `at_once` of them would fill the memory with bodies that nobody has come to read yet. Feeds
        of a site follow each other, each after those of others: who waits for its turn takes the place of another."""
        now = self.clock()
        states = await self.store.call(lambda store: store.feeds())
        wanted = [each for each in states if each.url in self.feeds and not each.gone and not each.rests(now)]
        sites: defaultdict[str, deque[FeedState]] = defaultdict(deque)
        for state in wanted:
            sites[site(state.url)].append(state)
        left = deque(sites.values())
        made: dict[str, Kept] = {}

        async def take() -> None:
            while left:
                here = left.popleft()
                state = here.popleft()
                made[state.url] = keep(await self.poll(self.feeds[state.url], state, forced=True))
                if here:
                    left.append(here)

        await asyncio.gather(*(take() for _ in range(min(self.at_once, len(sites)))))
        return [made[state.url] for state in wanted]

    async def once(self) -> list[Polled]:
        """Poll everything; of what was read, only the stories that something is said of are kept."""
        return await self.everything(Polled.spoken_of)

    async def poll(self, feed: Feed, state: FeedState, *, forced: bool = False) -> Polled:
        """One poll. The world's failures are in the answer; a StoreError that lasts leaves the feed to its lease.

        `forced`: whether it is due was not looked at; nor was it leased, so that nothing waits for the memory.
        """
        now = self.clock()
        late = timedelta() if forced else max(timedelta(), now - state.next_poll)
        until = now if forced else now + _KEPT
        self._under_way.add(feed.url)
        try:
            answer = await self.fetcher.fetch(feed, state)
            take = partial(self._take, feed, state, answer, forced=forced)
            polled = await kept(take, feed.name or feed.url, lambda: self.clock() < until, self.rest)
            if late:
                polled = replace(polled, late=late)
        except StoreError as error:
            polled = Polled(feed=feed, result=Result.FAILED, detail=str(error))
        except asyncio.CancelledError:
            # stopped in the middle: nothing was saved, so nothing is lost; the lease must not outlive us. The server
            # may have been asked already, and is not asked again at once
            later = replace(state, next_poll=max(state.next_poll, self.clock() + self.floor))
            await asyncio.shield(self.store.call(lambda store: store.save_feed(later)))
            raise
        finally:
            self._under_way.discard(feed.url)
        self._log(polled)
        self.told(polled)
        return polled

    async def _take(self, feed: Feed, state: FeedState, answer: Fetched, *, forced: bool) -> Polled:
        digest = ""
        if isinstance(answer, Fresh):
            digest = hashlib.sha256(answer.body).hexdigest()
            if digest != state.body_hash:
                return await self._read(feed, state, answer, digest, forced=forced)
        planned = feed if isinstance(answer, Failed) else await self.expecting(feed, state, 0)
        await self._save(self._learned(planned, state, answer, body_hash=digest), answer, forced=forced)
        if isinstance(answer, Failed):
            return _failed(feed, answer)
        return Polled(feed=feed, result=Result.UNCHANGED)

    async def _read(self, feed: Feed, state: FeedState, fresh: Fresh, digest: str, *, forced: bool) -> Polled:
        """A body that was read only in part keeps no validators, or what was missed is gone behind a 304."""
        if (seen := self._seen.get(feed.url)) is None:
            seen = await self.store.call(lambda store: store.seen(feed.url))
        begun = asyncio.get_running_loop().time()
        digests, before = remembered(seen)
        parsed = await self.parser.parse(fresh, digests)
        reading = asyncio.get_running_loop().time() - begun
        if isinstance(parsed, Failed):
            parsed = replace(parsed, max_age=fresh.max_age)
            await self._save(self._learned(feed, state, parsed), fresh, forced=forced)
            return replace(_failed(feed, parsed), reading=reading)
        now = self.clock()
        first = state.primed_at is None
        stories, stood, seen = await self._understood(feed, parsed, now, before)
        held: tuple[Story, ...] = ()
        news = None
        pages: tuple[Request, ...] = ()
        if not first:
            stories, held, new, news = await self._sorted_out(stories, parsed, state, stood)
            stories, pages = await self.enrich(stories, {each.item for each in new})
        late = since_first_asked(stories, state, now) if first else ()
        if late and self.silent_first_sight:
            waited_for = {each.id for each in late}
            await self._take_as_known([each for each in stories if each.id not in waited_for], now)
        planned = await self.expecting(feed, state, news.new if news else 0)
        after = learned(planned, state, fresh, now, floor=self.floor, read=parsed, news=news, body_hash=digest)
        batch = Batch(
            feed=after,
            stories=stories,
            now=now,
            drawn=drawn,
            silent=first and self.silent_first_sight and not late,
            routes=self.routes,
            planner=self.planner,
            asked=self._asked(
                after, replace(fresh, requests=(*fresh.requests, *pages)) if pages else fresh, forced=forced
            ),
            seen=seen,
            held=held,
        )
        decided = await self.store.decide(batch, self.judge)
        self._seen[feed.url] = seen
        return Polled(
            feed=feed,
            result=Result.FIRST_SIGHT if first else Result.READ,
            read=len(parsed.entries) + parsed.unchanged,
            unchanged=parsed.unchanged,
            held=len(held),
            detail=after.last_error,
            decided=decided,
            reading=reading,
        )

    async def _understood(self, feed: Feed, parsed: Parsed, now: datetime, before: Collection[bytes]) -> _Understood:
        """Long texts beside the loop, which others wait for; one feed at a time, or threads would take turns at it."""
        if sum(len(each.title) + len(each.content) + len(each.summary) for each in parsed.entries) < _AT_ONCE:
            return _stories(feed, parsed, now, before)
        async with self._long_read:
            return await asyncio.to_thread(_stories, feed, parsed, now, before)

    async def _sorted_out(
        self, stories: tuple[Story, ...], parsed: Parsed, state: FeedState, stood: Set[str]
    ) -> tuple[tuple[Story, ...], tuple[Story, ...], Sequence[Story], News]:
        """What is to be judged, what is to be held back as part of a flood, the items among both that are not known,
        and how many of them are news: some feeds give the items they had another guid and link, now or always."""
        met = await self.store.met(state.url, stories)
        mine = [each for each in stories if each.item not in met.held]
        new = [each for each in mine if each.item not in met.known]
        fresh = [each for each in new if met.going_on or each.item not in stood]
        held = flood(fresh, len(parsed.entries) + parsed.unchanged, state, going_on=met.going_on)
        apart = {each.id for each in held}
        judged = tuple(each for each in mine if each.id not in apart)
        return judged, held, new, News(len(fresh), overlaps=parsed.unchanged > 0 or len(fresh) < len(stories))

    async def _take_as_known(self, stories: Sequence[Story], now: datetime) -> None:
        """What stood in a feed before anybody waited for it. Its first sight is not over with that: where this is all
        that was written, it is taken again."""
        batch = Batch(feed=None, stories=tuple(stories), now=now, drawn=drawn, silent=True, routes=self.routes)
        await self.store.decide(batch, self.judge)

    async def release(self, url: str, *, tell: bool) -> tuple[int, Decided]:
        """End a feed's quarantine: judge its stories as news, or take them as known. How many, and what came of it.

        Who wants them told has seen their dates: no story is late any more.
        """
        now = self.clock()
        stories = await self.store.call(lambda store: store.quarantined(url))
        batch = Batch(
            feed=None,
            stories=tuple(replace(each, first_seen=now, published=None) for each in stories),
            now=now,
            drawn=drawn,
            silent=not tell,
            routes=self.routes,
            released_from=url,
        )
        return len(stories), await self.store.decide(batch, self.judge)

    def _learned(self, feed: Feed, state: FeedState, answer: Fetched, body_hash: str = "") -> FeedState:
        return learned(feed, state, answer, self.clock(), floor=self.floor, body_hash=body_hash)

    def _save(self, state: FeedState, answer: Fetched, *, forced: bool) -> Awaitable[None]:
        return self.store.save_feed(state, self._asked(state, answer, forced=forced))

    def _asked(self, state: FeedState, answer: Fetched, *, forced: bool) -> Asked:
        """What is to be logged of a poll; `state`: after it."""
        free = None if isinstance(answer, Failed) else state.free_at
        free = free or free_at(state, answer, state.polled_at or self.clock(), floor=self.floor)
        return Asked(requests=answer.requests, free_at=free, forced=forced)

    @staticmethod
    def _log(polled: Polled) -> None:
        if polled.result is Result.UNCHANGED:
            return  # most of them, and no news
        told = polled.decided
        facts = {"feed": polled.feed.name or polled.feed.url, "read": polled.read, "new": len(told.stories)}
        if polled.held:
            log.warning("feed.flood", feed=facts["feed"], held=polled.held)
        if polled.result is Result.FAILED:
            log.warning("feed.failed", feed=facts["feed"], why=polled.detail)
        elif polled.result is Result.FIRST_SIGHT:
            about = sum(entry.outcome is not Outcome.OFF_TOPIC for entry in told.judgement.entries)
            log.info("feed.first_sight", **facts, about=about)
        elif polled.result is Result.READ:
            log.info("feed.polled", **facts)
        for alert in told.judgement.alerts:
            log.info(
                "alert.raised", alert=alert.id, operation=alert.operation, kind=alert.kind.value, source=alert.source
            )
        notices = (delivery.alert for delivery in told.deliveries if delivery.alert.kind is AlertKind.NOTICE)
        for notice in {alert.id: alert for alert in notices}.values():
            log.info("notice.raised", notice=notice.word, what=notice.headline, why=notice.new)


def _save(state: FeedState, store: Store) -> None:
    store.save_feed(state)


def _stories(feed: Feed, parsed: Parsed, now: datetime, before: Collection[bytes]) -> _Understood:
    """Oldest first, each version once; feeds list the newest first. The items that stood there `before`; and what to
    know this reading's items by in the next one."""
    entries = tuple(reversed(parsed.entries))
    alike = [likenesses(entry) for entry in entries]
    read = zip(read_all(entries, feed, now, sketched=False), alike, strict=True)
    told = [(story, names) for story, names in read if story is not None]
    stood = {story.item for story, names in told if any(one in before for one in names)}
    listed = (one for names in reversed(alike) for one in names)
    seen = memory(parsed.seen, listed, before, len(entries) + parsed.unchanged)
    return tuple({story.id: story for story, _ in told}.values()), stood, seen


def _failed(feed: Feed, failed: Failed) -> Polled:
    return Polled(feed=feed, result=Result.FAILED, detail=f"{failed.reason}: {failed.detail}")
