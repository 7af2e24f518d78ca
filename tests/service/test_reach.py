"""What a new alert is planned with: all that bears on it, of thousands that wait and were told, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.channels.manners import Manners
from monitor.model import Alert, AlertKind, DeliveryState, Holding, Receiver
from monitor.service.routing import Desk
from monitor.store.contract import Batch, Plan, Queue, Reach
from monitor.store.sql import SqlStore
from tests.builders import alert, at, feed_state, story
from tests.service.test_waiting import Says

HOOK = Receiver(channel="hook")


@dataclass
class Watched:
    """A desk, and what it was shown."""

    desk: Desk
    shown: list[Queue] = field(default_factory=list)

    @property
    def memory(self) -> timedelta:
        return self.desk.memory

    def reach(self, receiver: Receiver, alerts: Any, now: datetime) -> Reach:
        return self.desk.reach(receiver, alerts, now)

    def plan(self, queue: Queue, now: datetime) -> Plan:
        self.shown.append(queue)
        return self.desk.plan(queue, now)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    made = SqlStore.open(str(tmp_path / "monitor.db"))
    yield made
    made.close()


def desk(parents: dict[str, str] | None = None, **given: Any) -> Watched:
    return Watched(Desk(manners={"hook": Manners.model_validate(given)}, parents=parents or {}))


def about(name: str, **given: Any) -> Alert:
    """An alert about a development of its own, told by a story of its own."""
    own = {"development": name, "story": f"story {name}", "url": f"https://news.example/{name}", "operation": "parent"}
    return alert(f"headline {name}", **{"id": name, **own, **given})


def tell(store: SqlStore, planner: Watched, *alerts: Alert, minutes: float = 0) -> list[str]:
    """Raise them in one batch; gives the ids of the alerts that the planner was shown as waiting."""
    told = tuple(replace(one, first_seen=at(minutes)) for one in alerts)
    batch = Batch(
        feed=feed_state(), stories=(story(f"{alerts[0].id} at {minutes}"),), now=at(minutes), routes={"*": (HOOK,)},
        planner=planner,
    )  # fmt: skip
    before = len(planner.shown)
    store.decide(batch, Says(told))
    return [one.alert.id for queue in planner.shown[before:] for one in queue.waiting]


def holdings(store: SqlStore) -> dict[str, Holding | None]:
    return {one.alert.id: one.holding for one in store.deliveries() if one.state is DeliveryState.WAITING}


MANY = tuple(about(f"other-{number}") for number in range(50))


def test_a_new_alert_is_planned_without_the_others_that_wait(store: SqlStore) -> None:
    planner = desk(digest_only=["new"])
    tell(store, planner, *MANY)

    assert tell(store, planner, about("one"), minutes=5) == ["one"]
    assert tell(store, planner, about("two", development="one"), minutes=6) == ["one", "two"]
    assert tell(store, planner, about("three", story="story one", operation="child"), minutes=7) == [
        "one",
        "two",
        "three",
    ]
    assert len(holdings(store)) == 53


def test_what_was_told_of_the_development_is_shown_and_the_rest_of_the_day_is_counted(store: SqlStore) -> None:
    planner = desk(budget=100)
    tell(store, planner, *MANY[:20])
    tell(store, planner, about("one"), minutes=5)

    tell(store, planner, about("again", development="one", kind=AlertKind.CONFIRMED), minutes=60)

    last = planner.shown[-1]
    assert [each.alert.id for each in last.told] == ["one"]
    assert len(last.counted) == 21


def test_the_day_that_the_budget_counts_is_the_whole_day(store: SqlStore) -> None:
    planner = desk(budget=2)
    for number in range(3):
        tell(store, planner, about(f"n{number}"), minutes=number * 100)

    assert holdings(store) == {"n2": Holding.BUDGET}


def test_a_child_that_waits_gives_way_to_its_parent_that_comes_later(store: SqlStore) -> None:
    planner = desk(parents={"child": "parent"}, digest_only=["new"])
    tell(store, planner, *MANY)
    tell(store, planner, about("small", operation="child"), minutes=1)

    tell(store, planner, about("large", story="story small"), minutes=2)

    assert holdings(store)["small"] is Holding.ELSEWHERE
    assert holdings(store)["large"] is Holding.DIGEST


def test_the_same_event_in_other_words_is_found_among_related_operations(store: SqlStore) -> None:
    planner = desk(parents={"child": "parent"})
    said = "Fighters of the SDF took the town of Hajin in eastern Syria on Friday"
    tell(store, planner, *MANY)
    tell(store, planner, about("large", new=said), minutes=1)

    tell(store, planner, about("small", operation="child", new=said + ", officials said"), minutes=2)

    assert holdings(store)["small"] is Holding.ELSEWHERE


def test_what_waits_beside_a_new_alert_of_its_parent_is_decided_by_what_was_told_before(store: SqlStore) -> None:
    """It is looked at as well, with what keeps it: the same was told, or its development a short while ago."""
    planner = desk(parents={"child": "parent"}, interval="1h")
    convoy = "A convoy left the harbour of Latakia in the night"
    tell(store, planner, about("large"), about("first", operation="child", new=convoy))
    tell(store, planner, about("small", operation="child", story="story large"), minutes=1)
    more = about("more", operation="child", development="first", kind=AlertKind.CONFIRMED, new=convoy)
    tell(store, planner, more, minutes=2)
    kept = {"small": Holding.ELSEWHERE, "more": Holding.FOLLOW_UP}
    assert holdings(store) == kept

    tell(store, planner, about("news", new="Rain has closed all roads to Manbij"), minutes=3)

    assert holdings(store) == kept


def test_company_by_operation_ends_when_its_first_has_waited(store: SqlStore) -> None:
    planner = desk(wait="10m", group="operation")
    tell(store, planner, *MANY[:10])

    shown = tell(store, planner, about("one"), minutes=4)

    assert shown == ["other-0", "one"]
    assert [one.next_try for one in store.deliveries() if one.alert.id == "one"] == [at(10)]
    assert len(store.release(at(10), planner)) == 1


def test_follow_ups_by_operation_keep_their_distance_from_what_was_told_last(store: SqlStore) -> None:
    planner = desk(interval="1h", group="operation")
    tell(store, planner, about("one"))
    tell(store, planner, about("two", operation="another"), minutes=1)

    tell(store, planner, about("three"), minutes=30)

    assert holdings(store) == {"three": Holding.FOLLOW_UP}


def test_an_urgent_alert_takes_along_all_that_waits_of_its_operation(store: SqlStore) -> None:
    planner = desk(wait="10m", group="operation", urgent=["disputed"])
    tell(store, planner, *MANY[:10])
    tell(store, planner, about("stranger", operation="another"))

    tell(store, planner, about("no", kind=AlertKind.DISPUTED), minutes=1)

    assert holdings(store) == {"stranger": Holding.GROUP}
