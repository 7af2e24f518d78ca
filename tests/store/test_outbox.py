"""What the outbox promises, over SQLite and PostgreSQL, as short stories in time."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from monitor.model import DeliveryState, Later, Receiver, Refused, Sent
from monitor.store import outbox, owed
from monitor.store.schema import alert as alert_table
from monitor.store.schema import delivery as delivery_table
from tests.builders import at, story
from tests.store.toy import DESK, HOOK, Toy, batch

LEASE = timedelta(minutes=2)
BOTH = ("hook", "mail")


def owe(store, *titles, minutes=0, routes=(HOOK,)):
    """Each title becomes an alert, in this order."""
    return tuple(
        owed
        for title in titles
        for owed in store.decide(batch(story(f"SDF {title}"), minutes=minutes, routes={"*": routes}), Toy()).deliveries
    )


def ids(deliveries):
    return [each.id for each in deliveries]


def states(store):
    return [each.state for each in store.deliveries()]


# --- a clock that is set back -----------------------------------------------------------------------------------------


def test_what_was_never_tried_waits_for_no_clock_that_was_set_back(store):
    first, second = owe(store, "one", "two", minutes=24 * 60)

    (claimed,) = store.claim_deliveries(at(0), 10, LEASE, BOTH)
    store.settle(claimed, Sent(), at(0), None)

    assert claimed.id == first.id
    assert ids(store.claim_deliveries(at(0), 10, LEASE, BOTH)) == [second.id]


def test_a_next_try_comes_as_much_sooner_as_the_clock_was_set_back(store):
    owe(store, "one", minutes=600)
    (claimed,) = store.claim_deliveries(at(600), 10, LEASE, BOTH)
    store.settle(claimed, Later(why="503"), at(600), at(604))

    for _worker in range(2):
        store.set_back(timedelta(minutes=500), at(101))

    assert store.claim_deliveries(at(103), 10, LEASE, BOTH) == ()
    assert ids(store.claim_deliveries(at(104), 10, LEASE, BOTH)) == [claimed.id]


def test_a_next_try_that_nobody_plans_so_far_ahead_is_due(store):
    """Two days ahead: the clock was set back while the service was away."""
    owe(store, "one")
    (claimed,) = store.claim_deliveries(at(0), 10, LEASE, BOTH)
    store.settle(claimed, Later(why="503"), at(0), at(2 * 24 * 60))

    assert ids(store.claim_deliveries(at(1), 10, LEASE, BOTH)) == [claimed.id]


# --- claim ------------------------------------------------------------------------------------------------------------


def test_a_claimed_delivery_is_sending_and_its_attempt_is_counted_before_anybody_has_it(store):
    (owed,) = owe(store, "one")

    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)

    assert (claimed.id, claimed.state, claimed.attempts) == (owed.id, DeliveryState.SENDING, 1)
    assert store.deliveries() == (claimed,)


def test_a_receiver_is_asked_with_its_oldest_row_and_gets_the_next_when_that_is_settled(store):
    first, second = owe(store, "one", "two")

    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    meanwhile = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(claimed, Sent(), at(1), None)

    assert (claimed.id, meanwhile) == (first.id, ())
    assert ids(store.claim_deliveries(at(1), 10, LEASE, BOTH)) == [second.id]


def fail(store, minutes, times, answer):
    """All that is due is tried, so often, a minute apart; gives the ids that were tried."""
    tried = []
    for minute in range(minutes, minutes + times):
        for claimed in store.claim_deliveries(at(minute), 10, LEASE, BOTH):
            store.settle(claimed, answer, at(minute), at(minute + 1))
            tried.append(claimed.id)
    return tried


@pytest.mark.parametrize("answer", [Later(why="500", of_message=True), Later(why="hung up", ambiguous=True)])
def test_a_message_that_a_receiver_fails_at_for_ever_is_passed_by_the_later_ones(store, answer):
    """After five attempts; it is still tried, and is not forgotten."""
    poison, second, third = owe(store, "one", "two", "three")

    fail(store, 0, outbox.PASSED_AFTER, answer)
    for _ in range(2):
        (claimed,) = [one for one in store.claim_deliveries(at(5), 5, LEASE, BOTH) if one.id != poison.id]
        store.settle(claimed, Sent(), at(5), None)

    kept = {each.id: each.state for each in store.deliveries()}
    assert (kept[second.id], kept[third.id]) == (DeliveryState.DELIVERED, DeliveryState.DELIVERED)
    assert kept[poison.id] in (DeliveryState.RETRY, DeliveryState.SENDING)


def test_a_receiver_that_says_it_is_not_there_keeps_its_order_however_long(store):
    first, *_ = owe(store, "one", "two")

    assert set(fail(store, 0, 50, Later(why="503"))) == {first.id}


def test_three_messages_at_most_stand_aside_since_then_it_is_the_receiver(store):
    """And when it takes one again, they come first."""
    owed = owe(store, *(str(number) for number in range(6)))
    broken = Later(why="500", of_message=True)

    tried = fail(store, 0, 100, broken)
    claimed = {one.id: one for one in store.claim_deliveries(at(100), 10, LEASE, BOTH)}
    for one in owed[: outbox.MOST_ASIDE]:
        store.settle(claimed[one.id], broken, at(100), at(104))
    store.settle(claimed[owed[outbox.MOST_ASIDE].id], Sent(), at(100), None)

    assert set(tried) == set(claimed) == {each.id for each in owed[: outbox.MOST_ASIDE + 1]}
    assert [each.next_try for each in store.deliveries()[: outbox.MOST_ASIDE]] == [at(100)] * outbox.MOST_ASIDE


def test_who_takes_one_at_last_is_asked_with_all_that_it_may_have_taken_before(store):
    """Also with the one that keeps the others waiting: an hour may lie before its next try."""
    owed = owe(store, *(str(number) for number in range(6)))
    fail(store, 0, 100, silent := Later(why="hung up", ambiguous=True))
    claimed = {one.id: one for one in store.claim_deliveries(at(100), 10, LEASE, BOTH)}
    first, *others, head = owed[: outbox.MOST_ASIDE + 1]
    for one in (*others, head):
        store.settle(claimed[one.id], silent, at(100), at(160))

    store.settle(claimed[first.id], Sent(), at(101), None)

    assert ids(store.claim_deliveries(at(101), 10, LEASE, BOTH)) == [one.id for one in (*others, head)]


def test_a_receiver_that_is_down_keeps_its_order_and_nobody_else_waiting(store):
    owe(store, "one", "two", routes=(HOOK, DESK))
    hook, mail = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(hook, Later(why="connection refused"), at(1), at(6))
    store.settle(mail, Sent(), at(1), None)

    assert [each.channel for each in store.claim_deliveries(at(5), 10, LEASE, BOTH)] == ["mail"]
    assert ids(store.claim_deliveries(at(6), 10, LEASE, BOTH)) == [hook.id]


def test_recipients_of_one_channel_do_not_wait_for_each_other(store):
    two = (Receiver(channel="mail", recipient="a@x.example"), Receiver(channel="mail", recipient="b@x.example"))
    owe(store, "one", "two", routes=two)

    claimed = store.claim_deliveries(at(1), 10, LEASE, BOTH)

    assert [each.recipient for each in claimed] == ["a@x.example", "b@x.example"]


def test_a_claim_keeps_to_its_limit_and_its_channels(store):
    first, _ = owe(store, "one", routes=(HOOK, DESK), minutes=5)

    assert store.claim_deliveries(at(5), 10, LEASE, ()) == ()
    assert store.claim_deliveries(at(5), 10, LEASE, ("slack",)) == ()
    assert ids(store.claim_deliveries(at(5), 1, LEASE, BOTH)) == [first.id]


# --- settle -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "next_try", "state", "said"),
    [
        (Sent(detail="200"), None, DeliveryState.DELIVERED, "200"),
        (Later(why="503"), at(9), DeliveryState.RETRY, "503"),
        (Later(why="503, for a week"), None, DeliveryState.DEAD, "503, for a week"),
        (Refused(why="400"), None, DeliveryState.DEAD, "400"),
        (Refused(why="410", gone=True), at(9), DeliveryState.DEAD, "410"),
    ],
)
def test_an_answer_is_where_a_delivery_stands(store, answer, next_try, state, said):
    owe(store, "one")
    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)

    store.settle(claimed, answer, at(2), next_try)

    (now,) = store.deliveries()
    assert (now.state, now.last_answer, now.repeat) == (state, said, False)
    assert now.next_try == (next_try if state is DeliveryState.RETRY else None)


def test_a_retry_after_a_lost_answer_is_a_repeat(store):
    owe(store, "one")
    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)

    store.settle(claimed, Later(why="no answer", ambiguous=True), at(2), at(3))
    (again,) = store.claim_deliveries(at(3), 10, LEASE, BOTH)

    assert (again.id, again.attempts, again.repeat) == (claimed.id, 2, True)


def test_a_dead_delivery_lets_the_next_one_pass(store):
    _, second = owe(store, "one", "two")
    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)

    store.settle(claimed, Refused(why="400"), at(1), None)

    assert ids(store.claim_deliveries(at(1), 10, LEASE, BOTH)) == [second.id]


def test_a_late_answer_to_an_earlier_attempt_changes_nothing(store):
    owe(store, "one")
    (slow,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(slow, Later(why="timeout", ambiguous=True), at(2), at(3))
    (second,) = store.claim_deliveries(at(3), 10, LEASE, BOTH)

    store.settle(slow, Refused(why="late"), at(4), None)
    assert states(store) == [DeliveryState.SENDING]

    store.settle(second, Sent(), at(5), None)
    store.settle(second, Refused(why="later still"), at(6), None)
    assert states(store) == [DeliveryState.DELIVERED]


# --- recover ----------------------------------------------------------------------------------------------------------


def crash_while_sending(place, opened, title="one"):
    """A worker claims and is never heard of again; gives the delivery and the next worker's store."""
    first = opened(place)
    owe(first, title)
    (claimed,) = first.claim_deliveries(at(1), 10, LEASE, BOTH)
    first.close()
    return claimed, opened(place)


def test_a_delivery_found_sending_is_ambiguous_and_repeated_at_once_with_the_same_id(place, opened):
    claimed, store = crash_while_sending(place, opened)

    (found,) = store.recover(at(3), {})
    (again,) = store.claim_deliveries(at(3), 10, LEASE, BOTH)

    assert (found.id, found.state, found.repeat) == (claimed.id, DeliveryState.AMBIGUOUS, True)
    assert (again.id, again.attempts, again.repeat) == (claimed.id, 2, True)
    assert "may have arrived" in again.last_answer


def test_a_channel_that_holds_waits_for_a_person_and_lets_the_next_one_pass(place, opened):
    claimed, store = crash_while_sending(place, opened)
    (second,) = owe(store, "two")

    (found,) = store.recover(at(3), {"hook": "hold", "mail": "repeat"})

    assert (found.id, found.state) == (claimed.id, DeliveryState.HELD)
    assert ids(store.claim_deliveries(at(3), 10, LEASE, BOTH)) == [second.id]


def test_the_answer_to_an_attempt_that_was_recovered_is_left_alone(place, opened):
    claimed, store = crash_while_sending(place, opened)
    store.recover(at(3), {})
    store.claim_deliveries(at(3), 10, LEASE, BOTH)

    store.settle(claimed, Refused(why="from the grave"), at(4), None)

    assert states(store) == [DeliveryState.SENDING]


def test_what_this_worker_is_sending_right_now_is_not_recovered_until_its_lease_is_over(store):
    owe(store, "one")
    store.claim_deliveries(at(1), 10, LEASE, BOTH)

    assert store.recover(at(2), {}) == ()
    assert [each.state for each in store.recover(at(3), {})] == [DeliveryState.AMBIGUOUS]


def test_a_claim_that_nobody_heard_of_is_as_if_it_had_not_been(store):
    """The database went away between its commit and the answer; whoever is under way stays so."""
    owe(store, "one", routes=(HOOK, DESK))
    hook = store.claim_deliveries(at(0), 10, LEASE, BOTH)[0]
    store.hand_back({hook.id})
    assert states(store) == [DeliveryState.SENDING, DeliveryState.PENDING]

    store.settle(hook, Later(why="503"), at(0), at(1))
    failed, fresh = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.hand_back(())
    assert states(store) == [DeliveryState.RETRY, DeliveryState.PENDING]
    assert store.claim_deliveries(at(1), 10, LEASE, BOTH) == (failed, fresh)

    store.recover(at(9), {})
    cut_off = store.claim_deliveries(at(9), 10, LEASE, BOTH)
    store.hand_back(())
    assert [each.repeat for each in cut_off] == [True, True]
    assert states(store) == [DeliveryState.RETRY, DeliveryState.AMBIGUOUS]
    assert store.claim_deliveries(at(9), 10, LEASE, BOTH) == cut_off


def test_a_worker_that_stops_leaves_what_it_was_sending_to_whoever_comes_next(place, opened):
    """At once, not when its lease is over: on PostgreSQL nobody else could know."""
    first = opened(place)
    owe(first, "one", routes=(HOOK, DESK))
    first.claim_deliveries(at(1), 10, LEASE, BOTH)

    found = first.recover(at(1), {"mail": "hold"}, None)
    first.close()

    assert [each.state for each in found] == [DeliveryState.AMBIGUOUS, DeliveryState.HELD]
    assert [each.repeat for each in opened(place).claim_deliveries(at(1), 10, LEASE, BOTH)] == [True]


def test_a_memory_that_shows_less_than_it_had_counted_lets_nothing_out(store):
    owe(store, "one")
    counted = [store.advance(), store.advance()][-1]

    assert store.claim_deliveries(at(1), 10, LEASE, BOTH, counted=counted + 1) == ()
    assert len(store.claim_deliveries(at(1), 10, LEASE, BOTH, counted=counted)) == 1


def test_nothing_to_recover_is_nothing(store):
    owe(store, "one")

    assert store.recover(at(3), {}) == ()


# --- replay and lists -------------------------------------------------------------------------------------------------


def test_a_dead_delivery_can_be_replayed_with_the_same_id_from_the_first_attempt(store):
    owe(store, "one")
    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(claimed, Refused(why="400"), at(2), None)

    (replayed,) = store.replay([claimed.id], at(3))
    (again,) = store.claim_deliveries(at(3), 10, LEASE, BOTH)

    assert (replayed.state, replayed.attempts, replayed.repeat) == (DeliveryState.PENDING, 0, False)
    assert (again.id, again.attempts) == (claimed.id, 1)


def test_a_replay_of_what_may_have_arrived_is_still_a_repeat(place, opened):
    claimed, store = crash_while_sending(place, opened)
    store.recover(at(3), {"hook": "hold"})

    store.replay([claimed.id], at(4))

    assert [each.repeat for each in store.claim_deliveries(at(4), 10, LEASE, BOTH)] == [True]


def test_what_waits_for_its_next_try_is_due_when_a_person_names_it(store):
    """A receiver may have asked for a day of rest, and be mended. What was tried before counts on."""
    owe(store, "one")
    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(claimed, Later(why="429"), at(1), at(24 * 60))

    everything = store.replay([], at(2))
    named = store.replay([claimed.id], at(2))
    (again,) = store.claim_deliveries(at(2), 10, LEASE, BOTH)

    assert (everything, ids(named)) == ((), [claimed.id])
    assert again.attempts == 2


def test_a_replay_of_everything_takes_what_is_parked_and_nothing_else(store):
    owe(store, "one", "two", "three")
    for answer in (Refused(why="400"), Sent()):
        (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
        store.settle(claimed, answer, at(1), None)

    assert len(store.replay((), at(2))) == 1
    assert states(store) == [DeliveryState.PENDING, DeliveryState.DELIVERED, DeliveryState.PENDING]
    assert store.replay(["nobody's"], at(2)) == ()


def test_the_answer_to_an_attempt_before_the_replay_does_not_settle_the_one_after(place, opened):
    claimed, store = crash_while_sending(place, opened)
    store.recover(at(3), {"hook": "hold"})
    store.replay((), at(4))
    (again,) = store.claim_deliveries(at(4), 10, LEASE, BOTH)
    assert again.attempts == claimed.attempts

    crashed = type(store)(store._engine, "the crashed worker, back from the dead")
    crashed.settle(claimed, Refused(why="late"), at(5), None)

    assert states(store) == [DeliveryState.SENDING]


def test_deliveries_are_listed_oldest_first_by_state_and_no_more_than_asked_for(store):
    owed = owe(store, "one", "two", "three")
    (claimed,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(claimed, Sent(), at(1), None)

    assert ids(store.deliveries(limit=2)) == ids(owed[:2])
    assert ids(store.deliveries([DeliveryState.PENDING])) == ids(owed[1:])
    assert ids(store.deliveries([DeliveryState.DELIVERED, DeliveryState.DEAD])) == [claimed.id]


# --- damage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("payload", ['[{"id": "x"}]', "no json at all", ""])
def test_a_damaged_text_goes_to_nobody_and_says_so(store, payload):
    first, second = owe(store, "one", "two")
    with store.transaction() as connection:
        connection.execute(update(alert_table).where(alert_table.c.id == first.alert.id).values(payload=payload))

    assert store.claim_deliveries(at(1), 10, LEASE, BOTH) == ()
    assert ids(store.claim_deliveries(at(1), 10, LEASE, BOTH)) == [second.id]
    (dead,) = store.deliveries([DeliveryState.DEAD])
    assert (dead.id, dead.last_answer, dead.alert.headline) == (first.id, owed.DAMAGED, "(damaged)")


def test_a_damaged_recipient_gets_nothing(store):
    owe(store, "one", routes=(DESK,))
    with store.transaction() as connection:
        connection.execute(update(delivery_table).values(recipient="eesk@example.org"))

    assert store.claim_deliveries(at(1), 10, LEASE, BOTH) == ()
    assert states(store) == [DeliveryState.DEAD]


# --- a receiver that is gone ------------------------------------------------------------------------------------------


def test_who_said_to_be_gone_is_remembered_until_it_takes_something_or_its_channel_is_another(store):
    owe(store, "one", "two")
    (first,) = store.claim_deliveries(at(0), 10, LEASE, BOTH)
    store.settle(first, Refused(why="answered 410", gone=True), at(0), None, address="here")
    (second,) = store.claim_deliveries(at(0), 10, LEASE, BOTH)
    store.settle(second, Refused(why="answered 400"), at(0), None, address="here")
    said = [store.gone({"hook": address}) for address in ("here", "elsewhere")]
    store.replay([], at(1))
    (again,) = store.claim_deliveries(at(1), 10, LEASE, BOTH)
    store.settle(again, Sent(), at(1), None, address="here")

    assert said == [(HOOK,), ()]
    assert store.gone({"hook": "here"}) == ()
