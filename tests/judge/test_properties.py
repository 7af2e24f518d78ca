"""What holds for every story, whatever it says: laws of judging, tried on the scenarios' stories."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.judge.verdict import Judge
from monitor.judge.words.terms import stems
from monitor.model import Judgement, Known, Outcome, Story
from tests.judge.judging import START, told, weights
from tests.judge.test_scenarios import EXIT, HILLS, NAVY, PEACE, QUAKE, SCENARIOS

STORIES = tuple(
    told(title, text, hours=hours, source=source)
    for _, lines in SCENARIOS.values()
    for hours, source, title, text, _ in lines
)
ELSEWHERE = told("Central bank leaves rates as they are", "The central bank left its rates at 3 percent on Monday.")
REFUSED = told("Naval museum opens trade fair")
few = settings(max_examples=12)
some = st.lists(st.sampled_from(STORIES), min_size=2, max_size=8, unique_by=lambda story: story.id)


@cache
def judge() -> Judge:
    return Judge((QUAKE, EXIT, NAVY, HILLS, PEACE), weights())


def polled(batch: list[Story]) -> Judgement:
    """A batch as one poll brings it: everything is first seen at once."""
    now = START + timedelta(hours=30)
    return judge().judge([replace(story, first_seen=now) for story in batch], Known(), silent=False)


def in_time(batch: list[Story]) -> Judgement:
    return judge().judge(batch, Known(), silent=False)


def said(judgement: Judgement) -> list[str]:
    return sorted(alert.id for alert in judgement.alerts)


@few
@given(some)
def test_judging_is_deterministic(batch: list[Story]) -> None:
    assert in_time(batch) == in_time(batch)


def test_two_processes_judge_alike_to_the_last_bit() -> None:
    """Sets have another order in each process, and sums of floats hang on it."""
    judging = "from tests.judge.test_properties import STORIES, in_time; print(in_time(STORIES).verdicts)"
    said = [
        subprocess.run(
            [sys.executable, "-c", judging],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert said[0] == said[1]


@few
@given(some, st.randoms())
def test_the_order_of_feeds_within_one_poll_does_not_change_what_is_told(batch: list[Story], dice: object) -> None:
    other = list(batch)
    dice.shuffle(other)  # type: ignore[attr-defined]

    assert said(polled(batch)) == said(polled(other))


@few
@given(some, st.integers(min_value=0, max_value=900))
def test_a_copy_of_any_story_never_makes_a_second_alert(batch: list[Story], hours: int) -> None:
    first = in_time(batch)
    last = max(story.first_seen for story in batch)
    copies = [
        told(
            story.title,
            " ".join(story.sentences),
            source="Echo",
            hours=(last - START) / timedelta(hours=1) + hours + 1,
            url=f"https://echo.example/{story.id[:12]}",
        )
        for story in batch
    ]

    assert said(in_time([*batch, *copies])) == said(first)


@pytest.mark.parametrize(
    "title", ["Mine kills peacekeeper in Lower Tamar", "Five dead after ambush on peacekeepers in Lower Tamar"]
)
def test_nor_does_a_bare_headline_that_returns_when_days_are_forgotten(title: str) -> None:
    first, again = told(title, source="North Wire"), told(title.upper(), source="Echo", hours=100)

    assert len(said(in_time([first]))) == 1
    assert said(in_time([first, again])) == said(in_time([first]))


@few
@given(some, st.integers(min_value=0, max_value=500))
def test_an_unrelated_story_changes_no_outcome(batch: list[Story], hours: int) -> None:
    other = replace(ELSEWHERE, first_seen=START + timedelta(hours=hours))

    assert in_time([*batch, other]).verdicts == in_time(batch).verdicts


@few
@given(some, st.integers(min_value=0, max_value=500))
def test_a_story_that_is_refused_changes_nothing_of_those_that_share_no_word_of_its_title(
    batch: list[Story], hours: int
) -> None:
    other = replace(REFUSED, first_seen=START + timedelta(hours=hours))
    words = set(stems(REFUSED.title))
    unlike = [story for story in batch if words.isdisjoint(stems(story.title))]

    found = in_time([*unlike, other])
    assert any(entry.story == other.id and entry.outcome is Outcome.OFF_TOPIC for entry in found.entries)
    assert [each for each in found.verdicts if each.story != other.id] == list(in_time(unlike).verdicts)
