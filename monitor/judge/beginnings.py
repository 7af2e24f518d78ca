"""What a ledger begins with: what an operation's followers know from the start."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.judge.copies import as_story
from monitor.judge.terms import stems
from monitor.judge.topic import Profile
from monitor.model import LedgerEntry, Operation, Outcome


def common_stems(profile: Profile) -> frozenset[str]:
    """What an operation's own description holds: title, names, terms and the titles of its seeds."""
    operation = profile.operation
    terms = (term.rstrip("*") for group in profile.groups for term in group)
    lines = (operation.title, *operation.aliases, *terms, *(seed.title for seed in operation.seeds))
    return frozenset(stem for line in lines for stem in stems(line))


def seed_entries(operation: Operation) -> Iterable[LedgerEntry]:
    """What an operation's followers have read from the start."""
    for seed in operation.seeds:
        yield LedgerEntry(
            operation=operation.name,
            story="",
            item=as_story(seed).item,
            at=None,
            title=seed.title,
            sentences=seed.sentences,
            source="seed article",
            publisher="",
            language=seed.language,
            outcome=Outcome.BACKGROUND,
        )
