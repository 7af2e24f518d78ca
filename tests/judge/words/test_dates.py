"""Dates in an operation's own words, and where a text says when it was written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.words import dates
from monitor.model import NamedDay


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The Tarsin quake of 7 June 2025: rescue", "The Tarsin quake of : rescue"),
        ("The drive on Zorha, 28 February - 2 March 2025", "The drive on Zorha,"),
        ("Raids in Morvia, Dec 2024 - Feb 2025 (not the talks)", "Raids in Morvia, (not the talks)"),
        ("El terremoto de Tarsin del 7 de junio de 2025", "El terremoto de Tarsin del"),
        ("The 7 October 2023 attack", "The 7 October 2023 attack"),
        ("The March 23 Movement", "The March 23 Movement"),
        ("Thousands march 20 km on Zorha", "Thousands march 20 km on Zorha"),
    ],
)
def test_what_only_says_when_is_left_out(text: str, left: str) -> None:
    assert " ".join(dates.without(text).split()) == left


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("PORT SELIM, Oct 12 (North Wire) - A ferry sank.", {(0, 10, 12)}),
        ("12 October 2026", {(2026, 10, 12)}),
        ("on the 3rd of May, 2026", {(2026, 5, 3)}),
        ("Am 3. Mai 2026", {(2026, 5, 3)}),
        ("le 1er août", {(0, 8, 1)}),
        ("el 3 de mayo de 2026", {(2026, 5, 3)}),
        ("3 Mayıs 2026", {(2026, 5, 3)}),
        ("3 мая", {(0, 5, 3)}),
        ("15 Νοεμβρίου 2026", {(2026, 11, 15)}),
        ("12 באוקטובר 2026", {(2026, 10, 12)}),
        ("12 اكتوبر", {(0, 10, 12)}),
        ("2026年10月12日", {(2026, 10, 12)}),
        ("10월 12일", {(0, 10, 12)}),
        ("2026-10-12T08:30:00Z", {(2026, 10, 12)}),
        ("12.10.2026", {(2026, 10, 12)}),
        ("10/30/2026", {(2026, 10, 30)}),
        ("March 2026; 32 May; 0 May; 2026-13-01; 140 passengers; route 10/12", set()),
        ("", set()),
    ],
)
def test_the_days_that_a_text_names(text: str, days: set[NamedDay]) -> None:
    assert dates.named(text) == days


@given(st.text(alphabet=st.sampled_from("0123456789 .,-/月日년월일может may Oct de ٣²"), max_size=60))
def test_any_text_names_days_of_a_calendar_or_none(text: str) -> None:
    assert all(1 <= month <= 12 and 1 <= day <= 31 for _, month, day in dates.named(text))


def test_a_day_without_a_year_is_of_any() -> None:
    assert dates.is_one(frozenset({(0, 10, 12)}), date(2026, 10, 12))
    assert dates.is_one(frozenset({(2026, 10, 12)}), date(2026, 10, 12))
    assert not dates.is_one(frozenset({(2025, 10, 12)}), date(2026, 10, 12))
    assert not dates.is_one(frozenset(), date(2026, 10, 12))
