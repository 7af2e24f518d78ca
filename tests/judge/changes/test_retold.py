"""The same event by another publisher, and another event in nearly the same words."""

from __future__ import annotations

import pytest

from monitor.model import Operation
from tests.judge.judging import Desk, told

WAR = Operation(
    name="any",
    title="The war in Morvia, la guerre en Morvie",
    about=(
        ("Morvi*", "Морви*", "مورفيا"),
        ("kill*", "vaccin*", "seiz*", "tue*", "emparent", "погиб*", "удар*", "قصف", "يسيطرون"),
    ),
)

SAME = {
    "en": """
First of 400,000 vaccine doses reach Tarsin in Morvia | A plane with the shots landed on Monday, UNICEF said.
UNICEF delivers 400,000 doses of vaccine to Morvia | The shots were handed over to doctors on Monday, the agency said.
""",
    "fr": """
Morvie: un premier lot de 400.000 vaccins est arrivé à Tarsin | Un avion avec les doses a atterri lundi, selon l'Unicef.
Morvie: 400.000 doses de vaccin livrées par l'Unicef | Elles ont été remises lundi aux médecins, a indiqué l'agence.
""",
}
OTHER = {
    # one place is no event
    "fr": """
Morvie: une frappe de drone tue quatre personnes à Kutarn | Quatre morts lundi à Kutarn, selon l'armée.
Morvie: les rebelles s'emparent de Kutarn | Les rebelles de Morvie se sont emparés lundi de la ville, a annoncé un chef.
""",
    # fewer dead, elsewhere
    "ru": """
Морвия: пять человек погибли при ударе по рынку в Залинге | Пять человек погибли в понедельник, сообщили медики Морвии.
Морвия: три человека погибли при ударе по рынку в Ньяле | Три человека погибли в понедельник, сообщили медики Морвии.
""",
    # no capitals
    "ar": """
مورفيا: المتمردون يسيطرون على كرتم بعد قصف | سيطر المتمردون الاثنين على مدينة كرتم في مورفيا، وفق بيان.
مورفيا: المتمردون يسيطرون على طويلس بعد قصف | سيطر المتمردون الاثنين على مدينة طويلس في مورفيا، وفق بيان.
""",
}


def alerts(language: str, lines: str) -> list[str]:
    """Of stories by as many publishers, two hours apart."""
    pairs = (line.split(" | ") for line in lines.strip().splitlines())
    several = (told(*pair, hours=24 + 2 * n, source=f"Wire {n}", language=language) for n, pair in enumerate(pairs))
    return Desk(WAR).kinds(several)


@pytest.mark.parametrize("language", SAME)
def test_what_another_publisher_told_is_told_once(language: str) -> None:
    assert alerts(language, SAME[language]) == ["new", "-"]


@pytest.mark.parametrize("language", OTHER)
def test_another_event_in_nearly_the_same_words_is_told(language: str) -> None:
    assert alerts(language, OTHER[language]) == ["new", "new"]
