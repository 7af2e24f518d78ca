"""structlog, set up once: JSON lines for machines, readable lines on a terminal, always on stderr."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

#: C0 and C1 controls, and the marks that turn text around: a feed must not move the operator's cursor
_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _strip(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Event names are ours; values may be a feed's."""
    return {key: _UNPRINTABLE.sub(" ", value) if isinstance(value, str) else value for key, value in event.items()}


def set_level(level: str) -> None:
    """From now on, this level and above."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())))


def set_up(level: str = "info", *, as_json: bool | None = None) -> None:
    """Log to stderr at `level` and above; JSON lines unless stderr is a terminal."""
    if as_json is None:
        as_json = not sys.stderr.isatty()
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _strip,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # the libraries' own logs carry URLs and bodies: only what is wrong with us is heard
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="%(name)s: %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
