"""From what a feed said to what we understood: clean sentences, UTC, and an identity that survives edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import takewhile
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urlencode, urlsplit

from yarl import URL

from monitor.judge import page
from monitor.judge.site import is_boilerplate, is_outlet
from monitor.judge.sketch import UNDRAWN, draw, outline
from monitor.judge.text import clean, fold, fold_in_place, paragraphs, plain, sentences, split_title
from monitor.judge.words import dates
from monitor.judge.words.language import language
from monitor.model import Entry, Feed, Seed, Sketch, Story, derived_id

LONGEST_MARKUP = 400_000
"""Characters of one item that are looked at; the rest of it is no news item."""
_LINK_ALONE = re.compile(
    r"(?i)<li\b[^<>]{0,200}>\s{0,20}<a\b[^<>]{0,3000}>[^<]{0,500}</a>"
    r"(?:[\s\xa0]|&nbsp;|<(?:font|span|small)\b[^<>]{0,200}>[^<]{0,100}</\w{1,5}>){0,9}</li>"
)
"""A line of a list that leads to another page, with the name of its outlet: what aggregators list below a headline, and
outlets below a text, is not its text."""
LONGEST_TITLE = 1000
"""Characters of a headline that are looked at."""
MOST_SENTENCES = 400
EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""No feed is older: an earlier date is a mistake."""
LATEST = timedelta(hours=24)
"""A date further ahead than this is a mistake too."""


# --- addresses --------------------------------------------------------------------------------------------------------

_TRACKING = re.compile(
    r"(?i)^(?:utm_\w*|at_\w+|ns_\w+|wt\.\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_hs\w+|cmp|"
    r"cmpid|smid|smtyp|ref|ref_src|ref_url|referrer|referer|ito|xtor|ocid|icid|s_cid|ncid|cid|sr_share|"
    r"feedtype|feedname|source|src|partner|rss|traffic_source|maca|taid|guccounter|guce_\w+|output|outputtype|amp|"
    r"spm|share|shared|sharetype|si|via|campaign_id|emc|nl|instance_id|segment_id|user_id|regi_id|intcmp|intcid)$"
)
_FRONT_PAGE = re.compile(r"(?i)/*|/[a-z]{2}(?:[-_][a-z]{2})?/?|/(?:rss|feed|home|news|index\.\w+)/?")
_FOLDED_HOST = re.compile(r"^(?:www\d?|amp|m|mobile|mobil|wap)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?i)(?:/amp(?:\.html?)?|\.amp(?:\.html?)?|/index\.(?:html?|php))/?$|/(?=$)|(?<=^)/amp(?=/)")
_SIGNS_OF_AMP = ("/amp", ".amp", "/index.")
_AMP_CACHE = re.compile(r"^/(?:[cv]/)?(?:s/)?(?P<rest>[^/]+\..+)$")
_WRITTEN_PLAINLY = re.compile(r"[A-Za-z0-9/:@!$&'()*+,;=~._-]*")
"""A path that is quoted as it stands."""
_HOST = re.compile(r"[^\s/?#@\\]+")


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """The one form of a web address that all its variants share; empty where it is no http(s) address.

    Scheme, host case, a host in letters or in `xn--`, `www`/`amp`/`m`, AMP paths, tracking parameters, parameter order,
    fragment and the slash at the end make no difference.
    """
    try:
        parts = urlsplit(plain(url).replace("\n", ""))
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
        if not host.isascii():
            host = URL.build(scheme="http", host=host).raw_host or ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(host):
        return ""
    cached = host.endswith(".cdn.ampproject.org") and _AMP_CACHE.match(parts.path)
    if cached:
        return canonical("https://" + cached["rest"])
    return _written(_FOLDED_HOST.sub("", host), port, parts.path, parts.query)


def _written(host: str, port: int | None, path: str, query: str) -> str:
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    steps = path
    if not _WRITTEN_PLAINLY.fullmatch(path) or "//" in path:
        steps = quote(unquote(re.sub(r"/{2,}", "/", path), errors="replace"), safe="/:@!$&'()*+,;=~-._")
    if steps.endswith("/") or any(sign in steps.lower() for sign in _SIGNS_OF_AMP):
        for _ in range(2):
            steps = _AMP_PATH.sub("", steps)
    if not query:
        return f"https://{where}{steps}"
    asked = sorted((name, value) for name, value in parse_qsl(query, True) if not _TRACKING.match(name))
    return f"https://{where}{steps}" + (f"?{urlencode(asked)}" if asked else "")


def identifies(link: str) -> bool:
    """Whether a canonical address can name an item: a bare host, or a language's front page, is everybody's."""
    address, asked, _ = link.partition("?")
    _, _, path = address.removeprefix("https://").partition("/")
    return bool(asked) or not _FRONT_PAGE.fullmatch(f"/{path}")


# --- dates ------------------------------------------------------------------------------------------------------------


def item_of(url: str) -> str:
    """The id of the item that an address names, in any of its spellings; empty where it can name none."""
    link = canonical(url)
    return derived_id("link", link) if identifies(link) else ""


def sane(moment: datetime | None, now: datetime) -> datetime | None:
    """A feed's date in UTC; None where it is absent, before feeds were or more than a day ahead."""
    if moment is None:
        return None
    try:
        aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return aware if aware >= EARLIEST and aware - LATEST <= now else None


# --- stories ----------------------------------------------------------------------------------------------------------


def read(entry: Entry, feed: Feed, now: datetime) -> Story | None:
    """The story an entry tells; None where there is neither a title nor a text."""
    return read_all((entry,), feed, now)[0]


def read_all(entries: Sequence[Entry], feed: Feed, now: datetime, *, sketched: bool = True) -> tuple[Story | None, ...]:
    """As `read`, for the entries of one document: a guid that two different ones share, or a link of three, names none.

    Two of one link are a story and its edit: some agencies keep both in the feed. Not so where they lead to different
    parts of a page, a live one then. `sketched`: False puts off all of the sketches that names no story (`drawn`): most
    stories are about nothing that is followed.
    """
    entries = tuple(_with_own_guid(entry) for entry in entries)
    links, guids = frozenset[str](), frozenset[str]()
    if len(entries) > 1:  # mostly there is one new item, and nobody to share with
        links = _shared(((canonical(entry.link), entry.title) for entry in entries), 3)
        links |= _shared(((canonical(entry.link), urldefrag(entry.link).fragment) for entry in entries), 2)
        guids = _shared(((entry.guid, entry.title) for entry in entries), 2)
    sketch = draw if sketched else outline
    return tuple(_read(entry, feed, now, links, guids, sketch) for entry in entries)


def _with_own_guid(entry: Entry) -> Entry:
    """Without the link that was made of its guid: it leads nowhere, and items of all feeds of a site may share it."""
    return entry if entry.own_guid is None else replace(entry, guid=entry.own_guid, link="")


def _shared(names: Iterable[tuple[str, str]], many: int) -> frozenset[str]:
    titles: dict[str, set[str]] = {}
    for name, title in names:
        titles.setdefault(name, set()).add(fold(title))
    return frozenset(name for name, different in titles.items() if len(different) >= many)


def _read(
    entry: Entry,
    feed: Feed,
    now: datetime,
    links: frozenset[str],
    guids: frozenset[str],
    sketch: Callable[[str, Sequence[str]], Sketch],
) -> Story | None:
    outlet = _outlet(entry, feed)
    source = outlet or feed.name or feed.publisher or feed.url
    text = _text(entry.own_text) or _richer(_text(entry.content), _text(entry.summary))
    label, title = split_title(clean(entry.title[: 4 * LONGEST_TITLE])[:LONGEST_TITLE], source)
    spoken = feed.language or language(f"{title}. {text}")
    body = body_sentences(text, title, spoken, source)
    if not title and not body:
        return None
    link = canonical(entry.link) or (canonical(entry.guid) if identifies(canonical(entry.guid)) else "")
    guid = plain(entry.guid)
    drawn = sketch(title, body)
    item = _item(link, guid, feed.url, links, guids) or derived_id("text", drawn.exact)
    return Story(
        id=derived_id(item, drawn.exact),
        item=item,
        title=title,
        sentences=body,
        source=source,
        publisher=outlet or feed.publisher or feed.name or feed.url,
        url=link and plain(entry.link if canonical(entry.link) else entry.guid),
        guid=guid,
        feed=feed.url,
        first_seen=now,
        published=sane(entry.published or entry.updated, now),
        language=spoken,
        label=label,
        sketch=drawn,
    )


def _outlet(entry: Entry, feed: Feed) -> str:
    """Who published first what an aggregator lists. "" where the operator says whose feed it is, or it is their own."""
    outlet = " ".join(clean(entry.outlet).split()) if entry.outlet else ""
    is_told = feed.publisher not in ("", feed.name)
    return "" if is_told or fold(outlet) in fold(feed.name) else outlet


def _item(link: str, guid: str, feed: str, links: frozenset[str], guids: frozenset[str]) -> str:
    if identifies(link) and link not in links:
        return derived_id("link", link)
    usable = guid and guid not in guids and canonical(guid) != canonical(feed)
    return derived_id("guid", feed, guid) if usable and (not canonical(guid) or identifies(canonical(guid))) else ""


def compose(
    *,
    id: str = "",  # noqa: A002 - the name that story files use
    title: str,
    text: str,
    url: str = "",
    source: str = "",
    publisher: str = "",
    published: datetime | None = None,
    first_seen: datetime,
    language: str = "",
    sketched: bool = True,
) -> Story:
    """A story from the fields of a file of stories; `id`, where given, is kept. Its first_seen is its clock.

    `sketched`: False puts the sketch off (`drawn`) where the story is named without it.
    """
    label, headline = split_title(clean(title[: 4 * LONGEST_TITLE])[:LONGEST_TITLE], source)
    body = body_sentences(_text(text), headline, language, source)
    link = canonical(url)
    sketch = draw(headline, body) if sketched or not id else UNDRAWN
    item = (
        derived_id("link", link)
        if identifies(link)
        else derived_id("id", id)
        if id
        else derived_id("text", sketch.exact)
    )
    return Story(
        id=id or derived_id(item, sketch.exact),
        item=item,
        title=headline,
        sentences=body,
        source=source,
        publisher=publisher or source,
        url=link and plain(url),
        first_seen=first_seen,
        published=sane(published, first_seen),
        language=language,
        label=label,
        sketch=sketch,
    )


def with_text(story: Story, markup: str) -> Story:
    """The story with another text, for one that its feed gave in a few words. It is the same version of the same item:
    what its feed gave names it."""
    body = body_sentences(_text(markup), story.title, story.language, story.source)
    return replace(story, sentences=body, sketch=draw(story.title, body))


def drawn(story: Story) -> Story:
    """The story with its sketch, which is drawn now if it was put off, in part or as a whole."""
    return story if story.sketch.shingles else replace(story, sketch=draw(story.title, story.sentences))


def _text(markup: str) -> str:
    if not markup:
        return ""
    return clean(_LINK_ALONE.sub(" ", markup[:LONGEST_MARKUP]))[:LONGEST_MARKUP]


def _richer(content: str, summary: str) -> str:
    return content if len(content) >= len(summary) else summary


def body_sentences(text: str, title: str, spoken: str, source: str = "") -> tuple[str, ...]:
    """The sentences of a clean text, each once, without its boilerplate and without the title said again."""
    kept: dict[str, str] = {}
    heading = _key(title)
    for paragraph in paragraphs(text):
        for sentence in sentences(paragraph, spoken):
            key = _key(sentence)
            if not key or key in kept or _is_title(sentence, key, heading, source):
                continue
            # a paragraph of one sentence was looked at as a line
            if sentence == paragraph or not is_boilerplate(sentence):
                kept[key] = sentence
        if len(kept) >= MOST_SENTENCES:
            break
    return tuple(kept.values())[:MOST_SENTENCES]


def _is_title(sentence: str, said: str, known: str, source: str) -> bool:
    """The title again, alone or with the outlet's name behind it, as feeds made from search results have it.

    `said` and `known` are the keys of sentence and title.
    """
    if not known or not said.startswith(known):
        return False
    if said == known:
        return True
    behind = next((last for n in range(1, 5) if known + _key(last := _last_words(sentence, n)) == said), "")
    return bool(behind) and (is_outlet(behind) or _key(behind) in _key(source))


def _last_words(sentence: str, count: int) -> str:
    return " ".join(sentence.split()[-count:])


_NO_LETTERS = re.compile(r"[\W_]+")
_NO_ASCII_LETTERS = bytes(point for point in range(128) if not chr(point).isalnum())


def _key(sentence: str) -> str:
    """Its letters and digits, folded."""
    folded = fold_in_place(sentence)
    if folded.isascii():
        return folded.encode().translate(None, _NO_ASCII_LETTERS).decode()
    return _NO_LETTERS.sub("", folded)


# --- seeds ------------------------------------------------------------------------------------------------------------

_LONGEST_TITLE = 30
"""Words."""
_MOST_LABELS = 3
"""Lines."""
_LONGEST_NAME = 4
_BEGINNING = 800
"""Letters of an article among which the day stands on which it was written."""
"""Words."""
_LONGEST_LABEL = 2
"""Words; twice as many in capitals or with a time of day."""
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_END = re.compile(r"""[.!?…:;]["'”’)\]]*$""")


def seed(name: str, text: str) -> Seed:
    """An article that an operator saved as text: its title, each sentence once, and nothing of its site.

    Raises ValueError, with one sentence for a person, where there is nothing to read.
    """
    if "\x00" in text or _share_of_controls(text) > 0.02:
        raise ValueError("this is no text: save the article as plain text in UTF-8")
    lines = page.article([line for line in clean(text[:LONGEST_MARKUP]).split("\n") if not is_boilerplate(line)])
    if not any(character.isalnum() for line in lines for character in line):
        raise ValueError("there is nothing to read in it: put the article's title and text there")
    whole = [line for index, line in enumerate(lines) if not _begins_another(line, lines[index + 1 :])]
    whole = whole[_labels(whole) :]
    headline = _headline(whole)
    title = split_title(headline)[1] if headline else ""
    spoken = language(" ".join(lines))
    body = body_sentences("\n".join(line for line in whole if line != headline), title, spoken)
    days = dates.named(text[:_BEGINNING])
    return Seed(name=name, title=title or body[0], sentences=body, sketch=draw(title, body), language=spoken, days=days)


def _share_of_controls(text: str) -> float:
    strange = sum(character == "\ufffd" or (character < " " and character not in "\t\n\r\f\v") for character in text)
    return strange / max(len(text), 1)


def _begins_another(line: str, later: Sequence[str]) -> bool:
    """A summary, cut short, that the article goes on to repeat; no name that both headline and lead begin with."""
    return len(line.split()) > _LONGEST_NAME and any(_key(other).startswith(_key(line)) for other in later)


def _labels(lines: Sequence[str]) -> int:
    """How many lines before the headline name a section or a time: WORLD NEWS, Updated 14:03 GMT."""
    labels = list(takewhile(_is_label, lines[:_MOST_LABELS]))
    follows = lines[len(labels)] if len(labels) < len(lines) else ""
    return len(labels) if len(follows.split()) > 2 * _LONGEST_LABEL and not _END.search(follows) else 0


def _is_label(line: str) -> bool:
    words = len(line.split())
    return words <= _LONGEST_LABEL or (words <= 2 * _LONGEST_LABEL and (line.isupper() or bool(_CLOCK.search(line))))


def _headline(lines: Sequence[str]) -> str:
    """The first short line near the top that does not end like a sentence; else the first line, if it is short."""
    top = [line for line in lines[:4] if len(line.split()) <= _LONGEST_TITLE]
    return next((line for line in top if not _END.search(line)), top[0] if top and top[0] == lines[0] else "")
