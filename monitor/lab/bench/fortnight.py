"""A fortnight of polling, seen by those who are polled.

The service's own road (wiring, store, poller, fetcher, reader) polls scripted publishers over real sockets, on a clock
that runs as time does while requests are in flight and jumps from one due poll to the next in between; the event loop's
timers go by it too. Now and then the service ends, cleanly, cut off in the middle of its requests or killed there, and
starts again on the same memory, at once or hours later.

What the publishers think is worked out from what they wrote down, by what they meant and not by what anybody read out
of it: nothing here uses the arithmetic of the poller or the service's own log. That log is shown beside it.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO, TypeVar

from monitor import config
from monitor.feeds.parse import Parser
from monitor.lab.bench.intake import configure
from monitor.lab.bench.publishers import BEGIN, LONGEST, PAPERS, Asked, Town, town
from monitor.lab.etiquette import summary
from monitor.service import looking
from monitor.service.memory import StoreThread
from monitor.service.poll import Polled, Poller
from monitor.service.wiring import House, StoreError, furnish

T = TypeVar("T")

INTERVAL = timedelta(minutes=30)
FLOOR = timedelta(minutes=5)
SPACING = timedelta(seconds=1)
KINDS = {
    "early": "asked again before the floor, or while its answer was fresh",
    "unwelcome": "asked in an hour or on a day in which it does not want to be",
    "resting": "asked while its site wanted rest",
    "at-once": "asked while its site answered another request",
    "spacing": "asked without a breath after another request to its site",
    "hasty": "asked again too soon after failures in a row",
    "unconditional": "asked without the validators that it had given, or with others",
    "gone": "asked after it had said that it is gone",
    "personal": "sent a cookie or a referrer",
    "forgotten": "not asked for longer than a day and a half",
}
ENDS = ("stopped", "cut off", "killed")
_SLACK = timedelta(milliseconds=50)
"""Between two clocks: the poller writes its moment down before a request leaves, the site after it came."""
_PATIENCE = timedelta(hours=36)
"""The longest wait and the times when nobody was there to ask."""
_REFUSALS = (401, 403, 429)
_NEVER_AGAIN = (410,)
_FOR_GOOD = (301, 308)
_REDIRECTS = (*_FOR_GOOD, 302, 303, 307)


@dataclass(slots=True)
class Clock:
    """Runs as time does, from a moment that can be pushed ahead."""

    ahead: timedelta

    def __call__(self) -> datetime:
        return BEGIN + self.ahead + timedelta(seconds=time.monotonic())

    def jump(self, moment: datetime) -> None:
        """To a moment, where that is still to come."""
        self.ahead += max(moment - self(), timedelta())


@dataclass(frozen=True, slots=True)
class Wrong:
    """A rule that was broken."""

    kind: str
    paper: str
    at: datetime


class _Mortal(StoreThread):
    """A way to the store that can be cut, as kill -9 cuts it: what was not committed then never is."""

    def __init__(self, real: StoreThread, store: Any) -> None:
        super().__init__(store)
        self._real = real
        self.dead = False

    async def call(self, transaction: Callable[[Any], T]) -> T:
        if self.dead:
            raise StoreError("killed")
        return await self._real.call(transaction)


class _Loop(asyncio.SelectorEventLoop):
    """Its timers go by a clock that jumps."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        super().__init__()

    def time(self) -> float:
        return (self._clock() - BEGIN).total_seconds()


def fortnight(out: TextIO, *, days: float = 14) -> tuple[Wrong, ...]:
    """Print what the publishers saw; gives every rule that was broken."""
    clock = Clock(timedelta(seconds=-time.monotonic()))
    with asyncio.Runner(loop_factory=lambda: _Loop(clock)) as runner:
        return runner.run(_fortnight(out, clock, BEGIN + timedelta(days=days)))


async def _fortnight(out: TextIO, clock: Clock, end: datetime) -> tuple[Wrong, ...]:
    draw = random.Random(4)  # noqa: S311 no secret
    restarts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="monitor-fortnight-") as folder:
        async with AsyncExitStack() as stack:
            here = await stack.enter_async_context(town(clock))
            parser = Parser(workers=1)  # a start that is under way while the clock jumps would seem to take hours
            stack.push_async_callback(parser.close)
            configure(Path(folder), [here.url(paper) for paper in PAPERS], 100, interval="30m")
            settings = config.load(Path(folder))
            while clock() < end:
                how = ENDS[restarts.total() % len(ENDS)]
                until = min(clock() + timedelta(hours=draw.choice((0, 3, 9, 16))), end)
                async with furnish(settings, clock=clock, dial=here.dial) as house:
                    await _live(house, parser, here, clock, until, how)
                restarts[how] += 1
                clock.jump(clock() + timedelta(seconds=draw.choice((2, 60, 400, 4000, 9000))))
            own = looking.etiquette(settings)
    found = opinions(here.asked, latest=clock())
    _show(out, here.asked, restarts, found)
    print(f"the service's own log: {summary(own)}", file=out)
    return found


async def _live(house: House, parser: Parser, here: Town, clock: Clock, until: datetime, how: str) -> None:
    """Poll what is due until a moment, and end so."""
    mortal = _Mortal(house.store, await house.store.call(lambda store: store))
    poller = replace(house.poller, store=mortal, parser=parser)
    while clock() < until:
        if polls := await poller.claim(100):
            await asyncio.gather(*polls)
        else:
            clock.jump(min(await _next(house, clock), until))
    if how != "stopped":
        async with _in_the_middle(poller, house, here, clock):
            mortal.dead = how == "killed"


@asynccontextmanager
async def _in_the_middle(poller: Poller, house: House, here: Town, clock: Clock) -> AsyncIterator[None]:
    """Requests are in flight in here, and called off after it."""
    held = asyncio.create_task(here.hold())
    await asyncio.sleep(0)
    tasks: set[asyncio.Task[Polled]] = set()
    while not held.done():
        tasks |= {asyncio.create_task(poll) for poll in await poller.claim(100)}
        if going := {task for task in tasks if not task.done()}:
            await asyncio.wait({held, *going}, return_when=asyncio.FIRST_COMPLETED)
        else:
            clock.jump(await _next(house, clock))
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    here.drop()


async def _next(house: House, clock: Clock) -> datetime:
    """When a feed is due; a minute on where only leases of a life before keep some from being asked."""
    states = await house.store.call(lambda store: store.feeds())
    ahead = [state.next_poll for state in states if not state.gone and state.next_poll > clock()]
    return min([*ahead, clock() + timedelta(minutes=1)]) if len(ahead) < len(states) else min(ahead)


# --- what they think --------------------------------------------------------------------------------------------------


def opinions(asked: Iterable[Asked], *, latest: datetime) -> tuple[Wrong, ...]:
    """Every rule that was broken, in the order of time; `latest`: the end of it all."""
    papers, sites = defaultdict(list), defaultdict(list)
    for one in sorted(asked, key=lambda each: each.at):
        papers[one.paper.name].append(one)
        sites[one.paper.site].append(one)
    found = [wrong for mine in papers.values() for wrong in (*_of_a_paper(mine), *_by_headers(mine), *_hasty(mine))]
    found += [wrong for theirs in sites.values() for wrong in _of_a_site(theirs)]
    for mine in papers.values():
        found += _forgotten(mine, sites[mine[0].paper.site], latest)
    return tuple(sorted(found, key=lambda wrong: wrong.at))


def _of_a_paper(asked: Sequence[Asked]) -> Iterator[Wrong]:
    """What it wanted for itself."""
    paper = asked[0].paper
    for before, one in pairwise(asked):
        if one.at < before.at + max(before.rest, FLOOR) - _SLACK:
            yield Wrong("early", paper.name, one.at)
        if before.status in _NEVER_AGAIN:
            yield Wrong("gone", paper.name, one.at)
        unwelcome = one.at.hour in paper.skip_hours or f"{one.at:%A}" in paper.skip_days
        if unwelcome and one.at < before.at + LONGEST - _SLACK:
            yield Wrong("unwelcome", paper.name, one.at)


def _by_headers(asked: Sequence[Asked]) -> Iterator[Wrong]:
    """Validators come back as they were given, and nothing else does."""
    given: tuple[str, str] | None = ("", "")
    for one in asked:
        sent = one.sent.get("if-none-match", ""), one.sent.get("if-modified-since", "")
        if given is not None and sent != given:
            yield Wrong("unconditional", one.paper.name, one.at)
        if "cookie" in one.sent or "referer" in one.sent:
            yield Wrong("personal", one.paper.name, one.at)
        if one.good:
            given = one.validators
        elif one.cut or one.status in _REDIRECTS:
            given = None  # after half a feed, or from elsewhere, either is right


def _hasty(asked: Sequence[Asked]) -> Iterator[Wrong]:
    """Failures in a row double the wait, refusals from the first."""
    row = 0
    for before, one in pairwise(asked):
        if before.status is None or (before.rest and not before.good):
            continue  # we ended in the middle of it; or how long to wait was said
        failed = not before.good and not before.cut and before.status not in _REDIRECTS
        row = row + 1 if failed else 0
        doubled = row if before.status in _REFUSALS else row - 1
        if failed and one.at - before.at < min(INTERVAL * 2**doubled * 0.9, LONGEST * 0.9) - _SLACK:
            yield Wrong("hasty", one.paper.name, one.at)


def _of_a_site(asked: Sequence[Asked]) -> Iterator[Wrong]:
    """What holds for all papers of a site together."""
    rest, busy = BEGIN - LONGEST, BEGIN - LONGEST
    for one in asked:
        if one.at < rest - _SLACK:
            yield Wrong("resting", one.paper.name, one.at)
        if one.at < busy - _SLACK:
            yield Wrong("at-once", one.paper.name, one.at)
        elif one.at < busy + SPACING - _SLACK:
            yield Wrong("spacing", one.paper.name, one.at)
        busy = max(busy, one.until)
        if one.site_rest:
            rest = max(rest, one.until + one.rest)


def _forgotten(asked: Sequence[Asked], theirs: Sequence[Asked], latest: datetime) -> Iterator[Wrong]:
    """Too long without a request, rests of its site left out; one that has sent us on for good, or is gone, or that
    others lead to, need not be asked."""
    paper = asked[0].paper
    if paper not in PAPERS or asked[-1].status in (*_FOR_GOOD, *_NEVER_AGAIN):
        return
    rests = [(one.until, one.until + one.rest) for one in theirs if one.site_rest]
    for before, moment in pairwise([*(one.at for one in asked), latest]):
        waited, since = timedelta(), before
        for begin, end in [*rests, (moment, moment)]:
            waited += max(min(begin, moment) - since, timedelta())
            since = max(since, end)
        if waited > _PATIENCE:
            yield Wrong("forgotten", paper.name, moment)


def _show(out: TextIO, asked: Sequence[Asked], restarts: Counter[str], found: Sequence[Wrong]) -> None:
    statuses = Counter("cut off" if one.status is None else str(one.status) for one in asked)
    sites = len({paper.site for paper in PAPERS})
    span = asked[-1].at - asked[0].at
    lives = ", ".join(f"{count} {how}" for how, count in sorted(restarts.items()))
    print(
        f"{len(PAPERS)} feeds of {sites} sites, {span.total_seconds() / 86400:.1f} days, "
        f"{restarts.total()} restarts ({lives}): {len(asked)} requests",
        file=out,
    )
    print("answers: " + ", ".join(f"{count} × {status}" for status, count in statuses.most_common()), file=out)
    kinds = Counter(wrong.kind for wrong in found)
    for kind, meaning in KINDS.items():
        print(f"{kinds[kind]:4} {kind}: {meaning}", file=out)
    for wrong in found[:20]:
        print(f"{wrong.at:%a %d %H:%M:%S} {wrong.paper}: {KINDS[wrong.kind]}", file=out)
    print(f"violations: {len(found)}", file=out)
