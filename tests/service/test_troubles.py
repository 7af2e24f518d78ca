"""When something is wrong, and when not yet."""

from datetime import timedelta

import pytest

from monitor.service import troubles
from monitor.store.contract import Standing
from tests.builders import at, feed, feed_state

URL = "https://news.example/rss"
KNOWN = {URL: feed()}
HOURS = 60


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"succeeded_at": at(0)}, []),
        ({"failures": 2}, []),
        ({"failures": 3}, ["feed.failing"]),
        ({"failures": 30, "succeeded_at": at(10)}, []),
        ({"failures": 30, "succeeded_at": at(0)}, ["feed.failing"]),
        ({"failures": 2, "succeeded_at": at(-9 * HOURS)}, []),
        ({"gone": True}, ["feed.gone"]),
    ],
)
def test_a_feed_is_in_trouble_when_it_is_gone_or_has_failed_for_hours(state, words):
    found = troubles.feeds([feed_state(URL, **state)], KNOWN, at(6 * HOURS))

    assert [notice.word for notice in found] == words
    assert all(notice.subject == URL and notice.remedy for notice in found)


def test_a_notice_names_the_feed_and_never_its_address():
    """An address may hold a key."""
    (notice,) = troubles.feeds([feed_state(URL, failures=9, last_error="timeout: no answer")], KNOWN, at(0))

    assert notice.headline == "Example News fails"
    assert notice.detail == "9 polls in a row, since it was added: timeout: no answer"
    assert "https" not in notice.headline + notice.detail + notice.remedy


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        ({}, []),
        ({"failing_since": at(1)}, []),
        ({"failing_since": at(0)}, ["channel.failing"]),
        ({"died_at": at(59)}, ["channel.refuses"]),
        ({"died_at": at(60 - 24 * HOURS)}, []),
        ({"died_at": at(59), "failing_since": at(0)}, ["channel.refuses", "channel.failing"]),
    ],
)
def test_a_channel_is_in_trouble_at_once_when_it_refuses_and_after_an_hour_when_it_cannot_be_reached(stands, words):
    found = troubles.channels([Standing(channel="hook", **stands)], ["hook", "desk"], at(60))

    assert [notice.word for notice in found] == words
    assert all(notice.avoid == notice.subject == "hook" for notice in found)


def test_a_channel_that_was_taken_out_is_nobody_s_trouble():
    assert troubles.channels([Standing(channel="old", died_at=at(0))], ["hook"], at(1)) == ()


@pytest.mark.parametrize(
    ("free", "total", "full"),
    [
        (100, 10_000, True),
        (300, 2_000, False),
        (300, 10_000, True),
        (600, 10_000, False),
        (3_000, 1_000_000, False),
        (1_000, 1_000_000, True),
    ],
)
def test_a_disk_is_nearly_full_below_200_mib_or_a_twentieth_of_it_but_never_above_2_gib(free, total, full):
    mib = 1024**2

    assert bool(troubles.disk(free * mib, total * mib, "/var/lib/monitor")) is full


@pytest.mark.parametrize(
    ("wall", "steady", "said"),
    [
        (20, 20, None),
        (49, 20, None),
        (51, 20, "the clock moved forward by 31 s"),
        (8 * 3600, 20, "the clock moved forward by 7 h"),
        (-3 * 86400, 20, "the clock moved back by 3 d"),
    ],
)
def test_a_clock_that_goes_otherwise_than_time_was_set_or_slept(wall, steady, said):
    found = troubles.clock(timedelta(seconds=wall), timedelta(seconds=steady), at(0))

    assert [notice.headline for notice in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        ([(5, 10), (5, 11), (20, 12)], True),
        ([(5, 10), (5, 11), (5, 1)], False),  # one has today's news
        ([(5, 10), (5, 11), (30, 12)], False),  # the third brought nothing within a day
        ([(5, 10), (5, 11), (5, None)], False),
    ],
)
def test_a_clock_is_ahead_where_all_that_feeds_bring_is_days_old_by_it(brought, said):
    """`brought`: hours since the last new item, and how many days old the newest says that it is."""
    states = [
        feed_state(f"https://{number}.example/rss", newest_at=at(0) - timedelta(hours=hours),
                   newest_date=None if days is None else at(0) - timedelta(days=days))
        for number, (hours, days) in enumerate(brought)
    ]  # fmt: skip

    found = troubles.ahead(states, at(0))

    assert [one.headline for one in found] == (["the clock may be ahead by 10 d"] if said else [])


def test_a_refused_configuration_says_what_is_wrong_with_it():
    assert troubles.refused_configuration("feeds.toml: url: is missing").detail == "feeds.toml: url: is missing"


def test_mistakes_are_known_again_by_a_key_of_one_length_however_many_they_are():
    many = [f"feeds.toml: feed[{number}]: url: is missing" for number in range(1000)]
    (left_out,) = troubles.left_out(many)
    (one_less,) = troubles.left_out(many[1:])
    refused = [troubles.refused_configuration("\n".join(lines)) for lines in (many, many, many[1:])]

    assert left_out.subject != one_less.subject
    assert refused[0].subject == refused[1].subject != refused[2].subject
    assert all(len(each.subject) < 100 for each in (left_out, *refused))
