"""What a memory promises of notices about the service itself, over SQLite and PostgreSQL."""

import threading
from datetime import timedelta

from monitor.model import AlertKind, DeliveryState, Later, Notice, Refused, Sent
from monitor.store.rehearsal import Rehearsal
from tests.builders import at, story
from tests.store.toy import DESK, HOOK, Toy, batch

LEASE = timedelta(minutes=2)
BOTH = {"*": (HOOK, DESK)}
DAY = 24 * 60


def failing(subject="https://a.example/rss", **given):
    default = {"word": "feed.failing", "subject": subject, "headline": f"{subject[8:9]} fails", "detail": "timeout"}
    return Notice(**{**default, **given})


def test_a_notice_is_an_alert_owed_to_those_who_take_notices(store):
    owed = store.notify([failing(remedy="look at it")], at(0), {**BOTH, "": (DESK,)})

    assert [(each.channel, each.recipient) for each in owed] == [("mail", "desk@example.org")]
    told = owed[0].alert
    assert (told.kind, told.word, told.headline, told.new) == (AlertKind.NOTICE, "feed.failing", "a fails", "timeout")
    assert told.remedy == "look at it"
    assert store.deliveries() == owed


def test_notices_go_to_every_channel_where_none_is_named_for_them(store):
    assert [each.channel for each in store.notify([failing()], at(0), BOTH)] == ["hook", "mail"]


def test_the_same_trouble_is_told_once_a_day(store):
    store.notify([failing()], at(0), BOTH)

    assert store.notify([failing()], at(1), BOTH) == ()
    assert store.notify([failing()], at(DAY - 1), BOTH) == ()
    again = store.notify([failing()], at(DAY), BOTH)
    assert len(again) == 2
    assert len({each.id for each in store.deliveries()}) == 4


def test_a_trouble_may_ask_for_longer_silence_and_never_for_less_than_a_day(store):
    store.notify([failing(again=timedelta(days=7)), failing("https://b.example/", again=timedelta())], at(0), BOTH)

    assert store.notify([failing("https://b.example/", again=timedelta())], at(DAY - 1), BOTH) == ()
    assert store.notify([failing(again=timedelta(days=7))], at(6 * DAY), BOTH) == ()
    assert store.notify([failing(again=timedelta(days=7))], at(7 * DAY), BOTH) != ()


def test_several_of_one_word_are_one_notice_and_each_is_known_as_told(store):
    urls = ["https://a.example/", "https://b.example/", "https://c.example/"]

    owed = store.notify([failing(url, detail="timeout.") for url in reversed(urls)], at(0), {"*": (HOOK,)})

    assert [each.alert.headline for each in owed] == ["a fails, and 2 more"]
    assert owed[0].alert.new == "a fails: timeout; b fails: timeout; c fails: timeout"
    assert store.notify([failing(url) for url in urls], at(5), {"*": (HOOK,)}) == ()


def test_of_very_many_troubles_the_first_are_spelt_out_and_all_are_known_as_told(store):
    urls = [f"https://{number:04}.example/" for number in range(1200)]

    (owed,) = store.notify([failing(url) for url in urls], at(0), {"*": (HOOK,)})

    assert owed.alert.headline == "0 fails, and 1199 more"
    assert owed.alert.new.count("timeout") == 20
    assert owed.alert.new.endswith("; and 1180 more")
    assert store.notify([failing(url) for url in urls], at(5), {"*": (HOOK,)}) == ()


def test_notices_of_two_words_are_two(store):
    owed = store.notify([failing(), failing(word="feed.gone")], at(0), {"*": (HOOK,)})

    assert [each.alert.word for each in owed] == ["feed.failing", "feed.gone"]


def test_what_fails_does_not_carry_its_own_notice_unless_there_is_no_other(store):
    def to(routes, minutes):
        return [each.channel for each in store.notify([failing(avoid="hook")], at(minutes), routes)]

    assert to(BOTH, 0) == ["mail"]
    assert to({**BOTH, "": (HOOK,)}, 2 * DAY) == ["mail"]
    assert to({"*": (HOOK,)}, 4 * DAY) == ["hook"]


def test_a_notice_from_before_the_clock_was_set_back_silences_nobody(store):
    store.notify([failing()], at(365 * DAY), BOTH)

    assert len(store.notify([failing()], at(0), BOTH)) == 2


def test_a_notice_of_text_that_no_database_takes_is_told(store):
    (owed,) = store.notify([failing("nul \0 and \ud800", detail="nul \0")], at(0), {"*": (HOOK,)})

    assert owed.alert.new == "nul "
    assert store.notify([failing("nul \0 and \ud800")], at(1), {"*": (HOOK,)}) == ()


def test_two_workers_that_see_one_trouble_tell_it_once(place, opened):
    """On SQLite one store is asked from two threads; on PostgreSQL two daemons see the same."""
    first = opened(place)
    stores = [first, opened(place) if place.startswith("postgresql") else first]
    owed = []
    threads = [
        threading.Thread(target=lambda one=one: owed.extend(one.notify([failing()], at(0), {"*": (HOOK,)})))
        for one in stores
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(owed) == 1
    assert len(first.deliveries()) == 1


def test_a_rehearsal_tells_nobody_and_knows_what_was_told(place, opened):
    real = opened(place)
    real.notify([failing()], at(0), BOTH)
    dry = Rehearsal(opened(place, owner=False))

    assert dry.notify([failing()], at(1), BOTH) == ()
    assert len(dry.notify([failing("https://b.example/")], at(1), BOTH)) == 2
    assert dry.claim_deliveries(at(2), 10, LEASE, ("hook", "mail")) == ()
    dry.close()
    assert len(real.deliveries()) == 2


# --- how channels stand -----------------------------------------------------------------------------------------------


def test_a_channel_stands_as_its_deliveries_do(store):
    for minutes, title in enumerate(("one", "two", "three", "four")):
        store.decide(batch(story(f"SDF {title}"), minutes=minutes, routes={"*": (HOOK, DESK)}), Toy())
    for answer in (Sent(), Refused(why="400"), Later(why="503")):
        (claimed,) = store.claim_deliveries(at(10), 1, LEASE, ("hook",))
        store.settle(claimed, answer, at(11), at(20))

    hook, mail = store.standings()

    assert (hook.channel, hook.delivered, hook.parked, hook.unfinished) == ("hook", 1, 1, 2)
    assert (hook.died_at, hook.failing_since, hook.last_answer) == (at(11), at(11), "503")
    assert (mail.channel, mail.unfinished, mail.failing_since, mail.died_at) == ("mail", 4, None, None)


def test_a_channel_fails_since_the_first_try_and_not_since_its_message_was_owed(store):
    """What was held or waited behind others is old when it is tried. A replay begins anew; a clock set back shows in
    the moment what it took from the clock."""
    store.decide(batch(story("SDF one")), Toy())

    def fails(minutes):
        (claimed,) = store.claim_deliveries(at(minutes), 1, LEASE, ("hook",))
        store.settle(claimed, Later(why="503"), at(minutes), at(minutes + 4))
        return since()

    def since():
        return store.standings()[0].failing_since

    untried, first, again = since(), fails(180), fails(190)
    store.set_back(timedelta(hours=1), at(135))
    set_back = since()
    (claimed,) = store.claim_deliveries(at(140), 1, LEASE, ("hook",))
    store.settle(claimed, Refused(why="400"), at(140), None)
    dead = since()
    store.replay((), at(300))

    assert (untried, first, again, set_back, dead) == (None, at(180), at(180), at(120), None)
    assert fails(310) == at(310)


def test_of_many_dead_the_last_one_speaks(store):
    for minutes in range(3):
        store.decide(batch(story(f"SDF {minutes}"), minutes=minutes), Toy())
        (claimed,) = store.claim_deliveries(at(minutes), 1, LEASE, ("hook",))
        store.settle(claimed, Refused(why=f"reason {minutes}"), at(minutes), None)

    (hook,) = store.standings()

    assert (hook.parked, hook.died_at, hook.last_answer) == (3, at(2), "reason 2")
    assert {each.state for each in store.deliveries()} == {DeliveryState.DEAD}


def test_nothing_owed_is_no_standing(store):
    assert store.standings() == ()
