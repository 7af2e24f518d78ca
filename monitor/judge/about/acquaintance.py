"""The names that a story brings: whether the operation's own news has spoken of them.

What goes on at one place or among the same people brings a new name or two at a time: a development names the ship or
the minister that is known, and a witness besides. What meets the operator's terms by the way (a quarry on the island,
the same word in another sense) brings its own town, its own people, and hardly one that is known. So where the names in
headline and opening that the operation's words, seeds and news have not are more than those that they have, the odds
fall, the further the more; where all of several are known, they rise a little. A rare one that its own news has brought
(the suspect, the ship) says more: a soft headline with the operator's words below it may be its next chapter.

What must never happen: a judgement that feeds on itself, or a development that is silent for naming somebody new. So
what a report is by its own words alone decides whether its names are known from then on; and what is weighed is
bounded, and little where there are few names. Nothing is asked while little is known, where an operation may happen
anywhere, or across languages, which spell names in their own ways; nor in German, where every noun has a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from monitor.judge.words import glossary
from monitor.judge.words.number_words import MONTHS
from monitor.judge.words.once import Once
from monitor.judge.words.terms import Frequencies, Reading, stems, surface, with_marks, words
from monitor.model import LedgerEntry

LIKELY = 0.5
"""Relevance alone from which a report's names are the operation's own."""
STRANGE = 2.5
"""Log-odds of names of which none is known, as their number grows."""
FAMILIAR = 0.3
"""Log-odds of several that are all known."""
OWN = 1.0
"""Log-odds of a rare one that its own news has brought: beside as much else, what names such a one is three to four
times as often about the operation, with labelled news as with made-up courses of events."""
RARE = 8.0
"""Rarity from which hardly any other news has it; known of English alone."""
CAPITALS = ("", "de")
"""Languages in which any noun has a capital, and none that is known."""
SEVERAL = 3
ENOUGH = 5
"""Reports that make an operation's news known, where it has no seed."""
MOST_SAID = 4
"""Names that are told to people."""
_MONTH = re.compile(MONTHS)
_STEMS = Once(stems, 16_384)
"""Of a word with whatever marks stand in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Those of a story's headline and opening."""

    known: int = 0
    strange: tuple[str, ...] = ()
    """As the story has them."""
    own: tuple[str, ...] = ()
    """The same of the known ones that are rare, and none of the operator's own words."""

    @property
    def weight(self) -> float:
        """What they add to the log-odds of being about the operation."""
        number = self.known + len(self.strange)
        excess = (len(self.strange) - self.known) / (number + 2)  # one name alone says little
        weight = OWN if self.own else 0.0
        if excess > 0:
            return weight - STRANGE * excess
        return weight + (FAMILIAR if number >= SEVERAL and not self.strange else 0.0)

    @property
    def said(self) -> str:
        """The same for people."""
        own, strange = (", ".join(words[:MOST_SAID]) for words in (self.own, self.strange))
        parts = (
            f"names whom or what the operation's own news has brought: {own}" if own else "",
            f"names what the operation's news has not: {strange}" if strange else "",
        )
        return "; ".join(filter(None, parts)) or "all that it names is known"


class Acquaintance:
    """What one operation's words, seeds and news have spoken of."""

    def __init__(self, background: Frequencies, spoken: frozenset[str] = frozenset()) -> None:
        """`spoken`: stems of the operation's description."""
        self._background = background
        self._spoken = spoken
        self._known = set(spoken)
        self._reports = 0

    def know(self, entry: LedgerEntry, found: Iterable[str]) -> None:
        """Take in a report, a seed whole. `found`: stems of its title and opening."""
        if entry.at is None:
            self._reports = ENOUGH
            self._known.update(chain.from_iterable(map(stems, entry.sentences)))
        if entry.at is None or entry.relevance >= LIKELY:
            self._reports += 1
            self._known.update(found)

    def of(self, reading: Reading, language: str, *, is_met: bool) -> Names:
        """The names of a story. `language`: of the operation; `is_met`: whether the story meets all its groups, without
        which a known name may be there by the way."""
        if self._reports < ENOUGH:
            return Names()
        found: dict[str, str] = {}
        own: tuple[str, ...] = ()
        if glossary.is_english(reading.language) and glossary.is_english(language):
            found = self._in_english(reading)
            own = tuple(word for stem, word in found.items() if is_met and self._is_own(stem))
        elif reading.language[:2] == language[:2] not in CAPITALS:
            found = _in_its_own_words(reading)
        strange = tuple(word for stem, word in found.items() if stem not in self._known)
        return Names(known=len(found) - len(strange), strange=strange, own=own)

    def _is_own(self, stem: str) -> bool:
        return stem in self._known and stem not in self._spoken and self._background.idf(stem) >= RARE

    def _in_english(self, reading: Reading) -> dict[str, str]:
        """By their stems, as a story has them: what is a name in other news as well."""
        found: dict[str, str] = {}
        for line in (reading.title, *reading.opening):
            # any word has a capital where it opens a sentence
            is_name: Callable[[str], bool] = self._background.names.__contains__
            for word in words(surface(line).cased):
                for stem in _STEMS[word] if word[0].isupper() else ():
                    if is_name(stem) and not _MONTH.fullmatch(word.lower()):
                        found.setdefault(stem, word)
                is_name = self._background.is_name
        return found


def _in_its_own_words(reading: Reading) -> dict[str, str]:
    """The same in another language, of whose names no list is known: what has a capital inside a line that is not
    written in capitals."""
    found: dict[str, str] = {}
    for line in (reading.title, *reading.opening):
        _, *rest = words(surface(line).cased) or ("",)
        capital = [word for word in rest if word[0].isupper() and not _MONTH.fullmatch(word.lower())]
        for word in capital if 3 * len(capital) <= 2 * len(rest) else ():
            for stem in _STEMS[word]:
                found.setdefault(stem, with_marks(line, word))
    return found
