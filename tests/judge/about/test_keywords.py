"""An article's own words, besides names and kinds of acts."""

from __future__ import annotations

from monitor.judge import stories
from monitor.judge.about import keywords
from monitor.judge.profile import draft
from tests.judge.judging import weights

BACKGROUND = weights().background
SEED = stories.seed(
    "seed.txt",
    "Ministers of Norland vow to end the trade in illicit cigarettes\n\nNorland's ministers launched Operation Green "
    "Lamp on Monday. Half of all cigarettes sold in Dorva are illicit. Cigarettes made in Sarn come over the river. "
    "The packets cost a third of what legal cigarettes do. Operation Blue Kettle taught them how, the minister said.",
)


def _drafted(title: str) -> list[str]:
    return [term for found in draft(title, (SEED,), BACKGROUND).acts for term in found.terms]


def test_what_the_seed_repeats_and_the_title_says_is_looked_for() -> None:
    assert "cigarette*" in _drafted("")
    assert {"ferry*", "ferries"} <= {*_drafted("The ferry strike in Norland")}


def test_each_comes_with_the_line_that_gave_it() -> None:
    (found,) = (term for term in keywords.read("", (SEED,), BACKGROUND) if term.name == "cigarettes")

    assert found.sentence == SEED.title


def test_common_words_names_and_kinds_of_acts_are_none() -> None:
    names = {term.name for term in keywords.read("Ministers on trade and arrests in Norland", (SEED,), BACKGROUND)}

    assert names.isdisjoint({"trade", "arrests", "Norland", "Cigarettes", "all", "Dorva"})


def test_another_operations_name_is_no_term() -> None:
    drafted = draft("Illicit cigarettes in Norland", (SEED,), BACKGROUND)

    assert not any(
        "Kettle" in term or "Lamp" in term for found in (*drafted.places, *drafted.actors) for term in found.terms
    )


def test_in_another_language_nothing_says_which_words_are_rare() -> None:
    mine = stories.seed(
        "s.txt",
        "Los bomberos buscan a los mineros que quedaron bajo tierra.\n\nLos mineros que trabajan en la mina de Sarn, "
        "que cerró en mayo, dijeron el lunes que los pozos que se inundaron son los más hondos.",
    )
    found = {term.rstrip("*") for one in draft("", (mine,), BACKGROUND).acts for term in one.terms}

    assert found.isdisjoint({"que", "los", "minero"})
