"""Figures that a story changes: a share, a toll that rises, the first count of the dead, fewer than were known.

What must never happen: a figure that some report gave already is told as a change, because the sentence that happens
to be nearest has an older one; or a toll is laid to another event. So a figure is looked for in every known sentence
about the same thing, and what a title names must not be strange to the event.

A toll that says of itself that it rises ("death toll rises to 310") shares hardly a word with "120 killed in quake", so
it is laid beside the latest toll of the same fate; everything else beside sentences that share half its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.judge import genre, numbers
from monitor.judge.changes import endings, given, swaps, turns
from monitor.judge.changes.update import (
    AKIN,
    ALMOST,
    DISPUTE,
    FIRST,
    LIVE,
    SAME,
    Update,
    age_of,
    is_another,
    is_said,
)
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words.terms import same_words, stems
from monitor.model import LedgerEntry, NumberChange, Story

TELLERS = frozenset({"official", "source", "witness", "diplomat", "resident", "reporter", "journalist", "expert"})
"""Who says so."""
FATES = {
    **dict.fromkeys(("injured", "wounded"), "hurt"),
    **dict.fromkeys(("missing",), "missing"),
    **dict.fromkeys(("arrested", "detained"), "held"),
    "displaced": "displaced",
}
"""Of people, short of their death, as numbers.py counts them → what is one thing among them."""


def changed(story: Story, sentence: str, near: Sequence[Nearest], ledger: Ledger) -> Update | None:
    if not any(map(numbers.figures, (sentence, story.title))):
        return None
    other: Update | None = None
    alike = [known for known in near if known.share >= SAME]
    for known in sorted(alike, key=lambda known: not known.entry.development):
        age = age_of(story, known)
        target = swaps.another_target(known.entry.title, story.title)
        if target := target or swaps.another_target(known.sentence, sentence):
            return Update(word=target, rule="elsewhere", entry=known.entry)
        for line in dict.fromkeys((sentence, story.title)):
            turned = turns.changed_figures(known.sentence, line)
            if age > LIVE:
                turned = tuple(change for change in turned if turns.goes_on(change) or not turns.is_toll(change))
            turned = tuple(each for each in turned if not _is_heard(each, line, known.entry, story, ledger))
            if turned := given.unheard(turned, line, given.lines_beside(near, ledger)):
                if not (place := ledger.elsewhere(story.title, sentence, known.entry)):
                    return Update(turned=turned, rule="figures", entry=known.entry, beside=known)
                # as much news as if the figure had changed, and no change of that one
                other = other or Update(word=place, rule="elsewhere", entry=known.entry)
        is_soon = known.entry.at is not None and age <= DISPUTE  # a seed is of no day
        fallen = turns.falls(known.sentence, sentence) if is_soon else ()
        fallen = given.unheard(fallen, sentence, given.lines_beside(alike, ledger))
        if fallen and not is_another(story, sentence, known.entry, ledger):
            return Update(fallen=fallen, entry=known.entry, beside=known)
        if fallen and not other and (place := ledger.elsewhere(story.title, sentence, known.entry)):
            other = Update(word=place, rule="elsewhere", entry=known.entry)  # fewer dead of another event
    return other


def _is_heard(change: NumberChange, line: str, entry: LedgerEntry, story: Story, ledger: Ledger) -> bool:
    """Whether a figure is known, though not from the sentence beside it: half a day ago at most a report of the event
    had as high a one, so that sources disagree, or one of late that stands as a development of its own had this one."""
    said = next((each for each in numbers.figures(line) if each.number == change.new), None)
    if said is None or said.unit not in turns.TOLLS:  # the share of another owner stands further down
        return said is not None and given.gives(entry.sentences, [said])
    reports = ledger.of_development(entry.development) if entry.development else ()
    lately = [each for each in reports if each.at and story.first_seen - each.at <= DISPUTE]
    counted = [each for one in lately for text in given.opening(one) for each in numbers.figures(text)]
    return any((each.unit, each.of) == (said.unit, said.of) and each.value >= said.value for each in counted) or any(
        given.shared(text, line) >= AKIN and given.gives([text], [said]) and not is_another(story, line, other, ledger)
        for other in ledger.within(LIVE, story.first_seen)
        for text in given.opening(other)
    )


def risen(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """A toll that says that it rises, or an area that grows, beside the report of such a one whose headline is most
    like it, the latest of equals.

    Where headline and sentence both say so, the headline has the toll alone ("Six more were found, bringing the death
    toll to 23").
    """
    rising = (line for line in (story.title, sentence) if turns.says_it_rises(line))
    said, tolls = next(((line, there) for line in rising if (there := given.tolls(line))), ("", []))
    if not tolls:
        return None
    event = set(stems(turns.without_rise(said)))
    recent = [entry for entry in ledger.within(LIVE, story.first_seen) if is_said(entry)]
    for entry in sorted(recent, key=lambda entry: -len(event.intersection(stems(given.headline(entry))))):
        reports, lines = given.reports(entry, ledger), given.lines_about(entry, ledger)
        if given.gives(lines, tolls) and not is_another(story, said, entry, ledger):
            return _slight(story, tolls, entry)
        # the highest that a headline has: further down stand the dead of other days
        heads = sorted(
            map(given.headline, reports), key=lambda line: -max((x.value for x in given.tolls(line)), default=0.0)
        )
        line = next((line for line in (*heads, *lines) if numbers.changes(line, said)), "")
        if not line or is_another(story, said, entry, ledger):
            continue
        since = recent[: recent.index(entry)]
        is_late = given.exceeds(heads, tolls) or any(
            given.gives(given.opening(one), tolls) and not is_another(story, said, one, ledger) for one in since
        )
        turned = given.unheard(turns.changed_figures(line, said), said, lines)
        if turned and not is_late:
            giver = next((report for report in reports if line in (report.title, *report.sentences)), entry)
            beside = Nearest(entry=giver, sentence=line, share=given.shared(line, said))
            return Update(turned=turned, rule="figures", entry=entry, beside=beside)
        if is_late or given.nearly_gives(lines, tolls):
            return _slight(story, tolls, entry)
    return None


def counted(story: Story, ledger: Ledger) -> Update | None:
    """A headline with more dead than one of the day has of the same, by what it tells besides and though it does not
    say that the toll rises; or with other dead of another target."""
    tolls = turns.killed((story.title,))
    near = ledger.near(turns.without_toll(story.title), story.first_seen, story.language) if tolls else ()
    for known in (known for known in near if known.entry.development and age_of(story, known) <= FIRST):
        entry, before = known.entry, given.headline(known.entry)
        if known.share >= AKIN and (target := swaps.another_target(before, story.title)):
            return Update(word=target, rule="elsewhere", entry=entry)
        lines = given.lines_about(entry, ledger)
        turned = given.unheard(turns.changed_figures(before, story.title), story.title, lines)
        if known.share < ALMOST or not turned or given.exceeds(lines, tolls):
            continue
        if not is_another(story, story.title, entry, ledger):
            return Update(turned=turned, rule="figures", entry=entry, beside=replace(known, sentence=before))
    return None


def _slight(story: Story, tolls: Sequence[numbers.Figure], entry: LedgerEntry) -> Update | None:
    """A headline that has nothing but a toll which is known, or hardly higher than what is."""
    if endings.ends_besides(story.title):
        return None
    dead, headed = [toll for toll in tolls if toll.unit in turns.TOLLS], numbers.figures(story.title)
    told = [toll.text for toll in dead if any(numbers.same(toll, figure) for figure in headed)]
    return Update(word=told[0], rule="slight", entry=entry) if told else None


def first_count(story: Story, ledger: Ledger) -> Update | None:
    """How many are hurt, missing, held or homeless, of which no report of late has given any number."""
    counted = [figure for figure in numbers.figures(story.title) if figure.unit in FATES]
    if turns.killed((story.title,)) or genre.asks(story.title):
        return None  # the next attack has its dead, and wounded beside them
    event = turns.without_toll(story.title) if counted else ""
    near = list(ledger.near(event, story.first_seen, story.language)) if event else []
    close = [known for known in near if known.share >= SAME and (not known.entry.at or age_of(story, known) <= LIVE)]
    about = [known for known in close if known.entry.development or not known.entry.at]
    if not about or is_another(story, story.title, about[0].entry, ledger):
        return None
    lately = [*(known.entry for known in near), *ledger.within(LIVE, story.first_seen)]
    told = {
        FATES.get(each.unit) for one in lately for line in (one.title, *one.sentences) for each in numbers.figures(line)
    }
    first = next((figure for figure in counted if FATES[figure.unit] not in told), None)
    return Update(word=first.text, rule="further", entry=about[0].entry) if first else None


def first_toll(
    story: Story, sentence: str, alike: Sequence[Nearest], ledger: Ledger, edited: Story | None
) -> Update | None:
    """How many were killed, or that somebody was, where no report of the event, nor the version before, said so."""
    if not (tolls := turns.killed((story.title, sentence))):
        lately = (line for entry in ledger.within(FIRST, story.first_seen) for line in given.opening(entry))
        is_retold = any(same_words(story.title, known.entry.title) for known in alike)
        word = "" if edited or is_retold else endings.first_death(story.title, lately)
        return Update(word=word, rule="toll") if word else None
    if edited:
        told = not turns.counts_dead((edited.title, *edited.sentences[: given.OPENING]), tolls)
        return Update(word=tolls[0].text, rule="toll") if told else None
    counted = turns.killed((story.title,))
    heard = any(given.gives(given.lines_about(known.entry, ledger), counted) for known in alike)
    if genre.is_sentence(story.title) or not counted or heard:
        return None  # what the headline leaves out is a detail
    for known in alike:
        entry = known.entry
        is_late = age_of(story, known) > FIRST
        if known.share < ALMOST or not entry.development or is_late or turns.killed((known.sentence,)):
            continue
        if not (
            turns.counts_dead(given.lines_about(entry, ledger), tolls) or is_another(story, sentence, entry, ledger)
        ):
            return Update(word=tolls[0].text, rule="toll", entry=entry)
    for entry in ledger.within(LIVE, story.first_seen):
        lines = given.opening(entry)
        dead = turns.counts_dead(lines, counted) or any(map(endings.speaks_of_dead, lines))
        if given.gives(lines, counted) or (dead and entry.at and story.first_seen - entry.at <= FIRST):
            return None
    if any(given.gives(given.opening(s), counted) and not ledger.is_strange(story.title, s) for s in ledger.seeds):
        return None  # as many as the seed has, and of nobody and no place of which it does not speak
    return Update(word=tolls[0].text, rule="toll")  # the first dead for days, of whatever event


def beside(story: Story, sentence: str, nearest: Sequence[Nearest], ledger: Ledger) -> tuple[NumberChange, ...]:
    """Figures that are others than those of a sentence about the same thing. No tolls: what makes two of them one
    event's was asked before, and one that did not change is another event's. Nor how many say so."""
    for known in nearest:
        found = numbers.changes(known.sentence, sentence)
        changes = tuple(each for each in found if not (turns.is_toll(each) or each.unit in TELLERS))
        return () if changes and ledger.elsewhere(story.title, sentence, known.entry) else changes
    return ()
