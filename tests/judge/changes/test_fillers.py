"""What another outlet adds to a known text tells something, or nothing."""

from __future__ import annotations

import pytest

from monitor.judge.changes import fillers

KNOWN = (
    "Gunmen attack army convoy in Sudland",
    "Gunmen attacked an army convoy near Arport in Sudland on Monday, killing 12 soldiers, officials said.",
)


@pytest.mark.parametrize(
    "line",
    [
        "No further details were immediately available.",
        "It was not immediately clear whether Northern Front fighters were behind the attack.",
        "The defence ministry did not respond to a request for comment.",
        "Agencies could not independently verify the report.",
        "He spoke on condition of anonymity because he was not authorised to brief the media.",
        "Analysts say the situation remains tense.",
        "It comes amid rising tensions in the region.",
        "Residents described scenes of panic.",
        "The statement gave no further details, but local media carried similar reports.",
        "The attack near Arport was one of many on soldiers.",
        "Dozens have been killed in recent years.",
        "The war began in 2022, when Norland invaded Sudland.",
        "More than 7,000 people have been killed since the war began, according to the health ministry.",
        "Last month, a similar attack killed nine people in Weston.",
        "The Northern Front, which is backed by Norland, has long opposed the talks.",
        "Sudland Rights Watch has accused both sides of abuses.",
        "The city of Arport has a population of about 300,000.",
        "Las autoridades no dieron más detalles.",
        "La situation reste tendue dans la région.",
    ],
)
def test_a_sentence_that_any_report_may_end_with_tells_nothing(line: str) -> None:
    assert not fillers.tells(line, KNOWN)


@pytest.mark.parametrize(
    "line",
    [
        "The army captured the town of Hajin on Friday.",
        "Police have arrested two suspects, but declined to give further details.",
        "The toll has risen to 14 dead.",
        "The army captured Hajin, its largest gain since 2022.",
        "The suspect was arrested two hours ago.",
        "Long-range missiles hit the port.",
        "At least 14 were killed.",
        "The road to the coast was closed.",
        "The defence minister resigned hours later.",
        "A ceasefire took effect at midnight.",
        "The convoy was hit again.",
        "The Northern Front claimed responsibility.",
    ],
)
def test_a_sentence_that_names_a_day_a_toll_or_an_act_tells_it(line: str) -> None:
    assert fillers.tells(line, KNOWN)


def test_in_another_language_a_kind_of_act_that_is_not_known_tells_it() -> None:
    known = ("Hombres armados atacan un convoy",)

    assert fillers.tells("El gobierno y los rebeldes firmaron una tregua.", known, "es")
    assert not fillers.tells("Los hombres armados atacaron.", known, "es")
