"""Readers are processes: they can be killed, and the daemon does not feel it."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from monitor.feeds.parse import Parsed, Parser
from monitor.lab.bench import hostile
from monitor.model import Failed, Failure, Fresh
from tests.feeds.server import RSS

DEADLINE = 0.6


def fresh(body: bytes) -> Fresh:
    return Fresh(url="https://news.example/rss", status=200, body=body, content_type="application/rss+xml")


@pytest_asyncio.fixture
async def parser() -> AsyncIterator[Parser]:
    made = Parser(workers=1, deadline=DEADLINE)
    yield made
    await made.close()


def of(process: int, what: str) -> str:
    return Path(f"/proc/{process}/{what}").read_text()


def children() -> list[int]:
    """The readers that this process started; what multiprocessing keeps for other tests is none."""
    found = map(int, of(os.getpid(), f"task/{os.getpid()}/children").split())
    return [child for child in found if "multiprocessing" not in of(child, "cmdline")]


class Loop:
    """Watches for how long the event loop is kept busy at a stretch: `worst`, in seconds of its own CPU time, which do
    not hang on what else the machine does."""

    def __init__(self) -> None:
        self.worst, self._last = 0.0, time.thread_time()
        self._next: asyncio.Handle = asyncio.get_running_loop().call_soon(self._look)

    def _look(self) -> None:
        now = time.thread_time()
        self.worst, self._last = max(self.worst, now - self._last), now
        self._next = asyncio.get_running_loop().call_later(0.001, self._look)

    def close(self) -> None:
        self._next.cancel()


async def test_a_feed_is_read(parser: Parser) -> None:
    answer = await parser.parse(fresh(RSS))

    assert isinstance(answer, Parsed)
    assert [entry.title for entry in answer.entries] == ["SDF takes Hajin"]


async def test_more_feeds_than_readers_are_all_read(parser: Parser) -> None:
    answers = await asyncio.gather(*(parser.parse(fresh(RSS)) for _ in range(20)))

    assert all(isinstance(answer, Parsed) for answer in answers)


@pytest.mark.parametrize("name", hostile.SLOW)
async def test_a_body_that_takes_too_long_is_given_up_and_the_next_is_read_at_once(parser: Parser, name: str) -> None:
    await parser.parse(fresh(RSS))
    with closing(Loop()) as loop:
        began = asyncio.get_running_loop().time()
        answer = await parser.parse(fresh(hostile.SLOW[name]))
        took = asyncio.get_running_loop().time() - began
        after = await parser.parse(fresh(RSS))

    assert isinstance(answer, Failed)
    assert answer.reason is Failure.PARSE
    assert took < DEADLINE + 10  # on a machine with other work; 0.1 on a quiet one
    assert isinstance(after, Parsed)
    assert loop.worst < 0.3


async def test_a_body_that_takes_seconds_leaves_the_loop_free(parser: Parser) -> None:
    await parser.parse(fresh(RSS))
    with closing(Loop()) as loop:
        await parser.parse(fresh(hostile.item(b"<author>" + b"a" * 20_000 + b"</author>")))

    assert loop.worst < 0.3


async def test_one_reader_goes_on_while_another_is_held() -> None:
    parser = Parser(workers=2, deadline=3)
    await asyncio.gather(*(parser.parse(fresh(RSS)) for _ in range(2)))
    held = asyncio.create_task(parser.parse(fresh(hostile.SLOW["author"])))
    answers = [await parser.parse(fresh(RSS)) for _ in range(10)]
    still = not held.done()
    held.cancel()
    await parser.close()

    assert all(isinstance(answer, Parsed) for answer in answers)
    assert still


async def test_a_reader_that_dies_is_replaced(parser: Parser) -> None:
    await parser.parse(fresh(RSS))
    (child,) = children()
    asyncio.get_running_loop().call_soon(os.kill, child, signal.SIGKILL)  # once the body is on its way
    died = await parser.parse(fresh(hostile.SLOW["author"]))
    after = await parser.parse(fresh(RSS))

    assert isinstance(died, Failed)
    assert isinstance(after, Parsed)


async def test_a_body_that_takes_too_much_memory_is_given_up() -> None:
    small = Parser(workers=1, memory=120 * 2**20)
    swollen = hostile.item(b"<description>" + b"&lt;b&gt;x&lt;/b&gt; " * 2_000_000 + b"</description>")
    answer, after = await small.parse(fresh(swollen)), await small.parse(fresh(RSS))
    await small.close()

    assert isinstance(answer, Failed)
    assert isinstance(after, Parsed)


async def test_a_reader_that_has_grown_over_a_body_makes_room_for_a_fresh_one() -> None:
    parser = Parser(workers=1, deadline=60)
    await parser.parse(fresh(RSS))
    before = children()
    await parser.parse(fresh(RSS))
    same = children()
    grown = await parser.parse(fresh(hostile.item(b"".join(b"<a%d>b</a%d>" % (n, n) for n in range(200_000)))))
    after = await parser.parse(fresh(RSS))
    replaced = children()
    await parser.close()

    assert isinstance(grown, Parsed)
    assert isinstance(after, Parsed)
    assert same == before != replaced


async def test_a_parse_that_is_called_off_leaves_no_reader_behind_in_the_middle(parser: Parser) -> None:
    await parser.parse(fresh(RSS))
    before = children()
    task = asyncio.create_task(parser.parse(fresh(hostile.SLOW["author"])))
    asyncio.get_running_loop().call_soon(task.cancel)  # once the body is on its way
    with pytest.raises(asyncio.CancelledError):
        await task

    assert isinstance(await parser.parse(fresh(RSS)), Parsed)
    assert set(children()).isdisjoint(before)


async def test_readers_do_not_load_the_house_and_do_not_know_its_secrets(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_TOKEN", "secret")
    await parser.parse(fresh(RSS))
    (child,) = children()

    assert "SLACK_TOKEN" not in of(child, "environ")
    loaded = of(child, "maps")
    assert "aiohttp" not in loaded
    assert "sqlalchemy" not in loaded


async def test_readers_are_confined(parser: Parser) -> None:
    await parser.parse(fresh(RSS))
    (child,) = children()
    limits = {line[:26].strip(): line[26:].split()[0] for line in of(child, "limits").splitlines()[1:]}

    assert limits["Max address space"] == str(148 * 2**20)
    assert limits["Max core file size"] == "0"
    assert limits["Max file size"] == "0"


async def test_closing_leaves_no_process_behind() -> None:
    parser = Parser(workers=2, deadline=DEADLINE)
    await asyncio.gather(parser.parse(fresh(RSS)), parser.parse(fresh(hostile.SLOW["author"])))
    await parser.close()
    await parser.close()

    assert children() == []


@pytest.mark.parametrize(
    "answer", ["{no json", "[]", "{}", '{"failed": {}}', '{"parsed": {"entries": 1}}', '"\\u0000"', "1"]
)
async def test_an_answer_that_is_none_is_a_failure_and_not_an_exception(answer: str) -> None:
    """A reader that was broken into, or whose program was replaced while the service ran."""
    parser = Parser(workers=1, reader="tests.feeds.mumbler")
    answers = [await parser.parse(Fresh(url=answer, status=200, body=b"x")) for _ in range(2)]
    await parser.close()

    assert all(isinstance(each, Failed) and "no proper answer" in each.detail for each in answers)
