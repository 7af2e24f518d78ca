"""The command line: reads its arguments, calls one room, prints, and says by its exit code how it went.

0 fine; 1 something failed and was reported; 2 wrong usage; 78 wrong configuration. Errors are one line, no traceback.
"""

from __future__ import annotations

import asyncio
import errno
import io
import sys
from typing import Annotated, Any, cast

import typer

from monitor import __version__
from monitor.commands import (
    bench,
    care,
    channels,
    feedback,
    feeds,
    judging,
    lab,
    looking,
    operations,
    quiet,
    service,
    setup,
)
from monitor.model import UserError

HELP = """Tells you, once, when something new happens in an operation you follow.

Exit codes: 0 fine; 1 something failed and was reported; 2 wrong usage; 78 wrong configuration.
"""

WrongUsage = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""What Typer raises for any wrong usage, an unknown option or a missing argument; it has no public name for it."""

REMEDIES = {
    errno.EACCES: "run this as a user who may use it",
    errno.EPERM: "run this as a user who may use it",
    errno.ENOSPC: "make room",
}
"""By what the system says of a file."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help=HELP,
    rich_markup_mode=None,  # frames around the help would take as long as all the rest of it
)
app.add_typer(service.app)
app.add_typer(setup.app)
app.add_typer(care.app)
app.add_typer(judging.app)
app.add_typer(looking.app)
app.add_typer(looking.deliveries_app, name="deliveries")
app.add_typer(quiet.app)
app.add_typer(quiet.alerts_app, name="alerts")
app.add_typer(quiet.silences_app, name="silences")
app.add_typer(channels.app, name="channels")
app.add_typer(feeds.app, name="feeds")
app.add_typer(operations.app, name="operations")
app.add_typer(feedback.app, name="feedback")
app.add_typer(bench.app, name="bench")
app.add_typer(lab.app, name="lab")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"monitor {__version__}")
        raise typer.Exit


@app.callback()
def monitor(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it and exit.")
    ] = False,
) -> None:
    """What every command shares; the help that is shown is HELP."""


def wrong_usage(error: Any) -> str:
    """`monitor feeds list: no such option: --jsn; see monitor feeds list --help`, on one line; the help itself to who
    asks for nothing."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    said = " ".join(error.format_message().replace("Value error, ", "").split()).rstrip(".")
    command = error.ctx.command_path if error.ctx else "monitor"
    return f"{command}: {said[0].lower()}{said[1:]}; see {command} --help"


def main() -> None:
    """The entry point: what the operator can mend is one line on stderr, each mistake its own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a locale that lacks a letter of the news costs that letter alone
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(prog_name="monitor", standalone_mode=False) or 0)
    except WrongUsage as error:
        print(wrong_usage(error), file=sys.stderr)
        sys.exit(2)
    except typer.Abort:
        print("monitor: a question had no answer; give it on the command line, see --help", file=sys.stderr)
        sys.exit(2)
    except UserError as error:
        print(f"{error.said_by}{error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0, "correct the path")
        print(f"monitor: {error.filename or 'a file'}: {error.strerror or error}; {remedy}", file=sys.stderr)
        sys.exit(1)
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("monitor: stopped before the end; nothing that was read is lost", file=sys.stderr)
        sys.exit(130)
