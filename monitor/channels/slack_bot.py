"""Slack by a bot's token: looks before it repeats, and keeps one thread for each development.

The Web API has no idempotency key either, but a message may carry metadata that a bot can read back. So each message
holds its delivery's id, and before a second attempt the channel (or the thread) is searched for it: what arrived is not
sent again. What comes later of a development is a reply to its first message, found by the same metadata, and a line
under that first message says how things stand. A look that fails loses no alert: without the right to read history the
message is sent, as an incoming webhook would send it.

Success is `"ok": true` in the body, whatever the status. Slack says of `internal_error` and `fatal_error` that part of
what was asked may have happened: those are ambiguous.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from monitor.channels.http import Line, Reply, answer
from monitor.channels.slack_blocks import encoded, state_block
from monitor.channels.wording import plain, wording
from monitor.model import AlertKind, Answer, Delivery, Later, Refused, Sent

EVENT = "monitor_alert"
PAGE = 100
MOST_PAGES = 10
"""How far back a development's first message is looked for: 1,000 messages."""
LARGEST_PAGE = 2 * 1024 * 1024
"""Bytes: a page of history holds whole messages."""
MOST_REMEMBERED = 1000

LATER = frozenset({"ratelimited", "rate_limited", "service_unavailable", "request_timeout", "team_added_to_org"})
AMBIGUOUS = frozenset({"internal_error", "fatal_error"})
SHUT_OUT = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})
"""What is wrong with whoever asks, and not with the message."""
REMEDIES = {
    "not_in_channel": "invite the bot to the channel",
    "channel_not_found": "check the channel's id, and invite the bot",
    "is_archived": "the channel is archived; choose another",
    "invalid_auth": "check the token",
    "not_authed": "check the token",
    "account_inactive": "the bot was removed; install it again",
    "token_revoked": "make a new token",
    "token_expired": "make a new token",
    "missing_scope": "give the bot chat:write, and channels:history to look before it repeats",
}

Found = dict[str, Any]
Compose = Callable[[Delivery], dict[str, Any]]
"""A delivery → the message's body."""


class SlackBot:
    """Posts each alert to one channel by `chat.postMessage`."""

    def __init__(self, *, line: Line, api: str, token: str, channel: str, compose: Compose) -> None:
        """`token` is the secret; `channel` an id."""
        self._line = line
        self._api = api.rstrip("/") + "/"
        self._token = token
        self._channel = channel
        self._compose = compose
        self._threads: dict[str, str] = {}

    async def send(self, delivery: Delivery, now: datetime) -> Answer:
        """Look where a second attempt is made, then post once."""
        thread = await self._thread(delivery, now)
        if isinstance(thread, Later):
            return thread
        if delivery.repeat or delivery.attempts > 1:
            seen = await self._arrived(delivery, thread, now)
            if isinstance(seen, Later | Sent):
                return seen
        posted = await self._call("chat.postMessage", now, post=self._body(delivery, thread))
        if thread and isinstance(posted, Refused):  # locked, or gone: the channel may take what its thread does not
            thread = self._threads[delivery.alert.development] = ""
            posted = await self._call("chat.postMessage", now, post=self._body(delivery, ""))
        if not isinstance(posted, dict):
            return posted
        if thread and not _stands_alone(posted):
            await self._update_first(delivery, thread, now)
        else:
            self._remember(delivery.alert.development, str(posted.get("ts", "")))
        return Sent(detail=f"ts {plain(str(posted.get('ts', '')), 40)}")

    async def check(self, now: datetime) -> Answer:
        """`auth.test`: is the token good?"""
        said = await self._call("auth.test", now, post={})
        return Sent(detail="the token is good") if isinstance(said, dict) else said

    def _body(self, delivery: Delivery, thread: str) -> dict[str, Any]:
        payload = {"delivery": delivery.id, "development": delivery.alert.development}
        body = {
            "channel": self._channel,
            "metadata": {"event_type": EVENT, "event_payload": payload},
            **self._compose(delivery),
        }
        return {**body, "thread_ts": thread} if thread else body

    async def _thread(self, delivery: Delivery, now: datetime) -> str | Later:
        """The first message of the development, for all that comes after it; nothing for a first one."""
        alert = delivery.alert
        if alert.kind in (AlertKind.NEW, AlertKind.NOTICE, AlertKind.DIGEST) or not alert.development:
            return ""
        if alert.development in self._threads:
            return self._threads[alert.development]
        found = await self._look("conversations.history", {}, "development", alert.development, now)
        if isinstance(found, Later):
            return found
        first = str(found.get("thread_ts") or found.get("ts") or "") if isinstance(found, dict) else ""
        self._remember(alert.development, first)
        return first

    async def _arrived(self, delivery: Delivery, thread: str, now: datetime) -> Sent | Later | None:
        """Whether an earlier attempt is to be seen in the channel or the thread; None where nothing is."""
        since = str(int((delivery.created_at - timedelta(minutes=1)).timestamp()))
        found = None
        if thread:
            found = await self._look("conversations.replies", {"ts": thread}, "delivery", delivery.id, now)
        if found is None:  # also of a reply: where the first message was deleted, it stands alone
            thread = ""
            found = await self._look("conversations.history", {"oldest": since}, "delivery", delivery.id, now)
        if isinstance(found, Later):
            return found
        if isinstance(found, dict):
            if not thread:
                self._remember(delivery.alert.development, str(found.get("ts", "")))
            return Sent(detail="an earlier attempt had arrived")
        return None

    async def _look(
        self, method: str, where: dict[str, str], key: str, value: str, now: datetime
    ) -> Found | Later | None:
        """The message whose metadata has this value; None where there is none or the bot may not look."""
        cursor = ""
        for _ in range(MOST_PAGES):
            query = {"channel": self._channel, "limit": str(PAGE), "include_all_metadata": "true", **where}
            page = await self._call(method, now, query=query | ({"cursor": cursor} if cursor else {}))
            if isinstance(page, Refused):
                return None
            if isinstance(page, Later):
                return Later(why=f"could not look for an earlier attempt: {page.why}", retry_after=page.retry_after)
            for candidate in page.get("messages") or ():
                if _payload(candidate).get(key) == value:
                    return dict(candidate)
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return None
        return None

    async def _update_first(self, delivery: Delivery, thread: str, now: datetime) -> None:
        """Say under the first message how things stand; the reply has arrived, so a failure here is none."""
        query = {
            "channel": self._channel,
            "latest": thread,
            "limit": "1",
            "inclusive": "true",
            "include_all_metadata": "true",
        }
        page = await self._call("conversations.history", now, query=query)
        first: Found = next(iter(page.get("messages") or ()), {}) if isinstance(page, dict) else {}
        if first.get("ts") != thread or not first.get("blocks"):
            return
        state = state_block(wording(delivery)).to_dict()
        kept = [block for block in first["blocks"] if block.get("block_id") != state["block_id"]]
        body = {"channel": self._channel, "ts": thread, "text": first.get("text", ""), "blocks": [*kept, state]}
        if first.get("metadata"):
            body["metadata"] = first["metadata"]
        await self._call("chat.update", now, post=body)

    async def _call(
        self, method: str, now: datetime, *, post: dict[str, Any] | None = None, query: dict[str, str] | None = None
    ) -> dict[str, Any] | Later | Refused:
        """One call of the Web API: its answer where that says ok, otherwise what it comes to."""
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json; charset=utf-8"}
        url = self._api + method + (f"?{urlencode(query)}" if query else "")
        body = encoded(post) if post is not None else b""
        reply = await self._line.ask(
            "GET" if query else "POST", url, now=now, body=body, headers=headers, largest=LARGEST_PAGE
        )
        return reply if not isinstance(reply, Reply) else understood(reply, self._token)

    def _remember(self, development: str, ts: str) -> None:
        if not development or not ts:
            return
        if len(self._threads) >= MOST_REMEMBERED:
            self._threads.pop(next(iter(self._threads)))
        self._threads[development] = ts


def understood(reply: Reply, *secrets: str) -> dict[str, Any] | Later | Refused:
    """The answer of the Web API: its content where it says ok; a page, half an answer or `ok: false` is a failure."""
    try:
        said = json.loads(reply.text)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        status = answer(reply, *secrets)
        if isinstance(status, Sent):
            return Later(why="Slack's answer was not whole, or not Slack's", ambiguous=True)
        return status
    if said.get("ok") is True:
        return said
    word = plain(str(said.get("error", "no reason")), 60)
    if word in AMBIGUOUS:
        return Later(why=f"Slack answered {word}", ambiguous=True)
    if word in LATER or reply.status == 429 or reply.status >= 500:
        return Later(why=f"Slack answered {word}", retry_after=reply.retry_after)
    remedy = REMEDIES.get(word)
    why = f"Slack answered {word}" + (f": {remedy}" if remedy else "")
    return Later(why=why, shut_out=True) if word in SHUT_OUT else Refused(why=why)


def _stands_alone(posted: dict[str, Any]) -> bool:
    """Whether a reply became a message of its own: so Slack does, without a word, where the first one was deleted."""
    message = posted.get("message")
    return isinstance(message, dict) and not message.get("thread_ts")


def _payload(candidate: Any) -> dict[str, Any]:
    metadata = candidate.get("metadata") if isinstance(candidate, dict) else None
    if not isinstance(metadata, dict) or metadata.get("event_type") != EVENT:
        return {}
    payload = metadata.get("event_payload")
    return payload if isinstance(payload, dict) else {}
