"""An entry becomes a story whose identity survives edits, and whose dates can be trusted as far as they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.stories import canonical, compose, drawn, identifies, read, read_all, sane, seed
from monitor.model import Entry, Story
from tests.builders import NOON, feed

FEED = feed()
SUMMARY = "The town of Hajin fell on Friday, the coalition said."


def entry(title: str = "SDF takes Hajin", summary: str = SUMMARY, **given: object) -> Entry:
    return Entry(
        **{"guid": "g1", "link": "https://news.example/world/hajin", "title": title, "summary": summary, **given}
    )


def story(*arguments: object, **given: object) -> Story:
    found = read(entry(*arguments, **given), FEED, NOON)
    assert found is not None
    return found


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "variant",
    [
        "https://news.example/a/b",
        "http://news.example/a/b/",
        "HTTPS://WWW.News.Example/a/b",
        "https://m.news.example/a/b",
        "https://amp.news.example/a/b",
        "https://news.example/a/b/amp/",
        "https://news.example/a/b.amp",
        "https://news.example/amp/a/b",
        "https://news.example/a/b?outputType=amp",
        "https://news.example/a/b?utm_source=rss&utm_medium=feed&at_medium=RSS&fbclid=1",
        "https://news.example/a/b#comments",
        "https://news.example:443/a/b",
        "https://user:secret@news.example/a/b",
        "https://news.example//a//b",
        "https://news-example.cdn.ampproject.org/c/s/news.example/a/b",
        " https://news.example/a/b\n",
        "https://news.example/a/%62",
        "https://news.example/a/b/index.html",
    ],
)
def test_all_variants_of_an_address_have_one_form(variant: str) -> None:
    assert canonical(variant) == "https://news.example/a/b"


@pytest.mark.parametrize("host", ["новости.рф", "www.НОВОСТИ.рф", "xn--b1amnebsh.xn--p1ai", "m.новости.рф"])
def test_a_host_in_letters_and_in_those_of_dns_is_one(host: str) -> None:
    assert canonical(f"https://{host}/a") == "https://xn--b1amnebsh.xn--p1ai/a"


def test_a_host_that_no_name_server_could_be_asked_for_is_no_address() -> None:
    assert canonical(f"https://{'я' * 80}.рф/a") == ""


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/a/c",
        "https://news.example/a/b?id=7",
        "https://other.example/a/b",
        "https://news.example:8080/a/b",
    ],
)
def test_other_addresses_keep_their_own_form(other: str) -> None:
    assert canonical(other) not in ("", "https://news.example/a/b")


def test_the_order_of_parameters_makes_no_difference() -> None:
    assert canonical("http://a.example/x?b=2&a=1") == canonical("http://a.example/x?a=1&b=2")


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", "//a.example/x", "https://", "https://[::1",
     "http://a b/", "mailto:a@b.example", "urn:uuid:1", "http://a.example:99999/x"],
)  # fmt: skip
def test_what_is_no_web_address_has_none(url: str) -> None:
    assert canonical(url) == ""


@pytest.mark.parametrize(
    ("url", "names"),
    [("https://a.example/world/x", True), ("https://a.example/?p=7", True), ("https://a.example", False),
     ("https://a.example/en", False), ("", False)],
)  # fmt: skip
def test_a_front_page_names_no_item(url: str, names: bool) -> None:
    assert identifies(canonical(url)) is names


@given(st.text(st.characters(), max_size=80))
def test_a_canonical_address_is_its_own_canonical_form(tail: str) -> None:
    once = canonical("https://a.example/" + tail)

    assert canonical(once) == once


# --- identity ---------------------------------------------------------------------------------------------------------


def test_an_edited_wire_story_is_the_same_item_under_a_new_guid() -> None:
    before, after = story(), story("SDF says Hajin has fallen", guid="g2")

    assert before.item == after.item
    assert before.id != after.id


def test_the_same_version_has_the_same_id_whatever_its_dates_and_tracking() -> None:
    again = story(link="https://news.example/world/hajin?utm_source=rss", published=NOON, updated=NOON)

    assert again.id == story().id


def test_the_same_link_in_two_feeds_is_one_item() -> None:
    other = read(entry(guid="other"), feed("https://news.example/world.xml"), NOON)

    assert other is not None
    assert other.item == story().item


def test_without_a_link_the_guid_names_the_item_within_its_feed() -> None:
    here, edited = story(link=""), story("Another headline", link="")
    elsewhere = read(entry(link=""), feed("https://other.example/rss"), NOON)

    assert here.item == edited.item
    assert elsewhere is not None
    assert elsewhere.item != here.item


def test_a_guid_that_is_a_link_stands_in_for_a_missing_one() -> None:
    assert story(link="", guid="https://news.example/world/hajin").item == story().item


def test_without_link_and_guid_the_text_names_the_item() -> None:
    assert story(link="", guid="").item == story(link="", guid="").item
    assert story(link="", guid="").item != story("Other", link="", guid="").item


def test_items_that_all_link_to_the_front_page_are_different_items() -> None:
    first, second = (
        story(title, link="https://news.example/", guid=guid) for title, guid in (("One", "1"), ("Two", "2"))
    )

    assert first.item != second.item


def test_items_that_all_carry_one_guid_are_different_items() -> None:
    entries = [entry(title, link="", guid="always-the-same") for title in ("First thing", "Second thing")]

    first, second = read_all(entries, FEED, NOON)

    assert first is not None
    assert second is not None
    assert first.item != second.item


def test_a_link_that_several_items_of_one_document_share_names_none_of_them() -> None:
    entries = [entry(f"Update {n}", guid=str(n)) for n in range(3)]

    assert len({found.item for found in read_all(entries, FEED, NOON) if found}) == 3


def test_parts_of_one_page_are_items_of_their_own() -> None:
    page = "https://a.example/hajin"
    entries = [entry(f"Update {n}", link=f"{page}#{n}", guid=f"{page}#{n}") for n in range(2)]

    assert len({found.item for found in read_all(entries, FEED, NOON) if found}) == 2


def test_a_story_and_its_edit_in_one_document_are_one_item() -> None:
    entries = [entry("SDF enters Hajin", guid="1"), entry("SDF takes Hajin", guid="2")]

    assert len({found.item for found in read_all(entries, FEED, NOON) if found}) == 1


# --- text -------------------------------------------------------------------------------------------------------------


def test_an_entry_with_neither_title_nor_text_tells_nothing() -> None:
    assert read(entry("", "<img src=x> &nbsp;"), FEED, NOON) is None


def test_a_title_alone_is_a_story() -> None:
    assert story(summary="").sentences == ()


def test_a_text_alone_is_a_story() -> None:
    assert story("").sentences == (SUMMARY,)


def test_the_title_said_again_is_no_sentence() -> None:
    assert story(summary=f"<p>SDF takes Hajin</p><p>{SUMMARY}</p>").sentences == (SUMMARY,)


def test_the_title_with_its_outlet_behind_it_is_no_sentence() -> None:
    """As feeds have it that are made from search results."""
    assert story(summary="<a href='x'>SDF takes Hajin</a>&nbsp;&nbsp;<font>Example News</font>").sentences == ()
    assert story(summary="SDF takes Hajin, 17 killed").sentences == ("SDF takes Hajin, 17 killed",)


def test_the_richer_of_summary_and_content_is_read() -> None:
    content = f"<p>{SUMMARY}</p><p>Fighting went on nearby.</p>"

    assert story(content=content).sentences == (SUMMARY, "Fighting went on nearby.")
    assert story(content="<p>Read more</p>").sentences == (SUMMARY,)


def test_a_pictures_caption_is_read_only_where_an_item_says_nothing_else() -> None:
    caption = "The commander of the force at a parade in the capital in May, with officers of three countries."

    assert story(content=caption, own_text=SUMMARY).sentences == (SUMMARY,)
    assert story(content=caption, summary="").sentences == (caption,)


def test_links_to_other_pages_are_not_its_text() -> None:
    line = (
        "<li><a href='https://b.example/{0}'>Truce {0} announced</a>&nbsp;&nbsp;<font color='#6f6f6f'>B {0}</font></li>"
    )
    lines = "".join(map(line.format, range(3)))
    told = "<li>Two of the <a href='https://b.example/9'>buses</a> had left Hajin by noon.</li>"

    assert story(summary=f"<ol>{lines}</ol>").sentences == ()
    assert story(summary=f"<p>{SUMMARY}</p><p>Read also</p><ul>{lines}</ul>").sentences == story().sentences
    assert story(summary=f"<ul>{told}</ul>").sentences == ("Two of the buses had left Hajin by noon.",)


@pytest.mark.parametrize(
    ("name", "group", "outlet", "publisher"),
    [
        ("Search", "Search", "North Wire", "North Wire"),
        ("", "", "North Wire", "North Wire"),
        ("Search", "North group", "North Wire", "North group"),
        ("North Wire, world", "North Wire, world", "North Wire", "North Wire, world"),
        ("Search", "Search", "<b>North\u202e</b>\n Wire", "North Wire"),
        ("Search", "Search", "", "Search"),
    ],
)
def test_an_aggregators_item_is_of_the_outlet_that_it_names_unless_the_operator_says_whose(
    name: str, group: str, outlet: str, publisher: str
) -> None:
    search = replace(FEED, name=name, publisher=group)

    found = read(entry("SDF takes Hajin - North Wire", outlet=outlet), search, NOON)

    assert found is not None
    assert found.publisher == publisher
    assert publisher != "North Wire" or found.title == "SDF takes Hajin"


def test_each_sentence_stands_once() -> None:
    assert story(summary=f"{SUMMARY} {SUMMARY.upper()}").sentences == (SUMMARY,)


def test_label_source_and_language_are_kept() -> None:
    found = story("Analysis: SDF takes Hajin - Example News")

    assert (found.label, found.title, found.source, found.publisher, found.language) == (
        "Analysis", "SDF takes Hajin", "Example News", "Example", "en",
    )  # fmt: skip


def test_a_megabyte_of_one_word_is_cut_and_read() -> None:
    assert len(story(summary="storm " * 200_000).sentences) <= 400


def test_a_book_is_cut_after_its_first_sentences() -> None:
    found = story(summary="".join(f"<p>Line number {n} of the book.</p>" for n in range(1000)))

    assert len(found.sentences) == 400


# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "understood"),
    [
        (None, None),
        (datetime(2018, 5, 1, 10), datetime(2018, 5, 1, 10, tzinfo=UTC)),  # noqa: DTZ001 - feeds do that
        (datetime(2018, 5, 1, 10, tzinfo=timezone(timedelta(hours=3))), datetime(2018, 5, 1, 7, tzinfo=UTC)),
        (NOON + timedelta(hours=23), NOON + timedelta(hours=23)),
        (NOON + timedelta(hours=25), None),
        (datetime(1970, 1, 1, tzinfo=UTC), None),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=3))), None),
        (datetime.max.replace(tzinfo=UTC), None),
    ],
)
def test_a_date_is_in_utc_or_dropped(given_: datetime | None, understood: datetime | None) -> None:
    assert sane(given_, NOON) == understood


# --- stories of a file ------------------------------------------------------------------------------------------------


def test_a_composed_story_keeps_its_id_and_the_item_of_its_link() -> None:
    first = compose(id="w1", title="A title", text="", url="https://n.example/x?utm_source=a", first_seen=NOON)
    edit = compose(id="w2", title="Another title", text="", url="https://n.example/x", first_seen=NOON)

    assert (first.id, edit.id) == ("w1", "w2")
    assert first.item == edit.item


def test_composed_stories_without_links_are_items_of_their_own() -> None:
    one, two = (compose(id=id_, title="The same title", text="", first_seen=NOON) for id_ in ("1", "2"))

    assert one.item != two.item


@pytest.mark.parametrize("id_", ["w1", ""])
def test_a_sketch_that_is_put_off_comes_out_the_same(id_: str) -> None:
    told = {"id": id_, "title": "SDF takes Hajin", "text": SUMMARY, "url": "https://n.example/x", "first_seen": NOON}

    assert drawn(compose(**told, sketched=False)) == compose(**told)


# --- seeds ------------------------------------------------------------------------------------------------------------


def test_a_seed_whose_summary_stands_before_its_title() -> None:
    """As in the article that this all began with: summary cut short, title, the lead again, site noise."""
    found = seed(
        "x",
        "Fighters have launched an offensive\u00a0to take the town\n\n"
        "US-backed fighters launch offensive\n\n"
        "Fighters have launched an offensive to take the town in\u00a0Syria, officials said Tuesday.\n\n"
        "They began at dawn.\n\n%d bloggers like this:\n",
    )

    assert found.title == "US-backed fighters launch offensive"
    assert found.sentences == (
        "Fighters have launched an offensive to take the town in Syria, officials said Tuesday.",
        "They began at dawn.",
    )


@pytest.mark.parametrize(
    ("labels", "kept"),
    [
        ("WORLD NEWS\n\nUpdated 14:03 GMT", ()),
        ("Africa", ()),
        ("Army retakes lakeside town", ("Rebels leave Dorva after two days of fighting",)),
        ("Dorva falls at 06:00 after a long siege", ("Rebels leave Dorva after two days of fighting",)),
    ],
)
def test_the_names_of_sections_before_a_headline_are_none_of_the_seed(labels: str, kept: tuple[str, ...]) -> None:
    headline = "Rebels leave Dorva after two days of fighting"
    found = seed("s.txt", f"{labels}\n\n{headline}\n\nThe army said so on Tuesday.")

    assert found.title == (labels if kept else headline)
    assert found.sentences == (*kept, "The army said so on Tuesday.")


def test_a_headline_of_two_words_is_no_section() -> None:
    assert seed("s.txt", "Dorva falls\n\nThe army took Dorva on Tuesday.").title == "Dorva falls"


def test_a_seed_of_running_text_takes_its_first_sentence_for_a_title() -> None:
    found = seed("x", " ".join(["The army said on Friday that it had taken the town of Hajin."] + ["It rained."] * 30))

    assert found.title.startswith("The army said")


def test_a_seed_may_be_markup() -> None:
    assert seed("x", "<h1>A title here</h1><p>One sentence.</p>").title == "A title here"


@pytest.mark.parametrize(
    "text", ["", "  \n ", "%d bloggers like this:", "\x00\x01\x02binary", "GIF89a\x01\x02\x03\x04\x05", "—"]
)
def test_a_seed_with_nothing_to_read_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+: [^\n]+$"):
        seed("x", text)


# --- anything ---------------------------------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT, st.datetimes() | st.none())
def test_any_entry_is_read_the_same_way_twice(
    guid: str, link: str, title: str, summary: str, published: datetime | None
) -> None:
    given_ = Entry(guid=guid, link=link, title=title, summary=summary, published=published)

    assert read(given_, FEED, NOON) == read(given_, FEED, NOON)


def test_a_sketch_put_off_in_part_names_the_same_story_and_is_the_same_once_it_is_drawn() -> None:
    entries = (
        Entry(title="SDF takes Hajin", summary="<p>The SDF’s men took it. They held it, the SDF's spokesman said.</p>"),
        Entry(title="哈金", summary="联军周五夺取了哈金。 The coalition's men held it_all. Ünal said so."),
        Entry(title="!", summary="..."),
    )
    whole, part = read_all(entries, FEED, NOON), read_all(entries, FEED, NOON, sketched=False)

    assert [each and each.id for each in part] == [each and each.id for each in whole]
    assert part[0] != whole[0]
    assert [each and drawn(each) for each in part] == list(whole)
