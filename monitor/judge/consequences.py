"""What follows from a decision: verdict, ledger entry, development, alert; and memory brought up to date.

What must never happen: two alerts for one development and kind. A development's id comes from what it is, an alert's
from its development, so the same thing said twice has the same id; and a development that has sources was told.

A copy adds its source to the development of its original, but confirms nothing: an agency's text in twenty outlets is
one report. A second publisher's own words do. A toll that two publishers put differently within half a day makes the
development disputed, which is told once; a figure that changed since the report changes it, which is told as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from monitor.judge import alerts
from monitor.judge.about.company import REFUSED
from monitor.judge.calibration import Correction
from monitor.judge.case import Case
from monitor.judge.changes.update import DISPUTE
from monitor.judge.comparison import REPEATED
from monitor.judge.copies import CopyIndex, CopyKind
from monitor.judge.ledger import Ledger
from monitor.judge.reasons import reasons
from monitor.judge.sensitivity import Pace
from monitor.judge.waiting import SAME_EVENT
from monitor.model import (
    Alert,
    AlertKind,
    Development,
    DevelopmentState,
    Judgement,
    LedgerEntry,
    NumberChange,
    Outcome,
    Source,
    Verdict,
)

KEPT = 12
"""Sentences of a story that its ledger entry keeps."""
MOST_SOURCES = 20
"""Of a development that are kept, as many as a message names; the row is written anew with each copy."""
ATTACH = 0.35
"""Faded likeness from which a story belongs to a development."""


@dataclass(slots=True)
class Memory:
    """What is known while a batch is judged; changed here and nowhere else."""

    copies: CopyIndex
    ledgers: dict[str, Ledger]
    developments: dict[str, dict[str, Development]] = field(default_factory=dict)
    paces: dict[str, Pace] = field(default_factory=dict)
    corrections: dict[str, Correction] = field(default_factory=dict)
    """By operation, what its operator's marks have taught."""

    def pace(self, operation: str) -> Pace:
        """What the operation's stories of late would have raised."""
        return self.paces.setdefault(operation, Pace())

    def open(self, operation: str) -> dict[str, Development]:
        """The operation's developments that may still grow, by id."""
        return self.developments.setdefault(operation, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a story does to a development, and what is to be said of it."""

    development: Development | None
    kind: AlertKind | None = None
    """None: nothing is said."""
    revision: str = ""


def follow(case: Case, outcome: Outcome, memory: Memory, *, silent: bool) -> Judgement:
    """Everything that a decided case asks to be written."""
    story, name = case.story, case.operation.name
    verdict = Verdict(
        story=story.id,
        operation=name,
        outcome=outcome,
        relevance=case.about,
        novelty=case.new,
        probability=case.about * case.new,
        reasons=reasons(case, outcome, silent=silent),
        features={name: round(value, 4) for name, value in case.features.items()},
    )
    known, ledger = memory.open(name), memory.ledgers[name]
    if outcome is Outcome.OFF_TOPIC:
        refused = tuple(_refused(case, verdict))
        for each in refused:
            ledger.add(each)
        return Judgement(verdicts=(verdict,), entries=refused)
    if case.is_rumour:
        return Judgement(verdicts=(verdict,))  # what only a rumour has said is known to nobody
    before = _development(case, outcome, known, ledger)
    told = _grown(case, outcome, before, ledger)
    raised = told.kind is not None and not silent
    if told.development:
        known[told.development.id] = told.development
    is_news = raised and told.kind is not AlertKind.CONFIRMED  # else the story itself tells nothing new
    verdict = replace(verdict, development=told.development.id if told.development else "", told=is_news)
    margin = None if silent or outcome is Outcome.COPY or case.is_late or case.was_told else case.margin
    entry = _entry(case, verdict, margin, _remembered(case))
    ledger.add(entry)
    if margin is not None:
        memory.pace(name).note(story.first_seen, margin)
    return Judgement(
        verdicts=(verdict,),
        entries=(entry,),
        developments=(told.development,) if told.development and told.development != before else (),
        alerts=tuple(_alerts(case, verdict, told)) if raised else (),
    )


def _alerts(case: Case, verdict: Verdict, told: _Told) -> Iterable[Alert]:
    if told.development and told.kind:
        yield alerts.compose(verdict, case.story, case.operation, told.development, told.kind, told.revision)


def _development(case: Case, outcome: Outcome, known: dict[str, Development], ledger: Ledger) -> Development | None:
    """The known development that a story belongs to, if any."""
    update = case.update
    if case.was_told and outcome is Outcome.DEVELOPMENT:
        return known.get(case.told_as)
    if case.abroad and outcome is Outcome.REPEAT:
        return known.get(case.abroad.development)
    if update.fallen or update.turned or (update.rule == "toll" and update.entry):
        return known.get(update.entry.development) if update.entry else None
    if outcome is Outcome.DEVELOPMENT:
        return known.get(alerts.development_id(case))
    original = ledger.of_item(case.copy.story.item) if case.copy else None
    if original:
        return known.get(original.development)
    if update.rule in REPEATED and update.entry:
        return known.get(update.entry.development)
    nearest = case.likeness.nearest
    if nearest is None or case.likeness.title_cover < ATTACH:
        return None
    if outcome is Outcome.PENDING and max(ledger.event_shares(case.reading, nearest)) < SAME_EVENT:
        return None  # it may be another event, which a second source would tell
    return known.get(nearest.development)


def _grown(case: Case, outcome: Outcome, before: Development | None, ledger: Ledger) -> _Told:
    """The development as it is with this story, and the kind of alert that this calls for."""
    if before is None:
        if outcome is not Outcome.DEVELOPMENT or case.was_told:
            return _Told(development=None)
        return _Told(development=_with_source(_opened(case), case), kind=AlertKind.NEW)
    grown = _with_source(before, case)
    if outcome is Outcome.DEVELOPMENT and (case.update.turned or case.update.rule == "toll" or case.was_told):
        changed = replace(grown, sentence=case.sentence)
        revision = case.sentence if case.is_grown else _written(case.update.turned) or case.update.word
        return _Told(development=changed, kind=AlertKind.CHANGED, revision=revision)
    if _is_corrected(case):
        corrected = replace(grown, sentence=case.sentence)
        return _Told(development=corrected, kind=AlertKind.CHANGED, revision=_written(case.update.fallen))
    if _is_disputed(case, before):
        disputed = replace(grown, state=DevelopmentState.DISPUTED)
        return _Told(development=disputed, kind=AlertKind.DISPUTED, revision=_written(case.update.fallen))
    if _is_confirmed(case, before, grown, ledger):
        return _Told(development=grown, kind=AlertKind.CONFIRMED)
    return _Told(development=grown)


def _is_confirmed(case: Case, before: Development, grown: Development, ledger: Ledger) -> bool:
    """With this story it is confirmed, somebody wishes to hear of that, and has heard of the development."""
    turns = before.state is DevelopmentState.SINGLE_SOURCE and grown.state is DevelopmentState.CONFIRMED
    return turns and case.operation.confirmations and any(each.told for each in ledger.of_development(before.id))


def _written(changes: Iterable[NumberChange]) -> str:
    return "; ".join(f"{change.new} {change.unit}" for change in changes)


def _opened(case: Case) -> Development:
    """A new development; one that waited for a second source has the first among its sources."""
    opened = alerts.open_development(case)
    first = case.corroborates
    if first is None or first.at is None:
        return opened
    source = Source(publisher=first.publisher, name=first.source, url=first.url, at=first.at, story=first.story)
    return replace(opened, sources=(source,))


def _is_corrected(case: Case) -> bool:
    """An edit of what was told takes a toll back, its own or that of others who had it too; or its outlet does so in a
    report of its own."""
    about = case.about >= case.thresholds.relevance and not case.is_late
    entry = case.update.entry if case.update.fallen else None
    is_edit = entry is not None and case.was_told and entry.development == case.told_as
    return about and (is_edit or case.update.rule == "corrected")


def _is_disputed(case: Case, before: Development) -> bool:
    """A lower toll from another publisher soon after the first report, where nobody has said so yet."""
    soon = case.story.first_seen - before.opened_at <= DISPUTE
    alone = {source.publisher for source in before.sources} == {case.story.publisher}
    known = before.state is DevelopmentState.DISPUTED
    return bool(case.update.fallen) and soon and not (known or alone or case.copy)


def _with_source(development: Development, case: Case) -> Development:
    """With this story among its sources; confirmed once a second publisher reports it in words of its own."""
    story = case.story
    if any(source.story == story.id for source in development.sources):
        return development
    source = Source(publisher=story.publisher, name=story.source, url=story.url, at=story.first_seen, story=story.id)
    sources = (*development.sources, source)
    state = development.state
    if state is DevelopmentState.SINGLE_SOURCE and _is_independent(development, case):
        state = DevelopmentState.CONFIRMED
    kept = first(sources)
    return replace(
        development,
        sources=kept,
        more=development.more + len(sources) - len(kept),
        state=state,
        updated_at=max(development.updated_at, story.first_seen),
    )


def _is_independent(development: Development, case: Case) -> bool:
    """Another publisher's report than the one that opened it, in words of its own. The edit of a source is what that
    was: a copy, unless it confirmed the development already."""
    own_words = case.copy is None or bool(case.added)
    edit = case.copy is not None and case.copy.kind is CopyKind.VERSION
    publishers = [source.publisher for source in development.sources]
    return (
        own_words
        and publishers[:1] not in ([], [case.story.publisher])
        and not (edit and case.story.publisher in publishers)
    )


def first(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """As many as are kept. Second reports of a publisher are the first to go, so that whether anybody else has reported
    it is known however often one has."""
    firsts: dict[str, Source] = {}
    for source in sources:
        firsts.setdefault(source.publisher, source)
    ranked = sorted(sources, key=lambda source: source is not firsts[source.publisher])
    return tuple(sorted(ranked[:MOST_SOURCES], key=sources.index))


def _refused(case: Case, verdict: Verdict) -> Iterable[LedgerEntry]:
    """The headline of what surely is not about the operation, though something speaks for it; for its company alone.

    Not of what the operator ruled out: a phrase says nothing of the rest of a title.
    """
    if case.alone < REFUSED and case.story.title and not case.topic.excluded:
        yield _entry(case, verdict, None, ())


def _remembered(case: Case) -> tuple[str, ...]:
    """Of a long text its opening, and of what it adds to the known all that fits."""
    kept = set(case.added[:KEPT])
    return tuple(s for place, s in enumerate(case.story.sentences) if s in kept or place < KEPT)


def _entry(case: Case, verdict: Verdict, margin: float | None, sentences: tuple[str, ...]) -> LedgerEntry:
    story = case.story
    return LedgerEntry(
        operation=verdict.operation,
        story=story.id,
        item=story.item,
        at=story.first_seen,
        title=story.title,
        sentences=sentences,
        source=story.source,
        publisher=story.publisher,
        url=story.url,
        language=story.language,
        outcome=verdict.outcome,
        relevance=case.alone,
        development=verdict.development,
        told=verdict.told,
        margin=margin,
    )
