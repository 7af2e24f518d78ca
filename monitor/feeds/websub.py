"""WebSub (W3C 2018), the subscriber's side: pure, from one state of a subscription to the next.

A hub tells within seconds what polling finds within its interval. What must never happen: a story is lost because a
hub was trusted. So a push is a hint and no more: what it carries is thrown away, and the feed is asked, by the same
road and as soon as its publisher allows. Polling goes on at a lower rate, and at the usual one again as soon as it
finds what no push had told of.

A hub, or whoever speaks for it, may say what it likes: it can make us ask a feed that we follow, when that may be asked
anyway, and nothing else.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from monitor.model import Subscription

LEASE = timedelta(days=10)
"""Asked for; hubs give what they like."""
_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(days=30)
"""Between these a lease is believed."""
PATIENCE = timedelta(minutes=5)
"""For a hub to look whether we asked, before we ask again; doubled each time, up to a day."""
_A_DAY = timedelta(days=1)
SAFETY_NET = timedelta(hours=6)
"""How often a feed is polled at least while its hub is trusted."""
GRACE = timedelta(minutes=10)
"""So much later than a poll a push may come, and has missed nothing."""
DISTRUST = timedelta(days=7)
OVERLAP = timedelta(minutes=2)
"""A push may come while a poll is under way, and tell of what only the next one finds."""
STALE = timedelta(hours=2)
"""So long a feed may go on giving an old answer after a push: it is polled as usual until it gives the new one."""
_LONGEST_URL = 2000
_LINK = re.compile(r"<([^<>]{0,2000})>([^<]{0,2000})")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]{0,200})\"|([^\s\";,]{1,200}))", re.IGNORECASE)
_METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
"""Most hubs still sign with SHA-1; for an HMAC it has not fallen."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a feed says that it can be subscribed to; both empty where it does not."""

    hub: str = ""
    topic: str = ""
    """Its own address, as the hub knows it."""


def offer(links: Iterable[tuple[str, str]], base: str) -> Offer:
    """The first usable hub and the first usable address of its own among links (relation, target) found at `base`."""
    found: dict[str, str] = {}
    for relations, target in links:
        for relation in relations.lower().split():
            if (
                relation in ("hub", "self")
                and relation not in found
                and target.strip()
                and (address := _address(target, base))
            ):
                found[relation] = address
    return Offer(found["hub"], found["self"]) if len(found) == 2 else Offer()


def header_links(values: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The links of `Link` headers (RFC 8288), as relation and target."""
    for value in values:
        for target, parameters in _LINK.findall(value):
            if found := _REL.search(parameters):
                yield found[1] or found[2] or "", target


def token(key: bytes, url: str) -> str:
    """The last part of a subscription's callback address, which nobody can guess. `key`: kept secret."""
    return hmac.digest(key, f"callback {url}".encode(), "sha256")[:20].hex()


def secret(key: bytes, subscription: Subscription) -> str:
    """What the hub is to sign with; 64 characters (it may be given at most 199 bytes)."""
    return hmac.digest(key, f"secret {subscription.hub} {subscription.topic}".encode(), "sha256").hex()


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether `X-Hub-Signature` (`method=hex`) is of somebody who knows the secret."""
    method, _, digest = signature.strip().partition("=")
    method = method.strip().lower()
    if method not in _METHODS:
        return False
    expected = hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()
    return hmac.compare_digest(expected.encode(), digest.strip().lower().encode())


# --- a subscription's life --------------------------------------------------------------------------------------------


def wanted(before: Subscription | None, url: str, offer: Offer) -> Subscription | None:
    """The subscription that a feed calls for by what it offers now: the one before, or a new one; None for none."""
    if not offer.hub:
        return None
    if before is not None and (before.hub, before.topic) == (offer.hub, offer.topic):
        return before
    return Subscription(url=url, hub=offer.hub, topic=offer.topic)


def is_due(subscription: Subscription, now: datetime) -> bool:
    """Is the hub to be asked, for the first time or for a new lease? From the half of a lease on."""
    asked, began, until = subscription.asked_at, subscription.since, subscription.until
    lease = until - began if until is not None and began is not None else None
    if lease is not None and until is not None and now < until - lease / 2:
        return False
    patience = min(PATIENCE * 2 ** min(subscription.tries, 12), _A_DAY)
    if lease is not None:
        patience = min(patience, max(lease / 8, timedelta(seconds=5)))
    return asked is None or not asked <= now < asked + patience


def asked(subscription: Subscription, now: datetime) -> Subscription:
    """The hub is being asked."""
    return replace(subscription, asked_at=now, tries=subscription.tries + 1, pending=True, last_error="")


def confirm(
    subscription: Subscription, query: Mapping[str, str], now: datetime
) -> tuple[Subscription | None, str | None]:
    """A hub looks whether we asked: how the subscription stands afterwards (None: as before), and what is answered.

    None is answered where we did not ask for just this; the answer is then 404 (WebSub §5.3). What it has confirmed it
    may look at again: the answer may have been lost, and some hubs renew leases by themselves. It may refuse at any
    time (§5.2), and nobody tells of the feed from then on.
    """
    wanted = subscription.pending or is_live(subscription, now)
    if query.get("hub.topic") != subscription.topic or not wanted:
        return None, None
    match query.get("hub.mode"):
        case "denied":
            reason = "".join(character for character in query.get("hub.reason", "") if character.isprintable())
            why = f"the hub refuses ({reason[:120] or 'no reason'})"
            ended = replace(subscription, pending=False, last_error=why, since=None, until=None, listening_since=None)
            return ended if subscription.pending else replace(ended, asked_at=now, tries=1), ""
        case "subscribe" if "hub.challenge" in query:
            lease = _lease(query.get("hub.lease_seconds", ""))
            standing = replace(
                subscription,
                pending=False,
                tries=0,
                last_error="",
                # what was told without a break counts from its beginning
                listening_since=subscription.listening_since if is_live(subscription, now) else now,
                since=now,
                until=now + lease,
            )
            return standing, query["hub.challenge"]
    return None, None


def pushed(subscription: Subscription, now: datetime) -> Subscription:
    """The hub told of something new. What a poll found shortly before was not missed."""
    late = subscription.suspect_at
    if late is not None and late <= now <= late + GRACE:
        subscription = replace(subscription, suspect_at=None)
    return replace(subscription, pushed_at=now)


def polled(subscription: Subscription, polled_before: datetime | None, new: int, now: datetime) -> Subscription:
    """A poll found so many `new` items. `polled_before`: when the one before it ended."""
    if new:
        subscription = replace(subscription, found_at=now)
    overdue = subscription.suspect_at
    if overdue is not None and not overdue <= now <= overdue + GRACE:
        subscription = replace(subscription, suspect_at=None, missed_at=overdue)
    listened, told = subscription.listening_since, subscription.pushed_at
    if not new or polled_before is None or listened is None or polled_before < listened:
        return subscription  # what there is may be older than the subscription
    if not is_live(subscription, now) or (told is not None and told >= polled_before - OVERLAP):
        return subscription
    return replace(subscription, suspect_at=subscription.suspect_at or now)


def is_live(subscription: Subscription, now: datetime) -> bool:
    """Is there a lease?"""
    since, until = subscription.since, subscription.until
    return since is not None and until is not None and since <= now < until


def is_trusted(subscription: Subscription, now: datetime) -> bool:
    """May the feed be polled less often?"""
    missed = subscription.missed_at
    forgiven = missed is None or not missed <= now < missed + DISTRUST
    told, found = subscription.pushed_at, subscription.found_at
    unseen = told is not None and told <= now < told + STALE and (found is None or found < told - OVERLAP)
    return is_live(subscription, now) and subscription.suspect_at is None and forgiven and not unseen


def _lease(seconds: str) -> timedelta:
    given = timedelta(seconds=int(seconds)) if re.fullmatch(r"0*[1-9][0-9]{0,8}", seconds) else LEASE
    return min(max(given, _SHORTEST), _LONGEST)


def _address(target: str, base: str) -> str:
    """Absolute, http or https; whether it may be asked is looked at when it is."""
    try:
        address = urljoin(base, target.strip())
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
    except ValueError:
        return ""
    return address if usable and len(address) <= _LONGEST_URL else ""
