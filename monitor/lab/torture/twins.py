"""Twins of Slack and of a mail server, as strict and as moody as the real ones (F9, F10)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from monitor.lab.stage import Item, Received
from monitor.lab.torture.arena import EVENTS, SOURCE, Arena, Row, arena
from monitor.lab.torture.receivers import DAY, MINUTE, through_all
from monitor.model import DeliveryState

SECTION, HEADER, BLOCKS, TOGETHER, TEXT = 3000, 150, 50, 13_200, 40_000
"""Slack's limits: characters of a section and a header, blocks, characters over all blocks, of the fallback text."""
A_SECOND = timedelta(seconds=1)
"""Slack takes one message in it."""
HOSTILE = (
    "US-led coalition strike in Syria hits " + "a very long list of places, " * 1500,
    "SDF <!channel> & <https://evil.example|captures> <@U0> Raqqa in Syria",
    "SDF says\r\nBcc: everyone@example.org in Syria\x1b[31m \u202egnp.exe halts offensive",
)
"""Headlines that a receiver must never see as they are: 40,000 characters, mentions, line breaks, controls."""


async def slack(count: int) -> Row:
    """F9: a storm of 429, errors in 200, an archived channel, and headlines that break limits or call everyone."""
    row = Row(fault="F9", what="Slack: 429 storm, ok:false, HTML with 200, archived channel, hostile headlines")
    moods: tuple[tuple[int, str, dict[str, str]], ...] = (
        (429, "rate_limited", {"Retry-After": "30"}),
        (200, '{"ok":false,"error":"fatal_error"}', {}),
        (200, "<!doctype html><title>Sign in</title>", {}),
        (404, "channel_is_archived", {}),
    )
    for status, body, headers in moods:
        async with arena() as here, here.life():
            await here.plant(count)
            here.stage.script("slack", status, body, headers)
            await here.deliver()
            here.stage.unscript("slack")
            await here.wait(MINUTE, MINUTE / 3)
            await here.here.store.call(lambda store: store.replay([], here.now))
            await through_all(here, DAY)
            await here.count(row)
    async with arena() as here, here.life():
        strict = _Strict(here)
        here.stage.scripted["slack"] = strict.answer
        await _hostile(here)
        await through_all(here, DAY)
        await here.count(row)
        row.notes.append(f"{strict.seen} messages within every limit, {len(strict.wrong)} refused")
        row.broken += strict.wrong
    return row


class _Strict:
    """Takes what Slack would take."""

    def __init__(self, here: Arena) -> None:
        self._here = here
        self.seen = 0
        self._last: datetime | None = None
        self.wrong: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        received = Received(headers=dict(request.headers), body=await request.read())
        since, self._last = self._last, self._here.now
        if since is not None and self._here.now - since < A_SECOND:
            self.wrong.append("more than one message a second")
        if why := self._mistake(received.json()):
            self.wrong.append(why)
            return web.Response(status=400, text="invalid_blocks")
        self.seen += 1
        self._here.stage.slack.append(received)
        return web.Response(text="ok")

    @staticmethod
    def _mistake(message: dict[str, Any]) -> str:
        texts: list[tuple[str, str]] = [
            (part["type"], part["text"])
            for block in message["blocks"]
            for part in (block.get("text"), *block.get("fields", ()), *block.get("elements", ()))
            if isinstance(part, dict) and isinstance(part.get("text"), str)
        ]
        headers = [block["text"]["text"] for block in message["blocks"] if block["type"] == "header"]
        everything = "".join(text for _type, text in texts) + message["text"]
        if len(message["blocks"]) > BLOCKS or any(len(text) > SECTION for _type, text in texts):
            return "a block is too long"
        if any(len(text) > HEADER for text in headers) or len(message["text"]) > TEXT:
            return "a header or the text is too long"
        if sum(len(text) for _type, text in texts) > TOGETHER:
            return "msg_blocks_too_long"
        if re.search(r"<[!@#]", everything):
            return "a feed could mention somebody"
        if re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", everything):
            return "a control character arrived"
        return ""


async def mail(count: int) -> Row:
    """F10: greylisting, refusals, a broken address among good ones, hanging up after the final dot, no TLS."""
    row = Row(fault="F10", what="mail: 421, 451, 550, one of three refused, hung up after the dot, STARTTLS stripped")
    for name, answers in (
        ("421", {"dot": "421 closing"}),
        ("451", {"desk@example.org": "451 greylisted, come back later"}),
        ("550", {"desk@example.org": "550 no such user"}),
        ("one of three", {"second@example.org": "550 no such user"}),
        ("dot", {"dot": ""}),
    ):
        async with arena() as here:
            _address(here, three=name == "one of three")
            async with here.life():
                await here.plant(count)
                here.stage.mail_answers.update(answers)
                await here.deliver()
                dead = [one for one in await here.deliveries() if one.state is DeliveryState.DEAD]
                row.expect(bool(dead) == (name in ("550", "one of three")), f"{name}: dead only where refused for good")
                row.expect(all(one.last_answer for one in dead), f"{name}: dead with a reason")
                here.stage.mail_answers.clear()
                await through_all(here, DAY)
                await here.count(row)
    async with arena() as here:
        _address(here, security="starttls")
        async with here.life():
            await here.plant(count)
            await here.deliver()
            row.expect(not here.stage.mail, "nothing is sent in clear where TLS is required")
            row.notes.append("nothing sent in clear")
            await here.count(row)
    async with arena() as here, here.life():
        await _hostile(here)
        await through_all(here, DAY)
        row.expect(not any(message["Bcc"] for message in here.stage.mail), "no header from a headline")
        await here.count(row)
    return row


async def _hostile(here: Arena) -> None:
    """Headlines that no receiver may get as they are."""
    await here.plant(0)
    here.now += timedelta(minutes=30)
    for number, title in enumerate(HOSTILE):
        text = EVENTS[number][1] + SOURCE
        link = "javascript:alert(1)" if number == 1 else f"https://front.example/hostile/{number}"
        here.stage.publish("front", Item(title=title, text=text, link=link, published=here.now))
    await here.poll()


def _address(here: Arena, *, three: bool = False, security: str = "none") -> None:
    path = here.directory / "channels.toml"
    text = path.read_text().replace('security = "none"', f'security = "{security}"')
    if three:
        text = text.replace('["desk@example.org"]', '["first@example.org", "second@example.org", "third@example.org"]')
    path.write_text(text)
