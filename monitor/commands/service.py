"""The service itself: run it, check its configuration, show it."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir
from monitor.model import counted

if TYPE_CHECKING:
    from monitor.config import Config

app = typer.Typer()


@app.command()
def run(
    directory: ConfigDir = CONFIG,
    once: Annotated[bool, typer.Option("--once", help="Poll every feed one time, send what is due, exit.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --once: write and send nothing, show all.")] = False,
    as_json: AsJson = False,
    record: Annotated[Path | None, typer.Option(help="Directory: write down what feeds answer, as WARC.")] = None,
) -> None:
    """Run the service."""
    if dry_run and not once:
        raise typer.BadParameter("--dry-run goes with --once: a rehearsal has an end")
    if not once:
        gc.disable()  # what a start makes stays, and looking through it takes a tenth of the time; until daemon.settle

    from monitor import config
    from monitor.service.log import set_up

    settings = config.load(directory, leave_out=True)
    set_up("error" if once else settings.log_level, unhurried=not once)
    if once:
        asyncio.run(_run_once(settings, dry_run=dry_run, as_json=as_json, record=record))
    else:
        from monitor.service.daemon import serve

        asyncio.run(serve(settings, record))


async def _run_once(settings: Config, *, dry_run: bool, as_json: bool, record: Path | None) -> None:
    from monitor.lab import show
    from monitor.service import once as one_round
    from monitor.service.wiring import furnish

    # asyncio.run turns SIGINT into a cancelled task; SIGTERM shall end in the same orderly way
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 a coroutine is run by a task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with show.progress(len(settings.feeds), "polled") as told:
        async with furnish(
            settings, rehearse=dry_run, polled=told, console=sys.stderr if as_json else sys.stdout, record=record
        ) as house:
            begun = house.clock()
            polled = await (one_round.rehearse(house) if dry_run else one_round.run_once(house))
            if dry_run or as_json:
                notices = await one_round.noticed(house, begun)
                show.rehearsed(polled, notices, house.deliverer.channels, as_json=as_json, out=sys.stdout)
            stuck, waiting = (0, 0) if dry_run else await one_round.unfinished(house)
    failed = sum(poll.result == "failed" for poll in polled)
    for mistake in settings.left_out:
        print(mistake, file=sys.stderr)
    if settings.left_out:
        print(f"monitor: feeds of {settings.directory} were left out for these mistakes", file=sys.stderr)
    if failed:
        print(f"monitor: {failed} of {counted(len(polled), 'feed')} failed", file=sys.stderr)
    if stuck:
        print(
            f"monitor: {counted(stuck, 'delivery is', 'deliveries are')} not through yet; see: monitor deliveries",
            file=sys.stderr,
        )
    if waiting:
        print(
            f"monitor: {counted(waiting, 'delivery waits for its', 'deliveries wait for their')} time; "
            "see: monitor deliveries",
            file=sys.stderr,
        )
    if failed or stuck or settings.left_out:
        raise typer.Exit(1)


@app.command()
def reload(directory: ConfigDir = CONFIG) -> None:
    """Have the running service read its configuration again. Says how that went."""
    from monitor.service import orders

    mistakes = asyncio.run(orders.reload(directory))
    if mistakes:
        print("\n".join(mistakes), file=sys.stderr)
        print("monitor: the configuration was not taken; the service goes on with the one before", file=sys.stderr)
        raise typer.Exit(78)
    print(f"{directory}: taken")


@app.command()
def check(
    directory: ConfigDir = CONFIG,
    online: Annotated[bool, typer.Option("--online", help="Try every feed and channel too.")] = False,
) -> None:
    """Find every mistake of a configuration at once."""
    from monitor import config
    from monitor.lab import check as checks
    from monitor.service import receivers

    settings = config.load(directory)
    print(
        f"{directory}: fine: {counted(len(settings.feeds), 'feed')}, {counted(len(settings.operations), 'operation')}, "
        f"{counted(len(settings.channels), 'channel')}"
    )
    for line in (*receivers.to_nobody(settings), *checks.called_alike(settings.feeds)):
        print(f"monitor: {line}", file=sys.stderr)
    if online:
        failures = asyncio.run(checks.online(settings, sys.stdout))
        raise typer.Exit(1 if failures else 0)


@app.command()
def demo() -> None:
    """Show the product at work on loopback in half a minute."""
    from monitor.lab import demo as demonstration
    from monitor.service.log import set_up

    set_up("error")
    raise typer.Exit(asyncio.run(demonstration.play(sys.stdout)))
