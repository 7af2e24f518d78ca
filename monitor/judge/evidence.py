"""What a decision stood on, kept with it: a `Case` before the decision, its `Reason`s after.

Every reason carries what it added to the log-odds (of being about the operation, or of being new), so the heaviest can
be told first, and words that a person understands. Silent stories keep theirs as well: a miss can be looked into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from monitor.judge import genre, numbers
from monitor.judge.copies import Copy, CopyKind
from monitor.judge.ledger import Likeness, Nearest
from monitor.judge.novelty import GENRE, SAMENESS
from monitor.judge.sensitivity import Limits, margin
from monitor.judge.terms import Reading, stems
from monitor.judge.topic import Profile, TopicEvidence
from monitor.judge.updates import Update
from monitor.judge.weights import Thresholds, probability
from monitor.model import Evidence, LedgerEntry, NumberChange, Operation, Outcome, Reason, Story

CANDIDATES = 4
"""Opening sentences among which the new one is looked for."""
NEAR = 0.25
"""Share of a sentence's words from which a known one counts as near it."""

LATE = timedelta(days=7)
"""A story published longer ago than this, when it is first seen, is old news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that is to be said about one story for one operation."""

    story: Story
    operation: Operation
    profile: Profile
    topic: TopicEvidence
    name: str
    """The operation's name or alias, as the title or opening has it."""
    relevance: Mapping[str, float]
    """Contributions to the log-odds of being about the operation."""
    reading: Reading
    """What was judged: the story, or of a near-copy what it adds."""
    likeness: Likeness
    novelty: Mapping[str, float]
    """Contributions to the log-odds of being new."""
    features: Mapping[str, float]
    """What was measured, of relevance and of novelty."""
    copy: Copy | None
    added: tuple[str, ...]
    """Sentences that a near-copy adds to its original, or a bulletin to all that is known."""
    sentence: str
    """The one that is new, if any is."""
    nearest: Nearest | None
    """The known sentence nearest to it."""
    update: Update
    """What it does to something known: a figure changed, an act undone."""
    corroborates: LedgerEntry | None
    """A report that waited for a second source, which this story is."""
    was_told: bool
    """An alert was raised for an earlier version of the same item."""
    limits: Limits

    @property
    def thresholds(self) -> Thresholds:
        """Those in force."""
        return self.limits.thresholds

    @property
    def margin(self) -> float:
        """By how much log-odds it passes the balanced thresholds."""
        return margin(sum(self.relevance.values()), sum(self.novelty.values()), self.limits.usual)

    @property
    def about(self) -> float:
        """Probability that the story is about the operation."""
        return probability(sum(self.relevance.values()))

    @property
    def new(self) -> float:
        """Probability that it is a development, given that it is about the operation."""
        return probability(sum(self.novelty.values()))

    @property
    def is_late(self) -> bool:
        """An old story that surfaces again."""
        return self.story.published is not None and self.story.first_seen - self.story.published > LATE

    @property
    def is_background(self) -> bool:
        """Its form speaks louder against it than its likeness to what is known."""
        form = sum(self.novelty.get(name, 0.0) for name in GENRE)
        same = sum(self.novelty.get(name, 0.0) for name in SAMENESS)
        return form < same


def key_sentence(story: Story, added: tuple[str, ...], likeness: Likeness) -> str:
    """The sentence that is new: of a near-copy what it adds, else the opening's least known one."""
    if added:
        return added[0]
    opening = story.sentences[:CANDIDATES]
    if not opening:
        return story.title
    nearest = likeness.nearest
    if nearest is None:
        return opening[0]
    known = frozenset().union(*map(stems, (nearest.title, *nearest.sentences)))
    return max(opening, key=lambda s: (_unknown(s, known) * 0.85 ** opening.index(s), -opening.index(s)))


def _unknown(sentence: str, known: frozenset[str]) -> float:
    """Words of a sentence that are not known, eight at most: a long sentence is not newer than a lead."""
    return min(8, len(set(stems(sentence)) - known))


def reasons(case: Case, outcome: Outcome) -> tuple[Reason, ...]:
    """Everything that spoke, in the order in which a person would ask."""
    return (*_topic_reasons(case), *_copy_reasons(case), *_novelty_reasons(case), *_decision(case, outcome))


def _sum(contributions: Mapping[str, float], names: Iterable[str]) -> float:
    return round(sum(contributions.get(name, 0.0) for name in names), 2)


def _topic_reasons(case: Case) -> Iterator[Reason]:
    found = case.relevance
    groups = ("groups_title", "groups_opening", "groups_all", "anchor_density")
    yield Reason(rule="topic", weight=_sum(found, groups), text=_where(case))
    alike = _sum(found, ("like_title", "like_profile"))
    text = (
        "reads like what the operation's title and seed say" if alike > 0 else "unlike the operation's title and seed"
    )
    yield Reason(rule="description", weight=alike, text=text)
    if case.name:
        yield Reason(rule="name", weight=_sum(found, ("name",)), text=f"names the operation: {case.name}")
    if case.topic.unwanted:
        kinds = ", ".join(case.topic.unwanted)
        yield Reason(
            rule="kind", weight=_sum(found, ("unwanted_kind",)), text=f"speaks of {kinds}, which the operation does not"
        )
    if case.topic.features["excluded_kind"]:
        yield Reason(
            rule="kind", weight=_sum(found, ("excluded_kind",)), text="speaks of what the operation's title excludes"
        )
    if case.topic.excluded:
        phrases = ", ".join(case.topic.excluded)
        yield Reason(rule="excluded", weight=_sum(found, ("excluded",)), text=f"has an excluded phrase: {phrases}")


def _where(case: Case) -> str:
    title = [term for _, term in case.topic.title_terms]
    opening = [term for _, term in case.topic.opening_terms if term not in title]
    body = [term for _, term in case.topic.body_terms if term not in title and term not in opening]
    parts = [
        f"{place}: {', '.join(terms[:6])}"
        for place, terms in (("title", title), ("opening", opening), ("text", body))
        if terms
    ]
    met = len({group for group, _ in case.topic.body_terms})
    return f"{met} of {len(case.profile.groups)} groups met ({'; '.join(parts) or 'no term'})"


def _copy_reasons(case: Case) -> Iterator[Reason]:
    if case.copy is None:
        return
    kinds = {
        CopyKind.VERSION: "another version of a known item",
        CopyKind.EXACT: "the same text as a known story",
        CopyKind.NEAR: "nearly the text of a known story",
    }
    adds = (
        f"; it adds {len(case.added)} sentence{'s' if len(case.added) > 1 else ''}" if case.added else ", nothing new"
    )
    original = case.copy.story
    yield Reason(
        rule="copy",
        weight=_sum(case.novelty, ("copy",)),
        text=f"{kinds[case.copy.kind]}{adds}",
        evidence=Evidence(
            sentence=case.added[0] if case.added else "",
            nearest=original.title,
            nearest_source=original.source,
            nearest_url=original.url,
            nearest_at=original.first_seen,
            similarity=round(case.copy.containment, 2),
        ),
    )


def _novelty_reasons(case: Case) -> Iterator[Reason]:
    found = case.novelty
    same = _sum(found, SAMENESS)
    if case.nearest is None:
        evidence = Evidence(sentence=case.sentence)
        yield Reason(rule="known", weight=same, text="nothing like it is known", evidence=evidence)
    else:
        yield _known(case, case.nearest, same)
    yield from _updates(case)
    if "routine" in found:
        text = "a routine bulletin with a name that was never known" if case.added else "a routine bulletin"
        yield Reason(rule="routine", weight=_sum(found, ("routine",)), text=text)
    if case.corroborates:
        text = f"a second source for what {case.corroborates.source} reported: {case.corroborates.title}"
        yield Reason(rule="corroboration", weight=0.0, text=text)
    if case.was_told:
        yield Reason(rule="told", weight=0.0, text="an earlier version of this item was told")
    if case.is_late:
        yield Reason(rule="late", weight=0.0, text="published more than a week before it was seen: never told as new")
    yield Reason(rule="genre", weight=_sum(found, ("labelled", "question", "form", "lead_form")), text=_form(case))
    if case.reading.sentences:
        day = "names the day" if genre.names_day(case.reading.sentences) else "names no day"
        source = "names who says so" if genre.names_source(case.reading.sentences) else "names no source"
        yield Reason(rule="opening", weight=_sum(found, ("day", "source")), text=f"the opening {day} and {source}")


UPDATES = {
    "figures": "a figure has changed: {}",
    "reversal": "undoes what is known: {}",
    "completed": "what was announced is done: {}",
    "certain": "what was only reported is certain: {}",
}


def _updates(case: Case) -> Iterator[Reason]:
    update = case.update
    said = "; ".join(f"{c.old} → {c.new} {c.unit}".strip() for c in update.turned or update.fallen) or update.word
    if update.fallen:
        yield Reason(rule="disputed", weight=0.0, text=f"a lower toll than is known: {said}")
    elif update.rule in case.novelty:
        yield Reason(
            rule=update.rule, weight=_sum(case.novelty, (update.rule,)), text=UPDATES[update.rule].format(said)
        )


def _known(case: Case, nearest: Nearest, weight: float) -> Reason:
    entry = nearest.entry
    age = "from the seed article" if entry.at is None else f"{entry.source}, {_age(case.story.first_seen - entry.at)}"
    return Reason(
        rule="known",
        weight=weight,
        text=f"nearest known ({age}): {nearest.sentence}",
        evidence=Evidence(
            sentence=case.sentence,
            nearest=nearest.sentence,
            nearest_source=entry.source,
            nearest_url=entry.url,
            nearest_at=entry.at,
            similarity=round(nearest.share, 2),
            numbers=case.update.turned or case.update.fallen or _changes(nearest, case.sentence),
        ),
    )


def _changes(nearest: Nearest, sentence: str) -> tuple[NumberChange, ...]:
    return numbers.changes(nearest.sentence, sentence) if nearest.share >= NEAR else ()


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min before"
    return f"{minutes // 60} h before" if minutes < 48 * 60 else f"{minutes // 1440} days before"


def _form(case: Case) -> str:
    cues = list(genre.cues(case.story))
    weight = _sum(case.novelty, ("form", "lead_form"))
    cues.append("worded like a report of an act" if weight > 0 else "worded like a feature")
    return ", ".join(cues)


def _decision(case: Case, outcome: Outcome) -> Iterator[Reason]:
    limits = case.thresholds
    text = (
        f"{outcome.value}: about the operation {case.about:.2f} (told from {limits.relevance:.2f}), "
        f"new {case.new:.2f} (told from {limits.novelty:.2f})"
    )
    yield Reason(rule="decision", weight=0.0, text=text)
    if case.limits.marks:
        count = case.limits.marks
        text = f"{count} mark{'' if count == 1 else 's'} of yours moved the thresholds"
        yield Reason(rule="marks", weight=0.0, text=text)
    if case.limits.said:
        yield Reason(rule="sensitivity", weight=0.0, text=_held(case))


def _held(case: Case) -> str:
    """What the operator's word or budget has to do with it: a story that it alone keeps silent is to be found."""
    usual, limits = case.limits.usual, case.thresholds
    balanced = case.about >= usual.relevance and case.new >= usual.novelty
    here = case.about >= limits.relevance and case.new >= limits.novelty
    if balanced == here:
        return f"thresholds by {case.limits.said}"
    if balanced:
        return f"held back by {case.limits.said}: balanced would tell it"
    return f"let through by {case.limits.said}: balanced would not tell it"
