"""Trials and tools for those who change monitor."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import AsJson, Labels, Stories

app = typer.Typer(help="Trials and tools for those who change monitor.")


@app.command("train")
def train_weights(
    labels: Labels,
    stories: Stories,
    out: Annotated[Path, typer.Option(help="The weights, as JSON.")],
) -> None:
    """Learn the judge's weights; the same data give the same file, byte for byte."""
    from monitor.lab.learning import train

    raise typer.Exit(train.train(labels, stories, out))


@app.command("everyday")
def make_everyday(out: Annotated[Path, typer.Option(help="The list, as text.")]) -> None:
    """Write down how common everyday words of other languages are; needs wordfreq, which is not installed with us."""
    from monitor.lab.learning import everyday

    raise typer.Exit(everyday.make(out))


@app.command("figures")
def print_figures(
    bench: Annotated[Path, typer.Argument(help="Folder of labelled news, with dev/ and streams/ in it.")],
    as_json: AsJson = False,
) -> None:
    """Print what is known of novelty: topics left out one by one, pairs, edits, rewritten timelines, bulletins."""
    from monitor.lab.learning import figures

    raise typer.Exit(figures.figures(bench, sys.stdout, as_json=as_json))


@app.command("torture")
def play_faults(
    short: Annotated[bool, typer.Option("--short", help="Few cases of each fault, minutes instead of hours.")] = False,
    only: Annotated[list[str] | None, typer.Option(help="Only this fault, such as F5; may be given again.")] = None,
    keep: Annotated[
        Path | None,
        typer.Option(help="File: each row is added as it ends, and what stands there is not played again."),
    ] = None,
    every: Annotated[
        int, typer.Option(min=1, help="Of the kills and the fortnights every so many: a share of what takes hours.")
    ] = 1,
    as_json: AsJson = False,
) -> None:
    """Play the faults that a service meets in years; count what is lost, doubled, repeated and corrupt."""
    from monitor.lab.torture import run
    from monitor.service.log import set_up

    known = [name for name, _play in run.plays(short=short)]
    if strange := sorted({*(only or ())} - {*known}):
        raise typer.BadParameter(f"{strange[0]} is none of {', '.join(known)}", param_hint="--only")
    set_up("critical")
    try:
        run.kept(keep)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="--keep") from None
    chosen = tuple(only or ())
    kept = asyncio.run(run.run(sys.stdout, short=short, only=chosen, as_json=as_json, keep=keep, every=every))
    raise typer.Exit(0 if kept else 1)


@app.command("picture")
def picture(target: Annotated[Path, typer.Argument(help="SVG file.")]) -> None:
    """Draw an alert of the demonstration as a terminal shows it."""
    from monitor.lab import demo
    from monitor.service.log import set_up

    set_up("critical")
    target.write_text(asyncio.run(demo.picture()), encoding="utf-8")
