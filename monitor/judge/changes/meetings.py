"""Meetings that are announced again: "Halden to meet Marwick on Friday", then "Halden, Marwick to meet for talks on …".

What must never happen: another meeting is taken for it. So all who meet must be among those who were to meet, no name
or day may be strange to the known report, and whoever meets again, or later, is told. In English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.judge.changes import given
from monitor.judge.changes.update import LIVE, Update
from monitor.judge.ledger import Ledger
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import stems, surface, words
from monitor.model import Story

_MEETS = Sieve(
    r"\b(?:to|will) (?:meet|gather|convene|negotiate|take place"
    r"|(?:hold|host|attend) (?:[\w-]+ ){0,4}?(?:talks?|meetings?|summit))\b"
)
_OF_MEETING = re.compile(r"\b(?:in|at|on|for|over|to|ahead|amid|as|after|before|next|this|of|about)\b")
"""What stands behind a meeting's parties."""
_OTHER_MEETING = re.compile(
    r"\b(?:again|second|third|next (?!week)|new|further|resum\w+|postpon\w+|delay\w*|instead|now)\b"
)
_DAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|weekend|next week)\b")


def announced(story: Story, ledger: Ledger) -> Update | None:
    """A headline of a meeting that is to come and was announced: the same parties, no other place or day."""
    meets, parties = _meeting(story.title)
    if len(parties) < 2:
        return None
    said, days = _named(story.title), set(_DAY.findall(surface(story.title).folded))
    for entry in ledger.within(LIVE, story.first_seen):
        if not (entry.development and parties <= _meeting(entry.title)[1]):
            continue
        known = " ".join(given.opening(entry))
        if said <= _named(known) and days <= set(_DAY.findall(surface(known).folded)):
            return Update(word=meets, rule="again", entry=entry)
    return None


@lru_cache(maxsize=256)
def _meeting(title: str) -> tuple[str, frozenset[str]]:
    """The words by which a headline announces a meeting, and the stems of who meets; nobody where it is another one."""
    form = surface(title)
    found = _MEETS.search(form.folded)
    if not found or _OTHER_MEETING.search(form.folded):
        return "", frozenset()
    behind = _OF_MEETING.search(form.folded, found.end())
    return found.group(), _named(form.cased[: behind.start() if behind else None])


def _named(text: str) -> frozenset[str]:
    return frozenset(stem for word in words(surface(text).cased) if word[0].isupper() for stem in stems(word))
