"""How the feeds stand, shown; and what a person may say about one."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from typing import Any, TextIO

from monitor.config import Config
from monitor.feeds.learning import silent
from monitor.feeds.politeness import site
from monitor.lab.show import table
from monitor.model import Feed, FeedState, counted
from monitor.service import looking, orders
from monitor.service.wiring import utc_now

COLUMNS = ("feed", "publisher", "state", "next poll", "failures", "rhythm", "last new item", "remarks")


def show(settings: Config, *, as_json: bool, out: TextIO) -> None:
    """A row, or a JSON line, for each configured feed."""
    states, waiting = looking.feeds(settings)
    now = utc_now()
    rows = [
        record(feed, states.get(feed.url), waiting[feed.url].stories if feed.url in waiting else 0, now)
        for feed in settings.feeds
    ]
    if as_json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False), file=out)
    else:
        table("Feeds", COLUMNS, [_cells(row) for row in rows], out)


def record(feed: Feed, state: FeedState | None, waiting: int, now: datetime) -> dict[str, Any]:
    """The fields that outside tools rely on: moments in ISO 8601, spans in seconds; `url` null where it is a secret."""
    stands = state or FeedState(url=feed.url, next_poll=now)
    return {
        "name": feed.name,
        "url": None if feed.private else feed.url,
        "site": site(stands.address or feed.url),
        "publisher": feed.publisher,
        "state": word(state, waiting, now),
        "next_poll": _iso(None if stands.gone or state is None else state.next_poll),
        "polled_at": _iso(stands.polled_at),
        "succeeded_at": _iso(stands.succeeded_at),
        "failures": stands.failures,
        "last_error": stands.last_error,
        "interval": feed.interval.total_seconds(),
        "rhythm": None if stands.rhythm is None else stands.rhythm.total_seconds(),
        "newest_at": _iso(stands.newest_at),
        "missed_at": _iso(stands.missed_at),
        "oddities": list(stands.oddities),
        "quarantined": waiting,
        "moved_to": None if feed.private else stands.address or None,
    }


def word(state: FeedState | None, waiting: int, now: datetime) -> str:
    """How a feed stands, in one word: what a person should look at first."""
    if state is None or (state.primed_at is None and not state.failures):
        return "new"
    told = {
        "gone": state.gone,
        "resting": state.rests(now),
        "failing": state.failures > 0,
        "quarantine": waiting > 0,
        "silent": silent(state),
    }
    return next((name for name, so in told.items() if so), "fine")


async def release(settings: Config, name: str, *, tell: bool, prime: bool, out: TextIO) -> int:
    """End a feed's quarantine or its being gone; 1 where it is in neither, 2 where it is not known which is meant."""
    meant = [feed for feed in settings.feeds if name in (feed.url, feed.name)]
    if len(meant) != 1:
        why = f"{len(meant)} feeds are called so; give its URL" if meant else "no feed has this URL or name"
        print(f"monitor: {name}: {why}; `monitor feeds list` names them", file=sys.stderr)
        return 2
    waiting = looking.feeds(settings)[1].get(meant[0].url)
    if waiting and not (tell or prime):
        print(
            f"monitor: {name}: {counted(waiting.stories, 'story waits', 'stories wait')} since "
            f"{waiting.since:%Y-%m-%d %H:%M} UTC; say --tell to have them judged as news, "
            "or --prime to take them as known",
            file=sys.stderr,
        )
        return 2
    done = await orders.carry_out(settings, "feeds.release", url=meant[0].url, tell=tell)
    if done["stories"]:
        how = f"judged as news: {counted(done['alerts'], 'alert')}" if tell else "taken as known"
        print(f"{name}: {counted(done['stories'], 'story', 'stories')} {how}", file=out)
    if done["asked_again"]:
        print(f"{name}: is asked again", file=out)
    if not (done["stories"] or done["asked_again"]):
        print(f"monitor: {name}: is not in quarantine and not gone; nothing was done", file=sys.stderr)
        return 1
    return 0


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    rhythm = "" if row["rhythm"] is None else _span(timedelta(seconds=row["rhythm"]))
    remarks = [row["last_error"], *row["oddities"]]
    if row["quarantined"]:
        remarks.append(f"{row['quarantined']} in quarantine")
    return (
        row["name"],
        row["publisher"],
        row["state"],
        _short(row["next_poll"]),
        str(row["failures"]),
        rhythm,
        _short(row["newest_at"]),
        "; ".join(filter(None, remarks)),
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _short(moment: str | None) -> str:
    return "" if moment is None else f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M}"


def _span(length: timedelta) -> str:
    minutes = length.total_seconds() / 60
    return (
        f"{minutes:.0f} min"
        if minutes < 120
        else f"{minutes / 60:.0f} h"
        if minutes < 2880
        else f"{minutes / 1440:.0f} d"
    )
