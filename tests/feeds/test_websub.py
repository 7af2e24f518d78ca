"""What hubs are asked, what they are believed, and when they are trusted."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds import websub
from monitor.feeds.reading import Parsed, read
from monitor.feeds.websub import Offer
from monitor.model import Subscription
from tests.builders import at

PAGE = "https://news.example/feed"
HUB, TOPIC = "https://hub.example/", "https://news.example/topic"
KEY = b"k" * 64
DAY = 24 * 60


def subscription(**given: Any) -> Subscription:
    return Subscription(**{"url": PAGE, "hub": HUB, "topic": TOPIC, **given})


def live(**given: Any) -> Subscription:
    """Confirmed at noon, for ten days."""
    return subscription(**{"since": at(0), "until": at(10 * DAY), "listening_since": at(0), **given})


def query(**given: str) -> dict[str, str]:
    usual = {"mode": "subscribe", "topic": TOPIC, "challenge": "c", "lease_seconds": "864000"}
    return {f"hub.{key}": value for key, value in {**usual, **given}.items()}


# --- where a feed says that it can be subscribed to -------------------------------------------------------------------


def test_headers_name_hub_and_topic() -> None:
    links = websub.header_links([f'<{HUB}>; rel="hub", <topic>; title="a, b"; rel=self', "<x>; rel=next"])

    assert websub.offer(links, PAGE) == Offer(HUB, TOPIC)


@pytest.mark.parametrize(
    "body",
    [
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><link rel="hub" href="{HUB}"/>'
        f'<link rel="self" href="{TOPIC}"/><entry><id>1</id><title>a</title></entry></feed>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title>'
        f'<atom:link rel="hub" href="{HUB}"/><atom:link rel="self" href="{TOPIC}"/>'
        "<item><guid>1</guid><title>a</title></item></channel></rss>",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1"}], '
        f'"feed_url": "{TOPIC}", "hubs": [{{"type": "rssCloud", "url": "https://x.example"}}, '
        f'{{"type": "WebSub", "url": "{HUB}"}}]}}',
    ],
    ids=["atom", "rss", "json"],
)
def test_a_body_names_hub_and_topic(body: str) -> None:
    parsed = read(body.encode(), PAGE)

    assert isinstance(parsed, Parsed)
    assert (parsed.hub, parsed.topic) == (HUB, TOPIC)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "", "http:///x", "http://[", "http://a\x00b/"]
)
def test_an_address_that_is_none_is_no_offer(target: str) -> None:
    assert websub.offer([("hub", target), ("self", TOPIC)], PAGE) == Offer()


def test_a_hub_without_a_topic_is_no_offer() -> None:
    assert websub.offer([("hub", HUB)], PAGE) == Offer()


@given(st.text(max_size=300))
def test_no_header_breaks_the_reading_of_links(value: str) -> None:
    found = websub.offer(websub.header_links([value]), PAGE)

    assert bool(found.hub) == bool(found.topic)


# --- signatures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_a_signature_of_each_method_is_believed(method: str) -> None:
    digest = hmac.new(b"s", b"body", getattr(hashlib, method)).hexdigest()

    assert websub.is_signed(b"body", f"{method}={digest}", "s")
    assert not websub.is_signed(b"body.", f"{method}={digest}", "s")
    assert not websub.is_signed(b"body", f"{method}={digest}", "other")


@given(st.binary(max_size=50), st.text(max_size=100))
def test_whoever_does_not_know_the_secret_signs_nothing(body: bytes, signature: str) -> None:
    assert not websub.is_signed(body, signature, websub.secret(KEY, subscription()))


def test_a_weak_method_is_no_signature() -> None:
    assert not websub.is_signed(b"", f"md5={hmac.new(b's', b'', 'md5').hexdigest()}", "s")


def test_tokens_and_secrets_differ_and_stay() -> None:
    assert websub.token(KEY, PAGE) == websub.token(KEY, PAGE)
    assert len({websub.token(KEY, PAGE), websub.token(KEY, TOPIC), websub.token(b"x", PAGE)}) == 3
    assert websub.secret(KEY, subscription()) != websub.secret(KEY, subscription(topic=PAGE))


# --- a hub looks whether we asked -------------------------------------------------------------------------------------


def test_what_was_asked_is_confirmed_and_has_its_lease() -> None:
    after, answer = websub.confirm(subscription(pending=True, tries=2), query(lease_seconds="3600"), at(5))

    assert answer == "c"
    assert after == subscription(since=at(5), until=at(65), listening_since=at(5))


@pytest.mark.parametrize(
    "asked",
    [
        query(topic=PAGE),
        query(mode="unsubscribe"),
        query(mode="publish"),
        {key: value for key, value in query().items() if key != "hub.challenge"},
        {},
    ],
)
def test_what_was_not_asked_is_not_confirmed(asked: dict[str, str]) -> None:
    assert websub.confirm(subscription(pending=True), asked, at(0)) == (None, None)


def test_nothing_is_confirmed_that_nobody_waits_for() -> None:
    over = live(until=at(60))

    for mode in ("subscribe", "denied"):
        assert websub.confirm(subscription(), query(mode=mode), at(1)) == (None, None)
        assert websub.confirm(over, query(mode=mode), at(61)) == (None, None)


def test_what_was_confirmed_is_confirmed_again_and_its_lease_goes_on_from_there() -> None:
    """The first answer may have been lost, and a hub that got none forgets us."""
    after, answer = websub.confirm(live(), query(lease_seconds="3600"), at(1))

    assert answer == "c"
    assert after == live(since=at(1), until=at(61))


def test_a_lease_of_nothing_is_one_that_the_hub_does_not_limit() -> None:
    after, _answer = websub.confirm(subscription(pending=True), query(lease_seconds="0"), at(0))

    assert after == live()


@pytest.mark.parametrize("pending", [True, False])
def test_a_hub_that_ends_a_lease_is_trusted_no_more_and_asked_again_later(*, pending: bool) -> None:
    after, answer = websub.confirm(live(pending=pending, asked_at=at(1), tries=1), query(mode="denied"), at(3))

    assert (answer, after and after.until) == ("", None)
    assert after is not None
    assert not websub.is_trusted(after, at(3))
    assert not websub.is_due(after, at(10))
    assert websub.is_due(after, at(13))


def test_a_refusal_is_kept_with_its_reason() -> None:
    after, answer = websub.confirm(subscription(pending=True), query(mode="denied", reason="too\nmany"), at(0))

    assert answer == ""
    assert after is not None
    assert (after.pending, after.last_error) == (False, "the hub refuses (toomany)")


@given(st.dictionaries(st.sampled_from(sorted(query())), st.text(max_size=30)), st.booleans())
def test_no_question_gives_more_than_a_lease_of_a_month(asked: dict[str, str], pending: bool) -> None:
    """Only what was asked for changes anything, whatever the hub says."""
    after, answer = websub.confirm(subscription(pending=pending), asked, at(0))

    assert (after is None) == (answer is None)
    if after is not None:
        assert pending
        assert after.topic == asked["hub.topic"]
        assert after.until is None or at(1) <= after.until <= at(30 * DAY)


# --- asking -----------------------------------------------------------------------------------------------------------


def test_a_hub_is_asked_at_once_and_then_ever_more_seldom_until_it_confirms() -> None:
    one = subscription()
    waits = []
    minute = 0
    for _ in range(4):
        while not websub.is_due(one, at(minute)):
            minute += 1
        waits.append(minute)
        one = websub.asked(one, at(minute))

    assert waits == [0, 10, 30, 70]
    assert websub.is_due(websub.asked(subscription(tries=50), at(0)), at(DAY))


def test_a_lease_is_renewed_from_its_half_on() -> None:
    assert not websub.is_due(live(), at(5 * DAY - 1))
    assert websub.is_due(live(), at(5 * DAY))
    assert not websub.is_due(websub.asked(live(), at(5 * DAY)), at(5 * DAY + 9))
    assert websub.is_due(websub.asked(live(tries=9), at(9 * DAY)), at(10 * DAY))


def test_a_short_lease_is_asked_for_again_in_time() -> None:
    short = subscription(since=at(0), until=at(2), listening_since=at(0))
    due = [second for second in range(120) if websub.is_due(websub.asked(short, at(1)), at(second / 60))]

    assert due[0] <= 75 or due == list(range(60))
    assert any(60 < second < 120 for second in due)


def test_a_clock_set_back_does_not_keep_a_hub_from_being_asked() -> None:
    assert websub.is_due(websub.asked(subscription(), at(100)), at(50))


# --- trust ------------------------------------------------------------------------------------------------------------


def test_a_hub_is_trusted_while_its_lease_lasts() -> None:
    assert websub.is_trusted(live(), at(1))
    assert not websub.is_trusted(subscription(), at(1))
    assert not websub.is_trusted(live(), at(10 * DAY))


def test_trust_is_withdrawn_when_a_poll_finds_what_no_push_told() -> None:
    missed = websub.polled(live(), at(10), 1, at(400))

    assert not websub.is_trusted(missed, at(400))
    later = websub.polled(missed, at(400), 0, at(430))
    assert not websub.is_trusted(later, at(6 * DAY))
    assert websub.is_trusted(later, at(400) + websub.DISTRUST + timedelta(minutes=1))


def test_a_push_that_comes_a_little_later_has_missed_nothing() -> None:
    late = websub.pushed(websub.polled(live(), at(10), 1, at(400)), at(402))

    assert websub.is_trusted(websub.polled(late, at(400), 0, at(405)), at(405))


def test_what_a_push_told_of_is_not_missed() -> None:
    told = websub.polled(websub.pushed(live(), at(399)), at(10), 2, at(400))

    assert websub.is_trusted(told, at(400))


def test_what_may_be_older_than_the_subscription_is_not_missed() -> None:
    assert websub.is_trusted(websub.polled(live(), None, 3, at(1)), at(1))
    assert websub.is_trusted(websub.polled(live(), at(-5), 3, at(1)), at(1))


def test_a_feed_is_polled_as_usual_until_it_shows_what_was_pushed() -> None:
    """A cache may give yesterday's answer to the poll that a push brought about."""
    stale = websub.polled(websub.pushed(live(), at(400)), at(10), 0, at(400))

    assert not websub.is_trusted(stale, at(400))
    assert websub.is_trusted(websub.polled(stale, at(400), 1, at(430)), at(430))
    assert websub.is_trusted(stale, at(400) + websub.STALE)


@given(st.lists(st.tuples(st.sampled_from(["push", "new", "old"]), st.integers(1, 600)), max_size=12))
def test_a_miss_is_never_forgotten_within_its_week(events: list[tuple[str, int]]) -> None:
    """A find without a push in the overlap before or the grace after it ends trust for days."""
    one, minute, polled_at, missed = live(), 5, 5, None
    pushes = _moments(events, "push")
    for kind, gap in events:
        minute += gap
        if kind == "push":
            one = websub.pushed(one, at(minute))
            continue
        one = websub.polled(one, at(polled_at), int(kind == "new"), at(minute))
        if kind == "new" and not any(polled_at - 2 <= push <= minute + 10 for push in pushes):
            missed = minute
        polled_at = minute
    if missed is not None and minute < 7 * DAY:
        assert not websub.is_trusted(one, at(minute))


def _moments(events: list[tuple[str, int]], wanted: str) -> list[int]:
    minute, found = 5, []
    for kind, gap in events:
        minute += gap
        if kind == wanted:
            found.append(minute)
    return found
