"""Ticks come whatever the clock does: set back, set ahead by years, over the end of summer."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import apscheduler.schedulers.base
import pytest

from monitor.service import ticker
from monitor.service.ticker import Every, Ticker


class Clock(datetime):
    """The wall's clock, as APScheduler and the ticker ask it."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) + cls.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(Clock, "ahead", timedelta())
    monkeypatch.setattr(ticker, "datetime", Clock)
    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Clock)
    monkeypatch.setattr(ticker, "KEEP", 0.05)
    return Clock


@pytest.mark.parametrize(
    "leap",
    [timedelta(days=-1), timedelta(days=1), timedelta(days=3650), timedelta(minutes=-5), timedelta(hours=-9)],
    ids=str,
)
async def test_ticks_go_on_when_the_clock_is_set(clock: type[Clock], leap: timedelta) -> None:
    ticked = asyncio.Queue[None]()

    async def work() -> None:
        ticked.put_nowait(None)

    ticks = Ticker()
    ticks.every(0.05, work, name="work")
    ticks.start()
    async with asyncio.timeout(30):
        await ticked.get()
        clock.ahead = leap
        for _ in range(3):
            await ticked.get()
        clock.ahead = timedelta()
        for _ in range(3):
            await ticked.get()
    ticks.stop()

    assert ticked.qsize() <= 2, "what was missed is not made up for"


async def test_of_one_name_there_is_one_and_it_can_be_forgotten(clock: type[Clock]) -> None:
    said = asyncio.Queue[str]()

    async def say(word: str) -> None:
        said.put_nowait(word)

    ticks = Ticker()
    ticks.every(0.02, say, "before", name="say")
    ticks.every(0.02, say, "after", name="say")
    ticks.every(0.02, say, "never", name="other")
    ticks.forget("other")
    ticks.forget("none of that name")
    ticks.start()
    async with asyncio.timeout(30):
        heard = {await said.get() for _ in range(3)}
    ticks.stop()

    assert heard == {"after"}


def test_years_that_were_missed_are_one_step() -> None:
    now = datetime(2036, 1, 1, tzinfo=UTC)

    assert Every(timedelta(seconds=1)).get_next_fire_time(now - timedelta(days=3650), now) == now + timedelta(seconds=1)
