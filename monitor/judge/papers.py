"""A headline that says only what kind of paper it is: "Press release 14/27", "Evening bulletin of the General Staff".

Offices number their papers and put the news into the text. Such a title meets no term, tells no act and is like every
other one of its series, so the first sentence of the text is judged as the headline.

What must never happen: a title that says anything of what happened is taken for a form. So every word of it must be one
of papers, of dates and counting, or of the publisher's own name.

A notice may number what it reports ("WARNING 014/MAR/2027 - INCIDENT"). A maritime warning centre tells each attack in
the words of the last, from the same places: by them it is known, and by its form one more bulletin of its publisher.
But a number of its own is an event of its own. What counts a series of reports instead (a daily update, a situation
report, the second version of a notice) numbers no event.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from monitor.judge.text import bag
from monitor.judge.words.terms import surface
from monitor.model import Story

_KINDS = bag(
    "release statement communique bulletin briefing update updates report reports sitrep sitreps summary advisory "
    "alert warning notice announcement information communication circular newsflash"
)
"""What a paper may be: one of them there must be."""
_BESIDE = bag(
    "press media news public official flash daily weekly monthly morning midday noon afternoon evening night special "
    "extraordinary joint final first second third latest general operational operation operations situation "
    "situational security incident military weather travel service number no nr issue edition part as of on at the a "
    "an for from to by and in its hours hrs hour local time utc gmt today yesterday day week ministry department "
    "office spokesperson spokesman spokeswoman staff headquarters command force forces defence defense minister "
    "progress attributable monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"\bOperation (?:[A-Z][\w'-]*\s?)+:?")
_SAYS = 5
"""Words of a first sentence that tells something; what is shorter heads a list."""
_LOOKED_AT = 4
_GOES_ON = re.compile(
    r"\b(?:continu(?:e[sd]?|ing)|go(?:es)? on|carried on|kept|remains? in force|as (?:planned|usual))\b"
)
"""What such a sentence says that tells of no new act: "Our units continued their tasks in the south"."""


_DIGIT = re.compile(r"\d")
_NOTICE = re.compile(
    r"(?i)\b(?:warnings?|alerts?|incidents?|attacks?|advisor(?:y|ies)|navareas?|navwarns?|hydro(?:lant|pac|arc)s?"
    r"|notices? to mariners|piracy|robber(?:y|ies)|hijack(?:ing)?s?|boardings?|suspicious approach(?:es)?)\b"
)
_SERIES = re.compile(
    r"(?i)\b(?:updates?|updated|sitreps?|situation|daily|weekly|monthly|days?|weeks?|summar(?:y|ies)|bulletins?|briefs?"
    r"|briefings?|digests?|overviews?|assessments?|reviews?|round-?ups?|flash|cancel\w*|correct\w*|all clear)\b"
)
_PAPER = re.compile(r"(?i)\b(?:alert|warning|advisory|notice|report)s?\b")
_NUMBER = re.compile(
    r"(?<![\d.,/-])(?:(\d{2,4}[/-](?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*[/-](?:20)?\d\d"
    r"|(?!20)\d{3,4}[/-](?:20)?\d\d|20\d\d-\d{3})(?![\d.,/-]|\w)"
    r"|(?:\b(?i:no|nr|number|incident|warning|alert|advisory)\b\.? ?|[#№] ?)[#№]?(\d{1,4})(?=$|:| [A-Z(–—-]))"
)


def is_of_series(title: str) -> bool:
    """Whether a title is that of one of a series of papers."""
    return bool(_SERIES.search(title) or _PAPER.search(title))


@lru_cache(maxsize=1024)
def number(title: str) -> str:
    """What the title of a notice numbers an event by; "" for none."""
    if not (_DIGIT.search(title) and _NOTICE.search(title)) or _SERIES.search(title):
        return ""
    found = _NUMBER.search(title)
    return next(filter(None, found.groups())) if found else ""


def is_numbered(story: Story) -> bool:
    """Whether a story as the judge has it (`headed`) is such a notice."""
    return story.label.isdigit() or bool(_NUMBER.fullmatch(story.label))


def headed(story: Story) -> Story:
    """The story under its first sentence, where its title only says what kind of paper it is, and with the number of a
    notice as its label; else itself."""
    lead = _lead(story)
    if numbered := number(story.title):
        story = replace(story, label=numbered)
    return replace(story, title=lead) if lead and not _GOES_ON.search(surface(lead).folded) else story


def goes_on(story: Story) -> bool:
    """It is such a paper, and says that what was begun continues: of background."""
    return bool(_GOES_ON.search(surface(_lead(story)).folded))


def _lead(story: Story) -> str:
    """What stands below a title that is only a form; "" below any other."""
    if not is_form(story.title, story.publisher):
        return ""
    return next((line for line in story.sentences[:_LOOKED_AT] if len(line.split()) >= _SAYS), "")


@lru_cache(maxsize=1024)
def is_form(title: str, publisher: str) -> bool:
    """Whether a title tells nothing but what kind of paper it heads, whose, which and of when."""
    lowered = title.lower()
    for kind in _KINDS:  # a loop of its own: every title comes here, and most have none of them
        if kind in lowered:
            break
    else:
        return False
    cased = surface(title).cased
    said = set(_WORD.findall(_NAMED.sub(" ", cased).lower() if ":" in title else cased.lower()))
    if said.isdisjoint(_KINDS):
        return False
    return said <= _KINDS | _BESIDE | set(_WORD.findall(surface(publisher).folded))
