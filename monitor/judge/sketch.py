"""A text reduced to a few hundred bytes by which its copies find it, long after the text itself is gone.

Sixty-four minima over word 3-shingles (MinHash: Broder 1997) estimate how much of one text stands in another. Sixteen
bands of four let texts meet that share about half. A short copy of a long text shares far less, and a bare headline has
hardly a shingle, so a text also leaves a key for its title's set of words and one for each of its opening sentences.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import chain

from rensa import RMinHash

from monitor.judge.text import fold
from monitor.model import Sketch

PERMUTATIONS = 64
BANDS = 16
ROWS = PERMUTATIONS // BANDS
SHINGLE = 3
OPENING = 4
"""Sentences that leave a key of their own."""
SHORTEST_OPENING = 6
"""Words; a shorter sentence says too little to meet by."""

UNDRAWN = Sketch(exact="", minhash=(), shingles=0)
"""Stands for a sketch that was put off."""

_SEED = 20180501
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")
_BLANKS = bytes(point if chr(point).isalnum() else 32 for point in range(256))


def words(text: str) -> list[str]:
    """The words of a text, folded; a possessive's s counts as none, an ideograph as one."""
    folded = f"{fold(text)} ".replace("'s ", " ")
    if not folded.isascii():
        return _WORD.findall(folded)
    return folded.encode().translate(_BLANKS).decode().split()  # the same, in less time


def shingles(tokens: Sequence[str]) -> set[str]:
    """Each run of three words; the whole where there are fewer."""
    if len(tokens) < SHINGLE:
        return {" ".join(tokens)} if tokens else set()
    return {f"{a} {b} {c}" for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)}


def outline(title: str, sentences: Sequence[str]) -> Sketch:
    """What names a text, of its sketch: `exact`, and nothing by which near copies are found. Half of what it costs."""
    return Sketch(exact=_exact(words(title), words(" ".join(sentences))), minhash=(), shingles=0)


def draw(title: str, sentences: Sequence[str]) -> Sketch:
    """The sketch of a story or seed: same title and sentences, same sketch, in every process and on every platform."""
    opening = [words(sentence) for sentence in sentences[:OPENING]]
    body = [*chain.from_iterable(opening), *words(" ".join(sentences[OPENING:]))]
    heading = words(title)
    # shingles run on from sentence to sentence, so that where a splitter cut makes no difference
    found = shingles(heading) | shingles(body)
    minhash = _minima(found)
    return Sketch(
        exact=_exact(heading, body),
        minhash=minhash,
        shingles=len(found),
        bands=(*_bands(minhash), *_keys(heading, opening)),
    )


def _exact(heading: Sequence[str], body: Sequence[str]) -> str:
    return _digest(" ".join(heading), " ".join(body), length=40)


def _minima(found: set[str]) -> tuple[int, ...]:
    if not found:
        return ()
    drawn = RMinHash(PERMUTATIONS, _SEED)
    drawn.update(list(found))
    return tuple(drawn.digest())


def _bands(minhash: Sequence[int]) -> list[str]:
    rows = zip(*[iter(minhash)] * ROWS, strict=True)
    return [f"{band:x}{_digest(','.join(map(str, row)), length=10)}" for band, row in enumerate(rows)]


def _keys(heading: Sequence[str], opening: Sequence[Sequence[str]]) -> list[str]:
    title = ["t" + _digest(*sorted(set(heading)), length=11)] if heading else []
    lines = {"s" + _digest(*line, length=11) for line in opening if len(line) >= SHORTEST_OPENING}
    return [*title, *sorted(lines)]


def _digest(*parts: str, length: int) -> str:
    return hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()[:length]


def jaccard(a: Sketch, b: Sketch) -> float:
    """The estimated share of all shingles of both that both have, 0 to 1; standard error about .06."""
    if not a.minhash or not b.minhash:
        return float(a.exact == b.exact)
    return sum(x == y for x, y in zip(a.minhash, b.minhash, strict=True)) / PERMUTATIONS


def containment(a: Sketch, b: Sketch) -> float:
    """The estimated share of the shorter text's shingles that the longer one has, 0 to 1.

    From |A∩B| = J / (1 + J) · (|A| + |B|). The longer the one against the other, the rougher the estimate.
    """
    smaller = min(a.shingles, b.shingles)
    if a.exact == b.exact:
        return 1.0
    if not smaller:
        return 0.0
    likeness = jaccard(a, b)
    return min(1.0, likeness / (1 + likeness) * (a.shingles + b.shingles) / smaller)
