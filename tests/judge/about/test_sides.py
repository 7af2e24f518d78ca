"""Operations that are set in a part of a country, by the compass."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about import setting, sides
from monitor.judge.words.places import country
from tests.judge.judging import Desk, seeded, told

SEED = stories.seed(
    "seed.txt",
    "Rebels seize two villages in Chad, army says\n\nRebels seized two villages in the north-east of Chad on Monday, "
    "the army said, and burnt the post of its border guard. Hundreds fled across the dunes; the rebels have fought the "
    "garrison of Fada since March.",
)
TITLE = "The war with rebels in eastern Chad: villages seized, garrisons attacked, people who flee"
EAST = {country("Chad"): frozenset("ne")}


def test_title_says_the_part_and_the_seed_may_add_to_it() -> None:
    assert setting.read(seeded(about=(), seeds=(SEED,)), TITLE).sides == EAST
    assert setting.read(seeded(seeds=(SEED,)), TITLE).sides == EAST  # groups know no part of a country


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Raids in the east of Chad", "e"),
        ("Raids in north-eastern Chad", "ne"),
        ("Ataques en el este de Chad", "e"),
        ("Attaques dans l'est du Tchad", "e"),
        ("Angriffe im Osten von Tschad", ""),  # not every grammar is known
        ("Angriffe im Osten Tschads", "e"),
        ("Нападения на востоке Сирии", "e"),
        ("Raids in eastern Abeche", ""),
        ("Raids in North Korea", ""),
        ("Raids in South Sudan and Chad", ""),
        ("Raids in eastern Chad: camps burnt, and those in the rest of Chad", ""),
        ("Talks over eastern Chad", ""),
        ("The measles outbreak in eastern Chad", ""),
        ("Raids on camps: eastern Chad and others", ""),
    ],
)
def test_part_is_read_from_the_first_clause(title: str, letters: str) -> None:
    found = setting.read(seeded(about=(), seeds=()), title).sides

    assert set(found.values()) == ({frozenset(letters)} if letters else set())


@pytest.mark.parametrize(
    ("headline", "opening", "part"),
    [
        ("Rebels attack post in southern Chad", "", "southern Chad"),
        ("Southern Chad: rebels attack post", "", "southern Chad"),
        ("Chad says rebels burnt a market in the western province of Kanem", "", "western province"),
        ("Rebels attack post in south-eastern Chad", "", ""),
        ("Rebels attack post in northern Chad", "", ""),
        ("Rebels attack post in central Chad", "", ""),
        ("Rebels attack post in Chad", "The post is in the south of Chad.", ""),
        ("Rebels driven from southern Chad", "They fled to the east of Chad.", ""),
        ("Rebels attack post in southern Libya", "", ""),
        ("Rebels attack post in western province", "", ""),
        ("Chad sends troops to western town in Libya", "", ""),
    ],
)
def test_headline_of_another_part_is_known(headline: str, opening: str, part: str) -> None:
    assert sides.others(headline, [opening], EAST) == ((part,) if part else ())


@pytest.mark.parametrize("about", [(), (("Chad", "Fada"), ("rebel*", "garrison*"))])
def test_what_happens_in_another_part_has_a_reason_against_it(about: tuple[tuple[str, ...], ...]) -> None:
    desk = Desk(seeded(title=TITLE, about=about, aliases=(), seeds=(SEED,)))
    lead = "Rebels attacked a garrison on Friday and seized its guns, the army said."
    desk.read(told("Rebels attack garrison in western Chad", lead, hours=24))
    desk.read(told("Rebels attack garrison in eastern Chad, seize guns", lead, hours=30))

    found = [{reason.rule: reason for reason in judgement.verdicts[0].reasons} for judgement in desk.judgements]
    assert "western Chad" in found[0]["away"].text
    assert "away" not in found[1]
