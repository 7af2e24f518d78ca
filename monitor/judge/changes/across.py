"""What a report does to something that was told in another language: a toll rises, is disputed or is the first, an act
is undone, an event has come to an end.

Within one language these are seen in sentences that are alike (updates.py); across two no sentence is. So the report of
the day is taken that tells of the same event by what its words mean, figures aside.

What must never happen: a toll is laid to another event, and so is silent as one that is known. So the bar is higher
than for a repeat, whatever the report beside it says of the same people is asked of all reports of its development, and
who is counted must be the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.judge import numbers
from monitor.judge.changes import endings, given, turns
from monitor.judge.changes.abroad import SURE, is_one_more, undoes
from monitor.judge.changes.paraphrased import Asked
from monitor.judge.changes.update import DISPUTE, FIRST, Update
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.numbers import Figure
from monitor.judge.words import glosses
from monitor.judge.words.terms import Reading
from monitor.model import LedgerEntry, NumberChange, Story

SAME_EVENT = 3.0
"""Log-odds, figures aside, from which a figure is one of the event that was told abroad."""


def find(story: Story, sentence: str, reading: Reading, ledger: Ledger) -> Update | None:
    """What the story does to the report of the last day, in another language, that is most surely of its event."""
    entries = [entry for entry in ledger.abroad(story.language, FIRST, story.first_seen) if entry.at]
    if not entries:
        return None
    lines = tuple(dict.fromkeys(line for line in (story.title, sentence) if line))
    ends = any(endings.ends(line, story.language) for line in lines)
    if not (ends or turns.undoings(story.title) or any(map(given.tolls, lines))):
        return None
    asked = Asked(reading, ledger)
    odds: list[tuple[float, LedgerEntry]] = []
    for entry in entries:
        age = abs(story.first_seen - entry.at) if entry.at else FIRST
        weight = None if is_one_more(story, entry) else asked.odds_abroad(entry, age, figures=False)
        if weight is not None and weight > SURE:
            odds.append((weight, entry))
    surely = [one for one in odds if one[0] >= SAME_EVENT and _is_told_abroad_alone(one[1], story, ledger)]
    if not surely:
        return None
    most, entry = max(surely, key=lambda one: one[0])
    near = list(dict.fromkeys(line for _, other in odds for line in given.lines_about(other, ledger)))
    found = _figure(story, lines, entry, near, ledger) or _act(story, lines, entry, near)
    return replace(found, odds=most) if found else None


def _is_told_abroad_alone(entry: LedgerEntry, story: Story, ledger: Ledger) -> bool:
    """Whether it is of a development that has no report in the story's own language: there sentences are alike."""
    reports = given.reports(entry, ledger) if entry.development else ()
    return bool(reports) and all(report.language[:2] != story.language[:2] for report in reports)


# --- figures ----------------------------------------------------------------------------------------------------------


def _figure(
    story: Story, lines: Sequence[str], entry: LedgerEntry, near: Sequence[str], ledger: Ledger
) -> Update | None:
    """What the headline counts, or another line that says that a toll rises: further down stand all kinds of counts."""
    heads = (line for line in lines if line == story.title or turns.says_it_rises(line))
    line, tolls = next(((line, tolls) for line in heads if (tolls := given.tolls(line))), ("", []))
    for toll in tolls:
        counted = [one for report in given.reports(entry, ledger) for one in _counted(toll, line, story, report)]
        if given.gives(near, [toll]) or not counted:
            continue
        beside, highest = max(counted, key=lambda one: one[1].value)
        change = NumberChange(unit=toll.unit, old=highest.number, new=toll.number)
        if toll.value < highest.value:
            since = story.first_seen - beside.entry.at if beside.entry.at else timedelta.max
            is_soon = since <= DISPUTE
            return Update(fallen=(change,), figures=(change,), entry=entry, beside=beside) if is_soon else None
        if not given.nearly_gives(near, [toll]):
            return Update(turned=(change,), figures=(change,), rule="figures", entry=entry, beside=beside)
        return None if endings.ends_besides(story.title) else Update(word=toll.text, rule="slight", entry=entry)
    dead = turns.killed((story.title,))
    is_first = dead and not turns.counts_dead(near, dead)
    return Update(word=dead[0].text, rule="toll", entry=entry) if is_first else None


def _counted(toll: Figure, line: str, story: Story, report: LedgerEntry) -> Iterator[tuple[Nearest, Figure]]:
    """The counts of the same people in a report's opening: where one has several, none is known to be that."""
    for text in given.opening(report):
        found = [old for old in numbers.figures(text) if old.unit == toll.unit]
        same = [old for old in found if _is_of_one(toll, story, old, report)]
        same = same or [old for old in found if _is_named(toll, line, story, old, text, report)]
        if len(same) == 1:
            yield Nearest(entry=report, sentence=text, share=0.0), same[0]


def _is_of_one(toll: Figure, story: Story, old: Figure, report: LedgerEntry) -> bool:
    """Whether a figure counts whom an older one does. "15 dead" are also of the soldiers whose deaths are known, and
    more soldiers than there were dead are more dead: of 20 killed 5 may be soldiers."""
    if not toll.of or toll.of == old.of or (not old.of and toll.value > old.value):
        return True
    return bool(old.of) and not _meanings(toll.of, story.language).isdisjoint(_meanings(old.of, report.language))


def _is_named(toll: Figure, line: str, story: Story, old: Figure, text: str, report: LedgerEntry) -> bool:
    """Whether either says elsewhere in the line whom the other counts: "members of the security forces"."""
    if not (toll.of and old.of):
        return False
    new, known = _meanings(toll.of, story.language), _meanings(old.of, report.language)
    in_new, in_known = _meanings(line, story.language), _meanings(text, report.language)
    return not (new.isdisjoint(in_known) and known.isdisjoint(in_new))


def _meanings(word: str, language: str) -> frozenset[str]:
    """Of whom a figure counts too: some of those are one English word in any language."""
    senses = [*glosses.senses(word, language), *glosses.senses(word, "en")]
    return frozenset().union(*(sense.meanings for sense in senses))


# --- acts -------------------------------------------------------------------------------------------------------------


def _act(story: Story, lines: Sequence[str], entry: LedgerEntry, near: Sequence[str]) -> Update | None:
    """What is undone, or has come to an end, where no report that may be of the event has said so."""
    if word := undoes(story, entry):
        return Update(word=word, rule="reversal", entry=entry)
    for line in lines:
        if word := endings.ending_abroad(near, line, story.language):
            return Update(word=word, rule="ended", entry=entry)
    return None
