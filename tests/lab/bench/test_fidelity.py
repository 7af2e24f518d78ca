"""What is read of a feed is what feedparser says of it."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest

from monitor.feeds import reading
from monitor.lab.bench.fidelity import compare, differences
from monitor.lab.stage import Item, rss

SAMPLES = Path(__file__).resolve().parents[3].parent / "shared" / "bench" / "raw_samples"
FEED = rss(
    "News", [Item(title=f"Day {number}", text="Rain.", link=f"https://a.example/{number}") for number in range(4)]
)


@pytest.mark.bench
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the labelled news is not beside the checkout")
def test_real_feeds_are_read_as_feedparser_reads_them() -> None:
    out = io.StringIO()

    assert compare([SAMPLES], out) == 0, out.getvalue()
    assert out.getvalue().startswith("18 documents, ")


@pytest.mark.parametrize(
    "item",
    [
        "<item><title>x</title><guid>12345</guid></item>",
        "<item><title>x</title><guid isPermaLink='true'>/story/1</guid></item>",
        "<item><title>x</title><description>Rain.</description><media:description>Wet</media:description></item>",
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>x</title><id>right</id></entry>",
    ],
)
def test_what_is_noted_beside_an_entry_leaves_feedparsers_fields_as_they_are(item: str) -> None:
    body = f"<rss xmlns:media='http://search.yahoo.com/mrss/'><channel>{item}</channel></rss>".encode()

    tally: Counter[str] = Counter()

    assert list(differences(body, tally)) == []
    assert tally["entries"] > 0


def test_a_field_that_is_given_otherwise_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(FEED)
    out = io.StringIO()
    assert compare([tmp_path], out) == 0
    monkeypatch.setattr(reading, "web_link", lambda link, _base: link.replace("/2", "/3"))

    tally: Counter[str] = Counter()
    found = {(one.field, one.ours) for one in differences(FEED, tally)}

    assert found == {("link", "https://a.example/3")}
    assert compare([tmp_path], out) == 1
    assert out.getvalue().endswith("1 documents differ\n")


def test_an_item_that_is_missed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "middle_left_out", lambda items: items[1:])

    assert {one.field for one in differences(FEED, Counter())} == {"entries"}
