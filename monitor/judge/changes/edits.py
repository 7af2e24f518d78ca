"""How much of an item's newer version is another story than its older one.

Most edits change words and no fact; some are the news (a search becomes a rescue, a helicopter that crashed has
killed seven), and some pages are given to another story. The share of the new version's words that the old one lacks,
rare words counting more, tells them apart best of all that was tried with words; a toll or a denial that the old
version had not counts on top, as it takes few words. What the two mean adds to it: in other words the same news has
other words, and other news has another meaning.
"""

from __future__ import annotations

from monitor.judge import numbers
from monitor.judge.changes import turns
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing, is_english
from monitor.judge.words.terms import OPENING, Frequencies, stems
from monitor.model import Story

TURN = 0.25
"""What a first toll or a denial adds to the share of new words."""
MEANT = 2.0
"""What a difference in meaning, 1 less the cosine, counts beside that share: it is half as large."""
ANOTHER = 0.8
"""Substance from which a page is given to another story, by words alone."""
ANOTHER_MEANT = 1.2
"""The same, with meaning. Of 17 edits that change the news 10 reach it, of 91 others 6 (pairs/headline_edits)."""


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


def is_another(old: Story, new: Story, background: Frequencies, meaning: Meaning | Missing) -> bool:
    """Whether the newer version is no version of the older one, but another story at its address."""
    least = ANOTHER_MEANT if _reader(old, new, meaning) else ANOTHER
    return substance(old, new, background, meaning) >= least


def _reader(old: Story, new: Story, meaning: Meaning | Missing) -> Meaning | None:
    """What can read both; None where nothing can."""
    return None if isinstance(meaning, Missing) or not (is_english(old) and is_english(new)) else meaning


def _text(story: Story) -> str:
    return " . ".join((story.title, *story.sentences[:OPENING]))


def _tolls(text: str) -> set[str]:
    return {figure.unit for figure in numbers.figures(text)} & {"killed"}
