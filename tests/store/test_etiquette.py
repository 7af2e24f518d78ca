"""The log of requests, and what it says about our etiquette."""

from datetime import timedelta

from monitor.model import Request
from monitor.store import etiquette
from monitor.store.contract import Asked, Retention
from monitor.store.record import save_read
from tests.builders import NOON, at, feed, feed_state
from tests.store.toy import batch

A, B, C = "https://a.example/rss", "https://b.example/rss", "https://c.example/rss"
SECOND = timedelta(seconds=1)


def ask(store, minutes, *, url=A, seconds=1.0, free=30.0, forced=False, size=0, **given):
    """One poll of one request, logged as the poller does."""
    begun = at(minutes)
    request = Request(
        **{
            "site": "example.org",
            "at": begun,
            "until": begun + seconds * SECOND,
            "status": 200,
            "spacing": SECOND,
            **given,
        }
    )
    asked = Asked(requests=(request,), free_at=at(minutes + free), forced=forced)
    store.save_feed(feed_state(url, next_poll=at(minutes + free), size=size), asked)


def missteps(store):
    return [(step.kind, step.feed) for one in store.etiquette() for step in one.missteps]


def test_what_was_asked_is_counted_by_site(store):
    store.follow([feed(A), feed(B)], NOON)
    ask(store, 0, received=900)
    ask(store, 1, url=B, received=50, site="other.example")
    ask(store, 40, status=304, conditional=True, size=900)

    first, second = store.etiquette()
    assert (first.site, first.feeds, first.requests, first.not_modified) == ("example.org", 1, 2, 1)
    assert (first.received, first.saved, first.conditional) == (900, 900, 1)
    assert (first.since, first.last) == (NOON, at(40))
    assert (second.site, second.requests, second.saved) == ("other.example", 1, 0)
    assert first.missteps == second.missteps == ()


def test_asking_before_the_time_is_a_misstep_unless_everything_was_to_be_polled(store):
    ask(store, 0)
    ask(store, 10, forced=True)
    ask(store, 20)

    assert missteps(store) == [("early", A)]
    assert store.etiquette()[0].forced == 1


def test_asking_any_feed_of_a_site_that_wants_rest_is_a_misstep(store):
    ask(store, 0, status=429, pause_until=at(60))
    ask(store, 30, url="c", site="other.example")
    ask(store, 59, url=B)
    ask(store, 62)

    assert missteps(store) == [("resting", B)]


def test_two_at_once_and_two_without_a_breath_are_missteps(store):
    ask(store, 0, seconds=10)
    ask(store, 5 / 60, url=B)
    ask(store, 10.5 / 60, url="c")
    ask(store, 13 / 60, url="d")

    assert missteps(store) == [("at-once", B), ("spacing", "c")]


def test_the_order_in_which_polls_are_saved_makes_no_difference(store):
    ask(store, 1, url=B)
    ask(store, 0)

    assert missteps(store) == []


def test_a_clock_that_is_set_back_makes_no_misstep(store):
    ask(store, 600, pause_until=at(660), status=503)
    ask(store, 0)

    assert missteps(store) == []


def test_a_redirect_burdens_its_own_site_and_is_no_poll(store):
    first = Request(site="example.org", at=NOON, until=NOON + SECOND, status=301)
    second = Request(site="cdn.example", at=NOON + 2 * SECOND, until=NOON + 3 * SECOND, status=200, received=7)
    store.save_feed(feed_state(A), Asked(requests=(first, second), free_at=at(30)))

    assert {one.site: (one.requests, one.received) for one in store.etiquette()} == {
        "cdn.example": (1, 7),
        "example.org": (1, 0),
    }
    assert missteps(store) == []


def test_pauses_that_last_are_remembered(store):
    ask(store, 0, status=429, pause_until=at(60))
    ask(store, 1, status=503, pause_until=at(30), site="other.example")

    assert store.pauses(at(45)) == {"example.org": at(60)}


def test_a_pause_of_years_ahead_hides_none_that_lasts(store):
    """It was noted by a clock that has been set right since."""
    ask(store, 5 * 365 * 24 * 60, status=429, pause_until=at((5 * 365 + 1) * 24 * 60))
    ask(store, 1, status=429, pause_until=at(60))

    assert store.pauses(at(45)) == {"example.org": at(60)}


def test_the_log_keeps_a_fortnight_and_no_more_than_the_most(store, monkeypatch):
    for day in range(20):
        ask(store, day * 24 * 60)
    assert store.prune(at(19 * 24 * 60), Retention()) > 0
    assert store.etiquette()[0].requests == 15

    monkeypatch.setattr(etiquette, "MOST", 4)
    assert store.prune(at(19 * 24 * 60), Retention()) > 0
    assert store.etiquette()[0].requests == 4

    store.prune(at(900 * 24 * 60), Retention())
    assert store.etiquette() == ()
    assert store.prune(NOON, Retention()) == 0


def test_a_poll_that_was_cut_off_is_not_due_at_once(store):
    store.follow([feed(A)], NOON)
    store.claim_feeds(NOON, 1, timedelta(seconds=1), timedelta(minutes=5))

    assert store.claim_feeds(at(4), 1, SECOND) == ()
    assert len(store.claim_feeds(at(5), 1, SECOND)) == 1


def test_a_poll_that_was_planned_before_the_clock_was_set_back_is_due(store):
    store.follow([feed(A), feed(B)], NOON)
    store.save_feed(feed_state(A, next_poll=at(60 * 24 * 365)))
    store.save_feed(feed_state(B, next_poll=at(60 * 24)))

    assert [state.url for state in store.claim_feeds(NOON, 9, SECOND)] == [A]


def test_a_poll_is_as_far_away_as_it_was_before_the_clock_was_set_back(store):
    """Half a day back: one that was planned then, one that was planned long ago and one that was never asked."""
    half_a_day = 12 * 60
    store.follow([feed(A), feed(B), feed(C)], NOON)
    store.save_feed(feed_state(A, polled_at=at(half_a_day), next_poll=at(half_a_day + 30)))
    store.save_feed(feed_state(B, polled_at=at(-5), next_poll=at(25)))
    store.replan(at(0))
    store.replan(at(1))  # a second look, or a second worker, changes nothing

    lease = timedelta(hours=1)
    due = [[state.url for state in store.claim_feeds(at(minute), 9, lease)] for minute in (1, 24, 25, 29, 30)]

    assert due == [[C], [], [B], [], [A]]


def test_what_items_are_known_by_outlives_a_failure(store):
    store.follow([feed(A)], NOON)
    assert store.seen(A) == b""
    with store.transaction() as connection:
        save_read(connection, [batch(feed=feed_state(A), seen=b"\x00\xff12345678")])
    store.save_feed(feed_state(A, failures=1))

    assert store.seen(A) == b"\x00\xff12345678"
    assert store.seen("unknown") == b""
