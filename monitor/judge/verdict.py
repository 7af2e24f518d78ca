"""The decision: what a story is to each operation, and what follows from it.

What must never happen: a development is told twice, or swallowed because its report looks like an older one. Every rule
speaks on every story that may be about an operation, and `_outcome` weighs; likeness is never a gate. The commonest
real development is a near-copy with one new sentence, so of a near-copy, or an edit, the sentences that it adds are
judged, and only a copy that adds nothing is silent for being one, at any age.

How it works. `Judge.one` reads a story once, asks the topic index which operations it may concern, and for each of them
weighs relevance and novelty into a verdict. What is on topic enters that operation's ledger, told or not, so that the
next story is seen beside it. A story that is relevant and new opens a development; a later one that resembles it
belongs to it, adds its source, and is not told again. All state lives in a `Memory` that only this fold changes; the
same stories and the same memory give the same judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.judge import alerts, evidence, novelty, turns
from monitor.judge.copies import Copy, CopyIndex, CopyKind, added, as_story
from monitor.judge.evidence import Case
from monitor.judge.ledger import Ledger, Likeness
from monitor.judge.operations import Gazetteer
from monitor.judge.terms import Reading, read_added, read_story
from monitor.judge.topic import LEAST_LIKENESS, Hit, Profile, TopicEvidence, Topics, weigh
from monitor.judge.weights import Weights
from monitor.model import (
    Development,
    DevelopmentState,
    Judgement,
    Known,
    LedgerEntry,
    Operation,
    Outcome,
    Source,
    Story,
    Verdict,
)

__all__ = ["Judge", "Memory", "Weights"]

MEMORY = timedelta(days=14)
OPEN = timedelta(days=4)
"""How long after its last report a development may still grow."""
ABOUT = 0.3
"""Relevance from which a story enters the ledger: what a follower may be taken to know."""
ATTACH = 0.35
"""Faded likeness from which a story belongs to a development."""
SAME = 0.5
"""Share of a sentence's words from which a known one is taken to speak of the same thing."""
ALMOST = 0.6
"""The same, for an act that is said to be undone."""
TURNED = 2.0
"""Log-odds of a figure that changed, or an act that was undone, since a sentence like it."""
COPIED = -5.0
"""Log-odds of a copy that adds nothing."""
KEPT = 8
"""Sentences of a story that its ledger entry keeps."""
NAMED = 5.5
"""Log-odds that the operation's own name in title or opening adds: rare in news, and hardly ever wrong."""
EXCLUDED = -5.0
"""Log-odds of a phrase that the operator ruled out."""


@dataclass(slots=True)
class Memory:
    """What is known while a batch is judged; changed by the judge and nobody else."""

    copies: CopyIndex
    ledgers: dict[str, Ledger]
    developments: dict[str, dict[str, Development]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A story, read once for all operations."""

    story: Story
    reading: Reading
    vector: dict[str, float]
    hits: dict[int, list[Hit]]
    likeness: dict[int, float]
    names: dict[str, str]
    """Operation → its name as the story has it."""
    copy: Copy | None


class Judge:
    """The thinking for a set of operations. Pure: it keeps nothing between calls but what it was built from."""

    def __init__(self, operations: Sequence[Operation], weights: Weights) -> None:
        self.operations = tuple(operations)
        self.weights = weights
        self.topics = Topics(operations, weights.background)
        self._gazetteer = Gazetteer(operations)
        self._index = {operation.name: place for place, operation in enumerate(operations)}

    @property
    def memory(self) -> timedelta:
        """How far back the ledgers and the open developments are wanted."""
        return MEMORY

    def concerns(self, story: Story) -> Sequence[str]:
        """The operations that the story may be about, in their configured order."""
        return tuple(self.operations[place].name for place in self._candidates(self._read(story, None)))

    def judge(self, stories: Sequence[Story], known: Known, *, silent: bool) -> Judgement:
        """Judge a batch, oldest first, each story in the light of those before it."""
        memory = self.memory_of(known)
        single = [self.one(story, memory, silent=silent) for story in sorted(stories, key=lambda s: s.first_seen)]
        developments = {d.id: d for judgement in single for d in judgement.developments}
        return Judgement(
            verdicts=tuple(verdict for judgement in single for verdict in judgement.verdicts),
            entries=tuple(entry for judgement in single for entry in judgement.entries),
            developments=tuple(developments.values()),
            alerts=tuple(alert for judgement in single for alert in judgement.alerts),
        )

    def memory_of(self, known: Known) -> Memory:
        """Memory to judge with: the operations' seeds, and what a store recalls."""
        copies = CopyIndex()
        for operation in self.operations:
            for seed in operation.seeds:
                copies.add_seed(seed)
        for story in known.stories:
            copies.add(story)
        ledgers = {
            operation.name: Ledger(
                self.weights.background, (*seed_entries(operation), *known.ledger.get(operation.name, ()))
            )
            for operation in self.operations
        }
        developments = {name: {d.id: d for d in found} for name, found in known.developments.items()}
        return Memory(copies=copies, ledgers=ledgers, developments=developments)

    def one(self, story: Story, memory: Memory, silent: bool = False) -> Judgement:
        """Judge one story for every operation, and remember it."""
        found = self._read(story, memory)
        judged = [self._for(place, found, memory, silent=silent) for place in self._candidates(found)]
        memory.copies.add(story)
        return Judgement(
            verdicts=tuple(verdict for judgement in judged for verdict in judgement.verdicts),
            entries=tuple(entry for judgement in judged for entry in judgement.entries),
            developments=tuple(d for judgement in judged for d in judgement.developments),
            alerts=tuple(alert for judgement in judged for alert in judgement.alerts),
        )

    def _read(self, story: Story, memory: Memory | None) -> _Read:
        reading = read_story(story)
        hits = self.topics.hits(reading)
        vector = self.weights.background.vector(reading.stems)
        likeness = self.topics.likeness(vector)
        opening = f"{reading.title}\n{' '.join(reading.opening)}"
        names = {span.name: opening[span.start : span.end] for span in reversed(self._gazetteer.find(opening))}
        copy = memory.copies.find(story) if memory else None
        return _Read(story=story, reading=reading, vector=vector, hits=hits, likeness=likeness, names=names, copy=copy)

    def _candidates(self, found: _Read) -> list[int]:
        named = {self._index[name] for name in found.names}
        places = {*found.hits, *found.likeness, *named}
        return sorted(place for place in places if place in named or self._may_concern(place, found))

    def _may_concern(self, place: int, found: _Read) -> bool:
        return self.topics.candidate(place, found.reading, found.hits.get(place, ()), found.likeness.get(place, 0.0))

    # --- one story, one operation -------------------------------------------------------------------------------------

    def _for(self, place: int, found: _Read, memory: Memory, *, silent: bool) -> Judgement:
        case = self._case(place, found, memory)
        outcome = self._outcome(case)
        if outcome is Outcome.DEVELOPMENT and memory.ledgers[case.operation.name].has_told(case.story.item):
            outcome = Outcome.DETAIL  # who was told of an item has its link: its edits are not told again
        return _consequences(case, outcome, memory, silent=silent)

    def _case(self, place: int, found: _Read, memory: Memory) -> Case:
        """All that is to be said about a story for an operation, before deciding."""
        profile = self.topics.profiles[place]
        ledger = memory.ledgers[profile.operation.name]
        topic = weigh(profile, found.reading, found.hits.get(place, ()), found.vector, found.likeness.get(place, 0.0))
        name = found.names.get(profile.operation.name, "")
        named = bool(name) and _stands_alone(name, topic, found.likeness.get(place, 0.0))
        copy = found.copy if found.copy and ledger.of_item(found.copy.story.item) else None
        news = added(found.story, copy.story) if copy else ()
        reading = read_added(news, found.story.language) if news else found.reading
        likeness = ledger.compare(reading, found.story.first_seen)
        relevance = self._relevance(profile, topic.features, named, bool(topic.excluded))
        sentence = evidence.key_sentence(found.story, news, likeness)
        nearest = ledger.nearest(sentence, found.story.first_seen)
        turned = turns.changed_figures(nearest.sentence, sentence) if nearest and nearest.share >= SAME else ()
        new = self._novelty(found.story, reading, likeness)
        if copy and not news:
            new["copy"] = COPIED
        elif turned:
            new["figures"] = TURNED
        elif nearest and nearest.share >= ALMOST and turns.reverses(nearest.sentence, sentence):
            new["reversal"] = TURNED
        return Case(
            story=found.story,
            operation=profile.operation,
            profile=profile,
            topic=topic,
            name=name,
            relevance=relevance,
            reading=reading,
            likeness=likeness,
            novelty=new,
            copy=copy,
            added=news,
            sentence=sentence,
            nearest=nearest,
            turned=turned,
            thresholds=self.weights.thresholds,
        )

    def _novelty(self, story: Story, reading: Reading, likeness: Likeness) -> dict[str, float]:
        return novelty.weigh(
            reading, novelty.features(story, reading, likeness, self.weights.form, self.weights.lead), self.weights
        )

    def _relevance(self, profile: Profile, features: dict[str, float], named: bool, excluded: bool) -> dict[str, float]:
        model = self.weights.drafted if profile.drafted else self.weights.relevance
        found = {**model.contributions(features), "bias": model.bias}
        if named:
            found["name"] = NAMED
        if excluded:
            found["excluded"] = EXCLUDED
        return found

    def _outcome(self, case: Case) -> Outcome:
        """The decision itself: words in, one word out."""
        if case.about < ABOUT:
            return Outcome.OFF_TOPIC
        if case.copy and not case.added:
            return Outcome.COPY
        told = case.about >= case.thresholds.relevance and case.new >= case.thresholds.novelty
        if told and not case.is_late:
            return Outcome.DEVELOPMENT
        if case.copy and case.copy.kind is not CopyKind.VERSION:
            return Outcome.COPY
        if case.new >= case.thresholds.novelty:
            return Outcome.DETAIL
        return Outcome.BACKGROUND if case.is_background else Outcome.REPEAT


def _stands_alone(name: str, topic: TopicEvidence, likeness: float) -> bool:
    """A name of several words or an acronym needs no company; a common word (Roundup) needs a term or some likeness."""
    return len(name.split()) > 1 or name.isupper() or bool(topic.opening_terms) or likeness >= LEAST_LIKENESS


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


# --- what follows ---------------------------------------------------------------------------------------------------


def _consequences(case: Case, outcome: Outcome, memory: Memory, *, silent: bool) -> Judgement:
    """Verdict, ledger entry, development and alert of a decided case; memory is brought up to date."""
    story, name = case.story, case.operation.name
    verdict = Verdict(
        story=story.id,
        operation=name,
        outcome=outcome,
        relevance=case.about,
        novelty=case.new,
        probability=case.about * case.new,
        reasons=evidence.reasons(case, outcome),
    )
    if outcome is Outcome.OFF_TOPIC:
        return Judgement(verdicts=(verdict,))
    known = memory.developments.setdefault(name, {})
    development: Development | None
    if outcome is Outcome.DEVELOPMENT:
        development = known.get(alerts.development_id(case)) or alerts.open_development(case)
    else:
        development = known.get(_belongs_to(case, memory.ledgers[name]))
    grown = _with_source(development, story) if development else None
    if grown:
        known[grown.id] = grown
    raised = outcome is Outcome.DEVELOPMENT and not silent and development is not None and not development.sources
    verdict = replace(verdict, development=grown.id if grown else "", told=raised)
    entry = _entry(case, verdict)
    memory.ledgers[name].add(entry)
    return Judgement(
        verdicts=(verdict,),
        entries=(entry,),
        developments=(grown,) if grown and grown != development else (),
        alerts=(alerts.compose(verdict, story, case.operation, grown),) if raised and grown else (),
    )


def _belongs_to(case: Case, ledger: Ledger) -> str:
    """The development that a story which opens none is part of; "" where it is part of none."""
    original = ledger.of_item(case.copy.story.item) if case.copy else None
    if original:
        return original.development
    nearest = case.likeness.nearest
    return nearest.development if nearest and case.likeness.title_cover >= ATTACH else ""


def _with_source(development: Development, story: Story) -> Development:
    """With this story among its sources; confirmed once a second publisher reports it."""
    if any(source.story == story.id for source in development.sources):
        return development
    source = Source(publisher=story.publisher, name=story.source, url=story.url, at=story.first_seen, story=story.id)
    sources = (*development.sources, source)
    state = development.state
    if state is DevelopmentState.SINGLE_SOURCE and len({s.publisher for s in sources}) > 1:
        state = DevelopmentState.CONFIRMED
    return replace(development, sources=sources, state=state, updated_at=max(development.updated_at, story.first_seen))


def _entry(case: Case, verdict: Verdict) -> LedgerEntry:
    story = case.story
    return LedgerEntry(
        operation=verdict.operation,
        story=story.id,
        item=story.item,
        at=story.first_seen,
        title=story.title,
        sentences=story.sentences[:KEPT],
        source=story.source,
        publisher=story.publisher,
        url=story.url,
        language=story.language,
        outcome=verdict.outcome,
        relevance=verdict.relevance,
        development=verdict.development,
        told=verdict.told,
    )


def is_open(development: Development, now: datetime) -> bool:
    """Whether it may still grow."""
    return now - development.updated_at <= OPEN
