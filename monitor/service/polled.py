"""One poll, told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from monitor.model import Feed
from monitor.store.contract import Decided

_NOTHING = Decided()
"""What comes of nearly every poll."""


class Result(StrEnum):
    """What a poll brought."""

    FIRST_SIGHT = "first sight"
    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class Polled:
    """One poll, told. Not frozen, which is made in a quarter of the time; nobody changes it all the same."""

    feed: Feed
    result: Result
    read: int = 0
    """Entries in the body."""
    unchanged: int = 0
    """Those of them that stood in the last poll as they are."""
    held: int = 0
    """Those that belong to a flood, and wait for a person."""
    detail: str = ""
    decided: Decided = _NOTHING
    late: timedelta = timedelta()
    """After it was due."""
    reading: float | None = None
    """Seconds from the body to its entries; None where it was not read."""

    def spoken_of(self) -> Polled:
        """Without the stories that are about nothing: at first sight thousands of feeds have a hundred thousand."""
        named = {verdict.story for verdict in self.decided.judgement.verdicts}
        kept = tuple(story for story in self.decided.stories if story.id in named)
        return replace(self, decided=replace(self.decided, stories=kept))
