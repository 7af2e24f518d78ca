"""A toll that is higher than any report of an event has given, in a report that tells of the event in other words.

Which sentences are of one toll is otherwise seen by the words they share (updates.py), and two houses share few: "quake
leaves 30 dead", "55 have died in the tremor". Where a headline is known for one event in other words (retold.py) and
counts clearly more than all that were heard, it is no repeat of theirs.

What must never happen: the figure of a second source is told as a change though some report gave it, or nearly.
"""

from __future__ import annotations

from collections.abc import Collection

from monitor.judge import numbers
from monitor.judge.changes import given, turns
from monitor.judge.changes.update import LIVE, Update, is_another
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words import places
from monitor.judge.words.families import families
from monitor.judge.words.terms import surface
from monitor.model import LedgerEntry, Story

OF_PEOPLE = frozenset({"deaths"})
"""Of every event with a toll."""


def find(story: Story, ledger: Ledger, known: LedgerEntry | None) -> Update | None:
    """The rise of a toll that a headline gives, beside all that was told in the last days and may be of its event;
    `known` is a report that surely is, if any."""
    tolls = [toll for toll in given.tolls(story.title) if toll.unit in turns.TOLLS]
    if not tolls:
        return None
    units = {toll.unit for toll in tolls}
    told = [
        entry
        for entry in ledger.within(LIVE, story.first_seen)
        if entry.told and _counts(entry, units) and not is_another(story, story.title, entry, ledger)
    ]
    of_event = given.reports(known, ledger) if known else [entry for entry in told if _is_of_one_kind(story, entry)]
    lines = [line for entry in (*of_event, *told) for line in given.opening(entry)]
    if given.gives(lines, tolls) or given.nearly_gives(lines, tolls) or given.exceeds(lines, tolls):
        return None
    for entry in of_event:
        for line in given.opening(entry):
            turned = tuple(filter(turns.is_toll, turns.changed_figures(line, story.title)))
            if turned:
                beside = Nearest(entry=entry, sentence=line, share=given.shared(line, story.title))
                return Update(turned=turned, figures=turned, rule="figures", entry=entry, beside=beside)
    return None


def _is_of_one_kind(story: Story, entry: LedgerEntry) -> bool:
    """Whether both headlines tell of an act of one kind, besides what became of people, and of no two countries."""
    acts = families(surface(story.title).folded) & families(surface(given.headline(entry)).folded)
    here, there = (
        places.mentioned(" ".join(lines)) for lines in ((story.title, *story.sentences[:1]), given.opening(entry))
    )
    return bool(acts - OF_PEOPLE) and not (here and there and here.isdisjoint(there))


def _counts(entry: LedgerEntry, units: Collection[str]) -> bool:
    return any(figure.unit in units for line in given.opening(entry) for figure in numbers.figures(line))
