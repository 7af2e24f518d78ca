"""Dates in an operation's own words."""

from __future__ import annotations

import pytest

from monitor.judge.words import dates


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
