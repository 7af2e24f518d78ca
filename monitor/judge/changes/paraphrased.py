"""One event in other words: what a headline tells may be what another house told within the day.

A dozen houses tell one event within hours, each in words of its own. Two of its reports share parts of headline and
lead, the operation's own names among them, and mostly come close upon each other. How likely that makes it one event
was fitted to 1,554 pairs of the labelled news: what one agency told beside what the other had told that day, every
fifth pair of one event.

What must never happen: the next event is silent for sharing actors with the last. So it is weighed, beside all else:
what surely is new is told in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta

from monitor.judge.ledger import Ledger
from monitor.judge.words.terms import Reading, read_stems, surface
from monitor.model import LedgerEntry

RAREST = 5.0
"""Rarity that counts at most: a name that nobody has ever seen is no more than a name."""
OWN = 0.25
"""Weight of the words that the operation's description holds, beside others: all its news has them, and the event as
well ("Sudland and Norland agree …")."""
BIAS, BIAS_MEANT = -2.0, -3.7
"""`MEANT`: where the meaning of both titles is compared as well."""
TOLD, TELLS = 1.9, 0.5
"""Log-odds of the share of a headline that the known report holds, and of the share of that one's headline."""
TITLES, TITLES_MEANT = 4.2, 1.8
OPENINGS, OPENINGS_MEANT = 3.3, 2.6
"""The same of what both headlines have of the two together, and both headlines with their leads."""
MEANING = 4.0
"""The same of the cosine of the two titles."""
DAY = -1.7
"""Log-odds a day that lies between them."""

OTHER_DAY = -1.2
"""The same where both leads name a day of the week, and none that both do."""
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")


def odds(reading: Reading, entry: LedgerEntry, age: timedelta, ledger: Ledger, cosine: float | None) -> float:
    """Log-odds that a story tells the event of which a report told; `cosine`: of their titles in meaning."""
    title, both = frozenset(reading.title_stems), frozenset(reading.stems)
    known_title, known_both = map(frozenset, read_stems(entry.title, entry.sentences))
    rarity = ledger.background.idf

    def weight(found: Collection[str]) -> float:
        return sum(min(RAREST, rarity(stem)) * (OWN if stem in ledger.common else 1.0) for stem in sorted(found))

    titles, openings = _both(title, known_title, weight), _both(both, known_both, weight)
    if cosine is None:
        likely = BIAS + TITLES * titles + OPENINGS * openings
    else:
        likely = BIAS_MEANT + TITLES_MEANT * titles + OPENINGS_MEANT * openings + MEANING * cosine
    likely += TOLD * _share(title & known_both, title, weight) + TELLS * _share(known_title & both, known_title, weight)
    likely += DAY * (age / timedelta(days=1))
    if likely <= 0:
        return likely  # what follows only speaks against it
    days, known_days = _days(reading.title, reading.sentences), _days(entry.title, entry.sentences)
    return likely + OTHER_DAY * bool(days and known_days and days.isdisjoint(known_days))


def _share(held: Collection[str], asked: Collection[str], weight: Callable[[Collection[str]], float]) -> float:
    return weight(held) / (weight(asked) or 1.0)


def _both(one: frozenset[str], other: frozenset[str], weight: Callable[[Collection[str]], float]) -> float:
    return 2 * weight(one & other) / ((weight(one) + weight(other)) or 1.0)


def _days(title: str, sentences: Sequence[str]) -> frozenset[str]:
    """The days of the week in headline and lead."""
    return frozenset(_WEEKDAY.findall(" ".join(surface(line).folded for line in (title, *sentences[:1]))))
