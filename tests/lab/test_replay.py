"""`monitor replay`: a recorded history tells again what it told, and shows what another configuration would tell."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from io import StringIO
from pathlib import Path

import pytest

from monitor import config
from monitor.lab.replay import replay
from monitor.service.once import run_once
from monitor.service.wiring import furnish
from tests.builders import at
from tests.feeds.test_record import foreign
from tests.world import BRIDGE, HAJIN, OPERATIONS, QUIET, World, world


async def monitor(*arguments: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "monitor", *arguments, stdout=PIPE, stderr=PIPE
    )
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def recorded(here: World, directory: Path) -> list[str]:
    """Some days of the world, written down; gives the alerts that they brought."""
    told: list[str] = []
    settings = config.load(here.directory)
    days = [(0, "front", QUIET), (30, "front", HAJIN), (60, "herald", HAJIN), (90, "", QUIET), (4320, "herald", BRIDGE)]
    async with furnish(settings, clock=lambda: here.now, record=directory) as house:
        for minutes, name, story in days:
            here.now = at(minutes)
            if name:
                here.publish(name, story)
            if minutes == 90:
                here.stage.script("feeds/front", 500)
            for poll in await run_once(house):
                told += [alert.id for alert in poll.decided.judgement.alerts]
            here.stage.unscript("feeds/front")
    return told


async def test_a_recorded_history_tells_the_same_alerts_again(tmp_path: Path) -> None:
    """Twice the same, in the same words, and the figures of the polls are those of the history."""
    async with world(tmp_path / "config") as here:
        told = await recorded(here, tmp_path / "tape")
        settings = str(tmp_path / "config")
        code, out, err = await monitor("replay", str(tmp_path / "tape"), "--config", settings, "--json")
        repeated = StringIO()
        again = await replay(tmp_path / "tape", tmp_path / "config", None, repeated, as_json=True)

    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == told
    assert [line["headline"] for line in lines] == [HAJIN[0], BRIDGE[0]]
    assert [line["at"] for line in lines] == [at(30).isoformat(), at(4320).isoformat()]
    assert all(line["why"] for line in lines)
    assert code == again == 0
    assert out == repeated.getvalue()
    assert "10 polls of 2 feeds" in err
    assert "1 failed; 2 alerts" in err
    assert len(here.stage.hook) == 2  # of the history itself: the replay sends nothing
    assert not (tmp_path / "tape" / "var").exists()


async def test_another_configuration_is_set_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What both tell, what only one tells, and the feeds that one of them lacks."""
    async with world(tmp_path / "config") as here:
        await recorded(here, tmp_path / "tape")
        narrow = OPERATIONS.replace('"Syria*", "Euphrates", "Hajin", "Baghuz"', '"Baghuz"')
        here.stage.configure(tmp_path / "other", operations=narrow, feeds={"Herald": "The Herald", "Third": "Third"})
        code = await replay(tmp_path / "tape", tmp_path / "config", tmp_path / "other", sys.stdout, as_json=False)

    out, err = capsys.readouterr()
    assert code == 0
    assert f"[only here] inherent-resolve: new\n  Front: {HAJIN[0]}" in out
    assert f"[both] inherent-resolve: new\n  Herald: {BRIDGE[0]}" in out
    assert "1 both, 1 only here, 0 only there" in out
    assert f"no feeds of {tmp_path / 'other'}: {here.stage.url('feeds/front')}" in err
    assert "that are not in it: Third" in err


async def test_a_round_that_writes_nothing_can_be_recorded_too(tmp_path: Path) -> None:
    async with world(tmp_path / "config") as here:
        here.publish("front", HAJIN)
        settings, tape = str(tmp_path / "config"), str(tmp_path / "tape")
        code, _out, err = await monitor("run", "--once", "--dry-run", "--config", settings, "--record", tape)
        replayed = await monitor("replay", tape, "--config", settings)

    assert code == 0, err
    assert not (tmp_path / "config" / "var").exists()
    assert "2 polls of 2 feeds" in replayed[1]
    assert "0 alerts" in replayed[1]  # the first answer of a feed is taken in silence


async def test_a_recording_of_other_feeds_is_said_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world(tmp_path / "config"):
        answer = ("https://else.example/rss", "2018-05-01T12:00:00Z", "200 OK", b"<rss/>", {})
        (tmp_path / "crawl.warc.gz").write_bytes(foreign(answer))
        code = await replay(tmp_path / "crawl.warc.gz", tmp_path / "config", None, sys.stdout, as_json=False)

    assert code == 1
    assert "recorded, but no feeds of" in capsys.readouterr().err


async def test_what_is_no_recording_is_one_line(tmp_path: Path) -> None:
    async with world(tmp_path / "config"):
        (tmp_path / "page.html").write_text("<html></html>")
        settings = str(tmp_path / "config")
        missing = await monitor("replay", str(tmp_path / "nowhere"), "--config", settings)
        unwritable = await monitor("run", "--once", "--config", settings, "--record", str(tmp_path / "page.html" / "x"))

    for code, _out, err in (missing, unwritable):
        assert code == 1
        assert len(err.strip().splitlines()) == 1
