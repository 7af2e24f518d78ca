"""What a dozen outlets make of one event: each in a few words of its own, and again under its link an hour later."""

from __future__ import annotations

import pytest

from monitor.judge import numbers
from monitor.judge.changes import certain
from monitor.model import Operation
from tests.judge.judging import Desk, told

BORDER = Operation(
    name="high-pass",
    title="Clashes of Sudlander and Norlander troops on the border at the High Pass",
    about=(("Sudland*",), ("Norland*",), ("border", "troops", "soldiers", "clash*", "army")),
)
COUP = Operation(
    name="coup",
    title="Military coup in Sudland",
    about=(("Sudland*", "Port Selim"), ("coup", "mutin*", "soldiers", "junta", "president")),
)
BLAST = Operation(
    name="blast",
    title="Port Selim explosion and what follows",
    about=(("Port Selim", "Sudland*"), ("explo*", "blast*", "port", "government", "protest*")),
)


def test_a_toll_that_rises_under_a_new_headline_is_told_whatever_the_soldiers_are_called() -> None:
    link = "https://one.example/pass"
    lines = [
        told(
            "Sudland soldiers killed in clash with Norland forces",
            "Three Sudlander soldiers are killed in a rare clash at the High Pass.",
            source="One",
            url=link,
        ),
        told(
            "Sudland says officer, two soldiers killed on border with Norland",
            "The Sudlander army said officers from both sides were meeting to calm the situation.",
            hours=24.1,
            source="Two",
        ),
        told(
            "Sudland-Norland clash: 20 Sudland troops killed at High Pass",
            "It is the first deadly skirmish in decades between the two powers at their disputed border.",
            hours=33,
            source="One",
            url=link,
        ),
        told(
            "Sudland says 20 soldiers killed in clash with Norland troops",
            "The army has raised the toll from three to 20 soldiers.",
            hours=33.2,
            source="Two",
        ),
    ]
    assert Desk(BORDER).kinds(lines) == ["new", "-", "changed", "-"]


def test_a_president_who_resigns_after_a_coup_is_news_once() -> None:
    lines = [
        told(
            "Soldiers seize Sudland president in Port Selim",
            "Mutinous soldiers detained the president and the prime minister of Sudland on Tuesday.",
            source="One",
        ),
        told(
            "Sudland's president resigns and dissolves parliament",
            "The president steps down, after being detained by soldiers, state TV reports.",
            hours=34,
            source="One",
        ),
        told(
            "Sudland president resigned after troops arrested him",
            "The president of Sudland has resigned after troops arrested him.",
            hours=34.2,
            source="Two",
        ),
    ]
    assert Desk(COUP).kinds(lines) == ["new", "new", "-"]


def test_a_lead_that_is_reworded_under_the_same_headline_makes_no_news_of_an_explainer() -> None:
    link = "https://one.example/explained"
    lines = [
        told(
            "Port Selim explosion kills 135 people, health minister says",
            "An explosion in the port killed at least 135 "
            "people and injured thousands, the health minister said on Tuesday.",
            source="Two",
        ),
        told(
            "Port Selim explosion: What we know so far",
            "A devastating explosion in Port Selim on Tuesday killed at least 135 people and injured thousands.",
            hours=30,
            source="One",
            url=link,
        ),
        told(
            "Port Selim explosion: What we know so far",
            "A devastating explosion in Port Selim on Tuesday killed at least 137 people and injured thousands.",
            hours=50,
            source="One",
            url=link,
        ),
    ]
    assert Desk(BLAST).kinds(lines) == ["new", "-", "-"]


def test_a_toll_that_hardly_rises_hides_no_minister_who_resigns() -> None:
    first = told(
        "Port Selim explosion: Death toll rises to 190",
        "The explosion in the port killed 190 people, the health ministry said on Thursday.",
        source="Two",
    )
    later = "The governor says dozens remain missing, as a third cabinet minister resigns."
    continues = "The governor says dozens remain missing, as the search goes on."
    for title, text, kind in (
        ("Port Selim explosion: Death toll rises to 200 as third minister resigns", later, "new"),
        ("Port Selim explosion: Death toll rises to 200 as search continues", continues, "-"),
    ):
        assert Desk(BLAST).kinds([first, told(title, text, hours=60, source="One")]) == ["new", kind]


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ("Three Sudlander soldiers killed", "20 Sudlander troops killed"),
        ("Three policemen killed in raid", "Nine police officers killed in raid"),
        ("Two militants killed", "Five rebels killed"),
    ],
)
def test_people_of_one_kind_are_counted_alike_in_the_words_of_any_house(known: str, new: str) -> None:
    assert len(numbers.changes(known, new)) == 1


@pytest.mark.parametrize("sentence", ["Tycoon dies at 98", "Former president dead at 87, family says"])
def test_an_age_at_death_is_no_toll(sentence: str) -> None:
    assert numbers.figures(sentence) == ()


def test_who_stands_beside_a_count_is_not_in_it() -> None:
    assert numbers.changes("Three soldiers killed", "Officer, two soldiers killed") == ()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("The leader was admitted to an intensive-care unit, his spokeswoman said", ""),
        ("The army admitted that it had hit the convoy", "admitted"),
    ],
)
def test_who_is_admitted_to_hospital_confirms_nothing(line: str, word: str) -> None:
    assert certain.confirmed(["Rival in hospital after suspected poisoning, aide reported"], line) == word


@pytest.mark.parametrize(
    ("known", "word"),
    [
        ("Port Selim is no longer autonomous, minister says", ""),
        ("Port Selim may have lost its autonomy, sources say", "officially"),
    ],
)
def test_what_a_minister_said_openly_is_no_more_certain_for_being_official(known: str, word: str) -> None:
    new = "Sudland officially declares that Port Selim is no longer autonomous"
    assert certain.confirmed([known], new) == word


TIES = Operation(
    name="ties",
    title="Ties between Sudland and Norland: talks, treaties and visits",
    about=(("Sudland*",), ("Norland*",), ("talks", "treaty", "ties", "visit*", "deal")),
)
HOTLINES = told(
    "Sudland halts all contacts with Norland in row over leaflets",
    "Sudland announces it will cut all official channels of contact with Norland from Tuesday.",
    hours=30,
    source="One",
)


def test_one_event_in_the_words_of_another_outlet_is_told_once() -> None:
    again = told(
        "Sudland vows to cut every official channel with Norland",
        "Sudland on Tuesday vowed to cut every hotline and channel with Norland, according to its state news agency.",
        hours=30.2,
        source="Two",
    )
    desk = Desk(TIES)

    assert desk.kinds([HOTLINES, again]) == ["new", "-"]
    verdict = desk.judgements[-1].verdicts[0]
    assert verdict.development == desk.alerts[0].development, "it is a source of what was told"
    assert "alike" in {reason.rule for reason in verdict.reasons}


def test_what_comes_next_is_told_though_the_countries_are_the_same() -> None:
    later = told(
        "Sudland blows up office used for talks with Norland",
        "Sudland blew up the liaison office on the border on Tuesday, the army of Norland said.",
        hours=34,
        source="Two",
    )
    assert Desk(TIES).kinds([HOTLINES, later]) == ["new", "new"]


def test_an_act_that_another_outlet_told_as_undone_is_not_undone_again_by_what_was_said_before() -> None:
    lines = [
        told(
            "Sudland foreign minister displeased with Norland over river ports",
            "The foreign minister of Sudland is displeased with Norland over access of barges to the river ports at "
            "Dorva, a spokesman said in a statement on Sunday.",
            hours=2,
            source="Three",
        ),
        told(
            "Sudland 'no longer bound by Norland treaty'",
            "The country will not honour it, a minister says.",
            hours=30,
            source="One",
        ),
        told(
            "Sudland says it is no longer bound by treaty with Norland",
            "The foreign minister of Sudland is no longer to give Norland access to the river ports at Dorva, a "
            "spokesman said in a statement.",
            hours=30.2,
            source="Two",
        ),
    ]
    assert Desk(TIES).kinds(lines) == ["new", "new", "-"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Sudland ends ban on ships of Norland", "new"),
        ("Sudland's ban on ships of Norland upset millions. Now there's another drawback", "-"),
    ],
)
def test_a_headline_that_comments_on_itself_in_a_second_sentence_is_a_feature(title: str, kind: str) -> None:
    text = "It is the small ports that feel it most."
    assert Desk(TIES).kinds([told(title, text, hours=30)]) == [kind]
