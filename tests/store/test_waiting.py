"""What waits in the outbox, over SQLite and PostgreSQL: let go by a planner, carried by another, never gone."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from monitor.model import AlertKind, DeliveryState, Holding, Later, Refused, Sent, Silence
from monitor.service.bundle import bundle
from monitor.store.contract import Hold, Parcel, Plan, Reach
from monitor.store.schema import alert as alert_table
from tests.builders import at, story
from tests.store.toy import DESK, HOOK, Toy, batch

LEASE = timedelta(minutes=2)
DAY = timedelta(days=1)


class Until:
    """A planner: everything waits until a moment, then goes out together, or each by itself."""

    memory = timedelta(days=2)

    def __init__(self, minutes, *, together=False):
        self.moment, self.together = at(minutes), together

    def reach(self, receiver, alerts, now):
        return Reach(
            developments=frozenset(), stories=frozenset(), links=frozenset(), near=now, counted=now - timedelta(days=1)
        )

    def plan(self, queue, now):
        if now < self.moment:
            holds = [Hold(id=each.id, until=self.moment, holding=Holding.QUIET, why="night") for each in queue.waiting]
            return Plan(holds=tuple(holds))
        ids = tuple(each.id for each in queue.waiting)
        if self.together and len(ids) > 1:
            return Plan(parcels=(Parcel(ids=ids, alert=bundle(queue.waiting, now)),))
        return Plan(parcels=tuple(Parcel(ids=(name,)) for name in ids))


def owe(store, *titles, planner, minutes=0, routes=(HOOK,)):
    return tuple(
        owed
        for title in titles
        for owed in store.decide(
            batch(story(f"SDF {title}"), minutes=minutes, routes={"*": routes}, planner=planner), Toy()
        ).deliveries
    )


def states(store):
    return [each.state for each in store.deliveries()]


def test_what_waits_is_not_claimed_and_says_why_and_until_when(store):
    (owed,) = owe(store, "one", planner=Until(60))

    assert store.claim_deliveries(at(59), 10, LEASE, ("hook",)) == ()
    assert (owed.state, owed.holding, owed.why, owed.next_try) == (
        DeliveryState.WAITING,
        Holding.QUIET,
        "night",
        at(60),
    )
    assert store.deliveries() == (owed,)


def test_nothing_is_looked_at_before_its_time_unless_all_is_looked_at_again(store):
    owe(store, "one", planner=Until(60))

    assert store.release(at(30), Until(0)) == ()
    assert [each.state for each in store.release(at(30), Until(0), all_again=True)] == [DeliveryState.PENDING]


def test_what_goes_by_itself_keeps_its_id_and_its_order(store):
    owed = owe(store, "one", "two", "three", planner=Until(60))

    freed = store.release(at(60), Until(60))
    sent = []
    while claimed := store.claim_deliveries(at(60), 10, LEASE, ("hook",)):
        sent += [each.id for each in claimed]
        store.settle(claimed[0], Sent(), at(60), None)

    assert [each.id for each in freed] == sent == [each.id for each in owed]


def test_what_goes_together_is_one_delivery_and_the_others_say_which(store):
    owed = owe(store, "one", "two", planner=Until(60, together=True))

    (carrier,) = store.release(at(60), Until(60, together=True))

    kept = {each.id: each for each in store.deliveries()}
    assert carrier.alert.kind is AlertKind.DIGEST
    assert [each.alert for each in carrier.alert.mentions] == [each.alert.id for each in owed]
    assert [(kept[each.id].state, kept[each.id].bundle) for each in owed] == [(DeliveryState.BUNDLED, carrier.id)] * 2
    assert [each.id for each in store.claim_deliveries(at(60), 10, LEASE, ("hook",))] == [carrier.id]


def test_a_second_look_at_the_same_moment_changes_nothing(store):
    owe(store, "one", "two", planner=Until(60, together=True))
    store.release(at(60), Until(60, together=True))
    before = store.deliveries()

    assert store.release(at(60), Until(60, together=True), all_again=True) == ()
    assert store.deliveries() == before


def test_each_receiver_has_a_queue_of_its_own(store):
    owe(store, "one", planner=Until(60), routes=(HOOK, DESK))

    assert [each.alert.headline for each in store.queue(HOOK, at(0), DAY).waiting] == ["SDF one"]
    assert {(each.channel, each.recipient) for each in store.release(at(60), Until(60))} == {
        (HOOK.channel, HOOK.recipient), (DESK.channel, DESK.recipient)
    }  # fmt: skip


def test_what_was_told_lately_is_known_to_the_planner_and_the_rest_is_not(store):
    owe(store, "old", planner=Until(0))
    owe(store, "new", planner=Until(0), minutes=100)
    owe(store, "still to come", planner=Until(600), minutes=100)

    told = store.queue(HOOK, at(101), timedelta(minutes=50)).told

    assert [(each.alert.headline, each.at, each.carried) for each in told] == [("SDF new", at(100), False)]


def test_a_text_that_was_changed_on_the_disk_is_not_let_go(store):
    (owed,) = owe(store, "one", planner=Until(60))
    with store.transaction() as connection:
        connection.execute(update(alert_table).values(payload="{}"))

    assert store.release(at(60), Until(60)) == ()
    (dead,) = store.deliveries()
    assert (dead.id, dead.state) == (owed.id, DeliveryState.DEAD)


def test_what_waits_may_be_discarded_and_stays_listed(store):
    (owed,) = owe(store, "one", planner=Until(60))

    (gone,) = store.discard([owed.id], "a mistake", at(1))

    assert (gone.state, gone.last_answer) == (DeliveryState.DISCARDED, "discarded: a mistake")
    assert store.release(at(60), Until(60), all_again=True) == ()
    assert [each.alert.id for each in store.raised(suppressed=True)] == [owed.alert.id]


def test_patience_and_trouble_count_from_the_moment_it_was_let_go(store):
    owe(store, "one", planner=Until(60))
    store.release(at(60), Until(60))
    (claimed,) = store.claim_deliveries(at(61), 10, LEASE, ("hook",))
    store.settle(claimed, Later(why="503"), at(61), at(62))
    (standing,) = store.standings()
    (retried,) = store.deliveries()
    store.settle(store.claim_deliveries(at(62), 10, LEASE, ("hook",))[0], Refused(why="400"), at(62), None)
    (replayed,) = store.replay((), at(500))

    assert (claimed.created_at, claimed.since, retried.since) == (at(0), at(60), at(60))
    assert standing.failing_since == at(61)
    assert replayed.since == at(500)


# --- silences ---------------------------------------------------------------------------------------------------------


def silence(name="abcdef-1", **given):
    values = {"id": name, "reason": "exercise", "author": "ann", "created_at": at(0), "ends_at": at(60), **given}
    return Silence(**values)


def test_a_silence_lasts_until_its_end_and_is_listed_after_it(store):
    store.add_silence(silence())
    store.add_silence(silence())

    assert store.silences(at(59)) == (silence(),)
    assert store.silences(at(60)) == ()
    assert store.silences() == (silence(),)


@pytest.mark.parametrize("reference", ["abcde", "zzzzzzz", ""])
def test_only_one_that_is_meant_clearly_is_ended(store, reference):
    store.add_silence(silence())

    assert store.expire_silence(reference, at(1), "bob") is None
    assert store.silences(at(1)) == (silence(),)


def test_two_that_begin_alike_are_not_ended_by_their_beginning(store):
    store.add_silence(silence("abcdef-1"))
    store.add_silence(silence("abcdef-2"))

    assert store.expire_silence("abcdef", at(1), "bob") is None
    ended = store.expire_silence("abcdef-2", at(1), "bob")
    assert ended is not None
    assert (ended.ends_at, ended.expired_by) == (at(1), "bob")
    assert [each.id for each in store.silences(at(2))] == ["abcdef-1"]


def test_an_ended_silence_has_what_it_held_back_looked_at_at_once(store):
    class Silenced(Until):
        def plan(self, queue, now):
            if queue.silences:
                end = queue.silences[0].ends_at
                return Plan(
                    holds=tuple(Hold(id=e.id, until=end, holding=Holding.SILENCE, why="s") for e in queue.waiting)
                )
            return super().plan(queue, now)

    store.add_silence(silence())
    owe(store, "one", planner=Silenced(0))
    during = store.release(at(1), Silenced(0))
    store.expire_silence("abcdef-1", at(2), "bob")

    assert during == ()
    assert [each.state for each in store.release(at(2), Silenced(0))] == [DeliveryState.PENDING]


# --- for a person -----------------------------------------------------------------------------------------------------


def test_alerts_are_listed_newest_first_with_what_became_of_each_and_carriers_are_no_alerts(store):
    owe(store, "told", planner=Until(0))
    owe(store, "one", "two", planner=Until(60, together=True), minutes=10)
    store.release(at(60), Until(60, together=True))
    owe(store, "nobody", planner=Until(0), minutes=70, routes=())

    def listed(**given):
        return [(row.alert.headline, [each.state.value for each in row.deliveries]) for row in store.raised(**given)]

    assert listed()[0] == ("SDF nobody", [])
    assert sorted(listed()[1:3]) == [("SDF one", ["bundled"]), ("SDF two", ["bundled"])]
    assert listed()[3:] == [("SDF told", ["pending"])]
    assert {headline for headline, _ in listed(suppressed=True)} == {"SDF nobody", "SDF one", "SDF two"}
    assert len(store.raised(limit=2)) == 2


def test_the_newest_of_an_operation_are_found_behind_those_of_others(store):
    owe(store, "old", planner=Until(0))
    owe(store, "new", planner=Until(0), minutes=10)
    (newest,) = store.raised(limit=1)

    assert store.raised(limit=1, operation=newest.alert.operation) == (newest,)
    assert store.raised(limit=1, operation="another") == ()
