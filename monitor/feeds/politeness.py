"""How often a publisher may be asked: pure arithmetic over what it said and how it went.

What must never happen: a publisher is asked more often than it allows. So what a server or a feed says (`max-age`,
`Expires`, `ttl`, `Retry-After`) only ever makes the wait longer, and the jitter never takes the wait below it. The
other danger is to fall silent: no wait is longer than a day, whatever was said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from monitor.model import Failed, Failure, Feed, FeedState, Fetched

CEILING = timedelta(hours=24)
"""The longest wait, whatever a server says."""
JITTER = 0.1
_REFUSALS = frozenset({401, 403, 429})
"""We are not wanted, now or so often: back off from the first time."""


def next_poll(
    feed: Feed, state: FeedState, answer: Fetched, now: datetime, *, floor: timedelta, ttl: timedelta | None = None
) -> datetime:
    """When to ask again. `state` is as it was before this poll; `floor` is the shortest wait; `ttl` is the feed's own.

    The interval, doubled for each failure in a row, lengthened by hints, ±10 % drawn from URL and moment.
    """
    least = max(floor, _allowed(answer, ttl))
    wait = max(feed.interval * _backoff(state, answer), least)
    drawn = _draw(f"{feed.url} {now.isoformat()}") * JITTER
    spread = wait * (1 + drawn)
    if spread < least:
        spread = wait * (1 + abs(drawn))
    return now + min(spread, CEILING)


def site(url: str) -> str:
    """Whom a request burdens: the registrable domain, or host and port where there is none (addresses, localhost)."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    return _registrable(host) or f"{host}:{port or parts.scheme}"


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """`Retry-After` in either form (RFC 9110 §10.2.3), the date against the server's own clock; never negative."""
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return timedelta(seconds=int(value))
    until = _http_date(value)
    if until is None:
        return None
    return max(until - (_http_date(headers.get("Date", "")) or now), timedelta())


def freshness(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the answer stays fresh (RFC 9111 §4.2): `max-age` before `Expires`, less `Age`; None where unsaid."""
    said = headers.get("Cache-Control", "").lower()
    if re.search(r"\bno-(?:cache|store)\b", said):
        return None
    age = headers.get("Age", "").strip()
    spent = timedelta(seconds=int(age)) if re.fullmatch(r"\d{1,9}", age) else timedelta()
    if found := re.search(r"\bmax-age=\"?(\d{1,9})\b", said):
        left = timedelta(seconds=int(found[1])) - spent
    elif (expires := _http_date(headers.get("Expires", ""))) is not None:
        left = expires - (_http_date(headers.get("Date", "")) or now) - spent
    else:
        return None
    return left if left > timedelta() else None


def _allowed(answer: Fetched, ttl: timedelta | None) -> timedelta:
    hints = (answer.retry_after,) if isinstance(answer, Failed) else (answer.max_age, ttl)
    return min(max((hint for hint in hints if hint is not None), default=timedelta()), CEILING)


def _backoff(state: FeedState, answer: Fetched) -> int:
    """The first failure of an ordinary kind costs no time: it is a hiccup more often than not."""
    if not isinstance(answer, Failed):
        return 1
    refused = answer.status in _REFUSALS or answer.reason is Failure.GONE
    doublings = state.failures + (1 if refused else 0)
    return int(2 ** min(doublings, 16))


def _draw(key: str) -> float:
    """A number in [-1, 1) that looks random and is the same for the same key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") / 2**63 - 1


def _http_date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _registrable(host: str) -> str:
    try:
        ip_address(host)
    except ValueError:
        return _suffixes().privatesuffix(host) or ""
    return ""
