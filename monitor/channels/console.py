"""The way out to a screen: what the first run shows, and what stands in the journal."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import UnsupportedOperation
from threading import Thread
from typing import Literal, TextIO

from rich import console as rich_console
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from monitor.channels.manners import ChannelSettings
from monitor.channels.settings import Name
from monitor.channels.wording import Wording, as_text, lines, wording
from monitor.model import Answer, Delivery, Later, Sent

COLOURS = {
    "New": "green",
    "Confirmed": "cyan",
    "Changed": "yellow",
    "Disputed": "magenta",
    "Notice": "red",
    "Digest": "blue",
}


class ConsoleSettings(ChannelSettings):
    """`type = "console"`."""

    name: Name = "console"
    type: Literal["console"] = "console"


class Console:
    """Writes each alert to a stream: a framed card on a terminal, plain lines anywhere else."""

    def __init__(self, settings: ConsoleSettings, stream: TextIO) -> None:
        """`stream` stays open when the channel is closed."""
        self.name, self.recipients = settings.name, settings.recipients
        self._stream = stream

    def render(self, delivery: Delivery) -> str:
        """Plain lines."""
        return as_text(wording(delivery))

    async def send(self, delivery: Delivery, now: datetime) -> Answer:  # noqa: ARG002 the contract's
        """Write it, in a thread: a terminal that is held must not hold the daemon."""
        try:
            await _beside(lambda: self._write(delivery))
        except (OSError, ValueError) as error:  # ValueError: the stream is closed
            return Later(why=f"the stream cannot be written to: {type(error).__name__}")
        return Sent(detail="written")

    async def check(self) -> Answer:
        """A stream is there as long as it is open."""
        return Later(why="the stream is closed") if self._stream.closed else Sent(detail="open")

    async def close(self) -> None:
        """Nothing is held."""

    def _write(self, delivery: Delivery) -> None:
        if self._stream.isatty():
            terminal = rich_console.Console(file=self._stream, highlight=False)
            with terminal.capture() as drawn:
                terminal.print(card(wording(delivery)))
            text = drawn.get()
        else:
            text = self.render(delivery) + "\n\n"
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        data = text.encode(encoding, "replace")
        try:
            descriptor = self._stream.fileno()
        except UnsupportedOperation:  # it is no file
            self._stream.write(data.decode(encoding))
            self._stream.flush()
            return
        # Past the stream's own buffer: Python aborts where that is locked by a stuck write when the process ends.
        self._stream.flush()
        while data:
            data = data[os.write(descriptor, data) :]


async def _beside(work: Callable[[], None]) -> None:
    """In a thread that keeps no process from ending: asyncio waits for its own threads, however long they take."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def tell(fault: Exception | None) -> None:
        if done.done():
            return
        if fault is None:
            done.set_result(None)
        else:
            done.set_exception(fault)

    def run() -> None:
        fault = None
        try:
            work()
        except Exception as error:
            fault = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, fault)

    Thread(target=run, name="console", daemon=True).start()
    await done


def card(words: Wording) -> RenderableType:
    """The alert as a framed card; also what pictures of the product are made from."""
    colour = COLOURS[words.kind]
    body = [Text(words.headline, style="bold")]
    for label, text in lines(words):
        body.append(Text.assemble((f"{label}: ", f"{colour} bold") if label else "", text))
    title = Text.assemble((f" {words.kind} ", f"bold {colour}"), (f"{words.operation} ", "bold"))
    return Panel(Group(*body), title=title, title_align="left", border_style=colour)
