"""An outlet takes back a toll that it gave, and that was told: who was told of it wants to know.

What must never happen: a toll that rises, or what others count, is taken for a correction. So the report must say of
itself that it corrects one, and the figure that it takes back must be the same outlet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.judge import numbers
from monitor.judge.changes import given, turns
from monitor.judge.changes.update import LIVE, Update, is_another
from monitor.judge.ledger import Ledger
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import surface
from monitor.model import NumberChange, Story

_LABEL = re.compile(r"correct(?:s|ed|ion)?|clarif\w+|rettifica|corrig\w+|correccion|rectif\w+|berichtig\w+|korrektur")
_OURS = r"(?:we|this (?:station|newspaper|paper|agency|website|site|channel|outlet|broadcaster)|our)"
_SAYS_SO = Sieve(
    r"\b(?:we|this \w+) (?:\w+ )?(?:got (?:it|this|that) wrong|correct\b|erred|misheard|misreported"
    r"|misstated|regrets? the error)\b"
    rf"|\b{_OURS} (?:\w+ )?(?:report(?:ed|s)?|said|wrote|gave|stated|story|version)\b"
    r".*\b(?:earlier|wrongly|mistak\w+|in error)"
    rf"|\b(?:earlier|wrongly|mistakenly) (?:\w+ )?{_OURS}\b"
    r"|^(?:[\w'.-]+ ){1,4}corrects (?:the |its |an? )(?:\w+ ){0,2}(?:number|figure|toll|count|report|story)\b"
    r"|\bcorrects (?:the )?(?:number|figure|toll|count|day|date|name) (?:of|in|to|from)\b"
    r"|\bgot (?:his|her|its|their|the) (?:\w+ )?(?:figures?|numbers?|sums?|count|toll) wrong\b"
    r"|\b(?:lower(?:s|ed)|downgrad(?:es|ed)|(?:revis|cut|reduc)\w*(?= (?:[\w']+ ){0,8}down\b))"
    r" (?:[\w']+ ){0,5}?(?:toll|count)\b"
    r"|\b(?:toll|count)\b(?: [\w']+){0,4}? (?:revised down(?:ward)?|lowered|downgraded)\b"
    r"|\d(?:,? [\w']+){1,6},? not \d"
)
"""On a folded surface."""


def find(story: Story, ledger: Ledger) -> Update | None:
    """The toll that the story puts in the place of one that its own publisher gave of late."""
    if not _corrects(story):
        return None
    tolls = list(_tolls((story.title, *story.sentences[: given.OPENING])))
    for entry in ledger.within(LIVE, story.first_seen):
        if not entry.told or entry.publisher != story.publisher or is_another(story, story.title, entry, ledger):
            continue
        for old in _tolls(given.opening(entry)):
            new = next((toll for toll in tolls if toll.unit == old.unit and toll.value != old.value), None)
            if new:
                taken_back = NumberChange(
                    unit=" ".join(filter(None, (old.of, old.unit))), old=old.number, new=new.number
                )
                return Update(fallen=(taken_back,), rule="corrected", entry=entry)
    return None


def _corrects(story: Story) -> bool:
    lines = (story.title, *story.sentences[: given.OPENING])
    return bool(
        _LABEL.match(surface(story.label).folded) or any(_SAYS_SO.search(surface(line).folded) for line in lines)
    )


def _tolls(lines: Sequence[str]) -> Iterator[numbers.Figure]:
    yield from (figure for line in lines for figure in numbers.figures(line) if figure.unit in turns.TOLLS)
