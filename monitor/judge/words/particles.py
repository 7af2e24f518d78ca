"""What grows together with a word: in Arabic and Hebrew small words before it (and, then, in, as, for); endings of case
and number; and in scripts that have no spaces all other words."""

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
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
JOINED = re.compile(f"[{UNSPACED}]")
HANGUL = "\uac00-\ud7a3"
"""Syllables of Korean."""
ANYWHERE = re.compile(f"[{UNSPACED}{HANGUL}]")
"""Those of both: the words of Korean grow together too, and have endings."""
HEBREW_BEFORE = _HEBREW[1:-1]
_RUN = re.compile(f"[{UNSPACED}]+|[{HANGUL}]+|[^{UNSPACED}{HANGUL}]+")
_KOREAN_END = re.compile(
    "(?<=..)(?:으로부터|에게서|이라고|습니다|에서|에게|으로|까지|부터|라고|다고|하는|했다|한다|됐다|된다|였다|이다|해야|하고"
    "|해|한|할|될|된|돼|은|는|이|가|을|를|의|에|로|와|과|도|만|며|고|다)$"
)
"""What is bound to the end of a Korean word: case, copula, tense."""


_GRAMMAR = re.compile(
    "[\u3041-\u309f的了着在是和与與及或将將被对對从從为為于於而且也都就还還但这這那其以并並把让讓向给給由至到已]"
)
"""Letters of Chinese and Japanese with which words are joined and bent: a pair that has one is of no word."""


def apart(word: str) -> list[str]:
    """A run of letters in two scripts as its parts, and one without spaces, or of Korean, as the pairs of its
    neighbours: any word of more letters is known by them."""
    found = []
    for part in _RUN.findall(word):
        run = _KOREAN_END.sub("", part) if HANGUL[0] <= part[0] <= HANGUL[-1] else part
        is_one = len(run) == 1 or not ANYWHERE.match(run)
        pairs = (run[place : place + 2] for place in range(len(run) - 1))
        found += [run] if is_one else [pair for pair in pairs if not _GRAMMAR.search(pair)]
    return found


def begins(text: str, first: int) -> bool:
    """Whether a word begins at a place of a folded text, or behind the Arabic article or one or two small words that
    have grown together with it there, or may begin anywhere, as in Chinese or Korean."""
    if ANYWHERE.match(text[first]):
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


def is_hebrew(word: str) -> bool:
    """Whether it begins with a letter of the Hebrew alphabet."""
    return _HEBREW[0] <= word[:1] <= _HEBREW[-1]


_BEFORE_ARABIC = re.compile("^و(?=....)")
_ARABIC_END = re.compile("(?<=...)(?:ها|های|هاي|ان|ات|ون|ين|وا|ية|يه|[اهةيىی])$")
"""Of numbers, cases, whose it is and of what country: Syria, Syrian and Syrians are one word (light stemming)."""
FIRST_ARABIC, _LAST_ARABIC = "\u0600", "\u0780"
_BEFORE_HEBREW = re.compile("^[ובהלשכ]+(?=[א-ת]{3})")
"""Without מ, with which many words begin."""
_HEBREW_END = re.compile("(?<=...)(?:יים|ים|ות|ית|יה|ה|ת|י|ו)$")
_SLAVIC = re.compile("^[\u0430-\u045f]{5,}$")
_CASE = re.compile(r"(?<=\w{4})(?:[оеыи](?:го|му)|[аяыи]ми|[аяыиіо]х|[аяоеыиі]м|[оеі]в|[аяыиоеу][еияю]|[аяоеуюыиіь])$")
"""The endings of cases, Russian and Ukrainian, on a folded surface: a short word has others than its first six letters
otherwise."""


def without_case(word: str) -> str:
    """A word in Cyrillic letters without the ending of its case, one in Arabic or Hebrew letters without those of its
    kind and number and the small words before it; any other as it is."""
    if word < "\u0400":
        return word
    if FIRST_ARABIC <= word < _LAST_ARABIC:
        word = _BEFORE_ARABIC.sub("", word)
        while (shorter := _ARABIC_END.sub("", word)) != word:
            word = shorter
        return word
    if is_hebrew(word):
        return _HEBREW_END.sub("", _BEFORE_HEBREW.sub("", word))
    return _CASE.sub("", word) if _SLAVIC.match(word) else word


def forms(word: str) -> Iterator[str]:
    """A folded word as it is, without the Arabic or Hebrew small words before it, and in Arabic with the article that
    people's names are listed with."""
    yield word
    if is_hebrew(word):
        for place in range(1, min(3, len(word) - _LEAST + 1)):
            if word[place - 1] not in HEBREW_BEFORE:
                return
            yield word[place:]
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
