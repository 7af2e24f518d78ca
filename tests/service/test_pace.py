"""When a delivery is tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Later
from monitor.service.pace import JITTER, LEAST_TRIES, PACES, next_attempt
from tests.builders import NOON, at, delivery

PACE = PACES["webhook"]


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 30), (3, 120), (4, 240), (5, 240), (500, 240)])
def test_waits_grow_to_the_probe_of_five_minutes(attempts: int, seconds: float) -> None:
    """Within the jitter of a fifth."""
    found = next_attempt(delivery(attempts=attempts), Later(why="503"), at(0), PACE)

    assert found is not None
    assert abs((found - at(0)).total_seconds() - seconds) <= 0.2 * seconds


@given(attempts=st.integers(0, 10_000), kind=st.sampled_from(sorted(PACES)))
def test_a_receiver_that_is_down_is_asked_at_least_every_five_minutes(attempts: int, kind: str) -> None:
    found = next_attempt(delivery(attempts=attempts), Later(why="refused"), at(60), PACES[kind])

    assert found is not None
    assert at(60) < found <= at(65)


SILENT = Later(why="hung up", ambiguous=True)


@pytest.mark.parametrize("kind", ["mail", "slack", "apprise"])
def test_who_takes_a_message_and_never_says_so_gets_ever_fewer_copies(kind: str) -> None:
    """A day of it is no more than one copy an hour, and some at the beginning."""
    owed, now, copies = delivery(), NOON, 0
    while now < NOON + timedelta(days=1):
        copies += 1
        owed = replace(owed, attempts=copies, repeat=copies > 1)
        found = next_attempt(owed, SILENT, now, PACES[kind])
        assert found is not None
        now = found

    assert 24 < copies <= 24 * (1 + JITTER) + 8


def test_one_lost_answer_is_asked_again_as_soon_as_any() -> None:
    """And so is a receiver that says now that it is not there, whatever it did before."""
    old = delivery(attempts=300, created_at=at(-24 * 60))

    first = next_attempt(old, SILENT, at(0), PACES["mail"])
    later = next_attempt(replace(old, repeat=True), Later(why="refused"), at(0), PACES["mail"])

    assert first is not None
    assert first == later <= at(5)


def test_a_webhook_that_knows_repeats_by_their_id_is_probed_every_five_minutes() -> None:
    found = next_attempt(delivery(attempts=300, repeat=True), SILENT, at(24 * 60), PACE)

    assert found is not None
    assert found <= at(24 * 60 + 5)


def test_the_same_attempt_is_always_paced_the_same_way() -> None:
    tried = delivery(attempts=3)

    assert next_attempt(tried, Later(why="503"), at(0), PACE) == next_attempt(tried, Later(why="503"), at(0), PACE)


def test_two_deliveries_do_not_keep_step() -> None:
    one, other = delivery("hook", attempts=3), delivery("other", attempts=3)

    assert next_attempt(one, Later(why="503"), at(0), PACE) != next_attempt(other, Later(why="503"), at(0), PACE)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (timedelta(seconds=90), timedelta(seconds=90)),
        (timedelta(days=3650), timedelta(hours=24)),
        (timedelta(-1), timedelta(seconds=5)),
    ],
)
def test_retry_after_is_kept_to_within_a_day(asked: timedelta, kept: timedelta) -> None:
    assert next_attempt(delivery(attempts=1), Later(why="429", retry_after=asked), at(0), PACE) == NOON + kept


@pytest.mark.parametrize("kind", sorted(PACES))
def test_a_receiver_that_wishes_to_be_asked_at_once_for_ever_is_asked_twice_a_minute(kind: str) -> None:
    """`Retry-After: 0`, or a date that is past."""
    now, asked = NOON, 0
    while now < at(60):
        asked += 1
        found = next_attempt(delivery(attempts=asked), Later(why="429", retry_after=timedelta()), now, PACES[kind])
        assert found is not None
        now = found

    assert 100 < asked <= 122


def test_patience_begins_when_a_delivery_is_let_go() -> None:
    """One that waited for a week behind a silence is not given up at its first failure."""
    owed = delivery(attempts=LEAST_TRIES, created_at=at(-7 * 24 * 60), released_at=at(0))

    assert next_attempt(owed, Later(why="503"), at(1), PACE) is not None
    assert next_attempt(replace(owed, released_at=None), Later(why="503"), at(1), PACE) is None


@pytest.mark.parametrize("kind", sorted(PACES))
def test_patience_ends(kind: str) -> None:
    """By the clock: 75 h 35 min for HTTP, five days for mail."""
    end, tried = PACES[kind].patience, delivery(attempts=LEAST_TRIES)

    assert next_attempt(tried, Later(why="503"), NOON + end, PACES[kind]) is None
    assert next_attempt(tried, Later(why="503"), NOON + end - timedelta(seconds=1), PACES[kind])


@pytest.mark.parametrize("kind", sorted(PACES))
def test_a_machine_that_was_off_for_a_week_gives_up_nothing_at_its_first_tries(kind: str) -> None:
    week = NOON + timedelta(days=7)

    assert next_attempt(delivery(attempts=1), Later(why="no connection"), week, PACES[kind])
    assert next_attempt(delivery(attempts=LEAST_TRIES - 1), Later(why="no connection"), week, PACES[kind])
