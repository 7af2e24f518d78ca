"""The page, open for as long as the service runs; an address that cannot be had costs nothing but the page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import structlog

from monitor.service import troubles
from monitor.service.desk import ServiceDesk
from monitor.service.pulse import Pulse
from monitor.service.subscriber import Subscriber
from monitor.service.wiring import House
from monitor.web.app import serving
from monitor.web.control import Obey
from monitor.web.metrics import Metrics

log = structlog.get_logger()

LOOK = 0.5
"""Seconds between two looks at how late the event loop is."""


class Window:
    """Opened again and again until it is open."""

    def __init__(self, *, house: Callable[[], House], pulse: Pulse, metrics: Metrics, obey: Obey) -> None:
        self._house = house
        self._desk = ServiceDesk(house=house, pulse=pulse, obey=obey)
        self._metrics = metrics
        self._stack = AsyncExitStack()
        self._is_open = False
        self._lag: asyncio.TimerHandle | None = None

    async def open(self) -> None:
        """Serve the page where it is configured; what prevents it is told, and tried again with the next call."""
        house = self._house()
        listen = house.config.listen
        if self._is_open or listen is None:
            return
        host, port = listen
        try:
            port = await self._stack.enter_async_context(serving(host, port, self._desk, self._metrics, self._inbox))
        except OSError as error:
            why = error.strerror or str(error)
            log.error("web.failed", host=host, port=port, why=why)
            await house.notifier.tell(troubles.no_page(host, port, why))
            return
        self._is_open = True
        log.info("web.open", host=host, port=port)
        self._look_at_the_loop(None)

    def _inbox(self) -> Subscriber:
        return self._house().subscriber

    def _look_at_the_loop(self, due: float | None) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        if due is not None:
            self._metrics.lagged(now - due)
        self._lag = loop.call_at(now + LOOK, self._look_at_the_loop, now + LOOK)

    async def close(self) -> None:
        """No more answers."""
        if self._lag:
            self._lag.cancel()
        await self._stack.aclose()
        await self._desk.close()
