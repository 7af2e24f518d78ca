"""Reports of which nobody was told, for a doubt: a later one that is sure of it tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from monitor.judge import novelty
from monitor.judge.changes import abroad
from monitor.judge.changes.update import LIVE
from monitor.judge.comparison import REPEATED, Comparison
from monitor.judge.ledger import Ledger
from monitor.judge.meanings.sense import Sense
from monitor.judge.sketch import words
from monitor.judge.weights import Thresholds, probability
from monitor.judge.words.terms import Reading
from monitor.model import Development, LedgerEntry, Outcome, Story

SAME_EVENT = 0.35
"""Share of a title that is the operation's own news no longer, from which two reports are of one event."""
TOLD = 0.5
"""The same, from which one that was told has said it, though the one that waits is more like it."""
SAME_MEANING = 0.8
"""Cosine of two titles, from which their reports are of one event."""
SAME_WORDS = 0.8
"""Share of its new sentence that a known one holds, from which it says the same."""


def confirmed(
    story: Story,
    reading: Reading,
    seen: Comparison,
    sense: Sense | None,
    ledger: Ledger,
    opened: Mapping[str, Development],
    thresholds: Thresholds,
) -> LedgerEntry | None:
    """A report of which nobody was told, where this story says surely what was in doubt: that it happened, of one that
    waits for a second source or reads like background; or what it is about. None where there is none. The same
    publisher says so too if it has other words for it.

    It must read like news itself, and tell the same event: all news of an operation shares places and actors.
    """
    near = seen.nearest if seen.nearest and seen.nearest.share >= SAME_WORDS else None
    same = near.entry if near else None
    meant = sense.nearest if sense and sense.cosine >= SAME_MEANING else None
    if meant and meant.told:
        return None
    beyond = abroad.waiting(story, reading, ledger)
    is_verbatim = near is not None and words(seen.sentence) == words(near.sentence)
    for entry in (seen.likeness.nearest, same, meant, beyond):
        if entry is None or entry.at is None or entry.development:
            continue  # a seed has been read
        is_own = entry.publisher == story.publisher
        if entry is same and is_verbatim and not is_own:
            continue  # an agency's text is one source, whoever prints it
        in_its_own = entry is not same or not is_own
        waits = entry.outcome is Outcome.BACKGROUND or (entry.outcome is Outcome.PENDING and in_its_own)
        doubted = entry.outcome is Outcome.DETAIL and entry.relevance < thresholds.relevance
        share = SAME_EVENT if entry is beyond else max(ledger.event_shares(reading, entry))
        if (
            not (waits or doubted)
            or (share < SAME_EVENT and entry is not meant)
            or _is_told(story, reading, ledger, share)
        ):
            continue
        if _beside_it(seen, entry) >= thresholds.novelty and not _is_source(entry, opened.values()):
            return entry
    return None


def _is_told(story: Story, reading: Reading, ledger: Ledger, share: float) -> bool:
    """Whether a report in a development that was told of late is of the same event, or as like it: then the one that
    waits had said the same."""
    lately = (entry for entry in ledger.within(LIVE, story.first_seen) if entry.development)
    return any(max(ledger.event_shares(reading, entry)) >= min(share, TOLD) for entry in lately)


def _is_source(entry: LedgerEntry, opened: Iterable[Development]) -> bool:
    return any(source.story == entry.story for development in opened for source in development.sources)


def _beside_it(seen: Comparison, entry: LedgerEntry) -> float:
    """How new it is but for its likeness, and but for saying again what that report alone has said."""
    again = {"restated"} if seen.nearest and seen.nearest.entry.story == entry.story else set()
    if seen.update.entry and seen.update.entry.story == entry.story:
        again |= {*REPEATED}
    return probability(sum(w for name, w in novelty.without_sameness(seen.novelty).items() if name not in again))
