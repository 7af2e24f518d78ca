"""Politeness through a restart, on real sockets."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from monitor import config
from monitor.feeds.split import DIGEST
from monitor.lab import etiquette
from monitor.lab.stage import rss
from monitor.service import looking
from monitor.service.daemon import Daemon
from monitor.service.poll import LEASE, Polled, Result
from monitor.service.pulse import Pulse
from monitor.store.contract import Store, StoreError
from monitor.store.sql import SqlStore
from monitor.web.metrics import Metrics
from tests.builders import at, feed_state
from tests.feeds.server import RSS, Site
from tests.world import HAJIN, QUIET, World, following, living, world


async def poll(here: World, name: str) -> Polled:
    assert here.house is not None
    url = here.stage.url(f"feeds/{name}")
    return await here.house.poller.poll(here.house.poller.feeds[url], feed_state(url))


async def test_a_site_that_wants_rest_has_it_from_its_other_feeds_after_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.publish("herald", QUIET)
        here.stage.script("feeds/front", 503, headers={"Retry-After": "3600"})
        async with living(here):
            refused = await poll(here, "front")
        here.now = at(30)
        async with living(here):
            during = await poll(here, "herald")
        here.now = at(61)
        async with living(here):
            after = await poll(here, "herald")

    assert "503" in refused.detail
    assert "1800 s of it are left" in during.detail
    assert (after.read, after.detail) == (1, "")
    assert [name for name, _headers in here.stage.asked] == ["front", "herald"]


async def test_the_log_shows_what_was_asked_and_that_no_rule_was_broken(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        await here.turn(31)
        await here.turn(62)
    out = StringIO()

    code = etiquette.show(looking.etiquette(config.load(tmp_path)), as_json=True, out=out)

    (site,) = [json.loads(line) for line in out.getvalue().splitlines()]
    assert code == 0
    assert (site["feeds"], site["requests"], site["forced"], site["not_modified"]) == (2, 6, 6, 4)
    assert site["saved"] == 2 * site["received"] > 0
    assert set(site["violations"].values()) == {0}


async def test_a_feed_that_came_due_while_nobody_was_there_is_not_asked_in_its_hours_of_rest(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        items = here.stage.items.setdefault("front", [])
        body = rss("Front", items).replace(b"<description/>", b"<description/><skipHours><hour>15</hour></skipHours>")
        here.stage.script("feeds/front", 200, body)
        async with living(here):
            await here.turn(0)
        here.now = at(3 * 60 + 20)
        async with living(here):
            assert here.house is not None
            resting = [await each for each in await here.house.poller.claim(10)]
            here.now = at(4 * 60 + 20)
            due = [await each for each in await here.house.poller.claim(10)]

    assert [one.feed.name for one in resting] == ["Herald"]
    assert {one.feed.name for one in due} == {"Front", "Herald"}


@pytest.mark.parametrize("lost", ["claim_feeds", "save_feed"])
async def test_a_claim_that_was_lost_with_the_database_keeps_no_feed_from_being_polled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """It was committed, and its answer did not come; or what came of it could not be written down."""

    act = getattr(SqlStore, lost)

    def away(*asked: Any, **more: Any) -> None:
        act(*asked, **more)
        raise StoreError("the connection was lost")

    async with world(tmp_path) as here:
        items = here.stage.items.setdefault("front", [])
        body = rss("Front", items).replace(b"<description/>", b"<description/><skipHours><hour>15</hour></skipHours>")
        here.stage.script("feeds/front", 200, body)
        async with living(here):
            assert here.house is not None
            poller = here.house.poller
            await here.turn(0)
            here.now = at(3 * 60 + 20)
            monkeypatch.setattr(SqlStore, lost, away)
            with pytest.raises(StoreError):
                await poller.claim(10)
            monkeypatch.undo()
            here.now += poller.floor
            polled = [await each for each in await poller.claim(10)]

    assert [one.feed.name for one in polled] == ["Herald"]


async def test_a_clock_that_leaps_ahead_asks_no_server_that_is_answering(tmp_path: Path) -> None:
    """It ends the lease of a poll that is under way."""
    arrived, answer, asked = asyncio.Event(), asyncio.Event(), []

    async def front(_request: web.Request) -> web.Response:
        asked.append(1)
        arrived.set()
        await answer.wait()
        return web.Response(status=304)

    async with world(tmp_path) as here:
        here.publish("herald", QUIET)
        here.stage.scripted["feeds/front"] = front
        async with living(here):
            assert here.house is not None
            poller = here.house.poller
            under_way = [asyncio.ensure_future(each) for each in await poller.claim(10)]
            await arrived.wait()
            here.now = at(24 * 60)
            meanwhile = await poller.claim(10)
            answer.set()
            await asyncio.gather(*under_way)
            here.now = at(48 * 60)
            later = [(await each).feed.name for each in await poller.claim(10)]

    assert list(meanwhile) == []
    assert sorted(later) == ["Front", "Herald"]
    assert asked == [1, 1]


async def can_write(here: World, *, can: bool) -> None:
    """Whether the memory takes anything."""

    def say(store: Store) -> None:
        assert isinstance(store, SqlStore)
        raw = store._engine.raw_connection()
        raw.cursor().execute(f"PRAGMA query_only={not can}")
        raw.close()

    assert here.house is not None
    await here.house.store.call(say)


@pytest.mark.parametrize(("back_after", "result"), [(3, Result.READ), (999, Result.FAILED)])
async def test_what_a_poll_brought_is_kept_until_the_memory_is_back(
    tmp_path: Path, back_after: int, result: Result
) -> None:
    """Its server is not asked again for it; but not kept longer than its lease."""
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)
        here.now += timedelta(seconds=seconds)
        await can_write(here, can=len(rests) >= back_after)

    async with following(tmp_path) as here:
        assert here.house is not None
        here.now = at(60)
        here.publish("front", HAJIN)
        poller, url = replace(here.house.poller, rest=rest), here.stage.url("feeds/front")
        state = await here.house.store.call(lambda store: store.feed_state(url))
        assert state is not None
        await can_write(here, can=False)
        polled = await poller.poll(poller.feeds[url], state)
        await can_write(here, can=True)
        await here.house.deliverer.deliver_due()
        headlines = here.headlines()

    assert polled.result is result
    assert [name for name, _headers in here.stage.asked] == ["front", "herald", "front"]
    if result is Result.READ:
        assert (rests, headlines) == ([1, 2, 4], [HAJIN[0]])
    else:
        assert (max(rests), headlines) == (15, [])
        assert timedelta(minutes=7) < timedelta(seconds=sum(rests)) < LEASE


def many_at_one_site(here: World, other: str, count: int) -> None:
    """So many feeds of the stage's site, and one of another."""
    urls = [*(here.stage.url(f"feeds/heavy{number}") for number in range(count)), other]
    (here.directory / "feeds.toml").write_text("".join(f'[[feed]]\nurl = "{url}"\n' for url in urls))


async def test_a_site_with_many_feeds_takes_nobodys_place(tmp_path: Path) -> None:
    """One is asked and one waits for its turn; others are asked meanwhile, and more of it as soon as one is done."""
    async with world(tmp_path) as here, Site() as other:
        other.says("/z")
        many_at_one_site(here, other.url("/z"), 9)
        async with living(here):
            assert here.house is not None
            poller = here.house.poller
            first = list(await poller.claim(5))
            while_they_run = await poller.claim(5)
            done = [(await each).feed for each in first]
            passed_over = [poller.leaves_room(feed) for feed in done]
            then = [(await each).feed.url for each in await poller.claim(5)]

    heavy = [feed.url != other.url("/z") for feed in done]
    assert sorted(heavy) == [False, True, True]
    assert list(while_they_run) == []
    assert passed_over == heavy
    assert len(then) == 2


async def test_a_running_service_asks_all_feeds_of_a_site_without_waiting_for_ticks(tmp_path: Path) -> None:
    asked, all_of_them = [], asyncio.Event()

    async def heavy(request: web.Request) -> web.Response:
        asked.append(asyncio.get_running_loop().time())
        if len(asked) == 30:
            all_of_them.set()
        return web.Response(status=404)

    async with world(tmp_path) as here:
        many_at_one_site(here, here.stage.url("feeds/heavy"), 29)
        for number in ("", *range(29)):
            here.stage.scripted[f"feeds/heavy{number}"] = heavy
        async with living(here):
            assert here.house is not None
            daemon = Daemon(here.house, Pulse(seconds=asyncio.get_running_loop().time), Metrics())
            running = asyncio.create_task(daemon.run())
            await all_of_them.wait()
            daemon.stop()
            await running

    assert asked[-1] - asked[0] < 10


async def test_polling_everything_holds_few_bodies_at_once(tmp_path: Path) -> None:
    served, most = 0, 0

    async with world(tmp_path) as here, AsyncExitStack() as stack:

        async def answer(_request: web.Request) -> web.Response:
            nonlocal served, most
            served += 1
            most = max(most, served - len(here.polled))
            return web.Response(body=RSS)

        sites = [await stack.enter_async_context(Site()) for _ in range(8)]
        for each in sites:
            each.does("/rss", answer)
        urls = [each.url(path) for each in sites for path in ("/rss", "/rss?2")]
        (tmp_path / "feeds.toml").write_text("".join(f'[[feed]]\nurl = "{url}"\n' for url in urls))
        settings = tmp_path / "monitor.toml"
        settings.write_text(settings.read_text().replace("[polling]\n", "[polling]\nconcurrency = 3\n"))
        async with living(here):
            polled = await here.turn(0)

    assert (len(polled), served) == (16, 16)
    assert most <= 3


async def test_items_that_stood_before_a_restart_are_not_read_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.publish("front", QUIET)
        async with living(here):
            await here.turn(0)
        here.publish("front", ("Snow expected in the hills", "Roads may close."))
        async with living(here):
            polled = {one.feed.name: one for one in await here.turn(31)}
            stored = await here.house.store.call(lambda store: store.seen(here.stage.url("feeds/front")))

    assert polled["Front"].read == 2
    assert polled["Front"].unchanged == 1
    assert len(stored) == 7 * DIGEST  # two items, and by which two things each is known again


async def test_of_one_site_one_request_is_made_at_a_time_while_the_configuration_is_read_again(tmp_path: Path) -> None:
    begun, held = asyncio.Event(), asyncio.Event()

    async def slow(_request: web.Request) -> web.Response:
        begun.set()
        await held.wait()
        return web.Response(status=503, headers={"Retry-After": "3600"})

    async with world(tmp_path) as here, living(here):
        before = here.house
        assert before is not None
        here.stage.scripted["feeds/front"] = slow
        first = asyncio.create_task(poll(here, "front"))
        await begun.wait()
        file = tmp_path / "monitor.toml"
        file.write_text(file.read_text() + 'interval = "20m"\n')
        here.house = await before.workshop.furnish(config.load(tmp_path), before)
        second = asyncio.create_task(poll(here, "herald"))
        held.set()
        refused, during = await first, await second
        await before.close(keeping=here.house)
        await here.house.close()

    assert "503" in refused.detail
    assert "asked for a pause" in during.detail
    assert [name for name, _headers in here.stage.asked] == ["front"]


async def test_what_is_due_beyond_the_places_waits_for_half_of_them_and_for_no_tick(tmp_path: Path) -> None:
    async with world(tmp_path) as here, AsyncExitStack() as stack:
        sites = [await stack.enter_async_context(Site()) for _ in range(6)]
        for each in sites:
            each.says("/z")
        (here.directory / "feeds.toml").write_text("".join(f'[[feed]]\nurl = "{each.url("/z")}"\n' for each in sites))
        async with living(here):
            assert here.house is not None
            poller = replace(here.house.poller, at_once=4)
            room = []
            for poll in await poller.claim(4):
                feed = (await poll).feed
                room.append(poller.leaves_room(feed))
            rest = [(await poll).feed for poll in await poller.claim(4)]

    assert room == [False, True, True, True]
    assert len(rest) == 2
    assert not poller.leaves_room(rest[-1])
