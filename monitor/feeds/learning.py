"""What a poll teaches about its feed: pure, from one state to the next.

What must never happen: validators of a body that was not read whole are kept, or the memory of a failure outlives it.
The state that comes out is to be saved in the transaction that saves the stories, and in no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from monitor.feeds.politeness import CEILING, next_poll
from monitor.feeds.reading import Parsed
from monitor.model import Entry, Failed, Failure, Feed, FeedState, Fetched, Fresh, Move, Unchanged

MOVE_POLLS = 3
MOVE_TIME = timedelta(hours=24)
"""A move for good is believed once so many polls over so long a time led to the same feed."""
_OLDEST = datetime(1995, 1, 1, tzinfo=UTC)
_TOMORROW = timedelta(hours=24)
_OLD = timedelta(days=2)
_FLOOD = 20
_SILENCE = timedelta(days=3)
_SILENCE_UNKNOWN = timedelta(days=14)
_RHYTHMS = 10
_WEIGHT = 0.2
"""Of the latest gap, in the rhythm."""


class Oddity(StrEnum):
    """What a feed does that people should know."""

    FLOOD = "flood"
    """Many items that are new and say that they are old: an archive published again. Look before you alert."""
    GAP = "gap"
    """Nothing of the last poll is left: items may have come and gone between the two."""
    SAME_GUID = "same-guid"
    """Items that differ carry one guid: it identifies nothing."""
    UNDATED = "undated"
    MISDATED = "misdated"
    """Dates before 1995 or more than a day ahead; they are not believed."""


def learned(
    feed: Feed,
    state: FeedState,
    answer: Fetched,
    now: datetime,
    *,
    floor: timedelta,
    read: Parsed | None = None,
    body_hash: str = "",
) -> FeedState:
    """The state after a poll, next poll included.

    `answer`: of the server, or the Failed of the reader. `read`: what a Fresh body says; None for a body that is known
    by its hash. `body_hash`: of the Fresh body.
    """
    if isinstance(answer, Failed):
        return _failed(feed, state, answer, now, floor)
    after = replace(
        state,
        hints=state.hints if read is None or read.complaints else read.hints,
        primed_at=state.primed_at or (now if read is not None else None),
        polled_at=now,
        succeeded_at=now,
        failures=0,
        last_error="" if read is None else "; ".join(read.complaints),
        not_before=None,
        gone=False,
    )
    after = _with_validators(after, answer, read, body_hash)
    after = _with_move(after, answer, now, same=read is None or read.unchanged > 0)
    after = _with_rhythm(after, read, now)
    return replace(after, next_poll=next_poll(feed, after, answer, now, floor=floor))


def oddities(read: Parsed, state: FeedState, now: datetime, *, overlaps: bool) -> tuple[Oddity, ...]:
    """What is odd about a reading. `state`: before the poll. `overlaps`: something in it was known before."""
    found = []
    primed = state.primed_at is not None
    if primed and flood(read.entries, len(read.entries) + read.unchanged, state.polled_at or now):
        found.append(Oddity.FLOOD)
    if primed and not overlaps and read.entries:
        found.append(Oddity.GAP)
    guids = [entry.guid for entry in read.entries if entry.guid]
    if len(guids) > 2 and len(set(guids)) == 1:
        found.append(Oddity.SAME_GUID)
    dates = [entry.published or entry.updated for entry in read.entries]
    if dates and not any(dates):
        found.append(Oddity.UNDATED)
    if any(date is not None and believed(date, now) is None for date in dates):
        found.append(Oddity.MISDATED)
    return tuple(found)


def flood(new: Sequence[Entry], window: int, last_poll: datetime) -> bool:
    """Are these new items of a feed an archive that was published again?

    `new`: items not known before; `window`: how many items the feed holds. More than twenty of them, or more than half
    of the window and at least five, say that they are older than the last poll by days.
    """
    dates = [entry.published or entry.updated for entry in new]
    old = sum(date is not None and date < last_poll - _OLD for date in dates)
    return old > _FLOOD or (old >= 5 and old * 2 > window)


def believed(date: datetime, now: datetime) -> datetime | None:
    """A feed's date, where it may be true: not before 1995 and not more than a day ahead."""
    return date if _OLDEST <= date <= now + _TOMORROW else None


def silent(state: FeedState, now: datetime) -> bool:
    """Has a feed that answers brought nothing for far longer than it usually does?"""
    if state.newest_at is None or state.failures:
        return False
    patience = _SILENCE_UNKNOWN if state.rhythm is None else max(state.rhythm * _RHYTHMS, _SILENCE)
    return now - state.newest_at > patience


def _failed(feed: Feed, state: FeedState, failed: Failed, now: datetime, floor: timedelta) -> FeedState:
    wait = None if failed.retry_after is None else now + min(failed.retry_after, CEILING)
    after = replace(state, not_before=wait, next_poll=next_poll(feed, state, failed, now, floor=floor))
    if failed.reason is Failure.PAUSED:
        return after
    after = replace(after, polled_at=now, failures=state.failures + 1, last_error=failed.detail)
    if state.address:
        # a new address that fails is given up; the configured one is asked next, and the validators are not its own
        return replace(after, address="", found_at="", etag="", last_modified="")
    return replace(after, gone=failed.reason is Failure.GONE)


def _with_validators(state: FeedState, answer: Fresh | Unchanged, read: Parsed | None, body_hash: str) -> FeedState:
    """Of a body that was read only in part nothing is kept, or what was missed is gone behind a 304."""
    if read is not None and read.complaints:
        return replace(state, etag="", last_modified="", body_hash="", found_at="")
    if isinstance(answer, Unchanged):
        return replace(state, etag=answer.etag or state.etag, last_modified=answer.last_modified or state.last_modified)
    return replace(
        state,
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=body_hash or state.body_hash,
        size=answer.requests[-1].received if answer.requests else len(answer.body),
        found_at="" if answer.url == (state.address or state.url) else answer.url,
    )


def _with_move(state: FeedState, answer: Fresh | Unchanged, now: datetime, *, same: bool) -> FeedState:
    """A move for good may be kept to (RFC 9110 §15.4.2). But servers err, and domains are sold: look three times."""
    if not answer.moved_to:
        return replace(state, move=None)
    if state.move is None or state.move.to != answer.moved_to:
        return replace(state, move=Move(to=answer.moved_to, since=now))
    move = replace(state.move, polls=state.move.polls + (1 if same else 0))
    if move.polls >= MOVE_POLLS and now - move.since >= MOVE_TIME:
        return replace(state, move=None, address=move.to, found_at="")
    return replace(state, move=move)


def _with_rhythm(state: FeedState, read: Parsed | None, now: datetime) -> FeedState:
    if read is None or not read.entries:
        return state
    if state.newest_at is None:
        return _first_rhythm(state, read, now)
    gap = (now - state.newest_at) / len(read.entries)
    rhythm = gap if state.rhythm is None else state.rhythm * (1 - _WEIGHT) + gap * _WEIGHT
    return replace(state, rhythm=rhythm, newest_at=now)


def _first_rhythm(state: FeedState, read: Parsed, now: datetime) -> FeedState:
    """By the dates of the first sight: the middle gap between neighbours."""
    said = (entry.published or entry.updated for entry in read.entries)
    dates = sorted({date for date in said if date is not None and _OLDEST <= date <= now})
    if len(dates) < 3:
        return replace(state, newest_at=dates[-1] if dates else now)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(dates)]
    return replace(state, rhythm=timedelta(seconds=median(gaps)), newest_at=dates[-1])
