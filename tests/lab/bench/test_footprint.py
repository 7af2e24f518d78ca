"""What an installation takes is counted over all that it needs."""

from __future__ import annotations

import io
import re

from monitor.lab.bench import footprint


def test_the_program_and_what_it_needs_are_counted_and_extras_are_not() -> None:
    sizes = footprint.installed()

    assert {"monitor", "aiohttp", "sqlalchemy", "yarl"} <= sizes.keys()  # the last comes with the first
    assert {"pytest", "psycopg", "apprise"}.isdisjoint(sizes)
    assert sizes["monitor"] > 1_000_000
    assert min(sizes.values()) > 0


def test_room_and_time_are_printed() -> None:
    out = io.StringIO()

    reached = footprint.measure(out, times=1)

    assert re.search(r"installed: \d+ packages, \d+ MiB", out.getvalue())
    assert re.search(r"monitor --help: 1 times, p50 [\d.]+ s, 0\.[1-9]\d* s of CPU", out.getvalue())
    assert out.getvalue().rstrip().endswith(": reached") is reached
