"""When a delivery is tried again: pure.

The published schedules (Standard Webhooks, SMTP) space the tries of one message ever wider, so a receiver that is back
after a day waits hours for what it missed. Here the oldest message of a receiver doubles as a probe: after a few quick
tries it is sent every five minutes, and what waits behind it follows as soon as it is through. Patience ends by the
clock, not by a count: 75 h 35 min for HTTP (the span of the Standard Webhooks schedule), five days for mail (RFC 5321).
A machine that was off for so long has not been patient, though: nothing is given up before twelve tries.

A receiver that takes a message and hangs up without a word is another case: it has the message most likely, and each
further try is one copy more to somebody who reads it. From the second lost answer on such a message waits as long again
as it has waited, up to an hour. A webhook drops repeats by their id, so there a probe costs nobody anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Delivery, Later

LONGEST_RETRY_AFTER = timedelta(hours=24)
LONGEST_FLOOR = timedelta(seconds=30)
"""A receiver that asks to be tried again at once, or did so in the past, is not asked without a pause."""
JITTER = 0.2
LEAST_TRIES = 12
"""Half an hour of them: after a start, the way to a receiver may not be open yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a kind of channel is tried again."""

    waits: tuple[timedelta, ...]
    """After the first, second … failure; the last one repeats."""
    patience: timedelta
    """Counted from the moment the delivery was let go; after it, and some tries, the delivery is dead."""
    spacing: timedelta = timedelta()
    """Between two messages to one receiver."""
    doubt: timedelta = timedelta()
    """The longest wait after answers that were lost."""


_QUICK = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=4))
_HTTP = Pace(waits=_QUICK, patience=timedelta(hours=75, minutes=35))
_READ = Pace(waits=_QUICK, patience=_HTTP.patience, spacing=timedelta(seconds=1), doubt=timedelta(hours=1))
"""By people, who see each copy."""
PACES: Mapping[str, Pace] = {
    "console": _HTTP,
    "webhook": _HTTP,
    "apprise": _READ,
    "slack": _READ,
    "mail": Pace(
        waits=(timedelta(minutes=1), timedelta(minutes=4)), patience=timedelta(days=5), doubt=timedelta(hours=1)
    ),
}
"""By kind of channel. Four minutes and a fifth of jitter stay under the promised five."""


def next_attempt(delivery: Delivery, answer: Later, now: datetime, pace: Pace) -> datetime | None:
    """The moment of the next try, or None where patience is at its end.

    A receiver's own Retry-After is kept to, up to 24 hours; but no try comes sooner than the usual wait, or half a
    minute where that is longer: "0" and a date that is past are common, and one that says so each time would be asked
    without end. The jitter of ±20 % is drawn from the delivery's id and the attempt, so the same delivery is always
    paced the same way and two deliveries never in step.
    """
    if now - delivery.since >= pace.patience and delivery.attempts >= LEAST_TRIES:
        return None
    wait = pace.waits[min(max(delivery.attempts, 1), len(pace.waits)) - 1]
    if answer.retry_after is not None:
        return now + min(max(answer.retry_after, min(wait, LONGEST_FLOOR)), LONGEST_RETRY_AFTER)
    if answer.ambiguous and delivery.repeat:
        wait = max(wait, min(now - delivery.since, pace.doubt))
    return now + wait * (1 + JITTER * _draw(f"{delivery.id}:{delivery.attempts}"))


def _draw(key: str) -> float:
    """A number in [-1, 1) that looks random and is the same for the same key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") / 2**63 - 1
