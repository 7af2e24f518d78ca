"""A link does what it was signed for, for as long as it was signed for, and nothing else can be made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import MarkWord
from monitor.tokens import LONGEST, Action, Asked, Invalid, read, sign

NOW = datetime(2018, 5, 1, 12, tzinfo=UTC)
KEY, OTHER = "a key of the desk, 1", "a key of the desk, 2"
USEFUL = Asked(
    action=Action.USEFUL,
    operation="inherent-resolve",
    story="s1",
    development="d1",
    channel="desk",
    until=NOW + timedelta(days=30),
)


@given(
    asked=st.builds(
        Asked,
        action=st.sampled_from(Action),
        operation=st.text(max_size=50),
        story=st.text(max_size=50),
        development=st.text(max_size=50),
        channel=st.text(max_size=50),
        until=st.datetimes(NOW.replace(tzinfo=None), datetime(2100, 1, 1)).map(  # noqa: DTZ001 made aware below
            lambda at: at.replace(microsecond=0, tzinfo=UTC)
        ),
    )
)
def test_what_was_signed_is_read(asked: Asked) -> None:
    assert read(sign(asked, KEY), (KEY,), NOW) == asked


@given(place=st.integers(0), to=st.characters(codec="ascii", categories=["L", "N", "P", "S"]))
def test_no_change_of_a_character_counts(place: int, to: str) -> None:
    token = sign(USEFUL, KEY)
    place %= len(token)
    changed = token[:place] + to + token[place + 1 :]

    assert changed == token or read(changed, (KEY,), NOW) is Invalid.FORGED


@given(st.text(max_size=300))
def test_anything_else_is_forged(text: str) -> None:
    assert read(text, (KEY,), NOW) is Invalid.FORGED


def test_a_signature_is_not_for_another_action() -> None:
    payload = sign(replace(USEFUL, action=Action.MUTE), KEY).partition(".")[0]
    signature = sign(USEFUL, KEY).partition(".")[2]

    assert read(f"{payload}.{signature}", (KEY,), NOW) is Invalid.FORGED


def test_a_link_ends() -> None:
    token = sign(USEFUL, KEY)

    assert read(token, (KEY,), USEFUL.until) == USEFUL
    assert read(token, (KEY,), USEFUL.until + timedelta(seconds=1)) is Invalid.EXPIRED


def test_an_old_key_verifies_as_long_as_it_is_kept() -> None:
    token = sign(USEFUL, KEY)

    assert read(token, (OTHER, KEY), NOW) == USEFUL
    assert read(token, (OTHER,), NOW) is Invalid.FORGED
    assert read(token, (), NOW) is Invalid.FORGED


@pytest.mark.parametrize("key", ["", "short"])
def test_a_short_key_neither_signs_nor_verifies(key: str) -> None:
    with pytest.raises(ValueError, match="16 characters"):
        sign(USEFUL, key)
    assert read(sign(USEFUL, KEY), (key,), NOW) is Invalid.FORGED


def test_an_endless_token_is_not_looked_at() -> None:
    assert read("a" * LONGEST + ".b", (KEY,), NOW) is Invalid.FORGED


def test_feedback_links_say_words_that_feedback_knows() -> None:
    assert {Action(word.value) for word in MarkWord if word is not MarkWord.MISSED} == set(Action) - {Action.MUTE}
