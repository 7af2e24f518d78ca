"""The way out through Apprise (the extra `apprise`): some hundred services by a URL each, from Matrix to Pushover.

The library says yes or no; why stands in what it logs, which is read here: a status decides as it does for every
channel that speaks HTTP, a connection that was never made is plainly for later, and of anything else nobody knows
whether it arrived. The library asks once (`retry` in the URL is overruled): trying again is the outbox's business. It
opens its own connections, so the guard over addresses does not watch them; they go where the operator's URL says.

A service may read its own markup in plain text. What mentions somebody, or disguises a link, is taken apart with a
character that nobody sees.
"""

from __future__ import annotations

import asyncio
import logging
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, SecretStr

from monitor.channels.http import LONGEST_REASON, Reply, answer, redact
from monitor.channels.links import NO_LINKS, Links
from monitor.channels.manners import ChannelSettings
from monitor.channels.settings import Secret
from monitor.channels.wording import as_text, plain, wording
from monitor.model import Answer, Delivery, Later, Sent

if TYPE_CHECKING:
    from apprise import Apprise as Services
    from apprise import AppriseResult

WITHIN = timedelta(seconds=60)
"""For one message in all, its parts included."""
LONGEST_TITLE = 200
_NEVER_LEFT = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|SSLCertVerificationError|Connection refused"
)
_STATUS = re.compile(r"\berror=(\d{3})\b")
_APART = "\u200b"
"""ZERO WIDTH SPACE."""


def services(url: str) -> Services:
    """What the library makes of a URL: one service; ValueError where it makes nothing of it, or is not installed."""
    try:
        import apprise  # noqa: PLC0415 (comes with the extra alone)
    except ImportError:
        raise ValueError('needs the extra apprise: pip install "monitor[apprise]"') from None
    logger = logging.getLogger("apprise")
    logger.propagate = False  # it names addresses and secrets
    logger.setLevel(logging.DEBUG)
    asset = apprise.AppriseAsset(app_id="monitor", app_desc="monitor", service_timeout=WITHIN.total_seconds())
    found = apprise.Apprise(asset=asset)
    service = apprise.Apprise.instantiate(url, asset=asset)
    if service is None or not found.add(service):
        raise ValueError("is no URL that Apprise knows; see its list of services")
    service.overflow_mode = apprise.OverflowMode.SPLIT  # what is too long comes in parts rather than cut
    service.retry = 0
    service.redirects = False
    return found


def _known(value: SecretStr) -> SecretStr:
    services(value.get_secret_value())
    return value


class AppriseSettings(ChannelSettings):
    """`type = "apprise"`."""

    type: Literal["apprise"]
    url: Annotated[Secret, AfterValidator(_known)]
    """As Apprise writes it: `matrixs://user:password@host/room`."""


class Apprise:
    """Sends each alert to one service."""

    def __init__(self, settings: AppriseSettings, links: Links = NO_LINKS) -> None:
        """Nothing is opened before a message is sent."""
        self.name, self.recipients = settings.name, settings.recipients
        self._links = links
        self._url = settings.url.get_secret_value()

    def render(self, delivery: Delivery) -> str:
        """The message's words."""
        return as_text(wording(delivery, self._links.of(delivery)))

    async def send(self, delivery: Delivery, now: datetime) -> Answer:  # noqa: ARG002 the contract's
        """Send it once, in a thread of its own; the library gives up after `WITHIN`."""
        title, _, body = self.render(delivery).partition("\n")
        return await asyncio.to_thread(self._send, plain(title, LONGEST_TITLE), body)

    async def check(self) -> Answer:
        """Whether the URL is one that the library knows: nothing can be asked of a service without telling somebody."""
        return Sent(detail="the URL is understood; `monitor channels test` shows whether it arrives")

    async def close(self) -> None:
        """Nothing is held between two messages."""

    def _send(self, title: str, body: str) -> Answer:
        result = services(self._url).notify(
            title=harmless(title), body=harmless(body), body_format="text", log_level=logging.DEBUG
        )
        return Sent(detail="taken") if result else self._failed(result)

    def _failed(self, result: AppriseResult) -> Answer:
        said = [(entry.level, entry.message) for each in result for attempt in each.attempts for entry in attempt]
        text = "\n".join(message for _level, message in said)
        statuses = [int(found) for found in _STATUS.findall(text)]
        if any(not 200 <= status < 300 for status in statuses):
            return answer(Reply(status=next(status for status in statuses if not 200 <= status < 300)))
        if result.status.name == "TIMEOUT":
            return Later(why=f"no answer within {WITHIN.total_seconds():.0f} s", ambiguous=True)
        why = next((message for level, message in said if level in ("WARNING", "ERROR")), "the service did not take it")
        clean = plain(redact(why, *self._hidden()), LONGEST_REASON)
        if _NEVER_LEFT.search(text):
            return Later(why=f"no connection: {clean}")
        return Later(why=clean, ambiguous=True)

    def _hidden(self) -> tuple[str, ...]:
        """All parts of the URL: any of them may be a key, or name a host."""
        return (self._url, *(part for part in re.split(r"[:/@?&=,]+", self._url) if len(part) > 3))


def harmless(text: str) -> str:
    """The text with mentions (`@everyone`, `<!channel>`) and Markdown's links taken apart."""
    return re.sub(r"@(?=\w)|<(?=[!@#])|\](?=\()", lambda found: found[0] + _APART, text)
