"""When a feed says that something was published.

feedparser's reading counts, but for what it takes for something else: it reads `10:15 CET` as 10:15 UTC, `10:15 PM` as
the morning, and of `2018/05/02` or `2018-05-02 10:15 UTC` a part. What it cannot read at all is read as mail is.

What must never happen: a date that is none makes an item of today years old, for what is old is not told.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

_BY_NUMBERS = re.compile(
    r"\s*(?:(?P<year>\d{4})\s?[/.年년]\s?(?P<month>\d{1,2})\s?[/.月월]\s?(?P<day>\d{1,2})\s?[日일]?"
    r"|(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}))(?!\d)(?P<rest>.*)",
    re.DOTALL,
)
_IN_PART = re.compile(r"\s*(?:\d{4}(?!-?\d)|\d{1,2}-\d{1,2}-\d{4})")
"""A date of which feedparser takes the beginning, and the rest from the calendar: the first of this month."""
_NO_DAY = "-0001"
"""The year of what PHP and its databases write for no date at all: feedparser makes 2000 of it."""
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?P<rest>:\d\d(?::\d\d)?(?:\.\d+)?)\s*(?P<half>[ap]\.?m\b\.?)?\s*"
    r"(?P<zone>(?:UTC|GMT)\s?(?P<hours>[+-]\d{1,2})(?![\d:])|[+-]\d{3}(?!\d)|[A-Z]{3,5}\b(?![+-]))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(?P<day>\d{4}-\d\d-\d\d)[ T](?P<clock>.+)", re.DOTALL)
"""Where such a date names its zone, feedparser takes the day alone."""
_BY_OFFSET = (
    *("-1000 HST", "-0900 AKST", "-0800 AKDT", "-0400 CLT", "-0300 ART BRT", "+0000 WET", "+0100 BST CET MEZ WAT WEST"),
    *("+0200 CAT CEST EET MESZ SAST", "+0300 EAT EEST IDT MSK TRT", "+0330 IRST", "+0400 AZT SAMT", "+0430 AFT"),
    *("+0500 PKT UZT YEKT", "+0545 NPT", "+0600 OMST", "+0700 ICT KRAT WIB", "+0800 AWST HKT PHT SGT WITA"),
    *("+0900 JST KST", "+0930 ACST", "+1000 AEST VLAT", "+1030 ACDT", "+1100 AEDT", "+1200 NZST", "+1300 NZDT"),
)
_ZONES = {name: row.split()[0] for row in _BY_OFFSET for name in row.split()[1:]}
"""Names that mean one zone wherever they are written; `IST` is India's, Israel's and Ireland's."""
_BY_OFFSET_KNOWN = ("+0000 UTC GMT", "-0400 EDT", "-0500 EST CDT", "-0600 CST MDT", "-0700 MST PDT", "-0800 PST")
_KNOWN = {name: row.split()[0] for row in _BY_OFFSET_KNOWN for name in row.split()[1:]}
"""Those that feedparser knows itself."""


def moment(parts: Any, written: Any) -> datetime | None:
    """In UTC. `parts`: a struct in UTC, as feedparser gives it; a leap second becomes the second before it. `written`:
    the date as it stands in the feed."""
    if isinstance(written, str):
        if _NO_DAY in written:
            return None
        if (plain := _plain(written)) and (found := _read(None, plain)):
            return found
    return _read(parts, written)


def _plain(written: str) -> str:
    """With 24 hours and a zone in numbers, where feedparser would miss the half of the day or the zone; or ""."""
    clock = _CLOCK.search(written)
    if clock is None:
        return ""
    zone = (clock["zone"] or "").upper()
    missed = _missed(zone, clock["hours"])
    if not (clock["half"] or missed or (zone and _ISO.match(written))):
        return ""
    hour = int(clock["hour"])
    if clock["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    offset = missed or (_KNOWN.get(zone, "+0000") if zone else "")
    return f"{written[: clock.start()]}{hour:02}{clock['rest']} {offset}{written[clock.end() :]}"


def _missed(zone: str, hours: str | None) -> str:
    """A zone that feedparser would miss, as mail has it (`+0300`), or ""."""
    if hours:
        return f"{hours[0]}{int(hours[1:]):02}00"
    return f"{zone[0]}0{zone[1:]}" if zone[:1] in ("+", "-") else _ZONES.get(zone, "")


def _read(parts: Any, written: Any) -> datetime | None:
    try:
        if isinstance(written, str) and (numbers := _BY_NUMBERS.match(written)):
            return _by_numbers(numbers)
        if isinstance(written, str) and (parts is None or _IN_PART.match(written)):
            return _as_mail(written)
        year, month, day, hour, minute, second = parts[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _as_mail(written: str) -> datetime:
    """Mail may lack its zone, or name its weekday in another language."""
    if iso := _ISO.match(written):
        return _of_iso(iso["day"], iso["clock"])
    return _in_utc(parsedate_to_datetime(written))


def _by_numbers(written: re.Match[str]) -> datetime:
    """Raises ValueError where there is no such day; an hour that is no hour is left out."""
    year, month, day = (int(written[each] or written[each[0]]) for each in ("year", "month", "day"))
    try:
        return _of_iso(f"{year:04}-{month:02}-{day:02}", written["rest"].strip().removeprefix("T"))
    except ValueError:
        return datetime(year, month, day, tzinfo=UTC)


def _of_iso(day: str, clock: str) -> datetime:
    return _in_utc(datetime.fromisoformat(f"{day}T{clock.replace(' ', '')}"))


def _in_utc(found: datetime) -> datetime:
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
