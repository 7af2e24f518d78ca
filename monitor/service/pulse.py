"""Whether the parts of the service move: what the watchdog, the health answers and the heartbeat go by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST = {"claim": 180.0, "drain": 1200.0}
"""Kind of work → seconds without movement after which it is stuck. Feeds are taken up each second; a single send may
take ten minutes of a mail server, and its lease is fifteen."""
PARTS = {"claim": "polls", "drain": "deliveries"}
REPEATED = frozenset({"claim", "drain", "recover", "care", "look"})
"""Work that comes again by itself, so that a failure is over when the next one ends well."""


@dataclass(slots=True, kw_only=True)
class Pulse:
    """Work by its name, whose first word is its kind."""

    seconds: Callable[[], float]
    """A count that no clock that is set moves."""
    _ended: dict[str, float] = field(init=False)
    """By kind."""
    _running: dict[str, float] = field(default_factory=dict)
    """By name: when it began, or last got on."""
    _failed: dict[str, str] = field(default_factory=dict)
    _good: set[str] = field(default_factory=set)
    """Kinds."""

    def __post_init__(self) -> None:
        self._ended = dict.fromkeys(LONGEST, self.seconds())

    def begun(self, name: str) -> None:
        """A piece of work is under way."""
        self._running[name] = self.seconds()

    def got_on(self, name: str) -> None:
        """It moves, and goes on."""
        if name in self._running:
            self._running[name] = self.seconds()

    def ended(self, name: str, why: str = "") -> None:
        """It is over. `why`: what went wrong with it; what fails moves all the same."""
        kind = name.partition(" ")[0]
        self._running.pop(name, None)
        self._ended[kind] = self.seconds()
        if not why:
            self._failed.pop(kind, None)
            self._good.add(kind)
        elif kind in REPEATED:
            self._failed[kind] = why

    def stuck(self) -> dict[str, str]:
        """Each part that must always move → empty, or for how long it has not."""
        return {part: self._stuck(kind) for kind, part in PARTS.items()}

    def _stuck(self, kind: str) -> str:
        under_way = [at for name, at in self._running.items() if name.partition(" ")[0] == kind]
        still = self.seconds() - min([self._ended[kind], *under_way])
        return f"has not moved for {still:.0f} s" if still > LONGEST[kind] else ""

    def failing(self) -> str:
        """What went wrong with the memory when it was last used, where something did."""
        return next(iter(self._failed.values()), "")

    def all_good(self, *kinds: str) -> bool:
        """Whether each kind came to a good end since this was last true."""
        found = self._good.issuperset(kinds)
        if found:
            self._good.clear()
        return found
