"""Prometheus Alertmanager in the same scenario, where it is installed: what a restart and a 429 cost there."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import socket
import tempfile
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from contextlib import suppress
from pathlib import Path

import aiohttp
from aiohttp import web

from monitor.lab.stage import HOST, Stage, stage
from monitor.lab.torture.arena import Row

NAMES = ("prometheus-alertmanager", "alertmanager")
SETTINGS = """
route: {{receiver: hook, group_by: ['...'], group_wait: 1s, group_interval: 5s, repeat_interval: 1h}}
receivers: [{{name: hook, webhook_configs: [{{url: "{url}", max_alerts: 0}}]}}]
"""


async def alertmanager(alerts: int) -> Row:
    """The same as F1 and F6 for the program most in use: killed after sending, killed before, one 429."""
    row = Row(fault="peer", what=f"Alertmanager, {alerts} alerts: killed after sending, killed before, one 429")
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        row.skipped = "prometheus-alertmanager is not installed"
        return row
    for name in ("after", "before", "429"):
        async with stage() as here:
            with tempfile.TemporaryDirectory(prefix="monitor-peer-") as folder:
                sent = await _play(program, Path(folder), here, name, alerts)
        twice = sum(count > 1 for count in sent.values())
        row.notes.append(f"{name}: {alerts - len(sent)} of {alerts} lost, {twice} sent twice")
    return row


async def _play(program: str, folder: Path, here: Stage, name: str, alerts: int) -> Counter[str]:
    port = _free_port()
    (folder / "config.yml").write_text(SETTINGS.format(url=here.url("hook")))
    process = await _start(program, folder, port)
    if name == "429":
        _refuse_once(here)
    await _post(port, alerts)
    if name == "before":
        process.kill()
    else:
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                await here.until(lambda: len(_sent(here)) >= alerts)
        if name == "after":
            process.kill()
    if name != "429":
        await process.wait()
        process = await _start(program, folder, port)
        if name == "after":
            await _post(port, alerts)  # as Prometheus does, each evaluation; a feed cannot
    with suppress(TimeoutError):
        async with asyncio.timeout(10):
            await here.until(lambda: sum(_sent(here).values()) >= 2 * alerts)
    process.send_signal(signal.SIGTERM)
    await process.wait()
    return _sent(here)


def _sent(here: Stage) -> Counter[str]:
    return Counter(alert["labels"]["n"] for message in here.hook for alert in message.json()["alerts"])


def _refuse_once(here: Stage) -> None:
    async def answer(_request: web.Request) -> web.Response:
        here.unscript("hook")
        return web.Response(status=429, headers={"Retry-After": "2"})

    here.scripted["hook"] = answer


async def _start(program: str, folder: Path, port: int) -> Process:
    process = await asyncio.create_subprocess_exec(
        program, f"--config.file={folder / 'config.yml'}", f"--storage.path={folder / 'data'}",
        f"--web.listen-address={HOST}:{port}", "--cluster.listen-address=", stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    async with asyncio.timeout(20), aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(f"http://{HOST}:{port}/-/ready") as answer:
                    if answer.status == 200:
                        return process
            await asyncio.sleep(0.1)


async def _post(port: int, alerts: int) -> None:
    body = [{"labels": {"alertname": "development", "n": str(number)}} for number in range(alerts)]
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"http://{HOST}:{port}/api/v2/alerts", data=json.dumps(body), headers={"Content-Type": "application/json"}
        ) as answer,
    ):
        answer.raise_for_status()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
