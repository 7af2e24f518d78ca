"""Recipients who took themselves off a channel: nothing more is owed to them until they are put back on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from monitor.model import Receiver
from monitor.store.outbox import discard
from monitor.store.owed import owed_to
from monitor.store.schema import delivery, departure

WHY = "the recipient unsubscribed"


def add(connection: Connection, who: Receiver, now: datetime) -> None:
    """From now on; what waits for them is given up."""
    remove(connection, who)
    connection.execute(insert(departure).values(channel=who.channel, recipient=who.recipient, at=now))
    theirs = select(delivery.c.id).where(*owed_to(who), delivery.c.settled_at.is_(None))
    discard(connection, connection.scalars(theirs).all(), WHY, now)


def remove(connection: Connection, who: Receiver) -> bool:
    """They are owed what comes from now on; False where they had not left."""
    gone = delete(departure).where(departure.c.channel == who.channel, departure.c.recipient == who.recipient)
    return connection.execute(gone).rowcount > 0


def all_of_them(connection: Connection) -> tuple[Receiver, ...]:
    """By channel and address."""
    rows = connection.execute(select(departure).order_by(departure.c.channel, departure.c.recipient))
    return tuple(Receiver(channel=row.channel, recipient=row.recipient) for row in rows)
