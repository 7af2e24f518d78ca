"""Whether what a story has of an operation's own name means the operation."""

from __future__ import annotations

from monitor.judge.topic import LEAST_LIKENESS, TopicEvidence
from monitor.judge.words.terms import Reading, words


def stands_alone(name: str, topic: TopicEvidence, likeness: float) -> bool:
    """A name of several words or an acronym needs no company; a common word (Roundup) needs a term or some likeness."""
    company = any(met.place != "text" for met in topic.met)
    return len(name.split()) > 1 or name.isupper() or company or likeness >= LEAST_LIKENESS


def is_common(name: str, reading: Reading) -> bool:
    """Whether the story has a name of one word in small letters as well: a bird, and not the operation called so."""
    return name != name.lower() and name.lower() in words(reading.surface.cased)
