"""One poll against a real server: what comes of every answer, and what the server saw."""

from __future__ import annotations

import asyncio
import gzip
import socket
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import IPv4Network
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from monitor.feeds.fetch import Fetcher
from monitor.feeds.guard import connector
from monitor.feeds.turns import Turns
from monitor.model import Failed, Failure, Fetched, Fresh, Unchanged
from tests.builders import at, feed, feed_state
from tests.feeds.server import AGENT, LOOPBACK, RSS, Site, Wire, client_tls, fetcher

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


async def poll(url: str, asks: Fetcher | None = None, **state: Any) -> Fetched:
    own = asks or fetcher()
    try:
        return await own.fetch(feed(url), feed_state(url, **state))
    finally:
        if asks is None:
            await own.close()


async def test_a_body_comes_with_its_validators_exactly_as_sent() -> None:
    async with Site() as site:
        site.says(
            headers={
                "ETag": 'W/"a-b"',
                "Last-Modified": "Tue, 01 May 2018 12:00:00 GMT",
                "Content-Type": "application/rss+xml; charset=utf-8",
                "Cache-Control": "max-age=900",
            }
        )
        answer = await poll(site.url())

    assert answer == Fresh(
        url=site.url(),
        status=200,
        body=RSS,
        content_type="application/rss+xml; charset=utf-8",
        etag='W/"a-b"',
        last_modified="Tue, 01 May 2018 12:00:00 GMT",
        max_age=timedelta(minutes=15),
    )


async def test_a_request_says_who_asks_and_no_more() -> None:
    async with Site() as site:
        site.says(headers={"Set-Cookie": "id=1"})
        asks = fetcher()
        await poll(site.url(), asks)
        await poll(site.url(), asks, etag='"x"', last_modified="yesterday, more or less")
        await asks.close()

    first, second = (dict(request.headers) for request in site.asked)
    assert set(first) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert first["User-Agent"] == AGENT
    assert first["Accept-Encoding"] == "gzip"
    assert set(second) - set(first) == {"If-None-Match", "If-Modified-Since"}
    assert (second["If-None-Match"], second["If-Modified-Since"]) == ('"x"', "yesterday, more or less")


async def test_not_modified_keeps_validators_that_it_does_not_repeat() -> None:
    async with Site() as site:
        site.says(body=b"", status=304, headers={"Last-Modified": "new"})
        answer = await poll(site.url(), etag='"x"', last_modified="old")

    assert answer == Unchanged(etag='"x"', last_modified="new")


async def test_not_modified_to_an_unconditional_request_is_a_failure() -> None:
    async with Site() as site:
        site.says(body=b"", status=304)
        answer = await poll(site.url())

    assert isinstance(answer, Failed)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, Failure.STATUS),
        (206, Failure.STATUS),
        (400, Failure.STATUS),
        (403, Failure.STATUS),
        (404, Failure.STATUS),
        (410, Failure.GONE),
        (429, Failure.STATUS),
        (500, Failure.STATUS),
        (503, Failure.STATUS),
        (599, Failure.STATUS),
    ],
)
async def test_a_status_that_brings_nothing_is_told_in_one_line(status: int, reason: Failure) -> None:
    async with Site() as site:
        site.says("/rss", status=status, body=b"")
        answer = await poll(site.url("/rss?key=secret"))

    assert isinstance(answer, Failed)
    assert (answer.reason, answer.status) == (reason, status)
    assert str(status) in answer.detail
    assert "/rss" in answer.detail
    assert "secret" not in answer.detail
    assert "\n" not in answer.detail


@pytest.mark.parametrize("status", [403, 429, 503])
async def test_a_wait_that_the_server_asks_for_is_told_in_seconds(status: int) -> None:
    async with Site() as site:
        site.says(status=status, headers={"Retry-After": "3600"})
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.retry_after == timedelta(hours=1)


async def test_a_wait_that_the_server_asks_for_may_be_a_date() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    async with Site() as site:
        site.says(status=429, headers={"Retry-After": soon})
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.retry_after is not None
    assert timedelta(minutes=59) < answer.retry_after <= timedelta(hours=1)


@pytest.mark.parametrize("private", [False, True])
async def test_what_may_be_a_secret_in_an_address_is_not_told(private: bool) -> None:
    """Neither a token in the path, nor any path of an address that is given by a file, nor where it leads."""
    token = "a1B2c3D4e5F6g7H8i9J0k1"
    async with Site() as site:
        path = f"/{'subscribers' if private else token}/rss"
        asked = feed(site.url(f"{path}?x=1"), private=private)
        asks = fetcher()
        site.says(path, status=404)
        plain = await asks.fetch(asked, feed_state(asked.url))
        site.moves(path, f"http://10.0.0.1/{token}")
        moved = await asks.fetch(asked, feed_state(asked.url))
        await asks.close()

    assert isinstance(plain, Failed)
    assert isinstance(moved, Failed)
    assert "/hidden-" in plain.detail
    assert "it answered 404" in plain.detail
    assert "http://10.0.0.1/hidden-" in moved.detail
    assert not any(part in plain.detail + moved.detail for part in (token, "subscribers"))


async def test_a_site_that_asked_for_a_pause_is_not_asked_for_another_feed() -> None:
    async with Site() as site:
        site.says("/a", status=429, headers={"Retry-After": "600"})
        site.says("/b")
        asks = fetcher()
        await poll(site.url("/a"), asks)
        answer = await poll(site.url("/b"), asks)
        await asks.close()

    assert len(site.asked) == 1
    assert isinstance(answer, Failed)
    assert answer.reason is Failure.PAUSED
    assert answer.retry_after is not None
    assert timedelta(minutes=9) < answer.retry_after <= timedelta(minutes=10)


@pytest.mark.parametrize(
    ("status", "headers", "rests"),
    [(429, {}, True), (429, {"Retry-After": "soon"}, True), (429, {"Retry-After": "0"}, False), (503, {}, False)],
)
async def test_a_site_that_is_asked_too_often_rests_although_it_does_not_say_how_long(
    status: int, headers: dict[str, str], *, rests: bool
) -> None:
    async with Site() as site:
        site.says("/a", status=status, headers=headers)
        site.says("/b")
        asks = fetcher()
        refused = await poll(site.url("/a"), asks)
        other = await poll(site.url("/b"), asks)
        await asks.close()

    assert isinstance(other, Failed) is rests
    assert (refused.requests[0].pause_until is not None) is rests


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
async def test_an_empty_answer_is_a_failure(body: bytes) -> None:
    async with Site() as site:
        site.says(body=body)
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.EMPTY


# --- redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed_and_the_place_found_is_told(status: int) -> None:
    async with Site() as site:
        site.moves("/old", "/rss", status)
        site.says("/rss")
        answer = await poll(site.url("/old"))

    assert isinstance(answer, Fresh)
    assert answer.url == site.url("/rss")


async def test_validators_go_only_to_the_url_that_gave_them() -> None:
    async with Site() as site:
        site.moves("/old", "/rss")
        site.says("/rss", headers={"ETag": '"new"'})
        await poll(site.url("/old"), etag='"old"')
        await poll(site.url("/old"), etag='"new"', found_at=site.url("/rss"))

    assert [(request.path, request.headers.get("If-None-Match")) for request in site.asked] == [
        ("/old", '"old"'),
        ("/rss", None),
        ("/old", None),
        ("/rss", '"new"'),
    ]


async def test_a_way_that_is_for_good_at_every_step_is_told() -> None:
    async with Site() as site:
        site.moves("/a", "/b", 301)
        site.moves("/b", "/rss", 308)
        site.moves("/c", "/b", 302)
        site.says("/rss")
        good, mixed, direct = [await poll(site.url(path)) for path in ("/a", "/c", "/rss")]

    assert isinstance(good, Fresh)
    assert isinstance(mixed, Fresh)
    assert isinstance(direct, Fresh)
    assert (good.moved_to, mixed.moved_to, direct.moved_to) == (site.url("/rss"), "", "")


@pytest.mark.parametrize("status", [301, 302])
async def test_a_feed_is_not_gone_for_good_where_what_it_leads_to_is(status: int) -> None:
    """Next time it may lead elsewhere, and nobody would look."""
    async with Site() as site:
        site.moves("/rss", "/elsewhere", status)
        site.says("/elsewhere", status=410)
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert (answer.reason, answer.status) == (Failure.STATUS, 410)
    assert "/elsewhere: it answered 410: its address sends us to what is gone" in answer.detail


@pytest.mark.parametrize(
    "headers",
    [{"Content-Security-Policy": "img-src " + "a" * 30_000}, {f"X-{number}": "1" for number in range(300)}],
)
async def test_a_feed_is_read_although_its_site_says_much_about_itself(headers: dict[str, str]) -> None:
    async with Site() as site:
        site.says(headers=headers)
        answer = await poll(site.url())

    assert isinstance(answer, Fresh)


async def test_a_move_that_was_believed_is_asked_directly() -> None:
    async with Site() as site:
        site.says("/rss", body=b"", status=304)
        answer = await poll(site.url("/old"), address=site.url("/rss"), etag='"x"')

    assert answer == Unchanged(etag='"x"')
    assert [request.path for request in site.asked] == ["/rss"]


async def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    async with Site() as site:
        for step in range(6):
            site.moves(f"/{step}", f"/{step + 1}")
        site.says("/6")
        near, far = await poll(site.url("/1")), await poll(site.url("/0"))

    assert isinstance(near, Fresh)
    assert isinstance(far, Failed)
    assert far.reason is Failure.REDIRECT
    assert len(site.asked) == 6 + 6


@pytest.mark.parametrize("way", [["/a"], ["/a", "/b"], ["/start", "/a", "/b"]])
async def test_a_circle_is_gone_round_once(way: list[str]) -> None:
    """A server that asks for cookies would be asked six times for each poll."""
    async with Site() as site:
        site.moves("/start", "/a")
        for here, there in pairwise([*way, "/a"]):
            site.moves(here, there)
        answer = await poll(site.url(way[0]))

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.REDIRECT
    assert "in a circle" in answer.detail
    assert [request.path for request in site.asked] == way


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://127.0.0.1:1/", "http://[::1", "http://u:p@127.0.0.1/"]
)
async def test_a_redirect_to_what_may_not_be_asked_is_refused(target: str) -> None:
    async with Site() as site:
        site.moves("/rss", target)
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.reason in (Failure.REDIRECT, Failure.CONNECTION)


async def test_an_address_of_six_is_told_as_it_is_written() -> None:
    async with Site() as site:
        site.moves("/rss", "http://[::ffff:10.1.1.1]/x")
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.detail.startswith("http://[::ffff:10.1.1.1]/x: it leads to ::ffff:a01:101 (private)")


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("/rss?acl=%2f*&sig=a%2Bb%3d&x={1}", "/rss?acl=/*&sig=a%2Bb%3D&x=%7B1%7D"),
        ("/rss?acl=%2f*&sig=a%2Bb%3d", "/rss?acl=%2f*&sig=a%2Bb%3d"),
        ("/%7euser/a%2Fb", "/%7euser/a%2Fb"),
        ("/rss?q=é", "/rss?q=%C3%A9"),
        ("/a/../rss", "/rss"),
    ],
)
async def test_a_url_goes_out_as_it_is_written_unless_it_cannot(given: str, sent: str) -> None:
    async with Wire(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n") as wire:
        await poll(wire.url(given))

    assert wire.asked[0] == sent


@pytest.mark.parametrize(
    ("location", "sent"),
    [
        (b"/moved?acl=%2f*&sig=a%2Bb%3d#top", "/moved?acl=%2f*&sig=a%2Bb%3d"),
        (b"/caf\xe9 noir", "/caf%E9%20noir"),
        ("/café".encode(), "/caf%C3%A9"),
        (b"../b?c", "/b?c"),
        (b"?page=2", "/rss?page=2"),
        (b"http:/same-host", "/same-host"),
    ],
)
async def test_a_redirect_is_followed_to_the_letter(location: bytes, sent: str) -> None:
    moved = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: " + location + b"\r\n\r\n"
    async with Wire(moved) as wire:
        await poll(wire.url("/rss"))

    assert wire.asked[1] == sent


async def test_a_redirect_may_name_its_host_in_any_letters() -> None:
    async with Site() as site:
        site.moves("/old", f"//bücher.example:{site.port}/rss")
        site.says()
        asks = fetcher(dial=lambda: connector(LOOPBACK, resolver=Says("127.0.0.1")))
        answer = await poll(site.url("/old"), asks)
        await asks.close()

    assert isinstance(answer, Fresh)
    assert site.asked[1].host == f"xn--bcher-kva.example:{site.port}"


@pytest.mark.parametrize(("wait", "slept"), [("20", [20.0]), ("0", [0.0]), ("soon", [0.0])])
async def test_a_redirect_is_followed_after_the_short_wait_that_it_asks_for(wait: str, slept: list[float]) -> None:
    rests: list[float] = []

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    async with Site() as site:
        site.says("/old", body=b"", status=302, headers={"Location": "/rss", "Retry-After": wait})
        site.says()
        asks = fetcher(sleep=sleep)
        answer = await poll(site.url("/old"), asks)
        await asks.close()

    assert isinstance(answer, Fresh)
    assert rests == slept


async def test_a_redirect_that_asks_for_a_long_wait_is_followed_at_the_next_poll() -> None:
    async with Site() as site:
        site.says("/old", body=b"", status=307, headers={"Location": "/rss", "Retry-After": "3600"})
        site.says()
        first = await poll(site.url("/old"))
        asked = len(site.asked)
        second = await poll(site.url("/old"), not_before=datetime.now(UTC))

    assert isinstance(first, Failed)
    assert first.reason is Failure.REDIRECT
    assert first.retry_after == timedelta(hours=1)
    assert first.detail.endswith("/old: it redirects, and wants that to be followed only 1 h later")
    assert asked == 1
    assert isinstance(second, Fresh)


async def test_a_redirect_without_a_target_is_a_failure() -> None:
    async with Site() as site:
        site.says(body=b"", status=302)
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.REDIRECT


async def test_a_redirect_from_https_to_http_is_refused_and_not_asked() -> None:
    async with Site() as plain, Site(tls=True) as safe:
        plain.says("/rss")
        safe.moves("/rss", plain.url("/rss"))
        safe.says("/direct")
        asks = fetcher(tls=client_tls())
        direct, moved = await poll(safe.url("/direct"), asks), await poll(safe.url("/rss"), asks)
        await asks.close()

    assert isinstance(direct, Fresh)
    assert isinstance(moved, Failed)
    assert moved.reason is Failure.REDIRECT
    assert plain.asked == []


async def test_a_certificate_that_nobody_vouches_for_is_a_failure() -> None:
    async with Site(tls=True) as site:
        site.says()
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert "certificate" in answer.detail
    assert site.asked == []


# --- addresses


class Says(AbstractResolver):
    """A name server that says whatever it is told."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
        kind = socket.AF_INET6 if ":" in self.addresses[0] else socket.AF_INET
        return [ResolveResult(hostname=host, host=a, port=port, family=kind, proto=0, flags=0) for a in self.addresses]

    async def close(self) -> None:
        pass


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "①②⑦.⓪.⓪.①", "127.0.0.1.", "[::127.0.0.1]"],
)
async def test_an_inner_address_is_not_reached_in_any_spelling(host: str) -> None:
    async with Site() as canary:
        canary.says()
        answer = await poll(f"http://{host}:{canary.port}/rss", fetcher_of_nothing := fetcher(allow=()))
        await fetcher_of_nothing.close()

    assert isinstance(answer, Failed)
    assert canary.asked == []


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("127.0.0.1", "127.0.0.2"), ("::1",), ("169.254.169.254",)])
async def test_a_name_that_resolves_to_an_inner_address_is_not_reached(addresses: tuple[str, ...]) -> None:
    async with Site() as canary:
        canary.says()
        asks = fetcher(dial=lambda: connector(resolver=Says(*addresses)))
        answer = await poll(f"http://inner.example:{canary.port}/rss", asks)
        await asks.close()

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.FORBIDDEN_ADDRESS
    assert any(address in answer.detail for address in addresses)
    assert canary.asked == []


async def test_a_name_that_changes_its_mind_is_looked_at_again() -> None:
    """The first answer is permitted, the second is not (DNS rebinding)."""
    name = Says("127.0.0.1")
    async with Site() as site, Site(host="127.0.0.2") as canary:
        site.says(headers={"Connection": "close"})
        canary.says()
        asks = fetcher(dial=lambda: connector([IPv4Network("127.0.0.1/32")], resolver=name))
        first = await poll(f"http://two-faced.example:{site.port}/rss", asks)
        name.addresses = ["127.0.0.2"]
        second = await poll(f"http://two-faced.example:{canary.port}/rss", asks)
        await asks.close()

    assert isinstance(first, Fresh)
    assert isinstance(second, Failed)
    assert second.reason is Failure.FORBIDDEN_ADDRESS
    assert canary.asked == []


async def test_a_redirect_to_an_inner_address_is_not_followed() -> None:
    async with Site(host="127.0.0.2") as canary, Site() as site:
        canary.says()
        # the port is the configured one, so that only the address speaks against it
        site.moves("/rss", f"http://127.0.0.2:{site.port}/rss")
        asks = fetcher(allow=(IPv4Network("127.0.0.1/32"),))
        answer = await poll(site.url(), asks)
        await asks.close()

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.FORBIDDEN_ADDRESS
    assert canary.asked == []


async def test_a_name_without_an_address_is_told() -> None:
    class Nobody(Says):
        async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
            raise OSError(None, "no such name")

    asks = fetcher(dial=lambda: connector(resolver=Nobody("")))
    answer = await poll("http://nowhere.example/rss", asks)
    await asks.close()

    assert isinstance(answer, Failed)
    assert "name" in answer.detail


# --- bodies that lie, drip or never end


async def test_a_packed_body_is_unpacked_whatever_its_length() -> None:
    async with Site() as site:
        site.says(body=gzip.compress(RSS), headers={"Content-Encoding": "gzip"})
        answer = await poll(site.url())

    assert isinstance(answer, Fresh)
    assert answer.body == RSS


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd"])
async def test_an_encoding_that_was_not_offered_is_refused(encoding: str) -> None:
    async with Site() as site:
        site.says(headers={"Content-Encoding": encoding, "ETag": '"x"'})
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.ENCODING


async def test_encodings_that_are_stacked_in_two_headers_are_refused() -> None:
    packed = gzip.compress(gzip.compress(RSS))
    async with Wire(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n", packed) as wire:
        answer = await poll(wire.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.ENCODING


async def test_a_bomb_is_stopped_at_the_cap() -> None:
    async with Site() as site:
        site.says(body=gzip.compress(b"\0" * 2**26), headers={"Content-Encoding": "gzip"})
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.TOO_LARGE


async def test_a_body_without_end_is_stopped_at_the_cap() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 2**16)

    async with Site() as site:
        site.does("/rss", endless)
        answer = await poll(site.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.TOO_LARGE


async def test_a_server_that_drips_costs_its_own_slot_only() -> None:
    """The drip resets every read's time limit; the total one ends it, and other sites are served meanwhile."""
    async with Site() as slow, Site() as quick:
        slow.drips(every=0.02)
        quick.says()
        asks = fetcher(total_timeout=0.4, read_timeout=0.2)
        dripping = asyncio.create_task(poll(slow.url(), asks))
        other = await poll(quick.url(), asks)
        still = not dripping.done()
        answer = await dripping
        await asks.close()

    assert isinstance(other, Fresh)
    assert still
    assert isinstance(answer, Failed)
    assert (answer.reason, answer.detail) == (
        Failure.TIMEOUT,
        f"{slow.url()}: it did not answer in full within 0.4 s",
    )


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", RSS),
        (CHUNKED, b"5\r\n<rss>\r\n"),
        (CHUNKED, b"ffff\r\n<rss>\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n", b"a\r\n"),
    ],
    ids=["too short for its length", "no last chunk", "short chunk", "packed"],
)
async def test_a_body_that_is_cut_is_never_fresh(pieces: tuple[bytes, ...]) -> None:
    async with Wire(*pieces) as wire:
        answer = await poll(wire.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.CONNECTION


@pytest.mark.parametrize(
    ("lengths", "said"),
    [
        (b"Content-Length: 20\r\nConnection: close\r\n", "is its Content-Length too small?"),
        (b"Content-Length: 0\r\nConnection: close\r\n", "is its Content-Length too small?"),
        (b"Content-Length: %d\r\n" % len(RSS) * 2, "Duplicate Content-Length"),
        (b"Content-Length: -1\r\n", "Invalid character in Content-Length"),
    ],
)
async def test_a_length_that_is_wrong_is_named_without_what_was_sent(lengths: bytes, said: str) -> None:
    async with Wire(b"HTTP/1.1 200 OK\r\n" + lengths + b"\r\n" + RSS) as wire:
        answer = await poll(wire.url())

    assert isinstance(answer, Failed)
    assert said in answer.detail
    assert "rss" not in answer.detail.replace(wire.url(), "")


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        (b"SSH-2.0-OpenSSH_9.2\r\n",),
        (b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(2000)) + b"\r\n",),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n",),
    ],
    ids=["nothing", "another protocol", "a flood of headers", "a long header", "no number"],
)
async def test_what_is_no_proper_answer_is_a_failure(pieces: tuple[bytes, ...]) -> None:
    async with Wire(*pieces) as wire:
        answer = await poll(wire.url())

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.CONNECTION
    assert "\n" not in answer.detail


async def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    async with Wire(hangs=True) as wire:
        asks = fetcher(read_timeout=0.1)
        answer = await poll(wire.url(), asks)
        await asks.close()

    assert isinstance(answer, Failed)
    assert (answer.reason, answer.detail) == (Failure.TIMEOUT, f"{wire.url()}: it said nothing for 0.1 s")


async def test_a_server_that_takes_no_connection_is_given_up_in_time() -> None:
    """Its queue is full and nobody takes from it, so the system answers no further caller."""
    with socket.socket() as full, ExitStack() as callers:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(2):
            caller = callers.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        asks = fetcher(connect_timeout=0.1)
        url = f"http://127.0.0.1:{full.getsockname()[1]}/rss"
        answer = await poll(url, asks)
        await asks.close()

    assert isinstance(answer, Failed)
    assert (answer.reason, answer.detail) == (Failure.TIMEOUT, f"{url}: no connection within 0.1 s")


async def test_a_closed_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        answer = await poll(f"http://127.0.0.1:{taken.getsockname()[1]}/rss")

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.CONNECTION


@pytest.mark.parametrize("etag", ["x" * 2000, "caf\udce9"])
async def test_a_validator_that_cannot_be_sent_back_as_it_is_is_not_kept(etag: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nETag: " + etag.encode(errors="surrogateescape") + b"\r\n\r\n"
    async with Wire(head, b"<rss/>") as wire:
        answer = await poll(wire.url())

    assert isinstance(answer, Fresh)
    assert answer.etag == ""


# --- turns


async def test_a_pause_lasts_as_long_as_before_when_the_clock_is_set_back() -> None:
    now = at(0)
    turns = Turns(lambda: now)
    turns.pause("news.example", at(60))

    now = at(30 - 20 * 60)
    turns.set_back(timedelta(hours=20))
    left = turns.paused("news.example")
    now = at(61 - 20 * 60)

    assert left == timedelta(minutes=30)
    assert turns.paused("news.example") is None


async def test_a_queue_is_forgotten_once_nobody_waits_in_it() -> None:
    """Whoever is called off while it waits keeps neither the turn nor a place."""
    turns = Turns(lambda: at(0))

    async def wait() -> None:
        async with turns.at("news.example", 0.0):
            await asyncio.sleep(0)

    async with turns.at("news.example", 0.0):
        impatient, patient = asyncio.create_task(wait()), asyncio.create_task(wait())
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.gather(impatient, return_exceptions=True)
        held = len(turns._taken)
    await patient

    assert (held, len(turns._taken)) == (1, 0)


async def test_a_turn_that_comes_to_who_is_just_called_off_goes_on_to_the_next() -> None:
    turns = Turns(lambda: at(0))
    came: list[str] = []

    async def wait(name: str) -> None:
        async with turns.at("news.example", 0.0):
            came.append(name)

    async with turns.at("news.example", 0.0):
        late, next_one = asyncio.create_task(wait("late")), asyncio.create_task(wait("next"))
        await asyncio.sleep(0)
    late.cancel()  # it has been given the turn, and does not run yet
    await asyncio.gather(late, next_one, return_exceptions=True)

    assert (late.cancelled(), came, len(turns._taken)) == (True, ["next"], 0)


async def test_a_site_is_asked_one_thing_at_a_time() -> None:
    """While it answers, another site is asked and answers: there was time for more."""
    asks = fetcher()
    async with Site() as site, Site() as other:
        other.says()

        async def slow(request: web.Request) -> web.StreamResponse:
            await poll(other.url(), asks)
            return web.Response(body=RSS)

        for number in range(6):
            site.does(f"/{number}", slow)
        answers = await asyncio.gather(*(poll(site.url(f"/{number}"), asks) for number in range(6)))
        await asks.close()

    assert (site.most, len(other.asked)) == (1, 6)
    assert all(isinstance(answer, Fresh) for answer in answers)


async def test_waiting_for_a_turn_is_not_held_against_a_feed() -> None:
    """The first poll takes all the time that one may have; the next waited as long for its turn, and is answered."""
    async with Site() as site:
        site.never_answers("/first")
        site.says("/next")
        asks = fetcher(total_timeout=1)
        first, after = await asyncio.gather(poll(site.url("/first"), asks), poll(site.url("/next"), asks))
        await asks.close()

    assert isinstance(first, Failed)
    assert isinstance(after, Fresh)


async def test_there_is_a_breath_between_two_requests_to_a_public_site() -> None:
    loop = asyncio.get_running_loop()
    times: list[float] = []

    async def note(request: web.Request) -> web.StreamResponse:
        times.append(loop.time())
        return web.Response(body=RSS)

    async with Site() as site:
        site.does("/rss", note)
        asks = fetcher(spacing=0.1, dial=lambda: connector(LOOPBACK, resolver=Says("127.0.0.1")))
        url = f"http://news.example:{site.port}/rss"
        await asyncio.gather(poll(url, asks), poll(url, asks), poll(site.url(), asks), poll(site.url(), asks))
        await asks.close()

    assert len(times) == 4
    assert max(times) - min(times) >= 0.1


async def test_a_poll_that_is_called_off_gives_up_its_turn() -> None:
    async with Wire(hangs=True) as wire:
        asks = fetcher()
        first = asyncio.create_task(poll(wire.url(), asks))
        await wire.another.wait()
        wire.another.clear()
        second = asyncio.create_task(poll(wire.url(), asks))
        first.cancel()
        await wire.another.wait()
        second.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        await asks.close()

    assert wire.connections == 2


async def test_closing_twice_is_closing_once() -> None:
    async with Site() as site:
        site.says()
        asks = fetcher()
        await poll(site.url(), asks)
        await asks.close()
        await asks.close()

    assert asks._session is not None
    assert asks._session.closed


async def test_a_server_that_hangs_up_is_asked_once_and_no_more() -> None:
    async with Wire() as wire:
        answer = await poll(wire.url())

    assert isinstance(answer, Failed)
    assert (answer.reason, wire.connections, len(answer.requests)) == (Failure.CONNECTION, 1, 1)
