"""The outbox against a model of it, in any order of owing, claiming, answering, crashing and replaying."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from monitor.model import DeliveryState, Later, Receiver, Refused, Sent
from monitor.store import outbox
from monitor.store.sql import SqlStore
from tests.builders import at, story
from tests.store.toy import Toy, batch

LEASE = timedelta(minutes=5)
CHANNELS = ("hook", "mail", "slack")
WAITING = {DeliveryState.PENDING, DeliveryState.RETRY, DeliveryState.AMBIGUOUS}
POLICIES = {"mail": "hold"}


class OutboxMachine(RuleBasedStateMachine):
    """Every delivery that was ever owed is in the model, in order, with where it should stand."""

    def __init__(self):
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.store = self.open()
        self.minutes = 0
        self.model: dict[str, dict] = {}
        self.claimed = []
        self.stale = []
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(outbox, "PASSED_AFTER", 2)
        self.patch.setattr(outbox, "MOST_ASIDE", 2)

    def open(self):
        return SqlStore.open(str(Path(self.directory.name) / "monitor.db"))

    def teardown(self):
        self.patch.undo()
        self.store.close()
        self.directory.cleanup()

    def queue(self, channel, *, aside):
        unfinished = WAITING | {DeliveryState.SENDING}
        mine = (row for row in self.model.values() if row["channel"] == channel and row["aside"] == aside)
        return [row for row in mine if row["state"] in unfinished]

    def may_be_sent(self, channel):
        """The oldest, and what stands aside."""
        return self.queue(channel, aside=False)[:1] + self.queue(channel, aside=True)

    @rule(channels=st.sets(st.sampled_from(CHANNELS)))
    def owe(self, channels):
        routes = {"*": tuple(Receiver(channel=channel) for channel in sorted(channels))}
        told = story(f"SDF {len(self.model)} {self.minutes}")
        for owed in self.store.decide(batch(told, minutes=self.minutes, routes=routes), Toy()).deliveries:
            self.model[owed.id] = {
                "id": owed.id, "channel": owed.channel, "state": DeliveryState.PENDING, "attempts": 0,
                "repeat": False, "aside": False, "due": self.minutes,
            }  # fmt: skip

    @rule(minutes=st.integers(0, 4))
    def wait(self, minutes):
        self.minutes += minutes

    @rule(channels=st.sets(st.sampled_from(CHANNELS)), limit=st.integers(1, 3))
    def claim(self, channels, limit):
        heads = [row for channel in channels for row in self.may_be_sent(channel)]
        order = list(self.model)
        due = [row for row in heads if row["state"] in WAITING and row["due"] <= self.minutes]
        expected = sorted((row["id"] for row in due), key=order.index)[:limit]

        got = self.store.claim_deliveries(at(self.minutes), limit, LEASE, sorted(channels))

        assert [each.id for each in got] == expected
        for each in got:
            row = self.model[each.id]
            row["state"], row["attempts"] = DeliveryState.SENDING, row["attempts"] + 1
            assert (each.attempts, each.repeat) == (row["attempts"], row["repeat"])
        self.claimed += got

    @precondition(lambda self: self.claimed)
    @rule(
        which=st.integers(0, 9),
        answer=st.sampled_from(
            [
                Sent(),
                Refused(why="400"),
                Later(why="503"),
                Later(why="500", of_message=True),
                Later(why="lost", ambiguous=True),
            ]
        ),
        delay=st.one_of(st.none(), st.integers(0, 5)),
    )
    def answer(self, which, answer, delay):
        each = self.claimed.pop(which % len(self.claimed))
        next_try = None if delay is None else at(self.minutes + delay)

        self.store.settle(each, answer, at(self.minutes), next_try)

        row = self.model[each.id]
        if isinstance(answer, Sent):
            row["state"] = DeliveryState.DELIVERED
            for passed in self.queue(row["channel"], aside=True) if each.attempts > 1 else ():
                passed["due"] = min(passed["due"], self.minutes)
        elif isinstance(answer, Refused) or delay is None:
            row["state"] = DeliveryState.DEAD
        else:
            row["state"], row["due"] = DeliveryState.RETRY, self.minutes + delay
            waiting = [one for one in self.queue(row["channel"], aside=True) if one["state"] in WAITING]
            others = len([one for one in waiting if one is not row])
            blamed = answer.of_message or answer.ambiguous
            row["aside"] |= blamed and each.attempts >= outbox.PASSED_AFTER and others < outbox.MOST_ASIDE
        row["repeat"] |= isinstance(answer, Later) and answer.ambiguous
        self.stale.append(each)

    @precondition(lambda self: self.stale)
    @rule(which=st.integers(0, 9))
    def answer_too_late(self, which):
        """Nothing changes, unless the very same attempt number is being sent by this same worker."""
        each = self.stale[which % len(self.stale)]
        row = self.model[each.id]
        if (row["state"], row["attempts"]) != (DeliveryState.SENDING, each.attempts):
            self.store.settle(each, Refused(why="late"), at(self.minutes), None)

    @rule()
    def crash(self):
        self.store.close()
        self.store = self.open()

        found = self.store.recover(at(self.minutes), POLICIES)

        sending = [row for row in self.model.values() if row["state"] is DeliveryState.SENDING]
        assert [each.id for each in found] == [row["id"] for row in sending]
        for row in sending:
            held = POLICIES.get(row["channel"]) == "hold"
            row["state"] = DeliveryState.HELD if held else DeliveryState.AMBIGUOUS
            row["due"], row["repeat"] = self.minutes, True
        self.stale += self.claimed
        self.claimed = []

    @rule()
    def replay(self):
        parked = [row for row in self.model.values() if row["state"] in (DeliveryState.DEAD, DeliveryState.HELD)]

        assert {each.id for each in self.store.replay((), at(self.minutes))} == {row["id"] for row in parked}
        for row in parked:
            row["state"], row["attempts"], row["due"] = DeliveryState.PENDING, 0, self.minutes
            row["aside"] = False

    @invariant()
    def every_delivery_stands_where_it_should(self):
        stored = [(each.id, each.state, each.attempts, each.repeat) for each in self.store.deliveries(limit=10_000)]

        assert stored == [(row["id"], row["state"], row["attempts"], row["repeat"]) for row in self.model.values()]


OutboxMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=30)
TestOutbox = OutboxMachine.TestCase
