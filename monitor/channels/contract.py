"""What a way out promises: it says sent, later or never, and knows nothing of back-off.

The same contract suite, `tests/channels/test_contract.py`, runs over every channel.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from monitor.model import Answer, Delivery


class Channel(Protocol):
    """One configured way out. It never raises for what the world does: that is an answer."""

    @property
    def name(self) -> str:
        """As configured; secrets and URLs never stand for it in a log."""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Each is owed its own delivery; ("",) where the channel itself is the receiver."""

    def render(self, delivery: Delivery) -> str:
        """The message as the receiver would get it, for a person to read: what a dry run shows. Nothing is sent."""

    async def send(self, delivery: Delivery, now: datetime) -> Answer:
        """Try once. `now` is the time of the attempt."""

    async def check(self) -> Answer:
        """Could it be reached, with these credentials? Sends no message to anybody."""

    async def close(self) -> None:
        """Let go of connections."""
