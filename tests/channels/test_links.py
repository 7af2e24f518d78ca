"""Links in messages: only where a page is reached, the same on every attempt, and never made by a feed."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr, ValidationError

from monitor import tokens
from monitor.channels.links import LABELS, LAST, NO_LINKS, Links, LinkSettings
from monitor.channels.mail import MailSettings, compose
from monitor.channels.slack_blocks import message
from monitor.channels.wording import wording
from monitor.model import AlertKind
from tests.builders import alert, at, delivery

KEY = "0123456789abcdef"
SETTINGS = LinkSettings(public_url="https://monitor.example.org/desk/", link_key=SecretStr(KEY))
LINKS = Links(SETTINGS, "desk")
HAJIN = alert("Hajin taken", story="s1")
MAIL = MailSettings.model_validate(
    {"name": "mail", "type": "mail", "host": "127.0.0.1", "security": "none", "from": "m@example.org",
     "to": ["d@example.org"]}
)  # fmt: skip


def asked(url: str) -> tokens.Asked | tokens.Invalid:
    (token,) = parse_qs(urlsplit(url).query)["token"]
    return tokens.read(token, SETTINGS.keys, at(0))


def test_each_action_has_a_link_that_is_signed_for_this_story_and_channel() -> None:
    found = LINKS.of(delivery("desk", alert=HAJIN))

    assert [link.name for link in found] == list(LABELS.values())
    assert all(link.url.startswith("https://monitor.example.org/desk/act?token=") for link in found)
    assert [asked(link.url) for link in found] == [
        tokens.Asked(
            action=action,
            operation=HAJIN.operation,
            story="s1",
            development=HAJIN.development,
            channel="desk",
            until=at(0) + LAST,
        )
        for action in LABELS
    ]


def test_without_a_page_and_for_digests_and_notices_there_are_none() -> None:
    digest = replace(HAJIN, kind=AlertKind.DIGEST)
    notice = replace(HAJIN, kind=AlertKind.NOTICE)

    assert NO_LINKS.of(delivery("desk", alert=HAJIN)) == ()
    assert [LINKS.of(delivery("desk", alert=each)) for each in (digest, notice, alert("old", story=""))] == [()] * 3


def test_slack_shows_them_in_a_line_and_mail_in_both_parts() -> None:
    owed = delivery("mail", alert=HAJIN, recipient="d@example.org")
    body = message(wording(owed, LINKS.of(owed)))
    mail = compose(MAIL, owed, LINKS)
    text, page = (part.get_content() for part in mail.iter_parts())

    line = next(block["text"]["text"] for block in body["blocks"] if "act?token" in json.dumps(block))
    assert [part.rpartition("|")[2] for part in line.split(" · ")] == [f"{name}>" for name in LABELS.values()]
    assert len(line) < 2_900
    assert text.count("/act?token=") == page.count("/act?token=") == len(LABELS)
    assert "act?token" not in json.dumps(message(wording(owed)))
    assert "act?token" not in compose(MAIL, owed).as_string()


def test_a_second_attempt_is_the_same_message() -> None:
    owed = delivery("mail", alert=HAJIN, recipient="d@example.org")

    assert compose(MAIL, owed, LINKS).as_bytes() == compose(MAIL, replace(owed, attempts=7), LINKS).as_bytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"public_url": "https://monitor.example.org"}, "go together"),
        ({"link_key": SecretStr(KEY)}, "go together"),
        ({"public_url": "http://monitor.example.org", "link_key": SecretStr(KEY)}, "https://"),
        ({"public_url": "https://monitor.example.org/?a=b", "link_key": SecretStr(KEY)}, "no \\?"),
        ({"public_url": "https://monitor.example.org", "link_key": SecretStr("short")}, "16 characters"),
        ({"public_url": "https://monitor.example.org", "link_key": SecretStr(f"{KEY}\nshort")}, "16 characters"),
    ],
)
def test_what_would_not_be_safe_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        LinkSettings.model_validate(given)


def test_further_lines_of_the_key_are_old_keys() -> None:
    rotated = LinkSettings(public_url="http://127.0.0.1:8484", link_key=SecretStr(f"{'n' * 20}\n{KEY}\n"))
    old = LINKS.of(delivery("desk", alert=HAJIN))[0].url

    assert rotated.keys == ("n" * 20, KEY)
    assert tokens.read(parse_qs(urlsplit(old).query)["token"][0], rotated.keys, at(0)) == asked(old)
