"""Lists of feeds survive their mistakes, and the way out and back."""

from __future__ import annotations

import tomllib
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from monitor.feeds.opml import read, toml, write
from monitor.model import Feed
from tests.builders import NOON

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=30).map(
    lambda text: " ".join(text.split())
)
TAG = TEXT.map(lambda text: text.replace(",", "").strip("/ ")).filter(bool)
FEEDS = st.builds(
    Feed,
    url=st.integers(0, 50).map(lambda number: f"https://news{number}.example/rss?a=1&b=<2>"),
    name=TEXT.filter(bool),
    language=st.sampled_from(["", "en", "ar"]),
    tags=st.lists(TAG, max_size=3, unique=True).map(tuple),
)


@given(st.lists(FEEDS, max_size=5, unique_by=lambda feed: feed.url))
def test_a_list_comes_back_as_it_went_out(feeds: list[Feed]) -> None:
    again = read(write(feeds, "Ours & theirs", NOON))

    assert again.feeds == tuple(feeds)
    assert again.mistakes == ()


def test_folders_are_tags_and_spelling_is_forgiven() -> None:
    document = b"""<opml version="1.0"><body><outline text="War"><outline text="Middle East">
      <OUTLINE TEXT="One" XMLURL="https://one.example/rss" category="/agency/,desk"/></outline>
      <outline text="Two" title="Two!" type="rss" xmlUrl="https://two.example/rss"/></outline>
      <outline text="Three" xmlUrl="https://three.example/rss"/></body></opml>"""
    found = read(document)

    assert [(feed.name, feed.tags) for feed in found.feeds] == [
        ("One", ("War", "Middle East", "agency", "desk")),
        ("Two!", ("War",)),
        ("Three", ()),
    ]


def test_of_ten_thousand_feeds_three_hundred_mistakes_are_all_named_and_the_rest_is_read() -> None:
    lines = [f'<outline text="f{n}" xmlUrl="https://f{n}.example/rss"/>' for n in range(10_000)]
    for n in range(0, 9_900, 33):
        broken = ('xmlUrl="ftp://f/"', 'xmlUrl="https://f1.example/rss"', 'type="rss"', 'xmlUrl="http://u:p@f/"')
        lines[n] = f'<outline text="f{n}" {broken[n % 4]}/>'
    found = read(("<opml><body>\n" + "\n".join(lines) + "</body></opml>").encode())

    assert len(found.feeds) == 9_700
    assert len(found.mistakes) == 300
    assert all(mistake.startswith("line ") and "f" in mistake for mistake in found.mistakes)
    assert not any("u:p" in mistake for mistake in found.mistakes)


def test_a_feed_without_a_title_is_named_by_its_address_in_a_mistake() -> None:
    """Without what may be secret in it."""
    one = b'<outline xmlUrl="https://u:p@f.example/rss?key=1"/>'
    found = read(b"<opml><body>" + one + b'<outline type="rss"/></body></opml>')

    assert [mistake.partition(":")[2][1:40] for mistake in found.mistakes] == [
        "the feed https://f.example/rss was left",
        "a feed without a title has no xmlUrl: a",
    ]


def test_what_stands_before_a_fault_is_kept() -> None:
    found = read(b'<opml><body><outline text="a" xmlUrl="https://a.example/"/>\n<outline text="b></body></opml>')

    assert [feed.name for feed in found.feeds] == ["a"]
    assert len(found.mistakes) == 1
    assert found.mistakes[0].startswith("line 2: this outline cannot be read")


def test_what_is_no_list_is_told_so() -> None:
    for document in (b"", b"<rss/>", b"rubbish", b"\xff\xfe\x00"):
        assert read(document).feeds == ()
        assert any("no OPML" in mistake for mistake in read(document).mistakes)


def test_entities_are_refused() -> None:
    found = read(b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><outline text="&a;"/></opml>')

    assert found.feeds == ()
    (mistake,) = found.mistakes
    assert "entities" in mistake


@given(FEEDS, st.integers(1, 10**6))
def test_a_feed_written_as_toml_reads_back(feed: Feed, seconds: int) -> None:
    entry = Feed(
        **{
            **{key: getattr(feed, key) for key in ("url", "name", "language", "tags")},
            "interval": timedelta(seconds=seconds),
        }
    )
    (table,) = tomllib.loads(toml(entry))["feed"]

    assert (table["url"], table["name"]) == (entry.url, entry.name)
    assert table.get("tags", []) == list(entry.tags)
    assert table.get("interval", "1800s") == f"{seconds}s"


def test_a_list_that_is_no_xml_is_read_around_what_is_broken_and_each_broken_line_is_named() -> None:
    broken = (
        '<outline text="no quote xmlUrl="https://{0}.example/rss"/>',
        '<outline text="no end" xmlUrl="https://{0}.example/rss"',
        '<outline text="ftp" xmlUrl="ftp://{0}.example/rss"/>',
        '<outline text="none" type="rss"/>',
        '<outline text="bare" xmlUrl=https://{0}.example/rss />',
    )
    lines = [
        f'<outline text="News & views > {number}" xmlUrl="https://f{number}.example/?a=1&b=2"/>'
        for number in range(10_000)
    ]
    for number in range(300):
        lines[number * 33 + 2] = broken[number % len(broken)].format(f"b{number}")
    found = read("\n".join(["<opml><body>", *lines, "</body></opml>"]).encode())

    named = {int(mistake.split()[1].rstrip(":")) for mistake in found.mistakes}
    assert len(found.feeds) == 9_700
    assert found.feeds[0].url == "https://f0.example/?a=1&b=2"
    assert found.feeds[0].name == "News & views > 0"
    assert named == {number * 33 + 4 for number in range(300)}


def test_folders_of_a_broken_list_are_tags_all_the_same() -> None:
    document = b"""<opml><body><outline text="World & more"><!-- <outline xmlUrl="https://no.example/"/> -->
    <outline text="a" xmlUrl="https://a.example/"></outline></outline></outline>
    <outline text="b" xmlUrl="https://b.example/"/></body></opml>"""

    found = read(document)

    assert [(feed.name, feed.tags) for feed in found.feeds] == [("a", ("World & more",)), ("b", ())]


@given(st.binary(max_size=400))
@example(b"\x00>")
@example(b"a > b </outline>")
def test_no_bytes_make_a_list_raise(rubbish: bytes) -> None:
    found = read(b'<opml><outline xmlUrl="https://a.example/"/>' + rubbish + b"</opml>")

    assert [feed.url for feed in found.feeds][:1] == ["https://a.example/"]


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("feed://a.example/rss", "http://a.example/rss"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        ("feed://https://a.example/rss", "https://a.example/rss"),
        ("https://feed.example/feed:x", "https://feed.example/feed:x"),
    ],
)
def test_an_address_for_feed_readers_is_taken_as_what_it_means(given: str, taken: str) -> None:
    found = read(f'<opml><body><outline xmlUrl="{given}"/></body></opml>'.encode())

    assert [feed.url for feed in found.feeds] == [taken]
