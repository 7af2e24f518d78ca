"""The service: ticks, signals, a clean stop.

APScheduler is a ticker and no more (`ticker`); when to poll next is a column in the store, so a restart polls nothing
early.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import time
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog

from monitor import config
from monitor.config import Config
from monitor.model import Answer, Delivery, counted
from monitor.service import orders, systemd, troubles
from monitor.service.heap import give_back
from monitor.service.heartbeat import Heartbeat
from monitor.service.log import set_level
from monitor.service.once import recover
from monitor.service.poll import Polled
from monitor.service.pulse import Pulse
from monitor.service.ticker import Ticker
from monitor.service.window import Window
from monitor.service.wiring import House, furnish
from monitor.store.contract import FullError, ReplacedError, StoreError
from monitor.web import control
from monitor.web.metrics import Metrics

log = structlog.get_logger()

TICK, RECOVERY = 1.0, 60.0
"""Seconds."""
LOOK = 20.0
"""Seconds between two looks for trouble: a channel that refuses is told through another within a minute."""
LOOKS = 15
"""Only one in so many is at feeds: ten thousand take a while, and what is wrong with them took hours to be."""
_YOUNG = 30_000
"""Objects made before garbage is looked for (Python: 700): 300 polls under way need fewer, the loop waits for 13 ms."""
_TURN = 0.001
"""Seconds after which a thread that computes lets the loop have its turn (Python: .005), which it wants after each call
of the system: several in a row while stories are judged."""
DRAIN = 15.0
"""Seconds that polls and sends in flight are given at the end; the whole stop stays under 20."""


class Daemon:
    """A furnished house with its ticks going."""

    def __init__(self, house: House, pulse: Pulse, metrics: Metrics) -> None:
        self._house = house
        self._pulse = pulse
        self._metrics = metrics
        self._stop = asyncio.Event()
        self._tasks: dict[str, asyncio.Task[Any]] = {}
        self._window = Window(house=lambda: self._house, pulse=pulse, metrics=metrics, obey=self._obey)
        self._ticker = Ticker()
        self._again = False
        """The configuration is to be read; set while it is being read, once more."""
        self._mistakes: list[str] = []
        """Of the configuration that was read last while running."""
        self._seen = house.clock(), 0.0
        """What the clock and the loop's own count showed at the last look."""
        self._looks = 0
        self._replaced: ReplacedError | None = None

    async def run(self) -> None:
        """Until SIGTERM or SIGINT; SIGHUP reads the configuration again. `ReplacedError` where another file came in the
        place of the memory's: nothing can be kept any more, and the next start goes by what stands there."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        loop.add_signal_handler(signal.SIGHUP, self._on_hangup)
        self._seen = self._house.clock(), loop.time()
        await self._house.notifier.tell(*await self._house.caretaker.look_back())
        await self._house.store.call(lambda store: store.replan(self._house.clock()))
        await recover(self._house)
        await self._house.deliverer.release(all_again=True)
        self._ticker.every(TICK, self._on_polls, name="polls")
        self._ticker.every(TICK, self._on_deliveries, name="deliveries")
        self._ticker.every(TICK, self._on_release, name="release")
        self._ticker.every(RECOVERY, self._on_recovery, name="recovery")
        self._ticker.every(LOOK, self._on_look, name="look")
        self._keep_beating()
        if interval := systemd.watchdog_interval():
            self._ticker.every(interval / 3, self._feed_watchdog, name="watchdog")
        try:
            async with control.listening(self._house.config.data_dir, self._obey):
                await self._window.open()
                self._ticker.start()
                self._tick_polls()
                self._tick_deliveries()
                self._start("hubs", self._house.subscriber.look())
                self._say_ready()
                settle()
                await self._stop.wait()
                if self._replaced:
                    with suppress(StoreError):  # the directory may be gone as well
                        await self._house.caretaker.hold_replaced()
                    raise self._replaced
        finally:
            systemd.notify("STOPPING=1")
            await self._window.close()
            self._ticker.stop()
            log.info("service.stopping")
            await self._drain()
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                loop.remove_signal_handler(number)
            log.info("service.stopped")

    def _keep_beating(self) -> None:
        """The heartbeat as configured; none where no address is."""
        beat = self._house.config.heartbeat
        self._ticker.forget("heartbeat")
        if url := beat.url.get_secret_value():
            heartbeat = Heartbeat(url, allow_private=beat.allow_private)
            self._ticker.every(beat.interval.total_seconds(), self._on_heartbeat, heartbeat, name="heartbeat")

    def _say_ready(self, event: str = "service.ready") -> None:
        settings = self._house.config
        for why in map(str, settings.left_out):
            log.error("config.feed_left_out", why=why)
        left_out = f"; {counted(len(settings.left_out), 'mistake')}: see monitor check" if settings.left_out else ""
        systemd.notify("READY=1", f"STATUS=following {counted(len(settings.feeds), 'feed')}{left_out}")
        log.info(
            event,
            feeds=len(settings.feeds),
            operations=len(settings.operations),
            channels=[channel.name for channel in settings.channels],
        )

    def _on_hangup(self) -> None:
        self._again = True
        reading = self._tasks.get("reload")
        if reading is None or reading.done():  # one that has just ended asks no more whether it shall go on
            self._start("reload", self._reload_as_asked())

    async def _reload_as_asked(self) -> None:
        while self._again:
            self._again = False
            await self.reload()

    async def _reload_and_say(self) -> list[str]:
        """For who waits: what is wrong with the configuration; nothing where it was taken."""
        self._on_hangup()
        while reading := self._tasks.get("reload"):
            await asyncio.wait({reading})
        return self._mistakes

    async def reload(self) -> None:
        """Take the configuration as it is now, or go on with the one before.

        Nothing is interrupted: polls and sends that have begun end as they began, and what they used is closed then.
        """
        systemd.notify(
            "RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}", "STATUS=reading the configuration"
        )
        before = self._house
        self._mistakes = ["the daemon could not take it; its log says why"]
        try:
            # where feeds are left out already, nothing is lost by leaving out what is wrong now
            already = bool(before.config.left_out)
            settings = await asyncio.to_thread(config.load, before.config.directory, leave_out=already)
            config.check_change(before.config, settings)
        except config.ConfigError as error:
            log.error("config.refused", mistakes=str(error).splitlines())
            self._metrics.reloaded(fine=False)
            await before.notifier.tell(troubles.refused_configuration(str(error)))
            systemd.notify("READY=1", f"STATUS=the new configuration was refused: {error.first()}")
            self._mistakes = str(error).splitlines()
            return
        try:
            self._house = await before.workshop.furnish(settings, before)
        except StoreError:
            systemd.notify("READY=1", "STATUS=the new configuration could not be taken; the log says why")
            raise
        busy = {task for name, task in self._tasks.items() if name.startswith(("poll ", "drain ", "claim", "look"))}
        self._start(f"close {id(before)}", _close(before, self._house, busy))
        set_level(settings.log_level)
        self._keep_beating()
        self._metrics.reloaded(fine=True)
        await self._let_go(all_again=True)
        self._say_ready("config.taken")
        self._mistakes = []

    async def _obey(self, order: str, asked: Mapping[str, Any]) -> Any:
        """Carry out what a command asks for, and see at once to what has become due by it."""
        if order == "reload":
            return await self._reload_and_say()
        done = await orders.obey(self._house, order, asked)
        log.info("order.obeyed", order=order, asked={key: str(value)[:200] for key, value in asked.items()})
        await self._let_go()
        self._tick_polls()
        self._tick_deliveries()
        return done

    def stop(self) -> None:
        """End soon, with nothing lost; a second call changes nothing."""
        self._stop.set()

    async def _on_polls(self) -> None:
        """A coroutine, since the scheduler runs plain functions in threads."""
        self._tick_polls()

    async def _on_deliveries(self) -> None:
        self._tick_deliveries()

    async def _on_release(self) -> None:
        if "release" not in self._tasks:
            self._start("release", self._let_go())

    async def _let_go(self, *, all_again: bool = False) -> None:
        """What has waited long enough goes out."""
        if await self._house.deliverer.release(all_again=all_again) and not self._stop.is_set():
            self._tick_deliveries()

    async def _on_recovery(self) -> None:
        """Where many workers share a database, one that died leaves sends behind: whoever lives takes them up."""
        await self._window.open()
        self._house.poller.doubt_leases()
        if "recover" not in self._tasks:
            self._start("recover", recover(self._house))
        if "care" not in self._tasks:
            self._start("care", self._house.caretaker.look())
        if "heap" not in self._tasks:
            self._start("heap", asyncio.to_thread(give_back))

    async def _on_look(self) -> None:
        if "hubs" not in self._tasks:
            self._start("hubs", self._house.subscriber.look())
        if "look" not in self._tasks:
            self._start("look", self._look())

    async def _look(self) -> None:
        """What is wrong is told; whether the clock went as time did is seen between two looks."""
        before, now = self._seen, (self._house.clock(), asyncio.get_running_loop().time())
        self._seen = now
        steady = timedelta(seconds=now[1] - before[1])
        leap = troubles.clock(now[0] - before[0], steady, now[0])
        if leap:  # moments that what waits was promised to may be far off now
            back = steady - (now[0] - before[0])
            if back > timedelta():
                self._house.workshop.turns.set_back(back)
                await self._house.store.call(lambda store: store.set_back(back, now[0]))
                await self._house.store.call(lambda store: store.replan(self._house.clock()))
            await self._let_go(all_again=True)
        owed = await self._house.notifier.tell(*leap, *await self._house.caretaker.look_back())
        owed += await self._house.notifier.look(feeds=self._looks % LOOKS == 0)
        self._looks += 1
        if owed:
            self._tick_deliveries()

    async def _on_heartbeat(self, heartbeat: Heartbeat) -> None:
        """Only while polls, memory and deliveries all move; silence is what the other side waits for. One at a time."""
        if "heartbeat" not in self._tasks and self._pulse.all_good("claim", "drain"):
            self._start("heartbeat", heartbeat.beat())

    def _tick_polls(self) -> None:
        if "claim" not in self._tasks:
            self._start("claim", self._poll_due())

    def _tick_deliveries(self) -> None:
        for name in self._house.deliverer.channels:
            if f"drain {name}" not in self._tasks:
                self._start(f"drain {name}", self._house.deliverer.drain(name))

    async def _poll_due(self) -> None:
        free = self._house.config.polling.concurrency - sum(name.startswith("poll ") for name in self._tasks)
        if free <= 0 or not await self._house.caretaker.may_poll():
            return
        if "reload" in self._tasks:
            return  # feeds that it adds are in the store before the poller that knows them is here
        await self._house.subscriber.remind()
        for number, poll in enumerate(await self._house.poller.claim(free)):
            self._start(f"poll {id(poll)} {number}", self._poll(poll))

    async def _poll(self, poll: Coroutine[Any, Any, Polled]) -> None:
        polled = await poll
        if self._stop.is_set():
            return
        if polled.decided.deliveries:
            self._tick_deliveries()  # what is new waits for no tick
        if self._house.poller.leaves_room(polled.feed):
            self._tick_polls()

    def _start(self, name: str, work: Coroutine[Any, Any, Any]) -> None:
        self._pulse.begun(name)
        task = asyncio.create_task(self._guarded(name, work), name=name)
        self._tasks[name] = task
        # a reload may have begun again under this name
        task.add_done_callback(lambda ended: self._tasks.pop(name) if self._tasks.get(name) is ended else None)

    async def _guarded(self, name: str, work: Coroutine[Any, Any, Any]) -> None:
        """The top of every tick: what goes wrong here is told, and the next tick comes."""
        why = "cancelled"
        try:
            await work
            why = ""
        except StoreError as error:
            why = str(error)
            log.error("store.failed", task=name, why=why)
            if isinstance(error, FullError):
                await self._house.caretaker.make_room()
            if isinstance(error, ReplacedError):
                self._replaced = error
                self.stop()
        except Exception as error:
            why = repr(error)
            log.exception("tick.failed", task=name)
        finally:
            self._pulse.ended(name, why)

    async def _feed_watchdog(self) -> None:
        """Alive means that polls and deliveries move, and with them the memory; not only that this loop turns."""
        if not any(self._pulse.stuck().values()):
            systemd.notify("WATCHDOG=1")

    async def _drain(self) -> None:
        """Let what is in flight end; what does not is cancelled, and is due or ambiguous at the next start."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + DRAIN
        while self._tasks and (left := ends - loop.time()) > 0:  # what was being claimed has begun meanwhile
            await asyncio.wait(set(self._tasks.values()), timeout=left)
        if late := set(self._tasks.values()):
            for task in late:
                task.cancel()
            await asyncio.wait(late, timeout=2)
        await self._guarded("recover", recover(self._house, last=True))


async def serve(settings: Config, record: Path | None = None) -> None:
    """Furnish a house and keep it going until it is told to stop."""
    metrics, pulse = Metrics(), Pulse(seconds=asyncio.get_running_loop().time)

    def polled(poll: Polled) -> None:
        metrics.polled(poll.result.value, poll.decided, poll.late, poll.reading)

    def attempted(delivery: Delivery, answer: Answer) -> None:
        metrics.answered(delivery.channel, answer)
        pulse.got_on(f"drain {delivery.channel}")

    async with furnish(settings, record=record, polled=polled, attempted=attempted) as house:
        await Daemon(house, pulse, metrics).run()


def settle() -> None:
    """What stands after the start stays to the end: the garbage collector need not walk through it again and again,
    which holds the loop for 70 ms each time. What a poll makes is gone once it is over, mostly without the collector:
    looking for the rest every few polls, as Python does by itself, is a tenth of what polls cost. And who computes
    beside the loop gives way to it soon."""
    gc.enable()  # the command that starts the service does without
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
    sys.setswitchinterval(_TURN)


async def _close(before: House, after: House, busy: set[asyncio.Task[Any]]) -> None:
    """Once nobody uses them any more."""
    if busy:
        await asyncio.wait(busy)
    await before.close(keeping=after)
