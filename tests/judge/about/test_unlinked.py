"""What a report says itself to have nothing to do with what is followed."""

from __future__ import annotations

import re

import pytest

from monitor.judge import stories
from monitor.judge.about import unlinked
from monitor.judge.words.terms import read
from monitor.model import Operation
from tests.judge.judging import Desk, told

TERMS = re.compile(r"\b(?:cable car|verrano|inquiry)")


def said(title: str, *sentences: str) -> str:
    reading = read(title, sentences)
    folded = reading.surface.folded
    return unlinked.said(folded, reading.title_end, [found.start() for found in TERMS.finditer(folded)])


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("The mayor said there was no link with the cable car.", "no link with the cable"),
        ("The strike has nothing to do with Verrano, the union said.", "has nothing to do with verrano"),
        ("It is not thought to be connected to the inquiry.", "not thought to be connected to the inquiry"),
        ("The firm is unrelated to that of the Verrano cabin.", "unrelated to that of the verrano"),
        ("The drill was not part of the inquiry.", "not part of the inquiry"),
        ("The owner said it had nothing to do with the cable car.", ""),  # who denies a part in it
        ("There was no link with the strike, said a judge of the inquiry.", ""),  # not what is denied
        ("There was no link with the weather.", ""),
        ("The inquiry found a link with the cable car.", ""),
    ],
)
def test_a_text_says_so_in_the_operators_words(sentence: str, phrase: str) -> None:
    assert said("Two dead in quarry", "A wall fell on Friday.", "Nobody was warned.", sentence) == phrase


def test_what_a_headline_says_is_the_news() -> None:
    assert not said("Police find no link between storm and Verrano", "There was no link with the cable car.")


@pytest.mark.parametrize("tail", ["", " It had no link with the fall of the cable car, he said."])
def test_such_a_report_is_less_likely_about_it_and_says_why(tail: str) -> None:
    seed = stories.seed(
        "s", "Cable car falls in Italy\n\nA cable car fell at Verrano in Italy on Sunday, killing five."
    )
    about = (("Verrano", "cable car*"), ("dead", "kill*", "fall*", "fell"))
    operation = Operation(name="cable", title="The fall of a cable car at Verrano in Italy", about=about, seeds=(seed,))
    desk = Desk(operation)

    verdict = desk.read(told("Wall falls at Verrano, killing two", f"It fell on Friday, the mayor said.{tail}"))

    assert verdict
    weights = [reason.weight for reason in verdict.reasons if reason.rule == "unlinked"]
    assert weights == ([unlinked.UNLINKED] if tail else [])
