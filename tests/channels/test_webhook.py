"""A webhook says what its schema says, signed so that others' verifiers agree, the same bytes on every attempt."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from monitor.channels.webhook import LARGEST_BODY, Webhook, WebhookSettings, payload, signing_keys
from monitor.model import Alert, AlertKind, NumberChange, Reason, Source
from tests import builders
from tests.channels.receivers import HttpReceiver, http_receiver

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "webhook.schema.json").read_text(encoding="utf-8"))
NEW = "whsec_" + base64.b64encode(b"n" * 32).decode()
OLD = "whsec_" + base64.b64encode(b"o" * 24).decode()


def full_alert(**given: Any) -> Alert:
    """An alert with something in every field."""
    default = {
        "known": "ISIS holds 98 percent of the valley.",
        "known_source": "BBC World",
        "known_at": builders.at(-180),
        "known_url": "https://bbc.example/1",
        "numbers": (NumberChange(unit="%", old="98", new="90"),),
        "published": builders.at(-5),
        "story": "s1",
        "probability": 0.93456,
        "reasons": (Reason(rule="new-facts", weight=1.25, text="a place that was not named before"),),
        "sources": (Source(publisher="BBC", name="BBC World", url="https://bbc.example/2", at=builders.at(-1)),),
    }
    return builders.alert(**{**default, **given})


async def posted(secret: str, *attempts: datetime, alert: Alert | None = None) -> HttpReceiver:
    """A receiver after a delivery was sent to it at these moments."""
    async with http_receiver() as receiver:
        configured = WebhookSettings.model_validate(
            {"name": "hook", "type": "webhook", "url": receiver.url, "secret": secret}
        )
        channel = Webhook(configured, aiohttp.ClientSession())
        delivery = builders.delivery(alert=alert or full_alert())
        for number, now in enumerate(attempts, 1):
            await channel.send(replace(delivery, attempts=number, repeat=number > 1), now)
        await channel.close()
    return receiver


async def test_an_independent_verifier_accepts_the_signature() -> None:
    receiver = await posted(NEW, datetime.now(UTC))
    (seen,) = receiver.got

    event = Verifier(NEW).verify(seen.body, {key.lower(): value for key, value in seen.headers.items()})

    assert event["type"] == "development.new"
    assert seen.headers["webhook-id"] == builders.delivery(alert=full_alert()).id
    assert seen.headers["Content-Type"] == "application/json"


async def test_old_and_new_secret_both_verify_while_keys_are_changed() -> None:
    receiver = await posted(f"{NEW}\n{OLD}\n", datetime.now(UTC))
    (seen,) = receiver.got
    headers = {key.lower(): value for key, value in seen.headers.items()}

    assert len(headers["webhook-signature"].split(" ")) == 2
    for secret in (NEW, OLD):
        assert Verifier(secret).verify(seen.body, headers)
    with pytest.raises(WebhookVerificationError):
        Verifier("whsec_" + base64.b64encode(b"x" * 32).decode()).verify(seen.body, headers)


async def test_every_attempt_has_the_same_body_and_id_and_its_own_timestamp() -> None:
    now = datetime.now(UTC)
    receiver = await posted(NEW, now, now + timedelta(seconds=300))
    first, second = receiver.got

    assert first.body == second.body
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 300
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]


@pytest.mark.parametrize("kind", AlertKind)
def test_every_kind_of_alert_fits_the_schema(kind: AlertKind) -> None:
    alert = full_alert(kind=kind, **({"development": "", "operation": ""} if kind is AlertKind.NOTICE else {}))

    event = json.loads(payload(alert))

    jsonschema.validate(event, SCHEMA)
    types = {AlertKind.NOTICE: "notice.service", AlertKind.DIGEST: "digest"}
    assert event["type"] == types.get(kind, f"development.{kind.value}")


@pytest.mark.parametrize(
    ("word", "told"), [("feed.failing", "notice.feed.failing"), ("", "notice.service"), ("A..b", "notice.b")]
)
def test_a_notice_says_what_is_wrong_and_what_to_do(word: str, told: str) -> None:
    alert = full_alert(kind=AlertKind.NOTICE, word=word, headline="Front fails", new="500", remedy="look at it")

    event = json.loads(payload(alert))

    jsonschema.validate(event, SCHEMA)
    assert event["type"] == told
    assert event["data"] == {"id": alert.id, "headline": "Front fails", "detail": "500", "remedy": "look at it"}


def test_a_bare_alert_and_one_known_from_the_seed_fit_the_schema() -> None:
    bare, seed = json.loads(payload(builders.alert())), json.loads(payload(full_alert(known_at=None)))

    jsonschema.validate(bare, SCHEMA)
    jsonschema.validate(seed, SCHEMA)
    assert bare["data"]["known"] is None
    assert seed["data"]["known"]["from"] == "seed"
    assert seed["data"]["known"]["at"] is None


def test_the_schema_refuses_what_is_not_ours() -> None:
    """The schema is no formality: it would notice a field that came or went."""
    event = json.loads(payload(full_alert()))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    for broken in (
        {**event, "more": 1},
        {**event, "type": "development.old"},
        {**event, "data": {**event["data"], "more": 1}},
        {**event, "data": {key: value for key, value in event["data"].items() if key != "new"}},
        {**event, "timestamp": "2018-05-01T12:00:00+02:00"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, SCHEMA)


def test_the_timestamp_is_the_event_s_in_utc() -> None:
    assert json.loads(payload(full_alert()))["timestamp"] == "2018-05-01T12:00:00Z"


HOSTILE = st.text(max_size=50) | st.sampled_from(["😀" * 5000, '"\\' * 4000, "x" * 40_000, "\ud800", "\x1b[2J"])
URLS = st.sampled_from(["", "javascript:alert(1)", "https://x.example/" + "a" * 1900, "http://[", "https://x/ y"])


@settings(max_examples=60)
@given(text=HOSTILE, url=URLS, sources=st.integers(0, 60), reasons=st.integers(0, 60))
def test_no_alert_is_too_large_or_outside_the_schema(text: str, url: str, sources: int, reasons: int) -> None:
    source = Source(publisher=text, name=text, url=url, at=builders.NOON)
    alert = replace(
        full_alert(),
        headline=text,
        new=text,
        known=text,
        known_url=url,
        known_source=text,
        url=url,
        source=text,
        operation_title=text,
        numbers=(NumberChange(unit=text, old=text, new=text),) * 20,
        sources=(source,) * sources,
        reasons=(Reason(rule=text, weight=0.5, text=text),) * reasons,
    )

    body = payload(alert)

    assert len(body) <= LARGEST_BODY
    event = json.loads(body)
    jsonschema.validate(event, SCHEMA)
    assert b"javascript:" not in body


@pytest.mark.parametrize(
    "secret",
    ["", "  \n", "c2VjcmV0", "whsec_", "whsec_!!!!", "whsec_" + base64.b64encode(b"x" * 23).decode(), NEW + " whsec_x"],
)
def test_a_secret_of_another_form_is_no_secret(secret: str) -> None:
    with pytest.raises(ValueError, match="whsec_"):
        signing_keys(secret)


@pytest.mark.parametrize("size", [24, 64])
def test_a_secret_has_24_to_64_bytes(size: int) -> None:
    assert signing_keys("whsec_" + base64.b64encode(b"x" * size).decode()) == (b"x" * size,)
