"""Sums for thousands of places at once: a set of places is one long integer, with a bit for each.

Each place's sum is a whole number in binary, and each digit of all those numbers together is such a set. To add a
weight to the sums of a set's places, and to find those whose sum reaches a threshold, then takes a few operations of
long integers, be it a hundred places or four thousand.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

KEPT = 16
"""Places from which a set is kept in its long form as well, which takes longer to make."""
SLACK = 1 + 1e-9
"""For sums whose order differs."""


@dataclass(slots=True)
class Places:
    """A set of places in their order, which grows at its end."""

    listed: array[int] = field(default_factory=partial(array, "I"))
    _bits: int = 0
    _done: int = 0
    """So many of those listed are among the bits."""

    def discard(self, place: int) -> None:
        """Take one out that is there."""
        at = bisect_left(self.listed, place)
        del self.listed[at]
        if at < self._done:
            self._done -= 1
            self._bits &= ~(1 << place)

    def bits(self) -> int:
        """A bit for each."""
        if self._done == len(self.listed):
            return self._bits
        added = bytearray(self.listed[-1] // 8 + 1)
        for place in self.listed[self._done :]:
            added[place >> 3] |= 1 << (place & 7)
        found = self._bits | int.from_bytes(added, "little")
        if len(self.listed) >= KEPT:
            self._bits, self._done = found, len(self.listed)
        return found


def highest_first(bits: int) -> Iterator[int]:
    """The places of which a set has the bits."""
    while bits:
        place = bits.bit_length() - 1
        yield place
        bits ^= 1 << place


@dataclass(slots=True)
class Sums:
    """Of weights, by places; rounded up, so that no place is missed whose sum reaches something."""

    unit: float
    """What sums are counted in."""
    digits: list[int] = field(default_factory=list)
    """The last one first."""

    def add(self, places: int, weight: float) -> None:
        """To the sum of each of these; a weight is never below zero."""
        digits, units, first = self.digits, math.ceil(weight * SLACK / self.unit), 0
        while units:
            if units & 1:
                carried, digit = places, first
                while carried:
                    while digit >= len(digits):
                        digits.append(0)
                    digits[digit], carried = digits[digit] ^ carried, digits[digit] & carried
                    digit += 1
            units >>= 1
            first += 1

    def part(self, first: int, end: int) -> Sums:
        """Those of the places from `first` to before `end`, which are counted from `first` there."""
        within = (1 << end - first) - 1
        return Sums(self.unit, [digit >> first & within for digit in self.digits])

    def reaching(self, least: float, among: int) -> int:
        """Of these places those whose sum may be as high as that, and is not nothing."""
        units = max(1, int(least / SLACK / self.unit))
        if units >> len(self.digits):
            return 0
        above, level = 0, among
        for place in range(len(self.digits) - 1, -1, -1):
            digit = self.digits[place]
            if units >> place & 1:
                level &= digit
            else:
                above |= level & digit
                level &= ~digit
        return above | level

    def highest(self, count: int, among: int) -> int:
        """Of these places those with the highest sums, so many or more that are no lower; or all, if they are fewer."""
        above, level = 0, among
        for digit in reversed(self.digits):
            higher = level & digit
            if higher.bit_count() >= count:
                level = higher
            else:
                above |= higher
                level ^= higher
                count -= higher.bit_count()
        return above | level
