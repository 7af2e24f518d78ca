"""A real hub on loopback: it is asked, looks whether it was, and tells."""

from __future__ import annotations

import asyncio
import hmac
import io
from types import TracebackType

import aiohttp
from aiohttp import web


class Hub:
    """`async with Hub() as hub: … await hub.confirm(); await hub.push(b"…")`."""

    def __init__(self, *, lease: int = 864_000, answers: int = 202, confirms: bool = True) -> None:
        self.lease, self.answers, self.confirms = lease, answers, confirms
        self.asked: list[dict[str, str]] = []
        """The form of every request."""
        self.confirmed = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def look(self, **given: str) -> tuple[int, str]:
        """Look whether we were asked: as the last request says, or otherwise."""
        last = self.asked[-1]
        usual = {"mode": "subscribe", "topic": last["hub.topic"], "challenge": "1234", "lease_seconds": str(self.lease)}
        query = {f"hub.{key}": value for key, value in {**usual, **given}.items()}
        async with self._session.get(last["hub.callback"], params=query) as answer:
            return answer.status, await answer.text()

    async def push(self, body: bytes, *, signature: str | None = None, to: str = "") -> int:
        """Tell of news, signed as agreed unless another signature is given."""
        last = self.asked[-1]
        signed = "sha256=" + hmac.new(last["hub.secret"].encode(), body, "sha256").hexdigest()
        headers = {"X-Hub-Signature": signed if signature is None else signature}
        async with self._session.post(to or last["hub.callback"], data=io.BytesIO(body), headers=headers) as answer:
            return answer.status

    async def __aenter__(self) -> Hub:
        self._session = aiohttp.ClientSession()
        self._runner = web.ServerRunner(web.Server(self._answer), shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        form = await request.post()
        self.asked.append({key: str(value) for key, value in form.items()})
        if self.confirms and self.answers < 300 and await self.look() == (200, "1234"):  # before it answers: it may
            self.confirmed.set()
        return web.Response(status=self.answers)
