"""Nights, floods and silences told as stories: what reaches a receiver, when, and in how many messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from monitor.model import DeliveryState, Holding
from monitor.service import orders
from monitor.store.contract import Raised, Retention
from tests.builders import at
from tests.world import BRIDGE, FEEDS, HAJIN, OPERATIONS, World, following, living, world

CHILD = OPERATIONS + OPERATIONS.replace("inherent-resolve", "roundup").replace(
    "[[operation]]", '[[operation]]\nparent = "inherent-resolve"'
).replace("Operation Inherent Resolve", "Operation Roundup").replace('"OIR", "CJTF-OIR"', '"OPR"')


async def tick(here: World, minutes: float) -> None:
    """Push the clock and do what the daemon does each second, polls aside."""
    here.now = at(minutes)
    await here.release()


async def poll(here: World, feed: str) -> None:
    """Ask one feed now, and send what it brought."""
    assert here.house is not None
    url = here.stage.url(f"feeds/{feed}")
    states = await here.house.store.call(lambda store: store.feeds())
    await here.house.poller.poll(here.house.poller.feeds[url], next(one for one in states if one.url == url))
    await here.house.deliverer.deliver_due()


async def suppressed(here: World) -> list[Raised]:
    assert here.house is not None
    return list(await here.house.store.call(lambda store: store.raised(suppressed=True)))


async def order(here: World, name: str, **asked: Any) -> Any:
    assert here.house is not None
    return await orders.obey(here.house, name, asked)


def told(here: World) -> list[Any]:
    return [message.json() for message in here.stage.hook]


async def test_a_report_and_its_denial_in_one_poll_make_one_message_that_names_both(tmp_path: Path) -> None:
    """Where nothing waits they are two."""
    title, lead = (
        "Coalition strike kills {} in Syria town of Baghuz, {} say",
        ("A US-led coalition air strike killed {} people in the Syrian town of Baghuz on Monday, SDF {} said."),
    )
    counts = {}
    for manners in ("", 'wait = "30s"'):
        async with following(tmp_path / str(len(manners)), hook=manners) as here:
            here.publish("front", (title.format(40, "residents"), lead.format(40, "residents")))
            here.now = at(30)
            await poll(here, "front")
            here.publish("herald", (title.format(17, "officials"), lead.format(17, "officials")))
            await poll(here, "herald")
            await here.release()
            await tick(here, 30.5)
            counts[manners] = [(one["type"], len(one["data"].get("carries", ()))) for one in told(here)]

    assert counts[""] == [("development.new", 0), ("development.disputed", 0)]
    assert counts['wait = "30s"'] == [("development.new", 1)]


HAJIN_AGAIN = (
    "Syrian Democratic Forces seize town of Hajin from Islamic State",
    "The town of Hajin was captured by the Syrian Democratic Forces on Friday, officials said.",
)


TRUCE = (
    "SDF and Damascus sign truce on the Euphrates in Syria",
    "A truce was signed in Deir ez-Zor on Thursday, a spokesman of the US-led coalition said.",
)
CRASH = (
    "US-led coalition helicopter crashes in Syria",
    "A helicopter came down near Rmeilan, and three of its crew died, the Syrian Democratic Forces said.",
)


async def test_a_message_that_waited_names_all_who_reported_the_same_meanwhile(tmp_path: Path) -> None:
    """It is one message, under one id; who waits for nothing has the first report alone."""
    async with following(tmp_path, hook='wait = "10m"') as here:
        here.publish("front", HAJIN)
        here.now = at(30)
        await poll(here, "front")
        here.publish("herald", HAJIN_AGAIN)
        here.now = at(35)
        await poll(here, "herald")
        await tick(here, 41)
        await tick(here, 60)

        (message,) = told(here)
        assert message["data"]["headline"] == HAJIN[0]
        assert [source["name"] for source in message["data"]["sources"]] == ["Front", "Herald"]
        assert set((await here.states())["hook"]) == {"bundled", "delivered"}
        assert [len(here.stage.mail), len(here.stage.slack)] == [1, 1]
        assert here.house is not None
        await here.house.store.call(lambda store: store.prune(at(400 * 24 * 60), Retention()))
        raised = await here.house.store.call(lambda store: store.raised())
        assert [one.alert.headline for one in raised] == [HAJIN[0]]  # also when its deliveries are forgotten


async def test_a_desk_that_waits_for_a_second_publisher_is_told_when_there_is_one(tmp_path: Path) -> None:
    async with following(tmp_path, hook='kinds = ["confirmed"]') as here:
        here.publish("front", HAJIN)
        here.now = at(30)
        await poll(here, "front")
        before = told(here)
        here.publish("herald", HAJIN_AGAIN)
        here.now = at(35)
        await poll(here, "herald")

        assert before == []
        (message,) = told(here)
        assert message["type"] == "development.confirmed"
        assert [source["publisher"] for source in message["data"]["sources"]] == ["Front Agency", "The Herald"]
        assert len(here.stage.mail) == 1


async def test_what_came_at_night_is_one_message_in_the_morning(tmp_path: Path) -> None:
    """Berlin is at 14:00 when the world begins; other channels are told at once."""
    async with following(tmp_path, hook='quiet = ["22:00-07:00"]\ntimezone = "Europe/Berlin"') as here:
        here.publish("front", HAJIN)
        await here.turn(9 * 60)
        here.publish("front", BRIDGE)
        await here.turn(11 * 60)
        await tick(here, 16 * 60 + 59)
        night, others = told(here), len(here.stage.slack)
        await tick(here, 17 * 60)

        assert (night, others) == ([], 2)
        (morning,) = told(here)
        assert morning["type"] == "digest"
        assert [one["headline"] for one in morning["data"]["carries"]] == [HAJIN[0], BRIDGE[0]]


async def test_what_is_told_alone_after_it_has_waited_takes_nothing_from_the_budget(tmp_path: Path) -> None:
    """Or the next one is late too, and so on for ever. One has waited for the digest, with who reported it meanwhile;
    one for the end of a silence."""
    async with following(tmp_path, hook='budget = 1\ndigest = ["03:00"]') as here:
        here.publish("front", BRIDGE)
        await here.turn(30)
        here.publish("front", HAJIN)
        await here.turn(60)
        here.publish("herald", HAJIN_AGAIN)
        await here.turn(90)
        await tick(here, 15 * 60)
        ends = at(16 * 60)
        await order(here, "silences.add", channel="hook", reason="drill", author="ann", ends_at=ends.isoformat())
        here.publish("front", TRUCE)
        await here.turn(15 * 60 + 30)
        await tick(here, 16 * 60)
        waited = told(here)[1:]
        here.publish("front", CRASH)
        await here.turn(17 * 60)

        assert [(one["type"], len(one["data"]["sources"])) for one in waited] == [
            ("development.new", 2), ("development.new", 1)
        ]  # fmt: skip
        assert here.headlines() == [BRIDGE[0], HAJIN[0], TRUCE[0], CRASH[0]]


async def test_a_silence_holds_back_says_why_and_tells_when_it_is_ended(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        silence = await order(
            here, "silences.add", operation="inherent-resolve", channel="hook", reason="exercise", author="ann",
            ends_at=at(600).isoformat(),
        )  # fmt: skip
        here.publish("front", HAJIN)
        await here.turn(30)
        during = told(here)
        (kept,) = await suppressed(here)
        ended = await order(here, "silences.expire", id=silence[:8], by="bob")
        await tick(here, 31)

        assert (during, ended) == ([], silence)
        (waits,) = [each for each in kept.deliveries if each.channel == "hook"]
        assert waits.holding is Holding.SILENCE
        assert "by ann: exercise" in waits.why
        assert here.headlines() == [HAJIN[0]]


async def test_one_story_of_a_parent_and_its_part_is_told_once_and_the_other_is_in_the_digest(tmp_path: Path) -> None:
    async with following(tmp_path, hook='digest = ["18:00"]', operations=CHILD) as here:
        here.publish("front", HAJIN)
        await here.turn(30)
        at_once = told(here)
        await tick(here, 6 * 60)

        assert [one["data"]["operation"]["name"] for one in at_once] == ["inherent-resolve"]
        (digest,) = told(here)[1:]
        assert digest["type"] == "digest"  # a webhook that acts on news does not act twice
        (other,) = digest["data"]["carries"]
        assert (other["operation"], other["why"][:37]) == ("roundup", "told under Operation Inherent Resolve")


async def test_what_was_refused_under_one_operation_is_told_under_the_other_at_once(tmp_path: Path) -> None:
    """A person may look at the refusal days later. What was told under the first stays in the digest."""
    async with following(tmp_path, hook='digest = ["18:00"]', operations=CHILD) as here:
        here.publish("front", HAJIN)
        await here.turn(30)
        here.stage.script("hook", 400)
        here.publish("front", BRIDGE)
        here.now = at(60)
        await poll(here, "front")
        here.stage.unscript("hook")
        await tick(here, 60.1)
        owed = [one for raised in await suppressed(here) for one in raised.deliveries if one.channel == "hook"]
        at_once = told(here)
        await tick(here, 6 * 60)

        assert [(one["type"], one["data"]["operation"]["name"], one["data"]["headline"]) for one in at_once] == [
            ("development.new", "inherent-resolve", HAJIN[0]),
            ("development.new", "roundup", BRIDGE[0]),
        ]
        waits = [(one.alert.headline, one.holding) for one in owed if one.state is DeliveryState.WAITING]
        assert waits == [(HAJIN[0], Holding.ELSEWHERE)]
        (digest,) = told(here)[2:]
        assert [one["headline"] for one in digest["data"]["carries"]] == [HAJIN[0]]


async def test_what_waits_outlives_a_restart_and_follows_a_new_configuration(tmp_path: Path) -> None:
    async with world(tmp_path, hook='quiet = ["00:00-24:00"]') as here:
        async with living(here):
            await here.turn(0)
            here.publish("front", HAJIN)
            await here.turn(30)
        before = told(here)
        here.stage.configure(tmp_path, operations=OPERATIONS, feeds=FEEDS)
        async with living(here):
            here.now = at(31)
            await here.release(all_again=True)

        assert before == []
        assert here.headlines() == [HAJIN[0]]


async def test_a_rumour_is_told_by_whoever_confirms_it_also_after_a_restart(tmp_path: Path) -> None:
    """And by nobody who only passes it on."""
    title, lead = HAJIN
    async with world(tmp_path) as here:
        async with living(here):
            await here.turn(0)
            here.publish("front", (f"❓ Unconfirmed: {title}", lead))
            await here.turn(30)
        async with living(here):
            here.publish("herald", (f"RT by @front: Rumour: {title}", lead))
            await here.turn(60)
            before = here.headlines()
            here.publish("herald", HAJIN)
            await here.turn(90)

        assert before == []
        assert here.headlines() == [title]
