"""Told already of late, in other words: as many freed or caught, the dead whom somebody mourns, and what has most words
of another publisher's headline.

What must never happen: another event of the same kind is taken for it. So a count of ten or more has to be the same,
and no name may be strange to the known report. The first two in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

from monitor.judge.changes import abroad, endings, given, meetings, paraphrased, sentenced, turns
from monitor.judge.changes.update import FIRST, LIVE, SOONEST, Update, is_another
from monitor.judge.ledger import Ledger
from monitor.judge.words.terms import Reading, read_stems, surface
from monitor.model import LedgerEntry, Story

_MOURNS = re.compile(r"\b(?:condemn|denounc|deplor|decr(?:y|ies|ied)\b|mourn|lament|pays? tribute)\w*")
"""Who does so speaks of what has happened."""

_ANOTHER = re.compile(r"\b(?:second|third|fourth|another|further|fresh|renewed|again)\b")
"""One more of the kind, without its verb, in English."""

SHARED = 0.4
"""Share of a title that the other report tells, the mean of both ways, from which two are of one event."""
FEWEST_SHARED = 2
"""Words of each title that are in the other report, besides those of all the operation's news: one is a place, where
much may happen. Within a day 8 of 468 labelled first reports share as much with what was told, and 36 of 86 repeats."""


def find(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """What a story tells again, as what it is weighed; None where it is nothing of these."""
    if story.language[:2] not in ("", "en"):
        return None
    found = _ended(story, sentence, ledger) or _mourned(story, ledger)
    return found or meetings.announced(story, ledger) or sentenced.again(story, ledger)


def shared(story: Story, reading: Reading, ledger: Ledger) -> Update | None:
    """Another publisher told the same event within the day, by the words of both headlines."""
    # in German each noun has a capital, in Arabic none: there no strange name says that it is another event
    has_no_names = story.language[:2] == "de" or story.title.upper() == story.title.lower()
    if turns.without_before(story.title) != surface(story.title).folded:
        return None  # "… after the attack": what came of it shares the words of what it comes after
    undone, announces = set(turns.undoings(story.title)), bool(turns.plans(story.title))
    own = ledger.own_words(reading)
    title, both = {*reading.title_stems} - own, {*reading.stems} - own
    for entry in ledger.within(FIRST, story.first_seen):
        if not entry.told or entry.publisher == story.publisher or entry.language[:2] != story.language[:2]:
            continue
        known_title, known_both = read_stems(entry.title, entry.sentences)
        fewest = min(len(title.intersection(known_both)), len(both.intersection(known_title)))
        if fewest < FEWEST_SHARED + has_no_names:
            continue
        if not announces and turns.plans(entry.title):
            continue  # what has come of it shares the words of its announcement
        alike = sum(ledger.event_shares(reading, entry)) >= 2 * SHARED
        alike = alike and undone <= {way for line in given.opening(entry) for way in turns.undoings(line)}
        if alike and not is_another(story, story.title, entry, ledger):
            return Update(word=entry.title, rule="again", entry=entry)
    return None


def alike(story: Story, reading: Reading, ledger: Ledger) -> Update | None:
    """What another publisher told within the day, or a seed of today, that is more likely than not the same event in
    other words.

    In the story's own language: fitted to English, and as good in six others. What was only announced hours ago may
    have come.
    """
    known = [entry for entry in ledger.within(FIRST, story.first_seen) if entry.told and entry.at]
    seeds = [seed for seed in ledger.seeds_of_today(story.first_seen) if _is_of_one_tongue(story, seed)]
    if not seeds and all(entry.publisher == story.publisher for entry in known):
        return None
    day = paraphrased.Day(
        len({entry.development for entry in known}), len({story.publisher, *(entry.publisher for entry in known)})
    )
    announces, asked = bool(turns.plans(story.title)), paraphrased.Asked(reading, ledger)
    most, told = _beside_seeds(story, asked, seeds, ledger)
    for entry in known:
        if entry.publisher == story.publisher or entry.at is None:
            continue
        age = abs(story.first_seen - entry.at)
        if age >= SOONEST and not announces and turns.plans(entry.title):
            continue
        if not _is_of_one_tongue(story, entry):
            # what undoes it shares its words
            odds = 0.0 if abroad.undoes(story, entry) else asked.odds_abroad(entry, age) or 0.0
            if odds > most and is_another(story, story.title, entry, ledger):
                continue
        elif not _shares(asked, entry):
            continue  # of a name in a language whose words are mostly unknown nothing says how rare it is
        else:
            odds = asked.odds(entry, age, day)
        if odds > most and not ledger.is_strange(story.title, entry):
            most, told = odds, entry
    return Update(word=told.title, rule="alike", entry=told, odds=most) if told else None


def _shares(asked: paraphrased.Asked, entry: LedgerEntry) -> bool:
    return asked.counts_alike(entry) or asked.shared_words(entry) >= FEWEST_SHARED


def _beside_seeds(
    story: Story, asked: paraphrased.Asked, seeds: Iterable[LedgerEntry], ledger: Ledger
) -> tuple[float, LedgerEntry | None]:
    """The likeliest of these seeds, and how likely it is, where that is more than even."""
    age = min(ledger.age(story.first_seen), FIRST)
    found = [(asked.odds_of_seed(seed, age), seed) for seed in seeds if _shares(asked, seed)]
    likely = [(odds, seed) for odds, seed in found if odds > 0 and not _is_one_more(story, seed)]
    return max(likely, key=itemgetter(0), default=(0.0, None))


def _is_one_more(story: Story, seed: LedgerEntry) -> bool:
    """Whether a headline speaks of a second of the kind, of which the seed does not."""
    known = {word for line in given.opening(seed) for word in _ANOTHER.findall(surface(line).folded)}
    return abroad.is_one_more(story, seed) or not known.issuperset(_ANOTHER.findall(surface(story.title).folded))


def _is_of_one_tongue(story: Story, entry: LedgerEntry) -> bool:
    return (story.language[:2] or "en") == (entry.language[:2] or "en")


def undone(story: Story, reading: Reading, update: Update, ledger: Ledger) -> Update | None:
    """The same, of what undoes something known: where that report of hours ago has it undone in the same way, it is
    that. Later a border may have been shut again."""
    found = alike(story, reading, ledger)
    if not (found and found.entry and found.entry.at and abs(story.first_seen - found.entry.at) < SOONEST):
        return None
    ways = {way for line in given.opening(found.entry) for way in turns.undoings(line)}
    own = (turns.undoings(line) for line in (story.title, *story.sentences[: given.OPENING]))
    way = next((way for ways_there in own for way, word in ways_there.items() if word == update.word), "")
    return found if way in ways else None


def _ended(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """As many came to the same end within the day."""
    for line in filter(endings.ends, dict.fromkeys((story.title, sentence))):
        for entry in ledger.within(FIRST, story.first_seen):
            told = (endings.comes_alike(known, line) for known in given.opening(entry) if entry.development)
            if (word := next(filter(None, told), "")) and not is_another(story, line, entry, ledger):
                return Update(word=word, rule="again", entry=entry)
    return None


def _mourned(story: Story, ledger: Ledger) -> Update | None:
    """A headline that condemns, or mourns, what killed as many as are known."""
    word = _MOURNS.search(surface(story.title).folded)
    tolls = turns.killed((story.title,)) if word else []
    for entry in ledger.within(LIVE, story.first_seen) if tolls else ():
        lines = given.opening(entry)
        if entry.development and given.gives(lines, tolls) and not is_another(story, story.title, entry, ledger):
            return Update(word=word.group() if word else "", rule="again", entry=entry)
    return None
