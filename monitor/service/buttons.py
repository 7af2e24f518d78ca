"""Presses of buttons in Slack: known to be Slack's, done once, and said in the message.

Slack shows an error to whoever pressed where no answer comes within three seconds. So what is asked for is given two to
be written down, and the answer goes out then in any case; the message is changed afterwards, and a slow memory or a
slow Slack costs nobody anything.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import structlog

from monitor.channels.slack_buttons import (
    WINDOW,
    ButtonSettings,
    Pressed,
    Responds,
    declined,
    is_genuine,
    marked,
    read,
)
from monitor.config import Config
from monitor.model import Sent, UserError
from monitor.service.wiring import House
from monitor.tokens import Asked
from monitor.web.contract import Press

log = structlog.get_logger()

AT_MOST = 2.0
"""Seconds until Slack is answered."""
UNKNOWN = "this message is of a channel that is not configured any more; use the command line"

Act = Callable[[Asked, str], Awaitable[str]]
"""What is asked for, and by whom → what was done."""


@dataclass(slots=True)
class Buttons:
    """What was pressed lately, and what is being done about it."""

    _heard: dict[str, datetime] = field(default_factory=dict)
    """Requests that counted, by their digest, for as long as they would count again."""
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    async def pressed(self, house: House, act: Act, body: bytes, timestamp: str, signature: str) -> Press:
        """Do what a request asks for, where it is Slack's and new."""
        secrets = _secrets(house.config)
        if not secrets:
            return Press.NOBODY
        now = house.clock()
        signed = [name for name, keys in secrets.items() if is_genuine(body, timestamp, signature, keys, now)]
        if not signed:
            return Press.FORGED
        if not self._is_new(hashlib.sha256(timestamp.encode() + b":" + body).hexdigest(), now):
            return Press.AGAIN
        asked = read(body)
        if asked is not None:
            doing = self._start(_do(act, asked, now) if asked.channel in signed else _unknown())
            self._start(_say(house, signed, asked, doing))
            await asyncio.wait({doing}, timeout=AT_MOST)
        return Press.TAKEN  # what is about no button of ours is some other part of the app's

    def _is_new(self, digest: str, now: datetime) -> bool:
        for old in [one for one, at in self._heard.items() if abs(now - at) > 2 * WINDOW]:
            del self._heard[old]
        is_new = digest not in self._heard
        self._heard[digest] = now
        return is_new

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Once what was begun has ended."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=AT_MOST)


def _secrets(settings: Config) -> dict[str, tuple[str, ...]]:
    return {
        one.name: one.signing_secrets
        for one in settings.channels
        if isinstance(one, ButtonSettings) and one.signing_secrets
    }


async def _do(act: Act, asked: Pressed, now: datetime) -> str:
    """Empty once it is done, or why it was not."""
    about = {"operation": asked.operation, "story": asked.story, "development": asked.development}
    try:
        await act(Asked(action=asked.action, channel=asked.channel, until=now, **about), asked.by)
    except UserError as error:  # a memory that does not answer is one
        log.warning("slack.press_failed", channel=asked.channel, action=asked.action.value, why=str(error))
        return str(error)
    return ""


async def _unknown() -> str:
    return UNKNOWN


async def _say(house: House, signed: list[str], asked: Pressed, doing: asyncio.Task[str]) -> None:
    """Change the message, or tell who pressed why nothing was done."""
    why = await doing
    channel = house.deliverer.channels.get(asked.channel if asked.channel in signed else signed[0])
    if not asked.answer_to or not isinstance(channel, Responds) or not (why or asked.blocks):
        return
    now = house.clock()
    answer = await channel.respond(asked.answer_to, declined(why) if why else marked(asked, now), now)
    if not isinstance(answer, Sent):
        log.warning("slack.message_not_changed", channel=channel.name, why=answer.why)
