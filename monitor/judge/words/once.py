"""What is worked out of a word or a line once, as the next story has it again: a look-up, and no call, where it is
known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Once(dict[str, _T]):
    """By the text, what the work gives for it. All is forgotten where it would be too many."""

    def __init__(self, work: Callable[[str], _T], most: int) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, text: str) -> _T:
        found = self._work(text)
        if len(self) >= self._most:
            self.clear()
        self[text] = found
        return found
