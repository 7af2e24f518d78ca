"""Limits of time for hundreds of answers, by one timer.

A timer of its own for each limit costs more than what it watches over: nearly all are called off, and a loop keeps
those that were called off in its heap. Here a limit is an entry in a dictionary, and whoever is overdue is found a
quarter of a second late at most, which is nothing beside limits of ten seconds and more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from types import TracebackType

EVERY = 0.25
"""Seconds between two looks, while there is anything to look at."""


class Patience:
    """Who is to be done by when. Used from one loop."""

    def __init__(self) -> None:
        self._limits: dict[Hashable, tuple[float, Callable[[], None]]] = {}
        self._looks = False
        """The timer is set, as it is while there is anything to look at."""

    def begin(self, who: Hashable, seconds: float, over: Callable[[], None]) -> None:
        """Call `over` if neither `end` is called within so many seconds, nor `begin` again."""
        loop = asyncio.get_running_loop()
        self._limits[who] = loop.time() + seconds, over
        if not self._looks:
            self._looks = True
            loop.call_later(EVERY, self._look)

    def limit(self, seconds: float) -> Limit:
        """`with` this: what is done in it gets so many seconds."""
        return Limit(self, seconds)

    def end(self, who: Hashable) -> None:
        """It is done; a second call does nothing."""
        self._limits.pop(who, None)

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        self._looks = bool(self._limits)
        if self._looks:
            loop.call_later(EVERY, self._look)
        overdue = [(who, over) for who, (until, over) in self._limits.items() if until <= loop.time()]
        for who, over in overdue:
            if self._limits.pop(who, None) is not None:
                over()


class Limit:
    """As `asyncio.timeout`, by the one timer: TimeoutError where what is done in it takes longer."""

    __slots__ = ("_before", "_over", "_patience", "_seconds", "_task")

    def __init__(self, patience: Patience, seconds: float) -> None:
        self._patience = patience
        self._seconds = seconds
        self._over = False

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a limit is for what a task does")
        self._task = task
        self._before = task.cancelling()
        self._patience.begin(self, self._seconds, self._call_off)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        self._patience.end(self)
        # where others have called the task off too, it is for them that it ends
        if self._over and self._task.uncancel() <= self._before and kind is asyncio.CancelledError:
            raise TimeoutError from error

    def _call_off(self) -> None:
        self._over = True
        self._task.cancel()
