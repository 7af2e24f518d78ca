"""Alerts that wait, over a real database and the real desk, in any order of events: none is lost, none told twice."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from monitor.channels.manners import Manners
from monitor.model import (
    Alert,
    AlertKind,
    DeliveryState,
    Judgement,
    Known,
    Later,
    Receiver,
    Refused,
    Sent,
    Silence,
    Story,
)
from monitor.service.routing import Desk
from monitor.store.contract import Batch
from monitor.store.sql import SqlStore
from tests.builders import alert, at, feed_state, story

LEASE = timedelta(minutes=5)
RECEIVERS = (Receiver(channel="hook"), Receiver(channel="mail", recipient="desk@example.org"))
DESK = Desk(
    manners={
        "hook": Manners.model_validate({"wait": "2m", "interval": "1h", "burst": 3}),
        "mail": Manners.model_validate(
            {
                "quiet": ["22:00-07:00"],
                "timezone": "Europe/Berlin",
                "budget": 2,
                "digest_only": ["changed"],
                "urgent": ["disputed"],
            }
        ),
    },
    parents={"child": "parent"},
)


class Says:
    """A judge that tells what it was given to tell."""

    memory = timedelta(days=1)

    def __init__(self, alerts: tuple[Alert, ...]) -> None:
        self.alerts = alerts

    def concerns(self, story: Story) -> Sequence[str]:
        return ["parent"]

    def judge(self, stories: Sequence[Story], known: Known, *, silent: bool) -> Judgement:
        return Judgement(alerts=self.alerts)


class Waiting(RuleBasedStateMachine):
    """`owed` is every delivery that was ever owed; `got` what each receiver was sent, alert by alert."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.minutes = 0.0
        self.number = 0
        self.owed: set[tuple[str, str]] = set()
        self.got: Counter[tuple[str, str]] = Counter()
        self.store = self.open()

    def open(self) -> SqlStore:
        return SqlStore.open(str(Path(self.directory.name) / "monitor.db"))

    def teardown(self) -> None:
        self.end()
        self.store.close()
        self.directory.cleanup()

    @rule(
        told=st.lists(
            st.tuples(
                st.sampled_from(["parent", "child", "other"]),
                st.sampled_from([kind for kind in AlertKind if kind is not AlertKind.DIGEST]),
                st.integers(0, 2),
                st.booleans(),
            ),
            min_size=1,
            max_size=6,
        )
    )
    def tell(self, told: list[tuple[str, AlertKind, int, bool]]) -> None:
        alerts = []
        for operation, kind, about, same in told:
            self.number += 1
            given: dict[str, Any] = {"story": "one story"} if same else {}
            alerts.append(
                alert(
                    f"headline {self.number}", id=f"alert-{self.number}", kind=kind, operation=operation,
                    development=f"{operation}-{about}", url=f"https://news.example/{self.number}",
                    first_seen=at(self.minutes), **given,
                )
            )  # fmt: skip
        batch = Batch(
            feed=feed_state(),
            stories=(story(f"story {self.number}"),),
            now=at(self.minutes),
            routes={"*": RECEIVERS},
            planner=DESK,
        )
        decided = self.store.decide(batch, Says(tuple(alerts)))
        self.owed |= {(each.alert.id, each.channel) for each in decided.deliveries}

    @rule(minutes=st.one_of(st.integers(0, 5), st.integers(0, 900)))
    def wait(self, minutes: int) -> None:
        self.minutes += minutes
        self.store.release(at(self.minutes), DESK)

    @rule(
        operation=st.sampled_from(["parent", "child", ""]),
        channel=st.sampled_from(["hook", ""]),
        minutes=st.integers(1, 2000),
    )
    def silence(self, operation: str, channel: str, minutes: int) -> None:
        self.number += 1
        new = Silence(
            id=f"silence-{self.number}", operation=operation, channel=channel, reason="r", author="a",
            created_at=at(self.minutes), ends_at=at(self.minutes + minutes),
        )  # fmt: skip
        self.store.add_silence(new)

    @rule()
    def expire(self) -> None:
        for each in self.store.silences(at(self.minutes))[:1]:
            self.store.expire_silence(each.id, at(self.minutes), "a")

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self.open()
        self.store.release(at(self.minutes), DESK, all_again=True)

    @rule(answer=st.sampled_from([Sent(), Sent(), Later(why="503"), Refused(why="400")]))
    def send(self, answer: Any) -> None:
        for delivery in self.store.claim_deliveries(at(self.minutes), 10, LEASE, ("hook", "mail")):
            if isinstance(answer, Sent):
                told = delivery.alert
                # one development as one alert goes under a name of its own and names the others
                carried = [each.alert for each in told.mentions]
                first = {each.alert.id for each in self.store.deliveries(limit=10_000) if each.bundle == delivery.id}
                self.got.update((name, delivery.channel) for name in (first or {told.id}))
                assert set(carried) <= first
                assert len(carried) >= len(first) - 1
            self.store.settle(delivery, answer, at(self.minutes), at(self.minutes + 1))

    def end(self) -> None:
        """Time passes, nothing more comes, receivers take what they are sent: all that was owed has been told."""
        for _ in range(2000):
            self.minutes += 30
            self.store.release(at(self.minutes), DESK)
            self.store.replay((), at(self.minutes))
            self.drain()
            if not self.store.deliveries([state for state in DeliveryState if state not in _THROUGH], 1):
                break
        assert self.got == Counter(dict.fromkeys(self.owed, 1))

    def drain(self) -> None:
        while self.store.deliveries([DeliveryState.PENDING, DeliveryState.RETRY], 1):
            before = sum(self.got.values())
            self.send(Sent())
            if sum(self.got.values()) == before:
                break

    @invariant()
    def nothing_that_was_owed_is_gone(self) -> None:
        stored = {(each.alert.id, each.channel) for each in self.store.deliveries(limit=10_000)}
        assert self.owed <= stored

    @invariant()
    def nothing_was_sent_twice(self) -> None:
        assert max(self.got.values(), default=0) <= 1

    @invariant()
    def what_waits_says_why_and_until_when(self) -> None:
        for each in self.store.deliveries([DeliveryState.WAITING], 10_000):
            assert each.holding is not None
            assert each.why
            assert each.next_try is not None
            assert each.next_try > at(self.minutes) - timedelta(minutes=900)


_THROUGH = (DeliveryState.DELIVERED, DeliveryState.BUNDLED, DeliveryState.DISCARDED)

Waiting.TestCase.settings = settings(max_examples=20, stateful_step_count=20)
TestWaiting = Waiting.TestCase
