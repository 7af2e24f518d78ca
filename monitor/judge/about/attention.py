"""How much is written of an operation just now: the odds that a story is about it, before it is read.

Where a war has broken out, what may be about it most likely is; where little is written, what shares a country and a
verb most likely tells of something else. Groups that a person wrote tell such stories apart by themselves, and gain
nothing here; groups drafted from a seed do not (docs/judging.md).

What must never happen: a judgement that feeds on itself, or on how many feeds are polled. So a report counts by what
its own words say, without what this or its company adds; what was told or marked plays no part; reports of one
publisher are counted, of whichever has most, each item once, and neither copies, nor what is old, nor a feed's first
sight. What it adds is bounded, and it never speaks against a story.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.model import LedgerEntry

PERHAPS = 0.3
"""Relevance alone from which a report counts."""
LATELY = timedelta(days=3)
"""How far back is looked."""
FEW = 2
"""Reports that chance brings."""
WEIGHT = 0.5
"""Log-odds for each e-fold of what chance brings."""
MOST = 1.0
"""Log-odds at most: of some fifteen reports."""
KEPT = 400
"""Reports of a publisher that are remembered; the older half goes first."""


@dataclass(slots=True)
class _Reports:
    """One publisher's, in the order in which they came."""

    times: list[float] = field(default_factory=list)
    """POSIX times that never fall: of a report that came late the latest before it."""
    items: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    """The same items, to look one up."""


class Attention:
    """What each publisher wrote of late that may be about one operation."""

    def __init__(self) -> None:
        self._reports: dict[str, _Reports] = {}

    def know(self, entry: LedgerEntry) -> None:
        """Count a report, if it is the first version of its item."""
        if entry.at is None or entry.margin is None or entry.relevance < PERHAPS:
            return
        reports = self._reports.setdefault(entry.publisher, _Reports())
        if entry.item in reports.known:
            return
        if len(reports.times) >= KEPT:
            reports.known.difference_update(reports.items[: KEPT // 2])
            del reports.times[: KEPT // 2], reports.items[: KEPT // 2]
        reports.times.append(max([entry.at.timestamp(), *reports.times[-1:]]))
        reports.items.append(entry.item)
        reports.known.add(entry.item)

    def reports(self, item: str, now: datetime) -> int:
        """Of the last three days, of the publisher that has most; other versions of the item left out."""
        since = now.timestamp() - LATELY.total_seconds()
        return max((_count(reports, item, since) for reports in self._reports.values()), default=0)


def _count(reports: _Reports, item: str, since: float) -> int:
    first = bisect_left(reports.times, since)
    return len(reports.times) - first - (reports.items[first:].count(item) if item in reports.known else 0)


def weight(reports: int) -> float:
    """What so many reports add to the log-odds of being about the operation."""
    return min(MOST, WEIGHT * math.log(max(reports, FEW) / FEW))
