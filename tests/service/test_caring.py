"""The memory looked after: put back, mended, on a full disk. What may have been sent waits for a person."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from aiohttp import web

from monitor import config
from monitor.config import SQLITE_FILE
from monitor.lab.stage import Received
from monitor.model import Delivery, Sent
from monitor.service import daemon
from monitor.service.daemon import Daemon
from monitor.service.hold import Hold
from monitor.service.once import recover, unfinished
from monitor.service.pulse import Pulse
from monitor.service.room import Room
from monitor.service.wiring import House
from monitor.store.contract import FullError, Store, StoreError
from monitor.store.sql import SqlStore
from monitor.web.metrics import Metrics
from tests.builders import at
from tests.world import BRIDGE, HAJIN, QUIET, World, following, living, world


def database(here: World) -> Path:
    return config.load(here.directory).data_dir / SQLITE_FILE


def command(here: World, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "monitor", *arguments, "--config", str(here.directory)],
        check=False,
        capture_output=True,
        text=True,
    )


async def in_thread(here: World, *arguments: str) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(command, here, *arguments)


@asynccontextmanager
async def primed(directory: Path) -> AsyncIterator[World]:
    """A world whose feeds have been seen once, by a service that has ended."""
    async with world(directory) as here:
        async with living(here):
            here.publish("front", QUIET)
            await here.turn(0)
        yield here


async def test_a_copy_put_back_sends_nothing_until_a_person_says_so(tmp_path: Path) -> None:
    async with primed(tmp_path) as here:
        taken = await in_thread(here, "backup", str(tmp_path / "copy.db"))
        assert taken.returncode == 0, taken.stderr
        here.publish("front", HAJIN)
        async with living(here):
            await here.turn(30)
        assert here.headlines() == [HAJIN[0]]
        restored = await in_thread(here, "restore", str(tmp_path / "copy.db"))
        assert "deliveries are held" in restored.stdout

        async with living(here):
            await here.turn(60)
            assert here.headlines() == [HAJIN[0], "alerts are held back"]
            assert (await in_thread(here, "release")).returncode == 0
            await here.turn(90)

        assert here.headlines() == [HAJIN[0], "alerts are held back", HAJIN[0]]
        assert here.ids()[0] == here.ids()[-1]  # whoever keeps ids sees that it is the same alert
        assert (await in_thread(here, "release")).returncode == 1


async def test_what_is_held_can_be_given_up(tmp_path: Path) -> None:
    """For good: a replay of all that is dead does not send it after all, and nothing is left to be done."""
    async with primed(tmp_path) as here:
        hold = Hold(database(here).parent)
        hold.put("because")
        here.publish("front", HAJIN)
        async with living(here):
            await here.turn(30)
            hold.lift(discard=True)
            await here.turn(60)
            here.publish("front", BRIDGE)
            await here.turn(90)
            assert here.house is not None
            again = await here.house.store.call(lambda store: store.replay([], at(100)))
            left, _waiting = await unfinished(here.house)

        assert here.headlines() == ["alerts are held back", BRIDGE[0]]
        assert (again, left) == ((), 0)


async def test_a_file_copied_over_by_hand_is_noticed(tmp_path: Path) -> None:
    async with primed(tmp_path) as here:
        shutil.copy(database(here), tmp_path / "yesterday.db")
        here.publish("front", HAJIN)
        async with living(here):
            await here.turn(30)
        shutil.copy(tmp_path / "yesterday.db", database(here))
        async with living(here):
            await here.turn(60)

        assert here.headlines() == [HAJIN[0], "alerts are held back"]


async def test_a_database_that_is_put_back_while_the_service_runs_holds_what_it_owes(tmp_path: Path) -> None:
    """As `pg_restore` does: nothing of it leaves before that is noticed, nor after, and who noticed says so once."""
    async with owing(tmp_path) as (here, house):
        for _ in range(3):
            await house.caretaker.look()
        await house.store.call(put_back)
        service = Daemon(house, Pulse(seconds=asyncio.get_running_loop().time), Metrics())
        service._seen = house.clock(), asyncio.get_running_loop().time()
        await house.deliverer.deliver_due()
        before = here.headlines()
        await house.caretaker.look()
        for _ in range(2):
            await service._look()
            await house.deliverer.deliver_due()
        held = here.headlines()
        house.caretaker.hold.lift(discard=False)
        await house.deliverer.deliver_due()

        assert (before, held) == ([], ["alerts are held back"])
        assert here.headlines() == ["alerts are held back", HAJIN[0]]
        assert [one.repeat for one, _answer in here.attempts if one.channel == "hook"] == [False, True]


def put_back(store: Store) -> None:
    """As far as the memory has counted."""
    assert isinstance(store, SqlStore)
    with store.transaction() as connection:
        connection.exec_driver_sql("PRAGMA user_version=1")


async def test_a_directory_that_was_put_back_whole_is_noticed(tmp_path: Path) -> None:
    async with primed(tmp_path) as here:
        directory = database(here).parent
        async with living(here):
            await here.turn(90)
        shutil.copytree(directory, tmp_path / "yesterday")
        here.publish("front", HAJIN)
        async with living(here):
            await here.turn(30)
        shutil.rmtree(directory)
        shutil.copytree(tmp_path / "yesterday", directory)
        written_long_ago(directory / "generation")
        async with living(here):
            await here.turn(60)

        assert here.headlines() == [HAJIN[0], "alerts are held back"]


def written_long_ago(file: Path) -> None:
    """As if its copy had been made an hour later; in the same place, so that the file stays the one it is."""
    count, at, *numbers = file.read_text().split()
    file.write_text(f"{count} {float(at) - 3600} {' '.join(numbers)}\n")


async def test_a_directory_whose_files_change_hands_is_no_copy(tmp_path: Path) -> None:
    async with primed(tmp_path) as here:
        directory = database(here).parent
        async with living(here):
            await here.turn(90)
        (directory / "generation").chmod(0o600)
        written_long_ago(directory / "generation")
        here.publish("front", HAJIN)
        async with living(here):
            await here.turn(60)

        assert here.headlines() == [HAJIN[0]]


@pytest.mark.parametrize("text", ["garbage", "0 yesterday 1 2 3"])
async def test_a_count_that_cannot_be_read_holds(tmp_path: Path, text: str) -> None:
    async with primed(tmp_path) as here:
        (database(here).parent / "generation").write_text(text)
        here.publish("front", HAJIN)
        async with living(here):
            await here.turn(30)

        assert here.headlines() == ["alerts are held back"]


async def test_notices_pass_a_hold(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        Hold(database(here).parent).put("because")
        here.publish("front", HAJIN)
        here.stage.script("feeds/herald", 410)
        await here.turn(30)
        await here.turn(60)

        assert here.headlines() == ["alerts are held back", "Herald is gone"]


async def test_a_damaged_memory_is_kept_mended_and_held(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        for number in range(30):
            here.publish("front", (f"Rain in village {number}", "It rained. " * 200))
        await here.turn(10)
    file = database(here)
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2 :] = b"\xff" * (len(whole) - len(whole) // 2)
    file.write_bytes(whole)

    async with living(here):
        await here.turn(30)
        assert "was damaged" in Hold(file.parent).why()
    (aside,) = file.parent.glob(f"{SQLITE_FILE}.damaged-*Z")
    assert aside.read_bytes() == whole


# --- a full disk ------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Eight megabytes of a file system of their own."""
    place = tmp_path / "var"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", place], check=False, capture_output=True)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(disk: Path) -> Path:
    """Every byte that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return filler
    raise AssertionError("the disk took everything")


def test_room_is_kept_and_given_up_and_kept_again(small_disk: Path) -> None:
    room = Room(small_disk)
    assert room.is_enough()
    assert (small_disk / "reserve").exists()
    filler = fill(small_disk)
    assert not room.is_enough()
    room.give_up_reserve()
    assert not room.is_enough()
    filler.unlink()
    assert room.is_enough()
    assert (small_disk / "reserve").exists()


async def test_on_a_full_disk_what_is_owed_is_sent_and_what_is_new_is_told_when_there_is_room(
    tmp_path: Path, small_disk: Path
) -> None:
    async with following(tmp_path) as here:
        here.stage.script("hook", 503)
        here.publish("front", HAJIN)
        await here.turn(30)
        filler = await asyncio.to_thread(fill, small_disk)
        here.stage.unscript("hook")
        here.publish("front", BRIDGE)
        for minutes in (60, 70, 80):
            await here.turn(minutes)
        assert here.headlines()[-1] == HAJIN[0]
        await asyncio.to_thread(filler.unlink)
        await here.turn(120)

        assert here.headlines()[-1] == BRIDGE[0]
        assert here.headlines().count(HAJIN[0]) == 1


async def test_a_start_on_a_full_disk_sends_what_is_owed(tmp_path: Path, small_disk: Path) -> None:
    async with primed(tmp_path) as here:
        async with living(here):
            here.stage.script("hook", 503)
            here.publish("front", HAJIN)
            await here.turn(30)
        await asyncio.to_thread(fill, small_disk)
        here.stage.unscript("hook")
        async with living(here):
            await here.turn(60)

        assert here.headlines()[-1] == HAJIN[0]


@asynccontextmanager
async def owing(tmp_path: Path) -> AsyncIterator[tuple[World, House]]:
    """A development was read, and nothing of it is sent yet."""
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        here.now = at(30)
        assert here.house is not None
        await here.house.poller.once()
        yield here, here.house


async def test_an_answer_that_could_not_be_written_down_is_written_later_and_nothing_goes_out_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a database that is away, between the answer and its commit."""
    async with owing(tmp_path) as (here, house):
        monkeypatch.setattr(SqlStore, "settle", away)
        with pytest.raises(FullError):
            await house.deliverer.drain("hook")
        with pytest.raises(FullError):
            await house.deliverer.drain("hook")
        sending = await here.states()
        monkeypatch.undo()
        await house.deliverer.drain("hook")

        assert here.headlines() == [HAJIN[0]]
        assert sending["hook"] == ["sending"]
        assert (await here.states())["hook"] == ["delivered"]
        assert [type(answer) for _delivery, answer in here.attempts] == [Sent]


async def test_a_memory_that_fails_under_one_channel_cuts_off_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they have begun to send would come to nothing, or come twice, where everything is closed meanwhile."""
    async with owing(tmp_path) as (here, house):
        settle = SqlStore.settle

        def refuse(store: SqlStore, delivery: Delivery, *asked: Any, **more: Any) -> None:
            if delivery.channel == "hook":
                raise FullError("the disk is full")
            settle(store, delivery, *asked, **more)

        monkeypatch.setattr(SqlStore, "settle", refuse)
        with pytest.raises(FullError):
            await house.deliverer.deliver_due()

        assert await here.states() == {"hook": ["sending"], "desk": ["delivered"], "mail": ["delivered"]}


async def test_a_message_whose_claim_was_not_heard_of_leaves_as_soon_as_the_database_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database went away between the commit and its answer: nobody was asked, so it is no repeat."""
    async with owing(tmp_path) as (here, house):

        def unheard(*asked: Any, claim: Callable[..., object] = SqlStore.claim_deliveries, **more: Any) -> None:
            claim(*asked, **more)
            raise StoreError("the connection was lost")

        monkeypatch.setattr(SqlStore, "claim_deliveries", unheard)
        with pytest.raises(StoreError):
            await house.deliverer.drain("hook")
        lost = await here.states()
        monkeypatch.undo()
        await house.deliverer.drain("hook")

        assert lost["hook"] == ["sending"]
        assert here.headlines() == [HAJIN[0]]
        assert [(one.attempts, one.repeat) for one, _answer in here.attempts] == [(1, False)]


@pytest.mark.parametrize("is_written", [True, False])
async def test_a_clock_set_ahead_while_a_message_is_under_way_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_written: bool
) -> None:
    """Its lease is over by that clock, or by that of a machine that slept; its answer is still to come, or to be
    written down."""
    async with owing(tmp_path) as (here, house):
        arrived, answered = asyncio.Event(), asyncio.Event()

        async def slowly(request: web.Request) -> web.Response:
            here.stage.hook.append(Received(headers=dict(request.headers), body=await request.read()))
            arrived.set()
            await answered.wait()
            return web.Response()

        here.stage.scripted["hook"] = slowly
        if is_written:
            sending = asyncio.create_task(house.deliverer.drain("hook"))
            await arrived.wait()
            here.now = at(30 + 24 * 60)
            await recover(house)
            answered.set()
            await sending
        else:
            answered.set()
            monkeypatch.setattr(SqlStore, "settle", away)
            with pytest.raises(FullError):
                await house.deliverer.drain("hook")
            monkeypatch.undo()
            here.now = at(30 + 24 * 60)
            await recover(house)
        await house.deliverer.drain("hook")

        assert here.headlines() == [HAJIN[0]]
        assert (await here.states())["hook"] == ["delivered"]
        assert not house.deliverer.under_way


async def test_what_is_being_sent_when_the_service_stops_is_handed_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL the next start, or another worker, would wait for the end of its lease."""
    async with owing(tmp_path) as (here, house):
        arrived, never = asyncio.Event(), asyncio.Event()

        async def silent(_request: web.Request) -> web.Response:
            arrived.set()
            await never.wait()
            return web.Response()

        here.stage.scripted["hook"] = silent
        service = Daemon(house, Pulse(seconds=asyncio.get_running_loop().time), Metrics())
        service._tick_deliveries()
        await arrived.wait()
        monkeypatch.setattr(daemon, "DRAIN", 0.0)
        await service._drain()
        never.set()

        assert (await here.states())["hook"] == ["ambiguous"]


def away(*_asked: object, **_more: object) -> None:
    raise FullError("the disk is full")


# --- what cannot be done ----------------------------------------------------------------------------------------------


async def test_a_postgresql_memory_has_tools_of_its_own(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        pass
    text = (tmp_path / "monitor.toml").read_text()
    (tmp_path / "monitor.toml").write_text('store = "postgresql://localhost/none"\n' + text)
    said = await in_thread(here, "backup")

    assert said.returncode == 1
    assert "use pg_dump" in said.stderr


def test_a_hold_outlives_the_process_and_is_said_in_one_line(tmp_path: Path) -> None:
    Hold(tmp_path).put("a reason")
    assert Hold(tmp_path).why() == "a reason"


def test_what_a_person_said_of_one_hold_does_not_let_the_next_one_go(tmp_path: Path) -> None:
    hold, no_store = Hold(tmp_path), cast(Store, None)
    hold.put("put back from one copy")
    hold.lift(discard=False)
    assert hold.unanswered() == ""

    hold.put("put back from another")

    assert hold.unanswered() == "put back from another"
    assert hold.is_held(no_store, at(0), {})
    assert [path.name for path in tmp_path.iterdir()] == ["hold"]


async def test_a_directory_that_cannot_be_written_is_said_in_one_line_and_what_is_old_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database may be on another machine."""
    async with primed(tmp_path) as here, living(here):
        assert here.house is not None
        here.publish("front", HAJIN)
        await here.turn(30)
        (database(here).parent / "generation.part").mkdir()
        monkeypatch.setattr(here, "now", at(0) + timedelta(days=900))
        caretaker = replace(here.house.caretaker, _looked_at=None, _forgot_at=None)
        with pytest.raises(StoreError, match=r"generation: cannot be written \(Is a directory\): make room"):
            await caretaker.look()

        assert await here.states() == {}


async def test_a_clock_that_leaps_ahead_makes_nothing_old(tmp_path: Path) -> None:
    async with primed(tmp_path) as here, living(here):
        assert here.house is not None
        here.publish("front", HAJIN)
        await here.turn(30)
        told = await here.states()
        leapt = 900 * 24 * 60
        here.now = at(leapt)
        await here.house.caretaker.look()
        kept = await here.states()
        for minute in range(0, 7 * 60, 30):  # it stays so for six hours
            here.now = at(leapt + minute)
            await here.house.caretaker.look()

        assert told == kept != {}
        assert await here.states() == {}


async def test_where_the_memory_is_made_nobody_else_may_look(tmp_path: Path) -> None:
    async with primed(tmp_path) as here:
        assert database(here).parent.stat().st_mode & 0o777 == 0o700


async def test_a_lease_that_a_database_shows_again_after_it_was_put_back_keeps_no_feed_waiting(tmp_path: Path) -> None:
    """The copy was made in the middle of a poll, which has long ended."""
    async with following(tmp_path) as here:
        assert here.house is not None
        poller = here.house.poller
        here.now = at(60)
        await here.house.store.call(lambda store: store.claim_feeds(at(60), 10, timedelta(minutes=10)))
        before = await poller.claim(10)
        poller.doubt_leases()
        polls = await poller.claim(10)
        polled = [await poll for poll in polls]

    assert list(before) == []
    assert len(polled) == 2
