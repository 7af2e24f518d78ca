"""A week on a pushed clock: short here, and what is held is found to grow where it does."""

from __future__ import annotations

import io
import re

import pytest

from monitor.lab.bench import soak
from monitor.lab.bench.soak import Sample


def sample(day: float, **given: float) -> Sample:
    usual = {"rss": 200.0, "descriptors": 50, "log": 4.0, "database": 10.0}
    return Sample(day=day, **{**usual, **given})  # type: ignore[arg-type]


def test_a_few_feeds_are_soaked_and_what_is_held_is_printed() -> None:
    out = io.StringIO()

    soak.soak(out, feeds=4, days=0.25, every=soak.HOUR)

    counted = re.search(r"4 feeds for 0.25 days: (\d+) polls, \d+ messages", out.getvalue())
    assert counted
    assert 4 * 3 <= int(counted[1]) <= 4 * 7
    assert len(re.findall(r"^0\.\d\d\t", out.getvalue(), re.MULTILINE)) == 6
    assert re.search(r"descriptors, most in each half: [+-]\d+ ", out.getvalue())


@pytest.mark.parametrize(
    ("grown", "is_flat"),
    [({}, True), ({"rss": 3.0}, False), ({"descriptors": 1}, False), ({"log": 20.0}, False)],
    ids=["nothing", "memory", "descriptors", "log"],
)
def test_what_grows_is_seen(grown: dict[str, float], is_flat: bool) -> None:
    usual = {"rss": 200.0, "descriptors": 50, "log": 4.0}
    week = [sample(day, **{key: usual[key] + by * day for key, by in grown.items()}) for day in range(1, 7)]

    assert soak.slopes(week).is_flat is is_flat
