"""Of one event or of two? By the names that two reports have.

What must never happen: the dead of one town are laid to the strike on another. A headline's names say which event it
tells of; a name that no report of the known event has makes it another one, unless all of the operation's news has it.
An operation's own towns are such names too, so where a headline has another of them in the place of the known event's,
that is another event as well. Who only speaks, and the name of a country, say nothing of where something happened.

Known exception: in German every noun has a capital, so that there no name tells events apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from monitor.judge import routine
from monitor.judge.words import glossary, glosses, places
from monitor.judge.words.cues import REACTIONS as SPEECH
from monitor.judge.words.cues import kinds
from monitor.judge.words.name_words import SPEAKS
from monitor.judge.words.number_words import NUMBERS
from monitor.judge.words.one_name import is_one_name
from monitor.judge.words.terms import Frequencies, Reading, stems, surface, words
from monitor.model import LedgerEntry

_ANYWHERE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPEAKER = re.compile(
    r"(?:\b[A-Z][\w'.]*\s){1,4}(?:says?|said|tells|told|confirms?|reports?)\b|^(?:[A-Z][\w'.]*\s?){1,3}:|"
    r"\b(?:says?|said|according to)\s(?:[A-Z][\w'.]*\s?){1,4}"
)
"""Capitals beside a word of saying."""

_DOER = re.compile(r"^(?:The )?((?:[A-Z][\w'.]*\s){1,3})(?=[a-z])")
"""Who opens a headline or a lead: capitals up to the first small letter."""
_ENVOYS = re.compile(r"\b(?:ambassador|diplomat)\w*")
"""To whom something is done, and who are no speech by themselves."""
_TOGETHER = re.compile(
    r"\b(?:by|talk|truce|cease ?fire|deal|agree|accord|treaty|pact|me?et|sign|clash|exchang|swap|trad|fight|battl"
    r"|wars?\b)\w*"
)
"""What two do with each other, and so once; and a passive."""
_ENDING = re.compile(r"(?:ed|es|e|s)$")
ALIKE = 0.6
"""Share of all words of two deeds that both have, from which they are the same deed."""
HEARD = 0.8
"""Share of a deed's words in a line, from which the line tells of it."""


def is_strange(
    line: str, entry: LedgerEntry, reports: Iterable[LedgerEntry], common: Collection[str], background: Frequencies
) -> bool:
    """Whether a line has a name that no report of the entry's event has, nor all of the operation's news (`common`)."""
    if entry.language[:2] == "de":
        return False
    said = {stem for name in routine.names(line, background) for stem in stems(name)}
    return bool(said - _held(reports) - set(common))


def elsewhere(
    title: str, lead: str, entry: LedgerEntry, reports: Iterable[LedgerEntry], background: Frequencies
) -> str:
    """The name that a report has in the place of the entry's: then it tells of another event, of the same operation.

    "" unless it lacks a name that the entry's headline has, and has one that no report of the entry's event has.
    """
    if entry.language[:2] == "de":
        return ""
    line = title or lead
    held = (
        _held(reports)
        if _named(entry.title or " ".join(entry.sentences[:1]), background) - _stems(title, lead)
        else None
    )
    other = set() if held is None else _named(line, background) - held
    return next((word for word in words(surface(line).cased) if other.intersection(stems(word))), "")


def done_by_another(known: Collection[str], told: Iterable[str], new: str, background: Frequencies) -> str:
    """Who does in `new` what somebody else does in a `known` line: "Norland shuts border", then "Sudland shuts border".

    "" unless both are countries or both other names, what they do is no speech, and no line that was `told` has the
    same doer in it as well, but for one that tells of what the other did to him. A country and a name may be one
    (France, Macron), unless it is said whose name that is (France's Macron).
    """
    doer, deed = _deed(new, background)
    if not doer:
        return ""
    own = _stems(doer)
    known = [line for line in known if not own <= _stems(line.partition(" by ")[2])]  # the same doer, of a passive
    acts = ((line, *_deed(line, background)) for line in known)
    done = {
        other
        for line, other, same in acts
        if own.isdisjoint(_stems(other))
        and not is_one_name(doer, other)
        and (_verb(line) == _verb(new) or same.isdisjoint(_verb(new)))  # "Zeben crossing opens": nobody does so
        and (_is_like(same, deed) or (_pays_back(line, new, background) and _is_like(same - own, deed - _stems(other))))
    }
    plain = _uninflected(deed)
    heard = any(
        own <= (held := _stems(line))
        and len(plain & _uninflected(held)) >= HEARD * len(plain)
        and not _pays_back(line, new, background)
        for line in told
    )
    if not done or heard or "" in done:
        return ""
    number, others = _nation(doer), set(map(_nation, done))
    both = number not in others and min(others) >= 0 if number >= 0 else others == {-1}
    return doer if both else ""


def _nation(doer: str) -> int:
    """The country that a doer is, or is of: "Norland's Roe". -1 where none is named."""
    return places.country(doer.partition("'")[0])


def _pays_back(line: str, new: str, background: Frequencies) -> bool:
    """Whether who does something in `new` does to somebody what that one does to him in a line: they shut their border
    to each other."""
    (other, deed), (own, answer) = _deed(line, background), _deed(new, background)
    mutual = other and own and _stems(own) <= deed and _stems(other) <= answer
    return bool(mutual) and _verb(line) == _verb(new) and not _TOGETHER.search(surface(new).folded)


def _verb(line: str) -> tuple[str, ...]:
    """The stem of the word behind who does something."""
    return stems(_DOER.sub("", surface(line).cased))[:1]


def _deed(line: str, background: Frequencies) -> tuple[str, frozenset[str]]:
    """Who does something in a line, "" where it is nobody's name, and the stems of what; none of speech."""
    cased = surface(line).cased
    found = _DOER.match(cased)
    doer, deed = (found[1].strip(), cased[found.end() :]) if found else ("", cased)
    if SPEECH in kinds(_ENVOYS.sub(" ", deed.lower())) or SPEAKS.intersection(deed.split()[:1]):
        return "", frozenset()
    told = {stem for name in routine.names(doer, background, _ANYWHERE) - NUMBERS.keys() for stem in stems(name)}
    return doer if told or places.country(doer) >= 0 else "", frozenset(stems(deed))


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(2, ALIKE * len(one | other))


def _held(reports: Iterable[LedgerEntry]) -> set[str]:
    return _stems(*(line for report in reports for line in (report.title, *report.sentences)))


def _stems(*lines: str) -> set[str]:
    return {stem for line in lines for stem in stems(line)}


def _uninflected(found: Iterable[str]) -> set[str]:
    """Stems without the endings of verbs: headlines say "seizes", leads "seized"."""
    return {_ENDING.sub("", stem) for stem in found}


def _named(line: str, background: Frequencies) -> set[str]:
    """The stems of the names of a line, without those who speak and without countries."""
    told = _SPEAKER.sub(" ", surface(line).cased)
    names = routine.names(told, background, _ANYWHERE)
    return {stem for name in names if places.country(name) < 0 or places.is_within(name) for stem in stems(name)}


def own_words(reading: Reading, common: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    """The stems that all of an operation's news has, as a report has them: what another language has for what the
    operator wrote in English is in all of it too, and tells no two events apart."""
    if not glossary.is_foreign(reading.language):
        return common
    report = glosses.read_senses(reading.title, reading.sentences, reading.language)
    return common.union(sense.own for sense in report.both if not spoken.isdisjoint(sense.meanings))


def shares(
    reading: Reading, known: tuple[Sequence[str], Sequence[str]], own: frozenset[str], background: Frequencies
) -> tuple[float, float]:
    """How much of each report's title the other tells, by rarity and without what all news of the operation has, 0 to
    1. Two reports of one event share its act, place or figure. `known`: stems of the other's title, and with its text.
    """

    def told(title: Sequence[str], held: Sequence[str]) -> float:
        weights = {stem: background.idf(stem) for stem in sorted(set(title) - own)}
        return sum(w for stem, w in weights.items() if stem in held) / (sum(weights.values()) or 1.0)

    return told(reading.title_stems, known[1]), told(known[0], reading.stems)
