"""The gate: which addresses the outside world may make us dial.

What must never happen: a feed, by its name, a redirect or a DNS answer that changes, makes the daemon speak to this
machine, to its network or to a cloud's metadata service.

How it works: the check stands in aiohttp's `socket_factory`, which sees the address that is about to be dialled, after
name resolution, for every attempt. A check in the resolver would not do: aiohttp asks no resolver for IP literals, and
a name that resolves well the first time may not the second. A pooled connection needs no second look: its address was
looked at when it was dialled.

`ipaddress.is_global` alone is not enough: it holds NAT64, 6to4, `::127.0.0.1`, `fec0::/10` and multicast to be global.
The list below follows the IANA special-purpose registries (RFC 6890 and its updates).
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Sequence
from functools import lru_cache, partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, cast
from urllib.parse import urlsplit

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.resolver import AsyncResolver

from monitor.feeds.framing import MeasuredResponse
from monitor.feeds.patience import Patience

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

DNS_SECONDS = 2.5
"""Until a name server that says nothing is asked again."""
DNS_TRIES = 2

METADATA = "cloud-metadata"
"""Where a cloud tells a machine its keys: never permitted, whatever network it lies in."""
_FORBIDDEN: tuple[tuple[str, str], ...] = (
    ("169.254.169.254/32", METADATA),
    ("169.254.170.2/32", METADATA),  # of containers, at Amazon
    ("169.254.170.23/32", METADATA),
    ("fd00:ec2::254/128", METADATA),
    ("fd00:ec2::23/128", METADATA),
    ("fd20:ce::254/128", METADATA),  # Google
    ("100.100.100.200/32", METADATA),  # Alibaba
    ("168.63.129.16/32", METADATA),  # Azure
    ("0.0.0.0/8", "this-network"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "carrier-nat"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "protocol-assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.88.99.0/24", "6to4-relay"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved"),
    ("::/128", "this-network"),
    ("::1/128", "loopback"),
    ("::/96", "ipv4-compatible"),
    ("::ffff:0:0:0/96", "ipv4-translated"),
    ("64:ff9b::/96", "nat64"),
    ("64:ff9b:1::/48", "nat64"),
    ("100::/64", "discard"),
    ("100:0:0:1::/64", "discard"),
    ("2001::/32", "teredo"),
    ("2001::/23", "protocol-assignments"),
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "6to4"),
    ("3fff::/20", "documentation"),
    ("5f00::/16", "srv6"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_BLOCKS: tuple[tuple[Network, str], ...] = tuple((ip_network(block), word) for block, word in _FORBIDDEN)
_BLANKS = re.compile(r"[\x00-\x20\x7f]")
_GLOBAL_UNICAST = IPv6Network("2000::/3")

INNER = frozenset({"private", "loopback", "carrier-nat"})
"""What `allow_private` lets through: inner addresses, but no metadata service, no multicast, no tunnel."""


WEB_PORTS = frozenset({80, 443, *range(1024, 65536)})
"""Of addresses that a feed names, hubs and articles: the ports of old services (mail and the like) are none of them."""


class ForbiddenAddressError(OSError):
    """A connection was about to be made to an address that the rules forbid; none was made."""

    def __init__(self, address: str, why: str) -> None:
        # the same text for every address: of several failed attempts aiohappyeyeballs keeps the type only then
        super().__init__("forbidden address")
        self.address = address
        self.why = why


@lru_cache(maxsize=4096)
def forbidden(address: str | Address) -> str:
    """Why this address may not be dialled, in one word of the IANA registries; "" where it may.

    IPv4-mapped addresses are judged as what they hold. What is no address at all is "not-an-address".
    """
    try:
        found = _unwrapped(ip_address(address) if isinstance(address, str) else address)
    except ValueError:
        return "not-an-address"
    for block, word in _BLOCKS:
        if found.version == block.version and found in block:
            return word
    if isinstance(found, IPv6Address) and found not in _GLOBAL_UNICAST:
        return "reserved"
    return ""


def permitted(address: str | Address, allow: Sequence[Network], *, allow_private: bool = False) -> str:
    """As `forbidden`, after what the operator allowed: networks by name, or all inner addresses."""
    why = forbidden(address)
    if not why or (allow_private and why in INNER):
        return ""
    if why in ("not-an-address", METADATA):
        return why
    found = ip_address(address) if isinstance(address, str) else address
    allowed = any(
        candidate.version == network.version and candidate in network
        for network in allow
        for candidate in (found, _unwrapped(found))
    )
    return "" if allowed else why


@lru_cache(maxsize=20_000)
def check_url(url: str, ports: frozenset[int] | None = None) -> str:
    """What is wrong with a URL that we are asked to fetch, as a line for a person; "" where nothing is.

    `ports`: those that may be asked, any where None. A redirect may not name a port of its own choice.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return "the URL cannot be read: check its spelling"
    if parts.scheme not in ("http", "https"):
        return f"the scheme {parts.scheme[:20]!r} is not http or https"
    if not parts.hostname:
        return "the URL names no host"
    if parts.username is not None or parts.password is not None:
        return "the URL holds a user name or password: take it out"
    if _BLANKS.search(url):
        return "the URL holds spaces or control characters"
    if ports is WEB_PORTS and port not in ports:
        return f"port {port} is none of the web's"
    if ports is not None and port not in ports:
        return f"port {port} is not one of {', '.join(map(str, sorted(ports)))}"
    return ""


class GuardedConnector(aiohttp.TCPConnector):
    """A connector whose connections are measured, and that owns its resolver, so that closing the session leaves
    nothing open."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        measured = partial(MeasuredResponse, loop=self._loop, patience=Patience())
        self._factory = cast("partial[ResponseHandler]", measured)

    async def close(self, *, abort_ssl: bool = False) -> None:
        """Close the connections, then the resolver."""
        await super().close(abort_ssl=abort_ssl)
        await self._resolver.close()


def connector(
    allow: Sequence[Network] = (),
    *,
    allow_private: bool = False,
    limit: int = 100,
    tls: ssl.SSLContext | None = None,
    resolver: aiohttp.abc.AbstractResolver | None = None,
) -> aiohttp.TCPConnector:
    """A connector that dials no forbidden address. Call it in a running loop; closing the session closes it.

    `allow`: networks that are permitted all the same. `allow_private`: inner addresses are. Names are resolved by
    c-ares, so that a dead name server holds up no thread that files or the store need.
    """

    def guarded(info: tuple[Any, ...]) -> socket.socket:
        family, kind, proto, _, dialled = info
        why = permitted(dialled[0], allow, allow_private=allow_private)
        if why:
            raise ForbiddenAddressError(dialled[0], why)
        return socket.socket(family=family, type=kind, proto=proto)

    return GuardedConnector(
        limit=limit,
        resolver=resolver or AsyncResolver(timeout=DNS_SECONDS, tries=DNS_TRIES),
        socket_factory=guarded,
        ssl=tls or True,
    )


def _unwrapped(address: Address) -> Address:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address
