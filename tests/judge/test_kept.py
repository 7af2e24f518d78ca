"""A judge that keeps its ledgers from batch to batch says what one says that reads them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.judge.ledger import Ledger
from monitor.judge.verdict import Judge
from monitor.lab.bench.madeup import SINCE, News
from monitor.model import Development, Judgement, Known, LedgerEntry, Outcome, Story
from monitor.store.codec import LEDGER
from tests.judge.judging import weights

NEWS = News(2, weights().background)
STORIES = [
    replace(told, title=" ".join(told.title.split()[:3]) + " shares fall", sentences=()) if place % 6 == 0 else told
    for place, told in enumerate(NEWS.stories(120, over=timedelta(days=3), about=0.9))
]
"""Some of them refused, so that they are remembered by their titles alone."""
BATCHES = [STORIES[start : start + 20] for start in range(0, 120, 20)]


class Shelf:
    """What a store would recall: entries come back as other objects than were written."""

    def __init__(self) -> None:
        self.entries: dict[str, tuple[LedgerEntry, ...]] = {operation.name: () for operation in NEWS.operations}
        self.developments: dict[str, Development] = {}

    def known(self) -> Known:
        grown = {
            name: tuple(found for found in self.developments.values() if found.operation == name)
            for name in self.entries
        }
        return Known(ledger=dict(self.entries), developments=grown)

    def keep(self, judgement: Judgement) -> None:
        for entry in judgement.entries:
            self.entries[entry.operation] += (LEDGER.decode(LEDGER.encode(entry)),)
        self.developments.update((each.id, each) for each in judgement.developments)


def anew(stories: Sequence[Story], known: Known) -> Judgement:
    return Judge(NEWS.operations, weights()).judge(stories, known, silent=False)


def counted(monkeypatch) -> list[Ledger]:
    """The ledgers that are made from now on."""
    made: list[Ledger] = []

    class Counted(Ledger):
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)  # type: ignore[arg-type]
            made.append(self)

    monkeypatch.setattr("monitor.judge.verdict.Ledger", Counted)
    return made


def test_ledgers_that_are_kept_change_nothing_that_is_said(monkeypatch):
    shelf, keeping = Shelf(), Judge(NEWS.operations, weights())
    made = counted(monkeypatch)

    for stories in BATCHES:
        known = shelf.known()
        judgement = keeping.judge(stories, known, silent=False)
        own = len(made)
        assert judgement == anew(stories, known)
        del made[own:]
        shelf.keep(judgement)

    assert sum(len(entries) for entries in shelf.entries.values()) > 60
    outcomes = {entry.outcome for entries in shelf.entries.values() for entry in entries}
    assert {Outcome.OFF_TOPIC, Outcome.DEVELOPMENT} < outcomes
    assert len(made) == len(NEWS.operations)  # once each


def test_what_others_wrote_between_two_batches_is_known():
    shelf, keeping, other = Shelf(), Judge(NEWS.operations, weights()), Judge(NEWS.operations, weights())

    for turn, stories in enumerate(BATCHES):
        known = shelf.known()
        judgement = (keeping, keeping, other)[turn % 3].judge(stories, known, silent=False)
        assert judgement == anew(stories, known)
        shelf.keep(judgement)

    assert shelf.developments


def test_a_batch_that_was_never_written_is_forgotten():
    shelf, keeping = Shelf(), Judge(NEWS.operations, weights())
    shelf.keep(keeping.judge(BATCHES[0], shelf.known(), silent=False))
    keeping.judge(BATCHES[1], shelf.known(), silent=False)  # its transaction failed

    known = shelf.known()

    assert keeping.judge(BATCHES[2], known, silent=False) == anew(BATCHES[2], known)


def test_a_ledger_keeps_up_only_with_what_begins_as_it_does():
    entries = list(NEWS.entries(0, 20, over=timedelta(days=1)))
    held = Ledger(weights().background)

    assert held.keep_up(entries[:2])
    assert held.keep_up(entries)
    assert len(held) == len(entries)
    assert not held.keep_up(entries[1:])
    assert not held.keep_up([*reversed(entries)])
    assert [entry.story for entry in held.within(timedelta(days=3), SINCE + timedelta(days=3))] == [
        entry.story for entry in reversed(entries)
    ]
