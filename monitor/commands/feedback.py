"""What an operator says of alerts, and of stories that were missed."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from monitor.commands.options import CONFIG, AsJson, ConfigDir
from monitor.model import MarkWord


class _Marks(TyperGroup):
    """`feedback ALERT WORD` is short for `feedback mark ALERT WORD`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # of the click that typer carries
        if args and args[0] not in self.commands:
            args = ["mark", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Marks,
    no_args_is_help=True,
    help="Say of an alert whether it was useful. monitor feedback ALERT useful|repeat|background|off-topic.",
)
Note = Annotated[str, typer.Option("--note", help="Why, for people.")]
One = Annotated[str, typer.Option("--operation", help="For which operation.")]
Name = Annotated[str, typer.Argument(help="An operation's name.")]


@app.command()
def mark(
    alert: Annotated[str, typer.Argument(help="Id (or its start) of an alert or story, or a story's URL.")],
    word: Annotated[MarkWord, typer.Argument(help="What it was.")],
    note: Note = "",
    operation: One = "",
    directory: ConfigDir = CONFIG,
) -> None:
    """Say what an alert, or a story that was not told, was to you."""
    from monitor import config
    from monitor.lab.followed import find

    settings = config.load(directory, leave_out=True)
    operations = [one.name for one in settings.operations]
    if operation:
        find(settings, operation)
    _do(settings, "feedback.mark", reference=alert, word=word, note=note, operation=operation, operations=operations)


@app.command()
def missed(
    url: Annotated[str, typer.Argument(help="URL of a story that should have been told.")],
    note: Note = "",
    operation: One = "",
    directory: ConfigDir = CONFIG,
) -> None:
    """Say that a story should have been told."""
    mark(url, MarkWord.MISSED, note, operation, directory)


@app.command()
def undo(
    reference: Annotated[str, typer.Argument(metavar="ID", help="Id (or its start) of a mark, or of what it is on.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Withdraw a mark: it has taught nothing."""
    from monitor import config

    _do(config.load(directory, leave_out=True), "feedback.undo", reference=reference)


@app.command()
def reset(operation: Name, directory: ConfigDir = CONFIG) -> None:
    """Withdraw all marks of an operation."""
    from monitor import config
    from monitor.lab.followed import find
    from monitor.service import looking

    settings = config.load(directory, leave_out=True)
    if not looking.marks(settings, operation):  # those of one that is not followed any more can be withdrawn
        find(settings, operation)
    _do(settings, "feedback.reset", operation=operation)


@app.command("list")
def list_marks(
    operation: Annotated[str, typer.Argument(help="An operation's name; all where none is given.")] = "",
    directory: ConfigDir = CONFIG,
    as_json: AsJson = False,
) -> None:
    """List the marks, oldest first, withdrawn ones among them."""
    from monitor import config
    from monitor.lab import marks

    marks.listed(config.load(directory, leave_out=True), operation, sys.stdout, as_json=as_json)


@app.command()
def show(operation: Name, directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """Show what an operation's marks have moved."""
    from monitor import config
    from monitor.lab import marks

    learnt = marks.learnt(config.load(directory, leave_out=True), operation)
    print(json.dumps(learnt.record(), ensure_ascii=False) if as_json else learnt)


@app.command()
def propose(operation: Name, directory: ConfigDir = CONFIG) -> None:
    """Draft changes of an operation's table from its marks, as TOML to edit; nothing is changed."""
    from monitor import config
    from monitor.lab import marks

    print(marks.proposed(config.load(directory, leave_out=True), operation), end="")


def _do(settings: Any, order: str, **asked: Any) -> None:
    from monitor.service import orders
    from monitor.service.log import set_up

    set_up("error")
    for line in asyncio.run(orders.carry_out(settings, order, **asked)):
        print(line)
