"""systemd units for the paths at hand, drawn from the templates in `units/`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from string import Template

from monitor.model import UserError

ONE = ("monitor.service", "monitor-once.service", "monitor-once.timer")
MANY = "monitor@.service"
HIDDEN = ("/home", "/root", "/run/user", "/tmp", "/var/tmp")  # noqa: S108 (what the sandbox hides, not what we use)
"""What ProtectHome and PrivateTmp keep from the service."""

_PLAIN = re.compile(r"[\w%$@+=:,./-]+", re.ASCII)
"""Nothing that ends a word or must stand in quotes."""


class InstallError(UserError):
    """The units cannot be written where they were to go."""


def program() -> Path:
    """The `monitor` of this installation."""
    return Path(sys.executable).with_name("monitor")


def units(program: Path, config: Path) -> Mapping[str, str]:
    """Every unit by its file name; the instances of `monitor@` take their configuration from a directory below it."""
    one = {name: _drawn(name, program, config, "monitor") for name in ONE}
    return {**one, MANY: _drawn(MANY, program, config, "monitor/%i", "/%i")}


def _drawn(name: str, program: Path, config: Path, state: str, below: str = "") -> str:
    # $ begins a variable in arguments, of which the program itself is none
    given = _escaped(config).replace("$", "$$") + below
    values = {"program": _word(_escaped(program)), "config": _word(given), "state": state}
    sandbox = Template(_template("sandbox")).substitute(values)
    return Template(_template(name)).substitute(values, sandbox=sandbox.rstrip("\n"))


def _template(name: str) -> str:
    return (resources.files("monitor.service") / "units" / name).read_text(encoding="utf-8")


def _escaped(path: Path) -> str:
    """As systemd reads it: % begins a specifier."""
    return str(path).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def doubts(program: Path, config: Path, data_dir: Path | None) -> list[str]:
    """What would keep a unit from working, a line each."""
    found = [
        f"{path}: lies under {hidden}, which the sandbox hides from the service; put the {what} elsewhere, "
        "such as /opt/monitor or /etc/monitor"
        for path, what in ((program, "program"), (config, "configuration"))
        for hidden in HIDDEN
        if path.is_relative_to(hidden)
    ]
    if data_dir is not None and not data_dir.is_relative_to("/var/lib/monitor"):
        found.append(
            f"{config / 'monitor.toml'}: data_dir is {data_dir}, which the service may not write; "
            'set it to "/var/lib/monitor"'
        )
    return found


def write(found: Mapping[str, str], directory: Path) -> None:
    """Put the units into `directory`; `InstallError` where that cannot be."""
    if not directory.is_dir():
        raise InstallError(f"{directory}: is no directory here; make it, name another with --to, or use --print")
    for name, text in found.items():
        try:
            (directory / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise InstallError(
                f"{directory / name}: cannot be written ({error.strerror}); run this as root, or use --print"
            ) from None
