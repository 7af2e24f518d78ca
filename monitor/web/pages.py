"""Pages for people: plain HTML that works without JavaScript, drawn on the server.

What a feed said is text here and nothing else: templates escape everything, and a link is one only where it is http(s).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from monitor.judge.explain import explain as in_words
from monitor.model import Delivery, Development, FeedState, counted
from monitor.store.contract import Explained
from monitor.web.contract import Offer, Status


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else "never"


def _span(length: timedelta | None) -> str:
    if length is None:
        return ""
    seconds = abs(length.total_seconds())
    for unit, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} s"


def _web(url: str) -> str:
    """A link that may be followed, or none."""
    return url if url.lower().startswith(("http://", "https://")) else ""


_TEMPLATES = Environment(
    loader=PackageLoader("monitor.web"),
    autoescape=select_autoescape(default=True),
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters.update(counted=counted, moment=_moment, span=_span, web=_web)


def _draw(template: str, **given: Any) -> str:
    return _TEMPLATES.get_template(template).render(**given)


def front(status: Status) -> str:
    """What was told last, each operation, and what is not as it should be."""
    failing = [
        (feed, state) for feed, state in status.feeds if state.gone or (state.failures and not state.rests(status.now))
    ]
    return _draw(
        "front.html", status=status, failing=failing, known={one.name: one for one in status.census.operations}
    )


def operation(name: str, title: str, developments: Sequence[Development]) -> str:
    """One operation's developments, newest first."""
    return _draw("operation.html", name=name, title=title, developments=list(reversed(developments)))


def why(reference: str, found: Sequence[Explained]) -> str:
    """Why stories were told or not."""
    return _draw("why.html", reference=reference, found=[(one, in_words(one.verdict, one.story)) for one in found])


def feeds(status: Status) -> str:
    """Every feed: how it stands, and when it is asked next."""
    return _draw(
        "feeds.html", status=status, rows=[(feed, state, standing(state, status.now)) for feed, state in status.feeds]
    )


def deliveries(rows: Sequence[Delivery]) -> str:
    """What is owed and not through."""
    return _draw("deliveries.html", rows=rows)


def message(title: str, text: str) -> str:
    """A page that says one thing."""
    return _draw("message.html", title=title, text=text)


def offer(made: Offer, token: str) -> str:
    """A button that does what a message's link asks for."""
    return _draw("offer.html", offer=made, fields={"token": token}, button="Do it")


def farewell(channel: str, recipient: str, token: str) -> str:
    """A button by which somebody takes themselves off a channel."""
    made = Offer(what=f"send nothing more to {recipient}", headline="Unsubscribe", operation=channel)
    fields = {"channel": channel, "to": recipient, "token": token}
    return _draw("offer.html", offer=made, fields=fields, button="Unsubscribe")


def standing(state: FeedState, now: datetime) -> str:
    """How a feed stands, in a word of those that `monitor feeds list` has."""
    if state.gone:
        return "gone"
    if state.rests(now):
        return "resting"
    if state.failures:
        return "failing"
    return "fine" if state.succeeded_at else "new"
