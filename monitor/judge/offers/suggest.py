"""A drafted operation as a table of an operations file: something to read, correct and keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.judge.about.drafted import TOLD, Term
from monitor.judge.operations import acronyms, bare_name, find, is_person
from monitor.judge.profile import Draft, draft
from monitor.judge.words.terms import Frequencies, stems, surface
from monitor.model import Seed

WIDTH = 90
"""Characters of a sentence in a comment."""
LONGEST_NAME = 40
OPENING = 3
"""Sentences of an article that say what it is about."""
_HEAD = "# Drafted from a seed: read and edit before use. A story is looked for in its title and opening; every group"
_HEAD_2 = (
    "# counts, rare terms most. `*` ends a stem, CAPITALS match case. Above each line of terms stands what gave it.\n"
    "# Left as they are, title and groups say no more than the seed does alone. A term that you add or strike counts;\n"
    "# who writes both groups anew, in a few terms that tell its news from other news, is trusted most."
)


def as_toml(seed: Seed, path: str, background: Frequencies, name: str = "") -> str:
    """A table of an operations file to edit; each term with the sentence that gave it, as a comment. `name` is made of
    the operation's or the headline's words where none is given."""
    drafted = draft("", (seed,), background)
    names = operations_named(seed)
    lines = [
        _HEAD,
        _HEAD_2,
        *(f"# {doubt}" for doubt in _doubts(seed, drafted)),
        "[[operation]]",
        f"name = {quoted(name or _id(names, drafted, seed))}",
        "# better a sentence of your own that says what you follow: it heads every alert, and finds more",
        f"title = {quoted(_title(names, seed))}",
        *_aliases(seed, names, background),
        f"seeds = [{quoted(path)}]",
        "about = [",
        *_group("where, and who", (*drafted.places, *drafted.actors)),
        *_wide(drafted),
        *_acts(drafted),
        "]",
        '# not = ["a phrase that only your false alerts have"]',
        "",
    ]
    return "\n".join(lines)


def doubts(seed: Seed, background: Frequencies) -> tuple[str, ...]:
    """What a draft of this article lacks, or rests on too little; a sentence each, with what to do."""
    return tuple(_doubts(seed, draft("", (seed,), background)))


def operations_named(seed: Seed) -> list[tuple[str, str]]:
    """The operations that the article names: as written, and the sentence; the most named first, with their kind or
    without."""
    found: dict[str, tuple[str, str]] = {}
    article = "\n".join((seed.title, *seed.sentences))
    for text in (seed.title, *seed.sentences):
        for span in find(text):
            if not is_person(span.name, article):
                found.setdefault(surface(bare_name(span.name)).folded, (span.name, text))
    folded = surface(article).folded
    counts = Counter({key: len(re.findall(rf"(?<!\w){re.escape(key)}(?!\w)", folded)) for key in found})
    return [found[key] for key, _ in counts.most_common()]


def own_names(seeds: Sequence[Seed]) -> tuple[str, ...]:
    """What the seeds call their operation: the names in title or opening. What is named further down may be another."""
    told = (replace(seed, sentences=seed.sentences[:OPENING]) for seed in seeds)
    return tuple(dict.fromkeys(_official(name) for seed in told for name, _sentence in operations_named(seed)))


def _id(named: Sequence[tuple[str, str]], drafted: Draft, seed: Seed) -> str:
    """A stable name that a person can read: the operation's own, or where and what."""
    first = [place for place in drafted.places if place.sentence in (seed.title, *seed.sentences[:1])]
    subjects = [one for term in (*first[:2], *drafted.actors[:1]) if _slug(one := _latin(term))][:2]
    apart = [one for one in subjects if not any(one != other and one in other.split() for other in subjects)]
    acts = sorted(drafted.acts, key=lambda term: term.name == "deaths")  # a toll is what came of an act
    where_and_what = " ".join([*apart, *(term.name for term in acts[:1])]) if subjects else seed.title
    own = bare_name(named[0][0]) if named else ""
    return _slug(named[0][0] if own.isdigit() else own) or _slug(where_and_what) or _slug(seed.name) or "operation"


def _latin(term: Term) -> str:
    """Its name, or what a country is called in English where that is written in other letters."""
    return next((one for one in (term.name, *term.terms) if _slug(one)), term.name).rstrip("*")


def _slug(words: str) -> str:
    """As names of operations are written, in whole words: of words in another alphabet nothing is left."""
    written = "-".join(re.findall("[a-z0-9]+", surface(words).folded))
    if len(written) > LONGEST_NAME:
        written = written[: LONGEST_NAME + 1].rpartition("-")[0] or written[:LONGEST_NAME]
    return written if re.search("[a-z]", written) else ""


def _title(named: Sequence[tuple[str, str]], seed: Seed) -> str:
    """One sentence that says what it is about; the likeness to it is weighed."""
    if not named or surface(bare_name(named[0][0])).folded in surface(seed.title).folded:
        return seed.title
    return f"{_official(named[0][0])}: {seed.title}"


def _official(name: str) -> str:
    """`Special Operations Joint Task Force – Operation X` → `Operation X`."""
    official = re.split(r"\s[–—-]\s", name)[-1].strip()
    return official.title() if official.isupper() and " " in official else official


def _aliases(seed: Seed, named: Sequence[tuple[str, str]], background: Frequencies) -> Iterator[str]:
    article = " ".join((seed.title, *seed.sentences))
    if not named:
        yield "aliases = []  # the article names no operation; add its name, and what it is also called"
        return
    yield "aliases = ["
    written, sentence = named[0]
    bare = bare_name(_official(written))
    known = [_official(written), bare, *(short for short in acronyms(bare) if re.search(rf"\b{short}\b", article))]
    known += re.findall(r"\b[A-Z]{1,5}JTF[-–]O[A-Z]{2,3}\b", article)
    is_word = len(parts := stems(bare)) == 1 and not background.is_name(parts[0])
    common = {bare} if is_word or bare.isdigit() else set()
    for alias in sorted(set(known) - common, key=known.index):  # Operation Protect: not every story that says "protect"
        yield f"    {quoted(alias)},  # {short(sentence)}"
    yield "]"
    others = [name for name, _ in named[1:4]]
    if others:
        yield f"# also named: {', '.join(map(short, others))}"


def _group(what: str, found: Iterable[Term]) -> Iterator[str]:
    rows = list(found)
    if rows:
        yield f"    [  # {what}"
        for term in rows:
            yield f"        # {short(term.name)}: {short(term.sentence)}"
            yield f"        {', '.join(map(quoted, term.terms))},"
        yield "    ],"


def _wide(drafted: Draft) -> Iterator[str]:
    """Countries that were left out: shown, for who follows all that happens there."""
    if drafted.wide and (drafted.places or drafted.actors):
        yield "    # left out, as much else is told of them; take one into the group above if all of that concerns you:"
        yield from (f"    #     {', '.join(map(quoted, term.terms))}," for term in drafted.wide)


def _acts(drafted: Draft) -> Iterator[str]:
    """Without a name beside them they are every such act in the world: shown, and not used."""
    for line in _group("what happens", drafted.acts):
        yield line if drafted.places or drafted.actors else f"    # {line.strip().removeprefix('# ')}"


def _doubts(seed: Seed, drafted: Draft) -> Iterator[str]:
    if not (drafted.places or drafted.actors):
        yield "No name stood out in this article: write the places and the people it is about into a first group."
    if not drafted.acts or drafted.acts[0].score < TOLD:
        yield "No act of conflict or crisis was recognised in its headline or lead: add a group of what happens."
    if seed.title.lower() == seed.title.upper():
        yield "Its script has no capitals: countries and few towns are drafted; add the rest, and the people."
    elif seed.language not in ("", "en"):
        yield f"The article is not in English ({seed.language}): names are told by their capitals alone; look twice."


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(c for c in escaped if c.isprintable())}"'


def short(sentence: str) -> str:
    """One printable line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in sentence).split())
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
