"""In which part of a country an operation is set, where its title says so by the compass: "rebels in eastern Norland".

What happens in the west of that country is then of another place, as what happens in another country is. Parts that
overlap (the north-east and the east), the middle, and what says no part speak neither for nor against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from monitor.judge.words.places import country, is_within, mentioned

_PARTS = {
    "ne": "north-?east|noreste|nordeste|nord-?est|Nordosten|северо-восток[еа]?",
    "nw": "north-?west|noroeste|nord-?ouest|nord-?ovest|Nordwesten|северо-запад[еа]?",
    "se": "south-?east|sureste|sudeste|sud-?est|Südosten|юго-восток[еа]?",
    "sw": "south-?west|suroeste|sudoeste|sud-?ouest|sud-?ovest|Südwesten|юго-запад[еа]?",
    "n": "north|norte|nord|Norden|север[еа]?",
    "s": "south|sur|sud|sul|Süden|юг[еа]?",
    "e": "east|este|est|leste|Osten|восток[еа]?",
    "w": "west|oeste|ouest|ovest|Westen|запад[еа]?",
}
"""Letters of the compass → the words for it."""
_SIDE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{letters}>{said})' for letters, said in _PARTS.items())})"
    r"(?:ern)?(?: part)?(?: (?:of|de|della|du|des|da|do)(?= ))?(?: (?:the|la|el) | (?:l|d|dell|de l)['’]| )"
    r"(?:(?P<name>[A-ZА-ЯÀ-Þ][\w’'-]+(?: [A-Z][\w-]+)?)|(?:province|region|district|governorate|city|town|village)\b)"
)
"""A part of a named country, or something in a part of the one that is spoken of: "the southern province"."""


def of_title(title: str, clause: str, seeds: Iterable[str]) -> dict[int, frozenset[str]]:
    """Country → the letters of its parts in which a title's first clause sets an operation, and where its seeds tell of
    it; nothing where the rest of the title speaks of the country as well ("…, and other crashes in Norland")."""
    rest = mentioned(title.replace(clause, " "))
    set_in = {land: letters for land, letters in _read(clause) if land >= 0 and land not in rest}
    for seed in seeds:
        for land, letters in _read(seed):
            if land in set_in:
                set_in[land] |= letters
    return set_in


def others(headline: str, opening: Iterable[str], set_in: Mapping[int, frozenset[str]]) -> tuple[str, ...]:
    """Where a headline plays, as it says it: in a part of a country that the operation is not set in, if neither it nor
    the opening tells of its own part too."""
    held = mentioned(headline)
    own = [letters for land, letters in set_in.items() if land in held]
    if not own or not (found := list(_written(headline, set_in, own[0] if len(held) == 1 else None))):
        return ()
    told = [*found, *(each for line in opening for each in _written(line, set_in, None))]
    return () if any(meets for _, meets in told) else tuple(said for said, _ in found)


def _written(
    text: str, set_in: Mapping[int, frozenset[str]], alone: frozenset[str] | None
) -> Iterator[tuple[str, bool]]:
    """Each part of their countries of which a text speaks, and whether it meets theirs. `alone`: the letters of the one
    country that it names."""
    for found, land, letters in _matches(text):
        if land in set_in:
            yield found, bool(letters & set_in[land])
        elif land < 0 and alone is not None:
            yield found, bool(letters & alone)


def _read(text: str) -> Iterator[tuple[int, frozenset[str]]]:
    for _, land, letters in _matches(text):
        yield land, letters


def _matches(text: str) -> Iterator[tuple[str, int, frozenset[str]]]:
    """As written, the country (-1 where none is named beside it), the letters."""
    for found in _SIDE.finditer(text[:1].lower() + text[1:]):
        letters = next(letters for letters in _PARTS if found[letters])
        land = -1
        if name := found["name"]:
            named = next((one for one in (name, name.split()[0]) if country(one) >= 0), "")
            if not named or is_within(named) or country(f"{found[letters]} {named}") >= 0:
                continue  # a town or a river, or a country that has the compass in its name
            land = country(named)
        yield found[0], land, frozenset(letters)
