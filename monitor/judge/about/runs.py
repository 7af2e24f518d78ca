"""Capitalised words in a row: where an article has its names, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.judge.words import places
from monitor.judge.words.function_words import ENGLISH
from monitor.judge.words.name_words import (
    ABBREVIATED,
    ACTORS_FIRST,
    AREAS,
    JOINTS,
    MOVES,
    NEAR,
    NO_NAME,
    SHIPS,
    SPEAKS,
    TITLES,
    WHERE,
)

_TOKEN = re.compile(r"U\.S\.?|[^\W_]+(?:[-.'][^\W_]+)*|[^\w\s]")
_SUFFIX = re.compile(r"'[a-zçğıöşü]{1,6}$")
_LOCATIVE = re.compile(r"'[dt][ae](?:ki\w*)?$")
"""The case of where something is: Irak'ta, Irak'taki."""
_TURKISH_AREA = re.compile(
    r"(?:bölge|ilçe|vadi|mahalle)(?:si|leri)|(?:kent|şehir|şehr)(?:ler)?i|köy(?:ü|leri)|kasaba(?:sı|ları)|il(?:i(?!\w*ş)|leri)"
    r"|(?:yakın|dağ|kırsal|açık)(?:lar)?ı"
)
"""What a name owns: Gara bölgesi is a region, and "bölgede" one that was named before."""
_CYRILLIC = re.compile(r"(?i)[а-яёіїєґ]{5,}")
_CASE = re.compile(r"(?:о(?:го|му|й|е|м)|[ыи](?:ми|м|й|х|е)|[аую][яюй]|[ео][йм]|а[мх]|[аяыиуюеёоьії])$")
_ARABIC_TOWN = re.compile(
    r"(?<!\w)[وفبكل]{0,2}(?:(?:ال)?(?:جنوب|شمال|شرق|غرب|جنوبي|شمالي|شرقي|غربي|قرب|قبالة|ساحل|سواحل|مدينة|بلدة|قرية|محافظة|ولاية|"
    r"قضاء|ناحية|منطقة|وادي|جبل|جزيرة)\s){1,3}(?P<name>[\u0621-\u064a]{4,})"
)
"""Where a script without capitals says that a town is named: behind "south of", or "the town of"."""
_BRACKETS = re.compile('[("«]([\u0590-\u06ff]{2,6}(?:"[\u0590-\u05ff])?)[)"»]')
"""Where it gives the short name of a group, as others an acronym: one word in brackets or quotes."""
_QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-"}
_START = frozenset('.!?:"\n')
_ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|at|az|ash|es|en|ez|ed|er|et|esh)-(?=[^\W\d_])[A-ZÀ-Þ]")
"""A name may begin with one in small letters: el-Obeid."""
_PAIR = re.compile(r"\b([^\W\d_]+)-([^\W\d_]+)\b")
SHORT = 3
"""Letters of a word that is written small in every headline."""
_HELD = re.compile(r"(?:(?<=[\w,'\"] )|(?<= ['\"]))([A-Z][a-z]+) (?:of|for)(?: the)? ([A-Z][a-z]+)\b")
_OF = frozenset(["of", "de", "di", "da", "von", "du", "del"])
_AT = frozenset(["in", "at"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Capitalised words in a row, and what stands around them."""

    words: tuple[str, ...]
    opens: bool
    """At a sentence's beginning, where a capital says nothing."""
    before: str
    after: str
    inside: bool = False
    """Its own ending, or a word of its list, says that something is there."""

    @property
    def explains(self) -> bool:
        """An acronym in brackets: it stands for the name before it."""
        return self.before == "(" and self.after == ")" and len(self.words) == 1 and self.words[0].isupper()

    @property
    def is_where(self) -> bool:
        """What stands around it says that it is a place, mostly."""
        around = self.before in WHERE or self.after in AREAS or self.inside
        return around and self.after not in SPEAKS

    @property
    def speaks(self) -> bool:
        """What stands around it says that somebody speaks."""
        return (self.after in SPEAKS and self.before != "against") or self.before in SPEAKS

    @property
    def is_ship(self) -> bool:
        """What stands before it says so: the tanker Roe."""
        return self.before in SHIPS


def is_group(words: Sequence[str]) -> bool:
    """Whether a name begins with what it is a group of, in which no part stands for the whole."""
    return len(words) > 1 and words[0].lower() in ACTORS_FIRST


def _runs(text: str, *, suffixed: bool = False) -> Iterator[Run]:
    run: list[str] = []
    opens, before, earlier, last, ended, inside = True, "", "", "\n", False, False
    for piece in [*_TOKEN.findall(text.translate(_QUOTES)), "\n"]:
        if piece == "." and run and run[-1].lower() in ABBREVIATED:
            continue
        if run and (ended or not _is_capital(piece)):
            if opens and len(run) > 1 and (first := run[0].lower()) in WHERE:
                opens, before, run = False, first, run[1:]  # "In Kaya": the capital is the sentence's
            inside = suffixed and (inside or bool(_TURKISH_AREA.match(piece.lower())))
            yield Run(words=tuple(run), opens=opens, before=before.lower(), after=piece.lower(), inside=inside)
            run = []
        if _is_capital(piece):
            if not run:
                is_there = (last in _OF and earlier in AREAS | NEAR) or (last == "to" and earlier in MOVES)
                opens, before = last in _START, "in" if is_there else last
                if last in _AT and earlier in SPEAKS:
                    before = earlier  # "said in Brussels": where somebody speaks is no place that it is about
            word = _SUFFIX.sub("", piece) if suffixed else piece.removesuffix("'s")
            ended = suffixed and word != piece
            inside = bool(_LOCATIVE.search(piece))
            run.append(word)
        earlier, last = last.lower(), piece


def _is_capital(token: str) -> bool:
    return token[0].isupper() or bool(_ARTICLE.match(token))


def _listed(found: Iterable[Run]) -> Iterator[Run]:
    """Of two names the second stands behind what the first stands behind, "in Shama and Naqoura", and the first before
    what the second stands before: "the Shama and Naqoura districts"."""
    runs = list(found)
    for place in range(1, len(runs)):
        run, other = runs[place - 1 : place + 1]
        if run.after == other.before in JOINTS:
            runs[place - 1 : place + 1] = (
                replace(run, inside=run.inside or other.inside or other.after in AREAS),
                replace(other, before=run.before),
            )
    yield from runs


def read(text: str, *, suffixed: bool = False) -> Iterator[Run]:
    """Those of a text, in order. `suffixed`: names end in an apostrophe and their case (Irak'ın kuzeyi)."""
    return _listed(_runs(text, suffixed=suffixed))


def towns(text: str) -> list[str]:
    """The words that stand in Arabic where a town's name does."""
    return [found["name"] for found in _ARABIC_TOWN.finditer(text)]


def short(text: str) -> list[str]:
    """The words that stand in Arabic or Hebrew where the acronym of a name does."""
    return _BRACKETS.findall(text.translate(_QUOTES))


def as_term(name: str) -> str:
    """A name as `about` has it: one word is a stem, without its case where that is an ending in Cyrillic letters."""
    if " " in name or "-" in name or name.isupper() or len(name) < 5:
        return name
    stem = _CASE.sub("", name) if _CYRILLIC.fullmatch(name) else name
    return f"{stem if len(stem) >= 4 else name}*"


def joined(text: str) -> str:
    """With the longer names that only hold a country's in one word, Gulf-of-Guinea, and two countries in two: the
    Norland-Sudland border."""
    text = _PAIR.sub(lambda pair: pair[0] if _is_one(pair[0], pair[1], pair[2]) else f"{pair[1]} {pair[2]}", text)
    for name in places.compounds().values():
        text = text.replace(name, name.replace(" ", "-"))
    return text


def _is_one(both: str, *halves: str) -> bool:
    return places.country(both) >= 0 or any(places.country(half) < 0 for half in halves)


def held(text: str, is_common: Callable[[str], bool]) -> list[str]:
    """The names inside a sentence that "of" or "for" holds together, though both words are common ones: the Army of
    Clay. Where one is a name by itself it stands for both."""
    small = (token for token in _TOKEN.findall(text) if token.islower() and len(token) > SHORT)
    is_headline = ENGLISH.issuperset(small)  # it writes all but its small words so
    return [
        found[0]
        for found in _HELD.finditer("" if is_headline else text.translate(_QUOTES))
        if all(is_common(word) and word.lower() not in NO_NAME | TITLES for word in (found[1], found[2]))
    ]


def inner(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand with a capital inside a sentence, and nowhere in small letters: whatever else they may mean,
    here they are names. Of headlines that write most words so nothing is learnt."""
    named, small = set[str](), set[str]()
    for text in texts:
        tokens = [token for token in _TOKEN.findall(text.translate(_QUOTES)) if token[0].isalpha()]
        low = {token for token in tokens if token.islower()}
        small |= low
        if 2 * sum(len(token) > SHORT for token in low) >= sum(len(token) > SHORT for token in tokens):
            named.update(word for run in _runs(text) for word in run.words[run.opens :])
    return frozenset(word for word in named if word.lower() not in small)


def country(words: Sequence[str]) -> tuple[int, int]:
    """The country that the first words name, and how many of them do; one word and -1 where they name none."""
    for size in range(min(places.LONGEST, len(words)), 0, -1):
        number = places.country(" ".join(words[:size]))
        if number >= 0:
            return size, number
    halves = [places.country(half) for half in words[0].split("-")] if "-" in words[0] else []
    return 1, next((number for number in halves if number >= 0), -1)


def without_titles(words: Sequence[str]) -> tuple[list[str], bool]:
    """A name without ranks and common words at its ends, and whether it is a person's."""
    kept, is_person = list(words), False
    while kept and (low := kept[0].lower().rstrip(".")) in NO_NAME | TITLES | ENGLISH:
        is_person = low in TITLES
        kept.pop(0)
    while kept and kept[-1].lower() in NO_NAME | ENGLISH:
        kept.pop()
    return kept, is_person
