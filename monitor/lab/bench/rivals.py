"""The same work as it is usually done: 1 − highest TF-IDF cosine through scikit-learn, and MinHash LSH by datasketch.

Both only say how like the known a text is; they know no operation, no sentence, no reason. scikit-learn is given what
a stream cannot have: its vocabulary and its matrix are made beforehand, from all that is to come.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Protocol

ALIKE = 0.5
"""Jaccard index that the LSH is laid out for."""
PERMUTATIONS = 64
SHINGLE = 3
MODULES = {"scikit-learn": "sklearn", "datasketch": "datasketch"}
_WORD = re.compile(r"\w+")


class Rival(Protocol):
    """Texts in, likeness out."""

    def stream(self, texts: Sequence[str], hours: Sequence[float], memory: float) -> int:
        """Each text beside those of the `memory` hours before it; gives how many were like one."""

    def know(self, texts: Sequence[str]) -> None:
        """Hold these."""

    def ask(self, text: str) -> float:
        """How like the likest of those held, 0 to 1."""


class Cosine:
    """scikit-learn."""

    def __init__(self) -> None:
        text: Any = import_module("sklearn.feature_extraction.text")
        self._vectorizer = text.TfidfVectorizer(sublinear_tf=True)
        self._known: Any = None

    def stream(self, texts: Sequence[str], hours: Sequence[float], memory: float) -> int:
        """Each text beside those of the `memory` hours before it; gives how many were like one."""
        matrix = self._vectorizer.fit_transform(texts)
        alike = 0
        for place in range(1, len(texts)):
            first = bisect_left(hours, hours[place] - memory, 0, place)
            alike += bool(first < place and (matrix[first:place] @ matrix[place].T).max() >= ALIKE)
        return alike

    def know(self, texts: Sequence[str]) -> None:
        """Hold these."""
        self._known = self._vectorizer.fit_transform(texts)

    def ask(self, text: str) -> float:
        """How like the likest of those held, 0 to 1."""
        return float((self._known @ self._vectorizer.transform([text]).T).max())


class Minhash:
    """datasketch."""

    def __init__(self) -> None:
        datasketch: Any = import_module(MODULES["datasketch"])
        self._draw: Callable[..., Any] = datasketch.MinHash
        self._known: Any = datasketch.MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
        self._held = 0

    def stream(self, texts: Sequence[str], hours: Sequence[float], memory: float) -> int:  # noqa: ARG002 it forgets nothing
        """Each text beside all before it; gives how many were like one."""
        alike = 0
        for text in texts:
            sketch = self._sketch(text)
            alike += bool(self._known.query(sketch))
            self._hold(sketch)
        return alike

    def know(self, texts: Sequence[str]) -> None:
        """Hold these."""
        for text in texts:
            self._hold(self._sketch(text))

    def ask(self, text: str) -> float:
        """1 where one is about as like as the index is laid out for."""
        return float(bool(self._known.query(self._sketch(text))))

    def _hold(self, sketch: Any) -> None:
        self._known.insert(self._held, sketch)
        self._held += 1

    def _sketch(self, text: str) -> Any:
        found = _WORD.findall(text.lower())
        runs = {" ".join(found[at : at + SHINGLE]).encode() for at in range(max(1, len(found) - SHINGLE + 1))}
        sketch = self._draw(num_perm=PERMUTATIONS)
        sketch.update_batch(sorted(runs))
        return sketch


RIVALS: dict[str, Callable[[], Rival]] = {"scikit-learn": Cosine, "datasketch": Minhash}
