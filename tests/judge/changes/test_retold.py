"""The same event by another publisher, and another event in nearly the same words."""

from __future__ import annotations

import pytest

from monitor.judge import stories
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


HILLS = Operation(
    name="hills",
    title="Operation Iron Valley: the army's drive against the Red Scarf rebels in Sorvan",
    about=(("Sorvan*", "Red Scarf*"), ("army", "rebels", "troops", "offensive")),
    seeds=(
        stories.seed(
            "seed.txt",
            "Army opens drive on rebels in Sorvan\n\nThe army opened a drive on Thursday against Red Scarf rebels "
            "who hold most of the Upper Sorvan valley, the defence ministry said.",
        ),
    ),
)
DRIVE = (
    "Army begins drive on Red Scarf rebels in Sorvan valley",
    "Troops moved against Red Scarf rebels in the Upper Sorvan valley, the army said.",
)


@pytest.mark.parametrize(
    ("hours", "days", "kind"),
    [
        (27, "", "-"),  # on Thursday
        (45, "on Thursday ", "-"),
        (45, "on Friday ", "new"),
        (75, "", "new"),  # on Saturday
    ],
)
def test_what_the_seed_tells_is_not_told_on_its_day(hours: float, days: str, kind: str) -> None:
    title, text = DRIVE

    assert Desk(HILLS).kinds([told(title, text.replace("against", f"{days}against"), hours=hours)]) == [kind]


def test_the_next_of_its_kind_is_told() -> None:
    """A week later it is Thursday again."""
    earlier = told("Red Scarf rebels shell army camp near Sorvan town", "Rebels shelled it on Wednesday.", hours=150)

    assert Desk(HILLS).kinds([earlier, told(*DRIVE, hours=150 + 46)])[-1] == "new"


def test_what_has_only_the_places_name_in_common_with_the_seed_is_not_it() -> None:
    quakes = Operation(
        name="quakes",
        title="The earthquakes in Sorvan, Kestria",
        about=(("Sorvan", "Kestria"), ("quake*", "earthquake*", "M")),
        seeds=(
            stories.seed(
                "seed.txt",
                "Magnitude 6.4 earthquake hits Sorvan in Kestria\n\nAn earthquake of magnitude 6.4 struck Sorvan in "
                "western Kestria on Wednesday and brought down houses, the disaster agency said.",
            ),
        ),
    )
    verdict = Desk(quakes).read(
        told("M 4.6 - 12 km SSW of Sorvan, Kestria", "Depth 10.0 km. Felt reports: 7.", hours=5)
    )

    assert verdict
    assert all(reason.rule != "again" for reason in verdict.reasons)
