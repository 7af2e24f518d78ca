"""kill -9 at every commit boundary: what is lost, what is sent twice.

The service runs as a process of its own against receivers that write down each message before they answer. It is
killed just before, and in another run just after, its Nth commit, for every N that an undisturbed run has; started
again; and what the receivers hold is compared with the undisturbed run. Ids are derived from content, so the two can
be compared id by id.

The process finds its Nth commit by wrapping SQLAlchemy's own do_commit; the service itself knows nothing of it.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO

import aiohttp
from aiohttp import web
from sqlalchemy.engine import default

from monitor import config
from monitor.lab.stage import Item, Stage, stage
from monitor.service.log import set_up
from monitor.service.once import run_once
from monitor.service.poll import Result
from monitor.service.wiring import furnish

START = datetime(2018, 11, 1, 12, tzinfo=UTC)
STEP = timedelta(days=4)
PLACES = (
    "Hajin", "Baghuz", "Sousa", "Shafah", "Gharanij", "Bahrah", "Kishkiyah", "Marashidah", "Mozan", "Safafinah",
    "Dashisha", "Tell Shair", "Badran", "Hasrat", "Thiban", "Shuhayl", "Busayrah", "Darnaj", "Jurdi", "Granij",
)  # fmt: skip
OPERATIONS = """
[[operation]]
name = "inherent-resolve"
title = "Operation Inherent Resolve"
about = [["Syria*", "Euphrates"], ["SDF", "Syrian Democratic Forces"]]
"""
MEMORY = "var/monitor.db"
_FORK = multiprocessing.get_context("forkserver")
_FORK.set_forkserver_preload(["monitor.lab.bench.crash", "alembic.command", "aiosmtplib"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What came of all the kills."""

    points: int
    kills: int
    lost: int
    repeats: int
    worst: int
    """The most repeats after one kill."""
    strangers: int
    """Messages with an id that the undisturbed run does not have."""

    def __str__(self) -> str:
        return (
            f"{self.points} commits, {self.kills} kills: {self.lost} lost, {self.repeats} repeats "
            f"(at most {self.worst} a kill, same id), {self.strangers} with another id"
        )


def development(number: int) -> Item:
    """A made-up development; four days lie between two of them, so none is the repeat of another."""
    place = PLACES[number % len(PLACES)]
    return Item(
        title=f"SDF captures {place} in eastern Syria",
        text=f"The Syrian Democratic Forces captured {place} on Thursday, a spokesman said. Its people returned.",
        link=f"https://front.example/{number}",
        published=START + STEP * (number + 1),
    )


async def torture(out: TextIO, *, developments: int = 20, every: int = 1) -> Figures:
    """Kill at every `every`-th boundary and count. A line of progress for each hundred kills."""
    commits, expected = await undisturbed(developments)
    print(f"undisturbed: {commits} commits, {len(expected)} messages", file=out)
    lost = repeats = worst = strangers = kills = 0
    points = [(number, side) for number in range(1, commits + 1, every) for side in ("before", "after")]
    for point in points:
        played = await killed(developments, point)
        got, kills = played.got, kills + played.kills
        again = sum(count - 1 for count in got.values())
        lost += len(expected - got.keys())
        strangers += len(got.keys() - expected)
        repeats, worst = repeats + again, max(worst, again)
        if kills % 100 == 0:
            print(f"{kills} of {len(points)} kills", file=out, flush=True)
    return Figures(points=commits, kills=kills, lost=lost, repeats=repeats, worst=worst, strangers=strangers)


async def undisturbed(developments: int) -> tuple[int, set[str]]:
    """The number of commits, and what arrives, where nothing goes wrong."""
    async with theatre(developments) as (here, directory):
        commits = await run(directory, 0, "never")
        return commits, set(messages(here))


@dataclass(slots=True, kw_only=True)
class Played:
    """What came of the lives that were cut off, and of the last, which was not."""

    kills: int = 0
    cut_off: int = 0
    """Attempts that a life began and whose answer it never wrote down: each may come once more."""
    got: Counter[str] = field(default_factory=Counter)
    corrupt: int = 0
    """What the last life left that is not sound: the database, or a delivery that is not through."""


async def killed(developments: int, *points: tuple[int, str]) -> Played:
    """Each life in turn killed at its point, then one that is not."""
    played = Played()
    async with theatre(developments) as (here, directory):
        for number, side in points:
            if not await cut_down(played, directory, number, side):
                break
        await last_life(played, here, directory)
    return played


async def killed_again(developments: int, first: tuple[int, str], seconds: list[tuple[int, str]]) -> list[Played]:
    """One life killed at the first point; from what that left, for each of the seconds another, and then a last one."""
    came = []
    scene = theatre(developments)
    async with scene as (here, directory):
        before = Played()
        await cut_down(before, directory, *first)
        scene.keep()
        for number, side in seconds:
            scene.put_back()
            played = Played(kills=before.kills, cut_off=before.cut_off)
            await cut_down(played, directory, number, side)
            await last_life(played, here, directory)
            came.append(played)
    return came


async def cut_down(played: Played, directory: Path, number: int, side: str) -> bool:
    """One life, to be killed there; whether it got so far."""
    died = await run(directory, number, side) == -signal.SIGKILL
    played.kills += died
    played.cut_off += len(cut_off(directory))
    return died


async def last_life(played: Played, here: Stage, directory: Path) -> None:
    """A life to its end, and what there is then."""
    await run(directory, 0, "never")
    played.got, played.corrupt = messages(here), unsound(directory)


def cut_off(directory: Path) -> list[str]:
    """The deliveries that a killed life was sending: it never knew whether they arrived."""
    return _asked(directory, "SELECT id FROM delivery WHERE state = 'sending'")


def unsound(directory: Path) -> int:
    """Complaints of the database about itself, and deliveries that are not through at the end."""
    return len([said for said in _asked(directory, "PRAGMA integrity_check") if said != "ok"]) + len(
        _asked(directory, "SELECT id FROM delivery WHERE state != 'delivered'")
    )


def _asked(directory: Path, question: str) -> list[str]:
    """The first column of the answer; nothing from a memory that has no such tables yet."""
    try:
        with closing(sqlite3.connect(f"file:{directory / MEMORY}?mode=ro", uri=True)) as connection:
            return [str(row[0]) for row in connection.execute(question)]
    except sqlite3.OperationalError:
        return []


def messages(here: Stage) -> Counter[str]:
    """Every delivery that arrived, by id, with how often."""
    hook = [message.headers["webhook-id"] for message in here.hook]
    mail = [str(message["Message-ID"]) for message in here.mail]
    # an incoming webhook of Slack carries no id; its text does not change over attempts but for the mark of a repeat
    slack = [message.json()["blocks"][0]["text"]["text"] for message in here.slack]
    return Counter(hook) + Counter(mail) + Counter(slack)


class theatre:  # noqa: N801 used as a context, like stage
    """A stage with a script: the service asks for the step, and says when it is done with it."""

    def __init__(self, developments: int) -> None:
        self._developments, self._step = developments, 0

    async def __aenter__(self) -> tuple[Stage, Path]:
        self._folder = tempfile.TemporaryDirectory(prefix="monitor-crash-")
        self._stage = stage()
        self._here = here = await self._stage.__aenter__()
        here.publish("front", Item(title="Weather along the Euphrates", link="https://front.example/weather"))
        here.scripted["step"], here.scripted["done"] = self._tell, self._done
        directory = here.configure(Path(self._folder.name), operations=OPERATIONS, feeds={"Front": "Front"})
        self._directory = directory
        return here, directory

    def keep(self) -> None:
        """Remember how things stand, between two lives: the memory, the ledgers, the script."""
        here = self._here
        shutil.copytree(self._directory / "var", self._directory / "kept")
        self._kept = self._step, list(here.items["front"]), list(here.hook), list(here.slack), list(here.mail)

    def put_back(self) -> None:
        """As it was then."""
        here = self._here
        shutil.rmtree(self._directory / "var")
        shutil.copytree(self._directory / "kept", self._directory / "var")
        # the next life is of the same memory, and must not take it for a copy of which more was told
        (self._directory / "var" / "generation").unlink(missing_ok=True)
        self._step, items, hook, slack, mail = self._kept
        here.items["front"], here.hook, here.slack, here.mail = list(items), list(hook), list(slack), list(mail)

    async def __aexit__(self, *problem: Any) -> None:
        await self._stage.__aexit__(*problem)
        self._folder.cleanup()

    async def _tell(self, _request: web.Request) -> web.Response:
        return web.json_response({"step": self._step, "last": self._step > self._developments})

    async def _done(self, _request: web.Request) -> web.Response:
        self._step += 1
        if self._step <= self._developments:
            self._here.publish("front", development(self._step - 1))
        return web.Response(text="ok")


async def run(directory: Path, number: int, side: str) -> int:
    """One life of the service: the number of its commits, or the negative signal that ended it."""
    receiver, sender = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=life, args=(str(directory), number, side, sender))
    process.start()
    sender.close()
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, process.join)
    code = process.exitcode
    if code == 0:
        return int(receiver.recv())
    if code != -signal.SIGKILL:
        raise RuntimeError(f"the service ended with {code}")
    return code


def life(directory: str, number: int, side: str, commits: Any) -> None:
    """One life of the service, in a process of its own; killed before or after its commit of this number."""
    count = 0
    commit: Any = default.DefaultDialect.do_commit

    def do_commit(self: Any, connection: Any) -> None:
        nonlocal count
        count += 1
        if count == number and side == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        commit(self, connection)
        if count == number and side == "after":
            os.kill(os.getpid(), signal.SIGKILL)

    setattr(default.DefaultDialect, "do_commit", do_commit)  # noqa: B010 mypy refuses the plain assignment
    set_up("critical")
    asyncio.run(live(Path(directory)))
    commits.send(count)
    sys.exit(0)


async def live(directory: Path) -> None:
    """Polls and delivers step by step, as the script of the stage says."""
    settings = config.load(directory)
    now = START
    address = (directory / "slack-url").read_text().strip().removesuffix("slack")
    async with (
        aiohttp.ClientSession(address) as session,
        furnish(settings, clock=lambda: now) as house,
    ):
        while True:
            async with session.get("/step") as answer:
                script = await answer.json()
            if script["last"]:
                return
            now = START + STEP * script["step"]
            polled = await run_once(house)
            if not any(one.result is Result.FAILED for one in polled):  # else the same step again
                await session.post("/done")
