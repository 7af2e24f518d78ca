"""`monitor explain`: why stories were decided as they were."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO

from monitor.judge.explain import explain, record
from monitor.model import Story
from monitor.service.looking import Explained


def explained(found: Sequence[Explained], read: Sequence[Story], out: TextIO, *, as_json: bool) -> None:
    """Why each of these was decided as it was; of `read`, that nothing was to be decided."""
    for one in found:
        if as_json:
            print(json.dumps(_explained_record(one), ensure_ascii=False), file=out)
            continue
        told = f"told as {one.alert.id[:12]}" if one.alert else "not told"
        print(f"{one.decided_at:%Y-%m-%d %H:%M} {one.verdict.operation}: {one.verdict.outcome} ({told})", file=out)
        print(f"  {one.story.source}: {one.story.title}\n  {one.story.url or one.story.id}", file=out)
        for line in explain(one.verdict, one.story):
            print(f"  - {line}", file=out)
    for story in read:
        if as_json:
            print(json.dumps({**_story_record(story), "operation": None, "why": [UNMET]}, ensure_ascii=False), file=out)
        else:
            print(f"{story.first_seen:%Y-%m-%d %H:%M} {UNMET}", file=out)
            print(f"  {story.source}: {story.title}\n  {story.url or story.id}", file=out)


UNMET = "read, and about no operation: it met too few of their terms to be weighed"


def _story_record(story: Story) -> dict[str, Any]:
    return {
        "story": story.id,
        "title": story.title,
        "url": story.url,
        "source": story.source,
        "published": story.published.isoformat() if story.published else None,
        "first_seen": story.first_seen.isoformat(),
    }


def _explained_record(one: Explained) -> dict[str, Any]:
    verdict = one.verdict
    return {
        **_story_record(one.story),
        "operation": verdict.operation,
        "outcome": verdict.outcome.value,
        "decided_at": one.decided_at.isoformat(),
        "alert": one.alert.id if one.alert else None,
        "development": verdict.development or None,
        "relevance": round(verdict.relevance, 5),
        "novelty": round(verdict.novelty, 5),
        "probability": round(verdict.probability, 5),
        "why": list(explain(verdict, one.story)),
        **record(verdict),
    }
