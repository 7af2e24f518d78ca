"""Answers that are little body and much else: honest ones are taken, the others are cut."""

from __future__ import annotations

import pytest
from aiohttp import web

from monitor.feeds.framing import MOST
from monitor.model import Failed, Failure, Fresh
from tests.builders import feed, feed_state
from tests.feeds.server import RSS, Site, Wire, fetcher

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
LAST = b"0\r\n\r\n"


def chunks(body: bytes, size: int) -> bytes:
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        (CHUNKED + b"5;a=", b"x" * 4096),
        (CHUNKED, b"1;" + b"x" * 4000 + b"\r\ny\r\n"),
        (CHUNKED, b"1\r\nx\r\n"),
        (CHUNKED + b"3\r\nabc\r\n", b"0" * 4096),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        (b"", b"\r\n"),
    ],
    ids=["one extension", "many extensions", "chunks of a byte", "zeros", "continue", "hints", "blank lines"],
)
async def test_what_is_no_body_has_its_cap(before: bytes, piece: bytes) -> None:
    """The server would go on for ever: it waits once it has sent some MiB, and we do not."""
    async with Wire(before, *([piece * (65_536 // len(piece))] * 64), hangs=True) as wire:
        asks = fetcher()
        answer = await asks.fetch(feed(wire.url()), feed_state(wire.url()))
        await asks.close()

    assert isinstance(answer, Failed)
    assert (answer.reason, "128 KiB around its body" in answer.detail) == (Failure.TOO_LARGE, True)


@pytest.mark.parametrize("size", [6, 100, 8000])
async def test_a_body_in_small_chunks_is_taken(size: int) -> None:
    """However many there are, as long as each is about as long as what frames it."""
    body = RSS + b" " * (3 * MOST)
    async with Wire(b"HTTP/1.1 100 Continue\r\n\r\n", CHUNKED, chunks(body, size) + LAST) as wire:
        asks = fetcher()
        answer = await asks.fetch(feed(wire.url()), feed_state(wire.url()))
        await asks.close()

    assert isinstance(answer, Fresh)
    assert answer.body == body


async def test_each_answer_of_a_connection_is_counted_by_itself() -> None:
    connections = set()

    async def in_bytes(request: web.Request) -> web.StreamResponse:
        connections.add(request.transport)
        response = web.StreamResponse()
        await response.prepare(request)
        for at in range(len(RSS)):
            await response.write(RSS[at : at + 1])
        for _ in range(12_000):
            await response.write(b" ")
        return response

    async with Site() as site:
        site.does("/rss", in_bytes)
        asks = fetcher()
        answers = [await asks.fetch(feed(site.url()), feed_state(site.url())) for _ in range(3)]
        await asks.close()

    assert [type(answer) for answer in answers] == [Fresh] * 3
    assert len(connections) == 1
