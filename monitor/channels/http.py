"""One request to a receiver and what came of it; what webhook and Slack have in common.

Three things are kept apart, since they decide whether somebody is told twice: the request never left (try again), it
was answered (the status decides), or it left and the answer was lost (it may have arrived). Each request has a
connection of its own: on a kept one, a receiver that had just closed it could not be told from one that lost the
answer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from monitor.channels.wording import plain
from monitor.model import Answer, Later, Refused, Sent

LONGEST_WAIT = timedelta(hours=24)
LONGEST_ANSWER = 16 * 1024
"""Bytes of an answer that are read; the rest is left on the wire."""
LONGEST_REASON = 120
PATIENCE = frozenset({408, 425, 429})
"""Below 500, the statuses that ask to come back."""
BROKEN = frozenset({500, 501, 505, 507, 508})
"""The statuses of a receiver that is there, and fails at what it was sent; 502 to 504 speak of one that is not."""

PHRASES = {status.value: status.phrase for status in HTTPStatus}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the receiver answered."""

    status: int
    text: str = ""
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How to ask: the session (its connector guards addresses) and how long one request may take in all."""

    session: aiohttp.ClientSession
    within: timedelta

    async def ask(
        self,
        method: str,
        url: str,
        *,
        now: datetime,
        body: bytes = b"",
        headers: Mapping[str, str],
        largest: int = LONGEST_ANSWER,
    ) -> Reply | Later | Refused:
        """One request, no redirects; `now` is what a dated Retry-After counts from
        where the receiver does not say how late it is."""
        seconds = self.within.total_seconds()
        # Connecting has the shorter limit, so that a timeout in all can only mean a request that has left.
        limits = aiohttp.ClientTimeout(total=seconds, connect=seconds * 2 / 3)
        try:
            async with self.session.request(
                method,
                url,
                data=body or None,
                headers={"Connection": "close", "Accept-Encoding": "identity", **headers},
                allow_redirects=False,
                timeout=limits,
            ) as response:
                text = await _beginning(response, largest)
                wait = retry_after(response.headers, now)
                return Reply(status=response.status, text=text, retry_after=wait)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return lost(error)

    async def close(self) -> None:
        """Let go of the session; a second call does nothing."""
        await self.session.close()


async def _beginning(response: aiohttp.ClientResponse, largest: int) -> str:
    """The first bytes of the answer as text; the status is known by now, so a broken rest is no failure."""
    read = b""
    try:
        while len(read) < largest:
            chunk = await response.content.read(largest - len(read))
            if not chunk:
                break
            read += chunk
    except (aiohttp.ClientError, OSError):
        pass
    response.close()
    return read.decode("utf-8", "replace")


def lost(error: aiohttp.ClientError | OSError | ValueError) -> Later | Refused:
    """What a failed request comes to; nothing of the error's own text is told, for it names the URL."""
    match error:
        case aiohttp.InvalidURL():
            return Refused(why="the configured URL is not valid")
        case aiohttp.ClientConnectorCertificateError():
            return Later(why="the receiver's certificate is not valid for its name")
        case aiohttp.ClientConnectorDNSError():
            return Later(why="the receiver's name cannot be resolved")
        case aiohttp.ClientConnectorError():
            return Later(why=f"no connection: {_cause(error.os_error)}")
        case aiohttp.ConnectionTimeoutError():
            return Later(why="no connection in time")
        case TimeoutError():
            return Later(why="no answer in time", ambiguous=True)
        case aiohttp.ClientError() | OSError():
            return Later(why="the connection broke before the answer was whole", ambiguous=True)
        case _:
            return Refused(why="the request cannot be made from this configuration")


def _cause(error: OSError) -> str:
    """Why nobody was reached, without the address: the system's word, or that of the guard over addresses."""
    forbidden = getattr(error, "why", "")
    if forbidden:
        remedy = "" if forbidden == "cloud-metadata" else "; set allow_private = true if it should be"
        return f"the address may not be dialled ({forbidden}){remedy}"
    return os.strerror(error.errno) if error.errno and error.errno > 0 else "nobody could be reached"


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The Retry-After header in either form, the date against the receiver's own clock, between nothing and 24 h; None
    where it says nothing usable."""
    value = headers.get("Retry-After", "")
    if re.fullmatch(r"\s*\d{1,12}\s*", value, re.ASCII):
        return min(timedelta(seconds=min(int(value), 10**6)), LONGEST_WAIT)
    at = _moment(value)
    if at is None:
        return None
    wait = at - (_moment(headers.get("Date", "")) or now)
    return min(max(wait, timedelta()), LONGEST_WAIT)


def _moment(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # a year, or a zone, of more digits than the machine counts in
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def answer(reply: Reply, *secrets: str) -> Answer:
    """What the status says: only 2xx is success; 408, 425, 429 and 5xx ask to come back; the rest is refusal."""
    why = describe(reply, *secrets)
    if 200 <= reply.status < 300:
        return Sent(detail=f"answered {reply.status}")
    if 300 <= reply.status < 400:
        return Refused(why=f"answered {reply.status}: redirects are not followed; configure the final address")
    if reply.status in PATIENCE or reply.status >= 500:
        return Later(why=why, retry_after=reply.retry_after, of_message=reply.status in BROKEN)
    return Refused(why=why, gone=reply.status == HTTPStatus.GONE)


def describe(reply: Reply, *secrets: str) -> str:
    """`answered 400 Bad Request: “unknown field”`, redacted."""
    phrase = PHRASES.get(reply.status, "")
    said = plain(redact(reply.text[: LONGEST_REASON * 8], *secrets), LONGEST_REASON)
    quoted = f": “{said}”" if said and "<" not in said else ""
    return f"answered {reply.status} {phrase}".strip() + quoted


def redact(text: str, *secrets: str) -> str:
    """The text without these secrets, without anything that has the form of a key, and without any URL.

    Of a secret that is a URL its path is as good as the whole, so that goes too.
    """
    paths = [urlsplit(secret).path for secret in secrets if "://" in secret]
    for secret in sorted((*secrets, *paths), key=len, reverse=True):
        text = text.replace(secret, "[hidden]") if len(secret) > 1 else text
    text = re.sub(r"(?i)\b[a-z][a-z0-9+.-]*://\S+", "[URL]", text)
    return re.sub(r"\b(whsec_|whsk_|xox[a-z]-)\S+", "[hidden]", text)
