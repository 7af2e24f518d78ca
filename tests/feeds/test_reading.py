"""What a feed's bytes say, good and bad."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds.reading import MAX_ENTRIES, Parsed, read, web_link
from monitor.feeds.worker import decode, encode
from monitor.judge import stories
from monitor.lab.bench import hostile
from monitor.model import Entry, Failed, Failure, Feed, Hints

URL = "https://news.example/feeds/rss.xml"
ITEM = "<item><guid>urn:{0}</guid><title>Title {0}</title><link>/story/{0}</link></item>"


def rss(inside: str, encoding: str = "utf-8", head: str = "") -> bytes:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f'{declared}<rss version="2.0"><channel>{head}{inside}</channel></rss>'.encode(encoding)


def parsed(body: bytes, content_type: str = "application/rss+xml") -> Parsed:
    answer = read(body, URL, content_type)
    assert isinstance(answer, Parsed), answer
    return answer


def only(body: bytes, content_type: str = "application/rss+xml") -> Entry:
    (entry,) = parsed(body, content_type).entries
    return entry


def failed(body: bytes) -> Failed:
    answer = read(body, URL, "")
    assert isinstance(answer, Failed), answer
    assert "\n" not in answer.detail
    return answer


def test_an_rss_item_is_given_markup_and_all() -> None:
    entry = only(
        rss(
            "<item><guid isPermaLink='false'>urn:1</guid><title>SDF &amp; coalition</title>"
            "<link>https://news.example/1</link><description>&lt;p onclick='x()'&gt;Taken&lt;/p&gt;</description>"
            "<pubDate>Fri, 14 Dec 2018 11:00:00 +0300</pubDate><author>ed@news.example (Ed)</author>"
            "<category>Syria</category><category>War</category><category>Syria</category></item>"
        )
    )

    assert entry == Entry(
        guid="urn:1",
        link="https://news.example/1",
        title="SDF & coalition",
        summary="<p onclick='x()'>Taken</p>",
        published=datetime(2018, 12, 14, 8, tzinfo=UTC),
        author="ed@news.example (Ed)",
        tags=("Syria", "War"),
    )


def test_an_atom_entry_is_given_with_its_content_and_both_dates() -> None:
    entry = only(
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>News</title><entry><id>urn:1</id>'
        b'<title>Taken</title><link href="story/1"/><published>2018-12-14T08:00:00Z</published>'
        b"<updated>2018-12-14T09:00:00Z</updated><summary>Short</summary>"
        b'<content type="html">&lt;p&gt;Long&lt;/p&gt;</content></entry></feed>',
        "application/atom+xml",
    )

    assert (entry.summary, entry.content) == ("Short", "<p>Long</p>")
    assert entry.link == "https://news.example/feeds/story/1"
    assert (entry.published, entry.updated) == (
        datetime(2018, 12, 14, 8, tzinfo=UTC),
        datetime(2018, 12, 14, 9, tzinfo=UTC),
    )


def test_a_feed_says_its_title_its_language_and_how_long_it_keeps() -> None:
    feed = parsed(rss("", head="<title>News</title><language>en-gb</language><ttl>15</ttl>"))

    assert feed == Parsed(entries=(), title="News", language="en-gb", ttl=timedelta(minutes=15))


def test_a_feed_says_when_it_does_not_want_to_be_asked() -> None:
    head = (
        "<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>99</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>saturday</day><day>Someday</day></skipDays>"
    )
    every = "<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in range(24)) + "</skipHours>"

    assert parsed(rss("", head=head)).hints == Hints(skip_hours=(0, 23), skip_days=(5, 6))
    assert parsed(rss("", head=every)).hints == Hints()


def test_hours_that_an_item_or_a_comment_speaks_of_are_none_of_the_feeds() -> None:
    told = "<skipHours><hour>3</hour></skipHours>"
    item = f"<item><guid>1</guid><title>How to</title><description><![CDATA[{told}]]></description></item>"
    late = "<skipDays><day>Sunday</day></skipDays>"

    assert parsed(rss(item + late, head=f"<!-- {told} -->")).hints == Hints(skip_days=(6,))


@pytest.mark.parametrize(
    ("period", "frequency", "expected"),
    [("hourly", "2", 0.5), ("daily", "", 24), ("weekly", "7", 24), ("hourly", "0", 1), ("now and then", "1", None)],
)
def test_the_syndication_module_says_how_often_a_feed_is_updated(
    period: str, frequency: str, expected: float | None
) -> None:
    said = f"<sy:updatePeriod>{period}</sy:updatePeriod><sy:updateFrequency>{frequency}</sy:updateFrequency>"
    body = rss("", head=said).replace(b"<rss ", b'<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ')

    assert parsed(body).ttl == (None if expected is None else timedelta(hours=expected))


@pytest.mark.parametrize("ttl", ["", "0", "-1", "soon", "1e9", "99999999"])
def test_a_ttl_that_makes_no_sense_is_none(ttl: str) -> None:
    assert parsed(rss("", head=f"<ttl>{ttl}</ttl>")).ttl is None


def test_no_dates_no_guids_no_links_are_simply_empty() -> None:
    assert only(rss("<item><title>Bare</title></item>")) == Entry(title="Bare")


@pytest.mark.parametrize(
    ("inside", "link"),
    [
        ("<guid>12345</guid>", ""),
        ("<guid isPermaLink='true'>/story/1</guid>", ""),
        ("<guid>https://news.example/story/1</guid>", "https://news.example/story/1"),
        ("<guid>12345</guid><link>/story/1</link>", "https://news.example/story/1"),
        ("<link>/story/1</link><guid>12345</guid>", "https://news.example/story/1"),
    ],
)
def test_a_guid_stands_for_a_link_only_where_it_is_one(inside: str, link: str) -> None:
    item = f"<item><title>x</title>{inside}<enclosure url='/a.mp3' type='audio/mpeg' length='1'/></item>"

    told = stories.read(only(rss(item)), Feed(url=URL), datetime(2026, 11, 1, tzinfo=UTC))

    assert told is not None
    assert told.url == link


def test_a_guid_that_is_the_feeds_own_address_is_no_link() -> None:
    assert only(rss(f"<item><title>x</title><guid>{URL}</guid></item>")).link == ""


@pytest.mark.parametrize("date", ["Fri, 14 Dec 2099 08:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_date_is_given_as_it_stands_however_odd(date: str) -> None:
    published = only(rss(f"<item><title>x</title><pubDate>{date}</pubDate></item>")).published

    assert published is not None
    assert published.year in (2099, 1970)


@pytest.mark.parametrize("date", ["yesterday", "Fri, 99 Dec 2018", "0000-00-00", "nan"])
def test_a_date_that_is_none_is_none(date: str) -> None:
    assert only(rss(f"<item><title>x</title><pubDate>{date}</pubDate></item>")).published is None


def test_the_same_guid_twice_gives_both_items() -> None:
    assert len(parsed(rss(ITEM.format(1) + ITEM.format(1))).entries) == 2


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/story/1", "https://news.example/story/1"),
        ("story", "https://news.example/feeds/story"),
        ("//other.example/1", "https://other.example/1"),
        ("https://other.example/a\n b", "https://other.example/ab"),
        (" /Press Releases/2 May.pdf ", "https://news.example/Press%20Releases/2%20May.pdf"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("mailto:x@y.example", ""),
        ("https://", ""),
        ("rss.xml#top", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_link_is_absolute_and_of_the_web_or_none(link: str, expected: str) -> None:
    assert web_link(link, URL) == expected


@pytest.mark.parametrize(
    ("home", "written", "link"),
    [
        ("https://www.site.example/en/", "/a?b=1&amp;c=2", "https://www.site.example/a?b=1&c=2"),
        ("https://www.site.example/en/", "<![CDATA[ /a ]]>", "https://www.site.example/a"),
        ("https://www.site.example/en/", "https://news.example/a", "https://news.example/a"),
        ("https://www.site.example/en/", "//cdn.example/a", "https://cdn.example/a"),
        ("https://news.example/en/", "/a", "https://news.example/a"),
        ("", "/a", "https://news.example/a"),
        ("javascript:x", "/a", "https://news.example/a"),
    ],
)
def test_a_link_without_its_host_is_of_the_site_that_the_feed_names(home: str, written: str, link: str) -> None:
    entry = only(rss(f"<link>{home}</link><item><title>x</title><link>{written}</link></item>"))

    assert entry.link == link


def test_the_text_of_a_russian_paper_is_read() -> None:
    text = "<yandex:full-text>Силы заняли город.</yandex:full-text>"
    shown = '<media:description xmlns:media="http://search.yahoo.com/mrss/">Танк</media:description>'
    one, captioned, own = (
        only(rss(f'<item xmlns:yandex="http://news.yandex.ru"><title>x</title>{text}{more}</item>'))
        for more in ("", shown, "<content:encoded>Силы</content:encoded>")
    )

    assert (one.content, one.own_text) == ("Силы заняли город.", "")
    assert captioned.own_text == "Силы заняли город."
    assert own.content == "Силы"


def test_a_script_for_a_link_is_dropped_from_an_item() -> None:
    assert only(rss("<item><title>x</title><link>javascript:alert(1)</link></item>")).link == ""


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/xml; charset=utf-16", "text/xml; charset=utf-8"])
@pytest.mark.parametrize(
    "declared", ["", "<?xml version='1.0' encoding='utf-16'?>", "<?xml version='1.0' encoding='utf-8'?>"]
)
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [0, 1])
def test_whether_a_feed_is_utf_16_its_bytes_say_and_not_what_is_declared(
    written: str, declared: str, content_type: str, length: int
) -> None:
    """An odd number of bytes is no UTF-16 at all, which parsers notice, and an even one they do not."""
    body = f"{declared}<rss version='2.0'><channel><item><title>Војска</title></item></channel></rss>{' ' * length}"

    assert only(body.encode(written), content_type).title == "Војска"


@pytest.mark.parametrize("written", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_json_feed_in_utf_16_is_read(written: str) -> None:
    body = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "Војска"}]}'

    assert only(body.encode(written)).title == "Војска"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_are_read_as_declared(encoding: str) -> None:
    assert only(rss("<item><title>Réfugiés</title></item>", encoding)).title == "Réfugiés"


def test_latin_1_that_says_it_is_utf_8_is_read_all_the_same() -> None:
    body = rss("<item><title>Réfugiés</title></item>").decode().encode("latin-1")

    assert only(body, "text/xml; charset=utf-8").title == "Réfugiés"


def test_controls_and_halves_of_pairs_never_come_out() -> None:
    body = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "a\x00b", "title": "x\x1b[31m\ud800", "content_text": "\x07"}],
        }
    ).encode()

    assert only(body) == Entry(guid="ab", title="x[31m")


@pytest.mark.parametrize(
    "reference",
    ["&#xD800;", "&#57343;", "&#x0000DFFF;", "&#x110000;", "&#xFFFFFFFFFFFFFFFF;", f"&#{'9' * 5000};"],
)
def test_a_reference_to_no_character_costs_itself_and_not_the_feed(reference: str) -> None:
    feed = parsed(rss(f"<item><title>a {reference} &#233; &#x1F600; b</title></item>" + ITEM.format(1)))

    assert [entry.title for entry in feed.entries] == ["a \ufffd é \U0001f600 b", "Title 1"]


# --- odd, cut, broken, or no feed at all


def test_a_feed_without_items_is_a_feed() -> None:
    assert parsed(rss("")) == Parsed(entries=())


def test_a_cut_feed_gives_what_came_and_a_complaint() -> None:
    body = rss("".join(ITEM.format(number) for number in range(10)))
    feed = parsed(body[: len(body) * 2 // 3])

    assert 5 <= len(feed.entries) <= 7
    assert len(feed.complaints) == 1
    assert feed.remarks == ()


@pytest.mark.parametrize("fault", ["&nbsp;", " & ", "<br>", "\x0c", "<x:y>z</x:y>"])
def test_a_feed_that_is_badly_formed_but_whole_gives_all_items_and_a_remark(fault: str) -> None:
    feed = parsed(rss(f"<item><title>a{fault}b</title></item>" + ITEM.format(1)))

    assert len(feed.entries) == 2
    assert feed.complaints == ()
    assert len(feed.remarks) == 1


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "", "application/octet-stream", "text/xml"])
def test_a_wrong_content_type_is_no_matter(content_type: str) -> None:
    feed = parsed(rss(ITEM.format(1)), content_type)

    assert (len(feed.entries), feed.complaints, feed.remarks) == (1, (), ())


def test_a_page_is_no_feed_and_its_title_is_told() -> None:
    answer = failed(b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><head><title>Sign in &amp; go on</title></head></html>")

    assert answer.reason is Failure.NOT_A_FEED
    assert "Sign in & go on" in answer.detail


def test_a_list_of_feeds_is_told_apart_from_a_feed() -> None:
    answer = failed(
        b'<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://a.example/"/></body></opml>'
    )

    assert answer.reason is Failure.NOT_A_FEED
    assert "monitor feeds import" in answer.detail


def test_a_huge_page_is_told_at_once() -> None:
    """Feedparser would take many seconds over it."""
    assert failed(b"<html><body>" + b"<a href='x'>y</a>" * 300_000).reason is Failure.NOT_A_FEED


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Failure.EMPTY),
        (b" \r\n\0", Failure.EMPTY),
        (b"not xml at all", Failure.PARSE),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Failure.PARSE),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", Failure.NOT_A_FEED),
        (b"<html><title>403</title>", Failure.NOT_A_FEED),
        (b'{"errors": ["no"]}', Failure.NOT_A_FEED),
        (b"<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><title>T</title>", Failure.PARSE),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', Failure.PARSE),
        (b"[" * 200_000, Failure.PARSE),
        (b"<rss version='2.0'><channel><ti", Failure.PARSE),
    ],
)
def test_what_is_no_feed_fails_with_a_reason(body: bytes, reason: Failure) -> None:
    assert failed(body).reason is reason


def test_a_codec_that_is_none_for_text_does_no_harm() -> None:
    body = b'<?xml version="1.0" encoding="punycode"?><rss version="2.0"><channel><item><title>\xff-a</title></item>'

    assert isinstance(read(body, URL, "text/xml; charset=idna"), Parsed | Failed)


def test_of_too_many_items_the_first_and_the_last_are_read() -> None:
    feed = parsed(rss("".join(ITEM.format(number) for number in range(MAX_ENTRIES + 200))))

    assert len(feed.entries) == MAX_ENTRIES
    assert (feed.entries[0].guid, feed.entries[-1].guid) == ("urn:0", f"urn:{MAX_ENTRIES + 199}")
    assert len(feed.remarks) == 1


# --- harm


def test_entities_that_multiply_are_not_expanded() -> None:
    answer = read(hostile.LAUGHS, URL)

    assert isinstance(answer, Failed) or len(answer.entries[0].title) < 1000


def test_a_body_that_is_a_path_or_names_a_file_opens_nothing(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    os.mkfifo(canary)  # opening it would block for ever

    assert failed(str(canary).encode()).reason is Failure.PARSE
    answer = read(hostile.external(str(canary)), URL)
    assert isinstance(answer, Failed) or answer.entries[0].title == "a"


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_no_bytes_make_it_raise(rubbish: bytes) -> None:
    body = rss(ITEM.format(1))

    assert isinstance(read(rubbish, URL), Parsed | Failed)
    assert isinstance(read(body[:90] + rubbish + body[90:], URL), Parsed | Failed)


# --- JSON Feed


def test_a_json_feed_is_given_like_any_other() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "language": "en",
        "items": [
            {
                "id": 17,
                "url": "/story/17",
                "title": "Taken",
                "content_text": "a < b",
                "date_published": "2018-12-14T11:00:00+03:00",
                "authors": [{"name": "Ed"}, {"name": "Flo"}, 3],
                "tags": ["Syria", 5],
            },
            "rubbish",
            {"id": "18", "external_url": "javascript:x", "content_html": "<p>b</p>", "date_published": "soon"},
            {"id": None, "title": ["no"], "author": {"name": "Ed"}},
        ],
    }
    feed = parsed(json.dumps(document).encode(), "application/feed+json")

    assert (feed.title, feed.language) == ("News", "en")
    assert feed.entries == (
        Entry(
            guid="17",
            link="https://news.example/story/17",
            title="Taken",
            content="a &lt; b",
            published=datetime(2018, 12, 14, 8, tzinfo=UTC),
            author="Ed, Flo",
            tags=("Syria", "5"),
        ),
        Entry(guid="18", content="<p>b</p>"),
        Entry(author="Ed"),
    )


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (b'{"id": "1", "title": "Caf\xe9"}', Entry(guid="1", title="Caf\ufffd")),
        (b'{"id": "1", "content_html": "<p>a\n\tb</p>"}', Entry(guid="1", content="<p>a\n\tb</p>")),
        (b'{"id": ' + b"9" * 5000 + b', "title": "a"}', Entry(guid="9" * 5000, title="a")),
        (b'{"id": 20.50, "title": NaN}', Entry(guid="20.50")),
        (b'{"id": "1", "authors": [], "author": {"name": "Ed"}}', Entry(guid="1", author="Ed")),
    ],
    ids=["a byte that is no UTF-8", "a line end in a text", "a number of 5,000 digits", "no number", "no authors"],
)
def test_what_is_odd_in_an_item_of_a_json_feed_costs_no_more_than_itself(item: bytes, entry: Entry) -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + item + b', {"id": "2", "title": "b"}]}'

    for mark in (b"", b"\xef\xbb\xbf"):
        assert parsed(mark + body, "application/feed+json").entries == (entry, Entry(guid="2", title="b"))


def test_what_a_cache_writes_behind_a_json_feed_costs_nothing() -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]}\n<!-- Cached page -->'

    assert only(body, "application/feed+json") == Entry(guid="1")


# --- between the processes


@pytest.mark.parametrize(
    "answer",
    [
        Parsed(entries=()),
        Parsed(
            entries=(Entry(guid="é", title="x", published=datetime(2018, 5, 1, tzinfo=UTC), tags=("a", "b")),),
            title="t",
            language="en",
            ttl=timedelta(minutes=15),
            skip_hours=(1, 2),
            skip_days=(6,),
            unchanged=3,
            seen=b"12345678",
            complaints=("a",),
            remarks=("b",),
        ),
        Failed(reason=Failure.NOT_A_FEED, detail="it is no feed"),
    ],
)
def test_an_answer_survives_the_pipe(answer: Parsed | Failed) -> None:
    assert decode(encode(answer)) == answer
