"""Does our way of reading feeds say what feedparser says of the whole document?

The reference is `feedparser.parse` as it comes; for texts without its sanitiser and its rewriting of links inside
markup, which are done elsewhere here, and only to what is shown; a date that it cannot read is compared with nothing,
since more forms of dates are read here. Each document is read whole, and again several times with some of its items
taken as seen before, as a reader process gives it. Every field that we use must be equal.
"""

from __future__ import annotations

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import feedparser

from monitor.feeds import quicker
from monitor.feeds.reading import ESCAPING, MAX_ENTRIES, Parsed, read, web_link
from monitor.feeds.split import DIGEST
from monitor.feeds.worker import decode, encode
from monitor.model import Entry, Failed

URL = "https://news.example/feeds/rss.xml"
FIELDS = ("guid", "link", "title", "summary", "content", "published", "updated", "author", "tags")
_AS_IT_COMES = ("id", "link", "published_parsed", "updated_parsed")
_DATES = ("published", "updated")
SHOWN = 20
_HEADER = re.compile(rb"^\s*Header:\s*(Content-type):\s*(.*?)\s*$", re.IGNORECASE | re.MULTILINE)
"""feedparser's own documents say in a comment what they are served with."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that we give otherwise."""

    field: str
    ours: object
    theirs: object


def documents(folders: Sequence[Path]) -> list[Path]:
    """The feeds below these folders."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".xml", ".rss", ".atom"))


def compare(folders: Sequence[Path], out: TextIO) -> int:
    """Print what differs, and how much was compared; gives how many documents differ."""
    tally: Counter[str] = Counter()
    shown = 0
    for path in documents(folders):
        tally["documents"] += 1
        found = list(differences(path.read_bytes(), tally))
        tally["differ"] += bool(found)
        for one in found:
            if (shown := shown + 1) <= SHOWN:
                print(
                    f"{path.name}: {one.field}: {str(one.ours)[:200]!r}, feedparser {str(one.theirs)[:200]!r}", file=out
                )
    print(
        f"{tally['documents']} documents, {tally['entries']} entries, {tally['fields']} fields; {tally['cut']} "
        f"documents also read in pieces, {tally['pieces']} times: {tally['differ']} documents differ",
        file=out,
    )
    return tally["differ"]


def differences(body: bytes, tally: Counter[str]) -> Iterator[Difference]:
    """Of one document; counts what was compared into `tally`."""
    header = _HEADER.search(body[:4096])
    content_type = header[2].decode("latin-1") if header else ""
    theirs = reference(body, content_type)
    ours = _read(body, content_type)
    if isinstance(ours, Failed):
        if theirs:
            yield Difference("all", ours.detail, f"{len(theirs)} entries")
        return
    yield from _between(ours.entries, theirs, tally)
    count = len(ours.seen) // DIGEST
    if not count or count > MAX_ENTRIES:
        return
    tally["cut"] += 1
    digests = [ours.seen[at : at + DIGEST] for at in range(0, len(ours.seen), DIGEST)]
    for hidden in (digests[::2], digests[1::2], digests[1:], digests[:-1]):
        again = _read(body, content_type, b"".join(hidden))
        tally["pieces"] += 1
        left = [entry for entry, digest in zip(theirs, digests, strict=True) if digest not in hidden]
        yield from _between(again.entries if isinstance(again, Parsed) else (), left, tally)


def _read(body: bytes, content_type: str, seen: bytes = b"") -> Parsed | Failed:
    return decode(encode(read(body, URL, content_type, seen)))


def reference(body: bytes, content_type: str = "") -> list[Entry]:
    """The entries as feedparser has them in the whole document."""
    headers = {"content-location": URL, **({"content-type": content_type} if content_type else {})}
    with quicker.as_it_comes(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            found = feedparser.parse(io.BytesIO(body), response_headers=headers)
            texts = feedparser.parse(
                io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            )
        except ESCAPING:  # where it gives up, there is nothing to compare with
            return []
        pairs = zip(found["entries"], texts["entries"], strict=True)
        return [_entry({**dict(raw), **{name: dict(whole).get(name) for name in _AS_IT_COMES}}) for whole, raw in pairs]


def _entry(raw: dict[str, Any]) -> Entry:
    tags = dict.fromkeys(_text(tag.get("term")).strip() for tag in raw.get("tags") or ())
    return Entry(
        guid=_text(raw.get("id")).strip(),
        link=web_link(_text(raw.get("link")), URL),
        title=_text(raw.get("title")),
        summary=_text(raw.get("summary")),
        content=max((_text(part.get("value")) for part in raw.get("content") or ()), key=len, default=""),
        published=_moment(raw.get("published_parsed")),
        updated=_moment(raw.get("updated_parsed")),
        author=_text(raw.get("author")),
        tags=tuple(tag for tag in tags if tag),
    )


def _text(value: Any) -> str:
    """Without what no text may hold, which is taken out everywhere."""
    return _NOT_TEXT.sub("", value) if isinstance(value, str) else ""


def _moment(parts: Any) -> datetime | None:
    try:
        year, month, day, hour, minute, second = parts[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (TypeError, ValueError):
        return None


def _between(ours: Sequence[Entry], theirs: Sequence[Entry], tally: Counter[str]) -> Iterator[Difference]:
    if len(ours) != len(theirs):
        yield Difference("entries", len(ours), len(theirs))
        return
    for mine, other in zip(ours, theirs, strict=True):
        tally["entries"] += 1
        for field in FIELDS:
            if field in _DATES and getattr(other, field) is None:
                continue
            tally["fields"] += 1
            if getattr(mine, field) != getattr(other, field):
                yield Difference(field, getattr(mine, field), getattr(other, field))
