"""What is meant to do harm: bodies that hold a parser for minutes, answers that never end, addresses that lead inside.

Each is small where it comes from. The tests and `monitor bench hostile` serve them.
"""

from __future__ import annotations

import gzip
import random
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import repeat

HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>'
TAIL = b"</channel></rss>"
FULL = 5_000_000
"""Bytes: a little less than a body may have."""
MIB = 2**20


def item(inside: bytes) -> bytes:
    """A feed with one item that holds this besides its title."""
    return HEAD + b"<item><title>a</title>" + inside + b"</item>" + TAIL


def attributes(count: int) -> bytes:
    """An element with so many, each with a prefix: what has none is read in a moment (`feeds/quicker.py`)."""
    return item(b"<description " + b" ".join(b'xml:a%d="b"' % number for number in range(count)) + b">x</description>")


def namespaces(count: int) -> bytes:
    """A document with so many, each used."""
    declared = b" ".join(b'xmlns:n%d="urn:n%d"' % (number, number) for number in range(count))
    used = b"".join(b"<n%d:a>x</n%d:a>" % (number, number) for number in range(count))
    return b'<rss version="2.0" ' + declared + b"><channel><item>" + used + b"</item>" + TAIL


def categories(count: int) -> bytes:
    """An item with so many."""
    return item(b"".join(b"<category>c%d</category>" % number for number in range(count)))


SLOW: Mapping[str, bytes] = {
    "author": item(b"<author>" + b"a" * 65_536 + b"</author>"),
    "attributes": attributes(64_000),
    "namespaces": namespaces(16_000),
    "categories": categories(60_000),
}
"""Each takes many times the deadline of the tests."""

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">'
    + b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
    + b']><rss version="2.0"><channel><item><title>&l9;</title></item></channel></rss>'
)


def external(path: str) -> bytes:
    """An external entity and an external DTD."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file://%s" [<!ENTITY x SYSTEM "file://%s">]>'
        b'<rss version="2.0"><channel><item><guid>1</guid><title>a&x;</title></item></channel></rss>'
    ) % (path.encode(), path.encode())


def quadratic() -> bytes:
    """One long entity, many times."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "' + b"x" * 100_000 + b'">]><rss version="2.0"><channel><item>'
        b"<title>" + b"&x;" * 30_000 + b"</title></item></channel></rss>"
    )


def long_items() -> bytes:
    """Nothing wrong with them; as many and as long as a feed may have."""
    text = b"&lt;p&gt;The ministry announced a budget for schools in the capital on Monday, and %d more.&lt;/p&gt; "
    items = (
        b"<item><title>News %d of the day</title><link>https://a.example/%d</link><description>%s</description></item>"
        % (number, number, text % number * 45)
        for number in range(1000)
    )
    return HEAD + b"".join(items) + TAIL


# --- rows -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One attack."""

    name: str
    body: Callable[[str], bytes] | None = None
    """What is served as a feed; given the path of a file that nobody may open."""
    wire: Callable[[], Iterator[bytes | float]] | None = None
    """The whole answer; a number is a pause in seconds."""
    url: str = ""
    """What is asked instead: `{port}` is where a canary listens, on 127.0.0.1 and ::1."""
    location: str = ""
    """Where a redirect leads to; the same."""
    read: bool = False
    """It is read, and harmless then; the others are refused."""
    seconds: float = 9.0
    """When it has to be over: the deadline of a reader, and a slow machine."""


def _bytes(body: bytes, _file: str) -> bytes:
    return body


def _filled(piece: bytes, _file: str) -> bytes:
    """A feed that this fills."""
    return HEAD + b"<item><title>" + piece * (FULL // len(piece)) + b"</title></item>" + TAIL


def _unclosed(_file: str) -> bytes:
    return HEAD + b"<item><title>a" * (FULL // 15)


def _path(file: str) -> bytes:
    return file.encode()


def _external(file: str) -> bytes:
    return external(file)


def _answer(headers: bytes, body: bytes = b"") -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n" + headers + b"\r\n" + body


@cache
def _zeros(encoding: str) -> bytes:
    """Half a GiB of zeros: the same few bytes for each MiB."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    piece = squeeze.compress(bytes(MIB)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    check, sums = (0, zlib.crc32) if encoding == "gzip" else (1, zlib.adler32)
    for _ in range(512):
        check = sums(bytes(MIB), check)
    begin, end = (
        (b"\x1f\x8b\x08\0\0\0\0\0\0\xff", struct.pack("<II", check, 512 * MIB))
        if encoding == "gzip"
        else (b"\x78\x9c", struct.pack(">I", check))
    )
    return begin + piece * 512 + b"\x03\0" + end


def _bomb(encoding: str) -> Iterator[bytes | float]:
    body = _zeros(encoding)
    return _answer(b"Content-Encoding: %s\r\nContent-Length: %d\r\n" % (encoding.encode(), len(body)), body)


def _endless() -> Iterator[bytes | float]:
    yield from _answer(b"", HEAD + b"<item><title>")
    yield from repeat(b"a" * 65_536)


def _around(before: bytes, piece: bytes) -> Iterator[bytes | float]:
    """What is no body, without end."""
    yield before
    yield from repeat(piece)


_IN_CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def _drip() -> Iterator[bytes | float]:
    yield from _answer(b"", HEAD)
    while True:
        yield 0.5
        yield b" "


def _members() -> Iterator[bytes | float]:
    body = gzip.compress(b"") * 262_144
    return _answer(b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(body), body)


def _stacked() -> Iterator[bytes | float]:
    body = gzip.compress(gzip.compress(item(b"")))
    return _answer(b"Content-Encoding: gzip, gzip\r\nContent-Length: %d\r\n" % len(body), body)


def _header() -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\nX: "
    yield from repeat(b"a" * 65_536, 1600)


def _headers() -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\n"
    yield from (b"X-%d: a\r\n" % number for number in range(100_000))


def _only(inside: str) -> bytes:
    return HEAD + b"<item>" + inside.encode() + b"</item>" + TAIL


_MARKUP = _only(
    "<title>&lt;script&gt;alert(1)&lt;/script&gt; a</title><link>javascript:alert(1)</link>"
    '<author>&lt;img src=x onerror="alert(1)"&gt;</author>'
)
_CONTROLS = _only("<title>a&#13;&#10;b \u202e\u2066c \x9b31m d\u2028e</title><link>https://news.example/1</link>")
_LIE = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>a</title></item></channel></rss>'
ROWS = (
    Row(name="gzip, half a MiB that becomes 512 MiB", wire=partial(_bomb, "gzip")),
    Row(name="deflate, the same", wire=partial(_bomb, "deflate")),
    Row(name="a body without end", wire=_endless, seconds=32),
    Row(name="a byte every half second", wire=_drip, seconds=32),
    Row(name="an extension of a chunk without end", wire=partial(_around, _IN_CHUNKS + b"5;a=", b"x" * 65_536)),
    Row(name="chunks of a byte, without end", wire=partial(_around, _IN_CHUNKS, b"1\r\nx\r\n" * 10_000)),
    Row(name="interim answers without end", wire=partial(_around, b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2000)),
    Row(name="blank lines without end", wire=partial(_around, b"", b"\r\n" * 32_768)),
    Row(name="262,144 members of gzip", wire=_members),
    Row(name="gzip within gzip", wire=_stacked),
    Row(name="a header of 100 MiB", wire=_header),
    Row(name="100,000 headers", wire=_headers),
    Row(name="a body shorter than it says", wire=partial(_answer, b"Content-Length: 100000\r\n", item(b""))),
    Row(name="author of 64 KiB", body=partial(_bytes, SLOW["author"])),
    Row(name="64,000 attributes", body=partial(_bytes, SLOW["attributes"])),
    Row(name="16,000 namespaces", body=partial(_bytes, SLOW["namespaces"]), read=True),  # in time on a fast machine
    Row(name="60,000 categories", body=partial(_bytes, SLOW["categories"])),
    Row(name="5 MB of <", body=partial(_filled, b"<")),
    Row(name="5 MB of &", body=partial(_filled, b"&")),
    Row(name="5 MB of <a", body=partial(_filled, b"<a ")),
    Row(name="5 MB of items that are not closed", body=_unclosed),
    Row(name="5 MB of style", body=partial(_filled, b"&lt;p style='a:b'&gt;"), read=True),
    Row(name="1,000 long items", body=lambda _file: long_items(), read=True, seconds=30),
    Row(name="5 MB of HTML", body=lambda _file: b"<html><body>" + b"<p>a</p>" * (FULL // 8)),
    Row(name="a billion laughs", body=partial(_bytes, LAUGHS), read=True),
    Row(name="an entity of 100 KB, 30,000 times", body=lambda _file: quadratic(), read=True),
    Row(name="an external entity and an external DTD", body=_external, read=True),
    Row(name="the path of a file", body=_path),
    Row(name="the encoding punycode", body=partial(_bytes, _LIE.replace("utf-8", "punycode").encode()), read=True),
    Row(name="script, javascript: and onerror", body=partial(_bytes, _MARKUP), read=True),
    Row(name="line breaks, controls and bidi", body=partial(_bytes, _CONTROLS), read=True),
    Row(name="random bytes", body=lambda _file: random.Random(7).randbytes(100_000)),  # noqa: S311 no secret
    Row(name="UTF-16 that says UTF-8", body=lambda _file: _LIE.encode("utf-16"), read=True),
    Row(name="a document cut in the middle", body=lambda _file: item(b"<description>b</description>")[:-40]),
    *(
        Row(name=f"the address {host}", url=f"http://{host}:{{port}}/")
        for host in (
            "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "2130706433", "0x7f000001",
            "0177.0.0.1", "127.1", "0", "①②⑦.⓪.⓪.①", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "inside.example",
        )
    ),
    Row(name="the metadata service", url="http://169.254.169.254/"),
    Row(name="a redirect to an inner address", location="http://127.0.0.1:{port}/"),
    Row(name="a redirect to another scheme", location="file:///etc/hostname"),
)  # fmt: skip
