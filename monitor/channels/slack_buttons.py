"""Buttons under a Slack message, and what Slack says when one is pressed.

A button carries what it asks for as its value: a JSON list of action, operation, story, development and channel. Slack
brings it back to the app's request URL in a form field `payload`, and signs the request: `v0=` and the hex HMAC-SHA256,
under the app's signing secret, of `v0:TIMESTAMP:BODY`, the body byte for byte as it came. A request that is more than
five minutes old counts for nothing, so a recorded one can be played again for that long at most; whoever answers
refuses what it has heard already.

What was pressed is said in the message itself, by the address that came with the press; the buttons stay, for whoever
thinks otherwise. Facts: https://docs.slack.dev/authentication/verifying-requests-from-slack and
https://docs.slack.dev/interactivity/handling-user-interaction.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Protocol, runtime_checkable
from urllib.parse import parse_qs

from pydantic import AfterValidator, SecretStr
from slack_sdk.models.blocks import ActionsBlock, ButtonElement, ContextBlock, MarkdownTextObject

from monitor.channels.links import LABELS
from monitor.channels.settings import Secret, Settings
from monitor.channels.slack_blocks import escaped
from monitor.channels.wording import moment, plain, web_link
from monitor.model import AlertKind, Answer, Delivery
from monitor.tokens import SHORTEST_KEY, Action

WINDOW = timedelta(minutes=5)
"""How far a request's own time may lie from ours."""
MOST_BLOCKS = 50
LONGEST_NAME = 60


def _keys(value: SecretStr) -> SecretStr:
    if any(len(key) < SHORTEST_KEY for key in value.get_secret_value().split()):
        raise ValueError("must be the app's signing secret, which Slack shows under its basic information")
    return value


class ButtonSettings(Settings):
    """Whether messages have buttons: links instead where no signing secret is given."""

    signing_secret: Annotated[Secret, AfterValidator(_keys)] = SecretStr("")
    """By which a press is known to be Slack's; further lines hold old ones."""

    @property
    def signing_secrets(self) -> tuple[str, ...]:
        """Any of them verifies."""
        return tuple(self.signing_secret.get_secret_value().split())


@runtime_checkable
class Responds(Protocol):
    """A channel that can answer a press."""

    async def respond(self, url: str, body: dict[str, Any], now: datetime) -> Answer:
        """Post this to the address that came with the press."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What somebody asked for by a button."""

    action: Action
    operation: str
    story: str
    development: str
    channel: str
    """Ours, by its configured name."""
    by: str
    """Who, as Slack calls them; cleaned."""
    answer_to: str
    """Where the message can be changed; empty where the press named no such address."""
    text: str = ""
    blocks: tuple[dict[str, Any], ...] = ()
    """Of the message, as Slack has it."""


def buttons(delivery: Delivery, channel: str) -> ActionsBlock | None:
    """A button for each thing that may be done; None where the message is about no one story."""
    alert = delivery.alert
    if not alert.story or alert.kind in (AlertKind.NOTICE, AlertKind.DIGEST):
        return None
    about = (alert.operation, alert.story, alert.development, channel)
    made = [
        ButtonElement(text=label, action_id=action.value, value=json.dumps([action.value, *about], ensure_ascii=False))
        for action, label in LABELS.items()
    ]
    return ActionsBlock(block_id="actions", elements=list(made))


def is_genuine(body: bytes, timestamp: str, signature: str, secrets: Sequence[str], now: datetime) -> bool:
    """Whether Slack signed this, now, with one of these secrets. A wrong signature takes as long as a right one."""
    if not re.fullmatch(r"\d{1,12}", timestamp, re.ASCII) or not signature.isascii():
        return False
    signed = b"v0:" + timestamp.encode() + b":" + body
    good = [
        hmac.compare_digest("v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest(), signature)
        for secret in secrets
    ]
    return any(good) and abs(now.timestamp() - int(timestamp)) <= WINDOW.total_seconds()


def read(body: bytes) -> Pressed | None:
    """What a genuine request asks for; None for one that is about no button of ours."""
    try:
        payload = json.loads(parse_qs(body.decode(), max_num_fields=20)["payload"][0])
        (pressed,) = payload["actions"]
        action, operation, story, development, channel = map(str, json.loads(pressed["value"]))
        user, told = payload.get("user") or {}, payload.get("message") or {}
        return Pressed(
            action=Action(action),
            operation=operation,
            story=story,
            development=development,
            channel=channel,
            by=plain(str(user.get("username") or user.get("name") or "somebody"), LONGEST_NAME),
            answer_to=web_link(str(payload.get("response_url") or "")),
            text=str(told.get("text") or ""),
            blocks=tuple(block for block in told.get("blocks") or () if isinstance(block, dict)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def marked(pressed: Pressed, now: datetime) -> dict[str, Any]:
    """The message again, with a line that says what was pressed last, by whom and when."""
    said = escaped(f"{pressed.by}, {moment(now)}", 300)
    line = ContextBlock(
        block_id="said", elements=[MarkdownTextObject(text=f"*{LABELS[pressed.action]}*: {said}", verbatim=True)]
    ).to_dict()
    kept = [block for block in pressed.blocks if block.get("block_id") != line["block_id"]][: MOST_BLOCKS - 1]
    return {"replace_original": True, "text": pressed.text, "blocks": [*kept, line]}


def declined(why: str) -> dict[str, Any]:
    """For the one who pressed, and nobody else: that it was not done."""
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": f"This was not done: {escaped(plain(why, 500), 900)}",
    }
