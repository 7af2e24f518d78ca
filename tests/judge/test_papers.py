"""Titles that are only a form, and what posts and offices put around theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.judge import papers
from monitor.judge.text import split_title
from monitor.model import Operation, Outcome, Story
from tests.builders import story
from tests.judge.judging import Desk, told

LEAD = "The SDF took the village of Dorva on the Euphrates in Syria's east this morning."


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Press release 14/27", "Norland Coast Guard"),
        ("Flash Update No. 3 (As of 8 May 2027)", "OCHA"),
        ("Evening bulletin of the General Staff – Tuesday 4 May", "Norland Armed Forces"),
        ("Press information, 18 June, 16:30 hours", "Fire Service of Dorva"),
        ("Security alert", "Embassy of Sudland"),
        ("Operation Tall Reed: Summary of May 3", "Northern Command"),
        ("Norland Coast Guard daily report", "Norland Coast Guard"),
    ],
)
def test_a_form_is_judged_by_its_first_sentence(title: str, publisher: str) -> None:
    given = story(title, "Highlights", LEAD, publisher=publisher)

    assert papers.headed(given).title == LEAD


@pytest.mark.parametrize(
    "title",
    [
        "Statement on the attack at Dorva",
        "Security alert: protests in Dorva",
        "Norland to publish report on dam",
        "Army headquarters on fire",
        "Operation Tall Reed begins",
        "Norland Coast Guard daily report",
        "Two",
    ],
)
def test_a_title_that_says_anything_stays(title: str) -> None:
    assert papers.headed(story(title, LEAD, publisher="Sarn Watch")).title == title


@pytest.mark.parametrize("sentences", [(), ("Highlights",), ("Our units continued their tasks along the Sarn.",)])
def test_a_form_over_nothing_new_stays_a_form(sentences: tuple[str, ...]) -> None:
    assert papers.headed(story("Press release 14/27", *sentences)).title == "Press release 14/27"


def test_a_bulletin_that_says_that_something_goes_on_is_background() -> None:
    text = (
        "The SDF continued its tasks along the Euphrates in eastern Syria. Its units cleared tracks and took no fire."
    )

    verdict = Desk().read(told("Evening bulletin of the General Staff – 4 May", text, source="Northern Command"))

    assert verdict
    assert verdict.outcome is Outcome.BACKGROUND
    said = next(reason.text for reason in verdict.reasons if reason.rule == "genre")
    assert "says that something goes on" in said


def test_what_a_form_heads_is_told_under_the_title_that_was_published() -> None:
    """Whoever reads the alert finds the paper by it."""
    desk = Desk()
    desk.read(told("Press release 14/27", f"{LEAD} Its fighters met no resistance.", source="Northern Command"))

    assert [alert.headline for alert in desk.alerts] == ["Press release 14/27"]


@pytest.mark.parametrize(
    ("raw", "label", "title"),
    [
        ("🚨🚨 BREAKING 🚨🚨 Bridge at Dorva blown up", "BREAKING", "Bridge at Dorva blown up"),
        ("‼️ BREAKING — ARMY ENTERS DORVA ‼️", "BREAKING", "ARMY ENTERS DORVA"),
        ("#BREAKING: Ship hit off Sarn", "BREAKING", "Ship hit off Sarn"),
        ("URGENT Ship hit off Sarn", "URGENT", "Ship hit off Sarn"),
        ("🔥 12 drones shot down", "", "12 drones shot down"),
        ("PRESS RELEASE 006/27 – Rescue off Dorva", "PRESS RELEASE 006/27", "Rescue off Dorva"),
        ("Press statement: nobody was sent back", "Press statement", "nobody was sent back"),
        ("Communiqué de presse : le pont de Dorva est fermé", "Communiqué de presse", "le pont de Dorva est fermé"),
        ("Flash floods kill three in Dorva", "", "Flash floods kill three in Dorva"),
        ("Statement on the attack at Dorva", "", "Statement on the attack at Dorva"),
        ("¡Alto! dice el alcalde", "", "¡Alto! dice el alcalde"),
        ("⚡️⚡️", "", "⚡️⚡️"),
    ],
)
def test_signs_and_kinds_of_paper_are_no_part_of_a_title(raw: str, label: str, title: str) -> None:
    assert split_title(raw) == (label, title)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("NWTO WARNING 014/MAR/2027 - INCIDENT", "014/MAR/2027"),
        ("NAVAREA IX 123/27: Attack on vessel", "123/27"),
        ("Advisory 2024-003: Gulf of Dorva", "2024-003"),
        ("Incident #118 - Suspicious approach", "118"),
        ("NWTO WARNING INCIDENT 045 ATTACK", "045"),
        ("NWTO WARNING 014/MAR/2027 - UPDATE 1", ""),
        ("SITREP No. 41: attacks near Dorva", ""),
        ("Attack kills 12 on 15/03/2027", ""),
        ("Attack leaves 2026-27 budget in doubt", ""),
        ("9/11 attack trial opens", ""),
        ("Warning 2 killed in attack", ""),
        ("Bus No. 12: Dorva", ""),
    ],
)
def test_a_notice_numbers_an_event_and_a_series_its_reports(title: str, number: str) -> None:
    assert papers.number(title) == number


SHIPS = Operation(
    name="straits",
    title="Attacks on merchant ships in the Gulf of Dorva",
    about=(("Dorva", "Salun"), ("vessel*", "ship*", "attack*")),
)


def _notice(hours: float, number: str, miles: int, what: str, place: str = "Dorva") -> Story:
    text = f"NWTO has received a report of an incident {miles}NM southwest of {place}. {what} Authorities investigate."
    return told(
        f"NWTO WARNING {number} - INCIDENT", text, hours=hours, source="NWTO", url=f"https://n.example/{number}"
    )


def test_each_numbered_notice_is_told_though_its_words_and_places_are_known() -> None:
    blast = "The Master of a vessel reports an explosion close to the vessel, whose crew is safe."
    hit = "The Company Security Officer reports that the vessel was hit by an unknown projectile."
    notices = [_notice(day * 30, f"0{day + 14}/MAR/2027", 40 + 7 * day, hit if day % 3 else blast) for day in range(6)]
    again = replace(notices[-1], id="again", item="again", first_seen=notices[-1].first_seen + timedelta(hours=1))

    assert Desk(SHIPS).kinds([*notices, again]) == ["new"] * 6 + ["-"]
