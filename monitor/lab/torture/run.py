"""Every fault in its order, a row each; the long form and one that ends within minutes."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict
from typing import TextIO

from monitor.lab.show import table
from monitor.lab.torture import cost, crashes, disk, flows, fortnight, peer, receivers, twins
from monitor.lab.torture.arena import EVENTS, Row
from monitor.lab.torture.power import power

Play = Callable[[], Awaitable[Row]]
Count = Callable[[int], Awaitable[Row]]
"""Of developments."""


def plays(*, short: bool) -> Iterator[tuple[str, Play]]:
    """The name of each fault, and how it is played."""
    events = 3 if short else len(EVENTS)
    yield "F1", lambda: crashes.at_every_commit(2 if short else 20, 16 if short else 1)
    yield "F2", lambda: crashes.at_random(events, 5 if short else 500)
    yield "F3", lambda: crashes.while_recovering(2 if short else 5, 24 if short else 3)
    yield "F4", lambda: power(2 if short else 20)
    yield "F5", lambda: receivers.down(events)
    yield "F6", lambda: receivers.later(events)
    yield "F7", lambda: receivers.refused(events)
    yield "F8", lambda: receivers.broken_off(events)
    yield "F9", lambda: twins.slack(events)
    yield "F10", lambda: twins.mail(events)
    yield "F11", lambda: disk.full(events)
    yield "F12", lambda: crashes.failing_disk(2, 100 if short else 5)
    yield "F18", lambda: flows.flood(events)
    yield "F19", lambda: flows.disguises(events)
    yield "F20", lambda: flows.stopping(events, 1 if short else 20)
    yield "F25", lambda: flows.rotation(3)
    yield "F28", lambda: fortnight.fortnights(range(1 if short else 20))
    yield "T1-8", lambda: receivers.toxics(events)
    yield "cost", lambda: cost.cost((1, 100, 1000) if short else (1, 100, 10_000), 200 if short else 2000)
    yield "peer", lambda: peer.alertmanager(20)


async def run(out: TextIO, *, short: bool, only: tuple[str, ...], as_json: bool) -> bool:
    """Play, and print each row as it is done; whether every promise was kept."""
    rows = []
    for name, play in plays(short=short):
        if only and name not in only:
            continue
        row = await play()
        rows.append(row)
        if as_json:
            print(json.dumps({**asdict(row), "kept": row.is_kept}, ensure_ascii=False), file=out, flush=True)
        else:
            print(f"{row.fault} {_verdict(row)}: {row.what}", file=out, flush=True)
            for line in (*row.notes, *row.broken):
                print(f"    {line}", file=out, flush=True)
    if not as_json:
        columns = ("fault", "cases", "pairs", "lost", "doubled", "repeats", "allowed", "corrupt", "")
        table("Faults", columns, [_cells(row) for row in rows], out)
    return all(row.is_kept for row in rows)


def _cells(row: Row) -> tuple[str, ...]:
    numbers = (row.cases, row.planted, row.lost, row.doubled, row.repeats, row.allowed, row.corrupt)
    return (row.fault, *map(str, numbers), _verdict(row))


def _verdict(row: Row) -> str:
    if row.skipped:
        return f"not played: {row.skipped}"
    return "kept" if row.is_kept else "BROKEN"
