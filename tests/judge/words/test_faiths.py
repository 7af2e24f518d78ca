"""Faiths that an operation's title names."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import elsewhere
from monitor.judge.profile import draft
from monitor.judge.words import faiths, places
from tests.judge.judging import weights

SEED = stories.seed(
    "seed.txt", "Gunmen raid village in Chad\n\nGunmen raided a village in Chad on Monday, police said."
)


@pytest.mark.parametrize(
    ("title", "has", "lacks"),
    [
        ("Attacks on Christians in Chad", "church*", "mosque*"),
        ("Attacks on Muslim villages in Chad", "mosque*", "church*"),
        ("Attacks on Jews in Chad and Niger", "synagogue*", "church*"),
        ("Attacks on villages in Chad", "Chad", "church*"),
    ],
)
def test_a_faith_brings_its_people_and_its_houses(title: str, has: str, lacks: str) -> None:
    found = {term for group in draft(title, (SEED,), weights().background).groups for term in group}

    assert has in found
    assert lacks not in found


def test_no_other_name_is_a_faith() -> None:
    assert not faiths.terms("Chad*")
    assert faiths.terms("Sikhs") == faiths.terms("Sikh*")


def test_a_country_is_known_by_its_initials_and_is_no_strange_place_by_them() -> None:
    assert places.country("UK") == places.country("Britain") >= 0
    assert elsewhere.named("UK police detain four", frozenset({places.country("Chad")})) == ()
    assert elsewhere.named("Britain detains four", frozenset({places.country("Chad")})) == ("Britain",)
