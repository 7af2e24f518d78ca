"""The reader process: takes bodies on its standard input, gives plain data on its standard output, owns nothing.

It is started by `monitor.feeds.parse` as a bare interpreter that imports this module and no more of the house. It may
not grow, write a file, leave a core dump or start a process. If the daemon is killed, its input ends and so does it;
if that happens while a hostile body holds it, its CPU limit ends it.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from monitor.feeds.reading import Parsed, read
from monitor.model import Entry, Failed, Failure

READY = b"ready\n"
REQUEST = struct.Struct(">IIII")
"""Lengths, in bytes: URL, content type, body, what was seen before, which follow in this order."""
ANSWER = struct.Struct(">I?")
"""Length of the JSON that follows; and whether the process has grown too large to be given another body."""
Reading = Callable[[str, str, bytes, bytes], Parsed | Failed]
_SPARE_CPU_SECONDS = 2


def serve(memory: int, cpu_seconds: int, read: Reading | None = None) -> None:
    """Read bodies until the input ends. `memory`: bytes of address space; `cpu_seconds`: for one body; `read`: takes
    URL, content type, body and what was seen before: a feed's, unless another is given."""
    read = read or _read
    source = sys.stdin.buffer
    # what a library prints must not get between the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _confine(memory)
    answers.write(READY)
    answers.flush()
    resident = _resident()
    most = resident() + memory // 3
    while (request := _request(source)) is not None:
        _allow_cpu(cpu_seconds)
        answer = encode(read(*request))
        answers.write(ANSWER.pack(len(answer), resident() > most) + answer)
        answers.flush()


def encode(answer: Parsed | Failed) -> bytes:
    """As JSON: what comes from a process that read hostile input is never unpickled."""
    kind = "parsed" if isinstance(answer, Parsed) else "failed"
    return _JSON.encode({kind: answer}).encode()


def decode(answer: bytes) -> Parsed | Failed:
    """The way back."""
    document = json.loads(answer)
    if "failed" in document:
        return Failed(reason=Failure(document["failed"]["reason"]), detail=document["failed"]["detail"])
    fields = document["parsed"]
    return Parsed(
        entries=tuple(_entry(entry) for entry in fields["entries"]),
        title=fields["title"],
        language=fields["language"],
        ttl=None if fields["ttl"] is None else timedelta(seconds=fields["ttl"]),
        skip_hours=tuple(fields["skip_hours"]),
        skip_days=tuple(fields["skip_days"]),
        hub=fields["hub"],
        topic=fields["topic"],
        complaints=tuple(fields["complaints"]),
        remarks=tuple(fields["remarks"]),
        unchanged=fields["unchanged"],
        seen=bytes.fromhex(fields["seen"]),
    )


def _entry(fields: dict[str, Any]) -> Entry:
    return Entry(
        **{
            **fields,
            "published": _moment(fields["published"]),
            "updated": _moment(fields["updated"]),
            "tags": tuple(fields["tags"]),
        }
    )


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _plain(value: Parsed | Failed | Entry | datetime | timedelta | bytes) -> str | float | dict[str, Any]:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    return {name: getattr(value, name) for name in value.__slots__}  # `asdict` would copy all that they hold


_JSON = json.JSONEncoder(ensure_ascii=False, default=_plain, separators=(",", ":"))


def _read(url: str, content_type: str, body: bytes, seen: bytes) -> Parsed | Failed:
    try:
        return read(body, url, content_type, seen)
    except MemoryError:
        return Failed(reason=Failure.PARSE, detail="it takes more memory to read than a feed may")


def _request(source: BinaryIO) -> tuple[str, str, bytes, bytes] | None:
    header = source.read(REQUEST.size)
    if len(header) < REQUEST.size:
        return None
    url, content_type, body, seen = (source.read(length) for length in REQUEST.unpack(header))
    return url.decode(), content_type.decode(), body, seen


def _resident() -> Callable[[], int]:
    """Tells how many bytes of memory this process holds; 0 where the system does not say. It is asked after each body,
    so the file stays open."""
    try:
        statm = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return lambda: 0
    page = resource.getpagesize()
    return lambda: int(os.pread(statm, 200, 0).split()[1]) * page


def _confine(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC):
        resource.setrlimit(limit, (0, 0))


def _allow_cpu(seconds: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + _SPARE_CPU_SECONDS, hard))
