"""Log lines: what a feed said gives no orders to a terminal and forges no line."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
import structlog

from monitor.service.log import Seldom, Unhurried

SAYS = """
import structlog
from monitor.service.log import set_up
set_up(as_json={as_json})
structlog.get_logger().info("feed.polled", feed="Front\\x1b[31m\\r\\nfeed.polled forged \\u202e \\x07", number=3)
"""


@pytest.mark.parametrize("as_json", [True, False])
def test_a_log_line_is_one_line_without_controls(as_json: bool) -> None:
    said = subprocess.run(
        [sys.executable, "-c", SAYS.format(as_json=as_json)], capture_output=True, check=True, text=True
    ).stderr
    text = json.loads(said)["feed"] if as_json else said.strip()

    assert len(said.strip().splitlines()) == 1
    assert "Front" in text
    assert [control for control in ("\x1b[31m", "\r", "\x07", "\u202e") if control in text] == []


COMPLAINS = """
import logging
from monitor.service.log import set_up
set_up(as_json=True)
for _time in range(3):
    try:
        raise ValueError("no HTTP\\nforged line")
    except ValueError:
        logging.getLogger("aiohttp.server").exception("Error handling request from %s", "127.0.0.1")
"""


def test_what_a_library_complains_of_is_one_line_like_ours_and_not_said_again_at_once() -> None:
    said = subprocess.run([sys.executable, "-c", COMPLAINS], capture_output=True, check=True, text=True).stderr

    (line,) = map(json.loads, said.splitlines())
    assert (line["event"], line["library"]) == ("library.failed", "aiohttp.server")
    assert line["why"] == "Error handling request from 127.0.0.1"
    assert "ValueError: no HTTP" in line["exception"]


MANY = """
import sys
import structlog
from monitor.service.log import set_up
set_up(as_json=True, unhurried=True)
for number in range(3000):
    structlog.get_logger().info("feed.polled", number=number, feed=100 * "x")
print("went on")
"""


def test_a_service_goes_on_and_ends_where_nobody_reads_its_log() -> None:
    """The pipe holds 64 KiB, the log is six times as long; or it is closed."""
    unread, full = os.pipe()
    closed, torn = os.pipe()
    os.close(closed)
    for log in (full, torn):
        ended = subprocess.run([sys.executable, "-c", MANY], stdout=subprocess.PIPE, stderr=log, timeout=60, check=True)
        assert ended.stdout == b"went on\n"
    for each in (unread, full, torn):
        os.close(each)


def test_a_log_that_is_read_is_whole_to_its_last_line() -> None:
    said = subprocess.run([sys.executable, "-c", MANY], capture_output=True, check=True, text=True).stderr

    assert [json.loads(line)["number"] for line in said.splitlines()] == list(range(3000))


def test_what_found_no_room_in_the_log_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    left_out: list[int] = []

    class Logger:
        def warning(self, _event: str, lines: int, why: str) -> None:
            assert why == "nobody read the log"
            left_out.append(lines)

    monkeypatch.setattr(structlog, "get_logger", Logger)
    stream = Unhurried(theirs, room=2)
    line = 200_000 * "x" + "\n"  # more than a pipe holds: while it is being written, others wait
    for _ in range(20):
        stream.write(line)
    read = 0
    while sum(left_out) * len(line) + read < 20 * len(line):
        read += len(os.read(ours, 1 << 20))
    stream.close()
    os.close(theirs)
    os.close(ours)

    assert read // len(line) in {2, 3}
    assert sum(left_out) == 20 - read // len(line)


def test_a_failure_that_comes_each_second_is_said_once_a_minute() -> None:
    now = 0.0
    said: list[tuple[float, str, str, int]] = []
    processor = Seldom("store.failed", seconds=lambda: now)

    def fails(task: str, why: str, event: str = "store.failed") -> None:
        try:
            line = processor(None, "error", {"event": event, "task": task, "why": why})
        except structlog.DropEvent:
            return
        said.append((now, line["task"], line["why"], line.get("times_before", 0)))

    for second in range(121):
        now = float(second)
        fails("drain hook", "away")
        fails("drain mail", "away")
        if second in {30, 31}:
            fails("claim", "away")
            fails("drain hook", "the disk is full")

    assert said == [
        (0, "drain hook", "away", 0),
        (30, "claim", "away", 0),
        (30, "drain hook", "the disk is full", 0),
        (60, "drain hook", "away", 119),
        (120, "drain hook", "away", 119),
    ]
    fails("x", "y", event="tick.failed")
    fails("x", "y", event="tick.failed")
    assert [one[1] for one in said[5:]] == ["x", "x"]
