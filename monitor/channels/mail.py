"""The way out by mail: one message and one delivery for each recipient, sent over SMTP.

Where the danger of telling twice lies: between the final dot and the server's answer. A client that gives up there too
early has a delivered mail and calls it a failure, so ten minutes are waited (RFC 5321 §4.5.3.2.6), and a connection
that breaks in DATA is ambiguous, never a plain failure. The Message-ID is the delivery's id on every attempt, so that
mail readers and filters can see a repeat for what it is. A break before the server's 354 counts as ambiguous too: the
library shows no difference, and a warning too many is better than one too few.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from dataclasses import replace
from datetime import datetime, timedelta
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Annotated, Any, Literal, Self

import aiosmtplib
from aiosmtplib import SMTP
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import AfterValidator, Field, SecretStr, ValidationInfo, model_validator

from monitor.channels.http import LONGEST_REASON, redact
from monitor.channels.links import NO_LINKS, Links
from monitor.channels.manners import ChannelSettings
from monitor.channels.settings import Elsewhere, Secret, is_loopback, not_empty
from monitor.channels.unsubscribe import UnsubscribeSettings, unsubscribe_headers
from monitor.channels.wording import as_text, plain, wording
from monitor.model import Alert, Answer, Delivery, Later, Refused, Sent

CONNECT = timedelta(seconds=30)
BEFORE_DATA = timedelta(minutes=4)
"""For connecting and all commands together; with the final dot it stays below a delivery's lease of 15 minutes."""
FINAL_DOT = timedelta(minutes=10)
LONGEST_SUBJECT = 200


class Lines(EmailPolicy):
    """How headers are written: links are never broken, a headline is what it says.

    The library takes `=?utf-8?q?a=0D=0ABcc:_x?=` in a subject for an encoded word, decodes it, and writes its line
    break into the header. So a subject is kept as text, and encoded once, when it is written.
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """A subject stays as it is."""
        return (name, value) if name.lower() == "subject" else super().header_store_parse(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """As RFC 2047 has it: encoded words of 75 characters at most; the library would make one of the whole line."""
        if name.lower() != "subject":
            return super().fold_binary(name, value)
        charset = "us-ascii" if value.isascii() and "=?" not in value else "utf-8"
        folded = Header(str(value), charset, header_name=name, maxlinelen=76).encode(linesep="\r\n")
        return f"{name}: {folded}\r\n".encode("ascii")


LINES = Lines(linesep="\r\n", max_line_length=990)
"""Below the 998 that mail allows: at the usual 78 the library breaks long links into words that no program follows."""
SHUT_OUT = frozenset({530, 534, 535, 538})
"""Codes about who logs in and how (RFC 4954 §6), whatever the message."""
PORTS = {"starttls": 587, "tls": 465, "none": 25}

_PAGE = Environment(
    loader=PackageLoader("monitor.channels", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
).get_template("mail.html.j2")


def mail_address(value: str) -> str:
    """The address, if it is one that SMTP takes without extensions; ValueError otherwise."""
    if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?", value):
        raise ValueError(f"must be a mail address such as desk@example.org, not {value!r}")
    return value


def _each_once(value: tuple[str, ...]) -> tuple[str, ...]:
    if len({address.lower() for address in value}) < len(value):
        raise ValueError("holds the same address twice; take one out")
    return not_empty(value)


def _safe(value: str, info: ValidationInfo) -> str:
    if value == "none" and not is_loopback(info.data.get("host", "localhost")):
        raise ValueError('"none" is for loopback hosts only; use "starttls" or "tls"')
    return value


MailAddress = Annotated[str, AfterValidator(mail_address)]


class MailSettings(ChannelSettings, UnsubscribeSettings):
    """`type = "mail"`."""

    type: Literal["mail"]
    host: str = Field(min_length=1)
    port: int = Field(default=0, ge=0, le=65535)
    """0: what is usual for the security: 587, 465 or 25."""
    security: Annotated[Literal["starttls", "tls", "none"], AfterValidator(_safe)] = "starttls"
    sender: MailAddress = Field(alias="from")
    to: Annotated[tuple[MailAddress, ...], Field(strict=False), AfterValidator(_each_once)]
    user: Annotated[SecretStr, Elsewhere(secret=False)] = SecretStr("")
    password: Secret = SecretStr("")

    @property
    def recipients(self) -> tuple[str, ...]:
        """The addresses."""
        return self.to

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if bool(self.user.get_secret_value()) != bool(self.password.get_secret_value()):
            raise ValueError("user and password go together: give both or neither")
        return self


class Mail:
    """Sends each alert to each recipient, in a connection of its own."""

    def __init__(
        self,
        settings: MailSettings,
        links: Links = NO_LINKS,
        *,
        tls: ssl.SSLContext | None = None,
        final_dot: timedelta = FINAL_DOT,
    ) -> None:
        """`tls`: what to trust, the system's authorities where it is None. `final_dot`: how long to wait after DATA."""
        self.name, self.recipients = settings.name, settings.recipients
        self._settings = settings
        self._links = links
        self._tls = tls
        self._final_dot = final_dot
        self._hidden = (settings.user.get_secret_value(), settings.password.get_secret_value())

    def render(self, delivery: Delivery) -> str:
        """The headers that people see, and the plain text."""
        built = compose(self._settings, delivery, self._links)
        head = "\n".join(f"{key}: {value}" for key, value in built.raw_items() if key in ("From", "To", "Subject"))
        return f"{head}\n\n{as_text(wording(delivery, self._links.of(delivery)))}"

    async def send(self, delivery: Delivery, now: datetime) -> Answer:  # noqa: ARG002 the contract's
        """Send it once, to its one recipient."""
        try:
            message = compose(self._settings, delivery, self._links).as_bytes()
        except ValueError as error:
            return Refused(why=self._clean(f"the message cannot be written: {error}"))
        smtp = self._client()
        try:
            async with asyncio.timeout(BEFORE_DATA.total_seconds()):
                await self._open(smtp)
                told = smtp.esmtp_extensions.get("size", "").strip()
                largest = int(told) if told.isdecimal() and len(told) < 20 else 0
                if 0 < largest < len(message):
                    return Refused(why=f"the message has {len(message)} bytes, the server takes {largest}")
                await smtp.mail(self._settings.sender, options=[f"SIZE={len(message)}"] if largest else [])
                await smtp.rcpt(delivery.recipient)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            return self._before_data(error)
        else:
            return await self._data(smtp, message)
        finally:
            await _leave(smtp)

    async def check(self) -> Answer:
        """Connect, secure, log in, leave; no message is begun."""
        smtp = self._client()
        try:
            async with asyncio.timeout(BEFORE_DATA.total_seconds()):
                await self._open(smtp)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            return self._before_data(error)
        else:
            return Sent(detail="connected, and logged in" if self._hidden[0] else "connected")
        finally:
            await _leave(smtp)

    async def close(self) -> None:
        """Nothing is held between two messages."""

    def _client(self) -> SMTP:
        settings = self._settings
        return SMTP(
            hostname=settings.host,
            port=settings.port or PORTS[settings.security],
            use_tls=settings.security == "tls",
            start_tls=settings.security == "starttls",
            tls_context=self._tls,
            local_hostname=domain(settings.sender),
            timeout=CONNECT.total_seconds(),
        )

    async def _open(self, smtp: SMTP) -> None:
        await smtp.connect()
        smtp.timeout = BEFORE_DATA.total_seconds()
        await smtp.ehlo()
        if self._hidden[0]:
            await smtp.login(*self._hidden)

    async def _data(self, smtp: SMTP, message: bytes) -> Answer:
        try:
            answered = await smtp.data(message, timeout=self._final_dot.total_seconds())
        except aiosmtplib.SMTPResponseException as error:
            coded = self._coded(error)
            return replace(coded, of_message=True) if isinstance(coded, Later) else coded
        except (aiosmtplib.SMTPException, OSError):
            return Later(why="the connection broke before the server confirmed the message", ambiguous=True)
        return Sent(detail=self._clean(f"{answered.code} {answered.message}"))

    def _before_data(self, error: aiosmtplib.SMTPException | OSError | ValueError) -> Later | Refused:
        """What a failure comes to while nothing of the message has left."""
        match error:
            case aiosmtplib.SMTPAuthenticationError() if error.code >= 500:
                why = f"the mail server refused user and password ({error.code}): check both"
                return Later(why=why, shut_out=True)
            case aiosmtplib.SMTPConnectResponseError():
                return Later(why=self._clean(f"the mail server would not talk: {error.code} {error.message}"))
            case aiosmtplib.SMTPResponseException():
                return self._coded(error)
            case aiosmtplib.SMTPTimeoutError() | TimeoutError():
                return Later(why="the mail server did not answer in time")
            case aiosmtplib.SMTPServerDisconnected():
                return Later(why="the mail server closed the connection")
            case aiosmtplib.SMTPConnectError() | OSError():
                return Later(why=f"no connection to the mail server: {_cause(error)}")
            case aiosmtplib.SMTPException():
                why = self._clean(f"the mail server cannot do what is configured: {error.message}")
                return Later(why=why, shut_out=True)
            case _:
                return Refused(why="the message cannot be put into SMTP: check the addresses")

    def _coded(self, error: aiosmtplib.SMTPResponseException) -> Later | Refused:
        """4yz asks to come back, everything else that is no success is refusal (RFC 5321 §4.2.1)."""
        why = self._clean(f"the mail server answered {error.code} {error.message}")
        if error.code in SHUT_OUT:
            return Later(why=why, shut_out=True)
        return Later(why=why) if 400 <= error.code < 500 else Refused(why=why)

    def _clean(self, text: str) -> str:
        return plain(redact(text, *self._hidden), LONGEST_REASON + 60)


async def _leave(smtp: SMTP) -> None:
    """Say good-bye to a server that still listens; what it answers to that changes nothing."""
    try:
        if smtp.is_connected:
            await smtp.quit(timeout=5)
    except (aiosmtplib.SMTPException, OSError):
        pass
    finally:
        smtp.close()


def _cause(error: Exception) -> str:
    """The kind of failure, without host and port."""
    root = error.__cause__ or error
    if isinstance(root, ssl.SSLCertVerificationError):
        return f"its certificate is not accepted ({root.verify_message})"
    if isinstance(root, ssl.SSLError):
        return "no TLS could be agreed on; check port and security"
    if isinstance(root, ConnectionRefusedError):
        return "refused; check host and port"
    return "nobody could be reached"


def domain(address: str) -> str:
    """What stands behind the at sign."""
    return address.rpartition("@")[2]


def compose(settings: MailSettings, delivery: Delivery, links: Links = NO_LINKS) -> EmailMessage:
    """The whole message; the same bytes on each attempt, unless one must be marked as a repeat.

    ValueError where the recipient's address is none.
    """
    words = wording(delivery, links.of(delivery))
    alert = delivery.alert
    home = domain(settings.sender)
    message = EmailMessage(policy=LINES)
    message["From"] = Address("monitor", addr_spec=settings.sender)
    message["To"] = Address(addr_spec=mail_address(delivery.recipient))
    message["Subject"] = plain(f"[{words.operation}] {words.headline}", LONGEST_SUBJECT)
    message["Date"] = delivery.since
    message["Message-ID"] = f"<{_token(delivery.id)}@{home}>"
    if alert.development:
        root = f"<development-{_token(alert.development)}@{home}>"
        message["In-Reply-To"] = root
        message["References"] = root
    message["Auto-Submitted"] = "auto-generated"
    message["List-Id"] = list_id(alert, home)
    for key, value in unsubscribe_headers(settings, settings.name, delivery.recipient):
        message[key] = value
    message.set_content(as_text(words) + "\n", cte="quoted-printable")
    page = _PAGE.render(words=words)
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    # The library draws boundaries at random; a retry must be the same message.
    message.set_boundary(f"=_{_token(delivery.id)}")
    return message


def list_id(alert: Alert, home: str) -> str:
    """`<inherent-resolve.monitor.example.org>`: what filters of mail readers go by (RFC 2919)."""
    return f"<{_token(alert.operation) or 'notices'}.monitor.{home}>"


def _token(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", text)[:100]
