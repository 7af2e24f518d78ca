"""Two reports in two languages side by side: which of their words mean the same, and which names are one.

What must never happen: a word that means many things makes two reports alike. So of a word's meanings the other report
chooses, and where each headline has a name that is nowhere in the other report, that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from monitor.judge.words.glossary import ENGLISH, names, of_language
from monitor.judge.words.glosses import Report, Sense, commonest
from monitor.judge.words.terms import Frequencies, stems

RARE = 5.0
"""Rarity of a known name that tells events apart: of others there is some in any news of an operation."""

TARGETS = (
    "hospital clinic maternity",
    "school kindergarten university college",
    "market bazaar mall supermarket",
    "mosque church temple monastery cathedral synagogue",
    "bus minibus",
    "train railway",
    "house home apartment residential dormitory",
    "refinery depot terminal",
    "airport airfield",
    "bridge",
    "prison jail",
    "hotel",
    "wedding",
    "funeral",
    "embassy consulate",
)
"""What an attack or an accident strikes, one kind a line: two of them are two events."""


class Common(NamedTuple):
    """Two reports in stems of which those that mean the same are the same, in their order."""

    new: list[str]
    known: list[str]
    strange: bool
    """The title of each has a name that the other report has nowhere."""
    mute: frozenset[str]
    """What could not have been met: no glossary knows the word, or the other language none for it."""


def in_one_tongue(new: Report, known: Report, background: Frequencies) -> Common:
    """Two reports side by side."""
    there: list[tuple[Sense, str]] = []
    meant: dict[str, str] = {}
    heard: dict[str, str] = {}
    for sense in known.both:
        stem = commonest(sense, background)
        if sense.sounds and sense.meanings <= {sense.own}:  # one name, which a headline spells so and a lead so
            stem = next((heard[one] for one in sense.sounds if one in heard), stem)
        there.append((sense, stem))
        for meaning in sense.meanings:
            meant.setdefault(meaning, stem)
        meant.setdefault(sense.own, stem)
        for one in sense.sounds:
            heard.setdefault(one, stem)
    alike = _alike(new.both, meant)
    there = [(sense, alike.get(stem, stem)) for sense, stem in there]
    meant = {meaning: alike.get(stem, stem) for meaning, stem in meant.items()}
    met = [_met(sense, meant, heard) for sense in new.both]
    told = [found or commonest(sense, background) for sense, found in zip(new.both, met, strict=True)]
    unheard = any(_is_name(sense, background) and not found for sense, found in zip(new.title, met, strict=False))
    held, titles = {*met}, [stem for _, stem in there]
    titled = there[: len(known.title)] if unheard else ()
    unsaid = any(_is_name(sense, background) and stem not in held for sense, stem in titled)
    mute = [_mute(new.both, told, known.language, background), _mute(known.both, titles, new.language, background)]
    return Common(told, titles, unsaid, frozenset().union(*mute) - held)


def hits_another(new: Report, known: Report) -> bool:
    """Whether each headline has a target of which the other report says nothing: the school that is hit after the
    market."""
    said = _targets(new.title)
    there = _targets(known.title) if said else said
    return bool(there) and said.isdisjoint(_targets(known.both)) and there.isdisjoint(_targets(new.both))


def _targets(found: Iterable[Sense]) -> frozenset[int]:
    kinds = _kinds()
    return frozenset(kinds[meaning] for sense in found for meaning in sense.meanings if meaning in kinds)


@cache
def _kinds() -> Mapping[str, int]:
    """English stem → kind of target."""
    return {stem: kind for kind, words in enumerate(TARGETS) for stem in stems(words)}


def _alike(new: Iterable[Sense], meant: Mapping[str, str]) -> dict[str, str]:
    """What is said in two ways in one report where the other has one word for it (strike, attack): as the first."""
    alike: dict[str, str] = {}
    for sense in new:
        said = [*dict.fromkeys(meant[one] for one in sorted(sense.meanings) if one in meant)]
        for other in said[1:]:
            alike.setdefault(other, alike.get(said[0], said[0]))
    return alike


def _mute(found: Iterable[Sense], as_told: Iterable[str], other: str, background: Frequencies) -> Iterator[str]:
    """Those of which another language can have no word, as far as is known; no names."""
    said = None if other == ENGLISH else of_language(other).meanings
    for sense, stem in zip(found, as_told, strict=True):
        is_said = bool(sense.meanings) if said is None else not sense.meanings.isdisjoint(said)
        if not (is_said or _is_name(sense, background)):
            yield stem


def _is_name(sense: Sense, background: Frequencies) -> bool:
    """One that tells events apart: known to be a name and rare, or of no known meaning."""
    if not sense.sounds or sense.is_of_country:
        return False
    if sense.meanings <= names():
        return min(map(background.idf, sense.meanings), default=RARE) >= RARE
    return sense.meanings <= {sense.own} and background.is_name(sense.own)


def _met(sense: Sense, meant: Mapping[str, str], heard: Mapping[str, str]) -> str:
    by_sound = next((heard[one] for one in sense.sounds if one in heard), "")
    if by_sound and sense.is_of_country:
        return by_sound
    found = next((meant[one] for one in sorted(sense.meanings) if one in meant), "") or meant.get(sense.own, "")
    return found or by_sound
