"""What an operator rules out by name, in the brackets of the title: "(not Sudland's raids on tankers)".

A headline that has the name and a word of what stands beside it tells of that; the name alone may stand in any news.
Where nothing stands beside it ("not the West Bank"), the name is what is ruled out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from monitor.judge.words.places import country
from monitor.judge.words.terms import stems, surface, words

_BETWEEN = re.compile(r"[,;]|\b(?:not|nor?|and|or|y|o|ni|et|ou|und|oder|ve|и|или)\b")
ROOT = 4
"""Letters by which a word is known in its other forms: seizures, seized."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One thing that is ruled out."""

    text: str
    names: tuple[frozenset[str], ...]
    """The stems of each; one is enough."""
    roots: frozenset[str]
    """Of the words beside them; one is enough."""


def phrases(positive: str, negative: str) -> tuple[Phrase, ...]:
    """Those with a name, of the parts of a title that say what it is about and what not. A name that the first has too
    rules nothing out: all that is followed has it."""
    found, own = [], set(stems(positive))
    for text in _BETWEEN.split(negative):
        parts = words(surface(text).cased)
        runs = [(is_name, " ".join(run)) for is_name, run in groupby(parts, lambda word: word[0].isupper())]
        if negative.startswith(text) and runs and runs[0][0] and not (runs[0][1].isupper() or country(runs[0][1]) >= 0):
            runs[0] = (False, runs[0][1])  # the capital is the sentence's
        names = tuple(frozenset(stems(run)) for is_name, run in runs if is_name and not own.issuperset(stems(run)))
        if names:
            roots = {stem[:ROOT] for is_name, run in runs if not is_name for stem in stems(run) if len(stem) >= ROOT}
            found.append(Phrase(text=text.strip(), names=names, roots=frozenset(roots)))
    return tuple(found)


def met(title: str, ruled_out: Sequence[Phrase]) -> str:
    """The phrase of which a headline tells; "" where it tells of none."""
    said = frozenset(stems(title)) if ruled_out else frozenset()
    roots = {stem[:ROOT] for stem in said}
    return next(
        (
            phrase.text
            for phrase in ruled_out
            if any(name <= said for name in phrase.names) and not (phrase.roots and roots.isdisjoint(phrase.roots))
        ),
        "",
    )
