"""The memory's file is damaged, cut off, old or somebody else's (F15)."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta

from monitor.config import SQLITE_FILE
from monitor.lab.stage import Item
from monitor.lab.torture.arena import EVENTS, SOURCE, Arena, Row, arena
from monitor.service.wiring import StoreError

TITLES = {title for title, _text in EVENTS}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def damaged(count: int, flips: int, seed: int = 1) -> Row:
    """Bits flipped at random, the file cut off, a stranger's or a newer program's file in its place: no
    message that nobody wrote, no file written over, and a word about what to do."""
    row = Row(fault="F15", what=f"{flips} flipped bits; a file cut off, of a stranger, of a newer program; an old copy")
    chance = random.Random(seed)  # noqa: S311 no secret
    came: Counter[str] = Counter()
    async with arena() as here:
        data, log = await _memory(here, count)
        size = len(data)
        cases = [_flipped(data, chance.randrange(size * 8)) for _ in range(flips)]
        for wrong in (*cases, data[: size * 2 // 3], data[: size - 100], data[:100]):
            came[await _live(here, row, wrong)] += 1
        row.expect(came["refused"] + came["held"] > 0, "damage was met at all")
        await _live(here, row, data)
        row.expect(len(_told(here)) == count, "what is whole is delivered")  # so that the others might have been
        await _live(here, row, data, log=log[: len(log) // 2])
        strangers = {"a text": b"of somebody\n" * 999, "another program's": _strange(), "newer": _newer(data)}
        for name, strange in strangers.items():
            row.expect(await _live(here, row, strange) == "refused", f"{name} file is refused")
    row.notes.append(", ".join(f"{number} {what}" for what, number in sorted(came.items())))
    await _put_back(row, count)
    return row


async def _memory(here: Arena, count: int) -> tuple[bytes, bytes]:
    """A file in which so many alerts are owed to each receiver, and a log as a killed service leaves it."""
    file = here.directory / "var" / SQLITE_FILE
    async with here.life():
        await here.plant(count)
        log = file.with_name(f"{file.name}-wal").read_bytes()
    return file.read_bytes(), log


def _flipped(data: bytes, bit: int) -> bytes:
    wrong = bytearray(data)
    wrong[bit // 8] ^= 1 << bit % 8
    return bytes(wrong)


def _strange() -> bytes:
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
        return other.serialize()


def _newer(data: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as other:
        other.deserialize(data[:18] + b"\1\1" + data[20:])  # with a journal, not a log: it is in no file
        other.execute("UPDATE schema_version SET version_num = 'from-the-future'")
        other.commit()
        return other.serialize()


async def _live(here: Arena, row: Row, data: bytes, log: bytes = b"") -> str:
    """Begin with this file, deliver, and say what came of it: used as it is, mended and held, or refused."""
    var, row.cases = here.directory / "var", row.cases + 1
    shutil.rmtree(var)
    var.mkdir()
    file = var / SQLITE_FILE
    file.write_bytes(data)
    if log:
        file.with_name(f"{file.name}-wal").write_bytes(log)
    for inbox in (here.stage.hook, here.stage.slack, here.stage.mail):
        inbox.clear()
    said = ""
    try:
        async with here.life() as house:
            await house.caretaker.look_back()
            await here.wait(HOUR, HOUR / 6)
            await house.caretaker.look()
    except StoreError as error:
        said = str(error)
        row.expect(str(file.parent) in said and "\n" not in said, f"one line that names the file, not {said}")
    row.corrupt += len({*_told(here)} - TITLES)
    kept = [*var.glob(f"{SQLITE_FILE}.damaged-*")]
    if kept:
        row.expect(any(each.read_bytes() == data for each in kept), "the damaged file is kept as it was")
    if kept or (var / "hold").exists():
        row.expect(not _told(here), "nothing is sent while it is held")
        return "held"
    if said and not file.with_name(f"{file.name}.closed").exists():
        row.expect(file.read_bytes()[100:] == data[100:], "what is refused is left as it is")
    return "refused" if said else "used as it is"


def _told(here: Arena) -> list[str]:
    """Headlines of developments that the webhook was told."""
    bodies = [message.json() for message in here.stage.hook]
    return [body["data"]["headline"] for body in bodies if body["type"].startswith("development.")]


async def _put_back(row: Row, count: int) -> None:
    """Yesterday's copy, put back by hand: nothing that was told since is told again."""
    async with arena() as here:
        file = here.directory / "var" / SQLITE_FILE
        async with here.life() as house:
            await here.plant(count)
            await here.wait(HOUR, HOUR / 6)
            await house.caretaker.look()
        copy = file.read_bytes()
        here.now += DAY
        title, text = EVENTS[-1]
        later = Item(title=title, text=text + SOURCE, link="https://front.example/later", published=here.now)
        here.stage.publish("front", later)
        async with here.life() as house:
            await house.caretaker.look_back()
            await here.poll()
            await here.wait(HOUR, HOUR / 6)
            await house.caretaker.look()
        told = len(_told(here))
        file.write_bytes(copy)
        async with here.life() as house:
            row.expect(bool(await house.caretaker.look_back()), "that the copy is old is told")
            await here.poll()
            await here.wait(DAY, HOUR)
            await here.count(row)
        row.expect(told == count + 1 == len(_told(here)), "what was told since the copy is not told again")
