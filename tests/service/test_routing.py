"""When which alert goes to whom, and why: each rule of the desk by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from monitor.channels.manners import Manners
from monitor.model import Alert, AlertKind, Delivery, DeliveryState, Holding, Receiver, Silence
from monitor.service.routing import Desk
from monitor.store.contract import Counted, Heard, Plan, Queue
from tests.builders import NOON, alert, at, delivery

HOOK = Receiver(channel="hook")


def manners(**given: Any) -> Manners:
    return Manners.model_validate(given)


def waiting(told: Alert, minutes: float = 0, **given: Any) -> Delivery:
    return delivery(
        "hook", alert=told, state=DeliveryState.WAITING, created_at=at(minutes), next_try=at(minutes), **given
    )


def plan(
    desk: Desk, *owed: Delivery, now: datetime = NOON, told: tuple[Heard, ...] = (), silences: tuple[Silence, ...] = ()
) -> Plan:
    messages = (each for each in told if not each.carried)
    counted = tuple(Counted(at=each.at, kind=each.alert.kind, holding=each.holding) for each in messages)
    return desk.plan(Queue(receiver=HOOK, waiting=owed, told=told, counted=counted, silences=silences), now)


def desk(**given: Any) -> Desk:
    family = {key: given.pop(key) for key in ("parents", "patient") if key in given}
    return Desk(manners={"hook": manners(**given)}, **family)


def silence(**given: Any) -> Silence:
    default = {"id": "abcdef123456", "reason": "exercise", "author": "ann", "created_at": at(0), "ends_at": at(60)}
    return Silence(**{**default, **given})


def sent(found: Plan) -> list[tuple[str, ...]]:
    return [parcel.ids for parcel in found.parcels]


def held(found: Plan) -> dict[str, tuple[Holding, datetime]]:
    return {hold.id: (hold.holding, hold.until) for hold in found.holds}


def later(owed: Delivery, found: Plan) -> Delivery:
    """The delivery as the store has it after this plan."""
    hold = next(hold for hold in found.holds if hold.id == owed.id)
    return replace(owed, holding=hold.holding, next_try=hold.until, why=hold.why)


def follow_up(kind: AlertKind, of: Alert, **given: Any) -> Alert:
    return alert(of.headline, kind=kind, development=of.development, id=f"{of.id}-{kind}", **given)


def test_without_manners_everything_goes_out_by_itself_at_once() -> None:
    one, two = waiting(alert("one")), waiting(alert("two"))

    assert sent(plan(desk(), one, two)) == [(one.id,), (two.id,)]


def test_what_belongs_together_waits_and_goes_as_one_message() -> None:
    """Until the first has waited long enough; what came with it is named in it."""
    first = waiting(alert("Hajin taken"))
    second = waiting(follow_up(AlertKind.CONFIRMED, first.alert), 0.25)
    here = desk(wait="30s")

    before = plan(here, first, second, now=at(0.25))
    after = plan(here, later(first, before), later(second, before), now=at(0.5))

    assert held(before) == {each.id: (Holding.GROUP, at(0.5)) for each in (first, second)}
    (parcel,) = after.parcels
    assert parcel.ids == (first.id, second.id)
    assert parcel.alert is not None
    assert (parcel.alert.kind, parcel.alert.development) == (AlertKind.NEW, first.alert.development)
    assert [each.alert for each in parcel.alert.mentions] == [second.alert.id]


def test_two_developments_do_not_wait_for_each_other_unless_they_are_grouped_by_operation() -> None:
    one, two = waiting(alert("one")), waiting(alert("two"), 0.25)
    by_operation = desk(wait="30s", group="operation")

    assert sent(plan(desk(wait="30s"), one, two, now=at(0.5))) == [(one.id,)]
    assert sent(plan(by_operation, one, two, now=at(0.5))) == [(one.id, two.id)]


def test_a_run_that_expects_nothing_more_waits_for_no_company() -> None:
    owed = waiting(alert("one"))

    assert sent(plan(desk(wait="30s").impatient(), owed)) == [(owed.id,)]


def test_follow_ups_of_one_development_keep_their_distance() -> None:
    told = alert("Hajin taken")
    soon = waiting(follow_up(AlertKind.CONFIRMED, told), 5)
    other = waiting(alert("Bridge destroyed"), 5)
    here = desk(interval="1h")

    found = plan(here, soon, other, now=at(5), told=(Heard(alert=told, at=at(0)),))
    then = plan(here, later(soon, found), now=at(60), told=(Heard(alert=told, at=at(0)),))

    assert held(found) == {soon.id: (Holding.FOLLOW_UP, at(60))}
    assert sent(found) == [(other.id,)]
    assert sent(then) == [(soon.id,)]


def test_what_came_in_quiet_hours_is_told_in_one_message_after_them() -> None:
    """Alerts of the night, whatever they are about; one that comes after goes by itself."""
    here = desk(quiet=["14:00-22:00"], timezone="Europe/Berlin")  # noon UTC is 14:00 there, and 22:00 is 20:00
    one, two = waiting(alert("one")), waiting(alert("two"), 60)
    night = plan(here, one, two, now=at(60))
    fresh = waiting(alert("three"), 480)

    morning = plan(here, later(one, night), later(two, night), fresh, now=at(480))

    assert held(night) == {each.id: (Holding.QUIET, at(480)) for each in (one, two)}
    assert sorted(sent(morning), key=len) == [(fresh.id,), (one.id, two.id)]
    digest = next(parcel.alert for parcel in morning.parcels if parcel.alert)
    assert digest.kind is AlertKind.DIGEST
    assert [each.headline for each in digest.mentions] == ["one", "two"]


def test_what_is_urgent_wakes_and_takes_along_what_waits_of_its_development() -> None:
    here = desk(quiet=["00:00-24:00"], urgent=["disputed"])
    first = waiting(alert("Hajin taken"))
    other = waiting(alert("Bridge destroyed"))
    denied = waiting(follow_up(AlertKind.DISPUTED, first.alert), 1)

    found = plan(here, first, other, denied, now=at(1))

    night = plan(here, first, other)
    woken = plan(here, later(first, night), later(other, night), denied, now=at(1))

    for each in (found, woken):
        assert sent(each) == [(first.id, denied.id)]  # news and its denial are one message, or the denial comes first
        assert list(held(each)) == [other.id]


def test_a_follow_up_that_comes_as_its_news_is_told_goes_in_the_same_message() -> None:
    here = desk(quiet=["12:00-13:00"])
    first, other = waiting(alert("Hajin taken")), waiting(alert("Bridge destroyed"))
    night = plan(here, first, other)
    changed = waiting(follow_up(AlertKind.CHANGED, first.alert), 60)

    assert sent(plan(here, later(first, night), later(other, night), changed, now=at(60))) == [
        (first.id, other.id, changed.id)
    ]


def test_a_kind_for_the_digest_waits_for_the_next_of_its_times() -> None:
    here = desk(digest_only=["confirmed"], digest=["13:00", "18:00"])
    first = waiting(follow_up(AlertKind.CONFIRMED, alert("one")))
    second = waiting(follow_up(AlertKind.CONFIRMED, alert("two")), 30)
    found = plan(here, first, second, now=at(30))
    owed = [later(first, found), later(second, found)]

    assert held(found) == {each.id: (Holding.DIGEST, at(60)) for each in owed}
    assert sent(plan(here, *owed, now=at(59))) == []
    assert sent(plan(here, *owed, now=at(60))) == [(first.id, second.id)]


def test_a_digest_that_falls_into_quiet_hours_comes_at_their_end() -> None:
    here = desk(digest_only=["new"], digest=["13:00"], quiet=["12:30-15:00"])

    assert held(plan(here, owed := waiting(alert("one")))) == {owed.id: (Holding.DIGEST, at(180))}


def test_a_digest_that_would_follow_quiet_hours_closely_comes_at_their_end_with_what_they_held() -> None:
    """One message in the morning, not two. What is owed after them has the hour that was asked for."""
    here = desk(digest_only=["confirmed"], digest=["16:30"], quiet=["12:30-15:00"])
    first = waiting(follow_up(AlertKind.CONFIRMED, alert("one")))
    second = waiting(alert("two"), 40)
    found = plan(here, first, second, now=at(40))

    assert held(found) == {first.id: (Holding.DIGEST, at(180)), second.id: (Holding.QUIET, at(180))}
    assert sent(plan(here, later(first, found), later(second, found), now=at(180))) == [(first.id, second.id)]
    assert held(plan(here, first, now=at(180))) == {first.id: (Holding.DIGEST, at(270))}


def test_a_kind_for_the_digest_waits_for_it_after_a_silence_and_quiet_hours_too() -> None:
    here = desk(digest_only=["new"], digest=["18:00"], quiet=["12:00-13:00"])
    owed = waiting(alert("one"))
    silenced = later(owed, plan(here, owed, silences=(silence(ends_at=at(120)),)))

    assert silenced.holding is Holding.SILENCE
    assert held(plan(here, owed)) == held(plan(here, silenced, now=at(120))) == {owed.id: (Holding.DIGEST, at(360))}


def test_a_digest_that_was_missed_and_would_come_in_quiet_hours_comes_at_their_end() -> None:
    """The service was away at its hour. Looked at again and again, it is not put off to the next one."""
    here = desk(digest_only=["new"], digest=["13:00"], quiet=["14:00-16:00"])
    owed = waiting(alert("one"))
    for minutes in (0, 150, 200):
        owed = later(owed, plan(here, owed, now=at(minutes)))

    assert owed.next_try == at(240)
    assert sent(plan(here, owed, now=at(240))) == [(owed.id,)]


def test_what_is_over_the_budget_of_the_day_is_in_the_digest() -> None:
    here = desk(budget=2, digest=["18:00"])
    owed = [waiting(alert(str(number))) for number in range(4)]

    found = plan(here, *owed, told=(Heard(alert=alert("before"), at=at(-60)),))
    digest = plan(here, *(later(each, found) for each in owed[1:]), now=at(360))

    assert sent(found) == [(owed[0].id,)]
    assert held(found) == {each.id: (Holding.BUDGET, at(360)) for each in owed[1:]}
    assert sent(digest) == [tuple(each.id for each in owed[1:])]


def test_the_budget_begins_again_at_midnight_of_the_place() -> None:
    here = desk(budget=1, timezone="Europe/Berlin")
    owed = waiting(alert("one"), 9 * 60 + 50)

    yesterday = (Heard(alert=alert("before"), at=at(9 * 60 + 50)),)  # 23:50 in Berlin

    assert sent(plan(here, owed, now=at(10 * 60 - 1), told=yesterday)) == []
    assert sent(plan(here, owed, now=at(10 * 60), told=yesterday)) == [(owed.id,)]


def test_what_was_over_the_budget_of_one_day_takes_nothing_from_the_next() -> None:
    """Also where all that waits is looked at in the night, as after a restart; a budget that was raised frees it."""
    here, owed = desk(budget=1), waiting(alert("one"))
    told = (Heard(alert=alert("before"), at=at(-60)),)
    kept = later(owed, found := plan(here, owed, told=told))
    fresh = waiting(alert("two"), 13 * 60)

    night = plan(here, kept, fresh, now=at(13 * 60), told=told)

    assert night.holds == found.holds
    assert found.holds[0].why.startswith("an alert was told today, as many as the budget has; for the digest of ")
    assert sent(night) == [(fresh.id,)]
    assert sent(plan(desk(budget=2), kept, now=at(5), told=told)) == [(owed.id,)]
    assert sent(plan(desk(), kept, now=at(13 * 60), told=told)) == [(owed.id,)]


def test_a_flood_is_twenty_messages_a_minute_and_the_rest_together() -> None:
    owed = [waiting(alert(str(number))) for number in range(100)]
    here = desk()

    first = plan(here, *owed)
    rest = [later(each, first) for each in owed[20:]]
    told = tuple(Heard(alert=each.alert, at=at(0)) for each in owed[:20])
    second = plan(here, *rest, now=at(1), told=told)

    assert sent(first) == [(each.id,) for each in owed[:20]]
    assert {holding for holding, _ in held(first).values()} == {Holding.FLOOD}
    assert plan(here, *rest, now=at(0.5), told=told).parcels == ()
    assert [len(ids) for ids in sent(second)] == [30, 30, 20]


def test_what_is_urgent_goes_first_in_a_flood_and_waits_for_no_room() -> None:
    owed = [waiting(alert(str(number))) for number in range(5)]
    denied = waiting(follow_up(AlertKind.DISPUTED, alert("before")))
    more = waiting(follow_up(AlertKind.DISPUTED, alert("another")))
    here = desk(burst=1, urgent=["disputed"], wait="1s")
    told = (Heard(alert=alert("before"), at=at(-0.5)),)

    patient = plan(desk(burst=1, urgent=["disputed"]), *owed, denied, more, told=told)
    once = plan(here.impatient(), *owed, denied, more)

    assert sent(patient) == [(denied.id,), (more.id,)]
    assert sent(once)[:2] == [(denied.id,), (more.id,)]
    assert len(held(patient)) == len(owed)


def test_a_run_once_tells_a_flood_together_at_once() -> None:
    owed = [waiting(alert(str(number))) for number in range(50)]

    found = plan(desk().impatient(), *owed)

    assert [len(ids) for ids in sent(found)] == [1] * 20 + [30]
    assert found.holds == ()


def test_a_silence_covers_what_it_names_and_says_whose_it_is() -> None:
    """What it covered is told together when it is over."""
    mine, other = waiting(alert("one")), waiting(alert("two", operation="elsewhere"))

    found = plan(desk(), mine, other, silences=(silence(operation="inherent-resolve"),))
    after = plan(desk(), later(mine, found), now=at(60))

    assert held(found) == {mine.id: (Holding.SILENCE, at(60))}
    assert found.holds[0].why == "silenced until Tue 01 May, 13:00 UTC by ann: exercise (silence abcdef123456)"
    assert sent(found) == [(other.id,)]
    assert sent(after) == [(mine.id,)]


def test_one_story_about_two_operations_is_told_once() -> None:
    """The other is for the digest, and says under which name it was told."""
    one = waiting(alert("Hajin taken", story="s", operation="inherent-resolve"))
    two = waiting(alert("Hajin taken", story="s", operation="euphrates-shield", id="other"))

    found = plan(desk(digest=["18:00"]), one, two)

    assert sent(found) == [(one.id,)]
    assert held(found) == {two.id: (Holding.ELSEWHERE, at(360))}
    assert found.holds[0].why == f"told under inherent-resolve (alert {one.alert.id[:12]})"

    (digest,) = plan(desk(), later(two, found), now=at(360), told=(Heard(alert=one.alert, at=at(0)),)).parcels
    assert digest.ids == (two.id,)
    assert digest.alert is not None
    assert (digest.alert.kind, digest.alert.mentions[0].why) == (AlertKind.DIGEST, found.holds[0].why)


def test_what_was_refused_under_one_operation_is_news_under_the_other() -> None:
    """A dead message told nobody: the other goes as it is, and does not say that it was told."""
    one = waiting(alert("Hajin taken", story="s", operation="inherent-resolve"))
    two = waiting(alert("Hajin taken", story="s", operation="euphrates-shield", id="other"))
    more = waiting(alert("Bridge hit", story="t", operation="euphrates-shield", id="more"))
    here = desk(digest=["18:00"], digest_only=["new"])
    owed = [later(each, plan(here, one, two, more)) for each in (two, more)]
    due = at(360)

    alone = plan(here, owed[0], now=due)
    both = plan(here, *owed, now=due)

    assert [(each.ids, each.alert) for each in alone.parcels] == [((two.id,), None)]
    (digest,) = both.parcels
    assert digest.alert is not None
    assert [each.why for each in digest.alert.mentions] == ["", ""]


def test_a_parent_mutes_the_same_development_of_its_child_in_other_words() -> None:
    told = {
        "parent": ("inherent-resolve", "SDF captures town of Hajin from Islamic State", "The SDF took Hajin."),
        "child": ("roundup", "Islamic State loses town of Hajin as SDF captures it", "Hajin fell on Friday."),
        "other": ("roundup", "Bridge destroyed at Baghuz overnight", "A bridge fell."),
    }
    parent, child, other = (
        waiting(alert(title, operation=name, id=key, url=f"https://news.example/{key}", new=new))
        for key, (name, title, new) in told.items()
    )
    family = {"roundup": "inherent-resolve"}

    found = plan(desk(parents=family), child, parent, other)

    assert sent(found) == [(parent.id,), (other.id,)]
    assert {name: holding for name, (holding, _) in held(found).items()} == {child.id: Holding.ELSEWHERE}
    assert len(plan(desk(), child, parent, other).parcels) == 3


def test_a_silenced_parent_mutes_nobody() -> None:
    parent = waiting(alert("Hajin taken", story="s", operation="inherent-resolve"))
    child = waiting(alert("Hajin taken", story="s", operation="roundup", id="child"))
    here = desk(parents={"roundup": "inherent-resolve"})

    found = plan(here, parent, child, silences=(silence(operation="inherent-resolve"),))

    assert sent(found) == [(child.id,)]


def test_what_was_told_in_the_future_of_a_clock_set_back_keeps_nobody_waiting() -> None:
    told = alert("Hajin taken")
    owed = waiting(follow_up(AlertKind.CONFIRMED, told))
    future = tuple(Heard(alert=told, at=at(60 * 24) + timedelta(seconds=second)) for second in range(30))

    assert sent(plan(desk(interval="1h"), owed, told=future)) == [(owed.id,)]


def test_what_was_owed_in_the_future_of_a_clock_set_back_waits_for_no_company() -> None:
    owed = waiting(alert("Hajin taken"), minutes=24 * 60)

    assert sent(plan(desk(wait="30s"), owed)) == [(owed.id,)]


def test_a_digest_that_was_promised_before_the_clock_was_set_back_is_the_next_one() -> None:
    here = desk(digest_only=("new",), digest=("18:00",))
    owed = waiting(alert("one"), minutes=2 * 24 * 60)
    promised = later(owed, plan(here, owed, now=at(2 * 24 * 60)))

    assert promised.next_try == at(2 * 24 * 60 + 6 * 60)
    assert held(plan(here, promised)) == {owed.id: (Holding.DIGEST, at(6 * 60))}


def test_a_channel_that_is_configured_no_more_waits_for_nothing() -> None:
    owed = waiting(alert("one"))

    assert sent(plan(Desk(manners={}), owed)) == [(owed.id,)]


def test_notices_need_no_budget_and_are_never_grouped() -> None:
    notices = [waiting(alert(str(n), kind=AlertKind.NOTICE, operation="", development="", id=str(n))) for n in range(3)]

    told = (Heard(alert=alert("before"), at=at(-60)),)  # all that the budget has

    assert sent(plan(desk(budget=1, wait="1h"), *notices, told=told)) == [(each.id,) for each in notices]
