"""What feeds and operators do: floods, edits and new guids, a stop in the middle of sends, reloads, a new secret."""

from __future__ import annotations

import asyncio
import importlib
import signal
from datetime import UTC, datetime, timedelta

from aiohttp import web

from monitor import config
from monitor.lab.stage import Answering, Item, Received
from monitor.lab.torture.arena import EVENTS, SOURCE, Arena, Row, arena
from monitor.lab.torture.crashes import start, until_ready
from monitor.lab.torture.receivers import DAY, through_all

SECRETS = (
    "whsec_" + "b2xkLXNlY3JldC1vbGQtc2VjcmV0LW9sZC1zZWNyZXQ=",
    "whsec_" + "bmV3LXNlY3JldC1uZXctc2VjcmV0LW5ldy1zZWNyZXQ=",
)
FLOOD = 5000


async def flood(count: int) -> Row:
    """F18: an archive is published again as news, then something really happens."""
    row = Row(fault="F18", what=f"{FLOOD} old items under new guids in one poll, and news among them")
    async with arena() as here, here.life():
        await here.plant(count)
        planted = here.owed
        here.now += timedelta(hours=1)
        old = here.now - timedelta(days=400)
        for number in range(FLOOD):
            title, text = EVENTS[number % len(EVENTS)]
            link = f"https://front.example/archive/{number}"
            here.stage.publish("front", Item(title=f"{title} {number}", text=text + SOURCE, link=link, published=old))
        await here.poll()
        owed = len(await here.deliveries())
        row.expect(owed == planted, f"no alert out of the archive, but {owed - planted}")
        await through_all(here, DAY)
        await here.count(row)
        row.notes.append(f"{owed - planted} alerts out of the archive")
    return row


async def disguises(count: int) -> Row:
    """F19: what was told comes back corrected, under another guid, another scheme, with tracking, on another feed."""
    row = Row(fault="F19", what="told items again: edited, new guid, http for https, tracking parameters, 50 outlets")
    async with arena() as here:
        feeds = (here.directory / "feeds.toml").read_text()
        outlets = [f"outlet-{number}" for number in range(50)]
        more = "".join(f'[[feed]]\nurl = "{here.stage.url("feeds/" + name)}"\nname = "{name}"\n' for name in outlets)
        (here.directory / "feeds.toml").write_text(feeds + more)
        async with here.life():
            for name in outlets:
                here.stage.publish(name, Item(title="Weather", link=f"https://{name}.example/0"))
            await here.plant(count)
            planted = here.owed
            for number, (title, text) in enumerate(EVENTS[:count]):
                link = f"front.example/{number}"
                for again in (
                    Item(title=title.replace("Islamic State", "IS"), text=text + SOURCE, link=f"https://{link}"),
                    Item(title=title, text=text + SOURCE, link=f"https://{link}", guid=f"new-{number}"),
                    Item(title=title, text=text + SOURCE, link=f"http://www.{link}"),
                    Item(title=title, text=text + SOURCE, link=f"https://{link}?utm_source=rss&fbclid=1"),
                ):
                    here.now += timedelta(minutes=5)
                    here.stage.publish("front", again)
                    await here.poll()
                here.now += timedelta(minutes=5)
                for name in outlets:
                    copied = Item(title=title, text=text + SOURCE, link=f"https://{name}.example/{number}")
                    here.stage.publish(name, copied)
                await here.poll()
            owed = len(await here.deliveries())
            row.doubled += owed - planted
            await through_all(here, DAY)
            await here.count(row)
            row.notes.append(f"{count} items in 54 disguises each: {owed - planted} alerts more")
    return row


async def stopping(count: int, rounds: int) -> Row:
    """F20: SIGTERM while sends are under way; SIGHUP again and again, with a wrong configuration among them."""
    row = Row(fault="F20", what="SIGTERM in the middle of sends, SIGHUP in a row, a wrong configuration on reload")
    for _ in range(rounds):
        async with arena() as here:
            await _owed_now(here, count)
            slow = asyncio.Event()
            here.stage.scripted["hook"] = _slow(here, slow)
            process = await start(here)
            await until_ready(process)
            async with asyncio.timeout(60):
                await here.stage.until(lambda: bool(here.stage.slack))
                process.send_signal(signal.SIGTERM)
                slow.set()
                row.expect(await process.wait() == 0, "ended with 0 on SIGTERM")
            here.stage.unscript("hook")
            await _to_the_end(here, row)
    async with arena() as here:
        await _owed_now(here, count)
        process = await start(here)
        await until_ready(process)
        right = (here.directory / "operations.toml").read_text()
        for number in range(10 * rounds):
            (here.directory / "operations.toml").write_text(right if number % 3 else "titel = 1\n")
            process.send_signal(signal.SIGHUP)
            await asyncio.sleep(0.1)
        (here.directory / "operations.toml").write_text(right)
        process.send_signal(signal.SIGTERM)
        row.expect(await process.wait() == 0, "ended with 0 after reloads")
        await _to_the_end(here, row)
    return row


async def _owed_now(here: Arena, count: int) -> None:
    """Things have happened an hour ago by the real clock, and nothing is sent yet."""
    here.now = datetime.now(UTC) - timedelta(hours=1)
    async with here.life():
        await here.plant(count)


def _slow(here: Arena, released: asyncio.Event) -> Answering:
    async def answer(request: web.Request) -> web.Response:
        here.stage.hook.append(Received(headers=dict(request.headers), body=await request.read()))
        await released.wait()
        return web.Response(text="ok")

    return answer


async def _to_the_end(here: Arena, row: Row) -> None:
    """Another life sends what is left."""
    here.now = datetime.now(UTC)
    async with here.life():
        await through_all(here, DAY)
        await here.count(row)


async def rotation(count: int) -> Row:
    """F25: a webhook's secret is replaced while messages go out; receivers know the old one or the new."""
    row = Row(fault="F25", what="a new secret beside the old, then alone; receivers with either")
    try:
        verifier = importlib.import_module("standardwebhooks.webhooks")
    except ImportError:
        row.skipped = "standardwebhooks is not installed; it is among the development dependencies"
        return row
    old, new = SECRETS
    wrong = 0
    async with arena() as here:
        here.now = datetime.now(UTC) - timedelta(minutes=1)
        for phase, (signing, knowing) in enumerate(((old, (old,)), (f"{new}\n{old}", (old, new)), (new, (new,)))):
            (here.directory / "hook-secret").write_text(signing + "\n")
            config.load(here.directory)
            before = len(here.stage.hook)
            async with here.life():
                if phase == 0:
                    await here.plant(count)
                    here.now = datetime.now(UTC)
                else:
                    title, text = EVENTS[count + phase - 1]
                    link = f"https://front.example/later/{phase}"
                    here.stage.publish("front", Item(title=title, text=text + SOURCE, link=link, published=here.now))
                    await here.poll()
                await here.deliver()
                await here.here.deliverer.deliver_due()
                if phase == 2:
                    await here.count(row)
            for message in here.stage.hook[before:]:
                for secret in knowing:
                    try:
                        verifier.Webhook(secret).verify(
                            message.body, {k.lower(): v for k, v in message.headers.items()}
                        )
                    except verifier.WebhookVerificationError:
                        wrong += 1
    row.notes.append(f"{wrong} signatures refused by the reference verifier")
    row.expect(wrong == 0, f"{wrong} signatures refused")
    return row
