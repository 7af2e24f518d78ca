"""A siege: what is not withstood is noticed, and canaries notice who gets to them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest

from monitor.lab.bench.hostile import ROWS
from monitor.lab.bench.siege import Cost, siege, wrongs

HELD = Cost(seconds=1, cpu=1, rss=100, said="read 1 entries", knocks=0, others=0.1, lag=0.2, busy=0.01)
REFUSED = next(row for row in ROWS if not row.read)


@pytest.mark.timeout(120)
def test_canaries_are_reached_by_who_has_no_defence_and_not_by_us() -> None:
    out = io.StringIO()

    siege(out, patience=10, only=("gzip within", "the path of", "inside.example", "line breaks"))

    lines = out.getvalue().splitlines()
    rows = {line.partition(": ")[0]: line for line in lines}
    assert len(rows) == 6
    assert "canary reached" in rows["the path of a file"]
    assert "canary reached" in rows["the address inside.example"]
    assert "forbidden-address" in rows["the address inside.example"]
    assert "read 1 entries" in rows["line breaks, controls and bidi"]
    assert "canaries reached 0 times" in lines[-1]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"knocks": 1}, "a canary was reached"),
        ({"harm": "a control"}, "a control"),
        ({"kept": True}, "validators were kept"),
        ({"seconds": 40}, "it took 40.0 s"),
        ({"busy": 0.06}, "it held the loop for 60 ms"),
        ({"others": 1.5}, "another feed took 1.5 s"),
        ({"rss": 500}, "500 MiB"),
    ],
)
def test_what_is_not_withstood_is_named(given: dict[str, Any], said: str) -> None:
    assert wrongs(REFUSED, HELD) == []
    assert wrongs(REFUSED, replace(HELD, **given)) == [said]


def test_of_what_is_read_in_full_validators_may_be_kept() -> None:
    read = next(row for row in ROWS if row.read)

    assert wrongs(read, replace(HELD, kept=True)) == []
