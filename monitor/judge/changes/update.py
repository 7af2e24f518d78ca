"""What a story may do to something known, and what the rules that look for it share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitor.judge.ledger import Ledger, Nearest
from monitor.model import LedgerEntry, NumberChange, Outcome, Story

SAME = 0.5
"""Share of a sentence's words from which a known one is taken to speak of the same thing."""
ALMOST = 0.6
"""The same, for an act that is said to be undone."""
AKIN = 0.4
"""The same, for one more of a kind: another victim of the same blast."""
LIVE = timedelta(hours=96)
"""How long an event's toll may go on rising."""
FIRST = timedelta(hours=24)
"""How long after an event the first count of its dead is taken to be of it."""
DISPUTE = timedelta(hours=12)
"""How long after a report another figure is a contradiction, and not an update."""
SOONEST = timedelta(hours=4)
"""How long an announced act takes at least: sooner, other words for it are other words."""

SAID = {
    "figures": "a figure has changed: {}",
    "bulletin": "the last bulletin of this series had another: {}",
    "corrected": "its outlet takes back a toll that was told: {}",
    "reversal": "undoes what is known: {}",
    "completed": "what was announced or begun is done: {}",
    "ended": "says for the first time what came of it: {}",
    "certain": "what was only reported is certain: {}",
    "further": "counts one more than is known, or the last: {}",
    "numbered": "numbers what it reports, and no notice of late has this number: {}",
    "elsewhere": "says it of another place or name: {}",
    "after": "was done after what was told: {}",
    "again": "a report of late has told it already: {}",
    "alike": "may tell in other words what is known: {}",
    "slight": "tells a toll that is known, or hardly higher: {}",
    "toll": "says for the first time how many were killed, or that somebody was: {}",
}
"""By its rule what a story does, for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What has become of something known; empty where the story does nothing to it."""

    turned: tuple[NumberChange, ...] = ()
    """Figures that changed, as news."""
    fallen: tuple[NumberChange, ...] = ()
    """Tolls that are lower than was known."""
    word: str = ""
    """What a known act was undone, done or confirmed by, as the story has it."""
    rule: str = ""
    """A key of `SAID`: as what it is weighed, as a repeat if it is `again`, `slight` or `alike`, else as news."""
    entry: LedgerEntry | None = None
    """The report whose figure or act it is."""
    figures: tuple[NumberChange, ...] = ()
    """What is shown as old and new: what changed, else other figures that a sentence about the same thing has."""
    beside: Nearest | None = None
    """The known sentence that they are of; none where no figure changed."""
    odds: float = 0.0
    """Log-odds that what is `alike`, or was told in another language, is one event (paraphrased.py)."""


NOTHING = Update()


def is_another(story: Story, sentence: str, entry: LedgerEntry, ledger: Ledger) -> bool:
    """Whether a report is of another event than a known one, by the names that it has."""
    strange = ledger.is_strange(story.title or sentence, entry)
    return strange or bool(ledger.elsewhere(story.title, sentence, entry))


def texts(found: Iterable[Nearest]) -> list[str]:
    """Each sentence and the headline of its report."""
    return [line for known in found for line in (known.sentence, known.entry.title)]


def is_said(entry: LedgerEntry) -> bool:
    """Whether followers know it by now: no seed, which has no age, and nothing that waits for a second source."""
    return entry.at is not None and (bool(entry.development) or entry.outcome is not Outcome.PENDING)


def near_title(story: Story, ledger: Ledger) -> Sequence[Nearest]:
    return ledger.near(story.title, story.first_seen, story.language)


def age_of(story: Story, known: Nearest) -> timedelta:
    """Of a seed: none."""
    return story.first_seen - known.entry.at if known.entry.at else timedelta()


def time_of(known: Nearest) -> float:
    return known.entry.at.timestamp() if known.entry.at else 0.0
