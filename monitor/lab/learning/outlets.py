"""How other outlets print a text that was told, and how often that tells it again.

Labelled news of four agencies has hardly a syndicated text in it, so they are made: each story of an operation, or its
beginning, is judged as it stands, and where it was told, the text of another outlet an hour later. What that adds is
written here and belongs to no operation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.judge import stories
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.model import Known, Operation, Story

FEWEST = 5
"""Whole sentences of a story that can be cut."""
LATER = timedelta(hours=1)
OUTLET = "another outlet"
_WHOLE = re.compile(r"[.!?][\"”’']?$")

ANYWHERE = (
    "No further details were immediately available.",
    "It was not immediately clear what had caused it.",
    "The government has not commented.",
    "Analysts say the situation remains tense.",
    "It comes amid rising tensions in the region.",
    "Local media carried similar reports.",
    "Residents described scenes of panic.",
)
SO_FAR = (
    "The conflict began in 2014, when Norland invaded Sudland.",
    "More than 7,000 people have been killed since the war began, according to the health ministry.",
    "Last month, a similar attack killed nine people in Weston.",
    "The Northern Front, which is backed by Norland, has long opposed the talks.",
    "Sudland Rights Watch has accused both sides of abuses.",
)
NEWS = (
    "The army captured the town of Arport on Friday.",
    "Two people were arrested in connection with it on Tuesday.",
    "All hostages were freed on Sunday.",
    "Parliament approved the deal on Thursday.",
    "The president declared a state of emergency.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One habit of outlets."""

    name: str
    first: Callable[[Sequence[str]], Sequence[str]] = tuple
    """What the first of them prints."""
    then: Callable[[Sequence[str], int], Sequence[str]]
    """What the second does, of the how-manieth story."""


CASES = (
    Case(name="less of it", then=lambda text, _: text[:2]),
    Case(name="more of it", first=lambda text: text[:2], then=lambda text, _: text),
    Case(name="other parts of it", first=lambda text: text[:3], then=lambda text, _: (*text[:1], *text[3:])),
    Case(name="a sentence that any report may end with", then=lambda text, at: (*text, ANYWHERE[at % len(ANYWHERE)])),
    Case(name="a sentence of the story so far", then=lambda text, at: (*text, SO_FAR[at % len(SO_FAR)])),
    Case(name="a sentence of news", then=lambda text, at: (*text, NEWS[at % len(NEWS)])),
)


def told_again(
    operations: Sequence[Operation],
    told: Sequence[Story],
    weights: Weights,
    encoder: Meaning | Missing = WORDS_ALONE,
) -> Iterator[tuple[str, float]]:
    """Of each case, the share of the second texts that were told, where the first was; each story stands for one."""
    judge = Judge(operations, weights, encoder)
    memory = judge.memory_of(Known())
    alerts = {case.name: [0, 0] for case in CASES}
    at = 0
    for story in told:
        text = [line for line in story.sentences if _WHOLE.search(line)]
        if len(text) < FEWEST or not judge.concerns(story):
            continue
        case, at = CASES[at % len(CASES)], at + 1
        first = _printed(story, case.first(text))
        raised = {alert.operation for alert in judge.one(first, memory).alerts}
        if not raised:
            continue
        second = _printed(story, case.then(text, at // len(CASES)), source=OUTLET, later=LATER)
        again = any(alert.operation in raised for alert in judge.one(second, memory).alerts)
        alerts[case.name][0] += again
        alerts[case.name][1] += 1
    yield from ((name, again / first if first else 0.0) for name, (again, first) in alerts.items())


def _printed(story: Story, text: Sequence[str], *, source: str = "", later: timedelta = timedelta()) -> Story:
    printed = stories.compose(
        title=story.title,
        text="\n\n".join(text),
        source=source or story.source,
        url=f"https://outlet.example/{story.id}" if source else story.url,
        first_seen=story.first_seen + later,
        language=story.language,
    )
    return printed if source else replace(printed, publisher=story.publisher)
