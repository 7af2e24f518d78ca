"""What kind of act a headline tells of, in whatever language."""

from __future__ import annotations

import pytest

from monitor.judge.words.families import families
from monitor.judge.words.terms import surface


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Perestrelka on the border", None),
        ("Перестрелка на границе Морвии", "attacks"),
        ("Ausstand in Morviens Seehäfen", "unrest"),
        ("Ausstand in Morviens Seehäfen", "ships"),
        ("Bombardements en Morvie: l'hôpital touché", "strikes"),
        ("Dorva'da harekât tamamlandı", "attacks"),
        ("Capturado el preso más buscado de Morvia", "arrests"),
        ("Capturado el preso más buscado de Morvia", "captives"),
        ("Morvie: l'épidémie gagne la capitale", "epidemics"),
        ("Surto mata onze na Mórvia", "epidemics"),
        ("Pourparlers entre Morvie et Zeben", "truces"),
        ("Морвія оголосила перемир'я", "truces"),
        ("Scontri al confine con la Morvia", "attacks"),
        ("تفشي الكوليرا في مورفيا", "epidemics"),
        ("جسر جوي إلى مورفيا", "relief"),
        ("فرار عشرات السجناء في مورفيا", "captives"),
    ],
)
def test_an_act_is_known_in_whatever_language(title: str, family: str | None) -> None:
    found = families(surface(title).folded)

    assert family in found if family else not found
