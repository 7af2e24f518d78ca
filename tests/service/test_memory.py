"""The store's thread: polls that end together are saved together, and each waits for its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.model import FeedState
from monitor.service.memory import StoreThread
from monitor.store.contract import Asked, StoreError

NOW = datetime(2026, 3, 1, tzinfo=UTC)


class Memory:
    """Holds the first save until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.saved: list[list[str]] = []

    def save_feeds(self, polls: Sequence[tuple[FeedState, Asked]]) -> None:
        self.saved.append([state.url for state, _asked in polls])
        if not self.go.wait(30):
            raise RuntimeError("nobody let go")
        if "broken" in self.saved[-1]:
            raise StoreError("the disk is full")

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def memory() -> Memory:
    return Memory()


async def save(thread: StoreThread, url: str) -> None:
    await thread.save_feed(FeedState(url=url, next_poll=NOW), Asked(requests=(), free_at=NOW))


def begin(thread: StoreThread, *urls: str) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(save(thread, url)) for url in urls]


async def turn() -> None:
    """Every task that stands ready runs as far as it goes."""
    passed = asyncio.Event()
    asyncio.get_running_loop().call_soon(passed.set)
    await passed.wait()


async def begun(memory: Memory) -> None:
    while not memory.saved:
        await asyncio.get_running_loop().run_in_executor(None, threading.Event().wait, 0.001)


async def test_polls_that_end_during_a_save_go_together_in_the_next(memory: Any) -> None:
    thread = StoreThread(memory)
    first = begin(thread, "a")
    await begun(memory)
    rest = begin(thread, "b", "c", "d")
    await turn()
    memory.go.set()

    await asyncio.gather(*first, *rest)
    await thread.close()

    assert memory.saved == [["a"], ["b", "c", "d"]]


async def test_a_save_that_fails_fails_for_those_in_it_and_for_nobody_else(memory: Any) -> None:
    thread = StoreThread(memory)
    first = begin(thread, "broken")
    await begun(memory)
    rest = begin(thread, "b")
    memory.go.set()

    answers = await asyncio.gather(*first, *rest, return_exceptions=True)
    await thread.close()

    assert isinstance(answers[0], StoreError)
    assert answers[1] is None


async def test_a_poll_that_is_called_off_is_saved_all_the_same(memory: Any) -> None:
    thread = StoreThread(memory)
    first = begin(thread, "a")
    await begun(memory)
    (late,) = begin(thread, "b")
    await turn()
    late.cancel()
    memory.go.set()

    await asyncio.gather(*first, late, return_exceptions=True)
    await thread.close()

    assert memory.saved == [["a"], ["b"]]
    assert late.cancelled()
