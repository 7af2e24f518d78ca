"""The body of an answer: decoded piece by piece, and never more of it than is allowed.

aiohttp's own decompression is switched off. It would hand out what one network read holds, however large that becomes
(1.6 KB may become 2 GB), and returns what it cannot decode as if it were the body. Here zlib is asked for a bounded
piece at a time, and what cannot be decoded is an error.
"""

from __future__ import annotations

import zlib

from monitor.model import Failure

_PIECE = 64 * 1024
_CODINGS = frozenset({
    "aes128gcm", "br", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "pack200-gzip", "x-compress", "x-gzip",
    "zstd",
})  # fmt: skip
"""All that IANA knows but `identity`. Servers call a body that is as it is by other words too (`none`, `utf-8`)."""
_GZIP = b"\x1f\x8b\x08"
_MAX_MEMBERS = 64
"""gzip members in one body: real servers send one; hundreds of thousands cost CPU and decode to nothing."""


class BodyError(Exception):
    """The body cannot be taken; the message is a line for a person."""

    def __init__(self, reason: Failure, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Body:
    """Collects a body of at most `limit` bytes, on the wire as well as decoded."""

    def __init__(self, encoding: str, limit: int) -> None:
        named = ", ".join(each for part in encoding.lower().split(",") if (each := part.strip()) in _CODINGS)
        if named not in ("", "gzip", "x-gzip"):
            raise BodyError(Failure.ENCODING, f"it is sent in the encoding {named[:40]!r}, which was not asked for")
        self._gunzip = _Gunzip() if named.endswith("gzip") else None
        self._limit = limit
        self._wire = 0
        self._decoded = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes from the wire, in the order they came."""
        if not self._wire and chunk and chunk[:1] != _GZIP[:1]:  # some servers say gzip of what they did not pack
            self._gunzip = None
        self._wire += len(chunk)
        if self._wire > self._limit:
            raise self._too_large()
        if self._gunzip is None:
            self._decoded += chunk
            return
        try:
            self._gunzip.feed(chunk, self._decoded, self._limit)
        except zlib.error as error:
            raise BodyError(Failure.ENCODING, f"it is not the gzip that it says it is ({error})") from error
        if len(self._decoded) > self._limit:
            raise self._too_large()

    def finish(self) -> bytes:
        """The whole body, once the wire has ended."""
        self._check_end()
        if self._gunzip is None and self._decoded.startswith(_GZIP):  # a packed file, served without a word of it
            packed, self._decoded, self._wire, self._gunzip = bytes(self._decoded), bytearray(), 0, _Gunzip()
            self.feed(packed)
            self._check_end()
        return bytes(self._decoded)

    def _check_end(self) -> None:
        if self._gunzip is not None and self._wire and not self._gunzip.complete:
            raise BodyError(Failure.CONNECTION, "its gzip ends in the middle")

    def _too_large(self) -> BodyError:
        return BodyError(Failure.TOO_LARGE, f"it is larger than {_size(self._limit)}: raise max_body if it should be")


class _Gunzip:
    def __init__(self) -> None:
        self._members = 1
        self._current = _member()

    @property
    def complete(self) -> bool:
        return self._current.eof

    def feed(self, chunk: bytes, out: bytearray, limit: int) -> None:
        """Decode into `out`, which grows at most one piece beyond the limit. Raises zlib.error."""
        while len(out) <= limit:
            if self._current.eof and not self._next(chunk := chunk.lstrip(b"\0")):
                return
            piece = self._current.decompress(chunk, _PIECE)
            out += piece
            if self._current.eof:
                chunk = self._current.unused_data
            else:
                chunk = self._current.unconsumed_tail
                # a full piece may have more behind it although its input is used up
                if not chunk and len(piece) < _PIECE:
                    return

    def _next(self, rest: bytes) -> bool:
        """Another member begins. What follows the last one and is none is padding: gzip itself lets it be."""
        if not rest.startswith(b"\x1f"):
            return False
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise zlib.error(f"more than {_MAX_MEMBERS} members")
        self._current = _member()
        return True


def _member() -> zlib._Decompress:
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)


def _size(count: int) -> str:
    return f"{count / 2**20:g} MiB" if count >= 2**20 else f"{count} bytes"
