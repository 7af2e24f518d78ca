"""What every channel promises, whatever it speaks: one table of what the receiver does and what that comes to."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from monitor.channels.apprise import Apprise, AppriseSettings
from monitor.channels.console import Console, ConsoleSettings
from monitor.channels.contract import Channel
from monitor.channels.mail import Mail, MailSettings
from monitor.channels.slack import Slack, SlackSettings
from monitor.channels.webhook import Webhook, WebhookSettings
from monitor.model import Answer, Delivery, Later, Refused, Sent
from tests import builders
from tests.channels.receivers import http_receiver, mail_server, nobody, raw_receiver

NOW = datetime(2018, 5, 1, 12, 0, 5, tzinfo=UTC)
THEN = "Tue, 01 May 2018 12:00:05 GMT"
"""The same, as servers write it."""
SECRET = "whsec_" + "c2VjcmV0" * 4
DESK = "desk@example.org"
PASSWORD = "correct horse battery"
PATIENT, BRIEF = 20, 0.5
"""Seconds that an answer may take: where one comes it may be late on a busy machine, where none comes time is short."""


@dataclass(frozen=True)
class Case:
    """What the receiver does, and what that comes to."""

    answer: type[Answer]
    ambiguous: bool = False
    gone: bool = False
    retry_after: timedelta | None = None
    shut_out: bool = False


@asynccontextmanager
async def webhook(port: int, within: float = PATIENT) -> AsyncIterator[Webhook]:
    settings = WebhookSettings.model_validate(
        {
            "name": "hook",
            "type": "webhook",
            "url": f"http://127.0.0.1:{port}/hook/T0/secret-path",
            "secret": SECRET,
            "timeout": timedelta(seconds=within),
        }
    )
    channel = Webhook(settings, aiohttp.ClientSession())
    yield channel
    await channel.close()


@asynccontextmanager
async def slack(port: int, within: float = PATIENT) -> AsyncIterator[Slack]:
    settings = SlackSettings.model_validate(
        {
            "name": "desk",
            "type": "slack",
            "url": f"http://127.0.0.1:{port}/hook/T0/secret-path",
            "timeout": timedelta(seconds=within),
        }
    )
    channel = Slack(settings, aiohttp.ClientSession())
    yield channel
    await channel.close()


@asynccontextmanager
async def slack_bot(port: int, within: float = PATIENT) -> AsyncIterator[Slack]:
    settings = SlackSettings.model_validate(
        {
            "name": "bot",
            "type": "slack",
            "token": "xoxb-secret-token",
            "channel": "C024BE91L",
            "api": f"http://127.0.0.1:{port}/api/",
            "timeout": timedelta(seconds=within),
        }
    )
    channel = Slack(settings, aiohttp.ClientSession())
    yield channel
    await channel.close()


def mail_settings(port: int, **given: Any) -> MailSettings:
    return MailSettings.model_validate(
        {
            "name": "mail",
            "type": "mail",
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
            "from": "monitor@example.org",
            "to": [DESK],
            **given,
        }
    )


def mail(port: int, within: float = PATIENT, **given: Any) -> Mail:
    return Mail(mail_settings(port, **given), final_dot=timedelta(seconds=within))


@asynccontextmanager
async def apprise(port: int, within: float = PATIENT) -> AsyncIterator[Apprise]:
    """By its plainest service: JSON, posted."""
    url = f"json://127.0.0.1:{port}/hook/T0/secret-path?rto={within}"
    given = {"name": "any", "type": "apprise", "url": url}
    channel = Apprise(await asyncio.to_thread(AppriseSettings.model_validate, given))  # as a configuration is read
    yield channel
    await channel.close()


HTTP = {"webhook": webhook, "slack": slack, "slack-bot": slack_bot}
GOOD = {"webhook": b"", "slack": b"ok", "slack-bot": b'{"ok": true, "ts": "1525176000.000100"}'}


def told(answer: Answer) -> str:
    """What a person would read of it, and no secret."""
    text = answer.detail if isinstance(answer, Sent) else answer.why
    assert "\n" not in text
    assert len(text) < 300
    for hidden in ("://", "secret-path", SECRET, "xoxb", PASSWORD, "127.0.0.1"):
        assert hidden not in text
    return text


def came_to(answer: Answer) -> Case:
    """Which case an answer is, once it was seen that a person may read it."""
    told(answer)
    said = {
        name: getattr(answer, name)
        for name in ("ambiguous", "gone", "retry_after", "shut_out")
        if hasattr(answer, name)
    }
    return Case(type(answer), **said)


STATUSES = {
    201: Case(Sent),
    204: Case(Sent),
    301: Case(Refused),
    302: Case(Refused),
    307: Case(Refused),
    400: Case(Refused),
    401: Case(Refused),
    403: Case(Refused),
    404: Case(Refused),
    405: Case(Refused),
    408: Case(Later),
    409: Case(Refused),
    410: Case(Refused, gone=True),
    413: Case(Refused),
    418: Case(Refused),
    425: Case(Later),
    429: Case(Later),
    451: Case(Refused),
    500: Case(Later),
    501: Case(Later),
    502: Case(Later),
    503: Case(Later),
    504: Case(Later),
    599: Case(Later),
}


@pytest.mark.parametrize("kind", HTTP)
@pytest.mark.parametrize("status", [status for status in STATUSES if status > 299])
async def test_a_status_means_the_same_to_every_channel_that_speaks_http(kind: str, status: int) -> None:
    elsewhere = {"Location": "http://127.0.0.1:9/"}
    async with (
        http_receiver(status=status, body=b"", headers=elsewhere) as receiver,
        HTTP[kind](receiver.port) as channel,
    ):
        answer = await channel.send(builders.delivery(kind), NOW)

    assert came_to(answer) == STATUSES[status]
    assert len(receiver.got) == 1


@pytest.mark.parametrize("kind", [*HTTP, "apprise"])
@pytest.mark.parametrize(("status", "blames"), [(500, True), (501, True), (502, False), (503, False), (429, False)])
async def test_only_a_receiver_that_is_there_may_blame_the_message(kind: str, status: int, blames: bool) -> None:
    async with (
        http_receiver(status=status, body=b"") as receiver,
        {**HTTP, "apprise": apprise}[kind](receiver.port) as channel,
    ):
        answer = await channel.send(builders.delivery(kind), NOW)

    assert isinstance(answer, Later)
    assert answer.of_message == blames


@pytest.mark.parametrize("status", [201, 204])
async def test_any_2xx_is_success_for_a_webhook(status: int) -> None:
    async with http_receiver(status=status, body=b"") as receiver, webhook(receiver.port) as channel:
        assert came_to(await channel.send(builders.delivery(), NOW)) == STATUSES[status]


@pytest.mark.parametrize("kind", HTTP)
@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta(0)),
        ("Tue, 01 May 2018 12:10:05 GMT", timedelta(minutes=10)),
        ("Tue, 01 May 2018 11:00:00 GMT", timedelta(0)),
        ("999999999999", timedelta(hours=24)),
        ("Thu, 01 May 2081 11:00:00 GMT", timedelta(hours=24)),
        ("-5", None),
        ("soon", None),
        ("١٢", None),
        ("Tue, 99 May 2018 11:00:00 GMT", None),
        ("Tue, 01 May 99999999999999999999 11:00:00 GMT", None),
        ("Tue, 01 May 2018 11:00:00 +99999999999999999999", None),
    ],
)
async def test_retry_after_is_understood_in_both_forms_and_capped_at_a_day(
    kind: str, value: str, wait: timedelta | None
) -> None:
    async with (
        http_receiver(status=429, body=b"", headers={"Retry-After": value, "Date": THEN}) as receiver,
        HTTP[kind](receiver.port) as channel,
    ):
        assert came_to(await channel.send(builders.delivery(kind), NOW)) == Case(Later, retry_after=wait)


@pytest.mark.parametrize("kind", HTTP)
async def test_a_dated_wait_counts_by_the_clock_of_who_asks_for_it(kind: str) -> None:
    """Ours is two days behind."""
    headers = {"Retry-After": "Tue, 01 May 2018 12:10:05 GMT", "Date": THEN}
    async with (
        http_receiver(status=503, body=b"", headers=headers) as receiver,
        HTTP[kind](receiver.port) as channel,
    ):
        answer = await channel.send(builders.delivery(kind), NOW - timedelta(days=2))

    assert came_to(answer) == Case(Later, retry_after=timedelta(minutes=10))


@pytest.mark.parametrize("kind", HTTP)
async def test_nobody_at_the_other_end_is_no_ambiguity(kind: str) -> None:
    with nobody() as port:
        async with HTTP[kind](port) as channel:
            answer = await channel.send(builders.delivery(kind), NOW)

    assert came_to(answer) == Case(Later)
    assert "refused" in told(answer)


async def _hangs_up(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def _resets(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _says_nothing(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def _half_a_head(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    await writer.drain()


async def _half_a_head_and_waits(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    await writer.drain()
    await asyncio.Event().wait()


async def _garbage(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\x16\x03\x01 not http at all\r\n\r\n")
    await writer.drain()


async def _endless_head(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: " + b"x" * 4000 + b"\r\n")
        await writer.drain()


SILENT = [_says_nothing, _half_a_head_and_waits]
LOST = [_hangs_up, _resets, _half_a_head, _garbage, _endless_head, *SILENT]


@pytest.mark.parametrize("kind", HTTP)
@pytest.mark.parametrize("script", LOST, ids=lambda script: script.__name__.strip("_"))
async def test_an_answer_that_is_lost_after_the_request_went_out_is_ambiguous(kind: str, script: Any) -> None:
    within = BRIEF if script in SILENT else PATIENT
    async with raw_receiver(script) as port, HTTP[kind](port, within) as channel:
        answer = await channel.send(builders.delivery(kind), NOW)

    assert came_to(answer) == Case(Later, ambiguous=True)


@pytest.mark.parametrize("kind", HTTP)
async def test_an_answer_of_thirty_megabytes_is_read_only_at_its_beginning(kind: str) -> None:
    """It is judged by its status and first bytes, and the connection is dropped."""
    written = 0

    async def script(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 31457280\r\n\r\n")
        for _ in range(480):
            writer.write(b"x" * 65536)
            await writer.drain()
            written += 65536

    async with raw_receiver(script) as port, HTTP[kind](port) as channel:
        assert came_to(await channel.send(builders.delivery(kind), NOW)) == Case(Refused)

    assert written < 16 * 2**20


@pytest.mark.parametrize("kind", HTTP)
async def test_a_receiver_that_echoes_the_secret_does_not_get_it_into_the_reason(kind: str) -> None:
    echo = f"bad {SECRET} xoxb-secret-token for http://127.0.0.1/hook/T0/secret-path"
    echo += "" if kind == "slack-bot" else " or /hook/T0/secret-path"
    async with http_receiver(status=400, body=echo.encode()) as receiver, HTTP[kind](receiver.port) as channel:
        answer = await channel.send(builders.delivery(kind), NOW)

    assert came_to(answer) == Case(Refused)


@pytest.mark.parametrize("kind", HTTP)
async def test_a_good_answer_is_success(kind: str) -> None:
    async with http_receiver(body=GOOD[kind]) as receiver, HTTP[kind](receiver.port) as channel:
        assert came_to(await channel.send(builders.delivery(kind), NOW)) == Case(Sent)


@pytest.mark.parametrize("kind", HTTP)
async def test_two_messages_do_not_share_a_connection(kind: str) -> None:
    """A kept connection that was just closed could not be told from one that lost the answer."""
    async with http_receiver(body=GOOD[kind]) as receiver, HTTP[kind](receiver.port) as channel:
        await channel.send(builders.delivery(kind), NOW)
        await channel.send(builders.delivery(kind), NOW)

    assert [seen.headers["Connection"] for seen in receiver.got] == ["close", "close"]


@pytest.mark.parametrize("status", [status for status in STATUSES if status > 299])
async def test_a_status_means_the_same_behind_apprise(status: int) -> None:
    elsewhere = {"Location": "http://127.0.0.1:9/"}
    async with (
        http_receiver(status=status, body=b"", headers=elsewhere) as receiver,
        apprise(receiver.port) as channel,
    ):
        assert came_to(await channel.send(builders.delivery("apprise"), NOW)) == STATUSES[status]

    assert len(receiver.got) == 1


async def test_nobody_behind_apprise_is_no_ambiguity() -> None:
    with nobody() as port:
        async with apprise(port) as channel:
            answer = await channel.send(builders.delivery("apprise"), NOW)

    assert came_to(answer) == Case(Later)


@pytest.mark.parametrize(
    "script", [script for script in LOST if script is not _half_a_head], ids=lambda script: script.__name__.strip("_")
)  # its HTTP client takes a status line that ends early for the whole head
async def test_an_answer_that_is_lost_behind_apprise_is_ambiguous(script: Any) -> None:
    within = BRIEF if script in SILENT else PATIENT
    async with raw_receiver(script) as port, apprise(port, within) as channel:
        answer = await channel.send(builders.delivery("apprise"), NOW)

    assert came_to(answer) == Case(Later, ambiguous=True)


MAILS = {
    "greeting 421": ({"answers": {"greeting": "421 too busy"}}, Case(Later)),
    "greeting 554": ({"answers": {"greeting": "554 no service"}}, Case(Later)),
    "hangs up at once": ({"answers": {"greeting": ""}}, Case(Later)),
    "sender 451": ({"answers": {"MAIL": "451 try later"}}, Case(Later)),
    "sender 530": ({"answers": {"MAIL": "530 authentication required"}}, Case(Later, shut_out=True)),
    "sender 550": ({"answers": {"MAIL": "550 not you"}}, Case(Refused)),
    "recipient 450": ({"answers": {"RCPT": "450 greylisted"}}, Case(Later)),
    "recipient 550": ({"answers": {"RCPT": "550 no such user"}}, Case(Refused)),
    "recipient, hangs up": ({"answers": {"RCPT": ""}}, Case(Later)),
    "data 451": ({"answers": {"DATA": "451 not now"}}, Case(Later)),
    "data 554": ({"answers": {"DATA": "554 no"}}, Case(Refused)),
    "dot 250": ({}, Case(Sent)),
    "dot 452": ({"answers": {"dot": "452 disk full"}}, Case(Later)),
    "dot 552": ({"answers": {"dot": "552 too large"}}, Case(Refused)),
    "dot 554": ({"answers": {"dot": "554 spam"}}, Case(Refused)),
    "dot, hangs up": ({"answers": {"dot": ""}}, Case(Later, ambiguous=True)),
    "dot, silence": ({"silent_after": "dot"}, Case(Later, ambiguous=True)),
    "quit, hangs up": ({"answers": {"QUIT": ""}}, Case(Sent)),
    "quit 421": ({"answers": {"QUIT": "421 whatever"}}, Case(Sent)),
    "size too small": ({"extensions": ("SIZE 100",)}, Case(Refused)),
    "size large enough": ({"extensions": ("SIZE 1000000",)}, Case(Sent)),
    "size not told": ({"extensions": ("SIZE",)}, Case(Sent)),
    "size nonsense": ({"extensions": ("SIZE many",)}, Case(Sent)),
}


@pytest.mark.parametrize("what", MAILS)
async def test_what_a_mail_server_says_comes_to_sent_later_or_never(what: str) -> None:
    behaviour, case = MAILS[what]
    within = BRIEF if case.ambiguous else PATIENT
    async with mail_server(**behaviour) as server:
        answer = await mail(server.port, within).send(builders.delivery("mail", recipient=DESK), NOW)

    assert came_to(answer) == case


async def test_no_mail_server_is_no_ambiguity() -> None:
    with nobody() as port:
        answer = await mail(port).send(builders.delivery("mail", recipient=DESK), NOW)

    assert came_to(answer) == Case(Later)


AUTH = {"user": "monitor", "password": PASSWORD}


@pytest.mark.parametrize(
    ("said", "case"),
    [("535 bad credentials", Case(Later, shut_out=True)), ("454 try later", Case(Later)), ("235 in", Case(Sent))],
)
async def test_mail_waits_for_whoever_corrects_wrong_credentials_with_a_line_that_says_so(
    said: str, case: Case
) -> None:
    async with mail_server(extensions=("AUTH PLAIN",), answers={"AUTH": said}) as server:
        answer = await mail(server.port, **AUTH).send(builders.delivery("mail", recipient=DESK), NOW)

    assert came_to(answer) == case
    assert ("user and password" in told(answer)) == case.shut_out


async def test_mail_waits_where_the_server_lacks_the_login_that_is_configured() -> None:
    async with mail_server() as server:
        answer = await mail(server.port, **AUTH).send(builders.delivery("mail", recipient=DESK), NOW)

    assert came_to(answer) == Case(Later, shut_out=True)


async def test_a_mail_server_without_starttls_gets_nothing_when_it_is_required() -> None:
    async with mail_server() as server:
        answer = await mail(server.port, security="starttls").send(builders.delivery("mail", recipient=DESK), NOW)

    assert came_to(answer) == Case(Later, shut_out=True)
    assert not server.mails
    assert not any(command.startswith("MAIL") for command in server.commands)


async def test_a_mail_server_that_speaks_no_tls_gets_nothing_when_it_is_required() -> None:
    async with mail_server() as server:
        assert came_to(
            await mail(server.port, security="tls").send(builders.delivery("mail", recipient=DESK), NOW)
        ) == Case(Later)

    assert not server.mails


def console(stream: io.StringIO) -> Console:
    return Console(ConsoleSettings(), stream)


async def test_a_closed_stream_is_later_for_the_console() -> None:
    stream = io.StringIO()
    stream.close()

    assert came_to(await console(stream).send(builders.delivery("console"), NOW)) == Case(Later)


# --- what every channel promises, the same for each -------------------------------------------------------------------


@asynccontextmanager
async def every(kind: str) -> AsyncIterator[tuple[Channel, list[Any]]]:
    """A channel whose receiver is well, and the list of what that receiver got."""
    if kind == "console":
        yield console(io.StringIO()), []
    elif kind == "mail":
        async with mail_server() as server:
            yield mail(server.port), server.raw
    elif kind == "apprise":
        async with http_receiver(body=b"") as receiver, apprise(receiver.port) as channel:
            yield channel, receiver.got
    else:
        async with http_receiver(body=GOOD[kind]) as receiver, HTTP[kind](receiver.port) as channel:
            yield channel, receiver.got


KINDS = ["console", "mail", "apprise", *HTTP]


def a_delivery(kind: str, **given: Any) -> Delivery:
    return builders.delivery(kind, recipient=DESK if kind == "mail" else "", **given)


@pytest.mark.parametrize("kind", KINDS)
async def test_every_channel_sends_and_says_so(kind: str) -> None:
    async with every(kind) as (channel, _):
        assert came_to(await channel.send(a_delivery(kind), NOW)) == Case(Sent)


@pytest.mark.parametrize("kind", KINDS)
async def test_every_channel_shows_what_it_would_send_and_sends_nothing(kind: str) -> None:
    async with every(kind) as (channel, got):
        shown = channel.render(a_delivery(kind))

    assert not got
    assert "Operation Inherent Resolve" in shown
    assert "The Syrian Democratic Forces captured the town of Hajin on Friday." in shown


@pytest.mark.parametrize("kind", KINDS)
async def test_every_channel_has_recipients_and_a_name(kind: str) -> None:
    async with every(kind) as (channel, _):
        assert channel.name
        assert channel.recipients == ((DESK,) if kind == "mail" else ("",))


@pytest.mark.parametrize("kind", KINDS)
async def test_every_channel_closes_twice(kind: str) -> None:
    async with every(kind) as (channel, _):
        await channel.close()
        assert await channel.close() is None


@pytest.mark.parametrize("kind", KINDS)
async def test_a_check_sends_no_message(kind: str) -> None:
    async with every(kind) as (channel, got):
        answer = await channel.check()

    told(answer)
    assert all(b"Hajin" not in (seen if isinstance(seen, bytes) else seen.body) for seen in got)
    assert all(isinstance(seen, bytes) or seen.body in (b"", b"{}") for seen in got)


async def test_a_check_tells_a_good_webhook_from_a_dead_one() -> None:
    async with http_receiver(status=405) as receiver, webhook(receiver.port) as channel:
        assert isinstance(await channel.check(), Sent)
        receiver.status = 501
        assert isinstance(await channel.check(), Sent)
        receiver.status = 401  # it was asked without a signature
        assert isinstance(await channel.check(), Sent)
        receiver.status = 410
        assert came_to(await channel.check()) == Case(Refused, gone=True)
        receiver.status = 503
        assert came_to(await channel.check()) == Case(Later)


async def test_a_check_tells_a_known_slack_webhook_from_an_unknown_one() -> None:
    async with http_receiver(status=400, body=b"no_text") as receiver, slack(receiver.port) as channel:
        assert isinstance(await channel.check(), Sent)
        receiver.status, receiver.body = 404, b"no_service"
        assert came_to(await channel.check()) == Case(Refused)


async def test_a_check_of_mail_logs_in_and_begins_no_message() -> None:
    async with mail_server(extensions=("AUTH PLAIN",)) as server:
        answer = await mail(server.port, **AUTH).check()

    assert isinstance(answer, Sent)
    assert [command.split(" ")[0] for command in server.commands] == ["EHLO", "AUTH", "QUIT"]


HOSTILE = {
    "40,000 characters": "x" * 40_000,
    "emoji": "😀" * 3_000,
    "channel ping": "<!channel> <@U024BE7LH> <https://evil.example|https://bbc.co.uk>",
    "CR LF": "Hajin\r\nBcc: everybody@example.org\r\n\r\nbody",
    "ESC": "\x1b[2J\x1b]0;owned\x07 Hajin \x9b31m",
    "right to left": "\u202ednuof\u202c \u2066x\u2069 \u200f\u061c",
    "nothing": "",
    "lone surrogate": "Hajin \ud800 taken",
    "null": "Hajin\x00taken",
    "markup": '<script>alert(1)</script> & "quotes" {{ 7 * 7 }}',
    "line separators": "one\u2028two\u2029three\x85four",
    "a dot alone": "one\r\n.\r\nMAIL FROM:<evil@example.org>",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", HOSTILE)
async def test_hostile_text_is_sent_harmless_and_not_refused(kind: str, what: str) -> None:
    text = HOSTILE[what]
    alert = replace(
        builders.alert(),
        headline=text,
        new=text,
        known=text,
        known_source=text,
        source=text,
        operation_title=text,
        url="javascript:x()",
    )
    async with every(kind) as (channel, got):
        delivery = a_delivery(kind, alert=alert)
        shown = channel.render(delivery)
        assert came_to(await channel.send(delivery, NOW)) == Case(Sent)

    for character in "\x1b\x9b\x00\x07\u202e\u2066\u200f\u061c\u2028\ud800":
        assert character not in shown
    assert "javascript:" not in shown
    for seen in got:
        body = seen if isinstance(seen, bytes) else seen.body
        assert len(body) < 256 * 1024
        assert b"javascript:" not in body
        assert b"\x1b" not in body
        assert b"\x00" not in body
