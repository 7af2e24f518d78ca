"""Words of news in further languages: what a headline says of itself, and how an opening names its day and its source.

`tongues/` has a file a language, of lines `key: term, term`; a language is added by its file alone. Lists that are read
whatever the language (families of acts, kinds of event, words of features) are joined to those of their rooms by
`terms`. What stands here is looked for in texts of that language alone, as small words are other words elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from monitor.judge.text import fold
from monitor.judge.words.particles import ANYWHERE, HEBREW_BEFORE, JOINED, UNSPACED, is_hebrew

_FILES = files("monitor.judge.words").joinpath("tongues")
LANGUAGES = tuple(sorted(file.name.removesuffix(".txt") for file in _FILES.iterdir() if file.name.endswith(".txt")))
"""Of which there is a file, by two letters."""
_SAME = {"sk": "cs", "no": "da", "nb": "da", "nn": "da", "hr": "sr", "bs": "sr", "ms": "id"}
"""Languages that share one; Serbian, Croatian and Bosnian in both alphabets."""
_SHOWN = re.compile(
    r"foto|video|live|obrazem|nazivo|zive|uzivo|elo(?!\w)|φωτο|βιντεο|תמונ|וידאו|צפו|תיעוד|عکس|فیلم|ویدیو"
    r"|写真|動画|映像|中継|视频|視頻|影|直播|사진|포토|영상|중계|라이브|वीडियो|तस्वीर"
)
"""A folded label that says only how news is shown."""

Terms = tuple[str, ...]


@cache
def _read(language: str) -> Mapping[str, Terms]:
    found = defaultdict[str, list[str]](list)
    for line in _FILES.joinpath(f"{language}.txt").read_text("utf-8").splitlines():
        key, colon, listed = line.partition(":")
        if colon and not line.startswith("#"):
            found[key.strip()] += filter(None, map(str.strip, listed.split(",")))
    return {key: tuple(dict.fromkeys(each)) for key, each in found.items()}


def terms(key: str) -> Terms:
    """Those of all languages, as they are written; `*` ends a stem."""
    return tuple(dict.fromkeys(term for language in LANGUAGES for term in _read(language).get(key, ())))


def of_language(language: str, key: str) -> Terms:
    """Those of one; none where there is no file."""
    code = _SAME.get(language[:2], language[:2])
    return _read(code).get(key, ()) if code in LANGUAGES else ()


# --- what a headline says of itself -----------------------------------------------------------------------------------

_OPEN = r"(?:^\W{0,3}|[:|.!»\"\])】」』。・/] ?|\s[-—]\s|\s?[—―]\s?)"
"""Where a folded headline or a part of it begins."""
_BEHIND_LABEL = r"\W{0,2}(?:\s?[:|/丨·・]|\s-|\.{1,3}\s|[\])】〕>»])"
_LAST = r"(?:[(\[【]|[|:/·丨] ?|\s-\s)"


def is_labelled(title: str, language: str) -> bool:
    """Whether it says that the piece is no report: "Ledare: …", "[社説]…". A film or a picture of an act reports it,
    which is for the caller to see."""
    found = _labelled(language)
    return bool(found and found.search(fold(title)))


def is_shown(title: str, language: str) -> bool:
    """Whether it says so only by how the piece is shown."""
    found = _labelled(language)
    label = found.search(fold(title)) if found else None
    return bool(label and _SHOWN.search(label.group()))


def asks(title: str, language: str) -> bool:
    """Whether it asks without a mark, or promises what is known, as in English `why` and `what we know`."""
    opens, anywhere = _asking(language)
    folded = fold(title) if opens or anywhere else ""
    return bool(
        (language[:2] == "el" and folded.endswith(";"))
        or (opens and opens.search(folded))
        or (anywhere and anywhere.search(folded))
    )


def foretells(title: str, language: str) -> bool:
    """Whether it only says what is on the calendar."""
    found = _pattern(language, "previews")
    return bool(found and found.search(fold(title)))


@lru_cache(maxsize=64)
def _labelled(language: str) -> re.Pattern[str] | None:
    labels = "|".join(map(_written, of_language(language, "label")))
    return re.compile(rf"^\W{{0,3}}(?:{labels}){_BEHIND_LABEL}|{_LAST}(?:{labels})\W{{0,2}}$") if labels else None


@lru_cache(maxsize=64)
def _asking(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    opens = _any_of(of_language(language, "asks"))
    return re.compile(rf"{_OPEN}{opens}") if opens else None, _pattern(language, "asks anywhere")


# --- how an opening names its day and its source ----------------------------------------------------------------------


def names_day(sentence: str, language: str) -> bool:
    """On which day it was."""
    found = _pattern(language, "day")
    return bool(found and found.search(fold(sentence)))


def names_source(sentence: str, language: str) -> bool:
    """Who says so."""
    found = _pattern(language, "source")
    return bool(found and found.search(fold(sentence)))


# --- terms as patterns ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _pattern(language: str, key: str) -> re.Pattern[str] | None:
    written = _any_of(of_language(language, key))
    return re.compile(written) if written else None


def _any_of(found: Iterable[str]) -> str:
    """Any of some terms; empty where there are none."""
    written = "|".join(sorted(map(_bounded, found), key=len, reverse=True))
    return f"(?:{written})" if written else ""


def _bounded(term: str) -> str:
    """A term as it stands between others: in a script without spaces anywhere, in Hebrew behind particles too."""
    folded = fold(term)
    if ANYWHERE.search(folded):
        return _written(term)
    particles = f"[{HEBREW_BEFORE}]{{0,2}}" if is_hebrew(folded) else ""
    return rf"(?<!\w){particles}{_written(term)}(?!\w)"


def _written(term: str) -> str:
    """`*` is any ending, `#` a number."""
    return re.escape(fold(term)).replace(r"\*", r"\w*").replace(r"\#", r"\d{1,4}")


def words(key: str) -> str:
    """The terms of all languages, as a pattern that a word of a folded text is one of; in a script without spaces a run
    of letters that has it in it, or is all of it where it is a single letter."""
    found = dict.fromkeys(terms(key))
    inside = [_written(term) for term in found if JOINED.search(term) and len(term) > 1]
    alone = [_word(term) for term in found if not (JOINED.search(term) and len(term) > 1)]
    runs = rf"[{UNSPACED}]*(?:{'|'.join(inside)})[{UNSPACED}]{{0,6}}"
    return "|".join([*alone, *([runs] if inside else [])]) or r"(?!)"


def _word(term: str) -> str:
    written = _written(term)
    if ANYWHERE.search(term) and not JOINED.search(term):  # Korean words have endings
        return rf"{written}\w*"
    return rf"[{HEBREW_BEFORE}]{{0,2}}{written}" if is_hebrew(term) else written
