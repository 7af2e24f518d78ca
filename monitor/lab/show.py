"""What a person sees on a terminal: tables where there is one, plain lines elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from monitor.judge.explain import explain
from monitor.model import (
    Alert,
    AlertKind,
    Answer,
    Delivery,
    DeliveryState,
    Outcome,
    Sent,
    Silence,
    Story,
    Verdict,
    counted,
)
from monitor.service.example import Way
from monitor.service.looking import Raised
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
            verdicts = polled.decided.judgement.verdicts
            about = len({verdict.story for verdict in verdicts if verdict.outcome is not Outcome.OFF_TOPIC})
            read = counted(polled.read, "story", "stories")
            return f"first sight, read {read}, {about} about an operation; known from now on"
        case _:
            return f"read {polled.read}, {new} new, {counted(alerts, 'alert')}"


def judged(polled: Sequence[Polled]) -> Iterator[tuple[Story, Verdict]]:
    """Every verdict of these polls, with its story, in the order of judging."""
    for poll in polled:
        by_id = {story.id: story for story in poll.decided.stories}
        for verdict in poll.decided.judgement.verdicts:
            if verdict.story in by_id:
                yield by_id[verdict.story], verdict


def rehearsed(
    polled: Sequence[Polled], notices: Sequence[Raised], channels: Mapping[str, Renders], *, as_json: bool, out: TextIO
) -> None:
    """What a dry run found: every story about an operation, and each alert as each channel would have got it; then
    each notice about the service itself."""
    rows = list(judged(polled))
    news = [one for poll in polled for one in poll.decided.deliveries if one.alert.kind is not AlertKind.NOTICE]
    if as_json:
        for story, verdict in rows:
            print(json.dumps(_record(story, verdict, news, channels), ensure_ascii=False), file=out)
        for notice in notices:
            print(json.dumps(_notice_record(notice, channels), ensure_ascii=False), file=out)
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
    for delivery in [*news, *(one for notice in notices for one in notice.deliveries)]:
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
        "messages": _messages(
            [one for one in owed if (one.alert.story, one.alert.operation) == (story.id, verdict.operation)], channels
        ),
    }


def _notice_record(notice: Raised, channels: Mapping[str, Renders]) -> Any:
    alert = notice.alert
    said = {"headline": alert.headline, "detail": alert.new, "remedy": alert.remedy}
    return {"notice": alert.word, **said, "messages": _messages(notice.deliveries, channels)}


def _messages(owed: Sequence[Delivery], channels: Mapping[str, Renders]) -> dict[str, str]:
    """`channel:recipient` → the message as it would be read there."""
    return {
        f"{delivery.channel}:{delivery.recipient}".rstrip(":"): channels[delivery.channel].render(delivery)
        for delivery in owed
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
        "created": delivery.created_at.isoformat(),
        "repeat": delivery.repeat,
        "reason": delivery.holding.value if delivery.holding else "",
        "why": delivery.why,
        "carried_by": delivery.bundle,
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
        ("id", "state", "channel", "attempts", "next try", "last answer, or why it waits", "alert"),
        [
            (
                one.id,
                one.state.value,
                f"{one.channel} {one.recipient}".strip(),
                str(one.attempts),
                f"{one.next_try:%Y-%m-%d %H:%M:%S}" if one.next_try else "",
                one.why if one.state is DeliveryState.WAITING else one.last_answer,
                one.alert.headline,
            )
            for one in rows
        ],
        out,
    )


def raised_record(row: Raised) -> dict[str, Any]:
    """An alert with what became of it, as JSON has it."""
    alert = row.alert
    return {
        "id": alert.id,
        "at": row.at.isoformat(),
        "kind": alert.kind.value,
        "operation": alert.operation,
        "development": alert.development,
        "headline": alert.headline,
        "source": alert.source,
        "url": alert.url,
        "deliveries": [
            {key: value for key, value in delivery_record(one).items() if key not in ("alert", "headline")}
            for one in row.deliveries
        ],
    }


def raised(rows: Sequence[Raised], out: TextIO) -> None:
    """A line for each alert and receiver: where it stands, and why it did not go by itself."""
    if not rows:
        print("No alerts.", file=out)
        return
    lines = []
    for row in rows:
        head = (f"{row.at:%Y-%m-%d %H:%M}", row.alert.id[:12], row.alert.kind.value, row.alert.operation)
        fates = [(f"{one.channel} {one.recipient}".strip(), fate(one)) for one in row.deliveries]
        lines += [
            (*head, to, said, row.alert.headline) for to, said in fates or [("nobody", "no route takes its kind")]
        ]
    table("Alerts", ("raised", "id", "kind", "operation", "to", "what became of it", "headline"), lines, out)


def fate(delivery: Delivery) -> str:
    """What became of an alert on its way to one receiver, in a few words."""
    held = f"{delivery.holding.value}: {delivery.why}" if delivery.holding else ""
    match delivery.state:
        case DeliveryState.WAITING:
            until = f", until {delivery.next_try:%Y-%m-%d %H:%M} UTC" if delivery.next_try else ""
            return f"waits ({held}){until}"
        case DeliveryState.BUNDLED:
            return f"told in message {delivery.bundle[:12]}" + (f" ({held})" if held else "")
        case DeliveryState.DELIVERED:
            return "delivered" + (f" later ({held})" if held else "")
        case DeliveryState.DISCARDED | DeliveryState.DEAD | DeliveryState.HELD:
            return f"{delivery.state.value}: {delivery.last_answer}"
        case _:
            return delivery.state.value


def channels(rows: Sequence[Mapping[str, Any]], out: TextIO) -> None:
    """A line for each."""
    lines = [
        (
            row["name"],
            row["type"] or "not configured any more",
            ", ".join([*row["recipients"], *(f"{one} (unsubscribed)" for one in row["unsubscribed"])]),
            ", ".join(row["kinds"]),
            ", ".join(row["waits"]) or "nothing",
            f"{row['delivered']} delivered, {row['waiting']} for later, {row['unfinished']} on the way, "
            f"{row['parked']} wait for you",
            row["last_answer"],
        )
        for row in rows
    ]
    table("Channels", ("name", "type", "to", "kinds", "waits by", "deliveries", "last failure"), lines, out)


def tested(name: str, answers: Mapping[str, Answer], out: TextIO) -> int:
    """What came of a test, a line for each recipient; gives the number of failures."""
    for recipient, answer in answers.items():
        to = f"{name} {recipient}".strip()
        if isinstance(answer, Sent):
            print(f"ok   {to}: {answer.detail or 'sent'}", file=out)
        else:
            print(f"fail {to}: {answer.why}", file=out)
    return sum(not isinstance(answer, Sent) for answer in answers.values())


def silence_record(silence: Silence, now: datetime) -> dict[str, Any]:
    """A silence, as JSON has it."""
    return {
        "id": silence.id,
        "operation": silence.operation,
        "kind": silence.kind.value if silence.kind else "",
        "channel": silence.channel,
        "development": silence.development,
        "reason": silence.reason,
        "author": silence.author,
        "created": silence.created_at.isoformat(),
        "ends": silence.ends_at.isoformat(),
        "lasts": silence.ends_at > now,
        "expired_by": silence.expired_by,
    }


def silences(rows: Sequence[Silence], now: datetime, out: TextIO) -> None:
    """A line for each."""
    if not rows:
        print("No silences.", file=out)
        return
    lines = []
    for one in rows:
        kind = one.kind.value if one.kind else ""
        parts = (("", one.operation), ("", kind), ("to ", one.channel), ("development ", one.development))
        what = ", ".join(word + value for word, value in parts if value)
        ended = "" if one.ends_at > now else " (over)" if not one.expired_by else f" (ended by {one.expired_by})"
        lines.append((one.id[:12], what, f"{one.ends_at:%Y-%m-%d %H:%M} UTC{ended}", one.author, one.reason))
    table("Silences", ("id", "what", "until", "author", "reason"), lines, out)


def way_record(way: Way) -> dict[str, Any]:
    """Where an alert would go, as JSON has it."""
    return {
        "channel": way.channel,
        "recipient": way.recipient,
        "goes": way.goes,
        "until": way.until.isoformat() if way.until else None,
        "reason": way.reason,
        "why": way.why,
    }


def ways(alert: Alert, rows: Sequence[Way], now: datetime, out: TextIO) -> None:
    """A line for each receiver, under one that says what is asked about."""
    print(f"{alert.kind.value} of {alert.operation or 'monitor'} at {now:%a %Y-%m-%d %H:%M} UTC", file=out)
    said = {"now": "now", "never": "never"}
    lines = [
        (
            f"{way.channel} {way.recipient}".strip(),
            said.get(way.goes) or f"{way.until:%a %Y-%m-%d %H:%M:%S} UTC",
            f"{way.reason}: {way.why}" if way.reason else way.why,
        )
        for way in rows
    ]
    table("Where it would go", ("to", "when", "why"), lines, out)
