"""A sign of life for whoever watches from outside: a web address that is asked while everything moves."""

from __future__ import annotations

import aiohttp
import structlog

from monitor import __version__
from monitor.feeds.guard import connector

log = structlog.get_logger()

WITHIN = aiohttp.ClientTimeout(total=15)


class Heartbeat:
    """Asks one address by GET; what it answers is of no interest, and that it fails stops nothing."""

    def __init__(self, url: str, *, allow_private: bool) -> None:
        """`url` lets whoever knows it in: it is in no log."""
        self._url = url
        self._allow_private = allow_private

    async def beat(self) -> bool:
        """Ask once; says whether anybody answered well."""
        try:
            async with (
                aiohttp.ClientSession(
                    connector=connector(allow_private=self._allow_private),
                    cookie_jar=aiohttp.DummyCookieJar(),
                    headers={"User-Agent": f"monitor/{__version__}"},
                    timeout=WITHIN,
                    trust_env=False,
                ) as session,
                session.get(self._url, allow_redirects=False) as answer,
            ):
                fine = 200 <= answer.status < 300  # who sends on to another address has counted nothing
                elsewhere = ": give the address that it sends on to" if 300 <= answer.status < 400 else ""
                why = "" if fine else f"answered {answer.status}{elsewhere}"
        except (aiohttp.ClientError, OSError, ValueError) as error:
            fine, why = False, type(error).__name__
        if not fine:
            log.warning("heartbeat.failed", why=why)
        return fine
