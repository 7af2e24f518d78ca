"""Sameness and genre, weighed together."""

from __future__ import annotations

import pytest

from monitor.judge import novelty
from monitor.judge.ledger import Ledger, Likeness
from monitor.judge.weights import probability
from monitor.judge.words.terms import read_story
from tests.builders import story
from tests.judge.judging import weights

NEW = story("SDF takes the town of Hajin", "The SDF took Hajin on Friday, a spokesman said.")


def chance(likeness: Likeness, told: object = NEW) -> float:
    learnt = weights()
    reading = read_story(told)  # type: ignore[arg-type]
    models, ledger = (learnt.form, learnt.lead), Ledger(learnt.background)
    found = novelty.features(told, reading, likeness, models, ledger)  # type: ignore[arg-type]
    return probability(sum(novelty.weigh(reading, found, learnt).values()))


@pytest.mark.parametrize("field", ["title_cover", "title_cosine", "title_held", "lead_cover"])
def test_likeness_makes_nothing_newer(field: str) -> None:
    assert chance(Likeness()) > chance(Likeness(**{field: 0.9}))


def test_a_label_makes_a_story_less_new() -> None:
    labelled = story(NEW.title, *NEW.sentences, label="Explainer")

    assert chance(Likeness()) > chance(Likeness(), labelled) + 0.15


@pytest.mark.parametrize("title", ["Репортаж из Хаджина: город без воды", "Почему Хаджин снова в осаде?"])
def test_a_label_or_a_question_speaks_where_the_word_models_know_no_word(title: str) -> None:
    """They would find the like in English, and add to it; what the words mean moves each title besides."""
    lead = "Город Хаджин остается без воды, заявил в пятницу представитель властей."

    plain = chance(Likeness(), story("Хаджин снова в осаде", lead, language="ru"))
    assert plain > 0.9
    assert chance(Likeness(), story(title, lead, language="ru")) < plain - 0.1


def test_a_lead_without_day_and_source_makes_a_story_less_new() -> None:
    farms = (
        "It is a town of farmers, who grow cotton and melons on both banks of the river and sell them in the north. "
    )
    vague = story(NEW.title, 3 * farms)

    assert chance(Likeness()) > chance(Likeness(), vague)


def test_a_title_alone_is_not_taken_for_a_lead_without_news() -> None:
    assert chance(Likeness(), story(NEW.title)) > 0.5


def test_a_few_words_under_a_title_are_not_taken_for_a_lead_without_news() -> None:
    few = story(NEW.title, "It is a town of farmers, who grow cotton and melons on both banks of the river.")

    assert chance(Likeness(), few) == chance(Likeness(), story(NEW.title))


def test_every_learnt_weight_has_the_sign_that_its_name_promises() -> None:
    learnt = weights()

    for model, signs in ((learnt.title, novelty.TITLE_FEATURES), (learnt.text, novelty.TEXT_FEATURES)):
        assert model.features == tuple(signs)
        assert all(w * signs[name] >= 0 for name, w in zip(model.features, model.weights, strict=True))


def test_sameness_can_be_set_aside() -> None:
    said = {"same_words": -2.0, "same_title": 0.5, "question": -1.0}

    assert novelty.without_sameness(said) == {"same_words": 0.0, "same_title": 0.5, "question": -1.0}
