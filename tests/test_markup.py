"""Pages that were written to hang the parser."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from monitor import markup


class Read(HTMLParser):
    """What the parser makes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@pytest.mark.parametrize(
    "unended", ["<a ", "<a b=c ", "<a b='", '<a b="x ', "<?", "</", '<a b="<" ', "<![foo[", "<!--"]
)
def test_what_never_ends_is_no_work(unended: str) -> None:
    tame = markup.tame(unended * 20_000)

    assert "<a" not in tame
    assert tame.count("<!--") == 0
    assert Read(tame).tags == []


@pytest.mark.parametrize(
    ("page", "tags"),
    [
        ("<html><a href='x'>1 < 2</a><p>y</p>", ["html", "a", "p"]),
        ("<!-- <a> --><b>", ["b"]),
        ("<p>a<br/>b<img alt='x > y'>", ["p", "br", "img"]),
        ("<!doctype html><p>x</p", ["p"]),
    ],
)
def test_any_other_page_is_read_as_before(page: str, tags: list[str]) -> None:
    assert Read(page).tags == tags
    assert Read(markup.tame(page)).tags == tags
