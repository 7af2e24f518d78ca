"""Kinds of event of which a headline speaks and the operation does not: markets, sport, travel.

Where nobody wrote groups, a headline that tells of the very act of which title and seed speak most is of no other
kind: "Flights halted after drone falls on Norland airport" is no news of travel, for who follows the drones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from monitor.judge.words.cues import CONDITIONAL

MOST = 0.9
"""What an operation speaks of an act, the most spoken of at 1, from which it is the very act."""


class Asked(Protocol):
    """What is asked of an operation."""

    @property
    def drafted(self) -> bool:
        """Whether nobody wrote its groups."""

    @property
    def wanted(self) -> Collection[str]:
        """Kinds of event that it speaks of."""

    @property
    def excluded(self) -> Collection[str]:
        """Those that its title excludes: they count by themselves."""

    @property
    def acts(self) -> Mapping[str, float]:
        """Families of acts that it speaks of."""


def kinds(profile: Asked, spoken: frozenset[str], acts: Iterable[str]) -> tuple[str, ...]:
    """Of the kinds and the families of acts that a headline speaks of."""
    found = spoken.difference(profile.wanted, profile.excluded, CONDITIONAL)
    is_very_act = profile.drafted and any(profile.acts.get(act, 0.0) >= MOST for act in acts)
    return () if is_very_act else tuple(sorted(found))
