"""When a channel wishes to be written to: quiet hours, digests, grouping, a budget. Read here, kept in service/routing.

Hours are those of a place (`timezone`), so they move with its summer time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field

from monitor.channels.settings import Name, Settings, duration, unknown
from monitor.model import AlertKind

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = f"(?:{'|'.join(DAYS)})"
_SOME_DAYS = f"({_DAY}(?:[-,]{_DAY})*)?"
A_DAY = 24 * 60
"""Minutes."""
KINDS = tuple(kind.value for kind in AlertKind if kind is not AlertKind.DIGEST)
USUAL = tuple(kind for kind in KINDS if kind != AlertKind.CONFIRMED.value)
"""That the same is reported again is for those who ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Hours of some days of the week, by the clock of a place."""

    days: frozenset[int]
    """On which it begins; Monday is 0."""
    begin: time
    end: time
    """On the next day where it is not after `begin`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A time of some days of the week, by the clock of a place."""

    days: frozenset[int] = frozenset(range(7))
    """Monday is 0."""
    at: time


def span(value: Any) -> Span:
    """`"22:00-07:00"`, `"mon-fri 22:00-07:00"`, `"sat-sun"`, `"sat,sun 00:00-12:00"`; ValueError for anything else."""
    found = (
        re.fullmatch(rf"{_SOME_DAYS}\s*(?:(\d\d?:\d\d)\s*-\s*(\d\d?:\d\d))?", value.strip(), re.IGNORECASE)
        if isinstance(value, str)
        else None
    )
    if not found or not any(found.groups()):
        raise ValueError(f'must be hours such as "22:00-07:00", "mon-fri 22:00-07:00" or "sat-sun", not {value!r}')
    begin, end = (clock(found[2]), clock(found[3])) if found[2] else (time(), time())
    return Span(days=_days(found[1] or "mon-sun"), begin=begin, end=end)


def _days(text: str) -> frozenset[int]:
    """`mon-fri,sun` as numbers; a range may go round the end of the week."""
    found: set[int] = set()
    for part in text.lower().split(","):
        ends = [DAYS.index(name) for name in part.split("-")]
        first, last = ends[0], ends[-1]
        found.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(found)


def clock(value: Any) -> time:
    """`"08:00"` as a time of the day; ValueError for anything else."""
    found = re.fullmatch(r"([01]?\d|2[0-4]):([0-5]\d)", value.strip()) if isinstance(value, str) else None
    if not found or (int(found[1]) == 24 and int(found[2])):
        raise ValueError(f'must be a time of the day such as "08:00", not {value!r}')
    return time(int(found[1]) % 24, int(found[2]))


def occasion(value: Any) -> Occasion:
    """`"08:00"`, `"mon 08:00"`, `"mon-fri 08:00"`; ValueError for anything else."""
    found = re.fullmatch(rf"{_SOME_DAYS}\s*([\d:]+)", value.strip(), re.IGNORECASE) if isinstance(value, str) else None
    if not found:
        raise ValueError(f'must be a time of the day such as "08:00" or "mon 08:00", not {value!r}')
    at, days = clock(found[2]), _days(found[1] or "mon-sun")
    if found[2].startswith("24"):  # the end of the day is the next day's begin
        days = frozenset((day + 1) % 7 for day in days)
    return Occasion(days=days, at=at)


def _zone(value: Any) -> ZoneInfo:
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(value)
    except (TypeError, ValueError, OSError, KeyError):
        raise ValueError(f'must be a time zone such as "UTC" or "Europe/Berlin", not {value!r}') from None


def _wait(value: Any) -> timedelta:
    return timedelta() if value in ("0s", timedelta()) else duration(value)


def _span(value: Any) -> Any:
    return value if isinstance(value, Span) else span(value)


def _occasion(value: Any) -> Any:
    return value if isinstance(value, Occasion) else occasion(value)


def _kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"{value!r} {unknown(value, KINDS, 'kind of alert')}")
    return value


def is_whole_week(spans: tuple[Span, ...]) -> bool:
    """Whether they leave no minute of the week: what waits for their end waits for ever."""
    week = [False] * 7 * A_DAY
    for each in spans:
        begin, end = (one.hour * 60 + one.minute for one in (each.begin, each.end))
        for day in each.days:
            for minute in range((end - begin) % A_DAY or A_DAY):
                week[(day * A_DAY + begin + minute) % len(week)] = True
    return all(week)


Kinds = Annotated[tuple[Annotated[str, AfterValidator(_kind)], ...], Field(strict=False)]
Spans = Annotated[tuple[Annotated[Span, BeforeValidator(_span)], ...], Field(strict=False)]
Occasions = Annotated[tuple[Annotated[Occasion, BeforeValidator(_occasion)], ...], Field(strict=False, min_length=1)]
Wait = Annotated[timedelta, BeforeValidator(_wait)]


class Manners(Settings):
    """The keys that every `[[channel]]` may have about when it is written to."""

    kinds: Kinds = USUAL
    """Kinds of alert that it takes at all."""
    urgent: Kinds = ()
    """Kinds that wait for nothing but a silence."""
    timezone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("UTC")
    """In which `quiet`, `digest` and the days of the budget are meant."""
    wait: Wait = timedelta()
    """What else comes of the same within it goes into the same message."""
    group: Literal["development", "operation"] = "development"
    """What `wait` and `interval` take together."""
    interval: Wait = timedelta()
    """Between two messages about the same."""
    quiet: Spans = ()
    """Hours in which nothing is sent; what came is told after them."""
    digest: Occasions = (Occasion(at=time(8)),)
    """When what did not go out by itself is told in one message."""
    digest_only: Kinds = ()
    """Kinds that are told in the digest alone."""
    budget: int = Field(default=0, ge=0, le=10_000)
    """Alerts a day that go out by themselves; the rest is for the digest. 0: all."""
    burst: int = Field(default=20, ge=1, le=10_000)
    """Messages within a minute; what is more is told together, a minute later."""

    def takes(self, kind: AlertKind, *, named: bool) -> bool:
        """Whether it takes alerts of a kind; `named`: a route for this very kind leads here."""
        return kind.value in self.kinds or (named and "kinds" not in self.model_fields_set)

    @property
    def by_operation(self) -> bool:
        """Whether alerts keep company, and distance, with all of their operation."""
        return self.group == "operation" and bool(self.wait or self.interval)


class ChannelSettings(Manners):
    """What every `[[channel]]` has."""

    name: Name
    type: str
    ambiguous: Literal["repeat", "hold"] = "repeat"
    """What becomes of a delivery whose answer was lost: sent again, marked as a repeat, or held for a person."""
    allow_private: bool = False
    """The receiver may live on an inner address."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Each is owed its own delivery; ("",) where the channel itself is the receiver."""
        return ("",)
