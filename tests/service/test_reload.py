"""SIGHUP: what is right is taken without losing a poll or a send, what is wrong changes nothing and is told."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from itertools import pairwise
from pathlib import Path

import pytest
from aiohttp import web

from monitor import config
from tests.service.test_process import event, primed, running, start
from tests.world import BRIDGE, HAJIN, QUIET, World, world


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


async def test_a_feed_that_is_added_is_polled_and_one_taken_out_is_not(tmp_path: Path) -> None:
    async with world(tmp_path) as here, running(tmp_path) as process:
        await event(process, "service.ready")
        here.publish("gazette", QUIET)
        change(tmp_path / "feeds.toml", here.stage.url("feeds/herald"), here.stage.url("feeds/gazette"))
        process.send_signal(signal.SIGHUP)
        taken = await event(process, "config.taken")
        await here.stage.until(lambda: "gazette" in dict(here.stage.asked))

    assert taken["feeds"] == 2


async def test_a_configuration_that_is_wrong_changes_nothing_and_is_told_once(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notified:
        address = f"\0monitor-reload-{os.getpid()}"
        notified.bind(address)
        notified.setblocking(False)
        async with world(tmp_path) as here, running(tmp_path, NOTIFY_SOCKET="@" + address[1:]) as process:
            await event(process, "service.ready")
            change(tmp_path / "operations.toml", "title =", "titel =")
            process.send_signal(signal.SIGHUP)
            refused = await event(process, "config.refused")
            await here.stage.until(lambda: bool(here.stage.hook))
            status = b""
            while b"refused" not in status:
                status = await asyncio.get_running_loop().sock_recv(notified, 4096)
            process.send_signal(signal.SIGTERM)
            code = await process.wait()

    assert "operations.toml" in refused["mistakes"][0]
    assert "titel" in refused["mistakes"][0]
    assert here.headlines() == ["the new configuration is wrong and was not taken"]
    assert b"READY=1" in status
    assert code == 0


async def test_each_wrong_configuration_is_told_once(tmp_path: Path) -> None:
    """The same mistake again says nothing new; another one does. Each is read, though asked for as one ends."""
    async with world(tmp_path) as here, running(tmp_path) as process:
        await event(process, "service.ready")
        written = ["title =", *("titel " + " " * count + "=" for count in range(12)), "titl ="]
        for before, after in pairwise(written):
            change(tmp_path / "operations.toml", before, after)
            process.send_signal(signal.SIGHUP)
            await event(process, "config.refused")
        await here.stage.until(lambda: len(here.stage.hook) >= 2)
        process.send_signal(signal.SIGTERM)
        await process.wait()

    assert ["titel" in one.json()["data"]["detail"] for one in here.stage.hook] == [True, False]


async def test_of_feeds_that_were_left_out_those_that_are_corrected_are_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        feeds = tmp_path / "feeds.toml"
        feeds.write_text(feeds.read_text() + '[[feed]]\nurl = "ftp://one/"\n[[feed]]\nurl = "ftp://two/"\n')
        async with running(tmp_path) as process:
            left_out = await event(process, "config.feed_left_out")
            started = await event(process, "service.ready")
            change(feeds, "ftp://one/", here.stage.url("feeds/gazette"))
            process.send_signal(signal.SIGHUP)
            taken = await event(process, "config.taken")

    assert "feed[3]" in left_out["why"]
    assert (started["feeds"], taken["feeds"]) == (2, 3)


async def owed(here: World, *stories: tuple[str, str]) -> None:
    """Alerts for the webhook, which could not be reached when they were raised."""
    await primed(here)
    here.stage.script("hook", 503)
    for story in stories:
        here.publish("front", story)
    await (await start(here.directory, "run", "--once")).communicate()
    here.stage.unscript("hook")


async def test_a_send_that_has_begun_ends_and_what_comes_after_goes_the_new_way(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await owed(here, HAJIN, BRIDGE)
        held, begun, asked = asyncio.Event(), asyncio.Event(), []

        async def slow(request: web.Request) -> web.Response:
            asked.append((await request.json())["data"]["headline"])
            begun.set()
            await held.wait()
            return web.Response()

        here.stage.scripted["hook"] = slow
        async with running(tmp_path) as process:
            await event(process, "service.ready")
            await begun.wait()
            change(tmp_path / "channels.toml", here.stage.url("hook"), here.stage.url("other"))
            process.send_signal(signal.SIGHUP)
            await event(process, "config.taken")
            held.set()
            await here.stage.until(lambda: bool(here.stage.hook))

    assert (asked, here.headlines()) == ([HAJIN[0]], [BRIDGE[0]])


async def test_many_hangups_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await owed(here, HAJIN, BRIDGE)
        async with running(tmp_path) as process:
            await event(process, "service.ready")
            for _ in range(20):
                process.send_signal(signal.SIGHUP)
                await event(process, "config.taken")
            await here.stage.until(lambda: len(here.stage.hook) == 2)
            process.send_signal(signal.SIGTERM)
            code = await process.wait()

    assert here.headlines() == [HAJIN[0], BRIDGE[0]]
    assert code == 0


@pytest.mark.parametrize(
    ("new", "said"),
    [('data_dir = "elsewhere"', "data_dir"), ('data_dir = "var"\nlisten = "127.0.0.1:1"', "listen")],
)
def test_what_cannot_change_is_refused(new: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://news.example/rss"\n')
    (tmp_path / "operations.toml").write_text('[[operation]]\nname = "granite"\ntitle = "Operation Granite"\n')
    (tmp_path / "monitor.toml").write_text('data_dir = "var"\n')
    before = config.load(tmp_path)
    change(tmp_path / "monitor.toml", 'data_dir = "var"', new)
    with pytest.raises(config.ConfigError, match=f"{said}: cannot change while the service runs"):
        config.check_change(before, config.load(tmp_path))


def test_channels_that_are_gone_are_refused(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://news.example/rss"\n')
    (tmp_path / "operations.toml").write_text('[[operation]]\nname = "granite"\ntitle = "Operation Granite"\n')
    (tmp_path / "monitor.toml").write_text('data_dir = "var"\n')
    silent = config.load(tmp_path)
    config.check_change(silent, config.load(tmp_path))
    (tmp_path / "channels.toml").write_text('[[channel]]\nname = "screen"\ntype = "console"\n')
    before = config.load(tmp_path)
    (tmp_path / "channels.toml").unlink()

    with pytest.raises(config.ConfigError, match=r"channels\.toml: is gone"):
        config.check_change(before, config.load(tmp_path))


async def test_the_command_waits_and_says_that_it_was_taken_or_every_mistake(tmp_path: Path) -> None:
    async with world(tmp_path), running(tmp_path) as process:
        await event(process, "service.ready")
        taken = await start(tmp_path, "reload")
        said, _err = await taken.communicate()
        change(tmp_path / "operations.toml", "title =", "titel =")
        change(tmp_path / "monitor.toml", "[polling]", "[poling]")
        refused = await start(tmp_path, "reload")
        _out, why = await refused.communicate()

    assert taken.returncode == 0
    assert "taken" in said.decode()
    assert refused.returncode == 78
    assert "titel" in why.decode()
    assert "poling" in why.decode()
    assert "goes on with the one before" in why.decode()


async def test_without_a_daemon_the_command_says_so_in_one_line(tmp_path: Path) -> None:
    async with world(tmp_path):
        asked = await start(tmp_path, "reload")
        _out, err = await asked.communicate()

    assert asked.returncode == 1
    assert len(err.decode().strip().splitlines()) == 1
    assert "no running service answers there" in err.decode()
