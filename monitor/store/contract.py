"""What a memory promises: claim, decide, settle; and what can be looked up.

Every call is one whole transaction: it happened or it did not. Calls are synchronous and belong on a thread of their
own. The same contract suite, `tests/store/test_contract.py`, runs over every implementation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from monitor.model import (
    Alert,
    AlertKind,
    Answer,
    Delivery,
    DeliveryState,
    Development,
    Feed,
    FeedState,
    Holding,
    Judgement,
    Known,
    Mark,
    Notice,
    Receiver,
    Request,
    Silence,
    Story,
    Subscription,
    UserError,
    Verdict,
)


class StoreError(UserError):
    """The memory cannot be used; the message says what, where and what to do."""


class StoreBusyError(StoreError):
    """Another daemon owns this memory."""


class DamagedError(StoreError):
    """The memory's file does not hold together."""


class ReplacedError(StoreError):
    """Another file stands where the memory's was, or none: it was put back, or taken away, while it was in use."""


class FullError(StoreError):
    """There is no room to write."""


Ambiguity = Literal["repeat", "hold"]


class Judge(Protocol):
    """The thinking, as a store calls it in the middle of its transaction: pure, and handed in."""

    @property
    def memory(self) -> timedelta:
        """How far back it wants the ledger and the open developments."""

    def concerns(self, story: Story) -> Sequence[str]:
        """The operations that the story may be about: only their ledgers are read. Cheap."""

    def judge(self, stories: Sequence[Story], known: Known, *, silent: bool) -> Judgement:
        """Judge a batch, oldest first, each story in the light of those before it.

        `silent`: this is the first sight of a feed; remember everything and raise no alert.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a poll asked of publishers."""

    requests: tuple[Request, ...]
    """In order; all but the first followed a redirect."""
    free_at: datetime
    """From then on the feed may be asked again, by what it, its server and the operator say."""
    forced: bool = False
    """By a run that polls everything, due or not."""


Kind = Literal["early", "resting", "at-once", "spacing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misstep:
    """A request that should not have been made when it was."""

    kind: Kind
    """Before the feed may be asked again; while its site wanted rest; beside another one; without a breath."""
    feed: str
    at: datetime
    allowed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Etiquette:
    """What the log of requests says of one site."""

    site: str
    feeds: int
    requests: int
    conditional: int
    not_modified: int
    forced: int
    """By runs that poll everything, due or not: they are not called early."""
    received: int
    """Bytes on the wire."""
    saved: int
    """Bytes that answers of 304 spared."""
    since: datetime
    last: datetime
    missteps: tuple[Misstep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How the items of a reading stand to the memory."""

    known: frozenset[str] = frozenset()
    """Items known in any version."""
    held: frozenset[str] = frozenset()
    """Items in the feed's quarantine."""
    going_on: bool = False
    """The feed's quarantine holds something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantine:
    """Stories of a feed that wait for a person."""

    feed: str
    stories: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An alert that was let go to a receiver."""

    alert: Alert
    at: datetime
    carried: bool = False
    """Another message carries it."""
    holding: Holding | None = None
    """What it had waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A message that was let go to a receiver."""

    at: datetime
    kind: AlertKind
    holding: Holding | None = None
    """What it had waited for; where it carries others the first of them, if all had waited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What bears on some alerts, of all that waits for their receiver and was told to it. Thousands may wait, and a new
    alert concerns few of them."""

    developments: frozenset[str]
    stories: frozenset[str]
    links: frozenset[str]
    """URLs: the same story under another identity."""
    relatives: frozenset[str] = frozenset()
    """Operations that may tell of the same events, since `near`."""
    near: datetime
    whole: frozenset[str] = frozenset()
    """Operations of which everything that waits does."""
    ends: frozenset[str] = frozenset()
    """Operations of which what waits longest for company does, and what was told last."""
    counted: datetime
    """From then on all messages are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What decides when a receiver is told what it is owed."""

    receiver: Receiver
    waiting: tuple[Delivery, ...]
    """What is to be decided, oldest first: all that waits, or what is due and what bears on it."""
    told: tuple[Heard, ...] = ()
    """Oldest first, as far back as the planner remembers: all, or what bears on what waits."""
    counted: tuple[Counted, ...] = ()
    """Messages, as far back as they count."""
    silences: tuple[Silence, ...] = ()
    """Those that have not ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Deliveries that go out now: one by itself, or several in one message."""

    ids: tuple[str, ...]
    alert: Alert | None = None
    """The message that carries them; None for one by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A delivery that goes on waiting."""

    id: str
    until: datetime
    """When it is looked at again, at the latest."""
    holding: Holding
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What becomes of a queue: each waiting delivery is in one parcel or one hold."""

    parcels: tuple[Parcel, ...] = ()
    holds: tuple[Hold, ...] = ()


class Planner(Protocol):
    """When which alert goes to whom, as a store calls it in the middle of its transaction: pure, and handed in."""

    @property
    def memory(self) -> timedelta:
        """How far back it wants to know what was told."""

    def reach(self, receiver: Receiver, alerts: Sequence[Alert], now: datetime) -> Reach:
        """What has a say about these alerts to this receiver."""

    def plan(self, queue: Queue, now: datetime) -> Plan:
        """What goes out now, and what goes on waiting."""


def _as_it_is(story: Story) -> Story:
    return story


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one successful poll brought."""

    feed: FeedState | None
    """As it is to be after this poll, validators and next poll included; None where no poll brought it."""
    stories: tuple[Story, ...]
    now: datetime
    drawn: Callable[[Story], Story] = _as_it_is
    """Gives a story what it still lacks to find its copies by; asked for those alone that concern an operation."""
    silent: bool = False
    routes: Mapping[str, tuple[Receiver, ...]] = field(default_factory=dict)
    """By operation and kind (`model.route`), or by operation: to whom its alerts are owed."""
    asked: Asked | None = None
    """What is to be logged of it."""
    seen: bytes = b""
    """What the items of the body are known by; kept for the next reading."""
    planner: Planner | None = None
    """Says what of it goes out now; without one all of it does."""
    held: tuple[Story, ...] = ()
    """Of a flood: kept apart, judged by nobody."""
    released_from: str = ""
    """The feed whose quarantine these stories leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of a batch."""

    stories: tuple[Story, ...] = ()
    """Those that were not known in this very version."""
    judgement: Judgement = field(default_factory=Judgement)
    deliveries: tuple[Delivery, ...] = ()
    """Those that are newly owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A stored decision, as it was taken at the time."""

    story: Story
    verdict: Verdict
    decided_at: datetime
    alert: Alert | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An alert, and what became of it for each receiver; for none where its kind is routed nowhere."""

    alert: Alert
    at: datetime
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a channel's deliveries stand, in one line."""

    channel: str
    delivered: int = 0
    waiting: int = 0
    """Not to go out yet."""
    unfinished: int = 0
    """Owed and still to be sent: pending, being sent, to be retried, ambiguous."""
    parked: int = 0
    """Dead or held: waiting for a person."""
    failing_since: datetime | None = None
    """The first try of the delivery that has failed for now longest, however long it had waited before."""
    died_at: datetime | None = None
    """When a delivery last went dead."""
    last_answer: str = ""
    """Of what fails or, where nothing does, of what died last; redacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What is known of one operation, in figures."""

    name: str
    developments: int
    last: str
    """The headline of the development that moved last."""
    last_at: datetime | None
    ledger: int
    """Entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An alert, and when it was raised."""

    alert: Alert
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """How the memory stands."""

    operations: tuple[Followed, ...] = ()
    alerts: tuple[Told, ...] = ()
    """Newest first."""
    standings: tuple[Standing, ...] = ()
    waiting_since: Mapping[str, datetime] = field(default_factory=dict)
    """By channel: when its oldest unfinished delivery was owed."""
    next_poll: datetime | None = None
    feeds: Mapping[str, int] = field(default_factory=dict)
    """How many are `followed`; of those how many are `failing`, and how many `gone`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long what may be forgotten is kept. Identities, sketches and developments stay, and what is owed."""

    texts: timedelta = timedelta(days=90)
    """Sentences of stories; without them a story is still known for a copy."""
    decisions: timedelta = timedelta(days=365)
    """Verdicts of stories that were not told."""
    deliveries: timedelta = timedelta(days=90)
    """Those that are through: delivered, or dead and given up."""


class Store(Protocol):
    """The memory, and the outbox."""

    # feeds

    def follow(self, feeds: Sequence[Feed], now: datetime) -> None:
        """Know these feeds and no others: new ones are due at once, those left out are claimed no more (and are as
        they were, next poll included, when they come back). A new one that is the new address of one left out is known
        as that was."""

    def claim_feeds(
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        again: timedelta = timedelta(),
        takes: Callable[[str], bool] = lambda _url: True,
    ) -> tuple[FeedState, ...]:
        """Up to `limit` feeds that are due, longest due first, each leased: nobody else gets it before that ends. One
        whose poll is cut off (a crash) is due again after `again`, not at once: it may have been asked already.
        `takes` is asked once for each, in that order, and may leave it for another time."""

    def hand_back_feeds(self, under_way: Collection[str]) -> None:
        """A claim of feeds failed, and may have been committed all the same: those that this worker has leased, and
        whose poll is not `under_way`, wait for the end of no lease."""

    def replan(self, now: datetime) -> None:
        """The clock may have been set back: a poll that was planned at a moment which is still to come is as far from
        now as it was from that moment."""

    def feeds(self, *, with_hub: bool = False) -> tuple[FeedState, ...]:
        """All that are followed, by URL. `with_hub`: those that name one."""

    def feed_state(self, url: str) -> FeedState | None:
        """How one feed stands, followed or not; None where it is unknown."""

    def save_feed(self, state: FeedState, asked: Asked | None = None) -> None:
        """A poll that brought no stories (unchanged, failed): its state is saved and its lease ended."""

    def save_feeds(self, polls: Sequence[tuple[FeedState, Asked]]) -> None:
        """As `save_feed`, many in one transaction."""

    def seen(self, url: str) -> bytes:
        """What the items of a feed's last decided poll are known by (`Batch.seen`); empty where nothing is."""

    def met(self, readings: Sequence[tuple[str, Sequence[Story]]]) -> tuple[Met, ...]:
        """Of each feed's reading: which of its items are known, or wait in the feed's quarantine."""

    def quarantined(self, url: str) -> tuple[Story, ...]:
        """A feed's quarantine, oldest first."""

    def quarantines(self) -> tuple[Quarantine, ...]:
        """What waits in quarantine, feed by feed."""

    def ask_again(self, url: str, now: datetime) -> bool:
        """A feed that was gone (410) is due; False where it was not gone."""

    def pauses(self, now: datetime) -> Mapping[str, datetime]:
        """By site: until when it asked to be left alone (Retry-After), where that is still ahead."""

    def subscriptions(self) -> tuple[Subscription, ...]:
        """At hubs, by the feed's URL."""

    def subscribe(self, url: str, change: Callable[[Subscription | None], Subscription | None]) -> Subscription | None:
        """Change a feed's subscription (None: there is none) in one transaction; gives it as it is then."""

    def leave(self, who: Receiver, now: datetime) -> None:
        """Nothing more is owed to a recipient of a channel; what waits for them is given up."""

    def come_back(self, who: Receiver) -> bool:
        """They are owed what comes from now on; False where they had not left."""

    def departed(self) -> tuple[Receiver, ...]:
        """Who left, by channel and address."""

    def hasten(self, url: str, now: datetime) -> bool:
        """Plan a feed's next poll as soon as its publisher allows, where that is sooner than planned; False while a
        poll is under way, which may have been answered already: ask again after it."""

    def decide(self, batch: Batch, judge: Judge) -> Decided:
        """Recall, judge and record in one transaction: stories, verdicts, ledger, developments, alerts, deliveries and
        the feed's state. Two workers with two copies of one story raise one alert."""

    def decide_all(self, batches: Sequence[tuple[Batch, Judge]]) -> Sequence[Decided | Exception]:
        """As `decide`, one after the other, and what came of each. They may share a transaction; one that fails fails
        alone."""

    def notify(
        self,
        notices: Sequence[Notice],
        now: datetime,
        routes: Mapping[str, tuple[Receiver, ...]],
        planner: Planner | None = None,
    ) -> tuple[Delivery, ...]:
        """Tell the operator about the service itself: owed to the receivers of the route `""`, or of `"*"`. What was
        told within a day (`Notice.again`) is not told again; several of one word become one alert. Gives the
        deliveries newly owed."""

    # the outbox

    def standings(self) -> tuple[Standing, ...]:
        """How each channel stands that anything was ever owed to, by name."""

    def claim_deliveries(
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        channels: Sequence[str],
        *,
        notices_only: bool = False,
        counted: int = 0,
    ) -> tuple[Delivery, ...]:
        """Up to `limit` deliveries that are due on these channels, oldest first, each marked *sending* (its attempt
        counted) and committed. A channel whose oldest unfinished delivery is not due yet gives none: order is kept,
        and a receiver that is down is asked with its oldest row only. At most one row a receiver and call.
        `notices_only`: of what is owed only what tells about the service itself; so too where `generation` is below
        what was `counted` before: the memory was put back from a copy."""

    def settle(  # all that is known of an attempt
        self,
        delivery: Delivery,
        answer: Answer,
        now: datetime,
        next_try: datetime | None,
        *,
        hold: bool = False,
        address: str = "",
    ) -> None:
        """Sent: delivered. Later: retry at `next_try`, or dead where that is None; held for a person with `hold` where
        it may have arrived. Refused: dead. A row that is no longer this attempt's (another attempt count, another
        state) is left as it is. A receiver that says it is gone is remembered as such under the `address` of its
        channel (any text that changes with it), until it takes something."""

    def gone(self, addresses: Mapping[str, str]) -> tuple[Receiver, ...]:
        """Who answered that they are gone, by channel and recipient; only channels that still have the address (by
        channel's name) that they had then."""

    def hand_back(self, under_way: Collection[str]) -> None:
        """A claim failed, and may have been committed all the same: what this worker has marked *sending*, and is not
        `under_way`, is due again, without that attempt."""

    def set_back(self, by: timedelta, now: datetime) -> None:
        """The clock was set back by so much: next tries come as much earlier, once, whoever else says so."""

    def recover(
        self, now: datetime, policies: Mapping[str, Ambiguity], under_way: Collection[str] | None = ()
    ) -> tuple[Delivery, ...]:
        """At start: deliveries found *sending* whose lease is not a living worker's are ambiguous. `repeat` (the
        default) makes them due now, marked as repeats; `hold` waits for a person. Gives those it found. `under_way`:
        ids of what this worker is sending: a clock that was set ahead ends their leases, and they are left alone. None:
        it sends nothing more, so what it has left *sending* is nobody's, whatever its lease. Feeds that are leased to a
        worker which is gone, or which polls nothing more, are free."""

    def deliveries(self, states: Sequence[DeliveryState] = (), limit: int = 1000) -> tuple[Delivery, ...]:
        """Oldest first; all states where none is named."""

    def replay(self, ids: Sequence[str], now: datetime) -> tuple[Delivery, ...]:
        """Dead and held deliveries among these (all of them for no ids) are pending again, same id, attempts from 0;
        those of these that wait for their next try are due."""

    def discard(self, ids: Sequence[str], why: str, now: datetime) -> tuple[Delivery, ...]:
        """Give up those of these that are neither through nor being sent: they are listed, and never sent."""

    def doubt(self, now: datetime, policies: Mapping[str, Ambiguity], *, discard: bool) -> tuple[Delivery, ...]:
        """What is owed may have arrived already, since this memory is older than what was sent from it: it is due as a
        repeat, or held where the channel's policy is `hold`; with `discard` it is dead. Notices are left alone."""

    # care

    def generation(self) -> int:
        """How often `advance` was called on this memory, by whomever."""

    def advance(self) -> int:
        """Count on by one and give the new count: a memory put back from a copy shows an older one."""

    def reuse_journal(self) -> None:
        """On a full disk: what is written next takes room that this memory has already. Never fails."""

    def prune(self, now: datetime, retention: Retention) -> int:
        """Forget what is older, a part at a time; gives how many rows changed (call it again until that is 0)."""

    # an operator's marks

    def mark(self, marks: Sequence[Mark]) -> None:
        """Keep these, each in the place of an earlier one with its id; decisions know them from the next batch on."""

    def marks(self, operation: str = "") -> tuple[Mark, ...]:
        """An operation's, or all: oldest first, withdrawn ones among them."""

    # what waits

    def release(self, now: datetime, planner: Planner, *, all_again: bool = False) -> tuple[Delivery, ...]:
        """Let go of what need not wait any longer, for each receiver whose waiting deliveries are due to be looked at
        (or, with `all_again`, for each that has any). Gives the deliveries that are pending now."""

    def queue(self, receiver: Receiver, now: datetime, memory: timedelta) -> Queue:
        """What decides when a receiver is told what it is owed."""

    def add_silence(self, silence: Silence) -> None:
        """It has its say whenever what waits is looked at. An id that is there already changes nothing."""

    def silences(self, now: datetime | None = None) -> tuple[Silence, ...]:
        """Those that have not ended by `now`, or all; oldest first."""

    def expire_silence(self, reference: str, now: datetime, by: str) -> Silence | None:
        """End a silence (by its id or the start of it, 6 or more characters) that lasts; what waited for its end is
        looked at again. None where none lasts that is called so."""

    def raised(self, limit: int = 1000, *, suppressed: bool = False, operation: str = "") -> tuple[Raised, ...]:
        """Alerts with what became of them, newest first; with `suppressed` those that some receiver was not told by a
        message of their own, or that were owed to nobody; with `operation` those about it."""

    # looking

    def explain(self, reference: str, operation: str = "") -> tuple[Explained, ...]:
        """Every stored verdict of the story, item, alert or development with this id (or the start of one, 6 or more
        characters), or of the story with this URL; oldest first."""

    def stories(self, reference: str) -> tuple[Story, ...]:
        """Every stored version that an id or URL names as in `explain`, judged or not; oldest first."""

    def timeline(self, operation: str) -> tuple[Development, ...]:
        """Oldest first."""

    def census(self, limit: int = 20) -> Census:
        """How all of it stands, with the newest `limit` alerts."""

    def etiquette(self) -> tuple[Etiquette, ...]:
        """What the log of requests says of each site: those with missteps first, then the most burdened."""

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""
