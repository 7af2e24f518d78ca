"""What is secret in the addresses of feeds, and how it is kept out of what is written down: pure.

Publishers sell private feeds by address: a token in the query or in the path lets whoever knows it in. Such a part is
replaced by a fingerprint, wherever it turns up: in addresses, headers, bodies and messages. The same address always
gets the same fingerprint, so that a recording can still be matched with the configuration it was made from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from monitor.model import Feed

_SHORTEST = 6
"""Characters: what is shorter could not be replaced without spoiling what it stands in, and keeps nobody out."""
_TELLING = re.compile(r"key|token|auth|secret|sig|pass|pwd|session|sid|access|user|mail|private", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?=[^/]*\d)(?=[^/]*[A-Za-z])[A-Za-z0-9_=+~.]{20,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    re.IGNORECASE,
)
"""Letters and digits mixed, without the hyphens of a headline in an address; or a UUID."""


def secrets_of(feed: Feed, *urls: str) -> tuple[str, ...]:
    """What must not be written of these addresses, longest first; `feed` is on whose behalf they were asked."""
    found = {part for url in (feed.url, *urls) for part in _telling_parts(url)}
    if feed.private:
        found |= {part for part in _after_host(feed.url) if len(part) >= _SHORTEST}
    return tuple(sorted(found, key=lambda part: (-len(part), part)))


def disguised(text: str, secrets: Iterable[str]) -> str:
    """The text with each secret replaced by its fingerprint."""
    for secret in secrets:
        text = text.replace(secret, fingerprint(secret))
    return text


def disguised_bytes(data: bytes, secrets: Iterable[str]) -> bytes:
    """As `disguised`, for a body: a feed names its own address."""
    for secret in secrets:
        data = data.replace(secret.encode("utf-8", "surrogatepass"), fingerprint(secret).encode())
    return data


def fingerprint(secret: str) -> str:
    """The same for the same secret, which cannot be had from it. It begins as the secret does where that is a path."""
    lead = "/" if secret.startswith("/") else ""
    return f"{lead}hidden-{hashlib.sha256(secret.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _after_host(url: str) -> tuple[str, str]:
    """With the query, and without, as messages show it."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return path + (f"?{parts.query}" if parts.query else ""), path


def _telling_parts(url: str) -> Iterable[str]:
    """Values of parameters that are called like secrets, or look like them; and such parts of the path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if len(value) >= _SHORTEST and (_TELLING.search(name) or _TOKEN.fullmatch(value)):
            yield value
    for part in parts.path.split("/"):
        if _TOKEN.fullmatch(part):
            yield part
