"""A fortnight of polling: publishers that would complain, and have nothing to complain of."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest

from monitor.lab.bench.fortnight import KINDS, fortnight, opinions
from monitor.lab.bench.publishers import BEGIN, DAY, HOUR, PAPERS, Asked

MINUTE = timedelta(minutes=1)
PLAIN, SIBLING = PAPERS[0], PAPERS[1]
NIGHTS = next(paper for paper in PAPERS if paper.skip_hours)


def asked(after: timedelta, **given: Any) -> Asked:
    at = BEGIN + after
    usual: dict[str, Any] = {"paper": PLAIN, "until": at, "sent": {}, "status": 200, "good": True}
    return Asked(at=at, **{**usual, **given})


@pytest.mark.timeout(120)
def test_publishers_have_nothing_to_complain_of_and_the_log_of_the_service_says_the_same() -> None:
    out = io.StringIO()

    found = fortnight(out, days=1)

    said = out.getvalue()
    assert found == (), said
    assert "× 304" in said
    assert "× 429" in said
    assert "killed" in said
    assert said.rstrip().endswith("violations: 0")


def test_a_poller_without_fault_is_not_complained_of() -> None:
    log = [asked(number * 31 * MINUTE) for number in range(40)]

    assert opinions(log, latest=log[-1].at + HOUR) == ()


WRONGS: dict[str, list[Asked]] = {
    "early": [asked(0 * HOUR, rest=2 * HOUR), asked(HOUR)],
    "unwelcome": [asked(0 * HOUR, paper=NIGHTS), asked(20 * HOUR, paper=NIGHTS)],
    "resting": [asked(0 * HOUR, status=429, good=False, rest=HOUR, site_rest=True), asked(30 * MINUTE, paper=SIBLING)],
    "at-once": [asked(0 * HOUR, until=BEGIN + MINUTE), asked(MINUTE / 2, paper=SIBLING)],
    "spacing": [asked(0 * HOUR), asked(MINUTE / 120, paper=SIBLING)],
    "hasty": [asked(number * 31 * MINUTE, status=500, good=False) for number in range(3)],
    "unconditional": [asked(0 * HOUR, validators=('"a"', "")), asked(HOUR)],
    "gone": [asked(0 * HOUR, status=410, good=False), asked(DAY, status=410, good=False)],
    "personal": [asked(0 * HOUR, sent={"cookie": "id=1"})],
    "forgotten": [asked(0 * HOUR), asked(2 * DAY)],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_rule_that_is_broken_is_noticed(kind: str) -> None:
    log = WRONGS[kind]

    assert [wrong.kind for wrong in opinions(log, latest=log[-1].at)] == [kind]


def test_validators_that_were_never_given_are_noticed() -> None:
    log = [asked(0 * HOUR), asked(HOUR, sent={"if-modified-since": "yesterday"})]

    assert [wrong.kind for wrong in opinions(log, latest=log[-1].at)] == ["unconditional"]


def test_while_its_site_wants_rest_a_feed_is_not_forgotten() -> None:
    rest = asked(20 * HOUR, status=429, good=False, rest=DAY, site_rest=True)
    log = [asked(0 * HOUR, paper=SIBLING), rest, asked(45 * HOUR)]

    assert opinions(log, latest=BEGIN + 59 * HOUR) == ()
    assert [wrong.kind for wrong in opinions(log, latest=BEGIN + 61 * HOUR)] == ["forgotten"]
