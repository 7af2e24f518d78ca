"""Lists of feeds: OPML in and out, and the lines of `feeds.toml`.

A list is read as far as it can be: every mistake is named, with its line, and costs nothing but itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from monitor.feeds import salvage
from monitor.feeds.guard import check_url
from monitor.feeds.trouble import where
from monitor.model import Feed

_MOST_TAGS = 20
_LONGEST_TAG = 300
_LONGEST_NAME = 100
"""Characters: what `feeds.toml` takes."""
_OPML = re.compile(rb"<\0?o\0?p\0?m\0?l\b", re.IGNORECASE)
_FEED = re.compile(r"^feed:(?://)?(?:(https?://)|(?<=//))", re.IGNORECASE)
"""An address that a browser once handed to a feed reader: feed://host/path or feed:https://host/path."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What a list holds."""

    feeds: tuple[Feed, ...]
    """In its order, each URL once; folders and categories are tags."""
    mistakes: tuple[str, ...] = ()
    """One line each: where, what is wrong, and what to do."""


def read(document: bytes) -> Subscriptions:
    """Read an OPML document (1.0, 1.1, 2.0)."""
    outline = _Outline()
    try:
        outline.parser.Parse(document, True)
    except expat.ExpatError as error:
        outline = _around(document, expat.ErrorString(error.code), error.lineno)
    except (ValueError, LookupError):  # before its first element: whether it is OPML nobody can say
        return Subscriptions(
            feeds=(),
            mistakes=("line 1: its encoding is not known, or it declares entities: save it as plain UTF-8",),
        )
    if not outline.is_opml:
        outline.mistake("this is no OPML: give a file whose first element is <opml>", 1)
    return Subscriptions(feeds=tuple(outline.feeds.values()), mistakes=tuple(outline.mistakes))


def write(feeds: Sequence[Feed], title: str, now: datetime) -> bytes:
    """An OPML 2.0 document."""
    head = f"<title>{escape(title)}</title><dateCreated>{format_datetime(now)}</dateCreated>"
    body = "".join(f"    {_element(feed)}\n" for feed in feeds)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"  <head>{head}</head>\n  <body>\n{body}  </body>\n</opml>\n"
    ).encode()


def toml(feed: Feed) -> str:
    """A feed as `feeds.toml` has it; what is as usual is left out."""
    usual = Feed(url="")
    lines = ["[[feed]]", f"url = {_quoted(feed.url)}"]
    named = {"name": feed.name, "publisher": feed.publisher, "language": feed.language}
    lines += [f"{key} = {_quoted(value)}" for key, value in named.items() if value]
    if feed.interval != usual.interval:
        lines.append(f'interval = "{int(feed.interval.total_seconds())}s"')
    if feed.tags:
        lines.append(f"tags = [{', '.join(map(_quoted, feed.tags))}]")
    return "\n".join(lines) + "\n"


def web_address(url: str) -> str:
    """The address without the `feed:` that once called a feed reader."""
    return _FEED.sub(lambda scheme: scheme[1] or "http://", url)


def _around(document: bytes, told: str, lineno: int) -> _Outline:
    """A document that is not well formed, an outline at a time."""
    outline = _Outline()
    outline.is_opml = bool(_OPML.search(document))
    for tag in salvage.outlines(document):
        outline.line = tag.line
        if tag.attributes is None:
            outline.mistake("this outline cannot be read: look at its quotes and brackets")
        if tag.opens:
            outline.start("outline", tag.attributes or {})
        if tag.closes:
            outline.end("outline")
    if outline.is_opml and not outline.mistakes:
        outline.mistake(
            f"not well formed ({told}): its outlines were read one by one, look whether all are there", lineno
        )
    return outline


class _Outline:
    def __init__(self) -> None:
        self.feeds: dict[str, Feed] = {}
        self.mistakes: list[str] = []
        self.is_opml = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        # an entity can name a file or multiply; lists need none
        self.parser.EntityDeclHandler = self._entity
        self.line = 0
        """Where its outlines are read one by one."""
        self._folders: list[str] = []

    def mistake(self, text: str, line: int | None = None) -> None:
        self.mistakes.append(f"line {line or self.line or self.parser.CurrentLineNumber}: {text}")

    def _entity(self, *_: object) -> None:
        raise ValueError

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name.lower() == "opml":
            self.is_opml = True
        if name.lower() != "outline":
            return
        attributes = {key.lower(): " ".join(value.split()) for key, value in given.items()}
        title = attributes.get("title") or attributes.get("text", "")
        url = web_address(attributes.get("xmlurl", ""))
        self._folders.append("" if url else title)
        if url:
            self._take(url, title, attributes)
        elif attributes.get("type", "").lower() in ("rss", "atom"):
            self.mistake(f"{f'the feed “{title[:60]}”' if title else 'a feed without a title'} has no xmlUrl: add it")

    def end(self, name: str) -> None:
        if name.lower() == "outline" and self._folders:
            self._folders.pop()

    def _take(self, url: str, title: str, attributes: Mapping[str, str]) -> None:
        called = f"“{title[:60]}”" if title else where(url)
        if wrong := check_url(url):
            self.mistake(f"the feed {called} was left out: {wrong}")
        elif url in self.feeds:
            self.mistake(f"the feed {called} was left out: its URL stands in the list already")
        else:
            categories = [part.strip("/ ") for part in attributes.get("category", "").split(",")]
            tags = dict.fromkeys(tag for tag in [*self._folders, *categories] if tag)
            language = attributes.get("language", "")
            self.feeds[url] = Feed(
                url=url,
                name=title[:_LONGEST_NAME],
                language=language if _LANGUAGE.fullmatch(language) else "",
                tags=tuple(tag[:_LONGEST_TAG] for tag in tags)[:_MOST_TAGS],
            )


def _element(feed: Feed) -> str:
    given = {"type": "rss", "text": feed.name or feed.url, "title": feed.name, "xmlUrl": feed.url}
    given |= {"language": feed.language, "category": ",".join(feed.tags)}
    return f"<outline {' '.join(f'{key}={quoteattr(value)}' for key, value in given.items() if value)}/>"


def _quoted(text: str) -> str:
    """A basic string of TOML; JSON's escapes are among its own, save that DEL must be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
