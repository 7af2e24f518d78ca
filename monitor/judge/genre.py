"""Does it read like news of an act, or like a feature about one?

Two models of word forms, learnt from a stream's own habits without any label. *Form*: titles whose prefix or section
says that they are background (Explainer, Photo essay, /opinion/) against all others. *Lead*: titles whose lead names a
day and a source ("…on Friday, the army said") against titles whose lead does not: it lets a title alone foretell what
its lead would have said. Names become `<cap>` and figures `<num>`, so the models know no subject. Beside them stand
plain rules: the prefix or section itself, a question, and, where there is text, the day and the source in its opening.

Genre alone never silences a story: it is weighed with everything else (novelty.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitor.judge.terms import OPENING, surface
from monitor.model import Story

_PREFIXES = (
    "explainer|analysis|insight|focus|factbox|fact focus|fact check|photo essay|photos|in pictures|pictures|live|"
    "live updates|watch|watch live|podcast|newsletter|morning bid|trading day|take five|what to know|q&a|timeline|"
    "opinion|commentary|column|editorial|the latest|instant view|interview|the ap interview|ap was there|profile|"
    "obituary|review|movie review|book review|factfile|feature|essay|the week in pictures|replay|video|infographic|"
    "breakingviews|graphic|blog|liveblog|as it happened|by the numbers|one tech tip|india file|the year in review"
)
_LABEL = re.compile(rf"(?:ap )?(?:{_PREFIXES})\b", re.IGNORECASE)
_LABELLED = re.compile(rf"^(?:(?:ap )?(?:{_PREFIXES})\s*[:|–—-]\s|(?:photos|video|watch|live)\s)", re.IGNORECASE)
_SECTION = re.compile(
    r"/(?:commentary|opinions?|podcasts?|photo-gallery|photo-essay|photos|pictures|in-pictures|videos?|live|liveblog|"
    r"tv-shows|breakingviews|graphics|analysis|features?|longreads?|blogs?|explainers?|interactive|programmes?)/"
)
_QUESTION = re.compile(r"\?|^(?:who|what|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should)\b")
_HOW = re.compile(r": (?:how|why|what|who|where)\b")
_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|tonight"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd'hui|hier"
    r"|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|ayer"
    r"|segunda feira|terca feira|quarta feira|quinta feira|sexta feira|hoje|ontem"
    r"|pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|bugun|dun"
    r"|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|сегодня|вчера)\b"
)
_SOURCES = re.compile(
    r"\b(?:said|says|announced|announces|according to|told|reported|confirmed|declared|statement|officials|spokes\w+"
    r"|sagte|laut|teilte|erklarte|a declare|a annonce|selon|dijo|segun|anuncio|informo|disse|segundo"
    r"|soyledi|acikladi|gore|bildirdi|сообщил\w*|заявил\w*|по словам)\b"
)
_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:'[^\W\d_]+)?|[?:!]")


def is_labelled(story: Story) -> bool:
    """Its prefix or the section of its address says that it is background."""
    return bool(_LABEL.match(story.label) or _LABELLED.match(story.title) or _SECTION.search(story.url))


def asks(title: str) -> bool:
    """The title is a question, or opens like one."""
    low = title.lower()
    return bool(_QUESTION.search(low) or _HOW.search(low))


@lru_cache(maxsize=1024)
def names_day(sentences: tuple[str, ...]) -> bool:
    """The opening says on which day."""
    return any(_DAYS.search(surface(s).folded) for s in sentences[:OPENING])


@lru_cache(maxsize=1024)
def names_source(sentences: tuple[str, ...]) -> bool:
    """The opening says who says so."""
    return any(_SOURCES.search(surface(s).folded) for s in sentences[:OPENING])


def masked(title: str) -> list[str]:
    """A title's words with names as `<cap>` and figures as `<num>`; a run of names is one."""
    found: list[str] = []
    before = ""
    for token in _TOKEN.findall(surface(title).cased):
        if token.islower():
            form = token
        elif token[0].isdigit():
            form = "<num>"
        elif token[0].isupper() and (before or not token[1:].islower()):
            form = "<cap>"
            if before == form:
                continue
        else:
            form = token.lower()
        found.append(form)
        before = form
    return found


_ARTICLES = frozenset({"the", "a", "an"})
SENTENCE = 10
"""Words from which a title that ends with a full stop is a sentence."""


def headline_words(title: str) -> list[str]:
    """Masked words; a title that is a whole sentence loses its articles, as a headline has none."""
    found = masked(title)
    if title.rstrip().endswith(".") and len(found) >= SENTENCE:
        return [word for word in found if word not in _ARTICLES]
    return found


@lru_cache(maxsize=1024)
def ngrams(title: str) -> frozenset[str]:
    """One to three masked words in a row, with the title's ends, and its length class."""
    tokens = ["^", *headline_words(title), "$"]
    grams = {f"<len {min(len(tokens) // 4, 6)}>"}
    for size in (1, 2, 3):
        grams.update(map(" ".join, zip(*(tokens[i:] for i in range(size)), strict=False)))
    return frozenset(grams - {"^", "$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordModel:
    """A linear model over masked n-grams, its score standardised over the stream it was learnt from."""

    bias: float
    mean: float
    deviation: float
    weights: Mapping[str, float]

    def score(self, grams: Iterable[str]) -> float:
        """In standard deviations; positive reads like news."""
        return (self.bias + sum(self.weights.get(gram, 0.0) for gram in grams) - self.mean) / self.deviation

    def heaviest(self, grams: Iterable[str], count: int = 3) -> tuple[str, ...]:
        """The n-grams that weigh most, for a person to read."""
        weighed = sorted(((abs(w), g) for g in grams if (w := self.weights.get(g, 0.0))), reverse=True)
        return tuple(gram for _, gram in weighed[:count])


def cues(story: Story) -> Iterator[str]:
    """What a person would point at."""
    if is_labelled(story):
        yield f"labelled {story.label}" if story.label else "in a background section"
    if asks(story.title):
        yield "asks a question"
