"""The store's own thread: whole transactions go in, answers come out, and the event loop never waits on a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

import structlog

from monitor.model import FeedState, Story
from monitor.store.contract import Asked, Batch, Decided, Judge, Met, Store, StoreError

log = structlog.get_logger()

T = TypeVar("T")
Answer = TypeVar("Answer")
_DECIDED_AT_ONCE = 8
"""Batches: whoever else wants the store waits for them."""
LONGEST_REST = 15.0
"""Seconds between two tries to write down what a memory that is away cannot take."""


class StoreThread:
    """A store, and the threads that it is used from: one for SQLite, which has one writer."""

    def __init__(self, store: Store, workers: int = 1) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="store")
        self._saves = _Together(self._save_all)
        self._decisions = _Together(self._decide_all, most=_DECIDED_AT_ONCE)
        self._readings = _Together(self._met_all)

    async def call(self, transaction: Callable[[Store], T]) -> T:
        """Run one transaction. It is carried through even where the caller is cancelled."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, transaction, self._store)

    def save_feed(self, state: FeedState, asked: Asked) -> Awaitable[None]:
        """As the store's own; many at once in one transaction: what nearly every poll comes to is a commit, and a
        commit costs more than a poll."""
        return self._saves.add((state, asked))

    async def decide(self, batch: Batch, judge: Judge) -> Decided:
        """As the store's own; a few at once in one transaction: most stories are about nothing that is followed, and a
        commit costs more than to find that."""
        return await self._decisions.add((batch, judge))

    async def met(self, url: str, stories: Sequence[Story]) -> Met:
        """As the store's own of one feed's reading; many at once, as hardly anything is asked of each."""
        return await self._readings.add((url, stories))

    async def close(self) -> None:
        """After all that was asked for is done."""
        await self._saves.idle()
        await self._decisions.idle()
        await self._readings.idle()
        await self.call(lambda store: store.close())
        self._threads.shutdown(wait=True)

    async def _save_all(self, polls: Sequence[tuple[FeedState, Asked]]) -> Sequence[None]:
        await self.call(lambda store: store.save_feeds(polls))
        return [None] * len(polls)

    async def _met_all(self, readings: Sequence[tuple[str, Sequence[Story]]]) -> Sequence[Met]:
        return await self.call(lambda store: store.met(readings))

    async def _decide_all(self, batches: Sequence[tuple[Batch, Judge]]) -> Sequence[Decided | Exception]:
        return await self.call(lambda store: store.decide_all(batches))


class _Together(Generic[T, Answer]):
    """What comes while the store is busy goes to it together, as soon as it is done."""

    def __init__(
        self, take: Callable[[Sequence[T]], Awaitable[Sequence[Answer | BaseException]]], most: int | None = None
    ) -> None:
        """`take`: gives an answer for each, in their order, or raises for all; `most`: at once."""
        self._take = take
        self._most = most
        self._waiting: list[tuple[T, asyncio.Future[Answer]]] = []
        self._at_work: asyncio.Task[None] | None = None

    def add(self, what: T) -> asyncio.Future[Answer]:
        """To be awaited at once: who is called off calls off its wait alone."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((what, answer))
        if self._at_work is None:
            self._at_work = asyncio.create_task(self._work())
        return answer

    async def idle(self) -> None:
        if self._at_work is not None:
            await self._at_work

    async def _work(self) -> None:
        while self._waiting:
            taken = self._waiting[: self._most]
            del self._waiting[: len(taken)]
            (answers,) = await asyncio.gather(self._take([what for what, _waits in taken]), return_exceptions=True)
            if isinstance(answers, BaseException):
                answers = [answers] * len(taken)
            for (_what, waits), answer in zip(taken, answers, strict=True):
                if waits.done():  # its task was called off
                    continue
                if isinstance(answer, BaseException):
                    waits.set_exception(answer)
                else:
                    waits.set_result(answer)
        self._at_work = None


async def kept(
    take: Callable[[], Awaitable[T]], feed: str, may_wait: Callable[[], bool], rest: Callable[[float], Awaitable[None]]
) -> T:
    """`take`, which writes down what this feed brought: again and again where the memory is away or full for a while,
    since what was asked for is better kept than asked for twice. `StoreError` where it has waited long enough."""
    pause = 1.0
    while True:
        try:
            return await take()
        except StoreError as error:
            if not may_wait():
                raise
            if pause == 1.0:
                log.warning("feed.unsaved", feed=feed, why=str(error))
        await rest(pause)
        pause = min(2 * pause, LONGEST_REST)
