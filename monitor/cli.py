"""The command line: reads its arguments, calls one room, prints, and says by its exit code how it went.

0 fine; 1 something failed and was reported; 2 wrong usage; 78 wrong configuration. Errors are one line, no traceback.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor import config
from monitor.config import Config, ConfigError
from monitor.judge.explain import explain as in_words
from monitor.lab import bench as benches
from monitor.lab import check as checks
from monitor.lab import demo as demonstration
from monitor.lab import evaluate as evaluation
from monitor.lab import feedlist, feedtest, show, train, trial
from monitor.model import DeliveryState
from monitor.service import daemon, looking
from monitor.service.log import set_up
from monitor.service.wiring import StoreError, furnish

WRONG_CONFIGURATION = 78

app = typer.Typer(no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False, help=__doc__)
deliveries_app = typer.Typer(help="What is owed to receivers, and how it stands.")
feeds_app = typer.Typer(help="The feeds.")
operations_app = typer.Typer(help="The operations.")
lab_app = typer.Typer(help="Trials and tools for those who change monitor.")
app.add_typer(deliveries_app, name="deliveries")
app.add_typer(feeds_app, name="feeds")
app.add_typer(operations_app, name="operations")
app.add_typer(lab_app, name="lab")
app.add_typer(benches.app, name="bench")

ConfigDir = Annotated[Path, typer.Option("--config", help="Directory of TOML files.", show_default=True)]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines on stdout and nothing else there.")]
CONFIG = Path("config")


@app.command()
def run(
    directory: ConfigDir = CONFIG,
    once: Annotated[bool, typer.Option("--once", help="Poll every feed one time, send what is due, exit.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --once: write and send nothing, show all.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run the service."""
    if dry_run and not once:
        raise typer.BadParameter("--dry-run goes with --once: a rehearsal has an end")
    settings = config.load(directory)
    set_up("error" if once else "info")
    asyncio.run(_run_once(settings, dry_run=dry_run, as_json=as_json) if once else _serve(settings))


async def _serve(settings: Config) -> None:
    async with furnish(settings) as house:
        await daemon.Daemon(house).run()


async def _run_once(settings: Config, *, dry_run: bool, as_json: bool) -> None:
    # asyncio.run turns SIGINT into a cancelled task; SIGTERM shall end in the same orderly way
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 a coroutine is run by a task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with show.progress(len(settings.feeds), "polled") as told:
        async with furnish(
            settings, rehearse=dry_run, polled=told, console=sys.stderr if as_json else sys.stdout
        ) as house:
            polled = await (daemon.rehearse(house) if dry_run else daemon.run_once(house))
            if dry_run or as_json:
                show.rehearsed(polled, house.deliverer.channels, as_json=as_json, out=sys.stdout)
            waiting = 0 if dry_run else await daemon.unfinished(house)
    failed = sum(poll.result == "failed" for poll in polled)
    if failed:
        print(f"monitor: {failed} of {len(polled)} feeds failed", file=sys.stderr)
    if waiting:
        print(f"monitor: {waiting} deliveries are not through yet; see: monitor deliveries", file=sys.stderr)
    if failed or waiting:
        raise typer.Exit(1)


@app.command()
def check(
    directory: ConfigDir = CONFIG,
    online: Annotated[bool, typer.Option("--online", help="Try every feed and channel too.")] = False,
) -> None:
    """Find every mistake of a configuration at once."""
    settings = config.load(directory)
    print(
        f"{directory}: fine: {len(settings.feeds)} feeds, {len(settings.operations)} operations, "
        f"{len(settings.channels)} channels"
    )
    if online:
        failures = asyncio.run(checks.online(settings, sys.stdout))
        raise typer.Exit(1 if failures else 0)


@app.command()
def judge(
    operations: Annotated[Path, typer.Option(help="Operations file (TOML).")],
    stories: Annotated[Path, typer.Option(help="Stories, JSON lines, plain or .gz.")],
    out: Annotated[Path | None, typer.Option(help="Verdicts; stdout where it is not given.")] = None,
) -> None:
    """Judge a file of stories, in order: no network, no store."""
    with out.open("w", encoding="utf-8") if out else sys.stdout as target:
        raise typer.Exit(trial.judge_file(operations, stories, target))


@app.command()
def explain(
    reference: Annotated[str, typer.Argument(help="Id (or its start) of a story or alert, or a story's URL.")],
    directory: ConfigDir = CONFIG,
    operation: Annotated[str, typer.Option(help="Only this operation.")] = "",
) -> None:
    """Print the stored reasons of a story, alerted or not."""
    found = looking.explained(config.load(directory), reference, operation)
    if not found:
        print(
            f"monitor: nothing is stored about {reference}; give the URL of a story or an id from an alert",
            file=sys.stderr,
        )
        raise typer.Exit(1)
    for one in found:
        told = f"told as {one.alert.id[:12]}" if one.alert else "not told"
        print(f"{one.decided_at:%Y-%m-%d %H:%M} {one.verdict.operation}: {one.verdict.outcome} ({told})")
        print(f"  {one.story.source}: {one.story.title}\n  {one.story.url or one.story.id}")
        for line in in_words(one.verdict, one.story):
            print(f"  - {line}")


@app.command()
def timeline(
    operation: Annotated[str, typer.Argument(help="An operation's name.")],
    directory: ConfigDir = CONFIG,
    as_json: AsJson = False,
) -> None:
    """List an operation's developments, with sources."""
    settings = config.load(directory)
    if operation not in {one.name for one in settings.operations}:
        names = ", ".join(one.name for one in settings.operations)
        print(
            f"monitor: no operation {operation!r} in {directory / 'operations.toml'}; there are: {names}",
            file=sys.stderr,
        )
        raise typer.Exit(2)
    for one in looking.timeline(settings, operation):
        sources = [
            {"publisher": s.publisher, "name": s.name, "url": s.url, "at": s.at.isoformat()} for s in one.sources
        ]
        if as_json:
            record = {"id": one.id, "opened": one.opened_at.isoformat(), "state": one.state.value}
            print(
                json.dumps(
                    {**record, "headline": one.headline, "sentence": one.sentence, "sources": sources},
                    ensure_ascii=False,
                )
            )
        else:
            print(f"{one.opened_at:%Y-%m-%d %H:%M}  {one.headline}  [{one.state}]")
            print(f"    {one.sentence}")
            for source in sources:
                print(f"    {source['name']}  {source['url']}")


@deliveries_app.callback(invoke_without_command=True)
def deliveries(context: typer.Context, directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """List what is owed and not through, oldest first."""
    if context.invoked_subcommand:
        return
    unfinished = [state for state in DeliveryState if state is not DeliveryState.DELIVERED]
    rows = looking.deliveries(config.load(directory), unfinished)
    for one in rows if as_json else ():
        print(json.dumps(show.delivery_record(one), ensure_ascii=False))
    if not as_json:
        show.deliveries(rows, sys.stdout)


@deliveries_app.command()
def replay(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Deliveries; all dead and held ones where none is named.")
    ] = None,
    directory: ConfigDir = CONFIG,
) -> None:
    """Owe dead and held deliveries again, under the same ids."""
    done = asyncio.run(looking.replay(config.load(directory), ids or []))
    print(f"{len(done)} deliveries are due again" + "".join(f"\n{one}" for one in done))
    if ids and not done:
        raise typer.Exit(1)


@feeds_app.command("test")
def feeds_test(
    source: Annotated[str, typer.Argument(help="URL or file.")], directory: ConfigDir = CONFIG, as_json: AsJson = False
) -> None:
    """Show a feed's entries as they are read."""
    raise typer.Exit(asyncio.run(feedtest.read(source, directory, as_json=as_json, out=sys.stdout)))


@feeds_app.command("add")
def feeds_add(
    url: Annotated[str, typer.Argument(help="A feed, or a page that names its feeds.")], directory: ConfigDir = CONFIG
) -> None:
    """Follow a site's feeds."""
    raise typer.Exit(asyncio.run(feedlist.add(url, directory, sys.stdout)))


@feeds_app.command("import")
def feeds_import(
    file: Annotated[Path, typer.Argument(help="OPML.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Follow what an OPML file lists."""
    raise typer.Exit(feedlist.take(file, directory, sys.stdout))


@feeds_app.command("export")
def feeds_export(directory: ConfigDir = CONFIG) -> None:
    """Print what is followed, as OPML."""
    print(feedlist.give(directory))


@operations_app.command("find")
def operations_find(
    file: Annotated[Path, typer.Argument(help="JSON lines with `id` and `text`.")],
    as_json: AsJson = False,
) -> None:
    """Find operation names in texts, by grammar alone."""
    raise typer.Exit(trial.find_names(file, sys.stdout, as_json=as_json))


@operations_app.command("suggest")
def operations_suggest(seed: Annotated[Path, typer.Argument(help="A seed article.")]) -> None:
    """Draft an operation's profile from a seed article, as TOML to edit."""
    print(trial.suggest(seed), end="")


@app.command()
def evaluate(
    labels: Annotated[Path, typer.Argument(help="Directory of labelled topics, with operations.toml.")],
    stories: Annotated[Path, typer.Option(help="Stories, JSON lines, plain or .gz.")],
    left_out: Annotated[
        bool, typer.Option("--left-out", help="Judge each topic by weights that have not learnt from it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Quality against labels, each miss explained."""
    raise typer.Exit(evaluation.evaluate(labels, stories, sys.stdout, as_json=as_json, left_out=left_out))


@lab_app.command("train")
def lab_train(
    labels: Annotated[Path, typer.Argument(help="Directory of labelled topics, with operations.toml.")],
    stories: Annotated[Path, typer.Option(help="Stories, JSON lines, plain or .gz.")],
    out: Annotated[Path, typer.Option(help="The weights, as JSON.")],
) -> None:
    """Learn the judge's weights; the same data give the same file, byte for byte."""
    raise typer.Exit(train.train(labels, stories, out))


@lab_app.command("picture")
def lab_picture(target: Annotated[Path, typer.Argument(help="SVG file.")]) -> None:
    """Draw an alert of the demonstration as a terminal shows it."""
    set_up("critical")
    target.write_text(asyncio.run(demonstration.picture()), encoding="utf-8")


@app.command()
def demo() -> None:
    """Show the product at work on loopback in half a minute."""
    set_up("error")
    raise typer.Exit(asyncio.run(demonstration.play(sys.stdout)))


def main() -> None:
    """The entry point: what the operator can mend is one line on stderr, each mistake its own."""
    try:
        app(prog_name="monitor")
    except ConfigError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_CONFIGURATION)
    except (StoreError, trial.SeedError) as error:
        print(f"monitor: {error}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(f"monitor: {error.filename or 'a file'}: {error.strerror or error}; correct the path", file=sys.stderr)
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("monitor: stopped before the end; nothing that was read is lost", file=sys.stderr)
        sys.exit(130)
