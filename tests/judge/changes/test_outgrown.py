"""A toll that rises from one house's words to another's is told; the second source of a toll is not."""

from __future__ import annotations

import pytest

from monitor.model import Operation
from tests.judge.judging import Desk, told

QUAKE = Operation(
    name="quake",
    title="The earthquake in Morvia and its victims, le séisme en Morvie, el terremoto en Morvia",
    about=(("Morvi*",), ("quake", "earthquake*", "séisme", "terremoto", "sismo")),
)
RISING = {
    "en": (
        "Magnitude 7.1 earthquake in Morvia kills at least 12",
        "The quake in Morvia has already left 55 dead, according to civil defence",
    ),
    "es": (
        "Terremoto en Morvia deja 12 muertos",
        "El sismo en Morvia ha dejado ya 55 muertos, según Defensa Civil",
    ),
    "fr": (
        "Séisme en Morvie : 12 morts",
        "Le séisme a déjà tué 55 personnes en Morvie, selon les secours",
    ),
}


def alerts(language: str, *titles: str) -> list[str]:
    """Of headlines by as many publishers, an hour apart."""
    several = (told(title, hours=24 + n, source=f"Wire {n}", language=language) for n, title in enumerate(titles))
    return Desk(QUAKE).kinds(several)


@pytest.mark.parametrize("language", RISING)
def test_a_toll_that_rises_in_other_words_is_told(language: str) -> None:
    first, later = RISING[language]
    assert "-" not in alerts(language, first, later)


@pytest.mark.parametrize("dead", [12, 13, 9])
def test_the_second_source_of_a_toll_is_not(dead: int) -> None:
    later = RISING["en"][1].replace("55", str(dead)).replace("already ", "")
    assert alerts("en", RISING["en"][0], later)[1] in ("-", "disputed")
