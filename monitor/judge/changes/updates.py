"""What a story does to something known: a figure changes, a toll rises or is disputed, an act is undone or done.

What must never happen: a figure that some report gave already is told as a change, because the sentence that happens
to be nearest has an older one; or a toll is laid to another event. So a figure, and the word that undoes an act, are
looked for in every known sentence about the same thing, and what a title names must not be strange to the event.

A toll that says of itself that it rises ("death toll rises to 310") shares hardly a word with "120 killed in quake", so
it is laid beside the latest toll of the same fate; everything else beside sentences that share half its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.judge import events, genre, numbers
from monitor.judge.changes import certain, corrected, endings, figured, further, given, swaps, turns
from monitor.judge.changes.update import (
    AKIN,
    ALMOST,
    FIRST,
    LIVE,
    NOTHING,
    SAME,
    SOONEST,
    Update,
    age_of,
    is_another,
    is_said,
    near_title,
    texts,
    time_of,
)
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words.terms import same_words, stems
from monitor.model import Outcome, Story

_CLAUSES = re.compile(r"[:;] |, | as | while | – | - |[“”\"]")
"""What parts a headline into things that are said by themselves, a quotation among them."""
FEWEST = 2
"""Words of a clause that tell of what it undoes."""


def find(story: Story, sentence: str, near: Sequence[Nearest], ledger: Ledger, edited: Story | None = None) -> Update:
    """The update that a story brings with its new sentence; `near` are the known ones nearest to that, best first,
    `edited` is the version before it, if it edits an item that was told."""
    alike = [known for known in near if known.share >= SAME]
    found = (
        (corrected.find(story, ledger) if not edited else None)
        or figured.changed(story, sentence, near, ledger)
        or figured.risen(story, sentence, ledger)
        or figured.counted(story, ledger)
        or _headed(story, ledger)
        or _by_another(story, sentence, alike, ledger)
        or _act(story, sentence, alike, ledger)
        or _headlined(story, sentence, ledger)
        or _advanced(story, sentence, ledger)
        or _ended(story, sentence, near, ledger)
        or _further(story, sentence, [known for known in near if known.share >= AKIN], ledger)
        or figured.first_count(story, ledger)
        or figured.first_toll(story, sentence, alike, ledger, edited)
        or NOTHING
    )
    return replace(found, figures=found.turned or found.fallen or figured.beside(story, sentence, alike[:1], ledger))


def _headed(story: Story, ledger: Ledger) -> Update | None:
    """A figure that the headline has, and no sentence that is new."""
    has_any = numbers.figures(story.title)
    return figured.changed(story, story.title, near_title(story, ledger), ledger) if has_any else None


def _act(story: Story, sentence: str, alike: Sequence[Nearest], ledger: Ledger) -> Update | None:
    """An act that the nearest known sentences speak of is undone, done at last, or confirmed."""
    close = [known for known in alike if known.share >= ALMOST]
    undoing = _undoing(story, sentence, ledger)
    if undoing:
        return undoing
    lines = texts(close)
    is_due = bool(close) and (close[0].entry.at is None or age_of(story, close[0]) >= SOONEST)
    if word := turns.completed(lines, sentence) if is_due else "":
        return Update(word=word, rule="completed", entry=close[0].entry)
    if word := certain.confirmed(lines, sentence):
        return Update(word=word, rule="certain", entry=close[0].entry)
    made = certain.made(story, sentence, ledger)
    return Update(word=made[0], rule="certain", entry=made[1]) if made else None


def _by_another(story: Story, sentence: str, alike: Sequence[Nearest], ledger: Ledger) -> Update | None:
    """What another has done of late, in otherwise the same words."""
    if story.language[:2] == "de":  # every noun has a capital
        return None
    headed = [known for known in near_title(story, ledger) if known.share >= SAME]
    soon = [known for known in (*alike, *headed) if known.entry.at and age_of(story, known) <= LIVE]
    if not soon:
        return None
    told = [line for known in soon if known.entry.told for line in (known.sentence, *given.opening(known.entry))]
    done = (events.done_by_another(texts(soon), told, line, ledger.background) for line in (story.title, sentence))
    word = next(filter(None, done), "")
    return Update(word=word, rule="elsewhere", entry=soon[0].entry) if word else None


def _undoing(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """What a sentence undoes is known in its own words but for those that undo it: they would be new by nature."""
    if not turns.undoings(sentence):
        return None
    near = ledger.near(turns.without_undoings(sentence), story.first_seen, story.language)
    if endings.is_truce_retold([known.sentence for known in near if known.share >= AKIN], sentence):
        return None
    close = [known for known in near if known.share >= ALMOST]
    if close:  # what was denied or halted before that was said is another matter
        said = time_of(max(close, key=lambda known: known.share))
        close = [known for known in close if time_of(known) >= said]
    close.sort(key=time_of, reverse=True)
    told = [known for known in near if is_said(known.entry) and age_of(story, known) <= FIRST]
    if word := turns.undone(texts(close), sentence):
        akin = [known for known in told if known.share >= AKIN]  # in other words: it may be that, and may be another
        # who heard that the last have left knows that it has ended
        left = turns.is_end(word) and any(further.tells_of_last(known.entry.title) for known in akin)
        lines = [*texts(akin), *(line for known in akin for line in given.opening(known.entry))]
        heard = left or word in turns.undone_already(lines, sentence)
        return None if heard else Update(word=word, rule="reversal", entry=close[0].entry)
    if words := turns.undone_already(texts(known for known in told if known.share >= ALMOST), sentence):
        return Update(word=words[0], rule="again", entry=close[0].entry)
    return None


def _advanced(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """A town that is entered or taken after a drive on it, a truce that is in force after it was agreed; known in a
    line's words but for those, which are new by nature."""
    for line in filter(endings.advances, dict.fromkeys((sentence, story.title))):
        near = ledger.near(endings.without_steps(line), story.first_seen, story.language)
        close = [known for known in near if known.share >= ALMOST]
        if not close or (close[0].entry.at and age_of(story, close[0]) < SOONEST):
            continue
        heard = [text for known in close for text in (known.sentence, *given.lines_about(known.entry, ledger))]
        if word := endings.achieved(heard, line):
            return Update(word=word, rule="completed", entry=close[0].entry)
    return None


def _ended(story: Story, sentence: str, near: Sequence[Nearest], ledger: Ledger) -> Update | None:
    """An end that an event has come to of late, of which nothing near has spoken.

    The event is known in a sentence's words but for those of its end, its day and its source, which are new by nature.
    """
    for line in dict.fromkeys((sentence, story.title)):
        if not endings.ends(line, story.language):
            continue
        about = [*near, *ledger.near(endings.without_ends(line, story.language), story.first_seen, story.language)]
        heard = [text for known in about for text in (known.sentence, *given.lines_about(known.entry, ledger))]
        word = endings.ending(heard, line, story.language)
        for known in about if word else ():
            entry = known.entry
            is_event = bool(entry.development) or entry.outcome is Outcome.PENDING or entry.at is None
            if (
                is_event
                and known.share >= (SAME if endings.is_of_persons(word) else ALMOST)
                and age_of(story, known) <= LIVE
                and not is_another(story, sentence, entry, ledger)
            ):
                return Update(word=word, rule="ended", entry=entry)
    return None


def _headlined(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """An act that the headline alone says is undone: leads say more, and so are less like what they undo."""
    if sentence == story.title or genre.is_sentence(story.title) or not turns.undoings(story.title):
        return None
    near = ledger.near(turns.without_before(story.title), story.first_seen, story.language)
    if any(same_words(story.title, known.entry.title) for known in near):
        return None  # of an edit, or a copy: what it says was weighed when it came
    found = _act(story, story.title, [known for known in near if known.share >= SAME], ledger)
    clauses = (clause for clause in _CLAUSES.split(story.title) if clause != story.title) if not found else ()
    undone = (_undoing(story, clause, ledger) for clause in clauses if len(stems(clause)) >= FEWEST)
    return found or next(filter(None, undone), None)


def _further(story: Story, sentence: str, akin: Sequence[Nearest], ledger: Ledger) -> Update | None:
    """One more of what is known: a third victim, another ship, the next town."""
    if not akin and (event := further.without_count(story.title)):
        near = ledger.near(event, story.first_seen, story.language)
        akin = [known for known in near if known.share >= SAME and known.entry.development]
    if not akin:
        return None
    before = [*texts(akin), *(line for known in akin for line in given.opening(known.entry))]
    word = further.counted(before, sentence) or further.counted(before, story.title)
    if word and not (further.is_last(word) and _is_over(story, akin, ledger)):
        return Update(word=word, rule="further", entry=akin[0].entry)
    lately = (known.entry for known in akin if age_of(story, known) <= LIVE)
    heard = [line for entry in lately for line in (entry.title, *entry.sentences)]
    word = next((name for line in (sentence, story.title) if (name := swaps.elsewhere(before, line, heard))), "")
    return Update(word=word, rule="elsewhere", entry=akin[0].entry) if word else None


def _is_over(story: Story, akin: Sequence[Nearest], ledger: Ledger) -> bool:
    """Whether it is known that the last have gone: somebody spoke of the last of late, or said that it has ended."""
    ended = any(age_of(story, known) <= FIRST and "halted" in turns.undoings(known.sentence) for known in akin)
    return ended or any(further.tells_of_last(entry.title) for entry in ledger.within(FIRST, story.first_seen))
