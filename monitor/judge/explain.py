"""A verdict in plain lines, for a person who asks why."""

from __future__ import annotations

from datetime import datetime

from monitor.model import Outcome, Reason, Story, Verdict

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


def explain(verdict: Verdict, story: Story, now: datetime | None = None) -> tuple[str, ...]:
    """Why: the outcome, the new sentence and the nearest known one, then every rule's say, heaviest marked.

    `now` gives the story's age as well.
    """
    told = "told" if verdict.told else "not told"
    head = f"{OUTCOMES[verdict.outcome]}; {told}"
    if now is not None:
        hours = max(0.0, (now - story.first_seen).total_seconds() / 3600)
        head += f"; seen {hours:.0f} h ago" if hours < 48 else f"; seen {hours / 24:.0f} days ago"
    lines = [head, *(line for reason in verdict.reasons for line in _evidence(reason))]
    weighed = sorted((r for r in verdict.reasons if r.weight), key=lambda r: -abs(r.weight))
    lines += [f"{'for' if r.weight > 0 else 'against'} {abs(r.weight):.1f}: {r.text}" for r in weighed[:HEAVIEST]]
    lines += [r.text for r in verdict.reasons if r not in weighed[:HEAVIEST] and r.rule not in ("known", "copy")]
    return tuple(lines)


def _evidence(reason: Reason) -> list[str]:
    found = reason.evidence
    if reason.rule not in ("known", "copy") or found is None:
        return []
    lines = []
    if reason.rule == "known" and found.sentence:
        lines.append(f"new: “{found.sentence}”")
    if found.nearest:
        lines.append(reason.text)
    return lines
