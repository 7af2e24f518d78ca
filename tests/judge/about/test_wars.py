"""A title that speaks of a war means what is done in it."""

from __future__ import annotations

import pytest

from monitor.judge import stories
from monitor.judge.about.wars import told_by
from monitor.model import Operation, Outcome
from tests.judge.judging import Desk, told


@pytest.mark.parametrize(
    ("title", "is_war"),
    [
        ("The war in Sudland between the army and the river militia", True),
        ("Norland's civil war: talks and sieges", True),
        ("The armed conflict between Sudland and Norland", True),
        ("Fighting in eastern Norland", True),
        ("La guerre au Soudan", True),
        ("Der Krieg im Sudan", True),
        ("Война в Судане", True),
        ("Conflit entre Norland et Sudland", True),
        ("Конфликт и переговоры правительства Судана и РСБ", True),
        ("Conflicto armado en el este de Norland", True),
        ("Der Konflikt zwischen Regierung und Miliz im Sudan", True),
        ("Sudan'da ordu ile milisler arasındaki çatışma", True),
        ("الصراع في السودان", True),
        ("Crimes de guerre au Soudan", False),
        ("La guerre commerciale avec Norland", False),
        ("Conflicto de intereses del ministro", False),
        ("Переговоры об окончании войны в Судане", False),
        ("محادثات لإنهاء الحرب في السودان", False),
        ("The talks to end the war in Sudland", False),
        ("Sanctions on Norland over its war in Sudland", False),
        ("Attacks in Sudland during the war with Norland", False),
        ("The trade war between Sudland and Norland", False),
        ("War crimes of the Norland army", False),
        ("Norland's conflict of interest law", False),
        ("Flood in Norland after the war", False),
        ("", False),
    ],
)
def test_a_war_is_told_by_what_is_done_in_it(title: str, is_war: bool) -> None:
    assert bool(told_by(title)[0]) is is_war


@pytest.mark.parametrize(
    ("title", "is_about"),
    [
        ("The war in Sudan between the army and the Rapid Support Forces", True),
        ("Trade of Sudan with its coast", False),
    ],
)
def test_who_follows_a_war_need_not_list_its_acts(title: str, is_about: bool) -> None:
    seed = "Sudan's army moves on El Obeid\n\nSudan's army moved on El Obeid in Kordofan on Monday, witnesses said."
    desk = Desk(Operation(name="one", title=title, seeds=(stories.seed("seed.txt", seed),)))

    verdict = desk.read(
        told("Drone strike kills 23 at market in Sudan's El Fasher", "A drone strike killed 23 in El Fasher on Friday.")
    )

    assert verdict
    assert (verdict.outcome is not Outcome.OFF_TOPIC) is is_about
