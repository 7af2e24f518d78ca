"""Setting the service up."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir

app = typer.Typer()


@app.command()
def init(
    seed: Annotated[
        str, typer.Argument(help="An article that you have read: a text file, a saved page or a URL.")
    ] = "",
    directory: ConfigDir = CONFIG,
) -> None:
    """Draft a configuration from an article. Tries its feeds, and shows what it would tell today."""
    from monitor.commands.service import run
    from monitor.lab import start

    seed = seed or typer.prompt("An article that you have read (text file or URL)")
    if asyncio.run(start.begin(seed, directory, sys.stdout, listed=start.catalogue())):
        run(directory, once=True, dry_run=True)


@app.command()
def install(
    directory: ConfigDir = CONFIG,
    show: Annotated[bool, typer.Option("--print", help="Print the units and write nothing.")] = False,
    to: Annotated[Path, typer.Option(help="Where systemd looks for units.")] = Path("/etc/systemd/system"),
) -> None:
    """Write systemd units for this program and this configuration."""
    from monitor import config
    from monitor.service import install

    program, directory = install.program(), directory.resolve()
    known = config.load(directory, leave_out=True) if directory.is_dir() else None
    for doubt in install.doubts(program, directory, known.data_dir if known else None):
        print(doubt, file=sys.stderr)
    units = install.units(program, directory)
    if show:
        for name, text in units.items():
            print(f"# --- {to / name}\n{text}")
        return
    install.write(units, to)
    print(f"{to}: {', '.join(units)} written\nnow: systemctl daemon-reload && systemctl enable --now monitor.service")


@app.command()
def doctor(
    directory: ConfigDir = CONFIG,
    offline: Annotated[bool, typer.Option("--offline", help="Leave feeds and channels alone.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look at what the service stands on. Versions, files, disk, clock, store, units, feeds and channels."""
    from monitor.lab import doctor

    raise typer.Exit(doctor.examine(directory, sys.stdout, online=not offline, as_json=as_json))
