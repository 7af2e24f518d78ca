"""Writing down what feeds answer, as WARC (ISO 28500), so that a history can be played again.

What must never happen: a poll fails or waits because a recording does; a secret of an address is written; a crash
spoils more than what it cut.

How it works: the recorder stands around a fetcher. When a poll is over, its exchanges are put together as records in
memory and appended in one write, on a thread of its own. Every record is a gzip member, so what was written before a
crash can be read; a new run begins a new file and never goes on with one that may have been cut. A day has its own
file, or several, none much larger than `limit`.

What is in it. A `request` and a `response` for each hop, with the real status and headers; the body is *decoded*, so
Content-Encoding and Transfer-Encoding are renamed (`X-Archive-Orig-…`) and Content-Length is that of the decoded body.
Bodies that the fetcher had no use for (of errors and redirects) were not read: `WARC-Truncated: unspecified`. A 304,
and a body that this file holds already, are `revisit` records. A poll that brought nothing has a `metadata` record
that says why. All records of one poll point to its first one (`WARC-Concurrent-To`), and name the feed
(`Monitor-Feed`).
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import os
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.feeds.disguise import disguised, disguised_bytes, secrets_of
from monitor.feeds.fetch import Exchange, Permits, Visit
from monitor.model import Failed, Feed, FeedState, Fetched, UserError

LIMIT = 256 * 2**20
"""Bytes after which a file is ended."""
FEED = "Monitor-Feed"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SAME_BODY = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_PRIVATE = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie", "set-cookie2"})
_RENAMED = {
    "content-encoding": "X-Archive-Orig-Content-Encoding",
    "transfer-encoding": "X-Archive-Orig-Transfer-Encoding",
}
_REASONS = {
    200: "OK",
    203: "Non-Authoritative Information",
    301: "Moved Permanently",
    302: "Found",
    304: "Not Modified",
}


class RecordingError(UserError):
    """A recording cannot be written or read; the message says which, and what to do."""


class Visits(Protocol):
    """A fetcher that tells all that was asked and answered."""

    async def visit(self, feed: Feed, state: FeedState, permits: Permits | None = None) -> Visit: ...

    async def close(self) -> None: ...


class Recorder:
    """A fetch that writes down what another one brings. Make it in the loop that fetches; close it.

    `directory` is made where it is missing; `RecordingError` where it cannot be written. `clock` dates the records.
    `limit`: bytes. `trouble` hears, once, why recording has stopped: the polls go on.
    """

    def __init__(
        self,
        inner: Visits,
        directory: Path,
        clock: Callable[[], datetime],
        *,
        software: str = "monitor",
        limit: int = LIMIT,
        trouble: Callable[[str], None] = lambda _why: None,
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._files = _Files(directory, software, limit)
        self._trouble = trouble
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="record")

    async def fetch(self, feed: Feed, state: FeedState, permits: Permits | None = None) -> Fetched:
        """As the fetcher within; what it brought is on its way to the disk when this returns."""
        visit = await self._inner.visit(feed, state, permits)
        now = self._clock()
        if self._files.usable:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._write, feed, visit, now)
        return visit.answer

    async def close(self) -> None:
        """End the file, and let go of the way to the feeds; a second call does nothing."""
        await self._inner.close()
        if self._files.usable:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._files.close)
        self._thread.shutdown(wait=False)  # nothing is left to wait for

    def _write(self, feed: Feed, visit: Visit, now: datetime) -> None:
        if not self._files.usable:
            return
        try:
            self._files.append(feed, visit, now)
        except OSError as error:
            self._files.give_up()
            self._trouble(f"{error.filename or 'the recording'}: {error.strerror or error}")


class _Files:
    """The files of one run, in their order; used from one thread."""

    def __init__(self, directory: Path, software: str, limit: int) -> None:
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordingError(f"{directory}: cannot be made ({error.strerror}): record somewhere else") from error
        if not os.access(directory, os.W_OK | os.X_OK):
            raise RecordingError(f"{directory}: may not be written: record somewhere else, or give it to this user")
        self.usable = True
        self._directory, self._software, self._limit = directory, software, limit
        self._descriptor = -1
        self._day = self._name = ""
        self._size = 0
        self._polls = 0
        self._bodies: dict[str, _Body] = {}
        """By feed's address: the last body that stands in the current file."""

    def append(self, feed: Feed, visit: Visit, now: datetime) -> None:
        day = f"{now:%Y%m%d}"
        if day != self._day or self._size >= self._limit:
            self._begin(day, now)
        self._polls += 1
        page = _Page(feed, visit, now, f"{self._name} {self._polls}")
        data = page.records(self._bodies)
        self._put(data)
        self._bodies.update(page.bodies)

    def _begin(self, day: str, now: datetime) -> None:
        self._end()
        self._bodies.clear()
        number = 1
        while True:
            path = self._directory / f"monitor-{day}-{number:04}.warc.gz"
            try:
                self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o640)
                break
            except FileExistsError:
                number += 1
        self._day, self._size, self._name = day, 0, path.name
        self._put(_opening(path.name, self._software, now))

    def _put(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left) :]
        self._size += len(data)

    def _end(self) -> None:
        if self._descriptor >= 0:
            os.fsync(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1

    def close(self) -> None:
        self.usable = False
        self._end()

    def give_up(self) -> None:
        """After an error: what is written stays as it is."""
        self.usable = False
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that a file holds."""

    digest: str
    url: str
    at: str


class _Page:
    """The records of one poll."""

    def __init__(self, feed: Feed, visit: Visit, now: datetime, name: str) -> None:
        self._secrets = secrets_of(feed, *(exchange.url for exchange in visit.exchanges))
        self._feed, self._visit, self._name = feed, visit, name
        self._at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        self._count = 0
        self._first = ""
        self.bodies: dict[str, _Body] = {}

    def records(self, known: dict[str, _Body]) -> bytes:
        out = io.BytesIO()
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        for exchange in self._visit.exchanges:
            url = self._hidden(exchange.url)
            writer.write_record(self._answer(exchange, url, known.get(url)))
            writer.write_record(self._request(exchange, url))
        if isinstance(self._visit.answer, Failed):
            writer.write_record(self._failure(self._visit.answer))
        return out.getvalue()

    def _hidden(self, text: str) -> str:
        return disguised(text, self._secrets)

    def _record(self, url: str, kind: str, head: StatusAndHeaders | None, body: bytes, **more: str) -> ArcWarcRecord:
        """Identities are derived from what is recorded and when: the same history gives the same file."""
        self._count += 1
        identity = f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'{self._name} {self._at} {url} {self._count}').urn}>"
        fields = {"WARC-Date": self._at, "WARC-Record-ID": identity, FEED: self._hidden(self._feed.url), **more}
        if self._first:
            fields["WARC-Concurrent-To"] = self._first
        self._first = self._first or identity
        return WARCWriter(io.BytesIO(), warc_version="1.1").create_warc_record(
            url, kind, payload=io.BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=fields
        )

    def _answer(self, exchange: Exchange, url: str, known: _Body | None) -> ArcWarcRecord:
        body = disguised_bytes(exchange.body or b"", self._secrets)
        head = _head(exchange, self._headers(exchange.headers.items()), body)
        if exchange.status == 304:
            return self._record(url, "revisit", head, b"", **{"WARC-Profile": NOT_MODIFIED})
        if exchange.body is None:
            return self._record(url, "response", head, b"", **{"WARC-Truncated": "unspecified"})
        digest = f"sha1:{base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()}"
        if known is not None and known.digest == digest:
            refers = {"WARC-Refers-To-Target-URI": known.url, "WARC-Refers-To-Date": known.at}
            profile = {"WARC-Profile": SAME_BODY, "WARC-Payload-Digest": digest}
            return self._record(url, "revisit", head, b"", **profile, **refers)
        self.bodies[url] = _Body(digest, url, self._at)
        return self._record(url, "response", head, body, **{"WARC-Payload-Digest": digest})

    def _request(self, exchange: Exchange, url: str) -> ArcWarcRecord:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        head = StatusAndHeaders(f"GET {target} HTTP/1.1", list(self._headers(exchange.sent)), is_http_request=True)
        return self._record(url, "request", head, b"")

    def _failure(self, failed: Failed) -> ArcWarcRecord:
        facts: dict[str, Any] = {"reason": failed.reason.value, "detail": self._hidden(failed.detail)}
        if failed.status is not None:
            facts["status"] = failed.status
        if failed.retry_after is not None:
            facts["retry-after"] = failed.retry_after.total_seconds()
        lines = "".join(f"{name}: {' '.join(str(value).split())}\r\n" for name, value in facts.items())
        return self._record(self._hidden(self._feed.url), "metadata", None, lines.encode("utf-8", "replace"))

    def _headers(self, given: Any) -> Iterator[tuple[str, str]]:
        for name, value in given:
            if name.lower() not in _PRIVATE:
                # aiohttp gives bytes that are no UTF-8 as halves of surrogate pairs
                yield name, self._hidden(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _head(exchange: Exchange, given: Iterator[tuple[str, str]], body: bytes) -> StatusAndHeaders:
    """As received, save what is no longer true of a decoded body."""
    headers = [(_RENAMED.get(name.lower(), name), value) for name, value in given if name.lower() != "content-length"]
    if exchange.body is not None:
        headers.append(("Content-Length", str(len(body))))
    status = f"{exchange.status} {_REASONS.get(exchange.status, '')}".strip()
    return StatusAndHeaders(status, headers, protocol="HTTP/1.1")


def _opening(name: str, software: str, now: datetime) -> bytes:
    """The record that every file begins with."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    facts = {"software": software, "format": "WARC File Format 1.1", "bodies": "decoded"}
    record = writer.create_warcinfo_record(name, facts)
    record.rec_headers.replace_header("WARC-Date", now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {now.isoformat()}").urn
    record.rec_headers.replace_header("WARC-Record-ID", f"<{identity}>")
    writer.write_record(record)
    return out.getvalue()
