"""A dry run's memory: knows what the real one knows, keeps its own, changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from monitor.model import Outcome, Receiver, Sketch
from monitor.store.contract import StoreError
from monitor.store.rehearsal import Rehearsal
from monitor.store.schema import metadata
from tests.builders import at, feed, feed_state, story
from tests.store.test_etiquette import ask
from tests.store.toy import Toy, batch

LEASE = timedelta(minutes=2)


@pytest.fixture
def rehearse(place, store, opened):
    """Opens a rehearsal beside the running daemon."""
    rehearsals = []

    def begin():
        rehearsals.append(Rehearsal(opened(place, owner=False)))
        return rehearsals[-1]

    yield begin
    for each in rehearsals:
        each.close()


def rows(store):
    """Everything that is stored."""
    with store.transaction() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables}


def outcomes(decided):
    return [verdict.outcome for verdict in decided.judgement.verdicts]


def test_what_the_real_memory_knows_is_known_and_what_it_would_tell_is_given_back(store, rehearse):
    store.decide(batch(story("SDF takes Hajin")), Toy())
    copy, news = story("SDF takes Hajin", url="https://copy.example/1"), story("SDF takes Baghuz")

    decided = rehearse().decide(batch(copy, news, minutes=9), Toy())

    assert outcomes(decided) == [Outcome.COPY, Outcome.DEVELOPMENT]
    assert [owed.alert.headline for owed in decided.deliveries] == ["SDF takes Baghuz"]


def test_likely_copies_are_found_in_the_real_memory_by_what_a_story_lacks_until_it_is_drawn(store, rehearse):
    like = Sketch(exact="one", minhash=(1,), shingles=30, bands=("band-1",))
    store.decide(batch(story("SDF advances", sketch=like)), Toy())
    judge = Toy()

    rehearse().decide(batch(story("SDF in advance"), drawn=lambda each: replace(each, sketch=like)), judge)

    assert [known.title for known in judge.asked[0].stories] == ["SDF advances"]


def test_a_story_that_the_real_memory_has_is_nothing_new(store, rehearse):
    store.decide(batch(story(), story("Rain in the north")), Toy())

    assert rehearse().decide(batch(story(), story("Rain in the north"), minutes=9), Toy()).stories == ()


def test_earlier_versions_and_likely_copies_are_recalled_from_the_real_memory(store, rehearse):
    first = story("SDF near Hajin", "They advanced.", item="item-7")
    store.decide(batch(first), Toy())
    judge = Toy()

    rehearse().decide(batch(story("SDF in Hajin", item="item-7"), minutes=9), judge)

    assert judge.asked[0].stories == (first,)


def test_two_copies_within_one_rehearsal_know_each_other(rehearse):
    rehearsal = rehearse()

    first = rehearsal.decide(batch(story(url="https://a.example/1")), Toy())
    second = rehearsal.decide(batch(story(url="https://b.example/1"), minutes=1), Toy())

    assert (len(first.deliveries), len(second.deliveries)) == (1, 0)


def test_an_alert_that_was_told_already_would_not_be_told_again(store, rehearse):
    class Forgetful(Toy):
        def judge(self, stories, known, *, silent):
            return super().judge(stories, type(known)(ledger={"inherent-resolve": ()}), silent=silent)

    store.decide(batch(story("SDF in Hajin", "One.")), Forgetful())

    assert rehearse().decide(batch(story("SDF in Hajin", "Two."), minutes=9), Forgetful()).deliveries == ()


def test_every_feed_is_due_once_with_what_polling_has_learnt(store, rehearse):
    store.follow([feed("https://a.example/rss"), feed("https://b.example/rss")], at(0))
    learnt = feed_state("https://a.example/rss", next_poll=at(999), etag="seven", primed_at=at(0))
    store.save_feed(learnt)
    rehearsal = rehearse()

    rehearsal.follow([feed("https://a.example/rss"), feed("https://new.example/rss")], at(5))
    claimed = rehearsal.claim_feeds(at(5), 10, LEASE)

    assert claimed == (learnt, feed_state("https://new.example/rss", next_poll=at(5)))
    rehearsal.save_feed(feed_state("https://a.example/rss", next_poll=at(35)))
    assert rehearsal.claim_feeds(at(6), 10, LEASE) == ()


def test_a_site_that_asked_for_rest_is_known_to_a_rehearsal(store, rehearse):
    ask(store, 0, status=429, pause_until=at(60))

    assert rehearse().pauses(at(45)) == store.pauses(at(45)) != {}


def test_who_has_unsubscribed_would_get_nothing(store, rehearse):
    gone, stays = (Receiver(channel="mail", recipient=f"{name}@example.org") for name in ("one", "two"))
    store.leave(gone, at(0))

    decided = rehearse().decide(batch(story(), routes={"*": (gone, stays)}), Toy())

    assert [owed.recipient for owed in decided.deliveries] == [stays.recipient]


def test_nothing_can_be_sent_from_a_rehearsal(store, rehearse):
    store.decide(batch(story()), Toy())
    store.claim_deliveries(at(1), 1, LEASE, ("hook",))
    rehearsal = rehearse()
    rehearsal.decide(batch(story("SDF takes Baghuz"), minutes=9), Toy())

    assert rehearsal.claim_deliveries(at(99), 10, LEASE, ("hook",)) == ()
    assert rehearsal.recover(at(99), {}) == ()


def test_a_rehearsal_leaves_the_real_memory_as_it_was(store, rehearse):
    store.follow([feed()], at(0))
    store.decide(batch(story()), Toy())
    before = rows(store)
    rehearsal = rehearse()

    rehearsal.follow([feed("https://other.example/rss")], at(1))
    rehearsal.decide(batch(story("SDF takes Baghuz")), Toy())
    rehearsal.replay((), at(2))

    assert rows(store) == before


def test_the_daemon_goes_on_while_a_rehearsal_looks(store, rehearse):
    rehearsal = rehearse()

    store.decide(batch(story()), Toy())

    assert rehearsal.decide(batch(story()), Toy()).stories == ()


def test_without_a_database_only_the_run_itself_is_known():
    rehearsal = Rehearsal(None)
    rehearsal.follow([feed()], at(0))

    claimed = rehearsal.claim_feeds(at(0), 10, LEASE)
    first = rehearsal.decide(batch(story()), Toy())

    assert claimed == (feed_state(next_poll=at(0)),)
    assert len(first.deliveries) == 1
    rehearsal.close()


def test_a_rehearsal_closes_what_it_was_given(place, store, opened):
    real = opened(place, owner=False)

    Rehearsal(real).close()

    with pytest.raises(StoreError, match="closed"):
        real.feeds()
