"""What words of other languages mean in English, as far as two reports can be compared by it.

Two houses tell one event in two languages, and no word is the same. Each word that news uses has some English ones here
(`glossary/`, a file a language: the two thousand word families that headlines and leads are mostly made of), countries
and their people are known in any, and a name is known by its sound, in Cyrillic and Arabic letters too. That is enough
to tell how much two reports share; it is no translation.

What must never happen: a word that means many things makes two reports alike. So of a word's meanings the other report
chooses, and a word of which it chooses none speaks against.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from monitor.judge.words.function_words import ELIDED
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
    without_case,
    words,
)

ENGLISH = "en"
LANGUAGES = frozenset({"ar", "de", "es", "fr", "it", "pt", "ru", "tr", "uk"})
"""Of which there is a glossary."""
MANY_FORMS = frozenset({"ar", "ru", "tr"})
"""Of these, in which one word has so many forms that its first letters do not tell that it is the same."""
LONGEST = 3
"""Words of an expression."""
LEAST = 4
"""Letters of a word's beginning, or of a part of a compound, that may stand for it."""
_ROMANCE = re.compile(r"^(\w{3,}?)(?:es|[aeio]s?|(?<=[^aeiou])s)?$")
"""Without gender and number; French, Italian, Portuguese and Spanish."""
_ROMANCE_VERB = re.compile(
    r"^(\w{3,}?)(?:[aei]re?|re|[aeiu][dt][aeio]s?|ees?|[aeo]s|[aeio]|[aeo]n|[ae]m|ent|ons|ez|ai(?:en)?t|ants?|[aei]rent"
    r"|issent|it|io|(?:ie|a)ron|i?[ae]ndo|aban?|ian?|[aei]r[ae][ns]?|aria|[ao]no|[aei]rono|[aei]ram|[oei]u|[aei]mos)$"
)
"""Without person, tense and mood."""
_GERMAN = re.compile(r"(?:e[nrsm]?|ern|s|t|te[nt]?|est|et)$")
_RUSSIAN_VERB = re.compile(r"^(\w{4,}?)(?:[аеиоуыя]?л[аио]?|[аеиуыя]?ть|[аеиуюя]т|[ея]?н[аоы]?)(?:с[яь])?$")
_UKRAINIAN_VERB = re.compile(
    r"^(\w{4,}?)(?:[аеиіоуя]?(?:в|л[аио])|[аеиіуя]?ти|[аеиіуюя]ть|[ея]?н[аоиі]|т[аои])(?:с[яь])?$"
)
_ROMANCE_LANGUAGES = ("es", "fr", "it", "pt")
_VERBS = dict.fromkeys(_ROMANCE_LANGUAGES, _ROMANCE_VERB) | {"ru": _RUSSIAN_VERB, "uk": _UKRAINIAN_VERB}
_SOFT = re.compile(r"(?<=\w{3})(?:ью|[иь])$")
_FLEETING = re.compile(r"(?<=\w{2})[ое]к$")
"""Russian and Ukrainian: what a soft stem ends in, and a vowel that other cases lack."""
_PREFIX = re.compile(r"^(?:وال|بال|فال|كال|لل|ال|[وفبلكس])(?=...)")
"""Arabic: the article, and what is written into the word before it."""

_TURKISH_VERB = re.compile(r"[dt][iu]|[iu]yor|m[iu]s|[ae]c[ae]|[iu]l")
"""What follows the beginning of a verb, on a folded word: past, present, hearsay, future, passive."""
LONGEST_WORD = 32
FARTHEST = 1000
"""Characters of a title or an opening that are looked up: a lead says what matters before."""
MOST_FOUND = 50_000
"""Words of a language whose meanings are kept at hand."""
_ARABIC_END = re.compile(r"(?<=...)(?:هما?|وا|نا|[اتنهى])$")
"""Of verbs, cases and whose it is, beyond those that stems lack."""
_HE, _SHE = "ي", "ت"
"""How the third person of an Arabic verb begins."""


def _arabic(word: str) -> Iterator[str]:
    """A word with and without what may be written into it, and as one man does what it says."""
    bare = _PREFIX.sub("", word, count=1)
    for form in dict.fromkeys((word, bare, _PREFIX.sub("", bare, count=1))):
        yield form
        if form.startswith(_SHE):
            yield _HE + form[1:]
        if (shorter := _ARABIC_END.sub("", form)) != form:
            yield shorter


def _turkish(word: str) -> Iterator[str]:
    """A word with ever fewer of its endings; a verb's beginning is shorter than a noun's."""
    yield from (word[:end] for end in range(min(len(word), LONGEST_WORD) - 1, LEAST - 1, -1))
    if _TURKISH_VERB.match(word, LEAST - 1):
        yield word[: LEAST - 1]


_OTHER_FORMS = {"ar": _arabic, "tr": _turkish}


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


Meant = tuple[frozenset[str], ...]
"""English stems of which any may be meant, for each part of what has parts."""


class Glossary:
    """The words of a language and their meanings."""

    def __init__(self, language: str, text: str) -> None:
        """`text`: in each line an English word, a colon, and words or expressions parted by commas."""
        self._language = language
        self._found: dict[str, Meant] = {}
        self._words: dict[str, set[str]] = {}
        self._roots: dict[str, set[str]] = {}
        self._whole: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        """Of words and expressions, by their roots, the English expressions that they alone stand for."""
        self._expressions: dict[tuple[str, ...], set[str]] = {}
        """By their words without endings: each has its case and number where it stands."""
        self._rooted: dict[str, str] = {}
        self.meanings: set[str] = set()
        self.names: set[str] = set()
        """Of the meanings those that name somebody or something."""
        for line, folded in zip(text.splitlines(), surface(text).folded.splitlines(), strict=True):
            meaning = line.partition(":")[0]
            expressions = [words(one) for one in folded.partition(":")[2].split(",")]
            for meant in (whole := stems(meaning)):
                self.meanings.add(meant)
                if meaning[0].isupper() and " " not in meaning:  # the White House is white
                    self.names.add(meant)
                for expression in expressions:
                    self._note(expression, meant)
            for expression in expressions:
                self._whole.setdefault(tuple(map(self._root, expression)), set()).add(whole)
        self._openers = frozenset(first for first, *_ in self._expressions)

    def _note(self, expression: Sequence[str], meant: str) -> None:
        if len(expression) > 1:
            self._expressions.setdefault(tuple(map(self._root, expression)), set()).add(meant)
        for word in expression if len(expression) == 1 else ():
            self._words.setdefault(word, set()).add(meant)
            self._roots.setdefault(self._root(word), set()).add(meant)
            if verb := self._verb(word):
                self._roots.setdefault(verb, set()).add(meant)

    def _root(self, word: str) -> str:
        """A word without its ending."""
        if self._language in ("ru", "uk"):
            return _FLEETING.sub("к", _SOFT.sub("", without_case(_SOFT.sub("", word))))
        if self._language == "de":
            found = _GERMAN.search(word, LEAST - 1)
            return word[: found.start()] if found else word
        if self._language in _ROMANCE_LANGUAGES:
            found = _ROMANCE.match(word)
            return found[1] if found else word
        return next(iter(stems_of_word(word)), word)

    def _verb(self, word: str) -> str:
        """What all forms of a verb begin with, marked, since a noun may begin so too; empty where it can be none."""
        endings = _VERBS.get(self._language)
        found = endings.match(word) if endings else None
        return f"{found[1]}-" if found else ""

    def of(self, word: str) -> Meant:
        """The meanings of a folded word, of each of its parts; none where it is not known."""
        found = self._found.get(word)
        if found is None:
            if len(self._found) >= MOST_FOUND:
                self._found.clear()
            self._found[word] = found = self._of(word)
        return found

    def opening(self, found: Sequence[str]) -> tuple[Meant, int]:
        """The meanings of the longest expression with which folded words begin, and how many it takes."""
        if self._kept_root(found[0]) in self._openers:
            roots = tuple(map(self._kept_root, found))
            for length in range(len(roots), 1, -1):
                if meanings := self._expressions.get(roots[:length]):
                    return self._parted(roots[:length], meanings), length
        return (), 1

    def _kept_root(self, word: str) -> str:
        root = self._rooted.get(word)
        if root is None:
            if len(self._rooted) >= MOST_FOUND:
                self._rooted.clear()
            self._rooted[word] = root = self._root(word)
        return root

    def _of(self, word: str) -> Meant:
        forms = _OTHER_FORMS.get(self._language)
        for form in (word, self._verb(word), *(forms(word) if forms else ())):
            if found := self._of_form(form):
                return self._parted((self._root(form),), found)
        return self._of_compound(word) if self._language == "de" else ()

    def _parted(self, roots: tuple[str, ...], meanings: Collection[str]) -> Meant:
        """What stands for one English expression and nothing else means each word of that."""
        whole = self._whole.get(roots, ())
        if len(whole) == 1 and len(only := next(iter(whole))) > 1 and {*only} == {*meanings}:
            return tuple(frozenset((one,)) for one in only)
        return (frozenset(meanings),)

    def _of_form(self, word: str) -> set[str]:
        return self._words.get(word, set()) | self._roots.get(self._root(word), set())

    def _of_compound(self, word: str) -> Meant:
        """Of its longest known end, and what stands before that."""
        for at in range(LEAST - 1, min(len(word), LONGEST_WORD) - LEAST + 1):
            end = word[at:]
            if found := self._words.get(end) or self._roots.get(self._root(end)):
                before = self._words.get(word[:at], set()) | self._words.get(word[:at].rstrip("s"), set())
                return tuple(frozenset(part) for part in (before, found) if part)
        return ()


@cache
def glossary(language: str) -> Glossary:
    """That of one of `LANGUAGES`. It is part of the program, as a module is."""
    text = files("monitor.judge.words").joinpath("glossary", f"{language}.txt").read_text("utf-8")
    return Glossary(language, text)


@cache
def known() -> frozenset[str]:
    """The English stems that words of other languages mean: of each language they are the same, but for a few."""
    return frozenset(glossary("es").meanings)


@cache
def _no_names() -> frozenset[str]:
    """Those of them that name nobody."""
    return known() - glossary("es").names


def is_known(language: str) -> bool:
    """Whether words of a language can be compared with those of another."""
    return language[:2] in LANGUAGES or language[:2] in ("", ENGLISH)


def is_foreign(language: str) -> bool:
    """Whether it is another than English, of which words are known."""
    return language[:2] in LANGUAGES


def is_english(language: str) -> bool:
    """Whether it is known to be."""
    return language[:2] == ENGLISH


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
                is_name = word[0].isupper() and stem not in _no_names()
                sounds = _sounds(word.lower(), stem, ENGLISH) if is_name and not here else ()
                yield Sense(here or frozenset((stem,)), stem, sounds, word)
        return
    known, at = glossary(language[:2]), 0
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
        if (stem and length == 1) or parts:
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
        found = [stem, *map(consonants, (name, _PREFIX.sub("", name), stem))]
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
