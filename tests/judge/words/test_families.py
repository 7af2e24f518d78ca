"""What kind of act a headline tells of, in whatever language."""

from __future__ import annotations

import pytest

from monitor.judge.words.families import families
from monitor.judge.words.terms import surface


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Engineers restore power in Dorva", "energy"),
        ("Power failure darkens Dorva", "energy"),
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


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Norland exploring a bigger role in deterrence", "strikes"),
        ("Norland's fleet leaves port", "displacement"),
        ("An important man retires in Norland", "trade"),
        ("Drugmaker opens a plant in Norland", "gangs"),
        ("Norland names new spy chief", "spying"),
        ("Norland launches spy satellite", "spying"),
    ],
)
def test_a_word_that_only_begins_like_an_acts_is_of_no_act(title: str, family: str) -> None:
    assert family not in families(surface(title).folded)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Bomb explodes in Norland", "strikes"),
        ("Explosion en el puerto de Norlandia", "strikes"),
        ("Thousands flee town in Norland", "displacement"),
        ("Norland taxes imports of steel", "trade"),
        ("Police torch drugs in Norland", "gangs"),
        ("Arson at a mill in Norland", "attacks"),
        ("Data leak at a bank in Norland", "hacking"),
        ("Measles spread in Norland", "epidemics"),
        ("Norland jails two for spying", "spying"),
        ("Saboteurs cut rails in Norland", "spying"),
        ("Diplomats expelled over espionage in Norland", "spying"),
        ("Tres detenidos por espionaje en Norlandia", "spying"),
        ("Шпионы задержаны в Норландии", "spying"),
    ],
)
def test_and_the_acts_own_words_are(title: str, family: str) -> None:
    assert family in families(surface(title).folded)


@pytest.mark.parametrize(
    ("title", "is_strike"),
    [
        ("Methane explosion kills nine in Morvia", False),
        ("Gas leak blast kills nine in Morvia", False),
        ("Blast at old Morvian coal mine traps nine", False),
        ("Explosion kills nine in Morvia", True),
        ("Drone hits gas plant in Morvia", True),
        ("Drone strike sets off gas explosion in Morvia", True),
    ],
)
def test_what_goes_up_by_itself_is_nobodys_strike(title: str, is_strike: bool) -> None:
    assert ("strikes" in families(surface(title).folded)) == is_strike


@pytest.mark.parametrize(
    ("title", "is_strike", "is_walkout"),
    [
        ("Port workers in Norland strike over pay", False, True),
        ("Cabin crew at Norland Air go on strike", False, True),
        ("Norland's seafarers strike as talks fail", False, True),
        ("Union calls off strike at museum", False, True),
        ("Strikes by teachers and nurses in Norland", False, True),
        ("Air strike kills four aid workers", True, False),
        ("Drone strike over Norland wounds nine", True, False),
        ("Norland threatens to strike Sudland", True, False),
        ("Union of Norland condemns strikes", True, False),
        ("Huelga de maestros en Dorva", False, True),
    ],
)
def test_who_lays_down_work_strikes_nobody(title: str, *, is_strike: bool, is_walkout: bool) -> None:
    found = families(surface(title).folded)

    assert ("strikes" in found) is is_strike
    assert ("walkouts" in found) is is_walkout
