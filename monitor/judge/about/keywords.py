"""What an article keeps speaking of, besides names and kinds of acts: cigarettes, a ferry, an expedition.

Families of acts (families.py) know what happens in wars and disasters. Of all else an operation may be about its own
words tell: those that the person's title has, and those that the seed repeats, if they are rare elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from monitor.judge.about.drafted import Term
from monitor.judge.words.families import families
from monitor.judge.words.terms import Frequencies, stems, surface
from monitor.model import Seed

STATED = 4.4
"""Rarity (idf) from which a word of the title is one."""
RARE = 5.5
"""The same of a word that the seed alone has."""
OFTEN = 4
"""Times that the seed has it, the headline's counting double."""
MOST = 4
"""Words of the seed alone."""
SHORTEST = 4
"""Letters of a word that stands for all that begin with it."""
_MANY = re.compile("[^aeiou]y$")
"""A ferry, two ferries."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")


def read(title: str, seeds: Sequence[Seed], background: Frequencies) -> tuple[Term, ...]:
    """Those of a title, then those of its seeds, most telling first. In English: of
    other languages nothing says which words are rare."""
    capitals, counts, written = Counter[str](), Counter[str](), dict[str, tuple[str, str]]()
    for weight, line in _lines(title, seeds):
        for word in _WORD.findall(line):
            for stem in stems(word)[:1]:
                if word != word.lower():
                    capitals[stem] += 1
                else:
                    written.setdefault(stem, (word, line))
                counts[stem] += weight
    own = [stem for stem in written if capitals[stem] <= counts[stem] / 2 and not families(written[stem][0])]
    stated = [s for s in own if background.idf(s) >= STATED and s in set(stems(title))]
    told = [s for s in own if counts[s] >= OFTEN and background.idf(s) >= RARE and s not in stated]
    told.sort(key=lambda s: (-counts[s] * background.idf(s), s))
    return tuple(_term(*written[stem]) for stem in (*stated, *told[:MOST]))


def _lines(title: str, seeds: Sequence[Seed]) -> list[tuple[int, str]]:
    lines = [(1, title)]
    for seed in seeds:
        lines += [(2, seed.title), *((1, line) for line in seed.sentences)]
    return lines


def _term(word: str, line: str) -> Term:
    """In all its forms, as far as they are made by an ending."""
    low = surface(word).folded
    singular = low[:-1] if low.endswith("s") and not low.endswith("ss") else low
    own = f"{singular}*" if len(singular) >= SHORTEST else low
    many = (f"{singular[:-1]}ies",) if _MANY.search(singular) else ()
    return Term(terms=(own, *many), score=1.0, sentence=line, name=word)
