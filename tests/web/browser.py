"""A real browser without a window, spoken to over its own protocol (Chrome DevTools Protocol 1.3)."""

from __future__ import annotations

import asyncio
import json
import shutil
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "chromium is not installed"
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--no-default-browser-check", "--no-proxy-server", "--remote-debugging-port=0",
    # whatever a page may want from elsewhere cannot be found
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


@dataclass(slots=True)
class Tab:
    """One page, as somebody sees it."""

    socket: aiohttp.ClientWebSocketResponse
    session: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Method and address of every request that it wanted to make."""
    complaints: list[str] = field(default_factory=list)
    """What stands in its console."""
    _answers: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _loaded: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        """Takes in what the browser says, for as long as it says anything."""
        async for message in self.socket:
            said = json.loads(message.data)
            if (answer := self._answers.pop(said.get("id", 0), None)) and not answer.done():
                answer.set_result(said)
            match said.get("method"), said.get("params"):
                case "Network.requestWillBeSent", told:
                    self.asked.append((told["request"]["method"], told["request"]["url"]))
                case "Log.entryAdded", told:
                    self.complaints.append(told["entry"]["text"])
                case "Page.loadEventFired", _told:
                    self._loaded.set()

    async def call(self, method: str, **parameters: Any) -> Any:
        """The browser's answer. RuntimeError where it refuses."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        to = {"sessionId": self.session} if self.session else {}
        answer = self._answers[number]
        await self.socket.send_json({"id": number, "method": method, "params": parameters, **to})
        said = await answer
        if "error" in said:
            raise RuntimeError(f"{method}: {said['error']['message']}")
        return said["result"]

    async def open(self, address: str) -> None:
        """Goes there, and comes back when all of it is loaded."""
        self._loaded.clear()
        gone = await self.call("Page.navigate", url=address)
        if gone.get("errorText"):
            raise RuntimeError(f"{address}: {gone['errorText']}")
        await self._loaded.wait()

    async def see(self, expression: str) -> Any:
        """What a piece of JavaScript comes to on this page."""
        said = await self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in said:
            raise RuntimeError(f"{expression}: {said['exceptionDetails']}")
        return said["result"].get("value")

    async def press(self, selector: str) -> None:
        """The mouse presses on the middle of what is found first, and the page that follows is loaded."""
        x, y = await self.see(
            f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        self._loaded.clear()
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        await self._loaded.wait()

    async def look(self, *, width: int = 1200, scheme: str = "light") -> None:
        """Through a window so many pixels wide, in a light or a dark room."""
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500
        )
        await self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


@asynccontextmanager
async def browsing(profile: Path) -> AsyncIterator[Tab]:
    """A tab of a browser of its own, with nothing in it yet. `profile`: an empty directory."""
    assert CHROMIUM is not None
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank", stdout=DEVNULL, stderr=PIPE
    )
    assert process.stderr is not None
    try:
        address = ""
        while not address and (line := await process.stderr.readline()):
            address = line.decode().partition("DevTools listening on ")[2].strip()
        quiet = asyncio.create_task(process.stderr.read())  # a full pipe would stop it
        async with aiohttp.ClientSession() as http, http.ws_connect(address, max_msg_size=0) as socket:
            tab = Tab(socket)
            listening = asyncio.create_task(tab.listen())
            target = (await tab.call("Target.createTarget", url="about:blank"))["targetId"]
            tab.session = (await tab.call("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
            for part in ("Page", "Network", "Log"):
                await tab.call(f"{part}.enable")
            yield tab
            listening.cancel()
        quiet.cancel()
    finally:
        process.kill()
        await process.wait()
