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
import fcntl
import math
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from monitor.feeds.reading import Parsed
from monitor.feeds.worker import ANSWER, READY, REQUEST, decode
from monitor.model import Failed, Failure, Fresh

__all__ = ["Parsed", "Parser"]

_ROOT = str(Path(__file__).parents[2])
_PROGRAM = "import sys; sys.path.insert(0, {root!r}); from {reader} import serve; serve({memory}, {cpu})"
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_HEAP = {"MALLOC_MMAP_THRESHOLD_": str(8 * 2**20), "MALLOC_TRIM_THRESHOLD_": str(8 * 2**20)}
"""glibc: the room of a body stays the reader's, for the next one. Page by page it takes as long to be given as the body
to be hashed."""
_BOOT_SECONDS = 60
MEMORY = 148 * 2**20
"""Bytes of address space for one process that reads bodies of 5 MiB: the heaviest honest ones, of 16,000 items, take
138 MiB."""
_PIPE = 2**20
"""Bytes: what an unprivileged process may ask for."""
_BODIES = 5000
"""Read by one process before it makes room for a fresh one: what leaks in a parser stays small. So does one that has
grown over a body."""


class _State(Enum):
    NEW = auto()
    OPEN = auto()
    CLOSED = auto()


class Parser:
    """A few reader processes, started when they are first needed.

    `deadline`: seconds for one body; `memory`: bytes of address space for one process; `reader`: the module that each
    process runs.
    """

    def __init__(
        self,
        workers: int = 2,
        deadline: float = 5.0,
        memory: int = MEMORY,
        reader: str = "monitor.feeds.worker",
    ) -> None:
        self._module = reader
        self._deadline = deadline
        self._memory = memory
        self._workers = workers
        self._idle: asyncio.LifoQueue[_Reader | OSError] = asyncio.LifoQueue()
        """Readers that wait for a body, and why others could not be started."""
        self._all: set[_Reader] = set()
        self._starts: set[asyncio.Task[None]] = set()
        self._state = _State.NEW

    async def parse(self, fresh: Fresh, seen: bytes = b"") -> Parsed | Failed:
        """Read a body. Never raises for what is in it.

        `seen`: `Parsed.seen` of this feed's last reading that was recorded; items that are as they were are left out.
        """
        reader = await self._next()
        if isinstance(reader, OSError):
            self._replace(None)  # tried again for the next body
            return _failed(fresh, f"no reader process could be started ({reader.strerror or reader})")
        try:
            async with asyncio.timeout(self._deadline):
                answer = await reader.ask(fresh, seen)
        except TimeoutError:
            return _failed(fresh, f"it takes more than {self._deadline:g} s to read: it may be an attack")
        except (EOFError, ConnectionError):
            return _failed(fresh, "its reader died of it: it may be an attack, or take too much memory")
        except (ValueError, LookupError, TypeError, AttributeError):  # whatever stands where an answer should
            detail = "its reader gave no proper answer: if monitor was updated while it ran, restart it"
            return _failed(fresh, detail)
        finally:
            self._release(reader)
        return answer if isinstance(answer, Parsed) else _failed(fresh, answer.detail, answer.reason)

    async def close(self) -> None:
        """End the readers; a second call does nothing."""
        self._state = _State.CLOSED
        await asyncio.gather(*self._starts)
        for reader in list(self._all):
            await self._end(reader)

    async def _next(self) -> _Reader | OSError:
        if self._state is _State.NEW:
            self._state = _State.OPEN
            for _ in range(self._workers):
                self._replace(None)
        while True:
            reader = await self._idle.get()
            if isinstance(reader, OSError) or reader.fit:
                return reader
            self._replace(reader)  # it died while it waited

    def _release(self, reader: _Reader) -> None:
        """Back in line, if it is between two bodies; in the middle of one (late, dead, called off) it is replaced."""
        if reader.fit:
            self._idle.put_nowait(reader)
        else:
            self._replace(reader)

    def _replace(self, reader: _Reader | None) -> None:
        """In a task of its own: a start that is called off half way would leave a process that nobody knows."""
        if reader is not None:
            reader.kill()
        task = asyncio.create_task(self._start_instead_of(reader))
        self._starts.add(task)
        task.add_done_callback(self._starts.discard)

    async def _start_instead_of(self, reader: _Reader | None) -> None:
        if reader is not None:
            await self._end(reader)
        if self._state is _State.CLOSED:
            return
        try:
            self._idle.put_nowait(await self._start())
        except (OSError, EOFError) as error:
            self._idle.put_nowait(error if isinstance(error, OSError) else OSError("it ended at once"))

    async def _start(self) -> _Reader:
        program = _PROGRAM.format(root=_ROOT, reader=self._module, memory=self._memory, cpu=math.ceil(self._deadline))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-c", program),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ} | _HEAP,
            start_new_session=True,  # an interrupt at the terminal is the daemon's to handle
        )
        _widen(process)
        reader = _Reader(process)
        self._all.add(reader)
        try:
            async with asyncio.timeout(_BOOT_SECONDS):
                await reader.boot()
        except (OSError, EOFError):
            await self._end(reader)
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

    async def ask(self, fresh: Fresh, seen: bytes) -> Parsed | Failed:
        self._between = False
        self._left -= 1
        url, content_type = fresh.url.encode(errors="replace"), fresh.content_type.encode(errors="replace")
        head = REQUEST.pack(len(url), len(content_type), len(fresh.body), len(seen))
        # in one piece: each write would wake the reader, to find that there is nothing to read yet
        self._to.write(b"".join((head, url, content_type, fresh.body, seen)))
        await self._to.drain()
        length, grown = ANSWER.unpack(await self._from.readexactly(ANSWER.size))
        answer = decode(await self._from.readexactly(length))
        if grown:
            self._left = 0
        self._between = True
        return answer

    def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()

    async def end(self) -> None:
        self.kill()
        self._to.close()
        await self._process.wait()


def _widen(process: Process) -> None:
    """Room for a whole body in the pipe: it goes over in one piece. Where the system gives less, it goes in several."""
    pipe = process.stdin.get_extra_info("pipe") if process.stdin else None
    if pipe is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _failed(fresh: Fresh, detail: str, reason: Failure = Failure.PARSE) -> Failed:
    return Failed(reason=reason, detail=detail, status=fresh.status)
