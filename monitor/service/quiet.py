"""Hours and days by the clock of a place: pure.

Whoever says "until seven" means what a clock on the wall shows. So each span of quiet hours is worked out for its date
in its time zone and then compared as a moment: on the night on which clocks go forward it is an hour shorter, on the
other one an hour longer, and an hour that does not exist or exists twice ends it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from monitor.channels.manners import Occasion, Span

A_DAY = timedelta(days=1)
LONGEST = 8
"""Days for which unbroken quiet is followed: whoever is quiet all week is asked again every week."""


def quiet_until(now: datetime, spans: Sequence[Span], zone: tzinfo) -> datetime | None:
    """When the quiet hours that hold `now` end, those that follow without a break included; None outside of them."""
    today = now.astimezone(zone).date()
    end: datetime | None = None
    for begins, ends in sorted(_stretches(today, spans, zone)):
        if begins <= (end or now) < ends:
            end = ends
    return end


def _stretches(today: date, spans: Sequence[Span], zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    for offset in range(-2, LONGEST):
        day = today + timedelta(days=offset)
        for span in spans:
            if day.weekday() in span.days:
                last = day if span.end > span.begin else day + A_DAY
                yield moment(day, span.begin, zone), moment(last, span.end, zone)


def next_time(now: datetime, times: Iterable[Occasion], zone: tzinfo) -> datetime:
    """The first moment after `now` at which a clock in this zone shows one of these times, on one of its days."""
    today = now.astimezone(zone).date()
    days = [today + A_DAY * offset for offset in range(LONGEST + 1)]
    moments = (moment(day, one.at, zone) for one in times for day in days if day.weekday() in one.days)
    return min(each for each in moments if each > now)


def midnight(now: datetime, zone: tzinfo) -> datetime:
    """When the day began there."""
    return moment(now.astimezone(zone).date(), time(), zone)


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """The first moment at which a clock there shows it, or would have; UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
