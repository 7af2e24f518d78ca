"""The store's own thread: whole transactions go in, answers come out, and the event loop never waits on a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from monitor.store.contract import Store

T = TypeVar("T")


class StoreThread:
    """A store, and the threads that it is used from: one for SQLite, which has one writer."""

    def __init__(self, store: Store, workers: int = 1) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="store")

    async def call(self, transaction: Callable[[Store], T]) -> T:
        """Run one transaction. It is carried through even where the caller is cancelled."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, transaction, self._store)

    async def close(self) -> None:
        """After all that was asked for is done."""
        await self.call(lambda store: store.close())
        self._threads.shutdown(wait=True)
