"""A story beside what is known: what of it is new, and how new that makes it.

What must never happen: likeness silences a story by itself. What a known sentence says otherwise (updates.py), a name
in a routine bulletin and a near-copy's added sentence are weighed beside it, in log-odds like all else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.judge import novelty, papers, routine
from monitor.judge.changes import (
    across,
    after,
    bulletins,
    edits,
    fillers,
    given,
    outgrown,
    restated,
    retold,
    spreads,
    updates,
)
from monitor.judge.changes.update import NOTHING, Update
from monitor.judge.copies import Copy, CopyKind, added, brings
from monitor.judge.ledger import Ledger, Likeness, Nearest
from monitor.judge.meanings.sense import Sense
from monitor.judge.novelty import SAMENESS
from monitor.judge.site import is_of_its_asking
from monitor.judge.weights import Weights
from monitor.judge.words.terms import Reading, read_added, same_words, stems
from monitor.model import Story

TURNED = 1.0
"""Log-odds of a figure that changed, or an act that was undone, done or confirmed, since a sentence like it."""
SAID_BEFORE = -3.0
"""Log-odds of a toll that is known or hardly higher, and of an act that a sentence like it undid within a day."""
ALIKE = -2.0
"""Of each log-odd by which it is one event with what another publisher told, log-odds against its being new."""
REPEATED = ("again", "slight", "alike")
ACTS = ("reversal", "completed", "ended", "further")
"""What is news in a bulletin too."""
CONTINUES = ("figures", "bulletin", "reversal", "completed", "ended", "further", "certain")
"""What becomes of something known, and so is about the same."""
EDITED = ("figures", "reversal", "completed", "ended", "toll")
"""What an edit must do to what it said before, so that who was told of the item is told again; and a fuller text of
what another outlet has."""
FOLLOWS = 1.5
"""Log-odds of that, where it was told: who heard of the shelling wants its toll, whatever else its report lacks."""
RESTATED = -4.0
"""Log-odds of a lead that is known nearly word for word."""
RESTATED_AT_LENGTH = -7.0
"""The same of a long one: no two events are told so, however long ago it was."""
FULLER = 2
"""Sentences that a near-copy adds under a headline that brings nothing, from which it is a fuller text of the same."""
REWORDED = 0.5
"""Share of a new lead's words that the lead before it held, from which it says the same."""
FIRST_TIME = 2.0
"""Log-odds of a routine bulletin with a name that was never known."""
COPIED = -5.0
"""Log-odds of a copy that adds nothing."""
UNLIKE = Likeness()
_CANDIDATES = 4
"""Opening sentences among which the new one is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of it."""

    reading: Reading
    """What was looked at: the story, or of a near-copy what it adds."""
    novelty: Mapping[str, float]
    """Contributions to the log-odds of being new."""
    measured: Mapping[str, float]
    """The features behind them."""
    likeness: Likeness = UNLIKE
    added: tuple[str, ...] = ()
    """Sentences that a near-copy adds to its original, or a bulletin to all that is known."""
    sentence: str
    """The one that is new, if any is."""
    nearest: Nearest | None = None
    """The known sentence nearest to it."""
    update: Update = NOTHING
    """What it does to something known."""
    compared: bool = True
    """False where only its form was looked at."""
    is_grown: bool = False
    """What a page that was told says in addition was judged, as a report of its own."""
    is_settled: bool = False
    """What it does is known from a report of its event in another language, which it so does not say again."""

    @property
    def follows(self) -> float:
        """Log-odds of being about the operation, by what it does to something that was told under it."""
        entry = self.update.entry if self.update.rule in CONTINUES else None
        return FOLLOWS if entry and entry.development else 0.0


def by_form(story: Story, reading: Reading, ledger: Ledger, weights: Weights) -> Comparison:
    """Of a story that is about nothing that is followed here: most stories, and not worth a search of what is known."""
    found = novelty.features(story, reading, UNLIKE, (weights.form, weights.lead), ledger)
    return Comparison(
        reading=reading,
        novelty={name: w for name, w in novelty.weigh(reading, found, weights).items() if name not in SAMENESS},
        measured={name: value for name, value in found.items() if name not in SAMENESS},
        sentence=_key_sentence(story, (), UNLIKE),
        compared=False,
    )


def compare(
    story: Story, reading: Reading, copy: Copy | None, sense: Sense | None, ledger: Ledger, weights: Weights
) -> Comparison:
    """Beside a ledger. `copy`: what the ledger has of it already; `sense`: what the meaning of its title adds."""
    unknown = restated.unknown(added(story, copy.story), story, copy.story, ledger) if copy else ()
    news = tuple(line for line in unknown if _tells(line, story, copy)) if copy else ()
    if news and not _is_reworded(story, copy, ledger):
        reading = read_added(news, story.language)
    likeness = ledger.compare(reading, story.first_seen)
    is_notice = copy is None and papers.is_numbered(story) and not restated.restates(story, reading, ledger)
    is_routine = copy is None and not is_notice and ledger.bulletins.has_next(story)
    if is_routine:
        news = routine.first_time(story.sentences, ledger.names(), weights.background)
    sentence = _key_sentence(story, news, likeness)
    near = ledger.near(sentence, story.first_seen, story.language)
    edited = copy.story if copy and copy.kind is CopyKind.VERSION and ledger.told_of(story.item) else None
    update = updates.find(story, sentence, near, ledger, edited)
    if edited and not (update.turned or update.fallen):
        update = _edited(update, edited, story, ledger)
    turned_abroad = None if copy or update.entry else across.find(story, sentence, reading, ledger)
    update = turned_abroad or _told_again(update, story, sentence, reading, copy, ledger, is_notice=is_notice)
    if copy and _is_fuller(story, copy, unknown, ledger) and not (update.fallen or update.rule in EDITED):
        news = ()
    measured = novelty.features(story, reading, likeness, (weights.form, weights.lead), ledger)
    measured |= sense.features if sense else {}
    new = novelty.weigh(reading, measured, weights)
    new = _beside(new, story, reading, copy, news, update, ledger, is_routine=is_routine)
    if edited and update.rule in new and update.rule not in REPEATED:
        new.pop("labelled", None)  # a live page was told as one: what changes in it is no less news
    further = edits.further(edited, story, news, ledger.common, ledger.background) if edited else ()
    if further and not (update.fallen or update.rule in EDITED):
        return _grown(story, further, ledger, weights)
    return Comparison(
        reading=reading,
        novelty=new,
        measured=measured,
        likeness=likeness,
        added=news,
        sentence=sentence,
        nearest=next(iter(near), None),
        update=update,
        is_settled=turned_abroad is not None,
    )


def _beside(
    new: dict[str, float],
    story: Story,
    reading: Reading,
    copy: Copy | None,
    news: Sequence[str],
    update: Update,
    ledger: Ledger,
    *,
    is_routine: bool,
) -> dict[str, float]:
    """Contributions to the log-odds of being new, with what it does to something known, or repeats of it."""
    if is_routine and not (update.turned or update.rule in ACTS):
        return {"routine": FIRST_TIME if news else COPIED}
    if copy and not news:
        return new | {"copy": COPIED}
    if not news and update.rule in ("", *REPEATED) and (length := restated.restates(story, reading, ledger)):
        return new | {"restated": RESTATED_AT_LENGTH if length >= restated.LONG else RESTATED}
    if update.rule in REPEATED:
        return new | {update.rule: ALIKE * update.odds if update.odds else SAID_BEFORE}
    if update.rule == "bulletin":
        return {"bulletin": FIRST_TIME}
    return novelty.without_sameness(new) | {update.rule: TURNED} if update.rule else new


def _grown(story: Story, further: tuple[str, ...], ledger: Ledger, weights: Weights) -> Comparison:
    """What a page has in addition, as a report of its own."""
    part = replace(story, title=further[0], sentences=further)
    seen = compare(part, read_added(further, story.language), None, None, ledger, weights)
    return replace(seen, added=further, is_grown=True)


def _edited(update: Update, old: Story, story: Story, ledger: Ledger) -> Update:
    """What the edit of a page that was told does to what it said itself."""
    if turned := edits.corrected(old, story):
        return Update(turned=turned, rule="figures", entry=ledger.of_item(story.item), figures=turned)
    return NOTHING if update.rule == "reversal" and edits.undoes_as_before(old, story) else update


def _told_again(
    update: Update,
    story: Story,
    sentence: str,
    reading: Reading,
    copy: Copy | None,
    ledger: Ledger,
    *,
    is_notice: bool,
) -> Update:
    """The update, or what was told already, and what comes after it, where it is none; or what a notice numbers."""
    if not (copy or update.turned or update.fallen) and (changed := bulletins.changed(story, ledger)):
        return changed
    if update.rule == "reversal" and not copy:
        return retold.undone(story, reading, update, ledger) or update
    if update.rule or update.fallen:
        return update
    found = retold.find(story, sentence, ledger)
    if not (found or copy):
        found = after.find(story, ledger) or spreads.find(story, ledger) or retold.shared(story, reading, ledger)
        if not found:
            same = retold.alike(story, reading, ledger)
            found = outgrown.find(story, ledger, same.entry if same else None) or same
    if is_notice and not found:
        return replace(update, word=story.label, rule="numbered")
    return replace(found, figures=update.figures) if found else update


def _tells(line: str, story: Story, copy: Copy) -> bool:
    """Whether what a near-copy adds tells something. The new headline of an edit always does, and its new lead: of many
    items the headline is there first."""
    opens = (story.title, *story.sentences[:1]) if copy.kind is CopyKind.VERSION else (story.title,)
    return line in opens or fillers.tells(line, (copy.story.title, *copy.story.sentences), story.language)


def _is_reworded(story: Story, copy: Copy | None, ledger: Ledger) -> bool:
    """Whether it edits the lead under a headline of which followers were not told: then it is judged as a whole again,
    since a sentence alone is neither an explainer nor like what is known."""
    if copy is None or copy.kind is not CopyKind.VERSION or ledger.told_of(story.item):
        return False
    opening = story.sentences[:1] and copy.story.sentences[:1]
    same = bool(opening) and same_words(story.title, copy.story.title)
    return same and given.shared(copy.story.sentences[0], story.sentences[0]) >= REWORDED


def _is_fuller(story: Story, copy: Copy, unknown: Sequence[str], ledger: Ledger) -> bool:
    """Whether it only has more of the text of which another outlet had less: what is new in it stands neither in its
    headline nor in its lead. Only of what belongs to a development, so that followers have a report of it: what was
    held back may be told for what it had left out. A seed belongs to none."""
    known, entry = copy.story, ledger.of_item(copy.story.item)
    is_report = copy.kind is CopyKind.NEAR and bool(entry and entry.development)
    leads = story.sentences[:1] and story.sentences[0] in unknown
    more = len(unknown) >= FULLER and not leads
    return is_report and more and not brings(story.title, " ".join((known.title, *known.sentences)))


def _key_sentence(story: Story, added: tuple[str, ...], likeness: Likeness) -> str:
    """The sentence that is new: of a near-copy what it adds, else the opening's least known one."""
    if added:
        return added[0]
    told = (sentence for sentence in story.sentences[:_CANDIDATES] if not is_of_its_asking(sentence))
    nearest = likeness.nearest
    if nearest is None:
        return next(told, story.title)
    if not (opening := list(told)):
        return story.title
    known = frozenset().union(*map(stems, (nearest.title, *nearest.sentences)))
    return max(opening, key=lambda s: (_unknown(s, known) * 0.85 ** opening.index(s), -opening.index(s)))


def _unknown(sentence: str, known: frozenset[str]) -> float:
    """Words of a sentence that are not known, eight at most: a long sentence is not newer than a lead."""
    return min(8, len(set(stems(sentence)) - known))
