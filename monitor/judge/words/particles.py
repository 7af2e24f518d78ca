"""Small words that grow together with the next one, in Arabic and Hebrew: and, then, in, as, for; and scripts in which
all words do, as they have no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARABIC, _HEBREW = "ءوفبكلي", "אובהלכמשת"
"""The first and the last letter of the alphabet; between them the small words."""
_ARTICLE = "ال"
_LEAST = 3
"""Letters of a word that are left."""
_OF_PEOPLE = ("ي", "ية", "يين", "يون", "يات")
"""Endings of what is a country's: Iraqi."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
JOINED = re.compile(f"[{_UNSPACED}]")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")


def apart(word: str) -> list[str]:
    """A run of letters in two scripts as its parts, and one without spaces as the pairs of its neighbours: any word of
    more letters is known by them."""
    found = []
    for run in _RUN.findall(word):
        is_one = len(run) == 1 or not JOINED.match(run)
        found += [run] if is_one else [run[place : place + 2] for place in range(len(run) - 1)]
    return found


def begins(text: str, first: int) -> bool:
    """Whether a word begins at a place of a folded text, or behind the Arabic article or one or two small words that
    have grown together with it there, or may begin anywhere in its script."""
    if JOINED.match(text[first]):
        return True
    has_article = _ARABIC[0] <= text[first] <= _ARABIC[-1] and text.endswith(_ARTICLE, 0, first)
    return _begins(text, first) or (has_article and _begins(text, first - len(_ARTICLE)))


def _begins(text: str, first: int) -> bool:
    begin = first
    for particles in (_ARABIC, _HEBREW):
        if particles[0] <= text[first] <= particles[-1]:
            while begin and first - begin < 2 and text[begin - 1] in particles[1:-1]:
                begin -= 1
    return begin == 0 or not (text[begin - 1].isalnum() or text[begin - 1] == "_")


def spellings(term: str) -> tuple[str, ...]:
    """A folded term as it is, and in Arabic with "for" grown into its article: للعراق."""
    return (term, f"لل{term[2:]}") if term.startswith("ال") else (term,)


def forms(word: str) -> Iterator[str]:
    """A folded word as it is, without the Arabic small words before it, and with the article that people's names are
    listed with."""
    yield word
    if not _ARABIC[0] <= word[:1] <= _ARABIC[-1]:
        return
    for place in range(min(3, len(word) - _LEAST + 1)):
        rest = word[place:]
        if place:
            yield rest
            if word[place - 1] == rest[0] == "ل":
                yield f"ا{rest}"
        if rest.endswith(_OF_PEOPLE) and not rest.startswith("ال"):
            yield f"ال{rest}"
        if rest[0] not in _ARABIC[1:-1]:
            return
