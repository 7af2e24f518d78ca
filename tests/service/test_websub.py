"""Feeds whose hub tells of news: a real hub, real callbacks, and the clock of the test."""

from __future__ import annotations

import json
import random
import signal
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from monitor import config
from monitor.lab.stage import rss
from monitor.model import FeedState, Subscription
from monitor.service.desk import ServiceDesk
from monitor.service.poll import LEASE
from monitor.service.pulse import Pulse
from monitor.service.wiring import House
from monitor.web.app import LARGEST_PUSH, serving
from monitor.web.metrics import Metrics
from tests.builders import at
from tests.service.hub import Hub
from tests.service.test_process import event, primed, running
from tests.world import BRIDGE, HAJIN, QUIET, World, living, world

DAY = 24 * 60


def free_port() -> int:
    """Below those that the system gives to connections: nobody else's takes it before the service does."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port of a hundred is free")


def listening(here: World, *, floor: str = "5m", allow: str = "127.0.0.0/8", callback: str = "") -> int:
    """Configure a callback on a port of the loopback; gives the port."""
    port = free_port()
    (here.directory / "monitor.toml").write_text(
        f'data_dir = "var"\nlisten = "127.0.0.1:{port}"\n[polling]\nfloor = "{floor}"\nallow_private = ["{allow}"]\n'
        f'[websub]\ncallback_url = "{callback or f"http://127.0.0.1:{port}/from/hubs/"}"\n'
    )
    return port


def offering(here: World, hub: str, topic: str = "") -> None:
    """Front names this hub from now on."""
    links = f'<{hub}>; rel="hub", <{topic or here.stage.url("feeds/front")}>; rel="self"'

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(body=rss("front", here.stage.items["front"]), headers={"Link": links})

    here.stage.scripted["feeds/front"] = answer


@dataclass(frozen=True, slots=True)
class Scene:
    """A service with a hub."""

    here: World
    hub: Hub
    house: House

    async def state(self) -> FeedState:
        url = self.here.stage.url("feeds/front")
        found = await self.house.store.call(lambda store: store.feed_state(url))
        assert found is not None
        return found

    async def standing(self) -> Subscription | None:
        found = await self.house.store.call(lambda store: store.subscriptions())
        return found[0] if found else None

    async def wait(self) -> float:
        """Minutes until Front is asked next."""
        return ((await self.state()).next_poll - self.here.now) / timedelta(minutes=1)

    async def look(self, minutes: float) -> None:
        self.here.now = at(minutes)
        await self.house.subscriber.look()
        await self.house.subscriber.remind()


async def nobody_obeys(order: str, _asked: Mapping[str, Any]) -> Any:
    raise AssertionError(order)


@asynccontextmanager
async def scene(directory: Path, hub: Hub, **given: Any) -> AsyncIterator[Scene]:
    """Front has been seen once, at noon, and names the hub; nobody has asked it yet."""
    async with hub, world(directory) as here:
        port = listening(here, **given)
        here.publish("front", QUIET)
        here.publish("herald", QUIET)
        offering(here, hub.url)
        async with living(here):
            assert here.house is not None
            house = here.house
            desk = ServiceDesk(house=lambda: house, pulse=Pulse(seconds=lambda: 0.0), obey=nobody_obeys)
            async with serving("127.0.0.1", port, desk, Metrics(), lambda: house.subscriber):
                await here.turn(0)
                yield Scene(here, hub, house)


@asynccontextmanager
async def subscribed(directory: Path, **given: Any) -> AsyncIterator[Scene]:
    """As `scene`, the hub asked at one minute past noon, and Front polled a minute later."""
    async with scene(directory, Hub(**given)) as one:
        await one.look(1)
        await one.here.turn(2)
        yield one


async def test_a_feed_with_a_hub_is_subscribed_to_and_polled_less_often(tmp_path: Path) -> None:
    async with scene(tmp_path, Hub()) as one:
        usual = await one.wait()
        await one.look(1)
        soon = await one.wait()
        await one.here.turn(6)

        assert 27 <= usual <= 33
        assert soon == 4  # what came before the hub listened is looked for as soon as the floor allows
        assert 320 <= await one.wait() <= 400
        assert one.hub.asked[0]["hub.mode"] == "subscribe"
        assert one.hub.asked[0]["hub.topic"] == one.here.stage.url("feeds/front")
        assert len(one.hub.asked) == 1


async def test_a_push_has_its_feed_asked_and_what_it_carries_is_told_to_nobody(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        one.here.now = at(60)
        one.here.publish("front", HAJIN)
        status = await one.hub.push(rss("front", [one.here.stage.items["front"][0]]) + BRIDGE[0].encode())
        due = (await one.state()).next_poll
        await one.here.turn(60)

        assert status == 202
        assert due == at(60)
        assert one.here.headlines() == [HAJIN[0]]
        assert await one.wait() > 300


async def test_pushes_do_not_have_a_feed_asked_more_often_than_the_floor_allows(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        one.here.now = at(3)
        for _ in range(5):
            await one.hub.push(b"again")

        assert (await one.state()).next_poll == at(7)


async def test_a_push_in_the_middle_of_a_poll_has_the_feed_asked_again(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        one.here.now = at(500)
        state = replace(await one.state(), next_poll=at(800))
        await one.house.store.call(lambda store: store.claim_feeds(at(500), 5, LEASE))
        await one.hub.push(b"news")
        await one.house.subscriber.remind()
        await one.house.store.call(lambda store: store.save_feed(state))
        during = await one.wait()
        await one.house.subscriber.remind()

        assert during == 300
        assert await one.wait() == 0


@pytest.mark.parametrize("signature", ["", "sha256=00", "sha256", "md5=0", "sha1=" + "0" * 40, "\xe9=\xe9"])
async def test_a_push_that_is_not_signed_changes_nothing_and_is_answered_the_same(
    tmp_path: Path, signature: str
) -> None:
    async with subscribed(tmp_path) as one:
        before = await one.state(), await one.standing()

        assert await one.hub.push(b"news", signature=signature) == 202
        assert (await one.state(), await one.standing()) == before


async def test_a_push_of_megabytes_is_read_to_its_cap_and_ignored(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        before = await one.standing()

        assert await one.hub.push(b"x" * (LARGEST_PUSH + 1)) == 413
        assert await one.standing() == before


async def test_an_address_that_was_given_to_no_hub_is_not_there(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one, aiohttp.ClientSession() as session:
        callback = one.hub.asked[0]["hub.callback"]
        other = callback[:-1] + ("0" if callback[-1] != "0" else "1")
        async with session.get(other, params={"hub.mode": "subscribe", "hub.challenge": "x"}) as answer:
            assert answer.status == 404
        assert await one.hub.push(b"news", to=other) == 404


@pytest.mark.parametrize("given", [{"topic": "http://other.example/"}, {"mode": "unsubscribe"}])
async def test_what_was_not_asked_of_a_hub_is_not_confirmed(tmp_path: Path, given: dict[str, str]) -> None:
    async with subscribed(tmp_path) as one:
        before = await one.standing()

        assert (await one.hub.look(**given))[0] == 404
        assert await one.standing() == before


async def test_trust_is_withdrawn_when_a_poll_finds_what_the_hub_did_not_tell(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        one.here.publish("front", HAJIN)
        await one.here.turn(400)

        assert one.here.headlines() == [HAJIN[0]]
        assert await one.wait() <= 66
        await one.here.turn(430)
        assert await one.wait() <= 66


async def test_a_lease_is_renewed_before_it_ends(tmp_path: Path) -> None:
    async with subscribed(tmp_path, lease=DAY * 60) as one:
        await one.look(DAY / 2 - 1)
        asked_early = len(one.hub.asked)
        await one.look(DAY / 2 + 2)
        standing = await one.standing()

        assert asked_early == 1
        assert len(one.hub.asked) == 2
        assert standing is not None
        assert standing.until == at(DAY / 2 + 2 + DAY)
        assert standing.listening_since == at(1)


async def test_a_hub_that_looks_twice_gets_the_same_answer(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        before = await one.standing()

        assert await one.hub.look() == (200, "1234")
        assert before is not None
        assert await one.standing() == replace(before, since=at(2), until=at(2 + 10 * DAY))


async def test_a_feed_whose_hub_ends_the_lease_is_polled_as_before_at_once(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        await one.here.turn(6)
        trusted = await one.wait()
        one.here.now = at(20)
        assert (await one.hub.look(mode="denied", reason="closing down"))[0] == 200
        await one.look(20)
        soon = await one.wait()
        await one.here.turn(20)

        assert trusted > 300
        assert soon <= 0
        assert 27 <= await one.wait() <= 33
        assert len(one.hub.asked) == 1


async def test_a_feed_whose_hub_has_gone_is_polled_as_before_at_once(tmp_path: Path) -> None:
    async with subscribed(tmp_path, lease=3600) as one:
        one.hub.answers = 503
        await one.look(62)
        standing = await one.standing()

        assert await one.wait() == 0
        assert standing is not None
        assert (standing.until, standing.last_error) == (None, "it answered 503")
        await one.here.turn(63)
        assert await one.wait() <= 66


async def test_a_feed_that_names_no_hub_any_more_is_polled_as_before_at_once(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        one.here.stage.unscript("feeds/front")
        one.here.publish("front", HAJIN)
        await one.here.turn(400)
        await one.look(405)

        assert await one.standing() is None
        assert await one.wait() == 0


async def test_without_a_callback_no_hub_is_asked_and_what_was_left_is_ended(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        path = tmp_path / "monitor.toml"
        path.write_text(path.read_text().partition("[websub]")[0])
        after = await one.house.workshop.furnish(config.load(tmp_path), one.house)
        one.here.now = at(10)
        await after.subscriber.look()
        await after.subscriber.remind()

        assert len(one.hub.asked) == 1
        assert await one.standing() is None
        assert await one.wait() == 0


@pytest.mark.parametrize(
    ("hub", "why"),
    [
        ("http://169.254.169.254/", "it leads to 169.254.169.254 (cloud-metadata), which feeds may not reach"),
        ("http://10.0.0.1/", "it leads to 10.0.0.1 (private), which feeds may not reach"),
        ("http://[::ffff:10.0.0.1]/", "it leads to ::ffff:a00:1 (private), which feeds may not reach"),
        ("http://127.0.0.1:25/", "port 25 is none of the web's"),
    ],
)
async def test_a_hub_at_an_inner_address_is_not_asked(tmp_path: Path, hub: str, why: str) -> None:
    async with scene(tmp_path, Hub()) as one:
        offering(one.here, hub)
        one.here.publish("front", QUIET)
        await one.here.turn(5)
        await one.look(6)
        standing = await one.standing()

        assert standing is not None
        assert standing.last_error.startswith(why)
        assert not standing.pending


async def test_a_restart_keeps_subscription_and_secret(tmp_path: Path) -> None:
    async with subscribed(tmp_path) as one:
        callback, secret = one.hub.asked[0]["hub.callback"], one.hub.asked[0]["hub.secret"]
        again = await one.house.workshop.furnish(config.load(tmp_path))

        assert again.subscriber.key == one.house.subscriber.key
        assert again.subscriber.knows(callback.rpartition("/")[2])
        assert secret not in json.dumps([str(await one.standing()), str(await one.state())])
        assert (tmp_path / "var" / "websub-key").stat().st_mode & 0o777 == 0o600
        await again.close()


async def test_a_callback_without_a_server_is_a_mistake(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        listening(here)
        path = tmp_path / "monitor.toml"
        path.write_text(path.read_text().replace('listen = "127', 'listen = "" #'))

        with pytest.raises(config.ConfigError, match=r"monitor.toml: websub.callback_url: .*give listen an address"):
            config.load(tmp_path)


async def test_a_running_service_tells_within_seconds_of_a_push(tmp_path: Path) -> None:
    async with Hub() as hub, world(tmp_path) as here:
        listening(here, floor="1s")
        offering(here, hub.url)
        await primed(here)
        async with running(tmp_path) as process:
            await event(process, "hub.subscribed")
            here.publish("front", HAJIN)
            await hub.push(b"something is new")
            await here.stage.until(lambda: HAJIN[0] in here.headlines())
            process.send_signal(signal.SIGTERM)

            assert await process.wait() == 0
