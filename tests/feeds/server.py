"""A real site on loopback: it answers as told and remembers what it was asked."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from ipaddress import IPv4Network
from pathlib import Path
from types import TracebackType
from typing import Any

from aiohttp import web

from monitor.feeds.fetch import Fetcher
from monitor.feeds.guard import Network

LOOPBACK: tuple[Network, ...] = (IPv4Network("127.0.0.0/8"),)
AGENT = "monitor/0 (+https://monitor.example/about)"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title>
<item><guid>1</guid><title>SDF takes Hajin</title><link>https://news.example/1</link></item></channel></rss>"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
TLS = Path(__file__).parent / "tls"


def fetcher(**given: Any) -> Fetcher:
    return Fetcher(**{"user_agent": AGENT, "allow": LOOPBACK, "spacing": 0.0, **given})


def client_tls() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(TLS / "loopback.pem"))


class Site:
    """`async with Site() as site: site.says("/rss", body=...)`; every request is kept in `site.asked`."""

    def __init__(self, *, tls: bool = False, host: str = "127.0.0.1") -> None:
        self.asked: list[web.Request] = []
        self.now = 0
        self.most = 0
        """Requests that were under way at once."""
        self._answers: dict[str, Handler] = {}
        self._over = asyncio.Event()
        self._tls, self._host = tls, host

    def url(self, path: str = "/rss") -> str:
        return f"{'https' if self._tls else 'http'}://{self._host}:{self.port}{path}"

    def says(
        self, path: str = "/rss", *, body: bytes = RSS, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        async def answer(request: web.Request) -> web.StreamResponse:
            return web.Response(body=body, status=status, headers=headers)

        self.does(path, answer)

    def moves(self, path: str, target: str, status: int = 302) -> None:
        self.says(path, body=b"", status=status, headers={"Location": target})

    def does(self, path: str, handler: Handler) -> None:
        self._answers[path] = handler

    def drips(self, path: str = "/rss", *, every: float) -> None:
        """Give one byte every so many seconds, to the end of the site."""

        async def answer(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse()
            await response.prepare(request)
            while not self._over.is_set():
                await response.write(b"<")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._over.wait(), every)
            return response

        self.does(path, answer)

    def never_answers(self, path: str = "/rss") -> None:
        """Take the request, and say nothing to the end of the site."""

        async def answer(request: web.Request) -> web.StreamResponse:
            await self._over.wait()
            return web.Response(status=503)

        self.does(path, answer)

    async def __aenter__(self) -> Site:
        self._runner = web.ServerRunner(web.Server(self._answer), shutdown_timeout=0.1)
        await self._runner.setup()
        context = None
        if self._tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(TLS / "loopback.pem", TLS / "loopback.key")
        place = web.TCPSite(self._runner, self._host, 0, ssl_context=context)
        await place.start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._over.set()
        await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(request)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            return await self._answers[request.path](request)
        finally:
            self.now -= 1


class Wire:
    """A server that writes these very bytes to whoever connects, then closes (or waits)."""

    def __init__(self, *pieces: bytes, hangs: bool = False) -> None:
        self._pieces, self._hangs = pieces, hangs
        self.connections = 0
        self.asked: list[str] = []
        """What for, in each connection's first request."""
        self.another = asyncio.Event()
        """Set at each connection."""

    def url(self, path: str = "/rss") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def __aenter__(self) -> Wire:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._over = asyncio.Event()
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._over.set()
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.another.set()
        request = await reader.readuntil(b"\r\n\r\n")
        self.asked.append(request.decode("latin-1").split(" ")[1])
        try:
            for piece in self._pieces:
                writer.write(piece)
                await writer.drain()
            if self._hangs:
                await self._over.wait()
        except ConnectionError:
            return
        finally:
            writer.transport.abort() if self._hangs else writer.close()
