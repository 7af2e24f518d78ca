"""In which country or part of the world an operation is set, where its title says so: "attacks in Norland during the
war with Sudland".

Another country that the title names fights there too, and elsewhere besides: what a headline tells of that one alone,
with no word of the first in its opening either, is news of another place. For drafted groups, which any of the
countries meets; talks about a country are held in others as well, and an epidemic spreads: they are set nowhere. In
English.

Who wrote groups has said where in them: those that name a country. What meets none of these, while its headline names
other countries, is of another place, however like the act. So is, for both, what happens in another part of the country
(sides.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from monitor.judge.about import anywhere, elsewhere, sides
from monitor.judge.words import continents
from monitor.judge.words.families import families
from monitor.judge.words.places import WIDE, country, mentioned, of_regions
from monitor.judge.words.terms import OPENING, surface
from monitor.model import Operation, Story

_IN = re.compile(
    r"\b(?:in|inside|across) ((?:(?:the|and|central|northern|southern|eastern|western|[A-Z][\w'.-]*),? ?)+)"
)
_CLAUSE = re.compile(r"[,:;]")
_BACKER = re.compile(r"\b([A-Z][\w.']*(?: [A-Z][\w.']*)?)-(?:backed|led|allied|aligned|supported|sponsored)\b")
"""Who has a hand in what happens there: "Norland-backed rebels in Sudland"."""
_NAME = re.compile(r"^(?:[A-Z][\w'.-]*\s?)+:\s+")
"""What a title may have before its first clause: "Operation Norland Shield: …"."""
_HELD = re.compile(
    r"(?i)\b(?:talks|negotiations|diplomacy|summits?|conferences?|meetings?|trials?|courts?|exile|custody"
    r"|outbreaks?|epidemics?|pandemics?)\b"
)
"""What goes on about a country in others as well: where the first clause speaks of it, nothing is set anywhere."""
_MISFORTUNES = frozenset({"quakes", "storms", "wildfires", "eruptions", "accidents"})
"""Acts that befall the country that is named with them, whatever stands between ("the floods of Norland")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where an operation is set."""

    countries: frozenset[int] = frozenset()
    """By their numbers; for drafts."""
    groups: frozenset[int] = frozenset()
    """Groups of places that a person wrote."""
    sides: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Country → the letters of the compass that say in which part of it."""


def countries(operation: Operation, title: str) -> frozenset[int]:
    """Those in which `title`, its part that says what it is about, says in its first clause that it happens, or that
    back somebody there, by their numbers; none unless the headline of a seed speaks of one of them too, none where that
    is a sea or a region of several, and none for an operation with groups of its own."""
    title = _NAME.sub("", title)
    clause = _CLAUSE.split(title, maxsplit=1)[0]
    found = [each[1] for each in _IN.finditer(title) if each.start() < len(clause)]
    if not any(map(_held, found)) and families(surface(clause).folded) & _MISFORTUNES:
        found = [clause]
    found += [each[1] for each in _BACKER.finditer(clause)] if found else []
    found = [] if _HELD.search(clause) or anywhere.is_meant(title) else found
    named = frozenset[int]().union(*map(_held, found))
    told = {number for seed in operation.seeds for number in mentioned(seed.title)}
    is_wide = any(country(name) in named for name in WIDE) or any(map(of_regions, found))
    return frozenset() if operation.about or is_wide or named.isdisjoint(told) else named


def _held(text: str) -> frozenset[int]:
    """The countries that a text names, by themselves or by their part of the world."""
    return mentioned(text).union(*continents.named(text).values())


def groups(operation: Operation) -> frozenset[int]:
    """The groups that a person wrote of places, by their numbers: those that name a country."""
    return frozenset(
        number for number, group in enumerate(operation.about) if any(country(term.rstrip("*")) >= 0 for term in group)
    )


def read(operation: Operation, title: str) -> Setting:
    """Of an operation and the part of its title that says what it is about."""
    return Setting(
        countries=countries(operation, title), groups=groups(operation), sides=_sides(operation, _NAME.sub("", title))
    )


def _sides(operation: Operation, title: str) -> dict[int, frozenset[str]]:
    clause = _CLAUSE.split(title, maxsplit=1)[0]
    if _HELD.search(clause) or anywhere.is_meant(title):
        return {}
    return sides.of_title(title, clause, (line for seed in operation.seeds for line in (seed.title, *seed.sentences)))


def left(story: Story, setting: Setting, strange: tuple[str, ...] = (), met: Collection[int] = ()) -> tuple[str, ...]:
    """The countries and states that a headline names, as it calls them, where neither it nor the opening names one of
    the setting, or meets a group of places; or the part of its country in which it is not set. Nothing where there is
    neither.

    `strange`: those that it names and the operation does not; `met`: the groups that headline and opening meet.
    """
    if setting.sides and (part := sides.others(story.title, story.sentences[:OPENING], setting.sides)):
        return part
    if setting.groups:
        return strange if setting.groups.isdisjoint(met) else ()
    if not setting.countries or not (named := elsewhere.named(story.title, setting.countries)):
        return ()
    lines = (story.title, *story.sentences[:OPENING])
    return () if any(not setting.countries.isdisjoint(mentioned(line)) for line in lines) else named
