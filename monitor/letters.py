"""Which encoding a text is in that does not say so: pure."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

_PART = re.compile(rb"[^<>]+")
_LATIN = re.compile(rb"[A-Za-z]")
_FEWEST = 8
"""Letters beyond ASCII of which fewer may look like one encoding or another by chance."""
_SAMPLE = 16 * 1024
"""Bytes of text that show which encoding it is."""


def guess(body: bytes) -> str:
    """The encoding of a text, or of a document's text, that is mostly not in Latin letters; "" for any other. Those of
    Latin ones differ too little to be told apart by a few words."""
    sample = bytearray()
    for part in _PART.finditer(body):  # one after the other: all of them at once would take more room than the body
        if not part[0].isascii():
            sample += part[0] + b"\n"
        if len(sample) > _SAMPLE:
            break
    if sum(byte > 127 for byte in sample) <= max(_FEWEST, 2 * len(_LATIN.findall(sample))):
        return ""
    best = from_bytes(bytes(sample)).best()
    return best.encoding if best and b"<>".decode(best.encoding, "replace") == "<>" else ""
