"""What somebody halts, resumes or lifts after something that was told: patrols, after a peacekeeper's death.

What must never happen: the event itself is told again by what came of it. So only an act that undoes something counts,
and not where a report of the last days has it, in whatever way.
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.judge.changes import endings, turns
from monitor.judge.changes.updates import AKIN, LIVE, Update
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words.terms import surface
from monitor.model import Story


def find(story: Story, ledger: Ledger) -> Update | None:
    """The act of a headline that names a told event as what it comes after; likeness is to that event alone."""
    act = turns.without_before(story.title)
    cause = surface(story.title).folded[len(act) :]
    if not (act and cause) or endings.speaks_of_dead(act) or not turns.undoings(act):
        return None
    events = _told(cause, story, ledger)
    if not events or _told(act, story, ledger):
        return None
    return Update(word=act.strip(), rule="after", entry=events[0].entry)


def _told(line: str, story: Story, ledger: Ledger) -> Sequence[Nearest]:
    """What was told of late in words like these."""
    near = ledger.near(line, story.first_seen, story.language)
    lately = (known for known in near if known.entry.at and story.first_seen - known.entry.at <= LIVE)
    return [known for known in lately if known.entry.development and known.share >= AKIN]
