"""What delivering costs: messages a second with every step committed, how long one takes behind many that wait, and how
long it takes to plan one more where many wait for their digest."""

from __future__ import annotations

import time
from contextlib import AsyncExitStack
from datetime import timedelta
from statistics import quantiles

from monitor.lab.torture.arena import Arena, Row, arena
from monitor.model import Notice

SAMPLES = 60
A_MINUTE = 20
"""Messages; more in a minute would wait for each other's company."""


async def cost(pending: tuple[int, ...], messages: int) -> Row:
    """Deliveries a second to a webhook on loopback, and from commit to receiver with so many others waiting."""
    row = Row(fault="cost", what="webhook on loopback, everything committed")
    async with arena('notices = ["hook"]') as here, here.life():
        took = busy = 0.0
        for minute in range(messages // A_MINUTE):
            here.now += timedelta(minutes=2)
            await _raise(here, f"minute-{minute}", A_MINUTE)
            begun, worked = time.perf_counter(), time.process_time()
            await here.here.deliverer.drain("hook")
            took += time.perf_counter() - begun
            busy += time.process_time() - worked
        count = len(here.stage.hook)
        row.notes.append(
            f"{count / took:.0f} deliveries/s, {busy / count * 1000:.1f} ms of CPU each, the receiver's too"
        )
    async with AsyncExitStack() as stack:
        arenas = [await _crowded(stack, waiting) for waiting in pending]
        times: list[list[float]] = [[] for _ in arenas]
        for number in range(SAMPLES):
            for here, took_here in zip(arenas, times, strict=True):  # in turns: what else the machine does hits all
                took_here.append(await _one(here, number))
    for waiting, samples in zip(pending, times, strict=True):
        cuts = quantiles(samples, n=100)
        row.notes.append(f"{waiting} waiting: p50 {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms")
    growth = quantiles(times[-1], n=100)[49] / quantiles(times[0], n=100)[49]
    row.notes.append(f"growth from {pending[0]} to {pending[-1]} waiting: {growth:.2f} times")
    row.expect(growth < 2, f"{growth:.2f} times as slow behind {pending[-1]} messages")
    await _planning(row, pending)
    return row


async def _planning(row: Row, pending: tuple[int, ...]) -> None:
    """One more is owed and planned, where so many wait for the same digest."""
    async with AsyncExitStack() as stack:
        arenas = [await _dormant(stack, waiting) for waiting in pending]
        times: list[list[float]] = [[] for _ in arenas]
        for number in range(SAMPLES):
            for here, took_here in zip(arenas, times, strict=True):
                here.now += timedelta(seconds=10)
                begun = time.perf_counter()
                await _raise(here, f"more-{number}", 1)
                took_here.append(time.perf_counter() - begun)
    middle = [quantiles(samples, n=100)[49] for samples in times]
    for waiting, took in zip(pending, middle, strict=True):
        row.notes.append(f"one more planned beside {waiting} for the same digest: p50 {took * 1000:.1f} ms")
    growth = middle[-1] / middle[0]
    row.notes.append(f"growth from {pending[0]} to {pending[-1]} for the same digest: {growth:.2f} times")
    row.expect(growth < 2, f"planned {growth:.2f} times as slowly beside {pending[-1]}")


async def _dormant(stack: AsyncExitStack, waiting: int) -> Arena:
    """An arena where so many messages wait for the digest of a webhook."""
    here = await stack.enter_async_context(arena('notices = ["hook"]'))
    channels = here.directory / "channels.toml"
    key = 'secret_file = "hook-secret"\n'
    channels.write_text(channels.read_text().replace(key, f'{key}digest_only = ["notice"]\n'))
    await stack.enter_async_context(here.life())
    await _raise(here, "waiting", waiting)
    return here


async def _crowded(stack: AsyncExitStack, waiting: int) -> Arena:
    """An arena where so many messages wait for a mail server, and a webhook is well."""
    here = await stack.enter_async_context(arena('notices = ["mail"]'))
    here.stage.mail_answers["desk@example.org"] = "451 later"
    async with here.life():
        await _raise(here, "waiting", waiting)
        await here.here.deliverer.drain("mail")
    settings = here.directory / "monitor.toml"
    settings.write_text(settings.read_text().replace('notices = ["mail"]', 'notices = ["hook"]'))
    await stack.enter_async_context(here.life())
    return here


async def _one(here: Arena, number: int) -> float:
    """Seconds from the commit of what is owed to the receiver's ledger."""
    here.now += timedelta(seconds=10)
    got = len(here.stage.hook)
    await _raise(here, f"sample-{number}", 1)
    begun = time.perf_counter()
    await here.here.deliverer.drain("hook")
    took = time.perf_counter() - begun
    if len(here.stage.hook) != got + 1:
        raise RuntimeError("a message did not arrive on loopback")
    return took


async def _raise(here: Arena, word: str, count: int) -> None:
    await here.here.notifier.tell(
        *(
            Notice(word=f"{word}.{number}", subject=str(number), headline=f"{word} {number}", detail="")
            for number in range(count)
        )
    )
