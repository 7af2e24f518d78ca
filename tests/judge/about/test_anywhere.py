"""Operations that may happen in any country, by what their title says."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import anywhere, elsewhere, setting
from monitor.judge.profile import draft
from monitor.judge.words.places import country
from tests.judge.judging import Desk, seeded, told, weights

SEED = stories.seed(
    "seed.txt",
    "Gabon to ban bird shot on its lakes\n\nGabon will ban bird shot of lead on its lakes from May, its minister of "
    "forests said on Monday in Libreville. Hunters have a year to change to steel, and shops to clear shelves.",
)
TITLE = "Bans on bird shot of lead, country by country: laws, votes, deadlines and lawsuits of hunters"


@pytest.mark.parametrize(
    ("title", "is_meant"),
    [
        ("Tariffs on Norland and other countries", True),
        ("The cholera outbreak in Chad, its spread to other countries", True),
        ("Bans on lead, country by country", True),
        ("Strikes of pilots around the world", True),
        ("Aranceles a Chile y otros países", True),
        ("Verbote in Gabun und anderen Ländern", True),
        ("Grèves au Tchad et dans d'autres pays", True),
        ("Пошлины для Чили и других стран", True),
        ("Çad ve diğer ülkelerde grevler", True),
        ("حظر في تشاد ودول أخرى", True),
        ("Raids in Chad, and measures by Norland and other states over them", False),
        ("Aid between the two countries", False),
        ("War in Chad", False),
    ],
)
def test_a_title_says_that_it_is_of_any_country(title: str, is_meant: bool) -> None:
    assert anywhere.is_meant(title) == is_meant


def test_what_happens_anywhere_is_not_drafted_of_the_country_of_its_seed() -> None:
    operation = seeded(title=TITLE, about=(), aliases=(), seeds=(SEED,))
    drafted = draft(TITLE, (SEED,), weights().background)

    assert not drafted.places
    assert not drafted.wide
    assert elsewhere.is_anywhere(operation, TITLE)
    assert not setting.countries(operation, f"Bans in Gabon, {TITLE}")
    assert draft(TITLE.replace("country by country", "all of them"), (SEED,), weights().background).places


def test_what_happens_anywhere_is_told_of_another_country() -> None:
    text = "Benin will ban bird shot of lead from June, its parliament voted on Friday. Hunters have until May."
    desk = Desk(seeded(title=TITLE, about=(), aliases=(), seeds=(SEED,)))

    assert desk.kinds([told("Benin votes to ban lead in bird shot for hunters", text, hours=24)]) == ["new"]


def test_a_country_is_known_with_its_possessive() -> None:
    assert country("Chad's") == country("Chad") >= 0
    assert country("Peru’s") == country("Peru") >= 0
