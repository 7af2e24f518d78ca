"""Words of other languages and their English meanings, with the endings that each language gives them.

`glossaries/` has a file a language: some three thousand word families and names of which headlines and leads are mostly
made. A word is met whole, or by what is left of it without the usual endings; a German compound by its parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeVar

from monitor.judge.words.particles import without_case
from monitor.judge.words.terms import stems, stems_of_word, surface, words

ENGLISH = "en"
LANGUAGES = frozenset({"ar", "de", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"})
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
_GERMAN = re.compile(r"^(\w{3,}?)(?:e[nrsm]?|ern|s|t|te[nt]?|est|et)?$")
_DUTCH = re.compile(r"^(\w{3,}?)(?:e(?:n|r|rs)?|s|t|[dt]en?|tje)?$")
_COMPOUNDING = ("de", "nl")
"""Languages that write several nouns in one word."""
_RUSSIAN_VERB = re.compile(r"^(\w{4,}?)(?:[аеиоуыя]?л[аио]?|[аеиуыя]?ть|[аеиуюя]т|[ея]?н[аоы]?)(?:с[яь])?$")
_UKRAINIAN_VERB = re.compile(
    r"^(\w{4,}?)(?:[аеиіоуя]?(?:в|л[аио])|[аеиіуя]?ти|[аеиіуюя]ть|[ея]?н[аоиі]|т[аои])(?:с[яь])?$"
)
_POLISH = re.compile(
    r"^(\w{3,}?)(?:iego|ego|iemu|emu|iej|ej|ymi|imi|ych|ich|ami|ach|om|owi|ow|ie|iu|[aeiouy]|ym|im|em|a)?$"
)
_POLISH_VERB = re.compile(r"^(\w{4,}?)(?:[aeiy]?(?:l[aioy]?|c)|[aei]?ja|[aeiy]|[ae]n[aoyi]|ono|to|t[ay])$")
_PERSIAN_END = re.compile(r"(?<=...)(?:هایی|های|ها|ان|ی|ند|ه)$")
_ROMANCE_LANGUAGES = ("es", "fr", "it", "pt")
_NOUNS = dict.fromkeys(_ROMANCE_LANGUAGES, _ROMANCE) | {"de": _GERMAN, "nl": _DUTCH, "pl": _POLISH}
_VERBS = dict.fromkeys(_ROMANCE_LANGUAGES, _ROMANCE_VERB) | {
    "ru": _RUSSIAN_VERB,
    "uk": _UKRAINIAN_VERB,
    "pl": _POLISH_VERB,
}
_SOFT = re.compile(r"(?<=\w{3})(?:ью|[иь])$")
_FLEETING = re.compile(r"(?<=\w{2})[ое]к$")
"""Russian and Ukrainian: what a soft stem ends in, and a vowel that other cases lack."""
PREFIX = re.compile(r"^(?:وال|بال|فال|كال|لل|ال|[وفبلكس])(?=...)")
"""Arabic: the article, and what is written into the word before it."""

_TURKISH_VERB = re.compile(r"[dt][iu]|[iu]yor|m[iu]s|[ae]c[ae]|[iu]l")
"""What follows the beginning of a verb, on a folded word: past, present, hearsay, future, passive."""
LONGEST_WORD = 32
MOST_FOUND = 50_000
"""Words of a language whose meanings are kept at hand."""
_ARABIC_END = re.compile(r"(?<=...)(?:هما?|وا|نا|[اتنهى])$")
"""Of verbs, cases and whose it is, beyond those that stems lack."""
_HE, _SHE = "ي", "ت"
"""How the third person of an Arabic verb begins."""


def _arabic(word: str) -> Iterator[str]:
    """A word with and without what may be written into it, and as one man does what it says."""
    bare = PREFIX.sub("", word, count=1)
    for form in dict.fromkeys((word, bare, PREFIX.sub("", bare, count=1))):
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


def _persian(word: str) -> Iterator[str]:
    """A word without the plural, the bound vowel or the person that is written to it."""
    while (shorter := _PERSIAN_END.sub("", word)) != word:
        yield shorter
        word = shorter
    if word.startswith("می"):
        yield word.removeprefix("می")


_OTHER_FORMS = {"ar": _arabic, "fa": _persian, "tr": _turkish}

Key = TypeVar("Key", str, tuple[str, ...])
Meant = tuple[frozenset[str], ...]
"""English stems of which any may be meant, for each part of what has parts."""


@dataclass
class _Noted:
    """Words, what is left of them without endings, and expressions, with their meanings, while they are read."""

    words: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    roots: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    expressions: defaultdict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))


def _kept(noted: Mapping[Key, set[str]], at_hand: dict[tuple[str, ...], tuple[str, ...]]) -> dict[Key, tuple[str, ...]]:
    """The same in a fifth of the room: many words have the same meanings."""
    found = ((key, tuple(sorted(meanings))) for key, meanings in noted.items() if meanings)
    return {key: at_hand.setdefault(meanings, meanings) for key, meanings in found}


class Glossary:
    """The words of a language and their meanings."""

    def __init__(self, language: str, text: str) -> None:
        """`text`: in each line an English word, a colon, and words or expressions parted by commas."""
        self._language = language
        self._found: dict[str, Meant] = {}
        self._rooted: dict[str, str] = {}
        self.meanings: set[str] = set()
        self.names: set[str] = set()
        """Of the meanings those that name somebody or something."""
        self.silent: set[str] = set()
        """Words for English ones that count nowhere."""
        noted, whole = _Noted(), defaultdict[tuple[str, ...], set[tuple[str, ...]]](set)
        for line, folded in zip(text.splitlines(), surface(text).folded.splitlines(), strict=True):
            meaning = line.partition(":")[0]
            expressions = [words(one) for one in folded.partition(":")[2].split(",")]
            meant = stems(meaning)
            self.meanings.update(meant)
            if meaning[0].isupper() and " " not in meaning:  # the White House is white
                self.names.update(meant)
            if not meant:
                self.silent.update(one for one, *more in expressions if not more)
            for expression in expressions:
                self._note(expression, meant, noted)
                whole[tuple(map(self._root, expression))].add(meant)
        at_hand: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._words, self._roots = _kept(noted.words, at_hand), _kept(noted.roots, at_hand)
        self._expressions = _kept(noted.expressions, at_hand)
        """By their words without endings: each has its case and number where it stands."""
        self._whole = {key: only for key, (only, *more) in whole.items() if not more and len(only) > 1}
        """Of words and expressions, by their roots, the English expression that they alone stand for."""
        self._openers = frozenset(first for first, *_ in self._expressions)

    def _note(self, expression: Sequence[str], meant: Sequence[str], noted: _Noted) -> None:
        if len(expression) > 1:
            noted.expressions[tuple(map(self._root, expression))].update(meant)
        for word in expression if len(expression) == 1 else ():
            for kept, key in ((noted.words, word), (noted.roots, self._root(word)), (noted.roots, self._verb(word))):
                if key:
                    kept[key].update(meant)

    def _root(self, word: str) -> str:
        """A word without its ending."""
        if self._language in ("ru", "uk"):
            return _FLEETING.sub("к", _SOFT.sub("", without_case(_SOFT.sub("", word))))
        if endings := _NOUNS.get(self._language):
            found = endings.match(word)
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
        return self._of_compound(word) if self._language in _COMPOUNDING else ()

    def _parted(self, roots: tuple[str, ...], meanings: Collection[str]) -> Meant:
        """What stands for one English expression and nothing else means each word of that."""
        only = self._whole.get(roots, ())
        return tuple(frozenset((one,)) for one in only) if only and {*only} == {*meanings} else (frozenset(meanings),)

    def _of_form(self, word: str) -> set[str]:
        return {*self._words.get(word, ()), *self._roots.get(self._root(word), ())}

    def _of_compound(self, word: str) -> Meant:
        """Of its longest known end, and what stands before that."""
        for at in range(LEAST - 1, min(len(word), LONGEST_WORD) - LEAST + 1):
            end = word[at:]
            if found := self._words.get(end) or self._roots.get(self._root(end)):
                before = {*self._words.get(word[:at], ()), *self._words.get(word[:at].rstrip("s"), ())}
                return tuple(frozenset(part) for part in (before, found) if part)
        return ()


@cache
def of_language(language: str) -> Glossary:
    """That of one of `LANGUAGES`. It is part of the program, as a module is."""
    text = files("monitor.judge.words").joinpath("glossaries", f"{language}.txt").read_text("utf-8")
    return Glossary(language, text)


_ONE = "es"
"""The glossary that stands for what all of them mean: most of their English words are the same, and one is in memory
soon."""


def known() -> Set[str]:
    """The English stems that words of other languages mean."""
    return of_language(_ONE).meanings


def names() -> Set[str]:
    """Those of them that name somebody or something."""
    return of_language(_ONE).names


@cache
def no_names() -> frozenset[str]:
    """The others."""
    return frozenset(known() - names())


def is_known(language: str) -> bool:
    """Whether words of a language can be compared with those of another."""
    return language[:2] in LANGUAGES or language[:2] in ("", ENGLISH)


def is_foreign(language: str) -> bool:
    """Whether it is another than English, of which words are known."""
    return language[:2] in LANGUAGES


def is_english(language: str) -> bool:
    """Whether it is known to be."""
    return language[:2] == ENGLISH
