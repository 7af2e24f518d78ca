"""A recording played back as a fetch: what was answered then is answered again, in the order of its dates.

What must never happen: a damaged file stops the play or is taken for whole; a recording that another tool made is
refused because it lacks what ours say besides.

How it works: reading a recording makes an index of its answers and holds no body; each is read from its file when its
turn comes. Our records say which of them make up one poll. In a recording of another tool (wget, browsertrix, warcio),
every answer of a feed's address is a poll, and a redirect is followed to the answer of its target that is nearest in
time. What an answer means is decided by the same code as in a poll, with the recorded moment as its clock.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import zlib
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

from multidict import CIMultiDict, CIMultiDictProxy
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataException
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeadersParserException
from yarl import URL

from monitor.feeds.disguise import disguised, secrets_of
from monitor.feeds.fetch import MAX_REDIRECTS, Exchange, Journey, Moved, lost, understood
from monitor.feeds.record import FEED, NOT_MODIFIED, RecordingError
from monitor.model import Failed, Failure, Feed, FeedState, Fetched

_LONGEST_LINE = 2**20
"""Bytes of a header."""
_SUFFIXES = (".warc", ".warc.gz")
# warcio checks little of what it reads: of a file that is not as it should be, any of these come out
_DAMAGE = (
    ArchiveLoadFailed, StatusAndHeadersParserException, ChunkedDataException, zlib.error, EOFError, ValueError,
    AttributeError, TypeError, IndexError, KeyError, AssertionError,
)  # fmt: skip


class Kind(Enum):
    """How an answer stands in a recording."""

    WHOLE = auto()
    SAME = auto()
    """Its body stands elsewhere."""
    NOT_MODIFIED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where an answer stands."""

    at: datetime
    url: str
    file: Path
    offset: int
    kind: Kind
    digest: str = ""
    """Of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll, as it was recorded."""

    at: datetime
    url: str
    """The feed's, as it may be written."""
    answers: tuple[Kept, ...] = ()
    """Redirects first; of another tool's recording only the first."""
    failed: Failed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The index of one or more files."""

    polls: tuple[Poll, ...]
    """Oldest first."""
    damage: tuple[str, ...] = ()
    """A line for each file that could not be read to its end."""
    bodies: Mapping[str, Kept] = field(default_factory=dict)
    """By digest."""
    answers: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
    """By address, oldest first."""


def read(place: Path) -> Recording:
    """Index a WARC file, or all that lie in a directory, at any depth. Blocking. `RecordingError` where none can be."""
    found: list[_Found] = []
    damage: list[str] = []
    for file in _files(place):
        try:
            with file.open("rb") as source, contextlib.redirect_stderr(io.StringIO()):  # warcio prints
                found += _Indexer(file, source).records(damage)
        except OSError as error:
            raise RecordingError(f"{file}: cannot be read ({error.strerror}): check its permissions") from error
    if damage and not found and not place.is_dir():
        raise RecordingError(damage[0])
    answers = sorted((one.what for one in found if isinstance(one.what, Kept)), key=lambda kept: kept.at)
    by_url: dict[str, list[Kept]] = {}
    for kept in answers:
        by_url.setdefault(_key(kept.url), []).append(kept)
    return Recording(
        polls=_polls(found),
        damage=tuple(damage),
        bodies={kept.digest: kept for kept in reversed(answers) if kept.kind is Kind.WHOLE and kept.digest},
        answers={url: tuple(kept) for url, kept in by_url.items()},
    )


class Playback:
    """A recording as a fetch, for these feeds. Each poll of a feed gets its next recorded answer."""

    def __init__(self, recording: Recording, feeds: Iterable[Feed]) -> None:
        self._recording = recording
        by_url = {key: feed for feed in feeds for key in _spellings(feed)}
        self._ahead: dict[str, deque[Poll]] = {}
        self.polls: list[tuple[datetime, Feed]] = []
        """When each feed was asked, oldest first: ask in this order."""
        self.strangers: Counter[str] = Counter()
        """Recorded addresses that are no feed's, and how often they were asked."""
        for poll in recording.polls:
            feed = by_url.get(_key(poll.url))
            self._ahead.setdefault(_key(feed.url if feed else poll.url), deque()).append(poll)
            if feed:
                self.polls.append((poll.at, feed))
            else:
                self.strangers[poll.url] += 1

    async def fetch(self, feed: Feed, state: FeedState) -> Fetched:
        """The next recorded answer."""
        waiting = self._ahead.get(_key(feed.url))
        if not waiting:
            return Failed(reason=Failure.CONNECTION, detail="the recording holds no further answer of this address")
        return await asyncio.to_thread(self._play, waiting.popleft(), feed, state)

    async def close(self) -> None:
        """Nothing is held open."""

    def _play(self, poll: Poll, feed: Feed, state: FeedState) -> Fetched:
        if poll.failed:
            return poll.failed
        journey = Journey(feed, state, state.address or feed.url)
        step: Kept | None = poll.answers[0]
        for number in range(1, MAX_REDIRECTS + 2):
            if step is None:
                return Failed(reason=Failure.REDIRECT, detail="the recording does not hold what it redirects to")
            read = _load(step, self._recording, feed.max_body)
            answer = read if isinstance(read, Failed) else understood(journey, read, step.at, conditional=True)
            if not isinstance(answer, Moved):
                return answer
            if (wrong := journey.follow(answer)) is not None:
                return wrong
            step = poll.answers[number] if number < len(poll.answers) else self._nearest(answer.url, poll.at)
        return lost(feed)

    def _nearest(self, url: str, at: datetime) -> Kept | None:
        """The answer of an address at this moment or the first one after it; else the last one before."""
        known = self._recording.answers.get(_key(url), ())
        place = bisect_left(known, at, key=lambda kept: kept.at)
        return known[min(place, len(known) - 1)] if known else None


def _spellings(feed: Feed) -> set[str]:
    return {_key(feed.url), _key(disguised(feed.url, secrets_of(feed)))}


def _key(url: str) -> str:
    """What two spellings of one address have in common."""
    try:
        return str(URL(url).with_fragment(None))
    except ValueError:
        return url


def _files(place: Path) -> Sequence[Path]:
    if not place.exists():
        raise RecordingError(f"{place}: there is no such recording; give a .warc or .warc.gz file, or a directory")
    if place.is_file():
        return [place]
    if not place.is_dir():  # an answer is read from where it stands, which a pipe has not
        raise RecordingError(f"{place}: it is a pipe or a device; put the recording into a file")
    found = sorted(path for path in place.rglob("*") if path.is_file() and path.name.endswith(_SUFFIXES))
    if not found:
        raise RecordingError(
            f"{place}: there is no .warc or .warc.gz file in it; record one with: monitor run --record"
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one record adds to the index."""

    what: Kept | Failed
    at: datetime
    feed: str = ""
    """As our own records name it."""
    group: str = ""
    """Of the records of one poll."""


def _polls(found: Sequence[_Found]) -> tuple[Poll, ...]:
    """Put together what belongs to one poll. A stable sort: what has one date stays in the order of the files."""
    ours: dict[str, list[_Found]] = {}
    polls = []
    for one in found:
        if one.group:
            ours.setdefault(one.group, []).append(one)
        elif isinstance(one.what, Kept):
            polls.append(Poll(at=one.at, url=one.what.url, answers=(one.what,)))
    for parts in ours.values():
        answers = tuple(part.what for part in parts if isinstance(part.what, Kept))
        failed = next((part.what for part in parts if isinstance(part.what, Failed)), None)
        polls.append(Poll(at=parts[0].at, url=parts[0].feed, answers=answers, failed=failed))
    return tuple(sorted(polls, key=lambda poll: poll.at))


_TAIL = 64
"""Bytes after the last record that are looked at: there is nothing but line ends."""


class _Indexer:
    """Goes through one file."""

    def __init__(self, file: Path, source: BinaryIO) -> None:
        self._file, self._source = file, source

    def records(self, damage: list[str]) -> Iterator[_Found]:
        """Each answer or failure; adds a line where the file is damaged."""
        whole = end = 0
        try:
            archive = ArchiveIterator(self._source)
            archive.reader.readline = _bounded(archive.reader.readline)
            for record in archive:
                found = self._found(record)
                offset = archive.get_record_offset()  # reads to the record's end
                if getattr(record.raw_stream, "limit", 1) > 0:
                    raise EOFError
                whole += 1
                end = offset + archive.get_record_length()
                if found is not None and isinstance(found.what, Kept):
                    found = replace(found, what=replace(found.what, offset=offset))
                if found is not None:
                    yield found
            self._source.seek(end)
            if whole and self._source.read(_TAIL).strip(b"\r\n"):  # a record of which too little is left to be one
                raise EOFError
        except _DAMAGE as error:
            if whole:
                damage.append(f"{self._file}: damaged or cut off after {whole} records; the rest of it is left out")
            else:
                damage.append(f"{self._file}: it is no WARC file{_remedy(error)}")
        else:
            if not whole:
                damage.append(f"{self._file}: it is empty")

    def _found(self, record: ArcWarcRecord) -> _Found | None:
        """What a record adds to the index; None where it adds nothing."""
        said = record.rec_headers.get_header
        at, url, feed = _moment(said("WARC-Date")), said("WARC-Target-URI") or "", said(FEED) or ""
        group = f"{self._file} {said('WARC-Concurrent-To') or said('WARC-Record-ID')}" if feed else ""
        if at is None or not url:
            return None
        if record.rec_type == "metadata" and feed:
            failed = _failure(record.content_stream().read(64 * 1024))
            return _Found(what=failed, at=at, feed=feed, group=group)
        if record.rec_type != "revisit" and (record.rec_type != "response" or not record.http_headers):
            return None
        kind = Kind.WHOLE
        if record.rec_type == "revisit":
            kind = Kind.NOT_MODIFIED if said("WARC-Profile") == NOT_MODIFIED else Kind.SAME
        digest = said("WARC-Payload-Digest") or ""
        kept = Kept(at=at, url=url, file=self._file, offset=0, kind=kind, digest=digest)
        return _Found(what=kept, at=at, feed=feed, group=group)


def _bounded(readline: Callable[[int | None], bytes]) -> Callable[[int | None], bytes]:
    """For warcio, which puts a line together from ever more pieces: zeros, which a power cut leaves, are one line."""

    def read(length: int | None = None) -> bytes:
        line = readline(_LONGEST_LINE if length is None else min(length, _LONGEST_LINE))
        if len(line) == _LONGEST_LINE:
            raise ValueError
        return line

    return read


def _remedy(error: Exception) -> str:
    if "non-chunked gzip" in str(error):
        return ", but one gzip of it: run warcio recompress on it"
    return "; give what monitor run --record, wget --warc-file or browsertrix wrote"


def _load(kept: Kept, recording: Recording, limit: int) -> Exchange | Failed:
    """The answer itself, its body from where it stands."""
    try:
        exchange = _record(kept, limit)
        if isinstance(exchange, Failed) or kept.kind is Kind.WHOLE:
            return exchange
        if kept.kind is Kind.NOT_MODIFIED:
            return Exchange(url=kept.url, status=304, headers=exchange.headers)
        source = recording.bodies.get(kept.digest)
        if source is None:
            return Exchange(url=kept.url, status=304, headers=exchange.headers)  # the same as before
        whole = _record(source, limit)
    except (OSError, *_DAMAGE) as error:
        return Failed(reason=Failure.CONNECTION, detail=f"the recording cannot be read here ({type(error).__name__})")
    if isinstance(whole, Failed):
        return whole
    headers = exchange.headers if exchange.status else whole.headers
    return Exchange(url=kept.url, status=exchange.status or whole.status, headers=headers, body=whole.body)


def _record(kept: Kept, limit: int) -> Exchange | Failed:
    with kept.file.open("rb") as source:
        source.seek(kept.offset)
        record = next(iter(ArchiveIterator(source)))
        given = record.http_headers.headers if record.http_headers else []
        headers = CIMultiDictProxy(CIMultiDict([(name, value) for name, value in given if value is not None]))
        encoding = headers.get("Content-Encoding", "").lower()
        if encoding and encoding != "identity" and encoding not in BufferedReader.get_supported_decompressors():
            return Failed(reason=Failure.ENCODING, detail=f"it was recorded in the encoding {encoding[:40]!r}")
        body = b"" if kept.kind is not Kind.WHOLE else record.content_stream().read(limit + 1)
        if len(body) > limit:
            return Failed(reason=Failure.TOO_LARGE, detail="it is larger than max_body allows")
        code = record.http_headers.get_statuscode() if record.http_headers else ""
        return Exchange(url=kept.url, status=int(code) if code.isdigit() else 0, headers=headers, body=body)


def _failure(lines: bytes) -> Failed:
    said = dict(line.split(": ", 1) for line in lines.decode("utf-8", "replace").splitlines() if ": " in line)
    known = said.get("reason") in set(Failure)
    seconds, status = said.get("retry-after", ""), said.get("status", "")
    return Failed(
        reason=Failure(said["reason"]) if known else Failure.CONNECTION,
        detail=said.get("detail", ""),
        status=int(status) if status.isdigit() else None,
        retry_after=timedelta(seconds=float(seconds)) if seconds else None,
    )


def _moment(value: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
