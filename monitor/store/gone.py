"""Receivers that answered that they are gone (410): not asked until they take something or are configured anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from monitor.model import Answer, Delivery, Receiver, Refused, Sent
from monitor.store.schema import gone


def note(connection: Connection, tried: Delivery, answer: Answer, address: str, now: datetime) -> None:
    """What an answer says of its receiver; most say nothing."""
    said_gone = isinstance(answer, Refused) and answer.gone
    if not (said_gone or isinstance(answer, Sent)):
        return
    theirs = (gone.c.channel == tried.channel, gone.c.recipient == tried.recipient)
    connection.execute(delete(gone).where(*theirs))
    if said_gone:
        values = {"channel": tried.channel, "recipient": tried.recipient, "address": address, "at": now}
        connection.execute(insert(gone).values(values))


def known(connection: Connection, addresses: Mapping[str, str]) -> tuple[Receiver, ...]:
    """Who is gone, of the channels that are configured as they were then."""
    rows = connection.execute(select(gone).order_by(gone.c.channel, gone.c.recipient))
    return tuple(
        Receiver(channel=row.channel, recipient=row.recipient)
        for row in rows
        if addresses.get(row.channel) == row.address
    )
