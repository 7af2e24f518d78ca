"""What a person wrote of an operation, and what only looks like it.

`monitor operations suggest` and `monitor init` write down a title and groups to be edited. Left as they are they say no
more than the seed: a headline is one event of what is followed, and drafted groups are wide. Taken for a person's own,
they told four to six times as much that is off topic.
"""

from __future__ import annotations

from dataclasses import replace

from monitor.judge.profile import draft
from monitor.judge.words.terms import Frequencies
from monitor.model import Operation


def as_written(operation: Operation, background: Frequencies) -> Operation:
    """Without what was drafted from its seeds and left as it was."""
    operation = without_headline(operation)
    if not operation.about or not operation.seeds:
        return operation
    drafted = draft("", operation.seeds, background).groups
    is_edited = [set(group) for group in operation.about] != [set(group) for group in drafted]
    return operation if is_edited else replace(operation, about=())


def without_headline(operation: Operation) -> Operation:
    """Without a seed's headline for a title, or behind the name in it: it tells of one event of what is followed."""
    title = operation.title
    for seed in operation.seeds:
        if seed.title and (title == seed.title or title.endswith(f": {seed.title}")):
            title = title.removesuffix(seed.title).removesuffix(": ")
    return operation if title == operation.title else replace(operation, title=title)
