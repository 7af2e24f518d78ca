"""What the page, the metrics and the health answers are drawn from: the service, as they see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from monitor.model import Delivery, Development, Feed, FeedState
from monitor.store.contract import Census, Explained
from monitor.tokens import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether each part of the service has moved lately: part → empty, or what is wrong with it."""

    parts: Mapping[str, str]

    @property
    def is_well(self) -> bool:
        return not any(self.parts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the service stands at one moment."""

    now: datetime
    version: str
    feeds: Sequence[tuple[Feed, FeedState]]
    """Those that are followed, by name, where they were asked for."""
    operations: Mapping[str, str]
    """Name → title, of those that are configured."""
    census: Census
    held: str = ""
    """Why deliveries are held; empty where they are not."""
    paused: bool = False
    """No feed is asked, since there is too little room on the disk."""


class Inbox(Protocol):
    """What hubs tell (WebSub). StoreError where the memory does not answer."""

    def knows(self, token: str) -> bool:
        """Is this the last part of an address that was given to a hub?"""

    async def confirm(self, token: str, query: Mapping[str, str]) -> str | None:
        """What to answer a hub that looks whether it was asked; None where it was not."""

    async def pushed(self, token: str, body: bytes, signature: str) -> bool:
        """A push; False for one that is not signed as agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a signed link would do."""

    what: str
    """In words: "mark it as useful"."""
    headline: str
    operation: str


class Press(Enum):
    """What came of a request that says that a button was pressed in Slack; the value is the status it is answered."""

    TAKEN = 200
    FORGED = 401
    NOBODY = 404
    """No channel has a signing secret."""
    AGAIN = 409
    """It was heard already."""


class Desk(Protocol):
    """The service, as somebody who looks in sees it. StoreError where the memory does not answer."""

    def names(self) -> frozenset[str]:
        """Hosts under which the page is reached from outside, as far as the configuration names them."""
        ...

    async def health(self) -> Health: ...

    async def status(self, *, feeds: bool = True) -> Status:
        """`feeds`: each of them too; to read ten thousand takes a while."""
        ...

    async def timeline(self, operation: str) -> Sequence[Development]: ...

    async def explain(self, reference: str) -> Sequence[Explained]: ...

    async def deliveries(self) -> Sequence[Delivery]:
        """What is owed and not through, oldest first."""
        ...

    async def offer(self, token: str) -> Offer | Invalid:
        """What a link from a message would do; nothing is done."""
        ...

    async def act(self, token: str) -> str | Invalid:
        """Do it; gives what was done, in words. Harmless twice."""
        ...

    async def pressed(self, body: bytes, timestamp: str, signature: str) -> Press:
        """Do what a button in Slack asks for, if the request is Slack's; answers in time, done or not."""
        ...

    def may_leave(self, channel: str, recipient: str, token: str) -> bool:
        """Whether a link by which somebody unsubscribes was made here."""
        ...

    async def leave(self, channel: str, recipient: str) -> None:
        """Nothing more is owed to them."""
        ...
