"""What the start of the service costs: real starts are timed, and each is what it is called."""

from __future__ import annotations

import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from monitor.lab.bench import readiness
from tests.world import HAJIN, QUIET, living, world


def test_starts_are_timed_with_the_memory_that_was_asked_for() -> None:
    out = io.StringIO()

    readiness.measure(out, feeds=6, stories=100, starts=3)

    memory, *rows = out.getvalue().splitlines()
    assert re.match(r"6 feeds, 1\d\d stories, ", memory)
    assert [row.split(": ")[0].partition(", ")[2] for row in rows] == [*readiness.HOWS, "all"]
    assert all(float(re.findall(r"p50 ([\d.]+) s", row)[0]) > 0.1 for row in rows)


async def test_a_memory_is_multiplied_and_stays_sound(tmp_path: Path) -> None:
    async with world(tmp_path) as here, living(here):
        here.publish("front", QUIET)
        await here.turn(0)
        here.publish("front", HAJIN)
        await here.turn(30)
    file = tmp_path / "var" / "monitor.db"

    memory = readiness.fill(file, 50)

    with closing(sqlite3.connect(file)) as opened:
        counts = [
            opened.execute(f"SELECT count(*), count(DISTINCT id) FROM {table}").fetchone()
            for table in ("story", "alert", "delivery")
        ]
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert memory.stories >= 50
    assert all(count == distinct > 1 for count, distinct in counts)


def test_an_empty_memory_is_said(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "empty.db")) as opened:
        opened.execute("CREATE TABLE story (id TEXT)")

    with pytest.raises(readiness.StartError, match="no story"):
        readiness.fill(tmp_path / "empty.db", 10)


def test_a_percentile_is_a_value_that_was_seen() -> None:
    assert readiness.percentile([3, 1, 2], 50) == 2
    assert readiness.percentile([*range(1, 101)], 99) == 99
    assert readiness.percentile([1, 5], 99) == 5
