"""The service tells about itself: through which channel, and when; and its sign of life."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from monitor.model import Notice
from monitor.service import troubles
from monitor.service.daemon import Daemon
from monitor.service.heartbeat import Heartbeat
from monitor.service.pulse import Pulse
from monitor.web.metrics import Metrics
from tests.channels.receivers import nobody
from tests.world import HAJIN, following

SECOND = timedelta(seconds=1)


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


async def test_what_a_channel_lets_not_in_waits_for_a_person_who_is_told_at_once_and_once(tmp_path: Path) -> None:
    """A wrong password: no message is given up for it."""
    async with following(tmp_path) as here:
        here.stage.mail_answers["dot"] = "530 authentication required"
        here.publish("front", HAJIN)
        for minutes in (30, 40, 50, 120):
            await here.turn(minutes)

        alert, notice = map(str, here.stage.slack)
        assert HAJIN[0] in alert
        assert "the channel mail lets nothing in" in notice
        assert "channels.toml" in notice
        assert (await here.states())["mail"] == ["retry"]

        del here.stage.mail_answers["dot"]
        await here.turn(130)

        assert (await here.states())["mail"] == ["delivered"]


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


async def test_feeds_are_looked_through_beside_the_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of them would hold it."""
    threads: list[threading.Thread] = []

    def looked(*_given: object) -> tuple[Notice, ...]:
        threads.append(threading.current_thread())
        return (Notice(word="feed.gone", subject="front", headline="Front is gone", detail="", remedy=""),)

    async with following(tmp_path) as here:
        assert here.house is not None
        monkeypatch.setattr(troubles, "feeds", looked)
        owed = await here.house.notifier.look()

    assert {delivery.alert.headline for delivery in owed} == {"Front is gone"}
    assert threads
    assert threading.main_thread() not in threads


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


@dataclass(slots=True, kw_only=True)
class Listening(Pulse):
    """Counts what has come to an end since the heartbeat was asked for."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    beats: int = 0
    then: list[str] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    def begun(self, name: str) -> None:
        self.beats += name == "heartbeat"
        Pulse.begun(self, name)

    def ended(self, name: str, why: str = "") -> None:
        if self.asked.is_set():
            self.then.append(name)
        if self.then.count("claim") >= 3:
            self.enough.set()
        Pulse.ended(self, name, why)


async def test_a_heartbeat_that_is_slower_than_its_interval_is_asked_one_at_a_time(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        assert here.house is not None
        pulse = Listening(seconds=asyncio.get_running_loop().time)

        async def answer(_request: web.Request) -> web.Response:
            pulse.asked.set()
            await pulse.enough.wait()
            return web.Response()

        here.stage.scripted["beat"] = answer
        settings = here.house.config
        beat = settings.heartbeat.model_copy(
            update={"url": SecretStr(here.stage.url("beat")), "interval": SECOND, "allow_private": True}
        )
        daemon = Daemon(replace(here.house, config=replace(settings, heartbeat=beat)), pulse, Metrics())
        running = asyncio.create_task(daemon.run())
        await pulse.enough.wait()
        while_one_was_asked = pulse.beats
        daemon.stop()
        await running

    assert while_one_was_asked == 1
