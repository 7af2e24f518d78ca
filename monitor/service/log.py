"""structlog, set up once: JSON lines for machines, readable lines on a terminal, always on stderr."""

from __future__ import annotations

import atexit
import logging
import os
import queue
import re
import sys
import threading
import time
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog

#: C0 and C1 controls, and the marks that turn text around: a feed must not move the operator's cursor
_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

LAST = 2.0
"""Seconds that are left at the end for lines which are not written yet."""


class Unhurried:
    """A text stream that its writer never waits for and that never fails it: a pipe may be full because nobody reads
    it, or closed. What finds no room is left out, and how much that was is said once there is room."""

    def __init__(self, descriptor: int, room: int = 10_000) -> None:
        self._descriptor = descriptor
        self._lines: queue.Queue[str] = queue.Queue(room)
        self._left_out = 0
        self._process = os.getpid()
        self._done = threading.Event()
        threading.Thread(target=self._write_on, name="log", daemon=True).start()
        atexit.register(self.close)

    def write(self, text: str) -> int:
        """Whole lines."""
        if os.getpid() != self._process:
            self._write(text)  # threads do not live on in a forked process
        else:
            try:
                self._lines.put_nowait(text)
            except queue.Full:
                self._left_out += 1
        return len(text)

    def flush(self) -> None:
        """Nobody waits for it."""

    def close(self) -> None:
        """Leave a moment for what is not written yet."""
        with suppress(queue.Full):
            self._lines.put_nowait("")
            self._done.wait(LAST)

    def _write_on(self) -> None:
        while line := self._lines.get():
            self._write(line)
            missed, self._left_out = self._left_out, 0
            if missed:
                structlog.get_logger().warning("log.left_out", lines=missed, why="nobody read the log")
        self._done.set()

    def _write(self, text: str) -> None:
        rest = text.encode("utf-8", "backslashreplace")
        with suppress(OSError):
            while rest:  # not through sys.stderr, whose buffer the end of the process waits for
                rest = rest[os.write(self._descriptor, rest) :]


class Seldom:
    """A processor: what is tried again each second, and fails in the same way each time, is said once in a while."""

    def __init__(self, event: str, every: float = 60.0, seconds: Callable[[], float] = time.monotonic) -> None:
        """`event`: whose lines are meant, told apart by the kind of `task` (its first word) and by `why`."""
        self._event = event
        self._every = every
        self._seconds = seconds
        self._said: dict[tuple[str, str], tuple[float, int]] = {}
        """When it was said last, and how often it was passed over since."""

    def __call__(self, _logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """As structlog asks."""
        if event.get("event") != self._event:
            return event
        key, now = (str(event.get("task", "")).partition(" ")[0], str(event.get("why", ""))), self._seconds()
        at, times = self._said.get(key, (now - self._every, 0))
        if now - at < self._every:
            self._said[key] = (at, times + 1)
            raise structlog.DropEvent
        self._said = {each: (when, n) for each, (when, n) in self._said.items() if now - when < 2 * self._every}
        self._said[key] = (now, 0)
        if times:
            event["times_before"] = times
        return event


def _strip(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Event names are ours; values may be a feed's."""
    return {key: _UNPRINTABLE.sub(" ", value) if isinstance(value, str) else value for key, value in event.items()}


class _AsOurs(logging.Handler):
    """What a library logs, as a line like any other: whoever sends garbage to the page writes no traceback here."""

    def emit(self, record: logging.LogRecord) -> None:
        """As logging asks."""
        try:
            facts = {"library": record.name, "why": record.getMessage(), "exc_info": record.exc_info}
            structlog.get_logger().error("library.failed", **facts)
        except (OSError, TypeError, ValueError):
            self.handleError(record)


def set_level(level: str) -> None:
    """From now on, this level and above."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())))


def set_up(level: str = "info", *, as_json: bool | None = None, unhurried: bool = False) -> None:
    """Log to stderr at `level` and above; JSON lines unless stderr is a terminal. `unhurried`: for a service, which
    goes on where nobody reads its log."""
    stream = cast(TextIO, Unhurried(sys.stderr.fileno())) if unhurried else sys.stderr
    if as_json is None:
        as_json = not sys.stderr.isatty()
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            Seldom("store.failed"),
            Seldom("library.failed"),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _strip,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    # the libraries' own logs carry URLs and bodies: only what is wrong with us is heard
    logging.basicConfig(handlers=[_AsOurs()], level=logging.ERROR)
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
