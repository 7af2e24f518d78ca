"""Apprise: words that stay words in any service, whole however long, and no secret in what is said of a failure."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from monitor.channels.apprise import Apprise, AppriseSettings, harmless
from monitor.model import Later, Mention, Sent
from tests import builders
from tests.builders import NOON, alert, at
from tests.channels.receivers import http_receiver, nobody


def configured(url: str, **given: Any) -> AppriseSettings:
    return AppriseSettings.model_validate({"name": "any", "type": "apprise", "url": url, **given})


async def channel(url: str) -> Apprise:
    """Settings are read in a thread, as a configuration is."""
    return Apprise(await asyncio.to_thread(configured, url))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("@everyone look", "@\u200beveryone look"),
        ("<!channel> and <@U123> and <#C1>", "<\u200b!channel> and <\u200b@\u200bU123> and <\u200b#C1>"),
        ("[bank](https://evil.example)", "[bank]\u200b(https://evil.example)"),
        ("5 < 6 @ noon (sic) [1]", "5 < 6 @ noon (sic) [1]"),
    ],
)
def test_a_headline_mentions_nobody_and_disguises_no_link(text: str, safe: str) -> None:
    assert harmless(text) == safe


async def test_the_message_is_the_headline_and_the_lines_that_every_channel_tells() -> None:
    async with http_receiver(body=b"") as receiver:
        told = await channel(f"json://127.0.0.1:{receiver.port}/")
        answer = await told.send(builders.delivery("any", alert=alert("Hajin <b>taken</b>", new="It fell.")), NOON)

    body = json.loads(receiver.got[0].body)
    assert isinstance(answer, Sent)
    assert body["title"].endswith("Hajin <b>taken</b>")
    assert "“It fell.”" in body["message"]


async def test_a_digest_that_is_too_long_for_the_service_comes_in_parts_and_none_is_missing() -> None:
    """32,768 characters are the most that this service takes."""
    mentions = tuple(
        Mention(
            alert=str(number),
            kind=alert("x").kind,
            operation="o",
            operation_title="O",
            development="d",
            headline=f"headline number {number} " + "x" * 100,
            source="s",
            url=f"https://news.example/{'y' * 250}/{number}",
            first_seen=at(0),
        )
        for number in range(100)
    )
    async with http_receiver(body=b"") as receiver:
        told = await channel(f"json://127.0.0.1:{receiver.port}/")
        answer = await told.send(builders.delivery("any", alert=alert("many", mentions=mentions)), NOON)

    sent = "".join(json.loads(each.body)["message"] for each in receiver.got)
    assert isinstance(answer, Sent)
    assert len(receiver.got) > 1
    assert all(f"headline number {number} " in sent for number in range(100))


async def test_a_failure_names_neither_host_nor_key() -> None:
    with nobody() as port:
        told = await channel(f"json://user:pass-word-1@127.0.0.1:{port}/key-of-the-room")
        answer = await told.send(builders.delivery("any"), NOON)

    assert isinstance(answer, Later)
    for hidden in ("127.0.0.1", "pass-word-1", "key-of-the-room", "user"):
        assert hidden not in answer.why


async def test_retries_of_the_library_are_overruled() -> None:
    async with http_receiver(status=503, body=b"") as receiver:
        told = await channel(f"json://127.0.0.1:{receiver.port}/?retry=5&wait=0.1")
        await told.send(builders.delivery("any"), NOON)

    assert len(receiver.got) == 1


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host", "", "json://"])
def test_a_url_that_the_library_does_not_know_is_a_mistake(url: str) -> None:
    with pytest.raises(ValidationError, match="Apprise knows"):
        configured(url)


def test_without_the_extra_the_mistake_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)

    with pytest.raises(ValidationError, match=r"monitor\[apprise\]"):
        configured("json://127.0.0.1/")


def test_manners_are_those_of_every_channel() -> None:
    settings = configured("json://127.0.0.1/", wait="30s")

    assert settings.wait == timedelta(seconds=30)
