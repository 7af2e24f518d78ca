"""feedparser with less to do: what it yields stays as it is, to the letter.

Of reading an item half went into a few of its habits. It takes each address apart to join it with the feed's, though
most are whole, and that one with itself at each element; it looks through the old names of all fields for every look at
one; what it copies it takes apart by reflection; and what an element is called in the end it works out anew when each
begins and when it ends. Nor does it ask for text in one piece: expat tells of every line and every `&amp;` by itself.
There is no public way to most of that, so functions and methods are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from functools import lru_cache
from typing import Any
from xml.sax.expatreader import ExpatParser

import feedparser
from feedparser import FeedParserDict

_ADDRESSES = 16
"""Kept of a feed's elements, which mostly share one: they may be as long as a feed."""
_RENAMED = frozenset({"category", "enclosures", "license", "updated", "updated_parsed", *FeedParserDict.keymap})
"""Fields that are not simply looked up."""
_WHOLE = re.compile(r"https?://[\w.-]+(?::\d+)?/[\w./~%+,:@=&-]*(?:\?[\w./~%+,:@=&-]+)?", re.ASCII)
_ATOM = "http://www.w3.org/2005/Atom "
"""How expat's names of its elements begin."""
_item, _get, _contains = FeedParserDict.__getitem__, FeedParserDict.get, FeedParserDict.__contains__


def _quick_item(self: dict[str, Any], key: str) -> Any:
    return _item(self, key) if key in _RENAMED else dict.__getitem__(self, key)


def _quick_get(self: dict[str, Any], key: str, default: Any = None) -> Any:
    return _get(self, key, default) if key in _RENAMED else dict.get(self, key, default)


def _quick_contains(self: dict[str, Any], key: str) -> bool:
    return bool(_contains(self, key) if key in _RENAMED else dict.__contains__(self, key))


def _copied(self: Mapping[str, Any], memo: dict[int, Any]) -> FeedParserDict:
    memo[id(self)] = copy = FeedParserDict()
    for name, value in self.items():
        copy[name] = value if isinstance(value, str) else deepcopy(value, memo)
    return copy


class _Reader(ExpatParser):
    _cont_handler: Any
    _parser: Any

    def reset(self) -> None:
        super().reset()
        self._parser.buffer_text = True

    def start_element_ns(self, name: str, attrs: Mapping[str, str]) -> None:
        plain = _plain(name)
        if not plain or self._cont_handler.decls or (attrs and " " in "".join(attrs)):
            super().start_element_ns(name, attrs)
        else:
            given = {attribute.lower(): value for attribute, value in attrs.items()}
            self._cont_handler.unknown_starttag(plain, [*given.items()])

    def end_element_ns(self, name: str) -> None:
        if plain := _plain(name):
            self._cont_handler.unknown_endtag(plain)
        else:
            super().end_element_ns(name)


def _plain(name: str) -> str:
    """What feedparser calls an element of plain RSS, or of Atom without a prefix; "" for any other."""
    local = name.removeprefix(_ATOM)
    return "" if " " in local else local.lower()


def create_parser() -> ExpatParser:
    """As `xml.sax.make_parser` asks a driver for one."""
    return _Reader()


def is_whole(address: str) -> bool:
    """Whether an address is plainly one of the web that is joined with none, and is written as it is put together when
    it was taken apart: it has nothing empty, no parameters and no fragment."""
    return _WHOLE.fullmatch(address) is not None


def _quick_join(base: str, address: str) -> str:
    return address if is_whole(address) and (not base or is_whole(base)) else _join(base, address)


_address, _join = feedparser.mixin.make_safe_absolute_uri, feedparser.urls._urljoin  # noqa: SLF001


def make_quick() -> None:
    """From now on, in this process."""
    FeedParserDict.__getitem__, FeedParserDict.get = _quick_item, _quick_get
    FeedParserDict.__contains__, FeedParserDict.__deepcopy__ = _quick_contains, _copied
    feedparser.mixin.make_safe_absolute_uri = lru_cache(_ADDRESSES)(_address)
    feedparser.mixin._urljoin = feedparser.urls._urljoin = _quick_join  # noqa: SLF001
    # in the place of one that nobody has, sought on disk each time
    feedparser.api.PREFERRED_XML_PARSERS[:] = [__name__]


@contextmanager
def as_it_comes() -> Iterator[None]:
    """Without any of it, for who compares with that."""
    FeedParserDict.__getitem__, FeedParserDict.get, FeedParserDict.__contains__ = _item, _get, _contains
    del FeedParserDict.__deepcopy__
    feedparser.mixin.make_safe_absolute_uri = _address
    feedparser.mixin._urljoin = feedparser.urls._urljoin = _join  # noqa: SLF001
    feedparser.api.PREFERRED_XML_PARSERS.clear()
    try:
        yield
    finally:
        make_quick()
