"""The feeds: try them, take them in, hand them out."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir

app = typer.Typer(help="The feeds.")


@app.command("test")
def feeds_test(
    source: Annotated[str, typer.Argument(help="URL or file.")], directory: ConfigDir = CONFIG, as_json: AsJson = False
) -> None:
    """Show a feed's entries as they are read."""
    from monitor.lab import feedtest

    raise typer.Exit(asyncio.run(feedtest.read(source, directory, as_json=as_json, out=sys.stdout)))


@app.command("list")
def feeds_list(directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """Show how each feed stands."""
    from monitor import config
    from monitor.lab import standing

    standing.show(config.load(directory, leave_out=True), as_json=as_json, out=sys.stdout)


@app.command("release")
def feeds_release(
    feed: Annotated[str, typer.Argument(help="Its URL or its name.")],
    directory: ConfigDir = CONFIG,
    tell: Annotated[bool, typer.Option("--tell", help="Judge what waits as news.")] = False,
    prime: Annotated[bool, typer.Option("--prime", help="Take what waits as known, in silence.")] = False,
) -> None:
    """Take a feed out of quarantine; ask one again that was gone."""
    from monitor import config
    from monitor.lab import standing

    if tell and prime:
        raise typer.BadParameter("give --tell or --prime, not both")
    settings = config.load(directory, leave_out=True)
    raise typer.Exit(asyncio.run(standing.release(settings, feed, tell=tell, prime=prime, out=sys.stdout)))


@app.command("etiquette")
def feeds_etiquette(directory: ConfigDir = CONFIG, as_json: AsJson = False) -> None:
    """Show how each site was treated, by the log of the last fortnight; 1 where a rule was broken."""
    from monitor import config
    from monitor.lab import etiquette
    from monitor.service import looking

    raise typer.Exit(
        etiquette.show(looking.etiquette(config.load(directory, leave_out=True)), as_json=as_json, out=sys.stdout)
    )


@app.command("add")
def feeds_add(
    url: Annotated[str, typer.Argument(help="A feed, or a page that names its feeds.")], directory: ConfigDir = CONFIG
) -> None:
    """Follow a site's feeds."""
    from monitor.lab import feedlist

    raise typer.Exit(asyncio.run(feedlist.add(url, directory, sys.stdout)))


@app.command("import")
def feeds_import(
    file: Annotated[Path, typer.Argument(help="OPML.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Follow what an OPML file lists."""
    from monitor.lab import feedlist

    raise typer.Exit(feedlist.take(file, directory, sys.stdout))


@app.command("export")
def feeds_export(directory: ConfigDir = CONFIG) -> None:
    """Print what is followed, as OPML."""
    from monitor.lab import feedlist

    print(feedlist.give(directory))
