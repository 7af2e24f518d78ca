"""What comes after something that was told: patrols are halted after a peacekeeper's death, somebody is held or charged
over a shelling, the guns open fire once a deadline has passed.

What must never happen: the event itself is told again by what came of it. So only an act that undoes something counts,
or that answers for it, or a deadline that was known to run, and not where a report of the last days has it, in whatever
way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.judge import genre
from monitor.judge.changes import endings, given, turns
from monitor.judge.changes.update import AKIN, FIRST, LIVE, Update, is_another
from monitor.judge.ledger import Ledger, Nearest
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import surface
from monitor.model import Story

_PROBE = r"(?:investigations?|inquir(?:y|ies)|probes?)"
_DOORS = (
    r"(?:borders?|crossings?|airspace|airports?|ports?|embass(?:y|ies)|consulates?|schools?|roads?|bridges?|parliament)"
)
_ANSWERS = Sieve(
    r"(?<!\bnot )(?<!\bto )(?<!\bno )(?<!\bbe )(?<!\bnobody )(?<!\bno one )(?<!\bnone )"
    r"\b(?:(?P<held>arrest(?:s|ed)|(?<=police )(?:arrest|hold)|detain(?:s|ed)?|caught|held"
    r"|nab(?:s|bed)|apprehended|(?:taken )?in(?:to)? custody)"
    r"|(?P<charged>charge[sd](?! (?:for|at)\b)|indict(?:s|ed)|prosecuted|put on trial)"
    r"|(?P<probed>investigat(?:es?|ed)|under investigation"
    rf"|(?:open|launch|order|beg[ai]n|start)(?:s|ed)? (?:[\w'-]+ ){{0,3}}?{_PROBE}"
    rf"|{_PROBE} (?:is |was )?(?:open|launch|order|begin|began|start)(?:s|ed)?)"
    r"|(?P<dismissed>dismiss(?:es|ed)|sack(?:s|ed)|relieved of|removed from office)"
    r"|(?P<fined>fine[sd]|sued|sues)"
    rf"|(?P<shut>(?:shut|clos|seal)(?:s|es|ed)? (?:[\w'-]+ ){{0,3}}?{_DOORS})"
    r"|(?P<sent>(?:recall|expel|summon)(?:s|ed|led) (?:[\w'-]+ ){0,3}?(?:ambassadors?|envoys?|diplomats?|attach\w+))"
    r"|(?P<barred>freez(?:es|ed)|froze|(?:impos|slap)(?:es|ed|s|ped)|ban(?:s|ned)|barred|blacklist(?:s|ed))"
    r"|(?P<left>resign(?:s|ed)|quits?|st(?:eps|epped|ands|ood) (?:down|aside))"
    r"|(?P<cleared>evacuat(?:es|ed)|(?:moved|cleared|driven|forced) (?:out|from)))\b"
    r"(?=(?: [\w'.-]+){0,6}? (?:over|after|for|following|in connection with|suspected of|on suspicion of)"
    r" (?P<cause>.+))"
)
"""Who answers for something, before what he answers for; on a folded surface."""
_SPOKEN_OF = {
    "held": re.compile(r"\b(?:arrest|detain|custody|caught|held\b|nab(?:s|bed)\b|apprehend|captur)"),
    "charged": re.compile(r"\b(?:charge[sd]?\b|charging|indict|prosecuted|trial)"),
    "probed": re.compile(r"\b(?:investigat|inquir(?:y|ies)\b|probe[sd]?\b)"),
    "dismissed": re.compile(r"\b(?:dismiss|sack(?:s|ed)|relieved|removed|fired)\b"),
    "shut": re.compile(r"\b(?:shut|clos(?:e[sd]?|ing|ure)|seal(?:s|ed))\b"),
    "sent": re.compile(r"\b(?:recall|expel|expuls|summon)"),
    "barred": re.compile(r"\b(?:freez|froze|impos|slap|ban(?:s|ned)?\b|barred|blacklist|sanction)"),
    "left": re.compile(r"\b(?:resign(?:s|ed|ation)|quits?|(?:step|stood|stand)\w* (?:down|aside))\b"),
    "cleared": re.compile(r"\b(?:evacuat|(?:moved|cleared|driven|forced) (?:out|from)|displac|fled)"),
    "fined": re.compile(r"\b(?:fine[sd]?|su(?:e[sd]?|ing)|lawsuit)\b"),
}
_DEADLINE = re.compile(r"\b(?:deadline|ultimatum)\b")
_PASSED = re.compile(
    r"\b(?:deadline|ultimatum)(?: [\w']+){0,3}? (?:pass(?:es|ed)|expire[sd]|r[au]ns? out|lapse[sd])\b"
    r"|\b(?:after|since|past) (?:(?:an?|the|its|their|his|her|[\w-]+'s?|[a-z-]+) ){0,2}?(?:deadline|ultimatum)\b"
    r"(?! (?:\w+ )?(?:extended|extension|set|brought|moved|postponed|delayed)\b)"
)
_LONGER = re.compile(
    r"\b(?:exten(?:d|sion)\w*|(?:more|another|further) (?:\w+ )?(?:days?|hours?|weeks?|time)|brought forward)\b"
)


def find(story: Story, ledger: Ledger) -> Update | None:
    """The act of a headline that names a told event as what it comes after."""
    return _undone(story, ledger) or _answered(story, ledger) or _expired(story, ledger)


def _undone(story: Story, ledger: Ledger) -> Update | None:
    """Something is halted, resumed or lifted; likeness is to the event alone."""
    act = turns.without_before(story.title)
    cause = surface(story.title).folded[len(act) :]
    if not (act and cause) or endings.speaks_of_dead(act) or not turns.undoings(act):
        return None
    events = _told(cause, story, ledger)
    if not events or _told(act, story, ledger):
        return None
    return Update(word=act.strip(), rule="after", entry=events[0].entry)


def _answered(story: Story, ledger: Ledger) -> Update | None:
    """Somebody answers for what was told, or stands in a seed, where no report near it has spoken of such a thing."""
    found = None if genre.asks(story.title) else _ANSWERS.search(surface(story.title).folded)
    if not found:
        return None
    way = next(way for way in _SPOKEN_OF if found[way])
    spoken = _SPOKEN_OF[way]
    near = [known for known in ledger.near(found["cause"], story.first_seen, story.language) if known.share >= AKIN]
    events = [known for known in near if _is_of_late(known, story) and (known.entry.development or not known.entry.at)]
    if not events or is_another(story, story.title, events[0].entry, ledger):
        return None
    heard = (line for known in near for line in (known.sentence, *given.lines_about(known.entry, ledger)))
    if any(spoken.search(surface(line).folded) for line in heard):
        return None
    return Update(word=found[way], rule="ended", entry=events[0].entry)


def _expired(story: Story, ledger: Ledger) -> Update | None:
    """A deadline that was known to run has passed, and no report has said so."""
    found = _PASSED.search(surface(story.title).folded)
    if not found:
        return None
    lately = [
        known
        for known in ledger.near(story.title, story.first_seen, story.language)
        if _is_of_late(known, story) and not is_another(story, story.title, known.entry, ledger)
    ]
    lines = [line for known in lately for line in (known.sentence, *given.opening(known.entry))]
    folded = [surface(line).folded for line in lines]
    if not any(map(_DEADLINE.search, folded)) or any(map(_PASSED.search, folded)):
        return None
    soon = [known for known in lately if known.entry.at and story.first_seen - known.entry.at <= FIRST]
    if any(_LONGER.search(line) for known in soon for line in _folded(known)):
        return None  # it passed because it was put off, as is known
    entry = next(known.entry for known in lately if any(map(_DEADLINE.search, _folded(known))))
    return Update(word=found.group(), rule="completed", entry=entry)


def _folded(known: Nearest) -> Sequence[str]:
    return [surface(line).folded for line in (known.sentence, *given.opening(known.entry))]


def _told(line: str, story: Story, ledger: Ledger) -> Sequence[Nearest]:
    """What was told of late in words like these."""
    near = ledger.near(line, story.first_seen, story.language)
    lately = (known for known in near if known.entry.at and _is_of_late(known, story))
    return [known for known in lately if known.entry.development and known.share >= AKIN]


def _is_of_late(known: Nearest, story: Story) -> bool:
    """A seed is of no day."""
    return not known.entry.at or story.first_seen - known.entry.at <= LIVE
