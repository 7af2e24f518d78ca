"""Operations that are told to the same people: what one of them has told, no other tells again.

Family is no neighbour: what a parent has told is held back later, where alerts are routed.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from monitor.judge.case import Case
from monitor.judge.consequences import Memory
from monitor.judge.copies import SEED_TIME, Copy, added
from monitor.model import Operation

SAME = 0.3
"""Share of its sentence that was told, from which a repeat repeats that."""
LIKELY = -1.0
"""Log-odds of being new, from which a story tells what another outlet told in other words."""


class Neighbours:
    """Of each operation those with its channels and routes that are not of its line."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._of = _neighbours(operations)

    def known_elsewhere(
        self, case: Case, told: Container[str], repeats: Collection[Case], copy: Copy | None, memory: Memory
    ) -> str:
        """Why a development is none to its readers, who are told of other operations as well; "" where it is one.

        `told` are the operations that have told the story just now, `repeats` its cases where it is a copy or a repeat.
        """
        others = self._of[case.operation.name]
        item = case.story.item
        lost = not case.told_as and memory.ledgers[case.operation.name].of_item(item) is not None
        if under := next((o for o in others if o in told or (lost and memory.ledgers[o].told_of(item))), ""):
            return f"told under {under}, which it fits better"
        better = (one for one in repeats if one.operation.name in others and one.about >= case.about)
        if under := next((one.operation.name for one in better if _repeats_told(one, memory)), ""):
            return f"what it says was told under {under}, which it fits better"
        under = next((o for o in others if _is_seed(copy, case, memory, o)), "")
        return f"the seed of {under}, which its readers know" if under else ""


def _repeats_told(case: Case, memory: Memory) -> bool:
    """Whether what a story repeats of an operation, which it is surely about, was told: what was only known may have
    been told to nobody."""
    if case.about < case.thresholds.relevance:
        return False
    if case.copy and not case.added:
        return bool(memory.ledgers[case.operation.name].told_of(case.copy.story.item))
    if case.abroad:
        return case.abroad.told
    near = case.nearest
    return case.novelty.get("alike", 0.0) <= LIKELY or (near is not None and near.entry.told and near.share >= SAME)


def _is_seed(copy: Copy | None, case: Case, memory: Memory, other: str) -> bool:
    """Whether it is a copy of a neighbour's seed, so that its readers know it."""
    if copy is None or copy.story.first_seen != SEED_TIME or added(case.story, copy.story):
        return False
    return memory.ledgers[other].of_item(copy.story.item) is not None


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
