"""Several alerts in one message: every channel shows each of them, within the receiver's limits."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from monitor.channels.mail import MailSettings, compose
from monitor.channels.slack_blocks import message
from monitor.channels.webhook import LARGEST_BODY, payload
from monitor.channels.wording import as_text, wording
from monitor.model import Alert, AlertKind, Holding
from monitor.service.bundle import MOST, bundle
from tests.builders import alert, at, delivery

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "webhook.schema.json").read_text(encoding="utf-8"))
MAIL = MailSettings.model_validate(
    {
        "name": "mail",
        "type": "mail",
        "host": "127.0.0.1",
        "security": "none",
        "from": "m@example.org",
        "to": ["d@example.org"],
    }
)


def carried(number: int, **given: Any) -> Alert:
    long = {"headline": f"{number} " + "“Häjin”<!channel> & " * 30, "source": "The Ümlaut\n Herald " * 9}
    return alert(**{**long, "id": f"{number:032}", "url": f"https://news.example/{number}/{'x' * 250}", **given})


def digest(count: int = MOST, **given: Any) -> Alert:
    parts = [
        delivery(alert=carried(number, **given), holding=Holding.SILENCE, why="silenced until Tue by ann: " + "x" * 300)
        for number in range(count)
    ]
    return bundle(parts, at(0))


def grown() -> Alert:
    """One development of as many alerts as a message takes."""
    kinds = [AlertKind.NEW, *[AlertKind.CONFIRMED] * (MOST - 1)]
    return bundle(
        [delivery(alert=carried(number, kind=kind, development="d")) for number, kind in enumerate(kinds)], at(0)
    )


@pytest.mark.parametrize("told", [digest(), grown()], ids=["digest", "grown"])
def test_a_webhook_names_every_alert_and_stays_small(told: Alert) -> None:
    body = payload(told)
    event = json.loads(body)

    jsonschema.validate(event, SCHEMA)
    assert len(body) <= LARGEST_BODY
    assert [each["id"] for each in event["data"]["carries"]] == [each.alert for each in told.mentions]


@pytest.mark.parametrize("told", [digest(), grown()], ids=["digest", "grown"])
def test_slack_gets_a_line_for_each_within_its_limits(told: Alert) -> None:
    body = message(wording(delivery(alert=told)))
    texts = [
        block["text"]["text"] if "text" in block else "".join(each["text"] for each in block["elements"])
        for block in body["blocks"]
    ]

    assert sum(text.count("•") for text in texts) == len(told.mentions)
    assert max(map(len, texts)) <= 3000
    assert sum(map(len, texts)) <= 12_000
    assert len(texts) <= 45
    assert "<!" not in "".join(texts)
    assert body["text"] == body["text"].rstrip()  # what a telephone shows, also of a digest


def test_a_mail_has_a_line_for_each_and_a_subject_that_says_what_it_is() -> None:
    built = compose(MAIL, delivery("mail", alert=digest(3), recipient="d@example.org"))

    text, page = built.get_body(("plain",)), built.get_body(("html",))
    assert built["Subject"] == "[Operation Inherent Resolve] 3 alerts that had to wait"
    assert text is not None
    assert page is not None
    assert text.get_content().count("• New: ") == 3
    assert page.get_content().count("<li>") == 3
    assert "<!channel>" not in page.get_content()


def test_a_digest_says_of_each_what_it_is_when_and_why_it_waited() -> None:
    one = carried(1, headline="Hajin taken", source="BBC", url="https://news.example/1")
    two = carried(2, headline="Bridge hit", source="AP", operation="other", operation_title="Other", url="")
    parts = [
        delivery(alert=one, holding=Holding.QUIET, why="quiet hours until 07:00"),
        delivery(alert=two, holding=Holding.ELSEWHERE, why="told under Inherent Resolve"),
    ]

    assert as_text(wording(delivery(alert=bundle(parts, at(0))))) == (
        "monitor: 2 alerts that had to wait\n"
        "• New, Operation Inherent Resolve: Hajin taken (BBC, 1 May 2018, 12:00 UTC) https://news.example/1\n"
        "• New, Other: Bridge hit (AP, 1 May 2018, 12:00 UTC; told under Inherent Resolve)"
    )


def test_one_development_is_told_as_its_first_alert_with_all_its_sources() -> None:
    first = alert("Hajin taken", id="a", source="BBC", url="https://bbc.example/1")
    second = alert(
        "Hajin falls", id="b", kind=AlertKind.CONFIRMED, development=first.development, source="AP",
        url="https://ap.example/1", first_seen=at(1),
    )  # fmt: skip
    told = bundle([delivery(alert=first), delivery(alert=second)], at(1))

    assert (told.kind, told.headline, told.development) == (AlertKind.NEW, "Hajin taken", first.development)
    assert as_text(wording(delivery(alert=told))).endswith(
        "• Confirmed: Hajin falls (AP, 1 May 2018, 12:01 UTC) https://ap.example/1"
    )


def test_the_same_parts_make_the_same_message() -> None:
    assert digest(3).id == digest(3).id != digest(4).id
    assert bundle([delivery(alert=carried(n)) for n in (1, 2)], at(0)).id == (
        bundle([delivery(alert=carried(n)) for n in (1, 2)], at(0) + timedelta(days=1)).id
    )
