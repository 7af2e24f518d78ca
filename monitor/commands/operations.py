"""The operations: their names in texts, their profiles from seeds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import AsJson

app = typer.Typer(help="The operations.")


@app.command("find")
def operations_find(
    file: Annotated[Path, typer.Argument(help="JSON lines with `id` and `text`.")],
    as_json: AsJson = False,
) -> None:
    """Find operation names in texts, by grammar alone."""
    from monitor.lab import trial

    raise typer.Exit(trial.find_names(file, sys.stdout, as_json=as_json))


@app.command("suggest")
def operations_suggest(seed: Annotated[Path, typer.Argument(help="A seed article.")]) -> None:
    """Draft an operation's profile from a seed article, as TOML to edit."""
    from monitor.lab import trial

    print(trial.suggest(seed), end="")
