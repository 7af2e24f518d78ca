"""What known reports give already: their figures, in title and opening.

What must never happen: a figure that some report of the event gave is told as a change, because the sentence that
happens to be nearest has an older one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from monitor.judge import numbers
from monitor.judge.changes import turns
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words.terms import stems
from monitor.model import LedgerEntry, NumberChange

OPENING = 2
"""Sentences of a known report in which its figures are looked for, beside its title."""

_ROW = re.compile(
    r"(?i)(?:total |confirmed |number of )*(dead|deaths|fatalities|killed|injured|wounded|missing)\b(?! toll)"
)
_COUNT = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,3}(?![\w.,]*\d)|(?<![\w.,])\d{1,9}(?![\w.]*\d)")
"""Of people there are no more; and no number is so long that none can be made of it."""
_FATES = {"dead": "killed", "deaths": "killed", "fatalities": "killed"}


def reports(entry: LedgerEntry, ledger: Ledger) -> Sequence[LedgerEntry]:
    """A report and all others of its development, oldest first."""
    return ledger.of_development(entry.development) if entry.development else (entry,)


def lines_about(entry: LedgerEntry, ledger: Ledger) -> list[str]:
    """Title and opening of a report and of all others of its development."""
    return [line for report in reports(entry, ledger) for line in opening(report) if line]


def lines_beside(near: Sequence[Nearest], ledger: Ledger) -> Iterator[str]:
    """What is known near a sentence: a development that many reports tell has hundreds of lines."""
    yield from (known.sentence for known in near)
    for entry in {known.entry.development or known.entry.story: known.entry for known in near}.values():
        yield from lines_about(entry, ledger)


def headline(report: LedgerEntry) -> str:
    """Its title, else its first sentence."""
    return next(filter(None, opening(report)), "")


def opening(report: LedgerEntry) -> tuple[str, ...]:
    """The lines of a report in which its figures are looked for, a bulletin's table among them."""
    return (report.title, *report.sentences[:OPENING], *rows(report.sentences))


@lru_cache(maxsize=1024)
def rows(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Of a table below the opening each toll with its largest figure, "31 killed": what was added today stands beside
    the sum."""
    found = []
    for line in sentences[OPENING:]:
        if (row := _ROW.match(line)) and (counted := _COUNT.findall(line[row.end() :].partition("(")[0])):
            most = max(counted, key=lambda figure: int(figure.replace(",", "")))
            found.append(f"{most} {_FATES.get(row[1].lower(), row[1].lower())}")
    return tuple(found)


def shared(known: str, new: str) -> float:
    """Share of the new sentence's words that a known one holds."""
    asked = set(stems(new))
    return len(asked.intersection(stems(known))) / max(1, len(asked))


def tolls(line: str) -> list[numbers.Figure]:
    """The figures of a line that may rise: tolls, and areas that burn or are held."""
    return [figure for figure in numbers.figures(line) if figure.unit in turns.TOLLS | turns.AREAS]


def gives(lines: Sequence[str], tolls: Sequence[numbers.Figure]) -> bool:
    """Whether one of the lines has one of these tolls already."""
    return any(old.unit == toll.unit and numbers.same(toll, old) for toll in tolls for old in _figures(lines))


def nearly_gives(lines: Sequence[str], tolls: Sequence[numbers.Figure]) -> bool:
    """Whether one of the lines has a toll of the same fate that is a little lower."""
    return any(old.unit == toll.unit and _hardly_rises(old, toll) for toll in tolls for old in _figures(lines))


def exceeds(lines: Sequence[str], tolls: Sequence[numbers.Figure]) -> bool:
    """Whether one of the lines has a higher toll of the same: then what rises to less is told late."""
    return any(
        (old.unit, old.of) == (toll.unit, toll.of) and old.value > toll.value
        for toll in tolls
        for old in _figures(lines)
    )


def unheard(changes: Collection[NumberChange], sentence: str, lines: Iterable[str]) -> tuple[NumberChange, ...]:
    """The changes whose new figure no known line has."""
    if not changes:
        return ()
    heard = _figures(lines)
    now = {figure.number: figure for figure in numbers.figures(sentence)}
    return tuple(
        change
        for change in changes
        if not any(old.unit == now[change.new].unit and _says(old, now[change.new]) for old in heard)
    )


def _says(old: numbers.Figure, new: numbers.Figure) -> bool:
    """Whether a known figure says what a new one does; of what is counted anew each day, a little less does so too."""
    return numbers.same(new, old) or (old.unit in turns.RUNNING and _hardly_rises(old, new))


def _hardly_rises(old: numbers.Figure, new: numbers.Figure) -> bool:
    if new.unit in turns.AREAS:
        return old.value < new.value < turns.FARTHER * old.value
    return old.value < new.value < turns.RISE * old.value and not turns.passes(old, new)


def _figures(lines: Iterable[str]) -> list[numbers.Figure]:
    return [figure for line in lines for figure in numbers.figures(line)]
