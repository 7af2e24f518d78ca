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
        (
            "In a 90-page report on Selim spill Norland's owner blames crew",
            "In report on spill owner admits mistakes",
            "",
        ),
        ("Witnesses report spill off Port Selim", "Norland's owner admits spill off Port Selim", "admits"),
        ("Norland avowed that its troops are in Selim, aide says", "Norland admits that its troops are in Selim", ""),
    ],
)
def test_who_has_said_so_says_it_again(known: str, new: str, word: str) -> None:
    assert certain.confirmed([known], new) == word


def test_an_explainer_that_tells_it_as_fact_does_not_make_it_certain() -> None:
    desk = Desk(seeded(about=(("Islamic State", "ISIS"), ("Syria*", "Iraq*"))))
    leads = "In Syria the Islamic State leader was killed in a strike, and nobody has been named in his place."
    for title, text, hours, label in (
        ("Islamic State leader killed in Syria strike, official says", "He led the group for years.", 300, ""),
        ("How is Islamic State in Syria led?", leads, 302, "Explainer"),
    ):
        desk.read(told(f"{label}: {title}" if label else title, text, hours=hours))

    verdict = desk.read(told("Islamic State leader killed in Syria strike, SDF confirm", hours=303, source="Gulf"))

    assert verdict
    assert verdict.told
