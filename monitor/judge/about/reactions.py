"""Whether a headline is the word of an outsider: "Greece advises its ships …", "… is unlawful, NATO says".

Who follows an operation may have ruled out what others say of it ("not diplomacy, not reactions"). Such a headline has
no words of its own kind, since it speaks of the operation; it is told by who speaks. An outsider who gives a count
("China says one citizen dead") reports, and does not react; nor does one of the operation's own who condemns.
"""

from __future__ import annotations

import re

from monitor.judge.words.lexicon import any_of, listed
from monitor.judge.words.places import mentioned
from monitor.judge.words.terms import surface

_SPEAKS = any_of(
    listed(
        "say|says|said|tell|tells|told|urge|urges|urged|call|calls|called|condemn*|warn|warns|warned|praise*|back|backs"
        "|backed|support|supports|welcome*|voice|voices|slam|slams|criticis*|criticiz*|denounc*|decr*|deplor*|lament*"
        "|express*|demand|demands|ask|asks|offer|offers|pledge*|vow|vows|reject*|rule out|rules out|advise*|caution*"
        "|react*|worr*|concern*|fear|fears|hope|hopes|expect|expects|want|wants|seek|seeks|mull|mulls|weigh|weighs"
        "|consider*|discuss*|debate*|insist*|reiterat*|speak|speaks|relay*|convey*|oppos*|will"
    )
)
_BODIES = any_of(
    listed(
        "nato|eu|european union|europe|european|europeans|un|united nations|vatican|pope|arab league|african union"
        "|g7|g20|asean|brics"
    )
)
_AMERICANS = any_of(listed("us|u.s|america|american*|washington|pentagon|white house"))
"""Whom the table of countries leaves out, since every second report names them."""
_COUNT = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b")
_BEHIND = re.compile(r"\b(?:on|in|of|at|against|over|after|by|for|from|to)\b")
"""Of "Strikes on Iran draw condemnation" Iran is not the speaker."""
_LAST = re.compile(r", ([^,]{2,60}) (?:say|says|said|warns?|warned)$")


def is_reaction(title: str, countries: frozenset[int], spoken: str) -> bool | None:
    """Whether a headline is what an outsider says, in English; None where nobody is named who speaks.

    `countries`: those that the operation speaks of, by their numbers; `spoken`: all that its operator wrote, folded.
    """
    form = surface(" ".join(title.split()).rstrip("."))
    if _COUNT.search(form.folded):
        return None
    if last := _LAST.search(form.folded):
        return _is_outside(form.cased[last.start(1) : last.end(1)], countries, spoken)
    verb = _SPEAKS.search(form.folded)
    return _is_outside(form.cased[: verb.start()], countries, spoken) if verb else None


def _is_outside(speaker: str, countries: frozenset[int], spoken: str) -> bool | None:
    """Whether neither a speaker nor his country is the operation's own; None where it is not sure who speaks."""
    named, folded = mentioned(speaker), surface(speaker).folded
    if named & countries or (_AMERICANS.search(folded) and (named or _AMERICANS.search(spoken))):
        return None if _BEHIND.search(folded) else False
    if named or _AMERICANS.search(folded):
        return True
    bodies = _BODIES.findall(folded)
    return any(not any_of([body]).search(spoken) for body in bodies) if bodies else None
