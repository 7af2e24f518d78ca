"""Kinds of event of which a headline speaks and the operation does not: markets, sport, travel; and misfortunes.

Where nobody wrote groups, a headline that tells of the very act of which title and seed speak most is of no other
kind: "Flights halted after drone falls on Norland airport" is no news of travel, for who follows the drones.

A bus that crashes and a flood leave as many dead as a raid does, in the same country: there the dead are no act that
both speak of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Protocol

from monitor.judge.words.cues import CONDITIONAL

MOST = 0.9
"""What an operation speaks of an act, the most spoken of at 1, from which it is the very act."""
MUCH = 0.3
"""From which an operation speaks of an act otherwise than by the way."""
MISFORTUNES = frozenset({"quakes", "storms", "wildfires", "eruptions", "accidents", "heat"})
"""Families of what befalls people, and nobody does."""
_AFTERMATH = frozenset({"deaths", "rescues"})
"""What follows from those as well."""


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


def befallen(own: Mapping[str, float], acts: Set[str]) -> frozenset[str]:
    """The misfortunes of which a headline tells (`acts`: its families), where the operation (`own`) speaks of none, nor
    much of rescues, and the headline of no act of the operation's but the dead. Ships collide on purpose too."""
    told = MISFORTUNES.intersection(acts)
    if own.get("ships", 0.0) >= MUCH:
        told -= {"accidents"}
    is_none = own.keys().isdisjoint(MISFORTUNES) and own.get("rescues", 0.0) < MUCH
    return told if is_none and own.keys() & acts <= _AFTERMATH else frozenset()
