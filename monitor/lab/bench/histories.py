"""Archived poll histories, served over loopback to the real service, poll by poll, on their own clock.

A history is a folder with `items.jsonl.gz` (every version of every item: v, guid, link, title, summary, pubDate) and
`polls.jsonl.gz` (t, feed, the v's in feed order, or `error` where the archived answer was no XML). What must hold: no
story is told twice to one operation, a broken answer is survived, and nothing crashes.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape

from monitor import config
from monitor.lab.stage import stage
from monitor.service.poll import Polled, Result
from monitor.service.wiring import furnish

#: What somebody would have followed in each of these periods; a history with none of them is polled all the same.
OPERATIONS = """
[[operation]]
name = "venezuela"
title = "Operation Absolute Resolve: the capture of Nicolas Maduro and what it set off"
about = [["Venezuela*", "Caracas", "Maduro"], ["US", "U.S.", "Trump", "troops", "oil", "Rodriguez"]]

[[operation]]
name = "sdf"
title = "The conflict between Damascus and the Kurdish-led SDF"
about = [["Syria*", "Damascus", "Aleppo"], ["SDF", "Kurd*", "Syrian Democratic Forces"]]

[[operation]]
name = "afghanistan"
title = "The withdrawal from Afghanistan and the Taliban's advance"
about = [["Afghan*", "Kabul", "Taliban"], ["troops", "Taliban", "withdraw*", "attack*", "forces"]]

[[operation]]
name = "suez"
title = "The grounding of the Ever Given and the freeing of the Suez canal"
about = [["Suez", "Ever Given"], ["ship*", "canal", "vessel", "container"]]

[[operation]]
name = "floods"
title = "The floods in western Germany and Belgium, and the rescue operation"
about = [["German*", "Belgi*", "Europe*"], ["flood*"]]

[[operation]]
name = "portland"
title = "Operation Diligent Valor: federal forces against the protests in Portland"
about = [["Portland", "Oregon"], ["federal", "protest*"]]

[[operation]]
name = "beirut"
title = "The explosion in the port of Beirut and the relief operation"
about = [["Beirut", "Leban*"], ["explo*", "blast*", "aid", "rescue*"]]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a history brought."""

    name: str
    polls: int
    broken: int
    """Answers that were no feed."""
    survived: int
    """Of those, the ones that were told as failures and followed by a good poll."""
    stories: int
    judged: int
    alerts: int
    doubled: int
    """Items (by link) told more than once to one operation, and titles told more than once."""

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.polls} polls, {self.stories} story versions, {self.judged} about an operation, "
            f"{self.alerts} alerts, {self.doubled} doubled, {self.survived} of {self.broken} broken answers survived"
        )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _document(feed: str, items: list[dict[str, Any]]) -> bytes:
    lines = [f'<rss version="2.0"><channel><title>{escape(feed)}</title><link>http://archive.example/</link>']
    for item in items:
        date = f"<pubDate>{escape(item['pubDate'])}</pubDate>" if item.get("pubDate") else ""
        lines.append(
            f"<item><title>{escape(item['title'] or '')}</title>"
            f"<description>{escape(item['summary'] or '')}</description><link>{escape(item['link'] or '')}</link>"
            f'<guid isPermaLink="false">{escape(item["guid"] or "")}</guid>{date}</item>'
        )
    return "\n".join([*lines, "</channel></rss>"]).encode()


async def replay(history: Path, out: TextIO, *, limit: int | None = None) -> Figures:
    """Serve the first `limit` polls (all for None) and count. A crash is not caught."""
    items = list(_lines(history / "items.jsonl.gz"))
    polls = list(islice(_lines(history / "polls.jsonl.gz"), limit))
    feeds = sorted({poll["feed"] for poll in polls})
    now = datetime.fromisoformat(polls[0]["t"]).astimezone(UTC)
    tally: Counter[str] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    failed: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="monitor-history-") as folder:
        async with stage() as loopback:
            directory = loopback.configure(
                Path(folder), operations=OPERATIONS, feeds={name: name.removesuffix(".xml") for name in feeds}
            )
            async with furnish(config.load(directory), clock=lambda: now) as house:
                for number, poll in enumerate(polls, 1):
                    now = datetime.fromisoformat(poll["t"]).astimezone(UTC)
                    url = loopback.url(f"feeds/{poll['feed']}")
                    if "error" in poll:
                        loopback.script(f"feeds/{poll['feed']}", 200, "<html><body>Service unavailable</body></html>")
                    else:
                        body = _document(poll["feed"], [items[version] for version in poll["items"]])
                        loopback.script(f"feeds/{poll['feed']}", 200, body, {"Content-Type": "application/rss+xml"})
                    states = {state.url: state for state in await house.store.call(lambda store: store.feeds())}
                    polled = await house.poller.poll(house.poller.feeds[url], states[url])
                    await house.deliverer.deliver_due()
                    _count(polled, "error" in poll, tally, told, failed)
                    if number % 500 == 0:
                        print(f"{history.name}: {number} of {len(polls)} polls", file=out, flush=True)
    return Figures(
        name=history.name,
        polls=len(polls),
        broken=tally["broken"],
        survived=tally["survived"],
        stories=tally["stories"],
        judged=tally["judged"],
        alerts=tally["alerts"],
        doubled=sum(count - 1 for count in told.values()),
    )


def _count(polled: Polled, broken: bool, tally: Counter[str], told: Counter[tuple[str, str]], failed: set[str]) -> None:
    decided = polled.decided
    tally["stories"] += len(decided.stories)
    tally["judged"] += len({verdict.story for verdict in decided.judgement.verdicts})
    tally["alerts"] += len(decided.judgement.alerts)
    by_id = {story.id: story for story in decided.stories}
    for alert in decided.judgement.alerts:
        told[alert.operation, by_id[alert.story].item] += 1
        told[alert.operation, by_id[alert.story].title.casefold()] += 1
    if broken:
        tally["broken"] += 1
        failed.add(polled.feed.url)
    if polled.result is Result.FAILED and not broken:
        raise RuntimeError(f"{polled.feed.url}: a good answer failed: {polled.detail}")
    if not broken and polled.feed.url in failed:
        failed.discard(polled.feed.url)
        tally["survived"] += 1
