"""The service tells about itself: through which channel, and when; and its sign of life."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web

from monitor.service.heartbeat import Heartbeat
from tests.channels.receivers import nobody
from tests.world import HAJIN, following


async def test_a_channel_that_refuses_is_told_through_another_in_the_same_round(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.script("hook", 400)
        here.publish("front", HAJIN)
        await here.turn(30)

        assert [mail["Subject"] for mail in here.stage.mail] == [
            f"[Operation Inherent Resolve] {HAJIN[0]}",
            "[monitor] the channel hook refuses messages",
        ]
        assert len(here.stage.slack) == 2
        assert (await here.states())["hook"] == ["dead"]


async def test_a_channel_that_is_down_is_told_after_an_hour_and_once(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.script("hook", 503)
        here.publish("front", HAJIN)
        told = []
        for minutes in range(30, 240, 10):
            await here.turn(minutes)
            told.append(len(here.stage.mail))

        assert told.index(2) == 6
        assert told[-1] == 2
        assert here.stage.mail[1]["Subject"] == "[monitor] the channel hook cannot be reached"


async def test_a_feed_that_fails_for_hours_is_told_and_one_that_hiccups_is_not(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.script("feeds/front", 500)
        for minutes in (30, 60, 90, 120):
            await here.turn(minutes)
        early = list(here.stage.hook)
        await here.turn(6 * 60)
        (told,) = [message.json() for message in here.stage.hook]

        assert early == []
        assert told["type"] == "notice.feed.failing"
        assert told["data"]["headline"] == "Front fails"


async def test_notices_go_to_the_channels_that_take_them(tmp_path: Path) -> None:
    async with following(tmp_path, more='notices = ["mail"]') as here:
        here.stage.script("feeds/front", 410)
        await here.turn(30)

        assert [mail["Subject"] for mail in here.stage.mail] == ["[monitor] Front is gone"]
        assert here.stage.hook == here.stage.slack == []


@pytest.mark.parametrize(("status", "fine"), [(200, True), (204, True), (302, False), (500, False)])
async def test_a_heartbeat_asks_once_and_says_whether_it_was_heard(tmp_path: Path, status: int, fine: bool) -> None:
    async with following(tmp_path) as here:
        here.stage.script("beat", status)

        assert await Heartbeat(here.stage.url("beat"), allow_private=True).beat() is fine


async def test_a_heartbeat_goes_nowhere_that_it_may_not(tmp_path: Path) -> None:
    """An inner address needs the operator's word; nobody there is no error of the service."""
    asked = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response()

    async with following(tmp_path) as here:
        here.stage.scripted["beat"] = answer
        allowed = await Heartbeat(here.stage.url("beat"), allow_private=False).beat()

    assert not allowed
    assert asked == []
    with nobody() as port:
        assert not await Heartbeat(f"http://127.0.0.1:{port}/", allow_private=True).beat()
