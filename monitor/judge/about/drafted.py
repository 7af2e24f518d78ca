"""The terms of drafted groups, and which of them stand apart.

Where an operation may happen in many countries ("in Europe", "around the world"), that a country is met says next to
nothing, and nor does one more act of many. What its title names besides (a movement, a people) tells its news from
others'; where it names nothing, the act of its first clause, or the disease; and where that is of no family of acts,
the clause's own words. That stands in a group of its own, before the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.judge.about import subject, vehicles
from monitor.judge.text import bag
from monitor.judge.words.families import IN_DRAFTS, families, terms
from monitor.judge.words.terms import Frequencies, stems, surface, words
from monitor.model import Edits

EPIDEMICS = "epidemics"
_ANY = bag("outbreak outbreaks epidemic epidemics pandemic pandemics virus viruses disease diseases infections")
"""What any epidemic is called: of all other acts one is told in all the words of its family."""
TOLD = 1.5
"""Score from which a family of acts belongs to the draft: the lead alone is enough."""
_CLAUSE = re.compile(r"[,:;]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A drafted name or family of acts: its terms, and the sentence that gave it."""

    terms: tuple[str, ...]
    score: float
    sentence: str
    name: str
    """As a person would call it: the seed's own spelling, or the family's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Terms of names and acts, and those that stand apart from them."""

    subject: tuple[Term, ...] = ()
    actors: tuple[Term, ...]
    acts: tuple[Term, ...]


def apart(title: str, actors: Iterable[Term], acts: Iterable[Term], background: Frequencies) -> Apart:
    """Of names that are no places, and of acts. `title`: of an operation that may happen in many countries; empty for
    all others, where nothing stands apart."""
    actors, acts = tuple(actors), tuple(acts)
    clause = _CLAUSE.split(title, maxsplit=1)[0]
    if not clause or actors:
        return Apart(subject=actors, actors=(), acts=acts) if clause else Apart(actors=actors, acts=acts)
    if ill := [word for word in words(surface(clause).folded) if families(word) == {EPIDEMICS} and word not in _ANY]:
        return Apart(subject=(Term(terms=tuple(ill), score=1.0, sentence=clause, name=ill[0]),), actors=(), acts=acts)
    if met := vehicles.terms(clause):
        return Apart(subject=(Term(terms=met, score=1.0, sentence=clause, name=met[0]),), actors=(), acts=acts)
    told = families(surface(clause).folded)
    if found := tuple(term for term in acts if term.name in told):
        return Apart(subject=found, actors=(), acts=acts)
    own = subject.phrases(clause, background)
    return Apart(
        subject=(Term(terms=own, score=1.0, sentence=clause, name=own[0]),) if own else (), actors=(), acts=acts
    )


def called(title: str, headlines: Iterable[str], background: Frequencies) -> tuple[Term, ...]:
    """What a title's first clause and a seed's headline both call what it is about, where no country holds it: an
    epidemic on a ship, a crash in a place that no table knows."""
    said = {stem for headline in headlines for stem in stems(headline)}
    clause = _CLAUSE.split(title, maxsplit=1)[0]
    ill = [word for word in words(surface(clause).folded) if families(word) == {EPIDEMICS} and word not in _ANY]
    found = [term for term in (*ill, *subject.phrases(clause, background)) if said.issuperset(stems(term.rstrip("*")))]
    return tuple(Term(terms=(term,), score=1.0, sentence=clause, name=term.rstrip("*")) for term in found)


def groups(
    subject: Iterable[Term], names: Iterable[Term], acts: Iterable[Term], edits: Edits
) -> tuple[tuple[str, ...], ...]:
    """As an operation's `about`: without what a person struck, and with what was added."""
    parts = (
        (flat(subject), ()),
        (flat(names), edits.names),
        (flat(acts), edits.acts),
        *((own, ()) for own in edits.own),
    )
    found = (((*(term for term in drafted if term not in edits.struck), *added)) for drafted, added in parts)
    return tuple(tuple(dict.fromkeys(group)) for group in found if group)


def flat(found: Iterable[Term]) -> tuple[str, ...]:
    """All terms, each once."""
    return tuple(dict.fromkeys(term for one in found for term in one.terms))


def once(found: Sequence[tuple[bool, Term]]) -> list[tuple[bool, Term]]:
    """Without those that add no term to the ones before them."""
    known: set[str] = set()
    kept = []
    for is_place, term in found:
        said = {one.rstrip("*") for one in term.terms}
        if not known.issuperset(said):
            kept.append((is_place, term))
        known |= said
    return kept


def told(parts: Iterable[tuple[str, float]]) -> dict[str, tuple[float, str]]:
    """Family of acts → its score in these texts, each with what a word in it counts, and the first text that has it."""
    found: dict[str, tuple[float, str]] = {}
    for text, weight in parts:
        for family in families(surface(text).folded):
            score, first = found.get(family, (0.0, text))
            found[family] = (score + weight, first)
    return found


def acts(parts: Iterable[tuple[str, float]], *, everywhere: bool, alone: bool) -> Iterator[Term]:
    """Those of title, headline and lead; where these tell of none, the one that is told of most, if that stands
    `alone`."""
    found = told(parts)
    for place, family in enumerate(sorted(found, key=lambda name: (-found[name][0], name))):
        score, sentence = found[family]
        if score >= TOLD or (alone and place == 0):
            own = (*terms(family, everywhere=everywhere), *IN_DRAFTS.get(family, ()))
            yield Term(terms=own, score=score, sentence=sentence, name=family)
