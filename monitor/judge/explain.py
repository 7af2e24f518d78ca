"""A verdict in plain lines, for a person who asks why; drawn from what was kept with it, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from monitor.judge.reasons import written
from monitor.model import Evidence, Outcome, Reason, Story, Verdict

HEAVIEST = 3

OUTCOMES = {
    Outcome.OFF_TOPIC: "not about the operation",
    Outcome.COPY: "a copy of what is known",
    Outcome.REPEAT: "repeats what is known",
    Outcome.BACKGROUND: "background, not news of an act",
    Outcome.DETAIL: "new, but not surely enough about the operation",
    Outcome.PENDING: "waits for a second source",
    Outcome.DEVELOPMENT: "a new development",
}
INSTEAD = {
    "late": "an old story that surfaces again",
    "told": "another version of a story that was told",
    "disputed": "a lower toll than is known",
    "competition": "new, and told under another operation",
}
"""What says more than the word DETAIL does."""
QUOTED = ("known", "copy", "meaning", "company", "sense")
"""Rules whose evidence is quoted."""
STRONG, SLIGHT = 2.0, 0.5
"""Log-odds from which a reason weighs strongly, and below which slightly."""


def explain(verdict: Verdict, story: Story, now: datetime | None = None) -> tuple[str, ...]:
    """Why: the outcome, the new sentence and the nearest known one, the three heaviest reasons, then the others.

    `now` gives the story's age as well.
    """
    head = f"{_outcome(verdict)}; {'told' if verdict.told else 'not told'}"
    if now is not None:
        hours = max(0.0, (now - story.first_seen).total_seconds() / 3600)
        head += f"; seen {hours:.0f} h ago" if hours < 48 else f"; seen {hours / 24:.0f} days ago"
    lines = [head, *_quotes(verdict, story)]
    if verdict.development and not verdict.told:
        lines.append(f"belongs to development {verdict.development[:12]}")
    first = heaviest(verdict)
    lines += [f"{_weighs(reason)}: {reason.text}" for reason in first]
    lines += [reason.text for reason in verdict.reasons if reason not in first and reason.rule not in ("known", "copy")]
    return tuple(lines)


def heaviest(verdict: Verdict) -> tuple[Reason, ...]:
    """The three reasons that weighed most, heaviest first."""
    weighed = sorted((r for r in verdict.reasons if r.weight), key=lambda r: -abs(r.weight))
    return tuple(weighed[:HEAVIEST])


def record(verdict: Verdict) -> dict[str, Any]:
    """A verdict's reasons as plain values; `weight` is what a reason added to the log-odds."""
    return {
        "reasons": [plain(reason) for reason in verdict.reasons],
        "heaviest": [reason.rule for reason in heaviest(verdict)],
        "features": dict(verdict.features),
    }


def plain(reason: Reason) -> dict[str, Any]:
    """A reason as plain values."""
    said: dict[str, Any] = {"rule": reason.rule, "weight": reason.weight, "text": reason.text}
    if found := reason.evidence:
        said["evidence"] = {
            "sentence": found.sentence,
            "nearest": found.nearest,
            "source": found.nearest_source,
            "url": found.nearest_url,
            "at": found.nearest_at.isoformat() if found.nearest_at else None,
            "similarity": found.similarity,
            "numbers": [{"unit": n.unit, "old": n.old, "new": n.new} for n in found.numbers],
        }
    return said


def _outcome(verdict: Verdict) -> str:
    rules = {reason.rule for reason in verdict.reasons}
    said = (words for rule, words in INSTEAD.items() if rule in rules and verdict.outcome is Outcome.DETAIL)
    return next(said, OUTCOMES[verdict.outcome])


def _quotes(verdict: Verdict, story: Story) -> Iterator[str]:
    """The sentences that were laid side by side, and the figures in which they differ."""
    found = {reason.rule: reason for reason in verdict.reasons if reason.rule in QUOTED and reason.evidence}
    if (copy := found.get("copy")) and copy.evidence:
        yield f"{copy.text} ({_whence(copy.evidence, story)}): “{copy.evidence.nearest}”"
        if not copy.evidence.sentence:
            return
    if (meaning := found.get("meaning")) and meaning.evidence:
        yield f"nearest in meaning to its title (likeness {meaning.evidence.similarity}): “{meaning.evidence.nearest}”"
    if (company := found.get("company")) and company.evidence:
        yield f"like its title ({_whence(company.evidence, story)}): “{company.evidence.nearest}”"
    if (sense := found.get("sense")) and sense.evidence and sense.evidence.nearest:
        yield f"likest known title in meaning ({_whence(sense.evidence, story)}): “{sense.evidence.nearest}”"
    if (known := found.get("known")) and known.evidence:
        evidence = known.evidence
        new = verdict.outcome in (Outcome.DEVELOPMENT, Outcome.DETAIL, Outcome.PENDING)
        if evidence.sentence:
            yield f"{'new' if new else 'its least known sentence'}: “{evidence.sentence}”"
        if evidence.nearest:
            share = "" if evidence.similarity is None else f", with {100 * evidence.similarity:.0f} % of its words"
            yield f"nearest known ({_whence(evidence, story)}{share}): “{evidence.nearest}”"
        if evidence.numbers:
            yield f"figures that differ: {written(evidence.numbers)}"


def _whence(evidence: Evidence, story: Story) -> str:
    if evidence.nearest_at is None:
        return "the seed article"
    return ", ".join(filter(None, (evidence.nearest_source, _age(story.first_seen - evidence.nearest_at))))


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return "at the same time"
    if minutes < 60:
        return f"{minutes} min before"
    return f"{minutes // 60} h before" if minutes < 48 * 60 else f"{minutes // 1440} days before"


def _weighs(reason: Reason) -> str:
    weight = abs(reason.weight)
    how = "strongly " if weight >= STRONG else "slightly " if weight < SLIGHT else ""
    return f"{how}{'for' if reason.weight > 0 else 'against'}"
