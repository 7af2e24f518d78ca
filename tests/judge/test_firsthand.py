"""Statements: who publishes them is who says so."""

from __future__ import annotations

import pytest

from monitor.judge import firsthand
from tests.builders import story
from tests.judge.judging import Desk, told

SOURCES = ("Norland Coast Guard", "North Wire")
BARE = "Ferry traffic between Dorva and the eastern bank of the river Sarn has been suspended until further notice."


@pytest.mark.parametrize(
    "publisher",
    [
        "Ministry of Transport of Norland",
        "Norland Coast Guard",
        "Press Office of the Northern Command",
        "Dorva Police Media Division",
        "UNHCR Norland",
        "Sarn Copper plc",
        "Ministère de la Défense",
        "Міністерство оборони",
        "Norland Armed Forces (Telegram)",
    ],
)
def test_an_office_is_known_by_its_name(publisher: str) -> None:
    assert firsthand.is_office(publisher)


@pytest.mark.parametrize(
    "publisher",
    [
        "Norland Times",
        "Police Gazette",
        "UN News",
        "Army Daily",
        "North Wire",
        "Government Monitor",
        "Reuters",
        "Dorva Press Agency",
        "Radio Sarn",
        "The Coast",
    ],
)
def test_a_newsroom_is_none(publisher: str) -> None:
    assert not firsthand.is_office(publisher)


@pytest.mark.parametrize(
    ("publisher", "opening"),
    [
        ("Sarnwater", "Since the pumps stand still, Sarnwater has closed the mains of the upper town."),
        (
            "Bridges Without Tolls",
            "Bridges Without Tolls has closed its clinic in Dorva after an attack on its guards.",
        ),
        ("Relief Action for Norland", "RAN staff have left the town of Dorva for the time being."),
        ("NIB Norland", "In the inquiry into the pipeline the National Investigation Bureau has lifted an anchor."),
        ("NIB Norland", "The NIB has lifted an anchor of eleven tonnes from the sea bed."),
        ("Sarn Copper", "After a count of its rosters the Company believes that 21 miners are below ground."),
        ("Norland Rail Operator", "The Operator has taken all trains to the coast out of service."),
        ("Hands of Dorva", "With great sorrow we have learnt of the death of our driver on the road to Sarn."),
        ("The Coast", "The Embassy wishes to inform the public that its consular section in Dorva is closed."),
        ("The Coast", "The public is advised that the crossing at Dorva is shut."),
        ("North Wire", "The Northern Command denies that its aircraft crossed the Sarn."),
    ],
)
def test_a_statement_is_in_its_publishers_own_voice(publisher: str, opening: str) -> None:
    assert firsthand.speaks(publisher, (opening,))


@pytest.mark.parametrize(
    ("publisher", "opening"),
    [
        ("Dorva Times", "We have forgotten what the river once was to this town."),
        ("The Coast", 'She closes the door of her shop: "We are going to leave."'),
        ("Sarn Copper", "A company of engineers has come to the valley."),
        ("NIB Norland", "The Norland Inland Railway has closed its line to the coast."),
        ("NIB News", "The National Investigation Bureau has lifted an anchor from the sea bed."),
        ("Norland Relief", "Nobody in Norland remembers a winter like this one."),
        ("North Wire", "The villages along the river have been empty for weeks."),
    ],
)
def test_what_only_sounds_like_it_is_no_statement(publisher: str, opening: str) -> None:
    assert not firsthand.speaks(publisher, (opening,))


def test_a_column_says_we_and_is_no_statement() -> None:
    assert not firsthand.is_own_word(story("The river", "We knew all along.", label="Opinion", publisher="The Coast"))


@pytest.mark.parametrize("given", [{"publisher": "Sarn Watch on X"}, {"url": "https://t.me/sarnwatch/1"}])
def test_a_post_is_its_authors_own_word(given: dict[str, str]) -> None:
    assert firsthand.is_own_word(story("Dorva bridge shut", BARE, **given))


def test_a_bare_statement_is_news_where_its_office_publishes_it() -> None:
    """The same words from a newsroom name nobody who says so."""
    text = (
        "All crossings of the Euphrates at Hajin have been closed to traffic for lack of fuel. Families who wait on "
        "the eastern bank go to the camp at Dorva, where tents have been put up, and the SDF lets them through. The "
        "ferries of Syria's eastern bank do not sail before the fuel has come, and no other boats are allowed."
    )

    verdicts = [Desk().read(told("SDF closes crossings at Hajin in Syria", text, source=source)) for source in SOURCES]

    of_office, of_newsroom = (one for one in verdicts if one)
    assert of_office.novelty > of_newsroom.novelty + 0.2
    said = [reason.text for reason in of_office.reasons if reason.rule == "opening"]
    assert said == ["its source speaks for itself, and its opening names no day"]
