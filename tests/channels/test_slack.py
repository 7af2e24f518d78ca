"""What Slack is sent stays within its limits and pings nobody; what it answers is understood; a bot looks before it
repeats."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.channels.http import Reply
from monitor.channels.slack import Slack, SlackSettings
from monitor.channels.slack_blocks import escaped, message
from monitor.channels.slack_bot import understood
from monitor.channels.wording import wording
from monitor.model import AlertKind, Delivery, Later, NumberChange, Refused, Sent, Source
from tests import builders
from tests.channels.receivers import Request, http_receiver

NOW = datetime(2018, 5, 1, 12, 0, 5, tzinfo=UTC)


def texts(body: dict[str, Any]) -> list[str]:
    """Every text of a message, the fallback first."""
    found = [body["text"]]
    for block in body["blocks"]:
        found += [block["text"]["text"]] if "text" in block else []
        found += [element["text"] for element in block.get("elements", ())]
    return found


def units(text: str) -> int:
    """Characters as Slack counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_message_tells_what_is_new_what_was_known_numbers_source_and_link() -> None:
    alert = builders.alert(
        known="ISIS holds Hajin.",
        known_source="BBC World",
        known_at=builders.at(-180),
        numbers=(NumberChange(unit="%", old="98", new="90"),),
        published=builders.at(-5),
    )
    body = message(wording(builders.delivery(alert=alert)))
    told = "\n".join(texts(body))

    assert body["blocks"][0] == {
        "type": "header",
        "text": {
            "type": "plain_text",
            "text": "Operation Inherent Resolve: SDF takes the town of Hajin",
            "emoji": False,
        },
    }
    for part in (
        "“The Syrian Democratic Forces captured the town of Hajin on Friday.”",
        "Known before (BBC World, 3 h ago)",
        "“ISIS holds Hajin.”",
        "98 % → 90 %",
        "Example News, published 1 May 2018, 11:55 UTC",
        "<https://news.example/hajin|Read it at Example News>",
    ):
        assert part in told
    assert body["unfurl_links"] is False
    assert body["unfurl_media"] is False


def test_a_repeat_says_that_it_may_be_one() -> None:
    body = message(wording(builders.delivery(repeat=True)))

    assert "Possible repeat: an earlier attempt may have arrived." in "\n".join(texts(body))


TEXT = st.text(max_size=80) | st.sampled_from(["😀" * 3000, "&" * 5000, "<!channel>" * 900, "x" * 40_000, "\ud800"])


@settings(max_examples=80)
@given(headline=TEXT, new=TEXT, known=TEXT, name=TEXT, sources=st.integers(0, 30))
def test_no_message_leaves_the_limits_or_holds_live_markup(
    headline: str, new: str, known: str, name: str, sources: int
) -> None:
    alert = replace(
        builders.alert(),
        headline=headline,
        new=new,
        known=known,
        known_source=name,
        source=name,
        operation_title=name,
        numbers=(NumberChange(unit=name, old=name, new=new),) * 30,
        sources=(Source(publisher=name, name=name, url="https://x.example/", at=builders.NOON),) * sources,
        url="https://x.example/a?b=1&c=2",
    )

    body = message(wording(builders.delivery(alert=alert, repeat=True)))

    assert len(body["blocks"]) <= 45
    assert sum(units(text) for text in texts(body)[1:]) <= 12_000
    assert units(body["blocks"][0]["text"]["text"]) <= 150
    assert units(body["text"]) <= 3_000
    for text in texts(body):
        assert text
        assert units(text) <= 3_000
        assert text.count("<") == text.count("<https://x.example/a?b=1&amp;c=2|")
    json.dumps(body, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("a & b", 20, "a &amp; b"),
        ("<!channel>", 30, "&lt;!channel&gt;"),
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("ab&", 6, "ab…"),
        ("😀😀😀", 5, "😀😀…"),
        ("", 5, ""),
    ],
)
def test_escaping_counts_what_slack_counts(text: str, limit: int, shown: str) -> None:
    assert escaped(text, limit) == shown
    assert units(shown) <= limit


# --- an incoming webhook's answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "answer"),
    [
        (200, b"ok", Sent),
        (200, b"ok\n", Sent),
        (200, b"", Later),
        (200, b"<html>Please log in</html>", Later),
        (200, b'{"ok": true}', Later),
        (200, b"invalid_token", Refused),
        (200, b"rollup_error", Later),
        (400, b"invalid_payload", Refused),
        (400, b"invalid_blocks", Refused),
        (403, b"invalid_token", Refused),
        (403, b"action_prohibited", Refused),
        (404, b"no_service", Refused),
        (404, b"channel_not_found", Refused),
        (410, b"channel_is_archived", Refused),
        (500, b"rollup_error", Later),
        (400, b"rollup_error", Later),
        (429, b"", Later),
        (503, b"<html>down</html>", Later),
    ],
)
async def test_an_incoming_webhook_has_succeeded_only_with_ok(status: int, body: bytes, answer: type) -> None:
    async with http_receiver(status=status, body=body) as receiver, aiohttp.ClientSession() as session:
        configured = SlackSettings.model_validate({"name": "desk", "type": "slack", "url": receiver.url})
        said = await Slack(configured, session).send(builders.delivery("desk"), NOW)

    assert isinstance(said, answer), said
    if status in (400, 403, 404, 410) and isinstance(said, Refused):
        assert body.decode() in said.why


# --- a bot ------------------------------------------------------------------------------------------------------------


class Workspace:
    """A Slack of one channel: what `chat.*` and `conversations.*` do, with their metadata."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.said: dict[str, dict[str, Any]] = {}
        """By method, in place of the usual answer."""
        self.lost: set[str] = set()
        """Methods that do what they are asked and lose the answer once."""
        self.calls: list[str] = []
        self.page = 100
        self.posted = 0

    def __call__(self, request: Request) -> web.Response:
        method = request.path.removeprefix("/api/")
        self.calls.append(method)
        assert request.headers["Authorization"] == "Bearer xoxb-secret"
        if method in self.said:
            return web.json_response(self.said[method])
        asked = request.query if request.method == "GET" else json.loads(request.body)
        answer = getattr(self, method.replace(".", "_"))(asked)
        if method in self.lost:
            self.lost.remove(method)
            return web.json_response({"ok": False, "error": "internal_error"})
        return web.json_response({"ok": True, **answer})

    def auth_test(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"user": "monitor"}

    def chat_postMessage(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 Slack's name
        ts = f"1525176000.{self.posted:06}"
        self.posted += 1
        if asked.get("thread_ts", ts) not in {ts, *(one["ts"] for one in self.messages)}:
            asked = {
                key: value for key, value in asked.items() if key != "thread_ts"
            }  # so Slack does, and says nothing
        self.messages.append({**asked, "ts": ts})
        return {"ts": ts, "channel": asked["channel"], "message": self.messages[-1]}

    def chat_update(self, asked: dict[str, Any]) -> dict[str, Any]:
        (found,) = (one for one in self.messages if one["ts"] == asked["ts"])
        found.update(asked)
        return {"ts": asked["ts"]}

    def conversations_history(self, asked: dict[str, Any]) -> dict[str, Any]:
        roots = [one for one in reversed(self.messages) if "thread_ts" not in one]
        if "latest" in asked:
            roots = [one for one in roots if one["ts"] <= asked["latest"]]
        return self._paged(roots, asked)

    def conversations_replies(self, asked: dict[str, Any]) -> dict[str, Any]:
        return self._paged([one for one in self.messages if asked["ts"] in (one.get("thread_ts"), one["ts"])], asked)

    def _paged(self, found: list[dict[str, Any]], asked: dict[str, Any]) -> dict[str, Any]:
        assert asked["include_all_metadata"] == "true"
        size, start = min(self.page, int(asked["limit"])), int(asked.get("cursor") or 0)
        more = str(start + size) if start + size < len(found) else ""
        return {"messages": found[start : start + size], "response_metadata": {"next_cursor": more}}


@asynccontextmanager
async def bot(workspace: Workspace) -> AsyncIterator[Slack]:
    async with http_receiver(answers=workspace) as receiver, aiohttp.ClientSession() as session:
        configured = {
            "name": "bot",
            "type": "slack",
            "token": "xoxb-secret",
            "channel": "C024BE91L",
            "api": f"http://127.0.0.1:{receiver.port}/api/",
        }
        yield Slack(SlackSettings.model_validate(configured), session)


def told(kind: AlertKind, **given: Any) -> Delivery:
    return builders.delivery("bot", alert=builders.alert(id=f"alert-{kind}", kind=kind), id=f"delivery-{kind}", **given)


async def test_a_bot_s_message_carries_the_delivery_s_id() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        said = await channel.send(told(AlertKind.NEW), NOW)

    assert isinstance(said, Sent)
    (posted,) = workspace.messages
    assert posted["channel"] == "C024BE91L"
    assert posted["metadata"]["event_payload"]["delivery"] == "delivery-new"
    assert workspace.calls == ["chat.postMessage"]


async def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again() -> None:
    workspace = Workspace()
    workspace.lost = {"chat.postMessage"}
    async with bot(workspace) as channel:
        first = await channel.send(told(AlertKind.NEW, attempts=1), NOW)
        second = await channel.send(told(AlertKind.NEW, attempts=2, repeat=True), NOW)

    assert first == Later(why="Slack answered internal_error", ambiguous=True)
    assert isinstance(second, Sent)
    assert len(workspace.messages) == 1


async def test_a_message_that_never_arrived_is_sent_when_it_is_not_found() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        said = await channel.send(told(AlertKind.NEW, attempts=2, repeat=True), NOW)

    assert isinstance(said, Sent)
    assert len(workspace.messages) == 1
    assert workspace.calls == ["conversations.history", "chat.postMessage"]


async def test_what_comes_later_of_a_development_is_a_reply_and_updates_the_first_message() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        for kind in (AlertKind.NEW, AlertKind.CONFIRMED, AlertKind.DISPUTED):
            assert isinstance(await channel.send(told(kind), NOW), Sent)

    first, *replies = workspace.messages
    assert "thread_ts" not in first
    assert [reply["thread_ts"] for reply in replies] == [first["ts"]] * 2
    states = [block for block in first["blocks"] if block.get("block_id") == "state"]
    assert len(states) == 1
    assert "*Disputed*" in states[0]["elements"][0]["text"]
    assert first["metadata"]["event_payload"]["delivery"] == "delivery-new"


async def test_after_a_restart_the_thread_is_found_by_its_metadata() -> None:
    """However many pages back it stands."""
    workspace = Workspace()
    async with bot(workspace) as channel:
        await channel.send(told(AlertKind.NEW), NOW)
    workspace.messages += [{"ts": f"1525176001.{number:06}", "text": "chatter"} for number in range(350)]
    async with bot(workspace) as channel:
        assert isinstance(await channel.send(told(AlertKind.CONFIRMED), NOW), Sent)

    assert workspace.messages[-1]["thread_ts"] == workspace.messages[0]["ts"]


async def test_a_reply_whose_answer_was_lost_is_looked_for_in_its_thread() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        await channel.send(told(AlertKind.NEW), NOW)
        workspace.lost = {"chat.postMessage"}
        await channel.send(told(AlertKind.CONFIRMED, attempts=1), NOW)
        said = await channel.send(told(AlertKind.CONFIRMED, attempts=2, repeat=True), NOW)

    assert isinstance(said, Sent)
    assert len(workspace.messages) == 2


async def test_a_thread_that_is_gone_loses_no_alert() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        assert isinstance(await channel.send(told(AlertKind.CONFIRMED), NOW), Sent)

    assert "thread_ts" not in workspace.messages[0]


async def test_a_thread_that_takes_nothing_any_more_loses_no_alert() -> None:
    """Somebody locked it, say. What comes after it stands together again."""

    class Locked(Workspace):
        def __call__(self, request: Request) -> web.Response:
            if request.method == "POST" and json.loads(request.body).get("thread_ts") == "1525176000.000000":
                return web.json_response({"ok": False, "error": "restricted_action_thread_locked"})
            return super().__call__(request)

    workspace = Locked()
    async with bot(workspace) as channel:
        for kind in (AlertKind.NEW, AlertKind.CONFIRMED, AlertKind.DISPUTED):
            assert isinstance(await channel.send(told(kind), NOW), Sent)

    _first, second, third = workspace.messages
    assert "thread_ts" not in second
    assert third["thread_ts"] == second["ts"]


async def test_where_the_first_message_was_deleted_the_second_takes_its_place() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        await channel.send(told(AlertKind.NEW), NOW)
        workspace.messages.clear()
        workspace.lost = {"chat.postMessage"}
        await channel.send(told(AlertKind.CONFIRMED, attempts=1), NOW)
        await channel.send(told(AlertKind.CONFIRMED, attempts=2, repeat=True), NOW)
        await channel.send(told(AlertKind.DISPUTED), NOW)

    second, third = workspace.messages  # and what may have arrived was found where it stood
    assert third["thread_ts"] == second["ts"]


async def test_a_bot_that_may_not_look_sends_all_the_same() -> None:
    workspace = Workspace()
    workspace.said["conversations.history"] = {"ok": False, "error": "missing_scope"}
    async with bot(workspace) as channel:
        said = await channel.send(told(AlertKind.NEW, attempts=2, repeat=True), NOW)

    assert isinstance(said, Sent)
    assert "Possible repeat" in json.dumps(workspace.messages[0])


async def test_a_look_that_fails_for_now_sends_nothing_yet() -> None:
    workspace = Workspace()
    workspace.said["conversations.history"] = {"ok": False, "error": "ratelimited"}
    async with bot(workspace) as channel:
        said = await channel.send(told(AlertKind.NEW, attempts=2, repeat=True), NOW)

    assert isinstance(said, Later)
    assert not workspace.messages


async def test_an_update_that_fails_does_not_unsay_the_reply() -> None:
    workspace = Workspace()
    workspace.said["chat.update"] = {"ok": False, "error": "cant_update_message"}
    async with bot(workspace) as channel:
        await channel.send(told(AlertKind.NEW), NOW)
        said = await channel.send(told(AlertKind.CONFIRMED), NOW)

    assert isinstance(said, Sent)
    assert len(workspace.messages) == 2


@pytest.mark.parametrize(
    ("error", "answer", "ambiguous"),
    [
        ("ratelimited", Later, False),
        ("service_unavailable", Later, False),
        ("internal_error", Later, True),
        ("fatal_error", Later, True),
        ("invalid_auth", Later, False),
        ("not_in_channel", Refused, False),
        ("is_archived", Refused, False),
        ("msg_blocks_too_long", Refused, False),
    ],
)
async def test_ok_false_is_a_failure_of_its_kind(error: str, answer: type, ambiguous: bool) -> None:
    workspace = Workspace()
    workspace.said["chat.postMessage"] = {"ok": False, "error": error}
    async with bot(workspace) as channel:
        said = await channel.send(told(AlertKind.NEW), NOW)

    assert isinstance(said, answer)
    assert isinstance(said, Later | Refused)
    assert error in said.why
    assert getattr(said, "ambiguous", False) == ambiguous


async def test_a_bot_s_check_asks_about_the_token_and_posts_nothing() -> None:
    workspace = Workspace()
    async with bot(workspace) as channel:
        assert isinstance(await channel.check(), Sent)
        workspace.said["auth.test"] = {"ok": False, "error": "invalid_auth"}
        assert await channel.check() == Later(why="Slack answered invalid_auth: check the token", shut_out=True)

    assert not workspace.messages


@pytest.mark.parametrize("body", ["[" * 16_000, '{"ok":' * 2_000, '{"ok": tru', "<html>", "null", ""])
def test_half_an_answer_may_have_arrived_however_it_is_broken(body: str) -> None:
    said = understood(Reply(status=200, text=body))

    assert isinstance(said, Later)
    assert said.ambiguous
