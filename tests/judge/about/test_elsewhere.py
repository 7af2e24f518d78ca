"""Headlines that play where the operation is not."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import elsewhere
from monitor.judge.words import places
from monitor.model import Operation
from tests.judge.judging import Desk, seeded, told

FIRES = "Forest fires in southern Europe: deaths, evacuations, arrests"


def operation(title: str = FIRES, seed: str = "Villages in Portugal evacuated as forest fire spreads") -> Operation:
    return Operation(name="followed", title=title, seeds=(stories.seed("seed.txt", seed),))


def strange(headline: str, followed: Operation) -> tuple[str, ...]:
    return elsewhere.named(headline, elsewhere.countries(followed, followed.title))


def test_the_countries_of_a_region_that_the_operation_names_are_not_strange_to_it() -> None:
    escort = Operation(name="escort", title="The naval mission that escorts ships through the Gulf of Guinea")

    assert places.country("Ghana") in elsewhere.countries(escort, escort.title)
    assert places.country("Kenya") not in elsewhere.countries(escort, escort.title)


def test_who_writes_groups_is_not_surprised_by_members_of_the_union_that_the_title_names() -> None:
    title = "Sanctions of the European Union on Belarus: lists, assets frozen"
    written = Operation(name="lists", title=title, about=(("Belarus*",), ("sanction*",)))

    assert places.country("Italy") in elsewhere.countries(written, title)
    assert places.country("Peru") not in elsewhere.countries(written, title)
    assert places.country("Italy") not in elsewhere.countries(Operation(name="lists", title=title), title)


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Portugal arrests two over forest fire", ()),
        ("Bolivia asks for help against forest fires", ("Bolivia",)),
        ("Forest fire in Oregon kills two", ("Oregon",)),
        ("Smoke of Nova Scotia fire reaches the coast of Peru", ("Nova Scotia", "Peru")),
        ("US sends water bombers", ()),
        ("Fire above the resort of Val-Montana", ()),
    ],
)
def test_a_state_is_a_place_as_a_country_is(headline: str, names: tuple[str, ...]) -> None:
    assert sorted(strange(headline, operation())) == sorted(names)


def test_who_speaks_of_one_state_may_be_led_into_the_next() -> None:
    assert strange("Escaped bear is seen in Idaho", operation("The hunt for a bear", "Bear escapes in Wyoming")) == ()


def test_where_no_country_is_named_none_is_strange() -> None:
    assert strange("Bear is seen in Idaho and in Canada", operation("The hunt for a bear", "A bear escapes")) == ()


AGES = (("social media", "app store*"), ("child*", "teen*"), ("ban*", "age", "law"))
FRANCE = "Deputies in France debate ban on social media for children"


@pytest.mark.parametrize(
    ("title", "about", "anywhere"),
    [
        ("Bans on social media for children", AGES, True),
        ("Bans on social media for children", (), False),  # a draft: the seed's country may be meant
        ("Bans on social media for children, country by country", (), True),
        ("Bans on social media for children in France", AGES, False),
        ("Bans on social media for children", (("French",), *AGES), False),
        ("The train crash at Kotokuraba", (("Kotokuraba",), ("train*", "crash*")), False),  # a town of no table
        ("Suchtmittelverbote weltweit", (), True),
    ],
)
def test_what_goes_by_its_subject_alone_may_happen_anywhere(
    title: str, about: tuple[tuple[str, ...], ...], anywhere: bool
) -> None:
    followed = Operation(name="followed", title=title, about=about, seeds=(stories.seed("seed.txt", FRANCE),))

    assert elsewhere.is_anywhere(followed, title) == anywhere


def test_a_country_is_nothing_strange_to_what_may_happen_anywhere() -> None:
    title = "Bans on social media for children: laws announced, voted or struck down"
    desk = Desk(seeded(title=title, aliases=(), about=AGES, seeds=(stories.seed("seed.txt", FRANCE),)))

    desk.read(told("Peru votes to ban teens from social media"))

    assert desk.judgements[0].verdicts[0].features["elsewhere"] == 0


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Landslide in India's hills", ("India's",)),
        ("China’s army and Mali’s", ("China's", "Mali's")),
        ("New Mexico's governor", ("New Mexico",)),
    ],
)
def test_a_country_is_named_by_what_it_has(headline: str, names: tuple[str, ...]) -> None:
    assert sorted(strange(headline, operation())) == sorted(names)
