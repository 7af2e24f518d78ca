"""Bodies that are meant to do harm; each is small and holds feedparser for seconds or minutes."""

from __future__ import annotations

from collections.abc import Mapping

HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>'
TAIL = b"</channel></rss>"


def item(inside: bytes) -> bytes:
    return HEAD + b"<item><title>a</title>" + inside + b"</item>" + TAIL


def attributes(count: int) -> bytes:
    return item(b"<description " + b" ".join(b'a%d="b"' % number for number in range(count)) + b">x</description>")


def namespaces(count: int) -> bytes:
    declared = b" ".join(b'xmlns:n%d="urn:n%d"' % (number, number) for number in range(count))
    used = b"".join(b"<n%d:a>x</n%d:a>" % (number, number) for number in range(count))
    return b'<rss version="2.0" ' + declared + b"><channel><item>" + used + b"</item>" + TAIL


def categories(count: int) -> bytes:
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
