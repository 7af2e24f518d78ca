"""A desk to judge at: one operation with a seed, made-up sentences, the shipped weights, a clock in hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from monitor import config
from monitor.judge import stories
from monitor.judge.consequences import Memory
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.model import Alert, Judgement, Known, LedgerEntry, Operation, Outcome, Story, Verdict, derived_id

START = datetime(2018, 5, 2, 6, tzinfo=UTC)

SEED_TITLE = "Coalition-backed fighters open drive on last ISIS pockets in eastern Syria"
SEED_TEXT = (
    "Fighters of the Syrian Democratic Forces, backed by the US-led coalition, opened a drive on Tuesday against the "
    "last pockets of Islamic State in eastern Syria, officials said.\n\n"
    "The offensive under Operation Inherent Resolve is aimed at the middle Euphrates valley near the Iraqi border.\n\n"
    "A spokesman said the coalition would stand beside its partners until the group held no more ground there.\n\n"
    "The campaign had slowed in winter when many Kurdish fighters left for Afrin, where Turkey had sent its army.\n\n"
    "The Pentagon said the group had lost about 98 percent of the territory that it once held.\n\n"
    "Aid workers said some 40,000 civilians were still living in the villages along the river."
)
TOWN = "The Syrian Democratic Forces captured the town of Hajin on Friday, a spokesman said."


@cache
def weights() -> Weights:
    """Those that the package carries."""
    return Weights.from_json(config.weights())


def seeded(**given: Any) -> Operation:
    """Inherent Resolve, with a seed and groups."""
    default: dict[str, Any] = {
        "name": "inherent-resolve",
        "title": "Operation Inherent Resolve: the campaign against ISIS in eastern Syria",
        "aliases": ("OIR", "CJTF-OIR"),
        "about": (
            ("Syria*", "Deir ez-Zor", "Hajin", "Euphrates"),
            ("SDF", "Syrian Democratic Forces", "US-led coalition", "coalition-backed"),
        ),
        "seeds": (stories.seed("seed.txt", f"{SEED_TITLE}\n\n{SEED_TEXT}"),),
    }
    return Operation(**{**default, **given})


def told(title: str, text: str = "", *, hours: float = 24, source: str = "North Wire", **given: Any) -> Story:
    """A story as a feed would tell it, some hours after the start."""
    url = given.pop("url", f"https://{source.lower().replace(' ', '-')}.example/{derived_id(title, text)[:12]}")
    seen = START + timedelta(hours=hours)
    return stories.compose(title=title, text=text, source=source, url=url, first_seen=seen, **given)


def remembered(story: Story, operation: str = "inherent-resolve", **given: Any) -> LedgerEntry:
    """A story as an operation's ledger holds it, unless it is given otherwise: a repeat."""
    default: dict[str, Any] = {
        "operation": operation,
        "story": story.id,
        "item": story.item,
        "at": story.first_seen,
        "title": story.title,
        "sentences": story.sentences,
        "source": story.source,
        "publisher": story.publisher,
        "outcome": Outcome.REPEAT,
    }
    return LedgerEntry(**{**default, **given})


class Desk:
    """A judge and its memory, that stories come in to one by one."""

    def __init__(self, *operations: Operation) -> None:
        self.judge = Judge(operations or (seeded(),), weights())
        self.memory: Memory = self.judge.memory_of(Known())
        self.judgements: list[Judgement] = []

    def read(self, story: Story, *, silent: bool = False) -> Verdict | None:
        """The first operation's verdict, if there is one."""
        judgement = self.judge.one(story, self.memory, silent=silent)
        self.judgements.append(judgement)
        first = self.judge.operations[0].name
        return next((v for v in judgement.verdicts if v.operation == first), None)

    def kinds(self, stories: Iterable[Story]) -> list[str]:
        """Of the alert that each of them raises; "-" where it raises none."""
        found = []
        for story in stories:
            self.read(story)
            found.append(" ".join(str(alert.kind) for alert in self.judgements[-1].alerts) or "-")
        return found

    @property
    def alerts(self) -> Sequence[Alert]:
        """All that was told."""
        return [alert for judgement in self.judgements for alert in judgement.alerts]
