"""The operations as a person looks at them, and one of them quiet for a while."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from monitor import config
from monitor.lab import followed
from monitor.service import orders
from tests.builders import at
from tests.world import BRIDGE, HAJIN, OPERATIONS, QUIET, following, living, world

MORE = '[[operation]]\nname = "spare"\ntitle = "Operation Iron Gale"\nbudget = 2\nchannels = ["hook"]\n'
FEW = OPERATIONS.replace("aliases", 'sensitivity = "few"\naliases')


def listed(directory: Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    followed.listed(config.load(directory), datetime.now(UTC), out, as_json=True)
    return [json.loads(line) for line in out.getvalue().splitlines()]


async def test_operations_are_listed_as_configured_before_there_is_a_memory(tmp_path: Path) -> None:
    async with world(tmp_path, operations=FEW + MORE):
        first, second = listed(tmp_path)

    assert (first["name"], first["sensitivity"], first["budget"], first["channels"]) == (
        "inherent-resolve", "few", None, [],
    )  # fmt: skip
    assert (second["sensitivity"], second["budget"], second["channels"]) == (None, 2, ["hook"])
    assert (first["developments"], first["last"], first["marks"], first["muted_until"]) == (0, "", 0, None)


async def test_an_operation_is_listed_with_its_last_development_and_its_marks(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN, link="https://front.example/hajin")
        await here.turn(60)
        assert here.house
        asked = {"reference": "https://front.example/hajin", "word": "repeat", "note": "", "operation": ""}
        await orders.obey(here.house, "feedback.mark", {**asked, "operations": ["inherent-resolve"]})
        (row,) = listed(tmp_path)
        out = io.StringIO()
        followed.listed(config.load(tmp_path), here.now, out, as_json=False)

    assert (row["developments"], row["last"], row["marks"]) == (1, HAJIN[0], 1)
    assert row["moved"]["novelty"] < 0
    assert HAJIN[0] in out.getvalue()
    assert "balanced\tall\t1" in out.getvalue()


async def test_an_operation_is_added_from_an_article_and_what_stood_there_stays(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{BRIDGE[0]}\n\n{BRIDGE[1]}", encoding="utf-8")
    async with world(tmp_path):
        file = tmp_path / "operations.toml"
        before = file.read_text()
        out = io.StringIO()
        followed.add(config.load(tmp_path), article, "bridges", out)
        added = file.read_text()
        with pytest.raises(config.ConfigError, match="bridges"):
            followed.add(config.load(tmp_path), article, "bridges", out)

    assert out.getvalue().startswith("bridges: added at the end of ")
    assert "monitor reload" in out.getvalue()
    assert added.startswith(before.rstrip())
    assert [one.name for one in config.load(tmp_path).operations] == ["inherent-resolve", "bridges"]
    assert config.load(tmp_path).operations[-1].seeds[0].title == BRIDGE[0]
    assert file.read_text() == added


@pytest.mark.parametrize("before", [None, "", "# none yet\n"], ids=["no file", "an empty file", "a comment"])
async def test_the_first_operation_can_be_added_before_or_after_the_first_feed(
    before: str | None, tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{BRIDGE[0]}\n\n{BRIDGE[1]}", encoding="utf-8")
    async with world(tmp_path):
        file = tmp_path / "operations.toml"
        file.unlink()
        if before is not None:
            file.write_text(before)
        feeds = (tmp_path / "feeds.toml").read_text()
        (tmp_path / "feeds.toml").unlink()

        code, out, err = await run(tmp_path, "add", str(article), "--name", "bridges")
        (tmp_path / "feeds.toml").write_text(feeds)

        assert (code, err) == (0, "")
        assert out.startswith("bridges: added at the end of ")
        assert file.read_text().startswith(before or "# Drafted from a seed")
        assert [one.name for one in config.load(tmp_path).operations] == ["bridges"]


async def test_an_operation_that_cannot_be_added_makes_no_file(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"{BRIDGE[0]}\n\n{BRIDGE[1]}", encoding="utf-8")
    async with world(tmp_path):
        (tmp_path / "operations.toml").unlink()
        code, _out, err = await run(tmp_path, "add", str(article), "--name", "no name")
        lost, _out, _err = await run(tmp_path, "add", str(tmp_path / "lost.txt"))

        assert (code, lost) == (78, 1)
        assert "must be at most 64 letters" in err
        assert not (tmp_path / "operations.toml").exists()


async def run(directory: Path, *arguments: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "monitor", "operations", *arguments, "--config", str(directory),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_a_muted_operation_holds_its_alerts_back_and_unmuted_tells_them(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        async with living(here):
            here.publish("front", QUIET)
            await here.turn(0)
        muted = await run(tmp_path, "mute", "inherent-resolve", "--for", "2h", "--reason", "drill")
        again = await run(tmp_path, "mute", "inherent-resolve", "--for", "1h")
        (row,) = listed(tmp_path)
        async with living(here):
            here.publish("front", HAJIN)
            await here.turn(60)
            held = here.headlines()
        unmuted = await run(tmp_path, "unmute", "inherent-resolve")
        twice = await run(tmp_path, "unmute", "inherent-resolve")
        async with living(here):
            await here.turn((datetime.now(UTC) - at(0)).total_seconds() / 60 + 1)  # commands go by the real clock

    assert muted[1].startswith("inherent-resolve: muted until ")
    assert again[1].endswith("already, nothing changed\n")
    assert row["muted_until"] is not None
    assert (held, unmuted[0], twice[1]) == ([], 0, "inherent-resolve: is not muted, nothing changed\n")
    assert sum(HAJIN[0] in message.body.decode() for message in here.stage.hook) == 1


async def test_of_several_mutes_the_end_of_the_last_is_said(tmp_path: Path) -> None:
    async with following(tmp_path):
        pass
    async with world(tmp_path):
        for length in ("2h", "30h", "20h"):
            said = await run(tmp_path, "mute", "inherent-resolve", "--for", length)
        (row,) = listed(tmp_path)

    until = datetime.fromisoformat(row["muted_until"])
    assert said[1] == f"inherent-resolve: muted until {until:%Y-%m-%d %H:%M} UTC already, nothing changed\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("mute", "nobody", "--for", "2h"), "no operation 'nobody'"),
        (("mute", "inherent-resolve"), "--for or --until"),
        (("unmute", "nobody"), "no operation 'nobody'"),
    ],
)
async def test_what_cannot_be_muted_is_said(tmp_path: Path, given: tuple[str, ...], said: str) -> None:
    async with following(tmp_path) as here:
        here.house = None
    code, _out, err = await run(tmp_path, *given)

    assert code == 2
    assert said in " ".join(err.split())
