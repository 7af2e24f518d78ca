"""Operations that are told to the same people: what one of them has told, no other tells again.

Family is no neighbour: what a parent has told is held back later, where alerts are routed.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from monitor.judge.case import Case
from monitor.judge.consequences import Memory
from monitor.judge.copies import SEED_TIME, Copy, added
from monitor.model import Operation


class Neighbours:
    """Of each operation those with its channels and routes that are not of its line."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._of = _neighbours(operations)

    def told_under(self, case: Case, told: Container[str], memory: Memory) -> str:
        """A neighbour that has told the story, or an earlier version that was lost to it; "" where there is none."""
        item = case.story.item
        lost = not case.told_as and memory.ledgers[case.operation.name].of_item(item) is not None
        others = self._of[case.operation.name]
        return next((o for o in others if o in told or (lost and memory.ledgers[o].told_of(item))), "")

    def seed_of(self, case: Case, copy: Copy | None, memory: Memory) -> str:
        """A neighbour whose seed the story is a copy of, so that its readers know it; "" where there is none."""
        if copy is None or copy.story.first_seen != SEED_TIME or added(case.story, copy.story):
            return ""
        others = self._of[case.operation.name]
        return next((other for other in others if memory.ledgers[other].of_item(copy.story.item)), "")


def _neighbours(operations: Sequence[Operation]) -> dict[str, tuple[str, ...]]:
    """By operation; of its line are its parents, and parents of parents."""
    parents = {one.name: one.parent for one in operations}
    lines: dict[str, set[str]] = {}
    for one in operations:
        name, line = one.name, lines.setdefault(one.name, set())
        while name and name not in line:
            line.add(name)
            name = parents.get(name, "")
    return {
        one.name: tuple(
            other.name
            for other in operations
            if (one.channels, one.routes) == (other.channels, other.routes)
            and not (one.name in lines[other.name] or other.name in lines[one.name])
        )
        for one in operations
    }
