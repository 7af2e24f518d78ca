"""The way out to Slack: by an incoming webhook, or by a bot.

An incoming webhook has succeeded only with 200 and the body `ok`: proxies and portals answer 200 with a page. It has
no idempotency key, so an answer that was lost can only be repeated or held. A bot can look before it repeats, and keeps
one thread for each development (`slack_bot.py`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, Self

import aiohttp
from pydantic import AfterValidator, SecretStr, model_validator
from slack_sdk.models.blocks import ActionsBlock

from monitor.channels.http import Line, Reply, answer, describe
from monitor.channels.links import LABELS, NO_LINKS, Links
from monitor.channels.manners import ChannelSettings
from monitor.channels.settings import Secret, SecretAddress, Timeout, web_address
from monitor.channels.slack_blocks import encoded, message
from monitor.channels.slack_bot import Compose, SlackBot
from monitor.channels.slack_buttons import ButtonSettings, buttons
from monitor.channels.wording import as_text, wording
from monitor.model import Answer, Delivery, Later, Refused, Sent

LATER = frozenset({"rollup_error", "ratelimited", "rate_limited", "service_unavailable", "request_timeout"})
"""Error words that ask to come back."""
KNOWN_WEBHOOK = frozenset({"no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"})
"""What a webhook that exists says to an empty message."""


def _channel_id(value: str) -> str:
    if not re.fullmatch(r"([CGD][A-Z0-9]{2,20})?", value):
        raise ValueError("must be the channel's id, such as C024BE91L, not its name; Slack shows it in the details")
    return value


class SlackSettings(ChannelSettings, ButtonSettings):
    """`type = "slack"`: an incoming webhook's `url`, or a bot's `token` and the `channel` it writes to."""

    type: Literal["slack"]
    url: SecretAddress = SecretStr("")
    token: Secret = SecretStr("")
    channel: Annotated[str, AfterValidator(_channel_id)] = ""
    """The channel's id, as Slack shows it under the channel's details; not its name."""
    api: Annotated[str, AfterValidator(web_address)] = "https://slack.com/api/"
    timeout: Timeout = timedelta(seconds=15)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        url, token = bool(self.url.get_secret_value()), bool(self.token.get_secret_value())
        if url and token:
            raise ValueError("has an incoming webhook and a bot: take url or token out")
        if not url and not token:
            raise ValueError(
                "needs an incoming webhook or a bot: give url_file (or url_env), or token_file and channel"
            )
        if token and not self.channel:
            raise ValueError("needs channel, the id of the channel that the bot writes to (it starts with C)")
        return self


class Slack:
    """Posts each alert to one Slack channel."""

    def __init__(self, settings: SlackSettings, session: aiohttp.ClientSession, links: Links = NO_LINKS) -> None:
        """`session` is the channel's own: it is closed with it."""
        self.name, self.recipients = settings.name, settings.recipients
        self._links, self._has_buttons = links, bool(settings.signing_secrets)
        self._line = Line(session=session, within=settings.timeout)
        token = settings.token.get_secret_value()
        self._way: IncomingWebhook | SlackBot
        if token:
            self._way = SlackBot(
                line=self._line, api=settings.api, token=token, channel=settings.channel, compose=self._message
            )
        else:
            self._way = IncomingWebhook(line=self._line, url=settings.url.get_secret_value(), compose=self._message)

    def render(self, delivery: Delivery) -> str:
        """The message's words, and its buttons."""
        block = self._buttons(delivery)
        if block is None:
            return as_text(wording(delivery, self._links.of(delivery)))
        return as_text(wording(delivery)) + f"\nButtons: {', '.join(LABELS.values())}"

    def _message(self, delivery: Delivery) -> dict[str, Any]:
        block = self._buttons(delivery)
        return message(wording(delivery, () if block else self._links.of(delivery)), block)

    def _buttons(self, delivery: Delivery) -> ActionsBlock | None:
        return buttons(delivery, self.name) if self._has_buttons else None

    async def respond(self, url: str, body: dict[str, Any], now: datetime) -> Answer:
        """Answer a press of a button at the address that came with it."""
        headers = {"Content-Type": "application/json; charset=utf-8"}
        reply = await self._line.ask("POST", url, now=now, body=encoded(body), headers=headers)
        return answer(reply, url) if isinstance(reply, Reply) else reply

    async def send(self, delivery: Delivery, now: datetime) -> Answer:
        """Post it once; a bot looks first whether an earlier attempt arrived."""
        return await self._way.send(delivery, now)

    async def check(self) -> Answer:
        """Is the webhook, or the token, known to Slack? Nothing is posted."""
        return await self._way.check(datetime.now(UTC))

    async def close(self) -> None:
        """Let go of the connection."""
        await self._line.close()


class IncomingWebhook:
    """A URL that posts to one channel, and can do nothing else."""

    def __init__(self, *, line: Line, url: str, compose: Compose) -> None:
        """`url` is the secret."""
        self._line = line
        self._compose = compose
        self._url = url

    async def send(self, delivery: Delivery, now: datetime) -> Answer:
        """Post it once."""
        reply = await self._post(self._compose(delivery), now)
        return heard(reply, self._url) if isinstance(reply, Reply) else reply

    async def check(self, now: datetime) -> Answer:
        """A webhook that exists complains of the missing text; any other is unknown."""
        reply = await self._post({}, now)
        if isinstance(reply, Reply) and reply.text.strip() in KNOWN_WEBHOOK:
            return Sent(detail="the webhook exists")
        return heard(reply, self._url) if isinstance(reply, Reply) else reply

    async def _post(self, body: dict[str, Any], now: datetime) -> Reply | Later | Refused:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return await self._line.ask("POST", self._url, now=now, body=encoded(body), headers=headers)


def heard(reply: Reply, *secrets: str) -> Answer:
    """What an incoming webhook's answer means: `200 ok` and nothing else is success."""
    said = reply.text.strip()
    if reply.status == 200:
        if said == "ok":
            return Sent(detail="ok")
        if not said:
            return Later(why="answered 200 without a word", ambiguous=True)
        if said in LATER or not said.replace("_", "").isalnum() or len(said) > 80:
            return Later(why=f"{describe(reply, *secrets)}, which is not Slack's ok")
        return Refused(why=describe(reply, *secrets))
    if said in LATER:
        return Later(why=describe(reply, *secrets), retry_after=reply.retry_after)
    return answer(reply, *secrets)
