"""Recordings: what is written of a poll, what is not, and how it comes back."""

from __future__ import annotations

import asyncio
import gzip
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.feeds import playback
from monitor.feeds.disguise import disguised, secrets_of
from monitor.feeds.fetch import Permits, Visit
from monitor.feeds.playback import Playback
from monitor.feeds.record import Recorder, RecordingError
from monitor.model import Failed, Failure, Feed, FeedState, Fetched, Fresh, Unchanged
from tests.builders import at, feed, feed_state
from tests.feeds.server import RSS, Site, fetcher

TOKEN = "9f8a7b6c5d4e3f2a1b0c9d8e"


class Clock:
    def __init__(self) -> None:
        self.now = at(0)

    def __call__(self) -> datetime:
        return self.now


async def record(
    directory: Path, polls: list[tuple[Feed, FeedState]], *, within: float = 20, **options: object
) -> list[Fetched]:
    """Poll in this order, ten minutes apart, each for so many seconds at most, and write it down."""
    clock, inner = Clock(), fetcher(total_timeout=within)
    recorder = await asyncio.to_thread(Recorder, inner, directory, clock, **options)
    answers = []
    try:
        for one, state in polls:
            answers.append(await recorder.fetch(one, state))
            clock.now += timedelta(minutes=10)
    finally:
        await recorder.close()
        await inner.close()
    return answers


async def play(directory: Path, *feeds: Feed) -> list[Fetched]:
    played = Playback(await asyncio.to_thread(playback.read, directory), feeds)
    return [await played.fetch(one, feed_state(one.url)) for _, one in played.polls]


def records(directory: Path) -> list[tuple[str, dict[str, str], dict[str, str], bytes]]:
    """Type, WARC fields, HTTP headers and body of each record, by warcio's own reader, digests checked."""
    found = []
    for file in sorted(directory.glob("*.warc.gz")):
        with file.open("rb") as source:
            for one in ArchiveIterator(source, check_digests="raise"):
                http = dict(one.http_headers.headers) if one.http_headers else {}
                found.append((one.rec_type, dict(one.rec_headers.headers), http, one.content_stream().read()))
    return found


async def test_a_poll_is_a_request_and_a_response_as_they_were(tmp_path: Path) -> None:
    """The body is decoded, and its encoding is told under another name."""
    async with Site() as site:
        headers = {"Content-Encoding": "gzip", "ETag": '"1"', "Set-Cookie": "session=1", "Content-Type": "text/xml"}
        site.says(body=gzip.compress(RSS), headers=headers)
        await record(tmp_path, [(feed(site.url()), feed_state(site.url()))])

    info, response, request = records(tmp_path)
    assert info[0] == "warcinfo"
    assert response[0] == "response"
    assert response[1]["WARC-Target-URI"] == site.url()
    assert response[1]["WARC-Date"] == "2018-05-01T12:00:00.000000Z"
    assert response[2]["X-Archive-Orig-Content-Encoding"] == "gzip"
    assert response[2]["Content-Length"] == str(len(RSS))
    assert "Set-Cookie" not in response[2]
    assert response[3] == RSS
    assert request[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert request[2]["User-Agent"].startswith("monitor/")


async def test_what_was_answered_is_answered_again(tmp_path: Path) -> None:
    """Bodies, 304s, bodies that stayed the same, redirects, refusals and timeouts."""
    async with Site() as site:
        rss, moved, away, slow = (feed(site.url(path)) for path in ("/rss", "/moved", "/away", "/slow"))
        site.says("/rss", headers={"ETag": '"1"', "Cache-Control": "max-age=900", "Content-Type": "text/xml"})
        site.moves("/moved", "/rss", 301)
        site.says("/away", status=503, headers={"Retry-After": "120"})
        site.never_answers("/slow")
        polls = [(one, feed_state(one.url)) for one in (rss, rss, moved, away)]
        answers = await record(tmp_path, polls)
        answers += await record(tmp_path, [(slow, feed_state(slow.url))], within=0.5)
        site.says("/rss", body=b"", status=304, headers={"ETag": '"1"'})
        answers += await record(tmp_path, [(rss, feed_state(rss.url, etag='"1"'))])

    kinds = [kind for kind, *_ in records(tmp_path)]
    played = await play(tmp_path, rss, moved, away, slow)
    assert kinds.count("revisit") == 3
    assert kinds.count("metadata") == 2
    assert sorted(played, key=repr) == sorted(answers, key=repr)
    assert isinstance(answers[2], Fresh)
    assert answers[2].moved_to == site.url("/rss")
    assert isinstance(answers[-1], Unchanged)


async def test_a_secret_is_written_nowhere_and_its_feed_is_found_all_the_same(tmp_path: Path) -> None:
    """Not in addresses, headers, bodies, redirects or messages."""
    async with Site() as site:
        body = RSS.replace(b"<title>Example", b"<link>" + site.url(f"/rss?token={TOKEN}").encode() + b"</link><title>E")
        site.says("/rss", body=body, headers={"Link": f'<{site.url(f"/rss?token={TOKEN}")}>; rel="self"'})
        site.moves(f"/private/{TOKEN}/rss", f"/rss?token={TOKEN}")
        site.says("/hush-hush/rss", status=404)
        query = feed(site.url(f"/rss?token={TOKEN}"))
        path = feed(site.url(f"/private/{TOKEN}/rss"))
        told = feed(site.url("/hush-hush/rss"), private=True)
        await record(tmp_path, [(one, feed_state(one.url)) for one in (query, path, told)])

    (content,) = _files(tmp_path).values()
    written = gzip.decompress(content)
    played = await play(tmp_path, query, path, told)
    assert TOKEN.encode() not in written
    assert b"hush-hush" not in written
    assert [type(answer) for answer in played] == [Fresh, Fresh, Failed]


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        ("https://a.example/rss?format=rss&id=12", False),
        ("https://a.example/2018/12/us-backed-forces-launch-offensive-2018/feed", False),
        ("https://a.example/feed?key=abcdef", True),
        ("https://a.example/feed?x=Zm9vYmFyMTIzNDU2Nzg5MA", True),
        ("https://a.example/p/123e4567-e89b-12d3-a456-426614174000/rss", True),
    ],
)
def test_what_looks_like_a_secret_is_one(url: str, hidden: bool) -> None:
    assert (disguised(url, secrets_of(Feed(url=url))) != url) is hidden


@given(st.text(max_size=80))
def test_a_disguise_hides_every_secret_and_is_always_the_same(tail: str) -> None:
    one = Feed(url="https://a.example/" + tail, private=True)
    secrets = secrets_of(one)

    once = disguised(one.url, secrets)

    assert all(secret not in once for secret in secrets)
    assert once == disguised(one.url, secrets)


async def test_the_same_history_gives_the_same_file(tmp_path: Path) -> None:
    async with Site() as site:
        site.says()
        polls = [(feed(site.url()), feed_state(site.url()))] * 2
        site.says(headers={"Date": "Tue, 01 May 2018 12:00:00 GMT"})
        await record(tmp_path / "a", polls)
        await record(tmp_path / "b", polls)

    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def _files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


async def test_a_day_has_its_own_file_and_a_large_one_is_ended(tmp_path: Path) -> None:
    async with Site() as site:
        site.says()
        polls = [(feed(site.url()), feed_state(site.url()))] * 3
        await record(tmp_path, polls, limit=1)
        await record(tmp_path, polls * 40)

    names = sorted(_files(tmp_path))
    assert names[:4] == [f"monitor-20180501-{number:04}.warc.gz" for number in (1, 2, 3, 4)]
    assert names[4] == "monitor-20180502-0001.warc.gz"


async def test_a_file_that_was_cut_is_played_as_far_as_it_goes(tmp_path: Path) -> None:
    """And says that it was cut, and where."""
    async with Site() as site:
        site.says()
        polls = [(feed(site.url()), feed_state(site.url()))] * 3
        await record(tmp_path / "whole", polls)
    ((_name, content),) = _files(tmp_path / "whole").items()
    last = content.rindex(b"\x1f\x8b\x08")
    for left in (len(content) - 100, last + 1, last + 14, last + 40):  # also where nothing of the last can be read
        (tmp_path / "cut.warc.gz").write_bytes(content[:left])

        found = await asyncio.to_thread(playback.read, tmp_path / "cut.warc.gz")

        assert len(found.polls) == 3
        assert "cut off after 6 records" in found.damage[0]
    assert not (await asyncio.to_thread(playback.read, tmp_path / "whole")).damage


async def test_zeros_that_a_power_cut_left_at_the_end_of_a_file_cost_neither_time_nor_what_stands_before_them(
    tmp_path: Path,
) -> None:
    async with Site() as site:
        site.says()
        await record(tmp_path / "whole", [(feed(site.url()), feed_state(site.url()))] * 3)
    ((_name, content),) = _files(tmp_path / "whole").items()
    (tmp_path / "cut.warc.gz").write_bytes(content + bytes(40_000_000))

    found = await asyncio.to_thread(playback.read, tmp_path / "cut.warc.gz")

    assert len(found.polls) == 3
    assert "damaged or cut off" in found.damage[0]


@pytest.mark.parametrize(
    "content",
    [b"<html>not a recording</html>", gzip.compress(b"neither is this", mtime=0), b"\x1f\x8b\x08\x00" + b"\xff" * 40],
)
def test_what_is_no_recording_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.warc.gz").write_bytes(content)

    with pytest.raises(RecordingError, match=r"^[^\n]*it is no WARC file[^\n]*$"):
        playback.read(tmp_path / "x.warc.gz")


async def test_a_bad_file_among_good_ones_is_named_and_the_others_are_played(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(SAMPLE)
    (tmp_path / "b.warc.gz").write_bytes(b"")
    (tmp_path / "c.warc").write_bytes(b"<html></html>")

    found = await asyncio.to_thread(playback.read, tmp_path)

    assert len(found.polls) == 2
    assert [line.split(": ")[1][:11] for line in found.damage] == ["it is empty", "it is no WA"]


def test_a_directory_without_recordings_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"no \.warc"):
        playback.read(tmp_path)
    with pytest.raises(RecordingError, match="no such recording"):
        playback.read(tmp_path / "nowhere")


def foreign(*answers: tuple[str, str, str, bytes, dict[str, str]], gzipped: bool = True) -> bytes:
    """As another tool writes it: no fields of ours, bodies as they came over the wire."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for url, date, status, body, headers in answers:
        head = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=BytesIO(body), length=len(body), http_headers=head,
                warc_headers_dict={"WARC-Date": date},
            )
        )  # fmt: skip
    return out.getvalue()


@pytest.mark.parametrize("gzipped", [True, False])
async def test_a_recording_of_another_tool_is_played(tmp_path: Path, gzipped: bool) -> None:
    """Chunked and compressed bodies, records out of order, redirects to the answer that is nearest in time."""
    url, target = "https://news.example/rss", "https://news.example/feed.xml"
    packed = gzip.compress(RSS)
    chunked = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    wire = {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
    (tmp_path / "crawl.warc").write_bytes(
        foreign(
            (url, "2018-05-02T12:00:00Z", "301 Moved", b"", {"Location": "/feed.xml"}),
            (target, "2018-05-02T12:00:01Z", "200 OK", b"<rss>second</rss>", {}),
            (url, "2018-05-01T12:00:00Z", "200 OK", chunked, wire),
            ("https://else.example/logo.png", "2018-05-01T12:00:00Z", "200 OK", b"png", {}),
            gzipped=gzipped,
        )
    )

    played = Playback(await asyncio.to_thread(playback.read, tmp_path), [feed(url)])
    answers = [await played.fetch(one, feed_state(one.url)) for _, one in played.polls]

    assert [answer.body for answer in answers if isinstance(answer, Fresh)] == [RSS, b"<rss>second</rss>"]
    assert set(played.strangers) == {target, "https://else.example/logo.png"}


async def test_a_body_larger_than_the_feed_allows_is_not_read(tmp_path: Path) -> None:
    url = "https://news.example/rss"
    (tmp_path / "a.warc.gz").write_bytes(foreign((url, "2018-05-01T12:00:00Z", "200 OK", b"x" * 2**20, {})))

    (answer,) = await play(tmp_path, feed(url, max_body=2**19))

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.TOO_LARGE


async def test_when_the_recording_is_over_it_says_so(tmp_path: Path) -> None:
    url = "https://news.example/rss"
    (tmp_path / "a.warc.gz").write_bytes(foreign((url, "2018-05-01T12:00:00Z", "200 OK", RSS, {})))
    played = Playback(await asyncio.to_thread(playback.read, tmp_path), [feed(url)])
    await played.fetch(feed(url), feed_state(url))

    over = await played.fetch(feed(url), feed_state(url))

    assert isinstance(over, Failed)
    assert "no further answer" in over.detail


SAMPLE = foreign(
    ("https://news.example/rss", "2018-05-01T12:00:00Z", "200 OK", RSS, {}),
    ("https://news.example/rss", "2018-05-01T12:30:00Z", "200 OK", RSS, {}),
)


@settings(max_examples=150)
@given(st.binary(min_size=1, max_size=30), st.integers(0, len(SAMPLE)), st.integers(0, 40))
def test_no_damage_makes_a_recording_crash(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int, cut: int
) -> None:
    file = tmp_path_factory.mktemp("damaged") / "a.warc.gz"
    file.write_bytes(SAMPLE[:place] + junk + SAMPLE[place + cut :])

    try:
        found = playback.read(file)
    except RecordingError:
        return

    for poll in found.polls:
        played = Playback(found, [feed("https://news.example/rss")])
        answer = played._play(poll, feed("https://news.example/rss"), feed_state())
        assert isinstance(answer, Fresh | Unchanged | Failed)


async def test_a_disk_that_is_full_stops_the_recording_and_not_the_polls(tmp_path: Path) -> None:
    """What was written before stays as it is, and the trouble is told once."""
    troubles: list[str] = []

    class Inner:
        async def visit(self, feed: Feed, state: FeedState, permits: Permits | None = None) -> Visit:
            return Visit(answer=Fresh(url=feed.url, status=200, body=RSS))

        async def close(self) -> None:
            """Holds nothing."""

    recorder = await asyncio.to_thread(Recorder, Inner(), tmp_path / "out", Clock(), trouble=troubles.append)
    (tmp_path / "out").rmdir()
    answers = [await recorder.fetch(feed(), feed_state()) for _ in range(3)]
    await recorder.close()

    assert all(isinstance(answer, Fresh) for answer in answers)
    assert len(troubles) == 1
    assert "No such file" in troubles[0]
