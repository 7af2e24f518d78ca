"""Secrets that are easily recognised, in every place for one: none turns up anywhere but on its own wire."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from monitor.lab.stage import Received
from tests.service.test_process import event, primed, start
from tests.world import HAJIN, World, world

CANARY = "canary0canary0canary0canary0"
HOOK = "whsec_" + "Y2FuYXJ5MGNhbmFyeTBjYW5hcnkwY2FuYXJ5MA=="
KINDS = {"hook": HOOK, "slack": f"{CANARY}-slack", "password": f"{CANARY}-password", "heartbeat": f"{CANARY}-heartbeat",
         "link": f"{CANARY}-link"}  # fmt: skip
COMMANDS = (
    "deliveries", "deliveries --json", "status", "doctor --offline", "check --online", "channels list",
    "channels test hook", "channels test desk",
)  # fmt: skip


def furnished(here: World) -> None:
    """Every secret in a file of its own, readable by its owner; none of them works."""
    place = here.directory
    for name, secret in KINDS.items():
        (place / name).write_text(secret)
        (place / name).chmod(0o600)
    (place / "slack").write_text(here.stage.url(f"services/{KINDS['slack']}"))
    (place / "heartbeat").write_text(here.stage.url(f"beat/{KINDS['heartbeat']}"))
    settings = (place / "monitor.toml").read_text().replace('listen = ""', 'listen = "127.0.0.1:0"')
    top, _, rest = settings.partition("[polling]")
    links = 'public_url = "https://desk.example"\nlink_key_file = "link"\n'
    beat = '[heartbeat]\nurl_file = "heartbeat"\ninterval = "1m"\nallow_private = true\n'
    (place / "monitor.toml").write_text(f"{top}{links}{beat}[polling]{rest}")
    channels = (place / "channels.toml").read_text()
    channels = channels.replace('"hook-secret"', '"hook"').replace('"slack-url"', '"slack"')
    (place / "channels.toml").write_text(channels + '\nuser = "desk"\npassword_file = "password"\n')


async def everything_said(here: World) -> str:
    """What the service logs, serves, stores and prints while its receivers throw its secrets back at it."""

    async def echo(request: web.Request) -> web.Response:
        body = await request.read()
        here.stage.hook.append(Received(headers=dict(request.headers), body=body))
        said = f"{request.url} {dict(request.headers)} {KINDS}"
        return web.Response(status=400, text=said, headers={"X-Said": KINDS["slack"]})

    for path in ("hook", f"services/{KINDS['slack']}", f"beat/{KINDS['heartbeat']}"):
        here.stage.scripted[path] = echo
    here.publish("front", HAJIN)
    once = await start(here.directory, "run", "--once")
    out, err = await once.communicate()
    said = [out, err]
    process = await start(here.directory, "run")
    opened = await event(process, "web.open")
    await event(process, "service.ready")
    async with aiohttp.ClientSession(f"http://127.0.0.1:{opened['port']}") as session:
        for page in ("/", "/feeds", "/deliveries", "/metrics", "/api/status", "/readyz", "/why?of=x"):
            async with session.get(page) as answer:
                said.append(await answer.read())
    process.send_signal(signal.SIGTERM)
    said += await process.communicate()
    for command in COMMANDS:
        done = await start(here.directory, *command.split())
        said += await done.communicate()
    stored = [path.read_bytes() for path in (here.directory / "var").rglob("*") if path.is_file()]
    return b"\n".join([*said, *stored]).decode(errors="replace")


async def test_no_secret_is_said_anywhere(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await primed(here)
        furnished(here)
        said = await everything_said(here)

    assert "answered 400" in said
    assert [name for name, secret in KINDS.items() if secret in said or secret.removeprefix("whsec_") in said] == []


@pytest.mark.parametrize("state", ["missing", "empty", "a directory"])
async def test_a_secret_that_cannot_be_read_is_one_line_and_78(tmp_path: Path, state: str) -> None:
    async with world(tmp_path) as here:
        furnished(here)
        file = tmp_path / "password"
        file.unlink()
        if state == "empty":
            file.write_text("")
        elif state == "a directory":
            file.mkdir()
        checked = await start(tmp_path, "check")
        _out, err = await checked.communicate()

    assert checked.returncode == 78
    assert len(err.decode().strip().splitlines()) == 1
    assert "password" in err.decode()


async def test_a_secret_that_everybody_may_read_is_a_warning(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        furnished(here)
        await asyncio.to_thread(os.chmod, tmp_path / "password", 0o644)
        asked = await start(tmp_path, "doctor", "--offline")
        out, _err = await asked.communicate()

    assert any("warn" in line and "password" in line for line in out.decode().splitlines())
