"""What a poll teaches about its feed: pure, from one state to the next.

What must never happen: validators of a body that was not read whole are kept, or the memory of a failure outlives it.
The state that comes out is to be saved in the transaction that saves the stories, and in no other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from monitor.feeds.politeness import CEILING, free_at, next_poll
from monitor.feeds.reading import Parsed
from monitor.model import Failed, Failure, Feed, FeedState, Fetched, Fresh, Move, Story, Unchanged

MOVE_POLLS = 3
MOVE_TIME = timedelta(hours=24)
"""A move for good is believed once so many polls over so long a time led to the same feed."""
_OLDEST = datetime(1995, 1, 1, tzinfo=UTC)
_TOMORROW = timedelta(hours=24)
_OLD = timedelta(days=2)
_FLOOD = 20
_FEW_MINUTES = timedelta(minutes=5)
_TOGETHER = 3
"""Items of one minute that may be news."""
_UNDATED_FLOOD = 100
_BEYOND = 10
"""Times as many as the feed's rhythm lets expect."""
_HALF_SEEN = timedelta(days=1)
_SILENCE = timedelta(days=3)
_SILENCE_UNKNOWN = timedelta(days=14)
_RHYTHMS = 10
_WEIGHT = 0.2
"""Of the latest gap, in the rhythm."""


class Oddity(StrEnum):
    """What a feed does that people should know."""

    SAME_GUID = "same-guid"
    """Items that differ carry one guid: it identifies nothing."""
    UNDATED = "undated"
    MISDATED = "misdated"
    """Dates before 1995 or more than a day ahead; they are not believed."""


@dataclass(frozen=True, slots=True)
class News:
    """How a reading stands to what the memory knows of the feed."""

    new: int
    """Items that were not known in any version."""
    overlaps: bool
    """Something in it was known."""


def learned(
    feed: Feed,
    state: FeedState,
    answer: Fetched,
    now: datetime,
    *,
    floor: timedelta,
    read: Parsed | None = None,
    news: News | None = None,
    body_hash: str = "",
) -> FeedState:
    """The state after a poll, next poll included.

    `answer`: of the server, or the Failed of the reader. `read`: what a Fresh body says; None for a body that is known
    by its hash. `news`: what of it is new; None at first sight, where everything is. `body_hash`: of the Fresh body.
    """
    if isinstance(answer, Failed):
        return _failed(feed, state, answer, now, floor)
    after = state
    half_seen = read is not None and _is_half_seen(state, read, now)
    if read is not None and not half_seen:
        news = news or News(len(read.entries), overlaps=read.unchanged > 0)
        after = _with_contents(state, read, news, now)
        if isinstance(answer, Fresh) and not read.complaints:
            hints, offered = read.hints, answer if answer.hub else read
            if (hints, offered.hub, offered.topic) != (after.hints, after.hub, after.topic):
                after = replace(after, hints=hints, hub=offered.hub, topic=offered.topic)
    after = _with_validators(after, answer, read, body_hash)
    after = _with_move(after, answer, now, same=news is None or news.overlaps)
    free = free_at(after, answer, now, floor=floor)
    return after.polled(  # what every poll changes, last and at once: most polls change nothing else
        now,
        next_poll=next_poll(feed, after, answer, now, free=free),
        free_at=free,
        primed_at=state.primed_at or (now if read is not None and not half_seen else None),
        first_asked_at=(_waiting_since(state, now) or now) if half_seen else state.first_asked_at,
        last_error="" if read is None else "; ".join(read.complaints),
    )


def _is_half_seen(state: FeedState, read: Parsed, now: datetime) -> bool:
    """A first sight of which a part is missing is none: what the rest held would be told as news. For a day it is
    looked for anew; then that is how this feed is."""
    since = _waiting_since(state, now) or now
    return state.primed_at is None and bool(read.complaints) and now - since < _HALF_SEEN


def oddities(read: Parsed, now: datetime) -> tuple[Oddity, ...]:
    """What is odd about a body that was read whole."""
    found = []
    guids = [entry.guid for entry in read.entries if entry.guid]
    if len(guids) > 2 and len(set(guids)) == 1:
        found.append(Oddity.SAME_GUID)
    dates = [entry.published or entry.updated for entry in read.entries]
    if dates and not any(dates):
        found.append(Oddity.UNDATED)
    if any(date is not None and believed(date, now) is None for date in dates):
        found.append(Oddity.MISDATED)
    return tuple(found)


def flood(new: Sequence[Story], window: int, state: FeedState, *, going_on: bool = False) -> tuple[Story, ...]:
    """Which of these new items belong to an archive that was published again, and are to be held back.

    `new`: not known in any version; `window`: how many items the feed holds; `state`: before the poll. An item is old
    where it says that it is older, by two days, than the last good poll and than the newest that the feed had shown.
    More than twenty old ones, or five that are over half of the window, are a flood; while one is `going_on`, a single
    one is. So are more than twenty that all say that they are of the same few minutes (an archive that was dated anew),
    and very many without a date, where the feed's rhythm lets expect a tenth of them.
    """
    seen = [moment for moment in (state.succeeded_at, state.newest_date) if moment is not None]
    old = tuple(each for each in new if each.published is not None and seen and each.published < min(seen) - _OLD)
    if len(old) > _FLOOD or (len(old) >= 5 and len(old) * 2 > window) or (going_on and old):
        return old
    if redated := _redated(new, state):
        return redated
    undated = tuple(each for each in new if each.published is None)
    return undated if len(undated) > max(_UNDATED_FLOOD, _BEYOND * _expected(state, new)) else ()


def since_first_asked(stories: Sequence[Story], state: FeedState, now: datetime) -> tuple[Story, ...]:
    """What of a feed's first sight is news all the same: it came while the feed was asked in vain. Not so by dates that
    a server gives anew with each answer: several are of one minute."""
    since = _waiting_since(state, now)
    dated = [(each.published, each) for each in stories if since and each.published and each.published > since]
    to_the_minute = [(published.replace(second=0, microsecond=0), each) for published, each in dated]
    minutes = Counter(minute for minute, _ in to_the_minute)
    return tuple(each for minute, each in to_the_minute if minutes[minute] <= _TOGETHER)


def _waiting_since(state: FeedState, now: datetime) -> datetime | None:
    """When a feed was asked in vain for the first time; None where nobody asked since, or the clock was set: a machine
    may begin in 1970."""
    last = state.polled_at or state.first_asked_at
    return state.first_asked_at if last is not None and timedelta() <= now - last <= 2 * CEILING else None


def _redated(new: Sequence[Story], state: FeedState) -> tuple[Story, ...]:
    """Those that say that they are of the same few minutes, where that cannot be. A whole hour says only the day."""
    if not state.rhythm or state.newest_at is None:
        return ()
    dated = [(each.published, each) for each in new if each.published is not None and each.published.minute]
    if len(dated) <= _FLOOD:
        return ()
    middle = sorted(moment for moment, _ in dated)[len(dated) // 2]
    found = tuple(each for moment, each in dated if abs(moment - middle) <= _FEW_MINUTES)
    expected = max(new[0].first_seen - state.newest_at, timedelta()) / state.rhythm
    return found if len(found) > max(_FLOOD, _BEYOND * expected) else ()


def _expected(state: FeedState, new: Sequence[Story]) -> float:
    """How many items the feed's rhythm lets expect since the last good poll."""
    if not new or not state.rhythm or state.succeeded_at is None:
        return 0.0
    return max(new[0].first_seen - state.succeeded_at, timedelta()) / state.rhythm


def believed(date: datetime, now: datetime) -> datetime | None:
    """A feed's date, where it may be true: not before 1995 and not more than a day ahead."""
    return date if _OLDEST <= date <= now + _TOMORROW else None


def silent(state: FeedState) -> bool:
    """Had a feed that answers brought nothing for far longer than it usually does, when it was asked last?"""
    if state.newest_at is None or state.succeeded_at is None or state.failures or state.gone:
        return False
    patience = _SILENCE_UNKNOWN if state.rhythm is None else max(state.rhythm * _RHYTHMS, _SILENCE)
    return state.succeeded_at - state.newest_at > patience


def _failed(feed: Feed, state: FeedState, failed: Failed, now: datetime, floor: timedelta) -> FeedState:
    wait = None if failed.retry_after is None else now + min(failed.retry_after, CEILING)
    later = next_poll(feed, state, failed, now, free=free_at(state, failed, now, floor=floor))
    waited = (_waiting_since(state, now) or now) if state.primed_at is None else None
    after = replace(state, not_before=wait, next_poll=later, free_at=later, first_asked_at=waited)
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
        if answer.etag in ("", state.etag) and answer.last_modified in ("", state.last_modified):
            return state
        return replace(state, etag=answer.etag or state.etag, last_modified=answer.last_modified or state.last_modified)
    return state.changed(
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=body_hash or state.body_hash,
        size=answer.requests[-1].received if answer.requests else len(answer.body),
        found_at="" if answer.url == (state.address or state.url) else answer.url,
    )


def _with_move(state: FeedState, answer: Fresh | Unchanged, now: datetime, *, same: bool) -> FeedState:
    """A move for good may be kept to (RFC 9110 §15.4.2). But servers err, and domains are sold: look three times."""
    if not answer.moved_to:
        return state if state.move is None else replace(state, move=None)
    if state.move is None or state.move.to != answer.moved_to:
        return replace(state, move=Move(to=answer.moved_to, since=now))
    move = replace(state.move, polls=state.move.polls + (1 if same else 0))
    if move.polls >= MOVE_POLLS and now - move.since >= MOVE_TIME:
        return replace(state, move=None, address=move.to, found_at="")
    return replace(state, move=move)


def _with_contents(state: FeedState, read: Parsed, news: News, now: datetime) -> FeedState:
    """What the items themselves teach: dates, oddities, gaps, rhythm."""
    said = (believed(date, now) for entry in read.entries if (date := entry.published or entry.updated) is not None)
    dates = [date for date in (*said, state.newest_date) if date is not None]
    first = state.newest_at is None
    state = state.changed(
        newest_date=max(dates, default=None),
        oddities=state.oddities if read.unchanged else oddities(read, now),
        missed_at=state.missed_at if first or news.overlaps or news.new < 2 else now,
    )
    if first:
        return _first_rhythm(state, read, now) if read.entries else state
    return _with_rhythm(state, news.new, now) if news.new else state


def _with_rhythm(state: FeedState, new: int, now: datetime) -> FeedState:
    gap = max(now - (state.newest_at or now), timedelta()) / new  # a clock that was set back teaches no rhythm
    rhythm = gap if state.rhythm is None else state.rhythm * (1 - _WEIGHT) + gap * _WEIGHT
    return state.changed(rhythm=rhythm, newest_at=now)


def _first_rhythm(state: FeedState, read: Parsed, now: datetime) -> FeedState:
    """By the dates of the first sight: the middle gap between neighbours."""
    said = (entry.published or entry.updated for entry in read.entries)
    dates = sorted({date for date in said if date is not None and _OLDEST <= date <= now})
    if len(dates) < 3:
        return replace(state, newest_at=dates[-1] if dates else now)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(dates)]
    return replace(state, rhythm=timedelta(seconds=median(gaps)), newest_at=dates[-1])
