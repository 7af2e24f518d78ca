"""What a person sees on a terminal: tables where there is one, plain lines elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from monitor.judge.explain import explain
from monitor.model import Delivery, Story, Verdict
from monitor.service.poll import Polled, Result


class Renders(Protocol):
    """A channel, as far as a rehearsal needs one."""

    def render(self, delivery: Delivery) -> str: ...


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], out: TextIO = sys.stdout) -> None:
    """A table on a terminal, tab-separated lines elsewhere. Cells are text and nothing else."""
    if not out.isatty():
        for row in rows:
            print("\t".join(" ".join(cell.split()) for cell in row), file=out)
        return
    drawn = Table(title=title, title_justify="left", show_lines=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console(file=out).print(drawn)


@contextmanager
def progress(total: int, verb: str) -> Iterator[Any]:
    """A callback that hears of each poll: a bar on a terminal, a line each elsewhere; both on stderr."""
    if not sys.stderr.isatty():
        count = 0

        def line(polled: Polled) -> None:
            nonlocal count
            count += 1
            print(f"{verb} {count}/{total} {polled.feed.name or polled.feed.url}: {said(polled)}", file=sys.stderr)

        yield line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[last]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(verb, total=total, last="")
        yield lambda polled: bar.update(task, advance=1, last=f"{polled.feed.name}: {said(polled)}")


@contextmanager
def quiet() -> Iterator[Any]:
    """A callback that hears of each poll and shows nothing."""
    yield lambda _polled: None


def said(polled: Polled) -> str:
    """One poll in a few words."""
    new, alerts = len(polled.decided.stories), len(polled.decided.judgement.alerts)
    match polled.result:
        case Result.FAILED:
            return f"failed, {polled.detail}"
        case Result.UNCHANGED:
            return "unchanged"
        case Result.FIRST_SIGHT if not alerts:
            about = len({verdict.story for verdict in polled.decided.judgement.verdicts})
            return f"first sight, read {polled.read} stories, {about} about an operation; known from now on"
        case _:
            return f"read {polled.read}, {new} new, {alerts} alert{'' if alerts == 1 else 's'}"


def judged(polled: Sequence[Polled]) -> Iterator[tuple[Story, Verdict]]:
    """Every verdict of these polls, with its story, in the order of judging."""
    for poll in polled:
        by_id = {story.id: story for story in poll.decided.stories}
        for verdict in poll.decided.judgement.verdicts:
            if verdict.story in by_id:
                yield by_id[verdict.story], verdict


def rehearsed(polled: Sequence[Polled], channels: Mapping[str, Renders], *, as_json: bool, out: TextIO) -> None:
    """What a dry run found: every story about an operation, and each alert as each channel would have got it."""
    owed: dict[str, list[Delivery]] = {}
    for poll in polled:
        for delivery in poll.decided.deliveries:
            owed.setdefault(delivery.alert.story, []).append(delivery)
    rows = list(judged(polled))
    if as_json:
        for story, verdict in rows:
            print(json.dumps(_record(story, verdict, owed.get(story.id, ()), channels), ensure_ascii=False), file=out)
        return
    if not rows:
        print("No story about an operation.", file=out)
    table(
        "Stories about an operation",
        ("outcome", "score", "operation", "source", "story", "why"),
        [
            (
                verdict.outcome.value,
                f"{verdict.probability:.2f}",
                verdict.operation,
                story.source,
                story.title,
                "; ".join(explain(verdict, story)[:3]),
            )
            for story, verdict in rows
        ],
        out,
    )
    for deliveries in owed.values():
        for delivery in deliveries:
            to = f" to {delivery.recipient}" if delivery.recipient else ""
            print(f"\n--- {delivery.channel}{to} would have got:", file=out)
            print(channels[delivery.channel].render(delivery), file=out)


def _record(story: Story, verdict: Verdict, owed: Sequence[Delivery], channels: Mapping[str, Renders]) -> Any:
    return {
        "story": story.id,
        "title": story.title,
        "url": story.url,
        "source": story.source,
        "operation": verdict.operation,
        "outcome": verdict.outcome.value,
        "relevance": round(verdict.relevance, 4),
        "novelty": round(verdict.novelty, 4),
        "probability": round(verdict.probability, 4),
        "alert": verdict.told,
        "why": list(explain(verdict, story)),
        "messages": {
            f"{delivery.channel}:{delivery.recipient}".rstrip(":"): channels[delivery.channel].render(delivery)
            for delivery in owed
            if delivery.alert.operation == verdict.operation
        },
    }


def delivery_record(delivery: Delivery) -> dict[str, Any]:
    """A delivery, as JSON has it."""
    return {
        "id": delivery.id,
        "channel": delivery.channel,
        "recipient": delivery.recipient,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "next_try": delivery.next_try.isoformat() if delivery.next_try else None,
        "last_answer": delivery.last_answer,
        "alert": delivery.alert.id,
        "headline": delivery.alert.headline,
    }


def deliveries(rows: Sequence[Delivery], out: TextIO) -> None:
    """What is owed and not through."""
    if not rows:
        print("Everything has arrived.", file=out)
        return
    table(
        "Deliveries",
        ("id", "state", "channel", "attempts", "next try", "last answer", "alert"),
        [
            (
                one.id,
                one.state.value,
                f"{one.channel} {one.recipient}".strip(),
                str(one.attempts),
                f"{one.next_try:%Y-%m-%d %H:%M:%S}" if one.next_try else "",
                one.last_answer,
                one.alert.headline,
            )
            for one in rows
        ],
        out,
    )
