"""Alerts, silences, routes and deliveries from the command line: what a person types, and what they are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from monitor import config
from monitor.cli import app
from monitor.model import Judgement, Known, Outcome, Receiver, Story, Verdict
from monitor.service import ways
from monitor.store.contract import Batch
from monitor.store.sql import SqlStore
from tests.builders import alert, at, feed_state, story

OPERATIONS = """
[[operation]]
name = "inherent-resolve"
title = "Operation Inherent Resolve"
about = [["Syria*"], ["SDF"]]
[operation.routes]
disputed = ["desk"]
"""
CHANNELS = """
[[channel]]
name = "desk"
type = "console"
timezone = "Europe/Berlin"
quiet = ["22:00-07:00"]
urgent = ["disputed"]
[[channel]]
name = "screen"
type = "console"
kinds = ["new", "confirmed", "changed", "disputed"]
"""


class Says:
    memory = at(1) - at(0)

    def concerns(self, story: Story) -> tuple[str, ...]:
        return ("inherent-resolve",)

    def judge(self, stories: Any, known: Known, *, silent: bool) -> Judgement:
        return Judgement(alerts=tuple(alert(each.title, id=f"alert-{each.title}") for each in stories))


class Judges(Says):
    """Says which development it is."""

    def judge(self, stories: Any, known: Known, *, silent: bool) -> Judgement:
        (one,) = stories
        about = {"story": one.id, "operation": "inherent-resolve", "development": "baghuz-taken"}
        decided = Verdict(outcome=Outcome.DEVELOPMENT, relevance=1, novelty=1, probability=1, **about)
        return Judgement(verdicts=(decided,), alerts=(alert(one.title, **about),))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A configuration, and a memory in which one alert is owed to a channel that is there and one that is not."""
    directory = tmp_path / "config"
    directory.mkdir()
    (directory / "monitor.toml").write_text('data_dir = "../var"\nlisten = ""\n')
    (directory / "feeds.toml").write_text('[[feed]]\nurl = "http://127.0.0.1:9/feed"\n')
    (directory / "operations.toml").write_text(OPERATIONS)
    (directory / "channels.toml").write_text(CHANNELS)
    (tmp_path / "var").mkdir()
    store = SqlStore.open(str(tmp_path / "var" / "monitor.db"))
    to = (Receiver(channel="screen"), Receiver(channel="gone"))
    store.decide(Batch(feed=feed_state(), stories=(story("Hajin"),), now=at(0), routes={"*": to}), Says())
    store.close()
    return directory


def monitor(*words: str, config: Path) -> Result:
    return CliRunner().invoke(app, [*words, "--config", str(config)])


def records(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_example_says_for_each_receiver_when_it_would_go_and_why(desk: Path) -> None:
    night, day = "2018-12-14 03:00", "2018-12-14T12:00+01:00"

    at_night = records(monitor("route", "inherent-resolve", "--at", night, "--json", config=desk))
    by_day = records(monitor("route", "inherent-resolve", "--at", day, "--json", config=desk))
    denied = records(monitor("route", "inherent-resolve", "--kind", "disputed", "--at", night, "--json", config=desk))
    notice = records(monitor("route", "notice", "--at", day, "--json", config=desk))

    assert [(row["channel"], row["goes"], row["reason"]) for row in at_night] == [
        ("desk", "later", "quiet"), ("screen", "now", "")
    ]  # fmt: skip
    assert at_night[0]["until"] == "2018-12-14T06:00:00+00:00"
    assert [row["goes"] for row in by_day] == ["now", "now"]
    assert [(row["goes"], row["why"]) for row in denied] == [
        ("now", "by itself"),
        ("never", "routes.disputed of the operation inherent-resolve (operations.toml) names other channels"),
    ]
    assert [row["goes"] for row in notice] == ["now", "never"]


def test_a_stored_alert_is_an_example_too(desk: Path) -> None:
    result = monitor("route", "alert-Hajin", "--at", "2018-12-14 03:00", config=desk)

    assert result.exit_code == 0
    assert result.output.startswith("new of inherent-resolve at Fri 2018-12-14 03:00 UTC")


def test_what_waits_already_goes_when_it_was_promised(desk: Path) -> None:
    """Over the budget of one day, it is in the digest of the next: not one more of that day's."""
    channels = (desk / "channels.toml").read_text()
    (desk / "channels.toml").write_text(channels + 'budget = 1\ndigest = ["08:00"]\n')
    store = SqlStore.open(str(desk.parent / "var" / "monitor.db"))
    batch = Batch(
        feed=feed_state(), stories=(story("Baghuz"), story("Sousa")), now=at(1), planner=ways.desk(config.load(desk)),
        routes={"*": (Receiver(channel="screen"),)},
    )  # fmt: skip
    store.decide(batch, Says())
    store.close()
    early, then = "2018-05-02 07:00", "2018-05-02 08:00"

    (screen,) = records(monitor("route", "alert-Baghuz", "--at", early, "--json", config=desk))[1:]
    (due,) = records(monitor("route", "alert-Baghuz", "--at", then, "--json", config=desk))[1:]

    assert (screen["goes"], screen["reason"], screen["until"]) == ("later", "budget", "2018-05-02T08:00:00+00:00")
    assert due["goes"] == "now"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("route", "nobody"), "none of inherent-resolve"),
        (("route", "inherent-resolve", "--kind", "loud"), "none of new"),
        (("route", "inherent-resolve", "--at", "soon"), "must be a moment"),
        (("silences", "add", "--reason", "x", "--for", "1h"), "say what is silenced"),
        (("silences", "add", "--reason", " ", "--kind", "new", "--for", "1h"), "must not be empty"),
        (("silences", "add", "--reason", "x", "--kind", "new"), "--for or --until"),
        (("silences", "add", "--reason", "x", "--kind", "new", "--for", "1 fortnight"), "duration"),
        (("silences", "add", "--reason", "x", "--kind", "new", "--until", "2001-01-01"), "lies in the past"),
        (("silences", "add", "--reason", "x", "--channel", "roof", "--for", "1h"), "none of desk, screen"),
        (("silences", "add", "--reason", "x", "--operation", "oops", "--for", "1h"), "none of inherent-resolve"),
        (("silences", "add", "--reason", "x", "--kind", "new", "--until", "9999-12-31"), "between 1970 and"),
        (("silences", "add", "--reason", "x", "--kind", "new", "--until", "8999-12-31"), "more than a year away"),
        (("silences", "add", "--reason", "x" * 301, "--kind", "new", "--for", "1h"), "301 characters, 300 at most"),
        (
            ("silences", "add", "--reason", "x", "--kind", "notice", "--operation", "inherent-resolve", "--for", "1h"),
            "notices are about no operation",
        ),
        (("silences", "add", "--reason", "x", "--development", "0f0f0f0f", "--for", "1h"), "is no development"),
        (("route", ""), "none of inherent-resolve"),
        (("route", "inherent-resolve", "--at", "9999-12-31 23:59"), "between 1970 and"),
        (("route", "inherent-resolve", "--at", "0001-01-01T00:00+14:00"), "between 1970 and"),
        (("channels", "test", "roof"), "none of desk, screen"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(desk: Path, words: tuple[str, ...], said: str) -> None:
    result = monitor(*words, config=desk)

    assert result.exit_code == 2
    assert said in " ".join(result.output.replace("│", " ").split())


def test_a_silence_is_added_shown_has_its_say_and_is_ended(desk: Path) -> None:
    made = monitor(
        "silences", "add", "--operation", "inherent-resolve", "--channel", "screen", "--reason", "an exercise",
        "--for", "24h", "--author", "ann", config=desk,
    )  # fmt: skip
    (listed,) = records(monitor("silences", "list", "--json", config=desk))
    ways = records(monitor("route", "inherent-resolve", "--json", config=desk))
    ended = monitor("silences", "expire", listed["id"][:8], "--author", "bob", config=desk)
    again = monitor("silences", "expire", listed["id"][:8], config=desk)

    assert made.exit_code == ended.exit_code == 0
    assert (listed["author"], listed["reason"], listed["channel"]) == ("ann", "an exercise", "screen")
    assert next(row["reason"] for row in ways if row["channel"] == "screen") == "silence"
    assert records(monitor("silences", "list", "--json", config=desk)) == []
    (over,) = records(monitor("silences", "list", "--all", "--json", config=desk))
    assert (over["lasts"], over["expired_by"]) == (False, "bob")
    assert (again.exit_code, "lasts" in again.output) == (1, True)


def test_a_reason_is_one_line_that_steers_no_terminal_and_whoever_has_no_name_is_a_number(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr("getpass.getuser", nameless)
    reason = "an \x1b[31mexercise\u202e\nof June"
    made = monitor("silences", "add", "--kind", "new", "--reason", reason, "--for", "1h", "--author", " ", config=desk)
    (listed,) = records(monitor("silences", "list", "--json", config=desk))

    assert made.exit_code == 0
    assert listed["reason"] == "an [31mexercise of June"
    assert listed["author"].startswith("user ")


def test_a_development_is_silenced_by_the_start_of_its_id(desk: Path) -> None:
    store = SqlStore.open(str(desk.parent / "var" / "monitor.db"))
    routes = {"*": (Receiver(channel="screen"),)}
    store.decide(Batch(feed=feed_state(), stories=(story("Baghuz"),), now=at(1), routes=routes), Judges())
    store.close()

    made = monitor(
        "silences", "add", "--development", "baghuz-", "--reason", "an exercise", "--for", "1h", config=desk
    )  # fmt: skip

    assert made.exit_code == 0, made.output
    assert [row["development"] for row in records(monitor("silences", "list", "--json", config=desk))] == [
        "baghuz-taken"
    ]


def test_what_is_owed_to_a_channel_that_is_gone_is_said_kept_and_may_be_discarded(desk: Path) -> None:
    before = monitor("deliveries", config=desk)
    (gone,) = [row for row in records(monitor("deliveries", "--json", config=desk)) if row["channel"] == "gone"]
    silent = monitor("deliveries", "discard", gone["id"], "--why", " ", config=desk)
    long = monitor("deliveries", "discard", gone["id"], "--why", "y" * 301, config=desk)
    done = monitor("deliveries", "discard", gone["id"], "--why", "moved to\nthe new\x1b desk", config=desk)
    after = records(monitor("deliveries", "--json", config=desk))
    (row,) = records(monitor("alerts", "list", "--suppressed", "--json", config=desk))

    assert "gone" in before.output
    assert "not configured" in before.output
    assert silent.exit_code == long.exit_code == 2
    assert done.exit_code == 0
    assert [each["channel"] for each in after] == ["screen"]
    fates = {each["channel"]: (each["state"], each["last_answer"]) for each in row["deliveries"]}
    assert fates["gone"] == ("discarded", "discarded: moved to the new desk")


def test_what_cannot_be_sent_again_is_named_and_a_hold_is_said(desk: Path) -> None:
    again = monitor("deliveries", "replay", "no-such-delivery", config=desk)
    (desk.parent / "var" / "hold").write_text("the database was put back from a copy\n")
    listed = monitor("deliveries", config=desk)

    assert again.exit_code == 1
    assert "neither dead, held nor to be retried: no-such-delivery" in again.stderr
    assert "nothing but notices leaves, since the database was put back from a copy" in listed.stderr


def test_what_nobody_would_be_told_is_said_by_the_check(desk: Path) -> None:
    fine = monitor("check", config=desk)
    channels = desk / "channels.toml"
    text = channels.read_text().replace('quiet = ["22:00-07:00"]', 'quiet = ["mon-fri 00:00-24:00", "sat-sun"]')
    channels.write_text(
        text.replace('urgent = ["disputed"]', 'kinds = ["confirmed"]').replace('"new", "confirmed", "changed", ', "")
    )
    said = monitor("check", config=desk)

    assert (fine.exit_code, fine.stderr) == (0, "")
    assert said.exit_code == 0
    assert "inherent-resolve: nobody is told what is new or changed or disputed:" in said.stderr
    assert "nobody gets notices about the service" in said.stderr
    assert "desk: is quiet all week" in said.stderr
