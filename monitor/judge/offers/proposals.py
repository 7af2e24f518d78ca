"""What an operator's marks suggest for an operation's table: drafted, shown, and applied by nobody but the operator.

A missed story that did not meet a group of terms gives that group its strongest names. A story marked off-topic gives
`not` its strongest words that are rare in news and that no useful story has, nor anything else that was told, nor the
seeds, nor the table itself. Each term comes with the headline that gave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.judge import profile
from monitor.judge.offers.suggest import quoted, short
from monitor.judge.topic import Topics
from monitor.judge.words.terms import Frequencies, read_story, stems, surface, words
from monitor.model import MarkWord, Operation, Seed, Sketch

EACH = 3
"""Terms that one story gives to one list."""
RARE = 0.008
"""Share of all news that a term for `not` may be met by: a common word rules out too much."""
SHORTEST = 4
"""Letters of a word that becomes a term."""
NOT = -1
"""The place of `not` among the groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A story that was marked, as far as it is remembered."""

    word: MarkWord
    title: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One term more."""

    group: int
    """Index into the operation's groups, or NOT."""
    term: str
    because: str
    """The headline that gave it."""


def proposals(operation: Operation, stories: Sequence[Marked], background: Frequencies) -> tuple[Proposal, ...]:
    """What these marks suggest, in the order of the marks; no term twice in one list."""
    good = [one for one in stories if one.word in (MarkWord.USEFUL, MarkWord.MISSED)]
    spoken = _stems(operation, good)
    found: dict[tuple[int, str], Proposal] = {}
    for one in stories:
        if one.word is MarkWord.MISSED:
            groups: Iterable[int] = _unmet(operation, one, background)
        elif one.word is MarkWord.OFF_TOPIC:
            groups = (NOT,)
        else:
            continue
        terms = _terms(one, background)
        if groups == (NOT,):
            terms = [t for t in terms if spoken.isdisjoint(stems(t)) and background.share(t) <= RARE]
        for group in groups:
            for term in terms[:EACH]:
                found.setdefault((group, term), Proposal(group=group, term=term, because=one.title))
    return tuple(found.values())


def _terms(one: Marked, background: Frequencies) -> list[str]:
    """Its strongest names, then its headline's rarest words."""
    drafted = profile.draft("", (_as_seed(one),), background)
    text = surface(" ".join((one.title, *one.sentences[:2]))).folded
    named = [*drafted.places, *drafted.actors]
    # of a country's terms the one that the story has: "Mali" would not meet who speaks of Bamako alone
    names = [next((term for term in name.terms if _says(text, term)), name.terms[0]) for name in named]
    taken = {stem for name in names for stem in stems(name)}
    rare = [
        word
        for word in words(one.title.lower())
        if len(word) >= SHORTEST and taken.isdisjoint(stems(word)) and background.share(word) <= RARE
    ]
    rare.sort(key=background.share)
    return [*names, *dict.fromkeys(f"{_trunk(word)}*" for word in rare if stems(word))]


def _says(text: str, term: str) -> bool:
    """`text`: folded."""
    end = "" if term.endswith("*") else r"\b"
    return bool(re.search(rf"\b{re.escape(surface(term.rstrip('*')).folded)}{end}", text))


def _trunk(word: str) -> str:
    """A word without the ending that its kin differ in; never shorter than four letters."""
    for ending in ("ings", "ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def _as_seed(one: Marked) -> Seed:
    nothing = Sketch(exact="", minhash=(), shingles=0)
    return Seed(name="", title=one.title, sentences=one.sentences[:2], sketch=nothing)


def _unmet(operation: Operation, one: Marked, background: Frequencies) -> list[int]:
    """The groups that its title and opening do not meet."""
    index = Topics((operation,), background)
    reading = read_story(_as_seed(one))
    met = {hit.group for hit in index.hits(reading).get(0, ()) if hit.start < reading.opening_end}
    return [group for group in range(len(index.profiles[0].groups)) if group not in met]


def _stems(operation: Operation, good: Sequence[Marked]) -> set[str]:
    """All that the operator, the seeds and the useful stories say."""
    texts = [operation.title, *operation.aliases, *(term.rstrip("*") for term in operation.terms)]
    texts += [text for seed in operation.seeds for text in (seed.title, *seed.sentences)]
    texts += [text for one in good for text in (one.title, *one.sentences)]
    return {stem for text in texts for stem in stems(text)}


def as_toml(operation: Operation, proposed: Sequence[Proposal], background: Frequencies) -> str:
    """The keys of the operation's table that would change, as TOML to edit; what is new has its headline beside it."""
    if not proposed:
        return f"# {operation.name}: the marks suggest no term.\n"
    lines = [f"# Drafted from your marks for {quoted(operation.name)}: take over what is right; nothing was changed"]
    if any(one.group != NOT for one in proposed):
        lines.append("about = [")
        for place, group in enumerate(profile.groups(operation, operation.title, background)):
            new = [one for one in proposed if one.group == place]
            lines += ["    [", *(f"        {quoted(term)}," for term in group), *_new(new, "        "), "    ],"]
        lines.append("]")
    if any(one.group == NOT for one in proposed):
        new = [one for one in proposed if one.group == NOT]
        lines += ["not = [", *(f"    {quoted(term)}," for term in operation.exclude), *_new(new, "    "), "]"]
    return "\n".join([*lines, ""])


def _new(proposed: Sequence[Proposal], indent: str) -> Iterator[str]:
    for one in proposed:
        yield f"{indent}{quoted(one.term)},  # new: {short(one.because)}"
