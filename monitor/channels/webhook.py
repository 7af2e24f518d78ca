"""The way out to a machine: a signed HTTP request after Standard Webhooks 1.0.0.

The body tells of the event and is byte for byte the same on every attempt; the headers tell of the attempt.
`webhook-id` is the delivery's id and the receiver's idempotency key. Several secrets in a row sign several times, so
that a receiver may change keys without losing an event.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Any, Literal

import aiohttp
from pydantic import AfterValidator, SecretStr

from monitor.channels.http import Line, Reply, answer, describe
from monitor.channels.manners import ChannelSettings
from monitor.channels.settings import Elsewhere, NeededAddress, Timeout
from monitor.channels.wording import plain, web_link
from monitor.model import Alert, AlertKind, Answer, Delivery, Later, Refused, Sent

LARGEST_BODY = 20_000
"""Bytes; the standard asks for less than about 20 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of an alert a body may hold."""

    text: int
    url: int
    sources: int
    reasons: int


ROOMS = (
    Room(text=1500, url=2000, sources=20, reasons=20),
    Room(text=700, url=800, sources=8, reasons=5),
    Room(text=300, url=400, sources=3, reasons=0),
    Room(text=100, url=0, sources=1, reasons=0),
)
"""The first that fits is taken: an alert is shortened, never refused for its size. The last always fits."""


def signing_keys(value: str) -> tuple[bytes, ...]:
    """The keys in one or more `whsec_…` secrets, separated by blanks or lines; ValueError says what is wrong."""
    keys = []
    for secret in value.split():
        try:
            key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except ValueError:
            key = b""
        if not secret.startswith("whsec_") or not 24 <= len(key) <= 64:
            raise ValueError(
                "must be whsec_ followed by 24 to 64 random bytes in base64; `openssl rand -base64 32` makes them"
            )
        keys.append(key)
    if not keys:
        raise ValueError("holds no secret; put one that starts with whsec_ into it")
    return tuple(keys)


def _checked(secret: SecretStr) -> SecretStr:
    signing_keys(secret.get_secret_value())
    return secret


class WebhookSettings(ChannelSettings):
    """`type = "webhook"`."""

    type: Literal["webhook"]
    url: NeededAddress
    secret: Annotated[SecretStr, Elsewhere(), AfterValidator(_checked)]
    """One or more `whsec_…`, separated by blanks or lines; all of them sign."""
    timeout: Timeout = timedelta(seconds=15)


class Webhook:
    """Posts each alert to one URL."""

    def __init__(self, settings: WebhookSettings, session: aiohttp.ClientSession) -> None:
        """`session` is the channel's own: it is closed with it."""
        self.name, self.recipients = settings.name, settings.recipients
        self._url = settings.url.get_secret_value()
        self._keys = signing_keys(settings.secret.get_secret_value())
        self._hidden = (self._url, *settings.secret.get_secret_value().split())
        self._line = Line(session=session, within=settings.timeout)

    def render(self, delivery: Delivery) -> str:
        """The body, indented."""
        return json.dumps(json.loads(payload(delivery.alert)), ensure_ascii=False, indent=2)

    async def send(self, delivery: Delivery, now: datetime) -> Answer:
        """Post it once."""
        body = payload(delivery.alert)
        headers = {"Content-Type": "application/json", **signature(self._keys, delivery.id, now, body)}
        reply = await self._line.ask("POST", self._url, now=now, body=body, headers=headers)
        return answer(reply, *self._hidden) if isinstance(reply, Reply) else reply

    async def check(self) -> Answer:
        """Ask for the head of the URL: any answer but a failure or a good-bye shows that somebody is there."""
        now = datetime.now(UTC)
        reply = await self._line.ask("HEAD", self._url, now=now, headers={})
        if not isinstance(reply, Reply):
            return reply
        said = answer(reply, *self._hidden)
        knows_no_head = reply.status == HTTPStatus.NOT_IMPLEMENTED
        if (isinstance(said, Later) and not knows_no_head) or (isinstance(said, Refused) and said.gone):
            return said
        return Sent(detail=f"there: {describe(reply, *self._hidden)}")

    async def close(self) -> None:
        """Let go of the connection."""
        await self._line.close()


def signature(keys: Sequence[bytes], delivery: str, now: datetime, body: bytes) -> dict[str, str]:
    """The three headers of Standard Webhooks 1.0.0 for an attempt at `now`."""
    seconds = str(int(now.timestamp()))
    signed = b".".join((delivery.encode(), seconds.encode(), body))
    digests = (base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode() for key in keys)
    return {
        "webhook-id": delivery,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"v1,{digest}" for digest in digests),
    }


def payload(alert: Alert) -> bytes:
    """The body: JSON in UTF-8, at most 20,000 bytes, the same for the same alert. See `docs/webhook.schema.json`."""
    for room in ROOMS:
        body = json.dumps(event(alert, room), ensure_ascii=False, separators=(",", ":")).encode()
        if len(body) <= LARGEST_BODY:
            break
    return body


def event(alert: Alert, room: Room) -> dict[str, Any]:
    """What happened, as far as there is room for it."""
    if alert.kind is AlertKind.NOTICE:
        return _notice(alert, room)
    if alert.kind is AlertKind.DIGEST:
        return _digest(alert, room)
    data = {
        "id": alert.id,
        "operation": {"name": plain(alert.operation, 100), "title": plain(alert.operation_title, 200)},
        "development": alert.development,
        "headline": plain(alert.headline, min(room.text, 500)),
        "new": plain(alert.new, room.text),
        "known": _known(alert, room),
        "numbers": [
            {"unit": plain(n.unit, 40), "old": plain(n.old, 40), "new": plain(n.new, 40)} for n in alert.numbers[:10]
        ],
        "source": {
            "name": plain(alert.source, 100),
            "url": _url(alert.url, room),
            "published": _moment(alert.published),
        },
        "first_seen": _moment(alert.first_seen),
        "story": alert.story,
        "probability": round(alert.probability, 4),
        "sources": [
            {
                "publisher": plain(s.publisher, 100),
                "name": plain(s.name, 100),
                "url": _url(s.url, room),
                "at": _moment(s.at),
            }
            for s in alert.sources[: room.sources]
        ],
        "reasons": [
            {"rule": plain(r.rule, 60), "weight": round(r.weight, 4), "text": plain(r.text, 200)}
            for r in alert.reasons[: room.reasons]
        ],
        **({"carries": _carried(alert, room)} if alert.mentions else {}),
    }
    return {"type": f"development.{alert.kind.value}", "timestamp": _moment(alert.first_seen), "data": data}


def _notice(alert: Alert, room: Room) -> dict[str, Any]:
    word = ".".join(re.findall(r"[a-z0-9_]+", alert.word)) or "service"
    data = {
        "id": alert.id,
        "headline": plain(alert.headline, min(room.text, 500)),
        "detail": plain(alert.new, room.text),
        "remedy": plain(alert.remedy, room.text),
    }
    return {"type": f"notice.{word}", "timestamp": _moment(alert.first_seen), "data": data}


def _digest(alert: Alert, room: Room) -> dict[str, Any]:
    data = {"id": alert.id, "headline": plain(alert.headline, 200), "carries": _carried(alert, room)}
    return {"type": "digest", "timestamp": _moment(alert.first_seen), "data": data}


def _carried(alert: Alert, room: Room) -> list[dict[str, Any]]:
    """The alerts that the message carries; all ids always, texts and links as far as there is room."""
    return [
        {
            "id": each.alert,
            "kind": each.kind.value,
            "operation": plain(each.operation, 64),
            "development": each.development,
            "headline": plain(each.headline, room.text // 5),
            "source": {"name": plain(each.source, room.text // 15), "url": _url(each.url, room)},
            "first_seen": _moment(each.first_seen),
            "why": plain(each.why, room.text // 10),
        }
        for each in alert.mentions
    ]


def _known(alert: Alert, room: Room) -> dict[str, Any] | None:
    text = plain(alert.known, room.text)
    if not text:
        return None
    return {
        "text": text,
        "source": plain(alert.known_source, 100),
        "url": _url(alert.known_url, room),
        "at": _moment(alert.known_at),
        "from": "seed" if alert.known_at is None else "story",
    }


def _url(url: str, room: Room) -> str:
    return web_link(url) if len(url) <= room.url else ""


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else None
