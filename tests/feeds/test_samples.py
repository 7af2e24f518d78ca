"""Real bodies of real feeds, good and broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.feeds.reading import Parsed, read

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "raw_samples"
BROKEN = {"broken_1_dailytelegraph.xml", "broken_2_latimes.xml"}

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the labelled news is not beside the checkout"),
]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xml")), ids=lambda path: path.name)
def test_a_real_body_is_read_or_fails_cleanly(path: Path) -> None:
    answer = read(path.read_bytes(), "https://news.example/rss", "application/rss+xml")

    assert isinstance(answer, Parsed) is (path.name not in BROKEN)
    if isinstance(answer, Parsed):
        assert len(answer.entries) >= 6
        assert answer.complaints == ()
        assert all(entry.title and entry.link for entry in answer.entries)


def test_all_samples_are_there() -> None:
    assert len(list(SAMPLES.glob("*.xml"))) == 18
