"""Where alerts go, and whether they would get there."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir

app = typer.Typer(help="Where alerts go.", no_args_is_help=True)


@app.command("list")
def channels_list(directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """List channels with what they take, when they are written to, and how their deliveries stand."""
    from monitor import config
    from monitor.lab import show
    from monitor.service import receivers

    rows = receivers.listed(config.load(directory, leave_out=True))
    if as_json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    else:
        show.channels(rows, sys.stdout)


@app.command("test")
def channels_test(
    name: Annotated[str, typer.Argument(help="A channel's name.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Send a message that says it is a test, to each recipient of a channel."""
    from monitor import config
    from monitor.lab import show
    from monitor.service import receivers

    settings = config.load(directory, leave_out=True)
    known = [one.name for one in settings.channels]
    if name not in known:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}", param_hint="NAME")
    answers = asyncio.run(receivers.test(settings, name, datetime.now(UTC), sys.stdout))
    if show.tested(name, answers, sys.stdout):
        raise typer.Exit(1)


@app.command("resubscribe")
def channels_resubscribe(
    name: Annotated[str, typer.Argument(help="A channel's name.")],
    recipient: Annotated[str, typer.Argument(help="An address that unsubscribed.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Send to a recipient again who unsubscribed; what was told meanwhile is not made up for."""
    from monitor import config
    from monitor.service import orders

    settings = config.load(directory, leave_out=True)
    if not asyncio.run(orders.carry_out(settings, "channels.come_back", channel=name, recipient=recipient)):
        print(f"monitor: {recipient} has not unsubscribed from {name}; see: monitor channels list", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{recipient} gets what is told on {name} from now on")
