"""Who is told what and when: alerts with what became of them, silences, and where an example would go."""

from __future__ import annotations

import asyncio
import getpass
import json
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.config import Config

app = typer.Typer()
alerts_app = typer.Typer(help="What was raised, and what became of it.", no_args_is_help=True)
silences_app = typer.Typer(help="Alerts that nobody wishes to hear of for a while.", no_args_is_help=True)

LONGEST_REASON = 300
"""Characters: it stands beside every alert that it holds back."""
FAR = 9000
"""A year that is none of ours."""

Operation = Annotated[str, typer.Option(help="Only this operation.")]
Kind = Annotated[str, typer.Option(help="new, confirmed, changed, disputed or notice.")]


@alerts_app.command("list")
def alerts_list(
    directory: ConfigDir = CONFIG,
    suppressed: Annotated[
        bool, typer.Option("--suppressed", help="Only those that somebody was not told by a message of their own.")
    ] = False,
    operation: Operation = "",
    limit: Annotated[int, typer.Option(min=1, help="The newest so many.")] = 100,
    as_json: AsJson = False,
) -> None:
    """List alerts, newest first, with what became of each for each receiver, and why."""
    from monitor import config
    from monitor.lab import show
    from monitor.service import looking

    rows = looking.raised(config.load(directory, leave_out=True), limit, suppressed=suppressed, operation=operation)
    if as_json:
        for row in rows:
            print(json.dumps(show.raised_record(row), ensure_ascii=False))
    else:
        show.raised(rows, sys.stdout)


@silences_app.command("add")
def silences_add(
    reason: Annotated[str, typer.Option(help="Why; it is shown wherever the silence has a say.")],
    directory: ConfigDir = CONFIG,
    operation: Operation = "",
    kind: Kind = "",
    channel: Annotated[str, typer.Option(help="Only on its way to this channel.")] = "",
    development: Annotated[str, typer.Option(help="Only this development: its id, from an alert.")] = "",
    lasting: Annotated[str, typer.Option("--for", help='How long: "30m", "24h", "7d".')] = "",
    until: Annotated[str, typer.Option(help='Or until when: "2018-12-14 08:00", UTC unless it says otherwise.')] = "",
    author: Annotated[str, typer.Option(help="Who; the user's name where it is not given.")] = "",
) -> None:
    """Hold back what it names until it ends; then it is told in one message."""
    from monitor import config
    from monitor.service import orders

    ends_at = end_of(lasting, until)
    settings = config.load(directory, leave_out=True)
    if not (operation or kind or channel or development):
        raise typer.BadParameter("say what is silenced: --operation, --kind, --channel or --development")
    known("--operation", operation, (one.name for one in settings.operations))
    known("--channel", channel, (one.name for one in settings.channels))
    known("--kind", kind, _kinds())
    if kind == "notice" and (operation or development):
        raise typer.BadParameter("notices are about no operation; silence them with --kind and --channel alone")
    why = in_a_line("--reason", reason)
    if development:
        development = _development(settings, development, operation)
    asked = {"operation": operation, "kind": kind, "channel": channel, "development": development}
    done = asyncio.run(
        orders.carry_out(
            settings,
            "silences.add",
            **asked,
            reason=why,
            author=signed(author),
            ends_at=ends_at.isoformat(),
        )
    )
    print(f"{done[:12]} until {ends_at:%Y-%m-%d %H:%M} UTC")


@silences_app.command("list")
def silences_list(
    directory: ConfigDir = CONFIG,
    over: Annotated[bool, typer.Option("--all", help="Those that have ended too.")] = False,
    as_json: AsJson = False,
) -> None:
    """List silences that last, with reason, author and end."""
    from monitor import config
    from monitor.lab import show
    from monitor.service import looking

    now = datetime.now(UTC)
    rows = looking.silences(config.load(directory, leave_out=True), None if over else now)
    if as_json:
        for row in rows:
            print(json.dumps(show.silence_record(row, now), ensure_ascii=False))
    else:
        show.silences(rows, now, sys.stdout)


@silences_app.command("expire")
def silences_expire(
    reference: Annotated[str, typer.Argument(metavar="ID", help="The silence's id, or its first six characters.")],
    directory: ConfigDir = CONFIG,
    author: Annotated[str, typer.Option(help="Who; the user's name where it is not given.")] = "",
) -> None:
    """End a silence now: what it held back is told."""
    from monitor import config
    from monitor.service import orders

    by = signed(author)
    done = asyncio.run(orders.carry_out(config.load(directory, leave_out=True), "silences.expire", id=reference, by=by))
    if not done:
        print(f"monitor: no silence {reference} lasts; see: monitor silences list --all", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{done[:12]} has ended")


@app.command()
def route(
    example: Annotated[str, typer.Argument(help="An operation's name, `notice`, or the id of an alert.")],
    directory: ConfigDir = CONFIG,
    kind: Kind = "new",
    at: Annotated[str, typer.Option(help='When: "2018-12-14 03:00", UTC unless it says otherwise; now.')] = "",
    as_json: AsJson = False,
) -> None:
    """Say where an alert would go, when, and why."""
    from monitor import config
    from monitor.lab import show
    from monitor.model import AlertKind
    from monitor.service import example as examples

    settings = config.load(directory, leave_out=True)
    now = _moment("--at", at) if at else datetime.now(UTC)
    known("--kind", kind, _kinds())
    names = [one.name for one in settings.operations]
    if example in names or example == "notice":
        told = examples.example(settings, example, AlertKind.NOTICE if example == "notice" else AlertKind(kind), now)
    else:
        stored = examples.alert_of(settings, example)
        if stored is None:
            raise _none_of("EXAMPLE", example, names, "and no alert of this memory begins so")
        told = stored
    rows = examples.ways(settings, told, now)
    if as_json:
        for row in rows:
            print(json.dumps(show.way_record(row), ensure_ascii=False))
    else:
        show.ways(told, rows, now, sys.stdout)


def _kinds() -> list[str]:
    from monitor.model import AlertKind

    return [kind.value for kind in AlertKind if kind is not AlertKind.DIGEST]


def known(option: str, value: str, names: Iterable[str]) -> None:
    """Refuse a value that is none of these."""
    names = list(names)
    if value and value not in names:
        raise _none_of(option, value, names)


def _none_of(option: str, value: str, names: Iterable[str], more: str = "") -> typer.BadParameter:
    extra = f", {more}" if more else ""
    return typer.BadParameter(f"{value!r} is none of {', '.join(names)}{extra}", param_hint=option)


def in_a_line(option: str, text: str) -> str:
    """A reason as it is shown wherever it has a say, in messages too: one line, of which nothing steers a terminal."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if not line:
        raise typer.BadParameter("must not be empty: others will ask", param_hint=option)
    if len(line) > LONGEST_REASON:
        raise typer.BadParameter(f"has {len(line)} characters, {LONGEST_REASON} at most", param_hint=option)
    return line


def signed(author: str) -> str:
    """Who it is: as given, or the user's name, or the user's number where a container has no name for it."""
    if author.strip():
        return in_a_line("--author", author)
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def _development(settings: Config, reference: str, operation: str) -> str:
    """The whole id of a development, from the id of it, or of an alert or a story of it, or the start of one."""
    from monitor.service import looking

    found, _read = looking.looked_up(settings, reference, operation)
    meant = {one.verdict.development for one in found if one.verdict.development}
    if len(meant) != 1:
        said = "is more than one development" if meant else "is no development that is known"
        raise typer.BadParameter(f"{reference!r} {said}; see: monitor alerts list --json", param_hint="--development")
    return meant.pop()


def end_of(lasting: str, until: str) -> datetime:
    """When it ends: `--for` or `--until`, one of the two."""
    from monitor.config import LONGEST_DURATION, duration

    if bool(lasting) == bool(until):
        raise typer.BadParameter("say how long it lasts: --for or --until")
    now = datetime.now(UTC)
    try:
        end = now + duration(lasting) if lasting else _moment("--until", until)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--for") from None
    if end <= now:
        raise typer.BadParameter("lies in the past", param_hint="--until")
    if end > now + LONGEST_DURATION:
        raise typer.BadParameter("is more than a year away; give a nearer end", param_hint="--until")
    return end


def _moment(option: str, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(
            f'must be a moment such as "2018-12-14 08:00", not {text!r}', param_hint=option
        ) from None
    if not 1970 <= found.year < FAR:  # what a time zone and a week can still be added to
        raise typer.BadParameter(f"must lie between 1970 and {FAR}", param_hint=option)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
