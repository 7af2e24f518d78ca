"""The operations as configured, how each stands, and what has happened in it: for people, and as JSON lines."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from monitor import config, seeds
from monitor.config import Config
from monitor.judge.calibration import Correction, correction
from monitor.judge.offers import suggest
from monitor.judge.weights import Weights
from monitor.lab import show
from monitor.lab.rewriting import rewrite
from monitor.model import Development, Operation, Silence, UserError, counted
from monitor.service import looking, orders
from monitor.service.looking import Followed


class UnknownOperationError(UserError):
    """No such operation; one line."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An operation, and how it stands."""

    operation: Operation
    known: Followed
    marked: int
    """Marks that stand."""
    learnt: Correction
    muted: Silence | None
    """The silence of the whole operation that lasts longest."""

    @property
    def told(self) -> str:
        """How much: the word, or the budget."""
        budget = self.operation.budget
        return self.operation.sensitivity.value if budget is None else f"budget {budget:g} a day"

    def record(self) -> dict[str, Any]:
        """As JSON has it; an empty list of channels stands for all."""
        one, at = self.operation, self.known.last_at
        return {
            "name": one.name,
            "title": one.title,
            "channels": list(one.channels),
            "sensitivity": None if one.budget is not None else one.sensitivity.value,
            "budget": one.budget,
            "developments": self.known.developments,
            "stories": self.known.ledger,
            "last": self.known.last,
            "last_at": at.isoformat() if at else None,
            "marks": self.marked,
            "moved": {"relevance": self.learnt.relevance, "novelty": self.learnt.novelty},
            "muted_until": self.muted.ends_at.isoformat() if self.muted else None,
        }

    def cells(self) -> tuple[str, ...]:
        """As a person reads it."""
        at = self.known.last_at
        moved = f", moved {self.learnt.relevance:+.2f} {self.learnt.novelty:+.2f}" if self.learnt.marks else ""
        return (
            self.operation.name,
            f"{self.told}, muted until {self.muted.ends_at:%Y-%m-%d %H:%M} UTC" if self.muted else self.told,
            ", ".join(self.operation.channels) or "all",
            str(self.known.developments),
            f"{at:%Y-%m-%d %H:%M} {self.known.last}" if at else "",
            f"{self.marked}{moved}",
        )


COLUMNS = ("operation", "told", "channels", "developments", "last", "marks")


def find(settings: Config, name: str) -> Operation:
    """The operation of that name. UnknownOperationError names those that there are."""
    for operation in settings.operations:
        if operation.name == name:
            return operation
    names = ", ".join(one.name for one in settings.operations)
    where = settings.directory / "operations.toml"
    raise UnknownOperationError(f"no operation {name!r} in {where}; there are: {names}")


def rows(settings: Config, now: datetime) -> list[Row]:
    """In their configured order."""
    known, marked, silences = looking.operations(settings, now)
    by_name = {one.name: one for one in known}
    found = []
    for operation in settings.operations:
        name = operation.name
        standing = [one for one in marked if one.operation == name and not one.withdrawn]
        blank = Followed(name=name, developments=0, last="", last_at=None, ledger=0)
        found.append(
            Row(
                operation=operation,
                known=by_name.get(name, blank),
                marked=len(standing),
                learnt=correction(standing),
                muted=max(_whole(silences, name), key=lambda one: one.ends_at, default=None),
            )
        )
    return found


def listed(settings: Config, now: datetime, out: TextIO, *, as_json: bool) -> None:
    """Every operation, a line each."""
    found = rows(settings, now)
    if as_json:
        for row in found:
            print(json.dumps(row.record(), ensure_ascii=False), file=out)
    else:
        show.table("Operations", COLUMNS, [row.cells() for row in found], out)


def timeline(settings: Config, name: str, out: TextIO, *, as_json: bool) -> None:
    """An operation's developments with their sources, oldest first."""
    find(settings, name)
    developments = looking.timeline(settings, name)
    if as_json:
        for one in developments:
            print(json.dumps(_record(one), ensure_ascii=False), file=out)
        return
    if not developments:
        print("No development is known yet.", file=out)
    for one in developments:
        print(f"{one.opened_at:%Y-%m-%d %H:%M}  {one.headline}  [{one.state}]\n    {one.sentence}", file=out)
        for source in one.sources:
            print(f"    {source.name}  {source.url}", file=out)
        if one.more:
            print(f"    and {counted(one.more, 'more report')}", file=out)


def _record(one: Development) -> dict[str, Any]:
    return {
        "id": one.id,
        "opened": one.opened_at.isoformat(),
        "state": one.state.value,
        "headline": one.headline,
        "sentence": one.sentence,
        "sources": [
            {"publisher": source.publisher, "name": source.name, "url": source.url, "at": source.at.isoformat()}
            for source in one.sources
        ],
        "more": one.more,
    }


def add(settings: Config, article: Path, name: str, out: TextIO) -> None:
    """Add a table drafted from a seed article at the end of operations.toml; what stands there stays as it is.

    ConfigError where it makes a mistake there, and the file is as it was.
    """
    file = settings.directory / "operations.toml"
    path = os.path.relpath(article, settings.directory)
    drafted = suggest.as_toml(seeds.load(article), path, Weights.from_json(config.weights()).background, name)
    first = not file.exists()
    if first:
        file.touch()
    before = file.read_text(encoding="utf-8")
    try:
        rewrite(file, f"{before.rstrip()}\n\n{drafted}" if before.strip() else drafted)
        may_lack = config.UNFINISHED - {"operations"}
        added = config.load(settings.directory, leave_out=True, may_lack=may_lack).operations[-1]
    except config.ConfigError:
        rewrite(file, before)
        if first:
            file.unlink()
        raise
    print(f"{added.name}: added at the end of {file}, drafted from {article}", file=out)
    print("read and edit it; then a running service takes it by: monitor reload", file=out)


async def mute(settings: Config, name: str, end: datetime, *, reason: str, author: str, now: datetime) -> str:
    """Silence all of an operation until then; where it is silent as long already, nothing changes."""
    find(settings, name)
    last = max((one.ends_at for one in _whole(looking.silences(settings, now), name)), default=now)
    if last >= end:
        return f"{name}: muted until {last:%Y-%m-%d %H:%M} UTC already, nothing changed"
    asked = {"operation": name, "reason": reason, "author": author, "ends_at": end.isoformat()}
    await orders.carry_out(settings, "silences.add", **asked)
    return f"{name}: muted until {end:%Y-%m-%d %H:%M} UTC; what it holds back is told after that"


async def unmute(settings: Config, name: str, *, author: str, now: datetime) -> str:
    """End every silence of a whole operation."""
    find(settings, name)
    lasting = _whole(looking.silences(settings, now), name)
    for one in lasting:
        await orders.carry_out(settings, "silences.expire", id=one.id, by=author)
    return f"{name}: unmuted; what was held back is told" if lasting else f"{name}: is not muted, nothing changed"


def _whole(silences: tuple[Silence, ...], name: str) -> list[Silence]:
    """Those of the operation that leave none of its alerts out."""
    narrower = ("kind", "channel", "development")
    return [one for one in silences if one.operation == name and not any(getattr(one, each) for each in narrower)]
