"""A picture's caption is never taken for what an item says."""

from __future__ import annotations

import pytest

from monitor.feeds.reading import Parsed, read
from monitor.feeds.worker import decode, encode
from monitor.model import Entry

CAPTION = "<media:description>The mayor in the town hall on Monday, with guests.</media:description>"
ANOTHER = "<media:description>The bridge, seen from the north, after the night of the storm.</media:description>"
SUMMARY = "<description>The bridge fell.</description>"
WHOLE = "<content:encoded>The bridge fell. Nobody was hurt, police said on Tuesday in a short word.</content:encoded>"


def entry(inside: str) -> Entry:
    answer = decode(encode(read(
        f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
        <item><title>Bridge falls</title>{inside}</item></channel></rss>""".encode(),
        "http://a.example/feed",
    )))  # fmt: skip
    assert isinstance(answer, Parsed)
    return answer.entries[0]


@pytest.mark.parametrize(
    "inside",
    [
        SUMMARY + CAPTION,
        CAPTION + SUMMARY,
        SUMMARY + CAPTION + ANOTHER,
        CAPTION + ANOTHER + SUMMARY,
        f'<media:group><media:content url="http://a.example/p.jpg">{CAPTION}</media:content></media:group>{SUMMARY}',
    ],
)
def test_an_items_own_words_are_known_wherever_its_captions_stand(inside: str) -> None:
    assert entry(inside).own_text == "The bridge fell."


@pytest.mark.parametrize("inside", [WHOLE + CAPTION, SUMMARY + WHOLE + CAPTION, CAPTION + ANOTHER + WHOLE + SUMMARY])
def test_the_longest_of_its_own_words_are_taken(inside: str) -> None:
    assert entry(inside).own_text.startswith("The bridge fell. Nobody")


def test_what_feedparser_yields_is_left_as_it_is() -> None:
    given = entry(SUMMARY + CAPTION)

    assert given.summary == "The bridge fell."
    assert given.content.startswith("The mayor")


@pytest.mark.parametrize("inside", [CAPTION, SUMMARY, WHOLE])
def test_a_caption_alone_is_what_an_item_says(inside: str) -> None:
    given = entry(inside)

    assert not given.own_text
    assert given.summary or given.content


def test_an_element_that_ends_without_having_begun_leaves_a_caption_readable() -> None:
    """feedparser gives no text at all then, not an empty one."""
    body = f"<rss><channel><item><title>x<link>y</content:encoded>{CAPTION}</item></channel></rss>"
    answer = read(body.encode(), "http://a.example/feed")

    assert isinstance(answer, Parsed)
    assert answer.entries
