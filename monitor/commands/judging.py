"""Judging without the service: a file of stories, against labels or not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import AsJson, Labels, Stories

app = typer.Typer()


@app.command()
def judge(
    operations: Annotated[Path, typer.Option(help="Operations file (TOML).")],
    stories: Stories,
    out: Annotated[Path | None, typer.Option(help="Verdicts; stdout where it is not given.")] = None,
) -> None:
    """Judge a file of stories, in order: no network, no store."""
    from monitor.lab import trial

    with out.open("w", encoding="utf-8") if out else sys.stdout as target:
        raise typer.Exit(trial.judge_file(operations, stories, target))


@app.command()
def evaluate(
    labels: Labels,
    stories: Stories,
    left_out: Annotated[
        bool, typer.Option("--left-out", help="Judge each topic by weights that have not learnt from it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Quality against labels, each miss explained."""
    from monitor.lab import evaluate as evaluation

    raise typer.Exit(evaluation.evaluate(labels, stories, sys.stdout, as_json=as_json, left_out=left_out))
