"""A body is decoded within bounds, or refused."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds.body import Body, BodyError
from monitor.model import Failure

MEBIBYTE = 2**20


def taken(data: bytes, encoding: str = "gzip", limit: int = MEBIBYTE, step: int = 65536) -> bytes:
    body = Body(encoding, limit)
    for start in range(0, len(data), step):
        body.feed(data[start : start + step])
    return body.finish()


@given(st.binary(max_size=3000), st.integers(1, 700), st.integers(0, 5))
def test_gzip_comes_out_as_it_went_in_however_the_wire_cuts_it(data: bytes, step: int, members: int) -> None:
    parts = [data[start : start + 600] for start in range(0, len(data), 600)] or [b""]
    packed = b"".join(gzip.compress(part) for part in parts)

    assert taken(packed + b"\0" * members, step=step) == data


def test_what_compresses_very_well_comes_out_whole() -> None:
    data = b"\0" * 900_000

    assert taken(gzip.compress(data)) == data


@pytest.mark.parametrize("encoding", ["none", "UTF-8", "binary", "identity", "gzip, none", "utf-8,gzip"])
def test_a_word_that_is_no_encoding_changes_nothing(encoding: str) -> None:
    data = gzip.compress(b"news") if "gzip" in encoding else b"news"

    assert taken(data, encoding=encoding) == b"news"


def test_a_packed_file_that_is_served_without_a_word_of_it_is_unpacked_once_and_within_the_cap() -> None:
    packed = gzip.compress(b"news")

    assert taken(packed, encoding="") == b"news"
    assert taken(gzip.compress(packed), encoding="") == packed
    with pytest.raises(BodyError, match="larger than"):
        taken(gzip.compress(b"a" * 2 * MEBIBYTE), encoding="")
    with pytest.raises(BodyError, match="ends in the middle"):
        taken(packed[:-4], encoding="")


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip", "gzip,br", "aes128gcm"])
def test_an_encoding_that_was_not_offered_is_refused(encoding: str) -> None:
    with pytest.raises(BodyError) as caught:
        Body(encoding, MEBIBYTE)

    assert caught.value.reason is Failure.ENCODING


def test_a_bomb_is_stopped_at_the_cap_and_costs_no_more_memory() -> None:
    """1 GiB of zeros in 1 MB of gzip."""
    bomb = gzip.compress(b"\0" * (32 * MEBIBYTE)) * 32
    tracemalloc.start()
    try:
        with pytest.raises(BodyError) as caught:
            taken(bomb, limit=5 * MEBIBYTE)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert caught.value.reason is Failure.TOO_LARGE
    assert peak < 16 * MEBIBYTE


def test_many_members_that_decode_to_nothing_are_refused() -> None:
    with pytest.raises(BodyError) as caught:
        taken(gzip.compress(b"") * 10_000)

    assert caught.value.reason is Failure.ENCODING


def test_empty_blocks_without_end_are_stopped_by_what_came_over_the_wire() -> None:
    packer = zlib.compressobj(wbits=31)
    endless = packer.compress(b"x") + packer.flush(zlib.Z_SYNC_FLUSH) + b"\0\0\0\xff\xff" * 2000

    with pytest.raises(BodyError) as caught:
        taken(endless, limit=5000)

    assert caught.value.reason is Failure.TOO_LARGE


def test_gzip_that_ends_in_the_middle_is_never_taken_for_whole() -> None:
    with pytest.raises(BodyError) as caught:
        taken(gzip.compress(b"SDF takes Hajin" * 100)[:-12])

    assert caught.value.reason is Failure.CONNECTION


@pytest.mark.parametrize("body", [b"<rss/>", b" \n{}", b"\xef\xbb\xbf<rss/>", b"\xff\xfe<\0"])
@pytest.mark.parametrize("step", [1, 100])
def test_what_is_called_gzip_and_is_not_packed_is_taken_as_it_is(body: bytes, step: int) -> None:
    assert taken(body, step=step) == body


def test_gzip_that_is_broken_is_refused() -> None:
    with pytest.raises(BodyError) as caught:
        taken(b"\x1f\x8bbroken")

    assert caught.value.reason is Failure.ENCODING


def test_a_body_of_exactly_the_cap_is_taken_and_one_byte_more_is_not() -> None:
    assert taken(b"x" * 1000, "", 1000) == b"x" * 1000
    with pytest.raises(BodyError):
        taken(b"x" * 1001, "", 1000)
