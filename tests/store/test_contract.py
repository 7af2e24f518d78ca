"""What every memory promises of feeds and decisions, over SQLite and PostgreSQL, as short stories in time."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.model import (
    DeliveryState,
    Known,
    LedgerEntry,
    Mark,
    MarkWord,
    Move,
    NumberChange,
    Outcome,
    Reason,
    Sketch,
    Subscription,
)
from monitor.store.contract import Asked, Met, StoreError
from monitor.store.record import put
from monitor.store.schema import feed as feed_table
from monitor.store.sql import SqlStore
from tests.builders import alert, at, feed, feed_state, story
from tests.store.toy import DESK, HOOK, NAMES, Toy, batch

LEASE = timedelta(minutes=2)
A, B, C = "https://a.example/rss", "https://b.example/rss", "https://c.example/rss"


def urls(states):
    return [state.url for state in states]


def sketch(exact: str, *bands: str) -> Sketch:
    return Sketch(exact=exact, minhash=(1, 2**61), shingles=30, bands=bands)


# --- feeds ------------------------------------------------------------------------------------------------------------


def test_a_new_feed_is_due_at_once_and_nobody_else_gets_it_while_it_is_leased(store):
    store.follow([feed(A), feed(B)], at(0))

    assert urls(store.claim_feeds(at(0), 1, LEASE)) == [A]
    assert urls(store.claim_feeds(at(0), 10, LEASE)) == [B]
    assert store.claim_feeds(at(1), 10, LEASE) == ()
    assert urls(store.claim_feeds(at(2), 10, LEASE)) == [A, B]


def test_a_claim_of_feeds_that_nobody_heard_of_ends_and_those_under_way_stay_leased(store):
    """The database went away between its commit and the answer; a publisher may have been asked in another's place."""
    store.follow([feed(A), feed(B), feed(C)], at(0))
    store.claim_feeds(at(0), 2, LEASE * 5, again=LEASE)

    store.hand_back_feeds({A})

    assert urls(store.claim_feeds(at(1), 10, LEASE * 5)) == [C]
    assert urls(store.claim_feeds(at(2), 10, LEASE * 5)) == [B]


def test_a_worker_that_stops_leaves_the_feeds_that_it_was_polling_to_whoever_comes_next(place, opened):
    first = opened(place)
    first.follow([feed(A)], at(0))
    first.claim_feeds(at(0), 1, LEASE, again=LEASE / 2)

    first.recover(at(0), {}, None)
    first.close()

    second = opened(place)
    assert second.claim_feeds(at(0), 1, LEASE) == ()
    assert urls(second.claim_feeds(at(1), 1, LEASE)) == [A]


def test_readings_of_several_feeds_are_asked_about_at_once_and_each_hears_of_its_own(store):
    old, waiting, new = story("old"), story("waiting"), story("new")
    store.follow([feed(A), feed(B)], at(0))
    store.decide(batch(old, state=feed_state(A)), Toy())
    store.decide(batch(state=feed_state(B), held=(waiting,)), Toy())

    of_a, of_b, of_nobody = store.met([(A, [old, new]), (B, [waiting, old]), (C, [waiting])])

    assert of_a == Met(known=frozenset({old.item}))
    assert of_b == Met(known=frozenset({old.item}), held=frozenset({waiting.item}), going_on=True)
    assert of_nobody == Met()


def test_the_feed_that_has_waited_longest_comes_first(store):
    store.follow([feed(A), feed(B), feed(C)], at(0))
    for url, due in ((A, 20), (B, 10), (C, 99)):
        store.save_feed(feed_state(url, next_poll=at(due)))

    assert urls(store.claim_feeds(at(30), 10, LEASE)) == [B, A]


def test_a_feed_that_is_not_taken_stays_due_and_takes_nobodys_place(store):
    store.follow([feed(A), feed(B), feed(C)], at(0))

    assert urls(store.claim_feeds(at(0), 2, LEASE, takes=lambda url: url != A)) == [B, C]
    assert urls(store.claim_feeds(at(0), 2, LEASE)) == [A]


def test_a_saved_feed_is_as_it_was_saved_and_its_lease_is_over(store):
    store.follow([feed(A)], at(0))
    store.claim_feeds(at(0), 1, LEASE)
    saved = feed_state(A, next_poll=at(1), etag='W/"7"', failures=2, last_error="timeout", polled_at=at(0))

    store.save_feed(saved)

    assert store.feeds() == (saved,)
    assert store.claim_feeds(at(1), 1, LEASE) == (saved,)


def test_one_feed_is_looked_up_by_its_url(store):
    store.follow([feed(A), feed(B)], at(0))
    store.save_feed(feed_state(B, next_poll=at(9)))

    assert store.feed_state(B) == feed_state(B, next_poll=at(9))
    assert store.feed_state(C) is None


def test_a_feed_that_is_left_out_is_not_claimed_and_comes_back_as_it_was(store):
    store.follow([feed(A), feed(B)], at(0))
    store.save_feed(feed_state(B, next_poll=at(60), etag="kept"))

    store.follow([feed(A)], at(5))
    assert urls(store.feeds()) == [A]
    assert urls(store.claim_feeds(at(90), 10, LEASE)) == [A]

    store.follow([feed(A), feed(B)], at(100))
    assert store.feeds()[1].etag == "kept"
    assert urls(store.claim_feeds(at(100), 10, LEASE)) == [B, A]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"move": Move(to=B, since=at(0))}, B),
        ({"address": B}, B),
        ({}, A.replace("https", "http")),
    ],
    ids=["says that it moved", "was followed to where it moved", "http"],
)
def test_a_feed_whose_address_was_corrected_goes_on_where_it_was(store, before, after):
    known = feed_state(A, next_poll=at(60), primed_at=at(0), etag="of A", failures=2, body_hash="b", **before)
    store.follow([feed(A)], at(0))
    store.decide(batch(feed=known, seen=b"what stood there"), Toy())

    store.follow([feed(after)], at(5))

    (now,) = store.claim_feeds(at(5), 10, LEASE)
    assert now == feed_state(after, next_poll=at(5), primed_at=at(0), body_hash="b")
    assert store.seen(after) == b"what stood there"


def test_a_feed_beside_the_one_that_moved_to_it_is_a_new_one(store):
    """What is new there the other one brings."""
    store.follow([feed(A)], at(0))
    store.save_feed(feed_state(A, next_poll=at(60), primed_at=at(0), move=Move(to=B, since=at(0))))

    store.follow([feed(A), feed(B)], at(5))

    assert store.feed_state(B) == feed_state(B, next_poll=at(5))


def test_a_feed_that_is_gone_is_not_asked_again(store):
    store.follow([feed(A)], at(0))
    store.save_feed(feed_state(A, next_poll=at(0), gone=True))

    assert store.claim_feeds(at(9), 1, LEASE) == ()
    assert urls(store.feeds()) == [A]


def test_a_lease_from_before_the_clock_was_set_back_binds_nobody(store):
    store.follow([feed(A)], at(0))
    store.claim_feeds(at(60 * 24 * 365), 1, LEASE)

    assert urls(store.claim_feeds(at(1), 1, LEASE)) == [A]


def test_a_poll_of_a_feed_that_is_no_longer_followed_does_not_bring_it_back(store):
    store.save_feed(feed_state(A, next_poll=at(0)))

    assert store.feeds() == ()
    assert store.claim_feeds(at(1), 1, LEASE) == ()


# --- decide -----------------------------------------------------------------------------------------------------------


def test_a_new_story_is_told_once_to_each_receiver_of_its_operation(store):
    told = story("SDF takes the town of Hajin")

    decided = store.decide(batch(told, routes={"inherent-resolve": (HOOK, DESK), "*": ()}), Toy())

    assert decided.stories == (told,)
    assert [(owed.channel, owed.recipient) for owed in decided.deliveries] == [
        ("hook", ""),
        ("mail", "desk@example.org"),
    ]
    assert store.deliveries() == decided.deliveries


def test_the_same_story_again_is_nothing_new(store):
    store.decide(batch(story()), Toy())
    judge = Toy()

    again = store.decide(batch(story(), minutes=30), judge)

    assert (again.stories, again.deliveries, judge.asked) == ((), (), [])
    assert len(store.deliveries()) == 1


def test_validators_are_saved_with_the_stories_and_the_lease_ends(store):
    store.follow([feed(A)], at(0))
    store.claim_feeds(at(0), 1, LEASE)
    after = feed_state(A, next_poll=at(1), etag="new", body_hash="ab", primed_at=at(0))

    store.decide(batch(story(), state=after), Toy())

    assert store.claim_feeds(at(1), 1, LEASE) == (after,)


def test_validators_are_saved_though_no_story_is_new(store):
    store.follow([feed(A)], at(0))
    after = feed_state(A, next_poll=at(1), etag="new")

    store.decide(batch(state=after), Toy())

    assert store.feeds() == (after,)


def test_a_judge_that_fails_leaves_no_trace(store):
    class Broken(Toy):
        def judge(self, stories, known, *, silent):
            raise ZeroDivisionError

    store.follow([feed(A)], at(0))
    before = store.feeds()

    with pytest.raises(ZeroDivisionError):
        store.decide(batch(story(), state=feed_state(A, etag="new")), Broken())

    assert store.feeds() == before
    assert store.decide(batch(story()), Toy()).deliveries != ()


def test_batches_that_are_decided_together_know_of_each_other(store):
    judge = Toy()
    original, copy = story("SDF takes Hajin"), story("SDF takes Hajin", url="https://other.example/1")

    first, second = store.decide_all([(batch(original), judge), (batch(copy), judge)])

    assert len(first.deliveries) == 1
    assert second.deliveries == ()
    assert second.judgement.verdicts[0].outcome is Outcome.COPY


def test_batches_that_are_decided_together_are_decided_as_if_one_after_the_other(store):
    judge, aside = Toy(), story("Harvest begins", item="item-1", sketch=sketch("before"))
    edited = story("SDF takes Hajin", item="item-1", sketch=sketch("after"), first_seen=at(1))
    batches = [
        batch(aside, state=feed_state(A, etag="a"), seen=b"a"),
        batch(aside, story("Prices rise"), state=feed_state(B, etag="b"), seen=b"b"),
        batch(edited, aside, minutes=1),
        batch(edited, minutes=1),
    ]
    store.follow([feed(A), feed(B)], at(0))

    decided = store.decide_all([(each, judge) for each in batches])

    assert [[each.title for each in one.stories] for one in decided] == [
        ["Harvest begins"], ["Prices rise"], ["SDF takes Hajin"], []
    ]  # fmt: skip
    assert [[each.title for each in known.stories] for known in judge.asked] == [[], [], ["Harvest begins"]]
    assert [len(one.deliveries) for one in decided] == [0, 0, 1, 0]
    assert [(state.etag, store.seen(state.url)) for state in store.feeds()] == [("a", b"a"), ("b", b"b")]


def test_of_batches_that_are_decided_together_one_that_fails_fails_alone(store):
    class Broken(Toy):
        def judge(self, stories, known, *, silent):
            raise ZeroDivisionError

    store.follow([feed(A), feed(B)], at(0))
    first, second, third = (story(f"SDF {n}") for n in range(3))
    judge = Toy()

    decided = store.decide_all(
        [
            (batch(first, state=feed_state(A, etag="new")), judge),
            (batch(second, state=feed_state(B, etag="new")), Broken()),
            (batch(third), judge),
        ]
    )

    assert [type(each).__name__ for each in decided] == ["Decided", "ZeroDivisionError", "Decided"]
    assert [each.alert.story for each in store.deliveries()] == [first.id, third.id]
    assert [state.etag for state in store.feeds()] == ["new", ""]
    assert len(store.decide(batch(second), judge).deliveries) == 1


def test_first_sight_is_remembered_in_silence(store):
    judge = Toy()

    first = store.decide(batch(story(), silent=True), judge)
    copy = store.decide(batch(story(url="https://other.example/1"), minutes=5), judge)

    assert judge.silences == [True, False]
    assert (first.deliveries, copy.deliveries) == ((), ())
    assert copy.judgement.verdicts[0].outcome is Outcome.COPY


def test_stories_are_judged_oldest_first_each_version_once(store):
    late, early = story("SDF b", published=at(9)), story("SDF a", published=at(3))

    decided = store.decide(batch(late, early, late), Toy())

    assert decided.stories == (early, late)


def test_an_edit_meets_the_earlier_version_with_all_its_text(store):
    first = story("SDF near Hajin", "They advanced.", item="item-7", sketch=sketch("x"))
    second = story("SDF near Hajin", "They advanced.", "They took it.", item="item-7", sketch=sketch("y"))
    judge = Toy()
    store.decide(batch(first), judge)

    store.decide(batch(second, minutes=9), judge)

    assert judge.asked[-1].stories == (first,)


def test_of_an_items_versions_the_last_one_is_recalled(store):
    """A feed that counts readers in its texts makes thousands of them."""
    told = [
        story("SDF near Hajin", f"Read {n} times.", item="item-7", sketch=sketch(f"v{n}", "band-1"), first_seen=at(n))
        for n in range(4)
    ]
    copy = story("SDF near Hajin", item="item-8", sketch=sketch("v0"), first_seen=at(9))
    judge = Toy()
    for each in told:
        store.decide(batch(each, minutes=each.first_seen.minute), judge)
    recalled = judge.asked[-1].stories

    store.decide(batch(copy, minutes=9), judge)

    assert recalled == (told[2],)
    assert judge.asked[-1].stories == (told[0],)


def test_likely_copies_of_any_age_are_recalled_and_strangers_are_not(store):
    same = story("SDF same digest", sketch=sketch("digest"))
    near = story("SDF one band shared", sketch=sketch("other", "band-1", "band-2"))
    stranger = story("SDF something else", sketch=sketch("else", "band-3"))
    judge = Toy()
    store.decide(batch(same, near, stranger), judge)

    year_later = story("SDF now", sketch=sketch("digest", "band-0", "band-2"), first_seen=at(60 * 24 * 400))
    store.decide(batch(year_later, minutes=60 * 24 * 400), judge)

    assert {each.title for each in judge.asked[-1].stories} == {same.title, near.title}


def test_the_ledger_and_open_developments_reach_as_far_back_as_the_judge_remembers(store):
    judge = Toy()
    for day in (0, 40, 80):
        store.decide(batch(story(f"SDF day {day}", first_seen=at(day * 1440)), minutes=day * 1440), judge)
    store.decide(batch(story("SDF today", first_seen=at(100 * 1440)), minutes=100 * 1440), judge)

    known = judge.asked[-1]

    assert [entry.title for entry in known.ledger["inherent-resolve"]] == ["SDF day 40", "SDF day 80"]
    assert [each.headline for each in known.developments["inherent-resolve"]] == ["SDF day 40", "SDF day 80"]


def test_a_judge_that_remembers_for_ever_is_given_everything(store):
    class Elephant(Toy):
        memory = timedelta.max

    judge = Elephant()
    store.decide(batch(story("SDF first")), judge)
    store.decide(batch(story("SDF second"), minutes=60 * 24 * 9999), judge)

    assert len(judge.asked[-1].ledger["inherent-resolve"]) == 1


def test_what_was_known_from_the_start_comes_first_and_does_not_age(store):
    class Seeded(Toy):
        def judge(self, stories, known, *, silent):
            said = super().judge(stories, known, silent=silent)
            seed = LedgerEntry(
                operation="inherent-resolve", story="seed", item="seed", at=None, title="Seed", sentences=("Known.",),
                source="", publisher="", outcome=Outcome.BACKGROUND,
            )  # fmt: skip
            return type(said)(entries=(seed, *said.entries), verdicts=said.verdicts)

    store.decide(batch(story("SDF one")), Seeded())
    judge = Toy()
    store.decide(batch(story("SDF two"), minutes=1440), judge)

    assert [entry.title for entry in judge.asked[0].ledger["inherent-resolve"]] == ["Seed", "SDF one"]


def test_only_the_ledgers_that_a_story_concerns_are_read(store):
    judge = Toy()
    store.decide(batch(story("herbicide ruling")), judge)

    store.decide(batch(story("SDF advances")), judge)

    assert set(judge.asked[-1].ledger) == {"inherent-resolve"}


def test_whatever_a_judge_says_is_written_though_it_named_nobody(store):
    class Unforeseen(Toy):
        def concerns(self, told):
            return ()

        def judge(self, stories, known, *, silent):
            return Toy().judge(stories, Known(ledger=dict.fromkeys(NAMES.values(), ())), silent=silent)

    store.decide_all([(batch(story("Rain"), minutes=1), Toy()), (batch(story("SDF one"), minutes=2), Unforeseen())])
    judge = Toy()
    store.decide(batch(story("SDF two"), minutes=3), judge)

    assert [entry.title for entry in judge.asked[0].ledger["inherent-resolve"]] == ["SDF one"]


def test_likely_copies_of_a_story_are_found_by_what_it_lacks_until_it_is_drawn(store):
    store.decide(batch(story("SDF advances", sketch=sketch("one", "band-1"))), Toy())
    asked, judge = [], Toy()

    def drawn(each):
        asked.append(each.title)
        return replace(each, sketch=sketch("two", "band-1"))

    copy, rain = story("SDF in advance", sketch=sketch("two")), story("Rain in the north")
    store.decide(batch(copy, rain, drawn=drawn), judge)

    assert [known.title for known in judge.asked[0].stories] == ["SDF advances"]
    assert asked == ["SDF in advance"]


def test_a_story_about_nothing_that_is_followed_is_known_by_its_identity_alone(store):
    weather = story("Rain in the north", "Bring a coat.", item="item-9", sketch=sketch("rain", "band-1"))
    store.decide(batch(weather), Toy())
    judge = Toy()

    again = store.decide(batch(weather, minutes=9), judge)
    store.decide(batch(story("SDF in the rain", item="item-9", sketch=sketch("rain", "band-1"))), judge)

    assert again.stories == ()
    assert [(each.id, each.sentences) for each in judge.asked[-1].stories] == [(weather.id, ())]


def test_an_alert_that_was_raised_before_is_owed_to_nobody_twice(store):
    class Forgetful(Toy):
        def judge(self, stories, known, *, silent):
            return super().judge(stories, type(known)(ledger={"inherent-resolve": ()}), silent=silent)

    first = store.decide(batch(story("SDF in Hajin", "One.")), Forgetful())
    second = store.decide(
        batch(story("SDF in Hajin", "Two."), minutes=9, routes={"inherent-resolve": (HOOK, DESK)}), Forgetful()
    )

    assert [owed.channel for owed in first.deliveries] == ["hook"]
    assert [(owed.channel, owed.alert) for owed in second.deliveries] == [("mail", first.deliveries[0].alert)]


def test_a_receiver_that_is_named_twice_is_owed_one_delivery(store):
    decided = store.decide(batch(story(), routes={"*": (HOOK, HOOK)}), Toy())

    assert len(decided.deliveries) == 1


def test_an_alert_comes_back_as_it_was_decided(store):
    whole = alert(
        "Said “Hajin” — \U0001f4f0 \x00",
        published=at(0.0000001),
        known_at=at(-7),
        numbers=(NumberChange(unit="killed", old="3", new="17"),),
        probability=1 / 3,
        reasons=(Reason(rule="veto", weight=-math.inf, text="no"),),
    )

    class Fixed(Toy):
        def judge(self, stories, known, *, silent):
            return type(super().judge(stories, known, silent=silent))(alerts=(whole,))

    decided = store.decide(batch(story()), Fixed())

    assert store.deliveries()[0].alert == decided.deliveries[0].alert == whole


def test_text_that_a_database_refuses_costs_its_odd_characters_and_no_story(store):
    odd = replace(story(id="odd"), title="SDF \ud800\0", sentences=("Half a \udfff pair.",), item="i\0tem")

    decided = store.decide(batch(odd, story("SDF b")), Toy2())

    assert len(decided.deliveries) == 1
    assert store.explain("odd")[0].story.sentences == ("Half a ? pair.",)


class Toy2(Toy):
    """Tells no title that is not clean, since ids are made of it."""

    def judge(self, stories, known, *, silent):
        clean = [each for each in stories if each.id != "odd"]
        said = super().judge(clean, known, silent=silent)
        odd = next(each for each in stories if each.id == "odd")
        verdict = type(said.verdicts[0])(
            story=odd.id, operation="x", outcome=Outcome.REPEAT, relevance=0, novelty=0, probability=0
        )
        return type(said)(verdicts=(*said.verdicts, verdict), entries=said.entries, alerts=said.alerts)


# --- looking ----------------------------------------------------------------------------------------------------------


def test_every_decision_can_be_explained_by_story_item_url_alert_or_development(store):
    told, copy = story("SDF takes Hajin", item="item-1"), story("SDF takes Hajin", url="https://copy.example/1")
    decided = store.decide(batch(told, minutes=1), Toy())
    store.decide(batch(copy, minutes=2), Toy())
    raised = decided.judgement.alerts[0]

    for reference in (told.id, told.id[:6], "item-1", told.url, raised.id, raised.development[:9]):
        (found,) = store.explain(reference)
        assert (found.story, found.verdict, found.decided_at, found.alert) == (
            told,
            decided.judgement.verdicts[0],
            at(1),
            raised,
        )
    assert store.explain(copy.url)[0].alert is None


def test_explain_keeps_to_the_operation_it_is_asked_for(store):
    both = story("SDF sprays herbicide")
    store.decide(batch(both), Toy())

    assert [each.verdict.operation for each in store.explain(both.id)] == ["inherent-resolve", "roundup"]
    assert [each.verdict.operation for each in store.explain(both.id, "roundup")] == ["roundup"]


@pytest.mark.parametrize("reference", ["", "abc", "%%%%%%%", "______", "nothing-like-it"])
def test_a_reference_that_names_nothing_finds_nothing(store, reference):
    store.decide(batch(story()), Toy())

    assert store.explain(reference) == ()


def test_a_timeline_is_an_operations_developments_oldest_first_as_they_are_now(store):
    store.decide(batch(story("SDF second", first_seen=at(5)), story("SDF first")), Toy())
    store.decide(batch(story("herbicide ruling")), Toy())

    assert [each.headline for each in store.timeline("inherent-resolve")] == ["SDF first", "SDF second"]


def test_a_census_counts_what_is_known_and_owed_and_shows_the_last_alerts(store):
    store.follow([feed(A)], at(7))
    told = batch(story("SDF first"), story("SDF second", first_seen=at(5)), routes={"inherent-resolve": (HOOK,)})
    store.decide(told, Toy())

    counted = store.census(limit=1)

    (operation,) = counted.operations
    assert (operation.name, operation.developments, operation.last) == ("inherent-resolve", 2, "SDF second")
    assert operation.ledger == 2
    assert len(counted.alerts) == 1
    assert [(one.channel, one.unfinished) for one in counted.standings] == [("hook", 2)]
    assert set(counted.waiting_since) == {"hook"}
    assert counted.next_poll == at(7)


def test_a_census_counts_feeds_by_how_they_stand(store):
    urls = [f"https://{name}.example/rss" for name in ("fine", "fails", "gone", "left")]
    store.follow([feed(url) for url in urls], at(0))
    store.save_feed(feed_state(urls[1], failures=2))
    store.save_feed(feed_state(urls[2], failures=1, gone=True))
    store.save_feed(feed_state(urls[3], failures=1))
    store.follow([feed(url) for url in urls[:3]], at(0))

    assert store.census().feeds == {"followed": 3, "failing": 2, "gone": 1}


def test_a_census_of_nothing_is_empty(store):
    counted = store.census()

    assert (counted.operations, counted.alerts, counted.standings, counted.next_poll) == ((), (), (), None)
    assert set(counted.feeds.values()) == {0}


def test_a_store_can_be_closed_twice_and_says_so_when_it_is_used_later(store):
    store.close()
    store.close()

    with pytest.raises(StoreError, match="closed"):
        store.feeds()


def test_what_was_decided_is_there_after_a_restart(store, place, opened):
    store.follow([feed(A)], at(0))
    owed = store.decide(batch(story()), Toy()).deliveries
    store.close()

    again: SqlStore = opened(place)

    assert again.deliveries([DeliveryState.PENDING]) == owed
    assert again.feeds() == (feed_state(A, next_poll=at(0)),)


def test_a_moment_without_a_time_zone_is_refused(store):
    naive = at(0).replace(tzinfo=None)

    with pytest.raises(StoreError, match="no time zone"), store.transaction() as connection:
        put(connection, feed_table, [{"url": A, "followed": True, "gone": False, "next_poll": naive, "state": ""}])


def test_many_polls_are_saved_at_once_as_they_would_be_one_by_one(store):
    store.follow([feed(A), feed(B)], at(0))
    store.claim_feeds(at(0), 2, LEASE)
    saved = [feed_state(url, next_poll=at(due), etag=url) for url, due in ((B, 2), (A, 1))]

    store.save_feeds([(state, Asked(requests=(), free_at=at(0))) for state in saved])

    assert store.feed_state(A) == saved[1]
    assert store.feed_state(B) == saved[0]
    assert urls(store.claim_feeds(at(5), 2, LEASE)) == [A, B]


# --- an operator's marks ----------------------------------------------------------------------------------------------


def mark(id: str, minutes: float, **given) -> Mark:  # noqa: A002 (the field's name)
    return Mark(**{"id": id, "operation": "inherent-resolve", "word": MarkWord.REPEAT, "at": at(minutes), **given})


def test_a_later_mark_takes_the_place_of_the_one_with_its_id(store):
    store.mark([mark("a", 1), mark("b", 2), mark("c", 3, operation="other")])
    store.mark([mark("a", 4, word=MarkWord.USEFUL)])

    assert [(each.id, each.word) for each in store.marks("inherent-resolve")] == [
        ("b", MarkWord.REPEAT),
        ("a", MarkWord.USEFUL),
    ]
    assert len(store.marks()) == 3


def test_a_decision_knows_the_marks_that_stand(store):
    store.mark([mark("a", 1), mark("b", 2, withdrawn=True)])
    judge = Toy()
    store.decide(batch(story("SDF takes Hajin")), judge)

    assert [each.id for each in judge.asked[-1].marks["inherent-resolve"]] == ["a"]
    assert [each.withdrawn for each in store.marks()] == [False, True]


def test_a_story_is_found_judged_or_not(store):
    quiet = story("Rain on the coast", url="https://a.example/rain")
    store.decide(batch(quiet), Toy())

    assert [each.title for each in store.stories("https://a.example/rain")] == [quiet.title]
    assert store.stories(quiet.id[:10])[0].id == quiet.id
    assert store.stories("") == ()


# --- hubs -------------------------------------------------------------------------------------------------------------


def test_a_subscription_is_changed_and_ended(store):
    mine = Subscription(url=A, hub="https://hub.example/", topic=A)

    assert store.subscribe(A, lambda before: before) is None
    store.subscribe(A, lambda _before: mine)
    store.subscribe(A, lambda before: replace(before, until=at(5), since=at(1)))
    assert store.subscriptions() == (replace(mine, until=at(5), since=at(1)),)
    assert store.subscribe(A, lambda _before: None) is None
    assert store.subscriptions() == ()


def test_feeds_that_name_a_hub_are_found(store):
    store.follow([feed(A), feed("https://b.example/rss")], at(0))
    named = feed_state(A, hub="https://hub.example/", topic=A)
    store.save_feed(named)

    assert store.feeds(with_hub=True) == (named,)
    assert len(store.feeds()) == 2


def test_a_feed_is_hastened_as_far_as_it_may_be_asked(store):
    store.follow([feed(A), feed(B)], at(0))
    store.claim_feeds(at(0), 2, LEASE)
    store.save_feed(feed_state(A, next_poll=at(60), free_at=at(10), etag="kept"))
    store.save_feed(feed_state(B, next_poll=at(60), free_at=at(10), not_before=at(20)))

    assert store.hasten(A, at(5))
    assert store.hasten(B, at(5))
    assert store.hasten("https://unknown.example/", at(5))
    assert store.feed_state(A) == feed_state(A, next_poll=at(10), free_at=at(10), etag="kept")
    assert urls(store.claim_feeds(at(10), 3, LEASE)) == [A]
    assert urls(store.claim_feeds(at(11.5), 3, LEASE)) == []
    assert B in urls(store.claim_feeds(at(20), 3, LEASE))


def test_a_poll_that_is_due_sooner_stays_and_one_under_way_is_not_hastened(store):
    store.follow([feed(A)], at(0))
    store.claim_feeds(at(0), 1, LEASE)

    assert not store.hasten(A, at(0))
    store.save_feed(feed_state(A, next_poll=at(3), free_at=at(2)))
    assert store.hasten(A, at(9))
    assert store.feed_state(A).next_poll == at(3)
