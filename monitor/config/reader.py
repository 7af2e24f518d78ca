"""Reading tables out of TOML files, with every mistake kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor import files
from monitor.channels import settings as kinds
from monitor.channels.settings import unknown
from monitor.channels.wording import plain
from monitor.feeds import salvage
from monitor.model import UserError

_USER = re.compile(r"//[^/?#]*@")
"""What an address says of who asks: a mistake is logged and told, and a password must not be."""


LARGEST = 32 * files.MIB
"""Bytes of one file: a hundred thousand feeds."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in one place."""

    file: str
    key: str
    text: str
    """What is wrong, and what to do."""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.text) if part)


class ConfigError(UserError):
    """All that is wrong with a configuration."""

    exit_code = 78
    said_by = ""

    def __init__(self, errors: tuple[Mistake, ...]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.errors)

    def first(self) -> str:
        """What a single line has room for."""
        more = len(self.errors) - 1
        return f"{self.errors[0]}" + (f"; and {more} more" if more else "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file: what it is called in a mistake, and what stands in it."""

    file: str
    key: str
    values: Mapping[str, Any]


class Reader:
    """Reads tables, and keeps every mistake."""

    def __init__(self, directory: Path, env: Mapping[str, str], *, waits: bool = False) -> None:
        """Values that stand in files are looked for among systemd's credentials first. `waits`: what is read may be a
        pipe that somebody writes to; a service that did so might wait for ever."""
        credentials = env.get("CREDENTIALS_DIRECTORY", "")
        self.env = env
        self.waits = waits
        self.places = (*((Path(credentials),) if credentials else ()), directory)
        self.mistakes: list[Mistake] = []

    def wrong(self, table: Table, key: str, text: str) -> None:
        self.mistakes.append(Mistake(table.file, " ".join(part for part in (table.key, key) if part), text))

    def file(self, path: Path) -> Table | None:
        """The whole file as one table; None where it cannot be read."""
        text = self._text(path)
        try:
            return None if text is None else Table(path.name, "", tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            self._no_toml(path, error)
            return None

    def line(self, path: Path, key: str) -> object:
        """A value at the top of a file that is no TOML as a whole: the first line that sets it, read by itself."""
        for line in (self._text(path) or "").splitlines():
            if line.partition("=")[0].strip() == key:
                try:
                    return tomllib.loads(line)[key]
                except (tomllib.TOMLDecodeError, KeyError):
                    break
        return None

    def _text(self, path: Path) -> str | None:
        top = Table(path.name or str(path), "", {})
        if self.is_endless(path):
            self.wrong(top, "", "is a pipe or a device; put what it says into a file")
            return None
        try:
            return files.read(path, LARGEST).decode("utf-8-sig")
        except FileNotFoundError:
            self.wrong(top, "", f"there is no such file in {path.parent}; write it, or name another directory")
        except OSError as error:
            self.wrong(top, "", f"cannot be read ({error.strerror}); check what it is and its permissions")
        except UnicodeDecodeError:
            self.wrong(top, "", "is no text in UTF-8; save it as UTF-8")
        return None

    def is_endless(self, path: Path) -> bool:
        """Whether reading it might never end, and is therefore refused."""
        return not self.waits and (path.is_fifo() or path.is_char_device())

    def _no_toml(self, path: Path, error: tomllib.TOMLDecodeError) -> tuple[()]:
        told = f"is no TOML: {str(error)[:1].lower()}{str(error)[1:]}; correct it there"
        self.wrong(Table(path.name, "", {}), "", told)
        return ()

    def tables(
        self, path: Path, kind: str, *called: str, apart: bool = False, may_lack: bool = False
    ) -> tuple[Table, ...]:
        """The `[[kind]]` tables of a file, counted from 1 and called by the first of these keys that they have.

        `apart`: where the file is no TOML its tables are read one by one, and those that can be are given. `may_lack`:
        that there are none, or no file, is no mistake.
        """
        if may_lack and not path.exists():
            return ()
        text = self._text(path)
        if text is None:
            return ()
        try:
            top = Table(path.name, "", tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            pieces = salvage.tables(text, kind) if apart else ()
            return self._apart(path, kind, called, pieces) or self._no_toml(path, error)
        for key in sorted(top.values.keys() - {kind}):
            self.wrong(top, key, unknown(key, [kind]))
        items = top.values.get(kind, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            self.wrong(top, kind, f"must be a list of tables; write [[{kind}]] above each")
            return ()
        if not items and not may_lack:
            adds = {"feed": "feeds add URL", "operation": "operations suggest SEED"}
            self.wrong(top, kind, f"there is none; write at least one [[{kind}]], or: monitor {adds[kind]}")
        return tuple(
            Table(path.name, _called(kind, number, item, called), item) for number, item in enumerate(items, 1)
        )

    def _apart(
        self, path: Path, kind: str, called: tuple[str, ...], pieces: Sequence[salvage.Piece]
    ) -> tuple[Table, ...]:
        """Tables that were read one by one; none where none can be."""
        tables = [
            Table(path.name, _called(kind, number, piece.values, called), piece.values)
            for number, piece in enumerate(pieces, 1)
        ]
        fine = [table for table, piece in zip(tables, pieces, strict=True) if not piece.error]
        for table, piece in zip(tables, pieces, strict=True):
            if fine and piece.error:
                self.wrong(table, "", piece.error)
        return tuple(fine)

    def settings(self, table: Table, model: type[kinds.S]) -> kinds.S | None:
        """The table as settings; None where anything is wrong with it."""
        settings, found = kinds.read(model, table.values, self.env, self.places)
        for fault in found:
            self.wrong(table, fault.key, fault.text)
        return settings

    def unique(self, tables: Iterable[Table]) -> None:
        """No two of these may have one name."""
        seen: dict[Any, Table] = {}
        for table in tables:
            name = table.values.get("name")
            first = seen.setdefault(name, table) if isinstance(name, str) else table
            if first is not table:
                self.wrong(table, "name", f"is the name of {first.key} as well; choose another")


def _called(kind: str, number: int, item: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    own = next((item[key] for key in keys if isinstance(item.get(key), str) and item[key]), "")
    shown = plain(_USER.sub("//", own), 60)
    return f"{kind}[{number}]" + (f' "{shown}"' if own else "")
