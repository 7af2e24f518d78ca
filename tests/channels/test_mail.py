"""A mail is one message to one person, the same on each attempt, with headers that mail programs understand."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.channels.mail import Mail, MailSettings, compose
from monitor.channels.unsubscribe import unsubscribe_token
from monitor.channels.wording import plain
from monitor.model import AlertKind, Later, NumberChange, Refused, Sent, Source
from tests import builders
from tests.channels.receivers import mail_server

NOW = datetime(2018, 5, 1, 12, 0, 5, tzinfo=UTC)
DESK = "desk@example.org"


def configured(**given: Any) -> MailSettings:
    default = {
        "name": "mail",
        "type": "mail",
        "host": "127.0.0.1",
        "security": "none",
        "from": "monitor@example.org",
        "to": [DESK, "duty@example.net"],
    }
    return MailSettings.model_validate({**default, **given})


def parsed(raw: bytes) -> EmailMessage:
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)


def composed(alert: Any = None, **given: Any) -> EmailMessage:
    delivery = builders.delivery("mail", recipient=DESK, alert=alert, **given)
    return parsed(compose(configured(), delivery).as_bytes())


def text_of(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content


class Mailbox:
    """What aiosmtpd took."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        return "250 taken"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A key for the name localhost, signed by itself."""
    place = tmp_path_factory.mktemp("tls")
    key, cert = place / "key.pem", place / "cert.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2"]
    try:
        subprocess.run([*command, *subject], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    return key, cert


@pytest.fixture
def trust(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    """Trusts that key and no other."""
    return ssl.create_default_context(cafile=certificate[1])


@pytest.fixture(params=["none", "starttls", "tls"])
async def secured(
    request: pytest.FixtureRequest, certificate: tuple[Path, Path]
) -> AsyncIterator[tuple[str, int, Mailbox]]:
    """aiosmtpd with each kind of security, and a login where there is TLS."""
    mailbox, security = Mailbox(), request.param
    server_side = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server_side.load_cert_chain(certificate[1], certificate[0])

    def authenticate(_s: object, _e: object, _se: object, _m: object, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"monitor", b"right"), handled=False)

    login = {"authenticator": authenticate, "auth_required": True}
    given: dict[str, Any] = {
        "none": {},
        "starttls": {"tls_context": server_side, "require_starttls": True, **login},
        "tls": {**login, "auth_require_tls": False},
    }[security]
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(mailbox, hostname="localhost", **given),
        "127.0.0.1",
        0,
        ssl=server_side if security == "tls" else None,
    )
    yield security, server.sockets[0].getsockname()[1], mailbox
    server.close()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
async def test_a_real_server_takes_the_mail_with_each_kind_of_security(
    secured: tuple[str, int, Mailbox], trust: ssl.SSLContext
) -> None:
    security, port, mailbox = secured
    login = {} if security == "none" else {"user": "monitor", "password": "right"}
    channel = Mail(configured(host="localhost", port=port, security=security, **login), tls=trust)

    said = await channel.send(builders.delivery("mail", recipient=DESK), NOW)

    assert isinstance(said, Sent), said
    (envelope,) = mailbox.envelopes
    assert envelope.rcpt_tos == [DESK]
    assert envelope.mail_from == "monitor@example.org"
    assert isinstance(envelope.content, bytes)
    assert parsed(envelope.content)["Subject"] == "[Operation Inherent Resolve] SDF takes the town of Hajin"


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize("secured", ["starttls", "tls"], indirect=True)
async def test_a_certificate_that_is_not_trusted_gets_no_mail(secured: tuple[str, int, Mailbox]) -> None:
    security, port, mailbox = secured
    channel = Mail(configured(host="localhost", port=port, security=security))

    said = await channel.send(builders.delivery("mail", recipient=DESK), NOW)

    assert isinstance(said, Later), said
    assert "certificate" in said.why
    assert not mailbox.envelopes


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize("secured", ["starttls", "tls"], indirect=True)
async def test_a_wrong_password_is_refused_by_a_real_server(
    secured: tuple[str, int, Mailbox], trust: ssl.SSLContext
) -> None:
    security, port, mailbox = secured
    login = {"user": "monitor", "password": "wrong"}
    channel = Mail(configured(host="localhost", port=port, security=security, **login), tls=trust)

    said = await channel.send(builders.delivery("mail", recipient=DESK), NOW)

    assert said == Later(why="the mail server refused user and password (535): check both", shut_out=True)
    assert not mailbox.envelopes


def test_the_headers_are_those_of_automatic_mail_in_a_thread() -> None:
    mail = composed()

    assert mail["From"] == "monitor <monitor@example.org>"
    assert mail["To"] == DESK
    assert mail["Message-ID"] == f"<{builders.delivery('mail', recipient=DESK).id}@example.org>"
    assert mail["References"] == mail["In-Reply-To"]
    assert mail["References"].startswith("<development-")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Id"] == "<inherent-resolve.monitor.example.org>"
    assert mail["Date"].datetime == builders.NOON
    assert mail["List-Unsubscribe"] is None


def test_later_news_of_a_development_is_in_its_thread_and_a_notice_in_none() -> None:
    first = composed()
    later = composed(builders.alert(kind=AlertKind.CONFIRMED, id="other"))
    notice = composed(builders.alert(kind=AlertKind.NOTICE, development="", operation="", operation_title=""))

    assert first["References"] == later["References"]
    assert first["Message-ID"] != later["Message-ID"]
    assert notice["References"] is None
    assert notice["List-Id"] == "<notices.monitor.example.org>"


def test_every_attempt_is_the_same_mail() -> None:
    delivery = builders.delivery("mail", recipient=DESK)

    first = compose(configured(), delivery).as_bytes()

    assert first == compose(configured(), replace(delivery, attempts=5)).as_bytes()
    assert first != compose(configured(), replace(delivery, repeat=True)).as_bytes()


def test_text_and_page_tell_the_same() -> None:
    alert = builders.alert(
        known="ISIS holds Hajin & Sousa.",
        known_source="BBC World",
        known_at=builders.at(-180),
        known_url="https://bbc.example/1",
        numbers=(NumberChange(unit="%", old="98", new="90"),),
        sources=(
            Source(publisher="BBC", name="BBC World", url="https://bbc.example/2", at=builders.NOON),
            Source(publisher="AP", name="AP", url="", at=builders.NOON),
        ),
    )
    mail = composed(alert, repeat=True)
    plain, page = text_of(mail, "plain"), text_of(mail, "html")

    for part in (
        "SDF takes the town of Hajin",
        "The Syrian Democratic Forces captured the town of Hajin on Friday.",
        "Known before (BBC World, 3 h ago)",
        "98 % → 90 %",
        "https://news.example/hajin",
        "Possible repeat",
        "AP",
        f"Id: {alert.id[:12]}",
    ):
        assert part in plain
        assert part in page
    assert "ISIS holds Hajin & Sousa." in plain
    assert "ISIS holds Hajin &amp; Sousa." in page
    assert '<a href="https://bbc.example/2">BBC World</a>' in page


def test_markup_from_a_feed_is_text_in_the_page() -> None:
    evil = '<script>alert(1)</script><img src="https://x.example/p.gif"> {{ 7 * 7 }}'
    page = text_of(composed(builders.alert(headline=evil, new=evil, source=evil, url="javascript:alert(1)")), "html")

    assert "<script" not in page
    assert "<img" not in page
    assert "49" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize(
    "evil", ["Hajin\r\nBcc: all@example.org", "Hajin\nBcc: all@example.org", "Hajin\x00\x85Bcc: x"]
)
def test_no_line_break_gets_into_a_header(evil: str) -> None:
    mail = composed(builders.alert(headline=evil, operation_title=evil, operation=evil))

    assert mail["Bcc"] is None
    assert "Bcc: " in mail["Subject"]


@pytest.mark.parametrize(
    "evil", ["=?utf-8?q?a=0D=0ABcc:_all=40example.org?=", "=?utf-8?q?a=0D=0A=0D=0Abody?= ä", "=?utf-8?b?DQoNCg==?="]
)
def test_what_looks_encoded_is_not_decoded_into_a_header(evil: str) -> None:
    delivery = builders.delivery("mail", recipient=DESK, alert=builders.alert(headline=evil))
    raw = compose(configured(), delivery).as_bytes()

    assert parsed(raw)["Bcc"] is None
    assert parsed(raw)["To"] == DESK
    assert parsed(raw)["Subject"] == f"[Operation Inherent Resolve] {evil}"
    assert f"Subject: [Operation Inherent Resolve] {evil}\n" in Mail(configured()).render(delivery)


@pytest.mark.parametrize("headline", ["Häjin fällt " * 20, "سقوط هجين " * 30, "a" * 300, "SDF takes Hajin " * 20])
def test_encoded_words_are_as_short_as_readers_of_mail_expect_and_read_as_written(headline: str) -> None:
    raw = compose(configured(), builders.delivery("mail", recipient=DESK, alert=builders.alert(headline=headline)))
    lines = raw.as_bytes().partition(b"Subject: ")[2].partition(b"\r\nDate:")[0].split(b"\r\n ")

    assert max(map(len, lines)) <= 76
    assert parsed(raw.as_bytes())["Subject"] == plain(f"[Operation Inherent Resolve] {headline}", 200)


@settings(max_examples=60)
@given(st.text(max_size=300) | st.sampled_from(["ü" * 300, "😀" * 300, "ب" * 300, "a" * 300, "=?utf-8?q?x?="]))
def test_whatever_a_headline_holds_the_mail_is_well_formed(text: str) -> None:
    raw = compose(
        configured(),
        builders.delivery("mail", recipient=DESK, alert=replace(builders.alert(), headline=text, new=text)),
    ).as_bytes()

    assert raw.isascii()
    assert len(raw) < 256 * 1024
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert parsed(raw)["To"] == DESK
    assert not parsed(raw).defects


def test_unsubscribing_takes_one_click_on_a_signed_link() -> None:
    settings_ = configured(unsubscribe_url="https://news.example.org/unsubscribe?v=1", unsubscribe_key="k" * 32)
    raw = compose(settings_, builders.delivery("mail", recipient=DESK)).as_bytes()
    mail = parsed(raw)

    link = str(mail["List-Unsubscribe"]).replace(" ", "").removeprefix("<").removesuffix(">")

    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert b"=?" not in raw.split(b"List-Unsubscribe:")[1].split(b"List-Unsubscribe-Post")[0]
    assert urlsplit(link).path == "/unsubscribe"
    assert parse_qs(urlsplit(link).query) == {
        "v": ["1"],
        "channel": ["mail"],
        "to": [DESK],
        "token": [unsubscribe_token("k" * 32, "mail", DESK)],
    }
    assert unsubscribe_token("k" * 32, "mail", "duty@example.net") not in link


async def test_each_recipient_gets_a_mail_of_their_own() -> None:
    async with mail_server() as server:
        channel = Mail(configured(port=server.port))
        for recipient in channel.recipients:
            await channel.send(builders.delivery("mail", recipient=recipient), NOW)

    assert [mail["To"] for mail in server.mails] == [DESK, "duty@example.net"]
    assert len({mail["Message-ID"] for mail in server.mails}) == 2
    assert [command for command in server.commands if command.startswith("RCPT")] == [
        "RCPT TO:<desk@example.org>",
        "RCPT TO:<duty@example.net>",
    ]


async def test_one_broken_address_does_not_touch_the_others() -> None:
    async with mail_server() as server:
        channel = Mail(configured(port=server.port))
        broken = await channel.send(builders.delivery("mail", recipient="no body\r\n@x"), NOW)
        good = await channel.send(builders.delivery("mail", recipient=DESK), NOW)

    assert isinstance(broken, Refused)
    assert isinstance(good, Sent)
    assert len(server.mails) == 1


async def test_a_line_of_one_dot_is_part_of_the_text() -> None:
    async with mail_server() as server:
        alert = builders.alert(new=". first\n.\n. last")
        await Mail(configured(port=server.port)).send(builders.delivery("mail", recipient=DESK, alert=alert), NOW)

    assert "“. first . . last”" in text_of(server.mails[0], "plain")


async def test_the_size_is_announced_where_the_server_asks_for_it() -> None:
    async with mail_server(extensions=("SIZE 1000000",)) as server:
        await Mail(configured(port=server.port)).send(builders.delivery("mail", recipient=DESK), NOW)

    (command,) = (line for line in server.commands if line.startswith("MAIL"))
    assert command.upper().endswith(f"SIZE={len(server.raw[0])}")
