"""How much of an edit is another story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.judge.changes import edits
from monitor.judge.meanings.meaning import WORDS_ALONE
from tests.judge.judging import TOWN, told, weights
from tests.judge.meanings.test_sense import Scripted

BACKGROUND = weights().background
OLD = told("SDF captures the town of Hajin", TOWN)
REWORDED = told("Hajin is captured by the SDF", TOWN)
OTHER = told("Flood ruins three schools in Orbán’s home village", "Water stood a metre high in the class rooms.")


def test_new_words_and_a_first_toll_have_substance() -> None:
    toll = told(OLD.title, TOWN.replace("Friday", "Friday, and seven were killed"))

    same, little, whole = (edits.substance(OLD, new, BACKGROUND) for new in (OLD, toll, OTHER))

    assert same == 0
    assert edits.TURN < little < edits.ANOTHER < whole <= 1


def test_what_means_something_else_has_more_of_it() -> None:
    by_words = edits.substance(OLD, OTHER, BACKGROUND)

    assert edits.substance(OLD, OTHER, BACKGROUND, Scripted(0.6)) == pytest.approx(by_words + 0.4 * edits.MEANT)


def test_new_words_for_the_same_are_another_story_by_words_alone() -> None:
    assert edits.is_another(OLD, OTHER, BACKGROUND, WORDS_ALONE)
    assert not edits.is_another(OLD, OTHER, BACKGROUND, Scripted(0.95))
    assert edits.is_another(OLD, OTHER, BACKGROUND, Scripted(0.6))
    assert not edits.is_another(OLD, REWORDED, BACKGROUND, Scripted(0.6))


def test_where_the_encoder_cannot_read_words_decide() -> None:
    turkish = replace(OTHER, language="tr")

    assert edits.is_another(OLD, turkish, BACKGROUND, Scripted(0.95))


def test_a_page_grows_by_what_rewords_nothing_that_went() -> None:
    text = f"{TOWN} The fighters had crossed the river at night. Nobody was hurt."
    more = "On Saturday the council of Hajin met for the first time."
    lines = (more, "By night the fighters had waded the river.", "“At last,” a baker of Hajin said on Friday.")
    page = told(OLD.title, text)
    grown = told(OLD.title, " ".join((TOWN, "Nobody was hurt.", *lines)))
    other = told(OLD.title, f"Other news came. All was quiet. {more}")

    assert edits.further(page, grown, lines, frozenset(), BACKGROUND) == (more,)
    assert edits.further(told(OLD.title, TOWN), grown, lines, frozenset(), BACKGROUND) == ()  # a teaser
    assert edits.further(page, other, (more,), frozenset(), BACKGROUND) == ()


@pytest.mark.parametrize(
    ("line", "own", "grows"),
    [
        ("On Saturday the shops opened.", "", False),
        ("On Saturday the shops opened.", "shops", True),
        ("Fighters take border posts near Hajin on Saturday", "", False),  # a headline beside it
        ("The fighters reached Hajin years ago.", "", False),
    ],
)
def test_what_stands_beside_an_article_is_none_of_it(line: str, own: str, grows: bool) -> None:
    text = f"{TOWN} Nobody was hurt."
    page, grown = told(OLD.title, text), told(OLD.title, f"{text} {line}")

    assert bool(edits.further(page, grown, (line,), frozenset({own}), BACKGROUND)) is grows


def test_what_was_undone_before_is_not_undone_again() -> None:
    halted = told("Army suspends convoys to Hajin", TOWN)
    again, resumed = (replace(halted, title=f"Army {word} convoys to Hajin") for word in ("halts", "resumes"))

    assert edits.undoes_as_before(halted, again)
    assert not edits.undoes_as_before(halted, resumed)
    assert not edits.undoes_as_before(halted, OLD)  # further down it may
