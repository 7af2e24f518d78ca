"""Operations whose title names a part of the world."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import elsewhere
from monitor.judge.profile import draft
from monitor.judge.words import continents, places
from monitor.model import Operation
from tests.judge.judging import weights

SEED = stories.seed("seed.txt", "Storm floods villages in Vietnam\n\nA storm has flooded villages, officials said.")


@pytest.mark.parametrize("name", continents.HELD)
def test_all_countries_are_known_by_those_names(name: str) -> None:
    numbers = continents.named(f"Storms in {name}")[name]

    assert min(numbers) >= 0
    assert len(set(numbers)) == len(numbers)


def test_a_draft_holds_the_countries_of_what_the_title_names() -> None:
    near, wide = (
        {term for place in draft(title, (SEED,), weights().background).places for term in place.terms}
        for title in ("Storms", "Storms in Southeast Asia")
    )

    assert {"Vietnam*"} <= near < wide
    assert {"Philippin*", "Filipino*", "Thai*"} <= wide
    assert "India" not in wide


@pytest.mark.parametrize("name", continents.UNIONS)
def test_all_members_of_a_union_are_known(name: str) -> None:
    assert min(continents.members(f"Sanctions by {name}")) >= 0


def test_a_desert_is_no_union() -> None:
    assert not continents.members("Fighting in Western Sahara")


def test_the_gulf_is_told_of_by_the_names_of_its_states() -> None:
    seed = stories.seed("seed.txt", "Drones hit port in the Gulf\n\nDrones hit a port on Monday, officials said.")
    found = draft("Attacks on the Gulf states", (seed,), weights().background).places
    near = {term for place in found for term in place.terms}

    assert {"Qatar*", "Kuwait*", "Gulf"} <= near
    assert places.mentioned("Drones fall on the United Arab Emirates") == {places.country("Dubai")}
    assert not places.mentioned("Arab poets meet")


def test_the_baltic_states_are_told_of_by_their_names() -> None:
    followed = Operation(name="storms", title="Storms in Sweden and the Baltic states", seeds=(SEED,))
    near = {term for place in draft(followed.title, (SEED,), weights().background).places for term in place.terms}

    assert {"Latvia*", "Lithuania*", "Estonia*"} <= near
    assert places.country("Latvia") in elsewhere.countries(followed, followed.title)


def test_those_countries_are_not_strange_to_it() -> None:
    followed = Operation(name="storms", title="Storms in Southeast Asia", seeds=(SEED,))

    assert places.country("Philippines") in elsewhere.countries(followed, followed.title)


def test_an_adjective_or_a_whole_continent_names_nothing() -> None:
    assert not continents.named("The European Union, the Central African Republic and Asia")
