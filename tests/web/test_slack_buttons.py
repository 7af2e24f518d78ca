"""Buttons in Slack: what is pressed is done once, if it is Slack's, and said in the message."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import web

from monitor import config
from monitor.model import UserError
from tests.web.test_page import Visitor, told, visiting
from tests.world import world

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
DESK = f'signing_secret = "{SECRET}"'
ANSWERS = "slack-answers"
PAGE = 'listen = "127.0.0.1:0"'


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Visitor]:
    """A page that Slack reaches, after one development was told."""
    async with visiting(tmp_path, more=PAGE, desk=DESK) as found:
        await told(found)
        yield found


@pytest.fixture
def heard(visitor: Visitor) -> list[Any]:
    """What was said at the address that came with a press."""
    said: list[Any] = []

    async def answer(request: web.Request) -> web.Response:
        said.append(await request.json())
        return web.Response(text="ok")

    visitor.here.stage.scripted[ANSWERS] = answer
    return said


def press(visitor: Visitor, action: str, **changed: Any) -> bytes:
    """What Slack posts when somebody presses this button of the message."""
    message = visitor.here.stage.slack[0].json()
    (row,) = [block for block in message["blocks"] if block["type"] == "actions"]
    (button,) = [element for element in row["elements"] if element["action_id"] == action]
    payload = {
        "type": "block_actions",
        "user": {"id": "U1", "username": "ana <!channel>"},
        "response_url": visitor.here.stage.url(ANSWERS),
        "message": {"ts": "1.2", "text": message["text"], "blocks": message["blocks"]},
        "actions": [button],
        **changed,
    }
    return urlencode({"payload": json.dumps(payload)}).encode()


async def post(visitor: Visitor, body: bytes, *, secret: str = SECRET, late: float = 0, **headers: str) -> int:
    """As Slack does, `late` seconds after it was signed; gives the status."""
    stamp = str(int((visitor.here.now - timedelta(seconds=late)).timestamp()))
    signature = "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    given = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature} | headers
    given["Content-Type"] = "application/x-www-form-urlencoded"
    async with visitor.session.post("/slack/actions", data=body, headers=given) as answer:
        return answer.status


async def answer_to(visitor: Visitor, heard: list[Any], number: int = 1) -> Any:
    """The answer of this number, once it is there."""
    async with asyncio.timeout(10):
        await visitor.here.stage.until(lambda: len(heard) >= number)
    return heard[number - 1]


async def marks(visitor: Visitor) -> list[tuple[str, str]]:
    assert visitor.here.house is not None
    found = await visitor.here.house.store.call(lambda s: s.marks("inherent-resolve"))
    return [(mark.word.value, mark.note) for mark in found]


async def test_a_message_has_buttons_in_place_of_links(visitor: Visitor) -> None:
    blocks = visitor.here.stage.slack[0].json()["blocks"]

    (row,) = [block for block in blocks if block["type"] == "actions"]
    assert [each["text"]["text"] for each in row["elements"]] == [
        "useful", "repeat", "background", "off-topic", "mute for 24 h",
    ]  # fmt: skip
    assert all(len(each["value"]) < 2000 for each in row["elements"])
    assert "/act?token=" not in json.dumps(blocks)


async def test_a_press_is_done_and_said_in_the_message_and_nobody_is_called(visitor: Visitor, heard: list[Any]) -> None:
    before = visitor.here.stage.slack[0].json()["blocks"]

    status = await post(visitor, press(visitor, "repeat"))

    said = await answer_to(visitor, heard)
    assert status == 200
    assert await marks(visitor) == [("repeat", "from a message on desk, by ana <!channel>")]
    assert said["replace_original"] is True
    assert said["blocks"][:-1] == before
    assert said["blocks"][-1]["elements"][0]["text"].startswith("*repeat*: ana &lt;!channel&gt;, ")


async def test_the_last_press_counts_and_the_message_has_one_line_about_it(visitor: Visitor, heard: list[Any]) -> None:
    await post(visitor, press(visitor, "useful"))
    first = await answer_to(visitor, heard)
    again = {"ts": "1.2", "text": first["text"], "blocks": first["blocks"]}
    await post(visitor, press(visitor, "background", message=again))

    second = await answer_to(visitor, heard, 2)
    assert [word for word, _note in await marks(visitor)] == ["background"]
    assert [block.get("block_id") for block in second["blocks"]].count("said") == 1
    assert len(second["blocks"]) == len(first["blocks"])


async def test_a_mute_by_button_is_for_that_channel_for_a_day(visitor: Visitor) -> None:
    assert await post(visitor, press(visitor, "mute")) == 200

    assert visitor.here.house is not None
    (silence,) = await visitor.here.house.store.call(lambda store: store.silences())
    assert (silence.channel, silence.operation) == ("desk", "inherent-resolve")
    assert silence.author == "ana <!channel> of desk"
    assert silence.ends_at - silence.created_at == timedelta(hours=24)


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": "another secret of some length 01"},
        {"late": 301},
        {"late": -301},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=é"},
        {"X-Slack-Request-Timestamp": "now"},
        {"X-Slack-Request-Timestamp": "9" * 40},
    ],
    ids=str,
)
async def test_a_press_that_slack_did_not_sign_just_now_does_nothing(
    visitor: Visitor, heard: list[Any], forged: dict[str, Any]
) -> None:
    assert await post(visitor, press(visitor, "repeat"), **forged) == 401

    assert await marks(visitor) == []
    assert heard == []


async def test_a_body_that_was_changed_by_a_byte_does_nothing(visitor: Visitor) -> None:
    body = press(visitor, "repeat")
    stamp = str(int(visitor.here.now.timestamp()))
    signature = "v0=" + hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    changed = body.replace(b"repeat", b"useful")

    async with visitor.session.post("/slack/actions", data=changed, headers=headers) as answer:
        assert answer.status == 401
    assert await marks(visitor) == []


async def test_a_recorded_press_counts_once(visitor: Visitor) -> None:
    body = press(visitor, "mute")

    first, second = await post(visitor, body), await post(visitor, body)

    assert visitor.here.house is not None
    assert (first, second) == (200, 409)
    assert len(await visitor.here.house.store.call(lambda store: store.silences())) == 1


@pytest.mark.parametrize(
    "strange",
    [
        b"", b"payload=", b"payload=%7B", b"payload=[]", b"payload={}", b"payload=%FF%FE", b'payload={"actions":[{}]}',
        b'payload={"actions":[{"value":"[1]"}]}', b"payload=" + b"[" * 100_000,
        b'payload={"actions":[{"value":"[\\"repeat\\",1,2,3,4]"}],"user":7,"message":[]}',
    ],
    ids=range(10),
)  # fmt: skip
async def test_what_is_no_press_of_ours_is_taken_and_nothing_is_done(visitor: Visitor, strange: bytes) -> None:
    assert await post(visitor, strange) == 200

    assert await marks(visitor) == []


async def test_a_body_that_is_too_large_is_refused(visitor: Visitor) -> None:
    assert await post(visitor, b"payload=" + b"x" * 600_000) == 413


async def test_who_pressed_is_told_alone_why_nothing_was_done(visitor: Visitor, heard: list[Any]) -> None:
    value = json.dumps(["useful", "inherent-resolve", "0123456789", "", "desk"])
    status = await post(visitor, press(visitor, "useful", actions=[{"value": value}]))

    said = await answer_to(visitor, heard)
    assert status == 200
    assert (said["response_type"], said["replace_original"]) == ("ephemeral", False)
    assert "nothing is stored about 0123456789" in said["text"]


async def test_slack_is_answered_in_time_while_the_memory_is_slow(
    visitor: Visitor, heard: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.service.buttons.AT_MOST", 0.05)
    may_go_on = asyncio.Event()
    assert visitor.here.house is not None
    store = visitor.here.house.store
    call = type(store).call

    async def slow(self: Any, work: Any) -> Any:
        await may_go_on.wait()
        return await call(self, work)

    monkeypatch.setattr(type(store), "call", slow)
    status = await post(visitor, press(visitor, "repeat"))
    nothing_yet = list(heard)
    may_go_on.set()

    assert status == 200
    assert nothing_yet == []
    assert (await answer_to(visitor, heard))["replace_original"] is True
    assert [word for word, _note in await marks(visitor)] == ["repeat"]


async def test_without_a_signing_secret_there_is_no_such_address_and_no_button(tmp_path: Path) -> None:
    async with visiting(tmp_path) as without:
        await told(without)

        assert await post(without, b"payload={}") == 404
        assert all(block["type"] != "actions" for block in without.here.stage.slack[0].json()["blocks"])


async def test_a_signing_secret_needs_a_page_and_its_length(tmp_path: Path) -> None:
    async with world(tmp_path, desk='signing_secret = "short"'):
        with pytest.raises(UserError, match="signing_secret") as wrong:
            config.load(tmp_path)

    assert "signing secret, which Slack shows" in str(wrong.value)
    assert "give listen an address" in str(wrong.value)
