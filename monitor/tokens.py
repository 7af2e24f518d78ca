"""Signed links: what a person may do from a message, without logging in. Pure.

Whoever holds a message may press its buttons, nobody else may make one up, and none works for ever. A token is
`PAYLOAD.SIGNATURE`, both base64url without padding. The payload is a JSON list: action, operation, story, development,
channel, and the Unix second of the last moment at which it counts. The signature is HMAC-SHA256 over `monitor link 1`,
a line feed and the payload as it stands. There may be several keys: the first signs, any verifies, so that a new key
can be put in front of the old one until the links of the old one have ended.

Programs that read mail follow links. So whoever answers must do nothing on GET but show what would be done, and act on
POST alone. What a token asks for is harmless when it is asked twice.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from enum import StrEnum

SHORTEST_KEY = 16
LONGEST = 4096
"""Characters of a token; what is longer was not made here."""
_PURPOSE = b"monitor link 1\n"


class Action(StrEnum):
    """What may be done from a message; the first four are words of feedback."""

    USEFUL = "useful"
    REPEAT = "repeat"
    BACKGROUND = "background"
    OFF_TOPIC = "off-topic"
    MUTE = "mute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a token asks for, and until when it may."""

    action: Action
    operation: str
    story: str
    development: str
    channel: str
    """Where the message went; a mute is for that channel."""
    until: datetime
    """UTC, whole seconds."""


class Invalid(StrEnum):
    """Why a token counts for nothing, in words for who pressed it."""

    FORGED = "this link was not made here, or it was cut off; take it from the message again"
    EXPIRED = "this link has ended; use the command line, or the link of a newer message"


def sign(asked: Asked, key: str) -> str:
    """The token; the same for the same arguments. ValueError for a key of fewer than 16 characters."""
    if len(key) < SHORTEST_KEY:
        raise ValueError(f"a key needs {SHORTEST_KEY} characters or more")
    *words, until = astuple(asked)
    values = [*(str(word) for word in words), int(until.timestamp())]
    payload = _encoded(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{payload}.{_encoded(_signature(payload, key))}"


def read(token: str, keys: Sequence[str], now: datetime) -> Asked | Invalid:
    """What a token asks for, or why it does not count. Takes as long for a wrong signature as for a right one."""
    payload, dot, signature = token.partition(".")
    if not dot or len(token) > LONGEST or not token.isascii():
        return Invalid.FORGED
    good = [
        hmac.compare_digest(_encoded(_signature(payload, key)), signature) for key in keys if len(key) >= SHORTEST_KEY
    ]
    if not any(good):
        return Invalid.FORGED
    asked = _read(payload)
    if asked is None:
        return Invalid.FORGED
    return asked if now <= asked.until else Invalid.EXPIRED


def _read(payload: str) -> Asked | None:
    """A payload that was signed here; None for one that another version made."""
    try:
        values = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        action, operation, story, development, channel, until = values
        return Asked(
            action=Action(action),
            operation=operation,
            story=story,
            development=development,
            channel=channel,
            until=datetime.fromtimestamp(until, UTC),
        )
    except (ValueError, TypeError, OverflowError, OSError, binascii.Error):
        return None


def _signature(payload: str, key: str) -> bytes:
    return hmac.digest(key.encode(), _PURPOSE + payload.encode(), hashlib.sha256)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
