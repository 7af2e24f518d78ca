"""The way out: claim, send, settle. The only place that owns back-off."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from traceback import StackSummary, walk_tb

import structlog

from monitor.channels.contract import Channel
from monitor.model import Answer, Delivery, Later, Receiver, Refused, Sent
from monitor.service.memory import StoreThread
from monitor.service.pace import Pace, next_attempt
from monitor.service.routing import Desk
from monitor.store.contract import Store, StoreError

log = structlog.get_logger()

LEASE = timedelta(minutes=15)
"""Longer than the ten minutes that mail waits for the answer to its final dot."""
TURN = 2.0
"""Seconds that a send may take before the next channel may begin one."""
NOT_ASKED = Refused(why="not asked: the receiver had answered that it is gone (410)", gone=True)
TAKEN_OUT = Refused(why="not sent: the channel has no such recipient any more; add it again and replay")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """An attempt, and what came of it."""

    delivery: Delivery
    answer: Answer
    at: datetime
    next_try: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverer:
    """Sends what is owed, each receiver in order."""

    store: StoreThread
    channels: Mapping[str, Channel]
    paces: Mapping[str, Pace]
    """By channel's name."""
    planner: Desk
    clock: Callable[[], datetime]
    rest: Callable[[float], Awaitable[None]] = asyncio.sleep
    """Lets so many seconds of that clock pass."""
    is_held: Callable[[Store], bool] = lambda _store: False
    """On the store's thread: whether only notices may leave."""
    counted: Callable[[], int] = lambda: 0
    """On the store's thread: how far the memory had counted; one that shows less was put back."""
    told: Callable[[Delivery, Answer], None] = lambda _delivery, _answer: None
    """Hears of every attempt."""
    held: frozenset[str] = frozenset()
    """Channels on which what may have arrived waits for a person."""
    _sent_at: dict[str, datetime] = field(default_factory=dict)
    """By channel."""
    gone: set[Receiver] = field(default_factory=set)
    """Who answered that they are gone (410): not asked any more, until what is replayed arrives."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """By channel's name: what changes with its configuration, and ends its being gone."""
    shut_out: set[str] = field(default_factory=set)
    """Channels whose last answer was that a person must correct how they are configured."""
    under_way: set[str] = field(default_factory=set)
    """Ids of what is being sent, and of what was answered and could not be written down: the lease of a clock that was
    set ahead, or of a machine that slept, is over before they are."""
    _unwritten: dict[str, list[_Tried]] = field(default_factory=dict)
    """By channel: what came of attempts, where the memory could not take it."""
    _unheard: asyncio.Event = field(default_factory=asyncio.Event)
    """A claim failed: it may have been committed, and only its answer lost."""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _retired: asyncio.Event = field(default_factory=asyncio.Event)

    def following(self, before: Deliverer) -> Deliverer:
        """One that takes over: the one before it ends what it has begun, and begins nothing more."""
        before._retired.set()
        return replace(
            self,
            under_way=before.under_way,
            _sent_at=before._sent_at,
            _unwritten=before._unwritten,
            _unheard=before._unheard,
            _turn=before._turn,
        )

    async def release(self, *, all_again: bool = False, at_once: bool = False) -> tuple[Delivery, ...]:
        """Let go of what need not wait any longer. `all_again`: look at all that waits; `at_once`: nothing more is
        expected, so what waits for company has it. Gives what is pending now."""
        planner = self.planner.impatient() if at_once else self.planner
        return await self.store.call(lambda store: store.release(self.clock(), planner, all_again=all_again or at_once))

    async def deliver_due(self) -> int:
        """Send all that is due on every channel, a due retry included, but wait for none. Gives the attempts made.
        Where one channel's answers cannot be written down, the others end what they send before that is raised."""
        drains = (self.drain(name) for name in self.channels)
        attempts = 0
        for came in await asyncio.gather(*drains, return_exceptions=True):
            if isinstance(came, BaseException):
                raise came
            attempts += came
        return attempts

    async def drain(self, channel: str) -> int:
        """Send what is due on one channel until nothing is, one message after the other."""
        attempts = 0
        while attempt := await self._begin(channel):
            await attempt
            attempts += 1
        return attempts

    async def _begin(self, channel: str) -> asyncio.Task[None] | None:
        """Claim and send the next message of a channel; None where nothing is due.

        Channels take turns, so that a kill finds one send at most that was begun and not settled, and one message at
        most comes twice. A receiver that is slow to answer gives up its turn: it holds up no other channel.
        """
        async with self._turn:
            if self._retired.is_set():
                return None
            while unwritten := self._unwritten.get(channel):
                await self._settle(unwritten[0])
                unwritten.pop(0)
            claimed = await self._claim(channel)
            if not claimed:
                return None
            self.under_way.add(claimed[0].id)
            if self._unasked(claimed[0]) is None:
                await self._keep_spacing(channel)
            attempt = asyncio.create_task(self._deliver(claimed[0]))
            try:
                await asyncio.wait({attempt}, timeout=TURN)
            except asyncio.CancelledError:
                attempt.cancel()
                raise
            return attempt

    async def _claim(self, channel: str) -> tuple[Delivery, ...]:
        """Marked *sending* and committed before the wire is touched."""
        if self._unheard.is_set():
            busy = frozenset(self.under_way)
            await self.store.call(lambda store: store.hand_back(busy))
        self._unheard.set()
        claimed = await self.store.call(lambda store: self._head(store, channel))
        self._unheard.clear()
        return claimed

    def _head(self, store: Store, channel: str) -> tuple[Delivery, ...]:
        held, counted = self.is_held(store), self.counted()
        return store.claim_deliveries(self.clock(), 1, LEASE, (channel,), notices_only=held, counted=counted)

    async def _keep_spacing(self, channel: str) -> None:
        now, spacing = self.clock(), self.paces[channel].spacing
        rest = self._sent_at.get(channel, now - spacing) + spacing - now
        if rest > timedelta():
            await self.rest(min(rest, spacing).total_seconds())  # a clock set back must not stop the channel
        self._sent_at[channel] = self.clock()

    async def _deliver(self, delivery: Delivery) -> None:
        answer = self._unasked(delivery) or await self._send(delivery)
        now = self.clock()
        next_try = (
            next_attempt(delivery, answer, now, self.paces[delivery.channel]) if isinstance(answer, Later) else None
        )
        tried = _Tried(delivery=delivery, answer=answer, at=now, next_try=next_try)
        try:
            await self._settle(tried)
        except StoreError:
            # A full disk, a database that is away: the answer is kept here, or the message would have to be repeated.
            self._unwritten.setdefault(delivery.channel, []).append(tried)
            raise
        except BaseException:
            self.under_way.discard(delivery.id)
            raise

    async def _send(self, delivery: Delivery) -> Answer:
        answer = await self._ask(delivery)
        receiver = Receiver(channel=delivery.channel, recipient=delivery.recipient)
        if isinstance(answer, Later) and answer.shut_out:
            self.shut_out.add(delivery.channel)
        else:
            self.shut_out.discard(delivery.channel)
        if isinstance(answer, Refused) and answer.gone:
            self.gone.add(receiver)
        elif isinstance(answer, Sent):
            self.gone.discard(receiver)
        return answer

    async def _ask(self, delivery: Delivery) -> Answer:
        """What its channel says. Where that falls over, which is a mistake in the program, the message may have left;
        left as it is, it would keep all behind it waiting for ever."""
        sending = asyncio.ensure_future(self.channels[delivery.channel].send(delivery, self.clock()))
        try:
            await asyncio.wait({sending})
        finally:
            sending.cancel()
        fault = sending.exception()
        if fault is None:
            return sending.result()
        at = StackSummary.extract(walk_tb(fault.__traceback__), lookup_lines=False)[-1]  # no file is read here
        where = f"{at.filename}:{at.lineno}"
        log.error("delivery.failed", delivery=delivery.id, channel=delivery.channel, why=repr(fault), where=where)
        why = f"the program fell over this message ({type(fault).__name__}): its log says where; please report it"
        return Later(why=why, ambiguous=True, of_message=True)

    def _unasked(self, delivery: Delivery) -> Refused | None:
        """What is to be said without asking: its recipient was taken out of the configuration, or is gone. What a
        person sends anew has had an answer before, and one that is gone is tried with it."""
        if delivery.recipient not in self.channels[delivery.channel].recipients:
            return TAKEN_OUT
        receiver = Receiver(channel=delivery.channel, recipient=delivery.recipient)
        return NOT_ASKED if receiver in self.gone and not delivery.last_answer else None

    async def _settle(self, tried: _Tried) -> None:
        delivery, answer, hold = tried.delivery, tried.answer, tried.delivery.channel in self.held
        address = self.addresses.get(delivery.channel, "")
        await self.store.call(
            lambda store: store.settle(delivery, answer, tried.at, tried.next_try, hold=hold, address=address)
        )
        self.under_way.discard(delivery.id)
        self._log(delivery, answer, tried.next_try, hold=hold)
        self.told(delivery, answer)

    @staticmethod
    def _log(delivery: Delivery, answer: Answer, next_try: datetime | None, *, hold: bool) -> None:
        facts = {"delivery": delivery.id, "channel": delivery.channel, "attempt": delivery.attempts}
        match answer:
            case Sent():
                log.info("delivery.sent", **facts)
            case Later(ambiguous=True) if hold:
                log.warning("delivery.held", **facts, why=answer.why)
            case Later() if next_try is not None:
                log.warning("delivery.later", **facts, why=answer.why, next_try=next_try.isoformat(timespec="seconds"))
            case Later() | Refused():
                log.error("delivery.dead", **facts, why=answer.why)
