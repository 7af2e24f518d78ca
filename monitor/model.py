"""The words: what a thing is called at each stage of its way through the house.

A Feed is polled and answers with Fetched; its Entries become Stories; a Story is judged against what is Known and
leaves a Verdict, perhaps a Development; a Development is told by Alerts, and each Alert is owed as Deliveries.

Everything here is frozen. All moments are aware and in UTC. Sequences are tuples. It is one file, though a long one:
every room stands on it, and whoever looks for a word looks here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Literal, TypeAlias


class UserError(Exception):
    """What the person who runs the program can mend; the message says what, where and what to do."""

    exit_code: ClassVar[int] = 1
    said_by: ClassVar[str] = "monitor: "
    """How its line begins; nothing where each line names its file."""


# --- the way in -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What the operator configured."""

    url: str
    name: str = ""
    publisher: str = ""
    """Sources of one publisher count once; the name where it is not given, or the outlet that an item names."""
    interval: timedelta = timedelta(minutes=30)
    language: str = ""
    tags: tuple[str, ...] = ()
    max_body: int = 5 * 1024 * 1024
    """Bytes, decoded."""
    private: bool = False
    """Its URL was given by file or environment: whoever knows it gets in, so it is written nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """How seldom a feed wishes to be asked, in its own words."""

    ttl: timedelta | None = None
    """How long it stays the same: the longest of `ttl` and `sy:updatePeriod` / `sy:updateFrequency`."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, UTC, in which it should not be asked."""
    skip_days: tuple[int, ...] = ()
    """Days of the week, UTC, Monday is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A feed that says that it has moved for good (301, 308)."""

    to: str
    since: datetime
    polls: int = 1
    """In a row that said so."""


@dataclass(frozen=True, kw_only=True)
class FeedState:
    """What polling has learnt about a feed; saved in the transaction that saves its stories, never before."""

    url: str
    next_poll: datetime
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    """Hex SHA-256 of the last body that was read without complaint."""
    primed_at: datetime | None = None
    """When its first sight was taken in silence; None until then."""
    first_asked_at: datetime | None = None
    """When it was asked for the first time, where that failed or brought only a part: what is newer was waited for."""
    polled_at: datetime | None = None
    succeeded_at: datetime | None = None
    failures: int = 0
    """In a row."""
    last_error: str = ""
    gone: bool = False
    """It answered 410: not asked again until the operator says so."""
    not_before: datetime | None = None
    """The server asked to be left alone until then (Retry-After): kept to even by a run that polls everything."""
    hints: Hints = Hints()
    found_at: str = ""
    """Where its last body was found, if not at the address that is asked: its validators belong there."""
    move: Move | None = None
    address: str = ""
    """The new address, once a move was believed: asked instead of the configured one."""
    rhythm: timedelta | None = None
    """Its usual time between two new items."""
    newest_at: datetime | None = None
    """When an item last came that was new."""
    newest_date: datetime | None = None
    """The latest moment that an item gave as its own and that can be believed."""
    missed_at: datetime | None = None
    """When a poll last held nothing of the poll before it: items may have come and gone in between."""
    oddities: tuple[str, ...] = ()
    """What its last body that was read whole did wrong (`feeds.learning.Oddity`)."""
    size: int = 0
    """Bytes on the wire of its last whole body: what a 304 spares."""
    free_at: datetime | None = None
    """From then on it may be asked again, where there is a reason to."""
    hub: str = ""
    topic: str = ""
    """Where it offers to tell of news by itself (WebSub), and what it is called there."""

    def rests(self, now: datetime) -> bool:
        """Does its server want to be left alone? Nobody is given more than a day: what seems to ask for that did so
        before the clock was set back."""
        return self.not_before is not None and timedelta() < self.not_before - now <= timedelta(days=1)

    def polled(
        self,
        at: datetime,
        *,
        next_poll: datetime,
        free_at: datetime,
        primed_at: datetime | None,
        first_asked_at: datetime | None,
        last_error: str,
    ) -> FeedState:
        """What an answer changes, even one that brings nothing."""
        return self.changed(
            polled_at=at,
            succeeded_at=at,
            failures=0,
            last_error=last_error,
            not_before=None,
            gone=False,
            next_poll=next_poll,
            free_at=free_at,
            primed_at=primed_at,
            first_asked_at=first_asked_at,
        )

    def changed(self, **fields: Any) -> FeedState:
        """As `replace`, which goes through all fields, a fortieth of what a poll costs that brings nothing. Copied by
        hand (so without slots), and no name of a field is checked."""
        after = object.__new__(FeedState)
        after.__dict__.update(self.__dict__, **fields)
        return after


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A hub that is to tell when a feed has news, and how far it keeps its word."""

    url: str
    """The feed's."""
    hub: str
    topic: str
    """What the feed is called there."""
    pending: bool = False
    """It was asked, and may look whether we did."""
    asked_at: datetime | None = None
    tries: int = 0
    """Since it last confirmed."""
    last_error: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """The lease."""
    listening_since: datetime | None = None
    """Leases follow each other without a break since then."""
    pushed_at: datetime | None = None
    found_at: datetime | None = None
    """When a poll last found something new."""
    suspect_at: datetime | None = None
    """A poll found something new that no push has told of so far."""
    missed_at: datetime | None = None
    """When a poll last found what no push had told of, nor did soon afterwards."""


class Failure(StrEnum):
    """Why a poll brought nothing."""

    CONNECTION = "connection"
    TIMEOUT = "timeout"
    STATUS = "status"
    GONE = "gone"
    TOO_LARGE = "too-large"
    ENCODING = "encoding"
    REDIRECT = "redirect"
    FORBIDDEN_ADDRESS = "forbidden-address"
    NOT_A_FEED = "not-a-feed"
    EMPTY = "empty"
    PARSE = "parse"
    PAUSED = "paused"
    """Not asked at all: its site wants rest (Retry-After)."""


@dataclass(slots=True, kw_only=True)
class Request:
    """One request to a publisher, whatever came of it: a poll makes one, and one more for each redirect. Not frozen: it
    is filled in while it is made."""

    site: str
    """Whom it burdened: a registrable domain, or host and port."""
    at: datetime
    until: datetime
    """When its answer was read, or given up."""
    status: int | None = None
    """None: no answer."""
    conditional: bool = False
    """It carried validators."""
    received: int = 0
    """Bytes of the body, on the wire."""
    spacing: timedelta = timedelta()
    """Owed to the site before the next request."""
    pause_until: datetime | None = None
    """The site asked to be left alone until then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A body, decoded, as the server sent it."""

    url: str
    """Where it was found in the end, after redirects."""
    status: int
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    max_age: timedelta | None = None
    moved_to: str = ""
    """The end of the way, where every redirect on it is for good."""
    hub: str = ""
    topic: str = ""
    """Of its `Link` headers; see FeedState."""
    requests: tuple[Request, ...] = field(default=(), compare=False)
    """Made on the way, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """304: nothing was sent, nothing has changed."""

    etag: str = ""
    last_modified: str = ""
    max_age: timedelta | None = None
    moved_to: str = ""
    """As in Fresh."""
    requests: tuple[Request, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A poll that brought nothing; a value, since the world's failures are not exceptions."""

    reason: Failure
    detail: str
    """One line for a person."""
    status: int | None = None
    retry_after: timedelta | None = None
    max_age: timedelta | None = None
    """Of an answer that came in full and could not be read."""
    requests: tuple[Request, ...] = field(default=(), compare=False)


Fetched = Fresh | Unchanged | Failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as the feed gave it: markup and all."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    own_text: str = ""
    """What it says itself, where a picture's caption stands in `summary` or `content`; empty where none does, and where
    it says no more: of a video the caption is the text."""
    own_guid: str | None = None
    """The guid as it was written, where it is no address and `guid` and `link` are one that was made of it."""
    published: datetime | None = None
    updated: datetime | None = None
    author: str = ""
    outlet: str = ""
    """Who published it first, where an aggregator says so."""
    tags: tuple[str, ...] = ()


# --- the thinking -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A text reduced to what tells copies apart; computed once, kept longer than the text."""

    exact: str
    """Hex digest of the normalised title and text."""
    minhash: tuple[int, ...]
    """Over word shingles; empty for a text too short to have any."""
    shingles: int
    """How many distinct ones there were."""
    bands: tuple[str, ...] = ()
    """Keys under which likely copies meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What we understood of an entry: clean text, UTC, a stable identity."""

    id: str
    """Names this version of this item, and is the same whenever the same version is read again."""
    item: str
    """Names the item through all its versions: its canonical link where it has one."""
    title: str
    sentences: tuple[str, ...]
    """The text without its title, boilerplate, dateline and captions."""
    source: str
    """The feed's name, for people."""
    publisher: str
    """Independence is counted by it."""
    url: str = ""
    guid: str = ""
    feed: str = ""
    """The feed's URL."""
    first_seen: datetime
    """The clock of every decision: dates in feeds are not to be trusted."""
    published: datetime | None = None
    language: str = ""
    label: str = ""
    """A prefix taken off the title: Analysis, Exclusive, UPDATE 2."""
    sketch: Sketch

    def __hash__(self) -> int:
        return hash(self.id)  # what is kept by story is asked for often, and a hash of all fields takes long


NamedDay: TypeAlias = tuple[int, int, int]
"""Year (0 where none is named), month and day of the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An article the operator has read already."""

    name: str
    title: str
    sentences: tuple[str, ...]
    sketch: Sketch
    language: str = ""
    days: frozenset[NamedDay] = frozenset()
    """That its beginning names."""


class Sensitivity(StrEnum):
    """How much an operator wants to be told of an operation."""

    FEW = "few"
    BALANCED = "balanced"
    EVERY = "every"


SemanticChoice: TypeAlias = Literal["auto", "on", "off"]
"""Meanings are compared where the extra is installed; must be; never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """What a person changed of groups that were drafted, where most of the draft was left (judge/written.py)."""

    struck: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    """Terms that were added to where and who."""
    acts: tuple[str, ...] = ()
    """Terms that were added to what happens."""
    own: tuple[tuple[str, ...], ...] = ()
    """Groups that hold nothing of the draft."""

    @property
    def terms(self) -> tuple[str, ...]:
        """All that was added."""
        return (*self.names, *self.acts, *(term for group in self.own for term in group))


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A named operation and what tells that a story is about it."""

    name: str
    """Stable id."""
    title: str
    aliases: tuple[str, ...] = ()
    about: tuple[tuple[str, ...], ...] = ()
    """Groups of terms: `*` ends a stem, in each word of a term, CAPITALS match case."""
    exclude: tuple[str, ...] = ()
    """`not` in the file."""
    seeds: tuple[Seed, ...] = ()
    channels: tuple[str, ...] = ()
    """Empty: every channel."""
    sensitivity: Sensitivity = Sensitivity.BALANCED
    budget: float | None = None
    """Alerts a day that it may raise, on average; where it is given, `sensitivity` has no say."""
    routes: tuple[tuple[AlertKind, tuple[str, ...]], ...] = ()
    """Kinds of alert that go elsewhere: these channels, or nowhere."""
    parent: str = ""
    """The operation that this one is a part of: what is told under it is not told again here."""
    confirmations: bool = False
    """Whether anybody is told that a second publisher confirms what was told."""
    edits: Edits = Edits()
    """Of a draft; only where `about` is empty."""

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that a person wrote, of whatever group."""
        return (*(term for group in self.about for term in group), *self.edits.terms)


class Outcome(StrEnum):
    """What a story is to an operation."""

    OFF_TOPIC = "off-topic"
    COPY = "copy"
    REPEAT = "repeat"
    BACKGROUND = "background"
    DETAIL = "detail"
    PENDING = "pending"
    DEVELOPMENT = "development"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """A figure that is not what it was."""

    unit: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a reason stands on."""

    sentence: str = ""
    """The story's own."""
    nearest: str = ""
    """The nearest known before."""
    nearest_source: str = ""
    nearest_url: str = ""
    nearest_at: datetime | None = None
    """None for a seed: known from the start."""
    similarity: float | None = None
    numbers: tuple[NumberChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One rule's say: positive weight speaks for telling, negative against."""

    rule: str
    weight: float
    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Story × operation: what was decided, and why."""

    story: str
    operation: str
    outcome: Outcome
    relevance: float
    novelty: float
    probability: float
    """That a person who follows the operation wants to be told: relevance and novelty together."""
    reasons: tuple[Reason, ...] = ()
    development: str = ""
    """The development that it opened or belongs to."""
    told: bool = False
    """An alert was raised for it."""
    features: Mapping[str, float] = field(default_factory=dict)
    """What the judge measured, by name: what a mark is stored with."""


class MarkWord(StrEnum):
    """What an operator says of an alert, or of a story that was not told."""

    USEFUL = "useful"
    REPEAT = "repeat"
    BACKGROUND = "background"
    OFF_TOPIC = "off-topic"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An operator's word on one story for one operation; a later word takes the place of an earlier one."""

    id: str
    """The same for the same operation and story."""
    operation: str
    word: MarkWord
    at: datetime
    story: str = ""
    """Empty for one that was never read."""
    title: str = ""
    url: str = ""
    alert: str = ""
    note: str = ""
    verdict: Verdict | None = None
    """As it was decided, features included; None where it was never judged for the operation."""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A story that an operation's memory holds: its sentences are known from now on. Of one that is off topic it holds
    the title, and nothing is known by it."""

    operation: str
    story: str
    item: str
    at: datetime | None
    """None for a seed: known from the start, and it does not age."""
    title: str
    sentences: tuple[str, ...]
    source: str
    publisher: str
    url: str = ""
    language: str = ""
    outcome: Outcome
    relevance: float = 1.0
    """By what it says alone, without the company that it keeps."""
    development: str = ""
    told: bool = False
    """An alert was raised for it."""
    margin: float | None = None
    """By how much (log-odds) it passed or missed the balanced thresholds; None where it could not have been told: a
    copy, an old story, a feed's first sight."""


class DevelopmentState(StrEnum):
    """How sure a development is."""

    SINGLE_SOURCE = "single-source"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who reported a development, and where."""

    publisher: str
    name: str
    url: str
    at: datetime
    story: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """A thing that happened, once."""

    id: str
    operation: str
    headline: str
    sentence: str
    """The one that was new."""
    opened_at: datetime
    updated_at: datetime
    state: DevelopmentState = DevelopmentState.SINGLE_SOURCE
    sources: tuple[Source, ...] = ()
    """The first of them, oldest first; each publisher's first report goes before a second one."""
    more: int = 0
    """Reports beyond those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What memory has to say about a batch of stories."""

    stories: tuple[Story, ...] = ()
    """The last versions of the same items and likely copies, oldest first."""
    ledger: Mapping[str, tuple[LedgerEntry, ...]] = field(default_factory=dict)
    """By operation, oldest first."""
    developments: Mapping[str, tuple[Development, ...]] = field(default_factory=dict)
    """By operation, those that may still grow."""
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """By operation, what its operator said of stories; none that was withdrawn."""


class AlertKind(StrEnum):
    """What an alert says of its development."""

    NEW = "new"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    DISPUTED = "disputed"
    NOTICE = "notice"
    """About the service itself, and no development."""
    DIGEST = "digest"
    """Several alerts in one message, after they had to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An alert, in a line of the message that carries it."""

    alert: str
    kind: AlertKind
    operation: str
    operation_title: str
    development: str
    headline: str
    source: str
    url: str
    first_seen: datetime
    why: str = ""
    """Why it did not go out by itself; empty where it came with the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a person is told."""

    id: str
    kind: AlertKind
    operation: str
    operation_title: str
    development: str
    headline: str
    new: str
    """The sentence that is new, as the story has it."""
    known: str = ""
    """The nearest thing known before."""
    known_source: str = ""
    known_at: datetime | None = None
    """None with `known` given: it stands in the seed article."""
    known_url: str = ""
    numbers: tuple[NumberChange, ...] = ()
    source: str
    url: str
    published: datetime | None = None
    first_seen: datetime
    story: str = ""
    probability: float = 1.0
    reasons: tuple[Reason, ...] = ()
    sources: tuple[Source, ...] = ()
    word: str = ""
    """What a notice is about: `feed.failing`. Empty for a development."""
    remedy: str = ""
    """What a notice asks the operator to do."""
    mentions: tuple[Mention, ...] = ()
    """Other alerts that this message carries."""


ONCE = timedelta(days=3650)
"""A notice that is told once; what makes it another is in its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about the service itself, or what it should follow, that its operator should know; told as an alert of
    kind `notice`."""

    word: str
    """What kind of trouble it is: lower case, dots and underscores. Notices of one word raised together are one."""
    subject: str
    """What is in that trouble: a feed's URL, a channel's name."""
    headline: str
    detail: str
    remedy: str = ""
    again: timedelta = timedelta(days=1)
    """The same word and subject are not told sooner after each other; never less than a day."""
    avoid: str = ""
    """A channel that should not carry it, since it is what fails; it does where there is no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All that judging a batch asks to be written."""

    verdicts: tuple[Verdict, ...] = ()
    """None for stories that are off topic beyond doubt."""
    entries: tuple[LedgerEntry, ...] = ()
    developments: tuple[Development, ...] = ()
    """New ones, and known ones as they are now."""
    alerts: tuple[Alert, ...] = ()
    notices: tuple[Notice, ...] = ()
    """Operations that the stories name and nobody follows; some may have been told before."""


# --- the way out ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """One person's or machine's end of a channel: an alert is owed to each."""

    channel: str
    recipient: str = ""


class Holding(StrEnum):
    """Why an alert does not go out to a receiver by itself, or not yet."""

    GROUP = "group"
    """What else comes of the same is waited for."""
    FOLLOW_UP = "follow-up"
    """The same development was told a short while ago."""
    QUIET = "quiet"
    DIGEST = "digest"
    """Its kind is told in digests only."""
    BUDGET = "budget"
    """As much as was wished for was told today."""
    FLOOD = "flood"
    """Too much came within a minute."""
    ELSEWHERE = "told-elsewhere"
    """The same was told under another operation."""
    SILENCE = "silence"


class DeliveryState(StrEnum):
    """Where a delivery stands. `sending` is committed before the wire is touched."""

    WAITING = "waiting"
    """Owed, and not to go out yet (`Holding`)."""
    PENDING = "pending"
    SENDING = "sending"
    DELIVERED = "delivered"
    RETRY = "retry"
    AMBIGUOUS = "ambiguous"
    """Found in `sending` after a crash: it may have arrived."""
    HELD = "held"
    """Ambiguous, and its channel's policy is to wait for a person."""
    DEAD = "dead"
    BUNDLED = "bundled"
    """Carried by another delivery to the same receiver, which was owed in the same transaction."""
    DISCARDED = "discarded"
    """Given up by a person, who said why."""


THROUGH = (DeliveryState.DELIVERED, DeliveryState.BUNDLED, DeliveryState.DISCARDED)
"""States in which nothing is to be done any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An alert owed to one receiver."""

    id: str
    """The receiver's idempotency key: the same on every attempt."""
    alert: Alert
    channel: str
    recipient: str = ""
    state: DeliveryState = DeliveryState.PENDING
    attempts: int = 0
    """Begun, this one included while it is being sent."""
    repeat: bool = False
    """An earlier attempt may have arrived: say so where people read it."""
    created_at: datetime
    """When it was owed."""
    released_at: datetime | None = None
    """When it was let go, or sent anew by a person; None while it waits."""
    next_try: datetime | None = None
    last_answer: str = ""
    """Redacted: never a URL, never a secret."""
    holding: Holding | None = None
    """Why it waits, or did not go out by itself."""
    why: str = ""
    """The same, in words."""
    bundle: str = ""
    """The delivery that carries it."""

    @property
    def since(self) -> datetime:
        """From when on it was to be sent: what patience and the date of a mail count from."""
        return self.released_at or self.created_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Alerts that somebody wishes not to hear of until then; an empty field matches all."""

    id: str
    operation: str = ""
    kind: AlertKind | None = None
    channel: str = ""
    development: str = ""
    reason: str
    author: str
    created_at: datetime
    ends_at: datetime
    expired_by: str = ""
    """Who ended it early."""

    def covers(self, alert: Alert, channel: str) -> bool:
        """Whether this alert, on its way to this channel, is meant; whether the silence still lasts is not asked."""
        return (
            self.operation in ("", alert.operation)
            and self.kind in (None, alert.kind)
            and self.channel in ("", channel)
            and self.development in ("", alert.development)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It arrived."""

    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Not now: try again."""

    why: str
    retry_after: timedelta | None = None
    ambiguous: bool = False
    """The answer was lost: it may have arrived."""
    of_message: bool = False
    """The receiver is there, and it may be this very message that it cannot take."""
    shut_out: bool = False
    """The receiver lets no message of ours in until a person corrects what is configured, a password for example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Never: the same request would be refused again."""

    why: str
    gone: bool = False
    """The receiver asks not to be written to any more (410)."""


Answer = Sent | Later | Refused


def counted(count: int, noun: str, nouns: str = "") -> str:
    """`1 feed`, `2 feeds`; `nouns`: the plural, where an s does not make it."""
    return f"{count} {noun if count == 1 else nouns or f'{noun}s'}"


def derived_id(*parts: str) -> str:
    """The same name whenever the same things are named: 128 bits of SHA-256, hex. Never random, never timed."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def alert_id(operation: str, development: str, kind: AlertKind, revision: str = "") -> str:
    """One alert for each operation, development and kind; `revision` tells later ones of the same kind apart."""
    return derived_id("alert", operation, development, kind, revision)


def delivery_id(alert: str, channel: str, recipient: str) -> str:
    """One delivery for each alert and receiver."""
    return derived_id("delivery", alert, channel, recipient)


ROUTE_OF_ANY = "*"
"""Stands for operations that have no route of their own."""
ROUTE_OF_NOTICES = ""
"""They are about no operation."""


def route(operation: str, kind: AlertKind) -> str:
    """The key under which a table of routes holds what an operation's alerts of one kind are owed to."""
    return f"{operation}/{kind}"
