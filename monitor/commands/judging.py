"""Judging without the service: a file of stories, against labels or not."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, AsJson, ConfigDir, Labels, Semantic, Stories
from monitor.model import Sensitivity

app = typer.Typer()


@app.command()
def judge(
    operations: Annotated[Path, typer.Option(help="Operations file (TOML).")],
    stories: Stories,
    out: Annotated[Path | None, typer.Option(help="Verdicts; stdout where it is not given.")] = None,
    semantic: Semantic = "auto",
) -> None:
    """Judge a file of stories, in order: no network, no store."""
    from monitor.lab import trial

    trial.unhurried()
    with out.open("w", encoding="utf-8") if out else sys.stdout as target:
        raise typer.Exit(trial.judge_file(operations, stories, target, semantic))


@app.command()
def evaluate(
    labels: Labels,
    stories: Stories,
    left_out: Annotated[
        bool, typer.Option("--left-out", help="Judge each topic by weights that have not learnt from it.")
    ] = False,
    sensitivity: Annotated[
        Sensitivity | None, typer.Option(help="Of every operation, instead of what its table says.")
    ] = None,
    budget: Annotated[
        float | None, typer.Option(min=0.05, max=1000, help="The same in alerts a day, instead of --sensitivity.")
    ] = None,
    without_about: Annotated[
        bool, typer.Option("--without-about", help="Take the operations' groups away: title and seed stand alone.")
    ] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List each miss and false alert with its reasons.")] = False,
    picture: Annotated[Path | None, typer.Option(help="SVG file: precision against recall.")] = None,
    semantic: Semantic = "auto",
    as_json: AsJson = False,
) -> None:
    """Quality against labels. Beside it, what simpler systems would have told."""
    from monitor.lab.learning import evaluate as evaluation

    if sensitivity and budget:
        raise typer.BadParameter("both say how much is told; give one of them", param_hint="--sensitivity, --budget")
    raise typer.Exit(
        evaluation.evaluate(
            labels,
            stories,
            sys.stdout,
            as_json=as_json,
            left_out=left_out,
            groups=not without_about,
            sensitivity=sensitivity,
            budget=budget,
            errors=errors,
            drawing=picture,
            choice=semantic,
        )
    )


@app.command()
def replay(
    recording: Annotated[Path, typer.Argument(help="A .warc or .warc.gz file, or a directory of them.")],
    directory: ConfigDir = CONFIG,
    against: Annotated[Path | None, typer.Option(help="Another configuration: what would it have told?")] = None,
    as_json: AsJson = False,
) -> None:
    """Play a recorded history on its own clock. By the same road as the news of today."""
    from monitor.lab import replay as history
    from monitor.service.log import set_up

    set_up("error")
    raise typer.Exit(asyncio.run(history.replay(recording, directory, against, sys.stdout, as_json=as_json)))
