"""The store's own thread: whole transactions go in, answers come out, and the event loop never waits on a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import structlog

from monitor.model import FeedState
from monitor.store.contract import Asked, Store, StoreError

log = structlog.get_logger()

T = TypeVar("T")
LONGEST_REST = 15.0
"""Seconds between two tries to write down what a memory that is away cannot take."""


class StoreThread:
    """A store, and the threads that it is used from: one for SQLite, which has one writer."""

    def __init__(self, store: Store, workers: int = 1) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="store")
        self._polls: list[tuple[FeedState, Asked, asyncio.Future[None]]] = []
        """To be saved, and who waits for it."""
        self._saving: asyncio.Task[None] | None = None

    async def call(self, transaction: Callable[[Store], T]) -> T:
        """Run one transaction. It is carried through even where the caller is cancelled."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, transaction, self._store)

    async def save_feed(self, state: FeedState, asked: Asked) -> None:
        """As the store's own. Polls that end while others are being saved are saved together after them, in one
        transaction: what nearly every poll comes to is a commit, and a commit costs more than a poll."""
        saved: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._polls.append((state, asked, saved))
        if self._saving is None:
            self._saving = asyncio.create_task(self._save())
        await saved

    async def _save(self) -> None:
        while polls := self._polls:
            self._polls = []
            save = partial(_save_feeds, [(state, asked) for state, asked, _saved in polls])
            (failed,) = await asyncio.gather(self.call(save), return_exceptions=True)
            for _state, _asked, saved in polls:
                if saved.done():  # its task was called off
                    continue
                if failed is None:
                    saved.set_result(None)
                else:
                    saved.set_exception(failed)
        self._saving = None

    async def close(self) -> None:
        """After all that was asked for is done."""
        if self._saving is not None:
            await self._saving
        await self.call(lambda store: store.close())
        self._threads.shutdown(wait=True)


def _save_feeds(polls: Sequence[tuple[FeedState, Asked]], store: Store) -> None:
    store.save_feeds(polls)


async def kept(
    take: Callable[[], Awaitable[T]], feed: str, may_wait: Callable[[], bool], rest: Callable[[float], Awaitable[None]]
) -> T:
    """`take`, which writes down what this feed brought: again and again where the memory is away or full for a while,
    since what was asked for is better kept than asked for twice. `StoreError` where it has waited long enough."""
    pause = 1.0
    while may_wait():
        try:
            return await take()
        except StoreError as error:
            if pause == 1.0:
                log.warning("feed.unsaved", feed=feed, why=str(error))
        await rest(pause)
        pause = min(2 * pause, LONGEST_REST)
    return await take()
