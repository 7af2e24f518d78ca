"""Receivers on loopback that do as they are told, and keep what they got."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import aiohttp
from aiohttp import web

Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Script = Callable[[bytes, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextmanager
def nobody() -> Iterator[int]:
    """A port of loopback where nobody listens, and nobody else can begin to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@dataclass
class Request:
    """What a receiver got."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass
class HttpReceiver:
    """Answers every request with `status`, `headers` and `body`, or as `script` says."""

    status: int = 200
    body: bytes = b"ok"
    headers: dict[str, str] = field(default_factory=dict)
    got: list[Request] = field(default_factory=list)
    port: int = 0
    answers: Callable[[Request], web.Response] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook/T0/secret-path"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        seen = Request(
            method=request.method,
            path=request.path,
            query=dict(request.query),
            headers=dict(request.headers),
            body=await request.read(),
        )
        self.got.append(seen)
        if self.answers is not None:
            return self.answers(seen)
        return web.Response(status=self.status, body=self.body, headers=self.headers)


@asynccontextmanager
async def http_receiver(**given: Any) -> AsyncIterator[HttpReceiver]:
    """A real web server on loopback."""
    receiver = HttpReceiver(**given)
    app = web.Application(client_max_size=2**24)
    app.router.add_route("*", "/{tail:.*}", receiver.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.port = runner.addresses[0][1]
    try:
        yield receiver
    finally:
        await runner.cleanup()


@asynccontextmanager
async def listening(converse: Conversation) -> AsyncIterator[int]:
    """A server that has this with whoever connects, and then hangs up; gives its port."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await converse(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=2**24)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def raw_receiver(script: Script) -> AsyncIterator[int]:
    """A server that reads one request's head and then does what the script says; gives its port."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await script(await reader.readuntil(b"\r\n\r\n"), reader, writer)

    async with listening(converse) as port:
        yield port


@asynccontextmanager
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A client session without guard: everything here lives on loopback."""
    async with aiohttp.ClientSession() as made:
        yield made


@dataclass
class MailServer:
    """Speaks SMTP by a table of answers, and can be told to hang up."""

    answers: dict[str, str] = field(default_factory=dict)
    """By command, in place of the usual answer; `dot` is the answer to the final dot, `` hangs up."""
    extensions: tuple[str, ...] = ()
    silent_after: str = ""
    """The command after which nothing is answered any more."""
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    port: int = 0

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not await self._say(writer, "greeting", "220 loopback ready"):
            return
        while line := await reader.readline():
            command = line.decode().strip()
            self.commands.append(command)
            verb = command.split(" ")[0].upper()
            usual = {"EHLO": "\r\n".join(["250-loopback", *(f"250-{e}" for e in self.extensions), "250 HELP"])}
            usual |= {"DATA": "354 go on", "QUIT": "221 bye", "AUTH": "235 welcome"}
            if not await self._say(writer, verb, usual.get(verb, "250 OK")):
                return
            if verb == "DATA" and "DATA" not in self.answers:
                content = await reader.readuntil(b"\r\n.\r\n")
                self.raw.append(content[: -len(b".\r\n")])
                self.mails.append(BytesParser(EmailMessage, policy=policy.default).parsebytes(content[:-5]))
                if not await self._say(writer, "dot", "250 taken"):
                    return
            if verb == "QUIT":
                return

    async def _say(self, writer: asyncio.StreamWriter, step: str, usual: str) -> bool:
        said = self.answers.get(step, usual)
        if self.silent_after == step:
            await asyncio.Event().wait()
        if not said:
            return False
        writer.write(said.encode() + b"\r\n")
        await writer.drain()
        return True


@asynccontextmanager
async def mail_server(**given: Any) -> AsyncIterator[MailServer]:
    """A mail server on loopback that misbehaves as told; aiosmtpd, which cannot, is used where none need."""
    server = MailServer(**given)
    async with listening(server.converse) as server.port:
        yield server
