"""Whether what a story has of an operation's own name means the operation."""

from __future__ import annotations

import pytest

from monitor.judge.own_name import is_common
from monitor.judge.words.terms import read
from monitor.model import Operation

SHIELD = Operation(name="shield", title="Operation Silver Shield: the patrols off Tarsin", aliases=("Silver Shield",))


@pytest.mark.parametrize(
    ("name", "title", "sentence", "common"),
    [
        ("Silver shield", "Silver shield ferns flower early", "The ferns like rain.", True),
        ("silver shield", "Museum buys silver shield", "It is old.", True),
        ("Silver Shield", "Silver Shield ships sail", "They sailed.", False),
        ("silver shield", "Ships sail for silver shield", "Silver Shield began on Monday.", False),
        ("silver shield", "Ships of operation silver shield sail", "They sailed.", False),
        ("Roundup", "Roundup of cattle begins", "The roundup lasts a week.", True),
        ("Roundup", "Police begin Roundup", "It lasts a week.", False),
    ],
)
def test_a_name_in_small_letters_is_the_words_it_is_made_of(name: str, title: str, sentence: str, common: bool) -> None:
    assert is_common(name, read(title, (sentence,)), SHIELD) == common
