"""Whether what a story has of an operation's own name means the operation."""

from __future__ import annotations

import re

from monitor.judge.topic import LEAST_LIKENESS, TopicEvidence
from monitor.judge.words.terms import Reading, surface, words
from monitor.model import Operation


def stands_alone(name: str, topic: TopicEvidence, likeness: float) -> bool:
    """A name of several words or an acronym needs no company; a common word (Roundup) needs a term or some likeness."""
    company = any(met.place != "text" for met in topic.met)
    return len(name.split()) > 1 or name.isupper() or company or likeness >= LEAST_LIKENESS


def is_common(name: str, reading: Reading, operation: Operation) -> bool:
    """Whether the story has a name of one word in small letters as well: a bird, and not the operation called so. Or
    one of several, of which it nowhere writes a word with the operator's capital: "Silver shield ferns"."""
    if len(name.split()) == 1:
        return name != name.lower() and name.lower() in words(reading.surface.cased)
    own = set(words(surface(" ".join((operation.title, *operation.aliases))).cased))
    told = words(reading.surface.cased)
    small = [word for word in words(surface(name).cased) if word.islower() and word not in own]
    lowered = [word for word in small if word.capitalize() in own and word.capitalize() not in told]
    called = re.compile(rf"\bop\w*\.? {re.escape(surface(name).folded)}")  # operation, opération, op
    return bool(lowered) and not called.search(reading.surface.folded)
