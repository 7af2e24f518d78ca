"""How publishers write: a house whose headlines all read like features is not silenced for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from monitor.judge import genre
from monitor.judge.genre import WordModel
from monitor.judge.house import LATEST, PRIOR, Houses
from monitor.model import Outcome, Story
from tests.judge.judging import Desk, remembered, told, weights

BROADCASTER, AGENCY = "River Radio", "North Wire"
LIKE_FEATURES = (
    "Syria: The village where the coalition is still awaited",
    "Inside the SDF's Hajin: 'We sleep in the fields now'",
    "Syria's Euphrates: A river of fear for the SDF",
    "'My son went with the SDF': A mother's story from Hajin",
    "Syria's SDF women, who say they are not afraid",
    "Syria war: What the SDF has left of Hajin",
    "Euphrates: The ferrymen of the SDF's frozen front",
    "Syria's cotton: A harvest the SDF cannot sell",
    "The US-led coalition's forgotten dead of Syria",
    "Hajin's bakers: Bread between the SDF and the river",
    "Why Syria's SDF fears the winter",
    "Syria in pictures: SDF fighters at dusk",
)
NEWS = ("Syria: Home at last for the SDF and their families", "The coalition has given up its camp.")


@cache
def models() -> tuple[WordModel, WordModel]:
    return weights().form, weights().lead


def written(titles: Iterable[str], source: str = BROADCASTER, **given: str) -> list[Story]:
    return [told(title, hours=24 + 4 * place, source=source, **given) for place, title in enumerate(titles)]


def manner(stories: Iterable[Story], publisher: str = BROADCASTER) -> tuple[float, ...]:
    houses = Houses()
    for story in stories:
        houses.know(remembered(story, language=story.language))
    return houses.manner(told("", source=publisher).publisher, models())


@pytest.mark.parametrize(("house_of_the_others", "outcome"), [(BROADCASTER, "development"), (AGENCY, "pending")])
def test_news_is_told_in_the_words_of_a_house_that_always_writes_so(house_of_the_others: str, outcome: str) -> None:
    """The same headlines were there before; only whose they were differs."""
    desk = Desk()
    for story in written(LIKE_FEATURES, house_of_the_others):
        desk.read(story)

    verdict = desk.read(told(*NEWS, hours=120, source=BROADCASTER))

    assert verdict
    assert verdict.outcome == Outcome(outcome)


def test_features_of_that_house_are_told_no_more_than_those_of_houses_that_nobody_knows() -> None:
    houses = [BROADCASTER] * len(LIKE_FEATURES), [f"Paper {place}" for place in range(len(LIKE_FEATURES))]

    kinds = [
        Desk().kinds(told(title, hours=24 + 4 * place, source=source) for place, (title, source) in enumerate(each))
        for each in (zip(LIKE_FEATURES, sources, strict=True) for sources in houses)
    ]

    assert kinds[0] == kinds[1]


def test_a_house_is_lifted_by_half_of_what_its_headlines_lack() -> None:
    scores = [models()[0].score(genre.ngrams(title)) for title in LIKE_FEATURES]

    form, lead = manner(written(LIKE_FEATURES))

    assert form == pytest.approx(-sum(scores) / 2 / (len(scores) + PRIOR))
    assert lead > 0.2


def test_few_headlines_say_little_and_none_nothing() -> None:
    few, many = manner(written(LIKE_FEATURES[:2])), manner(written(LIKE_FEATURES))

    assert manner([]) == (0.0, 0.0)
    assert 0 < few[1] < many[1]


def test_headlines_of_others_in_other_languages_and_once_more_say_nothing() -> None:
    once = manner(written(LIKE_FEATURES))

    assert manner([*written(LIKE_FEATURES), *written(LIKE_FEATURES)]) == once
    assert manner([*written(LIKE_FEATURES), *written(["SDF takes Hajin", "Coalition strikes Hajin"], AGENCY)]) == once
    assert manner([*written(LIKE_FEATURES), *written(["La SDF prend Hajin"], language="fr")]) == once


def test_only_the_latest_headlines_of_a_house_speak() -> None:
    news = written(f"SDF takes village {number} of Syria" for number in range(LATEST))

    assert manner([*written(LIKE_FEATURES), *news]) == manner(news)
