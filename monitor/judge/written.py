"""What a person wrote of an operation, and what only looks like it.

`monitor operations suggest` and `monitor init` write down a title and groups to be edited. Left as they are they say no
more than the seed: a headline is one event of what is followed, and drafted groups are wide. Taken for a person's own,
they told four to six times as much that is off topic.

So it is where a person changed some of it: a term less, one more or a further group makes the rest no narrower, and
where one of the two groups is rewritten the other is as wide as it was. What was struck and added counts; the rest is
drafted still, until neither group is the draft's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.judge.about.drafted import flat
from monitor.judge.profile import Draft, draft
from monitor.judge.words.terms import Frequencies
from monitor.model import Edits, Operation, Seed

SAME_ACTS = 0.6
"""Share of a group's terms and of the drafted acts that are the same, from which it is the draft's: of 60 operations
that people described for themselves none has more than .47."""
SAME_NAMES = 0.5
"""Share of the drafted names that follow each other as in the draft. Anybody writes the same few names down, but hardly
in its order."""
FEWEST = 3
"""Of such neighbours."""


def as_written(operation: Operation, background: Frequencies) -> Operation:
    """Without what was drafted from its seeds and left as it was."""
    operation = without_headline(operation)
    if not operation.about or not operation.seeds:
        return operation
    for found in _drafts(operation.seeds, background):
        names, acts = flat((*found.places, *found.actors)), flat(found.acts)
        is_unedited = [*map(set, operation.about)] == [*map(set, found.groups)]
        if is_unedited or any(_has_names(group, names) or _has_acts(group, acts) for group in operation.about):
            return replace(operation, about=(), edits=_edits(operation.about, set(names), set(acts)))
    return operation


def _drafts(seeds: Sequence[Seed], background: Frequencies) -> Iterator[Draft]:
    """Of all seeds, and of each: further ones may have come after the groups."""
    yield draft("", seeds, background)
    if len(seeds) > 1:
        yield from (draft("", (seed,), background) for seed in seeds)


def _has_names(group: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a group is the drafted one of where and who, wholly or for the most part."""
    drafted = set(pairwise(names))
    left = drafted.intersection(pairwise(group))
    return len(left) >= max(FEWEST, SAME_NAMES * len(drafted))


def _has_acts(group: Sequence[str], acts: Sequence[str]) -> bool:
    same = set(acts).intersection(group)
    return bool(same) and len(same) >= SAME_ACTS * max(len(acts), len(set(group)))


def _edits(about: Sequence[Sequence[str]], names: set[str], acts: set[str]) -> Edits:
    kept = [(len(names.intersection(group)), len(acts.intersection(group)), group) for group in about]
    all_names = tuple(term for n, a, group in kept if n > a for term in group)
    all_acts = tuple(term for n, a, group in kept if 0 < a >= n for term in group)
    return Edits(
        struck=frozenset(names.difference(all_names) | acts.difference(all_acts)),
        names=tuple(term for term in all_names if term not in names),
        acts=tuple(term for term in all_acts if term not in acts),
        own=tuple(tuple(group) for n, a, group in kept if not n + a),
    )


def without_headline(operation: Operation) -> Operation:
    """Without a seed's headline for a title, or behind the name in it: it tells of one event of what is followed."""
    title = operation.title
    for seed in operation.seeds:
        if seed.title and (title == seed.title or title.endswith(f": {seed.title}")):
            title = title.removesuffix(seed.title).removesuffix(": ")
    return operation if title == operation.title else replace(operation, title=title)
