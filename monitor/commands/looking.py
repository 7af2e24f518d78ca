"""Looking into what was decided and what is owed."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir
from monitor.commands.quiet import in_a_line
from monitor.model import counted

app = typer.Typer()
deliveries_app = typer.Typer(help="What is owed to receivers, and how it stands.")


@app.command()
def status(directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """Show what was told, what comes next, and what is amiss."""
    from monitor import config
    from monitor.lab.overview import overview
    from monitor.service import looking

    settings = config.load(directory, leave_out=True)
    for mistake in settings.left_out:
        print(mistake, file=sys.stderr)
    record = looking.status(settings)
    if as_json:
        print(json.dumps(record, ensure_ascii=False))
    else:
        overview(record, sys.stdout)


@app.command()
def explain(
    reference: Annotated[
        str, typer.Argument(help="A story's URL, or the id (or its start) of a story, alert or development.")
    ],
    directory: ConfigDir = CONFIG,
    operation: Annotated[str, typer.Option(help="Only this operation.")] = "",
    as_json: AsJson = False,
) -> None:
    """Print the stored reasons of a story, alerted or not."""
    from monitor import config
    from monitor.lab import why
    from monitor.service import looking

    settings = config.load(directory, leave_out=True)
    found, read = looking.looked_up(settings, reference, operation)
    if not (found or read):
        print(
            f"monitor: nothing is stored about {reference}; give the URL of a story or an id from an alert",
            file=sys.stderr,
        )
        raise typer.Exit(1)
    why.explained(found, read, sys.stdout, as_json=as_json)


@app.command()
def timeline(
    operation: Annotated[str, typer.Argument(help="An operation's name.")],
    directory: ConfigDir = CONFIG,
    as_json: AsJson = False,
) -> None:
    """List an operation's developments, with sources."""
    from monitor import config
    from monitor.lab import followed

    followed.timeline(config.load(directory, leave_out=True), operation, sys.stdout, as_json=as_json)


@deliveries_app.callback(invoke_without_command=True)
def deliveries(
    context: typer.Context,
    directory: ConfigDir = CONFIG,
    every: Annotated[bool, typer.Option("--all", help="Those that are through or given up too.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what is owed and not through, oldest first."""
    from monitor import config
    from monitor.lab import show
    from monitor.model import THROUGH, DeliveryState
    from monitor.service import looking
    from monitor.service.hold import Hold

    if context.invoked_subcommand:
        return
    settings = config.load(directory, leave_out=True)
    rows = looking.deliveries(settings, [state for state in DeliveryState if every or state not in THROUGH])
    for one in rows if as_json else ():
        print(json.dumps(show.delivery_record(one), ensure_ascii=False))
    if not as_json:
        show.deliveries(rows, sys.stdout)
    if rows and (why := Hold(settings.data_dir).unanswered()):
        print(
            f"monitor: nothing but notices leaves, since {why}; send it, or give it up: monitor release",
            file=sys.stderr,
        )
    known = {one.name for one in settings.channels}
    lost = sorted({one.channel for one in rows if one.channel not in known and one.state not in THROUGH})
    if lost:
        print(
            f"monitor: not configured any more, nobody sends what is owed to: {', '.join(lost)}; configure it again, "
            "or give them up: monitor deliveries discard ID --why REASON",
            file=sys.stderr,
        )


@deliveries_app.command()
def replay(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Deliveries; all dead and held ones where none is named.")
    ] = None,
    directory: ConfigDir = CONFIG,
) -> None:
    """Owe dead and held deliveries again, under the same ids; of those named, try now what waits for its next try."""
    from monitor import config
    from monitor.service import orders

    done = asyncio.run(orders.carry_out(config.load(directory, leave_out=True), "deliveries.replay", ids=ids or []))
    print(f"{counted(len(done), 'delivery is', 'deliveries are')} due again" + "".join(f"\n{one}" for one in done))
    left = sorted(set(ids or ()) - set(done))
    if left:
        print(
            f"monitor: not due again, since unknown, or neither dead, held nor to be retried: {', '.join(left)}",
            file=sys.stderr,
        )
        raise typer.Exit(1)


@deliveries_app.command()
def discard(
    ids: Annotated[list[str], typer.Argument(help="Deliveries that are neither through nor being sent.")],
    why: Annotated[str, typer.Option(help="Why; it stays listed with them.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Give up deliveries: they are kept, with the reason, and never sent."""
    from monitor import config
    from monitor.service import orders

    reason = in_a_line("--why", why)
    settings = config.load(directory, leave_out=True)
    done = asyncio.run(orders.carry_out(settings, "deliveries.discard", ids=ids, why=reason))
    print(f"{counted(len(done), 'delivery is', 'deliveries are')} given up" + "".join(f"\n{one}" for one in done))
    left = sorted(set(ids) - set(done))
    if left:
        print(f"monitor: not given up, since unknown, through or being sent: {', '.join(left)}", file=sys.stderr)
        raise typer.Exit(1)
