"""What feeds do wrong, lived through on a clock that is pushed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from io import StringIO
from pathlib import Path

import pytest

from monitor import config
from monitor.lab import standing
from monitor.lab.stage import Item, rss
from monitor.service import desk, orders
from monitor.service.poll import Polled
from monitor.web.pages import front
from monitor.web.reports import status_record
from tests.builders import at
from tests.world import BRIDGE, HAJIN, QUIET, World, following, living, world

HOUR, DAY = 60, 24 * 60
LOGIN = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form></form></body></html>"


async def polled(here: World, minutes: float) -> dict[str, Polled]:
    return {one.feed.name: one for one in await here.turn(minutes)}


def notices(here: World) -> list[str]:
    """Words of the notices that the webhook got, in order."""
    kinds = [message.json()["type"] for message in here.stage.hook]
    return [kind.removeprefix("notice.") for kind in kinds if kind.startswith("notice.")]


def developments(here: World) -> list[str]:
    told = [message.json() for message in here.stage.hook]
    return [one["data"]["headline"] for one in told if one["type"].startswith("development.")]


def archive(here: World, count: int, *, days: int = 30) -> None:
    """Old stories about the operation, each of another event, published again at once."""
    title, text = BRIDGE
    for number in range(count):
        place = f"Sector {number}"
        here.stage.publish(
            "front",
            Item(
                title=title.replace("Baghuz", place),
                text=text.replace("Baghuz", place).replace("Twelve", str(20 + number)),
                link=f"https://front.example/archive/{number}",
                published=here.now - timedelta(days=days + number),
            ),
        )


async def test_a_flood_is_held_back_with_one_notice_and_todays_news_is_told(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.now = at(30)
        archive(here, 40)
        here.publish("front", HAJIN)
        first = await polled(here, 31)
        archive_again = await polled(here, 62)
        await here.turn(3 * DAY)

    assert first["Front"].held == 40
    assert archive_again["Front"].held == 0
    assert len(developments(here)) == 1
    assert "Hajin" in developments(here)[0]
    assert notices(here).count("feed.flood") == 1


@pytest.mark.parametrize(("tell", "least"), [(True, 1), (False, 0)])
async def test_a_quarantine_is_ended_by_telling_or_by_silence(tmp_path: Path, *, tell: bool, least: int) -> None:
    async with following(tmp_path) as here:
        here.now = at(30)
        archive(here, 30)
        await here.turn(31)
        assert here.house is not None
        done = await orders.release(here.house, {"url": here.stage.url("feeds/front"), "tell": tell})
        waiting = await here.house.store.call(lambda store: store.quarantines())
        await here.turn(62)

    assert (done["stories"], done["asked_again"], waiting) == (30, 0, ())
    assert done["alerts"] == len(developments(here)) >= least
    assert tell or not developments(here)


async def test_a_person_says_what_is_to_become_of_a_quarantine(tmp_path: Path) -> None:
    out = StringIO()
    async with following(tmp_path) as here:
        here.now = at(30)
        archive(here, 30)
        await here.turn(31)
    settings = config.load(tmp_path)

    unsaid = await standing.release(settings, "Front", tell=False, prime=False, out=out)
    unknown = await standing.release(settings, "Nobody", tell=True, prime=False, out=out)
    said = await standing.release(settings, "Front", tell=False, prime=True, out=out)
    again = await standing.release(settings, "Front", tell=False, prime=True, out=out)

    assert (unsaid, unknown, said, again) == (2, 2, 0, 1)
    assert out.getvalue() == "Front: 30 stories taken as known\n"


async def test_a_second_wave_of_a_flood_is_held_back_too_and_items_held_stay_one(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.now = at(30)
        archive(here, 25)
        await here.turn(31)
        here.now = at(60)
        here.stage.items["front"] = []
        archive(here, 28, days=31)
        second = await polled(here, 62)
        assert here.house is not None
        waiting = await here.house.store.call(lambda store: store.quarantines())

    assert second["Front"].held == 3
    assert [one.stories for one in waiting] == [28]
    assert developments(here) == []


async def test_items_that_come_under_another_link_with_each_answer_are_held_once(tmp_path: Path) -> None:
    """Or the memory would grow with each poll."""
    async with following(tmp_path) as here:
        here.now = at(30)
        archive(here, 25)
        front = here.stage.items["front"]
        for answer in range(3):
            here.stage.items["front"] = [
                replace(each, guid=f"g{number}", link=f"{each.link}?session={answer}")
                for number, each in enumerate(front)
            ]
            await here.turn(31 + 31 * answer)
        assert here.house is not None
        waiting = await here.house.store.call(lambda store: store.quarantines())

    assert [one.stories for one in waiting] == [25]


NOTHING_BUT_THE_NEWS = ((), [], [HAJIN[0]])


async def came_of_it(here: World) -> tuple[object, ...]:
    """Quarantines, notices, and the developments that were told."""
    assert here.house is not None
    return await here.house.store.call(lambda store: store.quarantines()), notices(here), developments(here)


@pytest.mark.parametrize("kept", [True, False])
async def test_items_that_get_another_guid_and_link_are_no_flood_and_nothing_was_missed(
    tmp_path: Path, *, kept: bool
) -> None:
    """Once, when a site is built anew, or with each answer."""
    async with world(tmp_path) as here, living(here):
        archive(here, 30, days=3)
        front = here.stage.items["front"]
        for answer in range(4):
            run = min(answer, 1) if kept else answer
            here.stage.items["front"] = [
                replace(each, guid=f"{number}-{run}", link=f"{each.link}-{run}") for number, each in enumerate(front)
            ]
            if answer == 2:
                here.publish("front", HAJIN)
            await here.turn(31 * answer)
        assert await came_of_it(here) == NOTHING_BUT_THE_NEWS


async def test_items_whose_guid_link_and_date_change_with_each_answer_are_no_flood_and_nothing_was_missed(
    tmp_path: Path,
) -> None:
    """Some sites write their feed for each request, and date it so."""
    async with world(tmp_path) as here, living(here):
        archive(here, 30, days=3)
        for answer in range(4):
            here.stage.items["front"] = [
                replace(each, guid=f"{each.link}?{answer}", link=f"{each.link}?session={answer}", published=here.now)
                for each in here.stage.items["front"]
            ]
            if answer == 2:
                here.publish("front", HAJIN)
            await here.turn(31 * answer)
        assert await came_of_it(here) == NOTHING_BUT_THE_NEWS


async def test_an_archive_that_was_dated_anew_under_new_links_is_held_back_too(tmp_path: Path) -> None:
    async with world(tmp_path) as here, living(here):
        for number in range(6):
            here.now = at(-HOUR * (6 - number))
            here.publish("front", (f"Weather report {number}", f"Rain is expected on day {number}."))
        here.now = at(0)
        await here.turn(0)
        here.now = at(29)
        archive(here, 40, days=0)
        front = here.stage.items["front"]
        here.stage.items["front"] = [replace(each, published=at(29 + number / 60)) for number, each in enumerate(front)]
        held = (await polled(here, 31))["Front"].held
        await here.turn(62)

    assert held == 40
    assert developments(here) == []
    assert notices(here).count("feed.flood") == 1


async def test_items_that_vanish_and_return_are_told_once(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.now = at(30)
        here.publish("front", HAJIN)
        await here.turn(31)
        whole, here.stage.items["front"] = here.stage.items["front"], here.stage.items["front"][1:]
        await here.turn(62)
        here.stage.items["front"] = whole
        await here.turn(93)

    assert len(developments(here)) == 1


@pytest.mark.parametrize("change", ["guid", "link", "date"])
async def test_an_item_under_another_guid_link_or_date_is_told_once(tmp_path: Path, change: str) -> None:
    title, text = HAJIN
    given = {"title": title, "text": text, "link": "https://front.example/hajin", "guid": "1"}
    async with following(tmp_path) as here:
        here.now = at(30)
        here.stage.publish("front", Item(**given, published=here.now))
        await here.turn(31)
        changed = {
            "guid": {"guid": "2"},
            "link": {"link": "https://front.example/hajin-again", "guid": "2"},
            "date": {},
        }[change]
        here.stage.items["front"][0] = Item(**{**given, **changed}, published=at(61 if change == "date" else 30))
        await here.turn(62)

    assert len(developments(here)) == 1


async def test_items_that_share_one_guid_are_all_told_and_the_feed_is_named(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.now = at(30)
        for number, (title, text) in enumerate((HAJIN, BRIDGE, QUIET)):
            link = f"https://herald.example/{number}"
            here.stage.publish("herald", Item(title=title, text=text, link=link, guid="always", published=here.now))
        here.stage.items["herald"] = here.stage.items["herald"][:3]
        await here.turn(31)
        assert here.house is not None
        state = await here.house.store.call(lambda store: store.feed_state(here.stage.url("feeds/herald")))

    assert len(developments(here)) == 2
    assert state is not None
    assert state.oddities == ("same-guid",)


@pytest.mark.parametrize(
    ("link", "guid"),
    [
        ("https://front.example/war", "{}"),
        ("https://front.example/war#{}", "https://front.example/war#{}"),
        ("", "one"),
    ],
    ids=["a link", "parts of a page", "a guid"],
)
async def test_news_that_comes_one_by_one_under_a_name_that_all_share_is_told(
    tmp_path: Path, link: str, guid: str
) -> None:
    """Read alone, each would be taken for an edit of the one before it."""
    told = (
        (
            "Mortar fire kills two civilians in Baghuz, Syria",
            "Mortar fire killed two civilians in Baghuz in eastern Syria on Monday, the SDF said.",
        ),
        (
            "Rocket kills five SDF fighters near Manbij, Syria",
            "A rocket killed five fighters of the Syrian Democratic Forces near Manbij in Syria, a commander said.",
        ),
        (
            "SDF opens corridor for civilians out of Susah, Syria",
            "The SDF opened a corridor for civilians out of Susah in Syria, the Syrian Democratic Forces said.",
        ),
    )
    async with following(tmp_path) as here:
        for number, (title, text) in enumerate(told, 1):
            here.now = at(31 * number)
            named = {"link": link.format(number), "guid": guid.format(number)}
            here.stage.publish("front", Item(title=title, text=text, published=here.now, **named))
            await here.turn(31 * number)

    assert developments(here) == [title for title, _ in told]


@pytest.mark.parametrize("published", [None, at(-25 * 365 * DAY * 2), at(40 * DAY)], ids=["none", "1970", "future"])
async def test_a_date_that_is_missing_or_cannot_be_hides_no_news(tmp_path: Path, published: object) -> None:
    title, text = HAJIN
    async with following(tmp_path) as here:
        here.stage.publish("front", Item(title=title, text=text, link="https://front.example/1", published=published))  # type: ignore[arg-type]
        await here.turn(31)

    assert len(developments(here)) == 1


async def test_the_date_that_php_writes_for_none_hides_no_news(tmp_path: Path) -> None:
    title, text = HAJIN
    async with following(tmp_path) as here:
        item = Item(title=title, text=text, link="https://front.example/1", published=at(31))
        body = rss("Front", [item, *here.stage.items["front"]]).decode()
        undated = body.replace(format_datetime(at(31)), "Wed, 30 Nov -0001 00:00:00 +0000")
        here.stage.script("feeds/front", 200, undated)
        await here.turn(31)

    assert undated != body
    assert len(developments(here)) == 1


def answers(body: str, status: int = 200) -> Callable[[World], None]:
    return lambda here: here.stage.script("feeds/front", status, body, {"ETag": '"page"'})


def to_login(here: World) -> None:
    here.stage.script("feeds/front", 302, headers={"Location": "/login"})
    here.stage.script("login", 200, LOGIN)


@pytest.mark.parametrize(
    ("goes_wrong", "says"),
    [
        (answers(LOGIN), "“Sign in”"),
        (answers(""), "empty"),
        (answers("   \n"), "empty"),
        (to_login, "“Sign in”"),
        (answers("", 404), "404"),
    ],
    ids=["html", "empty", "blank", "login", "404"],
)
async def test_a_feed_that_answers_with_something_else_is_told_after_hours_and_lives_again(
    tmp_path: Path, goes_wrong: Callable[[World], None], says: str
) -> None:
    async with following(tmp_path) as here:
        goes_wrong(here)
        first = await polled(here, HOUR)
        for hours in (2, 4, 5):
            await here.turn(hours * HOUR)
        early = notices(here)
        for hours in (7, 8, 9, 30):
            await here.turn(hours * HOUR)
        late = notices(here)
        here.stage.unscript("feeds/front")
        here.publish("front", HAJIN)
        await here.turn(31 * HOUR)

    assert says in first["Front"].detail
    assert "feed.failing" not in early
    assert late.count("feed.failing") == 1
    assert len(developments(here)) == 1


async def test_a_feed_gone_silent_is_told_once_and_again_after_its_next_item(tmp_path: Path) -> None:
    async with world(tmp_path) as here, living(here):
        for number in range(4):
            here.now = at(-6 * HOUR * (4 - number))
            here.publish("front", (f"Weather report {number}", f"Rain is expected on day {number}."))
        here.now = at(0)
        here.publish("herald", QUIET)
        await here.turn(0)
        for day in (2, 4, 5, 9):
            await here.turn(day * DAY)
        first = notices(here).count("feed.silent")
        here.publish("front", ("Weather report 9", "Sun is expected."))
        await here.turn(10 * DAY)
        await here.turn(11 * DAY)
        second = notices(here).count("feed.silent")
        await here.turn(60 * DAY)

    assert (first, second) == (1, 1)
    assert notices(here).count("feed.silent") > 1


async def test_a_poll_that_does_not_overlap_says_that_items_may_have_been_missed(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.items["front"] = []
        here.now = at(30)
        for number in range(5):
            here.publish("front", (f"Council meets again {number}", f"Point {number} was discussed at length."))
        await here.turn(31)
        await here.turn(62)

    (told,) = [message.json()["data"] for message in here.stage.hook]
    assert notices(here) == ["feed.missed"]
    assert told["headline"] == "items of Front may have been missed"


async def test_410_stops_the_polls_tells_and_is_lifted_by_a_person(tmp_path: Path) -> None:
    out = StringIO()
    async with world(tmp_path) as here:
        here.publish("front", QUIET)
        here.publish("herald", QUIET)
        async with living(here):
            await here.turn(0)
            here.stage.script("feeds/front", 410)
            await here.turn(31)
            here.stage.unscript("feeds/front")
            later = await polled(here, 5 * DAY)
        released = await standing.release(config.load(tmp_path), "Front", tell=False, prime=False, out=out)
        async with living(here):
            back = await polled(here, 6 * DAY)

    assert notices(here).count("feed.gone") == 1
    assert set(later) == {"Herald"}
    assert (released, out.getvalue()) == (0, "Front: is asked again\n")
    assert back["Front"].detail == ""


async def test_a_move_for_good_is_kept_to_after_three_polls_over_a_day(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.items["new"] = here.stage.items["front"]
        here.stage.script("feeds/front", 301, headers={"Location": "/feeds/new"})
        for hours in (1, 13, 26):
            await here.turn(hours * HOUR)
        here.stage.asked.clear()
        here.publish("new", HAJIN)
        await here.turn(27 * HOUR)

    assert sorted(name for name, _headers in here.stage.asked) == ["herald", "new"]
    assert len(developments(here)) == 1


async def test_a_move_to_another_feed_is_not_kept_to(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.stage.script("feeds/front", 308, headers={"Location": "/feeds/sold"})
        for number, hours in enumerate((1, 13, 26, 39)):
            here.stage.items["sold"] = []
            here.now = at(hours * HOUR)
            here.publish("sold", (f"Buy watches {number}", "The best watches at the best price."))
            await here.turn(hours * HOUR)
        here.stage.asked.clear()
        await here.turn(40 * HOUR)

    assert "front" in [name for name, _headers in here.stage.asked]


@pytest.mark.parametrize("status", [429, 503])
async def test_a_feed_that_was_asked_to_wait_rests_and_does_not_fail(tmp_path: Path, status: int) -> None:
    async with following(tmp_path) as here:
        assert here.house is not None
        settings = here.house.config
        here.stage.script("feeds/front", status, headers={"Retry-After": "7200"})
        await here.turn(31)
        store = here.house.store
        rests = await store.call(lambda memory: status_record(desk.standing(settings, memory, at(60))))
        later = await store.call(lambda memory: status_record(desk.standing(settings, memory, at(31 + 121))))
        page = await store.call(lambda memory: front(desk.standing(settings, memory, at(60))))
        (state,) = [one for one in await store.call(lambda memory: memory.feeds()) if one.failures]

    assert [one["stands"] for one in rests["feeds"]] == ["resting", "resting"]
    assert later["feeds"][0]["stands"] == standing.word(state, 0, at(31 + 121))
    assert "Feeds that fail" not in page
    assert standing.word(state, 0, at(60)) == "resting"
    assert standing.word(state, 0, at(31 + 121)) == "failing"


async def test_a_wait_that_was_asked_for_in_the_future_of_a_clock_set_back_keeps_no_feed_from_being_asked(
    tmp_path: Path,
) -> None:
    async with following(tmp_path) as here:
        here.stage.script("feeds/front", 429, headers={"Retry-After": "7200"})
        await here.turn(365 * 24 * HOUR)
        del here.stage.scripted["feeds/front"]
        here.now = at(60)
        here.publish("front", HAJIN)
        await here.turn(61)

    assert developments(here) == [HAJIN[0]]


async def test_the_list_says_how_each_feed_stands(tmp_path: Path) -> None:
    out = StringIO()
    async with following(tmp_path) as here:
        here.stage.script("feeds/front", 410)
        await here.turn(31)
    standing.show(config.load(tmp_path), as_json=False, out=out)

    front, herald = (line.split("\t") for line in out.getvalue().splitlines())
    assert front[:3] == ["Front", "Front Agency", "gone"]
    assert herald[:3] == ["Herald", "The Herald", "fine"]


async def test_a_poll_of_everything_keeps_only_the_stories_that_something_is_said_of(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", QUIET)
        here.publish("front", HAJIN)
        polled = await here.turn(30)

        assert [story.title for one in polled for story in one.decided.stories] == [HAJIN[0]]
        assert sum(one.read for one in polled) > 1
