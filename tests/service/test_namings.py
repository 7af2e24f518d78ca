"""An operation that the news names and nobody follows is offered: once, with what the decision writes."""

from __future__ import annotations

from pathlib import Path

from tests.world import QUIET, following, living, world

GALE = ("Ships gather off Cyprus", "The navy said that Operation Iron Gale began at dawn on Monday.")
RAIN = ("Troops cross the border", "The army calls the campaign, code-named “Iron Rain”, a success.")
DAY = 24 * 60


def offers(here: object) -> list[str]:
    return [
        message.json()["data"]["headline"]
        for message in here.stage.hook  # type: ignore[attr-defined]
        if message.json()["type"] == "notice.operation.named"
    ]


async def test_a_name_is_offered_once_over_feeds_days_and_restarts(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", GALE)
        await here.turn(60)
        here.publish("herald", ("Second ship sails", "Another ship joined Operation Iron Gale, sailors said."))
        await here.turn(90)
        here.house = None
    async with living(here):
        here.publish("front", ("Third ship sails", "A third ship joined OPERATION IRON GALE, sailors said."))
        await here.turn(40 * DAY)

    assert offers(here) == ["new operation named: Operation Iron Gale"]


async def test_names_of_one_poll_are_one_message_with_their_sentences_and_sources(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", GALE)
        here.publish("front", RAIN)
        await here.turn(60)

    (message,) = here.stage.hook
    data = message.json()["data"]
    assert data["headline"] == "new operation named: Operation Iron Gale, and 1 more"
    assert GALE[1] in data["detail"]
    assert RAIN[1] in data["detail"]
    assert "(Front, https://front.example/" in data["detail"]
    assert "operations.toml" in data["remedy"]


async def test_the_first_sight_of_a_feed_offers_nothing_and_does_not_use_the_name_up(tmp_path: Path) -> None:
    async with world(tmp_path) as here, living(here):
        here.publish("front", GALE)
        await here.turn(0)
        first = offers(here)
        here.publish("front", QUIET)
        here.publish("front", ("Second ship sails", "Another ship joined Operation Iron Gale, sailors said."))
        await here.turn(60)

    assert (first, offers(here)) == ([], ["new operation named: Operation Iron Gale"])
