"""A recorded history through the real road, on its own clock: what would have been told, and why.

The poller, the parser, the judge and the store are those of the service; only the fetch is a recording, the clock is
that of the recording, and the memory is empty at first. So the first answer of each feed is taken in silence, as a
service does that begins with it; and the same recording and configuration tell the same, every time.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from monitor import config
from monitor.config import Config
from monitor.feeds import playback
from monitor.feeds.playback import Playback, Recording
from monitor.feeds.record import RecordingError
from monitor.feeds.trouble import where
from monitor.judge.explain import explain
from monitor.lab import show
from monitor.model import Alert, Feed, FeedState, counted
from monitor.service.poll import Polled, Result
from monitor.service.wiring import House, furnish


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An alert, as it would have been raised."""

    at: datetime
    alert: Alert
    why: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What is the same alert under two configurations: operation, kind and story."""
        return self.alert.operation, self.alert.kind.value, self.alert.url or self.alert.headline


class Side(StrEnum):
    """Which of two configurations tells it."""

    BOTH = "both"
    HERE = "only here"
    THERE = "only there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of a recording under one configuration."""

    told: tuple[Told, ...]
    polls: int
    failed: int
    feeds: int
    """That were asked."""
    missing: tuple[str, ...]
    """Feeds of the configuration that the recording does not hold."""
    strangers: tuple[str, ...]
    """Recorded addresses that are no feeds of the configuration."""


async def replay(place: Path, directory: Path, against: Path | None, out: TextIO, *, as_json: bool) -> int:
    """Play, and print each alert with its reasons; 1 where the recording is damaged or holds nothing of use."""
    here, there = config.load(directory), config.load(against) if against else None
    recording = await asyncio.to_thread(playback.read, place)
    for line in recording.damage:
        print(f"monitor: {line}", file=sys.stderr)
    if not recording.polls:
        raise RecordingError(f"{place}: it holds no answer of any address; record one with: monitor run --record")
    first = await play(recording, here)
    second = await play(recording, there) if there else None
    for settings, played in ((here, first), (there, second)):
        if settings and played:
            _say_what_is_left_out(place, settings.directory, played)
    rows = compared(first.told, second.told) if second else [(None, one) for one in first.told]
    for side, one in rows:
        print(json.dumps(_record(side, one), ensure_ascii=False) if as_json else _lines(side, one), file=out)
    summary = sys.stderr if as_json else out
    print(_summary(recording, first, [side for side, _ in rows if side], against), file=summary)
    useless = not first.polls or (second is not None and not second.polls)
    return 1 if recording.damage or useless else 0


async def play(recording: Recording, settings: Config) -> Played:
    """The whole recording under one configuration, poll by poll."""
    played = Playback(recording, settings.feeds)
    now = recording.polls[0].at
    told: list[Told] = []
    failed = 0
    total = len(played.polls)
    with show.progress(total, "replayed") if sys.stderr.isatty() else show.quiet() as heard:
        async with furnish(settings, clock=lambda: now, played=played, polled=heard) as house:
            for now, feed in played.polls:
                polled = await house.poller.poll(feed, await _state(house, feed))
                failed += polled.result is Result.FAILED
                told += _told(polled, now)
    asked = {feed.url for _, feed in played.polls}
    return Played(
        told=tuple(told),
        polls=total,
        failed=failed,
        feeds=len(asked),
        missing=tuple(feed.name or feed.url for feed in settings.feeds if feed.url not in asked),
        strangers=tuple(played.strangers),
    )


async def _state(house: House, feed: Feed) -> FeedState:
    """As the polls before have left it; the house follows every feed that is played."""
    found = await house.store.call(lambda store: store.feed_state(feed.url))
    return found or FeedState(url=feed.url, next_poll=house.clock())


def _told(polled: Polled, now: datetime) -> list[Told]:
    decided = polled.decided
    by_id = {story.id: story for story in decided.stories}
    why = {
        (verdict.story, verdict.operation): explain(verdict, by_id[verdict.story])
        for verdict in decided.judgement.verdicts
        if verdict.story in by_id
    }
    return [
        Told(
            at=now,
            alert=alert,
            why=why.get((alert.story, alert.operation)) or tuple(reason.text for reason in alert.reasons),
        )
        for alert in decided.judgement.alerts
    ]


def compared(here: Sequence[Told], there: Sequence[Told]) -> list[tuple[Side, Told]]:
    """Both lists in one, oldest first, each alert once."""
    told_here, told_there = {one.key for one in here}, {one.key for one in there}
    rows = [(Side.BOTH if one.key in told_there else Side.HERE, one) for one in here]
    rows += [(Side.THERE, one) for one in there if one.key not in told_here]
    return sorted(rows, key=lambda row: row[1].at)


def _lines(side: Side | None, told: Told) -> str:
    alert = told.alert
    mark = f"[{side.value}] " if side else ""
    head = f"{told.at:%Y-%m-%d %H:%M} {mark}{alert.operation}: {alert.kind.value}"
    lines = [head, f"  {alert.source}: {' '.join(alert.headline.split())}", f"  {alert.url}"]
    return "\n".join([*lines, *(f"  - {line}" for line in told.why)])


def _record(side: Side | None, told: Told) -> dict[str, Any]:
    alert = told.alert
    return {
        "at": told.at.isoformat(),
        **({"told": side.value} if side else {}),
        "id": alert.id,
        "kind": alert.kind.value,
        "operation": alert.operation,
        "headline": alert.headline,
        "new": alert.new,
        "known": alert.known,
        "source": alert.source,
        "url": alert.url,
        "story": alert.story,
        "probability": round(alert.probability, 4),
        "why": list(told.why),
    }


def _summary(recording: Recording, first: Played, sides: Sequence[Side], against: Path | None) -> str:
    start, end = recording.polls[0].at, recording.polls[-1].at
    line = (
        f"{counted(first.polls, 'poll')} of {counted(first.feeds, 'feed')}, "
        f"{start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M}, {first.failed} failed; {counted(len(first.told), 'alert')}"
    )
    if against is None:
        return line
    counts = ", ".join(f"{sides.count(side)} {side.value}" for side in Side)
    return f"{line}; with {against}: {counts}"


def _say_what_is_left_out(place: Path, directory: Path, played: Played) -> None:
    if played.strangers:
        few = ", ".join(where(url) for url in played.strangers[:3])
        more = f" and {len(played.strangers) - 3} more" if len(played.strangers) > 3 else ""
        print(f"monitor: {place}: recorded, but no feeds of {directory}: {few}{more}", file=sys.stderr)
    if played.missing:
        few = ", ".join(played.missing[:3])
        more = f" and {len(played.missing) - 3} more" if len(played.missing) > 3 else ""
        print(f"monitor: {place}: feeds of {directory} that are not in it: {few}{more}", file=sys.stderr)
