"""What may be done from a message: its signed links, Slack's buttons, and one-click unsubscription.

Programs that read mail follow links, so GET shows what would be done and POST does it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from monitor.tokens import Invalid
from monitor.web import pages
from monitor.web.contract import Desk

LARGEST_PRESS = 512 * 1024
"""Bytes: Slack sends the whole message along, twice escaped."""
READ_SECONDS = 30
NOT_DONE = "This was not done"


class Acts:
    """The handlers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def offer(self, request: web.Request) -> web.Response:
        token = request.query.get("token", "")
        found = await self._desk.offer(token)
        if isinstance(found, Invalid):
            return page(pages.message(NOT_DONE, found.value), 403)
        return page(pages.offer(found, token))

    async def act(self, request: web.Request) -> web.Response:
        form = await _form(request)
        done = await self._desk.act(form.get("token") or request.query.get("token", ""))
        if isinstance(done, Invalid):
            return page(pages.message(NOT_DONE, done.value), 403)
        return page(pages.message("Done", done))

    async def press(self, request: web.Request) -> web.Response:
        """A button in Slack. The signature is over the bytes as they came, so they are read before anything else."""
        body = await whole(request, LARGEST_PRESS)
        stamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
        return web.Response(status=(await self._desk.pressed(body, stamp, signature)).value)

    async def offer_to_leave(self, request: web.Request) -> web.Response:
        return page(pages.farewell(*self._leaver(request.query)))

    async def leave(self, request: web.Request) -> web.Response:
        """A mail service posts `List-Unsubscribe=One-Click` to the link as it stands (RFC 8058), a person the form."""
        form = await _form(request)
        channel, recipient, _token = self._leaver({**request.query, **form})
        await self._desk.leave(channel, recipient)
        return page(pages.message("Done", f"Nothing more is sent to {recipient}."))

    def _leaver(self, given: Mapping[str, str]) -> tuple[str, str, str]:
        channel, recipient, token = (given.get(name, "") for name in ("channel", "to", "token"))
        if not self._desk.may_leave(channel, recipient, token):
            raise web.HTTPForbidden(reason="this link was not made here")
        return channel, recipient, token


async def _form(request: web.Request) -> dict[str, str]:
    """What was filled in, the first of each name; a form that cannot be read is an answer for who sent it."""
    try:
        given = await request.post()
    except (ValueError, LookupError, AssertionError, HttpProcessingError):  # no boundary, no such charset, half a part
        raise web.HTTPBadRequest(reason="this form cannot be read") from None
    return {name: str(given[name]) for name in given}


async def whole(request: web.Request, largest: int) -> bytes:
    """The body, byte for byte; one that is too large, or that does not end, is an answer for who sent it."""
    body = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for chunk in request.content.iter_any():
                body += chunk
                if len(body) > largest:
                    raise web.HTTPRequestEntityTooLarge(largest, len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(body)


def page(text: str, status: int = 200) -> web.Response:
    """An answer for a browser."""
    return web.Response(text=text, content_type="text/html", status=status)
