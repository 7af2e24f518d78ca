"""Where a headline plays, where the operation does not: in other countries, or in a state of North America.

The United States have a hand in everything, so their name says nothing of a place; but what happens in Ohio happens
there. All states count as one: who follows something in one of them may be led into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from monitor.judge.about import anywhere
from monitor.judge.words import continents
from monitor.judge.words.places import as_written, of_regions
from monitor.model import Operation

SENTENCES = 30
"""Of a seed, that are looked at."""
STATES = -2
"""What stands for all states among the numbers of countries (places.py)."""
BY_INITIALS = "UK"
"""What headlines call a country that has a hand in much, as they call the United States by theirs: no place either."""
_STATE = re.compile(
    r"(?<![\w-])(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana"
    r"|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana"
    r"|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon"
    r"|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|West Virginia|Wisconsin|Wyoming"
    r"|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Nova Scotia|Ontario|Quebec|Saskatchewan|Yukon)\b"
)
"""Without those whose names are of other things as well: Georgia, New York, Virginia, Washington."""


def countries(operation: Operation, title: str) -> frozenset[int]:
    """Those that an operation speaks of anywhere, by their numbers, STATES among them. `title`: its part that says what
    it is about."""
    said = [text for seed in operation.seeds for text in (seed.title, *seed.sentences[:SENTENCES])]
    members = continents.members(title) if operation.about else frozenset[int]()
    return _told(_written(operation, title), title) | _told(said) | members


def is_anywhere(operation: Operation, title: str) -> bool:
    """Whether an operation goes by its subject, wherever that is: a law that many pass, a disease. A seed's countries
    are then the first of many. Its title says so, or a person wrote groups and title without a country, a region or a
    state, and no group of names alone, which may be of a town that no table knows."""
    if anywhere.is_meant(title):
        return True
    is_named = any(all(term[:1].isupper() for term in group) for group in operation.about)
    return bool(operation.about) and not is_named and not _told(_written(operation, title), title)


def _written(operation: Operation, title: str) -> list[str]:
    return [title, *operation.aliases, *(term.rstrip("*") for term in operation.terms)]


def _told(said: Iterable[str], title: str = "") -> frozenset[int]:
    told = {number for text in said for number in (*_named(text), *of_regions(text))}
    return frozenset(told.union(*continents.named(title).values()))


def named(title: str, spoken: frozenset[int]) -> tuple[str, ...]:
    """The countries and states that a headline names, as it calls them, without those `spoken` of; nothing where the
    operation speaks of none, and so may be about any."""
    found = _named(title) if spoken else {}
    return tuple(found[number] for number in sorted(found.keys() - spoken))


@lru_cache(maxsize=4096)
def _named(text: str) -> dict[int, str]:
    state = _STATE.search(text)
    named = {number: name for number, name in as_written(text).items() if name.removesuffix("'s") != BY_INITIALS}
    return named | ({STATES: state[0]} if state else {})
