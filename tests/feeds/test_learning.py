"""What a poll teaches, told as days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.feeds.learning import News, Oddity, believed, flood, learned, oddities, silent, since_first_asked
from monitor.feeds.reading import Parsed
from monitor.model import Entry, Failed, Failure, FeedState, Fetched, Fresh, Hints, Story, Unchanged
from tests.builders import NOON, at, feed, feed_state, story

URL = "https://news.example/rss"
NEW = "https://news.example/new"
FLOOR = timedelta(minutes=5)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def fresh(**given: Any) -> Fresh:
    return Fresh(**{"url": URL, "status": 200, "body": b"x", "etag": '"x"', "last_modified": "y", **given})


def failed(reason: Failure = Failure.CONNECTION, **given: Any) -> Failed:
    return Failed(reason=reason, detail="no connection", **given)


def after(state: FeedState, answer: Fetched, minutes: float = 0, **given: Any) -> FeedState:
    return learned(feed(), state, answer, at(minutes), floor=FLOOR, **given)


def read(*entries: Entry, **given: Any) -> Parsed:
    return Parsed(entries=entries, **given)


def item(hours_ago: float, guid: str = "") -> Entry:
    return Entry(guid=guid or f"urn:{hours_ago}", published=NOON - timedelta(hours=hours_ago))


def test_a_first_sight_is_kept_with_its_validators() -> None:
    state = after(feed_state(failures=3, last_error="no"), fresh(), read=read(item(1)), body_hash="h")

    assert (state.etag, state.last_modified, state.body_hash, state.found_at) == ('"x"', "y", "h", "")
    assert (state.primed_at, state.polled_at, state.succeeded_at) == (NOON, NOON, NOON)
    assert (state.failures, state.last_error) == (0, "")
    assert state.next_poll > NOON


def test_of_a_body_that_was_read_in_part_nothing_is_kept() -> None:
    before = feed_state(etag='"o"', last_modified="o", body_hash="o", hints=Hints(ttl=HOUR))
    state = after(before, fresh(), read=read(item(1), complaints=("it is cut",)), body_hash="h")

    assert (state.etag, state.last_modified, state.body_hash) == ("", "", "")
    assert state.last_error == "it is cut"
    assert state.hints.ttl == HOUR


@pytest.mark.parametrize(
    ("asked", "news"),
    [((), 0), ((0,), 2), ((0, 600), 2), ((-9 * 24 * 60, 0), 2), ((-20 * 365 * 24 * 60,), 0), ((900,), 0)],
    ids=["never", "once", "twice", "the machine was off", "before the clock was right", "the clock was ahead"],
)
def test_what_is_newer_than_the_first_try_was_waited_for_while_somebody_asked(
    asked: tuple[int, ...], news: int
) -> None:
    state = feed_state()
    for minutes in asked:
        state = after(state, failed(), minutes)
    stories = [story(f"SDF {minutes}", published=at(minutes)) for minutes in (-60, 300, 700)]
    stamped = [story(f"SDF {number}", published=at(800)) for number in range(4)]

    assert len(since_first_asked([*stories, *stamped], state, at(840))) == news


def test_a_failure_forgets_nothing_that_was_good() -> None:
    before = feed_state(etag='"o"', body_hash="o", primed_at=NOON, succeeded_at=NOON, hints=Hints(ttl=HOUR))
    state = after(before, failed(), 30)

    assert (state.etag, state.body_hash, state.hints, state.succeeded_at) == ('"o"', "o", Hints(ttl=HOUR), NOON)
    assert (state.failures, state.last_error) == (1, "no connection")


def test_not_modified_keeps_what_was_known() -> None:
    before = feed_state(etag='"o"', last_modified="o", body_hash="h", failures=2, found_at=NEW)
    state = after(before, Unchanged(etag='"n"'))

    assert (state.etag, state.last_modified, state.body_hash, state.found_at) == ('"n"', "o", "h", NEW)
    assert state.failures == 0


def test_what_the_feed_said_is_remembered_when_nothing_is_sent() -> None:
    """A ttl is read from a body, and most polls bring none."""
    state = after(feed_state(), fresh(), read=read(item(1), ttl=timedelta(hours=6)))
    later = after(state, Unchanged(), 600)

    assert state.next_poll - NOON >= timedelta(hours=6)
    assert later.next_poll - at(600) >= timedelta(hours=6)


def test_hours_and_days_that_a_feed_skips_are_skipped() -> None:
    """Noon of the builders is a Tuesday."""
    hours = after(feed_state(), fresh(), read=read(skip_hours=(12, 13, 14))).next_poll
    day = after(feed_state(), fresh(), read=read(skip_days=(1,))).next_poll
    never = after(feed_state(), fresh(), read=read(skip_days=(1, 2, 3))).next_poll

    assert hours.hour == 15
    assert day.weekday() == 2
    assert day - NOON < DAY
    assert never - NOON == DAY


def test_a_wait_that_was_asked_for_is_kept_and_a_pause_is_no_failure() -> None:
    limited = after(feed_state(), failed(Failure.STATUS, status=429, retry_after=2 * HOUR))
    paused = after(feed_state(), failed(Failure.PAUSED, retry_after=2 * HOUR))

    assert limited.not_before == paused.not_before == NOON + 2 * HOUR
    assert limited.next_poll >= limited.not_before
    assert paused.next_poll >= paused.not_before
    assert (limited.failures, paused.failures) == (1, 0)


def test_a_feed_that_is_gone_says_so() -> None:
    assert after(feed_state(), failed(Failure.GONE, status=410)).gone


# --- moves


def polls(*answers: tuple[float, Fetched, Parsed | None]) -> FeedState:
    state = feed_state(primed_at=NOON)
    for hours, answer, found in answers:
        state = after(state, answer, hours * 60, read=found)
    return state


MOVED = fresh(url=NEW, moved_to=NEW)
SAME = read(unchanged=10)


def test_a_move_for_good_is_believed_after_three_polls_over_a_day() -> None:
    early = polls((0, MOVED, SAME), (1, MOVED, SAME), (2, MOVED, SAME), (3, Unchanged(moved_to=NEW), None))
    enough = polls((0, MOVED, SAME), (12, MOVED, SAME), (25, MOVED, SAME))

    assert (early.address, early.found_at) == ("", NEW)
    assert (enough.address, enough.found_at, enough.move) == (NEW, "", None)
    assert enough.etag == '"x"'


def test_a_move_to_something_else_is_not_believed() -> None:
    """A domain that was sold leads to a feed of which nothing was known."""
    assert polls(*((12 * number, MOVED, read(item(1))) for number in range(9))).address == ""


def test_a_move_that_is_taken_back_counts_from_the_start() -> None:
    assert polls((0, MOVED, SAME), (20, fresh(), SAME), (25, MOVED, SAME), (26, MOVED, SAME)).address == ""


def test_a_new_address_that_fails_is_given_up_for_the_old_one() -> None:
    state = after(feed_state(address=NEW, etag='"n"'), failed(Failure.GONE, status=410))

    assert (state.address, state.etag, state.gone) == ("", "", False)


# --- rhythm and silence


def test_a_quiet_feed_is_asked_less_often_but_not_half_as_often_again() -> None:
    quiet = after(feed_state(), fresh(), read=read(item(1), item(25), item(49)))
    busy = after(feed_state(), fresh(), read=read(item(0.1), item(0.3), item(0.5)))

    assert quiet.rhythm == DAY
    assert timedelta(minutes=54) <= quiet.next_poll - NOON <= timedelta(minutes=66)
    assert timedelta(minutes=27) <= busy.next_poll - NOON <= timedelta(minutes=33)


def test_a_feed_that_is_silent_against_its_own_rhythm_is_noticed_and_speaks_again() -> None:
    state = after(feed_state(), fresh(), read=read(item(1), item(13), item(25)))
    quiet = after(state, Unchanged(), 5 * 24 * 60)
    back = after(quiet, fresh(), 9 * 24 * 60, read=read(item(0)))

    assert not silent(after(state, Unchanged(), 4 * 24 * 60))
    assert silent(quiet)
    assert not silent(back)


def test_a_clock_that_is_set_back_turns_no_rhythm_round() -> None:
    """A feed that brought something in less than no time would be held to bring nothing, and more than that a flood."""
    known = feed_state(primed_at=NOON, rhythm=HOUR, newest_at=NOON + timedelta(days=365))
    state = after(known, fresh(), read=read(item(0)), news=News(1, overlaps=True))

    assert state.rhythm is not None
    assert timedelta() < state.rhythm <= HOUR
    assert state.newest_at == NOON


def test_a_feed_that_fails_or_was_not_asked_is_not_called_silent() -> None:
    """Nobody knows what it would have said."""
    state = after(feed_state(), fresh(), read=read(item(1), item(2), item(3)))

    assert not silent(after(state, failed(), 30 * 24 * 60))
    assert not silent(replace(state, next_poll=NOON + 30 * DAY))


def test_a_reading_of_edits_alone_is_no_sign_of_life() -> None:
    state = after(feed_state(), fresh(), read=read(item(1), item(13), item(25)))
    edited = after(state, fresh(), 5 * 24 * 60, read=read(item(1)), news=News(0, overlaps=True))

    assert edited.newest_at == state.newest_at
    assert silent(edited)


def test_a_poll_that_holds_nothing_of_the_one_before_it_says_so() -> None:
    state = after(feed_state(), fresh(), read=read(item(1), item(2)))
    two, known = read(item(-1), item(-2)), News(2, overlaps=True)

    assert state.missed_at is None
    assert after(state, fresh(), 60, read=two, news=known).missed_at is None
    assert after(state, fresh(), 60, read=two, news=News(2, overlaps=False)).missed_at == at(60)


def test_a_feed_of_one_item_is_not_said_to_miss_any() -> None:
    state = after(feed_state(), fresh(), read=read(item(1)))

    assert after(state, fresh(), 60, read=read(item(-1)), news=News(1, overlaps=False)).missed_at is None


def test_the_first_items_of_an_empty_feed_are_no_gap() -> None:
    state = after(feed_state(), fresh(), read=read())

    assert after(state, fresh(), 60, read=read(item(1), item(2)), news=News(2, overlaps=False)).missed_at is None


# --- oddities


@pytest.mark.parametrize("date", [NOON - timedelta(days=365 * 48), NOON + 2 * DAY])
def test_a_date_that_cannot_be_is_not_believed(date: Any) -> None:
    assert believed(date, NOON) is None
    assert believed(NOON + HOUR, NOON) == NOON + HOUR


def told(*hours_ago: float, dated: bool = True) -> list[Story]:
    return [
        story(f"Item {number}", published=NOON - timedelta(hours=ago) if dated else None)
        for number, ago in enumerate(hours_ago)
    ]


POLLED = feed_state(primed_at=NOON, succeeded_at=NOON, newest_date=NOON - HOUR, rhythm=HOUR)


def test_an_archive_published_again_is_a_flood_and_a_busy_day_is_none() -> None:
    archive = told(*(24 * days for days in range(30, 60)))
    busy = told(*(hours / 10 for hours in range(60)))

    assert flood(archive, 200, POLLED) == tuple(archive)
    assert flood(archive[:6], 10, POLLED) == tuple(archive[:6])
    assert flood(archive[:4], 4, POLLED) == ()
    assert flood(archive[:1], 40, POLLED, going_on=True) == tuple(archive[:1])
    assert flood(busy, 60, POLLED) == ()


def test_what_is_of_today_is_not_held_back_with_an_archive() -> None:
    archive, today = told(*(24 * days for days in range(30, 60))), told(0.5)

    assert flood([*today, *archive], 40, POLLED) == tuple(archive)


def test_a_feed_whose_dates_lag_is_measured_by_its_own() -> None:
    """Its newest item was years old when it was first seen: what is newer than that is not old."""
    lagging = replace(POLLED, newest_date=NOON - 900 * DAY)

    assert flood(told(*(24 * days for days in range(800, 830))), 30, lagging) == ()
    assert len(flood(told(*(24 * days for days in range(950, 980))), 30, lagging)) == 30


def test_very_many_without_a_date_are_a_flood_unless_the_feed_is_that_busy() -> None:
    many = told(*range(150), dated=False)

    assert flood(many[:100], 100, POLLED) == ()
    assert flood(many, 150, POLLED) == tuple(many)
    assert flood(many, 150, replace(POLLED, succeeded_at=NOON - DAY)) == ()


def test_an_archive_that_was_dated_anew_is_a_flood_and_a_daily_batch_is_none() -> None:
    known = replace(POLLED, newest_at=NOON - HOUR)
    anew = told(*(0.2 + second / 3600 for second in range(30)))
    batch = told(*(0.2 for _ in range(30)))
    midnight = told(*(12 for _ in range(30)))
    spread = told(*(hours / 60 for hours in range(30)))

    assert flood(anew, 30, known) == tuple(anew)
    assert flood([*anew, *told(7)], 31, known) == tuple(anew)
    assert flood(anew[:20], 20, known) == ()
    assert flood(batch, 30, replace(known, newest_at=NOON - DAY)) == ()
    assert flood(midnight, 30, known) == ()
    assert flood(spread, 30, known) == ()
    assert flood(anew, 30, replace(known, rhythm=None)) == ()


def test_oddities_are_told_by_name() -> None:
    archive = read(*(item(24 * days, "same") for days in range(30, 60)))

    assert oddities(archive, NOON) == (Oddity.SAME_GUID,)
    assert oddities(read(Entry(title="a")), NOON) == (Oddity.UNDATED,)
    assert oddities(read(item(-48), item(1)), NOON) == (Oddity.MISDATED,)
    assert oddities(read(item(1)), NOON) == ()
    assert oddities(read(), NOON) == ()


# --- etiquette


def test_a_fortnight_at_a_site_that_logs_every_request_holds_no_violation() -> None:
    """An hour of freshness, no polls at night, now and then a 429 or a 503 with its wait; only the state survives."""
    now, state, free, polls = NOON, feed_state(), NOON, 0
    last_good = None
    while now < NOON + 14 * DAY:
        polls += 1
        assert now >= free, "asked before the wait was over"
        assert now.hour not in (1, 2, 3), "asked at night"
        if last_good is None:
            assert not state.etag, "validators were invented"
        if polls % 9 == 0:
            status, wait = (429, 3 * HOUR) if polls % 2 else (503, HOUR / 4)
            answer: Fetched = failed(Failure.STATUS, status=status, retry_after=wait)
            state, free = after(state, answer, (now - NOON).total_seconds() / 60), now + wait
        else:
            answer = fresh(max_age=HOUR) if polls % 4 == 1 else Unchanged(max_age=HOUR)
            found = read(item(0), skip_hours=(1, 2, 3)) if isinstance(answer, Fresh) else None
            state, free = after(state, answer, (now - NOON).total_seconds() / 60, read=found), now + HOUR
            last_good = now
        now = max(state.next_poll, state.not_before or now)

    assert 14 * 24 * 0.5 < polls < 14 * 21
