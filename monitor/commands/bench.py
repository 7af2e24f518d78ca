"""The figures that the documentation quotes, each printed by one command."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Print the figures that the documentation quotes.")


@app.command()
def crash(
    developments: Annotated[int, typer.Option(help="Developments, each owed to three channels.", min=1)] = 20,
    every: Annotated[int, typer.Option(help="Kill at every so-manieth commit.", min=1)] = 1,
) -> None:
    """Kill -9 at every commit boundary; count what is lost and what is sent twice."""
    from monitor.lab.bench import crash as crashes

    figures = asyncio.run(crashes.torture(sys.stderr, developments=developments, every=every))
    print(figures)
    raise typer.Exit(1 if figures.lost or figures.strangers or figures.worst > 1 else 0)


@app.command()
def histories(
    folders: Annotated[list[Path], typer.Argument(help="Folders with items.jsonl.gz and polls.jsonl.gz.")],
    limit: Annotated[int | None, typer.Option(help="Only the first so many polls.", min=1)] = None,
) -> None:
    """Serve archived poll histories to the service; count stories told twice."""
    from monitor.lab.bench import histories as archives
    from monitor.service.log import set_up

    set_up("critical")
    wrong = 0
    for folder in folders:
        figures = asyncio.run(archives.replay(folder, sys.stderr, limit=limit))
        wrong += figures.doubled
        print(figures)
    raise typer.Exit(1 if wrong else 0)


@app.command()
def intake(
    only: Annotated[list[str] | None, typer.Argument(help="Words of the cases that are wanted; all without.")] = None,
    feeds: Annotated[int, typer.Option(help="How many feeds.", min=1)] = 2000,
    passes: Annotated[int, typer.Option(help="Passes of each kind; the middle one counts.", min=1)] = 3,
    peers: Annotated[Path | None, typer.Option(help="A virtual environment with reader; made where missing.")] = None,
    short: Annotated[bool, typer.Option("--short", help="60 feeds, one pass of each kind, no slow servers.")] = False,
) -> None:
    """CPU seconds per 1,000 polls, beside a bare aiohttp and feedparser loop and lemon24/reader."""
    from monitor.lab.bench import intake as polling

    _match(only, polling.NAMES)
    if short:
        feeds, passes = 60, 1
    reached = polling.compare(sys.stdout, feeds=feeds, passes=passes, latency=not short, peers=peers, only=only or ())
    raise typer.Exit(0 if reached else 1)


@app.command()
def capacity(
    feeds: Annotated[list[int] | None, typer.Option(help="How many feeds; may be given several times.", min=1)] = None,
    seconds: Annotated[float, typer.Option(help="How long each is watched: an interval at least.", min=1)] = 120,
    compressed: Annotated[int, typer.Option(help="So many times as often as every 15 minutes.", min=1, max=60)] = 10,
    short: Annotated[bool, typer.Option("--short", help="200 feeds for half a minute.")] = False,
) -> None:
    """What the running service costs with 1,000, 10,000 and 20,000 feeds, and how late it is."""
    from monitor.lab.bench import capacity as loads

    sizes = feeds or [1_000, 10_000, 20_000]
    if short:
        sizes, seconds, compressed = [200], 30, 60
    raise typer.Exit(0 if loads.measure(sys.stdout, sizes, seconds=seconds, compressed=compressed) else 1)


@app.command()
def start(
    feeds: Annotated[int, typer.Option(help="How many feeds.", min=1)] = 10_000,
    stories: Annotated[int, typer.Option(help="How many stories the memory holds.", min=1)] = 1_000_000,
    starts: Annotated[int, typer.Option(help="How often the service is started.", min=3)] = 30,
) -> None:
    """From the start of the service to READY with a large memory: stopped, killed and with nothing cached before."""
    from monitor.lab.bench import readiness

    raise typer.Exit(0 if readiness.measure(sys.stdout, feeds=feeds, stories=stories, starts=starts) else 1)


@app.command()
def soak(
    feeds: Annotated[int, typer.Option(help="How many feeds.", min=1)] = 1000,
    days: Annotated[float, typer.Option(help="How many days, of a clock that is pushed.", min=0.25)] = 7,
) -> None:
    """Memory, descriptors and write-ahead log over a week of polls and messages, and what they grow by in a day."""
    from monitor.lab.bench import soak as week
    from monitor.service.log import set_up

    set_up("critical")
    raise typer.Exit(0 if week.soak(sys.stdout, feeds=feeds, days=days) else 1)


@app.command()
def footprint(
    times: Annotated[int, typer.Option(help="How often each program is started.", min=1)] = 20,
) -> None:
    """Room on the disk for the program with all that it needs, and the time of `monitor --help`."""
    from monitor.lab.bench import footprint as room

    raise typer.Exit(0 if room.measure(sys.stdout, times=times) else 1)


@app.command()
def etiquette(
    days: Annotated[float, typer.Option(help="How many days are played.", min=1)] = 14,
) -> None:
    """Poll scripted publishers for a fortnight, restarts included; count the rules that were broken."""
    from monitor.lab.bench import fortnight
    from monitor.service.log import set_up

    set_up("critical")
    raise typer.Exit(1 if fortnight.fortnight(sys.stdout, days=days) else 0)


@app.command()
def hostile(
    only: Annotated[list[str] | None, typer.Argument(help="Words of the attacks that are wanted; all without.")] = None,
    patience: Annotated[float, typer.Option(help="Seconds that the undefended peer is given.", min=0.1)] = 10,
) -> None:
    """What each attack of a feed costs here, undefended, and the feeds beside it; canaries tell what gets through."""
    from monitor.lab.bench import hostile as attacks
    from monitor.lab.bench import siege

    _match(only, [row.name for row in attacks.ROWS])
    raise typer.Exit(0 if siege.siege(sys.stdout, patience=patience, only=only or ()) else 1)


@app.command()
def judge(
    operations: Annotated[Path | None, typer.Option(help="Operations file (TOML); made up by default.")] = None,
    stories: Annotated[Path | None, typer.Option(help="Stories to judge (JSON lines); made up by default.")] = None,
    known: Annotated[int, typer.Option(help="Stories in the index of copies.", min=1)] = 1_000_000,
    short: Annotated[bool, typer.Option("--short", help="A quick look: little of everything.")] = False,
) -> None:
    """Stories a second, the price of a long memory, and room, beside scikit-learn and datasketch."""
    from monitor.lab.bench import speed

    if (operations is None) != (stories is None):
        raise typer.BadParameter("--operations and --stories belong together: give both or neither")
    trial = speed.SHORT if short else speed.Trial(known=max(known, speed.RIVAL_HOLDS))
    given = replace(trial, operations=operations, stories=stories)
    raise typer.Exit(0 if speed.compare(given, sys.stdout) else 1)


@app.command()
def fidelity(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders with feeds: .xml, .rss or .atom, searched to their depth.")
    ],
) -> None:
    """Compare what is read of each feed, whole and in pieces, with feedparser's own reading of the whole document."""
    from monitor.lab.bench import fidelity as reading

    if not reading.documents(folders):
        raise typer.BadParameter(f"no feed is below {', '.join(map(str, folders))}", param_hint="FOLDERS")
    raise typer.Exit(1 if reading.compare(folders, sys.stdout) else 0)


def _match(words: Sequence[str] | None, names: Sequence[str]) -> None:
    """BadParameter for a word that none of the names contains: nothing measured would read as all reached."""
    for word in words or ():
        if not any(word in name for name in names):
            raise typer.BadParameter(f"{word!r} is in none of the names: {'; '.join(names)}", param_hint="[only]...")
