"""What meaning adds to novelty: a known event in other words, and how a headline reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from monitor.judge.genre import Style
from monitor.judge.ledger import Ledger
from monitor.judge.meanings import sense
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.verdict import Judge
from monitor.model import Known, Outcome, Story, Verdict
from tests.judge.judging import TOWN, remembered, seeded, told, weights

KNOWN = "SDF drives Islamic State out of Hajin, Syria"
AGAIN = "Coalition-backed fighters hold last big jihadist town in Syria"
STYLE = Style(direction=(1.0, 0.0), mean=0.5, deviation=0.5)


class Scripted:
    """An encoder to which every two texts are as like as it was told, and which has a vector for all."""

    model = ""

    def __init__(self, cosine: float = 0.9, vector: Sequence[float] = (1.0, 0.0)) -> None:
        self.cosine, self.vector = cosine, vector
        self.compared: list[str] = []

    def learn(self, texts: Sequence[str]) -> None:
        pass

    def vectors(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        return [self.vector for _ in texts]

    def likeness(self, text: str, others: Sequence[str]) -> Sequence[float]:
        self.compared += others
        return [self.cosine for _ in others]


def ledger(*known: Story) -> Ledger:
    return Ledger(weights().background, [remembered(story) for story in known])


def sensed(story: Story, held: Ledger, encoder: Meaning | None = None) -> sense.Sense:
    found = sense.of(story, held, encoder or Scripted(), STYLE)
    assert found is not None
    return found


def test_likeness_counts_from_above_chance_and_fades() -> None:
    held = ledger(told(KNOWN, hours=0))

    at_once, later = (sensed(told(AGAIN, hours=hours), held) for hours in (0, 36))

    assert at_once.same == pytest.approx(0.6)
    assert later.same == pytest.approx(0.6 / 2.71828, abs=1e-4)
    assert at_once.nearest is not None
    assert (at_once.nearest.title, at_once.cosine) == (KNOWN, 0.9)


def test_what_is_like_by_chance_is_like_nothing() -> None:
    found = sensed(told(AGAIN, hours=1), ledger(told(KNOWN, hours=0)), Scripted(cosine=sense.LEAST))

    assert (found.same, found.nearest, found.cosine) == (0.0, None, 0.0)


def test_the_last_days_are_looked_at_each_title_once_and_english_alone() -> None:
    encoder = Scripted()
    turkish = replace(told("Suriye'de Hacin alındı", hours=190), language="tr")
    held = ledger(
        told("Long ago", hours=10), told(KNOWN, hours=190), told(KNOWN, hours=195, source="Other Wire"), turkish
    )

    found = sensed(told(AGAIN, hours=200), held, encoder)

    assert encoder.compared == [KNOWN]
    assert found.nearest is not None
    assert found.nearest.source == "Other Wire"  # the latest of one title


def test_no_more_than_the_latest_titles_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sense, "MOST", 2)
    encoder = Scripted()

    sensed(told(AGAIN, hours=9), ledger(*(told(f"Report {n}", hours=n) for n in range(5))), encoder)

    assert encoder.compared == ["Report 4", "Report 3"]


def test_the_style_is_in_standard_deviations() -> None:
    assert sensed(told(AGAIN), ledger(), Scripted(vector=(1.0, 7.0))).style == pytest.approx(1.0)


def test_the_style_of_a_subject_is_not_that_of_a_headline() -> None:
    """Where every headline of an operation reads a little like a feature, one that reads like them is none."""
    dull = Scripted(vector=(0.25, 0.0))  # each headline half a deviation below the mean, and one below the typical
    known = [told(f"Flood of day {n} reaches the dykes", hours=n) for n in range(3 * sense.PRIOR)]

    alone, among = (sensed(told(AGAIN, hours=31), ledger(*before), dull).style for before in ([], known))

    assert alone == -0.5
    assert among == pytest.approx(-0.5 + 0.75 * 1.0)


@pytest.mark.parametrize("story", [replace(told("Хаджин взят"), language="ru"), told("")])
def test_what_the_encoder_cannot_read_has_no_sense(story: Story) -> None:
    assert sense.of(story, ledger(), Scripted(), STYLE) is None


# --- in the judge -----------------------------------------------------------------------------------------------------


class Fitting(Scripted):
    """One that the weights were learnt with."""

    def __init__(self, cosine: float, *, news: bool) -> None:
        semantic = weights().semantic
        assert semantic is not None
        self.model = semantic.model
        sign = 0.02 if news else -0.02
        super().__init__(cosine, [sign if weight > 0 else -sign for weight in semantic.style.direction])


def verdict(story: Story, encoder: Meaning | Missing) -> Verdict:
    """Of a story that comes after the known one."""
    judge = Judge((seeded(),), weights(), encoder)
    memory = judge.memory_of(Known())
    judge.one(told(KNOWN, hours=20), memory)
    (found,) = judge.one(story, memory).verdicts
    return found


def test_a_known_event_in_other_words_is_less_new_and_the_reason_quotes_it() -> None:
    far, near = (verdict(told(AGAIN, hours=21), Fitting(cosine, news=True)) for cosine in (0.2, 0.9))

    (reason,) = [reason for reason in near.reasons if reason.rule == "sense"]
    assert near.novelty < far.novelty
    assert reason.weight < 0
    assert reason.evidence is not None
    assert (reason.evidence.nearest, reason.evidence.similarity) == (KNOWN, 0.9)
    assert near.features["same_meaning"] > far.features["same_meaning"] == 0


@pytest.mark.parametrize(("cosine", "confirms"), [(0.9, True), (0.7, False)])
def test_a_report_that_waits_is_confirmed_by_another_of_the_same_meaning(cosine: float, *, confirms: bool) -> None:
    known = told("Clashes in Syria as count of ballots predicts win", "Police fired tear gas.", hours=200)
    again = told("Ruler of Syria claims triumph, streets erupt", "The SDF stood by.", hours=201, source="Gulf Daily")
    judge = Judge([seeded()], weights(), Fitting(cosine, news=True))
    memory = judge.memory_of(Known())
    memory.ledgers["inherent-resolve"].add(remembered(known, outcome=Outcome.PENDING))

    (found,) = judge.one(again, memory).verdicts

    assert ("corroboration" in {reason.rule for reason in found.reasons}) is confirms


def test_what_was_told_in_the_same_sense_is_confirmed_by_nobody() -> None:
    waits = told("Clashes in Syria as count of ballots predicts win", "Police fired tear gas.", hours=200)
    known = told("Strongman of Syria declares victory", "Crowds came out.", hours=200.5)
    again = told("Clashes in Syria as ruler claims win by ballots", "The SDF stood by.", hours=201, source="Gulf Daily")
    judge = Judge([seeded()], weights(), Fitting(0.9, news=True))
    memory = judge.memory_of(Known())
    memory.ledgers["inherent-resolve"].add(remembered(waits, outcome=Outcome.PENDING))
    memory.ledgers["inherent-resolve"].add(
        remembered(known, outcome=Outcome.DEVELOPMENT, told=True, development="victory")
    )

    (found,) = judge.one(again, memory).verdicts

    assert "corroboration" not in {reason.rule for reason in found.reasons}


def test_what_reads_like_a_feature_in_meaning_is_less_new() -> None:
    news, feature = (verdict(told(AGAIN, hours=21), Fitting(0.2, news=news)) for news in (True, False))

    assert news.features["style"] > feature.features["style"]
    assert news.novelty > feature.novelty
    assert "worded like a feature" in " ".join(reason.text for reason in feature.reasons)


def test_of_a_copy_the_added_sentence_is_weighed_by_words_alone() -> None:
    more = f"{TOWN} The last fighters had left it overnight, he said. Residents were told to stay away for now."
    added = f"{more} A second column took the village of Gharanij on Saturday, the spokesman added."
    judge = Judge((seeded(),), weights(), Fitting(0.9, news=True))
    memory = judge.memory_of(Known())

    for text, is_sensed in ((more, True), (added, False)):
        (found,) = judge.one(told("SDF captures Hajin, Syria", text, url="https://wire.example/1"), memory).verdicts
        assert ("style" in found.features) is is_sensed


def test_the_thresholds_are_those_that_were_fitted_with_meanings() -> None:
    semantic = weights().semantic
    assert semantic is not None

    (decision,) = [r for r in verdict(told(AGAIN, hours=21), Fitting(0.2, news=True)).reasons if r.rule == "decision"]

    assert f"(told from {100 * semantic.thresholds.both:.0f} %)" in decision.text.partition("both")[2]


def test_without_an_encoder_nothing_is_said_of_sense() -> None:
    found = verdict(told(AGAIN, hours=21), WORDS_ALONE)

    assert found.outcome is not Outcome.OFF_TOPIC
    assert not sense.FEATURES.keys() & found.features.keys()
    assert all(reason.rule != "sense" for reason in found.reasons)
