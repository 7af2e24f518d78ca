"""Archived poll histories through the real service: no story is told twice, and broken answers are survived."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from monitor.lab.bench.histories import replay

HISTORIES = Path(__file__).resolve().parents[3].parent / "shared" / "bench" / "dev" / "replay"

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not HISTORIES.is_dir(), reason="the archived poll histories are not beside this checkout"),
]


@pytest.mark.parametrize(
    ("name", "polls"),
    [
        ("bbc_20feeds_jul16_17_2021", 400),
        ("bbc_home_feb_may2021", 600),
        ("multisource12_apr_sep2020", 200),
        ("wire_ap_reuters_f24_dec2025_feb2026", 60),
    ],
)
async def test_a_history_tells_no_story_twice(name: str, polls: int) -> None:
    """The first polls; `monitor bench histories` plays them whole."""
    figures = await replay(HISTORIES / name, sys.stderr, limit=polls)

    assert figures.polls == polls
    assert figures.stories > 100
    assert figures.doubled == 0


async def test_an_answer_that_is_no_feed_is_survived() -> None:
    figures = await replay(HISTORIES / "multisource12_apr_sep2020", sys.stderr, limit=160)

    assert figures.broken > 0
    assert figures.survived == figures.broken
