"""Meaning is asked where the words leave a story in doubt, adds one feature, and says what it compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from monitor.judge import stories
from monitor.judge.about.ruled_out import without_name
from monitor.judge.meanings import meaning
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.model import Known, Operation, Reason, Story, Verdict
from tests.judge.judging import SEED_TITLE, seeded, told, weights

DOUBTFUL = "Syrian fighters capture tunnel network"
CLOSE = {DOUBTFUL: 0.7, SEED_TITLE: 0.7}


class Scripted:
    """An encoder that likens texts as it was told to; none of them points in any direction."""

    def __init__(self, cosines: Mapping[str, float], model: str) -> None:
        self.cosines = cosines
        self.model = model

    def learn(self, texts: Sequence[str]) -> None:
        pass

    def vectors(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return [[0.0] * 384 for _ in texts]

    def likeness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        return [self.cosines.get(text, 0.0) - 0.01 * place for place, _ in enumerate(others)]


def learnt() -> Weights:
    found = weights()
    assert found.semantic is not None
    return found


def scripted(cosines: Mapping[str, float] = CLOSE) -> Scripted:
    semantic = learnt().semantic
    assert semantic is not None
    return Scripted(cosines, semantic.model)


def verdict(story: Story, encoder: Meaning | Missing, operation: Operation | None = None) -> Verdict:
    judge = Judge((operation or seeded(),), learnt(), encoder)
    (found,) = judge.one(story, judge.memory_of(Known())).verdicts
    return found


def said(found: Verdict) -> Reason | None:
    return next((reason for reason in found.reasons if reason.rule == "meaning"), None)


def test_a_story_in_doubt_is_the_more_relevant_the_nearer_its_meaning() -> None:
    story = told(DOUBTFUL)

    alone, near = verdict(story, WORDS_ALONE), verdict(story, scripted())
    far = verdict(story, scripted({SEED_TITLE: 0.7}))

    assert meaning.is_doubtful(alone.relevance)
    assert near.relevance > alone.relevance > far.relevance


def test_the_reason_shows_the_sentence_what_it_is_near_to_and_the_likeness() -> None:
    reason = said(verdict(told(DOUBTFUL), scripted()))

    assert reason is not None
    assert reason.weight > 0
    assert reason.evidence is not None
    assert reason.evidence.sentence == DOUBTFUL
    assert reason.evidence.nearest == without_name(seeded().title)
    assert reason.evidence.similarity == 0.7
    assert "likeness 0.70" in reason.text


def test_a_story_that_the_words_are_sure_of_is_left_to_them() -> None:
    sure = told("SDF fighters of US-led coalition seize Hajin, Syria, from ISIS under Operation Inherent Resolve")

    found = verdict(sure, scripted({}))

    assert found.relevance == verdict(sure, WORDS_ALONE).relevance > meaning.SURE
    assert said(found) is None


def test_what_the_encoder_cannot_read_is_left_to_the_words() -> None:
    story = replace(told(DOUBTFUL), language="tr")

    alone, found = verdict(story, WORDS_ALONE), verdict(story, scripted({}))

    assert (found.relevance, found.novelty) == (alone.relevance, alone.novelty)


def test_an_operation_in_another_language_is_left_to_the_words() -> None:
    seed = replace(stories.seed("seed.txt", SEED_TITLE), language="fr")

    assert said(verdict(told(DOUBTFUL), scripted(), seeded(seeds=(seed,)))) is None


@pytest.mark.parametrize("title", ["Operation Inherent Resolve", "OIR", "Operation Inherent Resolve (CJTF-OIR)", ""])
def test_a_title_that_only_names_the_operation_is_compared_with_nothing(title: str) -> None:
    encoder = scripted({SEED_TITLE: 0.7})
    bare = seeded(title=title)

    assert verdict(told(DOUBTFUL), encoder, bare).relevance == verdict(told(DOUBTFUL), WORDS_ALONE, bare).relevance


def test_without_an_encoder_the_reason_says_why() -> None:
    reason = said(verdict(told(DOUBTFUL), Missing("numpy is not installed")))

    assert reason is not None
    assert reason.weight == 0
    assert reason.text == "meanings were not compared: numpy is not installed"


def test_where_nobody_wants_an_encoder_nothing_is_said() -> None:
    assert said(verdict(told(DOUBTFUL), WORDS_ALONE)) is None


def test_an_encoder_that_the_weights_do_not_know_is_not_trusted() -> None:
    reason = said(verdict(told(DOUBTFUL), Scripted(CLOSE, "another")))

    assert reason is not None
    assert "learnt without this encoder; remake it with `monitor lab train`" in reason.text


def test_an_operation_without_a_seed_is_compared_by_its_title() -> None:
    title = "Coalition jets strike jihadist convoy near Syria border"

    reason = said(verdict(told(title), scripted({title: 0.7}), seeded(seeds=())))

    assert reason is not None
    assert reason.weight > 0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Haiti force", ("Haiti force",)),
        ("Haiti: gangs, police", ("Haiti: gangs, police", "Haiti: gangs", "Haiti: police")),
    ],
)
def test_each_thing_after_a_colon_is_compared_alone_too(title: str, expected: tuple[str, ...]) -> None:
    assert meaning.clauses(title) == expected


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", "Hajin falls", True),
        ("en-GB", "Hajin falls", True),
        ("", "Hajin falls", True),
        ("", "Хаджин", False),
        ("", "Syria’s rebels ‘lose Hajin’ – Orbán’s ally says", True),
        ("", "Gefährliche Kämpfe", False),
    ],
)
def test_a_line_too_short_to_tell_its_language_passes_by_its_letters(language: str, title: str, expected: bool) -> None:
    assert meaning.is_english(replace(told(title), language=language)) is expected
