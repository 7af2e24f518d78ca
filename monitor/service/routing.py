"""When which alert goes to whom, and why: pure.

What must never happen: an alert that is dropped, one that goes out twice, one that wakes somebody without cause.

An alert is owed to every receiver of its route from the first moment on; here it is only said when it goes out, and
with what. The questions are asked in this order, and the first that says wait is the reason that is kept and shown:
a silence covers it; the same was told under another operation; it is urgent (then it goes, and what waits of the same
development with it); its kind is for the digest; it is night; its development was told a short while ago; what belongs
to it may still come; enough was told today; too much goes out within a minute. What has waited for an hour of the day,
for a silence or for lack of room goes out in one message with all others that did, and that message needs no room in
the budget: so there is always a moment at which it goes.

What waits is decided anew whenever it is looked at, from the rows alone: a crash changes nothing, and a configuration
that was changed meanwhile holds for what waits already. Looked at is what is due, with all that bears on it (`reach`);
everything after a start, a reload and a clock that was set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.channels.manners import Manners
from monitor.judge.words.terms import stems
from monitor.model import Alert, AlertKind, Delivery, Holding, Receiver, Silence
from monitor.service.bundle import MOST, bundle
from monitor.service.quiet import midnight, next_time, quiet_until
from monitor.store.contract import Hold, Parcel, Plan, Queue, Reach

SAME_EVENT = timedelta(hours=36)
"""How far two reports of one event under two operations may lie apart."""
ALIKE = 0.6
"""Of the words of the shorter of two new sentences, the part that must stand in the other."""
LEAST_WORDS = 4
A_MINUTE = timedelta(minutes=1)
SOON = timedelta(hours=2)
"""A digest that would come within so long after quiet hours comes at their end, with what they held: one message."""
TWO_DAYS = timedelta(days=2)

_TOGETHER = frozenset(Holding) - {Holding.GROUP, Holding.FOLLOW_UP}
"""What had to wait for one of these goes out with all else that did."""
_UNTIL_THEN = frozenset({Holding.DIGEST, Holding.BUDGET, Holding.ELSEWHERE, Holding.FLOOD})
"""What was promised to a certain moment."""
_DIGEST = ("", "")
"""The group of what had to wait; no other has neither operation nor name."""
_NO_DEVELOPMENT = (AlertKind.NOTICE, AlertKind.DIGEST)
_STANDARD = Manners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Go, where `holding` is None; otherwise wait."""

    until: datetime
    holding: Holding | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A planner: the manners of each channel, and which operation is part of which."""

    manners: Mapping[str, Manners]
    """By channel; a channel that is not configured any more waits for nothing."""
    parents: Mapping[str, str] = field(default_factory=dict)
    """By operation: the one that it is a part of."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """By operation."""
    patient: bool = True
    """Whether more is expected: a run that polls once waits for no company and no minute."""

    @property
    def memory(self) -> timedelta:
        """As long as anything told has a say."""
        return max([TWO_DAYS, *(manners.interval for manners in self.manners.values())])

    def reach(self, receiver: Receiver, alerts: Sequence[Alert], now: datetime) -> Reach:
        """The same developments, stories and links; related operations; and what `group` and `budget` count."""
        manners = self.manners.get(receiver.channel, _STANDARD)
        operations = {alert.operation for alert in alerts if alert.operation}
        urgent = {alert.operation for alert in alerts if alert.kind.value in manners.urgent}
        by_operation = manners.by_operation
        return Reach(
            developments=frozenset(alert.development for alert in alerts if alert.development),
            stories=frozenset(alert.story for alert in alerts if alert.operation and alert.story),
            links=frozenset(alert.url for alert in alerts if alert.operation and alert.url),
            relatives=frozenset(name for one in operations for name in self.relatives(one)),
            near=min([now, *(alert.first_seen for alert in alerts)]) - SAME_EVENT,
            whole=frozenset(urgent - {""}) if by_operation else frozenset(),
            ends=frozenset(operations) if by_operation else frozenset(),
            counted=min(midnight(now, manners.timezone), now - A_MINUTE) if manners.budget else now - A_MINUTE,
        )

    def impatient(self) -> Desk:
        """The same, when nothing more is to be waited for."""
        return replace(self, patient=False)

    def plan(self, queue: Queue, now: datetime) -> Plan:
        """What goes out now, and what goes on waiting: each waiting delivery once."""
        sitting = _Sitting(self, queue, now, self.manners.get(queue.receiver.channel, _STANDARD))
        parents_first = sorted(queue.waiting, key=lambda each: len(self.line(each.alert.operation)))
        said = {delivery.id: sitting.judge(delivery) for delivery in parents_first}
        parcels, late = sitting.parcels([each for each in queue.waiting if said[each.id].holding is None])
        holds = tuple(
            Hold(id=name, until=say.until, holding=say.holding, why=say.why)
            for name, say in (said | late).items()
            if say.holding is not None
        )
        return Plan(parcels=parcels, holds=holds)

    def line(self, operation: str) -> tuple[str, ...]:
        """The operations that it is a part of, nearest first."""
        found: list[str] = []
        while (operation := self.parents.get(operation, "")) and operation not in found:
            found.append(operation)
        return tuple(found)

    def relatives(self, operation: str) -> tuple[str, ...]:
        """The operations that it is a part of, and those that are a part of it."""
        return (*self.line(operation), *(name for name in self.parents if operation in self.line(name)))


class _Sitting:
    """One look at one queue; what is let go has its say for what follows. Each question is answered from a table, since
    thousands may wait."""

    def __init__(self, desk: Desk, queue: Queue, now: datetime, manners: Manners) -> None:
        self.desk, self.queue, self.moment, self.manners = desk, queue, now, manners
        self.quiet = quiet_until(now, manners.quiet, manners.timezone)
        self.since = midnight(now, manners.timezone)
        self.spent = sum(each.at >= self.since and _needs_room(each.kind, each.holding) for each in queue.counted)
        self.lately = [each.at for each in queue.counted if timedelta() <= now - each.at < A_MINUTE]
        self.heard: dict[tuple[str, str], list[Alert]] = {}
        """What was told, and what is going to be: by story, by link and by operation."""
        self.last: dict[tuple[str, str], datetime] = {}
        """When a group was told last."""
        for told in queue.told:
            self._hear(told.alert)
            self.last[self._group(told.alert)] = told.at
        self.elsewhere: set[str] = set()
        """What goes out now although the same was told: it says so."""
        self.urgent: set[tuple[str, str]] = set()
        self.begun: dict[tuple[str, str], datetime] = {}
        """Since when a group waits for company."""
        for each in queue.waiting:
            key = self._group(each.alert)
            if each.holding in (None, Holding.GROUP):
                self.begun[key] = min(self.begun.get(key, each.created_at), each.created_at)
            if self._is_urgent(each) and not self._silenced(each):
                self.urgent.add(key)

    def judge(self, delivery: Delivery) -> Say:
        """Whether it goes out now; the order of the questions is the order of the reasons."""
        found = self._silenced(delivery) or self._elsewhere(delivery)
        if found is not None:
            return found
        self._hear(delivery.alert)
        urgent = self._is_urgent(delivery) or self._group(delivery.alert) in self.urgent
        found = None if urgent else self._timed(delivery)
        if found is not None:
            return found
        if not self._goes_together(delivery):
            self.last[self._group(delivery.alert)] = self.moment
            self.spent += delivery.alert.kind not in _NO_DEVELOPMENT
        return Say(until=self.moment, holding=None, why="")

    def _is_urgent(self, delivery: Delivery) -> bool:
        return delivery.alert.kind.value in self.manners.urgent

    def _hear(self, alert: Alert) -> None:
        if alert.operation:
            for key in (("story", alert.story), ("url", alert.url), ("operation", alert.operation)):
                self.heard.setdefault(key, []).append(alert)

    def _timed(self, delivery: Delivery) -> Say | None:
        promised = delivery.holding if delivery.holding in _UNTIL_THEN and self._goes_together(delivery) else None
        if promised is None and (found := self._digested(delivery)):
            return found
        if self.quiet is not None:  # what was promised to an hour that was missed goes at the end of these
            why = f"quiet hours until {self._clock(self.quiet)}"
            return self._hold(self.quiet, promised or Holding.QUIET, why)
        if self._goes_together(delivery):
            return None
        return self._again(delivery) or self._grouped(delivery) or self._spent(delivery)

    def _silenced(self, delivery: Delivery) -> Say | None:
        covering = [each for each in self.queue.silences if each.covers(delivery.alert, self.queue.receiver.channel)]
        if not covering:
            return None
        last = max(covering, key=lambda each: each.ends_at)
        return self._hold(last.ends_at, Holding.SILENCE, _silence_in_words(last, self._clock(last.ends_at)))

    def _elsewhere(self, delivery: Delivery) -> Say | None:
        """Told, or about to be told, to the same receiver under another operation."""
        other = self._same_elsewhere(delivery.alert)
        if other is None:  # or it was refused meanwhile
            return None
        if self._due(delivery, Holding.ELSEWHERE):
            self.elsewhere.add(delivery.id)
            return None
        title = self.desk.titles.get(other.operation, other.operation)
        until = self._kept_until(delivery, Holding.ELSEWHERE)
        return self._hold(until, Holding.ELSEWHERE, f"told under {title} (alert {other.id[:12]})")

    def _same_elsewhere(self, mine: Alert) -> Alert | None:
        """The same story under any other operation; the same event in other words under a parent or a child."""
        if not mine.operation:
            return None
        same = [("story", mine.story), ("url", mine.url)]
        found = [other for key in same if key[1] for other in self.heard.get(key, ()) if self._is_near(mine, other)]
        relatives = (("operation", name) for name in self.desk.relatives(mine.operation))
        near = (other for key in relatives for other in self.heard.get(key, ()) if self._is_near(mine, other))
        return next(iter(found), None) or next((other for other in near if _alike(mine, other)), None)

    @staticmethod
    def _is_near(mine: Alert, other: Alert) -> bool:
        apart = abs(mine.first_seen - other.first_seen)
        return mine.operation != other.operation and mine.kind is other.kind and apart <= SAME_EVENT

    def _digested(self, delivery: Delivery) -> Say | None:
        if delivery.alert.kind.value not in self.manners.digest_only:
            return None
        until = self._kept_until(delivery, Holding.DIGEST)
        return self._hold(until, Holding.DIGEST, f"for the digest of {self._clock(until)}")

    def _again(self, delivery: Delivery) -> Say | None:
        """A follow-up that comes too soon after the last message about the same."""
        last = self.last.get(self._group(delivery.alert), self.moment)
        end = last + self.manners.interval
        if not last < self.moment < end:  # a moment to come was written before the clock was set back
            return None
        return self._hold(end, Holding.FOLLOW_UP, f"the same was told a while ago; follow-ups at {self._clock(end)}")

    def _grouped(self, delivery: Delivery) -> Say | None:
        """One that waits for company; the first of a group says until when."""
        begun = self.begun.get(self._group(delivery.alert), delivery.created_at)
        end = begun + self.manners.wait
        if not self.desk.patient or not delivery.alert.operation or not begun <= self.moment < end:
            return None  # one that begins in the future was owed before the clock was set back
        return self._hold(end, Holding.GROUP, f"waits until {self._clock(end, '%H:%M:%S')} for what belongs to it")

    def _group(self, alert: Alert) -> tuple[str, str]:
        """What `wait` and `interval` take together; a notice is alone."""
        if not alert.operation:
            return "", alert.id
        if self.manners.by_operation:
            return alert.operation, ""
        return _about(alert)

    def _spent(self, delivery: Delivery) -> Say | None:
        """The day's budget is used up: of alerts, for a notice says that some may not come."""
        if delivery.alert.kind in _NO_DEVELOPMENT or not self.manners.budget:
            return None
        until = self._kept_until(delivery, Holding.BUDGET)
        if delivery.holding is Holding.BUDGET and delivery.created_at < self.since:
            return self._hold(until, Holding.BUDGET, delivery.why)  # another day's: it takes nothing from this one
        if self.spent < self.manners.budget:
            return None
        told = "an alert was" if self.spent == 1 else f"{self.spent} alerts were"
        why = f"{told} told today, as many as the budget has; for the digest of {self._clock(until)}"
        return self._hold(until, Holding.BUDGET, why)

    def _goes_together(self, delivery: Delivery) -> bool:
        """It has waited for an hour, a silence or room, and that is over: it goes in one message with its like."""
        if delivery.holding in _UNTIL_THEN:
            return self._due(delivery, delivery.holding)
        return delivery.holding in _TOGETHER

    def _due(self, delivery: Delivery, holding: Holding | None) -> bool:
        return delivery.holding is holding and delivery.next_try is not None and delivery.next_try <= self.moment

    def _kept_until(self, delivery: Delivery, holding: Holding) -> datetime:
        """The digest that it was promised to, or the next one; that may be sooner, where the clock was set back."""
        following = self._next_digest()
        if delivery.holding is holding and delivery.next_try is not None and delivery.next_try > self.moment:
            return min(delivery.next_try, following)
        return following

    def _next_digest(self) -> datetime:
        """The next hour for digests, or the end of the quiet hours that it falls into, or follows closely."""
        manners = self.manners
        at = next_time(self.moment, manners.digest, manners.timezone)
        morning = quiet_until(at - SOON, manners.quiet, manners.timezone)
        if morning is not None and self.moment < morning <= at:
            return morning
        return quiet_until(at, manners.quiet, manners.timezone) or at

    def _hold(self, until: datetime, holding: Holding, why: str) -> Say:
        return Say(until=until, holding=holding, why=why)

    def _clock(self, at: datetime, form: str = "%a %d %b, %H:%M") -> str:
        """`Wed 02 May, 07:00 CEST`."""
        there = at.astimezone(self.manners.timezone)
        return f"{there:{form}} {there.tzname() or ''}".rstrip()

    def parcels(self, going: Sequence[Delivery]) -> tuple[tuple[Parcel, ...], dict[str, Say]]:
        """What goes out, put together: what had to wait as one message, groups as one each, the rest by itself.

        A receiver is sent `burst` messages a minute; what is more waits that long, and goes together then. What is
        urgent goes first, and waits for no room.
        """
        room = max(self.manners.burst - len(self.lately), 0)
        urgent = {_about(each.alert) for each in going if self._is_urgent(each)}
        waited = {_about(each.alert) for each in going if self._goes_together(each)} - urgent
        groups: dict[tuple[str, str], list[Delivery]] = {}
        for each in going:
            groups.setdefault(_DIGEST if _about(each.alert) in waited else self._group(each.alert), []).append(each)
        if not self.desk.patient:
            for key in [key for key, group in groups.items() if key != _DIGEST and not self._presses(group)][room:]:
                groups.setdefault(_DIGEST, []).extend(groups.pop(key))
        parts = [group[start : start + MOST] for group in groups.values() for start in range(0, len(group), MOST)]
        parts.sort(key=lambda part: not self._presses(part))
        room = max(room, sum(self._presses(part) for part in parts))
        first = parts[:room] if self.desk.patient else parts
        until = min(self.lately, default=self.moment) + A_MINUTE
        late = self._hold(until, Holding.FLOOD, f"more than {self.manners.burst} messages within a minute")
        return (
            tuple(self._parcel(each) for each in first),
            {delivery.id: late for part in parts[len(first) :] for delivery in part},
        )

    def _presses(self, parts: Sequence[Delivery]) -> bool:
        return any(self._is_urgent(each) for each in parts)

    def _parcel(self, parts: Sequence[Delivery]) -> Parcel:
        ids = tuple(each.id for each in parts)
        if len(ids) == 1 and ids[0] not in self.elsewhere:
            return Parcel(ids=ids)
        parts = [
            replace(each, holding=None, why="")
            if each.holding is Holding.ELSEWHERE and each.id not in self.elsewhere
            else each
            for each in parts
        ]
        return Parcel(ids=ids, alert=bundle(parts, self.moment))


def _about(alert: Alert) -> tuple[str, str]:
    """What alerts of one development have in common; a notice is alone."""
    return alert.operation, alert.development or alert.id


def _needs_room(kind: AlertKind, holding: Holding | None) -> bool:
    """Whether a message counts for the budget: none that had to wait for its hour, also where it tells of one alert."""
    return kind not in _NO_DEVELOPMENT and holding not in _TOGETHER


def _alike(one: Alert, other: Alert) -> bool:
    """Whether two alerts tell of one event: most words of the shorter sentence, or headline, stand in the other."""
    pairs = ((one.new, other.new), (one.headline, other.headline))
    return any(_overlap(*pair) >= ALIKE for pair in pairs)


def _overlap(one: str, other: str) -> float:
    mine, theirs = set(stems(one)), set(stems(other))
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter >= LEAST_WORDS else 0.0


def _silence_in_words(silence: Silence, until: str) -> str:
    return f"silenced until {until} by {silence.author}: {silence.reason} (silence {silence.id[:12]})"
