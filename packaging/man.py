"""Writes the manual page out of the program's own help: `make man`; a test holds the two equal."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any

import typer

from monitor.cli import HELP, app

TITLE = '.TH MONITOR 1 "" "monitor" "User Commands"'
FILES = """
.SH FILES
.TP
.I config/monitor.toml, operations.toml, feeds.toml, channels.toml
The configuration; another directory with
.BR \\-\\-config .
.TP
.I DATA_DIR/monitor.db
What is known and what is owed, where SQLite is used.
.SH SIGNALS
.TP
.B SIGHUP
The configuration is read again; one with mistakes changes nothing.
.TP
.B SIGTERM, SIGINT
What is being sent may end, then the service ends.
"""


def page() -> str:
    """The whole page, as roff."""
    summary, _, codes = HELP.strip().partition("\n\n")
    parts = [
        TITLE,
        f".SH NAME\nmonitor \\- {_text(summary[0].lower() + summary[1:].rstrip('.'))}",
        ".SH SYNOPSIS\n.B monitor\n.I COMMAND\n[\n.I OPTIONS\n]",
        ".SH COMMANDS",
        *(_command(name, command) for name, command in _commands(typer.main.get_command(app), "monitor")),
        f".SH EXIT STATUS\n{_text(codes.removeprefix('Exit codes: '))}",
    ]
    return "\n".join(parts) + FILES


def _commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    for inner, command in sorted(getattr(group, "commands", {}).items()):
        if not getattr(command, "commands", None) or command.invoke_without_command:
            yield f"{name} {inner}", command
        yield from _commands(command, f"{name} {inner}")


def _command(name: str, command: Any) -> str:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    named = " ".join([f".SS {name}", *(_word(parameter) for parameter in arguments)])
    lines = [_hyphens(named), _text(inspect.cleandoc(command.help or "").replace("\n", " "))]
    for parameter in [*arguments, *options]:
        if parameter.name == "help" or not getattr(parameter, "help", ""):
            continue
        opts = ", ".join(parameter.opts) if parameter in options else _word(parameter)
        lines += [".TP", f".B {_hyphens(opts)}", _text(parameter.help)]
    return "\n".join(lines)


def _word(argument: Any) -> str:
    word = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return word if argument.required else f"[{word}]"


def _hyphens(text: str) -> str:
    return text.replace("-", "\\-")


def _text(text: str) -> str:
    """A line that begins with a dot or a quote would be an order."""
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in _hyphens(text).splitlines())


if __name__ == "__main__":
    sys.stdout.write(page())
