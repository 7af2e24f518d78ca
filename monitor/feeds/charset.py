"""The characters of a body, where they are not as they are declared: pure.

feedparser believes what is declared, and reads as windows-1252 whatever that does not fit: one letter that a publisher
cut in the middle spoils every title of a feed, and an agency that declares nothing is noise from end to end. So what is
certain from the bytes is settled here and handed on as UTF-8, said to be such; all else is left as it came.

What must never happen: text that feedparser reads rightly comes out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from w3lib.encoding import resolve_encoding

from monitor import letters

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
"""Of a Content-Type."""
_WIDE = re.compile(
    rb"(?P<utf_32_le>\xff\xfe\0\0|[<{\[]\0\0\0)|(?P<utf_32_be>\0\0\xfe\xff|\0\0\0[<{\[])"
    rb"|(?P<utf_16_le>\xff\xfe|(?:\s\0)*[<{\[]\0[^\0]\0)|(?P<utf_16_be>\xfe\xff|(?:\0\s)*\0[<{\[]\0[^\0])"
)
"""How UTF-16 and UTF-32 begin, marked or not; nothing else begins so. In this what is declared is often wrong (.NET
declares UTF-16 of a text that is then written as UTF-8), and parsers believe it."""
_SAYS_WIDE = re.compile(rb"utf-?(?:16|32)|ucs-?[24]|unicode", re.IGNORECASE)
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]+)")
_UNTOLD = (None, "utf-8", "cp1252")
"""No encoding, the one that is tried anyway, and the one that servers declare of everything."""
_CERTAIN = 8
"""Letters beyond ASCII that are UTF-8 and cannot be so by chance."""
_SPOILT, _SPOILT_UTF_8 = 10, 4
"""Letters beyond ASCII for each that may be broken; those of other encodings hardly ever look like UTF-8."""
_ENOUGH = 512
"""Bytes beyond ASCII, of a few titles, from which it is guessed what nobody says; fewer may fit several encodings."""


def settled(body: bytes, content_type: str) -> tuple[bytes, str]:
    """Body and Content-Type as they are to be read: in UTF-8 and said to be, where that is certain, or as they came."""
    if wide := _WIDE.match(body):
        return _said(body.decode((wide.lastgroup or "").replace("_", "-"), "replace").encode(), content_type)
    declaration = _DECLARED.match(body)
    if _SAYS_WIDE.search(content_type.encode(errors="replace") + (declaration[0] if declaration else b"")):
        body, content_type = _said(body, content_type)
        declaration = None
    if body.isascii():
        return body, content_type
    names = [name for name in map(resolve_encoding, _names(content_type, declaration)) if name not in _UNTOLD]
    text = _read(body, "utf-8")
    if text is not None and not names:
        return body, content_type
    if text is None or _beyond_ascii(text) < _CERTAIN:
        whole, spoilt = ((name, 0) for name in names), ((name, _SPOILT) for name in names)
        text = _first(body, chain(whole, [("utf-8", _SPOILT_UTF_8)], spoilt))
        if text is None and sum(byte > 127 for byte in body) >= _ENOUGH:
            text = _read(body, letters.guess(body), _SPOILT)
    return _said(text.encode(), content_type) if text else (body, content_type)


def _said(body: bytes, content_type: str) -> tuple[bytes, str]:
    return _DECLARED.sub(b"", body, 1), f"{content_type.partition(';')[0]}; charset=utf-8"


def _names(content_type: str, declaration: re.Match[bytes] | None) -> Iterator[str]:
    """What it is declared to be."""
    if said := CHARSET.search(content_type):
        yield said[1]
    if declaration and (written := _ENCODING.search(declaration[0])):
        yield written[1].decode()


def _first(body: bytes, tries: Iterable[tuple[str, int]]) -> str | None:
    return next((text for each in tries if (text := _read(body, *each)) is not None), None)


def _read(body: bytes, encoding: str, spoilt: int = 0) -> str | None:
    """The text, if it is in that encoding: save one letter in `spoilt`, where any may be broken."""
    try:
        text = body.decode(encoding, "replace" if spoilt else "strict")
    except (UnicodeError, LookupError):
        return None
    return text if text.count("\ufffd") * spoilt <= _beyond_ascii(text) else None


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))
