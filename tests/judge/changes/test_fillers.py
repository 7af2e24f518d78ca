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
        "The gunmen had come from Norland.",
        "At least 14 were killed.",
        "The road to the coast was closed.",
        "The defence minister resigned hours later.",
        "A ceasefire took effect at midnight.",
        "The convoy was hit again.",
        "The Northern Front claimed responsibility.",
        "El gobierno liberó a los rehenes.",
    ],
)
def test_a_sentence_with_a_name_a_figure_or_an_act_of_its_own_tells_it(line: str) -> None:
    assert fillers.tells(line, KNOWN)
