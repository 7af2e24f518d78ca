"""The demonstration: a fortnight of the campaign through the real service, on loopback, on a clock of its own."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from io import StringIO
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from monitor import config
from monitor.judge.explain import explain
from monitor.lab import show
from monitor.lab.stage import Item, Stage, stage
from monitor.model import Answer, Delivery, Outcome, Sent
from monitor.service.once import run_once
from monitor.service.poll import Polled
from monitor.service.wiring import furnish

OPERATIONS = """
[[operation]]
name = "inherent-resolve"
title = "Operation Inherent Resolve: the campaign against Islamic State in eastern Syria"
aliases = ["OIR", "CJTF-OIR", "Operation Roundup"]
about = [
    ["Syria*", "Euphrates", "Baghuz", "Hajin", "Deir ez-Zor"],
    ["SDF", "Syrian Democratic Forces", "US-led coalition", "US-backed", "Islamic State"],
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An item of the fortnight, and what a careful reader would call it."""

    at: datetime
    feed: str
    was: str
    item: Item


def campaign() -> list[Scene]:
    """The fortnight, oldest first."""
    data = tomllib.loads(resources.files("monitor.lab").joinpath("campaign.toml").read_text(encoding="utf-8"))
    return [
        Scene(
            at=told["at"],
            feed=told["feed"],
            was=told["was"],
            item=Item(title=told["title"], text=told["text"], link=told["link"], published=told["at"]),
        )
        for told in data["story"]
    ]


async def perform(
    scenes: Sequence[Scene],
    loopback: Stage,
    directory: Path,
    *,
    console: TextIO = sys.stdout,
    attempted: Callable[[Delivery, Answer, datetime], None] = lambda _delivery, _answer, _now: None,
) -> list[Polled]:
    """Publish scene after scene, each at its own time, to a service that is configured in `directory`."""
    polled: list[Polled] = []
    now = scenes[0].at
    async with furnish(
        config.load(directory),
        clock=lambda: now,
        console=console,
        polled=polled.append,
        attempted=lambda delivery, answer: attempted(delivery, answer, now),
    ) as house:
        for moment in sorted({scene.at for scene in scenes}):
            now = moment
            for scene in scenes:
                if scene.at == moment:
                    loopback.publish(scene.feed.replace(" ", "-").lower(), scene.item)
            await run_once(house)
    return polled


async def play(out: TextIO) -> int:
    """Play it, and end with a table of what was told and what was kept silent, and why."""
    scenes = campaign()

    def attempted(delivery: Delivery, answer: Answer, now: datetime) -> None:
        if isinstance(answer, Sent) and delivery.channel == "desk":
            print(f"{now:%d %b %H:%M}  told: {delivery.alert.headline}", file=out, flush=True)

    with tempfile.TemporaryDirectory(prefix="monitor-demo-") as name:
        async with stage() as loopback:
            directory = Path(name)
            loopback.configure(
                directory, operations=_operations(directory), feeds={one.feed: one.feed for one in scenes}
            )
            feeds, first, last = len({one.feed for one in scenes}), scenes[0].at, scenes[-1].at
            print(f"{feeds} feeds, {len(scenes)} stories, {first:%d %B} to {last:%d %B %Y}.\n", file=out)
            polled = await perform(scenes, loopback, directory, attempted=attempted)
            _close(scenes, polled, loopback, out)
    return 0


class _Screen(StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


async def picture() -> str:
    """The demonstration's alert about a changed figure, as a terminal shows it, as SVG."""
    scenes = [scene for scene in campaign() if scene.was != "another war"]
    until = next(place for place, scene in enumerate(scenes) if scene.was == "a figure that has changed")
    screen = _Screen()
    with tempfile.TemporaryDirectory(prefix="monitor-picture-") as name:
        async with stage() as loopback:
            directory = Path(name)
            loopback.configure(
                directory, operations=_operations(directory), feeds={one.feed: one.feed for one in scenes}
            )
            (directory / "channels.toml").write_text('[[channel]]\nname = "console"\ntype = "console"\n')
            await perform(scenes[:until], loopback, directory, console=screen)
            before = screen.tell()
            await perform(scenes[: until + 1], loopback, directory, console=screen)
    paper = Console(file=StringIO(), record=True, width=100)
    paper.print(Text.from_ansi(screen.getvalue()[before:]))
    return paper.export_svg(title="monitor")


def _operations(directory: Path) -> str:
    """The operation, with the seed beside it where the checkout's own is at hand."""
    seed = Path("seeds/us-backed-forces-launch-offensive.txt")
    if not seed.is_file():
        return OPERATIONS
    (directory / "seed.txt").write_bytes(seed.read_bytes())
    return OPERATIONS.rstrip() + '\nseeds = ["seed.txt"]\n'


def _close(scenes: list[Scene], polled: list[Polled], loopback: Stage, out: TextIO) -> None:
    decided = {}
    for story, verdict in show.judged(polled):
        decided[story.first_seen, story.title] = (story, verdict)
    rows = []
    for scene in scenes:
        found = [pair for (at, _title), pair in decided.items() if at == scene.at and pair[0].source == scene.feed]
        if found:
            story, verdict = found[0]
            said = "TOLD" if verdict.told else verdict.outcome.value
            why = next(iter(explain(verdict, story)), "")
        else:
            said, why = Outcome.OFF_TOPIC.value, "none of the operation's terms"
        rows.append((f"{scene.at:%d %b %H:%M}", said, scene.item.title, scene.was, why))
    print(file=out)
    show.table("What was told, what was kept silent, and why", ("when", "monitor", "story", "it was", "why"), rows, out)
    told = sum(row[1] == "TOLD" for row in rows)
    print(
        f"\n{len(rows)} stories, {told} told. The webhook got {len(loopback.hook)} messages, "
        f"Slack {len(loopback.slack)}, the mailbox {len(loopback.mail)}.",
        file=out,
    )
