"""When a feed says that something was published."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds.moments import moment
from monitor.feeds.reading import Parsed, read


def dated(written: str) -> datetime | None:
    """What is understood of an item's date."""
    item = f"<item><title>x</title><pubDate>{written}</pubDate></item>"
    answer = read(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode(), "https://news.example/rss.xml")
    assert isinstance(answer, Parsed), answer
    return answer.entries[0].published


@pytest.mark.parametrize(
    "written",
    [
        "Wed, 02 May 2018 09:30:00",
        "Wed, 2 May 18 09:30:00",
        "Mi, 02 May 2018 11:30:00 +0200",
        "mié, 02 may 2018 11:30:00 +0200",
        "Wed, 02-May-2018 09:30:00 GMT",
        "May 2, 2018 09:30",
    ],
)
def test_a_date_without_its_zone_or_with_a_weekday_in_another_language_is_read(written: str) -> None:
    assert dated(written) == datetime(2018, 5, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    ["2018/05/02 09:30:00", "2018/5/2T11:30+02:00", "2018年5月2日 09:30", "2018. 5. 2 09:30", "02.05.2018 09:30"],
)
def test_a_date_in_numbers_is_read_whole(written: str) -> None:
    """feedparser takes the year of it, and the rest from the calendar: an item of today would be weeks old."""
    assert dated(written) == datetime(2018, 5, 2, 9, 30, tzinfo=UTC)


def test_a_date_whose_hour_cannot_be_read_is_its_day() -> None:
    assert dated("2018/05/02 half past nine") == datetime(2018, 5, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *("", "today", "5 minutes ago", "Wed, 99 May 2018 09:30:00"),
        *("2018", "2018-W18-3", "14-05-2018 09:30", "2018/13/02", "02/05/2018"),
        *("Wed, 30 Nov -0001 00:00:00 +0000", "-0001-11-30T00:00:00Z"),
    ],
)
def test_a_date_that_is_none_is_left_out(written: str) -> None:
    assert dated(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("Wed, 02 May 2018 11:30:00 CEST", "Wed, 02 May 2018 19:30:00 aest", "2018-05-02 12:30:00 MSK"),
        *("2018-05-02T12:30 EEST", "Wed May 2 18:30:00 JST 2018", "02.05.2018 12:30 MSK"),
        *("Wed, 02 May 2018 12:30:00 UTC+3", "Wed, 02 May 2018 12:30:00 GMT +3", "Wed, 02 May 2018 05:30:00 UTC-04"),
        *("Wed, 02 May 2018 12:30:00 +300", "Wed, 02 May 2018 12:30:00 GMT+0300"),
        *("2018-05-02 09:30:00 UTC", "2018-05-02 05:30:00 EDT", "2018-05-02 09:30:00 IST"),
    ],
)
def test_a_zone_that_feedparser_would_miss_counts(written: str) -> None:
    """It takes such an hour for one in UTC, or leaves it out."""
    assert dated(written) == datetime(2018, 5, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("Wed, 02 May 2018 09:30:00 PM", 21, 30),
        ("Wed, 02 May 2018 9:30 p.m. GMT", 21, 30),
        ("Wed, 02 May 2018 12:05 AM", 0, 5),
        ("Wed, 02 May 2018 12:05 PM +0200", 10, 5),
        ("2018-05-02 09:30:00 am", 9, 30),
        ("2018/05/02 01:05 PM", 13, 5),
        ("May 2, 2018 11:30 PM CEST", 21, 30),
        ("Wed, 02 May 2018 21:30 PM", 21, 30),
    ],
)
def test_the_half_of_the_day_counts(written: str, hour: int, minute: int) -> None:
    assert dated(written) == datetime(2018, 5, 2, hour, minute, tzinfo=UTC)


@given(st.text(), st.none() | st.tuples(*[st.integers(-10, 10_000)] * 6))
def test_whatever_is_written_is_a_moment_in_utc_or_none(written: str, parts: object) -> None:
    found = moment(parts, written)

    assert found is None or found.tzinfo is UTC
