"""A headline set in capitals is judged as a sentence, and shown as it was published."""

from __future__ import annotations

import pytest

from monitor.judge.casing import as_sentence
from tests.judge.judging import Desk, told, weights

TEXT = "The Army of Norland said on Monday that its soldiers had crossed the Tevra near Port Selim with boats."


@pytest.mark.parametrize(
    ("published", "judged"),
    [
        ("Norland Army Crosses River in Boats", "Norland Army crosses river in boats"),
        ("Soldiers Cross the Tevra With Boats, Army Says", "Soldiers cross the Tevra with boats, Army says"),
        ("North Korea Fires Missiles Over Japan", "North Korea fires missiles over Japan"),
        ("Talks on Ceasefire Collapse: Both Sides Blame Egypt", "Talks on ceasefire collapse: Both sides blame Egypt"),
        ("U.S. Says Iran's Navy Seized a Tanker", "U.S. says Iran's navy seized a tanker"),
        ("Egypt's Sisi Meets Macron", "Egypt's Sisi meets Macron"),
        ("DEATH TOLL FROM QUAKE IN TURKEY RISES", "Death toll from quake in Turkey rises"),
        ("UN ENVOY LEAVES YEMEN", "UN envoy leaves Yemen"),
    ],
)
def test_a_headline_in_capitals_is_read_as_a_sentence(published: str, judged: str) -> None:
    assert as_sentence(told(published, TEXT), weights().background).title == judged


@pytest.mark.parametrize(
    "published",
    [
        "Army crosses the Tevra near Port Selim",
        "Macron, Merz, Starmer and Zelenskiy meet in Paris",
        "Tanker sinks",
        "",
    ],
)
def test_a_sentence_stays_as_it_is(published: str) -> None:
    story = told(published, TEXT)
    assert as_sentence(story, weights().background) is story


def test_only_english_is_set_so() -> None:
    story = told("Armee Überschreitet Fluss Mit Booten", "Die Armee überschritt den Fluss.", language="de")
    assert as_sentence(story, weights().background) is story


@pytest.mark.parametrize(
    "title", ["Militants Seize Village of Karst in Eastern Syria", "MILITANTS SEIZE SYRIAN VILLAGE"]
)
def test_what_is_told_carries_the_headline_as_it_was_published(title: str) -> None:
    text = "TARSIN - Syrian Democratic Forces lost the village of Karst to Islamic State on Monday, a spokesman said."
    desk = Desk()
    desk.read(told(title, text))
    (alert,) = desk.alerts
    assert alert.headline == title
    assert [each.headline for judgement in desk.judgements for each in judgement.developments] == [title]


def test_how_a_house_sets_its_headlines_changes_no_verdict() -> None:
    plain = "Syrian Democratic Forces capture village of Karst from Islamic State, spokesman says"
    capitals = "Syrian Democratic Forces Capture Village of Karst From Islamic State, Spokesman Says"
    text = "TARSIN - The Syrian Democratic Forces captured the village of Karst on Monday, a spokesman said."
    kinds = [Desk().kinds([told(title, text)]) for title in (plain, capitals)]
    assert kinds == [["new"], ["new"]]
