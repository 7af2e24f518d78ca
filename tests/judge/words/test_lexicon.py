"""Lists of words, looked up instead of searched: what the patterns find, and no more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.words import cues, families
from monitor.judge.words.lexicon import Lexicon, any_of, listed

LISTS = {
    "strikes": listed("strike*|air raid*|hit|hits"),
    "markets": listed("oil price*|prices|rates|strikes deal"),
    "travel": listed("airport*|air"),
}
WORDS = st.sampled_from([*listed("strike|strikes|air|raid|raids|raider|hit|hits|oil|price|prices|deal|airport|é"), "_"])
BLANKS = st.sampled_from([" ", "  ", "\n", "-", "'", ", ", "_", ""])


@given(st.lists(st.tuples(WORDS, BLANKS), max_size=12))
def test_all_lists_at_once_find_what_each_pattern_finds(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + blank for word, blank in parts)

    assert Lexicon(LISTS).met(text) == {name for name, terms in LISTS.items() if any_of(terms).search(text)}


def test_every_term_of_the_tables_is_found_by_itself() -> None:
    missed = [
        term for kind, terms in cues.KINDS.items() for term in terms if kind not in cues.kinds(term.rstrip("*"))
    ] + [term for term in families.terms("strikes") if "strikes" not in families.families(term.rstrip("*"))]

    assert missed == []


def test_a_term_that_looks_like_a_regular_expression_is_taken_literally() -> None:
    lists = {"odd": ("a.c", "x (y", "z+")}

    assert [Lexicon(lists).met(text) for text in ("abc", "a.c", "x (y z", "zz")] == [set(), {"odd"}, {"odd"}, set()]


def test_a_word_in_another_sense_is_of_no_family() -> None:
    assert families.families("army band plays at festival") == frozenset()
    assert families.families("laureate may have had a heart attack") == frozenset()
    assert "soldiers" in families.families("army plays down its losses")
    assert "attacks" in families.families("attack in the heart of the town")
