"""What was only reported is certain now: who makes it so, and who does not."""

from __future__ import annotations

import pytest

from monitor.judge.changes import certain

REPORTED = "Militia commander killed in strike on Port Selim, officials say"


@pytest.mark.parametrize(
    ("new", "word"),
    [
        ("Militia confirms its commander was killed in Port Selim", "confirms"),
        ("Militia admits that its commander was killed", "admits"),
        ("DNA tests confirm death of militia commander", "confirm"),
        ("Norland army declines to confirm death of commander", ""),
        ("Death of commander is not definitely confirmed, army says", ""),
        ("Death of commander yet to be officially confirmed", ""),
        ("It could not be independently confirmed that the commander was killed", ""),
        ("Norland neither confirms nor denies that strike killed commander", ""),
        ("Army awaits DNA tests to confirm commander's death", ""),
        ("La milicia no confirma la muerte de su comandante", ""),
        ("La milice n'a pas confirmé la mort de son commandant", ""),
        ("Miliz hat den Tod des Kommandeurs nicht bestätigt", ""),
        ("Milis komutanın ölümünü doğrulanmadı", ""),
        ("Ополчение не подтвердило гибель командира", ""),
    ],
)
def test_who_confirms(new: str, word: str) -> None:
    assert certain.confirmed([REPORTED], new) == word


@pytest.mark.parametrize(
    ("known", "new", "word"),
    [
        ("New agency head Ivo Marsh says leak is serious but manageable", "Marsh admits that leak is serious", ""),
        (
            "New agency head Ivo Marsh says leak is serious but manageable",
            "Ivo J Marsh, the new head of the agency, acknowledges that the leak is serious",
            "",
        ),
        (
            "Villagers say army shelled Port Selim",
            "Norland's army acknowledges that it shelled Port Selim",
            "acknowledges",
        ),
        ("Norland avowed that its troops are in Selim, aide says", "Norland admits that its troops are in Selim", ""),
    ],
)
def test_who_has_said_so_says_it_again(known: str, new: str, word: str) -> None:
    assert certain.confirmed([known], new) == word
