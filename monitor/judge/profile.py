"""Term groups for an operation whose operator gave none: drafted from its title and its seed.

Two groups: whom and where the seed is about (its names), and what happens there (the title's other words, and the names
that are less sure). A name counts by where it stands (title of the operation, title of the seed, lead, text) times how
rare it is in the background. A draft is a start for a person to edit; the judge trusts it less than groups that a
person wrote, by weights of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.judge.operations import find
from monitor.judge.terms import Frequencies, stems, surface
from monitor.model import Operation, Seed

NAMES = 8
SURE = 0.3
"""Share of the strongest name's score from which a name is sure."""
ACTS = 12
RARE = 5.0
"""Rarity from which one word of a longer name stands for it."""
COMMON = 3.0
"""Rarity (idf) below which a word says nothing of one operation; 5 % of stories hold it."""

_TOKEN = re.compile(r"U\.S\.?|[^\W_]+(?:[-.'][^\W_]+)*|[^\w\s]")
_QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-"}
_START = frozenset('.!?:"\n')
_WRITTEN = """
january february march april may june july august september october november december jan feb mar apr jun jul
aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday president minister prime
deputy foreign defense defence general maj gen lt col operation operations joint task force forces states united
state department ministry government official officials council north south east west northern southern eastern
western middle new republic democratic people national international reuters ap afp bbc cnn france gmt city
province region the a an in on at of and mr mrs ms us u.s u.n un eu states american special telegram facebook
twitter news times post
"""
_NO_NAME = frozenset(_WRITTEN.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A drafted term and the sentence that gave it."""

    term: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Names first; then what happens, and names that are less sure."""

    names: tuple[Term, ...]
    acts: tuple[Term, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """As an operation's `about`."""
        found = (tuple(term.term for term in self.names), tuple(term.term for term in self.acts))
        return tuple(group for group in found if group)


def draft(title: str, seeds: Sequence[Seed], background: Frequencies) -> Draft:
    """The groups that an operation's title and seeds suggest."""
    parts = list(_parts(title, seeds))
    known = {stem for text, _ in parts for span in find(text) for stem in stems(text[span.start : span.end])}
    names = _names(parts, background, known)
    strongest = names[0].score if names else 0.0
    sure = [term for term in names if term.score >= SURE * strongest][:NAMES]
    unsure = [term for term in names if term not in sure][:NAMES]
    taken = known | {stem for term in names for stem in stems(term.term.rstrip("*"))}
    acts = _acts(parts, background, taken)
    return Draft(names=tuple(sure), acts=(*acts, *unsure))


def groups(operation: Operation, title: str, background: Frequencies) -> tuple[tuple[str, ...], ...]:
    """The operator's groups, or drafted ones where there are none. `title`: its part that says what it is about."""
    return operation.about or draft(title, operation.seeds, background).groups


def _parts(title: str, seeds: Sequence[Seed]) -> Iterator[tuple[str, float]]:
    """Texts with what a word in them counts."""
    yield title, 3.0
    for seed in seeds:
        yield seed.title, 2.0
        for place, sentence in enumerate(seed.sentences[:30]):
            yield sentence, 1.5 if place == 0 else 0.5


def _runs(text: str) -> Iterator[tuple[list[str], bool]]:
    """Runs of capitalised words, and whether the run opens a sentence."""
    run: list[str] = []
    opens, before = True, "\n"
    for token in [*_TOKEN.findall(text.translate(_QUOTES)), "\n"]:
        if token[0].isupper():
            opens = opens if run else before in _START
            run.append(token.removesuffix("'s"))
        elif run:
            yield run, opens
            run = []
        before = token


def _names(parts: Sequence[tuple[str, float]], background: Frequencies, known: set[str]) -> list[Term]:
    found: dict[str, Term] = {}
    for text, weight in parts:
        for run, opens in _runs(text):
            for name in _spoken(run, opens, background):
                key = stems(name.rstrip("*"))
                if not key or known.intersection(key):
                    continue
                rarity = min(background.idf(stem) for stem in key)
                old = found.get(" ".join(key))
                score = weight * rarity + (old.score if old else 0.0)
                found[" ".join(key)] = Term(
                    term=old.term if old else name, score=score, sentence=old.sentence if old else text
                )
    return sorted(found.values(), key=lambda term: (-term.score, term.term))


def _spoken(run: Sequence[str], opens: bool, background: Frequencies) -> Iterator[str]:
    """The names in a run: the whole without titles before it, and each word of it that is a name by itself."""
    kept = list(run)
    while kept and kept[0].lower().rstrip(".") in _NO_NAME:
        kept.pop(0)
    if 1 < len(kept) <= 4 and len(stems(" ".join(kept))) > 1:
        yield " ".join(kept)
    for place, word in enumerate(run):
        stem = stems(word.partition("-")[0])
        if not stem or word.lower() in _NO_NAME or not background.is_name(stem[0]):
            continue
        if opens and place == 0 and stem[0] not in background.names:
            continue
        if len(run) == 1 or background.idf(stem[0]) >= RARE:
            yield word if word.isupper() or "-" in word or len(word) < 4 else f"{word}*"


def _acts(parts: Sequence[tuple[str, float]], background: Frequencies, taken: set[str]) -> list[Term]:
    found: dict[str, Term] = {}
    for text, weight in parts:
        if weight < 1:
            continue
        for token in _TOKEN.findall(surface(text).cased):
            stem = stems(token)
            if not stem or stem[0] in taken or stem[0] in _NO_NAME or token.isdigit() or len(token) < 4:
                continue
            if token[0].isupper() and token.lower() in _NO_NAME:
                continue
            rarity = background.idf(stem[0])
            if rarity < COMMON:
                continue
            term = f"{_trunk(token.lower())}*"
            old = found.get(term)
            score = weight * rarity + (old.score if old else 0.0)
            found[term] = Term(term=term, score=score, sentence=old.sentence if old else text)
    return sorted(found.values(), key=lambda term: (-term.score, term.term))[:ACTS]


def _trunk(word: str) -> str:
    """A word without the ending that its kin differ in; never shorter than four letters."""
    for ending in ("ings", "ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def as_toml(seed: Seed, path: str, background: Frequencies, name: str = "") -> str:
    """A table of an operations file to edit; each term with the sentence that gave it, as a comment. `name` is made of
    the seed's title where none is given."""
    drafted = draft("", (seed,), background)
    name = name or "-".join(stems(seed.title)[:3]) or "operation"
    lines = [
        "# Drafted from a seed: edit before use. Every group of `about` must be met in a story's title or opening.",
        "[[operation]]",
        f"name = {quoted(name)}",
        f"title = {quoted(seed.title)}",
        "aliases = []",
        f"seeds = [{quoted(path)}]",
        "about = [",
    ]
    for group in (drafted.names, drafted.acts):
        if group:
            lines += ["    [", *(f"        {quoted(t.term)},  # {short(t.sentence)}" for t in group), "    ],"]
    return "\n".join([*lines, "]", ""])


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(c for c in escaped if c.isprintable())}"'


def short(sentence: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in sentence).split())
    return line if len(line) <= 90 else f"{line[:89]}…"
