"""What so many feeds cost: a daemon of its own is watched, and its own metrics are believed."""

from __future__ import annotations

import io
import re

from monitor.lab.bench import capacity
from monitor.lab.bench.capacity import Load

LATENESS = 'monitor_poll_lateness_seconds_bucket{le="%s"}'


def load(**given: float) -> Load:
    usual = {"feeds": 10_000, "rate": 100.0, "cpu": 0.0009, "rss": 250.0, "late": 1.0, "lag": 0.01}
    return Load(**{**usual, **given})  # type: ignore[arg-type]


def test_a_daemon_with_a_few_feeds_is_watched_and_described() -> None:
    out = io.StringIO()

    capacity.measure(out, [6], seconds=3, compressed=900)

    found = re.match(r"6 feeds at 15 min: ([\d.]+)% of a core, (\d+) MiB; at (\d+) polls/s", out.getvalue())
    assert found
    assert float(found[1]) < 1
    assert int(found[2]) > 50
    assert 1 <= int(found[3]) <= 12


def test_the_share_of_a_core_is_that_of_life() -> None:
    assert load().share == 0.01
    assert "1.0% of a core" in str(load())


def test_each_limit_is_one() -> None:
    assert load().is_fine
    assert not any(each.is_fine for each in (load(rss=301), load(late=15), load(lag=0.05)))


def test_lateness_is_read_off_what_came_in_between() -> None:
    before = {LATENESS % "0.5": 0.0, LATENESS % "5.0": 50.0, LATENESS % "+Inf": 50.0}
    after = {LATENESS % "0.5": 98.0, LATENESS % "5.0": 150.0, LATENESS % "+Inf": 150.0}

    assert capacity._late(before, after) == 5.0
    assert capacity._late({**before, LATENESS % "5.0": 50.0}, {**after, LATENESS % "0.5": 100.0}) == 0.5
