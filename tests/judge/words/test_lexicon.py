"""Lists of words, looked up instead of searched: what the patterns find, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.words import cues, families
from monitor.judge.words.lexicon import Lexicon, any_of, listed
from monitor.judge.words.terms import surface

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


@pytest.mark.parametrize(
    "title",
    [
        "Drone strike on crowded market kills 40",
        "Explosions heard near airport as gunmen advance",
        "Gunmen storm embassy in capital",
        "Market bombing kills 12",
        "Airport under fire for second day",
        "Rebels capture central bank",
        "Gunmen kill prosecutor and two guards",
        "Passengers freed from hijacked bus",
        "Raid in West Bank village leaves three dead",
        "Rebels storm army base",
        "Fighting resumes after ceasefire collapses",
        "Lights out in Zorha after collapse of the power grid",
        "Food convoy attacked on desert road",
        "Army orders residents of southern districts to evacuate",
        "Coalition says goal is to clear the valley",
        "Norland keeps disarmament goal",
        "Ataque con drones a un mercado deja 20 muertos",
        "Bombardement de l'aéroport de Dervala",
        "Dervala havalimanına saldırı",
        "Удар по рынку в Дервале",
        "قصف مطار درفالة",
        "Norland flies reconnaissance flights over Ostara coast",
        "Drone violates Ostara airspace",
        "Rebels hold captured air force pilot",
    ],
)
def test_what_is_attacked_is_no_kind_of_event(title: str) -> None:
    assert cues.kinds(surface(title).folded) - cues.CONDITIONAL == set()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Strikes on ships rattle oil market", "markets"),
        ("Attack drives up oil prices", "markets"),
        ("War hits airlines as flights are cancelled", "travel"),
        ("Airport closed after strike by staff", "travel"),
        ("Winter storm kills 12", "disasters"),
        ("Building collapses in capital", "disasters"),
        ("Judge orders release of files on attack", "courts"),
        ("El aeropuerto cierra por la nieve", "travel"),
    ],
)
def test_what_an_attack_brings_about_is_one(title: str, kind: str) -> None:
    assert kind in cues.kinds(surface(title).folded)


def test_a_term_that_looks_like_a_regular_expression_is_taken_literally() -> None:
    lists = {"odd": ("a.c", "x (y", "z+")}

    assert [Lexicon(lists).met(text) for text in ("abc", "a.c", "x (y z", "zz")] == [set(), {"odd"}, {"odd"}, set()]


@pytest.mark.parametrize(
    ("line", "is_strike"),
    [
        ("earthquake of magnitude 7.1 strikes northern morvia", False),
        ("a power outage struck most of lorvia", False),
        ("cruise ship hit by a stomach virus", False),
        ("zorha hit by drone strike after quake", True),
        ("blackout in zorha as missiles hit power plant", True),
    ],
)
def test_what_nature_hits_is_no_strike(line: str, *, is_strike: bool) -> None:
    assert ("strikes" in families.families(line)) is is_strike


def test_a_word_in_another_sense_is_of_no_family() -> None:
    assert families.families("army band plays at festival") == frozenset()
    assert families.families("laureate may have had a heart attack") == frozenset()
    assert "soldiers" in families.families("army plays down its losses")
    assert "attacks" in families.families("attack in the heart of the town")
