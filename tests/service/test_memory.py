"""The store's thread: polls that end together are saved together, and each waits for its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.model import FeedState, Story
from monitor.service.memory import StoreThread
from monitor.store.contract import Asked, Batch, Decided, Judge, Met, StoreError
from tests.store.toy import Toy, batch

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

    def decide_all(self, batches: Sequence[tuple[Batch, Judge]]) -> Sequence[Decided | Exception]:
        self.saved.append([batch.feed.url for batch, _judge in batches if batch.feed])
        if not self.go.wait(30):
            raise RuntimeError("nobody let go")
        if "lost" in self.saved[-1]:
            raise StoreError("the store is closed")
        return [StoreError("the disk is full") if url == "broken" else Decided() for url in self.saved[-1]]

    def met(self, readings: Sequence[tuple[str, Sequence[Story]]]) -> tuple[Met, ...]:
        self.saved.append([url for url, _stories in readings])
        if not self.go.wait(30):
            raise RuntimeError("nobody let go")
        return tuple(Met(held=frozenset({url})) for url in self.saved[-1])

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


async def decide(thread: StoreThread, url: str) -> Decided:
    return await thread.decide(batch(state=FeedState(url=url, next_poll=NOW)), Toy())


async def test_batches_that_come_during_a_decision_are_decided_together_and_each_has_its_own_answer(
    memory: Any,
) -> None:
    thread = StoreThread(memory)
    first = asyncio.create_task(decide(thread, "a"))
    await begun(memory)
    rest = [asyncio.create_task(decide(thread, url)) for url in ("b", "broken", "d")]
    await turn()
    memory.go.set()

    answers = await asyncio.gather(first, *rest, return_exceptions=True)
    await thread.close()

    assert memory.saved == [["a"], ["b", "broken", "d"]]
    assert [type(each) for each in answers] == [Decided, Decided, StoreError, Decided]


async def test_no_transaction_holds_more_than_a_few_batches(memory: Any) -> None:
    thread = StoreThread(memory)
    memory.go.set()

    await asyncio.gather(*(decide(thread, f"{number}") for number in range(30)))
    await thread.close()

    assert max(map(len, memory.saved)) == 8
    assert sum(map(len, memory.saved)) == 30


async def test_a_store_that_takes_no_decision_leaves_nobody_waiting(memory: Any) -> None:
    thread = StoreThread(memory)
    memory.go.set()

    answers = await asyncio.gather(*(decide(thread, url) for url in ("lost", "b")), return_exceptions=True)
    later = await decide(thread, "c")
    await thread.close()

    assert [type(each) for each in answers] == [StoreError, StoreError]
    assert later == Decided()


async def test_readings_that_end_together_are_asked_about_together_and_each_has_its_own_answer(memory: Any) -> None:
    thread = StoreThread(memory)
    first = asyncio.create_task(thread.met("a", ()))
    await begun(memory)
    rest = [asyncio.create_task(thread.met(url, ())) for url in ("b", "c")]
    await turn()
    memory.go.set()

    answers = await asyncio.gather(first, *rest)
    await thread.close()

    assert memory.saved == [["a"], ["b", "c"]]
    assert answers == [Met(held=frozenset({url})) for url in ("a", "b", "c")]
