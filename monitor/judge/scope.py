"""What an operation's one-sentence title says: what it is about, what it is not about, and how much it covers.

Who names one thing ("Bondi Beach Hanukkah shooting") follows an event, and much that shares its words is something
else; who writes a list of a dozen words follows all of a war, and most reports share few of them. So the breadth of a
title is weighed beside the evidence: the same likeness tells more for a broad operation than for a narrow one.
"""

from __future__ import annotations

import re

from monitor.judge.operations import find
from monitor.judge.terms import stems
from monitor.model import Operation

ONE_THING, MANY_THINGS = 5, 12
"""Words of a title that names one thing, and from which it is a list of them."""
FEWEST, UNSAID = 4, 0.8
"""Fewer words than this do not say how much an operation covers; its breadth is then an operation's usual one."""

_BRACKET = re.compile(r"\(([^()]*\bnot\b[^()]*)\)", re.IGNORECASE)
_TAIL = re.compile(r"[,;]\s*(?:excluding|but not|except)\b(.*)$", re.IGNORECASE)


def split_title(title: str) -> tuple[str, str]:
    """An operation's title → what it is about, what it says it is not about."""
    excluded = [m.group(1) for m in _BRACKET.finditer(title)]
    positive = _BRACKET.sub(" ", title)
    if tail := _TAIL.search(positive):
        excluded.append(tail.group(1))
        positive = positive[: tail.start()]
    return positive.strip(), " ".join(excluded)


def described(operation: Operation) -> str:
    """What an operation's title says that it is about, its names taken away."""
    title, _ = split_title(operation.title)
    for span in reversed(find(title)):
        title = f"{title[: span.start]} {title[span.end :]}"
    for alias in sorted(operation.aliases, key=len, reverse=True):
        title = re.sub(rf"(?<!\w){re.escape(alias)}(?!\w)", " ", title, flags=re.IGNORECASE)
    return title


def breadth(operation: Operation) -> float:
    """How much an operation's title says that it covers: 0 one thing, 1 a list of them."""
    said = len(set(stems(described(operation))))
    if said < FEWEST:
        return UNSAID
    return min(1.0, max(0.0, (said - ONE_THING) / (MANY_THINGS - ONE_THING)))
