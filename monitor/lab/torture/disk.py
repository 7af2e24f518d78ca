"""A full disk, and room again (F11)."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from monitor.lab.stage import Item
from monitor.lab.torture.arena import EVENTS, SOURCE, Arena, Row, arena
from monitor.lab.torture.receivers import DAY, through_all
from monitor.service.wiring import StoreError

SIZE = "12m"


async def full(count: int) -> Row:
    """The disk of the memory fills while alerts are owed; deliveries go on, polls wait, and come back with the room."""
    row = Row(fault="F11", what=f"the disk ({SIZE}) is full while alerts are owed, then has room again")
    async with arena() as here:
        place = here.directory / "var"
        place.mkdir()
        if await _call("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(place)):
            row.skipped = "a small disk needs root: mount refused"
            return row
        try:
            async with here.life() as house:
                await house.caretaker.may_poll()  # as before every poll of the daemon: a reserve is laid by
                await here.plant(count)
                filler = await asyncio.to_thread(_fill, place)
                await _turn(here)
                told = {message.headers["webhook-id"] for message in here.stage.hook}
                owed = {one.id for one in await here.deliveries() if one.channel == "hook"}
                row.expect(owed <= told, f"deliveries go on: {len(owed & told)} of {len(owed)}")
                here.now += timedelta(hours=1)
                title, text = EVENTS[count % len(EVENTS)]
                later = Item(title=title, text=text + SOURCE, link="https://front.example/later", published=here.now)
                here.stage.publish("front", later)
                await _turn(here)
                filler.unlink()
                here.now += timedelta(minutes=1)
                await _turn(here)
                row.expect(
                    any(later.title in str(message["Subject"]) for message in here.stage.mail),
                    "told once there is room",
                )
                await through_all(here, DAY)
                await here.count(row)
        finally:
            await _call("umount", "-l", str(place))
    return row


async def _turn(here: Arena) -> None:
    """A round as the daemon makes it."""
    house = here.here
    if await house.caretaker.may_poll():
        await here.poll()
    for work in (house.notifier.look, house.deliverer.deliver_due):
        try:
            await work()
        except StoreError:
            await house.caretaker.make_room()
            await work()


def _fill(place: Path) -> Path:
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:  # a buffer would be written once more at the end, and fail there
        try:
            while True:
                file.write(b"x" * 65536)
        except OSError:
            return filler


async def _call(*command: str) -> int:
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait()
