"""The decision: what a story is to each operation, and what follows from it.

What must never happen: a development is told twice, or swallowed because its report looks like an older one. Every rule
speaks on every story that may be about an operation, and `decide` weighs; likeness is never a gate. The commonest
real development is a near-copy with one new sentence, so of a near-copy, or an edit, the sentences that it adds are
judged, and only a copy that adds nothing is silent for being one, at any age.

How it works. `Judge.one` reads a story once, asks the topic index which operations it may concern, and for each of them
weighs relevance and novelty into a verdict. What is on topic enters that operation's ledger, told or not, so that the
next story is seen beside it. A story that is relevant and new opens a development; a later one that resembles it
belongs to it, adds its source, and is not told again (consequences.py). A borderline report waits until another
publisher has it too. All state lives in a `Memory` that only this fold changes; the same in gives the same out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain

from monitor.judge import casing, namesakes, own_name, waiting
from monitor.judge.about import attention, bygone, ruled_out, setting, unlinked
from monitor.judge.about.acquaintance import Names
from monitor.judge.beginnings import common_stems, seed_days, seed_entries, spoken_stems
from monitor.judge.calibration import UNMARKED, correction
from monitor.judge.case import Case
from monitor.judge.changes import abroad, edits
from monitor.judge.comparison import EDITED, by_form, compare
from monitor.judge.consequences import Memory, follow
from monitor.judge.copies import Copy, CopyIndex, CopyKind
from monitor.judge.ledger import Ledger
from monitor.judge.meanings import meaning, sense
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Meant, Missing
from monitor.judge.meanings.sense import Sense
from monitor.judge.neighbours import Neighbours
from monitor.judge.offers.gazetteer import Gazetteer
from monitor.judge.offers.namings import Namings
from monitor.judge.papers import headed
from monitor.judge.sensitivity import Limits, Pace, limits
from monitor.judge.stories import drawn
from monitor.judge.topic import LEAST_LIKENESS, Profile, TopicEvidence, Topics
from monitor.judge.weights import Semantic, Thresholds, Weights, probability
from monitor.judge.wordings import Wording, most_alike, nearest, wordings
from monitor.judge.words.terms import Reading, read_story
from monitor.judge.written import as_written
from monitor.judge.written_terms import Hit
from monitor.model import Judgement, Known, Operation, Outcome, Story

_AT_HAND = 64
"""Stories that need not be read again: it is asked what they concern, what is known of that, and what they are."""
MEMORY = timedelta(days=14)
ABOUT = 0.3
"""Relevance from which a story is seen beside the ledger and enters it: what a follower may be taken to know."""
BORDERLINE = 0.6
"""Part of the novelty threshold from which a story waits for a second source."""
NAMED = 5.5
"""Log-odds that the operation's own name in title or opening adds: rare in news, and hardly ever wrong."""
EXCLUDED = -5.0
"""Log-odds of a phrase that the operator ruled out."""
BYGONE = -3.0
"""Log-odds of a court or a memorial that speaks of what is years past."""
RULED_OUT = -2.5
"""Log-odds of a headline of what the operation's title rules out by name."""
RULED_OUT_ACTS = -1.5
"""The same of a kind of act: words of one kind are of wider use than a name."""
AWAY = -3.5
"""Log-odds of a headline that names other countries than the one in which the operation is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A story, read once for all operations."""

    story: Story
    reading: Reading
    wordings: tuple[Wording, ...]
    hits: dict[int, list[Hit]]
    likeness: dict[int, float]
    """To each operation's profile, in whichever wording that is more."""
    names: dict[str, str]
    """Operation → its name as the story has it."""
    title: Mapping[str, float] = field(default_factory=dict)
    """TF-IDF of the title's stems, of length 1; this and `copy` are looked at only if it may concern somebody."""
    copy: Copy | None = None


class Judge:
    """The thinking for a set of operations. Pure: what it keeps between calls (ledgers that it has read) saves time and
    changes nothing that it says."""

    def __init__(
        self, operations: Sequence[Operation], weights: Weights, encoder: Meaning | Missing = WORDS_ALONE
    ) -> None:
        """`encoder`: what compares meanings, for stories that the words leave in doubt; or why there is none."""
        self.operations = operations = tuple(as_written(each, weights.background) for each in operations)
        self.weights = weights
        self.topics = Topics(operations, weights.background)
        self._gazetteer = Gazetteer(operations)
        self._namings = Namings(operations)
        parts = [ruled_out.split(operation.title) for operation in operations]
        self._settings = [setting.read(one, title) for one, (title, _) in zip(operations, parts, strict=True)]
        self._ruled_out = [ruled_out.read(*part, one.terms) for one, part in zip(operations, parts, strict=True)]
        self._index = {operation.name: place for place, operation in enumerate(operations)}
        self._encoder = _of_use(encoder, weights)
        self._subjects = meaning.subjects(operations, self._encoder)
        self._reading = lru_cache(maxsize=_AT_HAND)(self._read)
        self._neighbours = Neighbours(operations)
        self._ledgers: dict[str, Ledger] = {}
        """As the last batch left them."""

    @property
    def memory(self) -> timedelta:
        """How far back the ledgers and the open developments are wanted."""
        return MEMORY

    def concerns(self, story: Story) -> Sequence[str]:
        """The operations that the story may be about, in their configured order."""
        return tuple(self.operations[place].name for place in self._candidates(self._reading(story)))

    def judge(self, stories: Sequence[Story], known: Known, *, silent: bool) -> Judgement:
        """Judge a batch, oldest first in whatever order it comes, each story in the light of those before it.

        Costs what is new in it: ledgers are kept from the batch before, where `known` goes on from what they hold.
        """
        ordered = sorted(stories, key=lambda s: (s.first_seen, s.published or s.first_seen, s.id))
        about = [story for story in ordered if self.concerns(story)]
        single: list[Judgement] = []
        if about:
            memory = self._recalled(known)
            single = [self.one(story, memory, silent=silent) for story in about]
            self._ledgers.update((name, memory.ledgers[name]) for name in known.ledger if name in self._index)
        developments = {d.id: d for judgement in single for d in judgement.developments}
        return Judgement(
            verdicts=tuple(verdict for judgement in single for verdict in judgement.verdicts),
            entries=tuple(entry for judgement in single for entry in judgement.entries),
            developments=tuple(developments.values()),
            alerts=tuple(alert for judgement in single for alert in judgement.alerts),
            notices=() if silent else self._namings.offered(ordered),
        )

    def memory_of(self, known: Known) -> Memory:
        """Memory to judge with: the operations' seeds, and what a store recalls."""
        return self._memory(known, {})

    def _recalled(self, known: Known) -> Memory:
        """The same, from ledgers that are kept. They are nobody's meanwhile: what a batch that fails leaves is lost."""
        kept = {name: ledger for name in known.ledger if (ledger := self._ledgers.pop(name, None))}
        return self._memory(known, {n: ledger for n, ledger in kept.items() if ledger.keep_up(known.ledger[n])})

    def _memory(self, known: Known, kept: Mapping[str, Ledger]) -> Memory:
        copies = CopyIndex()
        for operation in self.operations:
            for seed in operation.seeds:
                copies.add_seed(seed)
        for story in known.stories:
            copies.add(story)
        ledgers = {profile.operation.name: self._ledger(profile, known, kept) for profile in self.topics.profiles}
        developments = {name: {d.id: d for d in found} for name, found in known.developments.items()}
        paces = {name: Pace.of(entries) for name, entries in known.ledger.items()}
        corrections = {name: correction(marks) for name, marks in known.marks.items()}
        return Memory(copies=copies, ledgers=ledgers, developments=developments, paces=paces, corrections=corrections)

    def _ledger(self, profile: Profile, known: Known, kept: Mapping[str, Ledger]) -> Ledger:
        name = profile.operation.name
        if name in kept:
            return kept[name]
        operation, stems = profile.operation, (common_stems(profile), spoken_stems(profile.operation))
        made = Ledger(self.weights.background, seed_entries(operation), *stems, seed_days(operation))
        made.keep_up(known.ledger.get(name, ()))
        return made

    def one(self, story: Story, memory: Memory, silent: bool = False) -> Judgement:
        """Judge one story for every operation, and remember it."""
        found = self._reading(story)
        if not (candidates := self._candidates(found)):
            return Judgement()
        story, background = drawn(story), self.weights.background
        plain = casing.as_sentence(story, background)
        reading = found.reading if plain is story else read_story(plain)
        title = background.title(reading.title_stems)
        found = replace(found, story=plain, reading=reading, title=title, copy=memory.copies.find(story))
        judged = self._competing(candidates, found, memory, silent=silent)
        if any(each.outcome is not Outcome.OFF_TOPIC for judgement in judged for each in judgement.entries):
            # what no operation knows is no original: its copies are as new as it is
            memory.copies.add(story)
        judgement = Judgement(
            verdicts=tuple(verdict for judgement in judged for verdict in judgement.verdicts),
            entries=tuple(entry for judgement in judged for entry in judgement.entries),
            developments=tuple(d for judgement in judged for d in judgement.developments),
            alerts=tuple(alert for judgement in judged for alert in judgement.alerts),
        )
        return casing.as_published(judgement, plain, story)

    def _read(self, story: Story) -> _Read:
        reading = read_story(headed(story))
        hits = self.topics.hits(reading)
        told = tuple(wordings(reading, self.topics))
        likeness = told[0].likeness if len(told) == 1 else most_alike(told)
        opening = f"{reading.title}\n{' '.join(reading.opening)}"
        names = {span.name: opening[span.start : span.end] for span in reversed(self._gazetteer.find(opening))}
        return _Read(story=story, reading=reading, wordings=told, hits=hits, likeness=likeness, names=names)

    def _candidates(self, found: _Read) -> list[int]:
        named = {self._index[name] for name in found.names}
        alike = {place for place, likeness in found.likeness.items() if likeness >= LEAST_LIKENESS}
        met = {place for place in found.hits.keys() - alike - named if self._may_concern(place, found)}
        return sorted(named | alike | met)

    def _may_concern(self, place: int, found: _Read) -> bool:
        return self.topics.candidate(place, found.reading, found.hits.get(place, ()), found.likeness.get(place, 0.0))

    # --- one story, one operation -------------------------------------------------------------------------------------

    def _competing(
        self, candidates: Sequence[int], found: _Read, memory: Memory, *, silent: bool
    ) -> Sequence[Judgement]:
        """A judgement for each candidate, in their order; the best fit first has its say.

        Once one has told the story, or what it says, no neighbour tells it again. A better fit that tells nothing for
        any other reason is in nobody's way.
        """
        cases = {place: self._case(place, found, memory) for place in candidates}
        outcomes = {place: decide(case) for place, case in cases.items()}
        repeats = [cases[place] for place in candidates if outcomes[place] in (Outcome.REPEAT, Outcome.COPY)]
        judged: dict[int, Judgement] = {}
        told: set[str] = set()
        for place in sorted(candidates, key=lambda place: -sum(cases[place].relevance.values())):
            case, outcome = cases[place], outcomes[place]
            if outcome is Outcome.DEVELOPMENT and (
                known := self._neighbours.known_elsewhere(case, told, repeats, found.copy, memory)
            ):
                case, outcome = replace(case, known_elsewhere=known), Outcome.DETAIL
            judged[place] = follow(case, outcome, memory, silent=silent)
            if judged[place].alerts:
                told.add(case.operation.name)
        return [judged[place] for place in candidates]

    def _case(self, place: int, found: _Read, memory: Memory) -> Case:
        """All that is to be said about a story for an operation, before deciding."""
        profile = self.topics.profiles[place]
        ledger = memory.ledgers[profile.operation.name]
        topic = nearest(found.wordings, place, profile).weighed(place, profile, found.hits.get(place, ()))
        name = found.names.get(profile.operation.name, "")
        if name and own_name.is_common(name, found.reading, profile.operation):
            name = ""
        named = bool(name) and own_name.stands_alone(name, topic, found.likeness.get(place, 0.0))
        copy = found.copy if found.copy and ledger.of_item(found.copy.story.item) else None
        relevance, meant = self._about(profile, found.story, topic, named)
        company = ledger.company.of(found.story, found.title)
        reports = ledger.attention.reports(found.story.item, found.story.first_seen) if profile.drafted else 0
        is_met = bool(topic.features["groups_all"])
        names = Names() if profile.anywhere else ledger.acquaintance.of(found.reading, profile.language, is_met=is_met)
        relevance |= {"company": company.weight, "names": names.weight, "attention": attention.weight(reports)}
        if past := _bygone(found.story, profile):
            relevance["bygone"] = BYGONE
        if not name and namesakes.is_met(found.reading, topic, profile):
            relevance["namesake"] = namesakes.NAMESAKE
        if away := setting.left(found.story, self._settings[place], topic.elsewhere, topic.early):
            relevance["away"] = AWAY
        if phrase := ruled_out.met(found.story.title, self._ruled_out[place]):
            relevance["ruled_out"] = RULED_OUT if phrase.names or phrase.is_kindred else RULED_OUT_ACTS
        if copy or probability(sum(relevance.values())) >= ABOUT:
            sensed = None if copy else self._sense(found.story, ledger)
            seen = compare(found.story, found.reading, copy, sensed, ledger, self.weights)
            relevance["follows"] = seen.follows
        else:
            sensed = None
            seen = by_form(found.story, found.reading, ledger, self.weights)
        opened = memory.open(profile.operation.name)
        return Case(
            story=found.story,
            operation=profile.operation,
            profile=profile,
            topic=topic,
            name=name,
            relevance=relevance,
            company=company,
            names=names,
            bygone=past,
            away=away,
            ruled_out=phrase.text if phrase else "",
            reports=reports,
            meant=meant,
            sense=sensed,
            reading=seen.reading,
            novelty=seen.novelty,
            likeness=seen.likeness,
            added=seen.added,
            sentence=seen.sentence,
            common=ledger.common,
            nearest=seen.nearest,
            update=seen.update,
            is_grown=seen.is_grown,
            compared=seen.compared,
            features={**topic.features, **seen.measured, **(meant.features if isinstance(meant, Meant) else {})},
            copy=copy,
            corroborates=None
            if copy
            else waiting.confirmed(found.story, found.reading, seen, sensed, ledger, opened, self.weights.thresholds),
            told_as=self._told_as(found.story, copy, ledger),
            abroad=abroad.told(found.story, found.reading, ledger, profile.countries, self.weights, seen.update.rule)
            if seen.compared and not seen.is_settled
            else None,
            limits=self._limits(profile.operation, memory, found.story.first_seen, self._thresholds(meant, sensed)),
        )

    def _told_as(self, story: Story, copy: Copy | None, ledger: Ledger) -> str:
        """The development that an earlier version was told as; none where another story has taken its place."""
        told = ledger.told_of(story.item)
        version = copy.story if copy and copy.kind is CopyKind.VERSION else None
        is_another = told and version and edits.is_another(version, story, self.weights.background, self._encoder)
        return "" if is_another else told

    def _limits(self, operation: Operation, memory: Memory, now: datetime, balanced: Thresholds) -> Limits:
        learnt = memory.corrections.get(operation.name, UNMARKED)
        return limits(operation, self.weights, memory.pace(operation.name), now, learnt, balanced)

    def _about(
        self, profile: Profile, story: Story, topic: TopicEvidence, named: bool
    ) -> tuple[dict[str, float], Meant | Missing | None]:
        """What speaks for a story being about an operation, by its words or, where they leave it in doubt, by its
        meaning as well."""
        relevance = self._relevance(profile, topic, topic.features, named, self.weights)
        meant = self._meant(profile, story, probability(sum(relevance.values())))
        learnt = self.weights.semantic
        if learnt is None or not isinstance(meant, Meant):
            return relevance, meant
        return self._relevance(profile, topic, topic.features | meant.features, named, learnt), meant

    def _thresholds(self, meant: Meant | Missing | None, sensed: Sense | None) -> Thresholds:
        """Those of whichever decided: words alone, or meaning as well."""
        learnt = self.weights.semantic
        return learnt.thresholds if learnt and (sensed or isinstance(meant, Meant)) else self.weights.thresholds

    def _meant(self, profile: Profile, story: Story, about: float) -> Meant | Missing | None:
        if not meaning.is_doubtful(about) or not meaning.is_english(story):
            return None
        if isinstance(self._encoder, Missing):
            return self._encoder
        subject = self._subjects[profile.operation.name]
        return subject.of(meaning.headline(story), self._encoder) if subject else None

    def _sense(self, story: Story, ledger: Ledger) -> Sense | None:
        learnt = self.weights.semantic
        if learnt is None or isinstance(self._encoder, Missing):
            return None
        return sense.of(story, ledger, self._encoder, learnt.style)

    @staticmethod
    def _relevance(
        profile: Profile, topic: TopicEvidence, features: dict[str, float], named: bool, weights: Weights | Semantic
    ) -> dict[str, float]:
        model = weights.drafted if profile.drafted else weights.relevance
        found = {**model.contributions(features), "bias": model.bias, **topic.shared.weights}
        if named:
            found["name"] = NAMED
        if topic.excluded:
            found["excluded"] = EXCLUDED
        if topic.unlinked:
            found["unlinked"] = unlinked.UNLINKED
        return found


def _bygone(story: Story, profile: Profile) -> str:
    seeds = (line for seed in profile.operation.seeds for line in (seed.title, *seed.sentences))
    return bygone.year(story.title, story.first_seen.year, chain((profile.spoken,), seeds), profile.wanted)


def _of_use(encoder: Meaning | Missing, weights: Weights) -> Meaning | Missing:
    """The encoder, if the weights were learnt with it."""
    if isinstance(encoder, Missing) or (weights.semantic and weights.semantic.model == encoder.model):
        return encoder
    return Missing("weights.json was learnt without this encoder; remake it with `monitor lab train`")


def decide(case: Case) -> Outcome:
    """The decision itself: evidence in, one word out."""
    if case.about < ABOUT:
        return Outcome.OFF_TOPIC
    if case.copy and not case.added:
        return Outcome.COPY
    about, new = case.about >= case.thresholds.relevance, case.new >= case.thresholds.novelty
    if about and case.update.fallen and not case.is_late:
        return Outcome.DETAIL
    sure = case.thresholds.reached(case.about, case.new)
    if (sure or (about and case.corroborates)) and not case.is_late:
        if case.was_told:  # who was told of an item has its link: of its edits only those that change what happened
            return Outcome.DEVELOPMENT if case.is_grown or case.update.rule in EDITED else Outcome.DETAIL
        told = Outcome.PENDING if case.is_rumour else Outcome.DEVELOPMENT
        return Outcome.REPEAT if case.abroad else told
    if case.copy and case.copy.kind is not CopyKind.VERSION:
        return Outcome.COPY
    if about and case.new >= case.thresholds.novelty * BORDERLINE and not case.is_late:
        return Outcome.PENDING
    if new:
        return Outcome.DETAIL
    return Outcome.BACKGROUND if case.is_background else Outcome.REPEAT
