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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import fsum
from operator import mul

from monitor.judge.text import fold
from monitor.judge.words import long_ago, targets, tongues
from monitor.judge.words.families import families
from monitor.judge.words.genre_abroad import COMMENTS_ABROAD, EXPLAINS_ABROAD, INSIDE_ABROAD, RECKONED_ABROAD
from monitor.judge.words.genre_words import (
    CHRONICLES,
    COMMENTS,
    DAYS,
    EXPLAINS,
    FEATURE_LEXICON,
    FEATURE_OPENING,
    FEATURE_WORDS,
    GENRES,
    LABELS,
    NO_FEATURE,
    REPORTAGES,
    SAYS,
    SOURCES,
)
from monitor.judge.words.particles import ANYWHERE
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import OPENING, stems_of_word, surface
from monitor.model import Story

_LABEL = re.compile(rf"(?:ap )?(?:{LABELS})\b")
_LABELLED = Sieve(
    rf"^(?:(?:ap )?(?:{LABELS})(?:\s*[:|-]\s|\.{{1,3}}\s)|(?:photos|video|watch|live)\s"
    rf"|(?:{REPORTAGES})(?: [\w'-]+){{1,5}} ?[:.]\s|(?:{CHRONICLES})\b)"
    rf"|^[\w' -]{{3,30}}, (?:{INSIDE_ABROAD}) ?[:|]"
    rf"|[:.|-] (?:(?:an?|une?|una|uma|eine?|der|die|das|la|le|el) )?(?:{GENRES})$"
)
_SECTION = re.compile(
    r"/(?:commentary|opinions?|podcasts?|photo-gallery|photo-essay|photos|pictures|in-pictures|videos?|live|liveblog|"
    r"tv-shows|breakingviews|graphics|analysis|features?|longreads?|blogs?|explainers?|interactive|programmes?|"
    r"analyses?|tribunes?|debats|idees|analisis|tribuna|columnas?|fotos?|galerias?|meinung|kommentare?|gastbeitrag|"
    r"bilder|fotostrecke|gorus|analiz|yazarlar|galeri|mneni[ey]a?|analitika|kolonki|"
    r"lifestyle|style|entertainment|celebrit(?:y|ies)|food|property|real-estate|horoscopes?|recipes)/"
    r"|/(?:analysis|explainer|factbox|opinion|commentary)-|-analysis-intl\b"
)
_WRITES = re.compile(r", writes (?:[\w'’-]+ ){0,5}?[A-Z][\w'’-]+ [A-Z][\w'’-]+\W*$")
"""A standfirst that says whose piece it is: "… is a gamble, writes Jane Roe"."""
_RECKONED = Sieve(
    r"^analysts? (?:say|warn|fear|expect)\b|, (?:an? )?analysts? (?:say|says|said|warns?|believes?|fears?)\.?$"
    rf"|{RECKONED_ABROAD}"
)
"""On a folded surface: who only thinks about an act reports none."""
_SCHEDULED = Sieve(
    r"^(?!.*\b(?:january|february|march|april|june|july|august|september|october|november|december|in may)\b)(?:"
    r".*\b(?:set|due|expected|scheduled|poised|slated) to (?:rule|vote|decide|be sentenced)\b"
    r"|(?:(?!asks?|asked|urg|press|want|order|refus|agree|fail|call|told|tells?|forc|promis|vow|seek|plead|need|get|let)"
    r"\w[\w']* ){1,4}to (?:rule|decide|vote in)\b"
    r"|.*\b(?:faces?|facing|awaits?|awaiting) (?:[\w']+ ){0,4}?(?:rulings?|verdicts?|sentencing|sentence request)\b)"
)
"""The same: a ruling or a vote that is on the calendar has not come yet. That a month is set for it is news, and so may
be what is to be voted on."""
_QUESTION = re.compile(
    r"[?؟？¿]|^(?:who|what|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should)\b"
)
_QUESTION_ACCENTED = re.compile(r"(?:^|[:.|] )(?:qué|cómo|quién|quiénes|cuál|cuáles|cuándo|dónde|cuántos|cuántas)\b")
_QUESTION_ABROAD = Sieve(
    r"^(?:comment|чи)\b| : comment\b|: como\b|, perche\b"
    r"|(?:^|: )(?:warum|wieso|weshalb|wie(?! (?:angekundigt|erwartet|geplant|vereinbart|befurchtet|gefordert)\b)"
    r"|pourquoi|por que|perche|cosa(?! nostra)|neden|nasil|почему|зачем|чому|навіщо|як|لماذا|كيف|هل|چرا|چگونه|چطور)\b"
)
"""On a folded surface."""
_ENGLISH = frozenset({"the", "of", "to", "and", "for", "after", "with", "from", "says", "by"})
"""Words of which one is in most English headlines, and none in those of other languages: looked for first."""
_HOW = re.compile(r": (?:how|why|what|who|where)\b")
_IN_TWO = re.compile(
    r"\b(?!(?:Gov|Sen|Rep|Gen|Rev|Col|Lt|Dr|Mr|Mrs|Ms|Messrs|St|Mt|Ft|Jr|Sr|Nos?|vs|v|Cos?|Corp|Sgt|Cpl|Pvt|Inc|Ltd|Capt"
    r"|Maj|Adm|Prof|Hon|Pres|Dept|Univ|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan"
    r"|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\b)\w{2,}[.!]['’”»\"]? "
    r"['‘“«\"]?(?=[A-ZÀ-ÝА-Я])"
)
"""The end of a sentence inside a headline, and no abbreviation."""
_ENGLISH_ALONE = re.compile(r"(?i)^(?:an?|as|no|on) ")
_BESIDE = re.compile(r"(?i) (?:as|amid|while)\b")
_HAS_DIGIT = re.compile(r"\d")
_BLANKS = bytes(point if chr(point).isalpha() or chr(point) in "'?:!" else 32 for point in range(256))
_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:'[^\W\d_]+)?|[?:!]")


_SHOWN = re.compile(
    r"(?:(?:(?:watch ?)?(?:live|video)(?: ?(?:updates?|blog|ticker|news))?|watch|the latest|newsblog|ticker"
    r"|en direct|direct|en vivo|canli|(?:exclusive|breaking|urgent|update) ?\d*)(?: |$))+"
)
"""A folded label that says only how the news is shown, or that more is to come."""
_BEHIND = re.compile(r" (?:after|as|amid|while|ahead of|before|apres|tras|nach)\b")
"""What somebody is shown to speak of tells of no act: "Watch: Officials brief media after fire"."""


def is_background(story: Story) -> bool:
    """It is labelled so, is what analysts say, or only foretells a ruling or a vote. A page or a film that goes by the
    news of the hour ("LIVE: Strike kills 12") is news; by a subject ("Live: The war in Sudland") is not."""
    if is_labelled(story) and not _shows_act(story.label, story.title, story.language):
        return True
    folded = surface(story.title).folded
    return _is_unsaid(folded) or tongues.foretells(story.title, story.language) or looks_back(story)


def looks_back(story: Story) -> bool:
    """It opens with a time that is long past, and is not what somebody now says of it."""
    says = (SAYS if is_english(story.language) else SOURCES).search
    lines = [line for line in (story.title, *story.sentences[:1]) if long_ago.opens(line, story.first_seen.date())]
    return any(not says(surface(line).folded) for line in lines)


@lru_cache(maxsize=1024)
def _shows_act(label: str, title: str, language: str) -> bool:
    if label[:1].isdigit():
        return True  # the minute of a post on a live page
    if not (label and _SHOWN.fullmatch(fold(label))) and not tongues.is_shown(title, language):
        return False
    clause = _BEHIND.split(surface(title).folded, maxsplit=1)[0]
    has_room = len(title.split()) >= TELLS or bool(ANYWHERE.search(title))  # words without spaces
    return has_room and bool(_HAS_DIGIT.search(clause) or families(clause))


@lru_cache(maxsize=1024)
def _is_unsaid(folded: str) -> bool:
    return bool(_RECKONED.search(folded) or _SCHEDULED.search(folded))


def foretells(title: str) -> bool:
    """The title says that a court will rule or a parliament vote, and no more."""
    return bool(_SCHEDULED.search(surface(title).folded))


def is_labelled(story: Story) -> bool:
    """Its prefix or the section of its address says that it is background, or its standfirst whose piece it is: from
    these the models learn."""
    written = _is_labelled(story.label, story.title, story.url) or tongues.is_labelled(story.title, story.language)
    return written or any(", writes " in line and _WRITES.search(line) for line in story.sentences[:OPENING])


@lru_cache(maxsize=1024)
def _is_labelled(label: str, title: str, url: str) -> bool:
    return bool(_LABEL.match(fold(label)) or _LABELLED.search(fold(title)) or _SECTION.search(url))


@lru_cache(maxsize=1024)
def asks(title: str, language: str = "") -> bool:
    """The title is a question, or opens like one."""
    low = _below(title)
    folded = surface(title).folded
    abroad = (
        _QUESTION_ABROAD.search(folded)
        or EXPLAINS.search(folded)
        or (_ENGLISH.isdisjoint(folded.split()) and EXPLAINS_ABROAD.search(folded))
    )
    accented = not low.isascii() and _QUESTION_ACCENTED.search(low)
    asked = _QUESTION.search(low) or _HOW.search(low) or abroad or accented
    return bool(asked) or tongues.asks(title, language)


def is_english(language: str) -> bool:
    """Whether the models of word forms, which were learnt from headlines in English, can read it."""
    return language[:2] in ("", "en")


@lru_cache(maxsize=1024)
def names_day(sentences: tuple[str, ...], language: str = "") -> bool:
    """The opening says on which day."""
    return any(DAYS.search(surface(s).folded) or tongues.names_day(s, language) for s in sentences[:OPENING])


@lru_cache(maxsize=1024)
def names_source(sentences: tuple[str, ...], language: str = "") -> bool:
    """The opening says who says so."""
    return any(SOURCES.search(surface(s).folded) or tongues.names_source(s, language) for s in sentences[:OPENING])


def is_bare(sentences: tuple[str, ...], language: str = "") -> bool:
    """The opening names no day, and its first sentence no source: reports of an act seldom do without both."""
    return not (_is_short(sentences) or names_day(sentences, language) or names_source(sentences[:1], language))


def is_standfirst(sentences: tuple[str, ...], language: str = "") -> bool:
    """What stands under the title, if anything, is no lead: few words, as many feeds give, with no room for day and
    source, so that their silence says nothing."""
    return _is_short(sentences) and not (names_day(sentences, language) or names_source(sentences, language))


def _is_short(sentences: tuple[str, ...]) -> bool:
    return sum(len(sentence.split()) for sentence in sentences) < ROOM


@lru_cache(maxsize=1024)
def feature_words(title: str, common: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The kinds of words in a headline that features have (genre_words.py); a whole sentence has room for any word, and
    words beside an act are none of its own ("Norland reopens border as families wait", "amid fears of …").

    `common`: stems of which the operation itself speaks: where pupils are held hostage, news is of pupils.
    """
    if is_sentence(title):
        return ()
    clause = _BESIDE.split(title, maxsplit=1)[0]
    met = _kinds(clause, common)
    if met and clause != title:
        met = _kinds(title, common)
    return tuple(kind for kind in FEATURE_WORDS if kind in met) if met else ()


def _kinds(title: str, common: frozenset[str]) -> frozenset[str]:
    """What is no word of features is looked for before the operation's own words are left out: they are part of it."""
    folded = surface(title).folded
    if not (met := FEATURE_LEXICON.met(folded)):
        return met
    words = targets.left_out(NO_FEATURE.sub(" ", folded)).split()
    left = " ".join([word for word in words if common.isdisjoint(stems_of_word(word))])
    return met if left == folded else FEATURE_LEXICON.met(left)


@lru_cache(maxsize=1024)
def sets_scene(title: str, language: str = "") -> bool:
    """The headline opens like a feature's: with a scene, a time or an article. A whole sentence may do so anyway."""
    opening = surface(_below(title)).cased
    if not is_english(language):  # there they say where, to whom or who: "A Gaza, …", "An der Grenze …", "No Rio …"
        opening = _ENGLISH_ALONE.sub("", opening)
    return bool(FEATURE_OPENING.search(opening)) and not is_sentence(title)


@lru_cache(maxsize=1024)
def is_in_two(title: str, language: str = "") -> bool:
    """The headline is two sentences, of which the second turns or comments on the first: "Sudland was a haven. Not
    anymore". One that counts or tells an act reports as well ("Drones hit Dorva. Three killed"), and what is itself a
    lead may have several."""
    if not ("." in title or "!" in title) or is_sentence(title):
        return False
    _, *rest = _IN_TWO.split(title, maxsplit=1)
    comments = COMMENTS if is_english(language) else COMMENTS_ABROAD
    folded = [surface(line).folded for line in rest]
    return any(comments.match(line) and not (_HAS_DIGIT.search(line) or families(line)) for line in folded)


def _below(title: str) -> str:
    """In small letters, but for an acronym that opens it: IS claims an attack, WHO sends doctors."""
    first, _, rest = title.partition(" ")
    is_acronym = len(first) > 1 and first.isupper() and not rest.isupper()
    return f"{first} {rest.lower()}" if is_acronym else title.lower()


def is_sentence(title: str) -> bool:
    """The title is a whole sentence, and so a lead rather than a headline."""
    return title.rstrip().endswith(".") and len(title.split()) >= SENTENCE


def _tokens(cased: str) -> list[str]:
    if _HAS_DIGIT.search(cased) or not cased.isascii():
        return _TOKEN.findall(cased)
    for mark in "?:!":
        cased = cased.replace(mark, f" {mark} ")
    found = cased.encode().translate(_BLANKS).decode().split()  # the same, in a third of the time
    if "'" not in cased:
        return found
    return [token for part in found for token in (_TOKEN.findall(part) if "'" in part else (part,))]


@lru_cache(maxsize=1024)
def masked(title: str) -> tuple[str, ...]:
    """A title's words with names as `<cap>` and figures as `<num>`; a run of names is one."""
    found: list[str] = []
    before = ""
    for token in _tokens(surface(title).cased):
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
    return tuple(found)


_ARTICLES = frozenset({"the", "a", "an"})
CUT = 5
"""Letters by which a word is known in all its forms."""
ROOM = 50
"""Words of a text from which it has room to name a day and a source."""
TELLS = 4
"""Words of a headline that has room for who does what."""
SENTENCE = 10
"""Words from which a title that ends with a full stop is a sentence."""


_QUOTED = re.compile(r"(?:^|\s)[\"'‘“]")
SUBJECT = 4
"""Words of a subject before a colon, at most; and of the clause behind it, at least."""


def headline_words(title: str) -> tuple[str, ...]:
    """Masked words; a title that is a whole sentence loses its articles, as a headline has none, and one behind its
    subject ("Norland floods: Army sends boats", as some houses write them all) that subject."""
    subject, _, clause = title.partition(": ")
    if len(subject.split()) <= SUBJECT <= len(clause.split()) and not _QUOTED.search(clause):
        title = clause
    found = masked(title)
    if is_sentence(title):
        return tuple(word for word in found if word not in _ARTICLES)
    return found


@lru_cache(maxsize=1024)
def ngrams(title: str) -> frozenset[str]:
    """One to three masked words in a row, with the title's ends, longer words cut, and its length class."""
    headline = headline_words(title)
    tokens = ["^", *headline, "$"]
    grams = {f"<len {min(len(tokens) // 4, 6)}>", *(f"~{w[:CUT]}" for w in headline if len(w) >= CUT and w.isalpha())}
    for size in (1, 2, 3):
        grams.update(map(" ".join, zip(*(tokens[i:] for i in range(size)), strict=False)))
    return frozenset(grams - {"^", "$"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordModel:
    """A linear model over masked n-grams, its score standardised over the stream it was learnt from. The same only as
    itself, so that what is worked out of it can be remembered by it."""

    bias: float
    mean: float
    deviation: float
    weights: Mapping[str, float]

    def score(self, grams: Iterable[str]) -> float:
        """In standard deviations; positive reads like news. The same to the last bit, in whatever order they come."""
        weighed = map(self.weights.get, grams, repeat(0.0))
        return (self.bias + fsum(weighed) - self.mean) / self.deviation

    def heaviest(self, grams: Iterable[str], count: int = 3) -> tuple[str, ...]:
        """The n-grams that weigh most, for a person to read."""
        weighed = sorted(((abs(w), g) for g in grams if (w := self.weights.get(g, 0.0))), reverse=True)
        return tuple(gram for _, gram in weighed[:count])


@lru_cache(maxsize=1024)
def scores(title: str, models: tuple[WordModel, ...]) -> tuple[float, ...]:
    """What each model makes of a title: the house is measured by what was judged."""
    grams = ngrams(title)
    return tuple(model.score(grams) for model in models)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Style:
    """A direction among the meanings of headlines: from those that read like features to those that read like news.
    The same only as itself, so that scores can be remembered by it."""

    direction: tuple[float, ...]
    mean: float
    deviation: float

    def score(self, vector: Sequence[float]) -> float:
        """In standard deviations, to thousandths, so that another machine's last bits change nothing; positive reads
        like news. `vector`: a headline's, as an encoder gives it."""
        return round((fsum(map(mul, self.direction, vector)) - self.mean) / self.deviation, 3)


def cues(story: Story, common: frozenset[str] = frozenset()) -> Iterator[str]:
    """What a person would point at; `common` as for `feature_words`."""
    if is_labelled(story) and is_background(story):
        yield f"labelled {story.label}" if story.label else "in a background section"
    elif looks_back(story):
        yield "opens with a time that is long past"
    elif is_background(story):
        yield "foretells a ruling or a vote" if foretells(story.title) else "is what analysts say"
    if asks(story.title, story.language):
        yield "asks a question"
    if is_in_two(story.title, story.language):
        yield "is of two sentences"
    if sets_scene(story.title, story.language):
        yield "opens like a feature"
    if kinds := feature_words(story.title, common):
        yield f"has words of features ({', '.join(kinds)})"
