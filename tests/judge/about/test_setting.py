"""Operations that are set in a country, by what their title says."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import setting
from monitor.judge.words.continents import HELD
from monitor.judge.words.places import mentioned
from tests.judge.judging import Desk, seeded, told

SEED = stories.seed(
    "seed.txt",
    "Drones hit oil depot in Chad, army says\n\nDrones hit an oil depot in the east of Chad on Monday and set four "
    "tanks on fire, the army said. The depot near Abeche feeds the lorries of the garrison. Nobody has said who sent "
    "them; Libya has fought rebels along the border since March, and both sides have used drones of that type.",
)


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Attacks in Chad during the war with Libya", "Chad"),
        ("The rebels' raids in northern Chad and Niger from Libya", "Chad, Niger"),
        ("Operation Dry Well: the hunt for smugglers in eastern Chad", "Chad"),
        ("Operation Dry Well: the hunt for smugglers, and the trials in Chad", ""),
        ("Raids by Libya-backed rebels in Chad", "Chad, Libya"),
        ("The war with Libya: raids on camps in Chad", ""),
        ("Chad's war with Libya", ""),
        ("Raids of the rebels, and their camps in Chad", ""),
        ("Raids on villages in Chad and the Sahel", ""),
        ("Raids on villages in the Lake Chad basin", ""),
        ("Libya's talks with rebels held in Chad", ""),
        ("Talks to end the war in Chad", ""),
        ("Attacks in Peru during the war with Libya", ""),  # the seed tells of another
        ("The cholera outbreak in Chad: cases, deaths, vaccines", ""),  # it spreads
        ("The earthquake on the northern border of Chad: deaths, aftershocks, aid", "Chad"),
        ("The floods of Chad in June", "Chad"),
        ("Chad's raids of June", ""),
        ("The trial over the train crash of Chad", ""),
        ("Raids on depots in Central Africa", HELD["Central Africa"]),
        ("Raids on depots in West Africa", ""),
    ],
)
def test_an_operation_is_set_where_its_title_says_that_it_happens(title: str, country: str) -> None:
    assert setting.countries(seeded(about=(), seeds=(SEED,)), title) == mentioned(country)
    assert not setting.countries(seeded(seeds=(SEED,)), title)  # whoever wrote groups has said where


def test_a_headline_of_another_country_is_not_told_and_says_why() -> None:
    title = (
        "Attacks in Chad during the war with Libya: drones on depots, raids on villages, the wounded and the missing"
    )
    desk = Desk(seeded(title=title, about=(), aliases=(), seeds=(SEED,)))
    tells = [
        told("Libya's army kills four smugglers near Sirte, minister says", hours=24),
        told("Libya says drones hit base", "Drones hit a base in Chad on Friday, Libya's army said.", hours=30),
        told("Army says drones hit second depot", "Drones hit a second depot in Chad, the army said.", hours=36),
    ]

    assert desk.kinds(tells) == ["-", "new", "new"]
    rules = [{reason.rule for reason in judged.verdicts[0].reasons} for judged in desk.judgements]
    assert ["away" in told for told in rules] == [True, False, False]


def test_who_backs_somebody_there_is_not_away() -> None:
    where = setting.read(seeded(about=(), seeds=(SEED,)), "Raids by Libya-backed rebels in Chad: depots, villages")

    assert setting.left(told("Norway bars Libyan officers over raids"), where) == ()
    assert setting.left(told("Norway's rebels raid depot"), where)


@pytest.mark.parametrize(
    ("headline", "away"),
    [("Raid on depot in Ohio", ("Ohio",)), ("Gabon sends troops to Ohio", ()), ("Raid on a depot", ())],
)
def test_a_state_is_away_as_a_country_is(headline: str, away: tuple[str, ...]) -> None:
    where = setting.read(seeded(about=(), seeds=(SEED,)), "Raids on depots in Central Africa")

    assert setting.left(told(headline), where) == away


FLOODS = seeded(
    name="floods",
    title="Floods and landslides in Ghana and Togo: the dead and the missing, evacuations, aid",
    aliases=(),
    about=(("Ghana*", "Togo*", "Lome"), ("flood*", "landslide*", "mudslide*", "torrential")),
    seeds=(stories.seed("seed.txt", "Floods in Ghana kill six, thousands leave their homes"),),
)


def test_where_groups_of_places_are_unmet_an_act_of_the_same_kind_in_another_country_is_of_that_one() -> None:
    desk = Desk(FLOODS)
    tells = [
        told("Floods and landslides kill 25 across northern Peru", hours=24),
        told("Landslide in Peru's Junin valley kills 14, search continues for missing", hours=26),
        told("Togo landslide kills nine, search continues for missing", hours=48),
        told(
            "Floods kill twelve near dam", "The dam in Ghana broke on Friday and killed twelve, police said.", hours=52
        ),
    ]

    assert desk.kinds(tells) == ["-", "-", "new", "new"]
    assert "away" in {reason.rule for verdict in desk.judgements[0].verdicts for reason in verdict.reasons}


def test_groups_without_a_country_are_set_nowhere() -> None:
    assert not setting.groups(seeded(about=(("dam*", "reservoir*"), ("flood*",))))
    assert setting.groups(seeded(about=(("flood*",), ("Lake Volta", "Ghana*")))) == {1}
