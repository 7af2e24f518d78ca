"""How much of an item's newer version is another story than its older one.

Most edits change words and no fact; some are the news (a search becomes a rescue, a helicopter that crashed has
killed seven), and some pages are given to another story. The share of the new version's words that the old one lacks,
rare words counting more, tells them apart best of all that was tried with words; a toll or a denial that the old
version had not counts on top, as it takes few words. What the two mean adds to it: in other words the same news has
other words, and other news has another meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from monitor.judge import numbers
from monitor.judge.changes import fillers, given, turns
from monitor.judge.copies import added
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing, is_english
from monitor.judge.words.number_words import CURRENCIES, CURRENCY_WORDS
from monitor.judge.words.terms import OPENING, Frequencies, stems
from monitor.model import NumberChange, Story

TURN = 0.25
"""What a first toll or a denial adds to the share of new words."""
MEANT = 2.0
"""What a difference in meaning, 1 less the cosine, counts beside that share: it is half as large."""
ANOTHER = 0.8
"""Substance from which a page is given to another story, by words alone."""
ANOTHER_MEANT = 1.2
"""The same, with meaning. Of 17 edits that change the news 10 reach it, of 91 others 6 (pairs/headline_edits)."""

_QUOTED = re.compile(r"\W*[\"“”„«»「]")
"""What somebody says about it: who says so, and that it is news, stands before it."""


def substance(old: Story, new: Story, background: Frequencies, meaning: Meaning | Missing = WORDS_ALONE) -> float:
    """How much `new` says that `old` did not: 0 for the same words, about 1 for another story; with meaning about 2."""
    before, after = " . ".join((old.title, *old.sentences)), _text(new)
    known, said = set(stems(before)), set(stems(after))
    whole = sum(background.idf(stem) for stem in sorted(said))
    share = sum(background.idf(stem) for stem in sorted(said - known)) / whole if whole else 0.0
    turned = _tolls(after) - _tolls(before) or turns.reverses(before, after)
    reader = _reader(old, new, meaning)
    strange = 1.0 - reader.likeness(after, [_text(old)])[0] if reader else 0.0
    return share + (TURN if turned else 0.0) + MEANT * strange


TELLING = 4.0
"""Rarity of a word that many reports do not have in common."""
CORRECTED = 0.75
"""The same of a line in which only a figure is another."""
RISE = 1.25
"""How many times the lesser figure the greater is."""
FEWEST = 2
"""Sentences that a page needs to grow: shorter ones are teasers, which are replaced."""
REWORDED = 0.5
"""Share of a line's words that one of the older version has, from which it says the same."""


def is_another(old: Story, new: Story, background: Frequencies, meaning: Meaning | Missing) -> bool:
    """Whether the newer version is no version of the older one, but another story at its address."""
    least = ANOTHER_MEANT if _reader(old, new, meaning) else ANOTHER
    return substance(old, new, background, meaning) >= least


def further(old: Story, new: Story, news: Sequence[str], own: Set[str], background: Frequencies) -> tuple[str, ...]:
    """Of the lines in which the newer version has news, those that it has in addition: a page that grows.

    None where most of the older text went, or a line only rewords one that did, tells nothing by itself, is no whole
    sentence, or has no word worth one of the page's or of the operation's (`own`): what stands beside an article.
    """
    gone = _gone(old, new)
    if len(old.sentences) < FEWEST or 2 * len(gone) > len(old.sentences):
        return ()
    known = (old.title, *old.sentences)
    akin = own | {stem for line in known for stem in stems(line)}
    return tuple(
        line
        for line in news
        if line in new.sentences
        and not (_QUOTED.match(line) or line[-1:].isalnum())
        and any(stem in akin and background.idf(stem) >= TELLING for stem in stems(line))
        and all(given.shared(was, line) < REWORDED for was in gone)
        and fillers.tells(line, known, new.language)
    )


def corrected(old: Story, new: Story) -> tuple[NumberChange, ...]:
    """The figures that a line of the opening has corrected by a quarter or more, in otherwise the same words."""
    gone = _gone(old, new)
    lines = (line for line in (new.title, *new.sentences[:OPENING]) if line not in (old.title, *old.sentences))
    return tuple(
        change
        for line in lines
        for was in (old.title, *gone)
        if given.shared(was, line) >= CORRECTED and given.shared(line, was) >= CORRECTED
        for change in numbers.changes(was, line)
        if change.unit.split()[-1] in _CORRECTED and _differs(change, was, line)
    )


def undoes_as_before(old: Story, new: Story) -> bool:
    """Whether the newer version's opening undoes something, and nothing that the older one had not undone."""
    then, now = (
        {way for line in (one.title, *one.sentences[:OPENING]) for way in turns.undoings(line)} for one in (old, new)
    )
    return bool(now) and now <= then


_CORRECTED = turns.TOLLS | turns.AREAS | {*CURRENCIES.values(), *CURRENCY_WORDS.values()}
"""Units of what is corrected; hours and readers grow by themselves."""


def _gone(old: Story, new: Story) -> tuple[str, ...]:
    """The sentences of the older version that are not in the newer one."""
    return tuple(line for line in added(old, new) if line in old.sentences)


def _differs(change: NumberChange, was: str, line: str) -> bool:
    values = [
        figure.value
        for number, text in ((change.old, was), (change.new, line))
        for figure in numbers.figures(text)
        if figure.number == number
    ]
    return len(values) > 1 and max(values) >= RISE * min(values)


def _reader(old: Story, new: Story, meaning: Meaning | Missing) -> Meaning | None:
    """What can read both; None where nothing can."""
    return None if isinstance(meaning, Missing) or not (is_english(old) and is_english(new)) else meaning


def _text(story: Story) -> str:
    return " . ".join((story.title, *story.sentences[:OPENING]))


def _tolls(text: str) -> set[str]:
    return {figure.unit for figure in numbers.figures(text)} & {"killed"}
