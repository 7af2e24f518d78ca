"""What a person is told stands in the reasons, and its id in what happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.judge import alerts
from monitor.model import AlertKind, alert_id
from tests.judge.judging import SEED_TITLE, TOWN, Desk, seeded, told

REPORT = told("Syrian Democratic Forces capture Hajin from ISIS", TOWN, hours=200)


def test_an_alert_says_what_is_new_what_was_known_and_where_it_stands() -> None:
    desk = Desk()
    desk.read(REPORT)

    alert = desk.alerts[0]

    assert (alert.kind, alert.headline, alert.new) == (AlertKind.NEW, REPORT.title, TOWN)
    assert alert.operation_title.startswith("Operation Inherent Resolve")
    assert alert.known
    assert alert.known_at is None
    assert (alert.source, alert.url, alert.first_seen) == ("North Wire", REPORT.url, REPORT.first_seen)
    assert [source.story for source in alert.sources] == [REPORT.id]
    assert alert.reasons == desk.judgements[0].verdicts[0].reasons


def test_an_alert_calls_its_operation_by_what_it_is_about_and_not_by_what_it_is_not() -> None:
    desk = Desk(seeded(title="The campaign against ISIS in eastern Syria (not oil, not elections)"))
    desk.read(REPORT)

    assert [alert.operation_title for alert in desk.alerts] == ["The campaign against ISIS in eastern Syria"]


@pytest.mark.parametrize(
    ("title", "aliases", "called"),
    [
        (f"Operation Quiet Harbour: {SEED_TITLE}", (), "Operation Quiet Harbour"),
        (SEED_TITLE, ("Operation Quiet Harbour", "OQH"), "Operation Quiet Harbour"),
        (SEED_TITLE, (), "Inherent Resolve"),
        ("", (), "Inherent Resolve"),
    ],
)
def test_an_alert_is_not_headed_by_the_headline_of_the_seed(title: str, aliases: tuple[str, ...], called: str) -> None:
    assert alerts.called(replace(seeded(title=title), aliases=aliases)) == called


def test_the_same_story_judged_twice_gives_the_same_ids() -> None:
    desks = Desk(), Desk()
    for desk in desks:
        desk.read(REPORT)

    assert desks[0].alerts == desks[1].alerts


def test_an_alerts_id_comes_from_operation_development_and_kind() -> None:
    desk = Desk()
    desk.read(REPORT)

    alert = desk.alerts[0]

    assert alert.id == alert_id("inherent-resolve", alert.development, AlertKind.NEW)


def test_a_title_alone_is_its_own_new_sentence() -> None:
    desk = Desk()
    desk.read(told("Syrian Democratic Forces capture Hajin from ISIS", hours=200))

    assert desk.alerts[0].new == "Syrian Democratic Forces capture Hajin from ISIS"
