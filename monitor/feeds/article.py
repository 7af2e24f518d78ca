"""The reader process for articles: a page's bytes → its text; a site's robots.txt → whether a page may be read.

Light on the outside, heavy inside: trafilatura and protego come with the extra `fulltext`, and both can be kept busy by
what they are given. So nothing but a reader process imports this module, and it is confined as the one for feeds is.
"""

from __future__ import annotations

import codecs
import html
import re
from datetime import timedelta

import trafilatura
from lxml.etree import LxmlError
from protego import Protego

from monitor.feeds import worker
from monitor.feeds.reading import ESCAPING, Parsed
from monitor.model import Entry, Failed, Failure

ROBOTS = "robots.txt"
"""Stands in the place of the content type where a body is one. The page that is meant is the URL."""
AGENT = "monitor"
"""What a robots.txt calls us."""
_LONGEST_ROBOTS = 512 * 1024
_LONGEST_DELAY = 24 * 3600
"""Seconds; what asks for more asks for nothing that makes sense."""
_SHORTEST = 200
"""Characters: less is a caption or a login."""
_TITLES = "//head/title/text() | //meta[@property='og:title']/@content | (//h1)[1]//text()"
_LONGEST_TITLES = 2000
_VERSION = re.compile(r"^(\s*user-?agent\s*:\s*[\w-]+)/\S*", re.IGNORECASE | re.MULTILINE)
"""`monitor/1.0` is said for `monitor`: a name has no version there (RFC 9309 §2.2.1)."""
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]{1,40})", re.IGNORECASE)


def serve(memory: int, cpu_seconds: int) -> None:
    """As `worker.serve`."""
    worker.serve(memory, cpu_seconds, read)


def read(url: str, content_type: str, body: bytes, _seen: bytes = b"") -> Parsed | Failed:
    """A page: Parsed with one entry, whose content is the text in paragraphs, under all titles that the page has. A
    robots.txt: Parsed with none where it has nothing against us reading the page, and as `ttl` how long it wants to be
    left alone between two."""
    try:
        return _allowed(body, url) if content_type == ROBOTS else _article(body, url, content_type)
    except MemoryError:
        return Failed(reason=Failure.PARSE, detail="it takes more memory to read than a page may")
    except (*ESCAPING, LxmlError) as error:
        return Failed(reason=Failure.PARSE, detail=f"it cannot be read ({type(error).__name__})")


def _allowed(body: bytes, url: str) -> Parsed | Failed:
    rules = Protego.parse(_VERSION.sub(r"\1", _rules(body[:_LONGEST_ROBOTS])))
    if rules.can_fetch(url, AGENT):
        delay = rules.crawl_delay(AGENT) or 0
        return Parsed(entries=(), ttl=timedelta(seconds=delay) if 0 < delay <= _LONGEST_DELAY else None)
    return Failed(reason=Failure.STATUS, detail="its site's robots.txt asks that it be left alone")


def _rules(body: bytes) -> str:
    """By its byte order mark, which is no part of the first line (RFC 9309 §2.2); UTF-8 where it has none."""
    wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if wide else "utf-8-sig", "replace")


def _article(body: bytes, url: str, content_type: str) -> Parsed | Failed:
    tree = trafilatura.load_html(_decoded(body, content_type))
    if tree is None:
        return Failed(reason=Failure.PARSE, detail="no article is found in it")
    title = " / ".join(dict.fromkeys(" ".join(each.split()) for each in tree.xpath(_TITLES)))[:_LONGEST_TITLES]
    text = trafilatura.extract(tree, url=url, include_comments=False, include_tables=False, favor_precision=True)
    paragraphs = [line.strip() for line in (text or "").split("\n") if line.strip()]
    if sum(map(len, paragraphs)) < _SHORTEST:
        return Failed(reason=Failure.PARSE, detail="no article is found in it")
    content = "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    return Parsed(entries=(Entry(link=url, title=title, content=content),))


def _decoded(body: bytes, content_type: str) -> str | bytes:
    """By what the server says; otherwise trafilatura looks for itself."""
    if said := _CHARSET.search(content_type):
        try:
            return body.decode(said[1], "replace")
        except LookupError:
            return body
    return body
