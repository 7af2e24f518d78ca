"""No publisher is asked more often than it allows, and none is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from monitor.feeds.politeness import CEILING, free_at, freshness, minutes, next_poll, retry_after, site, welcome, why
from monitor.model import Failed, Failure, Fetched, Fresh, Hints, Unchanged
from tests.builders import NOON, feed, feed_state

FLOOR = timedelta(minutes=5)
HALF_HOUR = timedelta(minutes=30)
SPANS = st.one_of(st.none(), st.timedeltas(timedelta(0), timedelta(days=40)))


def fresh(**given: object) -> Fresh:
    return Fresh(url="https://news.example/rss", status=200, body=b"x", **given)  # type: ignore[arg-type]


def failed(status: int | None = None, **given: object) -> Failed:
    reason = Failure.STATUS if status else Failure.CONNECTION
    return Failed(reason=reason, detail="", status=status, **given)  # type: ignore[arg-type]


def wait(answer: Fetched, failures: int = 0, now: datetime = NOON, ttl: timedelta | None = None) -> timedelta:
    state = feed_state(failures=failures, hints=Hints(ttl=ttl))
    free = free_at(state, answer, now, floor=FLOOR)
    return next_poll(feed(), state, answer, now, free=free) - now


def about(span: timedelta) -> object:
    return pytest.approx(span.total_seconds(), rel=0.1001)


def test_the_interval_is_kept_within_a_tenth() -> None:
    assert wait(fresh()).total_seconds() == about(HALF_HOUR)
    assert wait(Unchanged()).total_seconds() == about(HALF_HOUR)


def test_the_jitter_is_drawn_from_the_moment_and_is_the_same_again() -> None:
    waits = [wait(fresh(), now=NOON + timedelta(seconds=second)) / HALF_HOUR for second in range(200)]

    assert len(set(waits)) > 190
    assert 0.9 <= min(waits) < 0.91
    assert 1.09 < max(waits) <= 1.1
    assert wait(fresh()) == wait(fresh())


@given(SPANS, SPANS, st.integers(0, 10**6))
def test_a_hint_is_never_undercut_and_no_wait_is_longer_than_a_day(
    max_age: timedelta | None, ttl: timedelta | None, second: int
) -> None:
    waited = wait(fresh(max_age=max_age), ttl=ttl, now=NOON + timedelta(seconds=second))

    least = min(max(FLOOR, max_age or FLOOR, ttl or FLOOR), CEILING)
    assert least <= waited <= CEILING


@given(SPANS, st.integers(0, 10_000), st.sampled_from([None, 403, 429, 500, 503]))
def test_what_a_server_asks_for_is_kept_to_up_to_a_day(
    asked: timedelta | None, failures: int, status: int | None
) -> None:
    waited = wait(failed(status, retry_after=asked), failures)

    assert min(asked or FLOOR, CEILING) <= waited <= CEILING


def test_a_hint_does_not_shorten_the_interval() -> None:
    assert wait(fresh(max_age=timedelta(seconds=1)), ttl=timedelta(minutes=1)).total_seconds() == about(HALF_HOUR)


def test_failures_in_a_row_double_the_wait_and_the_first_costs_nothing() -> None:
    assert wait(failed(), 0).total_seconds() == about(HALF_HOUR)
    assert wait(failed(), 1).total_seconds() == about(2 * HALF_HOUR)
    assert wait(failed(), 3).total_seconds() == about(8 * HALF_HOUR)
    assert wait(failed(), 40) >= CEILING * 0.9


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refusal_backs_off_from_the_first_time(status: int) -> None:
    assert wait(failed(status), 0).total_seconds() == about(2 * HALF_HOUR)


def test_a_refusal_that_says_how_long_to_wait_is_waited_so_long() -> None:
    assert wait(failed(429, retry_after=timedelta(minutes=40)), 0) <= timedelta(minutes=44)


def test_why_a_feed_is_asked_so_often_can_be_told() -> None:
    hints = Hints(ttl=timedelta(hours=6), skip_hours=(3,), skip_days=(6,))

    assert why(feed(), Hints(), None, FLOOR) == "every 30 min: as configured"
    assert why(feed(interval=timedelta(seconds=8)), Hints(), None, timedelta()) == "every 8 s: as configured"
    assert why(feed(), hints, HALF_HOUR, FLOOR) == (
        "every 6 h: the feed says that it stays the same so long; never at 03:00, Sunday (UTC)"
    )


def test_a_span_is_told_in_what_people_count_it_in() -> None:
    spans = [timedelta(seconds=59), timedelta(minutes=90), timedelta(hours=48), timedelta(days=399, hours=4)]

    assert [minutes(span) for span in spans] == ["59 s", "90 min", "48 h", "399 days"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://feeds.bbci.co.uk/news/rss.xml", "bbci.co.uk"),
        ("http://www.bbc.co.uk/a", "bbc.co.uk"),
        ("https://a.github.io/x", "a.github.io"),
        ("http://127.0.0.1:8080/x", "127.0.0.1:8080"),
        ("http://[::1]:8080/x", "::1:8080"),
        ("https://localhost/x", "localhost:https"),
        ("https://www.новости.рф/x", "xn--b1amnebsh.xn--p1ai"),
        ("https://xn--b1amnebsh.xn--p1ai/x", "xn--b1amnebsh.xn--p1ai"),
    ],
)
def test_a_site_is_whom_a_request_burdens(url: str, expected: str) -> None:
    assert site(url) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "120"}, timedelta(minutes=2)),
        ({"Retry-After": "Tue, 01 May 2018 12:10:00 GMT"}, timedelta(minutes=10)),
        # the server's clock is an hour fast: its own date tells what it means
        (
            {"Retry-After": "Tue, 01 May 2018 13:10:00 GMT", "Date": "Tue, 01 May 2018 13:00:00 GMT"},
            timedelta(minutes=10),
        ),
        ({"Retry-After": "Tue, 01 May 2018 11:00:00 GMT"}, timedelta()),
        ({"Retry-After": "1525176000"}, timedelta(seconds=10**9)),  # a date, but not one that HTTP knows
        ({"Retry-After": "0" * 20 + "5"}, timedelta(seconds=5)),
        ({"Retry-After": "9" * 31}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "Fri, 99 Foo 2018 99:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], expected: timedelta | None) -> None:
    assert retry_after(CIMultiDict(headers), NOON) == expected


def test_of_two_waits_the_longer_is_kept_to() -> None:
    both = [("Retry-After", "60"), ("Retry-After", "soon"), ("Retry-After", "3600")]

    assert retry_after(CIMultiDict(both), NOON) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Cache-Control": "public, max-age=900"}, timedelta(minutes=15)),
        ({"Cache-Control": "max-age=900", "Age": "300"}, timedelta(minutes=10)),
        ({"Cache-Control": "max-age=900", "Age": "1000"}, None),
        ({"Cache-Control": "max-age=60", "Expires": "Tue, 01 May 2018 13:00:00 GMT"}, timedelta(minutes=1)),
        ({"Expires": "Tue, 01 May 2018 13:00:00 GMT"}, timedelta(hours=1)),
        ({"Expires": "0"}, None),
        ({"Cache-Control": "no-cache, max-age=900"}, None),
        ({"Cache-Control": 'no-cache="Set-Cookie", max-age=900'}, timedelta(minutes=15)),
        ({"Cache-Control": "max-age=31536000000"}, timedelta(seconds=10**9)),
        ({"Cache-Control": "x-max-age=900"}, None),
        ({"Cache-Control": "max-age=lots"}, None),
        ({}, None),
    ],
)
def test_freshness_is_what_the_server_said_and_is_left(headers: dict[str, str], expected: timedelta | None) -> None:
    assert freshness(CIMultiDict(headers), NOON) == expected


def test_freshness_may_be_said_over_several_lines() -> None:
    lines = [("Cache-Control", "public"), ("Cache-Control", "max-age=900")]

    assert freshness(CIMultiDict(lines), NOON) == timedelta(minutes=15)


@given(
    st.sets(st.integers(0, 23), max_size=23),
    st.sets(st.integers(0, 6), max_size=6),
    st.timedeltas(timedelta(0), timedelta(days=60)).map(lambda span: NOON + span),
    st.integers(0, 12),
    SPANS,
)
def test_hours_and_days_of_rest_are_kept_unless_a_day_has_passed(
    hours: set[int], days: set[int], now: datetime, failures: int, max_age: timedelta | None
) -> None:
    hints = Hints(skip_hours=tuple(sorted(hours)), skip_days=tuple(sorted(days)))
    state = feed_state(failures=failures, hints=hints, polled_at=now)

    answer = fresh(max_age=max_age)
    moment = next_poll(feed(), state, answer, now, free=free_at(state, answer, now, floor=FLOOR))
    late = welcome(state, moment + HALF_HOUR)

    for one in (moment, late):
        resting = one.hour in hours or one.weekday() in days
        assert not resting or one >= now + CEILING
    assert now + FLOOR <= moment <= now + CEILING
    assert moment + HALF_HOUR <= late <= max(now + CEILING, moment + HALF_HOUR)
