"""A sketch is the same everywhere, and tells how much of one text stands in another."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.sketch import BANDS, PERMUTATIONS, containment, draw, jaccard, words

PINNED = "469a4111a63f484d5a4a40b0672e20e5c151c174 (3381164442, 888437339, 3367665786) 0d06267ac15 sbf4a21ef0be\n"
WORDS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima")


def sentence(first: int, length: int = 12) -> str:
    """Words that no other sentence shares in this order."""
    return " ".join(f"{WORDS[(first + step) % len(WORDS)]}{(first * 7 + step) % 97}" for step in range(length)) + "."


BODY = tuple(sentence(10 * n) for n in range(20))


def test_the_same_text_has_the_same_sketch_in_another_process() -> None:
    """Sketches are stored for years: this digest may only change together with a migration."""
    code = (
        "from monitor.judge.sketch import draw\n"
        "s = draw('One two three four', ['Five six seven eight nine ten.'])\n"
        "print(s.exact, s.minhash[:3], s.bands[0], s.bands[-1])"
    )

    printed = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]

    assert printed[0] == printed[1] == PINNED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SDF takes Hajin", "SDF TAKES HAJIN"),
        ("ISIS's last town", "ISIS’s last town"),
        ("Barış Pınarı", "Baris Pinari"),
        ("a  b", "a b"),
    ],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    assert draw(one, BODY).exact == draw(other, BODY).exact


def test_a_sketch_has_its_stated_size() -> None:
    drawn = draw("A title", BODY)

    assert len(drawn.minhash) == PERMUTATIONS
    assert len(drawn.bands) == BANDS + 1 + 4
    assert drawn.shingles > 100


def test_an_empty_text_has_an_empty_sketch() -> None:
    drawn = draw("", ())

    assert (drawn.minhash, drawn.shingles, drawn.bands) == ((), 0, ())


@pytest.mark.parametrize("shared", [0, 5, 10, 15, 20])
def test_containment_is_estimated_within_its_error(shared: int) -> None:
    """Twenty sentences against twenty, `shared` of them the same."""
    other = (*BODY[:shared], *(sentence(1000 + 10 * n) for n in range(20 - shared)))

    assert containment(draw("", BODY), draw("", other)) == pytest.approx(shared / 20, abs=0.2)


def test_a_text_contains_itself() -> None:
    assert containment(draw("T", BODY), draw("T", BODY)) == jaccard(draw("T", BODY), draw("T", BODY)) == 1


def test_nothing_is_like_nothing_only() -> None:
    assert jaccard(draw("", ()), draw("", ())) == 1
    assert jaccard(draw("", ()), draw("T", BODY)) == containment(draw("", ()), draw("T", BODY)) == 0


def test_an_opening_meets_its_whole_though_it_shares_little() -> None:
    """A summary of two sentences and the article of twenty: below every band, met by the opening's keys."""
    assert set(draw("Other title", BODY[:2]).bands) & set(draw("Title", BODY).bands)


def test_a_headline_meets_itself_in_any_order_of_its_words() -> None:
    assert set(draw("Hajin falls to SDF", ()).bands) & set(draw("SDF: Hajin falls to", BODY).bands)


def test_writing_without_spaces_has_words_too() -> None:
    assert words("叙利亚民主军") == list("叙利亚民主军")


@given(st.text(max_size=100), st.lists(st.text(max_size=100), max_size=5))
def test_any_text_can_be_drawn(title: str, lines: list[str]) -> None:
    drawn = draw(title, lines)

    assert drawn == draw(title, lines)
    assert 0 <= containment(drawn, draw("Title", BODY)) <= 1
