"""The way out to Slack: the message itself, and sending it to an incoming webhook.

Nothing from a feed may act in a chat: `&`, `<` and `>` are escaped, so that `<!channel>` wakes nobody and `<url|text>`
disguises no link; `verbatim` keeps Slack from making links of its own. Slack's limits (header 150, section 3,000,
50 blocks, about 13,200 characters over all blocks, the last of them undocumented) are kept with a margin.

An incoming webhook has succeeded only with 200 and the body `ok`: proxies and portals answer 200 with a page. It has no
idempotency key, so an answer that was lost can only be repeated or held. `slack_bot.py` can do better.
"""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, model_validator
from slack_sdk.models.blocks import Block, ContextBlock, HeaderBlock, MarkdownTextObject, PlainTextObject, SectionBlock

from monitor.channels.http import Connect, Line, Reply, answer, describe
from monitor.channels.settings import ChannelSettings, Duration, Secret, SecretAddress, web_address
from monitor.channels.wording import LONGEST_URL, Wording, as_text, lines, wording
from monitor.model import Answer, Delivery, Later, Refused, Sent

LONGEST_HEADER = 150
LONGEST_SECTION = 2_900
LONGEST_FALLBACK = 3_000
LONGEST_MESSAGE = 12_000
MOST_BLOCKS = 45

LATER = frozenset({"rollup_error", "ratelimited", "rate_limited", "service_unavailable", "request_timeout"})
"""Error words that ask to come back."""
KNOWN_WEBHOOK = frozenset({"no_text", "invalid_payload", "missing_text_or_fallback_or_attachments"})
"""What a webhook that exists says to an empty message."""


class SlackSettings(ChannelSettings):
    """`type = "slack"`: an incoming webhook's `url`, or a bot's `token` and the `channel` it writes to."""

    type: Literal["slack"]
    url: SecretAddress = SecretStr("")
    token: Secret = SecretStr("")
    channel: str = Field(default="", pattern=r"^([CGD][A-Z0-9]{2,20})?$")
    """The channel's id, as Slack shows it under the channel's details; not its name."""
    api: str = "https://slack.com/api/"
    timeout: Duration = timedelta(seconds=15)
    gap: Duration = timedelta(seconds=1)
    """Between two messages: Slack allows about one a second and switches off who keeps asking for more."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        url, token = bool(self.url.get_secret_value()), bool(self.token.get_secret_value())
        if url == token:
            raise ValueError(
                "needs either url (an incoming webhook) or token and channel (a bot): give url_file or token_file"
            )
        if token and not self.channel:
            raise ValueError("needs channel, the id of the channel that the bot writes to (it starts with C)")
        web_address(self.api)
        return self


class Turns:
    """Lets one message go at a time, and the next not before a gap has passed."""

    def __init__(self, gap: timedelta) -> None:
        """The first goes at once."""
        self._gap = gap.total_seconds()
        self._lock = asyncio.Lock()
        self._next = 0.0

    async def __aenter__(self) -> None:
        """Wait for the turn."""
        await self._lock.acquire()
        loop = asyncio.get_running_loop()
        try:
            await asyncio.sleep(max(0.0, self._next - loop.time()))
        except asyncio.CancelledError:
            self._lock.release()
            raise
        self._next = loop.time() + self._gap

    async def __aexit__(self, *error: object) -> None:
        """The turn is over."""
        self._lock.release()


class SlackChannel:
    """Posts each alert to an incoming webhook."""

    def __init__(self, settings: SlackSettings, connect: Connect) -> None:
        """`connect` makes the session; nothing is connected yet."""
        self._settings = settings
        self._url = settings.url.get_secret_value()
        self._line = Line(connect)
        self._turns = Turns(settings.gap)

    @property
    def name(self) -> str:
        """As configured."""
        return self._settings.name

    @property
    def recipients(self) -> tuple[str, ...]:
        """The webhook's Slack channel."""
        return ("",)

    def render(self, delivery: Delivery) -> str:
        """The message's words."""
        return as_text(wording(delivery))

    async def send(self, delivery: Delivery, now: datetime) -> Answer:
        """Post it once."""
        async with self._turns:
            reply = await self._post(message(wording(delivery)), now)
        return heard(reply, self._url) if isinstance(reply, Reply) else reply

    async def check(self) -> Answer:
        """Post nothing: a webhook that exists complains of the missing text, any other is unknown."""
        reply = await self._post({}, datetime.now(UTC))
        if isinstance(reply, Reply) and reply.text.strip() in KNOWN_WEBHOOK:
            return Sent(detail="the webhook exists")
        return heard(reply, self._url) if isinstance(reply, Reply) else reply

    async def close(self) -> None:
        """Let go of the connection."""
        await self._line.close()

    async def _post(self, body: dict[str, Any], now: datetime) -> Reply | Later | Refused:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return await self._line.ask(
            "POST", self._url, now=now, within=self._settings.timeout, body=encoded(body), headers=headers
        )


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


def message(words: Wording) -> dict[str, Any]:
    """The body of a message: blocks, and the plain text for notifications and readers that show no blocks."""
    return {
        "text": escaped(f"{words.title}. {words.new}", LONGEST_FALLBACK),
        "blocks": [block.to_dict() for block in blocks(words)],
        "unfurl_links": False,
        "unfurl_media": False,
    }


def blocks(words: Wording) -> list[Block]:
    """The headline with its operation, then what is new, what was known, numbers, source and time, link."""
    head = escaped(words.title, LONGEST_HEADER)
    told: list[Block] = [HeaderBlock(text=PlainTextObject(text=head, emoji=False))]
    if head.endswith("…"):
        told.append(_section(f"*{escaped(words.headline, LONGEST_SECTION - 2)}*"))
    small = [f"*{words.warning}*"] if words.warning else []
    for label, text in lines(words):
        if label in ("Source", "Reported by"):
            small.append(f"{label}: {escaped(text, 700)}")
        elif label != "Link" and text != words.warning:
            mark = f"*{escaped(label, 300)}*\n" if label else ""
            told.append(_section(mark + escaped(text, LONGEST_SECTION - len(mark))))
    if words.url:
        told.append(_section(f"<{_target(words.url)}|{escaped('Read it at ' + words.source, 300).replace('|', '/')}>"))
    told.append(ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True) for text in small]))
    return told[:MOST_BLOCKS]


def escaped(text: str, limit: int) -> str:
    """The text with `&`, `<` and `>` escaped, cut so that what Slack counts (UTF-16 units) is at most `limit`."""
    kept: list[str] = []
    room = limit
    for position, character in enumerate(text):
        shown = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(character, character)
        needed = len(shown) + (ord(character) > 0xFFFF)
        # One unit is kept for the ellipsis, unless this character is the last.
        if needed > room - (position < len(text) - 1):
            return "".join(kept).rstrip() + "…"
        kept.append(shown)
        room -= needed
    return "".join(kept)


def encoded(body: dict[str, Any]) -> bytes:
    """JSON in UTF-8."""
    return json.dumps(body, ensure_ascii=False).encode()


def _section(text: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))


def _target(url: str) -> str:
    return url.replace("&", "&amp;")[:LONGEST_URL]
