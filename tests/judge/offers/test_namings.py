"""A name that nobody follows is offered once, where it is said outright to be an operation's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.judge.offers.namings import Namings
from monitor.judge.verdict import Judge
from monitor.model import Known, Operation
from tests.judge.judging import seeded, told, weights

FOLLOWED = Operation(
    name="desert-fox",
    title="Operation Desert Fox: the bombing of Iraq",
    aliases=("Barkhane", "Operation Iron Rain", "Fırat Kalkanı"),
    exclude=("Operation Roundup", "Yewtree"),
)


def offered(*texts: str, operations: tuple[Operation, ...] = (FOLLOWED,)) -> list[str]:
    notices = Namings(operations).offered(told(title="Army spokesman speaks", text=text) for text in texts)
    return [notice.headline.removeprefix("new operation named: ") for notice in notices]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("NATO ships joined Operation Steadfast Falcon in the Baltic on Monday.", "Operation Steadfast Falcon"),
        ("Rebels launched an offensive dubbed “Deterrence of Aggression” near Idlib.", "Deterrence of Aggression"),
        ("L'armée française a lancé l'opération Épervier dans le nord du Tchad.", "opération Épervier"),
        ("El ejército lanzó la Operación Escudo Norte contra las bandas.", "Operación Escudo Norte"),
        ("Die Bundeswehr beginnt die Operation „Wüstenwind“ in Mali.", "Operation „Wüstenwind“"),
        ("Türk ordusu Pençe-Kilit Harekâtı'nı başlattı.", "Pençe-Kilit Harekâtı"),
        ("Армия начала операцию «Гроза» на севере страны.", "операцию «Гроза»"),
        ("أعلن الجيش إطلاق عملية «درع الشمال» في إدلب", "عملية «درع الشمال»"),
    ],
)
def test_a_name_is_offered_as_written(sentence: str, name: str) -> None:
    assert offered(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The operations center in Kyiv was hit overnight.",
        "Surgeons said that the surgical operation lasted nine hours.",
        "The film Operation Finale opens in cinemas on Friday.",
        "The herbicide Operation Clean was taken off the shelves, as other weedkillers were.",
        "Operation Smile, a charity, treats children in Mali.",
        "The operation of Boeing jets was halted.",
        "The president's 'America First' campaign goes on.",
        "A commander of the Freedom Shield exercise spoke.",
        "L'opération Quelvara a échoué, dit la gauche. Le président Jean Quelvara n'a pas répondu.",
    ],
)
def test_a_look_alike_is_not(sentence: str) -> None:
    assert offered(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Planes flew for Operation Desert Fox again.",
        "OPERATION DESERT-FOX GOES ON",
        "L'opération Desert Fox continue.",
        "L'opération Barkhane prend fin.",
        "Troops of Operation Iron Rain left.",
        "Ordu Fırat Kalkanı Harekâtı'nı bitirdi.",
        "Police of Operation Yewtree made arrests.",
    ],
)
def test_a_name_that_is_followed_or_ruled_out_is_not_in_any_spelling(sentence: str) -> None:
    assert offered(sentence) == []


def test_one_name_in_many_stories_is_one_offer_with_its_first_sentence_and_source() -> None:
    first = told("Rockets fall", "Ships of Operation Iron Gale sailed on Monday, it said.", source="North Wire")
    second = told("Rockets fall again", "OPERATION IRON-GALE grows. In Mali, operation “Iron Gale” is unknown.")

    (notice,) = Namings([FOLLOWED]).offered([first, second])

    assert notice.detail == f"“Ships of Operation Iron Gale sailed on Monday, it said.” (North Wire, {first.url})"
    assert notice.subject == "iron gale"


def test_inflected_names_are_one_subject() -> None:
    assert len(offered("Армия начала операцию «Гроза».", "В ходе операции «Гроза» убиты 12 боевиков.")) == 1


def test_an_old_story_that_surfaces_again_offers_nothing() -> None:
    story = told("Ships of Operation Iron Gale sail", hours=24)
    old = told("Ships of Operation Iron Gale sail", hours=24, published=story.first_seen - timedelta(days=8))

    assert [len(Namings([FOLLOWED]).offered([one])) for one in (story, old)] == [1, 0]


def test_who_writes_a_thousand_names_fills_one_message_and_no_more() -> None:
    words = ("Iron", "Red", "Blue", "Stone", "Noble", "River", "Night", "Sand")
    flood = told("Names", " ".join(f"Operation {a} {b} {c} began." for a in words for b in words for c in words))

    notices = Namings([FOLLOWED]).offered([flood])

    assert len(notices) == 20
    assert sum(len(notice.headline + notice.detail) for notice in notices) < 5000


def test_a_first_sight_offers_nothing_and_any_other_batch_does_whatever_it_is_about() -> None:
    judge, story = Judge([seeded()], weights()), told("Ships of Operation Iron Gale sail to Cyprus")

    assert judge.judge([story], Known(), silent=True).notices == ()
    assert [notice.word for notice in judge.judge([story], Known(), silent=False).notices] == ["operation.named"]
