"""Limits of time: who is overdue hears of it once, who is done hears nothing."""

from __future__ import annotations

import asyncio

import pytest

from monitor.feeds.patience import Patience


async def test_only_who_is_overdue_hears_of_it_and_only_once() -> None:
    """Limits that are over are told in one look; those that ended, began anew or have time left are not."""
    patience, heard, told = Patience(), list[str](), asyncio.Event()

    def over(who: str) -> None:
        heard.append(who)
        patience.end("ended by another")

    patience.begin("silent", 0.0, lambda: over("silent"))
    patience.begin("done", 0.0, lambda: over("done"))
    patience.begin("ended by another", 0.0, lambda: over("ended by another"))
    patience.begin("goes on", 0.0, lambda: over("goes on"))
    patience.begin("has time", 60.0, lambda: over("has time"))
    patience.end("done")
    patience.begin("goes on", 60.0, lambda: over("goes on"))
    patience.begin("next look", 0.3, told.set)

    async with asyncio.timeout(5):
        await told.wait()

    assert heard == ["silent"]


async def test_a_limit_that_fails_spoils_no_other() -> None:
    """The next look comes whatever one of them raises."""
    patience, told, raised = Patience(), asyncio.Event(), list[object]()
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: raised.append(context["exception"]))

    def fail() -> None:
        raise RuntimeError("no such connection")

    patience.begin("fails", 0.0, fail)
    patience.begin("next look", 0.3, told.set)

    async with asyncio.timeout(5):
        await told.wait()

    assert len(raised) == 1


async def test_what_takes_longer_than_its_limit_is_called_off() -> None:
    """It ends in TimeoutError, and its task goes on; what is done in time hears nothing."""
    patience = Patience()

    with patience.limit(60.0):
        await asyncio.sleep(0)
    with pytest.raises(TimeoutError), patience.limit(0.0):
        await asyncio.Event().wait()
    await asyncio.sleep(0)

    assert not patience._limits


async def test_who_is_called_off_by_others_within_a_limit_ends_as_they_want() -> None:
    """A limit takes back only what it asked for itself, though both ask at once."""
    patience, begun = Patience(), asyncio.Event()

    async def work() -> None:
        with patience.limit(0.0):
            begun.set()
            await asyncio.Event().wait()

    called_off, late = asyncio.create_task(work()), asyncio.create_task(work())
    await begun.wait()
    called_off.cancel()
    patience.begin("just after", 0.0, late.cancel)
    results = await asyncio.gather(called_off, late, return_exceptions=True)

    assert [type(each) for each in results] == [asyncio.CancelledError, asyncio.CancelledError]
