"""Lists of feeds that are broken in places, read around those places: pure.

A parser ends at the first mistake, and of a list of thousands nothing would be left. So what cannot be read as a whole
is cut where its entries begin, and each is read by itself; every one that is broken is named, with its line.
"""

from __future__ import annotations

import codecs
import html
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_LINE = re.compile(r"at line (\d+)")
_TAG = re.compile(r"<(/?)outline\b([^<]*)", re.IGNORECASE)
MOST_ENDS = 50
"""Places at which a tag is thought to end."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s*([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}encoding=["']([\w.-]+)["']""")


@dataclass(frozen=True, slots=True)
class Piece:
    """One table of a TOML file."""

    values: Mapping[str, Any]
    error: str = ""
    """Why it cannot be read, with the line; it is empty then."""


def tables(text: str, kind: str) -> tuple[Piece, ...]:
    """The `[[kind]]` tables of a TOML file of which some are no TOML, in their order; none where what stands before
    the first is none."""
    header = re.compile(rf"^[ \t]*\[+[ \t]*{re.escape(kind)}\b", re.MULTILINE)
    starts = [found.start() for found in header.finditer(text)]
    if not starts or _error(text[: starts[0]], 0):
        return ()
    found, line = [], text.count("\n", 0, starts[0])
    for begin, end in pairwise([*starts, len(text)]):
        found.append(_piece(text[begin:end], line, kind))
        line += text.count("\n", begin, end)
    return tuple(found)


def _piece(text: str, before: int, kind: str) -> Piece:
    if error := _error(text, before):
        return Piece({}, error)
    found = tomllib.loads(text)
    items = found.get(kind)
    if len(found) > 1 or not isinstance(items, list) or not isinstance(items[0], dict):
        return Piece({}, f"is no [[{kind}]] (at line {before + 1}); write that above each")
    return Piece(items[0])


def _error(text: str, before: int) -> str:
    """Why this is no TOML; `before`: how many lines of the file stand before it."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = _LINE.sub(lambda line: f"at line {int(line[1]) + before}", str(error))
        end = before + text.rstrip().count("\n") + 1
        told = told.replace("at end of document", f"at line {end}")
        return f"is no TOML: {told[:1].lower()}{told[1:]}; correct it there"
    return ""


@dataclass(frozen=True, slots=True)
class Tag:
    """An `<outline>` of a list that is no XML, or the end of one."""

    line: int
    attributes: dict[str, str] | None
    """None where they cannot be read."""
    opens: bool = False
    closes: bool = False


def outlines(document: bytes) -> Iterator[Tag]:
    """The outlines of an OPML document that is not well formed, in their order."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), _decoded(document))
    at = line = 0
    for found in _TAG.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        if found[1]:
            yield Tag(line + 1, {}, closes=True)
        elif ">" not in found[2]:
            yield Tag(line + 1, None, opens=True, closes=True)
        else:
            inside, attributes = _inside(found[2])
            yield Tag(line + 1, attributes, opens=True, closes=inside.endswith("/"))


def _inside(text: str) -> tuple[str, dict[str, str] | None]:
    """What a tag holds up to its end: no attribute may hold a <, but > they may, and so may the text behind the tag."""
    parts = text.split(">")[:-1]
    for end in range(1, min(len(parts), MOST_ENDS) + 1):
        inside = ">".join(parts[:end]).rstrip()
        if (attributes := _attributes(inside.removesuffix("/"))) is not None:
            return inside, attributes
    return ">".join(parts).rstrip(), None


def _attributes(text: str) -> dict[str, str] | None:
    found, at = {}, 0
    while at < len(text.rstrip()):
        one = _ATTRIBUTE.match(text, at)
        if one is None:
            return None
        found[one[1]] = html.unescape(one[2] if one[2] is not None else one[3])
        at = one.end()
    return found


def _decoded(document: bytes) -> str:
    if document.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return document.decode("utf-16", "replace")
    said = _ENCODING.match(document)
    try:
        return document.decode(said[1].decode() if said else "utf-8-sig", "replace")
    except LookupError:
        return document.decode("utf-8", "replace")
