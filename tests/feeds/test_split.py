"""A feed read in pieces says what it says as a whole."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds.reading import MAX_ENTRIES, Parsed, read
from monitor.feeds.split import DIGEST, beside, digests, known, likenesses, memory, remembered, split
from monitor.model import Entry
from tests.builders import at

URL = "https://news.example/feeds/rss.xml"

TEXTS = st.sampled_from(
    [
        "SDF takes Hajin",
        "a &lt;b&gt;bold&lt;/b&gt; claim &amp; more",
        "<![CDATA[<p>in </item> a <item> trap</p>]]>",
        "Réfugiés à Deir ez-Zor – 中文",
        "",
    ]
)
PARTS = st.lists(
    st.one_of(
        *(
            st.builds(f"<{tag}>{{}}</{tag}>".format, TEXTS)
            for tag in ("title", "description", "guid", "link", "author", "category", "dc:creator", "content:encoded")
        ),
        st.just("<pubDate>Fri, 14 Dec 2018 11:00:00 GMT</pubDate>"),
        st.just("<description/>"),
        st.just("<!-- <item> -->"),
        st.just("<source url='x'>s</source><title>again</title>"),
        st.just("<media:group><media:title>t</media:title></media:group>"),
    ),
    max_size=6,
)
ITEMS = st.lists(st.builds("<item a='>'>{}</item >".format, PARTS.map("".join)), min_size=1, max_size=7)


def rss(items: list[str], between: str = "<x/>") -> bytes:
    names = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    )
    head = "<title>News</title><language>en</language><ttl>15</ttl>"
    return f'<rss version="2.0" {names}><channel>{head}{between.join(items)}<link>/</link></channel></rss>'.encode()


def parsed(body: bytes, seen: bytes = b"", content_type: str = "application/rss+xml") -> Parsed:
    answer = read(body, URL, content_type, seen)
    assert isinstance(answer, Parsed), answer
    return answer


@given(ITEMS, st.data())
@settings(max_examples=150)
def test_items_that_were_seen_are_left_out_and_the_others_read_as_ever(items: list[str], data: st.DataObject) -> None:
    whole = parsed(rss(items))
    assert len(whole.seen) == DIGEST * len(items)
    chosen = data.draw(st.sets(st.integers(0, len(items) - 1)))
    seen = b"".join(whole.seen[number * DIGEST :][:DIGEST] for number in chosen)
    hidden = {whole.seen[number * DIGEST :][:DIGEST] for number in chosen}
    pieces = split(rss(items), "") or ()
    changed = beside(rss(items), pieces, [piece for piece in pieces if piece.digest not in hidden])
    left = [number for number, piece in enumerate(pieces) if piece in changed]

    again = parsed(rss(items), seen)

    assert again.entries == tuple(whole.entries[number] for number in left)
    assert again.unchanged == len(items) - len(left)
    assert again.seen == whole.seen
    assert (again.title, again.language, again.ttl) == (whole.title, whole.language, whole.ttl)
    assert (again.complaints, again.remarks) == ((), ())


def test_an_edited_item_is_read_again_and_a_new_head_changes_nothing() -> None:
    items = [f"<item><guid>urn:{number}</guid><title>{number}</title></item>" for number in range(5)]
    first = parsed(rss(items))
    edited = rss([*items[:2], items[2].replace("<title>2", "<title>two"), *items[3:]]).replace(b">News<", b">Newer<")

    second = parsed(edited, first.seen)

    assert [entry.title for entry in second.entries] == ["two"]
    assert (second.title, second.unchanged) == ("Newer", 4)


@pytest.mark.parametrize(
    ("old", "new", "together"),
    [
        ("<link>https://a.example/live#1</link>", "<link>https://a.example/live#2</link>", True),
        ("<link> <![CDATA[https://a.example/live]]></link>", "<link>https://a.example/live</link>", True),
        ("<link href='https://a.example/live' rel='alternate'/>", "<link href='https://a.example/live'/>", True),
        ("<link>https://a.example/1</link><guid>x</guid>", "<link>https://a.example/2</link><guid>x</guid>", True),
        ("<link>https://a.example/1</link>", "<link>https://a.example/2</link>", False),
        ("<link rel='license' href='/l'/><link href='/1'/>", "<link rel='license' href='/l'/><link href='/2'/>", False),
        ("<guid/><link/>", "<guid></guid><link></link>", False),
    ],
)
def test_an_item_that_shares_its_link_or_guid_with_a_new_one_is_read_again_beside_it(
    old: str, new: str, together: bool
) -> None:
    other = "<item><title>other</title><link>https://a.example/other</link></item>"
    items = [f"<item><title>new</title>{new}</item>", f"<item><title>old</title>{old}</item>", other]
    first = parsed(rss(items[1:]))

    second = parsed(rss(items), first.seen)

    assert [entry.title for entry in second.entries] == (["new", "old"] if together else ["new"])


def test_a_root_that_means_something_else_makes_all_items_new() -> None:
    first = parsed(rss(["<item><link>a</link></item>"]))
    moved = rss(["<item><link>a</link></item>"]).replace(b"<rss ", b'<rss xml:base="https://other.example/" ')

    assert [entry.link for entry in parsed(moved, first.seen).entries] == ["https://other.example/a"]


@pytest.mark.parametrize(
    "body",
    [
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>a</title></entry>'
        b"<entry><id>urn:2</id><title>b</title></entry></feed>",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/>'
        b"<item><title>a</title></item><item><title>b</title></item></rdf:RDF>",
    ],
    ids=["Atom", "RDF"],
)
def test_atom_and_rdf_are_cut_like_rss(body: bytes) -> None:
    first = parsed(body)
    second = parsed(body, first.seen[:DIGEST])

    assert [entry.title for entry in first.entries] == ["a", "b"]
    assert ([entry.title for entry in second.entries], second.unchanged) == (["b"], 1)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', ""),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item/></channel></rss>', ""),
        (b"<rss><channel><item></item></channel></rss>", "text/xml; charset=windows-1251"),
        (b"<rss><channel><item/></channel></rss>", ""),
        (b"<rss><channel><item><title xml:base='http://a/'/></item></channel></rss>", ""),
        (b"<rss><channel><item xml:base='http://a/'></item></channel></rss>", ""),
        (b"<rss><channel><item><x><item></item></x></item></channel></rss>", ""),
        (b"<rss><channel><item><title></item></channel></rss>", ""),
        (b"<rss><channel><item></item></channel>", ""),
        ("<rss><channel><item></item></channel></rss>".encode("utf-16"), ""),
        (b"rubbish", ""),
    ],
)
def test_where_cutting_might_do_harm_nothing_is_cut(body: bytes, content_type: str) -> None:
    assert split(body, content_type) is None


def test_what_is_no_plain_feed_has_no_items_to_cut() -> None:
    assert split(b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry></a:entry></a:feed>", "") == ()


def test_a_cut_document_is_never_taken_as_seen() -> None:
    body = rss([f"<item><title>{number}</title></item>" for number in range(5)])

    assert parsed(body[:-40]).seen == b""


def test_a_long_feed_is_known_in_full_although_only_its_ends_are_read() -> None:
    items = [f"<item><guid>urn:{number}</guid></item>" for number in range(MAX_ENTRIES + 100)]
    first = parsed(rss(items))
    second = parsed(rss(["<item><guid>urn:new</guid></item>", *items]), first.seen)

    assert (len(first.entries), len(first.remarks)) == (MAX_ENTRIES, 1)
    assert [entry.guid for entry in second.entries] == ["urn:new"]
    assert second.unchanged == MAX_ENTRIES + 100


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_no_bytes_make_it_raise(rubbish: bytes) -> None:
    body = rss(["<item><title>a</title></item>"])

    pieces = split(body[:300] + rubbish + body[300:], "") or ()

    assert all(piece.start < piece.end for piece in pieces)


PLACES = st.sampled_from(
    [
        *["{}"] * 6,
        "<!-- {} -->",
        "<x><![CDATA[{}]]></x>",
        "<item>{}</item>",
        "<items>{}</items>",
        "<item/>{}",
        "<!-- {}",
        "{} -->",
        "<item><title>new</title></item>{}",
        "<item><title><![CDATA[</item>]]></title></item>{}",
        "<?monitor-left-out-here?>{}",
        "<?xml-stylesheet href='x'?>{}",
    ]
)


@given(st.lists(PARTS.map("".join), min_size=1, max_size=5), st.data())
@settings(max_examples=300)
def test_what_was_seen_is_passed_only_where_it_is_an_item(texts: list[str], data: st.DataObject) -> None:
    """In a comment, in quoted text or in another item it is none: the pieces are those of a walk through all of it."""
    items = [f"<item>{text}</item>" for text in texts]
    seen = known(digests(split(rss(items), "") or ()))
    places = data.draw(st.lists(st.tuples(PLACES, st.sampled_from(items)), max_size=8))
    between = data.draw(st.sampled_from(["<x/>", "", "\r\n\t ", "\f", "words", "<!-- -->"]))
    body = rss([place.format(item) for place, item in places], between)

    assert split(body, "", seen) == split(body, "")


@pytest.mark.parametrize(
    ("name", "document"), [("item", "<rss><channel>{}</channel></rss>"), ("entry", "<feed>{}</feed>")]
)
def test_of_what_was_seen_no_end_is_heard(name: str, document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [f"<{name}><guid>{number}</guid></{name}>" for number in range(3)]
    seen = known(digests(split(document.format("".join(items)).encode(), "") or ()))
    body = document.format(f"{items[2]}<x/>{items[0]}").encode()
    whole = split(body, "")
    monkeypatch.setattr("monitor.feeds.split._Walk._end_within", lambda *_: pytest.fail("it was walked through"))

    assert split(body, "", seen) == whole


# --- what items are known by again ------------------------------------------------------------------------------------


def named(title: str, minute: float = 0, **given: Any) -> Entry:
    return Entry(**{"title": title, "published": at(minute), **given})


WORDS = "The town was taken <a href='{}'>on Friday</a>, a spokesman said."


def test_who_waits_beside_the_reading_of_long_items_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    long = named("SDF takes Hajin", summary=WORDS.format(1) * 100)
    whole, plain = hashlib.blake2b, likenesses(long)
    taken = list[int]()

    class Watched:
        def __init__(self, data: bytes = b"", *, digest_size: int) -> None:
            self._key = whole(digest_size=digest_size)
            self.update(data)

        def update(self, data: bytes) -> None:
            taken.append(len(data))
            self._key.update(data)

        def digest(self) -> bytes:
            return self._key.digest()

    monkeypatch.setattr(hashlib, "blake2b", Watched)

    assert likenesses(long) == plain
    assert sum(taken) > 4000
    assert max(taken) < 2048, "hashlib lets go of the interpreter, and takes it back before anyone has woken"


def test_an_item_is_like_one_of_the_same_title_and_date_and_of_no_other() -> None:
    (one,) = likenesses(named("SDF takes Hajin", guid="1", link="https://a.example/1"))

    assert (one,) == likenesses(named("SDF takes Hajin", guid="2", link="https://a.example/2"))
    assert one not in (*likenesses(named("SDF takes Hajin", 1)), *likenesses(named("SDF enters Hajin")))
    assert likenesses(named("")) == likenesses(named("SDF takes Hajin", published=None)) == ()


def test_an_item_is_like_one_of_the_same_words_whatever_its_date() -> None:
    before = set(likenesses(named("SDF takes Hajin", summary=WORDS.format(1))))

    assert not before.isdisjoint(likenesses(named("SDF takes Hajin", 9, summary=WORDS.format(2))))
    assert not before.isdisjoint(likenesses(named("SDF takes Hajin", published=None, summary=WORDS.format(1))))
    assert before.isdisjoint(likenesses(named("SDF takes Baghuz", 9, summary=WORDS.format(1))))
    assert before.isdisjoint(likenesses(named("SDF takes Hajin", 9, summary=f"No. {WORDS}")))


def test_a_memory_keeps_digests_and_as_many_likenesses_as_the_feed_holds_the_latest_first() -> None:
    one, two, three = (named(title, summary=WORDS) for title in "abc")
    digests, before = remembered(memory(b"d" * 16, [*likenesses(two), *likenesses(one)], (), 2))
    second = remembered(memory(b"e" * 8, likenesses(three) + likenesses(named("undated", published=None)), before, 2))

    assert (digests, list(before)) == (b"d" * 16, [*likenesses(two), *likenesses(one)])
    assert (second[0], list(second[1])) == (b"e" * 8, [*likenesses(three), *likenesses(two)])


def test_a_memory_of_before_likenesses_holds_digests_alone() -> None:
    assert remembered(b"d" * 16) == (b"d" * 16, {})
    assert remembered(b"") == (b"", {})
