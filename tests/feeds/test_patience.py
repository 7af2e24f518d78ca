"""Limits of time: who is overdue hears of it once, who is done hears nothing."""

from __future__ import annotations

import asyncio

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
