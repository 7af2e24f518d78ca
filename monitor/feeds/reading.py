"""What a feed's bytes say: the only place where feedparser is called.

What must never happen: a body makes feedparser open a file (it takes bytes for a path: it gets a stream), or what a
cut body lacks is taken for read.

Light on purpose: this module and what it imports is all that a reader process loads. feedparser is the one authority
on RSS, RDF and Atom; it neither cleans nor resolves here, since only what is shown needs cleaning.

A complaint is about what may be missing: the caller must not keep validators, so that the body is sent again. A remark
is about what is odd but whole: a feed that is badly formed from beginning to end will be so next time as well.
"""

from __future__ import annotations

import html
import io
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from xml.sax import SAXException

import feedparser
from feedparser.exceptions import ThingsNobodyCaresAboutButMe

from monitor.feeds import jsonfeed, quicker
from monitor.feeds.captions import own_text
from monitor.feeds.charset import settled
from monitor.feeds.guids import own_guid
from monitor.feeds.moments import moment
from monitor.feeds.split import Piece, beside, digests, known, split, without
from monitor.feeds.websub import offer
from monitor.model import Entry, Failed, Failure, Hints

quicker.make_quick()

T = TypeVar("T")

MAX_ENTRIES = 1000
"""Considered in one poll: of more, the first and the last half, for a feed may be in either order."""
ESCAPING = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, OSError),
    *(RuntimeError, TypeError, ValueError, SAXException),
)
"""What parsers let escape over a body that they were not made for. Of anything else the reader process dies: that is
told as a failure as well, and costs a new process."""
_MAX_TAGS = 50
_LONGEST_NAME = 500
_HEAD = 4096
_FEED_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
_PAGE_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_LIST = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_FEED_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_SKIP_HOURS = re.compile(rb"<skipHours>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_SKIP_DAYS = re.compile(rb"<skipDays>(.{0,2000}?)</skipDays>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s*([a-z]{6,9})\s*</day>", re.IGNORECASE)
_DAYS = (b"Monday", b"Tuesday", b"Wednesday", b"Thursday", b"Friday", b"Saturday", b"Sunday")
_COUNT = re.compile(r"[1-9]\d{0,5}")
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_SLASHED = re.compile(rb"<link>\s*(?:<!\[CDATA\[)?\s*(/(?!/)[^\s<\]]{0,2000})", re.IGNORECASE)
_RUSSIAN_CONTENT = "yandex_full-text"
"""Where Russian papers put an item's text; feedparser takes it for an element like any other."""
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_WRAPPED, _SPACE = re.compile(r"\s*[\t\n\r\f\v]\s*"), re.compile(r"\s")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a body says."""

    entries: tuple[Entry, ...]
    """In the order of the feed. Markup and all; links are absolute and http or https, or empty."""
    title: str = ""
    language: str = ""
    ttl: timedelta | None = None
    """How long the feed says that it stays the same: the longest of `ttl` and `sy:updatePeriod`."""
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    """Hours and days (Monday is 0), UTC, in which the feed does not want to be asked."""
    hub: str = ""
    topic: str = ""
    """Where it offers to tell of news by itself (WebSub), and what it is called there."""
    complaints: tuple[str, ...] = ()
    """Something may be missing: keep no validators."""
    remarks: tuple[str, ...] = ()
    """Odd, but whole."""
    unchanged: int = 0
    """Items that were left out because they had been seen as they are, and share their names with no other one."""
    seen: bytes = b""
    """What the body's items are known by. Hand it to the next reading, once this one is recorded and not before."""

    @property
    def hints(self) -> Hints:
        """What the feed says about when to ask."""
        return Hints(ttl=self.ttl, skip_hours=self.skip_hours, skip_days=self.skip_days)


def read(body: bytes, url: str, content_type: str = "", seen: bytes = b"") -> Parsed | Failed:
    """Read a feed. `url`: where it was found, for relative links. What cannot be read is a Failed.

    `seen`: of an earlier reading of the same feed. Items that are as they were then are left out.
    """
    if not body.strip(b" \t\r\n\0"):
        return Failed(reason=Failure.EMPTY, detail="the answer is empty")
    body, content_type = settled(body, content_type)
    if jsonfeed.looks_like(body):
        found = jsonfeed.read(body)
        return found if isinstance(found, Failed) else _of_json(found, url)
    if _PAGE.match(body[:_HEAD].removeprefix(b"\xef\xbb\xbf")) and not _FEED_ROOT.search(body[:_HEAD]):
        return _not_a_feed(body)
    before = known(seen)
    pieces = split(body, content_type, before)
    if not pieces:
        return _whole(body, url, content_type)
    changed = beside(body, pieces, [piece for piece in pieces if piece.digest not in before])
    wanted = middle_left_out(changed)
    if len(wanted) < len(pieces):
        answer = _whole(_only(body, pieces, wanted), url, content_type)
        if isinstance(answer, Parsed) and len(answer.entries) == len(wanted):
            left_out = _left_out(len(changed))
            remarks = (*answer.remarks, left_out) if len(wanted) < len(changed) else answer.remarks
            unchanged = len(pieces) - len(changed)
            return replace(answer, unchanged=unchanged, seen=digests(pieces), remarks=remarks)
    answer = _whole(body, url, content_type)
    if isinstance(answer, Parsed) and len(answer.entries) == len(pieces):
        return replace(answer, seen=digests(pieces))
    return answer


def _only(body: bytes, pieces: Sequence[Piece], wanted: Sequence[Piece]) -> bytes:
    kept = {piece.start for piece in wanted}
    return without(body, [piece for piece in pieces if piece.start not in kept])


def _whole(body: bytes, url: str, content_type: str) -> Parsed | Failed:
    """A document, as feedparser reads it."""
    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    try:
        try:
            found = _parsed(body, headers)
        except (OverflowError, ValueError):  # of a reference that leads to no character, whatever else there is
            found = _parsed(_REFERENCE.sub(_to_a_character, body), headers)
    except ESCAPING as error:
        return Failed(reason=Failure.PARSE, detail=f"it cannot be read ({_line(repr(error))})")
    return _judged(found, body, url)


def _parsed(body: bytes, headers: Mapping[str, str]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    return found


def _to_a_character(reference: re.Match[bytes]) -> bytes:
    """The reference as it stands, or one to U+FFFD for half of a surrogate pair and what is beyond all characters."""
    digits = (reference[1] or reference[2]).lstrip(b"0")
    number = int(digits or b"0", 16 if reference[1] else 10) if len(digits) < 8 else sys.maxunicode + 1
    return b"&#65533;" if number > sys.maxunicode or 0xD800 <= number <= 0xDFFF else reference[0]


def _left_out(count: int) -> str:
    return f"of {count} entries the first and last {MAX_ENTRIES // 2} were read"


def _judged(found: Mapping[str, Any], body: bytes, url: str) -> Parsed | Failed:
    """Whole, odd, cut, or no feed at all."""
    site = _of_the_site(body, url, _text(found["feed"].get("link")))
    entries = [_entry(raw, url, site) for raw in middle_left_out(found["entries"])]
    error = found.get("bozo_exception") if found.get("bozo") else None
    trouble = "" if error is None or isinstance(error, ThingsNobodyCaresAboutButMe) else _line(str(error))
    if not entries and not found.get("version"):
        page = _PAGE_TITLE.search(body[:_HEAD]) and not _FEED_ROOT.search(body[:_HEAD])
        return _not_a_feed(body) if page or not trouble else _broken(trouble)
    if not entries and trouble:
        return _broken(trouble)
    complaints, remarks = [], []
    if trouble and _FEED_END.search(body.replace(b"\0", b"")[-_HEAD:]):
        remarks.append(f"it is not well formed ({trouble})")
    elif trouble:
        complaints.append(f"it is cut or broken ({trouble}): {len(entries)} entries could be read")
    if len(found["entries"]) > MAX_ENTRIES:
        remarks.append(_left_out(len(found["entries"])))
    links = found["feed"].get("links") or ()
    offered = offer(((_text(link.get("rel")), _text(link.get("href"))) for link in links), url)
    about = _around_items(body)
    return Parsed(
        entries=tuple(entries),
        title=_text(found["feed"].get("title")),
        language=_text(found["feed"].get("language"))[:35],
        ttl=_ttl(found["feed"]),
        skip_hours=_skip_hours(about),
        skip_days=_skip_days(about),
        hub=offered.hub,
        topic=offered.topic,
        complaints=tuple(complaints),
        remarks=tuple(remarks),
    )


def middle_left_out(items: Sequence[T]) -> Sequence[T]:
    """At most MAX_ENTRIES of a feed's items: of more, the first and the last half."""
    if len(items) <= MAX_ENTRIES:
        return items
    half = MAX_ENTRIES // 2
    return [*items[:half], *items[-half:]]


def _of_the_site(body: bytes, url: str, home: str) -> Mapping[str, str]:
    """Links that begin with a slash, as feedparser completes them, by the feed's address, and as its site means them:
    it may have its feed elsewhere (feeds.example.net)."""
    paths = {html.unescape(path.decode("utf-8", "replace")) for path in _SLASHED.findall(body)}
    home = web_link(home, url) if paths else ""
    if not home or urlsplit(home).netloc == urlsplit(url).netloc:
        return {}
    return {web_link(path, url): web_link(path, home) for path in paths}


def _entry(raw: Mapping[str, Any], url: str, site: Mapping[str, str]) -> Entry:
    # a plain dict: feedparser's own gives `published` for a missing `updated`, with a warning
    item = dict(raw.items())
    given = item.get
    bodies = [part.get("value") or "" for part in given("content") or ()] or [given(_RUSSIAN_CONTENT) or ""]
    own = own_guid(item)
    link = web_link(_text(given("link")), url)
    return Entry(
        guid=_text(given("id")).strip(),
        link=site.get(link, link),
        title=_text(given("title")),
        summary=_text(given("summary")),
        content=max(map(_text, bodies), key=len, default=""),
        own_text=_text(own_text(item, bodies)),
        own_guid=None if own is None else _text(own),
        published=moment(given("published_parsed"), given("published")),
        updated=moment(given("updated_parsed"), given("updated")),
        author=_text(given("author"))[:_LONGEST_NAME],
        outlet=_outlet(given("source")),
        tags=_tags(tag.get("term") for tag in given("tags") or ()),
    )


def _outlet(source: Any) -> str:
    return _text(source.get("title"))[:_LONGEST_NAME].strip() if isinstance(source, Mapping) else ""


def _of_json(found: jsonfeed.JsonFeed, url: str) -> Parsed:
    """A JSON feed, as the others are given."""
    entries = tuple(
        Entry(
            guid=_text(item.id).strip(),
            link=web_link(_text(item.url), url),
            title=_text(item.title),
            summary=_text(item.summary),
            content=_text(item.content),
            published=item.published,
            updated=item.updated,
            author=_text(item.author)[:_LONGEST_NAME],
            tags=_tags(item.tags),
        )
        for item in middle_left_out(found.items)
    )
    left = len(found.items) - len(entries)
    remarks = (_left_out(len(found.items)),) if left else ()
    offered = offer(found.links, url)
    return Parsed(
        entries=entries,
        title=_text(found.title),
        language=_text(found.language)[:35],
        hub=_text(offered.hub),
        topic=_text(offered.topic),
        remarks=remarks,
    )


def web_link(link: str, base: str) -> str:
    """Absolute, and http or https; "" for every other scheme, for what is no URL, and for the feed itself.

    (Items that all link to the feed would all be one item.) A line that ends within it is none of it, a blank is.
    """
    if quicker.is_whole(link):
        return link if link != base else ""
    link = _SPACE.sub(lambda found: quote(found[0]), _WRAPPED.sub("", link.strip()))
    if not link:
        return ""
    try:
        absolute = urljoin(base, link)
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    of_the_web = parts.scheme in ("http", "https") and parts.netloc
    return absolute if of_the_web and urldefrag(absolute).url != base else ""


def _ttl(head: Mapping[str, Any]) -> timedelta | None:
    """`ttl` is in minutes (RSS 2.0); `sy:` says how many updates there are in a period (RSS 1.0 syndication)."""
    minutes = str(head.get("ttl") or "").strip()
    said = [timedelta(minutes=int(minutes))] if _COUNT.fullmatch(minutes) else []
    period = _PERIODS.get(str(head.get("sy_updateperiod") or "").strip().lower())
    if period is not None:
        frequency = str(head.get("sy_updatefrequency") or "1").strip()
        said.append(period / (int(frequency) if _COUNT.fullmatch(frequency) else 1))
    return max(said, default=None)


def _around_items(body: bytes) -> bytes:
    """What a feed says of itself: what its items tell of such feeds, or a comment, it does not say."""
    begin, end = body.find(b"<item"), body.rfind(b"</item")
    said, *commented = (body[:begin] + body[end:] if 0 <= begin < end else body).split(b"<!--")
    return said + b"".join(part.partition(b"-->")[2] for part in commented)


def _skip_hours(body: bytes) -> tuple[int, ...]:
    """Hours, GMT; 24 is an old way to write 0. All of them are as good as none."""
    said = _SKIP_HOURS.search(body)
    hours = {int(hour) % 24 for hour in _HOUR.findall(said[1]) if int(hour) <= 24} if said else set()
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def _skip_days(body: bytes) -> tuple[int, ...]:
    said = _SKIP_DAYS.search(body)
    days = {_DAYS.index(day.title()) for day in _DAY.findall(said[1]) if day.title() in _DAYS} if said else set()
    return tuple(sorted(days)) if len(days) < 7 else ()


def _tags(given: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in (_text(tag).strip() for tag in given) if text))[:_MAX_TAGS]


def _text(value: Any) -> str:
    """Without what no text may hold and no database takes: NUL, other controls, halves of surrogate pairs."""
    return _NOT_TEXT.sub("", value) if isinstance(value, str) else ""


def _broken(trouble: str) -> Failed:
    return Failed(reason=Failure.PARSE, detail=f"no entry can be read from it ({trouble})")


def _not_a_feed(body: bytes) -> Failed:
    """Say what was got instead: a login page, an error page, a site's front page."""
    title = _PAGE_TITLE.search(body[: 16 * _HEAD])
    named = _line(html.unescape(title[1].decode("utf-8", "replace"))) if title else ""
    if _LIST.search(body[:_HEAD]):
        told = "it is no feed but a list of feeds (OPML): save it as a file and give that to monitor feeds import"
        return Failed(reason=Failure.NOT_A_FEED, detail=told)
    got = f"a page titled “{named}”" if named else "something else"
    return Failed(reason=Failure.NOT_A_FEED, detail=f"it is no feed but {got}: is the address still right?")


def _line(text: str) -> str:
    """One short printable line."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[:120]
