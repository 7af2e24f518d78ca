"""A feed cut into its items, so that only those that changed need to be read.

What must never happen: an item is missed, or read differently from how it would be read within its document.

How it works: expat walks the document once (some seventy times faster than feedparser) and tells where each item begins
and ends; an item is known by the hash of its bytes. What has not changed since the last poll that was recorded is cut
out, and the rest, a smaller document of the same kind, goes to feedparser, which stays the one authority.

Nor does expat get what was cut out of the document before: a mark stands in its place, one for all that stand there
with only blanks between them. Where expat comes upon the mark between items, the bytes began an item there, and an item
that begins with all the bytes of another ends with them. It does not come upon one in a comment or in quoted text:
where a mark is not met, the whole document is walked through.

An item that shares its link or its guid with one that changed is read again beside it: whether that names an item at
all (all parts of a live page link to it) only both of them can say.

Where cutting is not certain to be harmless, nothing is cut: badly formed documents, document types (entities),
encodings in which feedparser has to guess, items that set a base or a namespace prefix of their own for others, roots
that are not plain RSS, RDF or Atom.
"""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from xml.parsers import expat

from monitor.feeds.charset import CHARSET
from monitor.model import Entry

DIGEST = 8
"""Bytes of a digest: within one feed, chance makes no two items alike."""
_MOST_ITEMS = 20_000
FEW = 4
"""Items whose names are looked for one by one: for each the document is gone through."""
_ITEMS = {("rss", "channel", "item"), ("rdf:RDF", "item"), ("feed", "entry")}
_PLAIN = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
_ROOT = re.compile(rb"<\w[^\s>/]*")
_MARKED = "monitor-left-out-here"
_MARK = f"<?{_MARKED}?>".encode()
_BLANKS = b" \t\r\n"
_NAMES = (
    re.compile(
        rb"<link\b(?![^<>]*\brel\s*=\s*[\"'](?!alternate))"
        rb"(?:[^<>]*?\bhref\s*=\s*[\"']([^\"'#]+)|[^<>]*>\s*(?:<!\[CDATA\[\s*)?([^<>#\]]+))"
    ),
    re.compile(rb"<guid\b[^<>]*>\s*(?:<!\[CDATA\[\s*)?([^<>\]]+)"),
)
"""An item's link, whichever part of the page it leads to, and its guid: what stands first of each."""


class Piece(NamedTuple):
    """One item: where its bytes are, and what they are known by. No dataclass, which is made in thrice the time."""

    start: int
    end: int
    digest: bytes


def split(body: bytes, content_type: str, seen: Collection[bytes] = ()) -> tuple[Piece, ...] | None:
    """The items of a document in their order; None where it is not certain that cutting is harmless. `seen`: what items
    of an earlier document of this feed, that was split, were known by."""
    charset = CHARSET.search(content_type)
    if charset and charset[1].lower() not in _PLAIN:
        return None
    return (_walked(body, seen) if seen else None) or _walked(body)


def _walked(body: bytes, seen: Collection[bytes] = ()) -> tuple[Piece, ...] | None:
    walk = _Walk(body)
    try:
        walk.go(seen)
    except (_UncertainError, expat.ExpatError, ValueError, LookupError):
        return None
    return tuple(walk.pieces)


def beside(body: bytes, pieces: Sequence[Piece], changed: Sequence[Piece]) -> tuple[Piece, ...]:
    """Those that changed, and those that share their link or their guid with one of them, in the document's order."""
    if len(changed) in (0, len(pieces)):
        return tuple(changed)
    named = {name for piece in changed for name in _names(body, piece)}
    if len(changed) <= FEW and not any(_stands_elsewhere(body, name, changed) for name in named):
        return tuple(changed)
    starts = {piece.start for piece in changed}
    return tuple(piece for piece in pieces if piece.start in starts or not named.isdisjoint(_names(body, piece)))


def _names(body: bytes, piece: Piece) -> set[bytes]:
    found = (names.search(body, piece.start, piece.end) for names in _NAMES)
    return {name.strip() for match in found if match for name in match.groups() if name and name.strip()}


def _stands_elsewhere(body: bytes, name: bytes, pieces: Sequence[Piece]) -> bool:
    """Whether it stands in more than these pieces. Most names do not, which is sooner told than all items' names."""
    return body.count(name) > sum(body.count(name, piece.start, piece.end) for piece in pieces)


def without(body: bytes, pieces: Sequence[Piece]) -> bytes:
    """The document with these items cut out."""
    kept, at = [], 0
    for piece in pieces:
        kept.append(body[at : piece.start])
        at = piece.end
    return b"".join([*kept, body[at:]])


def digests(pieces: Sequence[Piece]) -> bytes:
    """What a document's items are known by, as one string of bytes."""
    return b"".join(piece.digest for piece in pieces)


def known(seen: bytes) -> Collection[bytes]:
    """The digests in such a string."""
    return frozenset(seen[at : at + DIGEST] for at in range(0, len(seen), DIGEST))


_TAG = re.compile(r"<[^<>]*>")
_KINDS = 2
"""Of likenesses that an item may have."""
_ENOUGH_WORDS = 40
"""Characters: "Air raid alert" comes again and is another one each time."""
_PIECE = 2047
"""Bytes that hashlib takes without letting go of the interpreter."""
_APART = bytes(DIGEST)
"""Between what items are known by, and what they may be known by again."""


def memory(seen: bytes, alike: Iterable[bytes], before: Collection[bytes], window: int) -> bytes:
    """What to know a reading's items by in the next one: `seen`, their digests; and the likenesses of those that were
    read, in front of as many from `before` as the feed has room for (`window` items): they may stand there unread."""
    return b"".join([seen, _APART, *[*dict.fromkeys([*alike, *before])][: window * _KINDS]])


def remembered(memory: bytes) -> tuple[bytes, Collection[bytes]]:
    """Of such a memory the digests, and the likenesses in their order."""
    end = len(memory)
    apart = next((at for at in range(0, end, DIGEST) if memory.startswith(_APART, at)), end)
    return memory[:apart], dict.fromkeys(memory[at : at + DIGEST] for at in range(apart + DIGEST, end, DIGEST))


def likenesses(entry: Entry) -> tuple[bytes, ...]:
    """What an item is known by whatever guid and link it comes under: its title and its date; its title and its words,
    where there are enough of them, for feeds that date their items anew with each answer."""
    date = entry.published or entry.updated
    words = " ".join(_TAG.sub(" ", entry.content or entry.summary).split())
    given = [f"{date.isoformat()} {entry.title}"] if date and entry.title else []
    if entry.title and len(entry.title) + len(words) >= _ENOUGH_WORDS:
        given.append(f"{entry.title}\n{words}")
    return tuple(_digest(one.encode()) for one in given)


def _digest(data: bytes) -> bytes:
    """In pieces: for a longer one hashlib lets other threads in, and is back before one of them has woken. A loop that
    waits for its turn beside a thousand long items got none for 60 ms."""
    key = hashlib.blake2b(digest_size=DIGEST)
    for at in range(0, len(data), _PIECE):
        key.update(data[at : at + _PIECE])
    return key.digest()


class _UncertainError(Exception):
    """Leave the document whole."""


class _Walk:
    def __init__(self, body: bytes) -> None:
        self.pieces: list[Piece] = []
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = self._uncertain
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.ProcessingInstructionHandler = self._instructed
        self._body = body
        root = _ROOT.search(body)
        self._item = "entry" if root and root[0] == b"<feed" else "item"
        self._left_out: deque[list[Piece]] = deque()
        """In whose places marks stand."""
        self._shift = 0
        """By so many bytes expat is behind."""
        self._path: list[str] = []
        self._begun = 0
        self._parts: set[str] = set()
        """Of items, and no items themselves: nothing is called so often as their ends."""
        self._key = hashlib.blake2b(digest_size=DIGEST)

    def go(self, seen: Collection[bytes]) -> None:
        """Past the items that were seen, where they are such."""
        at = max(self._body.find(b"<" + self._item.encode()), 0)
        self.parser.Parse(self._body[:at], False)  # what the root says is part of what an item is known by
        self.parser.Parse(self._marked(at, seen) if seen else self._body[at:], True)
        if self._left_out:
            raise _UncertainError

    def _marked(self, at: int, seen: Collection[bytes]) -> bytes:
        """What follows, with marks for the items that were seen."""
        body, begin, end = self._body, b"<" + self._item.encode(), b"</" + self._item.encode() + b">"
        kept = []
        run: list[Piece] = []
        while (start := body.find(begin, at)) >= 0 and (close := body.find(end, start)) >= 0:
            piece, between = self._piece(start, close + len(end)), body[at:start]
            at = piece.end
            if piece.digest not in seen:
                kept += [between, body[start:at]]
                run = []
            elif run and not between.strip(_BLANKS):
                run.append(piece)
            else:
                kept += [between, _MARK]
                run = [piece]
                self._left_out.append(run)
        marked = b"".join([*kept, body[at:]])
        if marked.count(_MARKED.encode()) != len(self._left_out):  # it has such marks itself
            raise _UncertainError
        return marked

    def _instructed(self, target: str, _said: str) -> None:
        if target != _MARKED or not self._left_out:
            return
        run = self._left_out.popleft()
        if (*self._path, self._item) not in _ITEMS or len(self.pieces) + len(run) > _MOST_ITEMS:
            raise _UncertainError
        self.pieces += run
        self._shift += run[-1].end - run[0].start - len(_MARK)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _PLAIN:
            raise _UncertainError

    def _uncertain(self, *_: object) -> None:
        raise _UncertainError

    def _start(self, name: str, attributes: Sequence[str]) -> None:
        self._path.append(name)
        if tuple(self._path) in _ITEMS:
            self._begun = self.parser.CurrentByteIndex + self._shift
            if len(self.pieces) >= _MOST_ITEMS:
                raise _UncertainError
            # what begins within an item goes unheard: half as many calls, and what ends within it says enough
            self.parser.StartElementHandler, self.parser.EndElementHandler = None, self._end_within
        elif len(self._path) == 1:
            # the same bytes under another base or other namespaces are another item
            self._key.update("\0".join([name, *attributes]).encode())

    def _end(self, name: str) -> None:
        if self._path.pop() != name:  # an item in an item: the inner one's end was taken for the outer one's
            raise _UncertainError

    def _end_within(self, name: str) -> None:
        if name in self._parts:
            return
        if name != self._path[-1]:
            if name.rpartition(":")[2] in ("item", "entry"):
                raise _UncertainError
            self._parts.add(name)
            return
        at = self.parser.CurrentByteIndex + self._shift
        closing = b"</" + name.encode()
        if self._body[at : at + len(closing)] != closing:  # <item/>, or two bytes a letter
            raise _UncertainError
        end = self._body.index(b">", at) + 1
        # a base that an item sets has been seen to leak into the items after it
        if self._body.find(b"xml:base", self._begun, end) >= 0:
            raise _UncertainError
        self.pieces.append(self._piece(self._begun, end))
        self._path.pop()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end

    def _piece(self, start: int, end: int) -> Piece:
        digest = self._key.copy()
        digest.update(self._body[start:end])
        return Piece(start, end, digest.digest())
