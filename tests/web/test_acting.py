"""What may be done from a message: signed links that show first, and act on POST alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from monitor import config
from monitor.channels.unsubscribe import unsubscribe_token
from monitor.model import DeliveryState
from monitor.tokens import Action, Asked, sign
from tests.builders import at
from tests.web.test_page import Visitor, told, visiting
from tests.world import BRIDGE, HAJIN

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Visitor]:
    """A page that readers of messages reach, and mail with a one-click link."""
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "link").write_text(KEY)
    async with visiting(
        tmp_path,
        more=f'public_url = "https://desk.example/m"\nlink_key_file = "{secrets / "link"}"',
        mail=f'unsubscribe_url = "https://desk.example/m/unsubscribe"\nunsubscribe_key_file = "{secrets / "link"}"',
    ) as found:
        await told(found)
        yield found


async def token(visitor: Visitor, action: Action, key: str = KEY, lasts: float = 60) -> str:
    assert visitor.here.house is not None
    rows = await visitor.here.house.store.call(lambda store: store.deliveries(tuple(DeliveryState)))
    alert = rows[0].alert
    asked = Asked(
        action=action,
        operation=alert.operation,
        story=alert.story,
        development=alert.development,
        channel="hook",
        until=at(30 + lasts),
    )
    return sign(asked, key)


async def marks(visitor: Visitor) -> list[str]:
    assert visitor.here.house is not None
    return [mark.word.value for mark in await visitor.here.house.store.call(lambda s: s.marks("inherent-resolve"))]


async def test_a_link_shows_what_it_would_do_and_its_button_does_it(visitor: Visitor) -> None:
    signed = await token(visitor, Action.REPEAT)

    shown = await visitor.get("/act", token=signed)
    before = await marks(visitor)
    async with visitor.session.post("/act", data={"token": signed}) as done:
        said = await done.text()
    async with visitor.session.post("/act", data={"token": signed}) as again:
        twice = again.status

    assert shown[0] == 200
    assert HAJIN[0] in shown[1]
    assert "mark it as repeat" in shown[1]
    assert before == []
    assert done.status == 200
    assert "mark it as repeat" in said
    assert twice == 200
    assert await marks(visitor) == ["repeat"]


async def test_a_link_that_is_only_followed_does_nothing(visitor: Visitor) -> None:
    for action in Action:
        await visitor.get("/act", token=await token(visitor, action))

    assert visitor.here.house is not None
    assert await marks(visitor) == []
    assert await visitor.here.house.store.call(lambda store: store.silences()) == ()


@pytest.mark.parametrize("path", ["/act", "/unsubscribe"])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=token\r\n\r\nhalf"),
        ("multipart/form-data; boundary=x", b"no boundary at all"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\nno header\r\n\r\na\r\n--x--"),
        ("application/x-www-form-urlencoded; charset=nonsense", b"token=1"),
        ("application/x-www-form-urlencoded", b"token=%ff\xfe"),
    ],
)
async def test_a_form_that_cannot_be_read_is_refused_in_words(
    visitor: Visitor, path: str, kind: str, body: bytes
) -> None:
    async with visitor.session.post(path, data=body, headers={"Content-Type": kind}) as answer:
        said = await answer.text()

    assert answer.status in (400, 403)  # 403: read, and no token in it
    assert "<h1>" in said


async def test_a_mute_is_for_that_development_on_that_channel_for_a_day(visitor: Visitor) -> None:
    async with visitor.session.post("/act", data={"token": await token(visitor, Action.MUTE)}) as done:
        assert done.status == 200

    assert visitor.here.house is not None
    (silence,) = await visitor.here.house.store.call(lambda store: store.silences())
    assert (silence.channel, silence.operation) == ("hook", "inherent-resolve")
    assert silence.development
    assert silence.ends_at - silence.created_at == timedelta(hours=24)


async def test_a_mute_that_is_pressed_again_lasts_no_longer_and_after_its_end_it_mutes_again(visitor: Visitor) -> None:
    assert visitor.here.house is not None
    signed = await token(visitor, Action.MUTE, lasts=7 * 24 * 60)
    said = []
    for hours in (0, 23, 2):
        visitor.here.now += timedelta(hours=hours)
        async with visitor.session.post("/act", data={"token": signed}) as done:
            said.append(await done.text())

    first, second = await visitor.here.house.store.call(lambda store: store.silences())
    assert "already, until" in said[1]
    assert "already" not in said[0] + said[2]
    assert first.ends_at - first.created_at == second.ends_at - second.created_at == timedelta(hours=24)
    assert second.created_at > first.ends_at


@pytest.mark.parametrize("wrong", ["", "nonsense", "a.b", "ä.ö", "x" * 5000, "other key", "ended", "cut off"])
async def test_a_link_that_was_not_made_here_does_nothing(visitor: Visitor, wrong: str) -> None:
    signed = await token(visitor, Action.USEFUL)
    made = {
        "other key": await token(visitor, Action.USEFUL, key="another key of some length"),
        "ended": await token(visitor, Action.USEFUL, lasts=-60),
        "cut off": signed[:-4],
    }

    shown = await visitor.get("/act", token=made.get(wrong, wrong))
    async with visitor.session.post("/act", data={"token": made.get(wrong, wrong)}) as done:
        status = done.status

    assert shown[0] == status == 403
    assert await marks(visitor) == []


async def test_one_click_of_a_mail_service_takes_the_address_off_and_it_can_come_back(visitor: Visitor) -> None:
    link = str(visitor.here.stage.mail[0]["List-Unsubscribe"]).strip("<>")
    asked = urlsplit(link)
    async with visitor.session.post(
        f"/unsubscribe?{asked.query}",
        data={"List-Unsubscribe": "One-Click"},
        headers={"Origin": "https://mail.example"},
    ) as done:
        assert done.status == 200
    mails = len(visitor.here.stage.mail)
    visitor.here.publish("front", BRIDGE)
    await visitor.here.turn(60)

    assert BRIDGE[0] in visitor.here.headlines()
    assert len(visitor.here.stage.mail) == mails
    assert visitor.here.house is not None
    (gone,) = await visitor.here.house.store.call(lambda store: store.departed())
    assert gone.recipient == parse_qs(asked.query)["to"][0]
    assert await visitor.here.house.store.call(lambda store: store.come_back(gone))
    assert await visitor.here.house.store.call(lambda store: store.departed()) == ()


async def test_only_the_signed_link_of_an_address_takes_it_off(visitor: Visitor) -> None:
    mine = unsubscribe_token(KEY, "mail", "desk@example.org")
    for channel, to, signed in (
        ("mail", "other@example.org", mine),
        ("hook", "desk@example.org", mine),
        ("mail", "desk@example.org", mine[:-1] + "ä"),
        ("mail", "desk@example.org", ""),
    ):
        form = {"channel": channel, "to": to, "token": signed}
        async with visitor.session.post("/unsubscribe", data=form) as done:
            assert done.status == 403
    shown = await visitor.get("/unsubscribe", channel="mail", to="desk@example.org", token=mine)

    assert shown[0] == 200
    assert visitor.here.house is not None
    assert await visitor.here.house.store.call(lambda store: store.departed()) == ()
    assert config.load(visitor.here.directory).channels
