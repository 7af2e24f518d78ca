"""Where words begin that small words have grown together with."""

from __future__ import annotations

import pytest

from monitor.judge.words import particles


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("الدفاع السورية", "سوري", True),
        ("والسوريون ينتظرون", "سوري", True),
        ("بالكردية", "كرد", True),
        ("للكرد حقوق", "كرد", True),
        ("وسوريا صامتة", "سوري", True),
        ("الاكراد", "كراد", False),
        ("xالسورية", "سوري", False),
        ("ال" * 5000 + "سوري", "سوري", False),
    ],
    ids=lambda value: str(value)[:20],
)
def test_an_arabic_word_begins_behind_its_article_and_small_words(text: str, term: str, found: bool) -> None:
    assert particles.begins(text, text.rindex(term)) == found
