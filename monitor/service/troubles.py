"""What is wrong with the service, as notices: pure.

Each function looks at how things stand and says what its operator should know; that it says so again with every look
is meant, since the store tells each trouble once a day at most. Texts name feeds and channels as configured and never
an address: an address may let whoever knows it in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from monitor.feeds.learning import silent
from monitor.model import ONCE, Feed, FeedState, Notice, counted, derived_id
from monitor.store.contract import Quarantine, Standing

SHOWN = 5
"""Mistakes that a notice spells out."""
FAILURES = 3
"""In a row, before a feed is said to fail."""
WITHOUT = timedelta(hours=6)
"""How long a feed that once answered may fail unsaid."""
PATIENCE = timedelta(hours=1)
"""How long a channel may fail for now unsaid."""
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
LEAST_FREE = 200 * 1024**2
ENOUGH_FREE = 2 * 1024**3
"""Bytes; between the two a twentieth of the disk must be free."""
WITNESSES = 3
"""Feeds that must agree on it before the clock is doubted: one may bring old papers alone."""
OLD = timedelta(days=2)
LEAP = timedelta(seconds=30)
"""A clock that moves by more than this between two looks was set, or slept."""


def feeds(states: Iterable[FeedState], known: Mapping[str, Feed], now: datetime) -> tuple[Notice, ...]:
    """Feeds that are gone, and feeds that have failed for long; `known` by URL."""
    found = []
    for state in states:
        name = known[state.url].name if state.url in known else "a feed"
        if state.gone:
            found.append(
                Notice(
                    word="feed.gone",
                    subject=state.url,
                    headline=f"{name} is gone",
                    detail="Its server says that the feed will not come back (410); it is not asked any more.",
                    remedy="give its new address in feeds.toml, or take it out; `monitor feeds release FEED` has it "
                    "asked again",
                    again=A_WEEK,
                )
            )
        elif state.failures >= FAILURES and (state.succeeded_at is None or now - state.succeeded_at >= WITHOUT):
            since = f"since {_moment(state.succeeded_at)}" if state.succeeded_at else "since it was added"
            found.append(
                Notice(
                    word="feed.failing",
                    subject=state.url,
                    headline=f"{name} fails",
                    detail=f"{state.failures} polls in a row, {since}: {state.last_error or 'no reason given'}",
                    remedy="try it with `monitor feeds test URL`, then correct it in feeds.toml or take it out",
                    again=A_WEEK,
                )
            )
        found += _quiet(state, name, now)
    return tuple(found)


def _quiet(state: FeedState, name: str, now: datetime) -> Iterable[Notice]:
    """Feeds that answer well and yet say less than they should."""
    if silent(state):
        usual = f"It usually brings something every {_span(state.rhythm)}" if state.rhythm else "It answers"
        yield Notice(
            word="feed.silent",
            subject=f"{state.url} {state.newest_at}",
            headline=f"{name} has gone silent",
            detail=f"{usual}; its last new item is of {_moment(state.newest_at or now)}.",
            remedy="look whether it still lives at its site; the next item ends this",
            again=ONCE,
        )
    if state.missed_at is not None and now - state.missed_at < A_DAY:
        yield Notice(
            word="feed.missed",
            subject=state.url,
            headline=f"items of {name} may have been missed",
            detail=f"At {_moment(state.missed_at)} nothing was left of what it had held the poll before: items "
            "may have come and gone in between.",
            remedy="if the service was not down, set a shorter `interval` for it in feeds.toml",
            again=A_WEEK,
        )


def floods(waiting: Iterable[Quarantine], known: Mapping[str, Feed]) -> tuple[Notice, ...]:
    """Feeds that brought many old items at once."""
    return tuple(
        Notice(
            word="feed.flood",
            subject=f"{one.feed} {one.since}",
            headline=f"{known[one.feed].name} brought {one.stories} old items at once",
            detail="An archive that was published again, most likely. They are kept apart and nobody was told.",
            remedy="`monitor feeds release FEED --prime` takes them as known, `--tell` has them judged as news",
            again=ONCE,
        )
        for one in waiting
        if one.feed in known
    )


def channels(
    standings: Iterable[Standing], configured: Collection[str], now: datetime, shut_out: Collection[str] = ()
) -> tuple[Notice, ...]:
    """Channels that refuse what they are sent, channels that have failed for an hour, and channels that let nothing in
    (`shut_out`)."""
    found = []
    for stands in standings:
        if stands.channel not in configured:
            if stands.unfinished:
                found.append(_left_behind(stands))
            continue
        if stands.died_at is not None and now - stands.died_at < A_DAY:
            found.append(
                Notice(
                    word="channel.refuses",
                    subject=stands.channel,
                    headline=f"the channel {stands.channel} refuses messages",
                    detail=f"One was given up at {_moment(stands.died_at)}: {stands.last_answer}",
                    remedy="mend the cause, then `monitor deliveries replay` sends what is dead",
                    avoid=stands.channel,
                )
            )
        shut = stands.channel in shut_out
        if stands.failing_since is not None and (shut or now - stands.failing_since >= PATIENCE):
            mend = "correct it in channels.toml and have that read again; " if shut else ""
            found.append(
                Notice(
                    word="channel.failing",
                    subject=stands.channel,
                    headline=f"the channel {stands.channel} {'lets nothing in' if shut else 'cannot be reached'}",
                    detail=f"It has failed since {_moment(stands.failing_since)}: {stands.last_answer}; "
                    f"{counted(stands.unfinished, 'message')} waiting",
                    remedy=f"{mend}nothing is lost: they follow in order once it is back; `monitor deliveries` "
                    "lists them",
                    avoid=stands.channel,
                )
            )
    return tuple(found)


def _left_behind(stands: Standing) -> Notice:
    return Notice(
        word="channel.unknown",
        subject=stands.channel,
        headline=f"{stands.channel} is owed {counted(stands.unfinished, 'message')}, and is not configured any more",
        detail="They are kept as they are, and nobody sends them.",
        remedy=f"configure {stands.channel} again and they go out; or give them up with `monitor deliveries discard`",
        again=A_WEEK,
    )


def disk(free: int, total: int, directory: str) -> tuple[Notice, ...]:
    """A disk that will soon be full; `free` and `total` in bytes."""
    if free >= min(max(LEAST_FREE, total // 20), ENOUGH_FREE):
        return ()
    return (
        Notice(
            word="disk.full",
            subject=directory,
            headline="the disk is nearly full",
            detail=f"{free // 1024**2} MiB are free where the memory lives. On a full disk nothing new is recorded; "
            "what was recorded is kept and sent.",
            remedy=f"make room on the disk of {directory}",
        ),
    )


def clock(wall: timedelta, steady: timedelta, now: datetime) -> tuple[Notice, ...]:
    """A clock that went otherwise than time did: what both measured between two looks."""
    leap = wall - steady
    if abs(leap) <= LEAP:
        return ()
    way = "forward" if leap > timedelta() else "back"
    return (
        Notice(
            word="clock.moved",
            subject="clock",
            headline=f"the clock moved {way} by {_span(abs(leap))}",
            detail=f"It shows {_moment(now)} now. It was set, or the machine slept; polls and retries go by it.",
            remedy="see that the machine keeps time (timedatectl)",
        ),
    )


def ahead(states: Iterable[FeedState], now: datetime) -> tuple[Notice, ...]:
    """A clock that shows a later day than it is: feeds bring new items, and each of those is days old by it."""
    dates = [one.newest_date for one in states if one.newest_at and one.newest_date and now - one.newest_at < A_DAY]
    if len(dates) < WITNESSES or now - max(dates) < OLD:
        return ()
    return (
        Notice(
            word="clock.ahead",
            subject="clock",
            headline=f"the clock may be ahead by {_span(now - max(dates))}",
            detail=f"It shows {_moment(now)}; of what {len(dates)} feeds brought within a day the newest is of "
            f"{_moment(max(dates))}. News that is a week old by the clock is not told.",
            remedy="set the clock, and see that the machine keeps time (timedatectl)",
        ),
    )


def held(why: str) -> tuple[Notice, ...]:
    """Deliveries that wait for a person to let them go; empty `why` where none do."""
    if not why:
        return ()
    return (
        Notice(
            word="deliveries.held",
            subject="hold",
            headline="alerts are held back",
            detail=f"{why[:1].upper()}{why[1:]}. What is owed may have been sent before; nothing but notices leaves.",
            remedy="look with `monitor deliveries`, then `monitor release`, or `monitor release --discard`",
        ),
    )


def left_out(mistakes: Sequence[str]) -> tuple[Notice, ...]:
    """Feeds with mistakes in feeds.toml: the others are polled. A line each, of which the first few are told."""
    if not mistakes:
        return ()
    more = f"; and {len(mistakes) - SHOWN} more" if len(mistakes) > SHOWN else ""
    return (
        Notice(
            word="config.left_out",
            subject=derived_id("mistakes", *mistakes),  # a key: PostgreSQL takes none beyond 2,700 bytes
            headline="feeds are left out: there are mistakes in feeds.toml",
            detail="; ".join(mistakes[:SHOWN]) + more,
            remedy="`monitor check` names every mistake; correct them and have the configuration read again",
        ),
    )


def refused_configuration(mistakes: str) -> Notice:
    """A reload that found mistakes: the configuration before it stays. Other mistakes are another trouble."""
    return Notice(
        word="config.refused",
        subject=derived_id("mistakes", mistakes),
        headline="the new configuration is wrong and was not taken",
        detail=mistakes,
        remedy="`monitor check` names every mistake; the configuration before it is still in use",
    )


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _span(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    for unit, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds // unit} {name}"
    return f"{seconds} s"


def no_page(host: str, port: int, why: str) -> Notice:
    """The address of the page cannot be had."""
    return Notice(
        word="web.failed",
        subject=f"{host}:{port}",
        headline="the page and the metrics cannot be served",
        detail=f"{host}:{port}: {why}. Polls and deliveries go on without them, and it is tried again each minute.",
        remedy="give another address as listen in monitor.toml and restart, or end what has this one",
    )
