"""What words of other languages mean in English, as far as two reports can be compared by it.

Two houses tell one event in two languages, and no word is the same. Each word that news uses has some English ones here
(`glossary.py`), countries
and their people are known in any, and a name is known by its sound, in Cyrillic and Arabic letters too. That is enough
to tell how much two reports share; it is no translation.

What must never happen: a word that means many things makes two reports alike. So of a word's meanings the other report
chooses, and a word of which it chooses none speaks against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from monitor.judge.words.function_words import ELIDED
from monitor.judge.words.glossary import ENGLISH, LONGEST, PREFIX, is_foreign, no_names, of_language
from monitor.judge.words.particles import without_case
from monitor.judge.words.peoples import OTHERWISE
from monitor.judge.words.places import country, is_within, terms
from monitor.judge.words.sounds import ARABIC, consonants, name_in, sound
from monitor.judge.words.terms import (
    MOST_READ,
    OPENING,
    STOP_WORDS,
    Frequencies,
    Reading,
    stems,
    stems_of_word,
    surface,
    words,
)

FARTHEST = 1000
"""Characters of a title or an opening that are looked up: a lead says what matters before."""


class Sense(NamedTuple):
    """A word that counts, as another report may have it."""

    meanings: frozenset[str]
    """English stems; of an English word its own."""
    own: str
    """Its stem as it stands: what it is where it means nothing known."""
    sounds: tuple[str, ...]
    """How it sounds if it is a name, the surest first; empty where it is none."""
    written: str = ""
    """As the text has it; of an expression the first word."""
    is_of_country: bool = False
    """It names a country or something of one, which the other report may call by its own name."""


class Report(NamedTuple):
    """The words of a title, and of title and opening."""

    title: tuple[Sense, ...]
    both: tuple[Sense, ...]
    language: str
    """In two letters."""


def _bare(word: str) -> str:
    """Without an article before its apostrophe, or an ending after it."""
    before, _, after = word.partition("'")
    return after if before in ELIDED else before


@lru_cache(maxsize=4096)
def _of_country(word: str) -> frozenset[str]:
    """The English stem of a country's name, of a word for it, its people or a place within it."""
    number = -1 if is_within(word) else country(word)
    if number < 0 and (bare := without_case(word)) != word:
        number = country(bare)
    return frozenset(stems(terms(number)[0])[:1]) if number >= 0 else frozenset()


@lru_cache(maxsize=MOST_READ)
def read_senses(title: str, sentences: tuple[str, ...], language: str) -> Report:
    of_title = tuple(senses(title[:FARTHEST], language))
    both = of_title + tuple(senses(" ".join(sentences[:OPENING])[:FARTHEST], language))
    return Report(of_title, both, language[:2] or ENGLISH)


def senses(text: str, language: str) -> Iterator[Sense]:
    """The words of a text that count, in their order."""
    found = words(surface(text).cased)
    if language[:2] in ("", ENGLISH):
        for word in found:
            for stem in stems_of_word(word):
                here = _of_country(word.lower()) if word[0].isupper() else frozenset()
                is_name = word[0].isupper() and stem not in no_names()
                sounds = _sounds(word.lower(), stem, ENGLISH) if is_name and not here else ()
                yield Sense(here or frozenset((stem,)), stem, sounds, word)
        return
    known, at = of_language(language[:2]), 0
    lower = [_bare(word.lower()) for word in found]
    while at < len(found):
        word, of_country = lower[at], frozenset[str]()
        parts, length = known.opening(lower[at : at + LONGEST])
        if not parts and word not in STOP_WORDS:
            parts = known.of(word)
            is_named = bool(parts) and all(part <= known.names for part in parts)
            if not is_named and not (found[at].islower() and word in OTHERWISE):
                of_country = _of_country(word)
                parts = (of_country,) if of_country else parts
        stem = next(iter(stems_of_word(found[at])), "")
        if parts or (stem and length == 1 and word not in known.silent):
            # in German every noun has a capital, in Arabic none: there what means nothing may be a name
            may = not word.isdigit() and len(parts) <= 1
            is_name = length == 1 and may and (word >= ARABIC or found[at][0].isupper())
            sounds = _sounds(word, stem, language[:2]) if is_name else ()
            for place, part in enumerate(parts or (frozenset[str](),)):
                yield Sense(part, min(part) if place else stem, sounds, found[at], bool(of_country))
        at += length


def _sounds(name: str, stem: str, language: str) -> tuple[str, ...]:
    """How a folded name may be met: whole, by its beginning, and by its consonants."""
    if name >= ARABIC:
        found = [stem, *map(consonants, (name, PREFIX.sub("", name), stem))]
    else:
        spelt = [name_in(language, one) for one in (without_case(name), stem)]
        found = [*map(sound, spelt), *map(consonants, spelt)]
    return tuple(dict.fromkeys(filter(None, found)))


def in_english(reading: Reading, wanted: Mapping[str, float], background: Frequencies) -> Reading | None:
    """A report in English stems: of a word's meanings that which is `wanted` most, or else the commonest; None where it
    is in English, or in a language of which no words are known."""
    if not is_foreign(reading.language):
        return None
    report = read_senses(reading.title, reading.sentences, reading.language)
    found = tuple(_chosen(sense, wanted) or commonest(sense, background) for sense in report.both)
    return replace(reading, title_stems=found[: len(report.title)], stems=found)


def _chosen(sense: Sense, wanted: Mapping[str, float]) -> str:
    """The meaning that is wanted most; empty where none is."""
    return max((one for one in sorted(sense.meanings) if one in wanted), key=wanted.__getitem__, default="")


def commonest(sense: Sense, background: Frequencies) -> str:
    """The commonest of its meanings: what a rare one weighs is for the other report to say."""
    return min(sense.meanings, key=lambda one: (background.idf(one), one), default=sense.own)
