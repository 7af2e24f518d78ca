"""`monitor status` on a terminal: what was told, what comes next, and what is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from monitor.lab.show import table
from monitor.model import counted

Record = Mapping[str, Any]


def overview(status: Record, out: TextIO) -> None:
    """The record of `/api/status`, for people: trouble first."""
    feeds: list[Record] = status["feeds"]
    print(
        f"{counted(len(feeds), 'feed')}, {counted(len(status['operations']), 'operation')}; "
        f"next poll {_at(status['next_poll'])}",
        file=out,
    )
    if not status["running"]:
        print("NOT RUNNING: no service answers in data_dir; what follows is how it stood last", file=out)
    if status["held"]:
        print(f"HELD: {status['held']}; `monitor release` sends what waits", file=out)
    if status["polling_paused"]:
        print("PAUSED: there is too little room on the disk, so no feed is asked", file=out)
    amiss = [feed for feed in feeds if feed["stands"] not in ("fine", "new")]
    if amiss:
        rows = [
            (one["name"], one["stands"], str(one["failures"]), one["last_error"], _at(one["next_poll"]))
            for one in amiss
        ]
        table("Feeds that are not fine", ("feed", "stands", "failures", "last complaint", "next poll"), rows, out)
    waiting = [one for one in status["channels"] if one["waiting"] or one["unfinished"] or one["parked"]]
    if waiting:
        owed = [
            (
                one["name"],
                str(one["waiting"]),
                str(one["unfinished"]),
                str(one["parked"]),
                _at(one["waiting_since"]) if one["waiting_since"] else "",
                one["last_answer"],
            )
            for one in waiting
        ]
        table("Deliveries", ("channel", "for later", "on the way", "waits for you", "since", "last answer"), owed, out)
    table(
        "Operations",
        ("operation", "developments", "last", "when"),
        [(one["title"], str(one["developments"]), one["last"], _at(one["last_at"])) for one in status["operations"]],
        out,
    )
    told = [(_at(one["at"]), one["kind"], one["operation"], one["headline"], one["source"]) for one in status["alerts"]]
    table("Told last", ("when", "kind", "operation", "headline", "source"), told, out)


def _at(moment: str | None) -> str:
    return moment[:16].replace("T", " ") if moment else "never"
