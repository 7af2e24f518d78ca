"""`monitor init`: from one article to a configuration that can be run.

The article is read as a seed, the operations it names become tables to edit, and feeds of its language and its part of
the world are tried and followed. What is there already is never written over.
"""

from __future__ import annotations

import asyncio
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from monitor import __version__, config, seeds
from monitor.feeds import opml
from monitor.feeds.fetch import Fetcher
from monitor.feeds.guard import Network
from monitor.feeds.parse import Parsed, Parser
from monitor.judge.offers import suggest
from monitor.judge.weights import Weights
from monitor.model import Failed, Feed, FeedState, Fresh, Seed, UserError
from monitor.service.wiring import utc_now

ENOUGH = 12
"""Feeds to begin with."""
LONGEST_NAME = 60
REGIONS = {
    "middle east": "syria iraq iran israel gaza lebanon yemen jordan saudi houthi kurd isis turkey damascus baghdad",
    "africa": "sudan somalia mali niger nigeria congo ethiopia libya sahel chad mozambique burkina kenya al-shabaab",
    "asia": "afghanistan pakistan india china taiwan korea myanmar philippines japan thailand cambodia taliban",
    "europe": "ukraine russia belarus kosovo serbia moldova nato crimea donetsk kyiv moscow balkans georgia",
    "americas": "venezuela haiti mexico colombia cuba ecuador brazil caribbean cartel caracas panama peru",
    "sea": "ship ships tanker vessel naval navy strait gulf maritime frigate sea piracy pirates hormuz suez",
}
"""Words that place an article, by region."""
HOMES = {
    "middle east": "ar he fa tr ku ckb",
    "africa": "am ha om rw so sw ti yo zu",
    "asia": "bn hi id ja ko ms my ps ta th tl ur vi zh",
    "europe": "be bg cs da el et fi hr hu it lt lv mk nl no pl ro ru sk sl sq sr sv uk",
}
"""Languages that are mostly of one part of the world: what places an article that names none of these words."""
MONITOR = """# See docs/configuration.md for every key.
data_dir = "../var"

[polling]
interval = "30m"
# contact = "you@example.org"       # publishers see it in the User-Agent
"""
CHANNELS = """# Alerts are printed until another channel is configured: webhook, slack, mail (docs/channels.md).
[[channel]]
name = "console"
type = "console"
"""


class InitError(UserError):
    """A start that cannot be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A feed of the catalogue."""

    feed: Feed
    regions: tuple[str, ...]


async def begin(
    source: str, directory: Path, out: TextIO, *, listed: Sequence[Listed], allow: Sequence[Network] = ()
) -> bool:
    """Write a configuration drafted from the article at `source` (a file or a URL) into `directory`.

    `listed`: the feeds to choose from; `allow`: inner networks they may live in. Says whether any of them answered.
    """
    there = [name for name in ("monitor", "feeds", "operations", "channels") if (directory / f"{name}.toml").exists()]
    if there:
        raise InitError(f"{directory / there[0]}.toml: is there already; name another directory with --config")
    fetcher = Fetcher(user_agent=f"monitor/{__version__}", allow=allow)
    try:
        text = await _article(source, fetcher)
        seed = seeds.read(_slug(source), text, source)
        tried = await _try(choose(listed, seed), fetcher)
    finally:
        await fetcher.close()
    _write(directory, seed, text, tried, out)
    return any(not wrong for _feed, wrong in tried)


# --- the article ------------------------------------------------------------------------------------------------------


async def _article(source: str, fetcher: Fetcher) -> str:
    if "://" not in source:
        return seeds.text(Path(source))
    answer = await fetcher.fetch(Feed(url=source), FeedState(url=source, next_poll=utc_now()))
    if not isinstance(answer, Fresh):
        why = answer.detail if isinstance(answer, Failed) else f"{source}: the page has not changed"
        raise InitError(f"{why}; save the article as text and name the file")
    return seeds.article(answer.body, answer.content_type)


def _slug(source: str) -> str:
    """A file name from the last part of a path."""
    words = re.findall(r"\w+", Path(urlsplit(source).path).stem)
    return "-".join(words)[:LONGEST_NAME].strip("-").lower() or "seed"


# --- feeds ------------------------------------------------------------------------------------------------------------


def catalogue() -> tuple[Listed, ...]:
    """The feeds that the package knows."""
    tables: list[dict[str, Any]] = tomllib.loads(
        (resources.files("monitor.lab") / "catalogue.toml").read_text(encoding="utf-8")
    )["feed"]
    return tuple(Listed(regions=tuple(table.pop("regions")), feed=Feed(**table)) for table in tables)


def region(seed: Seed) -> str:
    """The part of the world that an article speaks of most, or that its language is of; "world" where neither says."""
    words = Counter(re.findall(r"[a-z-]+", " ".join((seed.title, *seed.sentences)).casefold()))
    counts = {name: sum(words[word] for word in said.split()) for name, said in REGIONS.items()}
    best = max(counts, key=lambda name: counts[name])
    home = (name for name, languages in HOMES.items() if seed.language in languages.split())
    return best if counts[best] else next(home, "world")


def choose(listed: Iterable[Listed], seed: Seed) -> list[Feed]:
    """Feeds of the seed's language, those of its region first; English ones where its language has too few."""
    where = region(seed)
    language = seed.language or "en"

    def rank(one: Listed) -> tuple[bool, bool]:
        return one.feed.language != language, where not in one.regions

    wanted = [one for one in listed if one.feed.language in (language, "en") and {where, "world"} & {*one.regions}]
    return [one.feed for one in sorted(wanted, key=rank)][:ENOUGH]


async def _try(feeds: Sequence[Feed], fetcher: Fetcher) -> list[tuple[Feed, str]]:
    """Each with what was wrong with it, or nothing."""
    parser = Parser(workers=1)

    async def one(feed: Feed) -> tuple[Feed, str]:
        answer = await fetcher.fetch(feed, FeedState(url=feed.url, next_poll=utc_now()))
        found = await parser.parse(answer) if isinstance(answer, Fresh) else answer
        return feed, "" if isinstance(found, Parsed) else getattr(found, "detail", "no answer")

    try:
        return list(await asyncio.gather(*(one(feed) for feed in feeds)))
    finally:
        await parser.close()


# --- what is written --------------------------------------------------------------------------------------------------


def _write(directory: Path, seed: Seed, text: str, tried: Sequence[tuple[Feed, str]], out: TextIO) -> None:
    answering = [feed for feed, wrong in tried if not wrong]
    followed = answering or [feed for feed, _wrong in tried]
    file = directory / "seeds" / f"{seed.name}.txt"
    background = Weights.from_json(config.weights()).background
    drafted = suggest.as_toml(seed, f"seeds/{file.name}", background)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        for name, content in (
            ("monitor", MONITOR),
            ("channels", CHANNELS),
            ("feeds", "\n".join(opml.toml(feed) for feed in followed)),
            ("operations", drafted),
        ):
            (directory / f"{name}.toml").write_text(content, encoding="utf-8")
    except OSError as error:
        raise InitError(f"{error.filename}: cannot be written ({error.strerror}); name another --config") from None
    for feed, wrong in tried:
        print(f"  {'ok  ' if not wrong else 'left'} {feed.name}: {wrong or feed.url}", file=out)
    if not answering:
        print("  no feed could be tried from here, so all are kept; see: monitor check --online", file=out)
    print(f"{directory}: {len(followed)} feeds, seed {file.name!r} ({region(seed)}, {seed.language or 'en'})", file=out)
    if names := suggest.operations_named(seed):
        print(f"the article names: {', '.join(name for name, _sentence in names)}", file=out)
    for doubt in suggest.doubts(seed, background):
        print(f"note: {doubt}", file=out)
    print(
        f"read and edit {directory / 'operations.toml'} (what finds most: a sentence of your own for the title), then: "
        f"monitor run --once --dry-run --config {directory}",
        file=out,
    )
