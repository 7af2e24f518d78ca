"""Where the name of an operation ends, and what no name begins with.

What must never happen: who did something after it ("Operation Quiet Harbour Sheriff Jane Roe thanked") or when it was
("Operation Nordlicht Anfang Juli") is taken for a part of the name.
"""

from __future__ import annotations

import re

from monitor.judge.text import bag
from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import places

_POSSESSIVE = re.compile(r"(?:['’ʼ]s|['’ʼ])?$")
_TITLES = bag(
    "sheriff president minister secretary senator congressman congresswoman mayor governor lieutenant colonel sergeant "
    "admiral brigadier prosecutor ambassador chancellor detective constable gen lt col capt sgt maj adm cmdr brig gov "
    "sen rep prof dr mr mrs ms "
    "président ministre préfet procureur colonel capitaine amiral presidente ministro ministra coronel almirante "
    "capitán gobernador alcalde fiscal governador ministra präsident präsidentin innenminister innenministerin "
    "verteidigungsminister verteidigungsministerin staatsanwalt kanzler bundeskanzler oberst"
)
"""Not among them: what armies call their operations too (King, General, Major)."""

_MONTHS = bag("march may august mars mai août märz marzo mayo agosto maggio março maio")
_OF_OFFICES = bag(
    "police fire deputy assistant prime foreign home defence defense interior army navy district vice rear"
)
_PEOPLE = re.compile(
    r"\s(?:troops|forces|soldiers|police|officers|officials|jets|warplanes|aircraft|commandos|marines|paratroopers|"
    r"sailors|warships|authorities|agents|army|navy|military|lawmakers|leaders|pilots|units|fighters|investigators|"
    r"prosecutors|detectives|rangers|special forces)\b"
)
_SHORTEST_BODY = 2


def name_end(found: re.Match[str], *, headline: bool) -> int:
    """Where the name ends; 0 if it is none."""
    if found.groupdict().get("quoted"):
        return 0 if denied(found["quoted"].split()[0], headline=headline) else found.end()
    words = list(re.finditer(r"\S+", found["name"]))
    behind = found.string[found.end("name") :][:3]
    plain = [word.group() for word in words]
    kept = next((i for i, word in enumerate(plain) if denied(word, headline=headline)), len(words))
    kept = next((i for i in range(1, kept) if _is_somebody(plain, i) or _is_month(plain, i, found)), kept)
    if 1 < kept < len(words):
        kept = _without_office(plain, kept)
    elif kept > 1 and not headline and _is_whose(plain[-1], found.string[found.end("name") :]):
        kept -= 1
    if kept == len(words) > 1 and _is_shortened(plain[-1], behind):
        kept -= 1
    while kept and (plain[kept - 1] in grammar.LINKS or (kept > 1 and plain[kept - 1].lower() in grammar.WHEN)):
        kept -= 1
    if not kept or plain[0].lower() in grammar.WHEN or plain[kept - 1].lower() in grammar.COMPANIES:
        return 0
    return found.start("name") + without_possessive(found["name"][: words[kept - 1].end()])


def _is_somebody(words: list[str], place: int) -> bool:
    """A title, and the name of a person behind it."""
    return words[place].lower() in _TITLES and words[place + 1 : place + 2] != [] and words[place + 1][0].isupper()


def _is_month(words: list[str], place: int, found: re.Match[str]) -> bool:
    """A month that is a word or a name too, with its year behind it."""
    behind = words[place + 1] if place + 1 < len(words) else found.string[found.end("name") :].lstrip()
    return words[place].lower() in _MONTHS and bool(re.match(r"(?:19|20)\d\d", behind))


def _without_office(words: list[str], kept: int) -> int:
    """Without what belongs to the rank behind it: Police Chief, Prime Minister."""
    while kept > 1 and words[kept - 1].lower() in _OF_OFFICES:
        kept -= 1
    return kept


def _is_whose(word: str, behind: str) -> bool:
    """The nation or the body whose soldiers did something after it: During Operation Quiet Harbour British troops …"""
    body = word.isupper() and len(word) >= _SHORTEST_BODY and not re.fullmatch("[IVXL]+", word)
    return bool(_PEOPLE.match(behind)) and (body or places.country(word) >= 0)


def _is_shortened(word: str, behind: str) -> bool:
    """The U of U.S., or a title with its point."""
    if len(word) == 1 and word.isupper():
        return bool(re.match(r"\.[A-Z]", behind))
    return word.lower() in _TITLES and behind.startswith(". ")


def without_possessive(name: str) -> int:
    owner = _POSSESSIVE.search(name)
    return owner.start() if owner else len(name)


def denied(word: str, *, headline: bool) -> bool:
    plain = word.strip("\"'“”’").lower()
    return plain in grammar.NO_FIRST_WORDS or (headline and plain in grammar.HEADLINE_STOP)
