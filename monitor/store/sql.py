"""The memory in SQL: one implementation, over SQLite and PostgreSQL.

Each method is one transaction and belongs on a thread of its own: on SQLite calls wait for the one connection, on
PostgreSQL they run side by side. Two workers that hold two copies of one story meet in `decide`: on SQLite every
transaction is alone, on PostgreSQL it first takes an advisory lock for each operation that the batch may be about, in
sorted order, and reads only then. The second worker therefore finds what the first has told.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from sqlalchemy import URL, BigInteger, Connection, Engine, bindparam, literal_column, select, text, update

from monitor.model import (
    Answer,
    Delivery,
    DeliveryState,
    Development,
    Feed,
    FeedState,
    Judgement,
    Known,
    Mark,
    Notice,
    Receiver,
    Silence,
    Story,
    Subscription,
)
from monitor.store import (
    claims,
    departures,
    etiquette,
    gone,
    leftovers,
    moved,
    outbox,
    quarantine,
    recall,
    subscriptions,
    waiting,
)
from monitor.store import notices as noticing
from monitor.store.census import census
from monitor.store.codec import FEED
from monitor.store.contract import (
    Ambiguity,
    Asked,
    Batch,
    Census,
    DamagedError,
    Decided,
    Etiquette,
    Explained,
    Judge,
    Met,
    Planner,
    Quarantine,
    Queue,
    Raised,
    Retention,
    Standing,
    StoreError,
)
from monitor.store.engine import (
    DATABASE_ERRORS,
    because,
    check_sound,
    locate,
    note_closed,
    postgres,
    read_through,
    reuse_journal,
    sqlite_reader,
    sqlite_writer,
    was_closed_well,
)
from monitor.store.ledgers import Ledgers
from monitor.store.locks import Colleagues, OwnerLock
from monitor.store.migrate import check_current, check_ours, migrate
from monitor.store.owed import NOBODY, named
from monitor.store.place import Place
from monitor.store.put import put
from monitor.store.record import record, remember, save_feed, save_feeds, save_marks, save_read
from monitor.store.retention import prune
from monitor.store.schema import MICROSECOND, ago, feed, generation, sight

STEADY = timedelta(seconds=30)
"""Two machines that keep time may differ by so much."""
THEIR_NOW = literal_column("CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)", BigInteger)
"""PostgreSQL's own clock."""


class SqlStore:
    """The memory and the outbox (see `contract.Store`); open it with `open`."""

    def __init__(self, engine: Engine, where: str, lock: OwnerLock | None = None) -> None:
        self._engine = engine
        self._where = where
        self._lock = lock
        self._file: Path | None = None
        """Where a clean end is to be noted."""
        self._by_their_clock = False
        self._worker = uuid.uuid4().hex
        self._place: Place | None = None
        """On SQLite, of an owner."""
        self._colleagues: Colleagues | None = None
        """On PostgreSQL: who else works from this machine's directory."""
        self._ledgers = Ledgers()
        self._closed = False

    @classmethod
    def open(cls, place: str, *, owner: bool = True, one_clock: bool = False, workers: Path | None = None) -> Self:
        """`sqlite:///FILE`, a path, or `postgresql://…`.

        The owner of a SQLite file is alone (`StoreBusyError` for a second) and brings the tables up to date, after a
        copy of the file; on PostgreSQL owners are welcome in any number. Others only look, at what is there already,
        while an owner lives or not, and change nothing. `one_clock`: on PostgreSQL, leases of deliveries go by its own
        clock, not by each worker's, so that none takes over what another is sending because its clock is ahead.
        `workers`: on PostgreSQL, a directory of this machine by which its owners know of each other who is gone, so
        that what a killed one had leased need not wait for the end of the lease.
        `StoreError` says what is wrong in one line.
        """
        found = locate(place)
        if isinstance(found, URL):
            return cls._open_postgres(found, owner=owner, one_clock=one_clock, workers=workers)
        return cls._own_file(found) if owner else cls._look_at(found)

    @classmethod
    def _own_file(cls, file: Path) -> Self:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{file.parent}: cannot be made ({error.strerror}): set another data_dir") from error
        store = cls(sqlite_writer(file), str(file), OwnerLock(file))
        with store._or_close():
            if file.exists():  # who writes changes its header before a table is looked at
                check_ours(sqlite_reader(file), store._where)
            if not was_closed_well(file):
                read_through(file)
                check_sound(store._engine, store._where)
            migrate(store._engine, store._where, file)
            # Leases of a daemon that is no more: nobody else could hold one.
            with store._engine.begin() as connection:
                connection.execute(update(feed).values(**NOBODY).where(feed.c.leased_until.is_not(None)))
        store._file, store._place = file, Place.of(file)
        return store

    @classmethod
    def _look_at(cls, file: Path) -> Self:
        if not file.exists():
            raise StoreError(f"{file}: there is no database yet: run the service once, or set the right data_dir")
        store = cls(sqlite_reader(file), str(file))
        with store._or_close():
            check_current(store._engine, store._where)
        return store

    @classmethod
    def _open_postgres(cls, url: URL, *, owner: bool, one_clock: bool, workers: Path | None) -> Self:
        store = cls(postgres(url, owner=owner), f"postgresql://{url.host or 'local'}/{url.database or ''}")
        store._by_their_clock = one_clock
        with store._or_close():
            (migrate if owner else check_current)(store._engine, store._where)
            if owner and workers:
                store._colleagues = Colleagues(workers, store._worker)
        return store

    @contextmanager
    def _or_close(self) -> Iterator[None]:
        """An opening that fails lets go of everything."""
        opened = False
        try:
            yield
            opened = True
        except (*DATABASE_ERRORS, OSError) as error:
            raise because(error, self._where) from error
        finally:
            if not opened:
                self.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Whole or not at all; the database's complaints come out as `StoreError`."""
        if self._closed:
            raise StoreError(f"{self._where}: the store is closed")
        if self._place:
            self._place.check()
        try:
            with self._engine.begin() as connection:
                yield connection
        except DATABASE_ERRORS as error:
            why = because(error, self._where)
            if isinstance(why, DamagedError):
                self._file = None  # the next start looks at every page, and mends it
            raise why from error

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        left = self._place if self._place and self._place.is_left() else None
        if left:
            left.keep(self._engine)
        self._engine.dispose()
        if left:
            left.part()
        elif self._file:
            note_closed(self._file)
        if self._lock:
            self._lock.release()
        if self._colleagues:
            self._colleagues.release()

    # feeds

    def follow(self, feeds: Sequence[Feed], now: datetime) -> None:
        wanted = dict.fromkeys(each.url for each in feeds)
        with self.transaction() as connection:
            followed = {row.url: row.followed for row in connection.execute(select(feed.c.url, feed.c.followed))}
            changed = [{"row": url, "to": url in wanted} for url, was in followed.items() if was != (url in wanted)]
            if changed:
                turn = update(feed).where(feed.c.url == bindparam("row")).values(followed=bindparam("to"))
                connection.execute(turn, changed)
            new = [url for url in wanted if url not in followed]
            moved.take_over(connection, new, now)
            put(connection, feed, [_new_feed(url, now) for url in new])

    def claim_feeds(
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        again: timedelta = timedelta(),
        takes: Callable[[str], bool] = lambda _url: True,
    ) -> tuple[FeedState, ...]:
        with self.transaction() as connection:
            return claims.claim(connection, now, limit, lease, again, takes, self._worker)

    def hand_back_feeds(self, under_way: Collection[str]) -> None:
        with self.transaction() as connection:
            leftovers.free_feeds(connection, [self._worker], under_way)

    def replan(self, now: datetime) -> None:
        ahead = select(feed.c.url, feed.c.state, feed.c.next_poll).where(feed.c.next_poll > now + STEADY)
        with self.transaction() as connection:
            for row in connection.execute(ahead.with_for_update(skip_locked=True)).all():
                planned = FEED.decode(row.state)
                if planned.polled_at is not None and planned.polled_at > now + STEADY:
                    nearer = min(row.next_poll, now + max(planned.next_poll - planned.polled_at, timedelta()))
                    connection.execute(update(feed).where(feed.c.url == row.url).values(next_poll=nearer))

    def feeds(self, *, with_hub: bool = False) -> tuple[FeedState, ...]:
        wanted = select(feed.c.state).where(feed.c.followed.is_(True))
        with self.transaction() as connection:
            if with_hub:
                wanted = wanted.where(recall.within(connection, "hub").as_string() != "")
            rows = connection.scalars(wanted).all()
        return tuple(sorted((FEED.decode(row) for row in rows), key=lambda state: state.url))

    def feed_state(self, url: str) -> FeedState | None:
        with self.transaction() as connection:
            row = connection.scalar(select(feed.c.state).where(feed.c.url == url))
        return None if row is None else FEED.decode(row)

    def save_feed(self, state: FeedState, asked: Asked | None = None) -> None:
        with self.transaction() as connection:
            save_feed(connection, state, asked)

    def save_feeds(self, polls: Sequence[tuple[FeedState, Asked]]) -> None:
        with self.transaction() as connection:
            save_feeds(connection, polls)

    def seen(self, url: str) -> bytes:
        with self.transaction() as connection:
            return connection.scalar(select(sight.c.known).where(sight.c.feed == url)) or b""

    def met(self, readings: Sequence[tuple[str, Sequence[Story]]]) -> tuple[Met, ...]:
        with self.transaction() as connection:
            return quarantine.met(connection, readings)

    def quarantined(self, url: str) -> tuple[Story, ...]:
        with self.transaction() as connection:
            return quarantine.held(connection, url)

    def quarantines(self) -> tuple[Quarantine, ...]:
        with self.transaction() as connection:
            return quarantine.standing(connection)

    def ask_again(self, url: str, now: datetime) -> bool:
        with self.transaction() as connection:
            row = connection.scalar(select(feed.c.state).where(feed.c.url == url, feed.c.gone.is_(True)))
            if row is not None:
                save_feed(connection, replace(FEED.decode(row), gone=False, next_poll=now))
        return row is not None

    def pauses(self, now: datetime) -> Mapping[str, datetime]:
        with self.transaction() as connection:
            return etiquette.pauses(connection, now)

    def subscriptions(self) -> tuple[Subscription, ...]:
        with self.transaction() as connection:
            return subscriptions.standing(connection)

    def subscribe(self, url: str, change: Callable[[Subscription | None], Subscription | None]) -> Subscription | None:
        with self.transaction() as connection:
            before = subscriptions.of(connection, url)
            after = change(before)
            if after is not None and after != before:
                subscriptions.keep(connection, after)
            elif after is None and before is not None:
                subscriptions.drop(connection, url)
        return after

    def leave(self, who: Receiver, now: datetime) -> None:
        with self.transaction() as connection:
            departures.add(connection, who, now)

    def come_back(self, who: Receiver) -> bool:
        with self.transaction() as connection:
            return departures.remove(connection, who)

    def departed(self) -> tuple[Receiver, ...]:
        with self.transaction() as connection:
            return departures.all_of_them(connection)

    def hasten(self, url: str, now: datetime) -> bool:
        with self.transaction() as connection:
            return subscriptions.hasten(connection, url, now)

    def decide(self, batch: Batch, judge: Judge) -> Decided:
        with self.transaction() as connection:
            return self._decide(connection, [(batch, judge)])[0]

    def decide_all(self, batches: Sequence[tuple[Batch, Judge]]) -> Sequence[Decided | Exception]:
        if self._lock is not None and len(batches) > 1:  # a file's one writer: nobody waits for who waits for us
            with suppress(Exception), self.transaction() as connection:
                return self._decide(connection, batches)
        return [self._decided(batch, judge) for batch, judge in batches]

    def _decided(self, batch: Batch, judge: Judge) -> Decided | Exception:
        try:
            return self.decide(batch, judge)
        except Exception as error:
            return error

    def _decide(self, connection: Connection, batches: Sequence[tuple[Batch, Judge]]) -> list[Decided]:
        """One after the other. What is asked and written alike for each, is for all at once: most stories are about
        nothing that is followed, and the statements are most of what they cost."""
        stored = recall.stored(connection, (each for batch, _ in batches for each in batch.stories))
        bare: list[Story] = []
        decided = []
        for batch, judge in batches:
            stories = recall.unseen(batch.stories, stored)
            concerns = {each.id: names for each in stories if (names := judge.concerns(each))}
            if _take_turns(connection, _all(concerns)):
                stories = recall.unseen(stories, recall.stored(connection, stories))
            if concerns:
                remember(connection, bare)  # one of them may be an earlier version of these
                bare.clear()
            found = self._judged(connection, batch, judge, stories, concerns) if stories else Decided()
            if not _says(found.judgement):
                bare += found.stories
            decided.append(found)
            stored.update(each.id for each in stories)
        remember(connection, bare)
        _close(connection, [batch for batch, _ in batches])
        return decided

    def _judged(
        self,
        connection: Connection,
        batch: Batch,
        judge: Judge,
        stories: Sequence[Story],
        concerns: Mapping[str, Sequence[str]],
    ) -> Decided:
        """What comes of stories that were not known, all of it written; save stories of which nothing is said."""
        stories = tuple(batch.drawn(each) if each.id in concerns else each for each in stories)
        known = Known()
        if concerns:
            followed = [each for each in stories if each.id in concerns]
            known = recall.known(connection, followed, _all(concerns), ago(batch.now, judge.memory), self._ledgers)
        judgement: Judgement = judge.judge(stories, known, silent=batch.silent)
        owed = record(connection, batch, stories, judgement) if _says(judgement) else ()
        if judgement.notices:
            _take_turns(connection, ["notices"], "notice")
            waits = batch.planner is not None
            owed += noticing.notify(connection, judgement.notices, batch.now, batch.routes, waits=waits)
        if batch.planner:
            owed = self._planned(connection, owed, batch.now, batch.planner)
        return Decided(stories=stories, judgement=judgement, deliveries=owed)

    def notify(
        self,
        notices: Sequence[Notice],
        now: datetime,
        routes: Mapping[str, tuple[Receiver, ...]],
        planner: Planner | None = None,
    ) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            _take_turns(connection, ["notices"], "notice")
            owed = noticing.notify(connection, notices, now, routes, waits=planner is not None)
            return self._planned(connection, owed, now, planner) if planner else owed

    def _planned(
        self, connection: Connection, owed: tuple[Delivery, ...], now: datetime, planner: Planner
    ) -> tuple[Delivery, ...]:
        """The same deliveries, after it was said which of them go out at once."""
        whom = {(each.channel, each.recipient): None for each in owed}
        _release(connection, now, planner, [Receiver(channel=c, recipient=r) for c, r in sorted(whom)])
        return named(connection, [each.id for each in owed])

    # the outbox

    def standings(self) -> tuple[Standing, ...]:
        with self.transaction() as connection:
            return outbox.standings(connection)

    def claim_deliveries(  # the contract's arguments
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        channels: Sequence[str],
        *,
        notices_only: bool = False,
        counted: int = 0,
    ) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            notices_only = notices_only or _generation(connection) < counted
            ends = THEIR_NOW + lease // MICROSECOND if self._by_their_clock else now + lease
            return outbox.claim(connection, now, limit, ends, channels, self._worker, notices_only=notices_only)

    def settle(  # the contract's arguments
        self,
        delivery: Delivery,
        answer: Answer,
        now: datetime,
        next_try: datetime | None,
        *,
        hold: bool = False,
        address: str = "",
    ) -> None:
        with self.transaction() as connection:
            outbox.settle(connection, delivery, answer, now, next_try, self._worker, hold=hold)
            gone.note(connection, delivery, answer, address, now)

    def gone(self, addresses: Mapping[str, str]) -> tuple[Receiver, ...]:
        with self.transaction() as connection:
            return gone.known(connection, addresses)

    def recover(
        self, now: datetime, policies: Mapping[str, Ambiguity], under_way: Collection[str] | None = ()
    ) -> tuple[Delivery, ...]:
        over = THEIR_NOW if self._by_their_clock else now
        with self._gone_colleagues() as others, self.transaction() as connection:
            ended = [*others, self._worker] if under_way is None else others
            leftovers.free_feeds(connection, ended)
            left = leftovers.left(connection, self._worker, ended, over)
            return leftovers.recover(connection, now, policies, left, under_way or ())

    def _gone_colleagues(self) -> AbstractContextManager[Sequence[str]]:
        """Whose processes have ended; forgotten once what they left is seen to."""
        return self._colleagues.gone() if self._colleagues else nullcontext(())

    def hand_back(self, under_way: Collection[str]) -> None:
        with self.transaction() as connection:
            leftovers.hand_back(connection, self._worker, under_way)

    def set_back(self, by: timedelta, now: datetime) -> None:
        with self.transaction() as connection:
            leftovers.set_back(connection, by, now)

    def deliveries(self, states: Sequence[DeliveryState] = (), limit: int = 1000) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            return outbox.listed(connection, states, limit)

    def replay(self, ids: Sequence[str], now: datetime) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            return outbox.replay(connection, ids, now)

    def discard(self, ids: Sequence[str], why: str, now: datetime) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            return outbox.discard(connection, ids, why, now)

    def doubt(self, now: datetime, policies: Mapping[str, Ambiguity], *, discard: bool) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            return leftovers.doubt(connection, now, policies, discard=discard)

    # care

    def generation(self) -> int:
        with self.transaction() as connection:
            return _generation(connection)

    def advance(self) -> int:
        with self.transaction() as connection:
            if connection.dialect.name == "postgresql":
                counted = update(generation).values(times=generation.c.times + 1).returning(generation.c.times)
                return int(connection.execute(counted).scalar_one())
            count = _generation(connection) + 1
            connection.exec_driver_sql(f"PRAGMA user_version={count}")
            return count

    def reuse_journal(self) -> None:
        if not self._closed:
            reuse_journal(self._engine)

    def prune(self, now: datetime, retention: Retention) -> int:
        with self.transaction() as connection:
            return prune(connection, now, retention)

    # an operator's marks

    def mark(self, marks: Sequence[Mark]) -> None:
        with self.transaction() as connection:
            save_marks(connection, marks)

    def marks(self, operation: str = "") -> tuple[Mark, ...]:
        with self.transaction() as connection:
            return recall.marks(connection, operation)

    # what waits

    def release(self, now: datetime, planner: Planner, *, all_again: bool = False) -> tuple[Delivery, ...]:
        with self.transaction() as connection:
            whom = waiting.receivers(connection, now, all_again=all_again)
            return _release(connection, now, planner, whom, all_again=all_again)

    def queue(self, receiver: Receiver, now: datetime, memory: timedelta) -> Queue:
        with self.transaction() as connection:
            return waiting.queue(connection, receiver, now, memory)

    def add_silence(self, silence: Silence) -> None:
        with self.transaction() as connection:
            waiting.add(connection, silence)

    def silences(self, now: datetime | None = None) -> tuple[Silence, ...]:
        with self.transaction() as connection:
            return waiting.lasting(connection, now)

    def expire_silence(self, reference: str, now: datetime, by: str) -> Silence | None:
        with self.transaction() as connection:
            return waiting.expire(connection, reference, now, by)

    def raised(self, limit: int = 1000, *, suppressed: bool = False, operation: str = "") -> tuple[Raised, ...]:
        with self.transaction() as connection:
            return waiting.raised(connection, limit, suppressed=suppressed, operation=operation)

    # looking

    def explain(self, reference: str, operation: str = "") -> tuple[Explained, ...]:
        with self.transaction() as connection:
            return recall.explain(connection, reference, operation)

    def stories(self, reference: str) -> tuple[Story, ...]:
        with self.transaction() as connection:
            return recall.load(connection, recall.named(connection, reference))

    def timeline(self, operation: str) -> tuple[Development, ...]:
        with self.transaction() as connection:
            return recall.timeline(connection, operation)

    def census(self, limit: int = 20) -> Census:
        with self.transaction() as connection:
            return census(connection, limit)

    def etiquette(self) -> tuple[Etiquette, ...]:
        with self.transaction() as connection:
            return etiquette.of_sites(connection)


def _generation(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(select(generation.c.times)).scalar_one())
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _says(judgement: Judgement) -> bool:
    return bool(judgement.verdicts or judgement.entries or judgement.developments or judgement.alerts)


def _all(concerns: Mapping[str, Sequence[str]]) -> list[str]:
    return sorted({name for names in concerns.values() for name in names})


def _close(connection: Connection, batches: Sequence[Batch]) -> None:
    """What batches change besides what was judged."""
    save_read(connection, batches)
    for batch in batches:
        if batch.feed is not None:
            quarantine.hold(connection, batch.feed.url, batch.held, batch.now)
        if batch.released_from:
            quarantine.end(connection, batch.released_from, batch.stories)


def _new_feed(url: str, now: datetime) -> dict[str, object]:
    state = FEED.encode(FeedState(url=url, next_poll=now))
    return {"url": url, "followed": True, "gone": False, "next_poll": now, "state": state}


def _release(
    connection: Connection, now: datetime, planner: Planner, whom: Sequence[Receiver], *, all_again: bool = False
) -> tuple[Delivery, ...]:
    _take_turns(connection, [f"{each.channel}\n{each.recipient}" for each in whom], "receiver")
    return waiting.release(connection, now, planner, whom, all_again=all_again)


def _take_turns(connection: Connection, names: Sequence[str], kind: str = "operation") -> bool:
    """On PostgreSQL: wait until nobody else decides on these operations; says whether that could have taken time."""
    if connection.dialect.name != "postgresql":
        return False
    for name in names:
        digest = hashlib.sha256(f"monitor {kind} {name}".encode()).digest()
        key = int.from_bytes(digest[:8], signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
    return bool(names)
