"""The same event in another language, by what its words mean, and by what needs no translation.

What must never happen: another event of the same day is taken for it, as then nobody is told. What gives another figure
of the same kind, or says in its title that something was denied, halted or resumed, is another event.

Where the words of both languages are known (`glosses.py`) they are compared as two houses of one language are
(`paraphrased.py`), with what was told and with what was nothing to tell: a repeat is one in any language. Beside that,
of what was told, and for any other language, what two reports share must come to `ENOUGH`. A rare name
that nobody spoke of before that day weighs two, as does a figure of ten or more of one kind ("120 killed"), and one of
these there must be, with some name or a second figure; a name that is in the news anyhow, a country of which the
operation does not speak, a small figure and the kind of act weigh one. Here names are compared as they sound, those in
Cyrillic letters too; a report in any other script is known by its figures alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from monitor.judge import numbers, routine
from monitor.judge.changes import endings, further, turns
from monitor.judge.changes.paraphrased import Asked
from monitor.judge.changes.update import SOONEST
from monitor.judge.ledger import Ledger
from monitor.judge.numbers import Figure
from monitor.judge.weights import Weights
from monitor.judge.words import glossary, glosses, places
from monitor.judge.words.families import families
from monitor.judge.words.number_words import CURRENCIES, FATES, UNITS
from monitor.judge.words.sounds import sound
from monitor.judge.words.terms import MOST_READ, OPENING, Frequencies, Reading, stems, surface
from monitor.model import LedgerEntry, Outcome, Story

SOON = timedelta(hours=24)
"""How long after it was known an event is recognised. A seed, of which none knows the day, is as old as that."""
SURE = 2.0
"""Log-odds from which two reports whose words mean the same are of one event. Of 526 reports beside their translation
91 in 100 come to it, of 141 that another house wrote 48, and none of 99 new developments beside what came before."""
EVEN = 0.0
"""The same from which names and figures may tell that they are, where their words can be compared."""
ENOUGH = 3
HEAVY = 2
LARGE = 10
"""A figure from which it is no chance to meet it twice."""
RARE = 6.0
"""Idf of a name from which nobody has it by chance: politicians are in all news."""
PEOPLE = "person"
"""A unit of whom no more is understood than that."""
FEWEST_FIGURES = 2
"""That make up for a name."""
_OF_A_KIND = frozenset({*FATES, *UNITS.values(), *CURRENCIES.values(), "%"})
"""Units that are one word in all languages (number_words.py): another is another thing."""
_SUFFIX = re.compile(r"(?<=\w\w)['’](?!s\b)[a-zçğıöşü]{1,7}\b")
"""Turkish: the case of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What of a report means the same in any language."""

    countries: frozenset[int]
    figures: tuple[Figure, ...]
    acts: frozenset[str]


class _Named(NamedTuple):
    """The names of both reports, and those of which nobody spoke before."""

    new: frozenset[str]
    known: frozenset[str]
    fresh: frozenset[str]


def told(
    story: Story, reading: Reading, ledger: Ledger, countries: Collection[int], weights: Weights, rule: str = ""
) -> LedgerEntry | None:
    """The report of the same event that is known of late in another language; None where there is none.

    `countries`: those of which the operation itself speaks; `rule`: what the story does to something known. The end
    that an event has come to shares all names with the event itself: of that only what tells the end is a report.
    """
    background, surely = weights.background, weights.thresholds.relevance
    entries = [entry for entry in ledger.abroad(story.language, SOON, story.first_seen) if _is_settled(entry, surely)]
    if rule == "ended":
        entries = [entry for entry in entries if _tells_the_end(story, entry)]
    if not entries:
        return None
    marks, asked = _marks(story.title, story.sentences[:OPENING]), Asked(reading, ledger)
    names = _names(story.title, story.sentences[:OPENING], background)
    announces = bool(turns.plans(story.title))
    most, found = SURE, None
    for entry in entries:
        known = _marks(entry.title, entry.sentences[:OPENING])
        if is_other(story, entry):
            continue
        age = abs(story.first_seen - entry.at) if entry.at else SOON
        is_compared = glossary.is_known(story.language) and glossary.is_known(entry.language)
        odds = asked.odds_abroad(entry, age) if is_compared else None
        if entry.told and (not is_compared or (odds or 0.0) > EVEN):
            there = _names(entry.title, entry.sentences[:OPENING], background)
            named = _Named(names, there, frozenset(_fresh(names | there, entry, ledger, background)))
            if _is_same(marks, known, named, countries):
                return entry
        if age >= SOONEST and not announces and turns.plans(entry.title):
            continue  # what was announced may have come
        if odds is not None and odds > most:
            most, found = odds, entry
    return found


def waiting(story: Story, reading: Reading, ledger: Ledger) -> LedgerEntry | None:
    """Another publisher's report of the same event in another language, if nobody was told of it for a doubt."""
    entries = [
        entry
        for entry in ledger.abroad(story.language, SOON, story.first_seen)
        if entry.outcome in (Outcome.PENDING, Outcome.DETAIL) and entry.publisher != story.publisher
        if entry.at and not entry.development
    ]
    if not entries:
        return None
    asked, most, found = Asked(reading, ledger), SURE, None
    for entry in entries:
        odds = asked.odds_abroad(entry, abs(story.first_seen - entry.at) if entry.at else SOON) or 0.0
        if odds > most and not is_other(story, entry):
            most, found = odds, entry
    return found


def is_other(story: Story, entry: LedgerEntry) -> bool:
    """Whether a report tells of something else than one in another language, however alike they are: it undoes that,
    is one more, or counts otherwise."""
    if is_one_more(story, entry) or undoing(story, entry):
        return True
    marks, known = (_marks(one.title, one.sentences[:OPENING]) for one in (story, entry))
    return _disagree(marks.figures, known.figures)


def _tells_the_end(story: Story, entry: LedgerEntry) -> bool:
    """Whether a report tells of the end that a story does; that it is feared is not that."""
    there = (entry.title, *entry.sentences[:OPENING])
    lines = (line for line in (story.title, *story.sentences[:OPENING]) if endings.ends(line, story.language))
    is_told = any(endings.ends(line, entry.language) for line in there)
    return is_told and any(not endings.ending_abroad(there, line, story.language) for line in lines)


def _is_settled(entry: LedgerEntry, surely: float) -> bool:
    """Whether it was told, or is nothing to tell: not what waits for a second source, nor what may be about something
    else, of which a later report is sure."""
    if entry.told or not entry.at:
        return True
    return entry.outcome is not Outcome.PENDING and not (entry.outcome is Outcome.DETAIL and entry.relevance < surely)


def _fresh(names: Iterable[str], entry: LedgerEntry, ledger: Ledger, background: Frequencies) -> Iterator[str]:
    """Those of which nobody spoke before the day of an entry, and that are rare in all news."""
    for name in names:
        if all(background.idf(stem) >= RARE and ledger.is_fresh(stem, entry, SOON) for stem in stems(name)):
            yield name


def _is_same(new: _Marks, known: _Marks, named: _Named, countries: Collection[int]) -> bool:
    spelt = {*map(sound, named.new)}
    # in either spelling: Róterdam is no news where all know of Rotterdam
    old = {sound(name) for name in named.new if name not in named.fresh}
    names = [name for name in named.known if routine.is_spelt_otherwise(sound(name), spelt)]
    figures = [figure for figure in known.figures if any(_is_one(figure, other) for other in new.figures)]
    rare = {name for name in names if name in named.fresh and not routine.is_spelt_otherwise(sound(name), old)}
    heavy = len(rare) + sum(figure.value >= LARGE for figure in figures)
    if not heavy or not (names or len({figure.unit for figure in figures}) >= FEWEST_FIGURES):
        return False
    others = len((new.countries & known.countries) - set(countries)) + bool(new.acts & known.acts)
    return len(names) + len(figures) + (HEAVY - 1) * heavy + others >= ENOUGH


def undoing(story: Story, entry: LedgerEntry) -> str:
    """The word by which a title says that something was denied, halted or resumed of which the other report says
    nothing: neither in its own language's words for that, nor in any that means what the title's word does; else ""."""
    said = _undoings(story.title)
    there = _undoings(entry.title) if said else {}
    words = sorted({word for way, word in said.items() if way not in there})
    if not words or not (glossary.is_known(story.language) and glossary.is_known(entry.language)):
        return next(iter(words), "")
    report = glosses.read_senses(entry.title, entry.sentences, entry.language)
    held = frozenset().union(*(sense.meanings for sense in report.both))

    def is_unheard(word: str) -> bool:
        return all(held.isdisjoint(sense.meanings) for sense in glosses.senses(word, story.language))

    return next(filter(is_unheard, words), "")


def undoes(story: Story, entry: LedgerEntry) -> str:
    """The same where the lead, if there is one, undoes it too: a headline alone may speak of what is to end ("as
    deadline nears")."""
    if not (word := undoing(story, entry)):
        return ""
    ways = {way for way, said in _undoings(story.title).items() if said == word}
    opening = story.sentences[:OPENING]
    return word if not opening or any(ways & _undoings(line).keys() for line in opening) else ""


def is_one_more(story: Story, entry: LedgerEntry) -> bool:
    """Whether a title tells of another of the kind, and the report does not."""
    lines = (entry.title, *entry.sentences[:1])
    return further.says_one_more(story.title) and not any(map(further.says_one_more, lines))


def _is_one(figure: Figure, other: Figure) -> bool:
    """As many of the same; of what has a name of its own in each language, as many from which it is no chance."""
    both = {figure.unit, other.unit}
    return figure.value == other.value and (len(both) == 1 or (figure.value >= LARGE and both.isdisjoint(_OF_A_KIND)))


def _disagree(new: tuple[Figure, ...], known: tuple[Figure, ...]) -> bool:
    """Whether both count one thing, and never alike, or the new one counts people of whom the other knows nothing: not
    even that there were as many, or of "two more"."""
    counted = {figure.unit for figure in known}
    units = {figure.unit for figure in new} & counted | _fates(new) - _fates(known)

    def is_known(figure: Figure, other: Figure) -> bool:
        if not numbers.same(figure, other):
            return False
        return figure.unit in other.unit.split() or (other.unit == PEOPLE and figure.unit not in counted)

    return any(not any(is_known(a, b) for a in new for b in known if a.unit == unit) for unit in units)


def _fates(found: Iterable[Figure]) -> set[str]:
    """Whom a report counts: the first that counts the dead tells of them."""
    return {figure.unit for figure in found if figure.unit in FATES}


def _names(title: str, opening: tuple[str, ...], background: Frequencies) -> frozenset[str]:
    """Folded, countries aside."""
    lines = [line for line in (title, *opening) if line]
    found = {name for line in lines for name in routine.names(f"- {_SUFFIX.sub('', line)}", background)}
    return frozenset(name for name in found if places.country(name) < 0 or places.is_within(name))


@lru_cache(maxsize=MOST_READ)
def _marks(title: str, opening: tuple[str, ...]) -> _Marks:
    lines = [line for line in (title, *opening) if line]
    return _Marks(
        countries=frozenset().union(*(places.mentioned(line) for line in lines)),
        figures=tuple({(f.unit, f.value): f for line in lines for f in numbers.figures(line) if f.unit}.values()),
        acts=frozenset(families(surface(title).folded)),
    )


@lru_cache(maxsize=MOST_READ)
def _undoings(line: str) -> Mapping[str, str]:
    return turns.undoings(line)
