"""Countries by what other languages write with a small letter."""

from __future__ import annotations

import pytest

from monitor.judge.words import peoples, places
from monitor.judge.words.places_abroad import ABROAD


@pytest.mark.parametrize(
    ("text", "tongue", "country"),
    [
        ("l'armée malienne", "fr", "Mali"),
        ("Le gouvernement syrien reprend la ville", "fr", "Syria"),
        ("El gobierno sirio retoma la ciudad", "es", "Syria"),
        ("O exército israelense e os colonos", "pt", "Israel"),
        ("l'esercito israeliano", "it", "Israel"),
        ("Die dänische Regierung lehnt ab", "de", "Denmark"),
        ("бои сирийцев с курдами", "ru", "Syria"),
        ("удар по украинским позициям", "ru", "Ukraine"),
        ("des soldats serbes", "fr", "Serbia"),
        ("el ejército búlgaro", "es", "Bulgaria"),
        ("японские суда", "ru", "Japan"),
    ],
)
def test_what_is_of_a_country_names_it_with_a_small_letter(text: str, tongue: str, country: str) -> None:
    assert places.country(country) in peoples.in_small(text, tongue)


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("мэр того города", "ru"),
        ("они мали намерение", "uk"),
        ("a turkey farm in the hills", "en"),
        ("la marina", "es"),
        ("los indios", "es"),
    ],
)
def test_a_common_word_names_none(text: str, tongue: str) -> None:
    assert not peoples.in_small(text, tongue)


def test_each_country_has_one_line_of_names_abroad_and_that_line_is_found() -> None:
    keys = [line.split(";")[0].strip() for line in ABROAD.strip().splitlines()]

    assert sorted(keys) == sorted(set(keys))
    for line in ABROAD.strip().splitlines():
        key, names = (part.strip() for part in line.split(";"))
        number = places.country(key)
        assert set(names.split(", ")) <= set(places.terms(number, everywhere=True)), line
