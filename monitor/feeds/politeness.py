"""How often a publisher may be asked: pure arithmetic over what it said and how it went.

What must never happen: a publisher is asked more often than it allows. So what a server or a feed says (`max-age`,
`Expires`, `ttl`, `Retry-After`) only ever makes the wait longer, and the jitter never takes the wait below it. The
other danger is to fall silent: no wait is longer than a day, whatever was said.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit
from zlib import crc32

from aiohttp import hdrs
from multidict import MultiMapping
from publicsuffixlist import PublicSuffixList
from yarl import URL

from monitor.model import Failed, Failure, Feed, FeedState, Fetched, Hints

CEILING = timedelta(hours=24)
"""The longest wait, whatever a server says."""
_NOTHING = timedelta()
_HALF = 2**15
_REFUSALS = frozenset({401, 403, 429})
"""We are not wanted, now or so often: back off from the first time."""
_SECONDS = re.compile(r"[0-9]{1,30}")
_MAX_AGE = re.compile(r"(?<![\w-])max-age=\"?([0-9]{1,30})\b")
_NOT_KEPT = re.compile(r"(?<![\w-])no-(?:cache|store)\b(?!\s*=)")
"""`no-cache="Set-Cookie"` is about that header alone (RFC 9111 §5.2.2.4)."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def next_poll(feed: Feed, state: FeedState, answer: Fetched, now: datetime, *, free: datetime) -> datetime:
    """When to ask again. `state` is as it was before this poll; `free`: as `free_at` has it, never to be undercut.

    The interval, stretched for a quiet feed, doubled for each failure in a row, lengthened by hints, ±10 % drawn from
    URL and moment; then out of the hours and days in which the feed does not want to be asked.
    """
    drawn = _draw(f"{feed.url} {now.timestamp()}")
    if isinstance(answer, Failed) and answer.reason is Failure.PAUSED:
        # not asked at all, so nothing was used up: back in line soon after the rest, and not all feeds at once
        rest = _allowed(answer) + _share(feed.interval, abs(drawn))
        return _welcome(now + min(rest, CEILING), state.hints, now + CEILING)
    usual = _usual(feed, state.rhythm)
    if isinstance(answer, Failed):
        usual *= _backoff(state, answer)
    wait = min(max(usual, free - now), CEILING)
    moment = now + min(wait + _share(wait, drawn), CEILING)
    if moment < free:
        moment = now + min(wait + _share(wait, abs(drawn)), CEILING)
    return _welcome(moment, state.hints, now + CEILING)


def free_at(state: FeedState, answer: Fetched, now: datetime, *, floor: timedelta) -> datetime:
    """From when on the feed may be asked again, by what it, its server and the operator said (`floor`: the shortest
    wait); `state` is as it is after the poll."""
    return now + max(floor, _allowed(answer, state.hints.ttl))


def welcome(state: FeedState, now: datetime) -> datetime:
    """When a feed that is due may be asked: now, or after the hours and days in which it does not want to be (it came
    due before them, and nobody was there). At most a day after its last poll."""
    return _welcome(now, state.hints, (state.polled_at or now) + CEILING)


def why(feed: Feed, hints: Hints, max_age: timedelta | None, floor: timedelta, rhythm: timedelta | None = None) -> str:
    """How often a feed would be asked, and why, as a line for a person."""
    asks = [
        (feed.interval, "as configured"),
        (_usual(feed, rhythm), "it brings something new so seldom that it is asked up to half as often"),
        (floor, "the shortest wait that is configured"),
        (hints.ttl or timedelta(), "the feed says that it stays the same so long"),
        (max_age or timedelta(), "its server says that the answer stays fresh so long"),
    ]
    wait, reason = max(asks, key=lambda ask: ask[0])
    skipped = [f"{hour:02}:00" for hour in hints.skip_hours] + [_DAYS[day] for day in hints.skip_days]
    never = f"; never at {', '.join(skipped)} (UTC)" if skipped else ""
    return f"every {minutes(min(wait, CEILING))}: {reason}{never}"


@lru_cache(maxsize=20_000)
def site(url: str) -> str:
    """Whom a request burdens: the registrable domain, or host and port where there is none (addresses, localhost)."""
    try:
        parts = urlsplit(url)
        host, port = _as_dialled(parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    return _registrable(host) or f"{host}:{port or parts.scheme}"


def retry_after(headers: MultiMapping[str], now: datetime) -> timedelta | None:
    """`Retry-After` in either form (RFC 9110 §10.2.3), the date against the server's own clock; never negative. Of
    several (a site's and its cache's) the longest."""
    given = (_pause(value.strip(), headers, now) for value in headers.getall("Retry-After", ()))
    return max((pause for pause in given if pause is not None), default=None)


def _pause(value: str, headers: MultiMapping[str], now: datetime) -> timedelta | None:
    if _SECONDS.fullmatch(value):
        return _seconds(value)
    until = _http_date(value)
    if until is None:
        return None
    return max(until - (_http_date(headers.get("Date", "")) or now), timedelta())


def freshness(headers: MultiMapping[str], now: datetime) -> timedelta | None:
    """How long the answer stays fresh (RFC 9111 §4.2): `max-age` before `Expires`, less `Age`; None where unsaid."""
    if hdrs.CACHE_CONTROL not in headers and hdrs.EXPIRES not in headers:
        return None
    said = ",".join(headers.getall(hdrs.CACHE_CONTROL, ())).lower()
    if _NOT_KEPT.search(said):
        return None
    age = headers.get("Age", "").strip()
    spent = timedelta(seconds=int(age)) if re.fullmatch(r"\d{1,9}", age) else timedelta()
    if found := _MAX_AGE.search(said):
        left = _seconds(found[1]) - spent
    elif (expires := _http_date(headers.get("Expires", ""))) is not None:
        left = expires - (_http_date(headers.get("Date", "")) or now) - spent
    else:
        return None
    return left if left > timedelta() else None


def _allowed(answer: Fetched, *hints: timedelta | None) -> timedelta:
    hints = (*hints, answer.max_age, answer.retry_after if isinstance(answer, Failed) else None)
    said = [hint for hint in hints if hint is not None]
    return min(max(said), CEILING) if said else _NOTHING


def _usual(feed: Feed, rhythm: timedelta | None) -> timedelta:
    """A feed that brings something twice a day need not be asked twice an hour: up to twice the interval."""
    if rhythm is None or rhythm <= feed.interval * 4:
        return feed.interval
    return min(rhythm / 4, feed.interval * 2)


def _welcome(moment: datetime, hints: Hints, latest: datetime) -> datetime:
    """The first moment from this one on, by whole hours, at which the feed may be asked."""
    while (moment.hour in hints.skip_hours or moment.weekday() in hints.skip_days) and moment < latest:
        moment = min(moment + timedelta(hours=1), latest)
    return moment


def minutes(wait: timedelta) -> str:
    """In whole hours or minutes; in days where there are many, in seconds where it is less than one minute."""
    if wait < timedelta(minutes=1):
        return f"{wait.total_seconds():.0f} s"
    if wait > timedelta(days=2):
        return f"{wait.days} days"
    minutes = round(wait.total_seconds() / 60)
    return f"{minutes // 60} h" if minutes and minutes % 60 == 0 else f"{minutes} min"


def _backoff(state: FeedState, answer: Failed) -> int:
    """The first failure of an ordinary kind costs no time: it is a hiccup more often than not.

    Nor does a refusal that says how long to wait: that is what is waited.
    """
    refused = answer.reason is Failure.GONE or (answer.status in _REFUSALS and answer.retry_after is None)
    doublings = state.failures + (1 if refused else 0)
    return int(2 ** min(doublings, 16))


def _draw(key: str) -> int:
    """A number from -_HALF to _HALF that looks random and is the same for the same key."""
    return (crc32(key.encode()) >> 16) - _HALF


def _share(wait: timedelta, drawn: int) -> timedelta:
    """Up to a tenth of it, to either side. In whole numbers: a timedelta times a float is worked out in fractions,
    which takes far longer."""
    return wait * drawn // (_HALF * 10)


def _seconds(digits: str) -> timedelta:
    """However many there are: what is meant as milliseconds, or as a date, is long enough (RFC 9111 §1.2.2)."""
    return timedelta(seconds=min(int(digits), 10**9))


def _http_date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _as_dialled(host: str) -> str:
    """In the letters of DNS: `новости.рф` and `xn--b1amnebsh.xn--p1ai` are one. Raises ValueError."""
    return host if host.isascii() else URL.build(scheme="http", host=host).raw_host or host


def _registrable(host: str) -> str:
    try:
        ip_address(host)
    except ValueError:
        return _suffixes().privatesuffix(host) or ""
    return ""
