"""Marks suggest terms, beside the headline that gave them; what is useful is never suggested away."""

from __future__ import annotations

import tomllib

from monitor.judge.offers.proposals import NOT, Marked, as_toml, proposals
from monitor.model import MarkWord
from tests.judge.judging import seeded, weights

BACKGROUND = weights().background
MISSED = Marked(
    word=MarkWord.MISSED,
    title="Syrian Democratic Forces enter Baghuz",
    sentences=("Fighters entered Baghuz on Monday, a spokesman said.",),
)
QUAKE = Marked(
    word=MarkWord.OFF_TOPIC,
    title="Earthquake shakes eastern Syria",
    sentences=("An earthquake shook towns on the Euphrates and the Syrian Democratic Forces sent rescuers.",),
)


def test_a_missed_story_gives_its_names_to_the_group_that_it_did_not_meet() -> None:
    operation = seeded(about=(("Hajin", "Euphrates"), ("SDF", "Syrian Democratic Forces")))
    found = proposals(operation, [MISSED], BACKGROUND)

    assert {one.group for one in found} == {0}
    assert any(one.term.startswith("Baghuz") for one in found)
    assert all(one.because == MISSED.title for one in found)


def test_of_a_country_the_term_is_proposed_that_meets_the_story() -> None:
    operation = seeded(about=(("Mali*",), ("army",)))
    missed = Marked(word=MarkWord.MISSED, title="Gunmen attack army barracks in Bamako")
    found = proposals(operation, [missed], BACKGROUND)

    assert "Bamako" in [one.term for one in found]
    assert not any(one.term.startswith("Mali") for one in found)


def test_a_missed_story_that_meets_every_group_suggests_no_term() -> None:
    assert proposals(seeded(), [MISSED], BACKGROUND) == ()


def test_an_off_topic_story_gives_not_what_no_useful_one_says() -> None:
    found = proposals(seeded(), [QUAKE], BACKGROUND)
    useful = Marked(word=MarkWord.USEFUL, title="Coalition strikes go on after the earthquake")

    assert any(one.term.startswith("earthquak") and one.group == NOT for one in found)
    assert not any("Syria" in one.term or "Euphrates" in one.term for one in found)
    assert not any(one.term.startswith("earthquak") for one in proposals(seeded(), [QUAKE, useful], BACKGROUND))


def test_what_is_common_in_news_is_not_suggested_away() -> None:
    army = Marked(word=MarkWord.OFF_TOPIC, title="Army and president meet in Zzyzx")
    terms = [one.term for one in proposals(seeded(), [army], BACKGROUND)]

    assert any(term.startswith("Zzyzx") for term in terms)
    assert not any(term.lower().startswith(("army", "president")) for term in terms)


def test_a_repeat_suggests_nothing() -> None:
    assert proposals(seeded(), [Marked(word=MarkWord.REPEAT, title=QUAKE.title)], BACKGROUND) == ()


def test_the_draft_is_toml_that_keeps_what_stands_in_the_table() -> None:
    operation = seeded(about=(("Hajin", "Euphrates"), ("SDF", "Syrian Democratic Forces")), exclude=("news roundup",))
    drafted = as_toml(operation, proposals(operation, [MISSED, QUAKE], BACKGROUND), BACKGROUND)
    read = tomllib.loads(drafted)

    assert read["about"][0][:2] == ["Hajin", "Euphrates"]
    assert len(read["about"][0]) > 2
    assert read["about"][1] == ["SDF", "Syrian Democratic Forces"]
    assert read["not"][0] == "news roundup"
    assert f"# new: {MISSED.title}" in drafted


def test_no_proposal_is_said_in_a_comment() -> None:
    assert as_toml(seeded(), (), BACKGROUND) == "# inherent-resolve: the marks suggest no term.\n"
