"""What stands around a body on the wire: sizes of chunks and their extensions, interim answers, blank lines.

HTTP sets no limit to any of it and aiohttp takes what comes, so an answer without a body can keep a core busy for as
long as it is listened to: the cap of bodies never sees it, and no read ever times out. Here what is not body is
counted for each answer, and the connection is cut when there is too much of it.

How long a server may say nothing is looked after here as well: aiohttp makes two timers for every answer.
"""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler

from monitor.feeds.patience import Patience

MOST = 128 * 1024
"""Bytes of an answer beside its body: servers commonly send one, and seldom take more than 32 KiB themselves."""
_SHARE = 1
"""Bytes more for each byte of body: the smallest chunk that an honest server sends is as long as what frames it."""
_AT_ONCE = 16 * 1024
"""Bytes taken in between two looks: interim answers that fill them keep the loop for some 20 ms."""


class FramingError(aiohttp.ClientPayloadError):
    """There is too much around a body."""


class MeasuredResponse(ResponseHandler):
    """A connection of aiohttp's that counts what each answer is made of."""

    _wire = 0

    def __init__(self, loop: asyncio.AbstractEventLoop, patience: Patience) -> None:
        super().__init__(loop)
        self._patience = patience

    def set_response_params(self, **given: Any) -> None:
        """Another answer begins."""
        self._wire = 0
        self._payload = None
        super().set_response_params(**given)

    def data_received(self, data: bytes) -> None:
        """Take what came from the wire, as long as enough of it is body."""
        for at in range(0, len(data) or 1, _AT_ONCE):
            piece = data[at : at + _AT_ONCE]
            super().data_received(piece)
            self._wire += len(piece)
            body = 0 if self._payload is None else self._payload.total_bytes
            if self._wire - body > MOST + _SHARE * body:
                self._cut()
                return

    def _reschedule_timeout(self) -> None:
        if self._read_timeout:
            self._patience.begin(self, self._read_timeout, self._on_read_timeout)

    def _drop_timeout(self) -> None:
        self._patience.end(self)

    def _cut(self) -> None:
        """Whoever waits for an answer or for more of its body hears why."""
        why = FramingError(f"more than {MOST // 1024} KiB around its body: it may be an attack")
        self.set_exception(why)
        if self._payload is not None:
            self._payload.set_exception(why)
        if self.transport is not None:
            self.transport.abort()
