"""The service as a process: ready, stopped, killed, started twice."""

from __future__ import annotations

import asyncio
import errno
import gc
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from monitor.lab.bench.crash import torture
from monitor.lab.stage import Received
from monitor.service.daemon import settle
from monitor.service.hold import Hold
from monitor.web import control
from tests.world import HAJIN, QUIET, World, world


async def start(directory: Path, *arguments: str, out: int = PIPE, **environment: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "monitor", *arguments, "--config", str(directory),
        stdout=out, stderr=PIPE, env={**os.environ, **environment},
    )  # fmt: skip


@asynccontextmanager
async def running(directory: Path, **environment: str) -> AsyncIterator[Process]:
    """The daemon, until the test is done with it."""
    process = await start(directory, "run", **environment)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def event(process: Process, name: str) -> dict[str, Any]:
    """The next log line with this name."""
    assert process.stderr is not None
    while line := await process.stderr.readline():
        told: dict[str, Any] = json.loads(line)
        if told["event"] == name:
            return told
    raise AssertionError(f"the daemon ended before it said {name}")


async def primed(here: World) -> None:
    """Both feeds have been seen once, by a run of their own; a process has the real clock."""
    here.now = datetime.now(UTC)
    here.publish("front", QUIET)
    here.publish("herald", QUIET)
    once = await start(here.directory, "run", "--once")
    _out, err = await once.communicate()
    assert once.returncode == 0, err.decode()


async def test_once_polls_every_feed_sends_what_is_due_and_says_so(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await primed(here)
        here.publish("front", HAJIN)
        once = await start(tmp_path, "run", "--once")
        _out, err = await once.communicate()

        assert once.returncode == 0
        assert "Front: read 2, 1 new, 1 alert" in err.decode()
        assert here.headlines() == [HAJIN[0]]


@contextmanager
def systemd() -> Iterator[tuple[socket.socket, str]]:
    """What the service tells systemd arrives there; and the address, for its environment."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notified:
        name = f"monitor-test-{os.getpid()}"
        notified.bind(f"\0{name}")
        notified.setblocking(False)
        yield notified, f"@{name}"


async def test_sigterm_ends_it_cleanly(tmp_path: Path) -> None:
    """Ready is told to systemd, SIGTERM ends the process with 0 well within 20 seconds, and what was owed was sent."""
    with systemd() as (notified, address):
        async with world(tmp_path) as here:
            here.publish("front", QUIET)
            async with running(tmp_path, NOTIFY_SOCKET=address) as process:
                ready = await asyncio.get_running_loop().sock_recv(notified, 4096)
                await here.stage.until(lambda: len(here.stage.asked) >= 2)
                process.send_signal(signal.SIGTERM)
                async with asyncio.timeout(20):
                    code = await process.wait()

        assert ready.startswith(b"READY=1")
        assert code == 0


async def test_a_clean_stop_leaves_no_socket_behind(tmp_path: Path) -> None:
    """A copy of the data directory would stumble over it."""
    async with world(tmp_path), running(tmp_path) as process:
        await event(process, "service.ready")
        assert (tmp_path / "var" / "control.sock").exists()
        process.send_signal(signal.SIGTERM)
        await process.wait()

        assert not (tmp_path / "var" / "control.sock").exists()


async def test_a_socket_that_cannot_be_made_is_said_with_its_place(tmp_path: Path) -> None:
    place = tmp_path / "gone"

    async def obey(*_asked: object) -> None:
        """No order can come in."""

    with pytest.raises(control.ControlError, match=r"gone/control\.sock: cannot be made \(No such file or directory\)"):
        async with control.listening(place, obey):
            pass


async def test_a_start_where_a_dead_daemons_socket_cannot_be_replaced_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system that was made read-only, asyncio calls the socket one in use."""
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "control.sock"))

    def refuse(*_asked: object, **_more: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(control.ControlError, match=r"control\.sock: cannot be made \(Read-only file system\): give"):
        async with control.listening(tmp_path, refuse):
            pass


async def test_a_stop_waits_for_no_screen_that_takes_nothing(tmp_path: Path) -> None:
    """Its write never ends; the notice is ambiguous, and repeated by the next start."""
    async with world(tmp_path) as here:
        await primed(here)
        with (tmp_path / "channels.toml").open("a") as channels:
            channels.write('[[channel]]\nname = "screen"\ntype = "console"\n')
        taking, giving = os.pipe()
        try:
            os.set_blocking(giving, False)
            with suppress(BlockingIOError):
                while os.write(giving, b"." * 4096):
                    pass
            os.set_blocking(giving, True)
            Hold(tmp_path / "var").put("because")
            process = await start(tmp_path, "run", out=giving)
            await event(process, "service.ready")
            await here.stage.until(lambda: bool(here.stage.hook))
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(40):
                code = await process.wait()
        finally:
            os.close(taking)
            os.close(giving)

    assert code == 0


async def test_a_start_that_looks_through_its_memory_is_given_the_time(tmp_path: Path) -> None:
    """systemd would end a start that takes longer than usual, and the next one as well."""
    with systemd() as (notified, address):
        async with world(tmp_path) as here:
            await primed(here)
            async with running(tmp_path, NOTIFY_SOCKET=address) as process:
                async with asyncio.timeout(20):
                    first, then = [await asyncio.get_running_loop().sock_recv(notified, 4096) for _ in range(2)]
                process.send_signal(signal.SIGTERM)
                await process.wait()

    seconds = int(first.split(b"\n")[0].removeprefix(b"EXTEND_TIMEOUT_USEC=")) / 1_000_000
    assert 0 < seconds < 60
    assert then.startswith(b"READY=1")


async def test_sigterm_ends_a_single_round_with_one_line(tmp_path: Path) -> None:
    """What the feed was about to say is told by the next round."""
    async with world(tmp_path) as here:
        await primed(here)
        here.publish("front", HAJIN)
        held = asyncio.Event()

        async def hold(_request: web.Request) -> web.Response:
            await held.wait()
            return web.Response()

        here.stage.scripted["feeds/front"] = hold
        here.stage.asked.clear()
        once = await start(tmp_path, "run", "--once")
        await here.stage.until(lambda: "herald" in dict(here.stage.asked))
        once.send_signal(signal.SIGTERM)
        _out, err = await once.communicate()
        held.set()
        here.stage.unscript("feeds/front")
        await (await start(tmp_path, "run", "--once")).communicate()

        assert once.returncode == 130
        assert "Traceback" not in err.decode()
        assert err.decode().splitlines()[-1] == "monitor: stopped before the end; nothing that was read is lost"
        assert here.headlines() == [HAJIN[0]]


async def test_a_second_daemon_on_the_same_database_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here, running(tmp_path):
        await here.stage.until(lambda: len(here.stage.asked) >= 2)

        second = await start(tmp_path, "run")
        _out, err = await second.communicate()

        assert second.returncode == 1
        assert len(err.decode().strip().splitlines()) == 1
        assert "another" in err.decode()


async def test_a_database_that_is_replaced_under_it_ends_the_service_and_holds_the_next(tmp_path: Path) -> None:
    """With an error, so that systemd starts it again: what it would write from then on would be nobody's."""
    async with world(tmp_path) as here:
        await primed(here)
        file = tmp_path / "var" / "monitor.db"
        assert await (await start(tmp_path, "backup", str(tmp_path / "copy.db"))).wait() == 0
        async with running(tmp_path) as process:
            await event(process, "service.ready")
            (tmp_path / "copy.db").replace(file)
            async with asyncio.timeout(30):
                told = await event(process, "store.failed")
                code = await process.wait()
        async with running(tmp_path) as process:
            held = await event(process, "notice.raised")

        assert "another file stands in its place" in told["why"]
        assert code == 1
        assert list(file.parent.glob("monitor.db.replaced-*"))
        assert held["notice"] == "deliveries.held"


async def test_status_says_whether_it_runs_even_where_a_feed_is_wrong(tmp_path: Path) -> None:
    async def status() -> tuple[bool, str]:
        asked = await start(tmp_path, "status", "--json")
        out, err = await asked.communicate()
        return json.loads(out)["running"], err.decode()

    async with world(tmp_path), running(tmp_path) as process:
        await event(process, "service.ready")
        with (tmp_path / "feeds.toml").open("a") as feeds:
            feeds.write('[[feed]]\nurl = "ftp://x.example/"\n')
        up, said = await status()
        process.kill()
        await process.wait()
        down, _ = await status()

    assert (up, down) == (True, False)
    assert "ftp://x.example/" in said


async def test_a_dead_letter_is_replayed_while_the_daemon_runs(tmp_path: Path) -> None:
    """The command asks the daemon, which has the only writer."""
    async with world(tmp_path) as here:
        await primed(here)
        here.stage.script("hook", 400)
        here.publish("front", HAJIN)
        once = await start(tmp_path, "run", "--once")
        await once.communicate()
        here.stage.unscript("hook")
        async with running(tmp_path) as process:
            assert process.stderr is not None
            while b"service.ready" not in await process.stderr.readline():
                pass
            listed = await (await start(tmp_path, "deliveries")).communicate()
            replay = await start(tmp_path, "deliveries", "replay")
            await replay.communicate()
            await here.stage.until(lambda: bool(here.stage.hook))

        assert once.returncode == 1
        assert b"dead" in listed[0]
        assert replay.returncode == 0
        assert here.headlines() == [HAJIN[0]]


async def test_kill_9_at_commit_boundaries_loses_nothing() -> None:
    """A short form of `monitor bench crash`; repeats come under the same id, at most one a kill."""
    figures = await torture(sys.stderr, developments=2, every=6)

    assert figures.kills >= 5
    assert (figures.lost, figures.strangers) == (0, 0)
    assert figures.worst <= 1


async def test_an_address_that_is_taken_costs_the_page_and_nothing_else(tmp_path: Path) -> None:
    """It is told, alerts go out, and the page is there once the address is free."""
    async with world(tmp_path) as here:
        await primed(here)
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            settings = tmp_path / "monitor.toml"
            settings.write_text(settings.read_text().replace('listen = ""', f'listen = "127.0.0.1:{port}"'))
            here.publish("front", HAJIN)
            async with running(tmp_path):
                await here.stage.until(lambda: len(here.stage.hook) >= 1)

    assert "the page and the metrics cannot be served" in here.headlines()


async def test_the_page_of_a_running_daemon_is_served_and_counts(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await primed(here)
        settings = tmp_path / "monitor.toml"
        settings.write_text(settings.read_text().replace('listen = ""', 'listen = "127.0.0.1:0"'))
        async with running(tmp_path) as process, aiohttp.ClientSession() as session:
            opened = await event(process, "web.open")
            base = f"http://127.0.0.1:{opened['port']}"
            await event(process, "service.ready")
            async with session.get(f"{base}/readyz") as ready, session.get(f"{base}/metrics") as metrics:
                assert ready.status == 200
                assert 'monitor_feeds{state="followed"} 2.0' in await metrics.text()
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(20):
                assert await process.wait() == 0


async def test_a_send_that_is_under_way_ends_before_the_service_does(tmp_path: Path) -> None:
    """So that nothing is in doubt at the next start, and nothing comes twice."""
    async with world(tmp_path) as here:
        await primed(here)
        here.publish("front", HAJIN)
        here.stage.script("hook", 503)
        once = await start(tmp_path, "run", "--once")
        await once.communicate()
        asked, free = asyncio.Event(), asyncio.Event()

        async def slow(request: web.Request) -> web.Response:
            here.stage.hook.append(Received(headers=dict(request.headers), body=await request.read()))
            asked.set()
            await free.wait()
            return web.Response(text="ok")

        here.stage.scripted["hook"] = slow
        async with running(tmp_path) as process, asyncio.timeout(60):
            await asked.wait()
            process.send_signal(signal.SIGTERM)
            await event(process, "service.stopping")
            asyncio.get_running_loop().call_later(1, free.set)  # the receiver is slow
            assert await process.wait() == 0
        here.stage.unscript("hook")
        once = await start(tmp_path, "run", "--once")
        await once.communicate()

    assert here.headlines() == [HAJIN[0]]


@pytest.fixture
def unsettled() -> Iterator[None]:
    """What `settle` changes is put back."""
    before, interval = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*before)
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("unsettled")
def test_once_it_is_ready_garbage_is_looked_for_again() -> None:
    gc.disable()
    settle()

    assert gc.isenabled()


@pytest.mark.usefixtures("unsettled")
def test_what_polls_under_way_hold_is_not_looked_through_for_garbage() -> None:
    looks = list[int]()

    def looked(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            looks.append(facts["generation"])

    settle()
    gc.callbacks.append(looked)
    held: list[list[int]] = [[] for _ in range(20_000)]
    gc.callbacks.remove(looked)

    assert len(held) == 20_000
    assert looks == []


@pytest.mark.usefixtures("unsettled")
def test_who_computes_beside_the_loop_gives_way_to_it_soon() -> None:
    settle()

    assert sys.getswitchinterval() <= 0.001
