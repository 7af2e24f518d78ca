"""What a bulletin changes against the one before it of its series: a level, a storm's class, a toll in a table.

An office says the same in the same lines each day, and by its words nothing of it is news. But the line of one thing
has another value when that has changed, and beside the line of yesterday that is seen. Tolls rise from day to day: they
tell what they tell elsewhere, from a quarter or a round number on, and what no other report has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.judge.changes import given, turns
from monitor.judge.changes.update import LIVE, Update
from monitor.judge.ledger import Ledger
from monitor.judge.papers import is_of_series
from monitor.judge.words.number_words import MONTHS
from monitor.judge.words.terms import stems
from monitor.model import LedgerEntry, NumberChange, Story

AKIN = 0.5
"""Share of the words of two titles together that both have, from which they are of one series."""
_MONTH = re.compile(MONTHS)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEVEL = re.compile(
    r"(?i)\b((?:(?:volcan(?:o|ic)|flood|fire|heat|storm|wind|avalanche|travel|threat|piracy|terror|security|aviation|health"
    r"|emergency|hazard|risk|danger|alert|warning|advice|advisory|colou?r)\W{1,3}){0,3}(?:level|code|phase|stage|category"
    r"|signals?|status))(?:\s+no\.?)?\s*(?:[:=–-]|is|remains|now|at)?\s*"
    r"\b(\d{1,2}|[ivx]{1,4}|green|yellow|amber|orange|red|purple|low|moderate|elevated|substantial|high|severe|critical"
    r"|extreme)\b(?![.,]?\d)"
)
"""What is at which level."""
_CLASSES = (
    re.compile(r"(?i)\bsuper[ -]typhoon|\bmajor hurricane|\b(?:very|extremely) severe cyclonic storm|\bsuper cyclon"),
    re.compile(
        r"(?i)\btyphoon|\bhurricane|\bsevere cyclonic storm|\b(?:severe )?tropical cyclone (?!bulletin|advisor)"
    ),
    re.compile(r"(?i)\bsevere tropical storm"),
    re.compile(r"(?i)\btropical storm|\bcyclonic storm"),
    re.compile(r"(?i)\btropical depression"),
)
"""Of storms, the strongest first."""


def changed(story: Story, ledger: Ledger) -> Update | None:
    """What a bulletin says otherwise than the latest of its series; of another volcano or storm is another series."""
    before = _before(story, ledger) if is_of_series(story.title) else None
    if before is None:
        return None
    turned = (*_levels(before, story), *_risen(before, story, ledger))
    return Update(turned=turned, rule="bulletin", entry=before, figures=turned) if turned else None


def _before(story: Story, ledger: Ledger) -> LedgerEntry | None:
    own = _words(story.title)
    for entry in reversed(ledger.bulletins.of(story.publisher)):
        known = _words(entry.title)
        is_akin = is_of_series(entry.title) and len(own & known) >= AKIN * max(1, len(own | known))
        if is_akin and not all(any(map(ledger.background.is_name, words)) for words in (own - known, known - own)):
            return entry
    return None


def _words(title: str) -> set[str]:
    return {stem for word in _WORD.findall(title) if not _MONTH.fullmatch(word.lower()) for stem in stems(word)}


def _levels(before: LedgerEntry, story: Story) -> Iterator[NumberChange]:
    then, now = (dict(_read((each.title, *each.sentences))) for each in (before, story))
    for scale, value in now.items():
        if scale in then and then[scale] != value:
            yield NumberChange(unit=scale, old=then[scale], new=value)
    old, new = _class(before.title), _class(story.title)
    if old and new and new[0] < old[0]:
        yield NumberChange(unit="class", old=old[1], new=new[1])


def _class(title: str) -> tuple[int, str] | None:
    """Which of the classes a storm is of, as the title has it."""
    found = ((place, known.search(title)) for place, known in enumerate(_CLASSES))
    return next(((place, match[0]) for place, match in found if match), None)


def _read(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each scale and its level; where several lines name one, the first counts."""
    seen: set[str] = set()
    for line in lines:
        if found := _LEVEL.search(line):
            scale = " ".join(_WORD.findall(found[1].lower())[-2:]).removesuffix("s")
            if scale not in seen:
                seen.add(scale)
                yield scale, str(int(found[2])) if found[2].isdecimal() else found[2].lower()


def _risen(before: LedgerEntry, story: Story, ledger: Ledger) -> tuple[NumberChange, ...]:
    """The tolls of a table that have risen, which no report of these days has."""
    then = {line.split()[-1]: line for line in given.rows(before.sentences)}
    lines = [(then[unit], line) for line in given.rows(story.sentences) if (unit := line.split()[-1]) in then]
    risen = [(line, changes) for old, line in lines if (changes := turns.changed_figures(old, line))]
    known = [line for entry in ledger.within(LIVE, story.first_seen) for line in given.opening(entry)] if risen else []
    return tuple(change for line, changes in risen for change in given.unheard(changes, line, known))
