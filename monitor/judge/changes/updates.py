"""What a story does to something known: a figure changes, a toll rises or is disputed, an act is undone or done.

What must never happen: a figure that some report gave already is told as a change, because the sentence that happens
to be nearest has an older one; or a toll is laid to another event. So a figure, and the word that undoes an act, are
looked for in every known sentence about the same thing, and what a title names must not be strange to the event.

A toll that says of itself that it rises ("death toll rises to 310") shares hardly a word with "120 killed in quake", so
it is laid beside the latest toll of the same fate; everything else beside sentences that share half its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.judge import events, genre, numbers
from monitor.judge.changes import certain, endings, further, given, swaps, turns
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words.terms import same_words, stems
from monitor.model import LedgerEntry, NumberChange, Outcome, Story

SAME = 0.5
"""Share of a sentence's words from which a known one is taken to speak of the same thing."""
ALMOST = 0.6
"""The same, for an act that is said to be undone."""
AKIN = 0.4
"""The same, for one more of a kind: another victim of the same blast."""
LIVE = timedelta(hours=96)
"""How long an event's toll may go on rising."""
FIRST = timedelta(hours=24)
"""How long after an event the first count of its dead is taken to be of it."""
DISPUTE = timedelta(hours=12)
"""How long after a report another figure is a contradiction, and not an update."""
SOONEST = timedelta(hours=4)
"""How long an announced act takes at least: sooner, other words for it are other words."""
TELLERS = frozenset({"official", "source", "witness", "diplomat", "resident", "reporter", "journalist", "expert"})
"""Who says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What has become of something known; empty where the story does nothing to it."""

    turned: tuple[NumberChange, ...] = ()
    """Figures that changed, as news."""
    fallen: tuple[NumberChange, ...] = ()
    """Tolls that are lower than was known."""
    word: str = ""
    """What a known act was undone, done or confirmed by, as the story has it."""
    rule: str = ""
    """`figures`, `reversal`, `completed`, `ended`, `certain`, `further`, `elsewhere` or `toll`: as what it is weighed
    as news; `after` too (after.py); `again`, `slight` or `alike`: as what it is weighed as a repeat."""
    entry: LedgerEntry | None = None
    """The report whose figure or act it is."""
    figures: tuple[NumberChange, ...] = ()
    """What is shown as old and new: what changed, else other figures that a sentence about the same thing has."""
    beside: Nearest | None = None
    """The known sentence that they are of; none where no figure changed."""
    odds: float = 0.0
    """Log-odds that what is `alike`, or was told in another language, is one event (paraphrased.py)."""


NOTHING = Update()


def find(story: Story, sentence: str, near: Sequence[Nearest], ledger: Ledger, edited: Story | None = None) -> Update:
    """The update that a story brings with its new sentence; `near` are the known ones nearest to that, best first,
    `edited` is the version before it, if it edits an item that was told."""
    alike = [known for known in near if known.share >= SAME]
    found = (
        _figure(story, sentence, near, ledger)
        or _risen(story, sentence, ledger)
        or _counted(story, ledger)
        or (_figure(story, story.title, _near_title(story, ledger), ledger) if numbers.figures(story.title) else None)
        or _by_another(story, sentence, alike, ledger)
        or _act(story, sentence, alike, ledger)
        or _headlined(story, sentence, ledger)
        or _advanced(story, sentence, ledger)
        or _ended(story, sentence, near, ledger)
        or _further(story, sentence, [known for known in near if known.share >= AKIN], ledger)
        or _first_toll(story, sentence, alike, ledger, edited)
        or NOTHING
    )
    return replace(found, figures=found.turned or found.fallen or _beside(story, sentence, alike[:1], ledger))


def _beside(story: Story, sentence: str, nearest: Sequence[Nearest], ledger: Ledger) -> tuple[NumberChange, ...]:
    """Figures that are others than those of a sentence about the same thing. No tolls: what makes two of them one
    event's was asked before, and one that did not change is another event's. Nor how many say so."""
    for known in nearest:
        found = numbers.changes(known.sentence, sentence)
        changes = tuple(each for each in found if not (turns.is_toll(each) or each.unit in TELLERS))
        return () if changes and ledger.elsewhere(story.title, sentence, known.entry) else changes
    return ()


# --- figures ----------------------------------------------------------------------------------------------------------


def _figure(story: Story, sentence: str, near: Sequence[Nearest], ledger: Ledger) -> Update | None:
    if not any(map(numbers.figures, (sentence, story.title))):
        return None
    other: Update | None = None
    alike = [known for known in near if known.share >= SAME]
    for known in sorted(alike, key=lambda known: not known.entry.development):
        age = _age(story, known)
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


def is_another(story: Story, sentence: str, entry: LedgerEntry, ledger: Ledger) -> bool:
    """Whether a report is of another event than a known one, by the names that it has."""
    strange = ledger.is_strange(story.title or sentence, entry)
    return strange or bool(ledger.elsewhere(story.title, sentence, entry))


def _risen(story: Story, sentence: str, ledger: Ledger) -> Update | None:
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
    recent = [entry for entry in ledger.within(LIVE, story.first_seen) if _is_said(entry)]
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


def _counted(story: Story, ledger: Ledger) -> Update | None:
    """A headline with more dead than one of the day has of the same, by what it tells besides and though it does not
    say that the toll rises; or with other dead of another target."""
    tolls = turns.killed((story.title,))
    near = ledger.near(turns.without_toll(story.title), story.first_seen, story.language) if tolls else ()
    for known in (known for known in near if known.entry.development and _age(story, known) <= FIRST):
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


def _first_toll(
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
        is_late = _age(story, known) > FIRST
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
    return Update(word=tolls[0].text, rule="toll")  # the first dead for days, of whatever event


# --- acts -------------------------------------------------------------------------------------------------------------


def _act(story: Story, sentence: str, alike: Sequence[Nearest], ledger: Ledger) -> Update | None:
    """An act that the nearest known sentences speak of is undone, done at last, or confirmed."""
    close = [known for known in alike if known.share >= ALMOST]
    undoing = _undoing(story, sentence, ledger)
    if undoing:
        return undoing
    lines = _lines(close)
    is_due = bool(close) and (close[0].entry.at is None or _age(story, close[0]) >= SOONEST)
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
    headed = [known for known in _near_title(story, ledger) if known.share >= SAME]
    soon = [known for known in (*alike, *headed) if known.entry.at and _age(story, known) <= LIVE]
    if not soon:
        return None
    told = [line for known in soon if known.entry.told for line in (known.sentence, *given.opening(known.entry))]
    done = (events.done_by_another(_lines(soon), told, line, ledger.background) for line in (story.title, sentence))
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
        said = _time(max(close, key=lambda known: known.share))
        close = [known for known in close if _time(known) >= said]
    close.sort(key=_time, reverse=True)
    told = [known for known in near if _is_said(known.entry) and _age(story, known) <= FIRST]
    if word := turns.undone(_lines(close), sentence):
        akin = [known for known in told if known.share >= AKIN]  # in other words: it may be that, and may be another
        # who heard that the last have left knows that it has ended
        left = turns.is_end(word) and any(further.tells_of_last(known.entry.title) for known in akin)
        lines = [*_lines(akin), *(line for known in akin for line in given.opening(known.entry))]
        heard = left or word in turns.undone_already(lines, sentence)
        return None if heard else Update(word=word, rule="reversal", entry=close[0].entry)
    if words := turns.undone_already(_lines(known for known in told if known.share >= ALMOST), sentence):
        return Update(word=words[0], rule="again", entry=close[0].entry)
    return None


def _lines(found: Iterable[Nearest]) -> list[str]:
    """Each sentence and the headline of its report."""
    return [line for known in found for line in (known.sentence, known.entry.title)]


def _is_said(entry: LedgerEntry) -> bool:
    """Whether followers know it by now: no seed, which has no age, and nothing that waits for a second source."""
    return entry.at is not None and (bool(entry.development) or entry.outcome is not Outcome.PENDING)


def _advanced(story: Story, sentence: str, ledger: Ledger) -> Update | None:
    """A town that is entered or taken after a drive on it, a truce that is in force after it was agreed; known in a
    line's words but for those, which are new by nature."""
    for line in filter(endings.advances, dict.fromkeys((sentence, story.title))):
        near = ledger.near(endings.without_steps(line), story.first_seen, story.language)
        close = [known for known in near if known.share >= ALMOST]
        if not close or (close[0].entry.at and _age(story, close[0]) < SOONEST):
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
            is_event = bool(entry.development) or entry.outcome is Outcome.PENDING
            if (
                is_event
                and known.share >= (SAME if endings.leaves(word) else ALMOST)
                and _age(story, known) <= LIVE
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
    return _act(story, story.title, [known for known in near if known.share >= SAME], ledger)


def _further(story: Story, sentence: str, akin: Sequence[Nearest], ledger: Ledger) -> Update | None:
    """One more of what is known: a third victim, another ship, the next town."""
    if not akin and (event := further.without_count(story.title)):
        near = ledger.near(event, story.first_seen, story.language)
        akin = [known for known in near if known.share >= SAME and known.entry.development]
    if not akin:
        return None
    before = [*_lines(akin), *(line for known in akin for line in given.opening(known.entry))]
    word = further.counted(before, sentence) or further.counted(before, story.title)
    if word and not (further.is_last(word) and _is_over(story, akin, ledger)):
        return Update(word=word, rule="further", entry=akin[0].entry)
    lately = (known.entry for known in akin if _age(story, known) <= LIVE)
    heard = [line for entry in lately for line in (entry.title, *entry.sentences)]
    word = next((name for line in (sentence, story.title) if (name := swaps.elsewhere(before, line, heard))), "")
    return Update(word=word, rule="elsewhere", entry=akin[0].entry) if word else None


def _is_over(story: Story, akin: Sequence[Nearest], ledger: Ledger) -> bool:
    """Whether it is known that the last have gone: somebody spoke of the last of late, or said that it has ended."""
    ended = any(_age(story, known) <= FIRST and "halted" in turns.undoings(known.sentence) for known in akin)
    return ended or any(further.tells_of_last(entry.title) for entry in ledger.within(FIRST, story.first_seen))


def _near_title(story: Story, ledger: Ledger) -> Sequence[Nearest]:
    return ledger.near(story.title, story.first_seen, story.language)


def _age(story: Story, known: Nearest) -> timedelta:
    """Of a seed: none."""
    return story.first_seen - known.entry.at if known.entry.at else timedelta()


def _time(known: Nearest) -> float:
    return known.entry.at.timestamp() if known.entry.at else 0.0
