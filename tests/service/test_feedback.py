"""What an operator says of alerts is kept, shown and taken back, beside a daemon or without one."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from monitor import config
from monitor.model import MarkWord
from monitor.service import feedback, looking, orders
from monitor.service.feedback import FeedbackError
from monitor.web import control
from tests.builders import at
from tests.world import BRIDGE, HAJIN, World, following, living, world

GIVEN = {"note": "", "operation": "", "operations": ["inherent-resolve"]}


@asynccontextmanager
async def told(directory: Path) -> AsyncIterator[tuple[World, str]]:
    """A world in which Hajin was told, and the alert's id."""
    async with following(directory) as here:
        here.publish("front", HAJIN)
        await here.turn(60)
        yield here, here.stage.hook[0].json()["data"]["id"]


async def order(here: World, what: Any, **asked: Any) -> list[str]:
    assert here.house
    lines: list[str] = await here.house.store.call(lambda store: what(store, at(120), {**GIVEN, **asked}))
    return lines


async def test_a_mark_is_kept_with_the_verdict_and_its_features(tmp_path: Path) -> None:
    async with told(tmp_path) as (here, alert):
        lines = await order(here, feedback.mark, reference=alert[:12], word="repeat", note="seen on TV")
        assert here.house
        (kept,) = await here.house.store.call(lambda store: store.marks("inherent-resolve"))

    assert lines[0].startswith(f"inherent-resolve: repeat: {HAJIN[0]} (mark ")
    assert lines[1].startswith("1 mark, balanced tells, by words alone, from relevance 0.6")
    assert lines[1].split("; before: ")[1].startswith("0 marks, ")
    assert (kept.word, kept.note, kept.alert) == (MarkWord.REPEAT, "seen on TV", alert)
    assert kept.verdict
    assert kept.verdict.features["groups_title"] > 0


async def test_the_same_mark_again_changes_nothing_and_another_takes_its_place(tmp_path: Path) -> None:
    async with told(tmp_path) as (here, alert):
        await order(here, feedback.mark, reference=alert, word="repeat", note="seen on TV")
        again = await order(here, feedback.mark, reference=alert, word="repeat")
        assert here.house
        (first,) = await here.house.store.call(lambda store: store.marks())
        other = await order(here, feedback.mark, reference=alert, word="useful")
        kept = await here.house.store.call(lambda store: store.marks())

    assert first.note == "seen on TV"
    assert again == [line for line in again if line.endswith("known already, nothing changed")]
    assert other[0].endswith("instead of repeat")
    assert [mark.word for mark in kept] == [MarkWord.USEFUL]


async def test_a_mark_is_taken_back_and_given_again(tmp_path: Path) -> None:
    async with told(tmp_path) as (here, alert):
        await order(here, feedback.mark, reference=alert, word="off-topic")
        undone = await order(here, feedback.undo, reference=alert)
        twice = await order(here, feedback.undo, reference=alert)
        again = await order(here, feedback.mark, reference=alert, word="off-topic")
        emptied = await order(here, feedback.reset, operation="inherent-resolve")
        nothing = await order(here, feedback.reset, operation="unheard-of")

    assert undone[0] == f"inherent-resolve: withdrawn: off-topic: {HAJIN[0]}"
    assert undone[1].startswith("0 marks, balanced tells, by words alone, from relevance ")
    assert twice[0].endswith("withdrawn already, nothing changed")
    assert "known already" not in again[0]
    assert len(emptied) == 2
    assert nothing == ["there are no marks"]


async def test_what_cannot_be_marked_is_said_in_one_line(tmp_path: Path) -> None:
    async with told(tmp_path) as (here, alert):
        for asked, said in (
            ({"reference": "abcdef123456", "word": "useful"}, "nothing is stored about abcdef123456"),
            ({"reference": "no address", "word": "missed"}, "neither a web address nor the id of a story"),
            ({"reference": alert, "word": "missed"}, "it was not missed"),
            ({"reference": "https://e.example/a", "word": "missed", "operations": ["a", "b"]}, "--operation"),
        ):
            with pytest.raises(FeedbackError, match=said):
                await order(here, feedback.mark, **asked)
        with pytest.raises(FeedbackError, match="there is no mark"):
            await order(here, feedback.undo, reference="abcdef")


async def test_a_missed_story_is_found_by_its_address_in_any_spelling(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish(
            "front", ("Rain on the coast", "Farmers were glad."), link="https://www.front.example/rain?utm_source=x"
        )
        await here.turn(60)
        lines = await order(here, feedback.mark, reference="http://front.example/rain/", word="missed")
        unread = await order(here, feedback.mark, reference="https://elsewhere.example/story-7", word="missed")
        assert here.house
        kept = await here.house.store.call(lambda store: store.marks())

    assert "Rain on the coast" in lines[0]
    assert lines[1] == "it was never judged for the operation; see: monitor feedback propose inherent-resolve"
    assert "https://elsewhere.example/story-7" in unread[0]
    assert sorted(mark.title for mark in kept) == ["", "Rain on the coast"]


async def test_many_marks_silence_what_is_like_them_and_taken_back_it_is_told(tmp_path: Path) -> None:
    """The thresholds move; the profile stays as it was written."""
    async with told(tmp_path) as (here, alert):
        await order(here, feedback.mark, reference=alert, word="repeat")
        assert here.house
        (kept,) = await here.house.store.call(lambda store: store.marks())
        here.publish("herald", BRIDGE)
        await here.turn(120)
        reasons = [reason.text for verdict in here.polled[-1].decided.judgement.verdicts for reason in verdict.reasons]

    assert "1 mark of yours moved the thresholds" in reasons
    assert kept.withdrawn is False


async def run(directory: Path, *arguments: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "monitor", *arguments, "--config", str(directory),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_the_command_marks_beside_a_running_daemon_and_without_one(tmp_path: Path) -> None:
    async with told(tmp_path) as (here, alert):
        assert here.house
        house = here.house

        async def obey(name: str, asked: Any) -> Any:
            return await orders.obey(house, name, asked)

        async with control.listening(house.config.data_dir, obey):
            code, out, err = await run(tmp_path, "feedback", alert, "repeat", "--note", "again")
            unknown = await run(tmp_path, "feedback", "ffffffffffff", "useful")
        assert (code, err) == (0, "")
        assert HAJIN[0] in out
        assert unknown[0] == 1
        assert unknown[2].startswith("monitor: nothing is stored about ffffffffffff")
        assert unknown[2].count("\n") == 1

    code, out, err = await run(tmp_path, "feedback", alert, "repeat", "--note", "again")
    assert (code, out.strip().endswith("nothing changed"), err) == (0, True, "")
    code, out, err = await run(tmp_path, "feedback", "list", "--json")
    assert json.loads(out)["word"] == "repeat"
    assert json.loads(out)["features"]
    with (tmp_path / "feeds.toml").open("a") as feeds:
        feeds.write('[[feed]]\nurl = "mistyped"\nname = "X"\n')  # a service goes on without it, and so do its commands
    code, out, err = await run(tmp_path, "feedback", "show", "inherent-resolve")
    assert "1 repeat" in out
    code, out, err = await run(tmp_path, "feedback", "show", "nobody")
    assert (code, "there are: inherent-resolve" in err) == (2, True)
    for more in (("reset", "nobody"), ("missed", "https://e.example/", "--operation", "nobody")):
        code, out, err = await run(tmp_path, "feedback", *more)
        assert (code, "no operation 'nobody'" in err, err.count("\n")) == (2, True, 1)
    code, out, err = await run(tmp_path, "feedback", "propose", "inherent-resolve")
    assert (code, out) == (0, "# inherent-resolve: the marks suggest no term.\n")


async def test_who_holds_the_memory_and_does_not_answer_is_named(tmp_path: Path) -> None:
    async with told(tmp_path) as (_here, alert):
        code, _out, err = await run(tmp_path, "feedback", alert, "useful")

    assert code == 1
    assert "no running service answers there" in err
    assert err.count("\n") == 1


async def test_without_a_memory_there_is_nothing_to_mark(tmp_path: Path) -> None:
    async with world(tmp_path):
        code, _out, err = await run(tmp_path, "feedback", "abcdef", "useful")

    assert code == 1
    assert "there is no database yet" in err
    assert not looking_for_database(tmp_path)


def looking_for_database(directory: Path) -> bool:
    return config.load(directory).store_exists()


async def test_marks_outlive_the_process(tmp_path: Path) -> None:
    async with told(tmp_path) as (here, alert):
        await order(here, feedback.mark, reference=alert, word="useful")
    async with living(here):
        assert here.house
        (kept,) = await here.house.store.call(lambda store: store.marks())

    assert kept.word is MarkWord.USEFUL
    assert [mark.id for mark in looking.marks(config.load(tmp_path))] == [kept.id]
