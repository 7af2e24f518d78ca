"""How publishers were treated, shown: from the service's own log of requests."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from monitor.lab.show import table
from monitor.model import counted
from monitor.service.looking import Etiquette

KINDS = {
    "early": "asked before the feed may be asked again",
    "resting": "asked while the site wanted rest",
    "at-once": "two requests at once",
    "spacing": "no breath between two requests",
}
_SHOWN = 5
"""Violations of one site that are spelt out."""


def show(sites: Sequence[Etiquette], *, as_json: bool, out: TextIO) -> int:
    """Print a row for each site and the sum of them; 1 where a rule was broken."""
    if as_json:
        for one in sites:
            print(json.dumps(record(one), ensure_ascii=False), file=out)
    else:
        columns = ("site", "feeds", "requests", "304", "received", "saved", "violations")
        table("Requests of the last fortnight", columns, [_row(one) for one in sites], out)
        for one in sites:
            for step in one.missteps[:_SHOWN]:
                late = (step.allowed_at - step.at).total_seconds()
                print(f"{one.site}: {step.at:%Y-%m-%d %H:%M:%S}: {KINDS[step.kind]}, {late:.1f} s too early", file=out)
        print(summary(sites), file=out)
    return int(any(one.missteps for one in sites))


def summary(sites: Sequence[Etiquette]) -> str:
    """One line for all sites."""
    requests, spared = sum(one.requests for one in sites), sum(one.not_modified for one in sites)
    bytes_in, saved = sum(one.received for one in sites), sum(one.saved for one in sites)
    broken = sum(len(one.missteps) for one in sites)
    return (
        f"{counted(len(sites), 'site')}, {counted(requests, 'request')}, {spared} answered 304; "
        f"{_size(bytes_in)} received, {_size(saved)} saved; violations: {broken}"
    )


def record(one: Etiquette) -> dict[str, Any]:
    """The fields that outside tools rely on; bytes on the wire, moments in ISO 8601."""
    found = Counter[str](step.kind for step in one.missteps)
    return {
        "site": one.site,
        "feeds": one.feeds,
        "requests": one.requests,
        "conditional": one.conditional,
        "not_modified": one.not_modified,
        "forced": one.forced,
        "received": one.received,
        "saved": one.saved,
        "since": one.since.isoformat(),
        "last": one.last.isoformat(),
        "violations": {kind: found.get(kind, 0) for kind in KINDS},
    }


def _row(one: Etiquette) -> tuple[str, ...]:
    counts = (str(one.feeds), str(one.requests), str(one.not_modified))
    return (one.site, *counts, _size(one.received), _size(one.saved), str(len(one.missteps)))


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MiB" if count >= 2**20 else f"{count / 1024:.1f} KiB"
