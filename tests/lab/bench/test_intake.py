"""The bench of intake: pollers that do the same work, and a count of what it costs that misses nobody."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import feedparser
import pytest

from monitor.lab.bench import intake
from monitor.lab.bench.farm import ITEMS, Crop


@pytest.mark.timeout(300)
def test_each_poller_finds_the_same_news_in_each_pass() -> None:
    out = io.StringIO()

    intake.compare(out, feeds=9, passes=1, latency=False, peers=None)

    rows = [line for line in out.getvalue().splitlines() if "CPU-s per 1,000 polls" in line]
    found = [(line.split(": ")[0], line.split(" new, ")[0].rpartition(" ")[2]) for line in rows]
    for case in ("first sight", *(case.name for case in intake.CASES)):
        told = [new for name, new in found if name == case]
        assert len(told) == 2
        assert len(set(told)) == 1, (case, told)
    assert ("first sight", str(9 * ITEMS)) in found
    assert ("one new item of 50 in each", "9") in found
    assert all(" 0 failed" in line for line in rows)


def test_a_feed_of_the_farm_is_a_proper_feed_and_its_own() -> None:
    crop = Crop(6)
    before = crop.body(0), crop.body(1)

    read = [feedparser.parse(io.BytesIO(body)) for body in before]
    crop.sow(1, 1.0, 0.0)
    after = feedparser.parse(io.BytesIO(crop.body(0)))

    assert [feed.version for feed in read] == ["atom10", "rss20"]
    assert not any(feed.bozo for feed in read)
    assert len({entry.id for feed in read for entry in feed.entries}) == 2 * ITEMS
    assert [entry.id for entry in after.entries[1:]] == [entry.id for entry in read[0].entries[:-1]]
    assert crop.etag(0) == b'"0-1"'


def test_what_a_child_burns_is_counted_to_its_parent() -> None:
    program = (
        "import subprocess, sys\n"
        "burn = 'import time\\nwhile time.process_time() < 0.6: pass\\nprint(1, flush=True)\\nsys.stdin.read()'\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import sys\\n' + burn], stdin=subprocess.PIPE,"
        " stdout=subprocess.PIPE)\n"
        "child.stdout.readline(); print('burnt', flush=True); sys.stdin.read(); child.stdin.close(); child.wait()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdin
        parent.stdout.readline()

        assert intake.cpu_seconds(parent.pid) >= 0.6
        parent.stdin.close()

    assert intake.cpu_seconds(os.getpid()) > 0


def test_the_memory_of_a_fork_is_its_parents_and_counted_once() -> None:
    program = (
        "import os, sys\n"
        "large = b'x' * 50_000_000\n"
        "child = os.fork()\n"
        "if child: print('forked', flush=True)\n"
        "sys.stdin.read(); child and os.wait()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        parent.stdout.readline()

        assert 50 < intake.tree_rss(parent.pid) < 90
