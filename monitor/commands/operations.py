"""The operations: how they stand, quiet for a while, their names in texts, their profiles from seeds."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir
from monitor.commands.quiet import end_of, in_a_line, signed

app = typer.Typer(help="The operations.")


Name = Annotated[str, typer.Argument(help="An operation's name.")]
Seed = Annotated[Path, typer.Argument(help="A seed article: a text file or a saved page.")]


@app.command("list")
def operations_list(directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """List the operations: how much is told of each and where, its last development, its marks."""
    from monitor import config
    from monitor.lab import followed

    followed.listed(config.load(directory, leave_out=True), datetime.now(UTC), sys.stdout, as_json=as_json)


@app.command("add")
def operations_add(
    seed: Seed,
    directory: ConfigDir = CONFIG,
    name: Annotated[str, typer.Option(help="Its name; made of the article's title where none is given.")] = "",
) -> None:
    """Follow one operation more, drafted from an article that you have read."""
    from monitor import config
    from monitor.lab import followed

    followed.add(config.load(directory, leave_out=True, may_lack=config.UNFINISHED), seed, name, sys.stdout)


@app.command("mute")
def operations_mute(
    name: Name,
    directory: ConfigDir = CONFIG,
    lasting: Annotated[str, typer.Option("--for", help='How long: "30m", "24h", "7d".')] = "",
    until: Annotated[str, typer.Option(help='Or until when: "2018-12-14 08:00", UTC unless it says otherwise.')] = "",
    reason: Annotated[str, typer.Option(help="Why; others will ask.")] = "muted",
    author: Annotated[str, typer.Option(help="Who; the user's name where it is not given.")] = "",
) -> None:
    """Hold back an operation's alerts until then; what was held back is told in one message after it."""
    from monitor import config
    from monitor.lab import followed

    settings = config.load(directory, leave_out=True)
    end = end_of(lasting, until)
    why = in_a_line("--reason", reason)
    said = followed.mute(settings, name, end, reason=why, author=signed(author), now=datetime.now(UTC))
    print(asyncio.run(said))


@app.command("unmute")
def operations_unmute(
    name: Name,
    directory: ConfigDir = CONFIG,
    author: Annotated[str, typer.Option(help="Who; the user's name where it is not given.")] = "",
) -> None:
    """End what `mute` began: what it held back is told."""
    from monitor import config
    from monitor.lab import followed

    settings = config.load(directory, leave_out=True)
    print(asyncio.run(followed.unmute(settings, name, author=signed(author), now=datetime.now(UTC))))


@app.command("find")
def operations_find(
    file: Annotated[Path, typer.Argument(help="JSON lines with `id` and `text`.")],
    as_json: AsJson = False,
) -> None:
    """Find operation names in texts, by grammar alone."""
    from monitor.lab import trial

    raise typer.Exit(trial.find_names(file, sys.stdout, as_json=as_json))


@app.command("suggest")
def operations_suggest(seed: Seed) -> None:
    """Draft an operation's profile from a seed article, as TOML to edit."""
    from monitor.lab import trial

    print(trial.suggest(seed), end="")
