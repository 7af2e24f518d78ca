"""Where what is followed has come for the first time: an outbreak, a fire or fighting that spreads to another place."""

from __future__ import annotations

import re

from monitor.judge.changes import given
from monitor.judge.changes.update import LIVE, Update
from monitor.judge.ledger import Ledger
from monitor.judge.words.genre_words import DATES
from monitor.judge.words.terms import stems, surface
from monitor.model import Story

_NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}"
_TO = re.compile(
    r"\b(?:(?:[Ss]pread|[Ee]xpand|[Ee]xtend|[Ss]pill|[Jj]ump|[Cc]ross)(?:e?s|ed)?(?: over| further| beyond)? (?:in)?to"
    r"|[Rr]each(?:es|ed)) (?P<place>(?:(?!and\b|as\b|in\b|after\b|amid\b)[a-z][\w'-]* ){0,3}?"
    r"(?:(?:zone|province|region|district|city|town|village|county|country|state|area|island|camp|prison|capital"
    rf"|suburb)s?\b(?: of {_NAME})?|{_NAME}))"
)
"""In a headline, and not in one of a title's case, where any word may look like a name."""


def find(story: Story, ledger: Ledger) -> Update | None:
    """The place to which something that all of the operation's news speaks of has come, where no line of the last days
    names it."""
    line = surface(story.title).cased
    found = _TO.search(line)
    if not found or line.istitle() or ledger.common.isdisjoint(stems(line[: found.start()])):
        return None
    place = set(stems(found["place"])) - ledger.common - DATES
    known = (text for entry in ledger.within(LIVE, story.first_seen) for text in given.opening(entry))
    if not place or any(place <= set(stems(text)) for text in known):
        return None
    return Update(word=found["place"], rule="further")
