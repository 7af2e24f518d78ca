"""Term groups for an operation whose operator gave none: drafted from its title and its seed.

Two groups: whom and where it is about, and what happens there. A country brings its people, its capital and its
regions (places.py); an act brings its family (families.py), since the next report rarely repeats the seed's own words.
What the operation's title names counts most, then the seed's headline and lead; who only speaks counts little.

A draft is a start for a person to edit, and trusted less, by weights of its own. It is made once and never learns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from monitor.judge.about import anywhere, drafted, keywords, ruled_out, runs, wars
from monitor.judge.about.drafted import Term, once
from monitor.judge.operations import find
from monitor.judge.words import continents, dates, faiths, peoples, places
from monitor.judge.words.language import language
from monitor.judge.words.name_words import ACTORS, GIVEN, NO_NAME, OBSERVERS, PLACES, TITLES, WHERE
from monitor.judge.words.particles import ANYWHERE
from monitor.judge.words.terms import Frequencies, stems
from monitor.model import Edits, Operation, Seed

SURE = 0.3
"""Share of the strongest name's score from which a name is sure."""
NAMES = 8
SENTENCES = 30
RARE = 5.0
"""Rarity (idf) from which one word of a longer name stands for it."""
KNOWN = 3.0
"""The same of a town whose own ending says that it is a name: of a large one all speak."""
LEAD = 1.5
"""What the lead's words count; a name of the body alone must come often."""
OFTEN = 3
TOWNS = 5
"""Places that the body alone names, where something is said to happen."""
ACRONYMS = 3
"""Acronyms that the body alone explains."""
VESSELS = 3
"""Ships that the body alone names."""
SPEAKER = 0.3
"""What a name counts that only speaks."""
WIDEST = 5
"""Words of a name; a longer run of capitals is a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a title and seeds suggest, the strongest first."""

    places: tuple[Term, ...]
    actors: tuple[Term, ...]
    acts: tuple[Term, ...]
    subject: tuple[Term, ...] = ()
    """What stands apart, where it may happen in many countries (drafted.py)."""
    wide: tuple[Term, ...] = ()
    """Countries of headline and lead that are left out: much is told of them beside what is rarer here."""

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """As an operation's `about`."""
        return self.edited(Edits())

    def edited(self, edits: Edits) -> tuple[tuple[str, ...], ...]:
        """The same as a person left them."""
        return drafted.groups(self.subject, (*self.places, *self.actors), self.acts, edits)


def draft(title: str, seeds: Sequence[Seed], background: Frequencies, without: frozenset[int] = frozenset()) -> Draft:
    """The groups that an operation's title and seeds suggest. `without`: countries that it is not about, as numbers;
    what the title names within one of them stands for itself alone."""
    parts = [*_parts(title := dates.without(title), seeds), wars.told_by(title)]
    tongues = {seed.language for seed in seeds} or {language(title)}
    everywhere = not tongues <= {"", "en"}
    found = _Names(background, _of_operations(parts), tongues, runs.inner(text for text, _ in parts))
    own = bool(title) and not any(seed.title and seed.title in title for seed in seeds)  # its headline states no more
    for text, weight in parts:
        found.read(text, weight, stated=own and text == title)
    if anywhere.is_meant(title):
        found.leave_examples()
    kept = [name for name in found.sure() if name.stated or name.country not in without]
    for name in (name for name in kept if name.country in without):
        name.country, name.written = -1, name.written[:1]
    named = [(name.is_place, name.term(everywhere=everywhere)) for name in kept]
    wide = [(True, Term(terms=t, score=SURE, sentence=title, name=n)) for n, t in continents.about(title).items()]
    of_regions = [(is_place, replace(term, terms=of)) for is_place, term in named if (of := places.region(term.name))]
    many = bool(wide) or anywhere.is_meant(title)
    if own and not (many or of_regions) and all(name.country < 0 for name in kept):
        named += [(False, term) for term in drafted.called(title, [seed.title for seed in seeds], background)]
    sure = once([*named, *of_regions, *wide])
    if any(is_place for is_place, _ in sure):
        # NATO, the UN and Africans are told of everywhere: where a place is named, they are not what it is about
        sure = [(is_place, term) for is_place, term in sure if is_place or not _is_of_everywhere(term)]
    spoken = keywords.read(title if own else "", seeds, background) if not everywhere else ()
    actors = (term for is_place, term in sure if not is_place)
    acts = drafted.acts(parts, everywhere=everywhere, alone=not spoken)
    apart = drafted.apart(title if many else "", actors, acts, background)
    return Draft(
        places=tuple(term for is_place, term in sure if is_place),
        actors=apart.actors,
        acts=(*apart.acts, *spoken),
        subject=apart.subject,
        wide=tuple(name.term(everywhere=everywhere) for name in found.countries() if name not in kept),
    )


def groups(operation: Operation, title: str, background: Frequencies) -> tuple[tuple[str, ...], ...]:
    """The operator's groups, or drafted ones where there are none. `title`: its part that says what it is about."""
    without = ruled_out.countries(*ruled_out.split(operation.title))
    return operation.about or draft(title, operation.seeds, background, without).edited(operation.edits)


def acts(operation: Operation, title: str) -> dict[str, float]:
    """The families of acts that an operation speaks of, the most spoken of at 1."""
    terms = " ".join(term.rstrip("*") for term in operation.terms)
    scores = drafted.told(
        [*_parts(title, operation.seeds), (terms, 1.0), wars.told_by("" if operation.about else title)]
    )
    most = max((score for score, _ in scores.values()), default=1.0)
    return {family: score / most for family, (score, _) in scores.items()}


def _parts(title: str, seeds: Sequence[Seed]) -> Iterator[tuple[str, float]]:
    """Texts with what a word in them counts."""
    yield title, 3.0
    for seed in seeds:
        yield seed.title, 2.0
        for place, sentence in enumerate(seed.sentences[:SENTENCES]):
            yield sentence, LEAD if place == 0 else 0.5


def _of_operations(parts: Sequence[tuple[str, float]]) -> set[str]:
    """Stems of the operations' own names: they stand as aliases, not as terms."""
    return {stem for text, _ in parts for span in find(text) for stem in stems(text[span.start : span.end])}


def _is_of_everywhere(term: Term) -> bool:
    return term.name.lower() in OBSERVERS or all(one.lower().rstrip("*") in continents.PEOPLE for one in term.terms)


# --- names ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Name:
    """A name while the texts are read."""

    sentence: str
    country: int = -1
    written: list[str] = field(default_factory=list)
    score: float = 0.0
    stated: bool = False
    """The operation's title has it."""
    votes: float = 0.0
    """Above 0: a place."""
    weight: float = 0.0
    """Of the weightiest text that has it."""
    texts: int = 0
    is_ship: bool = False
    rarity: float = 0.0  # of its commonest word (idf)

    @property
    def is_sound(self) -> bool:
        """Not just somebody whom the body quotes."""
        return self.country >= 0 or self.weight >= LEAD or self.texts >= OFTEN

    @property
    def is_place(self) -> bool:
        return self.country >= 0 or self.votes > 0

    @property
    def is_stated_country(self) -> bool:
        return self.stated and self.country >= 0

    @property
    def is_town(self) -> bool:
        return self.country < 0 and self.votes > 0 and self.rarity >= RARE

    def term(self, *, everywhere: bool) -> Term:
        own = places.terms(self.country, self.written, everywhere=everywhere) if self.country >= 0 else self.written
        return Term(terms=tuple(own), score=self.score, sentence=self.sentence, name=self.written[0])


class _Names:
    """The names in an operation's texts, each scored by where it stands and how rare it is."""

    def __init__(
        self, background: Frequencies, known: set[str], tongues: set[str], inner: frozenset[str] = frozenset()
    ) -> None:
        """`inner`: words that are names by where they stand (`runs.inner`)."""
        self._background = background
        self._known = known
        self._nouns = "de" in tongues
        """Every noun has a capital (German): only countries, acronyms and longer names are told."""
        self._suffixed = "tr" in tongues
        self._foreign = not tongues & {"", "en", "de"}
        """No title has capitals throughout."""
        self._english = tongues <= {"", "en"}
        """What is everyday in another language, as Hierro is, is a name here."""
        self._tongue = max(tongues - {"en"}, default="")
        self._inner = inner
        self._found: dict[str, _Name] = {}
        self._short: dict[str, str] = {}  # acronym → the name that it was said to stand for
        self._explained: set[str] = set()
        """Acronyms that an article takes the trouble to explain."""
        self._seen: set[str] = set()

    def leave_examples(self) -> None:
        """Countries, and what the title does not name: all that the seed names is an example."""
        for key, name in list(self._found.items()):
            if not name.stated or name.country >= 0:
                del self._found[key]

    def sure(self) -> list[_Name]:
        """The strongest; what the title names, and countries, before all others."""
        ranked = sorted(self._found.items(), key=lambda item: (-item[1].score, item[0]))
        least = SURE * ranked[0][1].score if ranked else 0.0
        stated = any(name.stated for _, name in ranked)
        strong = [n for _, n in ranked if n.is_sound and (n.score >= least or n.is_stated_country)]
        strong = [n for n in strong if n.stated or n.country >= 0 or not stated]
        strong = [name for place, name in enumerate(strong) if place < NAMES or name.is_stated_country]
        others = [(key, name) for key, name in ranked if not any(name is one for one in strong)]
        towns = [name for _, name in others if name.is_town]
        ships = [name for _, name in others if name.is_ship]
        short = [name for key, name in others if key in self._explained and any(map(self._is_acronym, name.written))]
        found = strong + towns[:TOWNS] + ships[:VESSELS] + short[:ACRONYMS]
        for name in found:
            self._spell_out(name)
        return found

    def countries(self) -> list[_Name]:
        """Those that headline and lead speak of."""
        return [name for name in self._found.values() if name.country >= 0 and name.weight >= LEAD]

    def _spell_out(self, name: _Name) -> None:
        """An acronym brings the name that it is the initials of, if the article has that too; a faith that
        the title names its people and houses."""
        acronym = name.written[0]
        if name.stated:
            name.written += [term for term in faiths.terms(acronym) if term not in name.written]
        if not (acronym.isupper() and acronym.isalpha() and len(acronym) >= 3):
            return
        for long in [other.written[0] for other in self._found.values()]:
            if "".join(word[0] for word in long.split()).upper() == acronym and long not in name.written:
                name.written.append(long)

    def read(self, text: str, weight: float, *, stated: bool) -> None:
        """Count a text's names, each once."""
        self._seen = set()
        for one in runs.held(text, lambda word: self._is_common(word) and self._known.isdisjoint(stems(word))):
            self._count(" ".join(stems(one)), one, 2 * weight, text, stated)  # two words together are rarer than each
        long, has_capitals = "", not ANYWHERE.search(text)
        # in Chinese or Korean what has Latin letters is a unit or a firm
        for run in runs.read(runs.joined(text), suffixed=self._suffixed) if has_capitals else ():
            if run.explains:
                self._explain(run.words[0], long)
            name = runs.without_titles(run.words)[0]
            long = " ".join(stems(" ".join(name)))
            is_label = runs.country(run.words)[0] == len(run.words) and runs.country(run.words)[1] >= 0  # "Mali: …"
            speaks = run.speaks or (run.after == ":" and run.opens and not is_label)
            counts = weight * (SPEAKER if speaks else 1.0)
            rest, opens, words = list[str](), run.opens, list(run.words)
            if len(words) > 2 and words[-1].lower() in ACTORS:
                self._name(words, run, counts, text, opens=opens, stated=stated)
            if self._is_person(words) or runs.is_group(name):
                self._name(words, run, counts, text, opens=opens, stated=stated)
                continue
            while words:
                size, number = (1, -1) if rest and rest[-1].lower() in TITLES else runs.country(words)
                if compound := places.compounds().get(words[0].lower()):
                    self._name(rest, run, counts, text, opens=opens, stated=stated)
                    found = self._count(" ".join(stems(compound)), compound, counts, text, stated)
                    found.votes += run.before in WHERE or bool(places.region(compound))
                    rest, opens = [], False
                elif number >= 0:
                    self._name(rest, run, counts, text, opens=opens, stated=stated)
                    self._count(f"country {number}", " ".join(words[:size]), counts, text, stated).country = number
                    rest, opens = [], False
                else:
                    rest.append(words[0])
                words = words[size:]
            self._name(rest, run, counts, text, opens=opens, stated=stated)
        for number, people in peoples.in_small(text, self._tongue).items():
            self._count(f"country {number}", people, weight, text, stated).country = number
        if not (has_capitals and any(letter.islower() for letter in text)):
            self._read_small(text, weight, stated)

    def _read_small(self, text: str, weight: float, stated: bool) -> None:
        """Of a text in a script without capitals: countries, and towns by what stands before them."""
        for number in sorted(places.mentioned(text)):
            self._count(f"country {number}", places.terms(number)[0].rstrip("*"), weight, text, stated).country = number
        for name, vote in (*((town, 1.0) for town in runs.towns(text)), *((short, 0.0) for short in runs.short(text))):
            if places.country(name) < 0 and not self._is_common(name):
                self._count(" ".join(stems(name)), name, weight, text, stated).votes += vote

    def _explain(self, acronym: str, long: str) -> None:
        """An acronym in brackets stands for the name before it, unless small words have left but the name's end."""
        key = " ".join(stems(acronym))
        if long.count(" ") and long[0] == acronym[0].lower():
            self._short[key] = long
        if acronym.lower() not in OBSERVERS:
            self._explained.add(self._short.get(key, key))

    def _name(
        self, words: Sequence[str], run: runs.Run, weight: float, text: str, *, opens: bool, stated: bool
    ) -> None:
        """Count a run's name that is no country, and the rare words in it that stand for it."""
        kept, is_person = runs.without_titles(words)
        placed = self._suffixed and run.inside and len(kept) == 1  # only names have that ending in Turkish
        if opens and kept and not (placed or kept[0].isupper() or runs.is_group(kept)) and self._is_common(kept[0]):
            kept, opens = kept[1:], False
        where = run.is_where
        if not self._is_name(kept, opens=opens and not placed, where=where, least=KNOWN if placed else RARE) or (
            run.speaks and (is_person or self._is_person(kept))
        ):
            return  # who is quoted is nobody whom it is about
        last = kept[-1].lower()
        vote = -1.0 if is_person or last in ACTORS or runs.is_group(kept) or kept[-1].isupper() else float(where)
        vote += 2.0 * (last in PLACES)
        whole = len(kept) < 3 or last in ACTORS or last in PLACES or runs.is_group(kept) or run.is_ship
        rare = [word for word in kept if len(kept) > 1 and not runs.is_group(kept) and self._is_rare(word)]
        rare = [word for word in rare if self._known.isdisjoint(stems(word))]  # an operation's name is its alias
        if is_person or len(kept) == 2:  # the first word of a town's name does not stand for it
            rare = [word for word in rare[-1:] if word == kept[-1]]
        for name in ([" ".join(kept)] if whole or not rare else []) + ([] if run.is_ship else rare):
            found = self._count(" ".join(stems(name)), name, weight, text, stated)
            found.votes += vote
            found.is_ship |= run.is_ship

    def _count(self, key: str, name: str, weight: float, text: str, stated: bool) -> _Name:
        key = self._short.get(key, key)
        found = self._found.setdefault(key, _Name(sentence=text))
        written = runs.as_term(name)
        if written not in found.written and len(found.written) < 3:
            found.written.append(written)
        if key not in self._seen:
            self._seen.add(key)
            found.texts += 1
            found.weight = max(found.weight, weight)
            rarities = [self._background.idf(stem) for stem in stems(name) or (name,)]
            found.rarity = min(rarities)
            is_one = runs.is_group(name.split()) or name in places.compounds().values()  # as rare as its rarest word
            found.score += weight * max(1.0, max(rarities) if is_one else min(rarities))
        found.stated |= stated
        return found

    def _is_name(self, words: Sequence[str], *, opens: bool, where: bool, least: float = RARE) -> bool:
        stem = stems(" ".join(words))
        own = len(self._known.intersection(stem))  # a town may share a word with the operation's name
        if not stem or len(words) > WIDEST or (2 * own > len(stem) and not where):
            return False
        if len(words) > 1:
            return not self._nouns or all(map(self._is_of_name, stem))
        if words[0].lower() in ACTORS | PLACES or (self._nouns and not words[0].isupper()):
            return False
        inner = words[0] in self._inner
        told, opens = inner or (self._foreign and where), opens and not inner
        if not self._is_of_name(stem[0]):  # what is a common word in one language is a town in another
            return told and not opens and self._background.idf(stem[0]) >= least
        return words[0].isupper() or not opens or stem[0] in self._background.names or told

    def _is_person(self, words: Sequence[str]) -> bool:
        """A first name that is a country's too, and a name behind it: Chad Roe."""
        first, *others = words
        return (first.lower() in GIVEN and 1 <= len(others) <= 2) and all(
            word.lower() not in ACTORS | PLACES | NO_NAME and runs.country([word])[1] < 0 and not self._is_common(word)
            for word in others
        )

    def _is_common(self, word: str) -> bool:
        return not any(map(self._is_of_name, stems(word)[:1]))

    def _is_rare(self, word: str) -> bool:
        return not self._is_common(word) and self._background.idf(stems(word)[0]) >= RARE

    def _is_acronym(self, word: str) -> bool:
        return word.isupper() and self._is_rare(word)

    def _is_of_name(self, stem: str) -> bool:
        return self._background.is_name(stem) or (self._english and stem not in self._background.counts)
