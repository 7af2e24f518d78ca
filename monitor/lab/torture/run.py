"""Every fault in its order, a row each; the long form and one that ends within minutes."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from monitor.lab.show import table
from monitor.lab.torture import (
    clocks,
    cost,
    crashes,
    damage,
    disk,
    flows,
    fortnight,
    names,
    owners,
    peer,
    receivers,
    twins,
)
from monitor.lab.torture.arena import EVENTS, Row, begun
from monitor.lab.torture.power import power

Play = Callable[[], Awaitable[Row]]
MINUTE = 60.0
"""Seconds between two lines about how far a row is."""
Count = Callable[[int], Awaitable[Row]]
"""Of developments."""


def plays(*, short: bool, every: int = 1) -> Iterator[tuple[str, Play]]:
    """The name of each fault, and how it is played; `every`: of its kills and fortnights every so many."""
    events = 3 if short else len(EVENTS)
    yield "F1", lambda: crashes.at_every_commit(2 if short else 20, 16 if short else every, 1 if short else 2)
    yield "F2", lambda: crashes.at_random(events, 5 if short else -(-500 // every))
    yield "F3", lambda: crashes.while_recovering(2, 12 if short else every)
    yield "F4", lambda: power(2 if short else 20)
    yield "F5", lambda: receivers.down(events)
    yield "F6", lambda: receivers.later(events)
    yield "F7", lambda: receivers.refused(events)
    yield "F8", lambda: receivers.broken_off(events)
    yield "F9", lambda: twins.slack(events)
    yield "F10", lambda: twins.mail(events)
    yield "F11", lambda: disk.full(events)
    yield "F12", lambda: crashes.failing_disk(2, 100 if short else 5)
    yield "F13", lambda: names.names(3, 60 if short else 10_000)
    yield "F14", lambda: clocks.leaps(3 if short else len(clocks.LEAPS) + 1)
    yield "F15", lambda: damage.damaged(3, 10 if short else 300)
    yield "F18", lambda: flows.flood(events)
    yield "F19", lambda: flows.disguises(events)
    yield "F20", lambda: flows.stopping(events, 1 if short else 20)
    yield "F21", lambda: owners.still(events, 1 if short else 5)
    yield "F22", lambda: owners.two(events)
    yield "F23", lambda: owners.cramped(events, 4 if short else 100)
    yield "F25", lambda: flows.rotation(3)
    yield "F28", lambda: fortnight.fortnights(range(1 if short else -(-100 // every)))
    yield "T1-8", lambda: receivers.toxics(events)
    yield "cost", lambda: cost.cost((1, 100, 1000) if short else (1, 100, 10_000), 200 if short else 2000)
    yield "peer", lambda: peer.alertmanager(20)


async def run(
    out: TextIO, *, short: bool, only: tuple[str, ...], as_json: bool, keep: Path | None = None, every: int = 1
) -> bool:
    """Play, and print each row as it is done; whether every promise was kept.

    `keep`: a file that every row is added to as it ends, as JSON; rows that stand there are not played again, so what
    was interrupted goes on with the row at which it was. How far a row is stands on stderr once a minute. ValueError
    or OSError for a file that is of no use. `every`: as in `plays`.
    """
    before = kept(keep)
    rows = []
    for name, play in plays(short=short, every=every):
        if only and name not in only:
            continue
        key = f"{name} short" if short else name if every == 1 else f"{name} every {every}"
        row = before.get(key) or await _watched(name, play)
        if keep and key not in before:
            with keep.open("a", encoding="utf-8") as file:
                print(json.dumps({"key": key, **asdict(row)}, ensure_ascii=False), file=file, flush=True)
        rows.append(row)
        _show(row, out, as_json=as_json)
    if not as_json:
        columns = ("fault", "cases", "pairs", "lost", "doubled", "repeats", "allowed", "corrupt", "")
        table("Faults", columns, [_cells(row) for row in rows], out)
    return all(row.is_kept for row in rows)


def kept(file: Path | None) -> dict[str, Row]:
    """The rows of an earlier run, by key. ValueError names the line that is none, OSError a file of no use."""
    if file is None:
        return {}
    file.touch()
    rows = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            values = json.loads(line)
            key = values.pop("key")
            rows[key] = Row(**values)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise ValueError(f"{file}: line {number} is no row of an earlier run; take the line out") from None
    return rows


async def _watched(name: str, play: Play) -> Row:
    """Play it; now and then say how far it is."""
    under_way: list[Row] = []
    begun.set(under_way.append)
    since = time.monotonic()
    playing = asyncio.ensure_future(play())
    try:
        while not (await asyncio.wait({playing}, timeout=MINUTE))[0]:
            for row in under_way[-1:]:
                print(progress(name, row, time.monotonic() - since), file=sys.stderr, flush=True)
    finally:
        playing.cancel()
    return await playing


def progress(name: str, row: Row, seconds: float) -> str:
    """`F1: 120 of 500 cases, 0 lost, 0 doubled, 1 repeats; 12 min, about 38 min more`."""
    cases = f"{row.cases} of {row.of}" if row.of else str(row.cases)
    more = f", about {seconds * (row.of / row.cases - 1) / MINUTE:.0f} min more" if row.of and row.cases else ""
    counted = f"{row.lost} lost, {row.doubled} doubled, {row.repeats} repeats"
    return f"{name}: {cases} cases, {counted}; {seconds / MINUTE:.0f} min{more}"


def _show(row: Row, out: TextIO, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({**asdict(row), "kept": row.is_kept}, ensure_ascii=False), file=out, flush=True)
        return
    counted = f"{row.cases} cases, {row.lost} lost, {row.doubled} doubled, {row.repeats} of {row.allowed} repeats"
    print(f"{row.fault} {_verdict(row)}: {row.what}: {counted}, {row.corrupt} corrupt", file=out, flush=True)
    for line in (*row.notes, *row.broken):
        print(f"    {line}", file=out, flush=True)


def _cells(row: Row) -> tuple[str, ...]:
    numbers = (row.cases, row.planted, row.lost, row.doubled, row.repeats, row.allowed, row.corrupt)
    return (row.fault, *map(str, numbers), _verdict(row))


def _verdict(row: Row) -> str:
    if row.skipped:
        return f"not played: {row.skipped}"
    return "kept" if row.is_kept else "BROKEN"
