"""What operators marked, and what it comes to: for people, and as JSON lines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, TextIO

from monitor import config
from monitor.config import Config
from monitor.judge.calibration import Correction, correction
from monitor.judge.offers.proposals import Marked, as_toml, proposals
from monitor.judge.weights import Thresholds, Weights
from monitor.lab import show
from monitor.lab.followed import find
from monitor.model import Mark, MarkWord
from monitor.service import looking
from monitor.service.feedback import SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """An operation's marks, and what they moved: thresholds at its `sensitivity`, or balanced ones under a budget."""

    operation: str
    counts: dict[str, int]
    correction: Correction
    before: Thresholds
    after: Thresholds

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)

    def __str__(self) -> str:
        """Three lines for a person."""
        said = ", ".join(f"{count} {word}" for word, count in self.counts.items()) or "none"
        learnt = f"{self.correction.marks} of a judged story"
        return (
            f"{self.operation}: marks: {said} ({learnt})\n"
            f"told, by words alone, from relevance {self.before.relevance:.2f} → {self.after.relevance:.2f}, "
            f"novelty {self.before.novelty:.2f} → {self.after.novelty:.2f}, "
            f"both {self.before.both:.2f} → {self.after.both:.2f}\n"
            "take marks back with: monitor feedback undo ID, or monitor feedback reset " + self.operation
        )


def listed(settings: Config, operation: str, out: TextIO, *, as_json: bool) -> None:
    """Every mark of an operation, or of all, oldest first."""
    marks = looking.marks(settings, operation)
    if as_json:
        for one in marks:
            print(json.dumps(_record(one), ensure_ascii=False), file=out)
        return
    if not marks:
        print("There are no marks.", file=out)
        return
    rows = [
        (
            one.id[:SHOWN],
            f"{one.at:%Y-%m-%d %H:%M}",
            one.operation,
            f"{one.word} (withdrawn)" if one.withdrawn else one.word.value,
            one.title or one.url,
            one.note,
        )
        for one in marks
    ]
    show.table("Marks", ("mark", "when", "operation", "what", "story", "note"), rows, out)


def _record(one: Mark) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "operation": one.operation,
        "word": one.word.value,
        "withdrawn": one.withdrawn,
        "story": one.story,
        "title": one.title,
        "url": one.url,
        "alert": one.alert,
        "note": one.note,
        "outcome": verdict.outcome.value if verdict else None,
        "relevance": round(verdict.relevance, 4) if verdict else None,
        "novelty": round(verdict.novelty, 4) if verdict else None,
        "features": dict(verdict.features) if verdict else {},
    }


def learnt(settings: Config, name: str) -> Learnt:
    """What an operation's marks have moved."""
    operation = find(settings, name)
    marks = [one for one in looking.marks(settings, name) if not one.withdrawn]
    moved = correction(marks)
    weights = Weights.from_json(config.weights())
    shift = weights.words[operation.sensitivity] if operation.budget is None else 0.0
    usual = weights.thresholds.moved(shift, shift)
    counts = {word.value: sum(one.word is word for one in marks) for word in MarkWord}
    return Learnt(
        operation=operation.name,
        counts={word: count for word, count in counts.items() if count},
        correction=moved,
        before=usual,
        after=usual.moved(-moved.relevance, -moved.novelty),
    )


def proposed(settings: Config, name: str) -> str:
    """The drafted changes of an operation's table, as TOML."""
    operation, background = find(settings, name), Weights.from_json(config.weights()).background
    marks = [one for one in looking.marks(settings, name) if not one.withdrawn]
    texts = looking.stories(settings, [one.story for one in marks if one.story])
    stories = [
        Marked(word=one.word, title=one.title, sentences=texts[one.story].sentences if one.story in texts else ())
        for one in marks
        if one.title
    ]
    away = {one.title for one in stories if one.word is MarkWord.OFF_TOPIC}
    stories += [
        Marked(word=MarkWord.USEFUL, title=one.headline, sentences=(one.sentence,))
        for one in looking.timeline(settings, name)
        if one.headline not in away  # what was told and not complained of
    ]
    unread = [f"# {one.url}: was never read; is there a feed that brings it?\n" for one in marks if not one.title]
    return "".join(unread) + as_toml(operation, proposals(operation, stories, background), background)
