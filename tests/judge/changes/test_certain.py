"""What was only reported, and is certain now, is told; who said it himself says it again."""

from __future__ import annotations

import pytest

from monitor.judge.changes import certain
from tests.judge.judging import Desk, seeded, told


@pytest.mark.parametrize(
    ("known", "new", "word"),
    [
        ("Rebels hold Hajin, residents say.", "Rebels hold Hajin, the army confirmed.", "confirmed"),
        ("Rebels hold Hajin, officials said.", "Rebels hold Hajin, US officials confirmed.", "confirmed"),
        ("The car was found at Hajin, police said.", "Officers have found the car, Hajin police confirmed.", ""),
    ],
)
def test_who_confirms_what_he_said_says_it_again(known: str, new: str, word: str) -> None:
    assert certain.confirmed([known], new) == word


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (
            (
                "Islamic State leader may have been killed in Syria strike, official says",
                "An official said on Monday that the Islamic State leader may have been killed in a strike in Syria.",
            ),
            (
                "US confirms Islamic State leader was killed in Syria strike",
                "The Pentagon confirmed on Tuesday that the Islamic State leader was killed in a strike in Syria.",
            ),
            True,
        ),
        (
            (
                "Islamic State reportedly captures oil field in Syria",
                "Islamic State militants have reportedly captured the Omar oil field, residents said on Monday.",
            ),
            (
                "Syria confirms loss of oil field to Islamic State",
                "The Syrian army acknowledged on Tuesday that it had lost the Omar oil field to Islamic State.",
            ),
            True,
        ),
        (
            (
                "Islamic State captures oil field in Syria",
                "Islamic State militants captured the Omar oil field in Syria on Monday.",
            ),
            (
                "Syria confirms loss of oil field to Islamic State",
                "The Syrian army acknowledged on Tuesday that it had lost the Omar oil field to Islamic State.",
            ),
            False,
        ),
    ],
)
def test_what_a_headline_only_reported_is_told_once_it_is_certain(
    first: tuple[str, str], second: tuple[str, str], *, is_told: bool
) -> None:
    desk = Desk(seeded(about=(("Islamic State", "ISIS"), ("Syria*", "Iraq*"))))
    desk.read(told(*first, hours=300))

    verdict = desk.read(told(*second, hours=322, source="Gulf"))

    assert verdict
    assert verdict.told is is_told
