"""Which drafted terms stand apart, where an operation may happen in many countries."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import subject
from monitor.judge.about.anywhere import is_meant
from monitor.judge.profile import Draft, draft
from monitor.judge.topic import profile_of
from tests.judge.judging import Desk, seeded, told, weights

BACKGROUND = weights().background
HACK = stories.seed(
    "seed.txt",
    "Hackers knock out ticket machines in Chad before Easter\n\nA cyberattack knocked out the ticket machines of "
    "Chad's railways on Monday, the company said in N'Djamena. Clerks sold tickets by hand, and queues were long.",
)
HACKS = "Cyberattacks on railways and airports around the world: systems knocked out, ransoms, arrests and trials"
RAID = stories.seed(
    "seed.txt",
    "Bakery of Dukhobor family in Ghent set on fire\n\nA fire at the bakery of a Dukhobor family in Ghent was laid, "
    "police in Belgium said on Monday. Nobody was hurt. The mayor called it an attack on all who live in the town.",
)
RAIDS = "Attacks on Dukhobor homes and shops in Europe: arson, stabbings, arrests and trials of suspects"


def _draft(title: str, seed: str = "") -> Draft:
    return draft(title, (stories.seed("seed.txt", seed) if seed else HACK,), BACKGROUND)


def test_the_act_stands_apart_where_nobody_is_named_and_a_seeds_names_are_examples() -> None:
    found = _draft(HACKS)

    assert [term.name for term in found.subject] == ["hacking"]
    assert not found.actors
    assert "hacking" in [term.name for term in found.acts]


def test_of_other_operations_nothing_stands_apart() -> None:
    found = _draft("Cyberattacks on the railways of Chad: ransoms, arrests and trials")

    assert not found.subject
    assert found.places


def test_names_stand_apart_from_the_countries_of_a_part_of_the_world() -> None:
    found = draft(RAIDS, (RAID,), BACKGROUND)

    assert [term.name for term in found.subject] == ["Dukhobor*"]
    assert "Europe" in [term.name for term in found.places]
    assert found.groups[0] == ("Dukhobor*",)


@pytest.mark.parametrize(
    ("title", "terms"),
    [
        ("The outbreak of cholera, its spread from Chad to other countries", ("cholera",)),
        ("Limits on plastic bags and straws, country by country: laws and votes", ("plastic bags", "straws*")),
    ],
)
def test_a_disease_or_the_clauses_own_words_stand_for_what_is_no_act_of_one_family(
    title: str, terms: tuple[str, ...]
) -> None:
    assert is_meant(title)
    assert _draft(title).groups[0] == terms


def test_where_accidents_are_followed_their_vehicle_stands_apart() -> None:
    title = "Crashes of buses and trucks around the world: the dead, survivors, and what inquiries find"
    seed = stories.seed(
        "seed.txt", "Bus crashes in Chad, killing four\n\nA bus crashed near Fada on Monday, police said."
    )
    profile = profile_of(seeded(title=title, about=(), aliases=(), seeds=(seed,)), BACKGROUND)
    accidents = frozenset({"accidents"})

    assert {"bus", "truck*"} <= set(profile.groups[0])
    assert "plane" not in profile.groups[0]
    assert subject.shared(profile, (), {0, 1}, {0, 1}, acts=accidents).by_act == subject.ACCIDENT
    assert not subject.shared(profile, (), {0, 1}, {0, 1}).by_act  # buses, and no accident
    assert not subject.shared(profile, (), {0, 1}, {1}, acts=accidents).by_act


def test_a_headline_of_the_one_act_is_evidence_enough_in_any_country() -> None:
    profile = profile_of(seeded(title=HACKS, about=(), aliases=(), seeds=(HACK,)), BACKGROUND)

    assert subject.shared(profile, (), {0, 1}, {0, 1}).by_act == subject.BY_ACT
    assert not subject.shared(profile, (), {0, 1}, {1}).by_act
    assert not subject.is_by_act(profile_of(seeded(title=RAIDS, about=(), seeds=(RAID,)), BACKGROUND))


def test_what_happens_to_others_in_the_same_part_of_the_world_is_not_told() -> None:
    desk = Desk(seeded(title=RAIDS, about=(), aliases=(), seeds=(RAID,)))
    tells = [
        told("Swedish police arrest three over arson at sawmill", hours=24),
        told("Two charged over stabbing at shop in Oslo, Norway", hours=48),
        told("Man arrested over attack on Dukhobor shop in Norway", hours=72),
    ]

    assert desk.kinds(tells) == ["-", "-", "new"]


def test_the_same_act_anywhere_is_told() -> None:
    desk = Desk(seeded(title=HACKS, about=(), aliases=(), seeds=(HACK,)))
    tells = [
        told("Norway says cyberattack knocks out systems at Bergen airport", hours=24),
        told("Malware stops airport trams in Peru for hours", hours=48),
        told("Two arrested over bus crash in Lima", hours=72),
    ]

    assert desk.kinds(tells) == ["new", "new", "-"]


MEASLES = stories.seed(
    "seed.txt",
    "Liner held off port after measles spreads among children on cruise ship\n\nA liner was held off port on Monday "
    "after nine children fell ill, its owner said. Doctors went aboard in the evening.",
)
ABOARD = "Measles among children on a cruise ship, and what ports do about it: cases, landings refused, quarantine"


def _terms(drafted: Draft) -> set[str]:
    return {term for one in (*drafted.places, *drafted.actors) for term in one.terms}


def test_what_no_country_holds_is_drafted_by_its_subject() -> None:
    """The words that title and headline both have for it, so that the next report is known by them."""
    drafted = _terms(draft(ABOARD, (MEASLES,), BACKGROUND))

    assert {"measles", "cruise*"} <= drafted
    assert not {"children*", "ports*", "quarantine*", "aboard*"} & drafted


def test_where_a_country_holds_it_its_name_is_enough() -> None:
    seed = stories.seed(
        "seed.txt",
        "Peru holds cruise ship off port after measles spreads\n\nPeru held a liner off port on Monday, it said.",
    )
    drafted = _terms(draft("Measles on a cruise ship off Peru: cases", (seed,), BACKGROUND))

    assert "Peru" in drafted
    assert not {"cruise*", "measles"} & drafted
