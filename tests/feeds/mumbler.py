"""A reader process that answers nonsense: what stands in the URL's place is its answer."""

import os
import sys

from monitor.feeds.worker import ANSWER, READY, REQUEST


def serve(_memory: int, _cpu_seconds: int) -> None:
    os.write(1, READY)
    while len(header := sys.stdin.buffer.read(REQUEST.size)) == REQUEST.size:
        url, *_others = [sys.stdin.buffer.read(length) for length in REQUEST.unpack(header)]
        os.write(1, ANSWER.pack(len(url), 0) + url)
