"""Made-up news about made-up operations, as much as is asked for: for trials of speed, where what it says is no matter.

Its words are those of the judge's background (stems, and of short words none), as often as they stand there, so that
rarities and indexes are those of real news. The same number gives the same news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, product

from monitor.judge import stories
from monitor.judge.words.terms import Frequencies
from monitor.model import LedgerEntry, Operation, Outcome, Story

SINCE = datetime(2026, 1, 5, tzinfo=UTC)
ON_TOPIC = 0.3
"""Of the stories."""
TITLE, SENTENCE = 9, 18
"""Words."""
PER_ENTRY = 5
"""Sentences of a ledger entry."""
_SYLLABLES = [f"{onset}{vowel}" for onset, vowel in product("bdfghklmnprstvz", "aeiou")]


class News:
    """A source of made-up stories."""

    def __init__(self, operations: int, background: Frequencies, number: int = 1) -> None:
        self._chance = random.Random(number)  # noqa: S311 (chance, not secrecy)
        self._words = list(background.counts)
        self._often = list(accumulate(background.counts.values()))
        self._names = [[self._name() for _ in range(8)] for _ in range(operations)]
        self.operations = tuple(
            Operation(
                name=f"operation-{place}",
                title=f"War of {names[0]} and {names[1]} around {names[2]}",
                about=(tuple(names[:4]), tuple(names[4:])),
            )
            for place, names in enumerate(self._names)
        )

    def stories(self, count: int, *, over: timedelta, about: float = ON_TOPIC) -> Iterator[Story]:
        """`count` of them, evenly over that time; that share is about an operation."""
        for record in self.records(count, over=over, about=about):
            yield stories.compose(
                id=record["id"],
                title=record["title"],
                text=record["text"],
                source=record["source"],
                first_seen=datetime.fromisoformat(record["first_seen"]),
                language=record["lang"],
            )

    def records(self, count: int, *, over: timedelta, about: float = ON_TOPIC) -> Iterator[dict[str, str]]:
        """The same as the lines of a file of stories have them."""
        for place in range(count):
            names = self._chance.choice(self._names) if self._chance.random() < about else ()
            yield {
                "id": f"made-up-{self._chance.getrandbits(64):x}",
                "title": self._sentence(TITLE, names).rstrip("."),
                "text": " ".join(self._sentence(SENTENCE, names if line < 2 else ()) for line in range(PER_ENTRY)),
                "source": f"Paper {place % 20}",
                "first_seen": (SINCE + over * (place / count)).isoformat(),
                "lang": "en",
            }

    def entries(self, operation: int, sentences: int, *, over: timedelta) -> Iterator[LedgerEntry]:
        """A ledger of about so many sentences, evenly over that time."""
        count = sentences // PER_ENTRY
        for place in range(count):
            title, *lines = (self._sentence(SENTENCE, self._names[operation]) for _ in range(PER_ENTRY))
            yield LedgerEntry(
                operation=self.operations[operation].name,
                story=f"known-{operation}-{place}",
                item=f"known-{operation}-{place}",
                at=SINCE + over * (place / count),
                title=title,
                sentences=tuple(lines),
                source=f"Paper {place % 20}",
                publisher=f"Paper {place % 20}",
                language="en",
                outcome=Outcome.REPEAT,
            )

    def _name(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=4)).capitalize()

    def _sentence(self, length: int, names: Sequence[str]) -> str:
        said = self._chance.choices(self._words, cum_weights=self._often, k=length)
        if names:
            # one of each group
            said[2], said[length // 2] = self._chance.choice(names[:4]), self._chance.choice(names[4:])
        return " ".join(said).capitalize() + "."
