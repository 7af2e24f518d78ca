"""A small world on loopback: feeds that can be published to, and receivers that write down what they get.

Real servers, real sockets. The demonstration, the trials and the tests play on it.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from aiohttp import web
from aiosmtpd.smtp import SMTP, Envelope

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a feed, to be published."""

    title: str
    text: str = ""
    link: str = ""
    guid: str = ""
    published: datetime | None = None


def rss(title: str, items: list[Item]) -> bytes:
    """An RSS 2.0 document, in the order given."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<rss version="2.0"><channel><title>{escape(title)}</title><link>http://{HOST}/</link>',
        "<description/>",
    ]
    for item in items:
        date = f"<pubDate>{format_datetime(item.published)}</pubDate>" if item.published else ""
        guid = f'<guid isPermaLink="false">{escape(item.guid)}</guid>' if item.guid else ""
        link = f"<link>{escape(item.link)}</link>" if item.link else ""
        lines.append(
            f"<item><title>{escape(item.title)}</title><description>{escape(item.text)}</description>"
            f"{link}{guid}{date}</item>"
        )
    return "\n".join([*lines, "</channel></rss>"]).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A message, as a receiver got it."""

    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body of a webhook or of Slack."""
        return json.loads(self.body)


Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Stage:
    """What is on the stage. Feeds are made by publishing to them.

    It has no slots: aiosmtpd looks at each member of its handler, and where a dataclass has slots Debian 12's Python
    (3.11.2) falls over `__weakref__`.
    """

    port: int = 0
    smtp_port: int = 0
    items: dict[str, list[Item]] = field(default_factory=dict)
    """By feed, newest first."""
    scripted: dict[str, Answering] = field(default_factory=dict)
    """By path: what is answered instead of the usual."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Every request for a feed: its name and the headers."""
    hook: list[Received] = field(default_factory=list)
    slack: list[Received] = field(default_factory=list)
    mail: list[EmailMessage] = field(default_factory=list)
    mail_answers: dict[str, str] = field(default_factory=dict)
    """What the mail server says instead of the usual: by a recipient's address, or "dot" for the answer to a message
    that was taken; "" there: nothing, it hangs up."""
    _moved: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def until(self, ready: Callable[[], bool]) -> None:
        """Wait for something to have happened here; looked at after each request and message."""
        async with self._moved:
            await self._moved.wait_for(ready)

    async def _tell(self) -> None:
        async with self._moved:
            self._moved.notify_all()

    def url(self, path: str) -> str:
        """Of a feed ("feeds/NAME") or a receiver ("hook", "slack")."""
        return f"http://{HOST}:{self.port}/{path}"

    def publish(self, feed: str, *items: Item) -> None:
        """Put items on top of a feed."""
        self.items.setdefault(feed, [])[:0] = reversed(items)

    def script(self, path: str, status: int, body: bytes | str = b"", headers: dict[str, str] | None = None) -> None:
        """Answer so from now on, until `unscript`."""
        content = body.encode() if isinstance(body, str) else body

        async def answer(_request: web.Request) -> web.Response:
            return web.Response(status=status, body=content, headers=headers)

        self.scripted[path] = answer

    def unscript(self, path: str) -> None:
        """Back to the usual."""
        self.scripted.pop(path, None)

    def configure(
        self, directory: Path, *, operations: str, feeds: dict[str, str], more: str = "", hook: str = "", desk: str = ""
    ) -> Path:
        """Write a configuration: these feeds (name → publisher), three channels on this stage. `more` stands in
        monitor.toml, `hook` in the table of the webhook, `desk` in that of Slack."""
        directory.mkdir(parents=True, exist_ok=True)
        page = "" if "listen" in more else 'listen = ""\n'
        (directory / "monitor.toml").write_text(
            f'data_dir = "var"\n{page}{more}\n[polling]\nallow_private = ["127.0.0.0/8"]\n', encoding="utf-8"
        )
        (directory / "operations.toml").write_text(operations, encoding="utf-8")
        (directory / "feeds.toml").write_text(
            "\n".join(
                f"[[feed]]\nurl = {json.dumps(self.url('feeds/' + name.replace(' ', '-').lower()))}\n"
                f"name = {json.dumps(name)}\npublisher = {json.dumps(publisher)}\n"
                for name, publisher in feeds.items()
            ),
            encoding="utf-8",
        )
        (directory / "hook-secret").write_text("whsec_c3RhZ2Utc2VjcmV0LXN0YWdlLXNlY3JldC1zdGFnZQ==\n")
        (directory / "slack-url").write_text(self.url("slack") + "\n")
        (directory / "channels.toml").write_text(
            f"""
[[channel]]
name = "hook"
type = "webhook"
url = "{self.url("hook")}"
secret_file = "hook-secret"
allow_private = true
{hook}

[[channel]]
name = "desk"
type = "slack"
url_file = "slack-url"
allow_private = true
{desk}

[[channel]]
name = "mail"
type = "mail"
host = "{HOST}"
port = {self.smtp_port}
security = "none"
from = "monitor@example.org"
to = ["desk@example.org"]
"""
        )
        return directory

    async def handle_RCPT(  # noqa: N802 aiosmtpd's name
        self, _server: object, _session: object, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Whether mail for an address is taken."""
        if answer := self.mail_answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: object, envelope: Envelope) -> str:  # noqa: N802 aiosmtpd's name
        """The mailbox."""
        answer = self.mail_answers.get("dot", "250 OK")
        if answer.startswith(("4", "5")):  # not taken
            return answer
        content = envelope.original_content or b""
        self.mail.append(BytesParser(EmailMessage, policy=default).parsebytes(content))
        await self._tell()
        if not answer and server.transport:
            server.transport.close()
        return answer or "250 OK"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Every path of the stage."""
        answer = await self._answer(request)
        await self._tell()
        return answer

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.lstrip("/")
        if path.startswith("feeds/"):
            self.asked.append((path.removeprefix("feeds/"), dict(request.headers)))
        if path in self.scripted:
            return await self.scripted[path](request)
        if path.startswith("feeds/"):
            return self._feed(request, path.removeprefix("feeds/"))
        received = Received(headers=dict(request.headers), body=await request.read())
        (self.slack if path == "slack" else self.hook).append(received)
        return web.Response(text="ok")

    def _feed(self, request: web.Request, name: str) -> web.Response:
        body = rss(name, self.items.get(name, []))
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=body, content_type="application/rss+xml", headers={"ETag": etag})


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """Servers on free ports of the loopback, for as long as the context lasts."""
    here = Stage()
    async with AsyncExitStack() as stack:
        app = web.Application(client_max_size=32 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", here.serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, HOST, 0)
        await site.start()
        here.port = runner.addresses[0][1]
        loop = asyncio.get_running_loop()
        smtp = await loop.create_server(lambda: SMTP(here, enable_SMTPUTF8=True, loop=loop), HOST, 0)
        stack.callback(smtp.close)
        here.smtp_port = smtp.sockets[0].getsockname()[1]
        yield here
