"""The same event in another language: what words cannot compare, names, figures and the kind of act can.

What must never happen: another event of the same day is taken for it, as then nobody is told. So what two reports share
must come to `ENOUGH`. A rare name that nobody spoke of before that day weighs two, as does a figure of ten or more of
one kind ("120 killed"), and one of these there must be, with some name or a second figure; a name that is in the news
anyhow, a country of which the operation does not speak, a small figure and the kind of act weigh one. What gives
another figure of the same kind, or says in its title that something was denied, halted or resumed, is another event.

Names are compared as they sound, those in Cyrillic letters too; a report in any other script is known by its figures
alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from monitor.judge import numbers, routine
from monitor.judge.changes import turns
from monitor.judge.ledger import Ledger
from monitor.judge.numbers import Figure
from monitor.judge.words import places
from monitor.judge.words.families import families
from monitor.judge.words.number_words import CURRENCIES, FATES, UNITS
from monitor.judge.words.terms import OPENING, Frequencies, stems, surface
from monitor.model import LedgerEntry, Story

SOON = timedelta(hours=24)
"""How long after it was told an event is recognised."""
ENOUGH = 3
HEAVY = 2
LARGE = 10
"""A figure from which it is no chance to meet it twice."""
RARE = 6.0
"""Idf of a name from which nobody has it by chance: politicians are in all news."""
FEWEST_FIGURES = 2
"""That make up for a name."""
_OF_A_KIND = frozenset({*FATES, *UNITS.values(), *CURRENCIES.values(), "%"})
"""Units that are one word in all languages (number_words.py): another is another thing."""
_SPELT = (
    ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tch", "ch"), ("dj", "j"), ("ou", "u"), ("дж", "j"), ("kh", "h"),
    ("ch", "sh"),
)  # fmt: skip
"""How German, French and Russian write sounds of other tongues, and how English does: last, what is one letter in some
of them is one here."""
_SUFFIX = re.compile(r"(?<=\w\w)['’](?!s\b)[a-zçğıöşü]{1,7}\b")
"""Turkish: the case of a name."""
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіїґ", "abvgdeziyklmnoprstufhyeiig", strict=True))
    | {"ё": "yo", "ж": "zh", "ц": "ts", "ч": "sh", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye"}
    | {"ъ": "", "ь": ""}
)
"""Cyrillic letters, Russian and Ukrainian, as English writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What of a report means the same in any language."""

    names: frozenset[str]
    """Folded, countries aside."""
    countries: frozenset[int]
    figures: tuple[Figure, ...]
    acts: frozenset[str]
    undoings: frozenset[str]


def told(story: Story, ledger: Ledger, countries: Collection[int], background: Frequencies) -> LedgerEntry | None:
    """The report of the same event that was told of late in another language; None where there is none.

    `countries`: those of which the operation itself speaks.
    """
    marks = None
    for entry in ledger.told_abroad(story.language, SOON, story.first_seen):
        marks = marks or _marks(story.title, story.sentences[:OPENING], background)
        known = _marks(entry.title, entry.sentences[:OPENING], background)
        fresh = {*_fresh(known.names | marks.names, entry, ledger, background)}
        if _is_same(marks, known, fresh, countries):
            return entry
    return None


def _fresh(names: Iterable[str], entry: LedgerEntry, ledger: Ledger, background: Frequencies) -> Iterator[str]:
    """Those of which nobody spoke before the day of an entry, and that are rare in all news."""
    for name in names:
        if all(background.idf(stem) >= RARE and ledger.is_fresh(stem, entry, SOON) for stem in stems(name)):
            yield name


def _is_same(new: _Marks, known: _Marks, fresh: Collection[str], countries: Collection[int]) -> bool:
    if new.undoings - known.undoings or _disagree(new.figures, known.figures):
        return False
    spelt = {*map(_plain, new.names)}
    # in either spelling: Róterdam is no news where all know of Rotterdam
    old = {_plain(name) for name in new.names if name not in fresh}
    names = [name for name in known.names if routine.is_spelt_otherwise(_plain(name), spelt)]
    figures = [figure for figure in known.figures if any(_is_one(figure, other) for other in new.figures)]
    rare = {name for name in names if name in fresh and not routine.is_spelt_otherwise(_plain(name), old)}
    heavy = len(rare) + sum(figure.value >= LARGE for figure in figures)
    if not heavy or not (names or len({figure.unit for figure in figures}) >= FEWEST_FIGURES):
        return False
    others = len((new.countries & known.countries) - set(countries)) + bool(new.acts & known.acts)
    return len(names) + len(figures) + (HEAVY - 1) * heavy + others >= ENOUGH


def _plain(name: str) -> str:
    for written, sound in _SPELT:
        name = name.replace(written, sound)
    return name.translate(_LATIN)


def _is_one(figure: Figure, other: Figure) -> bool:
    """As many of the same; of what has a name of its own in each language, as many from which it is no chance."""
    both = {figure.unit, other.unit}
    return figure.value == other.value and (len(both) == 1 or (figure.value >= LARGE and both.isdisjoint(_OF_A_KIND)))


def _disagree(new: tuple[Figure, ...], known: tuple[Figure, ...]) -> bool:
    """Whether both count one thing, and never alike."""
    return any(
        not any(numbers.same(a, b) for a in new for b in known if a.unit == b.unit == unit)
        for unit in {figure.unit for figure in new} & {figure.unit for figure in known}
    )


def _marks(title: str, opening: tuple[str, ...], background: Frequencies) -> _Marks:
    lines = [line for line in (title, *opening) if line]
    found = {name for line in lines for name in routine.names(f"- {_SUFFIX.sub('', line)}", background)}
    return _Marks(
        names=frozenset(name for name in found if places.country(name) < 0 or places.is_within(name)),
        countries=frozenset().union(*(places.mentioned(line) for line in lines)),
        figures=tuple({(f.unit, f.value): f for line in lines for f in numbers.figures(line) if f.unit}.values()),
        acts=frozenset(families(surface(title).folded)),
        undoings=frozenset(turns.undoings(title)),
    )
