"""What operators say of alerts, and of stories that were missed: kept, shown, taken back.

A mark is kept with the verdict and the features as they were when the story was judged, so that it teaches the same
whenever it is read again. Nothing is derived from the marks and stored: what they teach (judge/calibration.py) is
worked out anew with every batch, and a mark that was withdrawn has taught nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog

from monitor import config
from monitor.judge import stories
from monitor.judge.calibration import Correction, correction
from monitor.judge.weights import Thresholds, Weights
from monitor.model import Mark, MarkWord, Story, UserError, counted, derived_id
from monitor.service.looking import known_by, read_by
from monitor.store.contract import Explained, Store

log = structlog.get_logger()

SHOWN = 8
"""Characters of a mark's id that people are shown."""
SHORTEST = 4
"""Characters of one that they may give."""


class FeedbackError(UserError):
    """There is nothing to mark, or more than one thing; one line."""


def mark(store: Store, now: datetime, asked: Mapping[str, Any]) -> list[str]:
    """Keep a word on what `reference` names; gives lines for a person.

    `asked`: reference, word, note, operation ("" where it is to be found out), operations (those configured).
    """
    word, reference = MarkWord(asked["word"]), str(asked["reference"])
    found = known_by(store, reference, asked["operation"])
    if found:
        new = _of(_meant(found, reference), word, asked["note"], now)
    elif word is MarkWord.MISSED:
        known = read_by(store, reference)
        new = _unjudged(reference, known[-1] if known else None, asked, now)
    else:
        raise FeedbackError(
            f"nothing is stored about {reference}; give the id of an alert, or the id or URL of a story"
        )
    before = store.marks(new.operation)
    old = next((each for each in before if each.id == new.id), None)
    said = f"{new.operation}: {new.word}: {new.title or new.url} (mark {new.id[:SHOWN]})"
    if old and (old.word, new.note or old.note, old.withdrawn) == (new.word, old.note, False):
        return [f"{said}: known already, nothing changed"]
    store.mark([new])
    log.info("feedback.marked", mark=new.id, operation=new.operation, word=new.word.value, story=new.story)
    lines = [said if old is None or old.withdrawn or old.word is new.word else f"{said}, instead of {old.word}"]
    if new.verdict is None:
        lines.append(f"it was never judged for the operation; see: monitor feedback propose {new.operation}")
    return [*lines, _moved(before, store.marks(new.operation))]


def _meant(found: Sequence[Explained], reference: str) -> Explained:
    """The one decision that is meant: the alert's own, the one that was told, or the last version's."""
    by_alert = [one for one in found if one.alert and one.alert.id.startswith(reference)]
    one_of = by_alert or found
    operations = sorted({one.verdict.operation for one in one_of})
    if len(operations) > 1:
        raise FeedbackError(f"{reference} was judged for {', '.join(operations)}; say which with --operation")
    return max(one_of, key=lambda one: (one.verdict.told, one.decided_at, one.story.first_seen))


def _of(meant: Explained, word: MarkWord, note: str, now: datetime) -> Mark:
    if word is MarkWord.MISSED and meant.verdict.told and meant.alert:
        raise FeedbackError(f"{meant.story.url or meant.story.id} was told as {meant.alert.id[:12]}; it was not missed")
    return Mark(
        id=derived_id("mark", meant.verdict.operation, meant.story.id),
        operation=meant.verdict.operation,
        word=word,
        at=now,
        story=meant.story.id,
        title=meant.story.title,
        url=meant.story.url,
        alert=meant.alert.id if meant.alert else "",
        note=note,
        verdict=meant.verdict,
    )


def _unjudged(reference: str, story: Story | None, asked: Mapping[str, Any], now: datetime) -> Mark:
    """A story that no verdict speaks of: it met no term, or no feed brought it (None)."""
    link = stories.canonical(reference)
    if not link and not story:
        raise FeedbackError(f"{reference} is neither a web address nor the id of a story; give the story's URL")
    operations = [asked["operation"]] if asked["operation"] else asked["operations"]
    if len(operations) != 1:
        raise FeedbackError(f"{reference} was never judged; say with --operation for which it was missed")
    return Mark(
        id=derived_id("mark", operations[0], story.id if story else link),
        operation=operations[0],
        word=MarkWord.MISSED,
        at=now,
        story=story.id if story else "",
        title=story.title if story else "",
        url=story.url if story else reference,
        note=asked["note"],
    )


def undo(store: Store, now: datetime, asked: Mapping[str, Any]) -> list[str]:
    """Withdraw the mark whose id begins with `reference`, or that is on the alert or story of that id."""
    reference = str(asked["reference"])
    found = [each for each in store.marks() if _is_named(each, reference)]
    if not found:
        raise FeedbackError(f"there is no mark {reference}; monitor feedback list shows them all")
    if len(found) > 1:
        names = ", ".join(each.id[:SHOWN] for each in found)
        raise FeedbackError(f"{reference} names more than one mark ({names}); give more of the id")
    return _withdraw(store, now, found)


def _is_named(each: Mark, reference: str) -> bool:
    ids = (each.id, each.alert, each.story)
    return len(reference) >= SHORTEST and any(one.startswith(reference) for one in ids if one)


def reset(store: Store, now: datetime, asked: Mapping[str, Any]) -> list[str]:
    """Withdraw all of an operation's marks."""
    return _withdraw(store, now, store.marks(str(asked["operation"]))) or ["there are no marks"]


def _withdraw(store: Store, now: datetime, found: Sequence[Mark]) -> list[str]:
    standing = [each for each in found if not each.withdrawn]
    if not standing:
        return [f"mark {each.id[:SHOWN]} was withdrawn already, nothing changed" for each in found]
    operation = standing[0].operation
    before = store.marks(operation)
    store.mark([replace(each, withdrawn=True, at=now) for each in standing])
    for each in standing:
        log.info("feedback.withdrawn", mark=each.id, operation=operation, word=each.word.value, story=each.story)
    lines = [f"{each.operation}: withdrawn: {each.word}: {each.title or each.url}" for each in standing]
    return [*lines, _moved(before, store.marks(operation))]


def _moved(before: Sequence[Mark], after: Sequence[Mark]) -> str:
    """What a change of marks does to the operation."""
    old, new = correction(before), correction(after)
    if (old.relevance, old.novelty) == (new.relevance, new.novelty):
        return "the thresholds stay as they are"
    usual = Weights.from_json(config.weights()).thresholds
    return f"{_said(new, usual)}; before: {_said(old, usual)}"


def _said(learnt: Correction, usual: Thresholds) -> str:
    moved = usual.moved(-learnt.relevance, -learnt.novelty)
    count = counted(learnt.marks, "mark")
    told = f"relevance {moved.relevance:.3f}, novelty {moved.novelty:.3f} and both {moved.both:.3f}"
    return f"{count}, balanced tells, by words alone, from {told}"
