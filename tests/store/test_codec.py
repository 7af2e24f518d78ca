"""Values come back from their text as they were."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Alert, FeedState, Reason
from monitor.store.codec import ALERT, FEED, plain
from monitor.store.schema import Moment
from tests.builders import alert, at

moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (hypothesis adds it)


@given(st.builds(Alert))
def test_an_alert_comes_back_equal(whole):
    assert ALERT.decode(ALERT.encode(whole)) == whole


@given(st.builds(FeedState))
def test_a_feeds_state_comes_back_equal(whole):
    assert FEED.decode(FEED.encode(whole)) == whole


def test_of_a_feeds_state_only_what_it_has_learnt_is_written():
    assert FEED.encode(FeedState(url="u", next_poll=at(0), failures=2)) == (
        '[{"url":"u","next_poll":"2018-05-01T12:00:00Z","failures":2}]'
    )


@given(moments)
def test_a_moment_is_a_whole_number_and_comes_back_to_the_microsecond(moment):
    stored = Moment().process_bind_param(moment, None)

    assert isinstance(stored, int)
    assert Moment().process_result_value(stored, None) == moment


def test_moments_of_other_zones_are_the_same_moment():
    here = at(0).astimezone(timezone(timedelta(hours=3)))

    assert Moment().process_bind_param(here, None) == Moment().process_bind_param(at(0), None)


@given(st.text())
def test_plain_text_is_what_every_database_takes(text):
    cleaned = plain(text)

    assert cleaned == text.replace("\0", "")


def test_odd_characters_are_replaced_wherever_they_stand():
    broken = Reason(rule="\ud800", weight=float("inf"), text="fine\0")
    odd = replace(alert(), headline="\udfff", reasons=(broken,))

    back = ALERT.decode(ALERT.encode(odd))

    assert (back.headline, back.reasons) == ("?", (Reason(rule="?", weight=float("inf"), text="fine"),))


def test_a_field_that_an_older_program_did_not_write_has_its_default():
    assert FEED.decode('[{"url": "u", "next_poll": "2018-05-01T12:00:00Z", "was": 1}]') == FeedState(
        url="u", next_poll=at(0)
    )


@pytest.mark.parametrize("text", ["", "[]", "[{}]", "null", '[{"url": 7}]'])
def test_text_that_is_not_this_word_is_a_value_error(text):
    with pytest.raises(ValueError, match="validation error"):
        FEED.decode(text)
