"""Hours by the clock of a place, summer time included."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.channels.manners import Occasion, occasion, span
from monitor.service.quiet import next_time, quiet_until

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
NIGHT = (span("22:00-07:00"),)


def utc(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc]


def test_a_night_is_quiet_from_its_first_moment_and_over_at_its_last() -> None:
    evening, morning = utc(2018, 5, 1, 20), utc(2018, 5, 2, 5)

    assert quiet_until(evening - timedelta(seconds=1), NIGHT, BERLIN) is None
    assert quiet_until(evening, NIGHT, BERLIN) == morning
    assert quiet_until(morning - timedelta(seconds=1), NIGHT, BERLIN) == morning
    assert quiet_until(morning, NIGHT, BERLIN) is None


@pytest.mark.parametrize(
    ("night", "hours"),
    [(utc(2026, 3, 28, 21), 8), (utc(2026, 10, 24, 20), 10), (utc(2026, 6, 1, 20), 9)],
    ids=["clocks forward", "clocks back", "any other"],
)
def test_seven_is_seven_on_the_wall_also_when_clocks_are_changed(night: datetime, hours: int) -> None:
    end = quiet_until(night, NIGHT, BERLIN)

    assert end == night + timedelta(hours=hours)
    assert end.astimezone(BERLIN).time() == time(7)


def test_an_hour_that_does_not_exist_ends_the_night_once() -> None:
    """02:30 is skipped in New York on 8 March 2026: quiet ends when it would have been."""
    assert quiet_until(utc(2026, 3, 8, 6), (span("22:00-02:30"),), NEW_YORK) == utc(2026, 3, 8, 7, 30)
    assert quiet_until(utc(2026, 3, 8, 7, 30), (span("22:00-02:30"),), NEW_YORK) is None


def test_nights_and_a_weekend_without_a_break_are_one_stretch() -> None:
    spans = (span("22:00-07:00"), span("sat-sun"))

    end = quiet_until(utc(2018, 5, 4, 21), spans, BERLIN)

    assert end is not None
    assert end.astimezone(BERLIN) == datetime(2018, 5, 7, 7, tzinfo=BERLIN)  # Friday evening to Monday morning


def test_hours_of_some_days_are_quiet_on_those_alone() -> None:
    lunch = (span("mon-fri 12:00-13:00"),)

    assert quiet_until(utc(2018, 5, 4, 10, 30), lunch, BERLIN) == utc(2018, 5, 4, 11)
    assert quiet_until(utc(2018, 5, 5, 10, 30), lunch, BERLIN) is None


def test_who_is_quiet_all_week_is_asked_again() -> None:
    end = quiet_until(utc(2018, 5, 4), (span("mon-sun"),), UTC)

    assert end is not None
    assert end > utc(2018, 5, 5)


def test_the_next_digest_is_the_first_of_its_times_after_now() -> None:
    times = (Occasion(at=time(8)), occasion("18:30"))

    assert next_time(utc(2018, 5, 1, 5), times, BERLIN) == utc(2018, 5, 1, 6)
    assert next_time(utc(2018, 5, 1, 6), times, BERLIN) == utc(2018, 5, 1, 16, 30)
    assert next_time(utc(2018, 5, 1, 23), times, BERLIN) == utc(2018, 5, 2, 6)


def test_a_digest_of_some_days_comes_on_them_alone_and_at_the_same_hour_on_the_wall() -> None:
    """The third of May 2018 was a Thursday; on the 28th of October clocks went back."""
    weekly, working_days = (occasion("Mon 08:00"),), (occasion("mon-wed,fri 8:00"), occasion("sun 20:00"))

    assert next_time(utc(2018, 5, 3, 12), weekly, BERLIN) == utc(2018, 5, 7, 6)
    assert next_time(utc(2018, 5, 7, 6), weekly, BERLIN) == utc(2018, 5, 14, 6)
    assert next_time(utc(2018, 10, 22, 6), weekly, BERLIN) == utc(2018, 10, 29, 7)
    assert next_time(utc(2018, 5, 3, 12), (occasion("sun 24:00"),), BERLIN) == utc(2018, 5, 6, 22)
    assert next_time(utc(2018, 5, 3, 5), working_days, BERLIN) == utc(2018, 5, 4, 6)
    assert next_time(utc(2018, 5, 4, 6), working_days, BERLIN) == utc(2018, 5, 6, 18)


@given(
    now=st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: utc(2020, 1, 1) + timedelta(minutes=minutes)),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]),
    hours=st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
def test_quiet_ends_when_it_is_over_and_a_digest_comes_within_a_day(
    now: datetime, zone: str, hours: tuple[int, int]
) -> None:
    place = ZoneInfo(zone)
    spans = (span(f"{hours[0]:02}:00-{hours[1]:02}:00"),)

    end = quiet_until(now, spans, place)

    assert now < next_time(now, (Occasion(at=time(hours[0])),), place) <= now + timedelta(hours=25)
    if end is not None and hours[0] != hours[1]:
        assert now < end <= now + timedelta(hours=25)
        assert quiet_until(end, spans, place) is None
