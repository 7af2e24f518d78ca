"""What went wrong with a poll, as a value with one line for people: where, what, and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import aiohttp

from monitor.feeds.body import BodyError
from monitor.feeds.disguise import disguised, secrets_of
from monitor.feeds.framing import FramingError
from monitor.feeds.guard import METADATA, ForbiddenAddressError
from monitor.model import Failed, Failure, Feed, Fetched

_ADVICE = {
    401: "it wants a login: is there a public address?",
    403: "it does not want us: is there another address?",
    404: "is the address still right?",
    410: "its address sends us to what is gone: is there a new one?",
    406: "it does not like our headers",
    429: "we ask too often: raise the interval",
}


def where(url: str) -> str:
    """A URL as it may stand in a message: without query, fragment or credentials, which may be secrets. What may be one
    in its path goes once it is known whose message it is (`without_secrets`)."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or "?"
        host = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "?"
    path = "".join(character if character.isprintable() else "?" for character in parts.path)
    return f"{parts.scheme}://{host}{port}{path}"[:300]


def without_secrets(answer: Fetched, feed: Feed, *urls: str) -> Fetched:
    """The same; a failure without what lets whoever knows it in. `urls`: all that were asked for the feed."""
    if not isinstance(answer, Failed):
        return answer
    return replace(answer, detail=disguised(answer.detail, secrets_of(feed, *urls)))


def refused(url: str, status: int, wait: timedelta | None, *, sent_on: bool = False) -> Failed:
    """An answer that is no feed, by its status. `sent_on`: a redirect led there, which may lead elsewhere next time:
    the feed is not gone for good."""
    if status == 410 and not sent_on:
        return failed(Failure.GONE, url, "the feed is gone for good (410): remove it or find its new address", status)
    advice = _ADVICE.get(status, "the server has trouble" if status >= 500 else "that is no feed")
    return failed(Failure.STATUS, url, f"it answered {status}: {advice}", status, wait)


def failure(error: Exception, url: str, total: float, limits: aiohttp.ClientTimeout) -> Failed:
    """The world's errors, as values; `total`, `limits`: seconds that it was given."""
    match error:
        case BodyError():
            return failed(error.reason, url, error.detail)
        case aiohttp.ConnectionTimeoutError():
            return failed(Failure.TIMEOUT, url, f"no connection within {limits.sock_connect:g} s")
        case aiohttp.SocketTimeoutError():
            return failed(Failure.TIMEOUT, url, f"it said nothing for {limits.sock_read:g} s")
        case TimeoutError():
            return failed(Failure.TIMEOUT, url, f"it did not answer in full within {total:g} s")
        case aiohttp.ClientConnectorError():
            return _unconnected(error, url)
        case FramingError():
            return failed(Failure.TOO_LARGE, url, str(error))
        case aiohttp.ClientPayloadError():
            return failed(Failure.CONNECTION, url, "the connection broke in the middle of the body")
        case aiohttp.ClientResponseError():
            # the first line says what is wrong; what follows shows the bytes that it stands at
            said = _line(error.message.partition("\n")[0]).rstrip(" :")
            said += ": is its Content-Length too small?" if said.startswith("Data after") else ""
            return failed(Failure.CONNECTION, url, f"its answer is not proper HTTP ({said})")
        case aiohttp.InvalidURL() | ValueError():
            return failed(Failure.CONNECTION, url, "the URL, or the one it redirects to, cannot be read")
        case _:
            return failed(Failure.CONNECTION, url, f"the connection broke ({_line(str(error)) or 'closed'})")


def _unconnected(error: aiohttp.ClientConnectorError, url: str) -> Failed:
    cause = error.os_error
    if isinstance(cause, ForbiddenAddressError):
        never = cause.why == METADATA
        told = f"it leads to {cause.address} ({cause.why}), which feeds may not reach"
        told += "" if never else ": allow_private can permit it"
        return failed(Failure.FORBIDDEN_ADDRESS, url, told)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        told = f"its name has no address ({_line(cause.strerror or str(cause))}): is it spelt right?"
        return failed(Failure.CONNECTION, url, told)
    if isinstance(error, aiohttp.ClientSSLError):
        return failed(
            Failure.CONNECTION, url, f"no safe connection: its certificate or TLS is bad ({_line(str(cause))})"
        )
    return failed(Failure.CONNECTION, url, f"no connection ({_line(cause.strerror or str(cause))})")


def failed(
    reason: Failure, url: str, detail: str, status: int | None = None, retry_after: timedelta | None = None
) -> Failed:
    """A failure with the URL it happened at."""
    return Failed(reason=reason, detail=f"{where(url)}: {detail}", status=status, retry_after=retry_after)


def _line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[:120]
