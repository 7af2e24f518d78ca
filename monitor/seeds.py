"""A seed article on disk becomes a Seed."""

from __future__ import annotations

import errno
import re
from html.parser import HTMLParser
from pathlib import Path

from monitor import files, letters, markup
from monitor.judge import stories
from monitor.model import Seed, UserError

LARGEST = 2 * 1024 * 1024
"""Bytes; an article is far smaller."""
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PUBLISHED = frozenset(
    {"article:published_time", "og:published_time", "datePublished", "date", "DC.date.issued", "dc.date"}
)
"""Under these names a page says when it was published."""
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_HEAD = 2048
"""Bytes in which a page says how it is written."""


class SeedError(UserError, ValueError):
    """A seed that cannot be read; the message is one line that names the file and the remedy."""


def load(path: Path) -> Seed:
    """Read the article at `path` (text, or its page); its name is the file's without the suffix."""
    return read(path.stem, text(path), str(path))


def read(name: str, article: str, where: str) -> Seed:
    """An article's text as a seed; `where` it came from is named in the SeedError of one that cannot be used."""
    try:
        return stories.seed(name, article)
    except ValueError as error:
        raise SeedError(f"{where}: {error}") from None


def text(path: Path) -> str:
    """The article's text as it stands on disk; of a page, its headline and paragraphs."""
    return article(_bytes(path))


def article(body: bytes, content_type: str = "") -> str:
    """An article's text: of a page its headline and its paragraphs, without menus and scripts; else as it stands.
    `content_type`: as a server said it, where one did."""
    written = _decoded(body, content_type)
    if not _PAGE.match(written):
        return written
    page = _Page()
    page.feed(markup.tame(written))
    page.close()
    return "\n\n".join(page.lines()) or written


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SeedError(f"{path}: this is a directory; name the article's text file")
        return files.read(path, LARGEST)
    except FileNotFoundError:
        raise SeedError(f"{path}: no such file; save the seed article there or correct the path") from None
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise SeedError(f"{path}: {error.strerror}; keep one article a file") from None
        raise SeedError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None


def _decoded(body: bytes, content_type: str) -> str:
    """UTF-8 or UTF-16 where it is that, else as it says itself, else as its words tell, else Windows-1252."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = _CHARSET.search(content_type) or _CHARSET.search(body[:_HEAD].decode("ascii", "replace"))
    try:
        return body.decode(said[1] if said else letters.guess(body) or "cp1252", errors="replace")
    except LookupError:
        return body.decode("cp1252", errors="replace")


class _Page(HTMLParser):
    """Headline and paragraphs of a page."""

    ASIDE = frozenset({"nav", "footer", "aside", "script", "style", "noscript", "template"})

    def __init__(self) -> None:
        super().__init__()
        self._open = ""
        self._aside: list[str] = []
        self._found: dict[str, list[str]] = {"h1": [], "p": [], "title": []}
        self._published = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            said = dict(attributes)
            if (said.get("property") or said.get("itemprop") or said.get("name")) in _PUBLISHED:
                self._published = self._published or (said.get("content") or "")
        elif tag in self.ASIDE:
            self._aside.append(tag)
        elif tag in self._found and not self._aside:
            self._open = tag
            self._found[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""
        if tag in self._aside:  # what was opened in it and never closed ends with it
            del self._aside[self._aside.index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._open and not self._aside:
            self._found[self._open][-1] += data

    def lines(self) -> list[str]:
        """The headline, when it was published, then each paragraph; none where there is no paragraph."""
        titles, heads, paragraphs = (
            [line for line in (" ".join(text.split()) for text in self._found[tag]) if line]
            for tag in ("title", "h1", "p")
        )
        # a site's name may be a heading too: the article's own is the longest that its title repeats
        repeated = [head for head in heads if any(head in title for title in titles)]
        headline = [max(repeated, key=len)] if repeated else (heads or titles)[:1]
        day = _DAY.match(self._published.strip())
        return [*headline, *([f"Published {day[0]}"] if day else []), *paragraphs] if paragraphs else []
