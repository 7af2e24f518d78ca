"""What a headline shares with a title from which an operation's groups were drafted, besides names and kinds of acts.

An operator who writes groups puts the subject's own words in them (fuel, settlers, platforms); a draft knows names and
families of acts, and likeness to a long title is thin. So each word of the title that is neither counts by its rarity.
And what names nobody and no place of the operation, in title or opening, is the same act of somebody else. Where no
name is to be met, since it happens anywhere, the act in a headline is all the evidence there is. And every report of an
earthquake, an epidemic or a tanker says so: what says nothing of it is other news of the same country.
So is what shares nothing else with title and seed than what countries are called, and, for drafted groups, what speaks
of none of the countries that the first clause of the title names: the others are beside them in some of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from monitor.judge.about import anywhere, ruled_out, sides, unasked, vehicles
from monitor.judge.words import continents, dates, glossary
from monitor.judge.words.families import families
from monitor.judge.words.language import language
from monitor.judge.words.name_words import OBSERVERS
from monitor.judge.words.peoples import in_small
from monitor.judge.words.places import as_written, country, mentioned, of_regions
from monitor.judge.words.terms import Frequencies, Reading, stems, surface
from monitor.model import Operation

WORTH = 0.1
"""Log-odds for each of a word's rarity (idf)."""
MOST = 12.0
"""Rarity of all words together that counts."""
UNPLACED = -1.0
"""Log-odds of a story that meets no name of the operation in title or opening."""
BY_ACT = 1.0
"""Log-odds of a headline that tells of the act by which alone an operation goes, wherever that happens."""
ACCIDENT = 2.0
"""The same of an accident and its vehicle, by both of which one goes (vehicles.py)."""
UNSAID = -2.0
"""Log-odds of a story that says nothing of the act of which every report of the operation does."""
UNSAID_AT_LEAST = -1.0
"""The same where that is of an act which may be told in other words too, or beside groups that a person wrote."""
COUNTRY_ALONE = -2.0
"""Log-odds of a story that shares nothing with title and seed but the names of countries."""
ASTRAY = -1.0
"""Log-odds of a story that speaks of none of the countries of the title's first clause."""
CRUX = 1.0
"""Log-odds of a headline that tells of an act of the title's first clause in one of its countries."""
ALL_IN_TITLE = 0.2
"""Log-odds of a headline that has a term of each drafted group: whom or where, and what happens."""
UNTITLED = 0.7
"""Log-odds of any story, where no title says what is followed: a seed alone is like little of what comes of it."""
BEFALLEN = -2.0
"""Log-odds of a headline of a misfortune, where the operation speaks of none (unasked.py)."""
OTHER_VEHICLE = -2.5
"""Log-odds of a headline of another kind of vehicle than that whose accidents are followed (vehicles.py)."""
SAID = frozenset(
    {
        *("quakes", "storms", "wildfires", "fires", "eruptions", "accidents", "heat", "epidemics"),
        *("ships", "hacking", "trade", "trials"),
    }
)
"""Families of acts of which every report says so: what befalls people, and what is done to a kind of thing or in a kind
of place. Of a war or a quarrel much is told in any words."""
_OF_ANY_WAR = frozenset(
    {
        *("attacks", "strikes", "deaths", "soldiers", "truces", "rebels", "advances", "arrests"),
        *("relief", "rescues", "evacuations", "displacement", "deployments"),
    }
)
"""Families of acts of which there is something in every war and disaster: with a country they say little."""
_SAID_MOSTLY = frozenset({"arms", "sanctions", "shootings"})
_FIGHTING = frozenset({"attacks", "strikes", "truces"})
"""Begun, done or halted: one of them is told by the words of another."""
RARE = 5.0
"""Rarity (idf) from which one word of a clause stands for it."""
MOST_OF_NAMES = 8
"""Stems that countries' names come to in a headline and its opening."""
_WORD = re.compile(r"\w[\w-]+")
_LONG_NAME = re.compile(r"\b(?:[A-Z][\w-]+ (?:(?:of|for) )?(?:[A-Z][\w-]+ ?)*[A-Z][\w-]+|[A-Z][A-Z\d]{2,})\b")
_CLAUSE = re.compile(r"[,،:;؛]")
_NAME = re.compile(r"^(?:[A-Z][\w'.-]*\s?)+:\s+")
"""What a title may have before its first clause: "Operation Norland Shield: …"."""
_MEANWHILE = re.compile(r"\b(?:during|amid|after|since|before|despite)\b")
_TOKEN = re.compile(r"[\w-]+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What one headline has of it."""

    words: tuple[str, ...] = ()
    """As the operation's title has them."""
    told: float = 0.0
    """Log-odds of these."""
    unplaced: float = 0.0
    """Log-odds of naming none of whom or where it is about."""
    by_act: float = 0.0
    """Log-odds of telling of the one act by which it goes."""
    unsaid: frozenset[str] = frozenset()
    """Families of acts of one of which every report says something, where neither headline nor opening does."""
    unsaid_by: float = 0.0
    """Log-odds of that."""
    crux: float = 0.0
    """Log-odds of a headline that tells of the first clause's act and country."""
    astray: float = 0.0
    """Log-odds of speaking of none of the countries that the title begins with."""
    all_in_title: float = 0.0
    """Log-odds of a headline with a term of each group."""
    country_alone: float = 0.0
    """Log-odds of sharing nothing but the names of countries."""
    untitled: float = 0.0
    """Log-odds that make up for a title that says nothing."""
    befallen: frozenset[str] = frozenset()
    """Families of misfortunes of which the headline tells, and the operation speaks of none."""
    vehicles: frozenset[str] = frozenset()
    """Kinds of vehicles in the headline, where the operation is of accidents of others."""

    @property
    def weights(self) -> dict[str, float]:
        """Log-odds of each."""
        return {
            "own_words": self.told,
            "unplaced": self.unplaced,
            "by_act": self.by_act,
            "crux": self.crux,
            "country_alone": self.country_alone,
            "astray": self.astray,
            "all_in_title": self.all_in_title,
            "untitled": self.untitled,
            "unsaid": self.unsaid_by,
            "befallen": BEFALLEN if self.befallen else 0.0,
            "vehicle": OTHER_VEHICLE if self.vehicles else 0.0,
        }


def own_words(title: str, background: Frequencies) -> dict[str, tuple[str, float]]:
    """Stem → the word that a title has in small letters, and its rarity; without what is in its names or of a family of
    acts."""
    written = _WORD.findall(title)
    names = {stem for word in written if word[0].isupper() for stem in stems(word)}
    peoples = in_small(title, language(title)).values()
    own = [word for word in written if word[0].islower() and not families(word) and surface(word).folded not in peoples]
    if title.upper() == title.lower():  # in a script without capitals only countries are known for names
        own = [
            word for word in written if word[0].isalpha() and country(word) < 0 and not families(surface(word).folded)
        ]
    return {stem: (word, background.idf(stem)) for word in own for stem in stems(word) if stem not in names}


def phrases(clause: str, background: Frequencies) -> tuple[str, ...]:
    """What a clause is about that names nobody and tells of no family of acts, as terms: two of its own words side by
    side, and such as are rare by themselves."""
    own = own_words(clause, background)
    runs = [list[str]()]
    for word in _TOKEN.findall(clause):
        if any(stem in own and own[stem][0] == word for stem in stems(word)):
            runs[-1].append(word)
        else:
            runs.append([])
    pairs = [" ".join(run) for run in runs if len(run) > 1]
    rare = [run[0] for run in runs if len(run) == 1 and background.idf(stems(run[0])[0]) >= RARE]
    return (*pairs, *(f"{word}*" for word in rare))


@lru_cache(maxsize=512)
def told_of(title: str) -> frozenset[str]:
    """The families of acts of which the first clause of an operation's title tells."""
    return families(surface(_first_clause(title)).folded)


@lru_cache(maxsize=512)
def said_of(title: str) -> frozenset[str]:
    """The families of acts of which the first clause of an operation's title tells, where they are such as every report
    says; and what fighting is told by, where it tells of that too ("attacks on ships")."""
    told = told_of(title)
    return told | (_FIGHTING if told & _FIGHTING else frozenset()) if told & (SAID | _SAID_MOSTLY) else frozenset()


def _first_clause(title: str) -> str:
    return _CLAUSE.split(dates.without(ruled_out.split(title)[0]), maxsplit=1)[0]


@lru_cache(maxsize=512)
def _vehicles_of(title: str) -> frozenset[str]:
    """The kinds of vehicles in whose accidents the first clause of an operation's title begins."""
    return vehicles.of_clause(_first_clause(title))


@lru_cache(maxsize=512)
def names_of(title: str) -> tuple[str, ...]:
    """The names in an operation's title of more words than one, or of initials, that are no country's: who has one of
    them need not say where. Who watches everywhere is none."""
    found = _LONG_NAME.findall(ruled_out.split(title)[0])
    return tuple(name for name in found if not mentioned(name) and name.lower() not in OBSERVERS)


@lru_cache(maxsize=512)
def countries_of(title: str) -> frozenset[int]:
    """The countries that the first clause of an operation's title names, by themselves or by their part of the world;
    none where it may happen in any."""
    return _named(title, _first_clause(_NAME.sub("", title)))


@lru_cache(maxsize=512)
def _scene_of(title: str) -> frozenset[int]:
    """The same without those of what goes on meanwhile ("during the war with Norland")."""
    return _named(title, _MEANWHILE.split(_first_clause(_NAME.sub("", title)), maxsplit=1)[0])


def _named(title: str, clause: str) -> frozenset[int]:
    if anywhere.is_meant(ruled_out.split(title)[0]):
        return frozenset()
    own = mentioned(clause) | in_small(clause, language(title)).keys()
    return own | of_regions(clause).union(*continents.named(clause).values())


class Drafted(Protocol):
    """What is asked of an operation."""

    @property
    def operation(self) -> Operation:
        """As it was written."""

    @property
    def own(self) -> Mapping[str, tuple[str, float]]:
        """Its own words."""

    @property
    def groups(self) -> Sequence[tuple[str, ...]]:
        """Its groups."""

    @property
    def drafted(self) -> bool:
        """Whether nobody wrote them."""

    @property
    def anywhere(self) -> bool:
        """Whether it may happen in any country."""

    @property
    def acts(self) -> Mapping[str, float]:
        """Families of acts that it speaks of."""

    @property
    def title(self) -> Mapping[str, float]:
        """Stems of the title; the profile's where that says nothing."""

    @property
    def profile(self) -> Mapping[str, float]:
        """Stems of title and seed."""


def is_by_act(profile: Drafted) -> bool:
    """Whether an operation goes by one act in any country: "hijackings around the world"; its title names nobody then,
    and what its first group holds is of a family of acts (drafted.py)."""
    first = profile.groups[0][0].rstrip("*") if profile.anywhere and len(profile.groups) > 1 else ""
    return first == first.lower() and bool(families(first))


def is_country_alone(profile: Drafted, reading: Reading, acts: Set[str]) -> bool:
    """Whether headline and opening share nothing with an operation's title and seed but what countries are called, and
    the headline tells of no act (`acts`: its families) of which these speak. What is written in another language shares
    little in any case."""
    if len(profile.groups) < 2 or _is_foreign(profile, reading) or not profile.acts.keys().isdisjoint(acts):
        return False
    alike = {stem for stem in reading.stems if stem in profile.profile}
    if len(alike) > MOST_OF_NAMES:
        return False
    early = reading.surface.cased[: reading.opening_end]
    countries = (*as_written(early).values(), *in_small(early, reading.language).values())
    return alike <= {stem for name in countries for stem in stems(name)}


@lru_cache(maxsize=512)
def is_of_part(title: str) -> bool:
    """Whether an operation's title sets it in a part of a country: that the country is named says less there."""
    title = _NAME.sub("", ruled_out.split(title)[0])
    return bool(sides.of_title(title, _CLAUSE.split(title, maxsplit=1)[0], ()))


def _is_foreign(profile: Drafted, reading: Reading) -> bool:
    """Whether a story is in another language than all seeds."""
    tongues = {seed.language[:2] for seed in profile.operation.seeds if seed.language}
    return bool(reading.language and tongues) and reading.language[:2] not in tongues


def is_astray(profile: Drafted, reading: Reading) -> bool:
    """Whether headline and opening speak of none of the countries that the operation's title begins with."""
    title = profile.operation.title or profile.operation.name
    own = countries_of(title)
    if not own or _is_foreign(profile, reading) or any(name in reading.title for name in names_of(title)):
        return False
    return all(own.isdisjoint(_speaks_of(line, reading.language)) for line in (reading.title, *reading.opening))


def _speaks_of(line: str, language: str) -> Set[int]:
    """The countries that a line names, or whose people or things it has."""
    return mentioned(line) | in_small(line, language).keys()


def is_crux(profile: Drafted, reading: Reading, acts: Set[str]) -> bool:
    """Whether a headline (`acts`: its families) names a country of the first clause and tells of an act of it that is
    not of any war: "Sanctions on Sudland, …"."""
    title = profile.operation.title or profile.operation.name
    own = told_of(title) - _OF_ANY_WAR
    return not own.isdisjoint(acts) and not _scene_of(title).isdisjoint(_speaks_of(reading.title, reading.language))


def _unsaid(
    profile: Drafted, early: str, rarities: Iterable[float], acts: Set[str], met: Collection[int]
) -> tuple[frozenset[str], float]:
    """The acts of which a story says nothing, though every report does, and the log-odds of that. `acts`: the
    headline's own, which are known already; `met`: groups that say them in the operator's words."""
    said = said_of(profile.operation.title or profile.operation.name) if early else frozenset[str]()
    if not said or not said.isdisjoint(acts) or any(rarity >= RARE for rarity in rarities):
        return frozenset(), 0.0  # by a rare word: an illness of which no family knows
    if not said.isdisjoint(families(early)):
        return frozenset(), 0.0
    if any(not said.isdisjoint(_acts_of(profile.groups[group])) for group in met):
        return frozenset(), 0.0
    return said, UNSAID if profile.drafted and said & SAID else UNSAID_AT_LEAST


@lru_cache(maxsize=512)
def _acts_of(group: tuple[str, ...]) -> frozenset[str]:
    """The families of acts that one of a group's terms tells of."""
    return families(surface(" ; ".join(term.rstrip("*") for term in group)).folded)


def shared(
    profile: Drafted,
    title_stems: Iterable[str],
    met: Collection[int],
    in_title: Collection[int] = (),
    early: str = "",
    reading: Reading | None = None,
    acts: Set[str] = frozenset(),
) -> Shared:
    """Of a headline's stems and the groups that it and the opening meet, the first of which is of names where there are
    two; `in_title`: the headline alone. `early`: headline and opening, folded. `acts`: the headline's families."""
    found = [profile.own[stem] for stem in dict.fromkeys(title_stems) if stem in profile.own]
    travelled = _vehicles_of(profile.operation.title or profile.operation.name)
    names_vehicle = profile.drafted and bool(travelled)  # that alone is no accident
    rare = (rarity for word, rarity in found if not (names_vehicle and vehicles.is_one(word)))
    # of English alone most words for an act are known
    is_abroad = reading is not None and not glossary.is_english(reading.language)
    unsaid, unsaid_by = _unsaid(profile, early, rare, acts, met if is_abroad and not profile.drafted else ())
    strange = vehicles.others(travelled, early[: reading.title_end], early) if travelled and reading else frozenset()
    befallen, crux = unasked.befallen(profile.acts, acts), CRUX if reading and is_crux(profile, reading, acts) else 0.0
    if not profile.drafted:
        return Shared(unsaid=unsaid, unsaid_by=unsaid_by, vehicles=strange, befallen=befallen, crux=crux)
    is_very_accident = bool(travelled) and profile.anywhere and 0 in in_title and vehicles.ACCIDENTS in acts
    is_of_all = len(profile.groups) > 1 and len({*in_title}) == len(profile.groups)
    is_of_all = is_of_all and not is_of_part(profile.operation.title or profile.operation.name)
    return Shared(
        words=tuple(word for word, _ in found),
        told=WORTH * min(MOST, sum(rarity for _, rarity in found)),
        unplaced=UNPLACED if len(profile.groups) > 1 and 0 not in met else 0.0,
        by_act=ACCIDENT if is_very_accident else BY_ACT if 0 in in_title and is_by_act(profile) else 0.0,
        crux=crux,
        country_alone=COUNTRY_ALONE if not found and reading and is_country_alone(profile, reading, acts) else 0.0,
        untitled=UNTITLED if profile.title == profile.profile else 0.0,
        befallen=befallen,
        vehicles=strange,
        unsaid=unsaid,
        unsaid_by=unsaid_by,
        astray=ASTRAY if reading and is_astray(profile, reading) else 0.0,
        all_in_title=ALL_IN_TITLE if is_of_all else 0.0,
    )
