"""What all channels say about an alert, so that a screen, a chat, a mail and a machine agree.

Everything that came from a feed is cleaned here, once: no control characters, no marks that turn the direction of
writing, no line breaks, no links but web links. Escaping for markup is the channel's own business. Ages count from when
the story was seen, never from when the message leaves: a retry says word for word what the first attempt said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from monitor.model import Alert, AlertKind, Delivery, Mention, NumberChange

LONGEST_HEADLINE = 300
LONGEST_QUOTE = 1500
LONGEST_NAME = 100
LONGEST_URL = 2000
SHOWN_ID = 12
MOST_NUMBERS = 8
MOST_SOURCES = 10
LONGEST_MENTION = 160
LONGEST_MENTION_URL = 300

REPEAT = "Possible repeat: an earlier attempt may have arrived."
KINDS = {
    AlertKind.NEW: "New",
    AlertKind.CONFIRMED: "Confirmed",
    AlertKind.CHANGED: "Changed",
    AlertKind.DISPUTED: "Disputed",
    AlertKind.NOTICE: "Notice",
    AlertKind.DIGEST: "Digest",
}
# The joiners shape Persian, Indic scripts and emoji; every other format character only hides or turns text.
JOINERS = "\u200c\u200d"
_LINK_ENDS = re.compile(r"[\s<>\"'`\\^{|}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name and where it leads; the URL is empty where there is none that may be shown."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An alert in words: cleaned plain text, one line each, empty where there is nothing to say."""

    kind: str
    """New, Confirmed, Changed, Disputed, Notice."""
    operation: str
    headline: str
    new: str
    known: str
    known_label: str
    """`Known before (BBC World, 3 h ago)`."""
    known_url: str
    numbers: tuple[str, ...]
    """`98 % → 90 %`."""
    source: str
    when: str
    """`published 1 May 2018, 11:40 UTC`."""
    url: str
    sources: tuple[Link, ...]
    """All who reported it, where there is more than the one."""
    warning: str
    """That it may have arrived before."""
    remedy: str = ""
    """What a notice asks for."""
    id: str = ""
    """The beginning of the alert's id, by which `monitor explain` and `monitor feedback` know it; none for a notice."""
    mentions: tuple[Link, ...] = ()
    """What else the message carries, a line each, with its link."""
    actions: tuple[Link, ...] = ()
    """What a person may do about it."""

    @property
    def title(self) -> str:
        """`Operation Inherent Resolve: SDF takes the town of Hajin`."""
        return f"{self.operation}: {self.headline}"


def plain(text: str, limit: int = LONGEST_QUOTE) -> str:
    """One line of harmless text of at most `limit` characters; an ellipsis ends what was cut."""
    # Far more than is kept is never looked at: a feed may send megabytes in one field.
    kept = text[: limit * 4 + 200]
    if not (kept.isascii() and kept.isprintable()):
        kept = "".join(_harmless(kept))
    line = re.sub(" {2,}", " ", kept).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _harmless(text: str) -> Iterator[str]:
    for character in text:
        category = unicodedata.category(character)
        if category in ("Zs", "Zl", "Zp") or character in "\t\n\r\v\f\x85":
            yield " "
        elif category[0] != "C" or character in JOINERS:
            yield character


def web_link(url: str) -> str:
    """The URL if it is a web link that can be shown whole, otherwise nothing. What may end a link in text or markup
    is escaped, as it should have been; in a host's name it is no link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or _LINK_ENDS.search(parts.netloc):
        return ""
    whole = plain(url, LONGEST_URL) == url
    link = _LINK_ENDS.sub(lambda found: quote(found[0]), url)
    return link if whole and len(link) <= LONGEST_URL else ""


def ago(age: timedelta) -> str:
    """`25 min ago`, `3 h ago`, `12 days ago`; an age below a minute, or below nothing, is `just before`."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return "just before"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 48 * 60:
        return f"{minutes // 60} h ago"
    return f"{minutes // (24 * 60)} days ago"


def moment(at: datetime) -> str:
    """`1 May 2018, 11:40 UTC`."""
    return f"{at.day} {at:%b %Y, %H:%M} UTC"


def number(change: NumberChange) -> str:
    """`98 % → 90 %`, `12 → 15 killed`; the new figure alone where the old one is not known."""
    unit = plain(change.unit, 40)
    # "Fifteen" began a sentence there; here it stands within one
    old, new = (text[:1].lower() + text[1:] for text in (plain(change.old, 40), plain(change.new, 40)))
    if not old:
        return f"{new} {unit}".strip()
    if unit in ("%", "percent", "per cent"):
        return f"{old.rstrip('% ')} % → {new.rstrip('% ')} %"
    if unit.startswith("%"):  # of something, and the figures say percent themselves
        return f"{old} → {new}"
    return f"{old} → {new} {unit}".strip()


def wording(delivery: Delivery, actions: tuple[Link, ...] = ()) -> Wording:
    """The alert of a delivery in words; `actions` are what its channel offers."""
    alert = delivery.alert
    new = plain(alert.new)
    sources = tuple(Link(name=plain(s.name or s.publisher, LONGEST_NAME), url=web_link(s.url)) for s in alert.sources)
    return Wording(
        kind=KINDS[alert.kind],
        operation=plain(alert.operation_title or alert.operation, LONGEST_NAME) or "monitor",
        headline=plain(alert.headline, LONGEST_HEADLINE) or plain(new, LONGEST_HEADLINE) or "(no headline)",
        new=new,
        known=plain(alert.known),
        known_label=known_label(alert),
        known_url=web_link(alert.known_url),
        numbers=tuple(number(change) for change in alert.numbers[:MOST_NUMBERS]),
        source=plain(alert.source, LONGEST_NAME) or "unnamed source",
        when=f"published {moment(alert.published)}" if alert.published else f"seen {moment(alert.first_seen)}",
        url=web_link(alert.url),
        sources=sources[:MOST_SOURCES] if len(sources) > 1 else (),
        warning=REPEAT if delivery.repeat else "",
        remedy=plain(alert.remedy),
        id=alert.id[:SHOWN_ID] if alert.development else "",
        mentions=tuple(mention(each, alert) for each in alert.mentions),
        actions=actions,
    )


def mention(each: Mention, carrier: Alert) -> Link:
    """`New, Operation Inherent Resolve: SDF takes Hajin (BBC World, 1 May 2018, 11:40 UTC)`; what the message says
    already is left out."""
    title = "" if each.operation == carrier.operation else plain(each.operation_title or each.operation, 60)
    head = ", ".join(part for part in (KINDS[each.kind], title) if part)
    headline = plain(each.headline, LONGEST_MENTION) or "(no headline)"
    why = f"; {plain(each.why, 200)}" if each.why else ""
    url = web_link(each.url) if len(each.url) <= LONGEST_MENTION_URL else ""
    source = plain(each.source, 40) or "unnamed source"
    return Link(name=f"{head}: {headline} ({source}, {moment(each.first_seen)}{why})", url=url)


def known_label(alert: Alert) -> str:
    """Where the nearest thing known stands, and how old it was when the story came."""
    if not alert.known:
        return ""
    if alert.known_at is None:
        return "Known from the seed article"
    source = plain(alert.known_source, LONGEST_NAME) or "unnamed source"
    return f"Known before ({source}, {ago(alert.first_seen - alert.known_at)})"


def lines(words: Wording) -> tuple[tuple[str, str], ...]:
    """What follows the headline, as (label, text), in the order in which every channel tells it."""
    if words.kind == KINDS[AlertKind.NOTICE]:
        source = f"{words.source}, {words.when}"
        notice = (("", words.new), ("What to do", words.remedy), ("Source", source), ("", words.warning))
        return tuple((label, text) for label, text in notice if text)
    carried = [("", f"• {each.name} {each.url}".rstrip()) for each in words.mentions]
    if words.kind == KINDS[AlertKind.DIGEST]:
        return (*carried, ("", words.warning)) if words.warning else tuple(carried)
    told = [(words.kind if words.new else "", f"“{words.new}”" if words.new else "")]
    if words.known:
        told.append((words.known_label, f"“{words.known}”"))
    told.append(("Numbers", ", ".join(words.numbers)))
    told.append(("Source", f"{words.source}, {words.when}"))
    told.append(("Reported by", ", ".join(dict.fromkeys(link.name for link in words.sources))))
    told.append(("Link", words.url))
    told.append(("Id", words.id))
    told += carried
    told.append(("", words.warning))
    told += [(f"Say {each.name}", each.url) for each in words.actions]
    return tuple((label, text) for label, text in told if text)


def as_text(words: Wording) -> str:
    """The whole message as plain lines, headline first."""
    rest = (f"{label}: {text}" if label else text for label, text in lines(words))
    return "\n".join((words.title, *rest))
