"""What a decision stood on, in words: a `Reason` for every rule that spoke.

Every reason carries what it added to the log-odds (of being about the operation, or of being new), so the heaviest can
be told first, and words that a person understands. Silent stories keep theirs as well: a miss can be looked into.
Sentences stand in a reason's evidence and nowhere else: explain.py quotes them once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from monitor.judge import firsthand, genre, papers, posts
from monitor.judge.case import Case
from monitor.judge.changes.update import SAID
from monitor.judge.copies import SEED_TIME, CopyKind
from monitor.judge.ledger import Nearest
from monitor.judge.meanings.meaning import FEATURE, Meant
from monitor.judge.novelty import SAME_WORDS, TEXT_GENRE, TITLE_GENRE, WORDING
from monitor.judge.topic import Met
from monitor.judge.words import markets
from monitor.judge.words.terms import Reading, with_marks
from monitor.model import Evidence, LedgerEntry, NumberChange, Outcome, Reason, counted

WORDS = 4
"""Words or terms of a group that are named."""
SLIGHT = 0.2
"""Log-odds below which what others wrote is not spoken of."""
MUCH = 0.5
"""Share of a sentence's words from which it is no longer little that was known."""
SPLIT = 0.3
"""Log-odds below which the form of a text says little."""


def reasons(case: Case, outcome: Outcome, *, silent: bool = False) -> tuple[Reason, ...]:
    """Everything that spoke, in the order in which a person would ask. `silent`: nothing of its batch is told."""
    return (
        *_topic(case),
        *_copy(case),
        *_novelty(case),
        *_form(case),
        *_decision(case, outcome, silent=silent),
    )


def _sum(contributions: Mapping[str, float], names: Iterable[str]) -> float:
    return round(sum(map(contributions.get, names, repeat(0.0))), 2)


# --- is it about the operation ----------------------------------------------------------------------------------------


def _shared(case: Case) -> Iterator[Reason]:
    if words := case.topic.shared.words:
        text = f"its title has words of the operation's own: {', '.join(words)}"
        yield Reason(rule="own words", weight=_sum(case.relevance, ("own_words",)), text=text)
    if case.topic.shared.unplaced:
        text = "neither title nor opening names whom or where the operation is about"
        yield Reason(rule="unplaced", weight=_sum(case.relevance, ("unplaced",)), text=text)
    if case.topic.shared.country_alone:
        text = "shares nothing with the operation's title and seed but the names of countries"
        yield Reason(rule="country alone", weight=_sum(case.relevance, ("country_alone",)), text=text)
    if case.topic.shared.astray:
        text = "names none of the countries with which the operation's title begins"
        yield Reason(rule="astray", weight=_sum(case.relevance, ("astray",)), text=text)
    if befallen := case.topic.shared.befallen:
        text = f"its title tells of {', '.join(sorted(befallen))}, which nobody does, and of no act of the operation's"
        yield Reason(rule="misfortune", weight=_sum(case.relevance, ("befallen",)), text=text)
    if strange := case.topic.shared.vehicles:
        kinds = ", ".join(sorted(strange))
        text = f"its title tells of vehicles of another kind ({kinds}) than the operation's accidents"
        yield Reason(rule="vehicle", weight=_sum(case.relevance, ("vehicle",)), text=text)
    if unsaid := case.topic.shared.unsaid:
        text = f"neither title nor opening tells of {', '.join(sorted(unsaid))}, as every report of the operation does"
        yield Reason(rule="unsaid", weight=_sum(case.relevance, ("unsaid",)), text=text)
    if said := case.topic.unlinked:
        yield Reason(rule="unlinked", weight=case.relevance["unlinked"], text=f"says that it is another matter: {said}")


def _topic(case: Case) -> Iterator[Reason]:
    found = case.relevance
    groups = ("groups_title", "groups_opening", "groups_all", "anchor_density", "all_in_title", "untitled")
    yield Reason(rule="topic", weight=_sum(found, groups), text=_groups(case))
    alike = _sum(found, ("like_title", "like_profile"))
    what = "title and seed say" if case.operation.seeds else "title says"
    text = f"reads {'like' if alike > 0 else 'unlike'} what the operation's {what}"
    yield Reason(rule="description", weight=alike, text=text)
    yield from _meaning(case)
    yield from _company(case)
    if abs(weight := round(found["names"], 2)) >= SLIGHT:
        yield Reason(rule="names", weight=weight, text=case.names.said)
    yield from _attention(case)
    yield from _follows(case)
    if case.name:
        yield Reason(rule="name", weight=_sum(found, ("name",)), text=f"names the operation: {case.name}")
    if case.topic.acts:
        text = f"its title tells of {', '.join(case.topic.acts)}, as the operation does"
        yield Reason(rule="acts", weight=_sum(found, ("kindred_act", "by_act", "crux")), text=text)
    yield from _shared(case)
    if case.topic.elsewhere:
        text = f"its title names {', '.join(case.topic.elsewhere)}, of which the operation does not speak"
        yield Reason(rule="elsewhere", weight=_sum(found, ("elsewhere",)), text=text)
    if case.topic.unwanted:
        kinds = ", ".join(case.topic.unwanted)
        text = f"its title speaks of {kinds}, which the operation does not"
        yield Reason(rule="kind", weight=_sum(found, ("unwanted_kind",)), text=text)
    if case.topic.features["excluded_kind"]:
        text = "its title speaks of what the operation's title excludes"
        yield Reason(rule="kind", weight=_sum(found, ("excluded_kind",)), text=text)
    if "namesake" in case.relevance:
        text = "its title names another operation, and nothing of this one"
        yield Reason(rule="namesake", weight=_sum(found, ("namesake",)), text=text)
    if case.bygone:
        text = f"its title looks back on {case.bygone}, of which the operation does not speak"
        yield Reason(rule="bygone", weight=_sum(found, ("bygone",)), text=text)
    if case.away:
        text = f"tells of {', '.join(case.away)}, and not of where the operation is set"
        yield Reason(rule="away", weight=_sum(found, ("away",)), text=text)
    if case.ruled_out:
        text = f"its title tells of what the operation's title rules out: {case.ruled_out}"
        yield Reason(rule="excluded", weight=_sum(found, ("ruled_out",)), text=text)
    if case.topic.excluded:
        phrases = ", ".join(case.topic.excluded)
        text = f"has a phrase that the operation rules out: {phrases}"
        yield Reason(rule="excluded", weight=_sum(found, ("excluded",)), text=text)


def _meaning(case: Case) -> Iterator[Reason]:
    meant = case.meant
    if isinstance(meant, Meant):
        weight = _sum(case.relevance, (FEATURE,))
        found = Evidence(sentence=meant.text, nearest=meant.nearest, similarity=round(meant.cosine, 2))
        how = "near to" if weight > 0 else "far from"
        text = f"its title is in meaning {how} what the operation's title says (likeness {meant.cosine:.2f})"
        yield Reason(rule="meaning", weight=weight, text=text, evidence=found)
    elif meant and meant.why:
        yield Reason(rule="meaning", weight=0.0, text=f"meanings were not compared: {meant.why}")


def _company(case: Case) -> Iterator[Reason]:
    """Whom of late its title is like, where that weighs anything."""
    weight = round(case.relevance["company"], 2)
    likest = case.company.sure if weight > 0 else case.company.refused
    if likest is None or abs(weight) < SLIGHT:
        return
    text = f"its title is like one of late that surely was {'' if weight > 0 else 'not '}about the operation"
    evidence = _titles(case, likest.entry, likest.cosine)
    yield Reason(rule="company", weight=weight, text=text, evidence=evidence)


def _attention(case: Case) -> Iterator[Reason]:
    """How much is written, where that weighs anything."""
    if (weight := round(case.relevance["attention"], 2)) >= SLIGHT:
        text = f"much is written of it now: one publisher had {case.reports} reports in three days that may be about it"
        yield Reason(rule="attention", weight=weight, text=text)


def _follows(case: Case) -> Iterator[Reason]:
    """What it does to something that was told under the operation."""
    entry = case.update.entry
    if entry and (weight := _sum(case.relevance, ("follows",))):
        yield Reason(rule="follows", weight=weight, text=f"it goes on from what was told: {entry.title}")


def _titles(case: Case, entry: LedgerEntry, cosine: float) -> Evidence:
    """A story's title beside a known one."""
    return Evidence(
        sentence=case.story.title,
        nearest=entry.title,
        nearest_source=entry.source,
        nearest_url=entry.url,
        nearest_at=entry.at,
        similarity=round(cosine, 2),
    )


def _groups(case: Case) -> str:
    """`1 of 2 groups met: Syria* … by “Syrian” (title), “Syria” (text); not met: SDF, US-backed`."""
    groups = case.profile.groups
    if not groups:
        return "the operation has no groups of terms"
    met: dict[int, list[Met]] = {}
    for one in case.topic.met:
        met.setdefault(one.group, []).append(one)
    said = "; ".join(f"{_short(groups[group])} by {_words(met[group], case.reading)}" for group in sorted(met))
    missed = "; ".join(_short(group) for place, group in enumerate(groups) if place not in met)
    count = f"{len(met)} of {counted(len(groups), 'group')} of terms met"
    return f"{count}{f': {said}' if said else ''}{f'; not met: {missed}' if missed else ''}"


def _short(group: Sequence[str]) -> str:
    """A group by its first terms."""
    return ", ".join(group[:2]) + (" …" if len(group) > 2 else "")


def _words(met: Sequence[Met], reading: Reading) -> str:
    """Words with their places, those of the title first, as the story has them."""
    places = ("title", "opening", "text")
    first = sorted(met, key=lambda one: places.index(one.place))[:WORDS]
    texts = dict(zip(places, (reading.title, " ".join(reading.opening), " ".join(reading.sentences)), strict=True))
    said = [(one.place, f"“{with_marks(texts[one.place], one.word)}”") for one in first]
    rows = [(place, [word for there, word in said if there == place]) for place in places]
    return ", ".join(f"{', '.join(words)} ({place})" for place, words in rows if words)


# --- is it new --------------------------------------------------------------------------------------------------------


def _copy(case: Case) -> Iterator[Reason]:
    if case.copy is None:
        return
    kinds = {
        CopyKind.VERSION: "another version of a known item",
        CopyKind.EXACT: "the same text as a known story",
        CopyKind.NEAR: "nearly the text of a known story",
    }
    count = len(case.added)
    adds = f", with {count} sentence{'s' if count > 1 else ''} more" if count else ", with nothing new"
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
            nearest_at=None if original.first_seen == SEED_TIME else original.first_seen,
            similarity=round(case.copy.containment, 2),
        ),
    )


def _novelty(case: Case) -> Iterator[Reason]:
    found = case.novelty
    yield _known(case, case.update.beside or case.nearest, _sum(found, SAME_WORDS))
    yield from _sense(case)
    yield from _updates(case)
    if "routine" in found:
        text = "a routine bulletin with a name that was never known" if case.added else "a routine bulletin"
        yield Reason(rule="routine", weight=_sum(found, ("routine",)), text=text)
    if "restated" in found:
        text = "its lead was known, nearly word for word"
        yield Reason(rule="restated", weight=_sum(found, ("restated",)), text=text)
    if case.corroborates:
        first = case.corroborates
        waited = first.outcome is Outcome.PENDING and first.publisher != case.story.publisher
        told = "a second source for what {} reported: {}" if waited else "told of nobody yet, though {} reported it: {}"
        text = told.format(first.source, first.title)
        yield Reason(rule="corroboration", weight=0.0, text=text)
    if case.was_told:
        yield Reason(rule="told", weight=0.0, text="an earlier version of this item was told")
    if case.abroad:
        known = "told" if case.abroad.told else "known"
        text = f"{known} already in another language, by {case.abroad.source}: {case.abroad.title}"
        yield Reason(rule="abroad", weight=0.0, text=text)
    if case.is_rumour:
        text = "its source says that it is unconfirmed: told once another confirms it"
        yield Reason(rule="rumour", weight=0.0, text=text)
    if case.is_late:
        yield Reason(rule="late", weight=0.0, text="published more than a week before it was seen: never told as new")


def _known(case: Case, nearest: Nearest | None, weight: float) -> Reason:
    """What of it was known, and the known sentence that is nearest to its own."""
    if nearest is None and weight < 0 and case.likeness.nearest:
        return Reason(
            rule="known",
            weight=weight,
            text="its headline was known, though not its sentence",
            evidence=_titles(case, case.likeness.nearest, case.likeness.title_cover),
        )
    if nearest is None:
        text = "nothing like it was known" if case.compared else "not compared with what is known: too little about it"
        return Reason(rule="known", weight=weight, text=text, evidence=Evidence(sentence=case.sentence))
    entry = nearest.entry
    text = "little of what it says was known" if weight > 0 else "much of what it says was known"
    if weight > 0 and nearest.share >= MUCH:
        text = "only part of what it says was known of late"
    return Reason(
        rule="known",
        weight=weight,
        text=text,
        evidence=Evidence(
            sentence=case.sentence,
            nearest=nearest.sentence,
            nearest_source=entry.source,
            nearest_url=entry.url,
            nearest_at=entry.at,
            similarity=round(nearest.share, 2),
            numbers=case.update.figures,
        ),
    )


def _sense(case: Case) -> Iterator[Reason]:
    """The known title that says the same in other words, where that weighs anything."""
    weight = _sum(case.novelty, ("same_meaning",))
    if case.sense and abs(weight) >= SLIGHT:
        entry = case.sense.nearest
        found = _titles(case, entry, case.sense.cosine) if entry else Evidence(sentence=case.story.title)
        text = "in meaning its title is like a known one" if weight < 0 else "in meaning its title is like no known one"
        yield Reason(rule="sense", weight=weight, text=text, evidence=found)


def _updates(case: Case) -> Iterator[Reason]:
    update = case.update
    said = written(update.turned or update.fallen) or update.word
    if update.fallen and not update.rule:
        yield Reason(rule="disputed", weight=0.0, text=f"a lower toll than is known: {said}")
    elif update.rule in case.novelty:
        text = SAID[update.rule].format(said)
        yield Reason(rule=update.rule, weight=_sum(case.novelty, (update.rule,)), text=text)


def written(changes: Iterable[NumberChange]) -> str:
    """`12 → 15 killed; 98 % → 90 % of territory`."""
    said = ((change.old, change.new, change.unit.removeprefix("%").strip()) for change in changes)
    return "; ".join(f"{old} → {new} {unit}".strip() for old, new, unit in said)


def _form(case: Case) -> Iterator[Reason]:
    found = case.novelty
    cues = list(genre.cues(case.story, case.common))
    if papers.goes_on(case.story):
        cues.append("says that something goes on")
    if posts.is_talk(case.reading.title):
        cues.append("opens as talk")
    if markets.moved(case.reading.title, case.common):
        cues.append("tells how prices moved on it")
    weight = _sum(found, WORDING)
    if abs(weight) >= SPLIT or not cues:
        half = "" if abs(weight) >= SPLIT else "somewhat "
        cues.append(f"{half}worded like {'the report of an act' if weight > 0 else 'a feature'}")
    yield Reason(rule="genre", weight=_sum(found, TITLE_GENRE), text=", ".join(cues))
    if case.reading.sentences:
        told = case.reading.sentences, case.reading.language
        day, source = genre.names_day(*told), genre.names_source(*told)
        text = FIRSTHAND[day] if firsthand.is_own_word(case.story) else OPENINGS[day, source]
        yield Reason(rule="opening", weight=_sum(found, TEXT_GENRE), text=text)


OPENINGS = {
    (True, True): "its opening says on which day, and who says so",
    (True, False): "its opening says on which day, and not who says so",
    (False, True): "its opening says who says so, and not on which day",
    (False, False): "its opening says neither on which day nor who says so",
}
FIRSTHAND = {
    True: "its source speaks for itself, and its opening says on which day",
    False: "its source speaks for itself, and its opening names no day",
}


# --- the decision -----------------------------------------------------------------------------------------------------


def _decision(case: Case, outcome: Outcome, *, silent: bool) -> Iterator[Reason]:
    limits = case.thresholds
    text = (
        f"{outcome.value}: about the operation {_sure(case.about)} (told from {_sure(limits.relevance)}), "
        f"new {_sure(case.new)} (told from {_sure(limits.novelty)}), "
        f"both {_sure(case.about * case.new)} (told from {_sure(limits.both)})"
    )
    yield Reason(rule="decision", weight=0.0, text=text)
    if case.known_elsewhere:
        yield Reason(rule="competition", weight=0.0, text=case.known_elsewhere)
    if silent:
        text = "taken as known in silence: the first sight of its feed, or released as known"
        yield Reason(rule="silent", weight=0.0, text=text)
    if case.limits.marks:
        count = case.limits.marks
        text = f"{counted(count, 'mark')} of yours moved the thresholds"
        yield Reason(rule="marks", weight=0.0, text=text)
    if case.limits.said:
        yield Reason(rule="sensitivity", weight=0.0, text=_held(case))


def _sure(probability: float) -> str:
    """In percent; what is nearly sure is not quite."""
    return f"{min(99, max(1, round(100 * probability)))} %"


def _held(case: Case) -> str:
    """What the operator's word or budget has to do with it: a story that it alone keeps silent is to be found."""
    usual, limits = case.limits.usual, case.thresholds
    balanced, here = (some.reached(case.about, case.new) for some in (usual, limits))
    if balanced == here:
        return f"thresholds by {case.limits.said}"
    if balanced:
        return f"held back by {case.limits.said}: balanced would tell it"
    return f"let through by {case.limits.said}: balanced would not tell it"
