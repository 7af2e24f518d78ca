"""What was drafted and left as it was says no more than the seed."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from monitor.judge import stories
from monitor.judge.alerts import called
from monitor.judge.offers import suggest
from monitor.judge.topic import profile_of
from monitor.judge.written import as_written, without_headline
from monitor.model import Operation
from tests.judge.judging import Desk, told, weights

BACKGROUND = weights().background
SEED = stories.seed(
    "seed.txt",
    "Rebels attack Goma, army says\n\nRebels of the Light Army attacked Goma in eastern Congo on Monday, killing nine "
    "soldiers, the army said. Operation Silver Dawn against them goes on, its commander said.",
)


def suggested() -> Operation:
    """As a person has it who edits nothing."""
    (table,) = tomllib.loads(suggest.as_toml(SEED, "seed.txt", BACKGROUND))["operation"]
    return Operation(
        name=table["name"],
        title=table["title"],
        aliases=tuple(table["aliases"]),
        about=tuple(map(tuple, table["about"])),
        seeds=(SEED,),
    )


def test_groups_that_are_the_drafts_own_are_drafted_still() -> None:
    assert suggested().about
    assert as_written(suggested(), BACKGROUND).about == ()


def groups_of(given: Operation) -> tuple[tuple[str, ...], ...]:
    """As the judge reads them."""
    return profile_of(as_written(given, BACKGROUND), BACKGROUND).groups


@pytest.mark.parametrize("struck", ["Congo*", "Goma", "rebel*", "toll"])
def test_a_term_that_is_struck_is_gone_and_the_rest_is_drafted_still(struck: str) -> None:
    given = suggested()
    fewer = replace(given, about=tuple(tuple(term for term in group if term != struck) for group in given.about))

    assert as_written(fewer, BACKGROUND).about == ()
    assert profile_of(as_written(fewer, BACKGROUND), BACKGROUND).drafted
    assert groups_of(fewer) == fewer.about


def test_terms_and_groups_that_are_added_count_beside_the_draft() -> None:
    given = suggested()
    names, acts = given.about
    more = replace(given, about=((*names, "Sake"), (*acts, "cobalt"), ("M23", "Light Army")))

    assert as_written(more, BACKGROUND).about == ()
    assert groups_of(more) == more.about


def test_a_country_that_is_added_is_one_of_the_operations() -> None:
    given = replace(suggested(), title="")
    names, acts = given.about
    more = as_written(replace(given, about=((*names, "Burundi*"), acts)), BACKGROUND)

    added = profile_of(more, BACKGROUND).countries - profile_of(as_written(given, BACKGROUND), BACKGROUND).countries

    assert len(added) == 1


@pytest.mark.parametrize("place", [0, 1])
def test_where_one_group_is_rewritten_the_other_is_the_drafts(place: int) -> None:
    given = suggested()
    own = ("M23", "Sake", "Bunia", "Light Army", "siege", "mine*")
    half = replace(given, about=tuple(own if at == place else group for at, group in enumerate(given.about)))

    assert as_written(half, BACKGROUND).about == ()
    assert {term for group in groups_of(half) for term in group} == {term for group in half.about for term in group}


def test_groups_that_somebody_wrote_are_a_persons() -> None:
    given = suggested()
    written = replace(given, about=(("Goma", "Congo*", "Kivu"), ("rebel*", "kill*", "cobalt", "attack*")))
    few = replace(given, about=(given.about[0][:2], given.about[1][::3]))

    assert as_written(written, BACKGROUND).about == written.about
    assert as_written(few, BACKGROUND).about == few.about
    assert as_written(replace(given, seeds=()), BACKGROUND).about == given.about


def test_a_second_seed_makes_no_person_of_who_drafted_from_the_first() -> None:
    second = stories.seed(
        "more.txt", "Lorna storm floods Tarsin\n\nA storm flooded Tarsin in Peru on Friday, officials said."
    )
    given = suggested()

    assert as_written(replace(given, seeds=(SEED, second)), BACKGROUND).about == ()


def test_who_edits_one_term_is_told_no_flood() -> None:
    """As a person's own its terms would each be worth what a written group's are."""
    given = replace(suggested(), title="The Light Army's war in eastern Congo")
    fewer = replace(given, about=(given.about[0], given.about[1][1:]))
    stray = told("Congo's navy trains at base in Kinshasa", "Sailors trained at a base in Kinshasa on Friday, it said.")

    verdicts = [Desk(operation).read(stray) for operation in (given, fewer)]

    assert len({verdict.outcome if verdict else None for verdict in verdicts}) == 1


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        (SEED.title, ""),
        (f"Operation Silver Dawn: {SEED.title}", "Operation Silver Dawn"),
        (f"The war there, since {SEED.title}", f"The war there, since {SEED.title}"),
        ("The war in eastern Congo", "The war in eastern Congo"),
        ("", ""),
    ],
)
def test_a_seeds_headline_is_no_title(title: str, rest: str) -> None:
    assert without_headline(replace(suggested(), title=title)).title == rest


def test_who_edits_nothing_is_told_the_same_as_who_gives_the_seed_alone() -> None:
    report = told("Congo's army retakes Goma suburb from rebels", "Soldiers entered Ndosho on Friday, the army said.")
    bare = replace(suggested(), title="Operation Silver Dawn", about=())

    left, alone = (Desk(operation).read(report) for operation in (suggested(), bare))

    assert left is not None
    assert left == alone


def test_alerts_are_headed_as_before() -> None:
    assert called(suggested()) == "Operation Silver Dawn"
