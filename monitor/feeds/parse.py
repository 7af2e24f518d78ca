"""Reading in processes that can be killed: the daemon's own process never runs feedparser.

What must never happen: a body stops the daemon, or the next feed. 64 KB can hold feedparser for ten seconds and 1 MB
for minutes, and no thread can be stopped. So each reader is a process with a deadline: late, it is killed with its
body, and a new one takes its place.

Why not `multiprocessing` or pebble: their children import the parent's main module, and with it everything, before
they do anything; they take the parent's environment, secrets included; and they unpickle what they are sent. A bare
interpreter with a pipe each way needs less code than taming them.
"""

from __future__ import annotations

import asyncio
import math
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

from monitor.feeds.reading import Parsed
from monitor.feeds.worker import ANSWER, READY, REQUEST, decode
from monitor.model import Failed, Failure, Fresh

__all__ = ["Parsed", "Parser"]

_ROOT = str(Path(__file__).parents[2])
_PROGRAM = "import sys; sys.path.insert(0, {root!r}); from monitor.feeds.worker import serve; serve({memory}, {cpu})"
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_BOOT_SECONDS = 60
_BODIES = 5000
"""Read by one process before it makes room for a fresh one: what leaks in a parser stays small."""


class Parser:
    """A few reader processes, started when they are first needed.

    `deadline`: seconds for one body; `memory`: bytes of address space for one process.
    """

    def __init__(self, workers: int = 2, deadline: float = 5.0, memory: int = 512 * 2**20) -> None:
        self._deadline = deadline
        self._memory = memory
        self._idle: asyncio.LifoQueue[_Reader | None] = asyncio.LifoQueue()
        """Readers that wait for a body; None is the place of one that is not running."""
        for _ in range(workers):
            self._idle.put_nowait(None)
        self._all: set[_Reader] = set()
        self._restarts: set[asyncio.Task[None]] = set()

    async def parse(self, fresh: Fresh) -> Parsed | Failed:
        """Read a body. Never raises for what is in it."""
        reader = await self._idle.get()
        try:
            if reader is None:
                reader = await self._start()
            async with asyncio.timeout(self._deadline):
                answer = await reader.ask(fresh)
        except TimeoutError:
            answer = _failed(fresh, f"it takes more than {self._deadline:g} s to read: it may be an attack")
        except (EOFError, ConnectionError):
            answer = _failed(fresh, "its reader died of it: it may be an attack, or take too much memory")
        except OSError as error:
            answer = _failed(fresh, f"no reader process could be started ({error.strerror})")
        finally:
            self._release(reader)
        return answer if isinstance(answer, Parsed) else _failed(fresh, answer.detail, answer.reason)

    async def close(self) -> None:
        """End the readers; a second call does nothing."""
        for task in list(self._restarts):
            task.cancel()
        await asyncio.gather(*self._restarts, return_exceptions=True)
        for reader in list(self._all):
            await self._end(reader)

    def _release(self, reader: _Reader | None) -> None:
        """Back in line, if it is between two bodies; in the middle of one (late, dead, cancelled) it is replaced."""
        if reader is None or reader.fit:
            self._idle.put_nowait(reader)
            return
        reader.kill()
        task = asyncio.create_task(self._replace(reader))
        self._restarts.add(task)
        task.add_done_callback(self._restarts.discard)

    async def _replace(self, reader: _Reader) -> None:
        fresh = None
        try:
            await self._end(reader)
            fresh = await self._start()
        except (OSError, EOFError, TimeoutError):
            pass  # tried again, and told, when the next body needs it
        finally:
            self._idle.put_nowait(fresh)

    async def _start(self) -> _Reader:
        program = _PROGRAM.format(root=_ROOT, memory=self._memory, cpu=math.ceil(self._deadline))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", program),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=True,  # an interrupt at the terminal is the daemon's to handle
        )
        reader = _Reader(process)
        self._all.add(reader)
        try:
            async with asyncio.timeout(_BOOT_SECONDS):
                await reader.boot()
        except BaseException:
            reader.kill()
            raise
        return reader

    async def _end(self, reader: _Reader) -> None:
        await reader.end()
        self._all.discard(reader)


class _Reader:
    """One process."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a reader needs a pipe each way")
        self._process, self._to, self._from = process, process.stdin, process.stdout
        self._left = _BODIES
        self._between = False

    @property
    def fit(self) -> bool:
        """It waits for a body, and may have another."""
        return self._between and self._left > 0 and self._process.returncode is None

    async def boot(self) -> None:
        await self._from.readexactly(len(READY))
        self._between = True

    async def ask(self, fresh: Fresh) -> Parsed | Failed:
        self._between = False
        self._left -= 1
        url, content_type = fresh.url.encode(errors="replace"), fresh.content_type.encode(errors="replace")
        self._to.write(REQUEST.pack(len(url), len(content_type), len(fresh.body)) + url + content_type)
        self._to.write(fresh.body)
        await self._to.drain()
        (length,) = ANSWER.unpack(await self._from.readexactly(ANSWER.size))
        answer = decode(await self._from.readexactly(length))
        self._between = True
        return answer

    def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()

    async def end(self) -> None:
        self.kill()
        self._to.close()
        await self._process.wait()


def _failed(fresh: Fresh, detail: str, reason: Failure = Failure.PARSE) -> Failed:
    return Failed(reason=reason, detail=detail, status=fresh.status)
