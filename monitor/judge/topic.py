"""Is a story about an operation: evidence to be weighed, never a gate.

What must never happen: a development of the operation counts as off topic because it uses other words than the operator
did; a neighbour's news is told because it uses the same.

How it works. Each group of terms that is met (written_terms.py, meant.py) weighs what it tells: its rarity in the
background. Beside the groups stand the likeness of title and opening to the operation's one-sentence title and to its
profile (title and seed together), each measured on a scale where 0 is a chance story and 1 is the seed itself, so that
terse and long titles can share one threshold; and kinds of event that the operator did not ask for (markets, sport,
courts…). Names and aliases are strong evidence alone, but rare: of 250 labelled reports on military operations three
carried the name.

Known exceptions. A title's part in brackets that says "not …" is read as exclusions.

What was tried and left: any-term gates (precision .72), a centroid that learns from accepted stories (drifts: average
precision .73 to .006), overlap of names, tree ensembles (they over-fit). Figures: docs/judging.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.judge import descriptions
from monitor.judge.about import elsewhere, meant, ruled_out, subject, unasked, unlinked
from monitor.judge.about.meant import MeantTerms
from monitor.judge.about.reactions import is_reaction
from monitor.judge.descriptions import Description, Index
from monitor.judge.operations import as_words, says_what_about
from monitor.judge.profile import acts as acts_of
from monitor.judge.profile import groups as groups_of
from monitor.judge.words import dates, glossary, glosses
from monitor.judge.words.cues import KINDS, OF_ACTS, REACTIONS, kinds, named_kinds
from monitor.judge.words.families import families
from monitor.judge.words.language import language
from monitor.judge.words.lexicon import any_of
from monitor.judge.words.particles import ANYWHERE
from monitor.judge.words.terms import Frequencies, Reading, cosine, read_story, stems, surface
from monitor.judge.written_terms import Hit, WrittenTerms
from monitor.model import Operation

FEATURES = (
    "groups_title",
    "groups_opening",
    "groups_all",
    "anchor_density",
    "like_title",
    "like_profile",
    "unwanted_kind",
    "excluded_kind",
    "elsewhere",
    "kindred_act",
)

LEAST_LIKENESS = 0.15
"""Cosine to a profile from which a story is weighed even if it meets no term."""
NO_ACTS = 0.5
"""Kinship of acts where the operation speaks of none: neither for nor against."""
SPOKEN_OF = 0.5
"""How much an operation speaks of acts, beside those it speaks most of, to be about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A term that a story meets, for people."""

    group: int
    word: str
    """As the story has it, dashes and diacritics aside."""
    place: str
    """`title`, `opening` or `text`: the first in which it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An operation as the judge reads it."""

    operation: Operation
    groups: tuple[tuple[str, ...], ...]
    drafted: bool
    """The groups were drafted from the seed: the operator gave none."""
    weights: tuple[float, ...]
    """One a group."""
    anchor: int
    """The group that tells most; -1 where there is none."""
    wanted: frozenset[str]
    """Kinds of event that the operation speaks of itself."""
    excluded: frozenset[str]
    language: str
    """In which it is described; empty where that is not known."""
    written: Description
    meant: Description
    """The same in English."""
    countries: frozenset[int]
    """Those that the operation speaks of (elsewhere.py)."""
    anywhere: bool
    """What a person wrote of it names no country: it may happen in any, whatever the seed's."""
    acts: dict[str, float]
    """Families of acts that the operation speaks of, the most spoken of at 1."""
    own: dict[str, tuple[str, float]]
    """The title's own words (subject.py)."""
    spoken: str
    """All that the operator wrote, folded: which compound names are meant."""

    @property
    def title(self) -> dict[str, float]:
        """The title as it stands."""
        return self.written.title

    @property
    def profile(self) -> dict[str, float]:
        """Title and seeds as they stand."""
        return self.written.profile


_WORD_END = re.compile(r"\w{0,24}")


def profile_of(operation: Operation, background: Frequencies) -> Profile:
    """Prepare an operation; its groups are drafted where the operator gave none."""
    positive, negative = ruled_out.split(operation.title)
    groups = groups_of(operation, positive, background)
    # a draft has each country and act in many languages, of which a story has one
    told = groups if operation.about else [[t for t in group if background.has_seen(t)] or group for group in groups]
    weights = tuple(_group_weight(group, background) for group in told)
    seeds = [read_story(seed) for seed in operation.seeds]
    title_words = stems(dates.without(positive or as_words(operation.name)))
    if not operation.seeds:
        title_words += tuple(s for group in groups for term in group for s in stems(term.rstrip("*")))
    titled = not seeds or says_what_about(positive, (*operation.aliases, as_words(operation.name)))
    written = in_english = descriptions.as_written(title_words, seeds, background, titled=titled)
    tongue = next((seed.language for seed in operation.seeds if seed.language), "") or language(positive)
    if glossary.is_foreign(tongue):
        in_english = descriptions.as_meant(positive, seeds, tongue, background, titled=titled)
    spoken = " ".join(
        [positive, *(t for g in groups for t in g), *(" ".join((s.title, *s.sentences[:2])) for s in operation.seeds)]
    )
    said_once = kinds(surface(positive).folded)
    said_twice = {kind for kind in KINDS for seed in seeds if _mentions(seed, kind) > 1}
    acts = acts_of(operation, positive)
    of_acts = {kind for act, kind in OF_ACTS.items() if acts.get(act, 0.0) >= SPOKEN_OF}
    return Profile(
        operation=operation,
        groups=groups,
        drafted=not operation.about,
        weights=weights,
        anchor=max(range(len(weights)), key=lambda i: (weights[i], -i)) if weights else -1,
        wanted=frozenset(said_once | said_twice | of_acts),
        excluded=frozenset(named_kinds(surface(negative).folded)),
        language=tongue,
        written=written,
        meant=in_english,
        countries=elsewhere.countries(operation, positive)
        - ruled_out.countries(positive, negative, [term for group in groups for term in group]),
        anywhere=elsewhere.is_anywhere(operation, positive),
        acts=acts,
        own=subject.own_words(dates.without(positive), background),
        spoken=surface(spoken).folded,
    )


def _mentions(seed: Reading, kind: str) -> int:
    return sum(1 for _ in any_of(KINDS[kind]).finditer(seed.surface.folded[: seed.opening_end]))


def _group_weight(group: Sequence[str], background: Frequencies) -> float:
    """ln(N / stories that meet the group), as if its terms were independent."""
    missed = math.prod(1 - min(background.share(term), 0.99) for term in group)
    return math.log((background.stories + 1) / (background.stories * (1 - missed) + 0.5))


class Topics:
    """All operations' terms in one automaton, and their profiles in one index of stems."""

    def __init__(self, operations: Sequence[Operation], background: Frequencies) -> None:
        self.background = background
        self.profiles = tuple(profile_of(operation, background) for operation in operations)
        self._terms_as_written = WrittenTerms(self._written_terms())
        self._written = Index([profile.written.profile for profile in self.profiles])
        self.any_foreign = any(profile.meant is not profile.written for profile in self.profiles)
        """Whether an operation is described in another language than English."""
        self._in_english = Index([p.meant.profile for p in self.profiles]) if self.any_foreign else self._written

    @cached_property
    def _abroad(self) -> MeantTerms:
        """Terms as reports in other languages have them: only who reads such needs them."""
        return MeantTerms(each for each in self._terms() if glossary.is_known(each[1]))

    @cached_property
    def _at_home(self) -> MeantTerms:
        """Terms in other languages as English reports have them."""
        return MeantTerms(each for each in self._terms() if glossary.is_foreign(each[1]))

    def _terms(self) -> Iterator[tuple[meant.Term, str]]:
        """All of groups, with the language of each."""
        for index, profile in enumerate(self.profiles):
            for number, group in enumerate(profile.groups):
                yield from ((meant.Term(index, number, term), profile.language) for term in group)

    def _written_terms(self) -> Iterator[tuple[int, int, str, str]]:
        """All of groups and exclusions, with what the operator wrote besides."""
        for index, profile in enumerate(self.profiles):
            for number, group in enumerate(profile.groups):
                yield from ((index, number, term, profile.spoken) for term in group)
            yield from ((index, -1, term, profile.spoken) for term in profile.operation.exclude)

    def hits(self, reading: Reading) -> dict[int, list[Hit]]:
        """Every operation's terms in a reading, by operation; those that are met as they stand in their order."""
        found = self._terms_as_written.hits(reading)
        if not glossary.is_known(reading.language):
            return found
        if terms := self._abroad if glossary.is_foreign(reading.language) else self._at_home:
            report = glosses.read_senses(reading.title, reading.sentences, reading.language)
            for term, start, end in terms.hits(reading, report):
                known = found.setdefault(term.operation, [])
                is_own = self.profiles[term.operation].language[:2] == reading.language[:2]
                if not is_own and not any(hit.group == term.group and hit.start == start for hit in known):
                    known.append(Hit(term.group, term.term, start, end))
        return found

    def candidate(self, place: int, reading: Reading, hits: Sequence[Hit], likeness: float) -> bool:
        """Whether a story deserves to be weighed at all: the anchor or all groups in its opening, or some likeness."""
        if likeness >= LEAST_LIKENESS:
            return True
        profile = self.profiles[place]
        met = {hit.group for hit in hits if hit.start < reading.opening_end and hit.group >= 0}
        return profile.anchor in met or (bool(profile.groups) and len(met) == len(profile.groups))

    @property
    def stems(self) -> Mapping[str, float]:
        """All that any profile has in English, with the most that it counts in one."""
        return self._in_english.most

    def likeness(self, vector: Mapping[str, float], *, english: bool = False) -> dict[int, float]:
        """Cosine to each operation's profile that shares a word with it, as it stands or in English."""
        return (self._in_english if english else self._written).likeness(vector)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEvidence:
    """What speaks for and against a story being about one operation."""

    features: dict[str, float]
    met: tuple[Met, ...]
    """In the order of the story, each word once for a group."""
    excluded: tuple[str, ...]
    unwanted: tuple[str, ...]
    """Kinds of event that the title speaks of and the operation does not."""
    elsewhere: tuple[str, ...]
    """Countries and states that the title names and the operation does not, as it calls them."""
    acts: tuple[str, ...]
    """Families of acts that both speak of."""
    shared: subject.Shared
    unlinked: str
    """How the text says that it has nothing to do with it."""

    @property
    def early(self) -> frozenset[int]:
        """The groups that title and opening meet."""
        return frozenset(met.group for met in self.met if met.place != "text")


def weigh(
    profile: Profile,
    reading: Reading,
    hits: Sequence[Hit],
    vector: dict[str, float],
    likeness: float,
    *,
    translated: bool = False,
) -> TopicEvidence:
    """The features of one story for one operation; `vector` is the story's title and opening. `translated`: what it
    shares with the operation's words is known, and not what it says otherwise."""
    described = profile.meant if translated or glossary.is_english(reading.language) else profile.written
    wanted = [hit for hit in hits if hit.group >= 0]
    title = [hit for hit in wanted if hit.start < reading.title_end]
    opening = [hit for hit in wanted if hit.start < reading.opening_end]
    total = sum(profile.weights) or 1.0
    in_title = sum(profile.weights[g] for g in {hit.group for hit in title})
    in_opening = sum(profile.weights[g] for g in {hit.group for hit in opening})
    everywhere = {hit.group for hit in wanted}
    anchors = sum(hit.group == profile.anchor for hit in wanted)
    length = max(20, reading.surface.folded.count(" "))
    spoken = kinds(reading.surface.folded[: reading.title_end])
    if REACTIONS in profile.excluded:
        reacts = is_reaction(reading.title, profile.countries, profile.spoken)
        if reacts is not None:
            spoken = spoken - {REACTIONS} | ({REACTIONS} if reacts else set())
    others = () if profile.anywhere else elsewhere.named(reading.title, profile.countries)
    acts, early = families(reading.surface.folded[: reading.title_end]), reading.surface.folded[: reading.opening_end]
    unwanted = unasked.kinds(profile, spoken, acts)
    features = {
        "groups_title": in_title / total,
        "groups_opening": in_opening / total,
        "groups_all": float(bool(profile.groups) and len(everywhere) == len(profile.groups)),
        "anchor_density": min(1.5, 20 * anchors / length),
        "like_title": described.title_scale.of(cosine(described.title, vector)),
        "like_profile": described.profile_scale.of(likeness),
        "unwanted_kind": float(bool(unwanted)),
        "excluded_kind": float(bool((spoken & profile.excluded) - profile.wanted)),
        "elsewhere": float(bool(others)),
        "kindred_act": max((profile.acts.get(act, 0.0) for act in acts), default=0.0) if profile.acts else NO_ACTS,
    }
    met = [{hit.group for hit in found} for found in (opening, title)]
    return TopicEvidence(
        features=features,
        met=_met(reading, wanted),
        excluded=tuple(dict.fromkeys(hit.term for hit in hits if hit.group < 0 and hit.start < reading.opening_end)),
        unwanted=unwanted,
        elsewhere=others,
        acts=tuple(sorted(act for act in acts if act in profile.acts)),
        shared=subject.shared(profile, reading.title_stems, met[0], met[1], "" if translated else early, reading, acts),
        unlinked=unlinked.said(reading.surface.folded, reading.title_end, [hit.start for hit in wanted]),
    )


def _met(reading: Reading, hits: Sequence[Hit]) -> tuple[Met, ...]:
    found: dict[tuple[int, str], Met] = {}
    cased = reading.surface.cased
    for hit in hits:
        rest = None if ANYWHERE.match(cased[hit.end - 1]) else _WORD_END.match(cased, hit.end)
        word = cased[hit.start : rest.end() if rest else hit.end]
        key = hit.group, word.lower()
        if key not in found:
            place = (
                "title" if hit.start < reading.title_end else "opening" if hit.start < reading.opening_end else "text"
            )
            found[key] = Met(group=hit.group, word=word, place=place)
    return tuple(found.values())
