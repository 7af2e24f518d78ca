"""A judge as simple as can be: a title that is new is a development, a digest that is known is a copy."""

from collections.abc import Sequence
from datetime import timedelta

from monitor.model import (
    AlertKind,
    Development,
    FeedState,
    Judgement,
    Known,
    LedgerEntry,
    Outcome,
    Reason,
    Receiver,
    Source,
    Story,
    Verdict,
    alert_id,
    derived_id,
)
from monitor.store.contract import Batch
from tests.builders import alert, at, feed_state

HOOK, DESK = Receiver(channel="hook"), Receiver(channel="mail", recipient="desk@example.org")
NAMES = {"SDF": "inherent-resolve", "herbicide": "roundup"}


class Toy:
    """Tells a title once. `asked` holds what it was given to know, call by call."""

    memory = timedelta(days=90)

    def __init__(self) -> None:
        self.asked: list[Known] = []
        self.silences: list[bool] = []

    def concerns(self, story: Story) -> Sequence[str]:
        return [operation for word, operation in NAMES.items() if word in story.title]

    def judge(self, stories: Sequence[Story], known: Known, *, silent: bool) -> Judgement:
        self.asked.append(known)
        self.silences.append(silent)
        digests = {story.sketch.exact for story in known.stories}
        parts = []
        for story in stories:
            for operation in self.concerns(story):
                told = {entry.title for entry in known.ledger[operation]}
                new = story.sketch.exact not in digests and story.title not in told
                parts.append(_said(story, operation, Outcome.DEVELOPMENT if new else Outcome.COPY, silent))
            digests.add(story.sketch.exact)
        return Judgement(
            verdicts=tuple(part.verdicts[0] for part in parts),
            entries=tuple(part.entries[0] for part in parts),
            developments=tuple(each for part in parts for each in part.developments),
            alerts=tuple(each for part in parts for each in part.alerts),
        )


def _said(story: Story, operation: str, outcome: Outcome, silent: bool) -> Judgement:
    development = derived_id("development", operation, story.title) if outcome is Outcome.DEVELOPMENT else ""
    told = bool(development) and not silent
    verdict = Verdict(
        story=story.id,
        operation=operation,
        outcome=outcome,
        relevance=0.9,
        novelty=0.8,
        probability=0.7,
        reasons=(Reason(rule="toy", weight=1.0, text="its title"),),
        development=development,
        told=told,
    )
    entry = LedgerEntry(
        operation=operation,
        story=story.id,
        item=story.item,
        at=story.first_seen,
        title=story.title,
        sentences=story.sentences,
        source=story.source,
        publisher=story.publisher,
        outcome=outcome,
        development=development,
    )
    opened = Development(
        id=development,
        operation=operation,
        headline=story.title,
        sentence=story.title,
        opened_at=story.first_seen,
        updated_at=story.first_seen,
        sources=(Source(publisher=story.publisher, name=story.source, url=story.url, at=story.first_seen),),
    )
    raised = alert(
        story.title,
        id=alert_id(operation, development, AlertKind.NEW),
        operation=operation,
        development=development,
        story=story.id,
    )
    return Judgement(
        verdicts=(verdict,),
        entries=(entry,),
        developments=(opened,) if development else (),
        alerts=(raised,) if told else (),
    )


def batch(*stories: Story, minutes: float = 0, state: FeedState | None = None, **given: object) -> Batch:
    """A poll's stories, owed to one webhook unless routes are given."""
    default = {
        "feed": state or feed_state(next_poll=at(minutes + 30)),
        "stories": stories,
        "now": at(minutes),
        "routes": {"*": (HOOK,)},
    }
    return Batch(**{**default, **given})  # type: ignore[arg-type]
