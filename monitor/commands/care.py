"""Looking after the memory: copy it, put a copy back, let go of what is held."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.commands.options import CONFIG, ConfigDir
from monitor.model import counted

app = typer.Typer()


@app.command()
def backup(
    to: Annotated[Path | None, typer.Argument(help="File or directory; beside the database by default.")] = None,
    directory: ConfigDir = CONFIG,
) -> None:
    """Copy the database, while the service runs or not. The copy is checked."""
    from monitor import config
    from monitor.service import caring
    from monitor.service.wiring import utc_now

    copy, content = caring.back_up(config.load(directory, leave_out=True), to, utc_now())
    owed = counted(content.unfinished, "delivery", "deliveries")
    print(f"{copy}: {_held(content.stories, content.alerts)}, {owed} owed; checked")


def _held(stories: int, alerts: int) -> str:
    return f"{counted(stories, 'story', 'stories')}, {counted(alerts, 'alert')}"


@app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="A file that `monitor backup` wrote.")],
    directory: ConfigDir = CONFIG,
) -> None:
    """Put a copy back. The service then starts with its deliveries held."""
    from monitor import config
    from monitor.service import caring
    from monitor.service.wiring import utc_now

    content, aside = caring.restore(config.load(directory, leave_out=True), backup, utc_now())
    print(f"{backup} is the database now: {_held(content.stories, content.alerts)}")
    if aside:
        print(f"the one before is kept as {aside}")
    print("deliveries are held, since what was told after the copy is not in it; `monitor release` sends them")


@app.command()
def release(
    discard: Annotated[bool, typer.Option("--discard", help="Give up what waits instead of sending it.")] = False,
    directory: ConfigDir = CONFIG,
) -> None:
    """Send what is held since the database was put back or mended."""
    from monitor import config
    from monitor.service import caring

    why = caring.release(config.load(directory, leave_out=True), discard=discard)
    if not why:
        print("monitor: nothing is held; a delivery that is held by itself: monitor deliveries replay", file=sys.stderr)
        raise typer.Exit(1)
    print(f"released ({why}): what waited is " + ("given up" if discard else "sent, marked as a possible repeat"))
