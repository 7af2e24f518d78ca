"""The same said of something else: another name, or another target, in the place of the known one.

What must never happen: who says it, the day or another spelling is taken for another event.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile

from monitor.judge.changes import turns
from monitor.judge.text import bag, fold
from monitor.judge.words.function_words import ENGLISH
from monitor.judge.words.genre_words import DATES
from monitor.judge.words.lexicon import MOST_WORDS
from monitor.judge.words.number_words import BRIDGE, NUMBERS
from monitor.judge.words.one_name import is_one_name
from monitor.judge.words.places import country
from monitor.judge.words.terms import surface, words

FEWEST_ALIKE = 5
"""Words of a sentence that can be the same but for a name."""
LONGEST_NAME = 3
"""Words."""
TITLE_CASE = 0.6
_SMALL = ENGLISH | {"near", "across", "toward", "towards", "along", "behind", "beyond", "inside", "outside", "via"}
"""What has small letters in a title's case as well."""
_SPEAKS = frozenset(
    {"said", "says", "say", "told", "tells", "added", "according", "spokesman", "spokeswoman", "spokesperson"}
)
_ARABIC_WHERE = bag("في على قرب الى نحو مدينة بلدة قرية مخيم مطار ميناء ولاية محافظة جنوب شمال شرق غرب در شهر استان")
"""Behind which a word of Arabic or Persian, that have no capitals, is a name."""


def elsewhere(known: Sequence[str], new: str, heard: Sequence[str] = ()) -> str:
    """The name that `new` has where one of the `known` sentences, otherwise the same, has another: the next town taken.

    "" where there is none, where any sentence that was `heard` of late has that name, or where it is the same one spelt
    otherwise.
    """
    now = words(surface(new).cased)
    if len(now) < FEWEST_ALIKE or _is_title_case(now):
        return ""  # in a title's case every word looks like a name
    for line in dict.fromkeys(known):
        cased = surface(line).cased
        if now[0] not in cased:
            continue
        before = words(cased)
        if before[:1] != now[:1] or abs(len(before) - len(now)) >= LONGEST_NAME or _is_title_case(before):
            continue
        found = _swapped(before, now) or _swapped_at_last(before, now)
        if found and not any(found.lower() in surface(other).folded for other in heard):
            return found
    return ""


def another_target(known: str, new: str) -> str:
    """What `new` tells of where `known`, otherwise the same but for its count of dead, tells of something else: the bus
    that was hit after the house. "" where there is none, and where it says that a toll rises: that is of the same."""
    lines = (known, new)
    tolls = [{figure.value for figure in turns.killed([line])} for line in lines]
    if not all(tolls) or not tolls[0].isdisjoint(tolls[1]) or turns.says_it_rises(new):
        return ""
    before, now = (["0" if _is_figure(word) else word for word in words(surface(line).cased)] for line in lines)
    if len(now) < FEWEST_ALIKE:
        return ""
    found = _swapped(before, now, named=False)
    return "" if BRIDGE.issuperset(found.lower().split()) else found  # "more than" 35 is no target


def _swapped(before: Sequence[str], now: Sequence[str], *, named: bool = True) -> str:
    """The name, or whatever it is, in the place of another, where no other word differs but days and figures."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    differing = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    others = [each for each in differing if not _are_moments(before[each[1] : each[2]], now[each[3] : each[4]])]
    if len(others) != 1:
        return ""
    _, begun, ended, start, end = others[0]
    old, name = before[begun:ended], now[start:end]
    fits = all(map(_is_name if named else _is_word, (*old, *name)))
    fits = fits or (len(old) == len(name) == 1 and not _ARABIC_WHERE.isdisjoint(now[:start][-1:]))
    if not (old and name and start and fits) or max(len(old), len(name)) > LONGEST_NAME:
        return ""
    if _SPEAKS.intersection(word.lower() for word in (*now[max(0, start - 2) : start], *now[end : end + 2])):
        return ""  # who says it is not what it says
    return "" if is_one_name(" ".join(old), " ".join(name)) else " ".join(name)


def _swapped_at_last(before: Sequence[str], now: Sequence[str]) -> str:
    """The name in the place of another behind the same beginning, however both go on: one more town is taken."""
    alike = next((place for place, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), 0)
    name, old = (list(takewhile(_is_name, line[alike:])) for line in (now, before))
    around = (*now[:alike], *now[alike + len(name) :][:2])
    if alike < FEWEST_ALIKE or not (name and old) or _SPEAKS.intersection(word.lower() for word in around):
        return ""  # who says it, or where
    behind = now[alike + len(name) :][: len(old) + 1]
    if (
        max(len(name), len(old)) > LONGEST_NAME
        or is_one_name(" ".join(old), " ".join(name))
        or behind[-len(old) :] == old
    ):
        return ""  # put before it: a European-drafted UN resolution
    return "" if (country(" ".join(name)) < 0) != (country(" ".join(old)) < 0) else " ".join(name)


def _are_moments(old: Sequence[str], new: Sequence[str]) -> bool:
    """A day for a day, or a figure for a figure: they differ in any two events."""
    return len(old) == len(new) and all(
        (one.lower() in DATES and other.lower() in DATES) or (_is_figure(one) and _is_figure(other))
        for one, other in zip(old, new, strict=True)
    )


@lru_cache(maxsize=MOST_WORDS)
def _is_figure(word: str) -> bool:
    return word[:1].isdigit() or fold(word) in NUMBERS


def _is_word(word: str) -> bool:
    return not _is_figure(word) and word.lower() not in DATES


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in DATES


def _is_title_case(line: Sequence[str]) -> bool:
    """A verb in small letters makes a sentence of however many names."""
    small = {word for word in line if word.islower() and not _is_figure(word)}
    return small <= _SMALL and sum(word[:1].isupper() for word in line) > TITLE_CASE * len(line)
