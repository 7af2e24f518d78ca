"""Words as the judge counts them: surfaces to search, stems to compare, and how rare each stem is.

Two forms of a text are used. Its *surface* is what term groups are searched in: without diacritics, hyphens as spaces,
with and without case, character for character of equal length. Its *stems* are what texts are compared by: words cut to
their first six letters, stop words dropped. The cut stands in for a stemmer: it needs no language, and no real stemmer
that was tried did better on labelled news.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from monitor.judge.text import INDIC_VOWELS
from monitor.judge.words import tongues
from monitor.judge.words.function_words import ELIDED, EVERY_LANGUAGE
from monitor.judge.words.once import Once
from monitor.judge.words.particles import ANYWHERE, FIRST_ARABIC, apart, without_case
from monitor.judge.words.variants import CANONICAL
from monitor.judge.words.variants_abroad import CANONICAL_GERMANIC, CANONICAL_SLAVIC
from monitor.model import Seed, Story

STEM = 6
OPENING = 2
"""Sentences of the text that count as its opening."""
BODY = 4000
"""Characters of the text that are searched; news that matters comes before."""

_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−"), " ")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′´`ʼ"), "'") | dict.fromkeys(map(ord, "“”„‟″«»"), '"')
_UNDECOMPOSED = {
    ord("ı"): "i",
    ord("ø"): "o",
    ord("Ø"): "O",
    ord("ł"): "l",
    ord("Ł"): "L",
    ord("đ"): "d",
    ord("Đ"): "D",
}
_ONE_FORM = _DASHES | _QUOTES | _UNDECOMPOSED


class _Plain(dict[int, str]):
    """Each character without diacritics and in its one form, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        is_syllable = "\uac00" <= character <= "\ud7a3"  # of Korean
        apart = (character if is_syllable else unicodedata.normalize("NFKD", character)).translate(_ONE_FORM)
        letters = (INDIC_VOWELS.get(c, c) for c in apart)
        self[point] = found = "".join(c for c in letters if unicodedata.category(c)[0] != "M")
        return found


_PLAIN = _Plain()
_BLANKS = bytes(point if chr(point).isalnum() or point == ord("'") else 32 for point in range(256))
_WORD = re.compile(r"U\.S\.?(?!\w)|U\.N\.?(?!\w)|[^\W_]+(?:'[^\W_]+)?")
_SHORT = re.compile(r"([NS])(?<![\w.].)\. ?(?=(?:Korea|Sudan|Africa|Ireland|Irish|Ossetia|China Sea))")
"""As headlines have it: N.Korea, S. Sudan."""
_POINTS = {"N": "North ", "S": "South "}
_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=..)")
"""With the conjunction or preposition that is written into it."""
_VARIANTS = {**CANONICAL_GERMANIC, **CANONICAL_SLAVIC, **CANONICAL}
_SPOKEN = {
    "US": "u.s",
    "U.S.": "u.s",
    "U.S": "u.s",
    "USA": "u.s",
    "EE": "u.s",
    "EEUU": "u.s",
    "EUA": "u.s",
    "ONU": "u.n",
    "UN": "u.n",
    "U.N.": "u.n",
    "U.N": "u.n",
}


_INITIALS = re.compile(r"\bU\.(?:(A)\.E|K)\.")
_LETTERS = re.compile(r"\bHK\b(?!\$)")
_IN_TWO = ("air strike", "air base", "cease fire")
"""What some houses write in two words, most in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A text to search in. Both strings have the same length; positions in one are positions in the other."""

    cased: str
    folded: str


_EMPTY = Surface(cased="", folded="")
MOST_LINES = 4096
"""Lines whose surfaces are kept: a new one is seen beside hundreds of the last days."""


def _surface(text: str) -> Surface:
    if not text:  # most stories of a wire are a headline
        return _EMPTY
    if "N." in text or "S." in text:
        text = _SHORT.sub(lambda found: _POINTS[found[1]], text)
    if "U.K" in text or "U.A" in text:
        text = _INITIALS.sub(lambda found: "UAE" if found[1] else "UK", text)
    if "HK" in text:
        text = _LETTERS.sub("Hong Kong", text)
    cased = text.replace("-", " ").replace("`", "'") if text.isascii() else text.translate(_PLAIN)
    folded = cased.lower()
    if len(folded) != len(cased):
        folded = "".join(low if len(low := c.lower()) == 1 else c for c in cased)
    return Surface(cased=cased, folded=folded)


@lru_cache(maxsize=MOST_LINES)
def surface(text: str) -> Surface:
    """Without diacritics, one kind of quote, dashes as spaces; cased and not. Kept, as every rule asks for the same."""
    return _in_one(_surface(text))


def _in_one(line: Surface) -> Surface:
    """Words that most houses write in one, wherever this one writes two."""
    cased, folded = line.cased, line.folded
    for two in _IN_TWO:
        at = -1
        while (at := folded.find(two, at + 1)) >= 0:
            gap = at + two.index(" ")
            if not folded[at - 1 : at].isalnum():  # "fair strike"
                cased, folded = cased[:gap] + cased[gap + 1 :], folded[:gap] + folded[gap + 1 :]
    return line if folded is line.folded else Surface(cased=cased, folded=folded)


def with_marks(text: str, word: str) -> str:
    """What a text has where its surface has a word, for people to read; the word itself where it has it nowhere."""
    if word in text or (first := text.translate(_PLAIN).find(word)) < 0:
        return word
    places = [place for place, character in enumerate(text) for _ in _PLAIN[ord(character)]]
    last = places[first + len(word) - 1] + 1
    while last < len(text) and not _PLAIN[ord(text[last])]:
        last += 1
    return text[places[first] : last]


def folded(terms: Iterable[str]) -> tuple[str, ...]:
    """Terms as a folded surface has them."""
    together = _in_one(_surface("\n".join(terms)))  # thousands of short ones cost most each for itself
    return tuple(dict.fromkeys(filter(None, together.folded.split("\n"))))


def words(cased: str) -> list[str]:
    """The words of a cased surface, as they stand there."""
    if not cased.isascii() or "U." in cased:
        found = _WORD.findall(cased)
        return [part for word in found for part in apart(word)] if ANYWHERE.search(cased) else found
    found = cased.encode().translate(_BLANKS).decode().split()  # the same, at half the time
    if "'" not in cased:
        return found
    return [word for part in found for word in (_WORD.findall(part) if "'" in part else (part,))]


_SMALL = sorted(frozenset().union(*EVERY_LANGUAGE, tongues.terms("function")))
STOP_WORDS = frozenset(surface(" ".join(_SMALL)).folded.split())

MOST_STEMS = 200_000
"""Words whose stems are kept."""
MOST_WORDS = 32_768
"""Words as they stand in a line whose stems are."""
MOST_AT_HAND = 64
"""Lines whose stems are, and titles whose vectors."""
MOST_READ = 256
"""Texts whose stems are: each story is seen beside those of its day."""


def _stem(word: str) -> str:
    """Of a word; empty for one that does not count. The same words have one, which is quicker to compare then."""
    return intern(_cut_short(word))


_STEMS = Once(_stem, MOST_STEMS)


def _cut_short(word: str) -> str:
    spoken = _SPOKEN.get(word)
    if spoken:
        return spoken
    word = word.lower()
    if word in STOP_WORDS:
        return ""
    if "'" in word[1:]:
        before, _, after = word.partition("'")
        word = after if before in ELIDED else before
        if word in STOP_WORDS:
            return ""
    word = _VARIANTS.get(word, word) if word < FIRST_ARABIC else _ARTICLE.sub("", word)
    word = _VARIANTS.get(word := without_case(word), word)
    return "" if len(word) < 2 and not word.isdigit() else word[:STEM]


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text in their order, stop words dropped."""
    return stems_of(words(surface(text).cased))


def stems_of(found: Iterable[str]) -> tuple[str, ...]:
    """The same from words that are cut already."""
    return tuple(filter(None, map(_STEMS.__getitem__, found)))


@lru_cache(maxsize=MOST_WORDS)
def stems_of_word(word: str) -> tuple[str, ...]:
    """The same of one word, with whatever marks stand at it: it is met again when lines are long forgotten."""
    return stems_of(words(_surface(word).cased))


@lru_cache(maxsize=MOST_AT_HAND)
def _stems_at_hand(cased: str) -> tuple[str, ...]:
    """The stems of a cased surface: what is judged is remembered next, by each operation that it is about."""
    return stems_of(words(cased))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A story, seed or ledger entry, cut up once for all the rules."""

    title: str
    sentences: tuple[str, ...]
    language: str
    surface: Surface
    """Title, opening and the rest of the body, a line each."""
    title_end: int
    """Where the title ends in the surface."""
    opening_end: int
    title_stems: tuple[str, ...]
    stems: tuple[str, ...]
    """Of title and opening."""

    @property
    def opening(self) -> tuple[str, ...]:
        """The first sentences of the text."""
        return self.sentences[:OPENING]


def read(title: str, sentences: tuple[str, ...], language: str = "") -> Reading:
    """Cut up a title and its sentences. A first sentence that is the title again does not count as text; without a
    title it is headline and lead in one."""
    return _cut(*_told_once(title, sentences), language)


def _told_once(title: str, sentences: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Title and text, where each has something to say."""
    if sentences and not title:
        return sentences[0], sentences
    if sentences and title and same_words(title, sentences[0]):
        return title, sentences[1:]
    return title, sentences


@lru_cache(maxsize=MOST_READ)
def read_stems(title: str, sentences: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of title, and of title and opening, as `read` gives them; at a fraction of what that costs."""
    title, sentences = _told_once(title, sentences)
    found = _stems_at_hand(surface(title).cased)
    return found, found + _stems_at_hand(_in_one(_surface(" ".join(sentences[:OPENING]))).cased)


def read_added(sentences: tuple[str, ...], language: str = "") -> Reading:
    """What a near-copy adds: its first sentence is headline and lead in one."""
    return _cut(sentences[0], sentences, language)


def _cut(title: str, sentences: tuple[str, ...], language: str) -> Reading:
    body = " ".join(sentences[OPENING:])[:BODY]
    parts = surface(title), _in_one(_surface(" ".join(sentences[:OPENING]))), _surface(body)
    head, opening = parts[0].cased, parts[1].cased
    title_stems = _stems_at_hand(head)
    return Reading(
        title=title,
        sentences=sentences,
        language=language,
        surface=Surface(
            cased=f" {head}\n{opening}\n{parts[2].cased} ",
            folded=f" {parts[0].folded}\n{parts[1].folded}\n{parts[2].folded} ",
        ),
        title_end=len(head) + 1,
        opening_end=len(head) + len(opening) + 2,
        title_stems=title_stems,
        stems=title_stems + _stems_at_hand(opening),
    )


def read_story(story: Story | Seed) -> Reading:
    """A story, or a seed, cut up."""
    return read(story.title, story.sentences, story.language)


def same_words(a: str, b: str) -> bool:
    """Whether two lines are the same but for case, punctuation and diacritics."""
    if abs(len(a) - len(b)) > 12:
        return False
    return [w.lower() for w in words(surface(a).cased)] == [w.lower() for w in words(surface(b).cased)]


Vector = Mapping[str, float]


class _Rarities(dict[str, float]):
    """By stem, and one for all that were never seen."""

    def __init__(self, known: Mapping[str, float], *, unseen: float) -> None:
        super().__init__(known)
        self._unseen = unseen

    def __missing__(self, stem: str) -> float:
        return self._unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """In how many of `stories` background stories each stem was seen, title and opening."""

    stories: int
    counts: Mapping[str, int]
    names: frozenset[str] = frozenset()
    """Stems that are written with a capital wherever they do not open a sentence."""
    everyday: Mapping[str, int] = field(default_factory=dict)
    """The same of stems that the background has not seen, estimated for as many stories of their own language."""
    idf: Callable[[str], float] = field(init=False, repr=False, compare=False)
    """Inverse document frequency, ln((N + 1) / (df + 0.5)): Robertson and Spärck Jones, smoothed."""
    _idf: _Rarities = field(init=False, repr=False, compare=False)
    _at_hand: dict[tuple[str, ...], Vector] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        both = (*self.everyday.items(), *self.counts.items())
        rarities = {stem: math.log((self.stories + 1) / (n + 0.5)) for stem, n in both}
        known = _Rarities(rarities, unseen=math.log((self.stories + 1) / 0.5))
        object.__setattr__(self, "_idf", known)
        object.__setattr__(
            self, "idf", known.__getitem__
        )  # asked forty times a story: a method of ours takes thrice as long

    def count(self, stem: str) -> int:
        """In how many stories a stem was seen, or would be; 0 where nothing is known of it."""
        return self.counts.get(stem) or self.everyday.get(stem, 0)

    def is_name(self, stem: str) -> bool:
        """Whether a stem is one of a name; one of which nothing is known may be."""
        return stem in self.names or stem not in self._idf

    def has_seen(self, term: str) -> bool:
        """Whether the labelled news itself holds each word of a term, or its stem."""
        return all(part in self.counts for part in stems(term.rstrip("*")))

    def vector(self, found: Iterable[str]) -> dict[str, float]:
        """TF-IDF weights, (1 + ln tf) · idf, of length 1."""
        idf, log = self.idf, math.log
        given = tuple(found)
        weights = {stem: idf(stem) for stem in given}
        if len(weights) < len(given):
            for stem, n in Counter(given).items():
                if n > 1:
                    weights[stem] *= 1 + log(n)
        return unit(weights)

    def title(self, found: tuple[str, ...]) -> Vector:
        """The same of a title, of which many ask: those of late are kept."""
        kept = self._at_hand
        if found not in kept:
            if len(kept) >= MOST_AT_HAND:
                kept.clear()
            kept[found] = self.vector(found)
        return kept[found]

    def share(self, term: str) -> float:
        """About which part of the background holds a term (a word, a phrase, or a stem that ends in `*`)."""
        parts = stems(term.rstrip("*"))
        if not parts:
            return 0.0
        shares = [self.count(part) / max(self.stories, 1) for part in parts]
        return min(shares) if len(shares) == 1 else 0.5 * min(shares)


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """The same direction, length 1; an empty vector stays empty."""
    length = math.sqrt(sum([w * w for w in vector.values()]))
    return {stem: w / length for stem, w in vector.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[stem] for stem, w in a.items() if stem in b)
