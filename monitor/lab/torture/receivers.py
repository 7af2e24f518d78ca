"""Receivers that fail: down for a day, refusing, silent, cut off in the middle (F5–F10 and the toxics)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

from aiohttp import web

from monitor.lab.stage import Answering, Received
from monitor.lab.torture.arena import Arena, Row, arena
from monitor.lab.torture.toxics import TOXICS, proxy
from monitor.model import Delivery, DeliveryState

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STEP = timedelta(seconds=20)


async def down(count: int) -> Row:
    """F5: nobody listens for a day, on any channel; then all are back."""
    row = Row(fault="F5", what="receivers down for 24 h, connections refused")
    async with arena() as here, proxy(here.stage.port) as web_way, proxy(here.stage.smtp_port) as mail_way:
        _through(here, web_way.port, mail_way.port)
        async with here.life():
            await here.plant(count)
            for way in (web_way, mail_way):
                await way.spoil("down")
            await here.wait(DAY, 10 * MINUTE)
            tried = max(delivery.attempts for delivery in await here.deliveries())
            for way in (web_way, mail_way):
                await way.spoil("")
            back = await through_all(here, HOUR)
            await here.count(row)
            row.notes += [f"at most {tried} attempts a message", f"all there {_minutes(back)} after the return"]
            row.expect(back <= 5 * MINUTE, f"all there {_minutes(back)} after the return, promised 5 min")
    return row


async def toxics(count: int) -> Row:
    """Each toxic for one round of attempts on the webhook and on mail, then none."""
    row = Row(fault="T1-8", what="the eight toxics on the way to webhook and mail")
    for toxic in TOXICS:
        async with arena() as here, proxy(here.stage.port) as web_way, proxy(here.stage.smtp_port) as mail_way:
            _through(here, web_way.port, mail_way.port)
            async with here.life():
                await here.plant(count)
                for way in (web_way, mail_way):
                    await way.spoil(toxic)
                await here.deliver()
                for way in (web_way, mail_way):
                    await way.spoil("")
                await through_all(here, DAY)
                await here.count(row)
    return row


async def later(count: int) -> Row:
    """F6: answers that mean "later", with and without a Retry-After."""
    row = Row(fault="F6", what="500, 502, 503 and 429, Retry-After in seconds, as a date, as garbage, in ten years")
    for status, after, wait in (
        (500, "", None), (502, "", None), (503, "", None), (429, "", None), (503, "600", timedelta(seconds=600)),
        (429, "90", timedelta(seconds=90)), (503, "date", HOUR), (429, "soon", None), (503, "315360000", DAY),
    ):  # fmt: skip
        async with arena() as here, here.life():
            await here.plant(count)
            headers = {"Retry-After": format_datetime(here.now + HOUR, usegmt=True) if after == "date" else after}
            headers["Date"] = format_datetime(here.now, usegmt=True)
            here.stage.script("hook", status, headers=headers if after else None)
            await here.deliver()
            if wait is not None:
                (first, *_others) = [one for one in await here.deliveries() if one.channel == "hook" and one.attempts]
                planned = (first.next_try or here.now) - here.tried[first.id].at
                row.expect(abs(planned - wait) <= timedelta(seconds=1), f"{status} {after}: next try in {planned}")
            here.stage.unscript("hook")
            await through_all(here, DAY + HOUR)
            await here.count(row)
    return row


async def refused(count: int) -> Row:
    """F7: answers that mean "never": dead with a reason, told through another channel, and replayed once mended."""
    row = Row(fault="F7", what="400, 401, 403, 404, 410, 413, 422 and a redirect")
    slowest = timedelta()
    for status in (400, 401, 403, 404, 410, 413, 422, 301):
        async with arena() as here, here.life():
            await here.plant(count)
            here.stage.script("hook", status, headers={"Location": here.stage.url("elsewhere")})
            await here.deliver()
            took = await here.wait(5 * MINUTE, timedelta(seconds=20), lambda: _is_told(here))
            slowest = max(slowest, took)
            dead = [one for one in await here.deliveries() if one.state is DeliveryState.DEAD]
            row.expect(bool(dead) and all(one.last_answer for one in dead), f"{status}: dead with a reason")
            row.expect(_is_told(here), f"{status}: told through another channel")
            here.stage.unscript("hook")
            await here.here.store.call(lambda store: store.replay([], here.now))
            await through_all(here, DAY)
            row.expect(not any(one.channel == "elsewhere" for one in await here.deliveries()), "no redirect followed")
            await here.count(row)
    row.notes.append(f"told through another channel within {slowest.total_seconds():.0f} s")
    row.expect(slowest <= MINUTE, f"told after {slowest}, promised a minute")
    return row


async def broken_off(count: int) -> Row:
    """F8: the request arrives, and the answer does not, or not in a shape that can be read."""
    row = Row(fault="F8", what="reset after the body, half an answer, 30 MB of answer, no answer at all")
    for name in ("reset", "half", "huge", "silent"):
        async with arena() as here, here.life():
            await here.plant(2 if name == "silent" else count)
            released = asyncio.Event()
            here.stage.scripted["hook"] = _spoiled(here, name, released)
            await here.deliver()
            here.stage.unscript("hook")
            released.set()
            await through_all(here, DAY)
            await here.count(row)
    return row


def _spoiled(here: Arena, name: str, released: asyncio.Event) -> Answering:
    async def answer(request: web.Request) -> web.StreamResponse:
        here.stage.hook.append(Received(headers=dict(request.headers), body=await request.read()))
        transport: Any = request.transport
        if name == "reset":
            transport.abort()
        elif name == "half":
            transport.write(b"HTTP/1.1 200 OK\r\nContent-Le")
            transport.close()
        elif name == "silent":
            await released.wait()
        elif name == "huge":
            response = web.StreamResponse()
            await response.prepare(request)
            with suppress(ConnectionError):  # the service reads 16 KiB of it and hangs up
                for _ in range(30):
                    await response.write(b"x" * 2**20)
            return response
        return web.Response(text="ok")

    return answer


# --- shared -----------------------------------------------------------------------------------------------------------


def _through(here: Arena, http: int, smtp: int) -> None:
    """Lead every channel through these ports."""
    for name in ("channels.toml", "slack-url"):
        path = here.directory / name
        text = path.read_text().replace(f":{here.stage.port}/", f":{http}/")
        path.write_text(text.replace(f"port = {here.stage.smtp_port}", f"port = {smtp}"))


async def through_all(here: Arena, longest: timedelta) -> timedelta:
    """Let time pass until nothing waits any more."""
    begun = here.now
    while here.now - begun < longest and any(not _is_through(one) for one in await here.deliveries()):
        here.now += STEP
        await here.deliver()
    return here.now - begun


def _is_through(delivery: Delivery) -> bool:
    return delivery.state in (DeliveryState.DELIVERED, DeliveryState.DEAD)


def _is_told(here: Arena) -> bool:
    return any("hook" in str(message["Subject"]) for message in here.stage.mail)


def _minutes(length: timedelta) -> str:
    return f"{length.total_seconds() / 60:.0f} min"
