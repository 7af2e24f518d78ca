"""Labelled pairs of stories beside the judge's own likeness: the same event, and edits that change the news.

Each pair is judged by what a decision uses: of two stories, what the judge holds against the later one for its likeness
to a ledger that holds the earlier; of two versions of an item, what the newer one says that the older did not.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor.judge import novelty, stories
from monitor.judge.changes import edits
from monitor.judge.ledger import Ledger
from monitor.judge.meanings import sense
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.weights import Weights
from monitor.judge.words.terms import Frequencies, read_story
from monitor.lab.learning.scoring import auc
from monitor.model import LedgerEntry, Outcome, Story

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""When two versions were seen makes no difference to what the newer one adds."""


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, plain or `.gz`."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def same_event(path: Path, weights: Weights, encoder: Meaning | Missing = WORDS_ALONE) -> float:
    """AUC of `same_event` by the log-odds that likeness to an earlier story costs; titles and time alone."""
    found: dict[bool, list[float]] = {True: [], False: []}
    for pair in records(path):
        earlier, later = sorted((_title(pair["a"]), _title(pair["b"])), key=lambda story: story.first_seen)
        found[bool(pair["same_event"])].append(_sameness(earlier, later, weights, encoder))
    return auc(found[True], found[False])


def _sameness(earlier: Story, later: Story, weights: Weights, encoder: Meaning | Missing) -> float:
    ledger, reading = Ledger(weights.background, [_known(earlier)]), read_story(later)
    likeness = ledger.compare(reading, later.first_seen)
    measured = novelty.features(later, reading, likeness, (weights.form, weights.lead), ledger)
    if weights.semantic and not isinstance(encoder, Missing):
        sensed = sense.of(later, ledger, encoder, weights.semantic.style)
        measured |= sensed.features if sensed else {}
    weighed = novelty.weigh(reading, measured, weights)
    return -sum(weight for name, weight in weighed.items() if name in novelty.SAMENESS)


def substantive_edits(
    path: Path, background: Frequencies, encoder: Meaning | Missing = WORDS_ALONE
) -> tuple[float, float]:
    """AUC of `substantive` by what an edit says that was not said: against all others, and against `cosmetic` alone."""
    found: dict[str, list[float]] = {}
    for pair in records(path):
        old, new = (_version(pair, which) for which in ("old", "new"))
        found.setdefault(pair["label"], []).append(edits.substance(old, new, background, encoder))
    news, cosmetic = found.pop("substantive"), found.get("cosmetic", [])
    return auc(news, [score for scores in found.values() for score in scores]), auc(news, cosmetic)


def _version(pair: dict[str, Any], which: str) -> Story:
    return stories.compose(
        title=pair[f"{which}_title"],
        text=pair[f"{which}_summary"],
        url=pair["url"],
        source=pair["source"],
        first_seen=EPOCH,
    )


def _title(side: dict[str, Any]) -> Story:
    seen = datetime.fromisoformat(side.get("first_seen") or side["published"])
    return stories.compose(
        title=side["title"], text="", url=side.get("url", ""), source=side["source"], first_seen=seen
    )


def _known(story: Story) -> LedgerEntry:
    return LedgerEntry(
        operation="",
        story=story.id,
        item=story.item,
        at=story.first_seen,
        title=story.title,
        sentences=story.sentences,
        source=story.source,
        publisher=story.publisher,
        outcome=Outcome.REPEAT,
    )
