"""Trials and tools for those who change monitor."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import Labels, Stories

app = typer.Typer(help="Trials and tools for those who change monitor.")


@app.command("train")
def train_weights(
    labels: Labels,
    stories: Stories,
    out: Annotated[Path, typer.Option(help="The weights, as JSON.")],
) -> None:
    """Learn the judge's weights; the same data give the same file, byte for byte."""
    from monitor.lab import train

    raise typer.Exit(train.train(labels, stories, out))


@app.command("picture")
def picture(target: Annotated[Path, typer.Argument(help="SVG file.")]) -> None:
    """Draw an alert of the demonstration as a terminal shows it."""
    from monitor.lab import demo
    from monitor.service.log import set_up

    set_up("critical")
    target.write_text(asyncio.run(demo.picture()), encoding="utf-8")
