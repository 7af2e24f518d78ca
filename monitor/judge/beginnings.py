"""What a ledger begins with: what an operation's followers know from the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from monitor.judge.about import ruled_out
from monitor.judge.copies import as_story
from monitor.judge.topic import Profile
from monitor.judge.words import glossary, glosses
from monitor.judge.words.terms import stems
from monitor.model import LedgerEntry, NamedDay, Operation, Outcome


def spoken_stems(operation: Operation) -> frozenset[str]:
    """What the operator wrote of an operation: title, names and terms."""
    return _stems(_spoken(operation))


def common_stems(profile: Profile) -> frozenset[str]:
    """What an operation's own description holds: that, drafted terms and the titles of its seeds; and what these mean
    in English, as its news in another language has them so."""
    operation = profile.operation
    drafted = (*_written(profile.groups), *(seed.title for seed in operation.seeds))
    return _stems((*_spoken(operation), *drafted)) | _meanings((*_spoken(operation), *drafted), profile.language)


def _spoken(operation: Operation) -> tuple[str, ...]:
    """Not what its title rules out: that is in none of its news."""
    wanted, _ = ruled_out.split(operation.title)
    return (wanted, *operation.aliases, *_written((operation.terms,)))


def _written(groups: Iterable[Sequence[str]]) -> Iterator[str]:
    return (term.rstrip("*") for group in groups for term in group)


def _stems(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for line in lines for stem in stems(line))


def _meanings(lines: Iterable[str], language: str) -> frozenset[str]:
    """All that the words may mean: of a report's word the commonest is taken, or what another report chooses."""
    if not glossary.is_foreign(language):
        return frozenset()
    return frozenset().union(*(sense.meanings for line in lines for sense in glosses.senses(line, language)))


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


def seed_days(operation: Operation) -> Mapping[str, frozenset[NamedDay]]:
    """By the item of a seed, the days that it names where an article says when it was written."""
    return {as_story(seed).item: seed.days for seed in operation.seeds}
