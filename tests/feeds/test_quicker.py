"""feedparser with less to do yields what it yields with all of it."""

from __future__ import annotations

import subprocess
import sys
import warnings
from copy import deepcopy
from typing import Any

import feedparser
import pytest
from feedparser import FeedParserDict
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.feeds import quicker, reading

NAMES = st.sampled_from(sorted({*quicker._RENAMED, "title", "summary", "subtitle", "href", "links", "tags", "value"}))
LINKS = [FeedParserDict(rel="enclosure", href="a"), FeedParserDict(rel="license", href="b")]
VALUES = {"links": LINKS, "tags": [FeedParserDict(term="t")]}
ITEMS = st.sets(NAMES, max_size=8).map(lambda names: FeedParserDict({name: VALUES.get(name, name) for name in names}))
TAILS = st.text(st.sampled_from("aZ0é._~-:/?#[]@!$&'()*+,;=% \t\n"), max_size=8)
DOCUMENTS = [
    b"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xml:base="https://b.example/x/"><channel>
    <title>News &amp; more</title><link>/</link><image><url>/i.png</url></image><item xml:base="y/"><title>Tom &amp;
    Jerry &lt;b&gt;</title><link>a?x=1&amp;y=2</link><guid>1</guid><pubDate>Fri, 14 Dec 2018 11:00:00 GMT</pubDate>
    <source url="/s">S<title>again</title></source><enclosure url="/e.mp3" length="1"/><category>c &amp; d</category>
    <media:description>A <![CDATA[<i>picture</i>]]></media:description><description>a<br>b</br></description></item>
    </channel></rss>""",
    b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>tag:a</id><entry xml:base="//c.example/"><id>/1</id>
    <title type="html">A &amp;amp; B</title><link href="l"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>One</p> <p>two &lt; three</p></div></content><source><title>S</title><link href="s"/></source></entry></feed>""",
    b"""<RSS version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:x="urn:x"><Channel><TITLE>Names</TITLE>
    <atom:link rel="self" href="/f"/><x:y>z</x:y><link xmlns="urn:other">/o</link><item><pubDate>14 Dec 2018</pubDate>
    <title xmlns="http://www.w3.org/2005/Atom">T</title><atom:id>1</atom:id><x:y a="b">z</x:y><atom:summary>s
    </atom:summary><description xmlns="http://www.w3.org/1999/xhtml"><p>d</p></description></item></Channel></RSS>""",
    b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title><entry
    xmlns:xlink="http://www.w3.org/1999/xlink"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><svg
    xmlns="http://www.w3.org/2000/svg"><title>t</title><path/></svg><math xmlns="http://www.w3.org/1998/Math/MathML"><mi/>
    </math></div></title><id xmlns="http://www.w3.org/2005/atom">1</id><published xmlns="">2018-12-14</published>
    <x xmlns="a b">y</x><updated/><author><name>N</name></author><a:content>c</a:content></entry></feed>""",
    b"<rss><channel><item><title>cut & broken</title><link>javascript:x</link><description>&nbsp;x</item></channel>",
]


@given(ITEMS, NAMES)
def test_a_field_is_found_as_before(item: FeedParserDict, name: str) -> None:
    def found(way: Any, *given: object) -> object:
        try:
            return way(item, name, *given)
        except (KeyError, TypeError) as error:
            return repr(error)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert found(FeedParserDict.__getitem__) == found(quicker._item)
        assert found(FeedParserDict.get, "none") == found(quicker._get, "none")
        assert found(FeedParserDict.__contains__) == found(quicker._contains)


@given(ITEMS)
def test_a_copy_is_of_the_same_kind_and_holds_copies(item: FeedParserDict) -> None:
    renamed = FeedParserDict()
    for name, value in item.items():
        renamed[name] = value
    copy = deepcopy(item)

    assert (type(copy), copy) == (FeedParserDict, renamed)
    assert all(one is not other for one, other in zip(copy.get("links", ()), item.get("links", ()), strict=True))


BASES = st.sampled_from(["", "https://a.example/f?x=1", "http://a.example/f", "http://[", "/f", "https://a.example/f;"])
ADDRESSES = st.one_of(
    st.builds(str.__add__, st.sampled_from(["http://a", "https://a.example/f", "HTTP://", "https:", "//"]), TAILS),
    TAILS,
)


@given(BASES, ADDRESSES)
@settings(max_examples=500)
def test_addresses_are_joined_as_before(base: str, address: str) -> None:
    assert quicker._quick_join(base, address) == quicker._join(base, address)


@given(BASES.filter(quicker.is_whole), ADDRESSES)
@settings(max_examples=500)
def test_what_needs_no_joining_is_the_link_that_joining_gives(base: str, address: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(quicker, "is_whole", lambda _address: False)
        joined = reading.web_link(address, base)

    assert reading.web_link(address, base) == joined


@pytest.mark.parametrize("body", DOCUMENTS, ids=["RSS", "Atom", "names", "prefixes", "broken"])
def test_a_document_is_read_as_by_feedparser_alone(body: bytes) -> None:
    headers = {"content-location": "https://a.example/f", "content-type": "text/xml; charset=utf-8"}
    options = f"response_headers={headers}, sanitize_html=False, resolve_relative_uris=False"
    program = (
        f"import feedparser, io, sys; print(ascii(feedparser.parse(io.BytesIO(sys.stdin.buffer.read()), {options})))"
    )
    alone = subprocess.run([sys.executable, "-c", program], input=body, capture_output=True, check=True)

    found = reading._parsed(body, headers)

    for each in found["entries"]:
        for note in ("monitor_guid", "monitor_said", "monitor_captions"):
            each.pop(note, None)
    found["feed"].pop("monitor_guid", None)
    assert ascii(found) == alone.stdout.decode().strip()


def test_who_compares_has_feedparser_as_it_comes() -> None:
    headers = {"content-location": "https://a.example/f"}
    with quicker.as_it_comes():
        assert FeedParserDict.__getitem__ is quicker._item
        assert not feedparser.api.PREFERRED_XML_PARSERS
        plain = feedparser.parse(DOCUMENTS[0], response_headers=headers)

    assert FeedParserDict.__getitem__ is quicker._quick_item
    assert ascii(feedparser.parse(DOCUMENTS[0], response_headers=headers)) == ascii(plain)
