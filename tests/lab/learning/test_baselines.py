"""What simpler systems tell, and how sure the figures are."""

from __future__ import annotations

import pytest

from monitor.judge.verdict import Judge
from monitor.judge.words.terms import Frequencies
from monitor.lab.learning.baselines import alike, contained, fitted, newness, on_topic, overlap, same, tallies
from monitor.lab.learning.bootstrap import intervals
from monitor.lab.learning.lessons import Label, Topic
from monitor.lab.learning.scoring import Counted, Window, window_of
from monitor.model import Operation, Seed, Story
from tests.builders import at, operation, sketch, story
from tests.judge.judging import weights

TAKEN = "SDF fighters took the town of Hajin on the Euphrates in Syria on Friday, a spokesman said."
FREQUENCIES = Frequencies(stories=100, counts={"syria": 50})
BEGUN = Seed(
    name="seed", title="SDF begins offensive in Syria", sentences=("The SDF began to move on Hajin.",), sketch=sketch()
)
ASKED = operation(seeds=(BEGUN,))
STORIES = [
    story("Aid reaches Syria", "SDF let trucks pass, the UN said.", id="seed", first_seen=at(0)),
    story("SDF takes Hajin in Syria", TAKEN, id="n1", first_seen=at(60)),
    story("SDF takes Hajin in Syria", TAKEN, id="r1", url="https://other.example/1", first_seen=at(120)),
    story("Bakers win prize in Lima", id="x", first_seen=at(180)),
    story("SDF says Syria talks failed", "No deal was made with Damascus.", id="n2", first_seen=at(60 * 24 * 20)),
]
LABELS = {
    "n1": Label(relevance=2, code="N", event="e1"),
    "r1": Label(relevance=2, code="r", event="e1"),
    "n2": Label(relevance=2, code="N", event="e2"),
}


def window() -> Window:
    topic = Topic(name=ASKED.name, first_day="2018-05-01", last_day="2018-05-30", seed="seed", labels=LABELS)
    return window_of(topic, STORIES)


def met(asked: Operation = ASKED) -> list[Story]:
    return on_topic([asked], {asked.name: window()}, Judge([asked], weights()).topics)[asked.name]


def test_on_topic_is_what_meets_every_group() -> None:
    assert [s.id for s in met()] == ["n1", "r1", "n2"]


def test_the_same_words_again_are_not_new_to_any_measure() -> None:
    for measure in (same, overlap, alike, contained):
        new = newness(ASKED, met(), FREQUENCIES, measure)
        assert new["n1"] > 0.3
        assert new["r1"] < 0.05, measure.__name__


def test_only_what_is_alike_and_recent_is_known_where_likeness_fades() -> None:
    again = story("SDF takes Hajin in Syria", TAKEN, id="later", first_seen=at(60 * 24 * 20))

    faded = newness(ASKED, [*met()[:1], again], FREQUENCIES, contained)

    assert faded["later"] > 0.99


def test_a_threshold_above_which_nothing_is_new_tells_nothing_and_one_below_tells_all() -> None:
    stories, windows = {ASKED.name: met()}, {ASKED.name: window()}
    scores = {ASKED.name: newness(ASKED, met(), FREQUENCIES, None)}

    nothing, everything = (tallies(stories, windows, scores, above)[ASKED.name] for above in (1.0, 0.0))

    assert (nothing.counts["alerts"], everything.counts["alerts"]) == (0, 3)
    assert (everything.recall, everything.precision) == (1, pytest.approx(2 / 3))


def test_each_topic_is_judged_by_a_threshold_fitted_on_the_others() -> None:
    stories = {"one": met(), "two": met()}
    windows = {"one": window(), "two": window()}
    parted = {"n1": 0.9, "r1": 0.2, "n2": 0.9}
    turned = {"n1": 0.1, "r1": 0.05, "n2": 0.1}

    limits = fitted(stories, windows, {"one": parted, "two": turned})

    assert 0.05 <= limits["one"] < 0.1
    assert 0.2 <= limits["two"] < 0.9


def days(caught: int, wrong: int) -> dict[tuple[str, int], Counted]:
    return {("t", day): Counted(began=2, caught=caught, wrong=wrong, gained=caught) for day in range(0, 60, 3)}


def test_where_every_block_is_alike_there_is_no_doubt() -> None:
    sure = intervals({"ours": days(2, 0), "theirs": days(1, 1)}, "ours", draws=50)

    assert sure["theirs"].precision == sure["theirs"].recall == sure["theirs"].f1 == (0.5, 0.5)
    assert sure["theirs"].gain == (-0.5, -0.5)
    assert sure["ours"].gain == (0, 0)


def test_blocks_that_differ_leave_doubt_and_the_same_doubt_each_time() -> None:
    mixed = days(2, 0) | {("t", day): Counted(began=2, wrong=2) for day in range(0, 30, 3)}

    low, high = intervals({"ours": mixed}, "ours")["ours"].f1

    assert low < 0.5 < high
    assert intervals({"ours": mixed}, "ours")["ours"].f1 == (low, high)
