"""What an operator rules out in the brackets of the title: "(not Sudland's raids on tankers, not pirates)".

A headline that has the name and in the same clause a word of what stands beside it tells of that; the name alone may
stand in any news. Where nothing stands beside it ("not the West Bank"), the name is what is ruled out. What is listed
with a name of the operation's own ("raids Sudland and Norland") is told of that one too. Where nobody is named ("not
pirates"), a headline tells of it whose first clause tells of such acts and of none of the operation's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import operation_scripts as scripts
from monitor.judge.words.cues import OF_ACTS, named_kinds
from monitor.judge.words.families import families
from monitor.judge.words.places import LONGEST, country, is_within, mentioned
from monitor.judge.words.terms import stems, surface, words

_BRACKET = re.compile(
    r"\(((?:[^()]*\bnot\b|\s*(?:no|sin|salvo|pas|sans|sauf|nicht|ohne|außer|hariç|не|кроме|без|ليس|باستثناء)\s)[^()]*)\)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[,;]\s*(?:excluding|but not|except|excepto|salvo|pero no|sauf|mais pas|à l'exception|außer|aber nicht|hariç"
    r"|кроме|но не|باستثناء)\b(.*)$",
    re.IGNORECASE,
)
_NAMES = (grammar.FULL, grammar.TURKISH, *scripts.OTHER_SCRIPTS)
_BEHIND_NAME = re.compile(r"(?:\s*[:,]|\s+[-–—])\s+(.+)", re.DOTALL)
_JOINS = r"and|or|y|o|et|ou|und|oder|ve|и|или"
_BETWEEN = re.compile(rf"([,;]|\b(?:not|nor?|ni|{_JOINS})\b)")
_CLAUSES = re.compile(r"[;:]|\b(?:after|as|amid|while|before|until|since|despite)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:in|inside|within)\s+(?:the\s+)?[A-Z]")
"""Before a name it says where."""
_THERE = re.compile(r"\b(?:in|inside|within|into|across|to|on|from|near) (?:the )?((?:[A-Z][\w'-]*\s?)+)")
_LISTS = frozenset({",", "&", *_JOINS.split("|")})
BESIDE = 2
"""Words beside a country's name that say the same without it, where a headline names no country: a country's own news
seldom does."""
ROOT = 4
"""Letters by which a word is known in its other forms: seizures, seized."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One thing that is ruled out."""

    text: str
    thing: frozenset[str] = frozenset()
    """The stem of a word that stands alone and names nobody: a first clause tells of it that has it, and no act of the
    operation's own."""
    is_kindred: bool = False
    """That word is of an act of which the operation speaks itself: there the very word is enough (pirates, beside
    attacks on ships)."""
    names: tuple[frozenset[str], ...] = ()
    """The stems of each; one is enough."""
    roots: frozenset[str] = frozenset()
    """Of the words beside them; one is enough."""
    placed: bool = False
    """It says in which countries: "inside Sudland"."""
    acts: frozenset[str] = frozenset()
    """Families of acts: beside a name all of them are as good as a word, and where nobody is named one is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledOut:
    """All that an operation's title rules out, and what of its own a headline may tell beside it."""

    phrases: tuple[Phrase, ...]
    names: frozenset[str]
    """Stems of its own names."""
    acts: frozenset[str]
    """Its own families of acts."""
    places: frozenset[int] = frozenset()
    """Its own countries, by their numbers."""


def split(title: str) -> tuple[str, str]:
    """An operation's title → what it is about, without the name that it begins with; what it says it is not about."""
    positive, negative = _split(title)
    return without_name(positive), negative


def without_name(title: str) -> str:
    """What an operation's title says behind the name that it begins with ("Operation Norland Shield: …"); all of it
    where it begins with none, or says nothing more."""
    found = next(filter(None, (pattern.match(title) for pattern in _NAMES)), None)
    rest = found and _BEHIND_NAME.match(title, found.end())
    return rest[1] if rest and grammar.says_something(rest[1]) else title


def stated(title: str) -> str:
    """An operation's title without what it says it is not about."""
    return _split(title)[0]


def _split(title: str) -> tuple[str, str]:
    excluded = [m.group(1) for m in _BRACKET.finditer(title)]
    positive = _BRACKET.sub(" ", title)
    if tail := _TAIL.search(positive):
        excluded.append(tail.group(1))
        positive = positive[: tail.start()]
    return positive.strip(), " ".join(excluded)


def read(positive: str, negative: str, terms: Collection[str] = ()) -> RuledOut:
    """Of the parts of a title that say what it is about and what not, and the operator's own terms. A name that the
    first has too rules nothing out: all that is followed has it."""
    found, own = list[Phrase](), set(stems(positive))
    acts = families(surface(" ; ".join((positive, *(term.rstrip("*") for term in terms)))).folded)
    spoken = own.union(*(stems(term.rstrip("*")) for term in terms))
    join, shared, placed = "", frozenset[str](), False
    for place, text in enumerate(_BETWEEN.split(negative)):
        if place % 2:
            join = text
            continue
        parts = words(surface(text).cased)
        runs = [(is_name, " ".join(run)) for is_name, run in groupby(parts, lambda word: word[0].isupper())]
        if not place and runs and runs[0][0] and not (runs[0][1].isupper() or country(runs[0][1]) >= 0):
            runs[0] = (False, runs[0][1])  # the capital is the sentence's
        names = tuple(frozenset(stems(run)) for is_name, run in runs if is_name and not own.issuperset(stems(run)))
        roots = frozenset(s[:ROOT] for is_name, run in runs if not is_name for s in stems(run) if len(s) >= ROOT)
        if names:
            placed = bool(_INSIDE.search(text)) or (placed and not roots and join in _LISTS - {","})
            roots = roots or (shared if join in _LISTS - {","} else roots)  # "attacks on Sudland or Westland"
            told = families(surface(text).folded) if roots else frozenset[str]()
            found.append(Phrase(text=text.strip(), names=names, roots=roots, acts=told, placed=placed))
        elif not any(is_name for is_name, _ in runs) and (told := _acts(text) - acts):
            found.append(Phrase(text=text.strip(), acts=told))
        elif not any(is_name for is_name, _ in runs) and (thing := _thing(text)) and thing.isdisjoint(spoken):
            found.append(Phrase(text=text.strip(), thing=thing, is_kindred=bool(families(surface(text).folded))))
        shared = roots if runs and runs[-1][0] else frozenset()
    named = frozenset(stem for word in words(surface(positive).cased) if word[0].isupper() for stem in stems(word))
    places = frozenset[int]().union(mentioned(positive), *(mentioned(term.rstrip("*")) for term in terms))
    return RuledOut(
        phrases=tuple(sorted(found, key=lambda phrase: not phrase.names)),
        names=named,
        acts=acts,
        places=places - mentioned(negative),
    )


def _thing(text: str) -> frozenset[str]:
    """The stem of the one word that a phrase is, where that is of no act and no kind of event: satellites."""
    found, folded = frozenset(stems(text)), surface(text).folded
    return found if len(found) == 1 and not named_kinds(folded) else frozenset()


def _acts(text: str) -> frozenset[str]:
    """The families of acts that a phrase names, without those that its kind of event counts for already."""
    kinds = named_kinds(surface(text).folded)
    return frozenset(act for act in families(surface(text).folded) if OF_ACTS.get(act) not in kinds)


def countries(positive: str, negative: str, terms: Collection[str] = ()) -> frozenset[int]:
    """Those that the exclusions name, by their numbers, and that the operation is not about: neither its title nor the
    operator's own terms name them but by something within ("the Sudland Guards")."""
    if not (named := mentioned(negative)):
        return named
    said = (words(surface(text).cased) for text in (positive, *(term.rstrip("*") for term in terms)))
    names = (" ".join(all_[at : at + n]) for all_ in said for at in range(len(all_)) for n in range(1, LONGEST + 1))
    return named - {country(name) for name in names if not (name[0].islower() or is_within(name))}


def met(title: str, out: RuledOut) -> Phrase | None:
    """The phrase of which a headline tells, those with a name first."""
    clauses = _CLAUSES.split(title) if out.phrases else ()
    return next((phrase for phrase in out.phrases if _tells(title, clauses, phrase, out)), None)


def _is_placed(title: str, names: Collection[frozenset[str]]) -> bool:
    """Whether a headline says of one of these names that something is there: the word before it does."""
    return any(name <= frozenset(stems(found[1])) for found in _THERE.finditer(title) for name in names)


def _tells(title: str, clauses: Sequence[str], phrase: Phrase, out: RuledOut) -> bool:
    if phrase.thing and not phrase.thing <= frozenset(stems(clauses[0])):
        return False
    if not phrase.names:
        told = families(surface(clauses[0]).folded)
        return phrase.is_kindred or (bool(phrase.thing or told & phrase.acts) and not told & out.acts)
    if phrase.placed and not out.places.isdisjoint(mentioned(title)) and not _is_placed(title, phrase.names):
        return False  # "Sudland's drone falls in Norland": whose it is says not where
    is_nowhere = phrase.placed and len(phrase.roots) >= BESIDE and not mentioned(title)
    for clause in clauses:
        said = frozenset(stems(clause))
        if not any(name <= said and not _is_listed(clause, name, out.names) for name in phrase.names):
            if is_nowhere and len(phrase.roots & {stem[:ROOT] for stem in said}) >= BESIDE:
                return True
            continue
        if not phrase.roots or not phrase.roots.isdisjoint(stem[:ROOT] for stem in said):
            return True
        if phrase.acts and phrase.acts <= families(surface(clause).folded):
            return True
    return False


def _is_listed(clause: str, name: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a name stands in a list beside one of the operation's own: two words off at most."""
    tokens = clause.replace(",", " , ").split()
    for place in (at for at, token in enumerate(tokens) if not name.isdisjoint(stems(token))):
        sides = tokens[max(0, place - 3) : place][::-1], tokens[place + 1 : place + 4]
        if any(side and side[0] in _LISTS and not own.isdisjoint(stems(" ".join(side[1:]))) for side in sides):
            return True
    return False
