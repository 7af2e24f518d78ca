"""From a decided case to a development, and from a development to what a person is told."""

from __future__ import annotations

from monitor.judge.about import ruled_out
from monitor.judge.case import Case
from monitor.judge.operations import as_words
from monitor.judge.words.terms import stems
from monitor.judge.written import without_headline
from monitor.model import (
    Alert,
    AlertKind,
    Development,
    Evidence,
    Operation,
    Reason,
    Story,
    Verdict,
    alert_id,
    derived_id,
)


def development_id(case: Case) -> str:
    """Derived from the operation, the day and the new sentence: copies judged at once by two workers agree.

    The day is part of it since the same words three weeks later are another development.
    """
    if case.corroborates:
        return derived_id("development", case.operation.name, "waited", case.corroborates.story)
    day = case.story.first_seen.date().isoformat()
    return derived_id("development", case.operation.name, day, *stems(case.sentence))


def open_development(case: Case) -> Development:
    """A new one, without sources yet."""
    return Development(
        id=development_id(case),
        operation=case.operation.name,
        headline=case.story.title or case.sentence,
        sentence=case.sentence,
        opened_at=case.story.first_seen,
        updated_at=case.story.first_seen,
    )


def compose(
    verdict: Verdict,
    story: Story,
    operation: Operation,
    development: Development,
    kind: AlertKind = AlertKind.NEW,
    revision: str = "",
) -> Alert:
    """What a person is told. Everything in it stands in the verdict's reasons."""
    known = evidence_of(verdict.reasons)
    return Alert(
        id=alert_id(operation.name, development.id, kind, revision),
        kind=kind,
        operation=operation.name,
        operation_title=called(operation),
        development=development.id,
        headline=story.title or development.headline,
        new=known.sentence or development.sentence,
        known=known.nearest,
        known_source=known.nearest_source,
        known_at=known.nearest_at,
        known_url=known.nearest_url,
        numbers=known.numbers,
        source=story.source,
        url=story.url,
        published=story.published,
        first_seen=story.first_seen,
        story=story.id,
        probability=verdict.probability,
        reasons=verdict.reasons,
        sources=development.sources,
    )


def called(operation: Operation) -> str:
    """What heads its alerts: its title, without what that rules out and without the seed's headline, which is old."""
    title = without_headline(operation).title
    return ruled_out.stated(title) or title or next(iter(operation.aliases), "") or as_words(operation.name).title()


def evidence_of(reasons: tuple[Reason, ...]) -> Evidence:
    """The new sentence and the nearest known one, as the decision saw them."""
    return next((r.evidence for r in reasons if r.rule == "known" and r.evidence), Evidence())
