"""Days told as stories: what is published, what arrives, and what does not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from monitor.channels import webhook
from monitor.channels.webhook import payload
from monitor.lab.show import said
from monitor.model import Alert, DeliveryState, Outcome
from monitor.service.poll import Result
from tests.builders import at
from tests.world import BRIDGE, HAJIN, QUIET, following, living, rehearsal, world

TRUCE = (
    "SDF and Damascus sign a truce on the Euphrates in Syria",
    "A truce was signed in Deir ez-Zor on Tuesday, the Syrian Democratic Forces said.",
)


async def test_the_first_sight_of_a_feed_is_taken_in_silence(tmp_path: Path) -> None:
    """Nothing is told, and what was read is said."""
    async with world(tmp_path) as here, living(here):
        here.publish("front", HAJIN)

        polled = await here.turn(0)

        assert here.stage.hook == []
        assert [poll.result for poll in polled] == [Result.FIRST_SIGHT] * 2
        assert said(polled[0]) == "first sight, read 1 story, 1 about an operation; known from now on"


@pytest.mark.parametrize(("stamped", "told"), [(False, [BRIDGE[0]]), (True, [])])
async def test_what_came_while_a_feed_was_asked_in_vain_is_told_at_its_first_sight(
    tmp_path: Path, stamped: bool, told: list[str]
) -> None:
    """And nothing older, nor what a server dates anew with each answer."""
    async with world(tmp_path) as here, living(here):
        here.publish("front", HAJIN)
        here.publish("herald", QUIET)
        here.stage.script("feeds/front", 503)
        here.now = at(1)
        await here.turn(10)
        await here.turn(60)
        here.stage.unscript("feeds/front")
        here.now = at(90)
        here.publish("front", BRIDGE)
        for number in range(3 if stamped else 0):
            here.publish("front", (f"Rain expected in district {number}", QUIET[1]))
        await here.turn(120)
        here.publish("herald", BRIDGE)
        await here.turn(151)

    assert here.headlines() == told


async def test_what_only_names_the_country_is_not_said_to_be_about_an_operation(tmp_path: Path) -> None:
    async with world(tmp_path) as here, living(here):
        here.publish("front", HAJIN)
        here.publish(
            "front", ("Syria cotton exports fall by half", "Exports of cotton from Syria fell by half last year.")
        )

        polled = await here.turn(0)

        assert said(polled[0]) == "first sight, read 2 stories, 1 about an operation; known from now on"


async def test_a_development_is_told_once_on_each_channel(tmp_path: Path) -> None:
    """And polling again tells nothing more."""
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        await here.turn(30)
        await here.turn(60)

        assert here.headlines() == [HAJIN[0]]
        assert len(here.stage.slack) == 1
        assert len(here.stage.mail) == 1
        assert await here.states() == {"hook": ["delivered"], "desk": ["delivered"], "mail": ["delivered"]}


async def test_what_stood_in_the_feed_at_first_sight_stays_silent_when_it_is_told_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here, living(here):
        here.publish("front", HAJIN)
        await here.turn(0)
        here.publish("herald", ("Hajin taken", HAJIN[1]))
        await here.turn(30)

        assert here.headlines() == []


async def test_a_copy_in_another_feed_is_silent(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        await here.turn(30)
        here.publish("herald", HAJIN)
        polled = await here.turn(60)

        verdicts = [verdict for poll in polled for verdict in poll.decided.judgement.verdicts]
        assert [verdict.outcome for verdict in verdicts] == [Outcome.COPY]
        assert here.headlines() == [HAJIN[0]]


async def test_a_second_development_is_told_too(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        await here.turn(30)
        here.publish("herald", BRIDGE)
        await here.turn(60 * 24 * 3)

        assert here.headlines() == [HAJIN[0], BRIDGE[0]]


async def test_an_edit_that_adds_nothing_is_silent(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN, link="https://front.example/hajin", guid="1")
        await here.turn(30)
        here.stage.items["front"].pop(0)
        here.publish(
            "front", (HAJIN[0], HAJIN[1].replace("US-led", "U.S.-led")), link="https://front.example/hajin", guid="2"
        )
        await here.turn(60)

        assert here.headlines() == [HAJIN[0]]


async def test_an_item_that_vanishes_and_returns_is_not_told_again(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        await here.turn(30)
        gone = here.stage.items["front"].pop(0)
        await here.turn(60)
        here.stage.publish("front", gone)
        await here.turn(60 * 24 * 20)

        assert [told for told in here.headlines() if "silent" not in told] == [HAJIN[0]]


async def test_a_broken_answer_loses_nothing(tmp_path: Path) -> None:
    """An error page in place of the feed is a failure; what the feed then brings is told."""
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        here.stage.script("feeds/front", 200, "<html><title>Down for maintenance</title><p>Back soon</html>")
        broken = await here.turn(30)
        here.stage.unscript("feeds/front")
        await here.turn(60)

        assert Result.FAILED in {poll.result for poll in broken}
        assert here.headlines() == [HAJIN[0]]


async def test_a_body_that_was_cut_short_is_asked_for_again_in_full(tmp_path: Path) -> None:
    """The validators of a half-read body are not kept, or the other half would be gone behind a 304."""
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        await here.turn(15)
        here.publish("front", BRIDGE)
        whole = await _body(here.stage.url("feeds/front"))
        cut = whole[: whole.index(b"<item>", whole.index(b"</item>")) + 20]
        here.stage.script("feeds/front", 200, cut, {"ETag": '"half"', "Content-Type": "application/rss+xml"})
        await here.turn(60 * 24 * 3)
        here.stage.unscript("feeds/front")
        here.stage.asked.clear()
        await here.turn(60 * 24 * 3 + 30)

        asked = dict(here.stage.asked)["front"]
        assert "If-None-Match" not in asked
        assert here.headlines() == [HAJIN[0], BRIDGE[0]]


async def test_a_first_answer_that_was_cut_short_is_no_first_sight(tmp_path: Path) -> None:
    """What its missing half held is no news; what came since is."""
    async with world(tmp_path) as here, living(here):
        here.publish("herald", QUIET)
        here.publish("front", HAJIN)
        here.publish("front", QUIET)
        whole = await _body(here.stage.url("feeds/front"))
        here.stage.script("feeds/front", 200, whole[: whole.index(b"</item>") + 20])
        await here.turn(30)
        here.publish("front", BRIDGE)
        here.stage.unscript("feeds/front")
        await here.turn(60)

        assert here.headlines() == [BRIDGE[0]]


async def test_a_feed_that_is_always_cut_short_is_seen_after_a_day_and_told_from_then_on(tmp_path: Path) -> None:
    """Without dates nothing else says what is new."""
    async with world(tmp_path) as here, living(here):
        here.publish("front", QUIET)
        for hours in (0, 12, 25, 26):
            if hours == 26:
                here.publish("front", HAJIN)
            undated = re.sub(rb"<pubDate>[^<]*</pubDate>", b"", await _body(here.stage.url("feeds/front")))
            here.stage.script("feeds/front", 200, undated[: undated.rindex(b"</item>") + 10])
            await here.turn(hours * 60)
            here.stage.unscript("feeds/front")

        assert here.headlines() == [HAJIN[0]]


async def test_a_receiver_that_is_down_for_a_day_loses_nothing(tmp_path: Path) -> None:
    """It is asked with its oldest message only, and gets the rest in order within five minutes of its return."""
    async with following(tmp_path) as here:
        here.stage.script("hook", 503)
        here.publish("front", HAJIN)
        await here.turn(30)
        here.publish("front", BRIDGE)
        for minutes in range(60 * 24, 60 * 48, 5):
            await here.turn(minutes)
        tried = {delivery.alert.headline for delivery, _answer in here.attempts if delivery.channel == "hook"}
        here.stage.unscript("hook")
        await here.turn(60 * 48)

        assert tried == {HAJIN[0]}
        assert here.headlines() == [HAJIN[0], BRIDGE[0]]
        assert len(set(here.ids())) == 2


async def test_a_receiver_that_asks_for_patience_gets_it(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.script("hook", 429, headers={"Retry-After": "3600"})
        here.publish("front", HAJIN)
        await here.turn(30)
        here.stage.unscript("hook")
        await here.turn(89)
        early = here.headlines()
        await here.turn(91)

        assert early == []
        assert here.headlines() == [HAJIN[0]]


def receiver_that_is_gone() -> tuple[list[str], Callable[[web.Request], Awaitable[web.Response]]]:
    """The ids of what it was asked, and what answers."""
    asked: list[str] = []

    async def gone(request: web.Request) -> web.Response:
        asked.append(request.headers["webhook-id"])
        return web.Response(status=410)

    return asked, gone


async def test_a_receiver_that_is_gone_is_asked_once_and_told_all_when_a_person_sends_it_anew(tmp_path: Path) -> None:
    """Nothing is lost meanwhile: what was not asked about is dead, and says why."""
    asked, gone = receiver_that_is_gone()

    async with following(tmp_path) as here:
        here.stage.scripted["hook"] = gone
        here.publish("front", HAJIN)
        here.publish("front", BRIDGE)
        await here.turn(30)
        assert here.house is not None
        dead = await here.house.store.call(lambda store: store.deliveries((DeliveryState.DEAD,)))
        here.stage.unscript("hook")
        await here.house.store.call(lambda store: store.replay([], at(40)))
        await here.turn(40)

        assert len(asked) == 1
        assert sorted({delivery.last_answer for delivery in dead}) == [
            "answered 410 Gone",
            "not asked: the receiver had answered that it is gone (410)",
        ]
        assert {HAJIN[0], BRIDGE[0]} <= set(here.headlines())
        assert set((await here.states())["hook"]) == {"delivered"}


async def test_a_recipient_who_was_taken_out_gets_nothing_more_until_they_are_added_again(tmp_path: Path) -> None:
    """What was owed to them is dead, and says why."""
    async with world(tmp_path) as here:
        channels = tmp_path / "channels.toml"
        before = channels.read_text()
        here.stage.mail_answers["desk@example.org"] = "451 later"
        async with living(here):
            await here.turn(0)
            here.publish("front", HAJIN)
            await here.turn(30)
        here.stage.mail_answers.clear()
        channels.write_text(before.replace("desk@example.org", "night@example.org"))
        async with living(here):
            here.publish("front", BRIDGE)
            await here.turn(60)
            assert here.house is not None
            dead = await here.house.store.call(lambda store: store.deliveries((DeliveryState.DEAD,)))
        channels.write_text(before)
        async with living(here):
            assert here.house is not None
            await here.house.store.call(lambda store: store.replay([], at(90)))
            await here.turn(90)

    assert [(one.recipient, one.last_answer) for one in dead] == [
        ("desk@example.org", "not sent: the channel has no such recipient any more; add it again and replay")
    ]
    assert [(mail["To"], mail["Subject"].count("Hajin")) for mail in here.stage.mail] == [
        ("night@example.org", 0),
        ("desk@example.org", 1),
    ]


async def test_a_receiver_that_is_gone_stays_so_over_a_restart_until_its_channel_is_configured_otherwise(
    tmp_path: Path,
) -> None:
    asked, gone = receiver_that_is_gone()

    async with world(tmp_path) as here:
        here.stage.scripted["hook"] = gone
        async with living(here):
            here.publish("front", QUIET)
            await here.turn(0)
            here.publish("front", HAJIN)
            await here.turn(30)
        async with living(here):
            here.publish("front", BRIDGE)
            await here.turn(60)
        assert len(asked) == 1

        channels = here.directory / "channels.toml"
        channels.write_text(channels.read_text().replace('secret_file = "hook-secret"', 'secret_file = "new"', 1))
        (here.directory / "new").write_text("whsec_YW5vdGhlci1zZWNyZXQtYW5vdGhlci1zZWNyZXQtYQ==\n")
        here.stage.unscript("hook")
        async with living(here):
            here.publish("front", TRUCE)
            await here.turn(90)
        assert here.headlines() == [TRUCE[0]]


async def test_a_message_over_which_the_program_falls_keeps_no_other_waiting_and_goes_out_once_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(alert: Alert) -> bytes:
        if alert.headline == HAJIN[0]:
            raise KeyError(alert.headline)
        return payload(alert)

    async with following(tmp_path) as here:
        monkeypatch.setattr(webhook, "payload", broken)
        here.publish("front", HAJIN)
        await here.turn(30)
        here.publish("front", BRIDGE)
        for minutes in range(40, 100, 10):
            await here.turn(minutes)
        told = here.headlines()
        assert here.house is not None
        waiting = await here.house.store.call(lambda store: store.deliveries((DeliveryState.RETRY,)))
        monkeypatch.undo()
        await here.turn(110)

        assert told == [BRIDGE[0]]
        assert [(one.channel, "KeyError" in one.last_answer) for one in waiting] == [("hook", True)]
        assert here.headlines() == [BRIDGE[0], HAJIN[0]]


async def test_what_is_refused_is_kept_and_can_be_replayed_under_its_id(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.script("hook", 400)
        here.publish("front", HAJIN)
        await here.turn(30)
        states = await here.states()
        here.stage.unscript("hook")
        assert here.house is not None
        replayed = await here.house.store.call(lambda store: store.replay([], at(40)))
        await here.turn(45)

        assert states["hook"] == ["dead"]
        assert here.ids() == [delivery.id for delivery in replayed]
        assert here.headlines() == [HAJIN[0]]


async def test_a_restart_polls_nothing_early_and_tells_nothing_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        async with living(here):
            here.publish("front", QUIET)
            await here.turn(0)
            here.publish("front", HAJIN)
            await here.turn(30)
        async with living(here):
            assert here.house is not None
            here.now = at(31)
            due = await here.house.poller.claim(10)
            await here.turn(60)

        assert due == []
        assert here.headlines() == [HAJIN[0]]


async def test_a_dry_run_writes_nothing_and_sends_nothing(tmp_path: Path) -> None:
    """The database is byte for byte the same, and the run still finds what would be told."""
    async with world(tmp_path) as here:
        async with living(here):
            here.publish("front", QUIET)
            await here.turn(0)
        here.publish("front", HAJIN)
        before = _files(tmp_path)
        here.now = at(30)

        polled = await rehearsal(here)

        assert [alert.headline for poll in polled for alert in poll.decided.judgement.alerts] == [HAJIN[0]]
        assert _files(tmp_path) == before
        assert here.stage.hook == here.stage.slack == here.stage.mail == []


async def test_a_dry_run_without_a_database_knows_the_seed_alone(tmp_path: Path) -> None:
    """Nothing is taken in silence, and no data directory appears."""
    async with world(tmp_path) as here:
        here.publish("front", HAJIN)

        polled = await rehearsal(here)

        assert [alert.headline for poll in polled for alert in poll.decided.judgement.alerts] == [HAJIN[0]]
        assert not (tmp_path / "var").exists()


def _files(directory: Path) -> dict[str, str]:
    return {
        str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in directory.rglob("*")
        if path.is_file()
    }


async def _body(url: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.read()
